//! For which bodies and distances cards are printed.

use crate::model::AccessNeed;

/// The circumstances whose variants are printed with a card; what a filter reads of it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Adaptation {
    /// Needs, in the order in which they are printed.
    pub access: Vec<AccessNeed>,
    /// Whether the two are far from each other.
    pub far: bool,
}

impl Adaptation {
    /// Nobody needs another way.
    pub const NONE: Self = Self { access: Vec::new(), far: false };

    /// Whether cards are printed as they are.
    pub fn is_none(&self) -> bool {
        *self == Self::NONE
    }
}
