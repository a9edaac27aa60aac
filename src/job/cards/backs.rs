//! What is done to backs so that they lie behind their fronts, and what of it is said.

use crate::face::{Backs, Look};
use crate::geom::{Insets, Length, Point, Rect};
use crate::job::count::count;
use crate::job::settings::SheetSettings;
use crate::job::{NoteKind, Notes};
use crate::model::{Correction, Printer};
use crate::sheet::{Imposition, Layout, Stray, StrayFault, strayed_backs};

/// What the printer's profile does on these sheets; none where it was not measured on such.
pub(super) fn correction(sheet: &SheetSettings, grid: &Layout) -> Option<Correction> {
    sheet.printer.as_ref()?.correction(grid.sheet())
}

/// All that is done to backs: what the profile does, and the shift that adds to it.
fn whole(sheet: &SheetSettings, grid: &Layout) -> Correction {
    correction(sheet, grid).unwrap_or(Correction::NONE).and_shift(sheet.back_offset)
}

/// What is done to backs, for the slug; nothing when they are as they are, or not there.
pub(super) fn slug_words(sheet: &SheetSettings, grid: &Layout) -> String {
    let does = whole(sheet, grid).told();
    if !sheet.duplex.prints_both() || does.is_empty() {
        return String::new();
    }
    format!(" · backs {does}")
}

/// What a printer's profile does, for the line that says what was made.
pub(super) fn result_words(sheet: &SheetSettings, grid: &Layout) -> String {
    let Some(Printer { name, .. }) = &sheet.printer else { return String::new() };
    if !sheet.duplex.prints_both() || correction(sheet, grid).is_none() {
        return String::new();
    }
    let does = whole(sheet, grid).told();
    let does = if does.is_empty() { "as they are" } else { &does };
    format!(", backs {does} for printer `{name}`")
}

/// Says what the profile cannot know, and what of the backs would leave the printable area.
pub(super) fn tell_backs(
    sheet: &SheetSettings,
    grid: &Layout,
    look: &Look,
    notes: &mut Notes,
) {
    let Some(axis) = sheet.duplex.axis(grid.sheet()) else { return };
    let is_upright = grid.sheet().is_portrait();
    if let Some(printer) = &sheet.printer
        && printer.correction(grid.sheet()).is_none()
    {
        let Printer { name, .. } = printer;
        let (lie, how) = if is_upright {
            ("stand upright", "emberdeck calibrate")
        } else {
            ("lie on their side", "emberdeck calibrate --landscape")
        };
        notes.say(
            NoteKind::Backs,
            format!("the backs of printer `{name}` were not measured on sheets that {lie}, and stay as they are; `{how}` prints a sheet to measure them with"),
        );
    }
    let by = whole(sheet, grid);
    if by == Correction::NONE {
        return;
    }
    let placed = axis.behind(printed_on(grid, look), grid.sheet());
    let placed = by.on(grid.sheet(), axis).rect(placed);
    let lost = lost(placed, reach(sheet, grid));
    if !lost.is_empty() {
        notes.say(
            NoteKind::NoRoom,
            format!(
                "moved so, backs leave what the printer reaches, and are not printed there: {}",
                lost.join(", ")
            ),
        );
    }
}

/// Says when a printer that strays as others do would show white at the edges of pattern backs: a
/// bleed that is asked for may be less than that takes.
pub(super) fn tell_strays(
    sheet: &SheetSettings,
    look: &Look,
    imposed: &Imposition,
    notes: &mut Notes,
) {
    if !is_looked_at(sheet, look) || imposed.backs_inside {
        return;
    }
    let versos = imposed.pages.iter().skip(1).step_by(2);
    let (mut backs, mut widest) = (0, Length::ZERO);
    for page in versos {
        let mut seen = Vec::new();
        for stray in Stray::shifts() {
            for back in strayed_backs(page, stray) {
                if let StrayFault::White(by) = back.fault {
                    widest = widest.max(by);
                    seen.push(back.nth);
                }
            }
        }
        seen.sort_unstable();
        seen.dedup();
        backs += seen.len();
    }
    if backs > 0 {
        notes.say(
            NoteKind::Backs,
            format!(
                "a printer that puts the second side {} off would show up to {:.1} mm of white at the edge of {}; `--bleed {}mm` covers it",
                Stray::SHIFT,
                widest.to_mm(),
                count(backs, "back", "backs"),
                Stray::SHIFT.to_mm().round()
            ),
        );
    }
}

/// Whether every back is looked at for white at its edges.
pub(super) fn is_looked_at(sheet: &SheetSettings, look: &Look) -> bool {
    let is_scant = look.backs == Backs::Pattern && sheet.bleed < Stray::SHIFT;
    let is_moved = sheet.printer.is_some() || sheet.back_offset != Point::ORIGIN;
    is_scant && !is_moved && sheet.duplex.prints_both()
}

/// What of a sheet the backs are printed on, as seen on the recto: pattern backs and their bleed,
/// or the safe areas of text backs.
fn printed_on(grid: &Layout, look: &Look) -> Rect {
    if look.backs == Backs::Pattern {
        return grid.bleed_box();
    }
    let (trim, safe) = (look.format.trim(), look.format.safe_area());
    grid.outline().grown(Insets {
        top: -safe.top(),
        right: safe.right() - trim.width,
        bottom: safe.bottom() - trim.height,
        left: -safe.left(),
    })
}

/// What the printer reaches, side by side where its margins are known.
fn reach(sheet: &SheetSettings, grid: &Layout) -> Rect {
    let known = sheet.printer.as_ref().and_then(|printer| printer.margins);
    let Insets { top, right, bottom, left } = match known {
        Some(margins) if grid.sheet().is_portrait() => margins,
        _ => return grid.printable(),
    };
    let inward = Insets { top: -top, right: -right, bottom: -bottom, left: -left };
    Rect::new(Point::ORIGIN, grid.sheet()).grown(inward)
}

/// How much lies beyond what is reached, on each side where that can be seen.
fn lost(placed: Rect, reach: Rect) -> Vec<String> {
    let seen = Length::mm(0.05);
    [
        (reach.top() - placed.top(), "at the head of the page"),
        (placed.right() - reach.right(), "at its right"),
        (placed.bottom() - reach.bottom(), "at its foot"),
        (reach.left() - placed.left(), "at its left"),
    ]
    .into_iter()
    .filter(|(by, _)| *by > seen)
    .map(|(by, side)| format!("{:.1} mm {side}", by.to_mm()))
    .collect()
}
