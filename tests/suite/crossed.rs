//! Every format on every paper and stock, however the sheet turns, with every kind of marks, in
//! both orders: what comes out, read from the finished PDF, is cut as one would by hand.

use emberdeck::geom::{Format, Paper};
use emberdeck::load::stocks;
use emberdeck::model::{CutMarks, Duplex, Order, Vocabulary};

use crate::cut_cards::{SAFE, Turned, by_rows, lies_in, numbered, numbers, pile};
use crate::drawn::{Area, Drawn, Run, is_near, pages};
use crate::edges::beside;
use crate::sandbox::Sandbox;

/// As many as need a second sheet of most formats.
const CARDS: usize = 19;
/// The printer does not reach so much of the sheet.
const MARGIN: f64 = 3.0;

/// What is asked for.
#[derive(Debug, Clone)]
struct Case {
    options: Vec<String>,
    card: (f64, f64),
    duplex: Duplex,
    order: Order,
    is_stock: bool,
}

/// All there are: formats on papers, and stocks.
fn all() -> Vec<Case> {
    let of_format = |format: &Format, paper: &str| {
        let options = ["--format", format.name(), "--paper", paper].map(str::to_owned);
        (options.to_vec(), format.trim(), false)
    };
    let papers: Vec<String> = Paper::named().map(|it| it.name().to_owned()).collect();
    let formats = Format::by_area();
    let plain = formats
        .iter()
        .flat_map(|format| papers.iter().map(move |paper| of_format(format, paper)));
    let on_stock = stocks().iter().map(|stock| {
        (vec!["--stock".to_owned(), stock.id.clone()], stock.card.trim(), true)
    });
    let mut cases = Vec::new();
    for (options, card, is_stock) in plain.chain(on_stock) {
        for &duplex in Duplex::ALL {
            for marks in CutMarks::ALL {
                for &order in Order::ALL {
                    if is_stock && duplex == Duplex::Fold {
                        continue;
                    }
                    let more = [
                        ["--duplex", duplex.word()],
                        ["--marks", marks.word()],
                        ["--order", order.word()],
                    ];
                    let more = more.as_flattened().iter().map(|word| (*word).to_owned());
                    let options = options.iter().cloned().chain(more).collect();
                    let card = (card.width.to_mm(), card.height.to_mm());
                    cases.push(Case { options, card, duplex, order, is_stock });
                }
            }
        }
    }
    cases
}

/// The cards of a side: each begins with a shape of its size, upright or on its side.
fn pieces(side: &Drawn, (width, height): (f64, f64)) -> Vec<Area> {
    let is_card =
        |shape: &&Area| shape.measures(width, height) || shape.measures(height, width);
    side.shapes.iter().filter(is_card).copied().collect()
}

fn holds(outer: Area, inner: Area) -> bool {
    const SLACK: f64 = 0.02;
    inner.left > outer.left - SLACK
        && inner.top > outer.top - SLACK
        && inner.right() < outer.right() + SLACK
        && inner.bottom() < outer.bottom() + SLACK
}

/// All that is written stands in the safe area of a card, or beside all cards where the printer
/// reaches, with both its ends.
fn check_runs(case: &Case, side: &Drawn, cards: &[Area]) {
    let sheet = side.media.expect("a sheet");
    let is_in = |run: &Run, area: Area, inside: f64| {
        lies_in(run.at, area, inside) && lies_in(run.end, area, inside)
    };
    for run in &side.runs {
        let in_card = cards.iter().any(|card| is_in(run, *card, SAFE));
        let touches =
            |card: &Area| lies_in(run.at, *card, 0.05) || lies_in(run.end, *card, 0.05);
        let is_beside = !cards.iter().any(touches) && is_in(run, sheet, MARGIN);
        assert!(in_card || is_beside, "{case:?}: {run:?}");
        assert!(run.text.trim().is_empty() || run.at != run.end, "{case:?}: {run:?}");
    }
}

fn check_boxes(case: &Case, side: &Drawn, cards: &[Area], is_full: bool) {
    let (sheet, trim) = (side.media.expect("a sheet"), side.trim.expect("a trim"));
    let bleed = side.bleed.expect("a bleed");
    assert!(holds(sheet, bleed) && holds(bleed, trim), "{case:?}");
    assert!(cards.iter().all(|card| holds(trim, *card)), "{case:?}");
    if is_full && let Some(outline) = Area::around(cards) {
        assert!(holds(outline, trim), "{case:?}: {trim:?} around {outline:?}");
    }
}

