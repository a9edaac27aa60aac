//! Settings under a name.

use crate::model::Settings;

/// Settings under a name, which come with the program.
#[derive(Debug, Clone, PartialEq)]
pub struct Preset {
    /// Its name.
    pub name: String,
    /// What it is for, in a line.
    pub summary: String,
    /// What it sets.
    pub settings: Settings,
}
