//! Pace and touch: how deep a card goes, and how near.

/// How tender a card is, from 1 (easy) to 5 (tender).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pace(u8);

impl Pace {
    /// The easiest.
    pub const EASY: Self = Self(1);

    /// The pace of a number from 1 to 5.
    pub fn new(number: i64) -> Option<Self> {
        u8::try_from(number).ok().filter(|pace| (1..=5).contains(pace)).map(Self)
    }

    /// The number from 1 to 5.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Whether the card asks first whether now is a good time, and ends with a look back.
    pub fn is_deep(self) -> bool {
        self.0 >= 4
    }
}

/// How near a card brings two bodies, from 0 (not at all) to 5.
///
/// 1 brief, 2 held (clothed), 3 skin, 4 sensual, 5 sexual; 4 and 5 in adult decks only.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TouchLevel(u8);

impl TouchLevel {
    /// No touch.
    pub const NONE: Self = Self(0);
    /// Touch with clothes on: as far as a deck goes when nobody has said otherwise.
    pub const HELD: Self = Self(2);
    /// Skin: only when both have said yes.
    pub const SKIN: Self = Self(3);

    /// The level of a number from 0 to 5.
    pub fn new(number: i64) -> Option<Self> {
        u8::try_from(number).ok().filter(|level| *level <= 5).map(Self)
    }

    /// The number from 0 to 5.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Whether anyone touches anyone.
    pub fn is_touch(self) -> bool {
        self.0 > 0
    }
}
