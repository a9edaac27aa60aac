//! The leaflet that goes with cards: its pages, folded and as large as the cards, on sheets.

use crate::face::Printed;
use crate::frame::{Document, Parts, inked};
use crate::geom::{Gutter, Length, Size};
use crate::job::book::folded;
use crate::job::cards::CardsJob;
use crate::job::cards::faces::take_look;
use crate::job::cards::select::{Selected, select};
use crate::job::cards::sheets::scale_bar;
use crate::job::cards::voices::voices;
use crate::job::count::count;
use crate::job::note::noted;
use crate::job::settings::SheetSettings;
use crate::job::{Facts, Failure, Made, Noted, Notes};
use crate::leaflet::{
    Leaflet, LeafletCard, LeafletError, LeafletJob, make_leaflet, page_size,
};
use crate::model::{CutMarks, Duplex, More, Order};
use crate::sheet::{
    FitRequest, Imposition, Job, Layout, ROOM_FOR_MARKS, Signatures, SlugText, Spreads,
    fit, impose_spreads,
};
use crate::text::Typesetter;
use crate::words::Words;

/// Whatever the cards are printed on, a leaflet is of office paper.
const PAPER: Length = Length::mm(0.1);

impl From<LeafletError> for Failure {
    fn from(error: LeafletError) -> Self {
        Self::new(error.to_string()).hint(error.hint())
    }
}

impl CardsJob<'_> {
    /// The leaflet of these cards; none when none is asked for, or nothing would stand in it.
    ///
    /// # Errors
    /// As [`CardsJob::make`], and when a text or the leaflet itself has no room.
    pub fn leaflet(&self) -> Noted<Option<Made>> {
        noted(|_| {
            // What there is to say is said of the cards.
            let mut unsaid = Notes::default();
            if self.sheet.more == More::Card {
                return Ok(None);
            }
            let selected = select(self, &mut unsaid)?;
            let titles: Vec<&str> =
                selected.decks.iter().map(|deck| &*deck.title).take(3).collect();
            let title = titles.join(", ");
            let of = LeafletOf { selected: &selected, title: &title };
            leaflet(self.sheet, &of, &mut Typesetter::with(self.sheet.theme.typefaces))
        })
    }
}

/// What a leaflet is of.
pub(in crate::job) struct LeafletOf<'a> {
    /// Its cards.
    pub(in crate::job) selected: &'a Selected<'a>,
    /// What stands on its cover.
    pub(in crate::job) title: &'a str,
}

/// The leaflet of chosen cards.
pub(in crate::job) fn leaflet(
    sheet: &SheetSettings,
    &LeafletOf { selected, title }: &LeafletOf<'_>,
    typesetter: &mut Typesetter,
) -> Result<Option<Made>, Failure> {
    let mut unsaid = Notes::default();
    let printed = voices(selected, &sheet.languages, &mut unsaid)?;
    let look = take_look(sheet, selected, &printed, typesetter, &mut unsaid).look;
    let cards = in_order(selected, &printed);
    let (page, grid) = lay_grid(sheet, page_size(look.format.trim()))?;
    let job = LeafletJob {
        title,
        cards: &cards,
        language: &look.language,
        theme: &look.theme,
        edition: look.edition,
        adaptation: &look.adaptation,
        page,
    };
    let Some(leaflet) = make_leaflet(typesetter, &job)? else { return Ok(None) };
    let signatures = Signatures::new(leaflet.pages.len(), None, PAPER)?;
    let spreads = Spreads {
        pages: &leaflet.pages,
        signatures: &signatures,
        is_rtl: leaflet.is_rtl,
        ink: look.theme.marks,
    };
    let title = crate::text::plain(title);
    let name = format!("{title} · {}", Words::of(&look.language).card.leaflet);
    let imposed = impose_on(sheet, &grid, &spreads, (&name, typesetter));
    let line = line(sheet, &leaflet, &signatures, (&imposed, &grid));
    let facts = Facts {
        sheets: Some(imposed.printed),
        paper: Some(sheet.paper.name().to_owned()),
        ..Facts::default()
    };
    let document = Document {
        title: name,
        language: look.language.tag().to_owned(),
        authors: Vec::new(),
        subject: String::new(),
        date: sheet.date.clone(),
        duplex: duplex(sheet),
        pages: inked(imposed.pages, look.theme.inking),
        parts: Parts::Sections,
        numbering: Vec::new(),
        bookmarks: leaflet.bookmarks,
    };
    Ok(Some(Made { document, line, facts }))
}

/// The cards, each once: deck by deck, in the order of their ids, by which they are looked for.
fn in_order<'a>(
    selected: &Selected<'_>,
    printed: &[Printed<'a>],
) -> Vec<LeafletCard<'a>> {
    let decks = selected.cards.iter().map(|(deck, _)| *deck);
    let mut placed: Vec<(usize, &Printed<'a>)> = decks.zip(printed).collect();
    placed.sort_by_key(|(deck, printed)| (*deck, sorted_by(&printed.card.id)));
    placed.dedup_by_key(|(deck, printed)| (*deck, &printed.card.id));
    let card = |(_, printed): (usize, &Printed<'a>)| {
        let Printed { card, language, page, .. } = *printed;
        LeafletCard { card, language, page }
    };
    placed.into_iter().map(card).collect()
}

