//! Whose copy of a workbook or a handout it is, and whose answers it has room for.

use crate::model::{Audience, Lead};

/// Whose answers a copy has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum People {
    /// Those of the two, side by side.
    Both,
    /// Those of one.
    One(Lead),
}

impl People {
    /// The people in order.
    pub fn list(self) -> &'static [Lead] {
        match self {
            Self::Both => &[Lead::A, Lead::B],
            Self::One(Lead::A) => &[Lead::A],
            Self::One(Lead::B) => &[Lead::B],
        }
    }
}

/// Whose copy of a workbook or a handout it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The two have it together: no private page is in it.
    Shared,
    /// One has it alone.
    Own(Lead),
    /// The counsellor's: what the two share, and notes.
    Counsellor,
}

impl Whose {
    /// The copy that a word names; both spellings of the counsellor are known.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "shared" => Some(Self::Shared),
            "a" => Some(Self::Own(Lead::A)),
            "b" => Some(Self::Own(Lead::B)),
            "counsellor" | "counselor" => Some(Self::Counsellor),
            _ => None,
        }
    }

    /// Whose answers it has room for.
    pub fn people(self) -> People {
        match self {
            Self::Shared | Self::Counsellor => People::Both,
            Self::Own(person) => People::One(person),
        }
    }

    /// Whether a page is in it.
    pub fn sees(self, audience: Audience) -> bool {
        audience == Audience::Shared || matches!(self, Self::Own(_))
    }
}

/// How much of a copy is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Extent {
    /// All its pages.
    #[default]
    Whole,
    /// Only what the shared copy lacks: private pages, and what each says alone of the cards.
    OwnPages,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_but_its_owner_sees_a_private_page() {
        for whose in [Whose::Shared, Whose::Counsellor] {
            assert!(!whose.sees(Audience::Private) && whose.sees(Audience::Shared));
        }
        assert!(Whose::Own(Lead::B).sees(Audience::Private));
        assert_eq!(Whose::Own(Lead::B).people().list(), [Lead::B]);
    }
}
