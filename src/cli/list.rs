//! `emberdeck list`: the names that options take.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::cli::args::ListOptions;
use crate::cli::course::{own_courses, own_evenings};
use crate::cli::find;
use crate::cli::printers;
use crate::cli::project::project_home;
use crate::cli::report::Report;
use crate::cli::settled::Ground;
use crate::cli::values::Listed;
use crate::geom::{Format, Length, Paper, Size};
use crate::job::Failure;
use crate::load::{LOOKS, presets, shipped_courses, shipped_evenings, stocks};
use crate::model::{Course, Evening, OptionRow, Preset, Progress, Stock, Vocabulary};

pub(super) fn run(
    options: &ListOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    check(options)?;
    match options.what {
        Listed::Formats => {
            for format in Format::named() {
                if report.is_json() {
                    report.object(&SizeTold::of(
                        format.name,
                        format.trim,
                        Some(format.note),
                        Some(format.source),
                    ));
                    continue;
                }
                let size = size(format.trim);
                report.result(&format!(
                    "{:<15} {size:<18} {} ({})",
                    format.name, format.note, format.source
                ));
            }
        }
        Listed::Papers => {
            for paper in Paper::named() {
                if report.is_json() {
                    let (name, size) = (paper.name(), paper.size());
                    report.object(&SizeTold::of(name, size, None, paper.source()));
                    continue;
                }
                let source = paper.source().unwrap_or_default();
                let size = size(paper.size());
                report.result(&format!("{:<13} {size:<18} ({source})", paper.name()));
            }
        }
        Listed::Stocks => list_stocks(report),
        Listed::Printers => printers::list(report)?,
        Listed::Looks => {
            for look in LOOKS {
                let about = look.summary();
                if report.is_json() {
                    report.object(&LookTold { name: look.name, about });
                } else {
                    report.result(&format!("{:<13} {about}", look.name));
                }
            }
        }
        Listed::Presets => list_presets(report),
        Listed::Courses => list_courses(report)?,
        Listed::Worksheets => find::worksheets(options, ground, report)?,
        Listed::Cards => find::cards(options, ground, report)?,
    }
    Ok(())
}

/// Options that would change nothing are slips.
fn check(options: &ListOptions) -> Result<(), Failure> {
    let is_cards = options.what == Listed::Cards;
    if !is_cards && !options.decks.is_empty() {
        return Err(Failure::usage("only `list cards` takes decks")
            .hint("leave the decks out, or write `emberdeck list cards DECK`"));
    }
    if !is_cards && options.chooses_cards() {
        return Err(Failure::usage("only `list cards` takes options that choose cards")
            .hint("leave them out, or write `emberdeck list cards`"));
    }
    let is_searched = is_cards || options.what == Listed::Worksheets;
    if !is_searched && !options.search.is_empty() {
        return Err(Failure::usage(
            "only `list cards` and `list worksheets` take `--search`",
        )
        .hint("leave them out"));
    }
    Ok(())
}

/// The stocks: paper, cards, where the measures are from and how sure they are.
fn list_stocks(report: &Report) {
    for stock in stocks() {
        if report.is_json() {
            report.object(&StockTold::of(stock));
            continue;
        }
        let Stock { id, also, about, columns, rows, source, confidence, .. } = stock;
        let lies = if stock.is_lying { ", lying" } else { "" };
        let (paper, cards) = (stock.paper.name(), size(stock.card.trim()));
        report.result(&format!("{id:<16} {about}"));
        let mut told = vec![
            format!("{columns} × {rows} of {cards} on {paper}{lies}"),
            format!("{}: {source}", confidence.word()),
        ];
        if !also.is_empty() {
            told.push(format!("also {}", also.join(", ")));
        }
        for line in told {
            report.result(&format!("{:<16} {line}", ""));
        }
    }
}

/// The presets: what each is for, and what it sets.
fn list_presets(report: &Report) {
    for preset in presets() {
        if report.is_json() {
            report.object(&PresetTold::of(preset));
            continue;
        }
        report.result(&format!("{:<15} {}", preset.name, preset.summary));
        for told in preset.settings.told() {
            let key =
                OptionRow::find(told.option).map_or_else(String::new, OptionRow::key);
            report.result(&format!("{:<15} {key} = {}", "", quoted(&told.value)));
        }
    }
}

/// The courses: for how many weeks each is made, and what it is.
fn list_courses(report: &Report) -> Result<(), Failure> {
    let own = own_courses(&project_home())?;
    let is_own = |course: &&Course| own.iter().any(|other| other.id == course.id);
    let shipped = shipped_courses().iter().filter(|course| !is_own(course));
    for course in own.iter().chain(shipped) {
        if report.is_json() {
            report.object(&WayTold::course(course));
            continue;
        }
        let weeks: Vec<String> = course.weeks.iter().map(u16::to_string).collect();
        let length = match course.progress {
            Progress::Weekly => format!("{} weeks", weeks.join(", ")),
            Progress::ByVotes => "by votes".to_owned(),
        };
        report.result(&format!(
            "{:<18} {length:<18} {}",
            course.id,
            crate::text::whole(&course.title)
        ));
        report.result(&format!("{:<18} {:<18} {}", "", course.language, course.summary));
    }
    list_evenings(report)
}

