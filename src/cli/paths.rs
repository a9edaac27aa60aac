//! Names of the files that belong together.

use std::path::{Path, PathBuf};

use crate::cli::output::STDOUT;
use crate::model::{Lead, Whose};

/// The file of a copy: that of one person has a letter before its end.
pub(super) fn path_for(path: &Path, whose: Whose) -> PathBuf {
    match whose {
        Whose::Shared => path.to_owned(),
        Whose::Own(Lead::A) => with_end(path, "-a"),
        Whose::Own(Lead::B) => with_end(path, "-b"),
        Whose::Counsellor => with_end(path, "-counsellor"),
    }
}

/// The path with something put before the end of its name.
pub(super) fn with_end(path: &Path, end: &str) -> PathBuf {
    if path == Path::new(STDOUT) {
        return path.to_owned();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().map(|end| format!(".{}", end.to_string_lossy()));
    path.with_file_name(format!("{stem}{end}{}", extension.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_s_copy_has_its_letter_before_the_end_of_its_name() {
        let path = |whose| path_for(Path::new("out/our.book.pdf"), whose);
        assert_eq!(path(Whose::Shared), Path::new("out/our.book.pdf"));
        assert_eq!(path(Whose::Own(Lead::A)), Path::new("out/our.book-a.pdf"));
        assert_eq!(path(Whose::Counsellor), Path::new("out/our.book-counsellor.pdf"));
        let backs = with_end(&path(Whose::Own(Lead::B)), "-backs");
        assert_eq!(backs, Path::new("out/our.book-b-backs.pdf"));
        assert_eq!(with_end(Path::new("book"), ""), Path::new("book"));
    }
}
