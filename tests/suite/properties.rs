//! What holds for any paper, any card, any text.

use std::sync::Arc;

use emberdeck::color::Ink;
use emberdeck::face::{Backs, Look, Printed, Voice, lay_out_cards};
use emberdeck::frame::{Frame, Item};
use emberdeck::geom::{Axis, Format, Gutter, Length, Paper, Point, Rect, Size, Turn};
use emberdeck::load::SHIPPED;
use emberdeck::model::{Card, CutMarks, Duplex, Edition, Language, Theme};
use emberdeck::sheet::{FitRequest, Job, ScaleBar, SlugText, fit, impose};
use emberdeck::text::Typesetter;
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
                margin: Length::mm(margin),
                bleed: Length::mm(bleed),
                clear: Length::ZERO,
            }
        },
    )
}

fn near(a: Rect, b: Rect) -> bool {
    a.left().is_near(b.left())
        && a.top().is_near(b.top())
        && a.right().is_near(b.right())
        && a.bottom().is_near(b.bottom())
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

    #[test]
    fn every_back_lies_behind_its_front(
        request in arbitrary_request(),
        cards in 1_usize..40,
        long in any::<bool>(),
    ) {
        let Ok(layout) = fit(&request) else { return Ok(()) };
        let duplex = if long { Duplex::LongEdge } else { Duplex::ShortEdge };
        let frame = || Arc::new(Frame::new(request.card));
        let pairs: Vec<_> = (0..cards).map(|_| (frame(), frame())).collect();
        let imposed = impose(&Typesetter::new(), &Job {
            layout: &layout,
            cards: &pairs,
            duplex,
            back_offset: Point::ORIGIN,
            backs_bleed: false,
            marks: CutMarks::Crop,
            ink: Ink::BLACK,
            slug: &|sheet, sheets, _| SlugText {
                place: format!("{sheet} of {sheets}"),
                ..SlugText::default()
            },
            bar: ScaleBar::Metric,
            sheets: None,
        });
        prop_assert_eq!(imposed.pages.len(), cards.div_ceil(layout.capacity()) * 2);
        let axis = duplex.axis(layout.sheet()).expect("both sides are printed");
        for sides in imposed.pages.chunks(2) {
            let fronts = sides[0].placed.iter().filter(|placed| placed.article.is_some());
            for front in fronts {
                let back = sides[1].placed.iter().find(|back| back.article == front.article);
                let back = back.expect("every front has its back");
                // Written out: turned about the vertical axis x′ = W − x − w, else y′ = H − y − h.
                let (seen, sheet) = (back.covers(), layout.sheet());
                let behind = match axis {
                    Axis::Vertical => Point::new(sheet.width - seen.right(), seen.top()),
                    Axis::Horizontal => Point::new(seen.left(), sheet.height - seen.bottom()),
                };
                prop_assert!(near(Rect::new(behind, seen.size()), front.covers()));
                let is_turned = back.turn == Turn::Half;
                prop_assert_eq!(is_turned, axis == Axis::Horizontal);
            }
        }
    }
}

/// A card of the starter deck with another prompt and title.
fn card_with(prompt: &str, title: &str, consent: Option<&str>) -> Card {
    let deck = SHIPPED[0].load().deck.expect("the starter deck is sound");
    let mut card = deck.cards[1].clone();
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

proptest! {
    #![proptest_config(crate::extent::cases(96, 768))]
    #[test]
    fn any_text_either_fits_the_safe_area_or_is_refused(
        prompt in "[A-Za-z ,.?]{1,700}",
        title in "[A-Za-z]{1,12}( [A-Za-z]{1,9}){0,3}",
        asks in any::<bool>(),
        format in prop::sample::select(Format::named().iter().map(|f| f.name).collect::<Vec<_>>()),
    ) {
        let prompt = if prompt.trim().is_empty() { "x".to_owned() } else { prompt };
        let card = card_with(&prompt, &title, asks.then_some("Is now a good time for this?"));
        let look = Look {
            theme: Theme::hearth(),
            format: format.parse().expect("a named format"),
            edition: Edition::Standard,
            backs: Backs::Text,
            back_image: None,
            bleed: Length::mm(2.0),
            language: Language::english(),
        };
        let typesetter = Typesetter::new();
        let voice = Voice { language: &look.language, translated: false };
        match lay_out_cards(&typesetter, &look, &[Printed { card: &card, voice, other: None, foot: None }]) {
            Err(errors) => prop_assert!(!errors.is_empty()),
            Ok((faces, _)) => {
                let safe = look.format.safe_area();
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
