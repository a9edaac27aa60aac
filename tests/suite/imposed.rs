//! Sheets of cards against places that are worked out here by hand: slots, backs, clips, marks,
//! slug, for any paper, card, gutter, bleed and offset, and any stretch of the sheets.

use std::sync::Arc;

use emberdeck::color::Ink;
use emberdeck::frame::{Article, Frame, Item, Page, Placed};
use emberdeck::geom::{Gutter, Length, Margin, Paper, Point, Rect, Segment, Size, Turn};
use emberdeck::model::{CutMarks, Duplex, MarkedSides, Order};
use emberdeck::sheet::{FitRequest, Imposition, Job, ScaleBar, SlugText, fit, impose};
use emberdeck::text::Typesetter;
use proptest::prelude::*;

use crate::sheet_places::{Case, Edges, Grid, any_case};

fn edges(rect: Rect) -> Edges {
    [rect.left(), rect.top(), rect.right(), rect.bottom()].map(Length::to_mm)
}

fn near(one: Edges, other: Edges) -> bool {
    one.iter().zip(other).all(|(one, other)| (one - other).abs() < 1e-3)
}

/// The lines that are drawn on a frame, as boxes.
fn lines(frame: &Frame) -> Vec<Edges> {
    let line = |item: &Item| {
        let Item::Shape(shape) = item else { return None };
        let [Segment::Move(from), Segment::Line(to)] = shape.path.segments() else {
            return None;
        };
        let (left, right) = (from.x.min(to.x), from.x.max(to.x));
        let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
        Some([left, top, right, bottom].map(Length::to_mm))
    };
    frame.items().iter().filter_map(|(_, item)| line(item)).collect()
}

fn text(placed: &Placed) -> String {
    let run = |item: &Item| match item {
        Item::Run(run) => Some(run.text.clone()),
        _ => None,
    };
    placed.frame.items().iter().filter_map(|(_, item)| run(item)).collect()
}

/// A page's cards, and what else is on it: the marks and the slug.
fn parted(
    page: &Page,
    sheet: (f64, f64),
    is_card: impl Fn(&Placed) -> bool,
) -> (Vec<&Placed>, Vec<Edges>, Vec<&Placed>) {
    let (cards, rest): (Vec<_>, Vec<_>) =
        page.placed.iter().partition(|placed| is_card(placed));
    let is_marks = |placed: &&Placed| {
        near(edges(placed.covers()), [0.0, 0.0, sheet.0, sheet.1])
            && text(placed).is_empty()
    };
    let (marks, slug): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_marks);
    (cards, marks.iter().flat_map(|marks| lines(&marks.frame)).collect(), slug)
}

type Pair = (Arc<Frame>, Arc<Frame>);

fn imposed(case: &Case, pairs: &[Pair], grid: &Grid) -> Option<Imposition> {
    let (width, height) = case.paper;
    let paper: Paper = format!("{width:.1}x{height:.1}mm").parse().expect("a paper");
    let layout = fit(&FitRequest {
        paper,
        card: Size::mm(case.card.0, case.card.1),
        gutter: Gutter { x: Length::mm(case.gutter.0), y: Length::mm(case.gutter.1) },
        margin: Margin::even(Length::mm(case.margin)),
        bleed: Length::mm(case.bleed),
        clear: Length::mm(case.clear),
    })
    .ok()?;
    let all = pairs.len().div_ceil(grid.slots.len());
    let job = Job {
        layout: &layout,
        cards: pairs.len(),
        order: Order::Rows,
        gone: &[],
        duplex: case.duplex,
        back_offset: Point::mm(case.offset.0, case.offset.1),
        correction: None,
        fold: None,
        fronts_bleed: false,
        backs_bleed: case.backs_bleed,
        backs_alike: case.backs_bleed,
        marks: if case.has_marks { CutMarks::Crop } else { CutMarks::None },
        marks_on: MarkedSides::Fronts,
        ink: Ink::BLACK,
        slug: &|sheet, sheets, is_front| SlugText {
            place: format!(
                "{sheet}/{sheets} {}",
                if is_front { "front" } else { "back" }
            ),
            ..SlugText::default()
        },
        bar: ScaleBar::Metric,
        sheets: case.range.map(|_| case.sheets(all)),
    };
    Some(impose(&Typesetter::new(), &job, pairs))
}