/// What is refused names a way that goes.
fn check_refusal(case: &Case, sandbox: &Sandbox, told: &str) {
    let named = |option: &str| {
        let (_, behind) = told.split_once(&format!("`{option} "))?;
        Some([option, behind.split('`').next()?].map(str::to_owned))
    };
    if case.is_stock {
        return assert!(told.contains("= help: "), "{case:?}: {told}");
    }
    let ways: Vec<_> = ["--format", "--paper"].into_iter().filter_map(named).collect();
    assert!(!ways.is_empty(), "{case:?}: {told}");
    // A size that is asked for otherwise holds a card at least, and a paper does.
    for [option, value] in ways {
        let mut options = case.options.clone();
        let at =
            options.iter().position(|known| *known == option).expect("it is asked for");
        options[at + 1] = value;
        let words: Vec<&str> = options.iter().map(String::as_str).collect();
        let run = ["cards", "one.toml", "--dry-run", "-q"];
        let ran = sandbox.run(&[&run[..], &words].concat());
        let is_too_small =
            ran.stderr.contains("do not fit") || ran.stderr.contains("does not fit ");
        assert!(ran.code == Some(0) || is_too_small, "{options:?}: {}", ran.stderr);
        assert!(
            !ran.stderr.contains("does not fit on a sheet"),
            "{options:?}: {}",
            ran.stderr
        );
    }
}

/// Whether the cards could be made.
fn check(case: &Case, sandbox: &Sandbox) -> bool {
    let words: Vec<&str> = case.options.iter().map(String::as_str).collect();
    let run = ["cards", "deck.toml", "--force", "-q", "--blank=0", "-o", "made.pdf"];
    let ran = sandbox.run(&[&run[..], &words].concat());
    if ran.code != Some(0) {
        assert_eq!(ran.code, Some(1), "{case:?}: {}", ran.stderr);
        check_refusal(case, sandbox, &ran.stderr);
        return false;
    }
    let made = pages(&sandbox.read("made.pdf"));
    let sheet = made[0].media.expect("a sheet");
    let places = pieces(&made[0], case.card);
    assert!(!places.is_empty(), "{case:?}");
    let sides = match case.duplex {
        Duplex::LongEdge | Duplex::ShortEdge => 2,
        Duplex::Fold | Duplex::None => 1,
    };
    let turned = Turned::of(case.duplex.word(), sheet);
    for (nth, side) in made.iter().enumerate() {
        let cards = pieces(side, case.card);
        let is_full = nth < sides && made.len() > sides && case.duplex != Duplex::Fold;
        check_boxes(case, side, &cards, is_full);
        check_runs(case, side, &cards);
        let is_whole_sheet = is_near(places[0].width, sheet.width)
            || is_near(places[0].width, sheet.height);
        if case.duplex != Duplex::Fold && !case.is_stock && !is_whole_sheet {
            let behind = |place: &Area| turned.behind(*place, sheet);
            let is_back = sides == 2 && nth % 2 == 1;
            let all: Vec<Area> = if is_back {
                places.iter().map(behind).collect()
            } else {
                places.clone()
            };
            beside(side, &all, (MARGIN, MARGIN));
        }
    }
    if sides == 2 {
        let read = if case.order == Order::Stack { pile } else { by_rows };
        let read = read(&made, &places, turned);
        assert_eq!(numbers(&read), (1..=CARDS).collect::<Vec<_>>(), "{case:?}");
        assert!(read.iter().all(|card| card.lies_as(&read[0])), "{case:?}");
    }
    true
}

#[test]
fn whatever_is_asked_for_together_is_cut_in_order_or_refused_with_the_nearest() {
    let all = all();
    assert!(all.len() > 12_000, "{}", all.len());
    // A step that has no factor in common with any of the lists.
    let step = if crate::extent::is_whole() { 1 } else { 211 };
    let sandbox =
        Sandbox::new().file("deck.toml", numbered(CARDS)).file("one.toml", numbered(1));
    let tried = all.iter().step_by(step);
    let made = tried.clone().filter(|case| check(case, &sandbox)).count();
    assert!(made * 3 > tried.count(), "{made} could be made");
}
