//! Golden dumps of frames: what lies where on a card.

use emberdeck::face::{Backs, Look, Printed, Voice, lay_out_cards, lay_out_key};
use emberdeck::frame::dump;
use emberdeck::geom::{Format, Length};
use emberdeck::load::SHIPPED;
use emberdeck::model::{Deck, Edition, Theme};
use emberdeck::text::Typesetter;
use snapbox::{assert_data_eq, file};

fn hearth() -> Deck {
    SHIPPED[0].load().deck.expect("the starter deck is sound")
}

fn look(deck: &Deck, format: &str, backs: Backs) -> Look {
    Look {
        theme: Theme::hearth(),
        format: format.parse::<Format>().expect("a named format"),
        edition: Edition::Standard,
        backs,
        back_image: None,
        bleed: Length::mm(2.0),
        language: deck.language.clone(),
    }
}

/// Both sides of a card in words.
fn dumped(deck: &Deck, format: &str, id: &str) -> String {
    let voice = Voice { language: &deck.language, translated: false };
    let print = |card| Printed { card, voice, other: None, foot: None };
    let card: Vec<_> =
        deck.cards.iter().filter(|card| card.id == id).map(print).collect();
    let laid = lay_out_cards(&Typesetter::new(), &look(deck, format, Backs::Text), &card);
    let (faces, _) = laid.expect("the card fits");
    format!("{}\n{}", dump(&faces[0].front), dump(&faces[0].back))
}

#[test]
fn a_conversation_card_on_poker() {
    assert_data_eq!(
        dumped(&hearth(), "poker", "C-001"),
        file!["../golden/poker-C-001.txt"].raw()
    );
}

#[test]
fn a_touch_card_on_poker() {
    assert_data_eq!(
        dumped(&hearth(), "poker", "T-007"),
        file!["../golden/poker-T-007.txt"].raw()
    );
}

#[test]
fn a_touch_card_on_a6() {
    assert_data_eq!(
        dumped(&hearth(), "a6", "T-007"),
        file!["../golden/a6-T-007.txt"].raw()
    );
}

#[test]
fn the_cover_and_the_key() {
    let deck = hearth();
    let laid = lay_out_key(&Typesetter::new(), &look(&deck, "poker", Backs::Text), &deck);
    let text: Vec<String> = laid
        .expect("cover and key fit")
        .iter()
        .flat_map(|(_, faces)| [dump(&faces.front), dump(&faces.back)])
        .collect();
    assert_data_eq!(text.join("\n"), file!["../golden/poker-cover-and-key.txt"].raw());
}
