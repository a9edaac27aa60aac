//! The table of techniques, and which cards serve each.

use std::fmt::Write;

use serde::Deserialize;

use crate::model::Deck;

/// What a couple's deck and its companions are to hold: one row of `decks/techniques.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Technique {
    /// The number that cards name in `covers`.
    pub row: u16,
    /// What it is called.
    pub name: String,
    /// What serves it: `card`, `workbook`, `handout` or `none`.
    pub served_by: String,
    /// Why nothing serves it.
    #[serde(default)]
    pub reason: String,
}

#[derive(Deserialize)]
struct Table {
    technique: Vec<Technique>,
}

impl Technique {
    /// All rows, in order.
    ///
    /// # Panics
    /// Never: the table is compiled in, and a test reads it.
    pub fn all() -> Vec<Self> {
        let table: Table = toml::from_str(include_str!("../../decks/techniques.toml"))
            .expect("the table of techniques is sound");
        table.technique
    }
}

/// A table in Markdown: every row with the cards that serve it, or what will, or why nothing does.
pub fn coverage(decks: &[&Deck]) -> String {
    let mut text = String::from(
        "# What serves which technique\n\n\
         Made by `emberdeck check --coverage` from the `covers` of the shipped cards. Do not edit.\n\n\
         | row | technique | served by |\n|---|---|---|\n",
    );
    for technique in Technique::all() {
        let cards: Vec<String> = decks
            .iter()
            .flat_map(|deck| &deck.cards)
            .filter(|card| card.covers.contains(&technique.row))
            .map(|card| card.id.clone())
            .collect();
        let few = cards.iter().take(8).cloned().collect::<Vec<_>>().join(", ");
        let more = cards.len().saturating_sub(8);
        let few = if more > 0 { format!("{few} and {more} more") } else { few };
        let served = match (&*technique.served_by, cards.is_empty()) {
            ("none", _) => format!("nothing: {}", technique.reason),
            ("card", true) => "**no card yet**".to_owned(),
            ("card", false) => few,
            (later, true) => format!("a page of the {later}, to come"),
            (later, false) => format!("{few}; a page of the {later}, to come"),
        };
        let _ = writeln!(text, "| {} | {} | {served} |", technique.row, technique.name);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_are_numbered_from_1_to_173() {
        let rows: Vec<u16> =
            Technique::all().iter().map(|technique| technique.row).collect();
        assert_eq!(rows, (1..=173).collect::<Vec<_>>());
    }

    #[test]
    fn a_row_is_served_by_what_the_project_has_or_says_why_not() {
        for technique in Technique::all() {
            let known = ["card", "workbook", "handout", "none"];
            assert!(known.contains(&&*technique.served_by), "{technique:?}");
            assert_eq!(technique.served_by == "none", !technique.reason.is_empty());
        }
    }
}
