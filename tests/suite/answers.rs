//! Answers of filled workbooks: read back, kept private, drawn as curves, and erased.

use std::fs;
use std::sync::LazyLock;

use proptest::prelude::*;

use crate::drawn::{Area, Drawn, pages};
use crate::filled::{Saved, fill};
use crate::judges::verdict;
use crate::sandbox::Sandbox;

/// A small workbook for the two, and one for each.
static FORMS: LazyLock<[Vec<u8>; 3]> = LazyLock::new(|| {
    let sandbox = Sandbox::new();
    let pages =
        ["--page", "check-in", "--page", "vote", "--page", "log", "--page", "care"];
    let options = ["workbook", "--weeks", "3", "--for", "shared,a,b"];
    sandbox.succeed(&[&options[..], &pages[..]].concat());
    ["workbook.pdf", "workbook-a.pdf", "workbook-b.pdf"].map(|name| sandbox.read(name))
});

fn shared() -> &'static [u8] {
    &FORMS[0]
}

fn own(person: &str) -> &'static [u8] {
    if person == "a" { &FORMS[1] } else { &FORMS[2] }
}

pub(crate) fn text(sandbox: &Sandbox, name: &str) -> String {
    String::from_utf8(sandbox.read(name)).expect("a text")
}

/// A file of answers with these tables.
pub(crate) fn file(tables: &str) -> String {
    format!("schema = 1\nmade_by = \"emberdeck answers\"\n\n{tables}")
}

#[test]
fn what_was_filled_in_is_a_table_for_each_page() {
    let values = [
        ("week02.checkin.a.closeness", "7"),
        ("week02.checkin.b.closeness", "10"),
        ("week02.checkin.a.hard", "When it rained,\nI said \"no\"."),
        ("week01.checkin.parked", "Sunday"),
    ];
    for saved in [Saved::Whole, Saved::Appended] {
        let filled = fill(shared(), &values, saved);
        let sandbox = Sandbox::new().file("ours.pdf", filled);
        let ran = sandbox.succeed(&["answers", "ours.pdf"]);
        assert_eq!(
            ran.stdout, "answers.toml: 4 answers on 2 pages, from 134 fields\n",
            "{saved:?}"
        );
        assert_eq!(ran.stderr, "");
        assert_eq!(
            text(&sandbox, "answers.toml"),
            "# What the two of you wrote into your workbook, read by Emberdeck. Who reads it is up to you.\n\
             schema = 1\nmade_by = \"emberdeck answers\"\n\n\
             [answers.week01.checkin]\nparked = \"Sunday\"\n\n\
             [answers.week02.checkin]\na.closeness = 7\n\
             a.hard = \"\"\"\nWhen it rained,\nI said \"no\".\"\"\"\nb.closeness = 10\n"
        );
    }
}

#[test]
fn private_answers_come_only_when_they_are_asked_for() {
    let values = [
        ("week01.checkin.a.team", "4"),
        ("week01.vote.a.touch", "back"),
        ("week01.vote.a.alone", "a secret of mine"),
        ("week01.log.a.01.card.verdict", "not-for-us"),
    ];
    let filled = fill(own("a"), &values, Saved::Whole);
    let sandbox = Sandbox::new().file("mine.pdf", filled);
    let ran = sandbox.succeed(&["answers", "mine.pdf"]);
    assert_eq!(
        ran.stdout,
        "answers.toml: 1 answer on 1 page, from 134 fields; 3 private ones left out\n"
    );
    assert_eq!(
        ran.stderr,
        "note: `--private` takes private answers too; that file is for you alone\n"
    );
    let kept = text(&sandbox, "answers.toml");
    for hidden in ["vote", "secret", "verdict", "back"] {
        assert!(!kept.contains(hidden), "{kept}");
    }
    // What is for one alone does not go by the name of what both share.
    let ran = sandbox.succeed(&["answers", "mine.pdf", "--private"]);
    assert_eq!(ran.stdout, "answers-a.toml: 4 answers on 3 pages, from 134 fields\n");
    let ran = sandbox.succeed(&["answers", "mine.pdf", "--private", "-o", "mine.toml"]);
    assert_eq!(ran.stdout, "mine.toml: 4 answers on 3 pages, from 134 fields\n");
    let all = text(&sandbox, "mine.toml");
    assert!(all.contains("a.touch = \"back\"") && all.contains("a secret of mine"));
    // A page that is not known may be private.
    let own = file(
        "[answers.week01.diary]\nx = \"hush\"\n[answers.week01.checkin]\nparked = \"no\"\n",
    );
    let sandbox = sandbox.file("own.toml", own);
    let ran = sandbox.succeed(&["answers", "own.toml", "-o", "out.toml"]);
    assert_eq!(
        ran.stdout,
        "out.toml: 1 answer on 1 page, from 2 fields; 1 private one left out\n"
    );
    let page = "id = \"diary\"\ntitle = \"Diary\"\nlanguage = \"en\"\n";
    fs::create_dir(sandbox.path("workbook")).expect("a folder");
    fs::write(sandbox.path("workbook/diary.toml"), page).expect("a page");
    let ran = sandbox.succeed(&["answers", "own.toml", "-o", "with.toml"]);
    assert_eq!(ran.stdout, "with.toml: 2 answers on 2 pages, from 2 fields\n");
}

