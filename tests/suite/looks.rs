//! What every look keeps, on cards of every size and edition.

use emberdeck::face::{Backs, Faces, Look, Printed, lay_out_cards, misfitting};
use emberdeck::frame::{Frame, Item, Run};
use emberdeck::geom::{Format, Length, Rect};
use emberdeck::load::{LOOKS, SHIPPED};
use emberdeck::model::{Adaptation, Card, Edition, Language, More, Theme, Vocabulary};
use emberdeck::text::Typesetter;

/// Cards of each kind, with and without consent.
fn cards() -> Vec<Card> {
    let deck = SHIPPED[0].loaded().deck.as_ref().expect("the starter deck is sound");
    deck.cards.iter().step_by(5).cloned().collect()
}

fn look(theme: Theme, format: &Format, edition: Edition, backs: Backs) -> Look {
    Look {
        theme,
        format: format.clone(),
        edition,
        backs,
        more: More::Card,
        back_image: None,
        bleed: Length::mm(2.0),
        adaptation: Adaptation::NONE,
        language: Language::english(),
    }
}

/// Those that fit, with their faces.
fn laid<'a>(look: &'a Look, cards: &'a [Card]) -> Vec<(&'a Card, Faces)> {
    let print = |card| Printed {
        card,
        language: &look.language,
        other: None,
        foot: None,
        page: None,
    };
    let all: Vec<Printed<'_>> = cards.iter().map(print).collect();
    let typesetter = Typesetter::with(look.theme.typefaces);
    let misfits = misfitting(&typesetter, look, &all);
    let fitting: Vec<_> = (0..cards.len()).filter(|at| !misfits.contains(at)).collect();
    let printed: Vec<_> = fitting.iter().map(|at| all[*at]).collect();
    let (faces, _) = lay_out_cards(&typesetter, look, &printed).expect("they fit");
    fitting.into_iter().map(|at| &cards[at]).zip(faces).collect()
}

fn runs(frame: &Frame) -> impl Iterator<Item = &Run> {
    frame.items().iter().filter_map(|(_, item)| match item {
        Item::Run(run) => Some(run),
        _ => None,
    })
}

/// The right end of what is seen of a run, and its left.
fn ends(run: &Run) -> (Length, Length) {
    let blank = |glyph: Option<&emberdeck::text::Glyph>, is_blank: bool| {
        let glyph = glyph.filter(|_| is_blank);
        run.size * (glyph.map_or(0.0, |glyph| f64::from(glyph.advance)) / 1000.0)
    };
    let before = blank(run.glyphs.first(), run.text.starts_with(' '));
    let after = blank(run.glyphs.last(), run.text.ends_with(' '));
    (run.at.x + before, run.at.x + run.width() - after)
}

#[test]
fn texts_keep_their_sizes_and_stay_within_the_safe_area_in_every_look() {
    let cards = cards();
    let stride = usize::try_from(crate::extent::of([23, 1, 1])).expect("few");
    let mut combinations = Vec::new();
    for look in LOOKS {
        for format in Format::by_area() {
            for &edition in Edition::ALL {
                for backs in [Backs::Text, Backs::Pattern] {
                    combinations.push((look, format.clone(), edition, backs));
                }
            }
        }
    }
    let (mut tried, mut seen) = (0, std::collections::BTreeSet::new());
    for (shipped, format, edition, backs) in combinations.into_iter().step_by(stride) {
        let what = format!("{} {} {edition:?} {backs:?}", shipped.name, format.name());
        let look = look(shipped.theme(), &format, edition, backs);
        let safe: Rect = format.safe_area();
        // What hangs at an edge (quotation marks) does so by up to 2 mm.
        let hair = Length::mm(0.02);
        let mut ids = Vec::new();
        for (card, faces) in laid(&look, &cards) {
            let sides = match backs {
                Backs::Text => vec![&faces.front, &faces.back],
                _ => vec![&faces.front],
            };
            for run in sides.iter().flat_map(|frame| runs(frame)) {
                let at = format!("{what} {}: {:?}", card.id, run.text);
                let (left, right) = ends(run);
                let hangs = run.text.starts_with(['“', '‘', '"', '¿', '¡']);
                let most_left =
                    if hangs { safe.left() - Length::mm(2.0) } else { safe.left() };
                assert!(left + hair >= most_left, "{at} begins at {left}");
                assert!(right <= safe.right() + hair, "{at} ends at {right}");
                assert!(run.at.y <= safe.bottom() + hair, "{at} lies at {}", run.at.y);
                let cap = run.size * 0.62;
                assert!(run.at.y - cap + hair >= safe.top(), "{at} lies at {}", run.at.y);
                let size = run.size.to_pt();
                if run.text == card.id {
                    assert!((size - 8.0).abs() < 0.01 || size > 9.99, "{at}: {size} pt");
                    ids.push((format!("{:.2}", right.to_mm()), run.at.y, size));
                } else {
                    assert!(size > edition.floor() - 0.01, "{at}: {size} pt");
                }
            }
            seen.insert(shipped.name);
            tried += 1;
        }
        if let Some(first) = ids.first() {
            assert!(
                ids.iter().all(|id| id == first),
                "{what}: ids are not alike {ids:?}"
            );
        }
    }
    assert!(tried > 100 && seen.len() == LOOKS.len(), "{tried} {seen:?}");
}

/// A deck that fits in the usual look fits in each of the others, on the usual cards.
#[test]
fn every_shipped_card_fits_in_every_look() {
    for shipped in SHIPPED {
        let deck = shipped.loaded().deck.as_ref().expect("a sound deck");
        for one in LOOKS {
            let poker = Format::poker();
            let mut look = look(one.theme(), &poker, Edition::Standard, Backs::Text);
            look.language = deck.language.clone();
            let fitting = laid(&look, &deck.cards).len();
            assert_eq!(fitting, deck.cards.len(), "{} in {}", shipped.id, one.name);
        }
    }
}

#[test]
fn the_prompt_leads_whatever_the_look() {
    let cards = cards();
    for one in LOOKS {
        let poker = Format::poker();
        let look = look(one.theme(), &poker, Edition::Standard, Backs::Text);
        for (card, faces) in laid(&look, &cards) {
            let size_of = |frame: &Frame, text: &str| {
                let first = text.split_whitespace().next().unwrap_or_default().to_owned();
                let sizes = runs(frame).filter(|run| run.text.contains(&*first));
                sizes.map(|run| run.size.to_pt()).fold(0.0, f64::max)
            };
            let prompt = size_of(&faces.front, &card.texts.prompt);
            let title = size_of(&faces.front, &card.texts.title);
            assert!(prompt > 9.9, "{} {}", one.name, card.id);
            assert!(
                title <= prompt * 1.6 + 0.01,
                "{} {}: {title}, {prompt}",
                one.name,
                card.id
            );
            let told = card.texts.steps.iter().chain(&card.texts.follow_ups);
            let told = told.map(|text| size_of(&faces.back, text)).fold(0.0, f64::max);
            let title = size_of(&faces.back, &card.texts.title);
            assert!(told <= prompt.max(title) + 0.01, "{} {}: {told}", one.name, card.id);
        }
    }
}
