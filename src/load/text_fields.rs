//! Texts of a table, alone and in lists.

use toml::Spanned;
use toml::de::DeValue;

use crate::diag::Diagnostic;
use crate::load::fields::{Fields, Found, Lines};
use crate::load::wanted::Wanted;
use crate::model::TextRule;

/// No list of a card is longer.
const MOST: usize = 50;
/// No list of anything is longer.
const LONG: usize = 10_000;

impl<'s> Fields<'_, 's, '_> {
    /// A text, trimmed; lines may break inside it when `lines` says so.
    pub(super) fn text(
        &mut self,
        key: &'static str,
        lines: Lines,
    ) -> Option<Found<String>> {
        self.ruled(key, lines.rule())
    }

    /// What something is called.
    pub(super) fn name(&mut self, key: &'static str) -> Option<Found<String>> {
        self.ruled(key, TextRule::NAME)
    }

    /// Where a file lies.
    pub(super) fn path(&mut self, key: &'static str) -> Option<Found<String>> {
        let (path, span) = self.ruled(key, TextRule::PATH)?;
        Some((path.trim().to_owned(), span))
    }

    /// A text by its rule.
    pub(super) fn ruled(
        &mut self,
        key: &'static str,
        rule: TextRule,
    ) -> Option<Found<String>> {
        let value = self.value(key)?;
        self.check_text(key, value, rule)
    }

    fn check_text(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'s>>,
        rule: TextRule,
    ) -> Option<Found<String>> {
        let DeValue::String(raw) = value.get_ref() else {
            self.wrong(key, value, Wanted::Text);
            return None;
        };
        match rule.read(raw) {
            Ok(text) => Some((text, value.span())),
            Err(unfit) => {
                let problem = Diagnostic::error(unfit.of(key), value.span());
                self.problem(problem.hint(unfit.hint()));
                None
            }
        }
    }

    /// A list of texts; absent is empty.
    pub(super) fn texts(
        &mut self,
        key: &'static str,
        lines: Lines,
    ) -> Vec<Found<String>> {
        self.texts_up_to(key, lines.rule(), MOST)
    }

    /// A list of names; absent is empty.
    pub(super) fn names(&mut self, key: &'static str) -> Vec<Found<String>> {
        self.texts_up_to(key, TextRule::NAME, MOST)
    }

    /// A list that may be as long as life: what a couple leaves out, say.
    pub(super) fn long_list(
        &mut self,
        key: &'static str,
        rule: TextRule,
    ) -> Vec<Found<String>> {
        self.texts_up_to(key, rule, LONG)
    }

    fn texts_up_to(
        &mut self,
        key: &'static str,
        rule: TextRule,
        most: usize,
    ) -> Vec<Found<String>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(values) = value.get_ref().as_array() else {
            self.wrong(key, value, Wanted::Texts);
            return Vec::new();
        };
        if values.len() > most {
            let message = format!(
                "`{key}` has {} entries; this list may have {most} at most",
                values.len()
            );
            self.problem(Diagnostic::error(message, value.span()).hint("shorten it"));
            return Vec::new();
        }
        values.iter().filter_map(|value| self.check_text(key, value, rule)).collect()
    }
}
