//! The pages of a plan: one or more a week, loose, and the workbook.

use crate::frame::{Article, Bookmark, Document, Parts, inked};
use crate::job::book::{
    BookOrder, BookPages, Planned, book_paper, make_copy, titles_of_copy,
};
use crate::job::count::count;
use crate::job::plan::language::plan_language;
use crate::job::plan::sheets::PageTitles;
use crate::job::settings::SheetSettings;
use crate::job::{Facts, Failure, Made, Shelf};
use crate::model::{
    Book, Duplex, Extent, Language, Lead, Plan, PlannedCard, PlannedWeek, Practice, Whose,
};
use crate::text::Typesetter;
use crate::words::Words;
use crate::workbook::{Binding, BookJob, BookLook, BookWeek, week_pages};

/// The look of a plan's pages and its workbook.
fn look(sheet: &SheetSettings) -> BookLook<'_> {
    BookLook {
        paper: book_paper(&sheet.paper),
        theme: &sheet.theme,
        edition: sheet.edition,
        fillable: true,
        binding: Binding::Plain,
    }
}

/// The pages of the plan, one or more a week.
pub(super) fn pages(
    shelf: &Shelf,
    plan: &Plan,
    (sheet, practice): (&SheetSettings, &Practice),
    shown: &str,
) -> Result<Made, Failure> {
    let language = plan_language(shelf, &sheet.languages);
    let colophon = colophon(shelf, plan, &language, shown);
    let weeks: Vec<BookWeek<'_>> = plan.weeks.iter().map(BookWeek::planned).collect();
    let find = |card: &PlannedCard| shelf.planned(card);
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
        extent: Extent::Whole,
        names: None,
        practice,
        // To hang up: what is typed belongs into the workbook.
        look: BookLook { fillable: false, ..look(sheet) },
        seed: Some(&plan.seed),
        decks: &[],
        options: shown,
        summary: plan.course.as_ref().map(|course| &*course.summary),
    };
    let pages =
        week_pages(&mut Typesetter::with(sheet.theme.typefaces), &job, &colophon)?;
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
        date: sheet.date.clone(),
        duplex: Duplex::None,
        parts: Parts::Sections,
        numbering: Vec::new(),
        bookmarks: plan.weeks.iter().enumerate().map(bookmark).collect(),
        pages: inked(pages, sheet.theme.inking),
    };
    let line = count(document.pages.len(), "page", "pages");
    let facts = Facts {
        weeks: Some(plan.weeks.len()),
        paper: Some(sheet.paper.name().to_owned()),
        seed: Some(plan.seed.clone()),
        ..Facts::default()
    };
    Ok(Made { document, line, facts })
}

/// The workbook of a plan: the copy that the two share, and the own pages of each, which that
/// lacks.
pub(super) fn workbook(
    library: &BookPages,
    planned: &Planned,
    (sheet, practice): (&SheetSettings, &Practice),
) -> Result<Vec<Made>, Failure> {
    let shared = order(library, planned, (sheet, practice));
    let typesetter = Typesetter::with(sheet.theme.typefaces);
    let mut made = vec![make_copy(&typesetter, &shared, Whose::Shared)?];
    if library.has_own_pages() {
        let own = BookOrder { extent: Extent::OwnPages, ..shared };
        for person in [Lead::A, Lead::B] {
            made.push(make_copy(&typesetter, &own, Whose::Own(person))?);
        }
    }
    Ok(made)
}

/// The titles of the pages of a plan's workbook, own ones among them.
pub(super) fn titles(
    library: &BookPages,
    planned: &Planned,
    made_with: (&SheetSettings, &Practice),
) -> Result<PageTitles, Failure> {
    titles_of_copy(&order(library, planned, made_with), Whose::Own(Lead::A))
}

/// What all copies of a plan's workbook have in common.
fn order<'a>(
    library: &'a BookPages,
    planned: &'a Planned,
    (sheet, practice): (&'a SheetSettings, &'a Practice),
) -> BookOrder<'a> {
    BookOrder {
        library,
        planned,
        look: look(sheet),
        names: None,
        extent: Extent::Whole,
        practice,
        date: sheet.date.clone(),
        paper: sheet.paper.name().to_owned(),
    }
}

/// How the plan was drawn, for the foot of its pages.
fn colophon(shelf: &Shelf, plan: &Plan, language: &Language, shown: &str) -> String {
    let used = shelf
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
