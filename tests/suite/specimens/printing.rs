//! What printers and paper ask for: sheets with cards of both orientations, to be folded, on
//! stock, with each kind of marks, and the sheets that calibrate a printer.

use emberdeck::geom::Paper;
use emberdeck::job::Shelf;
use emberdeck::job::calibrate::{CalibrateJob, stock_outlines};
use emberdeck::job::cards::CardsJob;
use emberdeck::job::settings::Settled;
use emberdeck::load::stocks;
use emberdeck::model::{BackSide, CutMarks, Duplex, MarkedSides, Stock, Theme};

use crate::specimens::asked::{cards, given, settled};
use crate::specimens::cards::deck;
use crate::specimens::{Specimen, Telling};

/// Pixels to the inch.
const DENSITY: f64 = 45.0;

/// More cards than a sheet of tarot cards holds.
const CARDS: [&str; 8] =
    ["C-001", "T-001", "N-001", "R-001", "F-001", "K-001", "M-001", "W-001"];

pub(super) fn printing() -> Vec<Specimen> {
    let tarot = |settled: &mut Settled| {
        settled.print.format = given("tarot".parse().expect("a format"));
    };
    let mut all = vec![
        sheet("turned", |settled| {
            tarot(settled);
            settled.print.marks_on = given(MarkedSides::Both);
        }),
        sheet("turned-pattern-short-edge", |settled| {
            tarot(settled);
            settled.print.backs = given(BackSide::Pattern);
            settled.print.duplex = given(Duplex::ShortEdge);
        }),
        sheet("folded", |settled| settled.print.duplex = given(Duplex::Fold)),
        sheet("dots", |settled| settled.print.marks = given(CutMarks::Dots)),
        sheet("lines", |settled| settled.print.marks = given(CutMarks::Lines)),
        on_stock("avery-c32015"),
    ];
    let calibrations = [("simple", false), ("precise", true)];
    all.extend(calibrations.map(|(name, is_precise)| {
        let job = CalibrateJob {
            paper: Paper::a4(),
            is_landscape: false,
            duplex: Duplex::LongEdge,
            is_precise,
            date: None,
        };
        let made = job.make().unwrap_or_else(|why| panic!("{name}: {why}"));
        Specimen::new(format!("sheets/calibration-{name}"), made.document, DENSITY)
    }));
    let outlines = stock_outlines(stock("avery-5371"), None);
    let outlines = outlines.unwrap_or_else(|why| panic!("outlines: {why}"));
    all.push(Specimen::new("sheets/calibration-stock", outlines.document, DENSITY));
    all
}

fn sheet(name: &str, ask: impl FnOnce(&mut Settled)) -> Specimen {
    let shelf = deck("each-kind.toml");
    let document = cards(&shelf, &settled("a4", ask), &CARDS);
    Specimen::new(format!("sheets/{name}"), document, DENSITY).told(Telling::Layout)
}

fn stock(id: &str) -> &'static Stock {
    stocks().iter().find(|stock| stock.id == id).expect("a stock")
}

/// Cards on a perforated stock, as far as the deck's texts fit there: a short one.
fn on_stock(id: &str) -> Specimen {
    let settled = Settled::default_for(Paper::a4());
    let mut sheet = settled.sheet(Theme::hearth()).expect("one language");
    sheet.put_stock(stock(id).clone(), &settled).expect("nothing else is asked for");
    let shelf: Shelf = deck("short.toml");
    let allowed = settled.allowed(None);
    let job = CardsJob::new(&shelf, &allowed, &sheet);
    let (made, _) = job.make().unwrap_or_else(|why| panic!("{id}: {why}"));
    let name = format!("sheets/stock-{id}");
    Specimen::new(name, made.document, DENSITY).told(Telling::Layout)
}
