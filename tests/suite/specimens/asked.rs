//! What is asked of the jobs, as short as it can be said.

use emberdeck::frame::Document;
use emberdeck::geom::{Length, Margin};
use emberdeck::job::Shelf;
use emberdeck::job::cards::CardsJob;
use emberdeck::job::settings::Settled;
use emberdeck::load::ShippedLook;
use emberdeck::model::{CutMarks, Edition, Given, Language, Origin, Theme};

/// A value that is asked for.
#[expect(clippy::unnecessary_wraps, reason = "settings hold what may be given")]
pub(super) fn given<T>(value: T) -> Option<Given<T>> {
    Some(Given { value, origin: Origin::Typed })
}

/// The defaults on a paper, and what is asked beside them.
pub(super) fn settled(paper: &str, ask: impl FnOnce(&mut Settled)) -> Settled {
    let mut settled = Settled::default_for(paper.parse().expect("a paper"));
    ask(&mut settled);
    settled
}

pub(super) fn edition(edition: Edition) -> impl FnOnce(&mut Settled) {
    move |settled| settled.print.edition = given(edition)
}

pub(super) fn language(tag: &str) -> Language {
    tag.parse().expect("a language")
}

/// The look that is settled.
pub(super) fn theme_of(settled: &Settled) -> Theme {
    ShippedLook::find(&settled.look()).expect("a shipped look").theme()
}

/// Cards on sheets.
pub(super) fn cards(shelf: &Shelf, settled: &Settled, named: &[&str]) -> Document {
    let sheet = settled.sheet(theme_of(settled)).expect("two languages at most");
    let allowed = settled.allowed(None);
    let named: Vec<String> = named.iter().map(|&id| id.to_owned()).collect();
    let job = CardsJob { named: &named, ..CardsJob::new(shelf, &allowed, &sheet) };
    let made = job.make();
    let (made, _) = made.unwrap_or_else(|why| panic!("{named:?}: {why}"));
    made.document
}

/// The leaflet of a deck.
pub(super) fn leaflet_of(shelf: &Shelf, settled: &Settled) -> Document {
    let sheet = settled.sheet(Theme::hearth()).expect("one language");
    let allowed = settled.allowed(None);
    let made = CardsJob::new(shelf, &allowed, &sheet).leaflet();
    let (made, _) = made.unwrap_or_else(|why| panic!("a leaflet: {why}"));
    made.expect("a leaflet").document
}

/// Cards of a format, each side a page of its own that is cut already.
pub(super) fn bare_cards(
    shelf: &Shelf,
    (format, size): (&str, &str),
    named: &[&str],
    ask: impl FnOnce(&mut Settled),
) -> Document {
    let settled = settled(size, |settled| {
        let print = &mut settled.print;
        print.format = given(format.parse().expect("a format"));
        print.margin = given(Margin::default());
        print.bleed = given(Length::ZERO);
        print.marks = given(CutMarks::None);
        ask(settled);
    });
    cards(shelf, &settled, named)
}
