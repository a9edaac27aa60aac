//! Decks, and the looks of cards.

use std::borrow::Cow;
use std::path::Path;

use emberdeck::geom::{Format, Insets, Length, Margin, Point, Rect};
use emberdeck::job::cards::CardsJob;
use emberdeck::job::settings::Settled;
use emberdeck::job::{Notes, Shelf, large_misfits, misfits};
use emberdeck::load::{ArtFolder, Loaded, lint, load, load_stock, load_theme};
use emberdeck::model::{Field, Theme, fingerprint};
use emberdeck::sheet::lay_stock;
use emberdeck::text::Typesetter;

use super::told;

/// Decks of more cards are read and not set: that takes long, and each card is set alone.
const SET: usize = 3;

thread_local! {
    static TYPESETTER: Typesetter = Typesetter::new();
}

/// A deck is whole or has an error, and a small one can be set as cards or says why not.
pub(super) fn deck(bytes: &[u8]) {
    let Some(source) = told::source("deck.toml", bytes) else { return };
    // There lies a picture.
    let art = ArtFolder::new(Path::new("tests/decks"));
    let loaded = load(source.clone(), &art);
    told::check(&source, &loaded.problems);
    let again = load(source.clone(), &art);
    assert_eq!((&again.deck, &again.problems), (&loaded.deck, &loaded.problems));
    for found in lint::lint(std::slice::from_ref(&loaded)) {
        told::check(&source, &found);
    }
    let Some(deck) = &loaded.deck else {
        assert!(!loaded.problems.is_empty());
        return;
    };
    for (card, places) in deck.cards.iter().zip(&loaded.places) {
        assert_eq!(fingerprint(card).len(), 16);
        let title = places.of(None, Field::Title, 0);
        assert!(source.text.get(title).is_some());
    }
    if deck.cards.len() <= SET {
        set(loaded);
    }
}

/// Sets the cards of a deck, each with what comes along.
pub(super) fn set(loaded: Loaded) {
    let deck = loaded.deck.as_ref().expect("it is whole");
    TYPESETTER.with(|typesetter| {
        for found in [
            misfits(&loaded, deck, &Format::poker(), typesetter),
            large_misfits(&loaded, deck, &Format::poker(), typesetter),
        ] {
            told::check(&loaded.source, &found);
        }
    });
    let mut notes = Notes::default();
    let shelf = match Shelf::new(vec![Cow::Owned(loaded)], true, &mut notes) {
        Ok(shelf) => shelf,
        Err(failure) => return told::refused(&failure),
    };
    let settled = Settled::default_for("a4".parse().expect("a paper"));
    let sheet = settled.sheet(Theme::hearth()).expect("the defaults are sound");
    match CardsJob::new(&shelf, &settled.allowed(None), &sheet).make() {
        Ok((made, _)) => assert!(!made.document.pages.is_empty()),
        Err(failure) => told::refused(&failure),
    }
}

/// A stock has all its cards on its sheet.
pub(super) fn stock(bytes: &[u8]) {
    let Some(source) = told::source("stock.toml", bytes) else { return };
    match load_stock(&source) {
        Ok(stock) => {
            assert!((1..=400).contains(&stock.capacity()));
            let laid = lay_stock(&stock, Margin::default(), Length::ZERO);
            let layout = laid.expect("a printer without a margin reaches all");
            let sheet = Rect::new(Point::ORIGIN, layout.sheet());
            let slack = Insets::even(Length::mm(0.05));
            assert!(sheet.grown(slack).contains(layout.outline()));
            assert_eq!(layout.capacity(), stock.capacity());
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            told::check(&source, &problems);
        }
    }
}

/// A look has a name, and colours that can be read.
pub(super) fn theme(bytes: &[u8]) {
    let Some(source) = told::source("theme.toml", bytes) else { return };
    match load_theme(&source) {
        Ok(theme) => {
            assert!(!theme.name.is_empty());
            assert_eq!(theme.faint(), []);
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            told::check(&source, &problems);
        }
    }
}