/// What is the same on both sides of a sheet: its boxes, and the slug, which says the side and lies
/// where the printer reaches and no card does.
fn check_page(
    case: &Case,
    grid: &Grid,
    page: &Page,
    slug: &[&Placed],
    said: Option<&str>,
    turned: Option<bool>,
) {
    let [left, top, right, bottom] = grid.outline;
    assert!(near(edges(page.trim), grid.outline));
    let by = case.bleed;
    assert!(near(edges(page.bleed), [left - by, top - by, right + by, bottom + by]));
    // Where there is room for the bar alone, what is said stands beside the next card.
    assert!(slug.len() <= 2, "three slugs");
    let Some(last) = slug.last() else { return assert_eq!(said, None) };
    if let Some(said) = said {
        assert!(text(last).ends_with(said), "{} is no {said}", text(last));
    }
    let apart = |one: Edges, other: Edges| {
        one[2] <= other[0]
            || other[2] <= one[0]
            || one[3] <= other[1]
            || other[3] <= one[1]
    };
    let covers: Vec<Edges> = slug.iter().map(|slug| edges(slug.covers())).collect();
    if let [one, other] = covers[..] {
        assert!(apart(one, other), "{one:?} {other:?}");
    }
    // The slug does not move with the backs.
    let still = Case { offset: (0.0, 0.0), ..case.clone() };
    let seen = |slot: &Edges| {
        turned.map_or(*slot, |left_to_right| still.behind(grid, *slot, left_to_right))
    };
    let slots: Vec<Edges> = grid.slots.iter().map(seen).collect();
    for covers in covers {
        let is_beside = |slot: &Edges| apart(covers, *slot);
        let (keep, slack) = (case.margin, 1e-3);
        let is_reached = covers[0] >= keep - slack
            && covers[1] >= keep - slack
            && covers[2] <= grid.sheet.0 - keep + slack
            && covers[3] <= grid.sheet.1 - keep + slack;
        assert!(slots.iter().all(is_beside) && is_reached, "{covers:?} on {grid:?}");
    }
}

fn check_back(
    case: &Case,
    grid: &Grid,
    (nth, cards): (usize, usize),
    back: &Placed,
    left_to_right: bool,
) {
    let slot = grid.slots[nth];
    let expected = case.behind(grid, slot, left_to_right);
    assert!(near(edges(back.covers()), expected), "{back:?} is not at {expected:?}");
    // Turned head over foot the sheet stands on its head, and so must the back.
    let turn = match (grid.is_turned(nth), left_to_right) {
        (false, true) => Turn::None,
        (false, false) => Turn::Half,
        // A card that lies on its left side lies on its right one as it is seen from behind.
        (true, true) => Turn::Right,
        (true, false) => Turn::Left,
    };
    assert_eq!(back.turn, turn);
    let bleeds = case.bleeds(grid, nth, cards);
    let grown = [
        slot[0] - bleeds[0],
        slot[1] - bleeds[1],
        slot[2] + bleeds[2],
        slot[3] + bleeds[3],
    ];
    let clip = case.backs_bleed.then(|| case.behind(grid, grown, left_to_right));
    match (back.clip.map(edges), clip) {
        (None, None) => {}
        (Some(found), Some(clip)) => assert!(near(found, clip), "{found:?} {clip:?}"),
        (found, clip) => panic!("{found:?} instead of {clip:?}"),
    }
}

