//! What other sizes, papers and bleeds would take, for whoever has not cut yet.

use std::fmt::Write;

use crate::face::{Look, Printed, first_misfit};
use crate::geom::{Format, Gutter, Length, Paper};
use crate::job::cards::sheets::fit_request;
use crate::job::count::count;
use crate::job::settings::SheetSettings;
use crate::sheet::{FitRequest, fit};
use crate::text::Typesetter;

/// The bleed that print services and careful cutters ask for, around each card.
const BLEED: Length = Length::mm(3.0);
/// So many other sizes are shown.
const SHOWN: usize = 3;
/// So many are tried: setting cards takes time.
const TRIED: usize = 12;
/// A card with less room than this part of what was chosen hardly holds the same texts.
const SMALLER: f64 = 0.4;

/// What a run would take.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Takes {
    sheets: usize,
    /// What of the paper is no card, in hundredths.
    waste: f64,
}

/// The ways that are compared.
struct Ways<'a> {
    sheet: &'a SheetSettings,
    look: &'a Look,
    cards: usize,
}

impl Ways<'_> {
    fn takes(&self, format: &Format, paper: &Paper, own_bleed: bool) -> Option<Takes> {
        let look = Look { format: format.clone(), ..self.look.clone() };
        let mut request =
            FitRequest { paper: paper.clone(), ..fit_request(self.sheet, &look) };
        if own_bleed {
            request.gutter = Gutter { x: BLEED * 2.0, y: BLEED * 2.0 };
            request.bleed = BLEED;
        }
        let sheets = self.cards.div_ceil(fit(&request).ok()?.capacity());
        let size = paper.size();
        let all = size.width.to_mm() * size.height.to_mm() * as_number(sheets);
        let used = format.area() * as_number(self.cards);
        Some(Takes { sheets, waste: (1.0 - used / all) * 100.0 })
    }
}

/// A table of the run's size and of others that hold every card, on its paper and on the other one
/// of A4 and letter, with shared cuts and with a bleed of each card's own; and the cheaper choice.
pub(super) fn compare(
    sheet: &SheetSettings,
    look: &Look,
    cards: &[Printed<'_>],
    count_all: usize,
    typesetter: &Typesetter,
) -> String {
    let ways = Ways { sheet, look, cards: count_all };
    let own = &sheet.paper;
    let other =
        if own.size() == Paper::letter().size() { Paper::a4() } else { Paper::letter() };
    let columns = [(own, false), (own, true), (&other, false), (&other, true)];
    let mut formats = vec![look.format.clone()];
    formats.extend(others(&ways, own, cards, typesetter));
    let mut text = "sheets, and how much of the paper is cut away".to_owned();
    let _ = write!(text, "\n  {:<16}", "");
    for (paper, own_bleed) in columns {
        let bleed = if own_bleed { ", 3 mm bleed" } else { "" };
        let _ = write!(text, "{:<22}", format!("{}{bleed}", paper.name()));
    }
    for format in &formats {
        let _ = write!(text, "\n  {:<16}", format.name());
        for (paper, own_bleed) in columns {
            let told = ways.takes(format, paper, own_bleed).map_or_else(
                || "does not fit".to_owned(),
                |takes| format!("{} ({:.0} %)", takes.sheets, takes.waste),
            );
            let _ = write!(text, "{told:<22}");
        }
    }
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    format!("{}\n  {}", lines.join("\n"), cheaper(&ways, &formats))
}

/// Other sizes that hold every card, those first that take the fewest sheets.
fn others(
    ways: &Ways<'_>,
    paper: &Paper,
    cards: &[Printed<'_>],
    typesetter: &Typesetter,
) -> Vec<Format> {
    let named = Format::by_area().into_iter();
    let named = named.filter(|format| format.name() != ways.look.format.name());
    let mut taken: Vec<(usize, Format)> = named
        .filter_map(|format| Some((ways.takes(&format, paper, false)?.sheets, format)))
        .collect();
    // Of those that take as many sheets the largest holds the most.
    taken.reverse();
    taken.sort_by_key(|(sheets, _)| *sheets);
    let holds = |format: &Format| {
        let look = Look { format: format.clone(), ..ways.look.clone() };
        first_misfit(typesetter, &look, cards, 0).is_none()
    };
    let own = ways.look.format.area();
    let likely = taken.into_iter().map(|(_, format)| format);
    let likely = likely.filter(|format| format.area() > own * SMALLER).take(TRIED);
    likely.filter(holds).take(SHOWN).collect()
}

/// The way that takes the fewest sheets, if it is another than what is asked for.
fn cheaper(ways: &Ways<'_>, formats: &[Format]) -> String {
    let paper = &ways.sheet.paper;
    let of = |format: &Format| ways.takes(format, paper, false);
    let best = formats.iter().filter_map(|format| Some((of(format)?.sheets, format)));
    let best = best.min_by_key(|(sheets, _)| *sheets);
    let asked = of(&ways.look.format).map_or(usize::MAX, |takes| takes.sheets);
    match best {
        Some((sheets, format)) if sheets < asked => format!(
            "cheaper: `--format {}`, {} instead of {asked}",
            format.name(),
            count(sheets, "sheet", "sheets")
        ),
        _ => "none of these takes fewer sheets of the same paper".to_owned(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand at most")]
fn as_number(count: usize) -> f64 {
    count as f64
}
