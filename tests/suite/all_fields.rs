//! Every field of every page and copy: filled in, read back, or counted as left out.

#![expect(clippy::unwrap_used, reason = "a book that cannot be made fails the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;
use std::sync::LazyLock;

use crate::answers::text;
use crate::filled::{Asked, Saved, fields, fill};
use crate::judges::{project, verdict};
use crate::sandbox::Sandbox;

/// A page with every kind of block that asks, twice where each of the two answers.
const MINE: &str = r#"id = "mine-all"
title = "All that a page can ask"
language = "en"
block = [
    { type = "lines", name = "hope", count = 2, each = true },
    { type = "box", name = "picture", label = "A picture" },
    { type = "entries", items = [{ name = "where", label = "Where" }, { name = "when", label = "When" }] },
    { type = "checks", name = "done", items = ["one", "two"], blank = 2, each = true },
    { type = "scale", name = "how", to = 5, items = [{ name = "calm", text = "Calm" }], each = true },
    { type = "choices", name = "may", options = ["yes", "may be", "*No*"], items = [{ name = "dance", text = "Dance" }], blank = 2, each = true },
    { type = "table", name = "plan", columns = [{ name = "what", head = "What" }, { name = "ok", head = "OK", answer = "check" }], blank = 2 },
    { type = "tracker", name = "steps", head = "Steps", rows = ["Walk"], blank = 1, each = true },
    { type = "tracker", name = "hours", head = "Hours", rows = ["Sleep"], across = ["Early", "Late"], cell = "text" },
    { type = "signatures", name = "signed" },
    { type = "loop", center = "Us", boxes = [{ name = "i-see", text = "I see" }, { name = "i-feel", text = "I feel" }, { name = "i-do", text = "I do" }, { name = "you-see", text = "You see" }] },
]
"#;

/// A private page of one's own.
const SECRET: &str = "id = \"my-diary\"\ntitle = \"Diary\"\nlanguage = \"en\"\nprivacy = \"private\"\n\
    block = [{ type = \"lines\", name = \"today\", fill = true }]\n";

const COPIES: [&str; 3] = ["workbook.pdf", "workbook-a.pdf", "workbook-b.pdf"];

/// The shipped pages, by their ids: the text of each, without those in another language.
fn shipped() -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    for entry in fs::read_dir(project("decks/workbook")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let is_page = name != "book" && !name.contains('.');
        if path.extension().is_some_and(|end| end == "toml") && is_page {
            pages.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    assert!(pages.len() > 50, "{pages:?}");
    pages
}

/// A folder with two pages of one's own, and a book of twelve weeks with those and every page
/// that is shipped, in all copies of the two.
fn made(plan: &[&str]) -> Sandbox {
    let book = fs::read_to_string(project("decks/workbook/book.toml")).unwrap();
    let others = shipped().into_keys().filter(|id| !book.contains(&format!("\"{id}\"")));
    let others: Vec<String> = others.map(|id| format!("\"{id}\"")).collect();
    let more = format!(
        "\n[[chapter]]\ntitle = \"More\"\nkind = \"rule\"\npages = [\"mine-all\", \"my-diary\", {}]\n",
        others.join(", ")
    );
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("workbook")).unwrap();
    for (name, text) in
        [("mine-all", MINE), ("my-diary", SECRET), ("book", &*(book + &more))]
    {
        fs::write(sandbox.path(&format!("workbook/{name}.toml")), text).unwrap();
    }
    sandbox.succeed(&[&["workbook", "--for", "shared,a,b"], plan].concat());
    sandbox
}

static BOOK: LazyLock<[Vec<u8>; 3]> = LazyLock::new(|| {
    let sandbox = made(&["--weeks", "12"]);
    COPIES.map(|name| sandbox.read(name))
});

