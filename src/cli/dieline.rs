//! `emberdeck box`: a tuck box or a belly band for a deck.

use std::path::PathBuf;

use crate::cli::args::BoxOptions;
use crate::cli::deck_words::read_decks;
use crate::cli::output;
use crate::cli::report::Report;
use crate::cli::settled::{Ask, Ground};
use crate::cli::theme::theme;
use crate::dieline::Case;
use crate::job::Failure;
use crate::job::dieline::{BoxJob, Thickness};
use crate::model::Duplex;

/// Where the sheet is written.
const OUTPUT: &str = "box.pdf";

pub(super) fn run(
    options: &BoxOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let output = options.output.clone().unwrap_or_else(|| PathBuf::from(OUTPUT));
    output::check_stdout(&output, 1, options.file.open, report)?;
    output::check_not_read(&output, options.named())?;
    output::may_write_pdf(&output, options.file.force)?;
    let duplex = options.duplex.unwrap_or(Duplex::None);
    if duplex == Duplex::Fold {
        return Err(Failure::usage("a box has no front and back to fold together").hint(
            "its second side is printed with `--duplex long-edge` or `short-edge`",
        ));
    }
    let date = options.date.as_deref();
    let (typed, preset) = (options.typed(), options.file.preset.as_deref());
    let is_bound = true;
    let ask = Ask { command: "box", typed, preset, date, is_bound, ..Ask::default() };
    let settled = ground.settle(ask)?;
    let shelf = read_decks(&options.decks, options.adult, report)?;
    let sheet = settled.sheet(theme(&settled, report)?)?;
    let thickness = match (options.caliper, options.weight) {
        (Some(caliper), _) => Thickness::Caliper(caliper),
        (None, Some(grammage)) => Thickness::Grammage(grammage),
        (None, None) => Thickness::Unknown,
    };
    let job = BoxJob {
        shelf: &shelf,
        allowed: &settled.allowed(None),
        sheet: &sheet,
        case: if options.band { Case::Band } else { Case::TuckBox },
        count: options.count,
        thickness,
        duplex,
        is_outline: options.outline,
        title: options.title.as_deref(),
    };
    let made = report.noted(job.make())?;
    output::deliver(&output, &made, &options.file, report)
}
