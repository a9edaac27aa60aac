//! All files of one copy: the book or its booklet, and the cover.

use std::path::{Path, PathBuf};

use crate::cli::args::BindingOptions;
use crate::cli::cards::Made;
use crate::cli::failure::Failure;
use crate::cli::values::WhoseWord;
use crate::cli::workbook::booklet::{advice, make_booklet, signatures};
use crate::cli::workbook::cover::make_cover;
use crate::cli::workbook::make::{bind, write_copy};
use crate::cli::workbook::{BookOrder, make_copy};
use crate::geom::Paper;
use crate::model::Whose;
use crate::text::Typesetter;
use crate::workbook::BookLook;

/// The files of a copy, each with the end of its name, and what to say of them.
#[derive(Default)]
pub(super) struct CopyFiles {
    pub(super) files: Vec<(&'static str, Made)>,
    pub(super) notes: Vec<String>,
}

/// Makes all files of a copy.
pub(super) fn make_files(
    typesetter: &Typesetter,
    order: &BookOrder<'_>,
    whose: Whose,
    (binding, paper): (&BindingOptions, &Paper),
) -> Result<CopyFiles, Failure> {
    if !binding.booklet && !binding.cover {
        let files = vec![("", make_copy(typesetter, order, whose)?)];
        return Ok(CopyFiles { files, ..CopyFiles::default() });
    }
    let mut made = CopyFiles::default();
    // What is folded is printed: its pages have no fields. Nor has a cover.
    let flat = BookLook { fillable: false, ..order.look };
    let bound = bind(typesetter, order, whose, flat)?;
    let folded = binding.booklet.then(|| signatures(&bound, binding)).transpose()?;
    if let Some(folded) = &folded {
        made.notes = advice(&order.paper, folded, binding);
        made.files = make_booklet(order, &bound, folded, binding.split)?;
    } else if order.look.fillable {
        made.files.push(("", make_copy(typesetter, order, whose)?));
    } else {
        made.files.push(("", write_copy(order, &bound)?));
    }
    if binding.cover {
        let sheet = (binding, paper);
        let cover = make_cover(typesetter, order, &bound, folded.as_ref(), sheet)?;
        made.files.push(("-cover", cover.made));
        made.notes.extend(cover.note);
    }
    Ok(made)
}

/// The ends of the names of the files that a copy will have.
pub(super) fn ends(binding: &BindingOptions) -> Vec<&'static str> {
    let mut ends = if binding.split { vec!["-fronts", "-backs"] } else { vec![""] };
    if binding.cover {
        ends.push("-cover");
    }
    ends
}

/// The file of a copy: that of one person has a letter before its end.
pub(in crate::cli) fn path_for(path: &Path, who: WhoseWord) -> PathBuf {
    who.suffix().map_or_else(|| path.to_owned(), |suffix| with_end(path, suffix))
}

/// The path with something put before the end of its name.
pub(super) fn with_end(path: &Path, end: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().map(|end| format!(".{}", end.to_string_lossy()));
    path.with_file_name(format!("{stem}{end}{}", extension.unwrap_or_default()))
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
        let backs = with_end(&path(WhoseWord::B), "-backs");
        assert_eq!(backs, Path::new("out/our.book-b-backs.pdf"));
        assert_eq!(with_end(Path::new("book"), ""), Path::new("book"));
    }
}
