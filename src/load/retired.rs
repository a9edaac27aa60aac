//! Reading `[deck.retired]`: cards that a deck has no more, and what takes their place.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diag::{Diagnostic, Problems};
use crate::load::describe::short;
use crate::load::rules::is_card_id;
use crate::model::{Retired, TextRule};

/// A card that was retired, and where that is said.
#[derive(Debug)]
pub(super) struct Retirement {
    pub(super) id: String,
    pub(super) at: Range<usize>,
    pub(super) became: Retired,
    pub(super) became_at: Range<usize>,
}

const HINT: &str = "name the card that takes its place, `C-007 = \"C-215\"`, one of another deck, \
                    `C-007 = \"touch#T-102\"`, or say why it is gone";

/// Reads the table of a deck's head. Whether the cards are there is asked when all are read.
pub(super) fn read_retired(
    head: Option<&DeTable<'_>>,
    problems: &mut Problems,
) -> Vec<Retirement> {
    let table = head.and_then(|head| head.get("retired")?.get_ref().as_table());
    let mut all = Vec::new();
    for (id, became) in table.into_iter().flatten() {
        let name: &str = id.get_ref();
        if !is_card_id(name) {
            let message = format!("{} is no card id", short(name));
            problems.push(Diagnostic::error(message, id.span()).hint(HINT));
            continue;
        }
        match read_became(name, became) {
            Ok(read) => all.push(Retirement {
                id: name.to_owned(),
                at: id.span(),
                became: read,
                became_at: became.span(),
            }),
            Err(message) => {
                problems.push(Diagnostic::error(message, became.span()).hint(HINT));
            }
        }
    }
    all
}

fn read_became(id: &str, value: &Spanned<DeValue<'_>>) -> Result<Retired, String> {
    let text = value.get_ref().as_str().map(str::trim).filter(|text| !text.is_empty());
    let Some(text) = text else {
        return Err(format!("`{id}` is retired without a word on what became of it"));
    };
    if is_card_id(text) {
        return Ok(Retired::For { deck: None, card: text.to_owned() });
    }
    // A sentence has spaces; what has none names a card.
    match text.split_once('#') {
        Some((deck, card)) if !text.contains(' ') => {
            if !is_card_id(card) || deck.is_empty() {
                return Err(format!("{} is no card id", short(text)));
            }
            Ok(Retired::For { deck: Some(deck.to_owned()), card: card.to_owned() })
        }
        _ => TextRule::LINE
            .read(text)
            .map(Retired::Because)
            .map_err(|why| format!("`{id}`: {why}")),
    }
}
