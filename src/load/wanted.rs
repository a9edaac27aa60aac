//! What a key takes, and what to do when something else stands there.

use std::borrow::Cow;

use toml::de::DeValue;

use crate::load::describe::describe;

/// The kind of value that a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A text.
    Text,
    /// A word of those that are known.
    Word,
    /// A list of texts.
    Texts,
    /// A list of words.
    Words,
    /// Yes or no.
    Flag,
    /// A number above zero, with a point or without.
    Weight,
    /// A day.
    Day,
    /// A list of anything.
    List,
    /// A table.
    Table,
}

/// Keys that take a length.
const LENGTHS: [&str; 4] = ["margin", "bleed", "gutter", "caliper"];

impl Wanted {
    /// What the key takes, in words.
    fn words(self) -> &'static str {
        match self {
            Self::Text => "a text in quotes",
            Self::Word => "a word in quotes",
            Self::Texts => "a list of texts",
            Self::Words => "a list of words",
            Self::Flag => "`true` or `false`",
            Self::Weight => "a number above zero",
            Self::Day => "a day such as `2026-11-30`",
            Self::List => "a list",
            Self::Table => "a table",
        }
    }

    /// What is wrong, and what to do about it, when this stands there.
    pub(super) fn not(self, key: &str, found: &DeValue<'_>) -> (String, String) {
        let message = format!("`{key}` takes {}, not {}", self.words(), describe(found));
        match (self, found) {
            (Self::Text | Self::Word, DeValue::Array(_)) => {
                (message, format!("leave the brackets out: `{key} = \"…\"`"))
            }
            (Self::Text | Self::Word, DeValue::Table(_)) => {
                (message, format!("write `{key} = \"…\"`"))
            }
            // A length without its unit.
            (Self::Text | Self::Word, DeValue::Integer(_) | DeValue::Float(_))
                if LENGTHS.contains(&key) =>
            {
                let number = bare(found);
                (message, format!("write it with a unit: `{key} = \"{number}mm\"`"))
            }
            (Self::Text | Self::Word, other) => {
                (message, format!("put quotes around it: `{key} = \"{}\"`", bare(other)))
            }
            (Self::Texts | Self::Words, DeValue::String(_)) => {
                let message = format!("`{key}` takes {}, not one text", self.words());
                (message, format!("put brackets around it: `{key} = [\"…\"]`"))
            }
            (Self::Texts | Self::Words, _) => {
                (message, format!("write `{key} = [\"…\", \"…\"]`"))
            }
            (Self::Flag | Self::Weight, DeValue::String(text)) => in_quotes(key, text)
                .filter(|_| self.takes(text))
                .unwrap_or_else(|| (message, self.example(key))),
            (Self::List, DeValue::Table(_)) => {
                let message = "one pair of brackets stands where two belong";
                (
                    message.to_owned(),
                    format!("write `[[{key}]]`, in two pairs, above each {key}"),
                )
            }
            (Self::Table, DeValue::Array(_)) => {
                let message = "two pairs of brackets stand where one belongs".to_owned();
                (message, format!("write `[{key}]`, in one pair"))
            }
            _ => (message, self.example(key)),
        }
    }

    /// Whether a text would do without its quotes.
    fn takes(self, text: &str) -> bool {
        match self {
            Self::Flag => matches!(text, "true" | "false"),
            _ => text.parse::<f64>().is_ok_and(|number| number > 0.0),
        }
    }

    fn example(self, key: &str) -> String {
        match self {
            Self::Flag => {
                format!("write `{key} = true` or `{key} = false`, without quotes")
            }
            Self::Weight => format!("write it as in `{key} = 1.5`, without quotes"),
            Self::Day => format!("write `{key} = 2026-11-30`: year, month and day"),
            Self::List => format!("write `{key} = [ … ]`"),
            _ => format!("write `{key} = {{ … }}`, or its keys below `[{key}]`"),
        }
    }
}

/// What is said of a value that is right but for its quotes.
pub(super) fn in_quotes(key: &str, text: &str) -> Option<(String, String)> {
    let is_short = text.len() <= 20 && text.bytes().all(|byte| byte.is_ascii_graphic());
    is_short.then(|| {
        let message = format!("the value of `{key}` is in quotes, as a text would be");
        (message, format!("leave the quotes out: `{key} = {text}`"))
    })
}

/// A value as it would stand between quotes.
fn bare<'a>(value: &'a DeValue<'_>) -> Cow<'a, str> {
    match value {
        DeValue::Integer(number) => number.as_str().into(),
        DeValue::Float(number) => number.as_str().into(),
        DeValue::Boolean(flag) => flag.to_string().into(),
        DeValue::Datetime(day) => day.to_string().into(),
        _ => "…".into(),
    }
}
