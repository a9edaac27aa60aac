//! What a run with nothing asked hands out of the table of techniques.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use rayon::prelude::*;

use crate::geom::Paper;
use crate::job::book::{BookOrder, BookPages, Planned, library, rows_of_copy};
use crate::job::plan::{PlanJob, find_course};
use crate::job::settings::Settled;
use crate::job::{Failure, Shelf};
use crate::load::Technique;
use crate::model::{
    Course, Deck, DrawnBy, Edition, Extent, Given, Language, Lead, Origin, Plan,
    PlanFile, Theme, Whose,
};
use crate::workbook::{Binding, BookLook};

/// Seeds that plans are drawn by; a row is reached when half of them hand it out.
const SEEDS: usize = 100;
/// Weeks of a workbook without a plan, when nobody says how many.
const OPEN_WEEKS: u16 = 4;

type Rows = BTreeSet<u16>;

/// What a run hands out, as two tables in Markdown: each article's rows, and each row.
///
/// # Errors
/// When a plan cannot be drawn, or a book cannot be ordered.
pub fn reach() -> Result<String, Failure> {
    let pages = library(None, &Language::english(), &[])?;
    let starter = rows_of(&Shelf::starter().decks());
    let course = find_course(None, &[], &Language::english())?;
    let open = Planned::open(OPEN_WEEKS, course.as_ref());
    let copy = |whose| of_copy(&pages, &open, whose);
    let runs = [
        ("starter deck", starter),
        ("4 weeks", of_plans(&pages, course.as_ref(), 4)?),
        ("8 weeks", of_plans(&pages, course.as_ref(), 8)?),
        ("shared book", copy(Whose::Shared)?),
        ("own book", copy(Whose::Own(Lead::A))?),
        ("counsellor's book", copy(Whose::Counsellor)?),
    ];
    Ok(tables(&runs))
}

fn rows_of(decks: &[&Deck]) -> Rows {
    let cards = decks.iter().flat_map(|deck| &deck.cards);
    cards.flat_map(|card| card.covers.iter().copied()).collect()
}

/// The rows that the plans of half of the seeds hand out, with the workbook beside them.
fn of_plans(
    pages: &BookPages,
    course: Option<&Course>,
    weeks: u16,
) -> Result<Rows, Failure> {
    let shelf = Shelf::shipped(false);
    let mut settled = Settled::default_for(Paper::a4());
    settled.weekly.weeks = Some(Given { value: weeks, origin: Origin::Typed });
    let allowed = settled.allowed(None);
    let drawn: Vec<Rows> = (0..SEEDS)
        .into_par_iter()
        .map(|seed| {
            let seed = format!("seed {seed}");
            let job =
                PlanJob { course, ..PlanJob::new(&shelf, &settled, &allowed, &seed) };
            let (plan, _) = job.draw()?;
            of_plan(&shelf, pages, &settled, plan)
        })
        .collect::<Result<_, Failure>>()?;
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    for row in drawn.iter().flatten() {
        *counts.entry(*row).or_default() += 1;
    }
    Ok(counts
        .into_iter()
        .filter(|(_, count)| 2 * count >= SEEDS)
        .map(|(row, _)| row)
        .collect())
}

fn of_plan(
    shelf: &Shelf,
    pages: &BookPages,
    settled: &Settled,
    plan: Plan,
) -> Result<Rows, Failure> {
    let cards = plan.cards().filter_map(|card| shelf.planned(card));
    let mut rows: Rows = cards.flat_map(|card| card.covers.iter().copied()).collect();
    let decks: Vec<Deck> = shelf.all().into_iter().cloned().collect();
    let named: Vec<(&Deck, Option<&str>)> =
        decks.iter().map(|deck| (deck, None)).collect();
    let terms = (DrawnBy::NOTHING, settled.settings());
    let file = PlanFile::new(plan, &named, terms);
    let planned = Planned::drawn(file, decks, String::new());
    // What `weekly` makes: the copy to share and own pages, which are one's own copy together.
    rows.extend(of_copy(pages, &planned, Whose::Own(Lead::A))?);
    Ok(rows)
}

fn of_copy(pages: &BookPages, planned: &Planned, whose: Whose) -> Result<Rows, Failure> {
    let settled = Settled::default_for(Paper::a4());
    let theme = Theme::hearth();
    let order = BookOrder {
        library: pages,
        planned,
        look: BookLook {
            paper: Paper::a4().size(),
            theme: &theme,
            edition: Edition::Standard,
            fillable: true,
            binding: Binding::Plain,
        },
        names: None,
        extent: Extent::Whole,
        practice: &settled.practice,
        date: None,
        paper: String::new(),
    };
    rows_of_copy(&order, whose)
}

fn tables(runs: &[(&str, Rows)]) -> String {
    let all = Technique::all();
    let names: Vec<&str> = runs.iter().map(|(name, _)| *name).collect();
    let heads = format!("{} |\n|---{}|\n", names.join(" | "), "|---".repeat(runs.len()));
    let mut text =
        format!("## What a run hands out when nothing is asked\n\n| rows | {heads}");
    let mut line = |name: &str, rows: Vec<u16>| {
        let _ = write!(text, "| {name}: {} |", rows.len());
        for (_, reached) in runs {
            let count = rows.iter().filter(|row| reached.contains(row)).count();
            let _ = write!(text, " {count} ({} %) |", 100 * count / rows.len().max(1));
        }
        text.push('\n');
    };
    line("all", all.iter().map(|technique| technique.row).collect());
    let articles: BTreeSet<&String> =
        all.iter().flat_map(|technique| &technique.articles).collect();
    for article in articles {
        let named = all.iter().filter(|technique| technique.articles.contains(article));
        line(article, named.map(|technique| technique.row).collect());
    }
    let _ = write!(text, "\n| row | {heads}");
    for technique in &all {
        let _ = write!(text, "| {} |", technique.row);
        for (_, reached) in runs {
            text.push_str(if reached.contains(&technique.row) { " yes |" } else { " |" });
        }
        text.push('\n');
    }
    text
}
