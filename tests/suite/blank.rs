//! Cards to write on, and cards that a deck holds several of.

use crate::cut_cards::numbered;
use crate::drawn::{Drawn, pages};
use crate::sandbox::Sandbox;

const HEADING: &str = "A card of our own";

fn count(side: &Drawn, what: &str) -> usize {
    side.runs.iter().filter(|run| run.text == what).count()
}

#[test]
fn cards_to_write_on_come_last_with_a_heading_and_lines_and_nothing_behind_them() {
    let sandbox = Sandbox::new().file("deck.toml", numbered(2));
    let run = ["cards", "deck.toml", "--paper", "a4", "--blank", "3", "--force"];
    let ran = sandbox.succeed(&run);
    assert!(ran.stdout.contains("5 cards on 1 sheet"), "{}", ran.stdout);
    let all = pages(&sandbox.read("cards.pdf"));
    let (front, back) = (&all[0], &all[1]);
    assert_eq!((count(front, HEADING), count(back, HEADING)), (3, 0));
    let headings = front.runs.iter().filter(|run| run.text == HEADING);
    let left: Vec<f64> = headings.map(|run| run.at[0]).collect();
    // The third place of the first row, and two below.
    let middle = left[2] > 60.0 && left[2] < 140.0;
    assert!(left[0] > 136.0 && left[1] < 20.0 && middle, "{left:?}");
    // Eight millimetres from line to line, of thin ones, in the three cards alone.
    let lines = |from: f64| {
        let mut tops: Vec<f64> = front
            .lines
            .iter()
            .filter(|line| line.height < 0.1 && line.width > 50.0)
            .filter(|line| {
                line.left > from && line.left < from + 20.0 && line.top < 104.0
            })
            .map(|line| line.top)
            .collect();
        tops.sort_by(f64::total_cmp);
        tops
    };
    let written = lines(136.0);
    assert!(written.len() > 6, "{written:?}");
    let apart = |pair: &[f64]| (pair[1] - pair[0] - 8.0).abs() < 0.01;
    assert!(written.windows(2).all(apart), "{written:?}");
    // Where two cards have words behind them, three have nothing.
    assert_eq!(back.runs.iter().filter(|run| run.text.starts_with("C-")).count(), 2);
    let patterned = sandbox
        .succeed(&[&run[..], &["--backs", "pattern", "--format", "poker"]].concat());
    assert!(patterned.stdout.contains("5 cards"), "{}", patterned.stdout);
    let all = pages(&sandbox.read("cards.pdf"));
    let clips =
        all[1].shapes.iter().filter(|shape| shape.width > 60.0 && shape.height > 80.0);
    assert_eq!(clips.count(), 5);
    let spanish = ["cards", "--lang", "es", "--kind", "wild", "--blank", "1", "--force"];
    sandbox.succeed(&spanish);
    assert!(sandbox.letters("cards.pdf").contains("Unacartanuestra"));
}

#[test]
fn evenings_and_weeks_may_have_cards_to_write_on() {
    let sandbox = Sandbox::new();
    let of = |letters: String| letters.matches("Acardofourown").count();
    sandbox.succeed(&["tonight", "--seed", "maple", "--blank", "2"]);
    assert!(of(sandbox.letters("tonight.pdf")) >= 2);
    let weeks = ["weekly", "--weeks", "1", "--undated", "--seed", "maple", "--one-file"];
    sandbox.succeed(&[&weeks[..], &["--no-history", "--blank", "1"]].concat());
    assert!(of(sandbox.letters("weekly/cards.pdf")) >= 1);
    let told = sandbox.run(&["cards", "--blank", "101"]);
    assert!(
        told.code == Some(2) && told.stderr.contains("from 0 to 100, or `fill`"),
        "{}",
        told.stderr
    );
}

#[test]
fn a_card_is_printed_as_often_as_its_deck_says() {
    let many = |copies: &str| {
        numbered(3).replace(
            "title = \"Front 2\"\n",
            &format!("title = \"Front 2\"\ncopies = {copies}\n"),
        )
    };
    let sandbox = Sandbox::new().file("deck.toml", many("4"));
    let run = ["cards", "deck.toml", "--paper", "a4", "--force"];
    let numbers = |options: &[&str]| -> Vec<String> {
        sandbox.succeed(&[&run[..], options].concat());
        let fronts = pages(&sandbox.read("cards.pdf")).into_iter().step_by(2);
        let runs = fronts.flat_map(|side| side.runs);
        runs.filter_map(|run| Some(run.text.strip_prefix("Front ")?.to_owned())).collect()
    };
    assert_eq!(numbers(&[]), ["1", "2", "2", "2", "2", "3"]);
    assert_eq!(numbers(&["--card", "C-002"]), ["2"; 4]);
    let twice = numbers(&["--copies", "2"]);
    assert_eq!(twice, ["1", "2", "2", "2", "2", "3", "1", "2", "2", "2", "2", "3"]);
    let shuffled = numbers(&["--shuffle", "--seed", "maple"]);
    let mut sorted = shuffled.clone();
    sorted.sort();
    assert_eq!(sorted, ["1", "2", "2", "2", "2", "3"]);
    assert_ne!(shuffled, sorted, "copies go among the others");
    for wrong in ["0", "100", "-1", "\"two\"", "1.5"] {
        let sandbox = Sandbox::new().file("deck.toml", many(wrong));
        let ran = sandbox.run(&["check", "deck.toml"]);
        let told = "`copies` takes a whole number from 1 to 99";
        assert!(
            ran.code == Some(1) && ran.stderr.contains(told),
            "{wrong}: {}",
            ran.stderr
        );
    }
}
