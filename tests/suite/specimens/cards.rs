//! Cards: each kind in each edition with both backs, and what only some of them have.

use std::borrow::Cow;
use std::path::Path;

use emberdeck::job::{Notes, Shelf};
use emberdeck::load::read_deck;
use emberdeck::model::{BackSide, Edition, Kind, More, Vocabulary};
use rayon::prelude::*;

use crate::specimens::Specimen;
use crate::specimens::asked::{bare_cards, given, language};

/// Pixels to the inch: a millimetre is nearly three.
const DENSITY: f64 = 72.0;
pub(super) const POKER: (&str, &str) = ("poker", "63.5x88.9mm");
const A6: (&str, &str) = ("a6", "105x148mm");
const A5: (&str, &str) = ("148x210mm", "148x210mm");

/// A shipped card of each kind, and the one that fits a poker card in every edition.
pub(super) const CARDS: [(Kind, &str); 9] = [
    (Kind::Conversation, "C-001"),
    (Kind::Touch, "T-001"),
    (Kind::Novelty, "N-001"),
    (Kind::Ritual, "R-001"),
    (Kind::Reflection, "F-001"),
    (Kind::CheckIn, "K-001"),
    (Kind::Repair, "M-001"),
    (Kind::Wild, "W-001"),
    (Kind::Rule, "H-001"),
];

pub(super) fn cards() -> Vec<Specimen> {
    let shelf = Shelf::starter();
    let mut all = in_every_edition();
    for (kind, card) in CARDS {
        let document = bare_cards(&shelf, POKER, &[card], |_| ());
        let name = format!("cards/starter-{}", kind.word());
        all.push(Specimen::new(name, document, DENSITY));
    }
    let blind = bare_cards(&shelf, ("tarot", "69.85x120.65mm"), &["T-001"], |settled| {
        settled.print.backs = given(BackSide::Pattern);
        settled.print.more = given(More::Leaflet);
    });
    all.push(Specimen::new("cards/touch-with-leaflet", blind, DENSITY));
    all.extend(with_consent(&shelf));
    all.extend(with_pictures());
    all.extend(in_other_languages(&shelf));
    all
}

/// Each kind in each edition with both backs.
fn in_every_edition() -> Vec<Specimen> {
    let shelf = deck("each-kind.toml");
    let mut asked = Vec::new();
    for card in CARDS {
        for &edition in Edition::ALL {
            asked.extend(BackSide::ALL.iter().map(|&backs| (card, edition, backs)));
        }
    }
    let made = asked.into_par_iter().map(|((kind, card), edition, backs)| {
        let document = bare_cards(&shelf, POKER, &[card], |settled| {
            settled.print.edition = given(edition);
            settled.print.backs = given(backs);
        });
        let words = [kind.word(), edition.word(), backs.word()].join("-");
        Specimen::new(format!("cards/{words}"), document, DENSITY)
    });
    made.collect()
}

fn with_consent(shelf: &Shelf) -> Vec<Specimen> {
    let a5 = bare_cards(shelf, A5, &["T-001"], |_| ());
    let a6 = bare_cards(shelf, A6, &["T-007"], |_| ());
    let deep = bare_cards(shelf, POKER, &["C-017"], |_| ());
    vec![
        Specimen::new("cards/a5-touch-consent", a5, 48.0),
        Specimen::new("cards/poker-deep-consent", deep, DENSITY),
        Specimen::new("cards/a6-touch", a6, 60.0),
    ]
}

/// A deck of the tests.
pub(crate) fn deck(name: &str) -> Shelf {
    let loaded = read_deck(&Path::new("tests/decks").join(name)).expect("a file");
    Shelf::new(vec![Cow::Owned(loaded)], false, &mut Notes::default())
        .unwrap_or_else(|why| panic!("{name}: {why}"))
}

fn with_pictures() -> Vec<Specimen> {
    let shelf = deck("art.toml");
    let poker = bare_cards(&shelf, POKER, &["C-001"], |_| ());
    let a5 = bare_cards(&shelf, A5, &["C-001"], |_| ());
    vec![
        Specimen::new("cards/poker-picture", poker, DENSITY),
        Specimen::new("cards/a5-picture", a5, 48.0),
    ]
}

fn in_other_languages(shelf: &Shelf) -> Vec<Specimen> {
    let in_languages = |format, tags: &[&str]| {
        let tags = tags.iter().map(|tag| language(tag)).collect();
        bare_cards(shelf, format, &["T-001"], |settled| settled.print.lang = given(tags))
    };
    let spanish = in_languages(POKER, &["es"]);
    let both = in_languages(A6, &["en", "es"]);
    let hebrew = bare_cards(&deck("hebrew.toml"), POKER, &["C-001"], |_| ());
    vec![
        Specimen::new("cards/spanish-touch", spanish, DENSITY),
        Specimen::new("cards/two-languages-touch", both, 60.0),
        Specimen::new("cards/hebrew", hebrew, DENSITY),
    ]
}
