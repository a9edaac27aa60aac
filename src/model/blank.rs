//! How many cards a run has that the two write themselves.

use std::fmt;
use std::str::FromStr;

use crate::model::characters::trimmed;
use crate::model::kept_value::Kept;
use crate::model::spell::Spell;
use crate::model::toml_text::Value;

/// Cards to write on, behind the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blank {
    /// So many.
    Cards(u16),
    /// As many as the last sheet has places left.
    Fill,
}

impl Blank {
    /// The most that are asked for by number.
    pub const MOST: u16 = 100;
    /// The word for filling the last sheet.
    pub const FILL: &'static str = "fill";
}

/// A text that says of no cards to write on how many they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoBlank;

impl fmt::Display for NoBlank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "it takes a whole number from 0 to {}, or `{}`",
            Blank::MOST,
            Blank::FILL
        )
    }
}

impl std::error::Error for NoBlank {}

impl FromStr for Blank {
    type Err = NoBlank;

    fn from_str(text: &str) -> Result<Self, NoBlank> {
        let text = trimmed(text);
        if text.eq_ignore_ascii_case(Self::FILL) {
            return Ok(Self::Fill);
        }
        let number = text.parse().ok().filter(|number| *number <= Self::MOST);
        number.map(Self::Cards).ok_or(NoBlank)
    }
}

impl Spell for Blank {
    fn spell(&self) -> String {
        match self {
            Self::Cards(number) => number.to_string(),
            Self::Fill => Self::FILL.to_owned(),
        }
    }
}

impl Kept for Blank {
    fn kept(&self) -> Value {
        match self {
            Self::Cards(number) => Value::from(*number),
            Self::Fill => Value::from(Self::FILL),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_to_write_on_are_a_number_or_what_fills_the_sheet() {
        for (text, read) in [
            ("0", Ok(Blank::Cards(0))),
            (" 100 ", Ok(Blank::Cards(100))),
            ("Fill", Ok(Blank::Fill)),
            ("101", Err(NoBlank)),
            ("-1", Err(NoBlank)),
            ("", Err(NoBlank)),
        ] {
            assert_eq!(text.parse(), read, "{text}");
        }
        for blank in [Blank::Cards(7), Blank::Fill] {
            assert_eq!(blank.spell().parse(), Ok(blank));
        }
    }
}
