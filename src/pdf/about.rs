//! What a PDF that anyone may have saved says of itself.

use crate::pdf::AnswersError;
use crate::pdf::foreign::{entry, open, text};

/// What a file says of itself; what it does not say is empty.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct About {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// What made it first; viewers leave this alone when they save it.
    pub creator: String,
    /// What wrote it last.
    pub producer: String,
}

/// Reads what a file says of itself.
///
/// # Errors
/// [`AnswersError`] when the file is no sound PDF, or larger than a form can be.
pub fn about(bytes: &[u8]) -> Result<About, AnswersError> {
    let file = open(bytes)?;
    let info = entry(&file, &file.trailer, b"Info").and_then(|info| info.as_dict().ok());
    let text = |key: &[u8]| {
        let said = info.and_then(|info| text(entry(&file, info, key)?));
        said.unwrap_or_default()
    };
    let (title, subject) = (text(b"Title"), text(b"Subject"));
    Ok(About { title, subject, creator: text(b"Creator"), producer: text(b"Producer") })
}
