//! Cards of large decks, set sheet after sheet, so that no more of them are laid out at once than
//! processors are busy with.

use crate::face::{Compositor, FaceError, FaceNote, Faces, Printed, print_pictures};
use crate::frame::Page;
use crate::job::cards::around::{Around, pair};
use crate::job::cards::backs::{is_looked_at, tell_backs};
use crate::job::cards::document::document;
use crate::job::cards::faces::{failure, refusal, take_look, tell_small};
use crate::job::cards::make::CardsJob;
use crate::job::cards::select::{Selected, select};
use crate::job::cards::sheets::{
    facts, lay_grid, result_line, tell_sheets, with_imposing,
};
use crate::job::cards::voices::voices;
use crate::job::note::noted;
use crate::job::{Failure, Made, Noted, Notes};
use crate::model::Inking;
use crate::sheet::{Pair, impose_in_turn};
use crate::text::Typesetter;

/// So many cards are laid out together; of larger runs each is when its sheet is made.
const TOGETHER: usize = 2000;

/// What takes pages as they are made.
pub type TakesPages<'a> = dyn FnMut(Vec<Page>) -> Result<(), Failure> + Send + 'a;

impl CardsJob<'_> {
    /// As [`CardsJob::make`], but hands pages over as they are made; the document that is returned
    /// has none. After a failure the pages that were handed over are good for nothing.
    ///
    /// # Errors
    /// As [`CardsJob::make`], and those of what takes the pages.
    pub fn print(&self, out: &mut TakesPages<'_>) -> Noted<Made> {
        self.print_beyond(TOGETHER, out)
    }

    fn print_beyond(&self, together: usize, out: &mut TakesPages<'_>) -> Noted<Made> {
        noted(|notes| {
            let selected = select(self, notes)?;
            let sheet = self.sheet;
            let is_small = selected.cards.len() <= together;
            // What looks at all pages needs them all.
            if is_small || self.compares || sheet.theme.inking != Inking::Color {
                return self.make_whole(&selected, notes, out);
            }
            print_in_turn(self, &selected, notes, out)
        })
    }

    fn make_whole(
        &self,
        selected: &Selected<'_>,
        notes: &mut Notes,
        out: &mut TakesPages<'_>,
    ) -> Result<Made, Failure> {
        let mut made = self.lay_chosen(selected, notes)?.made;
        out(std::mem::take(&mut made.document.pages))?;
        Ok(made)
    }
}

/// What is found while cards are set.
#[derive(Default)]
struct Found {
    notes: Vec<FaceNote>,
    refused: Vec<FaceError>,
    damaged: Vec<FaceError>,
}