/// What people and their programs type, and what breaks files of text.
const SAID: [&str; 18] = [
    "\"quoted\" and 'quoted' \\ \\n \\u0041",
    "two\nlines\n\n  and a last one",
    "\"\"\"\n'''\n[answers.week01.checkin]\na.closeness = 9",
    "שלום עולם, and مرحبا (from right to left)",
    "👩‍👩‍👧 😀 é e\u{301} ﬁ",
    "true",
    "1979-05-27",
    "1979-05-27T07:32:00Z",
    "7",
    "-0.5e9",
    "inf",
    "# no remark",
    "a = [ 1, { b = 2 } ]",
    "  spaces at both ends  ",
    "\ttabs\tin it",
    "Off",
    "/Yes",
    "\u{feff}a mark, a soft\u{ad}hyphen, private \u{e000}",
];

/// What no keyboard types, with what is kept of it.
const UNTYPED: [(&str, &str); 4] = [
    ("bell\u{7}escape\u{1b}[2Jdelete\u{7f}nul\u{0}", "bellescape[2Jdeletenul"),
    ("a\rb\nc\u{85}d\u{2028}e\u{c}f", "a\nb\nc\nd\ne\nf"),
    ("\u{202e}turned\u{2066} round\u{fffe}", "turned round"),
    ("\u{0}\u{1b}", ""),
];

/// What is typed into a field, and what is kept of it: the same in whichever copy it stands.
fn said(name: &str, with_untyped: bool) -> (String, String) {
    let nth = name.bytes().fold(7_usize, |sum, byte| sum * 31 % 9973 + usize::from(byte));
    let count = SAID.len() + if with_untyped { UNTYPED.len() } else { 0 };
    match nth % (2 * count + 1) {
        // Longer than any place for it, with the field's own name, so that none is mistaken.
        0 => {
            let long = format!("{name} {}", "und so weiter, ".repeat(400));
            (long.clone(), long)
        }
        at => match (SAID.get((at - 1) % count), at > count) {
            (Some(text), false) => ((*text).to_owned(), (*text).to_owned()),
            (Some(text), true) => (format!("{text} {name}"), format!("{text} {name}")),
            (None, _) => {
                let (text, kept) = UNTYPED[(at - 1) % count - SAID.len()];
                (text.to_owned(), kept.to_owned())
            }
        },
    }
}

/// A value for each field, and what is kept of it in a file of answers.
fn answers(form: &[u8], with_untyped: bool) -> (BTreeMap<String, String>, Kept) {
    let mut typed = BTreeMap::new();
    let mut kept = Kept::new();
    for (nth, (name, asked)) in fields(form).into_iter().enumerate() {
        let (value, read) = match asked {
            Asked::Text => {
                let (value, kept) = said(&name, with_untyped);
                (value, toml::Value::from(kept))
            }
            Asked::Tick => ("Yes".to_owned(), toml::Value::from(true)),
            // The same in each copy, and every one somewhere.
            Asked::Choice(values) => {
                let sum: usize = name.bytes().map(usize::from).sum();
                let value = values[sum % values.len()].clone();
                let number = value.parse::<i64>().map(toml::Value::from);
                (value.clone(), number.unwrap_or_else(|_| toml::Value::from(value)))
            }
        };
        assert!(!name.is_empty(), "field {nth}");
        if read.as_str() != Some("") {
            kept.insert(name.clone(), read);
        }
        typed.insert(name, value);
    }
    (typed, kept)
}

type Kept = BTreeMap<String, toml::Value>;

/// The fields of a file of answers by their names, read by nothing of ours.
fn read(sandbox: &Sandbox, name: &str) -> Kept {
    fn walk(table: &toml::Table, above: &str, all: &mut Kept) {
        for (key, value) in table {
            let name = format!("{above}{key}");
            match value {
                toml::Value::Table(inner) => walk(inner, &format!("{name}."), all),
                value => assert!(all.insert(name, value.clone()).is_none()),
            }
        }
    }
    let file: toml::Table = text(sandbox, name).parse().unwrap();
    let mut all = Kept::new();
    walk(file["answers"].as_table().unwrap(), "", &mut all);
    assert!(!file.contains_key("other"));
    all
}

/// The pages of answers.
fn pages(names: &BTreeSet<&str>) -> usize {
    let page = |name: &str| {
        let parts: Vec<String> = name.split('.').map(str::to_owned).collect();
        parts[..if parts[0].starts_with("week") { 2 } else { 1 }].to_vec()
    };
    names.iter().map(|name| page(name)).collect::<BTreeSet<_>>().len()
}

