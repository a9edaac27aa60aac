//! Options that were typed and change nothing: whoever types one expects something of it.

use crate::cli::report::Report;
use crate::job::settings::Settled;
use crate::model::{BackSide, Duplex, Settings};

/// Tells of options of cards that change nothing beside what else is settled.
pub(super) fn tell_idle(typed: &Settings, settled: &Settled, report: &Report) {
    let (typed, print) = (&typed.print, &settled.print);
    let is_pattern =
        print.backs.as_ref().is_some_and(|backs| backs.value == BackSide::Pattern);
    if typed.bleed.is_some() && !is_pattern {
        report.note("`--bleed` changes nothing here: only pattern backs run past the cut (`--backs pattern`)");
    }
    let duplex = print.duplex.as_ref().map(|duplex| duplex.value);
    let why = match duplex {
        Some(Duplex::None) => "with `--duplex none` there are no backs",
        Some(Duplex::Fold) => "with `--duplex fold` only one side is printed",
        _ => return,
    };
    if typed.back_offset.is_some() {
        report.note(&format!("`--back-offset` changes nothing here: {why}"));
    }
    if typed.printer.is_some() {
        report.note(&format!(
            "`--printer` moves nothing here, but its margins hold: {why}"
        ));
    }
}
