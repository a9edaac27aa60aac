//! What is drawn on sheets of cards, judged from outside: marks at both ends of every cut, none
//! in a card, and nothing where the printer does not reach.

use std::process::Command;

use crate::judges::{project, verdict};
use crate::sandbox::Sandbox;

/// Runs of cards, and what the judge has to know of each: the card's trim is told apart from the
/// program's table of formats.
const RUNS: [(&[&str], &[&str]); 10] = [
    (&["--paper", "a4"], &["--card", "63.5x88.9"]),
    (&["--paper", "letter", "--duplex", "short-edge"], &["--card", "63.5x88.9"]),
    (
        &["--paper", "a4", "--gutter", "4mm,2mm"],
        &["--card", "63.5x88.9", "--gutter", "4x2"],
    ),
    (
        &["--paper", "a4", "--margin", "5mm", "--duplex", "none"],
        &["--card", "63.5x88.9", "--margin", "5", "--one-side"],
    ),
    (
        &[
            "--paper", "a4", "--format", "tarot", "--backs", "pattern", "--bleed",
            "2.5mm", "--gutter", "1mm",
        ],
        &[
            "--card",
            "69.85x120.65",
            "--bleed",
            "2.5",
            "--gutter",
            "1x1",
            "--turned",
            "1r",
        ],
    ),
    (&["--paper", "a4", "--format", "a6"], &["--card", "105x148"]),
    (
        &["--paper", "a4", "--format", "tarot"],
        &["--card", "69.85x120.65", "--turned", "1r"],
    ),
    (
        &["--paper", "letter", "--format", "a7", "--duplex", "short-edge"],
        &["--card", "74x105", "--turned", "1r"],
    ),
    (&["--paper", "legal", "--format", "square"], &["--card", "70x70"]),
    (
        &["--paper", "a4", "--marks", "none"],
        &["--card", "63.5x88.9", "--marks", "none", "--clear", "0"],
    ),
];

#[test]
fn every_cut_has_marks_at_both_ends_and_no_card_has_one() {
    let sandbox = Sandbox::new();
    for (nth, (options, told)) in RUNS.into_iter().enumerate() {
        let file = format!("{nth}.pdf");
        let run = ["cards", "--kind", "conversation", "-o", &file];
        let ran = sandbox.succeed(&[&run[..], options].concat());
        assert!(!ran.stdout.is_empty());
        let mut judge = Command::new(project("target/judge/venv/bin/python"));
        judge.arg(project("tests/judge/drawn.py")).arg(sandbox.path(&file)).args(told);
        if verdict(&mut judge).is_none() {
            return;
        }
    }
}
