//! The files of a plan.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::args::{SheetOptions, WeeklyOptions};
use crate::cli::cards::{Made, Selected, fit_format, make, theme};
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::report::{Report, count};
use crate::cli::weekly::Decks;
use crate::cli::weekly::calendar::calendar;
use crate::cli::weekly::memory::{self, Memory};
use crate::cli::weekly::table::{summary, title};
use crate::frame::{Article, Bookmark, Document};
use crate::load::{Loaded, Shipped};
use crate::model::{Card, Deck, Language, Plan, PlanFile, PlannedCard, PlannedWeek};
use crate::text::Typesetter;
use crate::workbook::{PageLook, plan_pages};

/// Makes all files of a plan, and writes them when all are made.
pub(super) fn write(
    options: &WeeklyOptions,
    decks: &Decks,
    plan: &Plan,
    history: &Memory,
    words: &[String],
    report: &Report,
) -> Result<(), Failure> {
    let folder = &options.output;
    let mut sheet = options.sheet.clone();
    sheet.paper = Some(sheet.paper.unwrap_or_else(environment::paper));
    let words = resolved(words, options, plan, &sheet);
    let shown = shown(&words);
    let texts = texts(options, decks, plan, words);
    let names = names(options, plan);
    may_write(options, folder, &names, &texts)?;
    let typesetter = Typesetter::new();
    let mut made = Vec::new();
    let whole = selected(decks, plan, None, options);
    // One format for all weeks, found without telling of it twice.
    sheet.format = Some(fit_format(&sheet, &whole, &typesetter, report)?);
    if options.one_file {
        made.push(make(&sheet, &whole, &typesetter, report)?);
    } else {
        let quiet = Report::silent();
        for (at, _) in plan.weeks.iter().enumerate() {
            let week = selected(decks, plan, Some(at), options);
            let report = if at == 0 { report } else { &quiet };
            made.push(make(&sheet, &week, &typesetter, report)?);
        }
    }
    made.push(pages(decks, plan, &sheet, &shown, report)?);
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
        let force = options.force || is_own(options, &path);
        output::write_text(&path, text, force)?;
        report.result(&format!("{}: {line}", path.display()));
    }
    if let Memory::Kept(_) = history {
        memory::note(plan, report)?;
    }
    Ok(())
}

/// The words that drew the plan, with what was drawn or found in the surroundings said out.
fn resolved(
    words: &[String],
    options: &WeeklyOptions,
    plan: &Plan,
    sheet: &SheetOptions,
) -> Vec<String> {
    let mut words = words.to_vec();
    let has = |name: &str| {
        words.iter().any(|word| word == name || word.starts_with(&format!("{name}=")))
    };
    let (has_seed, has_start, has_paper) =
        (has("--seed"), has("--start"), has("--paper"));
    if !has_seed {
        words.push(format!("--seed={}", plan.seed));
    }
    if let Some(start) = plan.weeks.first().and_then(|week| week.start)
        && !has_start
        && !options.undated
    {
        words.push(format!("--start={start}"));
    }
    if let Some(paper) = sheet.paper.as_ref().filter(|_| !has_paper) {
        words.push(format!("--paper={}", paper.name()));
    }
    words
}

/// The options of a plan as its pages show them: without the seed, which stands there already,
/// and without decks and paths, which may say whose they are.
fn shown(words: &[String]) -> String {
    let is_toml = |value: &str| Path::new(value).extension().is_some_and(|e| e == "toml");
    let mut shown = Vec::new();
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        let Some(name) = word.strip_prefix("--") else { continue };
        let (name, inner) =
            name.split_once('=').map_or((name, None), |(n, v)| (n, Some(v)));
        let value = match inner {
            Some(value) => Some(value.to_owned()),
            None => words.next_if(|next| !next.starts_with('-')).cloned(),
        };
        if ["seed", "theme", "date"].contains(&name) {
            continue;
        }
        match value.filter(|value| !value.contains(['/', '\\']) && !is_toml(value)) {
            Some(value) => shown.push(format!("--{name} {value}")),
            None => shown.push(format!("--{name}")),
        }
    }
    shown.join(" ")
}

