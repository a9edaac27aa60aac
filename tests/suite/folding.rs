//! Printed sheets are folded, nested and stacked as a hand does it, and read.

use std::sync::Arc;

use emberdeck::color::Ink;
use emberdeck::frame::{Article, Frame, Page, Placed};
use emberdeck::geom::{Length, Point, Rect, Size, Turn};
use emberdeck::sheet::{BookletJob, Signatures, impose_booklet, split_sides};
use proptest::prelude::*;

const PAGE: Size = Size::mm(148.5, 210.0);
/// Where the text of every page of the book begins, recto or verso.
const TEXT: Point = Point::mm(20.0, 12.0);

/// A book of so many pages: page n has a frame that says so.
fn book(pages: u32) -> Vec<Page> {
    let whole = Rect::new(Point::ORIGIN, PAGE);
    let page = |part| Page {
        size: PAGE,
        trim: whole,
        bleed: whole,
        placed: vec![Placed {
            frame: Arc::new(Frame::new(Size::mm(100.0, 180.0))),
            at: TEXT,
            turn: Turn::None,
            clip: None,
            adjust: None,
            article: Some(Article(part as usize / 3)),
            part,
        }],
    };
    (0..pages).map(page).collect()
}

/// A sheet with what is printed on both its sides.
#[derive(Debug, Clone)]
struct Sheet {
    outside: Page,
    inside: Page,
}

/// What a duplex printer makes of the file when it turns the sheets on the short edge.
fn print_both_sides(sides: &[Page]) -> Vec<Sheet> {
    let sheets = sides.chunks(2);
    sheets
        .map(|sides| Sheet { outside: sides[0].clone(), inside: sides[1].clone() })
        .collect()
}

/// One page as it is found on paper: its number, and how far from the left end of the sheet,
/// seen from outside, its left and right edges are in the paper.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Found {
    number: u32,
    from: f64,
    to: f64,
}

/// The page on one half of a side, if it is not blank. The sheet is turned about its upright
/// middle, so what is left outside is right inside, and head stays head.
fn found(side: &Page, is_inside: bool, is_beyond_fold: bool) -> Option<Found> {
    let width = side.size.width;
    let mut pages = side.placed.iter().filter_map(|placed| {
        let number = placed.article.map(|_| placed.part)?;
        assert_eq!(placed.turn, Turn::None, "pages stand upright");
        assert!(placed.at.y.is_near(TEXT.y), "pages keep their height");
        let left = placed.at.x - TEXT.x;
        let (from, to) = (left, left + PAGE.width);
        let (from, to) = if is_inside { (width - to, width - from) } else { (from, to) };
        let beyond = (from + to) / 2.0 > width / 2.0;
        let found = Found { number, from: from.to_mm(), to: to.to_mm() };
        (beyond == is_beyond_fold).then_some(found)
    });
    let page = pages.next();
    assert_eq!(pages.next(), None, "two pages lie on each other");
    page
}

/// A leaf of the folded book: its recto and its verso.
type Leaf = [Option<Found>; 2];

/// The leaves of a signature: the sheets are laid into each other in the order in which they
/// were printed, the first outside, and folded so that the first outside's right half is on top.
fn fold(sheets: &[Sheet]) -> Vec<Leaf> {
    let first = |sheet: &Sheet| {
        [found(&sheet.outside, false, true), found(&sheet.inside, true, true)]
    };
    let second = |sheet: &Sheet| {
        [found(&sheet.inside, true, false), found(&sheet.outside, false, false)]
    };
    sheets.iter().map(first).chain(sheets.iter().rev().map(second)).collect()
}

/// Folds all signatures, lays them on each other and gives the leaves.
fn bind(sheets: &[Sheet], signatures: &Signatures) -> Vec<Leaf> {
    let mut rest = sheets;
    let mut leaves = Vec::new();
    for &count in signatures.sheets() {
        let (signature, others) = rest.split_at(count);
        leaves.extend(fold(signature));
        rest = others;
    }
    assert!(rest.is_empty(), "every sheet is in a signature");
    leaves
}

fn read(leaves: &[Leaf]) -> Vec<Option<u32>> {
    leaves.iter().flatten().map(|page| page.map(|page| page.number)).collect()
}

fn in_order(pages: u32, blanks: usize) -> Vec<Option<u32>> {
    (0..pages).map(Some).chain(std::iter::repeat_n(None, blanks)).collect()
}

fn imposed(pages: u32, most: Option<usize>, caliper: Length) -> (Vec<Page>, Signatures) {
    let signatures = Signatures::new(pages as usize, most, caliper).expect("they fold");
    let job =
        BookletJob { pages: &book(pages), signatures: &signatures, ink: Ink::BLACK };
    (impose_booklet(&job), signatures)
}

