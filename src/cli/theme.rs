//! The look that is named.

use std::path::Path;

use crate::cli::report::Report;
use crate::diag::Source;
use crate::job::Failure;
use crate::job::settings::Settled;
use crate::load::{load_theme, read_text};
use crate::model::Theme;

/// The look that is settled, in its inks.
pub(super) fn theme(settled: &Settled, report: &Report) -> Result<Theme, Failure> {
    Ok(named(&settled.theme(), report)?.inked(settled.inking()))
}

/// The theme that is named, or read from its file.
fn named(word: &str, report: &Report) -> Result<Theme, Failure> {
    if word == Theme::HEARTH {
        return Ok(Theme::hearth());
    }
    let path = Path::new(word);
    if !path.exists() {
        return Err(Failure::new(format!("there is no theme `{word}`")).hint(format!(
            "name `{}`, or a TOML file with other colors",
            Theme::HEARTH
        )));
    }
    let source = Source::new(word, &read_text(path)?);
    let theme =
        load_theme(&source).map_err(|problems| Failure::in_file(&source, problems))?;
    report.detail(&format!("theme: {}", theme.name));
    Ok(theme)
}
