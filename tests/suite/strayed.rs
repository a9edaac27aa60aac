//! Backs are made for printers that stray: decks × formats × both kinds of backs, printed off their
//! places and cut where the fronts say.

use emberdeck::geom::{Format, Length};
use emberdeck::job::Shelf;
use emberdeck::job::cards::CardsJob;
use emberdeck::job::settings::Settled;
use emberdeck::model::{BackSide, Given, Origin, Theme};
use emberdeck::sheet::{Stray, StrayFault, StrayedBack, strayed_backs};

use crate::cut_cards::numbered;
use crate::extent;
use crate::sandbox::Sandbox;

fn given<T>(value: T) -> Given<T> {
    Given { value, origin: Origin::Typed }
}

/// All that would be seen of a run's backs; none when its texts fit no such card.
fn seen(
    shelf: &Shelf,
    paper: &str,
    format: &Format,
    backs: BackSide,
    strays: &[Stray],
) -> Option<Vec<StrayedBack>> {
    let mut settled = Settled::default_for(paper.parse().expect("a paper"));
    settled.print.format = Some(given(format.clone()));
    settled.print.backs = Some(given(backs));
    settled.print.copies = Some(given(if backs == BackSide::Pattern { 9 } else { 1 }));
    let sheet = settled.sheet(Theme::hearth()).expect("a sheet");
    let allowed = settled.allowed(None);
    // A pattern is the same behind all cards: a few short ones fill the sheets of any format.
    let short = ["W-002".to_owned(), "W-003".to_owned()];
    let named = if backs == BackSide::Pattern { &short[..] } else { &[] };
    let job = CardsJob { named, ..CardsJob::new(shelf, &allowed, &sheet) };
    let (made, _) = job.make().ok()?;
    let versos = made.document.pages.iter().skip(1).step_by(2);
    let all = versos.flat_map(|verso| {
        strays.iter().flat_map(|stray| strayed_backs(verso, *stray)).collect::<Vec<_>>()
    });
    Some(all.collect())
}

#[test]
fn two_millimeters_show_no_white_and_cut_no_text_and_one_degree_shows_next_to_none() {
    let formats = Format::by_area();
    let step = if extent::is_whole() { 1 } else { 2 };
    let shelves = if extent::is_whole() {
        vec![Shelf::starter(), Shelf::shipped(false)]
    } else {
        vec![Shelf::starter()]
    };
    let (mut tried, mut widest) = (0, Length::ZERO);
    for shelf in &shelves {
        for format in formats.iter().step_by(step) {
            for (paper, backs) in [
                ("a4", BackSide::Text),
                ("a4", BackSide::Pattern),
                ("letter", BackSide::Pattern),
            ] {
                let told = format!("{} {paper} {backs:?}", format.name());
                let shifted = seen(shelf, paper, format, backs, &Stray::shifts());
                let Some(shifted) = shifted else { continue };
                assert_eq!(shifted, [], "{told}");
                tried += 1;
                let turned = seen(shelf, paper, format, backs, &Stray::turns(1.0));
                for back in turned.unwrap_or_default() {
                    match back.fault {
                        StrayFault::White(by) => widest = widest.max(by),
                        StrayFault::Cut(by, text) => panic!("{told}: {by} of “{text}”"),
                    }
                }
            }
        }
    }
    assert!(tried >= 12, "{tried}");
    // At the outermost corners of a sheet: a degree moves them by 2.4 mm, and 2 mm are there.
    assert!(widest > Length::mm(0.2) && widest < Length::mm(0.6), "{widest}");
}

#[test]
fn a_bleed_that_is_too_small_is_told_with_what_it_would_show() {
    let sandbox = Sandbox::new().file("deck.toml", numbered(9));
    let cards = ["cards", "deck.toml", "--backs=pattern", "--format=poker", "--force"];
    let said =
        |bleed| sandbox.succeed(&[&cards[..], &["--bleed", bleed]].concat()).stderr;
    assert_eq!(
        said("0.5mm"),
        "note: a printer that puts the second side 2 mm off would show up to 1.5 mm of white at the edge of 8 backs; `--bleed 2mm` covers it\n"
    );
    assert_eq!(said("2mm"), "");
    // A gap is as good: the pattern meets in its middle.
    let gap = [&cards[..], &["--bleed=1mm", "--gutter=4mm"]].concat();
    assert!(sandbox.succeed(&gap).stderr.contains("1.0 mm of white"));
}
