//! What is printed of a card beside its texts: its variants, and when to leave it out; and the
//! words that stand on the first page of whatever is made for a couple.

use emberdeck::load::SHIPPED;
use emberdeck::model::{Access, AccessNeed, AvoidIf, Card, LongDistance, Vocabulary};

use crate::sandbox::{Sandbox, deck_of};

fn letters(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphabetic()).collect()
}

/// Prints the starter deck, and returns how many variants of its printed cards there are; all of
/// them must be there.
fn printed(options: &[&str], variant: impl Fn(&Card) -> Option<String>) -> usize {
    let sandbox = Sandbox::new();
    let command = ["cards", "--both-agree", "3", "-q", "-o", "some.pdf"];
    sandbox.succeed(&[&command[..], options].concat());
    let printed = sandbox.letters("some.pdf");
    let deck = SHIPPED[0].load().deck.expect("the deck is sound");
    let cards = deck.cards.iter();
    let cards = cards.filter(|card| printed.contains(&letters(&card.texts.prompt)));
    let variants: Vec<String> = cards.filter_map(variant).collect();
    for text in &variants {
        assert!(printed.contains(&letters(text)), "{options:?}: {text}");
    }
    variants.len()
}

fn way(need: AccessNeed) -> impl Fn(&Card) -> Option<String> {
    move |card| match &card.access {
        Access::Variants(known) => known.get(&need).cloned(),
        Access::Universal => None,
    }
}

fn far(card: &Card) -> Option<String> {
    match &card.texts.long_distance {
        LongDistance::Variant(text) => Some(text.clone()),
        _ => None,
    }
}

#[test]
fn every_variant_that_a_filter_reads_is_on_the_cards() {
    let seated = way(AccessNeed::Seated);
    assert!(printed(&["--access", "seated"], &seated) >= 5);
    let pain = way(AccessNeed::ChronicPain);
    assert!(printed(&["--access", "chronic-pain"], &pain) >= 5);
    assert!(printed(&["--long-distance"], far) >= 20);
    // Where backs are alike, all stands on the fronts; several needs show all their variants.
    let both = ["--access", "seated,chronic-pain", "--backs", "pattern"];
    assert!(printed(&both, &seated) + printed(&both, &pain) >= 5);
}

#[test]
fn every_reason_to_leave_a_card_out_is_on_it_in_plain_words() {
    let words = |lang: &str| -> Vec<&'static str> {
        match lang {
            "en" => vec![
                "with touch trauma",
                "after a betrayal",
                "when sore",
                "in fresh grief",
                "when pregnant",
                "in a fight",
                "after a drink",
                "on a bad body day",
                "if screens divide you",
            ],
            _ => vec![
                "si el contacto trae de vuelta un daño",
                "con la confianza recién rota",
                "con el cuerpo dolorido",
                "en un duelo reciente",
                "con un embarazo",
                "en plena pelea",
                "después de beber",
                "en un mal día con el cuerpo",
                "si las pantallas separan",
            ],
        }
    };
    for (lang, not) in [("en", "Not"), ("es", "No")] {
        let mut cards = String::new();
        for (id, reason) in (1..).zip(AvoidIf::ALL) {
            let card = crate::sandbox::card(&format!("C-00{id}"), "What comes next?");
            let keys = ["\navoid_if = [\"", reason.word(), "\"]\n\n"];
            cards.extend([card.trim_end()].iter().chain(&keys).copied());
        }
        let deck = deck_of(&cards).replace("\"en\"", &format!("\"{lang}\""));
        let sandbox = Sandbox::new().file("deck.toml", deck);
        for backs in ["text", "pattern"] {
            sandbox.succeed(&["cards", "deck.toml", "-q", "--backs", backs]);
            let printed = sandbox.letters("cards.pdf");
            for reason in words(lang) {
                let told = letters(&format!("{not} {reason}"));
                assert!(printed.contains(&told), "{lang} {backs}: {reason}");
            }
        }
    }
}

#[test]
fn the_first_page_of_a_book_and_of_a_plan_says_that_either_may_stop() {
    let english = letters(
        "Either of you may stop at any time, without a reason. If saying no does not feel safe",
    );
    let spanish = letters(
        "Cada persona puede parar en cualquier momento, sin dar razones. Si decir que no da miedo",
    );
    for (lang, words) in [("en", &english), ("es", &spanish)] {
        let sandbox = Sandbox::new();
        sandbox.succeed(&["weekly", "--weeks", "1", "--lang", lang, "-q"]);
        let printed = sandbox.letters("weekly/plan.pdf");
        assert_eq!(printed.matches(words.as_str()).count(), 1, "{lang}");
    }
    // There are pages of the workbook in English alone.
    let sandbox = Sandbox::new();
    for paper in ["a4", "letter", "half-letter"] {
        sandbox.succeed(&["workbook", "--weeks", "1", "--paper", paper, "-q"]);
        let printed = sandbox.letters("workbook.pdf");
        assert_eq!(printed.matches(english.as_str()).count(), 1, "{paper}");
    }
}
