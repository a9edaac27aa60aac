//! Marks of each kind on the sides that are asked for, read from the finished PDF: outside every
//! card, and where the printer reaches.

use crate::cut_cards::{Turned, numbered};
use crate::drawn::{Area, Drawn, pages};
use crate::sandbox::Sandbox;

/// Cards in columns and rows in the middle of a sheet, worked out by hand.
#[expect(clippy::cast_precision_loss, reason = "few columns and rows")]
fn places(
    sheet: Area,
    card: (f64, f64),
    grid: (usize, usize),
    gutter: (f64, f64),
) -> Vec<Area> {
    let along =
        |count: usize, card: f64, gutter: f64| count as f64 * (card + gutter) - gutter;
    let left = (sheet.width - along(grid.0, card.0, gutter.0)) / 2.0;
    let top = (sheet.height - along(grid.1, card.1, gutter.1)) / 2.0;
    let place = |nth: usize| Area {
        left: left + (card.0 + gutter.0) * (nth % grid.0) as f64,
        top: top + (card.1 + gutter.1) * (nth / grid.0) as f64,
        width: card.0,
        height: card.1,
    };
    (0..grid.0 * grid.1).map(place).collect()
}

/// Whether two areas are nearer to each other than so much.
fn is_nearer(one: Area, other: Area, than: f64) -> bool {
    one.left < other.right() + than
        && other.left < one.right() + than
        && one.top < other.bottom() + than
        && other.top < one.bottom() + than
}

/// What is drawn on a side in no card; what is drawn in one keeps inside its safe area.
fn beside(side: &Drawn, places: &[Area], margin: (f64, f64)) -> Vec<Area> {
    let sheet = side.media.expect("a sheet");
    // Each card clips what is drawn on it.
    let shapes = side.shapes.iter().filter(|shape| shape.height < 35.0);
    let drawn = side.lines.iter().chain(shapes).copied();
    let in_card = |area: &Area| {
        let holds = |place: &Area| {
            area.left > place.left + 3.9
                && area.right() < place.right() - 3.9
                && area.top > place.top + 3.9
                && area.bottom() < place.bottom() - 3.9
        };
        places.iter().any(holds)
    };
    let outside: Vec<Area> = drawn.filter(|area| !in_card(area)).collect();
    for area in &outside {
        let near = places.iter().find(|place| is_nearer(*area, **place, 0.55));
        assert!(near.is_none(), "{area:?} comes near to {near:?}");
        assert!(
            area.left > margin.0 - 0.1
                && area.top > margin.1 - 0.1
                && area.right() < sheet.width - margin.0 + 0.1
                && area.bottom() < sheet.height - margin.1 + 0.1,
            "{area:?} lies where the printer does not reach"
        );
    }
    outside
}

/// A run: its options, the card, the grid, the gutter, and the margin of the sheet as it lies.
type Way = (&'static [&'static str], (f64, f64), (usize, usize), (f64, f64), (f64, f64));

const WAYS: [Way; 4] = [
    (&["--paper", "a4"], (63.5, 88.9), (3, 3), (0.0, 0.0), (3.0, 3.0)),
    (
        &[
            "--paper", "letter", "--format", "mini", "--gutter", "4mm,6mm", "--margin",
            "4mm,7mm",
        ],
        (44.45, 63.5),
        // On its side the sheet holds 15 of them, upright 12.
        (5, 3),
        (4.0, 6.0),
        (7.0, 4.0),
    ),
    (
        &["--paper", "a4", "--format", "tarot", "--margin", "4mm,5mm"],
        (69.85, 120.65),
        (2, 2),
        (0.0, 0.0),
        (4.0, 5.0),
    ),
    (
        &["--stock", "avery-c32015", "--margin", "3mm"],
        (85.0, 54.0),
        (2, 4),
        (6.0, 6.0),
        (3.0, 3.0),
    ),
];

