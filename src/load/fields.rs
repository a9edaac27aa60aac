//! Reading a table field by field: every wrong value is noted, the walk goes on.

use std::collections::HashSet;
use std::fmt::Display;
use std::ops::Range;
use std::str::FromStr;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diag::{Diagnostic, Problems};
use crate::load::describe::{describe, list};
use crate::load::suggest::closest;
use crate::load::wanted::Wanted;
use crate::model::{TextRule, Vocabulary};

/// In tables of so many keys looking for one takes less than making its hash.
const SMALL: usize = 30;

/// A value and where it stands.
pub(super) type Found<T> = (T, Range<usize>);

/// One table of a file, with what has been asked of it.
pub(super) struct Fields<'t, 's, 'p> {
    table: &'t DeTable<'s>,
    span: Range<usize>,
    /// What the table is called in messages, such as "card" or "deck".
    what: &'static str,
    asked: Vec<&'static str>,
    /// Keys that are told of already.
    refused: Vec<String>,
    is_passed_over: bool,
    pub(super) problems: &'p mut Problems,
}

impl<'t, 's, 'p> Fields<'t, 's, 'p> {
    pub(super) fn new(
        table: &'t DeTable<'s>,
        span: Range<usize>,
        what: &'static str,
        problems: &'p mut Problems,
    ) -> Self {
        let (asked, refused) = (Vec::new(), Vec::new());
        Self { table, span, what, asked, refused, is_passed_over: false, problems }
    }

    /// Where the table stands.
    pub(super) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    pub(super) fn problem(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Whether a part of the table could not be read: what it lacks may stand there.
    pub(super) fn is_hurt(&self) -> bool {
        self.problems.is_hurt_table(&self.span)
    }

    /// The raw value of a key, which from now on is known.
    pub(super) fn value(
        &mut self,
        key: &'static str,
    ) -> Option<&'t Spanned<DeValue<'s>>> {
        self.asked.push(key);
        if self.table.len() > SMALL {
            return self.table.get(key);
        }
        let mut entries = self.table.iter();
        entries.find(|(name, _)| *name.get_ref() == key).map(|(_, value)| value)
    }

    /// The spelling of a key that somebody wrote, of two; the first where neither is there, or both.
    pub(super) fn spelling(
        &self,
        key: &'static str,
        other: &'static str,
    ) -> &'static str {
        let has = |key: &str| self.table.contains_key(key);
        if has(other) && !has(key) { other } else { key }
    }

    /// Refuses a key, if it is there, with a reason of its own.
    pub(super) fn refuse(&mut self, key: &str, message: String, hint: String) {
        if let Some((found, _)) = self.table.get_key_value(key) {
            self.refused.push(key.to_owned());
            let span = found.span();
            self.problem(Diagnostic::error(message, span).hint(hint));
        }
    }

    /// Notes that a key is missing.
    pub(super) fn missing(&mut self, key: &str, hint: impl Into<String>) {
        if self.is_hurt() {
            return;
        }
        self.problems.note(|| {
            let message = format!("this {} has no `{key}`", self.what);
            Diagnostic::error(message, self.span.clone()).hint(hint)
        });
    }

    /// Notes that something else stands where it should not.
    pub(super) fn wrong(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'s>>,
        wanted: Wanted,
    ) {
        let (message, hint) = wanted.not(key, value.get_ref());
        self.problem(Diagnostic::error(message, value.span()).hint(hint));
    }

    /// A word of a closed vocabulary.
    pub(super) fn word<V: Vocabulary>(&mut self, key: &'static str) -> Option<V> {
        let value = self.value(key)?;
        self.check_word(key, value)
    }

