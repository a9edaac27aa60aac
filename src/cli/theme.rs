//! The look that is named.

use std::path::Path;

use crate::cli::report::Report;
use crate::diag::Source;
use crate::job::Failure;
use crate::job::settings::Settled;
use crate::load::{LOOKS, ShippedLook, load_theme, read_text};
use crate::model::Theme;

/// The look that is settled, in its inks.
pub(super) fn theme(settled: &Settled, report: &Report) -> Result<Theme, Failure> {
    Ok(named(&settled.look(), report)?.inked(settled.inking()))
}

/// The theme that is named, or read from its file.
fn named(word: &str, report: &Report) -> Result<Theme, Failure> {
    if let Some(look) = ShippedLook::find(word) {
        return Ok(look.theme());
    }
    let path = Path::new(word);
    if !path.exists() {
        let names: Vec<_> = LOOKS.iter().map(|look| look.name).collect();
        return Err(Failure::new(format!("there is no look `{word}`")).hint(format!(
            "name one of {}, or a TOML file: `emberdeck decks export` brings these to copy",
            names.join(", ")
        )));
    }
    let source = Source::new(word, &read_text(path)?);
    let theme =
        load_theme(&source).map_err(|problems| Failure::in_file(&source, problems))?;
    report.detail(&format!("look: {}", theme.name));
    Ok(theme)
}
