//! The ids of a deck's cards, and who names whom.

use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use crate::diag::{Diagnostic, Problems};
use crate::load::describe::short;

/// The ids of all cards that a deck's file has, read or not, and the cards that they need.
#[derive(Debug, Default)]
pub(super) struct Names {
    ids: HashMap<String, Range<usize>>,
    needs: Vec<Need>,
}

/// A card that another one needs.
#[derive(Debug)]
struct Need {
    name: String,
    /// The id of the card that needs it.
    of: Option<String>,
    span: Range<usize>,
}

impl Names {
    /// Reads the cards of a piece of the file that begins at a byte; no two share an id.
    pub(super) fn read(
        &mut self,
        cards: &[Spanned<DeValue<'_>>],
        begins: usize,
        problems: &mut Problems,
    ) {
        let place = |value: &Spanned<DeValue<'_>>| {
            value.span().start + begins..value.span().end + begins
        };
        for card in cards.iter().filter_map(|card| card.get_ref().as_table()) {
            let id =
                card.get("id").and_then(|id| Some((id.get_ref().as_str()?, place(id))));
            self.needs(card.get("needs"), id.as_ref().map(|(name, _)| *name), place);
            let Some((name, span)) = id else { continue };
            if let Some(first) = self.ids.insert(name.to_owned(), span.clone()) {
                problems.note(|| {
                    let message = format!("two cards have the id {}", short(name));
                    Diagnostic::error(message, span)
                        .other(first, "the first one")
                        .hint("give the newer card an id of its own")
                });
            }
        }
    }

    fn needs(
        &mut self,
        needs: Option<&Spanned<DeValue<'_>>>,
        of: Option<&str>,
        place: impl Fn(&Spanned<DeValue<'_>>) -> Range<usize>,
    ) {
        let needs = needs.and_then(|needs| needs.get_ref().as_array());
        for need in needs.into_iter().flatten() {
            let Some(name) = need.get_ref().as_str().filter(|name| !name.contains('#'))
            else {
                continue;
            };
            let (name, of) = (name.to_owned(), of.map(str::to_owned));
            self.needs.push(Need { name, of, span: place(need) });
        }
    }

    /// A card that another needs must be in the same deck, sound or not, or be named with its
    /// deck.
    pub(super) fn check_needs(&self, problems: &mut Problems) {
        if problems.is_hurt() {
            // The card may stand where nothing could be read.
            return;
        }
        for Need { name, of, span } in &self.needs {
            if of.as_ref() == Some(name) || !self.ids.contains_key(name) {
                problems.note(|| {
                    let name = short(name);
                    let message =
                        format!("`needs` names {name}, which is no other card here");
                    let hint =
                        "name a card of this deck, or one of another as `deck#C-001`";
                    Diagnostic::error(message, span.clone()).hint(hint)
                });
            }
        }
    }
}
