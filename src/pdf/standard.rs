//! Standards: what a file says that it keeps, and what it asks of a document for that.

use crate::frame::Document;
use crate::pdf::Violation;

/// The standards that a file keeps, as a value: what writes the file asks it and knows none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// The version of PDF, in the header and in the catalog.
    pub(super) version: &'static str,
    /// The level of Adobe's extensions to that version that is made use of.
    pub(super) extension_level: i64,
    /// The part of PDF/A, and its conformance level.
    pub(super) archive: (i32, &'static str),
    /// The part of PDF/UA, if any. It asks for a title and a language.
    pub(super) accessible: Option<i32>,
    /// What the file's RGB means: the name of the output intent and of the colours.
    pub(super) intent: (&'static str, &'static str),
}

impl Standard {
    /// For keeping and for everybody: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) in
    /// PDF 1.7 (ISO 32000-1).
    pub const ARCHIVE_ACCESSIBLE: Self = Self {
        version: "1.7",
        // `Enforce` belongs to extension level 3 of Adobe's supplement to ISO 32000-1.
        extension_level: 3,
        archive: (2, "A"),
        accessible: Some(1),
        intent: ("GTS_PDFA1", "sRGB IEC61966-2.1"),
    };

    /// Whether a document has what the standard asks of the whole of it.
    ///
    /// # Errors
    /// The first [`Violation`].
    pub(super) fn check(&self, document: &Document) -> Result<(), Violation> {
        let is_accessible = self.accessible.is_some();
        if is_accessible && document.title.trim().is_empty() {
            return Err(Violation::NoTitle);
        }
        if is_accessible && document.language.trim().is_empty() {
            return Err(Violation::NoLanguage);
        }
        Ok(())
    }
}