#[test]
fn two_copies_are_merged_and_what_differs_is_named() {
    let a = fill(own("a"), &[("week01.checkin.a.rest", "3")], Saved::Whole);
    let b =
        [("week01.checkin.b.rest", "9"), ("week01.checkin.parked", "sunday, quietly")];
    let b = fill(own("b"), &b, Saved::Appended);
    let sandbox = Sandbox::new().file("a.pdf", a).file("b.pdf", b);
    let ran = sandbox.succeed(&["answers", "a.pdf", "b.pdf"]);
    assert_eq!(ran.stdout, "answers.toml: 3 answers on 1 page, from 225 fields\n");
    let other = [("week01.checkin.parked", "never")];
    let sandbox = sandbox.file("a.pdf", fill(own("a"), &other, Saved::Whole));
    let ran = sandbox.run(&["answers", "a.pdf", "b.pdf", "-o", "both.toml"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(
        ran.stderr,
        "error: `b.pdf` has another answer than a file before it in `week01.checkin.parked` (week 1, “Weekly \
         check-in”)\n  \
         = help: make the two agree, or read them into a file each\n"
    );
    assert!(!sandbox.files().contains(&"both.toml".to_owned()));
}

#[test]
fn other_answers_are_never_overwritten() {
    let filled =
        |number| fill(shared(), &[("week01.checkin.a.rest", number)], Saved::Whole);
    let sandbox =
        Sandbox::new().file("one.pdf", filled("3")).file("two.pdf", filled("4"));
    sandbox.succeed(&["answers", "one.pdf"]);
    sandbox.succeed(&["answers", "one.pdf"]);
    let ran = sandbox.run(&["answers", "two.pdf"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(
        ran.stderr,
        "error: `answers.toml` is there already\n  = help: keep it, move it away, or replace it with `--force`\n"
    );
    sandbox.succeed(&["answers", "two.pdf", "--force"]);
    assert!(text(&sandbox, "answers.toml").contains("a.rest = 4"));
    let ran = sandbox.run(&["answers", "two.pdf", "--force", "-o", "two.pdf"]);
    assert_eq!(
        ran.stderr,
        "error: `two.pdf` is read and written at once\n  = help: write to another file with `--output`\n"
    );
    let ran = sandbox.run(&["answers", "two.pdf", "-o", "-"]);
    assert_eq!(
        ran.stderr,
        "error: answers are not shown on the terminal\n  = help: name a file: `--output answers.toml`\n"
    );
}

/// The message of reading a file.
fn refused(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let sandbox = Sandbox::new().file(name, bytes);
    let ran = sandbox.run(&["answers", name]);
    assert_eq!((ran.code, &*ran.stdout), (Some(1), ""), "{}", ran.stderr);
    assert_eq!(sandbox.files(), [name]);
    ran.stderr
}

#[test]
fn files_without_answers_are_refused_in_words() {
    assert_eq!(
        refused("x.pdf", "just a text"),
        "error: `x.pdf` is no PDF\n  = help: save the workbook in your viewer once more\n"
    );
    let half = &shared()[..shared().len() / 2];
    let said = refused("half.pdf", half);
    assert!(
        said.starts_with(
            "error: cannot read `half.pdf`: this is no PDF that can be read"
        ) || said.starts_with("error: cannot read `half.pdf`: the file has no form"),
        "{said}"
    );
    let mut foreign = lopdf::Document::load_mem(shared()).expect("a form");
    let info = foreign.add_object(lopdf::Dictionary::new());
    foreign.trailer.set("Info", info);
    let mut bytes = Vec::new();
    foreign.save_to(&mut bytes).expect("a file");
    // Some viewers drop what made a file: its fields tell whose it is.
    assert_eq!(
        refused("nameless.pdf", &bytes),
        "error: there is no answer to write\n  = help: fill the workbook in on screen and save it, then read it again\n"
    );
    for (nth, object) in foreign.objects.values_mut().enumerate() {
        if let Ok(field) = object.as_dict_mut()
            && field.has(b"T")
        {
            field.set("T", lopdf::Object::string_literal(format!("Text{nth}")));
        }
    }
    let mut bytes = Vec::new();
    foreign.save_to(&mut bytes).expect("a file");
    assert_eq!(
        refused("foreign.pdf", bytes),
        "error: `foreign.pdf` is no workbook of Emberdeck's\n  = help: `emberdeck workbook` makes one to fill in on screen\n"
    );
    assert_eq!(
        refused("empty.pdf", shared()),
        "error: there is no answer to write\n  = help: fill the workbook in on screen and save it, then read it again\n"
    );
    let sandbox = Sandbox::new();
    sandbox.succeed(&["workbook", "--weeks", "1", "--flat", "--page", "check-in"]);
    let flat = sandbox.run(&["answers", "workbook.pdf"]).stderr;
    assert!(
        flat.starts_with(
            "error: cannot read `workbook.pdf`: the file has no form to be filled in\n"
        ),
        "{flat}"
    );
    let large = sandbox.path("large.pdf");
    fs::File::create(&large)
        .and_then(|file| file.set_len((64 << 20) + 1))
        .expect("a file");
    let ran = sandbox.run(&["answers", "large.pdf"]);
    assert!(ran.stderr.contains("larger than 64 MB"), "{}", ran.stderr);
}

#[test]
fn a_locked_workbook_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let (open, locked) =
        (folder.path().join("open.pdf"), folder.path().join("locked.pdf"));
    fs::write(&open, shared()).expect("a file");
    let mut lock = std::process::Command::new("qpdf");
    lock.args(["--encrypt", "ours", "ours", "256", "--"]).args([&open, &locked]);
    if verdict(&mut lock).is_none() {
        return;
    }
    assert_eq!(
        refused("locked.pdf", fs::read(&locked).expect("a file")),
        "error: cannot read `locked.pdf`: the file is locked by a password\n  = help: save it without a password\n"
    );
}

#[test]
fn problems_of_a_file_are_told_by_their_lines_alone() {
    let text = "schema = 1\n[answers.week01.checkin]\na.hard = 1.5\nsecret thing\n";
    let sandbox = Sandbox::new().file("answers.toml", text);
    let ran = sandbox.run(&["answers", "answers.toml", "-o", "out.toml"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        !ran.stderr.contains("secret") && !ran.stderr.contains("hard"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.starts_with(
        "error: an answer is a text in quotes, a whole number or `true`\n --> answers.toml:3\n  = help: leave out what is not answered\n\n"
    ), "{}", ran.stderr);
}

/// Numbers of both in two weeks with one between them.
const NUMBERS: &str = "[answers.week01.checkin]\na.closeness = 4\nb.closeness = 6\na.stress = 99\n\
    [answers.week03.checkin]\na.closeness = 7\nb.closeness = 10\nb.team = 1\n";

/// The alternative texts of a file's figures.
fn figures(bytes: &[u8]) -> Vec<String> {
    let file = lopdf::Document::load_mem(bytes).expect("a PDF");
    let objects = file.objects.values().filter_map(|object| object.as_dict().ok());
    let figures = objects.filter_map(|element| element.get(b"Alt").ok());
    figures.map(|alt| lopdf::decode_text_string(alt).expect("a text")).collect()
}

#[test]
fn each_one_has_a_page_of_curves_that_also_tells_its_numbers() {
    let sandbox = Sandbox::new().file("ours.toml", file(NUMBERS));
    let ran = sandbox.succeed(&["answers", "ours.toml", "--curves"]);
    assert_eq!(
        ran.stdout,
        "curves-a.pdf: 3 weeks, 1 page on a4\ncurves-b.pdf: 3 weeks, 1 page on a4\n"
    );
    let a = figures(&sandbox.read("curves-a.pdf"));
    assert_eq!(a.len(), 4, "{a:?}");
    let said =
        "This week I felt close to you. A, Week 1: 4, Week 2: no number, Week 3: 7.";
    assert!(a.iter().any(|alt| alt == said), "{a:?}");
    assert!(a.iter().all(|alt| !alt.contains("B,") && !alt.contains("99")), "{a:?}");
    let ran = sandbox.succeed(&["answers", "ours.toml", "--curves", "--together"]);
    assert_eq!(ran.stdout, "curves.pdf: 3 weeks, 1 page on a4\n");
    let both = figures(&sandbox.read("curves.pdf"));
    assert!(
        both.iter().any(|alt| alt.contains("A, ") && alt.contains(" B, ")),
        "{both:?}"
    );
    // The same answers make the same file, and a changed one is kept.
    let first = sandbox.read("curves.pdf");
    sandbox.succeed(&["answers", "ours.toml", "--curves", "--together"]);
    assert_eq!(sandbox.read("curves.pdf"), first);
    assert_eq!(
        sandbox
            .succeed(&[
                "forget",
                "answers",
                "curves-a.pdf",
                "curves-b.pdf",
                "curves.pdf",
                "--yes"
            ])
            .stdout,
        "curves-a.pdf: erased\ncurves-b.pdf: erased\ncurves.pdf: erased\n"
    );
    let ran =
        sandbox.run(&["answers", "ours.toml", "--curves", "-o", "ours.toml", "--force"]);
    assert_eq!(ran.code, Some(1));
    let sandbox =
        sandbox.file("none.toml", file("[answers.week01.checkin]\nparked = \"x\"\n"));
    let ran = sandbox.run(&["answers", "none.toml", "--curves"]);
    assert_eq!(
        ran.stderr,
        "error: there is no number of a weekly check-in in these answers\n  = help: the workbook's page `check-in` asks for them\n"
    );
}

#[test]
fn curves_are_set_on_every_paper_and_in_every_edition() {
    let weeks = (1..=30).map(|week| {
        let numbers = [3, 8].map(|of| (week * of) % 10 + 1);
        format!(
            "[answers.week{week:02}.checkin]\na.rest = {}\nb.rest = {}\n",
            numbers[0], numbers[1]
        )
    });
    let sandbox = Sandbox::new().file("ours.toml", file(&weeks.collect::<String>()));
    for (paper, size) in [
        ("a4", (210.0, 297.0)),
        ("letter", (215.9, 279.4)),
        ("a5", (148.0, 210.0)),
        ("half-letter", (139.7, 215.9)),
    ] {
        for (edition, least) in
            [("standard", 10.0), ("clear", 14.0), ("large", 16.0), ("dyslexia", 12.0)]
        {
            let look = ["--paper", paper, "--edition", edition];
            let curves = ["answers", "ours.toml", "--curves", "--together", "--force"];
            sandbox.succeed(&[&curves[..], &look].concat());
            is_whole(&pages(&sandbox.read("curves.pdf")), size, least, &look);
            let said: String = sandbox.letters("curves.pdf");
            assert!(said.contains("weekbyweek"), "{look:?}: {said}");
        }
    }
}

/// A page of curves has its paper's size, lines for both, type as large as the edition says, and
/// nothing that leaves it.
fn is_whole(pages: &[Drawn], size: (f64, f64), least: f64, look: &[&str]) {
    assert!(!pages.is_empty());
    let lines: usize = pages.iter().map(|page| page.lines.len()).sum();
    assert!(lines >= 2, "{look:?}: {lines} lines");
    for page in pages {
        let media = page.media.expect("a sheet");
        assert!(media.measures(size.0, size.1), "{look:?}: {media:?}");
        let inner = |area: &Area| {
            area.left >= 5.0
                && area.top >= 5.0
                && area.right() <= size.0 - 5.0
                && area.bottom() <= size.1 - 5.0
        };
        let drawn = page.lines.iter().chain(&page.shapes);
        assert!(drawn.clone().all(inner), "{look:?}: {:?}", drawn.collect::<Vec<_>>());
        assert!(!page.letters.is_empty(), "{look:?}");
        for (at, points) in &page.letters {
            let is_inside = (5.0..size.0 - 5.0).contains(&at[0])
                && (5.0..size.1 - 5.0).contains(&at[1]);
            assert!(is_inside, "{look:?}: {at:?}");
            assert!(*points >= least - 0.01, "{look:?}: {points} points");
        }
    }
}

#[test]
fn answers_are_shown_and_erased() {
    let filled = fill(shared(), &[("week01.checkin.a.rest", "3")], Saved::Appended);
    let sandbox = Sandbox::new()
        .file("workbook.pdf", shared())
        .file("workbook-a.pdf", &filled)
        .file("ours.pdf", &filled)
        .file("answers-mine.toml", file(""))
        .file("notes.toml", "a = 1")
        .file("answers-of-others.toml", "a = 1");
    sandbox.succeed(&["answers", "ours.pdf"]);
    assert_eq!(
        sandbox.succeed(&["forget"]).stdout,
        "answers-mine.toml\nanswers.toml\nours.pdf\nworkbook-a.pdf\nerase with `emberdeck forget answers`\n"
    );
    let ran = sandbox.run(&["forget", "answers", "ours.pdf", "notes.toml", "--yes"]);
    assert_eq!(
        ran.stderr,
        "error: `notes.toml` is no file of answers, no filled workbook and no record of Emberdeck's\n  = help: erase it by hand, if it is to go\n"
    );
    let ran = sandbox.run(&["forget", "ours.pdf"]);
    assert_eq!(
        ran.stderr,
        "error: nothing was erased: `answers` is missing before `ours.pdf`\n  = help: write `emberdeck forget answers ours.pdf`\n"
    );
    let ran = sandbox.run(&["forget", "answers"]);
    assert_eq!(
        ran.stderr,
        "error: nothing is erased: nobody can be asked here whether 4 files may go\n  = help: `--dry-run` shows them, and `--yes` erases them without asking\n"
    );
    let ran = sandbox.succeed(&["forget", "answers", "ours.pdf", "--dry-run"]);
    assert_eq!(ran.stdout, "ours.pdf (dry run, nothing erased)\n");
    let ran = sandbox.succeed(&["forget", "answers", "ours.pdf", "--yes"]);
    assert_eq!(ran.stdout, "ours.pdf: erased\n");
    let ran = sandbox.succeed(&["forget", "answers", "--yes"]);
    assert_eq!(
        ran.stdout,
        "answers-mine.toml: erased\nanswers.toml: erased\nworkbook-a.pdf: erased\n"
    );
    assert_eq!(sandbox.files(), ["answers-of-others.toml", "notes.toml", "workbook.pdf"]);
}

proptest! {
    #![proptest_config(crate::extent::cases(6, 24))]
    #[test]
    fn whatever_is_put_into_a_field_comes_back(
        said in prop_oneof!["\\PC{1,60}", "[\"'\\\\\n#=\\[\\]a é😀]{1,40}"],
        is_appended in any::<bool>(),
    ) {
        let saved = if is_appended { Saved::Appended } else { Saved::Whole };
        let filled = fill(shared(), &[("week03.checkin.b.hard", &*said)], saved);
        let sandbox = Sandbox::new().file("x.pdf", filled);
        sandbox.succeed(&["answers", "x.pdf"]);
        let read: toml::Table = text(&sandbox, "answers.toml").parse().expect("TOML");
        let read = &read["answers"]["week03"]["checkin"]["b"]["hard"];
        prop_assert_eq!(read.as_str(), Some(&*said));
    }
}
