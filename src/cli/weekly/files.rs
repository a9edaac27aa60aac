//! The files of a plan.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::args::{SheetOptions, WeeklyOptions};
use crate::cli::cards::{Made, Selected, fit_format, make};
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::report::Report;
use crate::cli::weekly::again::name_of;
use crate::cli::weekly::calendar::calendar;
use crate::cli::weekly::decks::Decks;
use crate::cli::weekly::memory::{self, Memory};
use crate::cli::weekly::pages::{language, pages, workbook};
use crate::cli::weekly::table::{summary, title};
use crate::cli::workbook::{Planned, find_library};
use crate::diag::Source;
use crate::load::{Loaded, Shipped, load_plan, read_text};
use crate::model::{Card, Deck, Plan, PlanFile, PlannedCard};
use crate::text::Typesetter;
use crate::words::Words;

/// Makes all files of a plan, and writes them when all are made.
pub(super) fn write(
    options: &WeeklyOptions,
    decks: &Decks,
    plan: &Plan,
    history: &Memory,
    words: &[String],
    report: &Report,
) -> Result<(), Failure> {
    // Whoever cannot remember the plan does not make it; and of two runs at once the second
    // looks at the folder when the first is done.
    let _lock = match history {
        Memory::Kept(_) => Some(memory::lock()?),
        Memory::Off => None,
    };
    let folder = &options.folder();
    let mut sheet = options.sheet.clone();
    sheet.paper = Some(sheet.paper.unwrap_or_else(environment::paper));
    let words = resolved(words, options, plan, &sheet);
    let shown = shown(&words);
    let texts = texts(options, decks, plan, words.clone());
    let language = language(decks, &sheet);
    let library = find_library(None, &language, &[], report)?;
    let names = names(options, plan, library.is_some());
    may_write(options, folder, &names, &texts)?;
    let mut made = cards(options, decks, plan, &mut sheet, report)?;
    made.push(pages(decks, plan, &sheet, &shown, report)?);
    match &library {
        Some(library) => {
            let all = decks.all().into_iter().cloned().collect();
            let file = plan_file(decks, plan, words);
            let planned = Planned::drawn(file, all, shown);
            made.push(workbook(library, &planned, &sheet, report)?);
        }
        None => report.note(&format!("there is no workbook in `{language}`")),
    }
    let replaced = plan_in(folder).map(|file| file.plan);
    fs::create_dir_all(folder).map_err(|why| {
        Failure::new(format!("cannot make the folder `{}`: {why}", folder.display()))
    })?;
    for (name, made) in names.iter().zip(&made) {
        let path = folder.join(name);
        output::write_pdf(&path, &made.bytes, options.force)?;
        report.result(&format!("{}: {}", path.display(), made.line));
    }
    for (name, text, line) in &texts {
        let path = folder.join(name);
        let force = options.force || is_own(options);
        output::write_text(&path, text, force)?;
        report.result(&format!("{}: {line}", path.display()));
    }
    if let Memory::Kept(_) = history {
        memory::note(plan, replaced.as_ref(), report)?;
    }
    note_stale(folder, &names, report);
    Ok(())
}

/// The card sheets of all weeks together, or of each.
fn cards(
    options: &WeeklyOptions,
    decks: &Decks,
    plan: &Plan,
    sheet: &mut SheetOptions,
    report: &Report,
) -> Result<Vec<Made>, Failure> {
    let typesetter = Typesetter::new();
    let mut made = Vec::new();
    let whole = selected(decks, plan, None, options);
    // One format for all weeks, found without telling of it twice.
    sheet.format = Some(fit_format(sheet, &whole, &typesetter, report)?);
    if options.one_file {
        made.push(make(sheet, &whole, &typesetter, report)?);
    } else {
        let quiet = Report::silent();
        for (at, _) in plan.weeks.iter().enumerate() {
            let week = selected(decks, plan, Some(at), options);
            let report = if at == 0 { report } else { &quiet };
            made.push(make(sheet, &week, &typesetter, report)?);
        }
    }
    Ok(made)
}

/// The words that drew the plan, with what was drawn or found in the surroundings said out.
fn resolved(
    words: &[String],
    options: &WeeklyOptions,
    plan: &Plan,
    sheet: &SheetOptions,
) -> Vec<String> {
    let mut words = words.to_vec();
    let mut say = |name: &str, value: Option<String>| {
        let has = words.iter().any(|word| name_of(word) == Some(name));
        words.extend(value.filter(|_| !has).map(|value| format!("--{name}={value}")));
    };
    let start = plan.weeks.first().and_then(|week| week.start);
    say("seed", Some(plan.seed.clone()));
    say("start", start.filter(|_| !options.undated).map(|start| start.to_string()));
    say("paper", sheet.paper.as_ref().map(|paper| paper.name().to_owned()));
    words
}

/// Options that a plan's pages show. Those that tell of bodies, wishes or days that a couple
/// keeps are not among them, and no deck or path.
const SHOWN: [&str; 12] = [
    "weeks",
    "profile",
    "mix",
    "minutes-per-day",
    "minutes-per-week",
    "days",
    "rest-days",
    "pace-ramp",
    "touch-ramp",
    "resume",
    "hold",
    "step-back",
];

/// The options of a plan as its pages show them.
fn shown(words: &[String]) -> String {
    let is_shown =
        |word: &&String| name_of(word).is_some_and(|name| SHOWN.contains(&name));
    words.iter().filter(is_shown).cloned().collect::<Vec<_>>().join(" ")
}

