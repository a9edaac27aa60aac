//! The strip at a sheet's edge that a printer cannot reach.

use std::fmt;

use crate::geom::{Insets, Length};

/// The strip at a sheet's edge that a printer cannot reach.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Margin {
    /// On the left and on the right.
    pub x: Length,
    /// At head and foot.
    pub y: Length,
}

impl Margin {
    /// The same on all four sides.
    pub const fn even(by: Length) -> Self {
        Self { x: by, y: by }
    }

    /// That of the same sheet laid on its side.
    #[must_use]
    pub const fn turned(self) -> Self {
        Self { x: self.y, y: self.x }
    }

    /// The wider one of the two.
    pub fn most(self) -> Length {
        self.x.max(self.y)
    }

    /// As far as it reaches inward from the four sides.
    pub(crate) fn inward(self) -> Insets {
        Insets { top: -self.y, right: -self.x, bottom: -self.y, left: -self.x }
    }
}

impl fmt::Display for Margin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { x, y } = self;
        if x == y {
            x.fmt(f)
        } else {
            write!(f, "{x} at the sides and {y} at head and foot")
        }
    }
}
