//! Texts of a table, alone and in lists.

use toml::Spanned;
use toml::de::DeValue;

use crate::diag::Diagnostic;
use crate::load::characters::{is_plain, is_seen, is_unprintable, tidy};
use crate::load::fields::{Fields, Found, Lines};

/// No list of a card is longer.
const MOST: usize = 50;

/// No text in a deck is longer; what a card can hold is shorter still, and says so itself.
const LONGEST: usize = 5000;

impl<'s> Fields<'_, 's, '_> {
    /// A text, trimmed; lines may break inside it when `lines` says so.
    pub(super) fn text(
        &mut self,
        key: &'static str,
        lines: Lines,
    ) -> Option<Found<String>> {
        let value = self.value(key)?;
        self.check_text(key, value, lines)
    }

    fn check_text(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'s>>,
        lines: Lines,
    ) -> Option<Found<String>> {
        let DeValue::String(raw) = value.get_ref() else {
            self.wrong(key, value, "a text in quotes");
            return None;
        };
        let text = tidy(raw);
        let span = value.span();
        if (1..=LONGEST).contains(&text.len()) && is_plain(&text) {
            return Some((text, span));
        }
        let fault = |message: String, hint: &str| {
            Some(Diagnostic::error(message, span.clone()).hint(hint))
        };
        let length = text.chars().count();
        let problem = if !text.chars().any(is_seen) {
            fault(format!("`{key}` is empty"), "write the text")
        } else if length > LONGEST {
            fault(
                format!(
                    "`{key}` is {length} characters long; no text may be over {LONGEST}"
                ),
                "split it over several cards",
            )
        } else if let Some(other) = text.chars().find(|c| is_unprintable(*c)) {
            fault(
                format!(
                    "`{key}` holds the character U+{:04X}, which cannot be printed",
                    u32::from(other)
                ),
                "remove it",
            )
        } else if lines == Lines::One && text.contains('\n') {
            fault(format!("`{key}` has a line break"), "write it on one line")
        } else {
            None
        };
        match problem {
            Some(problem) => {
                self.problem(problem);
                None
            }
            None => Some((text, span)),
        }
    }

    /// A list of texts; absent is empty.
    pub(super) fn texts(
        &mut self,
        key: &'static str,
        lines: Lines,
    ) -> Vec<Found<String>> {
        self.texts_up_to(key, lines, MOST)
    }

    /// A list of words that may be as long as life: what a couple leaves out, say.
    pub(super) fn long_list(&mut self, key: &'static str) -> Vec<Found<String>> {
        self.texts_up_to(key, Lines::One, 10_000)
    }

    fn texts_up_to(
        &mut self,
        key: &'static str,
        lines: Lines,
        most: usize,
    ) -> Vec<Found<String>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(values) = value.get_ref().as_array() else {
            self.wrong(key, value, "a list of texts");
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
        values.iter().filter_map(|value| self.check_text(key, value, lines)).collect()
    }
}