/// Names of the PDFs in the order in which they are made.
fn names(options: &WeeklyOptions, plan: &Plan, has_workbook: bool) -> Vec<String> {
    let mut names: Vec<String> = if options.one_file {
        vec!["cards.pdf".to_owned()]
    } else {
        plan.weeks
            .iter()
            .map(|week| format!("week-{:02}-cards.pdf", week.number))
            .collect()
    };
    names.push("plan.pdf".to_owned());
    if has_workbook {
        names.push("workbook.pdf".to_owned());
    }
    names
}

/// The plan whose files lie in a folder, if there is one.
pub(super) fn plan_in(folder: &Path) -> Option<PlanFile> {
    let path = folder.join("plan.toml");
    let source = Source::new("plan.toml", &read_text(&path).ok()?);
    load_plan(&source).ok()
}

/// Names the sheets of weeks that an earlier, longer plan left in the folder.
fn note_stale(folder: &Path, names: &[String], report: &Report) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut stale: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with("cards.pdf") && !names.contains(name))
        .collect();
    stale.sort();
    if !stale.is_empty() {
        report.note(&format!(
            "{} in `{}` {} of an earlier plan",
            stale.join(", "),
            folder.display(),
            if stale.len() == 1 { "is" } else { "are" }
        ));
    }
}

/// A text file: its name, its text, and what to say of it.
type Text = (&'static str, String, String);

fn texts(
    options: &WeeklyOptions,
    decks: &Decks,
    plan: &Plan,
    words: Vec<String>,
) -> Vec<Text> {
    let file = plan_file(decks, plan, words);
    let title = |card: &PlannedCard| title(decks, card);
    let mut texts = vec![("plan.toml", file.to_toml(title), summary(plan, decks))];
    let titles: Option<&dyn Fn(&PlannedCard) -> String> =
        if options.calendar_titles { Some(&title) } else { None };
    if let Some(text) = calendar(plan, titles) {
        texts.push((
            "plan.ics",
            text,
            "the days that have cards, for a calendar".to_owned(),
        ));
    }
    texts
}

/// The plan with what it takes to make its files again.
fn plan_file(decks: &Decks, plan: &Plan, words: Vec<String>) -> PlanFile {
    let sources: Vec<(&Deck, Option<&str>)> = decks
        .all()
        .into_iter()
        .map(|deck| {
            let named = decks.loaded.iter().find(|loaded| {
                loaded.deck.as_ref().is_some_and(|other| other.id == deck.id)
            });
            (deck, named.map(|loaded| source_word(deck, loaded)))
        })
        .collect();
    PlanFile::new(plan.clone(), &sources, words)
}

/// The word that names a deck: a shipped one's id, or its path.
fn source_word<'a>(deck: &'a Deck, loaded: &'a Loaded) -> &'a str {
    match Shipped::find(&deck.id) {
        Some(shipped) if *loaded.source.text == *shipped.text => &deck.id,
        _ => &loaded.source.name,
    }
}

/// Whether the plan that is there, in this folder, is to be changed: then its files may be
/// replaced.
fn is_own(options: &WeeklyOptions) -> bool {
    let is_change = !options.reroll.is_empty()
        || !options.swap.is_empty()
        || options.accept_changes
        || options.restyled;
    let target = options.folder().join("plan.toml").canonicalize().ok();
    let named = options.plan.as_ref().and_then(|plan| plan.canonicalize().ok());
    is_change && target.is_some() && target == named
}

/// Asks of every file whether it may be written, before any work is done.
fn may_write(
    options: &WeeklyOptions,
    folder: &Path,
    names: &[String],
    texts: &[Text],
) -> Result<(), Failure> {
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::new(format!("`{}` is no folder", folder.display()))
            .hint("name a folder: `--output weekly`"));
    }
    for name in names {
        output::may_write_pdf(&folder.join(name), options.force)?;
    }
    for (name, text, _) in texts {
        let path: PathBuf = folder.join(name);
        output::may_write_text(&path, text, options.force || is_own(options))?;
    }
    Ok(())
}

/// The cards of one week, or of all.
fn selected<'a>(
    decks: &'a Decks,
    plan: &Plan,
    week: Option<usize>,
    options: &WeeklyOptions,
) -> Selected<'a> {
    let mut loaded: Vec<_> = decks.loaded.iter().collect();
    loaded.push(&decks.house);
    let find = |planned: &PlannedCard| -> Option<(usize, &'a Card)> {
        loaded.iter().enumerate().find_map(|(at, loaded)| {
            let deck = loaded.deck.as_ref().filter(|deck| deck.id == planned.deck)?;
            Some((at, deck.cards.iter().find(|card| card.id == planned.card)?))
        })
    };
    let weeks = plan
        .weeks
        .iter()
        .enumerate()
        .filter(|(at, _)| week.is_none_or(|week| week == *at));
    let language = language(decks, &options.sheet);
    let word = Words::of(&language).plan.week;
    let (mut cards, mut feet) = (Vec::new(), Vec::new());
    for (_, planned) in weeks {
        for card in planned.cards.iter().filter_map(find) {
            cards.push(card);
            if options.one_file {
                feet.push(format!("{word} {}", planned.number));
            }
        }
    }
    let part = week.map(|at| format!("{word} {}", plan.weeks[at].number));
    Selected {
        loaded,
        decks: decks.decks(),
        cards,
        seed: Some(plan.seed.clone()),
        part,
        feet,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_options_on_a_page_name_no_deck_path_body_or_wish() {
        let words = [
            "anna-and-ben",
            "--seed=us two",
            "--weeks=4",
            "--theme=a/b.toml",
            "--hold",
            "--access=chronic-pain",
            "--kind=no:touch",
            "--anniversary=06-14",
        ];
        let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        assert_eq!(shown(&words), "--weeks=4 --hold");
    }
}
