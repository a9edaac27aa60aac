//! Whether a file holds answers: what `emberdeck forget answers` erases.

use crate::cli::answers::read::is_ours;
use crate::pdf::{self, About, Ownership, ownership};
use crate::words::Words;

/// How a file of answers says what it is.
const MADE_BY: &str = "made_by = \"emberdeck answers\"";

/// Whether these are a file of answers, a workbook of ours that was changed, or curves.
pub(in crate::cli) fn holds_answers(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"%PDF-") {
        let text = std::str::from_utf8(bytes);
        return text.is_ok_and(|text| text.lines().any(|line| line == MADE_BY));
    }
    let about = pdf::about(bytes);
    match (ownership(bytes), about) {
        // Curves tell answers as they were made; an empty workbook tells none.
        (Ownership::Ours, about) => about.is_ok_and(|about| is_curves(&about)),
        // Cleared answers may still be in a file that was saved over and over.
        (_, Ok(about)) => is_ours(&about) && pdf::answers(bytes).is_ok(),
        (ownership, Err(_)) => ownership == Ownership::Changed,
    }
}

fn is_curves(about: &About) -> bool {
    Words::all().any(|words| words.curves.title == about.title)
}
