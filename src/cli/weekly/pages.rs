//! The pages of a plan, one or more a week.

use crate::cli::args::SheetOptions;
use crate::cli::cards::{Made, theme};
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::report::{Report, count};
use crate::cli::weekly::decks::Decks;
use crate::frame::{Article, Bookmark, Document, Parts};
use crate::geom::Paper;
use crate::model::{Language, Plan, PlannedCard, PlannedWeek};
use crate::text::Typesetter;
use crate::workbook::{PageError, PageLook, plan_pages};

/// The language of the plan's own words.
pub(super) fn language(decks: &Decks, sheet: &SheetOptions) -> Language {
    let asked = sheet.lang.first().and_then(|tag| Language::parse(tag));
    asked.unwrap_or_else(|| {
        decks.all().first().map_or_else(Language::english, |deck| deck.language.clone())
    })
}

/// The pages of the plan, one a week.
pub(super) fn pages(
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
    let colophon = colophon(decks, plan, &language, shown);
    let edition = sheet.edition.edition();
    let look = |paper| PageLook {
        paper,
        theme: &theme,
        edition,
        language: &language,
        colophon: &colophon,
    };
    let find = |card: &PlannedCard| decks.find(&card.deck, &card.card);
    let mut typesetter = Typesetter::new();
    let mut made = plan_pages(&mut typesetter, &look(paper), &plan.weeks, find);
    if matches!(made, Err(PageError::Narrow)) {
        report.note("the paper is too small for the pages of the weeks; they are on a4");
        let paper = Paper::a4().size();
        made = plan_pages(&mut typesetter, &look(paper), &plan.weeks, find);
    }
    let pages = made?;
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
        parts: Parts::Articles,
        numbering: Vec::new(),
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