proptest! {
    #![proptest_config(crate::extent::cases(256, 2048))]
    #[test]
    fn a_folded_booklet_has_its_pages_in_order(
        pages in 1_u32..=200,
        most in proptest::option::of(1_usize..30),
        caliper in 0.0_f64..0.12,
    ) {
        let (sides, signatures) = imposed(pages, most, Length::mm(caliper));
        prop_assert_eq!(sides.len(), signatures.total() * 2);
        let leaves = bind(&print_both_sides(&sides), &signatures);
        prop_assert_eq!(read(&leaves), in_order(pages, signatures.blanks()));
        prop_assert!(signatures.blanks() < signatures.sheets().len() * 4);
    }

    #[test]
    fn every_verso_lies_behind_its_recto_and_inner_leaves_nearer_to_the_fold(
        pages in 1_u32..=200,
        most in proptest::option::of(1_usize..30),
        caliper in 0.0_f64..0.12,
    ) {
        let (sides, signatures) = imposed(pages, most, Length::mm(caliper));
        let leaves = bind(&print_both_sides(&sides), &signatures);
        for [recto, verso] in &leaves {
            if let Some((recto, verso)) = recto.zip(*verso) {
                prop_assert!((recto.from - verso.from).abs() < 1e-6);
                prop_assert!((recto.to - verso.to).abs() < 1e-6);
            }
        }
        let fold = PAGE.width.to_mm();
        let mut rest = &leaves[..];
        for &sheets in signatures.sheets() {
            let (signature, others) = rest.split_at(sheets * 2);
            rest = others;
            let mut before: Option<f64> = None;
            for [recto, _] in &signature[..sheets] {
                let Some(recto) = recto else { continue };
                let creep = fold - recto.from;
                match before {
                    None => prop_assert!(creep.abs() < 1e-6, "the outermost stays"),
                    // A quarter turn round one caliper more.
                    Some(before) => prop_assert!(
                        (creep - before - caliper * std::f64::consts::FRAC_PI_2).abs() < 1e-6
                    ),
                }
                before = Some(creep);
            }
        }
    }
}

#[test]
fn frames_keep_their_articles_and_their_place_in_the_book() {
    let (sides, _) = imposed(11, None, Length::mm(0.1));
    let pages = sides.iter().flat_map(|side| &side.placed);
    let mut parts: Vec<_> =
        pages.filter_map(|placed| Some((placed.article?, placed.part))).collect();
    parts.sort_by_key(|(_, part)| *part);
    let expected: Vec<_> =
        (0..11).map(|part| (Article(part as usize / 3), part)).collect();
    assert_eq!(parts, expected);
}

/// A sheet on its way through a printer that prints one side.
#[derive(Debug, Clone, Default)]
struct Passing {
    outside: Option<Page>,
    inside: Option<Page>,
    /// Whether the side that is printed first is up.
    is_outside_up: bool,
}

/// How a printer takes sheets and leaves them.
#[derive(Debug, Clone, Copy)]
struct Printer {
    prints_upper_side: bool,
    leaves_face_up: bool,
}

impl Printer {
    /// Takes sheets from the top of the tray, prints a page on each, and lays them on a pile.
    fn print(self, mut tray: Vec<Passing>, pages: &[Page]) -> Vec<Passing> {
        let mut pile = Vec::new();
        for page in pages {
            let mut sheet = tray.pop().expect("there is a sheet for each page");
            let prints_outside = sheet.is_outside_up == self.prints_upper_side;
            let side =
                if prints_outside { &mut sheet.outside } else { &mut sheet.inside };
            assert!(side.replace(page.clone()).is_none(), "the side was blank");
            sheet.is_outside_up = prints_outside == self.leaves_face_up;
            pile.push(sheet);
        }
        pile
    }

    fn blank(self, sheets: usize) -> Vec<Passing> {
        let is_outside_up = self.prints_upper_side;
        vec![Passing { is_outside_up, ..Passing::default() }; sheets]
    }
}

fn turn_over(pile: Vec<Passing>) -> Vec<Passing> {
    let turned =
        |sheet: Passing| Passing { is_outside_up: !sheet.is_outside_up, ..sheet };
    pile.into_iter().rev().map(turned).collect()
}

/// The sheets of a pile with sheet 1 outermost, wherever it lies.
fn gathered(pile: Vec<Passing>) -> Vec<Sheet> {
    let whole = |sheet: Passing| Sheet {
        outside: sheet.outside.expect("the outside is printed"),
        inside: sheet.inside.expect("the inside is printed"),
    };
    pile.into_iter().map(whole).collect()
}

#[test]
fn fronts_and_backs_give_the_same_book_when_the_pile_is_turned_over() {
    let (sides, signatures) = imposed(50, Some(5), Length::mm(0.1));
    let (fronts, backs) = split_sides(sides);
    assert_eq!(fronts.len(), backs.len());
    // Face down out and the underside printed; face up out and the upper side printed.
    for way in [false, true] {
        let printer = Printer { prints_upper_side: way, leaves_face_up: way };
        let pile = printer.print(printer.blank(fronts.len()), &fronts);
        let pile = printer.print(turn_over(pile), &backs);
        let leaves = bind(&gathered(pile), &signatures);
        assert_eq!(read(&leaves), in_order(50, signatures.blanks()), "{printer:?}");
    }
}

#[test]
fn where_the_pile_goes_back_as_it_came_the_backs_are_printed_in_reverse() {
    let (sides, signatures) = imposed(50, Some(5), Length::mm(0.1));
    let (fronts, mut backs) = split_sides(sides);
    backs.reverse();
    for upper in [false, true] {
        let printer = Printer { prints_upper_side: upper, leaves_face_up: !upper };
        let pile = printer.print(printer.blank(fronts.len()), &fronts);
        let mut pile = printer.print(pile, &backs);
        pile.reverse();
        let leaves = bind(&gathered(pile), &signatures);
        assert_eq!(read(&leaves), in_order(50, signatures.blanks()), "{printer:?}");
    }
}
