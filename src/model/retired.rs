//! What became of a card that its deck has no more.

use std::fmt;

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Retired {
    /// Another card takes its place.
    For {
        /// The deck of that card; none when it is the same one.
        deck: Option<String>,
        /// Its id.
        card: String,
    },
    /// None does, for a reason.
    Because(String),
}

impl Retired {
    /// What is said of a card that was retired, behind its name.
    pub fn told(&self) -> String {
        match self {
            Self::For { .. } => format!("was retired; {self}"),
            Self::Because(_) => format!("was retired: {self}"),
        }
    }
}

impl fmt::Display for Retired {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::For { deck: Some(deck), card } => {
                write!(f, "`{deck}#{card}` takes its place")
            }
            Self::For { deck: None, card } => write!(f, "`{card}` takes its place"),
            Self::Because(why) => f.write_str(why),
        }
    }
}
