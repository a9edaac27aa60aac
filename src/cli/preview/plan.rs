//! The cards of a plan, as its own sheets have them.

use std::path::{Path, PathBuf};

use crate::cli::args::PreviewOptions;
use crate::cli::deck_words::read_all_decks;
use crate::cli::preview::decks::bleed;
use crate::cli::preview::shown::Shown;
use crate::cli::report::Report;
use crate::cli::settled::{Ask, Ground};
use crate::cli::theme::theme;
use crate::cli::weekly::read_plan;
use crate::cli::workbook::own_pages;
use crate::diag::Source;
use crate::disk::Privacy;
use crate::job::book::{Planned, find_library};
use crate::job::plan::{Package, plan_language};
use crate::job::{Failure, Notes, keep_to_one_language};
use crate::load::{load_plan, read_text};
use crate::model::Settings;

/// The file of the plan that a word names, if it names one: a folder with a plan in it, or the
/// plan's own file.
pub(super) fn plan_of(word: &str) -> Option<PathBuf> {
    let path = Path::new(word);
    if path.is_dir() {
        let plan = path.join("plan.toml");
        return plan.is_file().then_some(plan);
    }
    if path.file_name().is_some_and(|name| name == "plan.toml") {
        return Some(path.to_owned());
    }
    if path.extension().is_none_or(|end| end != "toml") {
        return None;
    }
    let source = Source::new(word, &read_text(path).ok()?);
    let is_plan = load_plan(&source).is_ok_and(|file| !file.plan.weeks.is_empty());
    is_plan.then(|| path.to_owned())
}

/// Makes the sheets of a plan's weeks.
pub(super) fn show(
    path: &Path,
    options: &PreviewOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<Shown, Failure> {
    check_options(options)?;
    let file = read_plan(path)?;
    let typed = options.typed();
    let date = options.sheet.date.as_deref().or(file.drawn_by.date.as_deref());
    let settled = ground.settle(Ask {
        command: "preview",
        typed: typed.clone(),
        plan: file.settings.clone(),
        preset: options.file.preset.as_deref(),
        date,
        is_bound: true,
        stands_alone: true,
    });
    let mut settled = settled?;
    let drawn_by = &file.drawn_by;
    let mut shelf = read_all_decks(&drawn_by.decks, drawn_by.adult, report)?;
    ground.check_wishes(&shelf)?;
    shelf.borrow_what_is_lacking(settled.language().as_ref());
    report.noted(keep_to_one_language(&mut settled, &shelf))?;
    let agreed = options.choice.both_agree.or(drawn_by.both_agree);
    let allowed = settled.allowed(agreed);
    let mut notes = Notes::default();
    let name = path.display().to_string();
    let plan = Planned::printed(&file, &shelf, &allowed, &name, &mut notes);
    report.notes(&mut notes);
    let plan = plan?;
    let sheet = settled.sheet(theme(&settled, report)?)?;
    let language = plan_language(&shelf, &sheet.languages);
    let own = own_pages(None, &ground.project.home())?;
    let library = find_library(own, &language, &[])?;
    let library = library.map(|library| library.without(&allowed.leave_out));
    let package = Package {
        shelf: &shelf,
        plan: &plan,
        allowed: &allowed,
        drawn_by,
        settings: &file.settings,
        sheet: &sheet,
        practice: &settled.practice,
        one_file: settled.is_one_file(),
        calendar: settled.calendar()?,
        library: library.as_ref(),
    };
    let laid = report.busy("setting cards", || package.lay_weeks(options.week));
    let laid = report.noted(laid)?;
    let laid: Vec<_> =
        laid.into_iter().map(|(name, laid)| (Some(headed(&name)), laid)).collect();
    Shown::of_cards(&laid, bleed(&sheet), Privacy::Private)
}

/// A name as it begins a line.
fn headed(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A plan has its cards already, and their order.
fn check_options(options: &PreviewOptions) -> Result<(), Failure> {
    let Settings { print, .. } = options.typed();
    let late = [
        (!options.deck.is_empty(), "deck"),
        (!options.choice.card.is_empty(), "card"),
        (options.choice.adult, "adult"),
        (options.shuffling.seed.is_some(), "seed"),
        (print.shuffle.is_some(), "shuffle"),
        (options.sheet.sheets.is_some(), "sheets"),
    ];
    match late.iter().find(|(is_typed, _)| *is_typed) {
        None => Ok(()),
        Some((_, option)) => Err(Failure::usage(format!(
            "`--{option}` says which cards of decks are shown, and a plan has its own"
        ))
        .hint("leave it out, or name a week with `--week`")),
    }
}
