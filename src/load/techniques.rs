//! The table of techniques, and which cards serve each.

use std::fmt::Write;

use serde::Deserialize;

use crate::model::{Deck, PageType};

/// How many rows the table has.
pub(super) const ROWS: i64 = 173;

/// What a couple's deck and its companions are to hold: one row of `decks/techniques.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Technique {
    /// The number that cards name in `covers`.
    pub row: u16,
    /// Which of the five articles behind the program name it.
    pub articles: Vec<String>,
    /// What it is called.
    pub name: String,
    /// What serves it: `card`, `workbook`, `handout` or `none`.
    pub served_by: String,
    /// Why nothing serves it.
    #[serde(default)]
    pub reason: String,
}

#[derive(Deserialize)]
struct CoverageTable {
    technique: Vec<Technique>,
}

impl Technique {
    /// All rows, in order.
    ///
    /// # Panics
    /// Never: the table is compiled in, and a test reads it.
    pub fn all() -> Vec<Self> {
        let table: CoverageTable =
            toml::from_str(include_str!("../../decks/techniques.toml"))
                .expect("the table of techniques is sound");
        table.technique
    }
}

/// A table in Markdown: every row with the cards and the pages that serve it, or why nothing
/// does.
pub fn coverage(decks: &[&Deck], pages: &[PageType]) -> String {
    let mut text = String::from(
        "# What serves which technique\n\n\
         Made by `emberdeck check --coverage` from the `covers` of the shipped cards and pages, and\n\
         from their `touches`: what comes near a row and does not serve it. Do not edit.\n\n\
         | row | technique | served by | touched by |\n|---|---|---|---|\n",
    );
    for technique in Technique::all() {
        let cards: Vec<String> = decks
            .iter()
            .flat_map(|deck| &deck.cards)
            .filter(|card| card.covers.contains(&technique.row))
            .map(|card| card.id.clone())
            .collect();
        let served = match &*technique.served_by {
            "none" => format!("nothing: {}", technique.reason),
            _ => served(&cards, &pages_of(technique.row, pages)),
        };
        let touched = touched(technique.row, decks, pages);
        let (row, name) = (technique.row, technique.name);
        let _ = writeln!(text, "| {row} | {name} | {served} | {touched} |");
    }
    text
}

/// The cards and pages that touch a row at most.
fn touched(row: u16, decks: &[&Deck], pages: &[PageType]) -> String {
    let cards = decks.iter().flat_map(|deck| &deck.cards);
    let cards = cards.filter(|card| card.touches.contains(&row));
    let mut names: Vec<String> = cards.map(|card| card.id.clone()).collect();
    let pages = pages.iter().filter(|page| page.touches.contains(&row));
    names.extend(pages.map(|page| format!("`{}`", page.id)));
    names.dedup();
    names.join(", ")
}

/// The ids of the pages that serve a row.
fn pages_of(row: u16, pages: &[PageType]) -> Vec<String> {
    let serves = pages.iter().filter(|page| page.covers.contains(&row));
    let mut ids: Vec<String> = serves.map(|page| format!("`{}`", page.id)).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// A few cards, and all pages.
fn served(cards: &[String], pages: &[String]) -> String {
    const FEW: usize = 8;
    let mut parts = Vec::new();
    if !cards.is_empty() {
        let few = cards[..cards.len().min(FEW)].join(", ");
        parts.push(match cards.len().saturating_sub(FEW) {
            0 => few,
            more => format!("{few} and {more} more"),
        });
    }
    match pages {
        [] => {}
        [one] => parts.push(format!("page {one}")),
        _ => parts.push(format!("pages {}", pages.join(", "))),
    }
    if parts.is_empty() { "**nothing yet**".to_owned() } else { parts.join("; ") }
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
