//! `emberdeck workbook`: page types and a plan → a book.

mod library;
mod make;
mod plan;

pub(super) use library::{BookPages, all_pages, find_library, library};
pub(super) use make::{BookOrder, make_copy};
pub(super) use plan::Planned;

use std::path::{Path, PathBuf};

use crate::cli::args::WorkbookOptions;
use crate::cli::cards::{open, theme};
use crate::cli::failure::Failure;
use crate::cli::report::Report;
use crate::cli::values::WhoseWord;
use crate::cli::{environment, output};
use crate::geom::{Paper, Size};
use crate::model::Language;
use crate::text::Typesetter;
use crate::workbook::{Binding, BookLook};

/// Makes the copies that are asked for, and writes them when all are made.
pub(super) fn run(options: &WorkbookOptions, report: &Report) -> Result<(), Failure> {
    let language = Language::parse(&options.lang).ok_or_else(|| {
        Failure::new(format!("`{}` is no language tag", options.lang))
            .hint("use a BCP 47 tag such as `en`")
    })?;
    let library = library(options.pages.as_deref(), &language, &options.page, report)?;
    let planned = Planned::new(options, report)?;
    let theme = theme(&options.theme, report)?;
    let paper = options.paper.clone().unwrap_or_else(environment::paper);
    let look = BookLook {
        paper: book_paper(&paper),
        theme: &theme,
        edition: options.edition.edition(),
        fillable: !options.flat,
        binding: if options.spiral { Binding::Spiral } else { Binding::Plain },
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
    let paths: Vec<PathBuf> =
        whose.iter().map(|who| path_for(&options.output, *who)).collect();
    for path in &paths {
        output::may_write_pdf(path, options.force)?;
    }
    let typesetter = Typesetter::new();
    let made = whose
        .iter()
        .map(|who| make_copy(&typesetter, &order, who.whose()))
        .collect::<Result<Vec<_>, _>>()?;
    for (path, made) in paths.iter().zip(&made) {
        if options.dry_run {
            report.result(&format!("{}: {} (not written)", path.display(), made.line));
            continue;
        }
        output::write_pdf(path, &made.bytes, options.force)?;
        report.result(&format!("{}: {}", path.display(), made.line));
    }
    match paths.first().filter(|_| options.open) {
        Some(first) => open(first),
        None => Ok(()),
    }
}

/// The pages of a book are upright, however the paper was given.
pub(super) fn book_paper(paper: &Paper) -> Size {
    let size = paper.size();
    if size.is_portrait() { size } else { size.turned() }
}

/// The file of a copy: that of one person has a letter before its end.
pub(super) fn path_for(path: &Path, who: WhoseWord) -> PathBuf {
    let Some(suffix) = who.suffix() else { return path.to_owned() };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().map(|end| format!(".{}", end.to_string_lossy()));
    path.with_file_name(format!("{stem}{suffix}{}", extension.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_s_copy_has_its_letter_before_the_end_of_its_name() {
        let path = |who| path_for(Path::new("out/our.book.pdf"), who);
        assert_eq!(path(WhoseWord::Shared), Path::new("out/our.book.pdf"));
        assert_eq!(path(WhoseWord::A), Path::new("out/our.book-a.pdf"));
        assert_eq!(path(WhoseWord::Counsellor), Path::new("out/our.book-counsellor.pdf"));
    }
}
