//! What a field takes: the scale that an answer stands on.

use std::fmt;

use crate::model::Reply;

/// What may stand in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Takes {
    /// Any text.
    Text,
    /// A tick.
    Tick,
    /// A number from 1 to this one.
    Number(u16),
    /// One of these words.
    Word(Vec<String>),
}

impl Takes {
    /// What was typed or chosen, as the field takes it; none when it does not.
    pub fn read(&self, said: &str) -> Option<Reply> {
        let reply = match self {
            Self::Number(_) | Self::Word(_) => Reply::chosen(said),
            Self::Text | Self::Tick => Reply::Words(said.to_owned()),
        };
        self.fits(&reply).then_some(reply)
    }

    /// Whether a reply can stand in the field.
    pub fn fits(&self, reply: &Reply) -> bool {
        match (self, reply) {
            (Self::Text, Reply::Words(_)) | (Self::Tick, Reply::Ticked) => true,
            (Self::Number(to), Reply::Number(number)) => (1..=*to).contains(number),
            (Self::Word(words), Reply::Words(word)) => words.contains(word),
            (Self::Word(words), Reply::Number(number)) => {
                words.contains(&number.to_string())
            }
            _ => false,
        }
    }
}

impl fmt::Display for Takes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("a text"),
            Self::Tick => f.write_str("a tick"),
            Self::Number(to) => write!(f, "a number from 1 to {to}"),
            Self::Word(words) => {
                let words: Vec<_> =
                    words.iter().map(|word| format!("`{word}`")).collect();
                f.write_str(&words.join(" or "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_on_its_scale_is_taken_and_nothing_else() {
        let words = Takes::Word(vec!["back".to_owned(), "hold".to_owned()]);
        let number = Takes::Number(10);
        for (takes, said, taken) in [
            (&number, "1", Some(Reply::Number(1))),
            (&number, "10", Some(Reply::Number(10))),
            (&number, "0", None),
            (&number, "11", None),
            (&number, "07", None),
            (&number, "+7", None),
            (&number, "65537", None),
            (&words, "hold", Some(Reply::Words("hold".to_owned()))),
            (&words, "sideways", None),
            (&words, "", None),
            (&Takes::Text, "7", Some(Reply::Words("7".to_owned()))),
            (&Takes::Tick, "Yes", None),
        ] {
            assert_eq!(takes.read(said), taken, "{takes:?} {said}");
        }
        for (takes, reply, is_taken) in [
            (&Takes::Tick, Reply::Ticked, true),
            (&Takes::Text, Reply::Ticked, false),
            (&Takes::Text, Reply::Number(7), false),
            (&words, Reply::Number(7), false),
            (&number, Reply::Words("7".to_owned()), false),
        ] {
            assert_eq!(takes.fits(&reply), is_taken, "{takes:?} {reply:?}");
        }
        assert_eq!(words.to_string(), "`back` or `hold`");
    }
}