/// An id as it is sorted: its letters, and its number as a number.
fn sorted_by(id: &str) -> (&str, u64, &str) {
    let digits = id.find(|c: char| c.is_ascii_digit()).unwrap_or(id.len());
    let (letters, rest) = id.split_at(digits);
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    (letters, rest[..end].parse().unwrap_or(u64::MAX), rest)
}

/// The size of the pages and the places for two of them side by side: a little smaller where a sheet
/// holds more of them so, and as small as it must where it holds none.
fn lay_grid(sheet: &SheetSettings, wanted: Size) -> Result<(Size, Layout), Failure> {
    /// How much smaller pages may be, in hundredths: gladly, and at most.
    const GLADLY: u8 = 7;
    const MOST: u8 = 20;
    let smaller = |by: u8| -> Option<(Size, Layout)> {
        let share = 1.0 - f64::from(by) * 0.01;
        let page = Size::new(wanted.width * share, wanted.height * share);
        let request = FitRequest {
            paper: sheet.paper.clone(),
            card: Size::new(page.width * 2.0, page.height),
            gutter: Gutter::default(),
            margin: sheet.margin,
            bleed: Length::ZERO,
            clear: ROOM_FOR_MARKS,
        };
        Some((page, fit(&request).ok()?))
    };
    let glad = (0..=GLADLY).rev().filter_map(smaller);
    // Of those that hold as many, the last one is the largest.
    let most = glad.max_by_key(|(_, grid)| grid.capacity());
    most.or_else(|| (GLADLY..=MOST).find_map(smaller)).ok_or_else(|| {
        let paper = sheet.paper.name();
        Failure::new(format!(
            "the leaflet has pages of {:.0} × {:.0} mm, and {paper} does not hold two of them side by side",
            wanted.width.to_mm(),
            wanted.height.to_mm()
        ))
        .hint("take larger paper or smaller cards, or `--more card`")
    })
}

/// A leaflet has two sides, even where cards have one.
fn duplex(sheet: &SheetSettings) -> Duplex {
    match sheet.duplex {
        Duplex::ShortEdge => Duplex::ShortEdge,
        Duplex::LongEdge | Duplex::Fold | Duplex::None => Duplex::LongEdge,
    }
}

/// Lays the folded sheets on those that are printed, such that the pile, cut through, has them in
/// order.
fn impose_on(
    sheet: &SheetSettings,
    grid: &Layout,
    spreads: &Spreads<'_>,
    (name, typesetter): (&str, &Typesetter),
) -> Imposition {
    let duplex = duplex(sheet);
    let slug = |nth: usize, sheets: usize, is_front: bool| {
        let side = if is_front { "front" } else { "back" };
        let edge = if duplex == Duplex::ShortEdge { "short" } else { "long" };
        SlugText {
            name: name.to_owned(),
            version: String::new(),
            more: String::new(),
            place: format!("sheet {nth} of {sheets}, {side}"),
            turn: format!(" · turn on the {edge} edge"),
            shift: String::new(),
            seed: None,
        }
    };
    let profile = sheet.printer.as_ref();
    impose_spreads(
        typesetter,
        &Job {
            layout: grid,
            cards: spreads.count(),
            order: Order::Stack,
            gone: &[],
            duplex,
            fold: None,
            back_offset: sheet.back_offset,
            correction: profile.and_then(|printer| printer.correction(grid.sheet())),
            fronts_bleed: false,
            backs_bleed: false,
            backs_alike: false,
            marks: if grid.is_one_card() { CutMarks::None } else { sheet.marks },
            marks_on: sheet.marks_on,
            ink: spreads.ink,
            slug: &slug,
            bar: scale_bar(&sheet.paper),
            sheets: None,
        },
        spreads,
    )
}

/// What was made, and how it becomes a leaflet.
fn line(
    sheet: &SheetSettings,
    leaflet: &Leaflet,
    signatures: &Signatures,
    (imposed, grid): (&Imposition, &Layout),
) -> String {
    let pages = count(leaflet.pages.len(), "page", "pages");
    let sheets = count(imposed.printed, "sheet", "sheets");
    let paper = sheet.paper.name();
    let edge = if duplex(sheet) == Duplex::ShortEdge { "short" } else { "long" };
    let lay = match imposed.printed {
        1 => "lay the pieces",
        _ => "lay the piles",
    };
    let cut = match grid.capacity() {
        1 => "cut".to_owned(),
        _ => format!("cut, {lay} on one another in reading order"),
    };
    let (cut, fold) = match signatures.total() {
        1 => ("cut".to_owned(), "fold it".to_owned()),
        _ => (cut, format!("{}, staple", folded(signatures))),
    };
    format!(
        "a leaflet of {pages} on {sheets} of {paper}, turn on the {edge} edge; {cut}, {fold}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_sorted_by_their_numbers() {
        let mut ids = ["T-010", "C-2", "C-10", "C-010a", "T-9", "tea"];
        ids.sort_by_key(|id| sorted_by(id));
        assert_eq!(ids, ["C-2", "C-010a", "C-10", "T-9", "T-010", "tea"]);
    }
}
