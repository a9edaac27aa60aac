//! The pages of a plan: one or more a week, loose, and the workbook.

use crate::cli::args::SheetOptions;
use crate::cli::cards::{Made, theme};
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::report::{Report, count};
use crate::cli::weekly::decks::Decks;
use crate::cli::workbook::{BookOrder, BookPages, Planned, book_paper, make_copy};
use crate::frame::{Article, Bookmark, Document, Parts};
use crate::geom::Paper;
use crate::model::{Book, Language, Plan, PlannedCard, PlannedWeek, Theme, Whose};
use crate::text::Typesetter;
use crate::words::Words;
use crate::workbook::{Binding, BookJob, BookLook, BookWeek, week_pages};

/// The language of the plan's own words.
pub(super) fn language(decks: &Decks, sheet: &SheetOptions) -> Language {
    let asked = sheet.lang.first().and_then(|tag| tag.parse().ok());
    asked.unwrap_or_else(|| {
        decks.all().first().map_or_else(Language::english, |deck| deck.language.clone())
    })
}

/// The look of a plan's pages and its workbook.
fn look<'a>(sheet: &SheetOptions, paper: &Paper, theme: &'a Theme) -> BookLook<'a> {
    BookLook {
        paper: book_paper(paper),
        theme,
        edition: sheet.edition.edition(),
        fillable: true,
        binding: Binding::Plain,
    }
}

/// The pages of the plan, one or more a week.
pub(super) fn pages(
    decks: &Decks,
    plan: &Plan,
    sheet: &SheetOptions,
    shown: &str,
    report: &Report,
) -> Result<Made, Failure> {
    let language = language(decks, sheet);
    let theme = theme(&sheet.theme, report)?;
    let paper = sheet.paper.clone().unwrap_or_else(environment::paper);
    let colophon = colophon(decks, plan, &language, shown);
    let weeks: Vec<BookWeek<'_>> = plan
        .weeks
        .iter()
        .map(|week| BookWeek { number: week.number, planned: Some(week) })
        .collect();
    let find = |card: &PlannedCard| decks.find(&card.deck, &card.card);
    let title = Words::of(&language).plan.plan.to_owned();
    let book = Book {
        id: "plan".to_owned(),
        title: title.clone(),
        language: language.clone(),
        chapters: Vec::new(),
    };
    let job = BookJob {
        book: &book,
        pages: &[],
        weeks: &weeks,
        find: &find,
        whose: Whose::Shared,
        names: None,
        // To hang up: what is typed belongs into the workbook.
        look: BookLook { fillable: false, ..look(sheet, &paper, &theme) },
        seed: Some(&plan.seed),
        decks: &[],
        options: shown,
    };
    let pages = week_pages(&mut Typesetter::new(), &job, &colophon)?;
    let word = Words::of(&language).plan.week;
    let bookmark = |(at, week): (usize, &PlannedWeek)| Bookmark {
        title: format!("{word} {}", week.number),
        article: Article(at),
        children: Vec::new(),
    };
    let document = Document {
        title,
        language: language.tag().to_owned(),
        authors: Vec::new(),
        subject: String::new(),
        date: environment::date(sheet.date.as_deref())?,
        turn_on: None,
        articles: plan.weeks.len(),
        parts: Parts::Sections,
        numbering: Vec::new(),
        bookmarks: plan.weeks.iter().enumerate().map(bookmark).collect(),
        pages,
    };
    let line = count(document.pages.len(), "page", "pages");
    Ok(Made { bytes: crate::pdf::write(&document)?, line })
}

/// The workbook of a plan, the copy that the two share.
pub(super) fn workbook(
    library: &BookPages,
    planned: &Planned,
    sheet: &SheetOptions,
    report: &Report,
) -> Result<Made, Failure> {
    let theme = theme(&sheet.theme, report)?;
    let paper = sheet.paper.clone().unwrap_or_else(environment::paper);
    let order = BookOrder {
        library,
        planned,
        look: look(sheet, &paper, &theme),
        names: None,
        date: environment::date(sheet.date.as_deref())?,
        paper: paper.name().to_owned(),
    };
    make_copy(&Typesetter::new(), &order, Whose::Shared)
}

/// How the plan was drawn, for the foot of its pages.
fn colophon(decks: &Decks, plan: &Plan, language: &Language, shown: &str) -> String {
    let used = decks
        .all()
        .into_iter()
        .filter(|deck| plan.cards().any(|card| card.deck == deck.id));
    let used: Vec<_> = used.map(|deck| format!("{} {}", deck.id, deck.version)).collect();
    let quoted = Words::of(language).plan.seed(&plan.seed);
    format!(
        "{quoted} · {} · emberdeck {} {shown}",
        used.join(", "),
        env!("CARGO_PKG_VERSION")
    )
}
