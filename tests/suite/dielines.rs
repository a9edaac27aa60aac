//! Boxes and bands, folded: the dieline's panels are turned about its folds, one after the other,
//! and the solid that comes of it is measured.

use std::collections::HashMap;

use emberdeck::dieline::{Case, Contents, Dieline, DielineError, Fold, Part, lay};
use emberdeck::geom::{Format, Length, Margin, Paper, Point, Segment};
use proptest::prelude::*;

use crate::polygons::{edges, from_edge, is_inside, polygon, side};

type Place = [f64; 3];

/// A turn and a shift of space: `x′ = turn · x + by`.
#[derive(Debug, Clone, Copy)]
struct Motion {
    turn: [[f64; 3]; 3],
    by: Place,
}

impl Motion {
    const NONE: Self = Self {
        turn: [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        by: [0.0, 0.0, 0.0],
    };

    fn place(&self, at: Place) -> Place {
        let along = |row: usize| -> f64 {
            (0..3).map(|k| self.turn[row][k] * at[k]).sum::<f64>() + self.by[row]
        };
        [along(0), along(1), along(2)]
    }

    /// First the other one, then this.
    fn after(&self, first: &Self) -> Self {
        let mut turn = [[0.0; 3]; 3];
        for (row, out) in turn.iter_mut().enumerate() {
            for (column, cell) in out.iter_mut().enumerate() {
                *cell = (0..3).map(|k| self.turn[row][k] * first.turn[k][column]).sum();
            }
        }
        Self { turn, by: self.place(first.by) }
    }

    /// A right angle about a fold of the flat sheet, away from the print: what lies at `inside`
    /// goes behind the sheet, to where z is positive.
    fn about(fold: &Fold, inside: [f64; 2]) -> Self {
        let (x, y) = (fold.from.x.to_mm(), fold.from.y.to_mm());
        let is_level = (fold.to.y.to_mm() - y).abs() < 1e-9;
        assert!(
            is_level || (fold.to.x.to_mm() - x).abs() < 1e-9,
            "folds are upright or level"
        );
        let (turn, by) = if is_level {
            let s = if inside[1] > y { 1.0 } else { -1.0 };
            ([[1.0, 0.0, 0.0], [0.0, 0.0, -s], [0.0, s, 0.0]], [0.0, y, -s * y])
        } else {
            let s = if inside[0] > x { 1.0 } else { -1.0 };
            ([[0.0, 0.0, -s], [0.0, 1.0, 0.0], [s, 0.0, 0.0]], [x, 0.0, -s * x])
        };
        Self { turn, by }
    }
}

/// A folded panel: a box as thick as the board.
#[derive(Debug, Clone, Copy)]
struct Plate {
    part: Part,
    low: Place,
    high: Place,
    /// The axis that it stands across.
    across: usize,
}

fn folded(dieline: &Dieline) -> Vec<Plate> {
    let mut motions = HashMap::from([(Part::Front, Motion::NONE)]);
    let half = dieline.board.to_mm() / 2.0;
    for fold in &dieline.folds {
        let rect = dieline.rect(fold.part);
        let inside = [
            f64::midpoint(rect.left().to_mm(), rect.right().to_mm()),
            f64::midpoint(rect.top().to_mm(), rect.bottom().to_mm()),
        ];
        let on = motions[&fold.on];
        let known = motions.insert(fold.part, on.after(&Motion::about(fold, inside)));
        assert!(known.is_none(), "{:?} is folded twice", fold.part);
    }
    assert_eq!(motions.len(), dieline.panels.len(), "every panel hangs on a fold");
    let plate = |panel: &emberdeck::dieline::Panel| {
        let (left, right) = (panel.rect.left().to_mm(), panel.rect.right().to_mm());
        let (top, foot) = (panel.rect.top().to_mm(), panel.rect.bottom().to_mm());
        let motion = &motions[&panel.part];
        let corners = [(left, top), (right, top), (left, foot), (right, foot)];
        let corners = corners.map(|(x, y)| motion.place([x, y, 0.0]));
        let bound = |pick: fn(f64, f64) -> f64| -> Place {
            [0, 1, 2].map(|axis| {
                corners.iter().map(|corner| corner[axis]).reduce(pick).unwrap_or_default()
            })
        };
        let (mut low, mut high) = (bound(f64::min), bound(f64::max));
        let flat: Vec<usize> =
            (0..3).filter(|axis| high[*axis] - low[*axis] < 1e-6).collect();
        let [across] = flat[..] else { panic!("{:?} is no plate", panel.part) };
        low[across] -= half;
        high[across] += half;
        Plate { part: panel.part, low, high, across }
    };
    dieline.panels.iter().map(plate).collect()
}

/// How much of a way two plates share.
fn shared(one: &Plate, other: &Plate, axis: usize) -> f64 {
    one.high[axis].min(other.high[axis]) - one.low[axis].max(other.low[axis])
}

/// The room between the plates across an axis, and where it begins.
fn room(plates: &[Plate], axis: usize) -> (f64, f64) {
    let across = plates.iter().filter(|plate| plate.across == axis);
    let all: Vec<&Plate> = across.collect();
    let ends = |pick: fn(f64, f64) -> f64, of: fn(&Plate, usize) -> f64| {
        all.iter().map(|plate| of(plate, axis)).reduce(pick).expect("there are plates")
    };
    let middle = f64::midpoint(
        ends(f64::min, |plate, axis| plate.low[axis]),
        ends(f64::max, |plate, axis| plate.high[axis]),
    );
    let below = all.iter().filter(|plate| plate.high[axis] < middle);
    let above = all.iter().filter(|plate| plate.low[axis] > middle);
    let from = below.map(|plate| plate.high[axis]).reduce(f64::max).expect("a wall");
    let to = above.map(|plate| plate.low[axis]).reduce(f64::min).expect("a wall");
    (from, to)
}

fn contents(format: &str, count: u16, caliper: f64) -> Contents {
    let format: Format = format.parse().expect("a format");
    Contents { card: format.trim(), count, caliper: Length::mm(caliper) }
}

/// The plates of a closed box keep out of one another, and cards have 0.5 to 1.5 mm of play.
fn check_box(contents: &Contents) {
    let dieline = Case::TuckBox.dieline(contents);
    let plates = folded(&dieline);
    assert_eq!(plates.len(), 13);
    let pile = [
        contents.card.width.to_mm(),
        contents.card.height.to_mm(),
        contents.caliper.to_mm() * f64::from(contents.count),
    ];
    for (axis, pile) in pile.into_iter().enumerate() {
        let (from, to) = room(&plates, axis);
        let play = to - from - pile;
        assert!((0.5..=1.5).contains(&play), "{contents:?}: {play} of play along {axis}");
    }
    let slack = 1e-6;
    for (nth, one) in plates.iter().enumerate() {
        for other in &plates[..nth] {
            let is_beside = one.across == other.across;
            let meet = (0..3).all(|axis| shared(one, other, axis) > slack);
            assert!(!(is_beside && meet), "{:?} runs into {:?}", one.part, other.part);
        }
    }
    let found = |part| *plates.iter().find(|plate| plate.part == part).expect("a plate");
    // What is glued or tucked lies on what holds it, and within it.
    for (inner, outer) in [
        (Part::Glue, Part::Back),
        (Part::Tuck, Part::Front),
        (Part::Bottom, Part::OuterBottom),
    ] {
        let (inner, outer) = (found(inner), found(outer));
        for axis in (0..3).filter(|axis| *axis != inner.across) {
            assert!(
                inner.low[axis] > outer.low[axis] - 0.6
                    && inner.high[axis] < outer.high[axis] + 0.6,
                "{:?} stands out of {:?}",
                inner.part,
                outer.part
            );
        }
        let apart = shared(&inner, &outer, inner.across);
        assert!(
            apart.abs() < 1e-6,
            "{:?} and {:?} are {apart} apart",
            inner.part,
            outer.part
        );
    }
    for (left, right) in
        [(Part::LeftDust, Part::RightDust), (Part::LeftFoot, Part::RightFoot)]
    {
        assert!(found(left).high[0] < found(right).low[0], "{left:?} meets {right:?}");
    }
    let (glue, back) = (dieline.rect(Part::Glue).size(), dieline.rect(Part::Back).size());
    assert!(back.width > glue.width && back.height > glue.height);
}

#[test]
fn a_folded_box_holds_its_cards_with_a_little_play() {
    let formats = Format::named();
    assert!(formats.len() >= 30);
    for format in formats {
        for count in (18..=108).step_by(9) {
            for caliper in [0.26, 0.3, 0.36, 0.42] {
                check_box(&contents(format.name, count, caliper));
            }
        }
    }
}

#[test]
fn a_folded_band_goes_around_its_cards() {
    for format in Format::named() {
        for count in [18, 54, 108] {
            let contents = contents(format.name, count, 0.36);
            let plates = folded(&Case::Band.dieline(&contents));
            assert_eq!(plates.len(), 5);
            let pile = [contents.card.width, contents.depth()].map(Length::to_mm);
            for (axis, pile) in [0, 2].into_iter().zip(pile) {
                let (from, to) = room(&plates, axis);
                let play = to - from - pile;
                assert!((0.3..=1.0).contains(&play), "{}: {play}", format.name);
            }
            let found =
                |part| *plates.iter().find(|plate| plate.part == part).expect("one");
            assert!(found(Part::Glue).high[0] < found(Part::Back).high[0]);
        }
    }
}

fn check_lines(dieline: &Dieline) {
    let points = polygon(&dieline.outline);
    let all = edges(&points);
    for (nth, (a, b)) in all.iter().enumerate() {
        for (c, d) in &all[..nth] {
            let crosses = side(*a, *b, *c) * side(*a, *b, *d) < -1e-6
                && side(*c, *d, *a) * side(*c, *d, *b) < -1e-6;
            assert!(!crosses, "the outline crosses itself at {a:?} and {c:?}");
        }
    }
    let bounds = dieline.outline.bounds();
    assert!(bounds.left().is_near(Length::ZERO) && bounds.top().is_near(Length::ZERO));
    assert!(bounds.size().width.is_near(dieline.size.width));
    assert!(bounds.size().height.is_near(dieline.size.height), "{bounds:?}");
    let xy = |at: Point| [at.x.to_mm(), at.y.to_mm()];
    for fold in &dieline.folds {
        let (from, to) = (xy(fold.from), xy(fold.to));
        for end in [from, to] {
            let off = from_edge(&points, end);
            // At the tuck a fold ends where its slit does.
            assert!(
                fold.part == Part::Tuck || off < 0.45,
                "{:?} ends {off} off",
                fold.part
            );
        }
        for part in [0.02, 0.3, 0.5, 0.7, 0.98] {
            let at = [0, 1].map(|axis| from[axis] + (to[axis] - from[axis]) * part);
            assert!(
                is_inside(&points, at),
                "{:?} is folded outside, at {at:?}",
                fold.part
            );
        }
    }
    for slit in &dieline.slits {
        let [Segment::Move(from), Segment::Line(to)] = slit.segments() else {
            panic!("a slit is a straight cut");
        };
        assert!(from_edge(&points, xy(*from)) < 1e-6, "a slit begins at the edge");
        assert!(is_inside(&points, xy(*to)));
    }
}

#[test]
fn a_dieline_is_one_closed_line_with_its_folds_inside() {
    for format in Format::named() {
        for count in [18, 54, 108] {
            let contents = contents(format.name, count, 0.36);
            let tuck_box = Case::TuckBox.dieline(&contents);
            assert_eq!((tuck_box.folds.len(), tuck_box.slits.len()), (12, 2));
            check_lines(&tuck_box);
            check_lines(&Case::Band.dieline(&contents));
        }
    }
}

#[test]
fn what_fits_no_sheet_is_refused_with_what_does() {
    let margin = Margin::even(Length::mm(3.0));
    let mut refused = 0;
    for paper in ["a4", "letter", "a5", "a3", "tabloid"] {
        let paper: Paper = paper.parse().expect("a paper");
        for format in Format::named() {
            for count in (18..=108).step_by(18) {
                let contents = contents(format.name, count, 0.36);
                let error = match lay(Case::TuckBox, &contents, &paper, margin) {
                    Ok(laid) => {
                        let Margin { x, y } = laid.margin;
                        assert!(
                            (laid.sheet.width - x * 2.0).fits(laid.dieline.size.width)
                        );
                        assert!(
                            (laid.sheet.height - y * 2.0).fits(laid.dieline.size.height)
                        );
                        continue;
                    }
                    Err(error) => error,
                };
                refused += 1;
                let DielineError::NoRoom { larger, fewer, has_band, .. } = &error else {
                    panic!("{error}");
                };
                let hint = error.hint();
                let fits = |case, contents: &Contents, paper: &Paper| {
                    lay(case, contents, paper, margin).is_ok()
                };
                if let Some(larger) = larger {
                    assert!(hint.contains(&format!("--paper {larger}")), "{hint}");
                    let larger = larger.parse().expect("a paper");
                    assert!(fits(Case::TuckBox, &contents, &larger), "{hint}");
                }
                if let Some(fewer) = fewer {
                    assert!(hint.contains(&format!("--count {fewer}")), "{hint}");
                    let with = |count| Contents { count, ..contents };
                    assert!(fits(Case::TuckBox, &with(*fewer), &paper), "{hint}");
                    assert!(!fits(Case::TuckBox, &with(fewer + 1), &paper), "{hint}");
                }
                assert_eq!(*has_band, fits(Case::Band, &contents, &paper));
                assert_eq!(hint.contains("--band"), *has_band);
                assert!(larger.is_some() || fewer.is_some() || *has_band, "{hint}");
            }
        }
    }
    assert!(refused > 100, "{refused}");
}

proptest! {
    #[test]
    fn boxes_of_any_size_hold_their_cards(
        width in 30.0_f64..160.0,
        height in 30.0_f64..160.0,
        count in 18_u16..200,
        caliper in 0.2_f64..0.6,
    ) {
        let card = emberdeck::geom::Size::mm(width, height);
        let contents = Contents { card, count, caliper: Length::mm(caliper) };
        check_box(&contents);
        check_lines(&Case::TuckBox.dieline(&contents));
        check_lines(&Case::Band.dieline(&contents));
    }
}
