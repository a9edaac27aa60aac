//! The tag of a language in a file.

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::load::fields::Fields;
use crate::model::{Language, NoLanguage};

/// The language of a tag; what is no tag is noted.
pub(super) fn read_tag(
    file: &mut Fields<'_, '_, '_>,
    tag: &str,
    span: Range<usize>,
) -> Option<Language> {
    tag.parse()
        .map_err(|wrong: NoLanguage| {
            let hint = wrong.hint();
            file.problem(Diagnostic::error(wrong.to_string(), span).hint(hint));
        })
        .ok()
}
