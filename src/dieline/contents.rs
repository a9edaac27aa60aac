//! What a box or a band is for: so many cards, so large and so thick.

use crate::geom::{Length, Size};

/// The cards that go in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contents {
    /// The trim of a card.
    pub card: Size,
    /// How many there are.
    pub count: u16,
    /// How thick one is.
    pub caliper: Length,
}

/// Bulk of card in cm³/g: thickness in µm over grammage in g/m² (ISO 534, "apparent bulk
/// specific volume"). Tables of sellers run from 1.0 (coated: 298 g/m² as 12 pt, Elegante Press)
/// to 1.3 (uncoated: 180 g/m² as 230 µm, three-sheet card); a box that is a little wide holds
/// either, one that is narrow does not.
const BULK: f64 = 1.2;

impl Contents {
    /// The thickness of card of a grammage in g/m²: 0.36 mm of 300 g/m².
    pub fn caliper_of(grammage: f64) -> Length {
        Length::mm(grammage * BULK / 1000.0)
    }

    /// The pile, without any play.
    pub fn depth(&self) -> Length {
        self.caliper * f64::from(self.count)
    }

    /// The card that the box itself is made of: that of its cards, as far as it can be folded and
    /// stands by itself.
    pub(super) fn board(&self) -> Length {
        self.caliper.max(Length::mm(0.25)).min(Length::mm(0.45))
    }

    /// The same for another number of cards.
    pub(super) fn with_count(self, count: u16) -> Self {
        Self { count, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thickness_follows_from_grammage_and_bulk() {
        assert!(Contents::caliper_of(300.0).is_near(Length::mm(0.36)));
        assert!(Contents::caliper_of(200.0).is_near(Length::mm(0.24)));
    }
}
