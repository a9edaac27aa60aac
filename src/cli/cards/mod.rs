//! `emberdeck cards`: decks → card sheets.

mod document;
mod look;
mod select;
mod sheets;
mod voices;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use crate::cli::args::{CardsOptions, SheetOptions};
use crate::cli::deck_words::load_decks;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::report::Report;
use crate::frame::Frame;
use crate::geom::Format;
use crate::load::SHIPPED;
use crate::pdf::Standard;
use crate::text::Typesetter;

use document::{document, entries, key_cards};
use look::lay_out;
pub(super) use look::theme;
use select::select;
use sheets::{impose_cards, lay_grid, report_sheets, result_line};

pub(super) use document::Made;
pub(super) use select::Selected;

pub(super) fn run(options: &CardsOptions, report: &Report) -> Result<(), Failure> {
    output::may_write_pdf(&options.output, options.force)?;
    let loaded = load_decks(&options.decks, options.choice.adult, report)?;
    let house = SHIPPED[0].load();
    let selected = select(options, &loaded, &house, report)?;
    let typesetter = Typesetter::new();
    let made = make(&options.sheet, &selected, &typesetter, report)?;
    let line = format!("{}: {}", options.output.display(), made.line);
    if options.dry_run {
        report.result(&format!("{line} (dry run, nothing written)"));
        return Ok(());
    }
    output::write_pdf(&options.output, &made.bytes, options.force)?;
    report.result(&line);
    if options.open { open(&options.output) } else { Ok(()) }
}

/// The format that holds all cards of a run, when none is named.
pub(super) fn fit_format(
    options: &SheetOptions,
    selected: &Selected<'_>,
    typesetter: &Typesetter,
    report: &Report,
) -> Result<Format, Failure> {
    let languages = voices::asked(&options.lang)?;
    let (look, _) = lay_out(options, selected, &languages, typesetter, report)?;
    Ok(look.format)
}

/// Lays out cards, arranges them on sheets and writes these as a PDF.
pub(super) fn make(
    options: &SheetOptions,
    selected: &Selected<'_>,
    typesetter: &Typesetter,
    report: &Report,
) -> Result<Made, Failure> {
    let languages = voices::asked(&options.lang)?;
    let (look, faces) = lay_out(options, selected, &languages, typesetter, report)?;
    let grid = lay_grid(options, &look, report)?;
    let opening = if options.with_key {
        key_cards(typesetter, &look, selected)?
    } else {
        Vec::new()
    };
    let entries = entries(opening, &faces, selected, &languages, options.copies);
    let sheets = entries.len().div_ceil(grid.1.capacity());
    let range = options.sheets.map(|range| range.within(sheets)).transpose()?;
    let pairs: Vec<(Arc<Frame>, Arc<Frame>)> = entries
        .iter()
        .map(|entry| (entry.faces.front.clone(), entry.faces.back.clone()))
        .collect();
    let imposed =
        impose_cards(options, selected, &grid, &pairs, &look, range, typesetter);
    report_sheets(options, &look, &imposed, report);
    let line = result_line(options, selected, &grid, &look, &imposed);
    let document = document(options, selected, &look, &entries, imposed)?;
    Ok(Made { bytes: crate::pdf::write(&document, &Standard::ARCHIVE_ACCESSIBLE)?, line })
}

/// Hands the file to whatever the system opens PDFs with.
pub(super) fn open(path: &Path) -> Result<(), Failure> {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(target_os = "windows") {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else {
        Command::new("xdg-open")
    };
    command.arg(path).spawn().map_err(|why| {
        Failure::new(format!("cannot open `{}`: {why}", path.display()))
            .hint("the file is made; open it by hand")
    })?;
    Ok(())
}
