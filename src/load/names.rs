//! The ids of a deck's cards, and who names whom.

use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use crate::diag::{Diagnostic, Problems};
use crate::load::describe::short;
use crate::load::retired::Retirement;
use crate::model::Retired;

/// The ids of all cards that a deck's file has, read or not, and the cards that they need.
#[derive(Debug, Default)]
pub(super) struct Names {
    ids: HashMap<String, Range<usize>>,
    needs: Vec<Need>,
    retired: Vec<Retirement>,
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

    /// Cards that the deck had and has no more.
    pub(super) fn retire(&mut self, retired: Vec<Retirement>) {
        self.retired = retired;
    }

    /// Checks who names whom, when all cards are read.
    pub(super) fn check(&self, problems: &mut Problems) {
        if problems.is_hurt() {
            // The card may stand where nothing could be read.
            return;
        }
        self.check_retired(problems);
        self.check_needs(problems);
    }

    /// A retired card is not there, and what takes its place is.
    fn check_retired(&self, problems: &mut Problems) {
        for Retirement { id, at, became, became_at } in &self.retired {
            if let Some(here) = self.ids.get(id) {
                let message = format!("`{id}` is retired, and stands in this deck");
                let hint = "an id stays what it is: give the card one of its own";
                let problem = Diagnostic::error(message, at.clone()).hint(hint);
                problems.push(problem.other(here.clone(), "the card"));
            } else if let Retired::For { deck: None, card } = became
                && !self.ids.contains_key(card)
            {
                let message = format!("`{card}` takes a place and is no card here");
                let hint = "name a card of this deck, or one of another as `deck#C-001`";
                problems.push(Diagnostic::error(message, became_at.clone()).hint(hint));
            }
        }
    }

    /// A card that another needs must be in the same deck, sound or not, or be named with its
    /// deck.
    fn check_needs(&self, problems: &mut Problems) {
        for Need { name, of, span } in &self.needs {
            if of.as_ref() == Some(name) || !self.ids.contains_key(name) {
                let retired = self.retired.iter().find(|one| one.id == *name);
                problems.note(|| {
                    if let Some(retired) = retired {
                        let message =
                            format!("`needs` names `{name}`, which was retired");
                        let hint = retired.became.to_string();
                        return Diagnostic::error(message, span.clone()).hint(hint);
                    }
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
