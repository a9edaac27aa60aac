//! What has become of a plan's cards since it was drawn.

use crate::job::count::count;

/// What has become of a plan's cards since it was drawn.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Drift {
    /// Cards that are not there any more, by name.
    pub gone: Vec<String>,
    /// What is known of those that were retired, in words.
    pub retired: Vec<String>,
    /// Cards that say something else, by name.
    pub changed: Vec<String>,
}

impl Drift {
    /// What became of the cards that are gone, before what else could be done about it.
    pub(super) fn hint(&self, otherwise: &str) -> String {
        let told = self.retired.iter().map(String::as_str);
        told.chain([otherwise]).collect::<Vec<_>>().join("; ")
    }

    /// Which cards have changed, in words; none when none have.
    pub fn told(&self) -> Option<String> {
        let cards = count(self.changed.len(), "card has", "cards have");
        let names = self.changed.join(", ");
        let told = format!("{cards} changed since the plan was drawn: {names}");
        (!self.changed.is_empty()).then_some(told)
    }
}
