//! On which sheets it holds more cards to lay some of them on their side.

use std::fmt::Write;

use emberdeck::geom::{Axis, Format, Gutter, Length, Margin, Paper, Rect, Turn};
use emberdeck::sheet::{FitRequest, Slot, fit};

/// What marks take around each lot.
const MARKS: f64 = 2.0;

/// The formats that gain on a paper, with 3 mm of margin and with marks: how many stand alike, and
/// how many fit when some of them lie.
type Gains = (&'static str, &'static [(&'static str, usize, usize)]);

/// Tarot on A4, by hand: the sheet on its side has 297 − 2 × (3 + 2) = 287 mm across and
/// 210 − 10 = 200 mm down. Four cards of 69.85 mm stand beside each other, 279.4 mm; one row of
/// 120.65 mm and the 4 mm between lots leave 75.35 mm, where 69.85 mm go once, and 120.65 mm go
/// into 287 mm twice: 4 + 2. Standing alike there are 2 × 2 on the upright sheet
/// (200 ÷ 69.85 = 2, 287 ÷ 120.65 = 2).
///
/// A7 on Letter, by hand: on its side 269.4 by 205.9 mm. Three of 74 mm stand, 222 mm; a row of
/// 105 mm and 4 mm leave 96.9 mm, where 74 mm go once, and 105 mm go into 269.4 mm twice: 3 + 2.
/// Standing alike there are 2 × 2 (205.9 ÷ 74 = 2, 269.4 ÷ 105 = 2), or 3 × 1.
const GAINS: [Gains; 5] = [
    (
        "a4",
        &[
            ("tarot", 4, 6),
            ("business", 10, 11),
            ("business-eu", 10, 11),
            ("credit", 10, 11),
            ("a7", 4, 5),
            ("a8", 10, 11),
            ("tarot-eu", 4, 6),
            ("business-iso", 10, 11),
        ],
    ),
    (
        "letter",
        &[
            ("tarot", 4, 5),
            ("business-eu", 9, 10),
            ("credit", 9, 10),
            ("a7", 4, 5),
            ("a8", 10, 13),
            ("postcard", 2, 3),
            ("us-game", 9, 10),
            ("tarot-eu", 4, 5),
            ("business-iso", 9, 10),
        ],
    ),
    ("a5", &[("a8", 4, 5)]),
    ("half-letter", &[("a8", 4, 5), ("mini-eu", 6, 7)]),
    (
        "a3",
        &[
            ("euro-poker", 18, 19),
            ("large-tarot", 6, 7),
            ("euro", 18, 19),
            ("japanese", 18, 19),
            ("mini", 36, 39),
            ("business-eu", 21, 23),
            ("credit", 21, 23),
            ("a7", 10, 11),
            ("a6", 4, 5),
            ("a8", 25, 27),
            ("index", 10, 11),
            ("postcard", 4, 6),
            ("bridge-eu", 21, 22),
            ("us-game", 21, 23),
            ("large-tarot-eu", 6, 7),
            ("poker-half", 36, 39),
            ("business-iso", 21, 23),
        ],
    ),
];

fn request(paper: &str, format: &Format, clear: f64) -> FitRequest {
    FitRequest {
        paper: paper.parse::<Paper>().expect("a paper"),
        card: format.trim(),
        gutter: Gutter::default(),
        margin: Margin::even(Length::mm(3.0)),
        bleed: Length::ZERO,
        clear: Length::mm(clear),
    }
}

/// How many cards stand alike on a sheet, on the better of its two sides.
fn alike(paper: &str, format: &Format, clear: f64) -> usize {
    let (paper, card) = (paper.parse::<Paper>().expect("a paper").size(), format.trim());
    let kept = 2.0 * (3.0 + clear);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few cards"
    )]
    let many = |sheet: Length, card: Length| {
        ((sheet.to_mm() - kept + 1e-4) / card.to_mm()).max(0.0) as usize
    };
    let on = |width, height| many(width, card.width) * many(height, card.height);
    on(paper.width, paper.height).max(on(paper.height, paper.width))
}

#[test]
fn some_cards_lie_exactly_where_that_holds_more() {
    let mut other = String::new();
    for (paper, gains) in GAINS {
        for format in Format::by_area() {
            let Ok(layout) = fit(&request(paper, &format, MARKS)) else { continue };
            let name = format.name();
            let gain = gains.iter().find(|(of, ..)| *of == name);
            let stand = alike(paper, &format, MARKS);
            let expected =
                gain.map_or((stand, stand), |(_, alike, mixed)| (*alike, *mixed));
            let found = (stand, layout.capacity());
            // A card as large as its paper is not cut, and has no marks.
            let is_wrong = found != expected && !layout.is_one_card();
            if is_wrong || (layout.turned() > 0) != gain.is_some() {
                let _ = writeln!(other, "{paper} {name}: {found:?}, not {expected:?}");
            }
        }
    }
    assert_eq!(other, "");
}

/// Whether straight cuts from edge to edge part all cards of a sheet.
fn cuts_apart(cards: &[Rect]) -> bool {
    if cards.len() < 2 {
        return true;
    }
    let ends = |of: fn(&Rect) -> (Length, Length)| {
        cards.iter().map(of).map(|(_, end)| (of, end)).collect::<Vec<_>>()
    };
    let across: fn(&Rect) -> (Length, Length) = |card| (card.left(), card.right());
    let down: fn(&Rect) -> (Length, Length) = |card| (card.top(), card.bottom());
    ends(across).into_iter().chain(ends(down)).any(|(of, at)| {
        let slack = Length::mm(0.001);
        let (before, behind): (Vec<Rect>, Vec<Rect>) =
            cards.iter().partition(|card| of(card).1 <= at + slack);
        !behind.is_empty()
            && behind.iter().all(|card| of(card).0 >= at - slack)
            && cuts_apart(&before)
            && cuts_apart(&behind)
    })
}

#[test]
fn a_guillotine_parts_every_sheet_and_lots_keep_room_for_their_marks() {
    for paper in ["a4", "letter", "a5", "half-letter", "a3", "legal", "tabloid"] {
        for format in Format::by_area() {
            for clear in [0.0, MARKS] {
                let Ok(layout) = fit(&request(paper, &format, clear)) else { continue };
                let cards: Vec<Rect> =
                    layout.slots().iter().map(|slot| slot.rect).collect();
                assert!(cuts_apart(&cards), "{paper} {}", format.name());
                let lots: (Vec<&Slot>, Vec<&Slot>) =
                    layout.slots().iter().partition(|slot| slot.turn == Turn::None);
                for stands in &lots.0 {
                    for lies in &lots.1 {
                        let gap = |one: Rect, other: Rect| {
                            (other.left() - one.right())
                                .max(one.left() - other.right())
                                .max(other.top() - one.bottom())
                                .max(one.top() - other.bottom())
                        };
                        let gap = gap(stands.rect, lies.rect).to_mm();
                        assert!(gap > 2.0 * clear - 0.001, "{paper} {}", format.name());
                    }
                }
                // Seen from behind, a card that lies on its left side lies on its right one.
                let turns =
                    [(Axis::Vertical, Turn::Right), (Axis::Horizontal, Turn::Left)];
                for slot in lots.1 {
                    assert_eq!(slot.turn, Turn::Left);
                    assert!(
                        turns
                            .iter()
                            .all(|(axis, turn)| { axis.turn_behind(slot.turn) == *turn })
                    );
                }
            }
        }
    }
}
