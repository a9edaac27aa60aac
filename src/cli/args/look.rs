//! The options that say how pages look.

#![expect(clippy::doc_markdown, reason = "doc comments here are help texts")]

use clap::Args;

use crate::cli::values::{language, switch, typed, word};
use crate::geom::Paper;
use crate::model::{Edition, Inking, Language, Print};

const LOOK: &str = "Paper and look";

/// How the pages of a workbook or a handout look.
#[derive(Debug, Args)]
pub(in crate::cli) struct LookOptions {
    /// The language [default: en].
    #[arg(long, value_name = "TAG", value_parser = language, help_heading = LOOK)]
    pub(in crate::cli) lang: Option<Language>,

    /// Paper: a4, letter, a5, half-letter, or WxH [default: letter in the US, Canada and Mexico,
    /// else a4].
    #[arg(long, value_name = "NAME|WxH", help_heading = LOOK)]
    pub(in crate::cli) paper: Option<Paper>,

    /// The look: hearth, tide, meadow, plain, or a TOML file of your own [default: hearth].
    #[arg(long, alias = "theme", value_name = "NAME|FILE", help_heading = LOOK)]
    pub(in crate::cli) look: Option<String>,

    /// With which inks: color, gray (each color as a gray that is as dark, pictures too), saver (no
    /// fills, thin lines) [default: color].
    #[arg(long, value_name = "INK", value_parser = word::<Inking>, help_heading = LOOK)]
    pub(in crate::cli) ink: Option<Inking>,

    /// How large the type is: standard (10 pt at least), clear (14), large (16), dyslexia (12,
    /// letters, words and lines further apart) [default: standard].
    #[arg(long, value_name = "EDITION", value_parser = word::<Edition>, help_heading = LOOK)]
    pub(in crate::cli) edition: Option<Edition>,

    /// No fields: only to print.
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = switch(), value_name = "yes|no", help_heading = LOOK)]
    pub(in crate::cli) flat: Option<bool>,
}

impl LookOptions {
    pub(super) fn settle(&self, print: &mut Print) {
        print.lang = typed(self.lang.clone().map(|language| vec![language]).as_ref());
        print.paper = typed(self.paper.as_ref());
        print.look = typed(self.look.as_ref());
        print.ink = typed(self.ink.as_ref());
        print.edition = typed(self.edition.as_ref());
        print.flat = typed(self.flat.as_ref());
    }
}
