//! What holds for any paper, any card, any text.

use emberdeck::face::{Backs, Look, Printed, lay_out_cards};
use emberdeck::frame::{Frame, Item};
use emberdeck::geom::{Format, Gutter, Length, Margin, Paper, Size};
use emberdeck::load::SHIPPED;
use emberdeck::model::{Adaptation, Card, Edition, Kind, Language, Theme};
use emberdeck::sheet::{FitRequest, fit};
use emberdeck::text::{LineRun, Typesetter};
use proptest::prelude::*;

fn arbitrary_request() -> impl Strategy<Value = FitRequest> {
    let sides = (100.0_f64..500.0, 100.0_f64..500.0);
    let card = (40.0_f64..95.0, 40.0_f64..95.0);
    (sides, card, 0.0_f64..6.0, 0.0_f64..6.0, 0.0_f64..8.0, 0.0_f64..3.0).prop_map(
        |(
            (width, height),
            (card_width, card_height),
            gutter_x,
            gutter_y,
            margin,
            bleed,
        )| {
            let paper: Paper =
                format!("{width:.1}x{height:.1}mm").parse().expect("a paper");
            FitRequest {
                paper,
                card: Size::mm(card_width, card_height),
                gutter: Gutter { x: Length::mm(gutter_x), y: Length::mm(gutter_y) },
                margin: Margin::even(Length::mm(margin)),
                bleed: Length::mm(bleed),
                clear: Length::ZERO,
            }
        },
    )
}

proptest! {
    #![proptest_config(crate::extent::cases(256, 2048))]
    #[test]
    fn slots_lie_within_the_printable_area_and_apart(request in arbitrary_request()) {
        let Ok(layout) = fit(&request) else { return Ok(()) };
        let slots: Vec<_> = layout.slots().to_vec();
        prop_assert_eq!(slots.len(), layout.capacity());
        for (at, slot) in slots.iter().enumerate() {
            prop_assert!(layout.printable().contains(slot.rect));
            for other in &slots[..at] {
                let apart_x = slot.rect.left().fits(other.rect.right())
                    || other.rect.left().fits(slot.rect.right());
                let apart_y = slot.rect.top().fits(other.rect.bottom())
                    || other.rect.top().fits(slot.rect.bottom());
                prop_assert!(apart_x || apart_y);
            }
        }
    }
}

/// A card of the starter deck with another prompt and title.
fn card_with(prompt: &str, title: &str, consent: Option<&str>) -> Card {
    let deck = SHIPPED[0].load().deck.expect("the starter deck is sound");
    let first = deck.cards.iter().find(|card| card.kind == Kind::Conversation);
    let mut card = first.expect("a conversation").clone();
    prompt.clone_into(&mut card.texts.prompt);
    title.clone_into(&mut card.texts.title);
    card.texts.consent = consent.map(str::to_owned);
    card.texts.follow_ups = vec![prompt.chars().take(90).collect()];
    card
}

/// Where the ink of text may reach: ascenders and descenders of the house faces stay within
/// these shares of the size.
const ABOVE: f64 = 0.76;
const BELOW: f64 = 0.24;

/// Words of at most twelve letters, some with a sign behind them.
fn any_prompt() -> impl Strategy<Value = String> {
    let word = "[A-Z]?[a-z]{1,10}[,.?]?";
    prop::collection::vec(word, 1..110).prop_map(|words| words.join(" "))
}

/// So many characters of a prompt fit a format for sure: of its safe area a fifth is left for it
/// by title, head, foot and consent, and at 10 pt a character takes 1.9 by 4.5 mm at the most.
fn surely(format: &Format) -> f64 {
    let safe = format.safe_area().size();
    safe.width.to_mm() * safe.height.to_mm() / 5.0 / (1.9 * 4.5)
}

/// The letters of all that is set on a frame.
fn letters(frame: &Frame) -> String {
    let run = |item: &Item| match item {
        Item::Run(run) => Some(run.text.clone()),
        _ => None,
    };
    let text: String = frame.items().iter().filter_map(|(_, item)| run(item)).collect();
    // Where a word goes on in the next line, a hyphen stands for nothing.
    text.replace(LineRun::SOFT_HYPHEN, "").split_whitespace().collect()
}

proptest! {
    #![proptest_config(crate::extent::cases(96, 768))]
    #[test]
    fn any_text_either_fits_the_safe_area_or_is_refused(
        prompt in any_prompt(),
        title in "[A-Z][a-z]{1,7}( [a-z]{1,6})?",
        asks in any::<bool>(),
        format in prop::sample::select(Format::named().iter().map(|f| f.name).collect::<Vec<_>>()),
    ) {
        let card = card_with(&prompt, &title, asks.then_some("Is now a good time for this?"));
        let look = Look {
            theme: Theme::hearth(),
            format: format.parse().expect("a named format"),
            edition: Edition::Standard,
            backs: Backs::Text,
            more: emberdeck::model::More::Card,
            back_image: None,
            bleed: Length::mm(2.0),
        adaptation: Adaptation::NONE,
            language: Language::english(),
        };
        let typesetter = Typesetter::new();
        match lay_out_cards(&typesetter, &look, &[Printed { card: &card, language: &look.language, other: None, foot: None, page: None }]) {
            Err(errors) => {
                prop_assert!(!errors.is_empty());
                #[expect(clippy::cast_precision_loss, reason = "a few hundred characters")]
                let length = prompt.len() as f64;
                // A narrow card may have no room for the program's own words.
                let is_narrow = look.format.trim().width < Length::mm(60.0);
                let is_long = length > surely(&look.format);
                prop_assert!(is_narrow || is_long, "{format}: {errors:?}");
            }
            Ok((faces, _)) => {
                let safe = look.format.safe_area();
                let said: String = prompt.split_whitespace().collect();
                prop_assert!(letters(&faces[0].front).contains(&said), "not all is set");
                for frame in [&faces[0].front, &faces[0].back] {
                    for (_, item) in frame.items() {
                        let Item::Run(run) = item else { continue };
                        let trailing = run.text.len() - run.text.trim_end().len();
                        let space = run.size * 0.25;
                        #[expect(clippy::cast_precision_loss, reason = "a few spaces")]
                        let seen = run.width() - space * trailing as f64;
                        prop_assert!(run.at.x.fits(safe.left()), "{:?}", run.text);
                        prop_assert!(safe.right().fits(run.at.x + seen), "{:?}", run.text);
                        prop_assert!((run.at.y - run.size * ABOVE).fits(safe.top()), "{:?}", run.text);
                        prop_assert!(safe.bottom().fits(run.at.y + run.size * BELOW), "{:?}", run.text);
                    }
                }
            }
        }
    }
}
