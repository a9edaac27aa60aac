//! Sheets cut into cards by their finished PDF: what stands on both sides of each piece, and
//! where, without the program's layout.

use crate::drawn::{Area, Drawn, Run};
use crate::sandbox::deck_of;

/// Text keeps so far from the trim.
pub(crate) const SAFE: f64 = 4.0;
/// Backs lie behind their fronts as exactly as this.
const EXACT: f64 = 0.01;

/// A deck whose cards bear a number on each side.
pub(crate) fn numbered(cards: usize) -> String {
    let card = |nth: usize| {
        format!(
            "[[card]]\nid = \"C-{nth:03}\"\nkind = \"conversation\"\ntitle = \"Front {nth}\"\n\
             prompt = \"And?\"\nfollow_ups = [\"Back {nth}?\"]\nminutes = 5\npace = 1\n\n"
        )
    };
    deck_of(&(1..=cards).map(card).collect::<String>())
}

/// How the second side of a sheet gets behind the first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Turned {
    /// Left and right change places.
    Sideways,
    /// Head and foot change places.
    Over,
}

impl Turned {
    /// How a sheet turns on an edge.
    pub(crate) fn of(edge: &str, sheet: Area) -> Self {
        let stands = sheet.height >= sheet.width;
        if (edge == "long-edge") == stands { Self::Sideways } else { Self::Over }
    }

    /// Where a piece of the front lies as one sees the back.
    pub(crate) fn behind(self, piece: Area, sheet: Area) -> Area {
        match self {
            Self::Sideways => Area { left: sheet.width - piece.right(), ..piece },
            Self::Over => Area { top: sheet.height - piece.bottom(), ..piece },
        }
    }
}

/// Whether a place lies in an area that keeps so far inside another one.
pub(crate) fn lies_in(at: [f64; 2], area: Area, inside: f64) -> bool {
    (area.left + inside - EXACT..=area.right() - inside + EXACT).contains(&at[0])
        && (area.top + inside - EXACT..=area.bottom() - inside + EXACT).contains(&at[1])
}

/// The runs that begin in a piece; each of them in its safe area.
fn runs(side: &Drawn, piece: Area) -> Vec<&Run> {
    let found = side.runs.iter().filter(|run| lies_in(run.at, piece, 0.0));
    let found: Vec<&Run> = found.collect();
    for run in &found {
        assert!(
            lies_in(run.at, piece, SAFE) && lies_in(run.end, piece, SAFE),
            "{run:?} leaves the safe area of {piece:?}"
        );
    }
    found
}

/// How far a run begins from the edges of its card at which lines and columns begin, as one holds
/// the card upright.
fn inset(run: &Run, piece: Area) -> [f64; 2] {
    let from_left = run.at[0] - piece.left;
    let from_right = piece.right() - run.at[0];
    let from_top = run.at[1] - piece.top;
    let from_bottom = piece.bottom() - run.at[1];
    match run.along {
        [1, _] => [from_left, from_top],
        [-1, _] => [from_right, from_bottom],
        [_, 1] => [from_top, from_right],
        _ => [from_bottom, from_left],
    }
}

/// What stands on a piece.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Card {
    /// Its number, the same on both sides.
    pub(crate) number: usize,
    /// Where the title begins on the front and on the back: from the edges of the card.
    titles: [[f64; 2]; 2],
}

impl Card {
    /// Whether both sides lie on their pieces as those of another card do, to a hundredth of a
    /// millimetre.
    pub(crate) fn lies_as(&self, other: &Self) -> bool {
        let places = |card: &Self| card.titles.into_iter().flatten();
        places(self).zip(places(other)).all(|(one, other)| (one - other).abs() < EXACT)
    }
}

/// The card on a piece, none for a blank one. Both sides bear the same number, and their titles
/// begin as far from the left edge, within a hundredth of a millimetre.
pub(crate) fn card_on(sides: &[Drawn], piece: Area, turned: Turned) -> Option<Card> {
    let sheet = sides[0].media.expect("a sheet");
    let behind = turned.behind(piece, sheet);
    let [front, back] = [(&sides[0], piece, "Front "), (&sides[1], behind, "Back ")].map(
        |(side, piece, word)| {
            let runs = runs(side, piece);
            let id = runs.iter().find_map(|run| run.text.strip_prefix("C-"));
            if runs.is_empty() {
                return None;
            }
            let number = |text: &str| text.trim_end_matches('?').parse::<usize>().ok();
            let named = runs.iter().find_map(|run| {
                let at = run.text.find(word)?;
                number(&run.text[at + word.len()..])
            });
            assert!(named.is_some(), "{word} among {runs:?}");
            // Fronts leave the id to backs that tell it.
            if let Some(id) = id.or((word == "Back ").then_some("")) {
                assert_eq!(number(id), named, "{word} among {runs:?}");
            }
            let title = runs.iter().find(|run| run.text.starts_with("Front"));
            let title = title.expect("the title stands on both sides");
            Some((named?, inset(title, piece)))
        },
    );
    let (Some(front), Some(back)) = (front, back) else {
        assert_eq!((front, back), (None, None), "one side of {piece:?} is blank");
        return None;
    };
    assert_eq!(front.0, back.0, "another back lies behind {piece:?}");
    let off = (front.1[0] - back.1[0]).abs();
    assert!(off < EXACT, "card {} is {off} mm off its front", front.0);
    Some(Card { number: front.0, titles: [front.1, back.1] })
}

/// The cards of a run in the order of its places, sheet by sheet.
pub(crate) fn by_rows(pages: &[Drawn], places: &[Area], turned: Turned) -> Vec<Card> {
    let on = |sides| places.iter().map(move |place| card_on(sides, *place, turned));
    pages.chunks(2).flat_map(on).flatten().collect()
}

/// The cards from the top of the deck, when the pile of sheets is cut through and the piles laid
/// on one another, the first place on top.
pub(crate) fn pile(pages: &[Drawn], places: &[Area], turned: Turned) -> Vec<Card> {
    let on = |place: &Area| {
        let place = *place;
        pages.chunks(2).filter_map(move |sides| card_on(sides, place, turned))
    };
    places.iter().flat_map(on).collect()
}

/// Their numbers.
pub(crate) fn numbers(cards: &[Card]) -> Vec<usize> {
    cards.iter().map(|card| card.number).collect()
}