/// The evenings: how long each may be, and what it is.
fn list_evenings(report: &Report) -> Result<(), Failure> {
    let own = own_evenings(&project_home())?;
    let is_own = |id: &str| own.iter().any(|other| other.evening.id == id);
    let shipped =
        shipped_evenings().iter().filter(|shipped| !is_own(&shipped.evening.id));
    for evening in own.iter().chain(shipped).map(|loaded| &loaded.evening) {
        if report.is_json() {
            report.object(&WayTold::evening(evening));
            continue;
        }
        let Evening { id, title, language, summary, minutes, .. } = evening;
        let minutes: Vec<String> = minutes.iter().map(u16::to_string).collect();
        let length = format!("{} minutes", minutes.join(", "));
        report.result(&format!("{id:<18} {length:<18} {title}"));
        report.result(&format!("{:<18} {language:<18} {summary}", ""));
    }
    Ok(())
}

/// A value as it stands in a file.
fn quoted(value: &str) -> String {
    let is_bare = matches!(value, "true" | "false") || value.parse::<u16>().is_ok();
    if is_bare { value.to_owned() } else { format!("\"{value}\"") }
}

fn size(size: Size) -> String {
    let text = |length: Length| length.to_string().trim_end_matches(" mm").to_owned();
    format!("{} × {} mm", text(size.width), text(size.height))
}

/// A size for programs.
#[derive(Serialize)]
struct SizeTold<'a> {
    name: &'a str,
    width_mm: f64,
    height_mm: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
}

impl<'a> SizeTold<'a> {
    fn of(
        name: &'a str,
        size: Size,
        about: Option<&'a str>,
        source: Option<&'a str>,
    ) -> Self {
        let (width_mm, height_mm) = (rounded(size.width), rounded(size.height));
        Self { name, width_mm, height_mm, about, source }
    }
}

fn rounded(length: Length) -> f64 {
    (length.to_mm() * 1000.0).round() / 1000.0
}

/// A stock for programs.
#[derive(Serialize)]
struct StockTold<'a> {
    name: &'a str,
    also: &'a [String],
    paper: &'a str,
    lying: bool,
    width_mm: f64,
    height_mm: f64,
    columns: usize,
    rows: usize,
    left_mm: f64,
    top_mm: f64,
    gutter_mm: [f64; 2],
    source: &'a str,
    confidence: &'a str,
    about: &'a str,
}

impl<'a> StockTold<'a> {
    fn of(stock: &'a Stock) -> Self {
        let card = stock.card.trim();
        Self {
            name: &stock.id,
            also: &stock.also,
            paper: stock.paper.name(),
            lying: stock.is_lying,
            width_mm: rounded(card.width),
            height_mm: rounded(card.height),
            columns: stock.columns,
            rows: stock.rows,
            left_mm: rounded(stock.first.x),
            top_mm: rounded(stock.first.y),
            gutter_mm: [rounded(stock.gutter.x), rounded(stock.gutter.y)],
            source: &stock.source,
            confidence: stock.confidence.word(),
            about: &stock.about,
        }
    }
}

/// A look for programs.
#[derive(Serialize)]
struct LookTold<'a> {
    name: &'a str,
    about: &'a str,
}

/// A preset for programs: its options by their names.
#[derive(Serialize)]
struct PresetTold<'a> {
    name: &'a str,
    about: &'a str,
    options: BTreeMap<&'a str, String>,
}

impl<'a> PresetTold<'a> {
    fn of(preset: &'a Preset) -> Self {
        let told = preset.settings.told();
        let options = told.into_iter().map(|told| (told.option, told.value));
        Self { name: &preset.name, about: &preset.summary, options: options.collect() }
    }
}

/// A course or an evening for programs: one of the two lists says how long it may be.
#[derive(Serialize)]
struct WayTold<'a> {
    id: &'a str,
    kind: &'a str,
    title: &'a str,
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    weeks: Option<&'a [u16]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<&'a [u16]>,
    summary: &'a str,
}

impl<'a> WayTold<'a> {
    fn course(course: &'a Course) -> Self {
        let weeks = (course.progress == Progress::Weekly).then_some(&*course.weeks);
        Self {
            id: &course.id,
            kind: "course",
            title: &course.title,
            language: course.language.tag(),
            weeks,
            minutes: None,
            summary: &course.summary,
        }
    }

    fn evening(evening: &'a Evening) -> Self {
        Self {
            id: &evening.id,
            kind: "evening",
            title: &evening.title,
            language: evening.language.tag(),
            weeks: None,
            minutes: Some(&evening.minutes),
            summary: &evening.summary,
        }
    }
}