/// Whether a field is for one person alone, by the files of the pages.
fn is_private(name: &str) -> bool {
    static PRIVATE: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let all = shipped();
        let is_private =
            |text: &str| text.lines().any(|line| line == "privacy = \"private\"");
        let found = all.iter().filter(|(_, text)| is_private(text));
        let found = found.map(|(id, _)| id.replace('-', ""));
        found.chain(["mydiary".to_owned()]).collect()
    });
    let mut parts = name.split('.');
    let first = parts.next().unwrap();
    let is_week = first.strip_prefix("week").is_some_and(|n| n.parse::<u8>().is_ok());
    let page = if is_week { parts.next().unwrap() } else { first };
    let page = page.trim_end_matches(|c: char| c.is_ascii_digit());
    PRIVATE.contains(page) || name.ends_with(".verdict") || name.ends_with(".rating")
}

/// What is read of filled copies: what is kept, of how many fields; what is private only when it is
/// asked for.
fn check(
    sandbox: &Sandbox,
    filled: &[&str],
    all: usize,
    kept: &Kept,
    with_private: bool,
) {
    let is_kept = |name: &&str| with_private || !is_private(name);
    let names: BTreeSet<&str> = kept.keys().map(|name| &**name).filter(is_kept).collect();
    let private = kept.len() - names.len();
    let (told, left_out) = match private {
        0 => ("", String::new()),
        some => (
            "note: `--private` takes private answers too; that file is for you alone\n",
            format!("; {some} private ones left out"),
        ),
    };
    let asked: &[&str] = if with_private { &["--private"] } else { &[] };
    let to = ["-o", "out.toml", "--force"];
    let ran = sandbox.succeed(&[&["answers"], filled, asked, &to].concat());
    let (count, pages) = (names.len(), pages(&names));
    assert_eq!(
        ran.stdout,
        format!(
            "out.toml: {count} answers on {pages} pages, from {all} fields{left_out}\n"
        )
    );
    assert_eq!(ran.stderr, told);
    let found = read(sandbox, "out.toml");
    assert_eq!(found.keys().map(|name| &**name).collect::<BTreeSet<_>>(), names);
    for (name, value) in found {
        assert_eq!(value, kept[&name], "{name}");
    }
}

/// A sandbox with the pages that the book was made with.
fn reader() -> Sandbox {
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("workbook")).unwrap();
    for (name, text) in [("mine-all", MINE), ("my-diary", SECRET)] {
        fs::write(sandbox.path(&format!("workbook/{name}.toml")), text).unwrap();
    }
    sandbox
}

fn filled(form: &[u8], typed: &BTreeMap<String, String>) -> Vec<u8> {
    let values: Vec<_> = typed.iter().map(|(name, value)| (&**name, &**value)).collect();
    fill(form, &values, Saved::Appended)
}

/// Each copy alone, and each own one with what the two share, in whatever order they come.
fn check_book(book: &[Vec<u8>; 3]) {
    let mut sandbox = reader();
    let mut copies = Vec::new();
    for (form, name) in book.iter().zip(COPIES) {
        let (typed, kept) = answers(form, true);
        assert!(
            typed.len() > 1500 && kept.len() > 1400,
            "{} {}",
            typed.len(),
            kept.len()
        );
        sandbox = sandbox.file(name, filled(form, &typed));
        check(&sandbox, &[name], typed.len(), &kept, false);
        copies.push((typed, kept));
    }
    let all: BTreeSet<&String> = copies.iter().flat_map(|copy| copy.0.keys()).collect();
    for name in ["cover.names", "cover.start", "notes.text", "agreement.a.signed"] {
        assert!(all.contains(&name.to_owned()) && !is_private(name), "{name}");
    }
    // What is private of one comes with what the two share, and never with what is private of both.
    for (own, name) in copies[1..].iter().zip(&COPIES[1..]) {
        let asked: BTreeSet<&String> = copies[0].0.keys().chain(own.0.keys()).collect();
        let mut kept = copies[0].1.clone();
        kept.extend(own.1.clone());
        check(&sandbox, &[COPIES[0], name], asked.len(), &kept, true);
    }
    // In whatever order they come.
    let first = sandbox.read("out.toml");
    let turned = [COPIES[2], COPIES[0], "--private", "-o", "turned.toml"];
    sandbox.succeed(&[&["answers"], &turned[..]].concat());
    assert_eq!(sandbox.read("turned.toml"), first);
    let all = [&["answers", "--private"], &COPIES[..]].concat();
    assert_eq!(
        sandbox.run(&all).stderr,
        "error: private answers of both would stand in one file\n  = help: read each of the two alone, or leave `--private` out\n"
    );
}

