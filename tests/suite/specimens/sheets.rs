//! Sheets of cards: both flips, both backs, marks, slugs, cover and key.

use emberdeck::geom::{Gutter, Length, Margin, Point};
use emberdeck::job::Shelf;
use emberdeck::job::settings::Settled;
use emberdeck::model::{BackSide, Blank, CutMarks, Duplex, Edition, More, Vocabulary};

use crate::specimens::asked::{cards, given, leaflet_of, settled};
use crate::specimens::cards::deck;
use crate::specimens::{Specimen, Telling};

/// Pixels to the inch: a millimetre is nearly two.
const DENSITY: f64 = 45.0;

/// Fewer cards than a sheet holds, so that it shows from which side it is filled.
const SOME: [&str; 7] = ["C-001", "T-001", "N-001", "R-001", "F-001", "K-001", "M-001"];

pub(super) fn sheets() -> Vec<Specimen> {
    let mut all = Vec::new();
    for duplex in [Duplex::LongEdge, Duplex::ShortEdge] {
        for &backs in BackSide::ALL {
            let name = format!("{}-{}", duplex.word(), backs.word());
            all.push(sheet(&name, "a4", |settled| {
                settled.print.duplex = given(duplex);
                settled.print.backs = given(backs);
            }));
        }
    }
    all.push(sheet("letter", "letter", |_| ()));
    all.push(sheet("lying", "297x210mm", |_| ()));
    all.push(sheet("fronts-only", "a4", |settled| {
        settled.print.duplex = given(Duplex::None);
    }));
    all.push(sheet("without-marks", "a4", |settled| {
        settled.print.marks = given(CutMarks::None);
    }));
    all.push(sheet("shifted-backs-and-gutter", "a4", |settled| {
        settled.print.back_offset = given(Point::mm(2.0, -1.0));
        settled.print.gutter = given(Gutter { x: Length::mm(2.0), y: Length::mm(3.0) });
        settled.print.backs = given(BackSide::Pattern);
        settled.print.margin = given(Margin::even(Length::mm(8.0)));
    }));
    all.extend([
        keys("key", Edition::Standard, "poker"),
        keys("key-clear", Edition::Clear, "a6"),
    ]);
    all.extend([
        leaflet("leaflet", "a4", "each-kind.toml"),
        leaflet("leaflet-hebrew", "letter", "hebrew.toml"),
    ]);
    all
}

/// The leaflet of a deck, on the first of its sheets.
fn leaflet(name: &str, paper: &str, file: &str) -> Specimen {
    let settled = settled(paper, |settled| {
        settled.print.backs = given(BackSide::Pattern);
        settled.print.more = given(More::Leaflet);
        settled.print.format = given("poker".parse().expect("a format"));
    });
    let document = leaflet_of(&deck(file), &settled);
    Specimen::new(format!("sheets/{name}"), document, 60.0).on([0, 1])
}

fn sheet(name: &str, paper: &str, ask: impl FnOnce(&mut Settled)) -> Specimen {
    let document = cards(&deck("each-kind.toml"), &settled(paper, ask), &SOME);
    Specimen::new(format!("sheets/{name}"), document, DENSITY).told(Telling::Layout)
}

/// Cover, key and a card.
fn keys(name: &str, edition: Edition, format: &str) -> Specimen {
    let settled = settled("a4", |settled| {
        settled.print.with_key = given(true);
        settled.print.blank = given(Blank::Cards(0));
        settled.print.edition = given(edition);
        settled.print.format = given(format.parse().expect("a format"));
    });
    let document = cards(&Shelf::starter(), &settled, &["C-001"]);
    Specimen::new(format!("sheets/{name}"), document, 60.0)
}
