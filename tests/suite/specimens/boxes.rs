//! Boxes, a band, and the page that says how a deck is printed and cut.

use emberdeck::dieline::Case;
use emberdeck::frame::Document;
use emberdeck::geom::Length;
use emberdeck::job::Shelf;
use emberdeck::job::cards::{CardsJob, guide};
use emberdeck::job::dieline::{BoxJob, Thickness};
use emberdeck::model::{Duplex, Order, Theme};

use crate::specimens::Specimen;
use crate::specimens::asked::{given, language, settled};

/// Pixels to the inch.
const DENSITY: f64 = 60.0;

pub(super) fn boxes() -> Vec<Specimen> {
    let usual = |_: &mut BoxJob<'_>| ();
    vec![
        Specimen::new("sheets/box", a_box(("a4", "poker", "en"), usual), DENSITY),
        Specimen::new(
            "sheets/box-both-sides",
            a_box(("letter", "mini", "es"), |job| {
                job.duplex = Duplex::LongEdge;
                job.count = Some(18);
            }),
            DENSITY,
        ),
        Specimen::new(
            "sheets/box-outline",
            a_box(("a4", "a6", "en"), |job| {
                job.is_outline = true;
                job.count = Some(40);
            }),
            DENSITY,
        ),
        Specimen::new(
            "sheets/band",
            a_box(("letter", "tarot", "en"), |job| {
                job.case = Case::Band;
                job.title = Some("Ours, and nobody else’s");
            }),
            DENSITY,
        ),
        Specimen::new("sheets/guide", page_of("a4", "en", Order::Rows), DENSITY),
        Specimen::new(
            "sheets/guide-stack",
            page_of("letter", "es", Order::Stack),
            DENSITY,
        ),
    ]
}

fn a_box(
    (paper, format, lang): (&str, &str, &str),
    ask: impl FnOnce(&mut BoxJob<'_>),
) -> Document {
    let settled = settled(paper, |settled| {
        settled.print.format = given(format.parse().expect("a format"));
        settled.print.lang = given(vec![language(lang)]);
    });
    let sheet = settled.sheet(Theme::hearth()).expect("one language");
    let allowed = settled.allowed(None);
    let shelf = Shelf::starter();
    let mut job = BoxJob {
        shelf: &shelf,
        allowed: &allowed,
        sheet: &sheet,
        case: Case::TuckBox,
        count: None,
        thickness: Thickness::Caliper(Length::mm(0.3)),
        duplex: Duplex::None,
        is_outline: false,
        title: None,
    };
    ask(&mut job);
    job.make().unwrap_or_else(|why| panic!("{paper} {format}: {why}")).0.document
}

fn page_of(paper: &str, lang: &str, order: Order) -> Document {
    let settled = settled(paper, |settled| {
        settled.print.lang = given(vec![language(lang)]);
        settled.print.order = given(order);
    });
    let sheet = settled.sheet(Theme::hearth()).expect("one language");
    let (shelf, allowed) = (Shelf::starter(), settled.allowed(None));
    let made = CardsJob::new(&shelf, &allowed, &sheet).make();
    let (made, _) = made.unwrap_or_else(|why| panic!("{paper}: {why}"));
    let decks = shelf.decks();
    let page = guide(&sheet, decks[0], &made.facts);
    page.unwrap_or_else(|why| panic!("{paper}: {why}")).document
}