#[test]
fn every_field_of_every_copy_comes_back_or_is_counted_as_left_out() {
    check_book(&BOOK);
}

#[test]
fn every_field_says_what_it_takes() {
    let mut wrong = String::from("schema = 1\n[answers]\n");
    let all: BTreeMap<_, _> = BOOK.iter().flat_map(|form| fields(form)).collect();
    assert!(all.len() > 2500, "{}", all.len());
    for (name, asked) in &all {
        let value = match asked {
            Asked::Text => "true",
            Asked::Tick => "\"Yes\"",
            Asked::Choice(_) => "\"outside\"",
        };
        wrong.extend(["\"", name, "\" = ", value, "\n"]);
    }
    let ran =
        reader().file("wrong.toml", wrong).run(&["answers", "wrong.toml", "--private"]);
    let told = format!(
        "error: there is no answer to write; {} unfit ones left out\n  = help: fill the workbook \
         in on screen and save it, then read it again\n",
        all.len()
    );
    assert!(ran.stderr.ends_with(&told), "{}", ran.stderr);
}

#[test]
fn every_field_of_a_planned_book_comes_back_or_is_counted_as_left_out() {
    if !crate::extent::is_whole() {
        return;
    }
    let drawn = Sandbox::new();
    drawn.succeed(&[
        "weekly",
        "--weeks",
        "12",
        "--undated",
        "--seed",
        "all",
        "--profile",
        "full",
    ]);
    let plan = drawn.path("weekly/plan.toml");
    let sandbox = made(&["--plan", plan.to_str().unwrap()]);
    check_book(&COPIES.map(|name| sandbox.read(name)));
}

#[test]
fn what_viewers_save_comes_back_too() {
    let folder = tempfile::tempdir().unwrap();
    let of = |name: &str| folder.path().join(name);
    // pypdf draws what it writes, and takes a minute for a book: it fills a whole one in at night.
    let tried = crate::extent::of([1, 2, 3]);
    let copies = if tried > 1 { &[0, 1, 2][..] } else { &[1] };
    for copy in copies {
        let form = &BOOK[*copy];
        let (mut typed, mut kept) = answers(form, false);
        fs::write(of("form.pdf"), form).unwrap();
        let asked = fields(form);
        if tried < 3 {
            let names = asked.keys().enumerate().filter(|(nth, _)| nth % 9 > 0);
            names.for_each(|(_, name)| drop((typed.remove(name), kept.remove(name))));
        }
        let values = typed.iter().map(|(name, value)| {
            let value = match asked[name] {
                Asked::Tick => serde_json::Value::from(true),
                _ => serde_json::Value::from(value.clone()),
            };
            (name.clone(), value)
        });
        let values = serde_json::Value::Object(values.collect());
        fs::write(of("values.json"), values.to_string()).unwrap();
        for (program, script) in [
            ("target/judge/node", "tests/judge/fill.mjs"),
            ("target/judge/venv/bin/python", "tests/judge/fill_all.py"),
        ]
        .into_iter()
        .take(if tried > 1 { 2 } else { 1 })
        {
            let mut fill = Command::new(project(program));
            fill.arg(project(script))
                .args(["form.pdf", "values.json", "filled.pdf"].map(of));
            if verdict(&mut fill).is_none() {
                continue;
            }
            let filled = fs::read(of("filled.pdf")).unwrap();
            let sandbox = reader().file("filled.pdf", filled);
            check(&sandbox, &["filled.pdf"], asked.len(), &kept, true);
        }
    }
}
