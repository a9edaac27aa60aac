//! A value, and where it was given.

use std::fmt;
use std::sync::Arc;

/// Where a value was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// On the command line.
    Typed,
    /// By a preset, by its name.
    Preset(String),
    /// By the plan that goes on.
    Plan,
    /// By the recipe that is named.
    Recipe,
    /// In a file.
    File {
        /// Its name, as it is shown.
        name: Arc<str>,
        /// The line, from 1.
        line: usize,
    },
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Typed => f.write_str("typed"),
            Self::Preset(name) => write!(f, "preset {name}"),
            Self::Plan => f.write_str("the plan"),
            Self::Recipe => f.write_str("the recipe"),
            Self::File { name, line } => write!(f, "{name}:{line}"),
        }
    }
}

/// A value, and where it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given<T> {
    /// The value.
    pub value: T,
    /// Where it was given.
    pub origin: Origin,
}
