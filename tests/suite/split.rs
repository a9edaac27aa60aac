//! Fronts and backs as two files: the pile is printed, turned over and printed again, by a printer
//! that takes the sheet on top first.

use crate::cut_cards::{Turned, by_rows, numbered, numbers};
use crate::drawn::{Area, Drawn, pages};
use crate::sandbox::Sandbox;

/// Nine poker cards on Letter, row by row.
fn places() -> Vec<Area> {
    let at = |nth: i32| Area {
        left: 12.7 + 63.5 * f64::from(nth % 3),
        top: 6.35 + 88.9 * f64::from(nth / 3),
        width: 63.5,
        height: 88.9,
    };
    (0..9).map(at).collect()
}

/// The sheets, front and back in turn, when the pile goes back into the tray with the first or
/// with the last one on top.
fn printed(fronts: Vec<Drawn>, backs: Vec<Drawn>, last_on_top: bool) -> Vec<Drawn> {
    // The last of a list lies on top.
    let mut tray: Vec<usize> = (0..fronts.len()).collect();
    if !last_on_top {
        tray.reverse();
    }
    let mut behind: Vec<Option<Drawn>> = fronts.iter().map(|_| None).collect();
    for back in backs {
        let sheet = tray.pop().expect("a sheet for each back");
        behind[sheet] = Some(back);
    }
    let both = fronts.into_iter().zip(behind);
    both.flat_map(|(front, back)| [front, back.expect("each sheet has a back")]).collect()
}

#[test]
fn printed_in_two_runs_each_front_has_its_own_back() {
    for (cards, edge) in [(1, "long-edge"), (20, "long-edge"), (25, "short-edge")] {
        for order in ["--split", "--split=reversed"] {
            let sandbox = Sandbox::new().file("deck.toml", numbered(cards));
            let call =
                ["cards", "deck.toml", "--paper", "letter", "--duplex", edge, order];
            sandbox.succeed(&[&call[..], &["--blank=0"]].concat());
            assert_eq!(
                sandbox.files(),
                ["cards-backs.pdf", "cards-fronts.pdf", "deck.toml"]
            );
            let of = |name: &str| pages(&sandbox.read(name));
            let (fronts, backs) = (of("cards-fronts.pdf"), of("cards-backs.pdf"));
            assert_eq!(
                (fronts.len(), backs.len()),
                (cards.div_ceil(9), cards.div_ceil(9))
            );
            let sheet = fronts[0].media.expect("a sheet");
            let sheets = printed(fronts, backs, order == "--split=reversed");
            let found = by_rows(&sheets, &places(), Turned::of(edge, sheet));
            assert_eq!(
                numbers(&found),
                (1..=cards).collect::<Vec<_>>(),
                "{order} {edge}"
            );
        }
    }
}

#[test]
fn two_files_are_told_with_how_the_pile_goes_back() {
    let sandbox = Sandbox::new().file("deck.toml", numbered(20));
    let cards = ["cards", "deck.toml", "--paper=a4", "--blank=0", "-o", "ours.pdf"];
    let told = |option: &str| sandbox.succeed(&[&cards[..], &[option]].concat()).stdout;
    assert_eq!(
        told("--split"),
        "ours-fronts.pdf: 20 cards on 3 sheets of a4, 9 poker to a sheet, turn on the long edge; fronts\n\
         ours-backs.pdf: 3 sheets, backs in the same order: turn the pile over on its long edge, so that sheet 1 lies on top\n"
    );
    assert_eq!(
        told("--split=reversed"),
        "ours-fronts.pdf: 20 cards on 3 sheets of a4, 9 poker to a sheet, turn on the long edge; fronts\n\
         ours-backs.pdf: 3 sheets, backs, the last sheet first: turn the pile over on its long edge, so that sheet 3 lies on top\n"
    );
    let pipe = sandbox.run(&["cards", "deck.toml", "--split", "-o", "-"]);
    assert!(
        pipe.stderr.contains("standard output takes one file, and these are 2"),
        "{}",
        pipe.stderr
    );
    let one_sided = sandbox.run(&[
        "cards",
        "deck.toml",
        "--split",
        "--duplex=none",
        "--backs=pattern",
    ]);
    let told = "error: `--split` parts fronts from backs, and only one side is printed\n  = help: say how you turn the pile: `--duplex long-edge` or `short-edge`\n";
    assert!(one_sided.stderr.ends_with(told), "{}", one_sided.stderr);
    assert_eq!(one_sided.code, Some(2));
}

#[test]
fn neither_file_is_written_over_what_is_somebody_s_own() {
    let sandbox = Sandbox::new().file("tonight-backs.pdf", "mine");
    let ran = sandbox.run(&["tonight", "--split"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert_eq!(sandbox.files(), ["tonight-backs.pdf"]);
}
