//! How high letters stand on their baseline, where a picture or a place must agree with them.
//!
//! Rounded measures of the text faces: good enough to set signs and rows by, and the same for
//! every font that takes part in a line.

use crate::geom::Length;

/// Half the height of small letters (0.496 em in the text face): signs in a line stand on it.
pub(crate) fn half_x(size: Length) -> Length {
    size * 0.25
}

/// From the baseline to what the eye takes for the middle of a line. Ascenders raise it a hair
/// over half the small letters.
pub(crate) fn middle(size: Length) -> Length {
    size * 0.26
}

/// The height of capitals.
pub(crate) fn cap(size: Length) -> Length {
    size * 0.7
}

/// Half the height of capitals.
pub(crate) fn half_cap(size: Length) -> Length {
    size * 0.35
}

/// Half the height of figures, which have no descenders.
pub(crate) fn half_figure(size: Length) -> Length {
    size * 0.36
}

/// How far descenders reach under the baseline.
pub(crate) fn descender(size: Length) -> Length {
    size * 0.25
}
