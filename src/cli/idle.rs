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
    let is_one_sided =
        print.duplex.as_ref().is_some_and(|duplex| duplex.value == Duplex::None);
    if typed.back_offset.is_some() && is_one_sided {
        report.note("`--back-offset` changes nothing here: with `--duplex none` there are no backs");
    }
}
