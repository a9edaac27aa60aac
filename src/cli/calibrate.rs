//! `emberdeck calibrate`: a sheet that measures a printer, and what was read on it.

use std::path::PathBuf;

use crate::cli::args::CalibrateOptions;
use crate::cli::output;
use crate::cli::printers;
use crate::cli::report::Report;
use crate::cli::settled::{Ask, Ground};
use crate::cli::sheet::stock;
use crate::job::Failure;
use crate::job::calibrate::{CalibrateJob, Measured, measure, stock_outlines};
use crate::job::settings::Settled;
use crate::model::Duplex;

/// Where the sheet is written.
const OUTPUT: &str = "calibrate.pdf";

pub(super) fn run(
    options: &CalibrateOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let date = options.date.as_deref();
    let (typed, preset) = (options.typed(), options.file.preset.as_deref());
    let ask = Ask { command: "calibrate", typed, preset, date, ..Ask::default() };
    let settled = ground.settle(ask)?;
    let is_reading = options.read.is_some() || options.margins.is_some();
    match &options.printer {
        Some(name) if is_reading => keep(options, name, &settled, report),
        Some(_) => Err(Failure::usage("`--printer` names what was read, and nothing was")
            .hint("print the sheet first, without `--printer`; then type what you read with `--read`")),
        None => make(options, &settled, report),
    }
}

fn make(
    options: &CalibrateOptions,
    settled: &Settled,
    report: &Report,
) -> Result<(), Failure> {
    let output = options.output.clone().unwrap_or_else(|| PathBuf::from(OUTPUT));
    output::check_stdout(&output, 1, options.file.open, report)?;
    output::may_write_pdf(&output, options.file.force)?;
    if let Some(word) = &options.stock {
        let made = stock_outlines(&stock(word)?, settled.around.date.clone())?;
        return output::deliver(&output, &made, &options.file, report);
    }
    let duplex = settled.print.duplex.as_ref().map(|given| given.value);
    let job = CalibrateJob {
        paper: settled.paper(),
        is_landscape: options.landscape,
        duplex: duplex.unwrap_or(Duplex::LongEdge),
        is_precise: options.precise,
        date: settled.around.date.clone(),
    };
    output::deliver(&output, &job.make()?, &options.file, report)
}

fn keep(
    options: &CalibrateOptions,
    name: &str,
    settled: &Settled,
    report: &Report,
) -> Result<(), Failure> {
    if options.output.is_some() || options.file.open {
        return Err(Failure::usage(
            "`--read` and `--margins` keep numbers, and make no sheet",
        )
        .hint("leave out `--output` and `--open`"));
    }
    if name.trim().is_empty() || name.eq_ignore_ascii_case("none") {
        return Err(Failure::usage(format!("a printer cannot be called `{name}`"))
            .hint("`none` means no printer; name it after its place or its make"));
    }
    let paper = (&settled.paper(), options.landscape);
    let read = options.read.as_ref();
    let Measured { printer, told } = measure(name, read, paper, options.margins)?;
    printers::keep(printer, &told, options.file.dry_run, report)?;
    if read.is_some() && settled.print.back_offset.is_some() {
        report.note("`back_offset` is settled too, and adds to this: take it out of your settings, or leave it where it is meant");
    }
    Ok(())
}
