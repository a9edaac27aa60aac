//! What a screen reader says of each place to fill in.

#![expect(clippy::unwrap_used, reason = "a book that cannot be made fails the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::LazyLock;

use lopdf::{Dictionary, Document, Object};

use crate::judges::project;
use crate::sandbox::Sandbox;

/// A widget: the name of its field, what is said of it, and what the place on the page says.
struct Widget {
    name: String,
    says: String,
    contents: String,
}

/// The widgets of a file, read by nothing of ours.
fn widgets(bytes: &[u8]) -> Vec<Widget> {
    let file = Document::load_mem(bytes).unwrap();
    let text = |node: &Dictionary, key: &[u8]| {
        node.get(key).ok().map(|text| lopdf::decode_text_string(text).unwrap())
    };
    let mut found = Vec::new();
    for object in file.objects.values() {
        let Ok(widget) = object.as_dict() else { continue };
        if widget.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Widget") {
            continue;
        }
        let (mut parts, mut node) = (Vec::new(), widget);
        loop {
            parts.extend(text(node, b"T"));
            let Ok(above) = node.get(b"Parent").and_then(Object::as_reference) else {
                break;
            };
            node = file.get_dictionary(above).unwrap();
        }
        parts.reverse();
        found.push(Widget {
            name: parts.join("."),
            says: text(widget, b"TU").unwrap_or_default(),
            contents: text(widget, b"Contents").unwrap_or_default(),
        });
    }
    found
}

/// Twelve weeks with a plan in all copies, one's own pages, weeks without a plan, a handout.
const FILES: [(&str, usize); 9] = [
    ("workbook.pdf", 2000),
    ("workbook-a.pdf", 2500),
    ("workbook-b.pdf", 2500),
    ("workbook-counsellor.pdf", 2000),
    ("weekly/own-a.pdf", 500),
    ("weekly/own-b.pdf", 500),
    ("weekly/workbook.pdf", 2000),
    ("open.pdf", 900),
    ("handout.pdf", 10),
];

static MADE: LazyLock<Vec<(&str, Vec<Widget>)>> = LazyLock::new(|| {
    let sandbox = Sandbox::new();
    let weekly = ["weekly", "--weeks", "12", "--start", "2026-11-30", "--seed", "maple"];
    sandbox.succeed(&weekly);
    let copies = ["workbook", "--plan", "weekly/plan.toml", "--for"];
    sandbox.succeed(&[&copies[..], &["shared,a,b,counsellor"]].concat());
    sandbox.succeed(&["workbook", "--weeks", "4", "-o", "open.pdf"]);
    let handout = ["handout", "T-004", "C-014", "say-avoid", "our-loop"];
    sandbox.succeed(&[&handout[..], &["-o", "handout.pdf"]].concat());
    let read = |(name, least): (&'static str, usize)| {
        let found = widgets(&sandbox.read(name));
        assert!(found.len() >= least, "{name}: {}", found.len());
        (name, found)
    };
    FILES.map(read).into()
});

/// The words of a text, each run of letters and figures being one.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// What each page calls its answers, the page by the beginning of their names; and what all pages
/// say.
fn pages() -> (BTreeSet<(String, String)>, BTreeSet<String>) {
    fn walk(value: &toml::Value, key: &str, say: &mut impl FnMut(&str, &str)) {
        match value {
            toml::Value::String(text) => say(key, text),
            toml::Value::Array(items) => {
                for item in items {
                    walk(item, key, say);
                }
            }
            toml::Value::Table(table) => {
                for (key, value) in table {
                    walk(value, key, say);
                }
            }
            _ => {}
        }
    }
    let (mut names, mut texts) = (BTreeSet::new(), BTreeSet::new());
    for entry in fs::read_dir(project("decks/workbook")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "toml") {
            continue;
        }
        let page: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
        // A page in another language goes by its file: `safety.es.toml`.
        let name = path.file_name().unwrap().to_string_lossy();
        let id = page.get("id").and_then(toml::Value::as_str);
        let id = id.unwrap_or_else(|| name.split('.').next().unwrap());
        let stem = id.replace('-', "");
        walk(&toml::Value::Table(page), "", &mut |key, text| {
            if key == "name" {
                names.insert((stem.clone(), text.to_owned()));
            } else if key != "id" {
                texts.extend(text.split([':', ',']).map(|piece| words(piece).join(" ")));
            }
        });
    }
    assert!(names.len() > 200 && texts.len() > 500);
    (names, texts)
}

#[test]
fn every_place_to_fill_in_says_what_it_is_and_where_and_no_two_say_the_same() {
    for (file, widgets) in &*MADE {
        let mut said = BTreeMap::new();
        for Widget { name, says, contents } in widgets {
            assert!(says.contains(char::is_alphabetic), "{file}: {name} says {says:?}");
            assert_eq!(says, contents, "{file}: {name}");
            if let Some(other) = said.insert(says, name) {
                panic!("{file}: both {name} and {other} say {says:?}");
            }
            let week = name.strip_prefix("week").and_then(|rest| rest.get(..2));
            if let Some(week) = week.and_then(|week| week.parse::<u8>().ok()) {
                let is_there = says.starts_with(&format!("Week {week}"));
                assert!(is_there, "{file}: {name} says {says:?}");
            }
        }
    }
}

