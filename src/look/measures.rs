//! Measures that everything in the look shares.

use crate::geom::Length;

/// [`LINE`] in millimetres, for what is drawn in millimetres.
pub(super) const LINE_MM: f64 = 0.45;

/// The line of the look: arches, floors, arrows and frames.
pub(crate) const LINE: Length = Length::mm(LINE_MM);
