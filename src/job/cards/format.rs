//! The size of the cards, where nobody names one: of all that hold every card the one that takes
//! the fewest sheets.

use crate::face::{Look, Printed, first_misfit, misfitting};
use crate::geom::{Format, Length, Size};
use crate::job::cards::sheets::fit_request;
use crate::job::count::count;
use crate::job::settings::SheetSettings;
use crate::sheet::fit;
use crate::text::Typesetter;

/// A format, and what it takes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Taken {
    pub(super) format: Format,
    /// Sheets for all cards.
    pub(super) sheets: usize,
    /// The cards, by their places, that do not fit the formats that take fewer sheets: none where
    /// there is no such format.
    pub(super) forcing: Vec<usize>,
}

impl Taken {
    /// What is said of it: the format, its sheets, and which cards want no smaller one.
    pub(super) fn told(&self, cards: &[Printed<'_>]) -> String {
        let sheets = count(self.sheets, "sheet", "sheets");
        let size = format!("this takes {} cards, {sheets}", self.format.name());
        if self.forcing.is_empty() {
            return size;
        }
        let one = self.forcing.len() == 1;
        let (fits, these) =
            (if one { "fits" } else { "fit" }, named_cards(&self.forcing, cards));
        format!("{size}: {these} {fits} no size that takes fewer")
    }
}

/// Up to three cards by their ids, and how many more.
pub(super) fn named_cards(places: &[usize], cards: &[Printed<'_>]) -> String {
    const NAMED: usize = 3;
    let ids: Vec<&str> =
        places.iter().take(NAMED).map(|place| &*cards[*place].card.id).collect();
    match (&ids[..], places.len().saturating_sub(NAMED)) {
        (_, more @ 1..) => format!("{} and {more} more", ids.join(", ")),
        ([all @ .., last], _) if !all.is_empty() => {
            format!("{} and {last}", all.join(", "))
        }
        (all, _) => all.concat(),
    }
}

/// The format that holds all cards and takes the fewest sheets; of those that take as few, the
/// usual one, or the next larger one: a few cards that are printed again are no posters. Where none that has a name holds them, a size that parts the paper. None when a sheet
/// is too small for some card.
pub(super) fn fewest_sheets(
    sheet: &SheetSettings,
    look: &Look,
    cards: &[Printed<'_>],
    typesetter: &Typesetter,
) -> Option<Taken> {
    let sheets_of = |format: &Format| {
        let look = Look { format: format.clone(), ..look.clone() };
        let capacity = fit(&fit_request(sheet, &look)).ok()?.capacity();
        Some((cards.len() * usize::from(sheet.copies)).div_ceil(capacity))
    };
    let ordered = |formats: Vec<Format>| {
        let taken =
            formats.into_iter().filter_map(|format| Some((sheets_of(&format)?, format)));
        let mut taken: Vec<(usize, Format)> = taken.collect();
        // The sorts are stable, and `by_area` begins with the smallest.
        let usual = Format::poker().area();
        taken.sort_by_key(|(_, format)| format.area() < usual);
        taken.sort_by_key(|(sheets, _)| *sheets);
        taken
    };
    let mut known = Format::by_area();
    if look.is_with_leaflet() {
        // They lack a line or two on the usual size: as many larger ones as a sheet holds.
        known.extend(parts_of(sheet, look, &SMALL_PARTS));
        known.sort_by(|one, other| one.area().total_cmp(&other.area()));
    }
    let mut formats = ordered(known);
    formats.extend(ordered(parts_of(sheet, look, &PARTS)));
    let mut refused: Vec<(usize, Format)> = Vec::new();
    // The card that the last format did not hold is likely not held by the next one either.
    let mut hard = 0;
    for (sheets, format) in formats {
        let with = Look { format: format.clone(), ..look.clone() };
        if let Some(card) = first_misfit(typesetter, &with, cards, hard) {
            hard = card;
            refused.push((sheets, format));
            continue;
        }
        let fewer = refused.into_iter().rfind(|(others, _)| *others < sheets);
        let forcing = fewer.map_or_else(Vec::new, |(_, format)| {
            misfitting(typesetter, &Look { format, ..look.clone() }, cards)
        });
        return Some(Taken { format, sheets, forcing });
    }
    None
}

/// No card is slimmer: a line of few words tires the eye.
const SLIM: f64 = 1.75;

/// Columns and rows that the paper is parted into, and what is kept for the slug at the sides.
type Part = (u8, u8, Length);

const PARTS: [Part; 4] = [
    (2, 2, Length::ZERO),
    (1, 2, Length::ZERO),
    (2, 1, Length::ZERO),
    (1, 1, Length::ZERO),
];
/// As many as of cards of the usual size, or one less.
const SMALL_PARTS: [Part; 2] = [(3, 3, Length::mm(7.0)), (4, 2, Length::mm(17.0))];

/// Upright sizes that part the paper evenly, in whole millimetres.
fn parts_of(sheet: &SheetSettings, look: &Look, parts: &[Part]) -> Vec<Format> {
    let request = fit_request(sheet, look);
    let kept = |margin: Length| (margin + request.bleed.max(request.clear)) * 2.0;
    let (paper, margin) = (sheet.paper.size(), request.margin);
    let mut formats: Vec<Format> = Vec::new();
    for (paper, margin) in [(paper, margin), (paper.turned(), margin.turned())] {
        for &(columns, rows, slug) in parts {
            let part = |room: Length, gutter: Length, count: u8| {
                let count = f64::from(count);
                ((room - gutter * (count - 1.0)).to_mm() / count).floor()
            };
            let width =
                part(paper.width - kept(margin.x) - slug, sheet.gutter.x, columns);
            let height = part(paper.height - kept(margin.y), sheet.gutter.y, rows);
            let name = format!("{width}x{height}mm");
            let format = Format::new(&name, Size::mm(width, height));
            if width <= height
                && height <= width * SLIM
                && let Ok(format) = format
                && formats.iter().all(|known| known.name() != format.name())
            {
                formats.push(format);
            }
        }
    }
    formats.sort_by(|one, other| one.area().total_cmp(&other.area()));
    formats
}