/// Names of the PDFs in the order in which they are made.
fn names(options: &WeeklyOptions, plan: &Plan) -> Vec<String> {
    let mut names: Vec<String> = if options.one_file {
        vec!["cards.pdf".to_owned()]
    } else {
        plan.weeks
            .iter()
            .map(|week| format!("week-{:02}-cards.pdf", week.number))
            .collect()
    };
    names.push("plan.pdf".to_owned());
    names
}

/// A text file: its name, its text, and what to say of it.
type Text = (&'static str, String, String);

fn texts(
    options: &WeeklyOptions,
    decks: &Decks,
    plan: &Plan,
    words: Vec<String>,
) -> Vec<Text> {
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
    let file = PlanFile::new(plan.clone(), &sources, words);
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

/// The word that names a deck: a shipped one's id, or its path.
fn source_word<'a>(deck: &'a Deck, loaded: &'a Loaded) -> &'a str {
    match Shipped::find(&deck.id) {
        Some(shipped) if *loaded.source.text == *shipped.text => &deck.id,
        _ => &loaded.source.name,
    }
}

/// Whether a file is the very plan that was named to be made again.
fn is_own(options: &WeeklyOptions, path: &Path) -> bool {
    let folder =
        |path: &Path| path.parent().and_then(|folder| folder.canonicalize().ok());
    options.plan.as_ref().is_some_and(|plan| folder(plan) == folder(path))
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
        output::may_write_text(&path, text, options.force || is_own(options, &path))?;
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
    let word = language.words().plan.week;
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

/// The language of the plan's own words.
fn language(decks: &Decks, sheet: &SheetOptions) -> Language {
    let asked = sheet.lang.first().and_then(|tag| Language::parse(tag));
    asked.unwrap_or_else(|| {
        decks.all().first().map_or_else(Language::english, |deck| deck.language.clone())
    })
}

/// The pages of the plan, one a week.
fn pages(
    decks: &Decks,
    plan: &Plan,
    sheet: &SheetOptions,
    shown: &str,
    report: &Report,
) -> Result<Made, Failure> {
    let language = language(decks, sheet);
    let theme = theme(&sheet.theme, report)?;
    let paper = sheet.paper.clone().unwrap_or_else(environment::paper).size();
    let paper = if paper.is_portrait() { paper } else { paper.turned() };
    let look = PageLook {
        paper,
        theme: &theme,
        language: &language,
        colophon: &colophon(decks, plan, &language, shown),
    };
    let mut typesetter = Typesetter::new();
    let find = |card: &PlannedCard| decks.find(&card.deck, &card.card);
    let pages = plan_pages(&mut typesetter, &look, &plan.weeks, find)?;
    let word = language.words().plan.week;
    let bookmark = |(at, week): (usize, &PlannedWeek)| Bookmark {
        title: format!("{word} {}", week.number),
        article: Article(at),
        children: Vec::new(),
    };
    let document = Document {
        title: language.words().plan.plan.to_owned(),
        language: language.tag().to_owned(),
        authors: Vec::new(),
        subject: String::new(),
        date: environment::date(sheet.date.as_deref())?,
        turn_on: None,
        articles: plan.weeks.len(),
        bookmarks: plan.weeks.iter().enumerate().map(bookmark).collect(),
        pages,
    };
    let line = count(document.pages.len(), "page", "pages");
    Ok(Made { bytes: crate::pdf::write(&document)?, line })
}

/// How the plan was drawn, for the foot of its pages.
fn colophon(decks: &Decks, plan: &Plan, language: &Language, shown: &str) -> String {
    let used = decks
        .all()
        .into_iter()
        .filter(|deck| plan.cards().any(|card| card.deck == deck.id));
    let used: Vec<_> = used.map(|deck| format!("{} {}", deck.id, deck.version)).collect();
    let quoted = match language.primary() {
        "es" => format!("Semilla «{}»", plan.seed),
        _ => format!("Seed “{}”", plan.seed),
    };
    format!(
        "{quoted} · {} · emberdeck {} {shown}",
        used.join(", "),
        env!("CARGO_PKG_VERSION")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_options_on_a_page_name_no_seed_deck_or_path() {
        let words = [
            "anna.toml",
            "--seed",
            "us two",
            "--weeks",
            "4",
            "--theme=a/b.toml",
            "--hold",
        ];
        let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        assert_eq!(shown(&words), "--weeks 4 --hold");
    }
}
