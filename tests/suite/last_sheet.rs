//! The last sheet: filled with cards to write on where it would look like a mistake, and told.

use crate::cut_cards::numbered;
use crate::drawn::pages;
use crate::sandbox::Sandbox;

const HEADING: &str = "A card of our own";

/// Cards of the deck, and cards to write on, on each side that has any.
fn cards_on(sandbox: &Sandbox, file: &str) -> Vec<(usize, usize)> {
    let sides = pages(&sandbox.read(file));
    let count = |what: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let on = |runs: &[crate::drawn::Run]| {
            runs.iter().filter(|run| what(&run.text)).count()
        };
        sides.iter().map(|side| on(&side.runs)).collect()
    };
    let own = count(&|text| text == HEADING);
    let fronts = count(&|text| text == "And?");
    let both = fronts.into_iter().zip(own);
    both.filter(|(fronts, own)| fronts + own > 0).collect()
}

#[test]
fn one_or_two_cards_on_a_last_sheet_are_joined_by_cards_to_write_on() {
    let (two, three) = (numbered(11), numbered(12));
    let sandbox = Sandbox::new().file("two.toml", two).file("three.toml", three);
    let cards = |options: &[&str]| {
        let ran = sandbox.succeed(
            &[&["cards"], options, &["--paper", "a4", "--format", "poker", "--force"]]
                .concat(),
        );
        (cards_on(&sandbox, "cards.pdf"), ran.stdout + &ran.stderr)
    };
    let (on, told) = cards(&["two.toml"]);
    assert_eq!(on, [(9, 0), (2, 7)]);
    assert!(told.contains("18 cards on 2 sheets"), "{told}");
    let words = "18 cards on 2 sheets of a4, 9 poker to a sheet, turn on the long edge; 7 of them to write on (`--blank 0` leaves these out)\n";
    assert!(told.contains(words), "{told}");
    let (on, told) = cards(&["two.toml", "--blank", "0"]);
    assert_eq!(on, [(9, 0), (2, 0)]);
    assert!(!told.contains("room for") && !told.contains("to write on"), "{told}");
    // Three are a row, and a choice is told of.
    let (on, told) = cards(&["three.toml"]);
    assert_eq!(on, [(9, 0), (3, 0)]);
    let words = "turn on the long edge; room for 6 more (`--blank fill`)\n";
    assert!(told.contains(words), "{told}");
    let (on, told) = cards(&["three.toml", "--blank", "fill"]);
    assert_eq!(on, [(9, 0), (3, 6)]);
    assert!(!told.contains("room for") && !told.contains("to write on"), "{told}");
    // Who prints two cards again wants two.
    let (on, told) = cards(&["two.toml", "--card", "C-001,C-002"]);
    assert_eq!(on, [(2, 0)]);
    assert!(told.contains("; room for 7 more (`--blank fill`)\n"), "{told}");
    // Of sheets that are not printed nothing is told.
    let (on, told) = cards(&["three.toml", "--sheets", "1"]);
    assert_eq!(on, [(9, 0)]);
    assert!(!told.contains("room for") && !told.contains("to write on"), "{told}");
}

#[test]
fn a_sheet_is_filled_whatever_lies_on_it_and_however_it_is_printed() {
    let sandbox = Sandbox::new().file("deck.toml", numbered(10));
    let run = |options: &[&str]| {
        let all =
            [&["cards", "deck.toml", "--blank", "fill", "--force"], options].concat();
        let ran = sandbox.succeed(&all);
        assert!(!ran.stdout.contains("room for"), "{}", ran.stdout);
        ran.stdout
    };
    let on_a4 = |options: &[&str]| run(&[options, &["--paper", "a4"]].concat());
    // A cover and a key come first, and each copy counts.
    on_a4(&["--with-key", "--format", "poker"]);
    assert_eq!(cards_on(&sandbox, "cards.pdf"), [(7, 0), (3, 6)]);
    on_a4(&["--copies", "2", "--format", "poker"]);
    assert_eq!(cards_on(&sandbox, "cards.pdf"), [(9, 0), (9, 0), (2, 7)]);
    // In a pile that is cut, the cards to write on lie at the end of the deck.
    on_a4(&["--order", "stack", "--format", "poker"]);
    assert_eq!(cards_on(&sandbox, "cards.pdf"), [(5, 4), (5, 4)]);
    // Front and back in pairs: four to a sheet.
    on_a4(&["--duplex", "fold", "--format", "poker"]);
    assert_eq!(cards_on(&sandbox, "cards.pdf"), [(4, 0), (4, 0), (2, 2)]);
    on_a4(&["--split", "--format", "poker"]);
    assert_eq!(cards_on(&sandbox, "cards-fronts.pdf"), [(9, 0), (1, 8)]);
    // Ten places, of which three are gone; the second sheet has ten.
    let stock = ["--stock", "avery-5371", "--start-at", "3", "--skip", "7"];
    run(&stock);
    assert_eq!(cards_on(&sandbox, "cards.pdf"), [(7, 0), (3, 7)]);
}

#[test]
fn places_of_stock_are_left_for_another_time() {
    let sandbox = Sandbox::new().file("deck.toml", numbered(11));
    let ran = sandbox.succeed(&["cards", "deck.toml", "--stock", "avery-5371"]);
    assert_eq!(cards_on(&sandbox, "cards.pdf"), [(10, 0), (1, 0)]);
    let words = "; room for 9 more (`--start-at 2` next time, or `--blank fill`)\n";
    assert!(ran.stdout.contains(words), "{}", ran.stdout);
}

#[test]
fn a_file_settles_that_sheets_are_filled() {
    let project = "[print]\nblank = \"fill\"\nformat = \"poker\"\npaper = \"a4\"\n";
    let sandbox =
        Sandbox::new().file("deck.toml", numbered(5)).file("emberdeck.toml", project);
    sandbox.succeed(&["cards", "deck.toml"]);
    assert_eq!(cards_on(&sandbox, "cards.pdf"), [(5, 4)]);
    let wrong = |value: &str| {
        let sandbox = Sandbox::new()
            .file("deck.toml", numbered(5))
            .file("emberdeck.toml", format!("[print]\nblank = {value}\n"));
        let ran = sandbox.run(&["cards", "deck.toml"]);
        assert_eq!(ran.code, Some(1), "{}", ran.stderr);
        ran.stderr
    };
    for value in ["\"full\"", "101", "-1", "true"] {
        let told = wrong(value);
        assert!(told.contains("such as 3, or \"fill\"; 100 at most"), "{told}");
    }
}

#[test]
fn weeks_have_no_cards_that_nobody_asked_for() {
    let sandbox = Sandbox::new();
    let weeks = ["weekly", "--weeks", "2", "--undated", "--seed", "maple", "--one-file"];
    let told =
        sandbox.succeed(&[&weeks[..], &["--no-history", "--paper", "a4"]].concat());
    // One or two on the last of several sheets.
    let cards = told.stdout.split("cards.pdf: ").nth(1).expect("cards");
    let number = cards.split(' ').next().and_then(|word| word.parse::<usize>().ok());
    assert!(matches!(number.expect("a number") % 9, 1 | 2), "{}", told.stdout);
    assert!(!sandbox.letters("weekly/cards.pdf").contains("Acardofourown"));
    assert!(!told.stdout.contains("--blank"), "{}", told.stdout);
}
