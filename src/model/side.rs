//! Values that are asked for, or left out with `no:` before them.

use std::fmt;
use std::str::FromStr;

use crate::model::characters::trimmed;
use crate::model::{Kind, TextRule, Topic, Unfit, Vocabulary};

/// Whether a value is asked for or left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Side<T> {
    /// Only cards that have it.
    With(T),
    /// Only cards that have it not: `no:touch`.
    Without(T),
}

impl<T> Side<T> {
    fn read<E>(text: &str, parse: impl Fn(&str) -> Result<T, E>) -> Result<Self, E> {
        let text = trimmed(text);
        match text.split_at_checked(3) {
            Some((no, left_out)) if no.eq_ignore_ascii_case("no:") => {
                parse(left_out).map(Self::Without)
            }
            _ => parse(text).map(Self::With),
        }
    }

    /// How it is written, given how the value is.
    fn written(&self, word: impl Fn(&T) -> &str) -> String {
        match self {
            Self::With(value) => word(value).to_owned(),
            Self::Without(value) => format!("no:{}", word(value)),
        }
    }
}

impl FromStr for Side<Kind> {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Self::read(text, known)
    }
}

impl FromStr for Side<Topic> {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Self::read(text, known)
    }
}

impl FromStr for Side<String> {
    type Err = Unfit;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::read(text, |text| TextRule::NAME.read(text))
    }
}

impl<T: Vocabulary> fmt::Display for Side<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written(|value| value.word()))
    }
}

impl Side<String> {
    /// As it is written: `garden`, `no:garden`.
    pub fn text(&self) -> String {
        self.written(|text| text)
    }
}

/// A word that is not in its vocabulary, and those that are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownWord {
    /// The word.
    pub word: String,
    /// The vocabulary.
    pub all: Vec<&'static str>,
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is none of {}", self.word, self.all.join(", "))
    }
}

impl std::error::Error for UnknownWord {}

fn known<V: Vocabulary>(word: &str) -> Result<V, UnknownWord> {
    V::typed(word).ok_or_else(|| UnknownWord {
        word: word.to_owned(),
        all: V::ALL.iter().map(|value| value.word()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_before_a_word_leaves_it_out() {
        let side: Side<Kind> = "no:touch".parse().unwrap();
        assert_eq!(side, Side::Without(Kind::Touch));
        assert_eq!(side.to_string(), "no:touch");
        assert_eq!("No:TOUCH".parse(), Ok(side));
        assert!("tuoch".parse::<Side<Kind>>().unwrap_err().all.contains(&"touch"));
    }
}
