//! How cards lie on their sheets: what is settled, and the files that it names.

use std::path::Path;

use crate::cli::args::SheetOptions;
use crate::cli::printers;
use crate::cli::report::Report;
use crate::cli::theme::theme;
use crate::diag::Source;
use crate::job::Failure;
use crate::job::settings::{Settled, SheetSettings};
use crate::load::{closest, load_stock, read_text, stocks};
use crate::model::Stock;

/// What is settled of the sheets of a run, with its look and its stock read.
pub(super) fn sheet(
    options: &SheetOptions,
    settled: &Settled,
    report: &Report,
) -> Result<SheetSettings, Failure> {
    let mut sheet = settled.sheet(theme(settled, report)?)?;
    sheet.sheets = options.sheets;
    if let Some(word) = settled.stock() {
        sheet.put_stock(stock(word)?, settled)?;
    }
    sheet.put_used(options.start_at, &options.skip)?;
    printers::print_on(&mut sheet, settled)?;
    Ok(sheet)
}

/// The stock that is named by any of its numbers, or read from its file.
pub(super) fn stock(word: &str) -> Result<Stock, Failure> {
    if let Some(found) = stocks().iter().find(|stock| stock.is_called(word)) {
        return Ok(found.clone());
    }
    let path = Path::new(word);
    if !path.exists() {
        let failure = Failure::new(format!("there is no stock `{word}`"));
        let names =
            stocks().iter().flat_map(|stock| stock.also.iter().chain([&stock.id]));
        return Err(match closest(word, names.map(|name| &**name)) {
            Some(near) => failure.hint(format!("did you mean `{near}`?")),
            None => failure.hint(
                "`emberdeck list stocks` shows them; a sheet of your own is a TOML file",
            ),
        });
    }
    let source = Source::new(word, &read_text(path)?);
    load_stock(&source).map_err(|problems| Failure::in_file(&source, problems))
}
