//! `emberdeck workbook`: page types and a plan → a book.

mod booklet;
mod cover;
mod files;
mod library;
mod make;
mod plan;

pub(super) use library::{BookPages, all_pages, find_library, library, own_pages};
pub(super) use make::{BookOrder, make_copy};
pub(super) use plan::Planned;

use std::path::PathBuf;

use crate::cli::args::WorkbookOptions;
use crate::cli::cards::{open, theme};
use crate::cli::failure::Failure;
use crate::cli::report::Report;
use crate::cli::{environment, output, values};
use crate::geom::{Paper, Size};
use crate::model::PageType;
use crate::text::Typesetter;
use crate::workbook::{Binding, BookLook};

use booklet::half;
pub(super) use files::path_for;
use files::{ends, make_files, with_end};

/// Makes the copies that are asked for, and writes them when all are made.
pub(super) fn run(options: &WorkbookOptions, report: &Report) -> Result<(), Failure> {
    let language = values::language(&options.lang)?;
    let library = library(options.pages.as_deref(), &language, &options.page, report)?;
    check_asked(options, &library)?;
    let planned = Planned::new(options, report)?;
    if !options.binding.booklet
        && options.paper.as_ref().is_some_and(|paper| !paper.size().is_portrait())
    {
        report.note("the pages of a book are upright: the paper is turned");
    }
    let theme = theme(&options.theme, report)?;
    let paper = options.paper.clone().unwrap_or_else(environment::paper);
    let binding = &options.binding;
    let look = BookLook {
        paper: if binding.booklet { half(paper.size()) } else { book_paper(&paper) },
        theme: &theme,
        edition: options.edition.edition(),
        fillable: !options.flat,
        binding: if binding.spiral { Binding::Spiral } else { Binding::Plain },
    };
    let order = BookOrder {
        library: &library,
        planned: &planned,
        look,
        names: options.names.as_deref(),
        date: environment::date(options.date.as_deref())?,
        paper: paper.name().to_owned(),
    };
    let mut whose = options.whose.clone();
    whose.dedup();
    let ends = ends(binding);
    let paths_of = |path: PathBuf| ends.iter().map(move |end| with_end(&path, end));
    let paths: Vec<PathBuf> =
        whose.iter().flat_map(|who| paths_of(path_for(&options.output, *who))).collect();
    for path in &paths {
        output::may_write_pdf(path, options.force)?;
    }
    let typesetter = Typesetter::new();
    let made = whose
        .iter()
        .map(|who| make_files(&typesetter, &order, who.whose(), (binding, &paper)))
        .collect::<Result<Vec<_>, _>>()?;
    let files = made.iter().flat_map(|copy| &copy.files);
    for (path, (_, made)) in paths.iter().zip(files) {
        if options.dry_run {
            report.result(&format!("{}: {} (not written)", path.display(), made.line));
            continue;
        }
        output::write_pdf(path, &made.bytes, options.force)?;
        report.result(&format!("{}: {}", path.display(), made.line));
    }
    let notes: Vec<&String> = made.iter().flat_map(|copy| &copy.notes).collect();
    for (nth, note) in notes.iter().enumerate() {
        if !notes[..nth].contains(note) {
            report.note(note);
        }
    }
    match paths.first().filter(|_| options.open) {
        Some(first) => open(first),
        None => Ok(()),
    }
}

/// Decks say nothing without a plan, and a private page comes only in a copy of one's own.
fn check_asked(options: &WorkbookOptions, library: &BookPages) -> Result<(), Failure> {
    if let Some(deck) = options.decks.first().filter(|_| options.plan.is_none()) {
        return Err(Failure::new(format!(
            "`{deck}` says where a plan's cards come from, and there is no plan"
        ))
        .hint("name the plan with `--plan`"));
    }
    let is_seen =
        |page: &PageType| options.whose.iter().any(|who| who.whose().sees(page.audience));
    let mut asked = library.pages.iter().filter(|page| options.page.contains(&page.id));
    match asked.find(|page| !is_seen(page)) {
        None => Ok(()),
        Some(page) => Err(Failure::new(format!("`{}` is a page for one alone", page.id))
            .hint("make it with `--for a` or `--for b`, for each alone")),
    }
}

/// The pages of a book are upright, however the paper was given.
pub(super) fn book_paper(paper: &Paper) -> Size {
    let size = paper.size();
    if size.is_portrait() { size } else { size.turned() }
}
