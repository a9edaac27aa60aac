//! Why a leaflet cannot be set.

use std::fmt;

use crate::block::BlockError;

/// What of a leaflet cannot be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeafletError {
    /// The id of the card; none for the leaflet's own words.
    pub id: Option<String>,
    /// Why.
    pub why: BlockError,
}

impl fmt::Display for LeafletError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, why } = self;
        match id {
            Some(id) => write!(f, "the leaflet has no room for `{id}`: {why}"),
            None => write!(f, "the leaflet has no room for its title: {why}"),
        }
    }
}

impl std::error::Error for LeafletError {}

impl LeafletError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        self.why.hint().unwrap_or("take larger cards with `--format`, or `--more card`")
    }
}
