//! Answers of filled workbooks: read back, kept private, and steering the next weeks.

use std::fs;
use std::sync::LazyLock;

use proptest::prelude::*;

use crate::filled::{Saved, fill};
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

fn text(sandbox: &Sandbox, name: &str) -> String {
    String::from_utf8(sandbox.read(name)).expect("a text")
}

const START: [&str; 6] =
    ["--start", "2026-11-30", "--seed", "maple tree", "--weeks", "2"];

/// Draws a plan steered by answers.
fn weekly(sandbox: &Sandbox, more: &[&str]) -> crate::sandbox::Ran {
    sandbox.run(&[&["weekly"], &START[..], more].concat())
}

/// A file of answers with these tables.
fn file(tables: &str) -> String {
    format!("schema = 1\nmade_by = \"emberdeck answers\"\n\n{tables}")
}

/// The votes of a week in one file each.
fn votes(week: u16, a: Option<&str>, b: Option<&str>) -> Sandbox {
    let mut sandbox = Sandbox::new();
    for (person, word) in [("a", a), ("b", b)] {
        let vote =
            word.map_or(String::new(), |word| format!("{person}.pace = \"{word}\"\n"));
        let tables = format!(
            "[answers.week{week:02}.checkin]\n{person}.closeness = 5\n[answers.week{week:02}.vote]\n{vote}"
        );
        sandbox = sandbox.file(&format!("{person}.toml"), file(&tables));
    }
    sandbox
}

const BOTH: [&str; 4] = ["--answers", "a.toml", "--answers", "b.toml"];

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
        assert_eq!(ran.stdout, "answers.toml: 4 answers on 2 pages\n", "{saved:?}");
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
    assert_eq!(ran.stdout, "answers.toml: 1 answer on 1 page; 3 private ones left out\n");
    assert_eq!(
        ran.stderr,
        "note: `--private` takes private answers too; that file is for you alone\n"
    );
    let kept = text(&sandbox, "answers.toml");
    for hidden in ["vote", "secret", "verdict", "back"] {
        assert!(!kept.contains(hidden), "{kept}");
    }
    let ran = sandbox.succeed(&["answers", "mine.pdf", "--private", "-o", "mine.toml"]);
    assert_eq!(ran.stdout, "mine.toml: 4 answers on 3 pages\n");
    let all = text(&sandbox, "mine.toml");
    assert!(all.contains("a.touch = \"back\"") && all.contains("a secret of mine"));
    // A page that is not known may be private.
    let own = file(
        "[answers.week01.diary]\nx = \"hush\"\n[answers.week01.checkin]\nparked = \"no\"\n",
    );
    let sandbox = sandbox.file("own.toml", own);
    let ran = sandbox.succeed(&["answers", "own.toml", "-o", "out.toml"]);
    assert_eq!(ran.stdout, "out.toml: 1 answer on 1 page; 1 private one left out\n");
    let page = "id = \"diary\"\ntitle = \"Diary\"\nlanguage = \"en\"\n";
    fs::create_dir(sandbox.path("workbook")).expect("a folder");
    fs::write(sandbox.path("workbook/diary.toml"), page).expect("a page");
    let ran = sandbox.succeed(&["answers", "own.toml", "-o", "with.toml"]);
    assert_eq!(ran.stdout, "with.toml: 2 answers on 2 pages\n");
}