#[test]
fn marks_of_each_kind_lie_beside_the_cards_on_the_sides_that_are_asked_for() {
    let whole = crate::extent::is_whole();
    for (nth, (options, card, grid, gutter, margin)) in WAYS.into_iter().enumerate() {
        let capacity = grid.0 * grid.1;
        let sandbox = Sandbox::new().file("deck.toml", numbered(capacity + 2));
        let edges = if whole { &["long-edge", "short-edge"][..] } else { &["long-edge"] };
        for edge in edges {
            // What marks come to, beside the slug: on fronts, and on backs.
            let drawn = |marks: &str, on: &str| -> Vec<usize> {
                let marked = ["--marks", marks, "--marks-on", on, "--duplex", *edge];
                let run = ["cards", "deck.toml", "--force"];
                sandbox.succeed(&[&run[..], options, &marked].concat());
                let pages = pages(&sandbox.read("cards.pdf"));
                let sheet = pages[0].media.expect("a sheet");
                let fronts = places(sheet, card, grid, gutter);
                let turned = Turned::of(edge, sheet);
                let backs = fronts.iter().map(|place| turned.behind(*place, sheet));
                let sides = [fronts.clone(), backs.collect()];
                let sides = pages.iter().zip(sides.iter().cycle());
                sides.map(|(side, places)| beside(side, places, margin).len()).collect()
            };
            let plain = drawn("none", "both");
            for marks in ["crop", "lines", "dots"] {
                let both = drawn(marks, "both");
                let many: Vec<usize> =
                    both.iter().zip(&plain).map(|(all, slug)| all - slug).collect();
                let cuts = (grid.0 + 1) * 2 + (grid.1 + 1) * 2;
                let least = if gutter == (0.0, 0.0) { cuts } else { cuts + 4 };
                assert!(
                    many[0] >= least && many[1] == many[0],
                    "{nth} {marks} {edge}: {many:?}"
                );
                assert!(
                    many[2] > 0 && many[2] == many[3],
                    "{nth} {marks} {edge}: {many:?}"
                );
                let fronts = drawn(marks, "fronts");
                assert_eq!(fronts, [both[0], plain[1], both[2], plain[3]], "{marks}");
                let backs = drawn(marks, "backs");
                assert_eq!(backs, [plain[0], both[1], plain[2], both[3]], "{marks}");
            }
        }
    }
}

#[test]
fn marks_on_backs_keep_clear_of_a_pattern_and_move_with_it() {
    let sandbox = Sandbox::new().file("deck.toml", numbered(9));
    let run = [
        "cards",
        "deck.toml",
        "--paper",
        "a4",
        "--backs",
        "pattern",
        "--format",
        "poker",
    ];
    let marks = ["--marks-on", "backs", "--bleed", "2.5mm"];
    let read = |more: &[&str]| {
        sandbox.succeed(&[&run[..], &marks, &["--force"], more].concat());
        let mut pages = pages(&sandbox.read("cards.pdf"));
        pages.swap_remove(1)
    };
    let sheet = Area { left: 0.0, top: 0.0, width: 210.0, height: 297.0 };
    let cards = places(sheet, (63.5, 88.9), (3, 3), (0.0, 0.0));
    let outline = Area::around(&cards).expect("cards");
    let is_mark = |line: &&Area| {
        (line.width < 0.1 || line.height < 0.1) && {
            let (across, down) = (line.left + line.width, line.top + line.height);
            let near = is_nearer(**line, outline, 8.0);
            near && (line.width > 1.0 || line.height > 1.0)
                && across > 0.0
                && down < 290.0
        }
    };
    let straight = read(&[]);
    let found: Vec<Area> = straight.lines.iter().filter(is_mark).copied().collect();
    assert!(found.len() >= 16, "{found:?}");
    assert!(found.iter().all(|line| !is_nearer(*line, outline, 2.45)), "{found:?}");
    let moved = read(&["--back-offset", "1mm,0.5mm"]);
    let expected = |line: &&Area| {
        let has = |other: &Area| {
            (other.left - line.left - 1.0).abs() < 0.02
                && (other.top - line.top - 0.5).abs() < 0.02
        };
        moved.lines.iter().any(has)
    };
    let upright = found.iter().filter(|line| line.width < 0.1 && line.top > 200.0);
    assert!(upright.clone().count() >= 4 && upright.clone().all(|line| expected(&line)));
}
