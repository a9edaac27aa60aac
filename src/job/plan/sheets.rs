//! The card sheets of a plan: of all weeks together, or of each.

use std::collections::BTreeMap;

use crate::job::cards::{
    LaidCards, LeafletOf, Selected, fit_format, lay_selected, leaflet, make_selected,
};
use crate::job::plan::language::plan_language;
use crate::job::settings::SheetSettings;
use crate::job::{Failure, Made, Notes, Shelf};
use crate::model::{Card, Plan, PlannedCard, PlannedWeek};
use crate::text::Typesetter;
use crate::words::Words;

/// The titles of the workbook's pages, by their ids.
pub(super) type PageTitles = BTreeMap<String, String>;

/// The sheets of all weeks, in one document or one a week.
pub(super) fn sheets(
    shelf: &Shelf,
    plan: &Plan,
    sheet: &mut SheetSettings,
    (one_file, titles): (bool, &PageTitles),
    notes: &mut Notes,
) -> Result<Vec<Made>, Failure> {
    let typesetter = Typesetter::with(sheet.theme.typefaces);
    let mut made = Vec::new();
    let whole = selected(shelf, plan, None, sheet, (one_file, titles));
    // One format for all weeks, found without telling of it twice.
    sheet.format = Some(fit_format(sheet, &whole, &typesetter, notes)?);
    let is_far = sheet.adaptation.far;
    if one_file {
        // Of cards in one file each says how it goes from far away when some week needs it.
        sheet.adaptation.far = is_far || plan.weeks.iter().any(|week| week.is_away);
        made.push(make_selected(sheet, &whole, &typesetter, notes)?);
        return Ok(made);
    }
    let mut unsaid = Notes::default();
    for at in 0..plan.weeks.len() {
        sheet.adaptation.far = is_far || plan.weeks[at].is_away;
        let week = selected(shelf, plan, Some(at), sheet, (one_file, titles));
        let notes = if at == 0 { &mut *notes } else { &mut unsaid };
        made.push(make_selected(sheet, &week, &typesetter, notes)?);
        // What is left of a sheet is there once.
        sheet.gone.clear();
    }
    Ok(made)
}

/// The sheets of each week whose number is asked for, or of all, and what each week is called.
/// Its cards are those of the plan's own sheets, whether these are one file or many.
pub(super) fn laid_weeks(
    shelf: &Shelf,
    plan: &Plan,
    sheet: &mut SheetSettings,
    (one_file, titles): (bool, &PageTitles),
    (only, notes): (Option<u16>, &mut Notes),
) -> Result<Vec<(String, LaidCards)>, Failure> {
    let typesetter = Typesetter::with(sheet.theme.typefaces);
    let whole = selected(shelf, plan, None, sheet, (one_file, titles));
    sheet.format = Some(fit_format(sheet, &whole, &typesetter, notes)?);
    let is_far = sheet.adaptation.far;
    let is_away_at_all = plan.weeks.iter().any(|week| week.is_away);
    let (mut laid, mut unsaid) = (Vec::new(), Notes::default());
    for (at, planned) in plan.weeks.iter().enumerate() {
        if planned.cards.is_empty() || only.is_some_and(|only| only != planned.number) {
            continue;
        }
        let is_away = if one_file { is_away_at_all } else { planned.is_away };
        sheet.adaptation.far = is_far || is_away;
        let week = selected(shelf, plan, Some(at), sheet, (one_file, titles));
        let notes = if laid.is_empty() { &mut *notes } else { &mut unsaid };
        let name = week.part.clone().unwrap_or_default();
        laid.push((name, lay_selected(sheet, &week, &typesetter, notes)?));
    }
    Ok(laid)
}

/// The leaflet of all weeks, whose cards have one format.
pub(super) fn leaflet_of_plan(
    shelf: &Shelf,
    plan: &Plan,
    sheet: &mut SheetSettings,
    titles: &PageTitles,
) -> Result<Made, Failure> {
    sheet.adaptation.far |= plan.weeks.iter().any(|week| week.is_away);
    let selected = &selected(shelf, plan, None, sheet, (true, titles));
    let title = Words::of(&plan_language(shelf, &sheet.languages)).plan.plan;
    let made = leaflet(sheet, &LeafletOf { selected, title }, &mut Typesetter::new())?;
    made.ok_or_else(|| {
        Failure::new(
            "there is no leaflet: nothing comes after the prompts of these cards",
        )
        .hint("leave `--more` out")
    })
}

/// The cards of one week, or of all.
fn selected<'a>(
    shelf: &'a Shelf,
    plan: &Plan,
    week: Option<usize>,
    sheet: &SheetSettings,
    (one_file, titles): (bool, &PageTitles),
) -> Selected<'a> {
    let loaded = shelf.files();
    let find = |planned: &PlannedCard| -> Option<(usize, &'a Card)> {
        loaded.iter().enumerate().find_map(|(at, loaded)| {
            let deck = loaded.deck.as_ref().filter(|deck| deck.id == planned.deck)?;
            Some((at, deck.cards.iter().find(|card| card.id == planned.card)?))
        })
    };
    let weeks = plan.weeks.iter().enumerate();
    let weeks = weeks.filter(|(at, _)| week.is_none_or(|week| week == *at));
    let language = plan_language(shelf, &sheet.languages);
    let word = Words::of(&language).plan.week;
    let name = |week: &PlannedWeek| match &week.outline {
        Some(outline) => format!("{word} {}: {}", week.number, outline.title),
        None => format!("{word} {}", week.number),
    };
    let (mut cards, mut feet, mut pages) = (Vec::new(), Vec::new(), Vec::new());
    for (_, planned) in weeks {
        for card in planned.cards.iter().filter_map(find) {
            cards.push(card);
            let page = card.1.worksheet.as_ref().and_then(|id| titles.get(id));
            pages.push(page.cloned());
            if one_file {
                feet.push(name(planned));
            }
        }
    }
    let part = week.map(|at| name(&plan.weeks[at]));
    Selected {
        loaded,
        decks: shelf.decks(),
        cards,
        seed: Some(plan.seed.clone()),
        part,
        feet,
        pages,
        is_deck: false,
    }
}
