//! Whole messages of the command line.

use snapbox::{assert_data_eq, file, str};

use crate::drawn::pages;
use crate::sandbox::{Sandbox, but_the_table, card, deck_of};

#[test]
fn without_a_command_it_says_what_it_is() {
    let ran = Sandbox::new().succeed(&[]);
    assert_data_eq!(ran.stdout, file!["../messages/welcome.txt"].raw());
}

#[test]
fn cards_in_an_empty_folder_makes_the_starter_deck() {
    let sandbox = Sandbox::new();
    let ran = sandbox.succeed(&["cards"]);
    assert_data_eq!(
        ran.stdout,
        str![[r"
cards.pdf: 54 cards on 6 sheets of a4, 9 poker to a sheet, turn on the long edge

"]]
    );
    assert_eq!(ran.stderr, "");
    assert_eq!(sandbox.files(), ["cards.pdf"]);
    // A file of ours that nobody has changed may be made again.
    sandbox.succeed(&["cards", "--paper", "letter"]);
}

#[test]
fn a_file_of_someone_else_is_not_replaced_without_force() {
    let sandbox = Sandbox::new().file("cards.pdf", "%PDF-1.4\nsomething of mine");
    let ran = sandbox.run(&["cards"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(
        ran.stderr,
        str![[r"
error: `cards.pdf` is there, and Emberdeck did not make it
  = help: write to another file with `--output`, or replace it with `--force`

"]]
    );
    assert_eq!(sandbox.read("cards.pdf"), b"%PDF-1.4\nsomething of mine");
    sandbox.succeed(&["cards", "--force"]);
    let mut changed = sandbox.read("cards.pdf");
    changed.extend_from_slice(b"typed answers");
    let sandbox = sandbox.file("cards.pdf", &changed);
    let ran = sandbox.run(&["cards"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr.contains("has been changed since Emberdeck made it"),
        "{}",
        ran.stderr
    );
    assert!(sandbox.read("cards.pdf") == changed, "the file is as it was");
}

#[test]
fn a_dry_run_writes_nothing() {
    let sandbox = Sandbox::new();
    let ran = sandbox.succeed(&["cards", "--dry-run", "--kind", "novelty"]);
    assert_data_eq!(
        ran.stdout,
        str![[r"
cards.pdf: 7 cards on 1 sheet of a4, 9 poker to a sheet, turn on the long edge; room for 2 more (`--blank fill`) (dry run, nothing written)

"]]
    );
    assert_eq!(sandbox.files(), [""; 0]);
}

#[test]
fn filters_leave_out_and_say_what_safety_brings() {
    let sandbox = Sandbox::new();
    let ran = sandbox.succeed(&["cards", "--dry-run", "--kind", "touch", "--touch", "2"]);
    assert_data_eq!(
        but_the_table(&ran.stderr),
        str![[r"
note: H-001 comes along: any set with held touch brings the house rules

"]]
    );
    let ran = sandbox.run(&["cards", "--dry-run", "--kind", "rule", "--pace", "5"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(
        ran.stderr,
        str![[r"
error: no card is left to print
  = help: `--pace` alone leaves out 54 of 54; widen it, or leave it out

"]]
    );
}

#[test]
fn cards_are_named_by_id() {
    let sandbox = Sandbox::new();
    let ran =
        sandbox.succeed(&["cards", "--dry-run", "--card", "C-004", "--card", "T-001"]);
    assert!(ran.stdout.contains("2 cards on 1 sheet"), "{}", ran.stdout);
    let ran = sandbox.run(&["cards", "--card", "C-04"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(
        ran.stderr,
        str![[r"
error: there is no card `C-04` in these decks
  = help: did you mean `C-004`?

"]]
    );
}

#[test]
fn a_bare_id_in_two_decks_is_an_error_that_names_both() {
    let other = deck_of(&card("C-001", "Which one?"));
    let sandbox = Sandbox::new().file("other.toml", other);
    let ran = sandbox.run(&["cards", "hearth-starter", "other.toml", "--card", "C-001"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(
        ran.stderr,
        str![[r"
error: card `C-001` stands in more than one of these decks
  = help: name it with its deck: `hearth-starter#C-001` or `test#C-001`

"]]
    );
    let named = ["cards", "hearth-starter", "other.toml", "--card", "test#C-001"];
    let ran = sandbox.succeed(&named);
    assert!(ran.stdout.contains("1 card on 1 sheet"), "{}", ran.stdout);
}

#[test]
fn an_adult_deck_is_printed_only_when_asked() {
    let adult = deck_of(&card("C-001", "What would you like?"))
        .replace("language = \"en\"\n", "language = \"en\"\nadult = true\n");
    let sandbox = Sandbox::new().file("closer.toml", adult);
    let ran = sandbox.run(&["cards", "closer.toml"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(
        ran.stderr,
        str![[r"
error: `test` is a deck for adults
  = help: print it with `--adult`

"]]
    );
    sandbox.succeed(&["cards", "closer.toml", "--adult"]);
}

#[test]
fn a_wide_margin_gets_the_next_layout_and_says_so() {
    let sandbox = Sandbox::new();
    let ran =
        sandbox.succeed(&["cards", "--dry-run", "--paper", "letter", "--margin", "6mm"]);
    assert_data_eq!(
        but_the_table(&ran.stderr),
        str![[r"
note: with a margin of 6 mm a sheet holds 8 cards instead of 9

"]]
    );
    assert!(
        ran.stdout.contains("on 7 sheets of letter, 8 poker to a sheet"),
        "{}",
        ran.stdout
    );
}

#[test]
fn wrong_usage_has_its_own_code_and_a_hint() {
    let sandbox = Sandbox::new();
    for (arguments, word) in [
        (vec!["cards", "--paper", "a44"], "is no paper"),
        (vec!["cards", "--margin", "3"], "has no unit"),
        (vec!["cards", "--kind", "tuoch"], "did you mean `touch`?"),
        (vec!["cards", "--pace", "4..2"], "is no range"),
        (vec!["cards", "--back-offset", "3cm,0"], "out of bounds"),
        (vec!["cards", "--seed", "maple tree"], "--shuffle"),
        (vec!["crads"], "cards"),
    ] {
        let ran = sandbox.run(&arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(word), "{arguments:?}: {}", ran.stderr);
    }
}

#[test]
fn a_seed_that_was_drawn_is_printed_and_gives_the_same_cards() {
    let sandbox = Sandbox::new();
    let ran = sandbox.succeed(&["cards", "--shuffle", "-o", "a.pdf"]);
    let seed = ran.stdout.split("seed “").nth(1).and_then(|rest| rest.split('”').next());
    let seed = seed.expect("the seed is printed").to_owned();
    sandbox.succeed(&["cards", "--shuffle", "--seed", &seed, "-o", "b.pdf"]);
    assert!(
        sandbox.read("a.pdf") == sandbox.read("b.pdf"),
        "the same seed, the same bytes"
    );
    sandbox.succeed(&["cards", "--shuffle", "--seed", "another", "-o", "c.pdf"]);
    assert!(
        sandbox.read("a.pdf") != sandbox.read("c.pdf"),
        "another seed, another order"
    );
}

#[test]
fn check_finds_what_does_not_fit_and_is_content_with_what_does() {
    let long = "We talk about the small things that make a week. ".repeat(12);
    let sandbox = Sandbox::new()
        .file("good.toml", deck_of(&card("C-001", "What made you laugh?")))
        .file("notes.toml", "[notes]\nx = 1\n");
    let ran = sandbox.succeed(&["check"]);
    assert_data_eq!(
        ran.stdout,
        str![[r"
./good.toml: 1 card, 2 warnings

"]]
    );
    let sandbox = sandbox.file("long.toml", deck_of(&card("C-001", &long)));
    let ran = sandbox.run(&["check"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr.contains("`prompt` of card `C-001` does not fit"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.ends_with("error: 1 problem found\n"), "{}", ran.stderr);
    sandbox.succeed(&["check", "long.toml", "--format", "a6"]);
}

#[test]
fn shipped_decks_are_listed_and_copied_and_edited_copies_are_kept() {
    let sandbox = Sandbox::new();
    let ran = sandbox.succeed(&["decks"]);
    assert!(
        ran.stdout.starts_with("hearth-starter  Hearth (54 cards)\n"),
        "{}",
        ran.stdout
    );
    sandbox.succeed(&["decks", "export", "mine"]);
    sandbox.succeed(&["decks", "export", "mine"]);
    let ran = sandbox.succeed(&["cards", "mine", "--dry-run"]);
    assert!(
        ran.stderr.contains("`mine/closer.toml` is for adults and left out"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("`mine/with-children.toml` comes only when it is named"),
        "{}",
        ran.stderr
    );
    let ran = sandbox.succeed(&["cards", "mine/with-children.toml", "--dry-run"]);
    assert!(!ran.stderr.contains("left out"), "{}", ran.stderr);
    let path = sandbox.path("mine").join("hearth-starter.toml");
    std::fs::write(&path, "# mine\n").expect("the copy can be edited");
    let ran = sandbox.run(&["decks", "export", "mine"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("is there already"), "{}", ran.stderr);
    assert_eq!(std::fs::read(&path).expect("the copy is there"), b"# mine\n");
}

#[test]
fn only_some_sheets_can_be_printed() {
    let sandbox = Sandbox::new();
    let ran = sandbox.succeed(&["cards", "--sheets", "6"]);
    assert!(ran.stdout.contains("9 cards on 1 sheet of a4"), "{}", ran.stdout);
    let ran = sandbox.run(&["cards", "--sheets", "5..7"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(
        ran.stderr,
        str![[r"
error: there are only 6 sheets
  = help: take sheets from `1..6`

"]]
    );
}

#[test]
fn a_theme_file_changes_colours_and_faint_ones_are_refused() {
    let sandbox = Sandbox::new()
        .file("night.toml", "name = \"night\"\n[colors]\nconversation = \"#123456\"\n")
        .file(
            "faint.toml",
            "name = \"faint\"\n[colors]\ntouch = \"#FFCCCC\"\npurple = \"#000000\"\n",
        );
    // A conversation card in the usual look, and in that of the file: #A8391A and #123456.
    let inks = |look: &[&str]| {
        let card = ["cards", "--card", "C-004", "-q", "-o", "a.pdf"];
        sandbox.succeed(&[&card[..], look].concat());
        let pages = pages(&sandbox.read("a.pdf"));
        let inks = pages.iter().flat_map(|page| &page.inks);
        let bytes = |ink: &Vec<f64>| {
            ink.iter().map(|share| (share * 255.0).round()).collect::<Vec<_>>()
        };
        inks.map(bytes).collect::<Vec<_>>()
    };
    let (usual, night) = (vec![168.0, 57.0, 26.0], vec![18.0, 52.0, 86.0]);
    let plain = inks(&[]);
    assert!(plain.contains(&usual) && !plain.contains(&night), "{plain:?}");
    let changed = inks(&["--look", "night.toml"]);
    assert!(changed.contains(&night) && !changed.contains(&usual), "{changed:?}");
    let ran = sandbox.run(&["cards", "--look", "faint.toml", "-o", "b.pdf"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(ran.stderr, file!["../messages/faint-theme.txt"].raw());
}