#[test]
fn no_place_to_fill_in_is_called_by_what_only_the_program_knows() {
    let (names, texts) = pages();
    for (file, widgets) in &*MADE {
        for Widget { name, says, .. } in widgets {
            assert!(
                !says.contains('#') && !says.contains('_'),
                "{file}: {name}, {says:?}"
            );
            let parts: Vec<&str> = name.split('.').collect();
            let is_name = |id: &&&str| {
                let pages =
                    parts.iter().map(|part| part.trim_end_matches(char::is_numeric));
                let mut pages = pages.map(|page| (page.to_owned(), (**id).to_string()));
                pages.any(|known| names.contains(&known))
            };
            for id in parts.iter().filter(is_name) {
                let plain = id.replace('-', " ");
                let is_text = texts.contains(&plain);
                // As a whole piece of what is said, it is the name, unless the page says so too.
                // Several of one label are told apart by a number behind it.
                let plainly = |piece: &str| {
                    let piece = piece.trim_end_matches(|c: char| {
                        c.is_ascii_digit() || matches!(c, '(' | ')')
                    });
                    words(piece).join(" ")
                };
                let mut pieces = says.split([':', ',']).map(plainly);
                let is_told = pieces.any(|piece| piece == plain);
                assert!(is_text || !is_told, "{file}: {name} says {says:?}");
                assert!(!id.contains('-') || !says.contains(*id), "{file}: {says:?}");
            }
        }
    }
}

#[test]
fn what_is_said_has_no_word_twice_and_none_cut_short() {
    const SHORT: [&str; 15] = [
        "min", "Mo", "Tu", "Th", "Fr", "Sa", "Su", "Mon", "Tue", "Wed", "Thu", "Fri",
        "Sat", "Sun", "hrs",
    ];
    for (file, widgets) in &*MADE {
        for Widget { name, says, .. } in widgets {
            // Two sentences of an author may meet in a word.
            for sentence in says.split(". ") {
                let words = words(sentence);
                let is_twice = |pair: &[String]| {
                    pair[0] == pair[1] && !pair[0].contains(char::is_numeric)
                };
                let twice = words.windows(2).find(|pair| is_twice(pair));
                assert_eq!(twice, None, "{file}: {name} says {says:?}");
            }
            let mut all = says.split(|c: char| !c.is_alphanumeric());
            let short = all.find(|word| SHORT.contains(word));
            assert_eq!(short, None, "{file}: {name} says {says:?}");
            assert!(!says.contains("::") && !says.contains(".:"), "{file}: {says:?}");
        }
    }
}

#[test]
fn some_names_as_they_are_heard() {
    let of = |file: &str| -> BTreeSet<&str> {
        let (_, widgets) = MADE.iter().find(|(name, _)| *name == file).unwrap();
        widgets.iter().map(|widget| &*widget.says).collect()
    };
    for (file, says) in [
        ("open.pdf", "Week 3, Monday: done"),
        ("open.pdf", "Week 3, Monday: minutes"),
        ("open.pdf", "Week 2, Card 2: title"),
        ("workbook-a.pdf", "Ground rules, A: Date signed"),
        (
            "workbook-a.pdf",
            "Week 1, Weekly check-in, A: We were on the same team: 7 of 10",
        ),
        ("workbook-a.pdf", "Touch I like, A, answer: A short hug: not now"),
        ("workbook.pdf", "Week 12, Small touches, Holding hands: Tuesday"),
        ("workbook.pdf", "Notes, before When you need it"),
        ("open.pdf", "Notes, before Week 2: Mending"),
    ] {
        assert!(of(file).contains(says), "{file} does not say {says:?}");
    }
    // Which book has a page left at its end depends on how many it has.
    let at_end = "Notes, at the end of the book";
    let mut all = MADE.iter().flat_map(|(_, widgets)| widgets);
    assert!(all.any(|widget| widget.says == at_end), "no book says {at_end:?}");
}

#[test]
fn what_is_said_does_not_hang_on_how_the_pages_fall() {
    let sandbox = Sandbox::new();
    let mut all: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    let mut notes = BTreeSet::new();
    for (nth, more) in [
        &["--paper", "a4"][..],
        &["--paper", "a5"],
        &["--paper", "letter"],
        &["--edition", "large"],
        &["--page", "no:journal"],
        &["--page", "no:safety", "--page", "no:ground-rules"],
    ]
    .into_iter()
    .enumerate()
    {
        let name = format!("{nth}.pdf");
        let make = ["workbook", "--weeks", "4", "-o", &name];
        sandbox.succeed(&[&make[..], more].concat());
        for Widget { name, says, .. } in widgets(&sandbox.read(&name)) {
            if name.starts_with("notes") {
                notes.insert(name.clone());
            }
            let button = says.rsplit(": ").next().unwrap().to_owned();
            all.entry((name, button)).or_default().insert(says);
        }
    }
    for ((name, _), says) in &all {
        assert_eq!(says.len(), 1, "{name}: {says:?}");
    }
    // Before each part and each week, and at the end.
    assert_eq!(notes.len(), 3 + 4 + 1, "{notes:?}");
}