    /// A list of words of a closed vocabulary; absent is empty.
    pub(super) fn words<V: Vocabulary>(&mut self, key: &'static str) -> Vec<V> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(values) = value.get_ref().as_array() else {
            self.wrong(key, value, Wanted::Words);
            return Vec::new();
        };
        values.iter().filter_map(|value| self.check_word(key, value)).collect()
    }

    fn check_word<V: Vocabulary>(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'s>>,
    ) -> Option<V> {
        let Some(word) = value.get_ref().as_str() else {
            self.wrong(key, value, Wanted::Word);
            return None;
        };
        let found = V::from_word(word);
        if found.is_none() {
            let all = || V::ALL.iter().map(|value| value.word());
            let hint = match closest(word, all()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("one of {}", list(all())),
            };
            let message = format!("`{key}` does not know {}", describe(value.get_ref()));
            self.problem(Diagnostic::error(message, value.span()).hint(hint));
        }
        found
    }

    /// A day, as TOML's own date or as a text.
    pub(super) fn date(&mut self, key: &'static str) -> Option<Found<Date>> {
        let value = self.value(key)?;
        self.check_date(key, value)
    }

    fn check_date(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'s>>,
    ) -> Option<Found<Date>> {
        let text = match value.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => String::new(),
        };
        let date = text.parse().ok();
        if date.is_none() {
            self.wrong(key, value, Wanted::Day);
        }
        Some((date?, value.span()))
    }

    /// A text that something else parses and says what is wrong with.
    pub(super) fn parsed<T: FromStr<Err: Display>>(
        &mut self,
        key: &'static str,
    ) -> Option<T> {
        let (text, span) = self.text(key, Lines::One)?;
        self.parse(key, &text, span)
    }

    pub(super) fn parse<T: FromStr<Err: Display>>(
        &mut self,
        key: &str,
        text: &str,
        span: Range<usize>,
    ) -> Option<T> {
        match text.parse() {
            Ok(value) => Some(value),
            Err(why) => {
                self.problem(Diagnostic::error(format!("`{key}`: {why}"), span));
                None
            }
        }
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, key: &'static str) -> Option<bool> {
        let value = self.value(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong(key, value, Wanted::Flag);
        }
        flag
    }

    /// A list of values.
    pub(super) fn list(
        &mut self,
        key: &'static str,
    ) -> Option<&'t [Spanned<DeValue<'s>>]> {
        let value = self.value(key)?;
        let list = value.get_ref().as_array();
        // A table that only its parts name stands nowhere: its place is the word in their name.
        let is_named_by_parts =
            value.get_ref().is_table() && value.span().len() == key.len();
        if is_named_by_parts {
            let message = format!("`[[{key}]]` is missing above this line");
            let hint = format!("begin each `{key}` with a line `[[{key}]]`");
            self.problem(Diagnostic::error(message, value.span()).hint(hint));
        } else if list.is_none() {
            self.wrong(key, value, Wanted::List);
        }
        list.map(|list| &list[..])
    }

    /// Whether a list is not there, or has nothing in it.
    pub(super) fn has_none(&mut self, key: &'static str) -> bool {
        let list = self.value(key).map(|value| value.get_ref().as_array());
        list.is_none_or(|list| list.is_some_and(|list| list.is_empty()))
    }

    /// A table within the table.
    pub(super) fn table(&mut self, key: &'static str) -> Option<Found<&'t DeTable<'s>>> {
        let value = self.value(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong(key, value, Wanted::Table);
        }
        table.map(|table| (table, value.span()))
    }

    /// Takes every key for known: what the table is could not be read, so its keys say nothing.
    pub(super) fn pass_over(&mut self) {
        self.is_passed_over = true;
    }

    /// Notes every key that nothing asked for.
    pub(super) fn finish(mut self) {
        let is_known = |name: &str| self.asked.contains(&name);
        if self.is_passed_over || self.table.keys().all(|key| is_known(key.get_ref())) {
            return;
        }
        // Keys are asked for again and again; each is named once.
        let mut seen = HashSet::new();
        self.asked.retain(|key| seen.insert(*key));
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if self.asked.contains(&name) || self.refused.iter().any(|key| key == name) {
                continue;
            }
            self.problems.note(|| {
                let short: String = name.chars().take(30).collect();
                let message = format!("a {} has no key `{short}`", self.what);
                let sense = SENSES.iter().find(|(sense, _)| *sense == name);
                let sense = sense.filter(|(_, key)| self.asked.contains(key));
                let near = closest(name, self.asked.iter().copied());
                let hint = match sense.map(|(_, key)| *key).or(near) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("its keys are {}", list(self.asked.iter().copied())),
                };
                Diagnostic::error(message, key.span()).hint(hint)
            });
        }
    }
}

/// Names that people write, and the keys that they mean.
const SENSES: [(&str, &str); 16] = [
    ("touch", "touch_level"),
    ("level", "pace"),
    ("depth", "pace"),
    ("time", "minutes"),
    ("duration", "minutes"),
    ("question", "prompt"),
    ("text", "prompt"),
    ("front", "prompt"),
    ("name", "title"),
    ("type", "kind"),
    ("category", "kind"),
    ("questions", "follow_ups"),
    ("back", "steps"),
    ("lang", "language"),
    ("topics", "topic"),
    ("author", "authors"),
];

/// Whether a text may break its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// One line.
    One,
    /// As many as the author breaks it into.
    Many,
}

impl Lines {
    /// What a text of so many lines may hold.
    pub(super) fn rule(self) -> TextRule {
        match self {
            Self::One => TextRule::LINE,
            Self::Many => TextRule::TEXT,
        }
    }
}
