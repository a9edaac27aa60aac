//! What each kind of file must have: from a whole file as small as it can be, every line is left
//! out by itself, and what is said of each stands in one text.

use std::fmt::Write;
use std::fs;

use annotate_snippets::Renderer;
use emberdeck::diag::{Diagnostic, Source};
use emberdeck::load::{
    ArtFolder, load, load_answers, load_book, load_history, load_page_type, load_plan,
    load_project, load_recipe, load_record, load_stock, load_theme,
};
use emberdeck::model::{Kind, Vocabulary};
use snapbox::{Data, assert_data_eq};

use crate::sandbox::Sandbox;

/// What is wrong with a text of a kind.
type Read = fn(&Source) -> Vec<Diagnostic>;

fn deck(source: &Source) -> Vec<Diagnostic> {
    load(source.clone(), &ArtFolder::new("tests/decks".as_ref())).problems
}

fn theme(source: &Source) -> Vec<Diagnostic> {
    load_theme(source).err().unwrap_or_default()
}

fn stock(source: &Source) -> Vec<Diagnostic> {
    load_stock(source).err().unwrap_or_default()
}

fn page(source: &Source) -> Vec<Diagnostic> {
    load_page_type(source).err().unwrap_or_default()
}

fn book(source: &Source) -> Vec<Diagnostic> {
    load_book(source).err().unwrap_or_default()
}

fn recipe(source: &Source) -> Vec<Diagnostic> {
    load_recipe(source).err().unwrap_or_default()
}

fn record(source: &Source) -> Vec<Diagnostic> {
    load_record(source).err().unwrap_or_default()
}

fn answers(source: &Source) -> Vec<Diagnostic> {
    load_answers(source).err().unwrap_or_default()
}

fn plan(source: &Source) -> Vec<Diagnostic> {
    load_plan(source).err().unwrap_or_default()
}

/// The whole files of `tests/required`, each with nothing in it that could be left out.
const WHOLE: [(&str, Read); 15] = [
    ("deck", deck),
    ("touch", deck),
    ("deep", deck),
    ("repair", deck),
    ("rule", deck),
    ("picture", deck),
    ("translated", deck),
    ("theme", theme),
    ("stock", stock),
    ("page", page),
    ("book", book),
    ("recipe", recipe),
    ("record", record),
    ("answers", answers),
    ("plan", plan),
];

fn whole(name: &str) -> String {
    let file = format!("tests/required/{name}.toml");
    fs::read_to_string(&file).unwrap_or_else(|why| panic!("{file}: {why}"))
}

/// The text without its nth line; a table goes with all that stands in it. None for a line that
/// is empty, or that only begins another table of a list.
fn without(text: &str, nth: usize) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let line = lines[nth];
    let ends = |line: &&str| line.starts_with('[') || line.is_empty();
    let gone = if line.starts_with('[') {
        1 + lines[nth + 1..].iter().take_while(|line| !ends(line)).count()
    } else {
        1
    };
    let left = lines[..nth].iter().chain(&lines[nth + gone..]);
    (!line.is_empty()).then(|| left.copied().collect::<Vec<_>>().join("\n") + "\n")
}

#[test]
fn each_key_that_is_left_out_is_told() {
    for (name, read) in WHOLE {
        let whole = whole(name);
        let source = |text: &str| Source::new(&format!("{name}.toml"), text);
        let problems = read(&source(&whole));
        assert!(problems.is_empty(), "{name}: {problems:#?}");
        let mut told = String::new();
        for (nth, line) in whole.lines().enumerate() {
            let Some(text) = without(&whole, nth) else { continue };
            let source = source(&text);
            let problems = read(&source);
            // One table of a list may go, and a language of a card.
            if line.starts_with('[') && problems.is_empty() {
                continue;
            }
            assert!(!problems.is_empty(), "{name}: `{line}` is not needed");
            let _ = writeln!(told, "=== line {} is gone: {line}", nth + 1);
            for problem in &problems {
                let _ = writeln!(told, "{}", problem.render(&source, &Renderer::plain()));
            }
        }
        let golden = format!("tests/messages/required/{name}.txt");
        assert_data_eq!(told, Data::read_from(golden.as_ref(), None).raw());
    }
}

#[test]
fn every_file_of_what_is_required_is_tried() {
    let files = fs::read_dir("tests/required").expect("the folder is there").flatten();
    let names = files.map(|file| file.file_name().to_string_lossy().replace(".toml", ""));
    let mut names: Vec<String> = names.collect();
    names.sort();
    let mut tried = WHOLE.map(|(name, _)| name);
    tried.sort_unstable();
    assert_eq!(names, tried);
}

#[test]
fn files_of_settings_and_histories_need_nothing() {
    let empty = Source::new("file.toml", "");
    assert!(load_project(&empty, "file.toml".as_ref()).is_ok());
    assert!(load_history(&empty).is_ok());
    for table in ["print", "weekly", "practice", "leave_out"] {
        let source = Source::new("file.toml", &format!("[{table}]\n"));
        assert!(load_project(&source, "file.toml".as_ref()).is_ok(), "{table}");
    }
}

#[test]
fn a_touch_card_without_its_level_or_its_question_makes_no_pdf() {
    let whole = whole("touch");
    for key in ["touch_level", "consent", "stop_note", "id", "prompt"] {
        let kept = whole.lines().filter(|line| !line.starts_with(&format!("{key} = ")));
        let deck = kept.collect::<Vec<_>>().join("\n");
        assert!(deck.len() < whole.len(), "{key}");
        let sandbox = Sandbox::new().file("d.toml", deck);
        for command in
            [&["cards", "d.toml"][..], &["handout", "T-001", "--deck", "d.toml"]]
        {
            let ran = sandbox.run(command);
            assert_eq!(ran.code, Some(1), "{key} {command:?}");
            assert!(ran.stderr.contains(&format!("has no `{key}`")), "{}", ran.stderr);
        }
        assert_eq!(sandbox.files(), ["d.toml"], "{key}");
    }
    Sandbox::new().file("d.toml", &whole).succeed(&[
        "cards",
        "d.toml",
        "--both-agree",
        "3",
    ]);
}

#[test]
fn only_check_ins_thanks_and_rules_may_be_repeatable() {
    let whole = whole("touch");
    let of = |kind: Kind, more: &str| {
        let letter = kind.letter();
        let text = whole
            .replace("kind = \"touch\"", &format!("kind = \"{}\"", kind.word()))
            .replace("T-001", &format!("{letter}-001"));
        let text = format!("{text}repeatable = true\n{more}");
        let source = Source::new("deck.toml", &text);
        let problems = deck(&source);
        problems
            .iter()
            .map(|it| it.render(&source, &Renderer::plain()))
            .collect::<String>()
    };
    let told = "\
error: only check-in, appreciation and rule cards may be `repeatable`
  --> deck.toml:19:14
   |
19 | repeatable = true
   |              ^^^^
   |
   = help: leave the key out";
    let mut refused = 0;
    for &kind in Kind::ALL {
        let may = matches!(kind, Kind::CheckIn | Kind::Rule);
        assert_eq!(of(kind, ""), if may { "" } else { told }, "{}", kind.word());
        refused += usize::from(!may);
        for more in ["topic = [\"appreciation\"]\n", "serves = [\"appreciation\"]\n"] {
            assert_eq!(of(kind, more), "", "{}", kind.word());
        }
    }
    assert_eq!(refused, 7);
}