#[test]
fn two_copies_are_merged_and_what_differs_is_named() {
    let a = fill(own("a"), &[("week01.checkin.a.rest", "3")], Saved::Whole);
    let b =
        [("week01.checkin.b.rest", "9"), ("week01.checkin.parked", "sunday, quietly")];
    let b = fill(own("b"), &b, Saved::Appended);
    let sandbox = Sandbox::new().file("a.pdf", a).file("b.pdf", b);
    let ran = sandbox.succeed(&["answers", "a.pdf", "b.pdf"]);
    assert_eq!(ran.stdout, "answers.toml: 3 answers on 1 page\n");
    let other = [("week01.checkin.parked", "never")];
    let sandbox = sandbox.file("a.pdf", fill(own("a"), &other, Saved::Whole));
    let ran = sandbox.run(&["answers", "a.pdf", "b.pdf", "-o", "both.toml"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(
        ran.stderr,
        "error: `b.pdf` has another answer than a file before it in `week01.checkin.parked`\n  \
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

#[test]
fn votes_steer_and_the_words_are_the_same_whoever_voted() {
    // In week 2 of a plan by default the pace is 2 and touch 1.
    let words = [None, Some("hold"), Some("up"), Some("back")];
    for a in words {
        for b in words {
            let sandbox = votes(2, a, b);
            let ran = weekly(&sandbox, &[&BOTH[..], &["--preview"]].concat());
            assert_eq!(ran.code, Some(0), "{}", ran.stderr);
            let (went, pace) = match (a, b) {
                (Some("back"), _) | (_, Some("back")) => ("steps back", 1),
                (Some("up"), Some("up")) => ("rises", 3),
                _ => ("holds", 2),
            };
            assert_eq!(
                ran.stderr,
                format!(
                    "note: from your votes: the pace {went}\nnote: from your votes: touch holds\n"
                ),
                "{a:?} {b:?}"
            );
            for week in [3, 4] {
                let heading = format!("Week {week}, ");
                let line = ran.stdout.lines().find(|line| line.starts_with(&heading));
                let ceilings = format!("pace up to {pace}, touch up to 1");
                assert!(
                    line.is_some_and(|line| line.contains(&ceilings)),
                    "{}",
                    ran.stdout
                );
            }
        }
    }
}

#[test]
fn touch_rises_no_further_than_both_agreed_to() {
    let both = "[answers.week07.vote]\na.touch = \"up\"\nb.touch = \"up\"\n";
    let sandbox = Sandbox::new().file("both.toml", file(both));
    let with = |more: &[&str]| {
        let ran =
            weekly(&sandbox, &[&["--answers", "both.toml", "--preview"], more].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        assert!(ran.stderr.contains("the pace holds\n"), "{}", ran.stderr);
        ran
    };
    let ran = with(&[]);
    assert!(
        ran.stdout.contains("touch up to 2") && !ran.stdout.contains("touch up to 3")
    );
    assert!(ran.stderr.ends_with(
        "note: from your votes: touch holds\nnote: touch comes no nearer than level 2 without `--both-agree 3`\n"
    ), "{}", ran.stderr);
    assert!(with(&["--both-agree", "3"]).stdout.contains("touch up to 3"));
}

#[test]
fn the_plan_of_the_answered_weeks_says_where_they_were() {
    let sandbox = votes(1, Some("up"), Some("up"));
    let ran = sandbox.run(&[
        "weekly",
        "--weeks",
        "1",
        "--undated",
        "--pace-ramp",
        "3",
        "--seed",
        "x",
        "conversation",
        "touch",
        "novelty",
        "rituals",
        "reflection",
        "hearth-starter",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let ran = weekly(&sandbox, &[&BOTH[..], &["-o", "next"]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let plan = text(&sandbox, "next/plan.toml");
    assert!(plan.contains("number = 2\n") && plan.contains("pace = 4\n"), "{plan}");
    let options = plan.lines().find(|line| line.starts_with("options")).expect("options");
    assert_eq!(
        options,
        "options = [\"--weeks=2\", \"--start=2026-11-30\", \"--seed=maple tree\", \"--resume=2\", \
         \"--pace-ramp=4\", \"--touch-ramp=1\", \"--paper=a4\"]"
    );
    for word in ["vote", "answers", "toml\""] {
        assert!(!plan.contains(word), "{word}");
    }
    // The plan stands by itself: it is made again without the answers.
    sandbox.succeed(&["weekly", "--plan", "next/plan.toml", "-o", "again"]);
    assert_eq!(text(&sandbox, "again/plan.toml"), plan);
}

/// Names of the cards of a plan's preview.
fn ids(table: &str) -> Vec<&str> {
    let words = table.lines().filter_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let at = words.iter().position(|word| {
            word.split_once('.').is_some_and(|(week, place)| {
                week.parse::<u16>().is_ok()
                    && place.parse::<u16>().is_ok_and(|place| place > 0)
            })
        })?;
        words.get(at + 1).copied()
    });
    words.collect()
}

#[test]
fn cards_that_are_not_for_one_of_them_never_come_and_nothing_says_so() {
    let sandbox = Sandbox::new();
    let plain =
        weekly(&sandbox, &["conversation", "touch", "hearth-starter", "--preview"]);
    assert_eq!(plain.code, Some(0), "{}", plain.stderr);
    let cards = ids(&plain.stdout);
    assert!(cards.len() > 10, "{cards:?}");
    let mut tables = "[answers.week01.log]\n".to_owned();
    for (nth, card) in cards.iter().take(6).enumerate() {
        for deck in ["conversation", "touch", "hearth-starter"] {
            let verdict = if nth % 2 == 0 { "not-for-us" } else { "later" };
            let person = if nth % 3 == 0 { "a" } else { "b" };
            let card = format!("{person}.{nth:02}.\"{deck}#{card}\"");
            tables.extend([&card, ".verdict = \"", verdict, "\"\n"]);
        }
    }
    let sandbox = sandbox.file("mine.toml", file(&tables));
    let decks = ["conversation", "touch", "hearth-starter", "--answers", "mine.toml"];
    for seed in ["one", "two", "three"] {
        let options =
            ["weekly", "--weeks", "4", "--undated", "--seed", seed, "--preview", "--why"];
        let ran = sandbox.succeed(&[&options[..], &decks[..]].concat());
        let drawn = ids(&ran.stdout);
        assert!(cards.iter().take(6).all(|card| !drawn.contains(card)), "{drawn:?}");
        for word in ["by wish", "left out", "verdict", "not-for-us", "both-agree"] {
            assert!(!ran.stdout.contains(word), "{word}: {}", ran.stdout);
        }
    }
    let ran = weekly(&sandbox, &[&decks[..], &["-o", "next"]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let plan = text(&sandbox, "next/plan.toml");
    assert!(
        !plan.contains("mine") && !plan.contains("leave") && !plan.contains("not-for-us")
    );
    assert!(!sandbox.files().contains(&"emberdeck.toml".to_owned()));
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
        sandbox.succeed(&["forget", "answers"]).stdout,
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
    for paper in ["a4", "letter", "a5", "half-letter"] {
        for edition in ["standard", "clear", "large", "dyslexia"] {
            let look = ["--paper", paper, "--edition", edition];
            let curves = ["answers", "ours.toml", "--curves", "--together", "--force"];
            sandbox.succeed(&[&curves[..], &look[..]].concat());
        }
    }
}

#[test]
fn answers_belong_to_the_draw() {
    let sandbox = votes(1, None, None);
    let ran = weekly(&sandbox, &["--plan", "plan.toml", "--answers", "a.toml"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(
        ran.stderr,
        "error: `--answers` belongs to the draw, and this plan is drawn\n  = help: leave it out, or leave out `--plan` to draw anew\n"
    );
    for option in
        [&["--hold"][..], &["--step-back"], &["--pace-ramp", "1"], &["--touch-ramp", "1"]]
    {
        assert_eq!(weekly(&sandbox, &[&BOTH[..], option].concat()).code, Some(2));
    }
    let ran = weekly(&sandbox, &[&BOTH[..], &["--resume", "9", "--preview"]].concat());
    assert!(ran.stdout.starts_with("Week 9,"), "{}", ran.stdout);
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
        "answers-mine.toml\nanswers.toml\nworkbook-a.pdf\nerase with `emberdeck forget history plans answers`\n"
    );
    let ran = sandbox.run(&["forget", "answers", "ours.pdf", "notes.toml"]);
    assert_eq!(
        ran.stderr,
        "error: `notes.toml` is no file of answers, and no filled workbook of Emberdeck's\n  = help: erase it by hand, if it is to go\n"
    );
    let ran = sandbox.succeed(&["forget", "answers", "ours.pdf"]);
    assert_eq!(ran.stdout, "ours.pdf: erased\n");
    let ran = sandbox.succeed(&["forget", "answers"]);
    assert_eq!(
        ran.stdout,
        "answers-mine.toml: erased\nanswers.toml: erased\nworkbook-a.pdf: erased\n"
    );
    assert_eq!(sandbox.files(), ["answers-of-others.toml", "notes.toml", "workbook.pdf"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
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