/// Sets cards by their places among all.
fn set(
    compositor: &mut Compositor<'_>,
    cards: &[Printed<'_>],
    places: &[usize],
    found: &mut Found,
) -> Vec<Faces> {
    let composed = compositor.set(places);
    found.notes.extend(composed.notes);
    found.refused.extend(composed.errors);
    let set: Vec<Printed<'_>> = places.iter().map(|at| cards[*at]).collect();
    let damaged = print_pictures(&set, &composed.faces).into_iter();
    found
        .damaged
        .extend(damaged.map(|error| FaceError { card: places[error.card], ..error }));
    composed.faces
}

fn print_in_turn(
    job: &CardsJob<'_>,
    selected: &Selected<'_>,
    notes: &mut Notes,
    out: &mut TakesPages<'_>,
) -> Result<Made, Failure> {
    let (sheet, typesetter) = (job.sheet, &Typesetter::with(job.sheet.theme.typefaces));
    let mut said = Notes::default();
    let cards = &voices(selected, &sheet.languages, &mut said)?[..];
    let taking = take_look(sheet, selected, cards, typesetter, &mut said);
    let look = &taking.look;
    if is_looked_at(sheet, look) {
        return job.make_whole(selected, notes, out);
    }
    notes.extend(said.take());
    // What is told of cards comes before what is told of sheets.
    let mut later = Notes::default();
    let grid = lay_grid(sheet, look, &mut later)?;
    let around = Around::set(typesetter, (look, &grid), selected, sheet)?;
    let (first, written) = (around.first(), around.written);
    let mut compositor = Compositor::new(typesetter, look, cards);
    let (mut found, mut is_set) = (Found::default(), vec![false; cards.len()]);
    let mut faces = |numbers: &[usize]| -> Vec<Pair> {
        let nth = |number: &usize| {
            number
                .checked_sub(first)
                .filter(|at| *at < written)
                .map(|at| at % cards.len())
        };
        let places: Vec<usize> = numbers.iter().filter_map(nth).collect();
        for at in &places {
            is_set[*at] = true;
        }
        let mut set = set(&mut compositor, cards, &places, &mut found).into_iter();
        let one = |number: &usize| match nth(number) {
            Some(_) => set.next().map(|faces| pair(&faces)),
            None => around.faces(*number),
        };
        numbers.iter().filter_map(one).collect()
    };
    let mut taken = Ok(());
    let mut take = |pages| {
        if taken.is_ok() {
            taken = out(pages);
        }
    };
    let extent = (around.all(), around.range);
    let imposed = with_imposing(sheet, selected, (&grid, look), extent, |job| {
        impose_in_turn(typesetter, job, &mut faces, &mut take)
    });
    // Those on sheets that are not printed are looked at all the same.
    let unset: Vec<usize> = (0..cards.len()).filter(|at| !is_set[*at]).collect();
    for places in unset.chunks(TOGETHER) {
        set(&mut compositor, cards, places, &mut found);
    }
    if !found.refused.is_empty() {
        found.refused.sort_by_key(|error| error.card);
        return Err(refusal(sheet, selected, cards, &taking, typesetter, found.refused));
    }
    found.notes.sort_by_key(|note| note.card);
    tell_small(selected, cards, &found.notes, notes);
    notes.extend(later.take());
    if !found.damaged.is_empty() {
        found.damaged.sort_by_key(|error| error.card);
        found.damaged.dedup();
        return Err(failure(selected, cards, &found.damaged));
    }
    taken?;
    tell_sheets(sheet, look, &imposed, notes);
    tell_backs(sheet, &grid, look, notes);
    let facts = facts(sheet, selected, look, &imposed);
    let last = around.words(sheet, &grid, selected);
    let line = result_line(sheet, &grid, &facts) + &last;
    let entries = around.entries(selected, sheet);
    let document = document(sheet, selected, look, &entries, imposed);
    Ok(Made { document, line, facts })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::settings::{Settled, SheetSettings};
    use crate::job::{Note, Shelf};
    use crate::model::{BackSide, Blank, Order, Theme};

    fn sheet(change: impl FnOnce(&mut SheetSettings)) -> SheetSettings {
        let settled = Settled::default_for("a4".parse().expect("a paper"));
        let mut sheet = settled.sheet(Theme::hearth()).expect("settings");
        change(&mut sheet);
        sheet
    }

    /// What is made, in words: each page with what lies where, and all that is said.
    fn told(made: &Made, pages: &[Page], notes: &[Note]) -> String {
        let placed = pages.iter().flat_map(|page| &page.placed).map(|placed| {
            let frame = &placed.frame;
            let items = format!("{:?} {:?}", frame.items(), frame.nodes());
            let place =
                (placed.at, placed.turn, placed.clip, placed.article, placed.part);
            format!("{place:?} {items}")
        });
        let placed: Vec<String> = placed.collect();
        let (line, facts, marks) = (&made.line, &made.facts, &made.document.bookmarks);
        format!("{line} {facts:?} {marks:?} {notes:?}\n{}", placed.join("\n"))
    }

    fn compare(sheet: &SheetSettings) {
        let shelf = Shelf::starter();
        let settled = Settled::default_for("a4".parse().expect("a paper"));
        let allowed = settled.allowed(None);
        let job = CardsJob::new(&shelf, &allowed, sheet);
        let whole = job.make();
        let mut pages = Vec::new();
        let in_turn = job.print_beyond(0, &mut |some| {
            pages.extend(some);
            Ok(())
        });
        match (whole, in_turn) {
            (Ok((whole, notes)), Ok((made, others))) => {
                assert!(made.document.pages.is_empty() && !pages.is_empty());
                let wanted = told(&whole, &whole.document.pages, &notes);
                assert!(wanted == told(&made, &pages, &others), "{sheet:?}");
            }
            (Err(whole), Err(other)) => {
                assert_eq!(format!("{whole:?}"), format!("{other:?}"));
            }
            (whole, other) => panic!("{} {}", whole.is_ok(), other.is_ok()),
        }
    }

    #[test]
    fn cards_that_are_printed_in_turn_are_those_that_are_made_together() {
        compare(&sheet(|_| {}));
        compare(&sheet(|sheet| {
            (sheet.with_key, sheet.copies) = (true, 3);
            sheet.blank = Some(Blank::Cards(2));
            sheet.order = Order::Stack;
        }));
        compare(&sheet(|sheet| {
            (sheet.with_key, sheet.order) = (true, Order::Stack);
        }));
        compare(&sheet(|sheet| {
            (sheet.with_key, sheet.copies) = (true, 2);
            sheet.blank = Some(Blank::Fill);
            sheet.sheets = Some("13..13".parse().expect("a sheet"));
        }));
        compare(&sheet(|sheet| sheet.backs = BackSide::Pattern));
        compare(&sheet(|sheet| {
            sheet.backs = BackSide::Pattern;
            sheet.bleed = crate::geom::Length::ZERO;
        }));
        compare(&sheet(|sheet| sheet.sheets = Some("2..3".parse().expect("sheets"))));
        // No card fits.
        compare(&sheet(|sheet| sheet.format = Some("30x40mm".parse().expect("a size"))));
    }

    #[test]
    fn pages_that_nobody_takes_are_an_error_and_none_comes_after_it() {
        let (shelf, sheet) = (Shelf::starter(), sheet(|_| {}));
        let settled = Settled::default_for("a4".parse().expect("a paper"));
        let allowed = settled.allowed(None);
        let job = CardsJob::new(&shelf, &allowed, &sheet);
        for together in [0, TOGETHER] {
            let mut count = 0;
            let printed = job.print_beyond(together, &mut |_| {
                count += 1;
                Err(Failure::new("no room"))
            });
            assert_eq!(
                printed.err().map(|why| why.to_string()).as_deref(),
                Some("no room")
            );
            assert_eq!(count, 1);
        }
    }
}
