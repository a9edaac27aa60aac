//! Marks of each kind on the sides that are asked for, read from the finished PDF: outside every
//! card, and where the printer reaches.

use crate::cut_cards::{Turned, numbered};
use crate::drawn::{Area, Drawn, is_near, pages};
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
pub(crate) fn beside(side: &Drawn, places: &[Area], margin: (f64, f64)) -> Vec<Area> {
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

/// Cards that stand alike: one of them as it lies, in columns and rows, and where the first begins
/// if that is not in the middle of the sheet, with marks and without any.
struct Lot {
    card: (f64, f64),
    grid: (usize, usize),
    at: Option<[(f64, f64); 2]>,
}

const fn grid(card: (f64, f64), grid: (usize, usize)) -> Lot {
    Lot { card, grid, at: None }
}

impl Lot {
    fn places(&self, sheet: Area, gutter: (f64, f64), has_marks: bool) -> Vec<Area> {
        let mut places = places(sheet, self.card, self.grid, gutter);
        if let Some([marked, bare]) = self.at {
            let (left, top) = if has_marks { marked } else { bare };
            let by = (left - places[0].left, top - places[0].top);
            for place in &mut places {
                place.left += by.0;
                place.top += by.1;
            }
        }
        places
    }
}

/// A run: its options, the cards, the gutter, and the margin of the sheet as it lies.
type Way = (&'static [&'static str], &'static [Lot], (f64, f64), (f64, f64));

const WAYS: [Way; 4] = [
    (&["--paper", "a4"], &[grid((63.5, 88.9), (3, 3))], (0.0, 0.0), (3.0, 3.0)),
    (
        &[
            "--paper", "letter", "--format", "mini", "--gutter", "4mm,6mm", "--margin",
            "4mm,7mm",
        ],
        // On its side the sheet holds 15 that stand, upright 12: four columns of three leave room
        // for four that lie. Of 261.4 mm the cards and the least gap of 4 mm take 257.3; half of
        // what is over goes to the gap.
        &[
            Lot {
                card: (44.45, 63.5),
                grid: (4, 3),
                at: Some([(10.025, 6.7), (11.05, 6.7)]),
            },
            Lot {
                card: (63.5, 44.45),
                grid: (1, 4),
                at: Some([(205.875, 10.05), (204.85, 10.05)]),
            },
        ],
        (4.0, 6.0),
        (7.0, 4.0),
    ),
    (
        &["--paper", "a4", "--format", "tarot", "--margin", "4mm,5mm"],
        // Four stand and two lie below them on the sheet on its side; of 198 mm the cards and the
        // least gap take 194.5. Without marks there is no gap.
        &[
            Lot {
                card: (69.85, 120.65),
                grid: (4, 1),
                at: Some([(8.8, 6.875), (8.8, 9.75)]),
            },
            Lot {
                card: (120.65, 69.85),
                grid: (2, 1),
                at: Some([(27.85, 133.275), (27.85, 130.4)]),
            },
        ],
        (0.0, 0.0),
        (5.0, 4.0),
    ),
    (
        &["--stock", "avery-c32015", "--margin", "3mm"],
        &[grid((85.0, 54.0), (2, 4))],
        (6.0, 6.0),
        (3.0, 3.0),
    ),
];

/// The marks that lie on the cuts of cards, without the slug's lines.
fn on_cuts(drawn: &[Area], cards: &[Area]) -> Vec<Area> {
    let near = |one: f64, other: f64| (one - other).abs() < 0.02;
    let is_mark = |area: &&Area| {
        let upright = area.width < 0.1
            && cards
                .iter()
                .any(|card| near(area.left, card.left) || near(area.left, card.right()));
        let lying = area.height < 0.1
            && cards
                .iter()
                .any(|card| near(area.top, card.top) || near(area.top, card.bottom()));
        upright || lying
    };
    drawn.iter().filter(is_mark).copied().collect()
}

#[test]
fn marks_of_each_kind_lie_beside_the_cards_on_the_sides_that_are_asked_for() {
    let whole = crate::extent::is_whole();
    for (nth, (options, lots, gutter, margin)) in WAYS.into_iter().enumerate() {
        let capacity: usize = lots.iter().map(|lot| lot.grid.0 * lot.grid.1).sum();
        let sandbox = Sandbox::new().file("deck.toml", numbered(capacity + 2));
        let edges = if whole { &["long-edge", "short-edge"][..] } else { &["long-edge"] };
        for edge in edges {
            // What is drawn beside the cards, the slug too: on fronts, and on backs.
            let drawn = |marks: &str, on: &str| -> Vec<Vec<Area>> {
                let marked = ["--marks", marks, "--marks-on", on, "--duplex", *edge];
                let run = ["cards", "deck.toml", "--force", "--blank", "0"];
                sandbox.succeed(&[&run[..], options, &marked].concat());
                let pages = pages(&sandbox.read("cards.pdf"));
                let sheet = pages[0].media.expect("a sheet");
                let of_lots = lots
                    .iter()
                    .flat_map(|lot| lot.places(sheet, gutter, marks != "none"));
                let fronts: Vec<Area> = of_lots.collect();
                let turned = Turned::of(edge, sheet);
                let behind = |area: &Area| turned.behind(*area, sheet);
                let backs: Vec<Area> = fronts.iter().map(behind).collect();
                let sides = [fronts.clone(), backs];
                let each = pages.iter().zip(sides.iter().cycle());
                let found: Vec<_> =
                    each.map(|(side, places)| beside(side, places, margin)).collect();
                // What marks a cut on a front marks it behind that too, of a full sheet and of one
                // with two cards.
                for (sides, cards) in found.chunks(2).zip([&fronts[..], &fronts[..2]]) {
                    if marks == "crop" && on == "both" {
                        let on_front = on_cuts(&sides[0], cards);
                        let seen: Vec<Area> = sides[1].iter().map(behind).collect();
                        let on_back = on_cuts(&seen, cards);
                        let is_there = |mark: &Area| {
                            let near = |other: &Area| {
                                other.measures(mark.width, mark.height)
                                    && is_near(other.left, mark.left)
                                    && is_near(other.top, mark.top)
                            };
                            on_back.iter().any(near)
                        };
                        let missing = on_front.iter().find(|mark| !is_there(mark));
                        assert!(missing.is_none(), "{nth} {edge}: {missing:?}");
                        assert_eq!(on_back.len(), on_front.len(), "{nth} {edge}");
                        assert!(!on_front.is_empty());
                    }
                }
                found
            };
            let count = |found: &[Vec<Area>]| -> Vec<usize> {
                found.iter().map(Vec::len).collect()
            };
            let plain = count(&drawn("none", "both"));
            for marks in ["crop", "lines", "dots"] {
                let both = count(&drawn(marks, "both"));
                let many: Vec<usize> =
                    both.iter().zip(&plain).map(|(all, slug)| all - slug).collect();
                let of_lot = |lot: &Lot| (lot.grid.0 + 1) * 2 + (lot.grid.1 + 1) * 2;
                let cuts: usize = lots.iter().map(of_lot).sum();
                let least = if gutter == (0.0, 0.0) { cuts } else { cuts + 4 };
                assert!(
                    many[0] >= least && many[1] == many[0],
                    "{nth} {marks} {edge}: {many:?}"
                );
                assert!(
                    many[2] > 0 && many[2] == many[3],
                    "{nth} {marks} {edge}: {many:?}"
                );
                let fronts = count(&drawn(marks, "fronts"));
                assert_eq!(fronts, [both[0], plain[1], both[2], plain[3]], "{marks}");
                let backs = count(&drawn(marks, "backs"));
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
