//! Handouts and what the counsellor has beside them.

use std::sync::Arc;

use emberdeck::color::Ink;
use emberdeck::frame::Document;
use emberdeck::job::Shelf;
use emberdeck::job::handout::{HandoutMaker, HandoutRequest, HandoutShelf};
use emberdeck::job::settings::Settled;
use emberdeck::model::{Edition, Logo, Practice, Theme, Whose};
use emberdeck::picture::Picture;
use emberdeck::text::Typesetter;

use crate::specimens::Specimen;
use crate::specimens::asked::{edition, given, language, settled};

/// Pixels to the inch.
const DENSITY: f64 = 42.0;

/// A practice with all that one may say of itself.
fn practice() -> Practice {
    let text = |text: &str| Some(text.to_owned());
    let logo = std::fs::read("tests/decks/lamp.png").expect("a picture");
    Practice {
        name: text("Anna Meyer, counselling for couples"),
        credentials: text("LMFT 12345"),
        logo: Some(Logo::Picture(Arc::new(Picture::read(logo).expect("a picture")))),
        phone: text("+1 555 0100"),
        email: text("anna@example.org"),
        web: text("https://example.org"),
        booking: text("https://example.org/book"),
        address: vec!["1 Quiet Lane".to_owned(), "Springfield".to_owned()],
        color: Ink::from_hex("#1F4E5F"),
        license: text("For use with the practice’s clients only"),
        confidentiality: text(
            "What you write stays yours. Bring it or leave it at home.",
        ),
        resources: vec!["Helpline: 555 0199".to_owned()],
    }
}

/// The pages of one copy.
fn make(
    settled: &Settled,
    items: &[&str],
    whose: Whose,
    ask: impl FnOnce(&mut HandoutRequest),
) -> Document {
    let shelf = HandoutShelf::new(Shelf::shipped(false), settled);
    let theme = Theme::hearth();
    let maker = HandoutMaker::new(&shelf, settled, &theme);
    let mut request = HandoutRequest::new(items, settled).expect("a language");
    request.whose = vec![whose];
    ask(&mut request);
    let (mut files, _) = maker.make(&mut Typesetter::new(), &request).expect("a handout");
    files.remove(0).1.document
}

/// A card of each kind of item: one with touch, one to talk, a worksheet.
const ITEMS: [&str; 3] = ["hearth-starter#T-001", "hearth-starter#C-017", "feelings"];

pub(super) fn handouts() -> Vec<Specimen> {
    let plain = settled("a4", |_| ());
    let signed = settled("a4", |settled| settled.practice = practice());
    let letter = settled("letter", |settled| settled.practice = practice());
    let dressed = |request: &mut HandoutRequest| {
        request.title = Some("For the week between sessions".to_owned());
        request.note = Some("Take your time with the *second* one.".to_owned());
        request.client = Some("K-17".to_owned());
        request.date = Some("2026-11-30".parse().expect("a day"));
        request.due = Some("2026-12-07".parse().expect("a day"));
    };
    let spanish =
        settled("a4", |settled| settled.print.lang = given(vec![language("es")]));
    let discreet = settled("a4", |settled| settled.print.discreet = given(true));
    let large = settled("a4", edition(Edition::Large));
    let (shared, counsellor) = (Whose::Shared, Whose::Counsellor);
    let cards = &ITEMS[..2];
    let made = [
        ("plain", make(&plain, cards, shared, |_| ())),
        ("letterhead", make(&signed, &ITEMS, shared, dressed)),
        ("letterhead-letter", make(&letter, cards, shared, dressed)),
        ("session-plan", make(&signed, &ITEMS, counsellor, dressed)),
        ("session-plan-plain", make(&plain, cards, counsellor, |_| ())),
        ("spanish", make(&spanish, cards, shared, |_| ())),
        ("session-plan-spanish", make(&spanish, cards, counsellor, |_| ())),
        ("discreet", make(&discreet, cards, shared, |_| ())),
        ("large", make(&large, cards, shared, |_| ())),
    ];
    made.map(|(name, document)| {
        Specimen::new(format!("handouts/{name}"), document, DENSITY)
    })
    .into()
}
