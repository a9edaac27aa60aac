//! What became of a file, as people and as programs are told.

use std::path::Path;

use serde::Serialize;

use crate::cli::output::shown;
use crate::job::{Facts, Made};

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum State {
    /// It was written.
    Written,
    /// It would be written: a dry run writes nothing.
    NotWritten,
    /// It was erased.
    Erased,
    /// It would be erased.
    NotErased,
    /// It is there.
    Found,
}

impl State {
    /// The state of a file that is made.
    pub(super) fn of_made(is_dry: bool) -> Self {
        if is_dry { Self::NotWritten } else { Self::Written }
    }

    /// What is said behind all else of a file.
    fn words(self) -> &'static str {
        match self {
            Self::NotWritten => " (dry run, nothing written)",
            Self::NotErased => " (dry run, nothing erased)",
            Self::Erased => ": erased",
            Self::Written | Self::Found => "",
        }
    }
}

/// A file of a result: for programs an object, whose keys are these.
#[derive(Debug, Serialize)]
pub(super) struct FileTold {
    file: String,
    state: State,
    #[serde(skip_serializing_if = "Option::is_none")]
    pages: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<u32>,
    #[serde(flatten)]
    facts: Facts,
    #[serde(skip_serializing_if = "Option::is_none")]
    told: Option<String>,
}

impl FileTold {
    /// A file that is there, or was, or is as it should be, without more to say.
    pub(super) fn bare(path: &Path, state: State) -> Self {
        Self {
            file: shown(path),
            state,
            pages: None,
            width: None,
            height: None,
            facts: Facts::default(),
            told: None,
        }
    }

    /// A file of which a line says what it holds.
    pub(super) fn with(path: &Path, state: State, told: &str) -> Self {
        Self { told: Some(told.to_owned()), ..Self::bare(path, state) }
    }

    /// A document that was made.
    pub(super) fn made(path: &Path, state: State, made: &Made) -> Self {
        Self::printed(path, state, made, made.document.pages.len())
    }

    /// A document that was made, whose pages are on paper already.
    pub(super) fn printed(path: &Path, state: State, made: &Made, pages: usize) -> Self {
        Self {
            pages: Some(pages),
            facts: made.facts.clone(),
            ..Self::with(path, state, &made.line)
        }
    }

    /// A picture that was made, so many pixels wide and high.
    pub(super) fn picture(
        path: &Path,
        state: State,
        (width, height): (u32, u32),
        what: &str,
    ) -> Self {
        Self {
            width: Some(width),
            height: Some(height),
            ..Self::with(path, state, &format!("{what}, {width} × {height} pixels"))
        }
    }

    /// The same, with what it holds.
    pub(super) fn about(self, facts: &Facts) -> Self {
        Self { facts: facts.clone(), ..self }
    }

    /// A line for people.
    pub(super) fn line(&self) -> String {
        let told =
            self.told.as_ref().map_or_else(String::new, |told| format!(": {told}"));
        format!("{}{told}{}", self.file, self.state.words())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(told: &FileTold) -> String {
        serde_json::to_string(told).unwrap()
    }

    #[test]
    fn a_file_is_told_as_a_line_and_as_an_object() {
        let path = Path::new("cards.pdf");
        let written = FileTold::with(path, State::of_made(false), "54 cards");
        assert_eq!(written.line(), "cards.pdf: 54 cards");
        assert_eq!(
            json(&written),
            r#"{"file":"cards.pdf","state":"written","told":"54 cards"}"#
        );
        let dry = FileTold::with(path, State::of_made(true), "54 cards");
        assert_eq!(dry.line(), "cards.pdf: 54 cards (dry run, nothing written)");
        assert_eq!(
            json(&dry),
            r#"{"file":"cards.pdf","state":"not-written","told":"54 cards"}"#
        );
        let erased = FileTold::bare(path, State::Erased);
        assert_eq!(erased.line(), "cards.pdf: erased");
        let kept = FileTold::bare(path, State::NotErased);
        assert_eq!(kept.line(), "cards.pdf (dry run, nothing erased)");
        assert_eq!(json(&kept), r#"{"file":"cards.pdf","state":"not-erased"}"#);
        let found = FileTold::bare(path, State::Found);
        assert_eq!(found.line(), "cards.pdf");
    }
}