proptest! {
    #![proptest_config(crate::extent::cases(384, 2048))]
    #[test]
    fn sheets_are_laid_as_a_hand_would_lay_them(case in any_case()) {
        let grid = case.grid();
        let frame = || Arc::new(Frame::new(Size::mm(case.card.0, case.card.1)));
        let pairs: Vec<Pair> = (0..case.cards).map(|_| (frame(), frame())).collect();
        let Some(found) = imposed(&case, &pairs, &grid) else {
            prop_assert!(grid.slots.is_empty(), "a card fits: {grid:?}");
            return Ok(());
        };
        let capacity = grid.slots.len();
        let all = case.cards.div_ceil(capacity);
        let (from, to) = case.sheets(all);
        let first = (from - 1) * capacity;
        let printed = case.cards.min(to * capacity) - first;
        prop_assert_eq!(found.sheets, all);
        prop_assert_eq!(&found.cards, &(first..first + printed).collect::<Vec<_>>());
        prop_assert_eq!(found.marks_whole, !case.has_marks || case.marks(&grid, capacity).1);
        let turns = case.turns_left_to_right(&grid);
        let sides = if turns.is_some() { 2 } else { 1 };
        prop_assert_eq!(found.pages.len(), (to + 1 - from) * sides);
        for (sheet, pages) in (from..).zip(found.pages.chunks(sides)) {
            let before = (sheet - 1) * capacity;
            let cards = &pairs[before..case.cards.min(before + capacity)];
            let is_front = |placed: &Placed| {
                cards.iter().any(|(front, _)| Arc::ptr_eq(front, &placed.frame))
            };
            let is_back = |placed: &Placed| {
                cards.iter().any(|(_, back)| Arc::ptr_eq(back, &placed.frame))
            };
            let said = |side: &str| {
                found.slug.has_room.then(|| format!("{sheet}/{all} {side}"))
            };
            let (fronts, mut marks, slug) = parted(&pages[0], grid.sheet, is_front);
            check_page(&case, &grid, &pages[0], &slug, said("front").as_deref(), None);
            let by_place = |one: &Edges, other: &Edges| one.partial_cmp(other).expect("numbers");
            let rounded = |mark: Edges| mark.map(|edge| (edge * 1000.0).round() / 1000.0);
            marks = marks.into_iter().map(rounded).collect();
            let mut expected = case.marks(&grid, cards.len()).0;
            expected.retain(|_| case.has_marks);
            expected = expected.into_iter().map(rounded).collect();
            marks.sort_by(by_place);
            expected.sort_by(by_place);
            prop_assert_eq!(marks.len(), expected.len(), "{:?} {:?}", marks, expected);
            for (mark, expected) in marks.iter().zip(&expected) {
                prop_assert!(near(*mark, *expected), "{:?} {:?}", marks, expected);
            }
            prop_assert_eq!(fronts.len(), cards.len());
            for (nth, front) in fronts.iter().enumerate() {
                prop_assert!(Arc::ptr_eq(&front.frame, &cards[nth].0));
                prop_assert!(near(edges(front.covers()), grid.slots[nth]));
                let turn = if grid.is_turned(nth) { Turn::Left } else { Turn::None };
                prop_assert_eq!((front.turn, front.clip), (turn, None));
                prop_assert_eq!(front.article, Some(Article(before + nth - first)));
            }
            let Some(left_to_right) = turns else { continue };
            let (backs, marks, slug) = parted(&pages[1], grid.sheet, is_back);
            check_page(&case, &grid, &pages[1], &slug, said("back").as_deref(), turns);
            prop_assert!(marks.is_empty(), "marks are on fronts alone");
            prop_assert_eq!(backs.len(), cards.len());
            for (nth, back) in backs.iter().enumerate() {
                prop_assert!(Arc::ptr_eq(&back.frame, &cards[nth].1));
                check_back(&case, &grid, (nth, cards.len()), back, left_to_right);
                // A pattern that is the same behind all cards belongs to none.
                let article = (!case.backs_bleed).then_some(Article(before + nth - first));
                prop_assert_eq!(back.article, article);
            }
        }
    }
}

#[test]
fn a_slug_without_room_beyond_the_marks_stands_between_those_of_the_middle_card() {
    // Three by three: 12.7 mm beside the cards and 6.35 below them, 5 and 8.15, 3.5 and 3.5.
    for (paper, margin, expected) in [
        ((215.9, 279.4), 4.0, Some([4.0, 96.75, 6.6, 182.65])),
        ((200.5, 283.0), 3.0, Some([70.0, 277.4, 130.5, 280.0])),
        ((197.5, 273.7), 1.0, None),
        // Here there is room beyond the marks: they end 6 mm from the cards, and 0.8 are kept.
        ((215.9, 279.4), 3.0, Some([3.0, 3.0, 5.6, 276.4])),
    ] {
        let case = Case {
            paper,
            card: (63.5, 88.9),
            gutter: (0.0, 0.0),
            margin,
            bleed: 0.0,
            clear: 2.0,
            offset: (0.0, 0.0),
            cards: 9,
            duplex: Duplex::LongEdge,
            backs_bleed: false,
            has_marks: true,
            range: None,
        };
        let grid = case.grid();
        let frame = || Arc::new(Frame::new(Size::mm(63.5, 88.9)));
        let pairs: Vec<Pair> = (0..9).map(|_| (frame(), frame())).collect();
        let found = imposed(&case, &pairs, &grid).expect("nine cards fit");
        let is_front = |placed: &Placed| {
            pairs.iter().any(|(front, _)| Arc::ptr_eq(front, &placed.frame))
        };
        let (_, _, slug) = parted(&found.pages[0], grid.sheet, is_front);
        let slug = slug.first().map(|slug| edges(slug.covers()));
        match (slug, expected) {
            (None, None) => assert!(!found.slug.has_room),
            (Some(slug), Some(expected)) => {
                assert!(near(slug, expected), "{paper:?}: {slug:?}");
            }
            (slug, _) => panic!("{paper:?}: {slug:?}"),
        }
    }
}
