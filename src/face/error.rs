//! What cannot be set, and what had to be set smaller.

use std::fmt;

use crate::geom::Length;
use crate::model::Field;
use crate::picture::PictureError;
use crate::text::MissingGlyph;

/// Why a text cannot be set.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// The text does not fit at the smallest size.
    Overset {
        /// Lines it takes at that size.
        lines: usize,
        /// Lines there is room for.
        room: usize,
        /// The smallest size.
        size: Length,
    },
    /// One word is wider than the card's measure at the smallest size.
    WideWord {
        /// How far it sticks out.
        over: Length,
        /// The smallest size.
        size: Length,
    },
    /// Pips, pace, minutes and id do not stand side by side.
    WideFoot {
        /// How much is missing.
        over: Length,
    },
    /// The word for the kind finds no room at the head, beside the sign or the id.
    WideHead {
        /// How much is missing.
        over: Length,
    },
    /// A character that no font has.
    Missing(MissingGlyph),
    /// No room for the picture above the least height.
    NoRoomForArt,
    /// The picture's file is damaged.
    Picture(PictureError),
}

/// A text of a card that cannot be set.
#[derive(Debug, Clone, PartialEq)]
pub struct FaceError {
    /// The card, by its place among those laid out.
    pub card: usize,
    /// Its id.
    pub id: String,
    /// Which text.
    pub field: Field,
    /// Which of them, for lists.
    pub nth: usize,
    /// Why.
    pub fault: Fault,
    /// What would hold the card.
    pub holds: Holds,
}

/// What would hold a card that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// Nobody has tried.
    Untried,
    /// No format that has a name.
    Nothing,
    /// This one, the smallest of those that do.
    Format(String),
}

/// A text that was set below the deck's size, or a picture that is too coarse.
#[derive(Debug, Clone, PartialEq)]
pub struct FaceNote {
    /// The card, by its place among those laid out.
    pub card: usize,
    /// Its id.
    pub id: String,
    /// Which text.
    pub field: Field,
    /// What was done, from the verb on.
    pub message: String,
}

impl fmt::Display for FaceNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (id, message) = (&self.id, &self.message);
        match self.field {
            Field::Image => write!(f, "the picture of card `{id}` {message}"),
            field => write!(f, "`{}` of card `{id}` {message}", field.key()),
        }
    }
}

impl fmt::Display for FaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (id, key) = (&self.id, self.field.key());
        match &self.fault {
            Fault::Overset { lines, room, size } => {
                let size = size.to_pt();
                write!(
                    f,
                    "`{key}` of card `{id}` does not fit: it takes {lines} lines at {size} pt, and there is room for {room}"
                )
            }
            Fault::WideWord { over, size } => {
                let size = size.to_pt();
                write!(
                    f,
                    "a word in `{key}` of card `{id}` is {over} wider than the card's measure at {size} pt"
                )
            }
            Fault::WideFoot { over } => {
                write!(
                    f,
                    "the foot of card `{id}` (pace, minutes, id) is {over} wider than the card's measure"
                )
            }
            Fault::WideHead { over } => {
                write!(
                    f,
                    "the kind of card `{id}` in words is {over} wider than the room at its head"
                )
            }
            // The place is told beside it, so that all cards in one script get one message.
            Fault::Missing(missing) => write!(f, "{missing}"),
            Fault::NoRoomForArt => {
                write!(f, "the picture of card `{id}` finds no room under its prompt")
            }
            Fault::Picture(error) => {
                write!(f, "the picture of card `{id}` cannot be printed: {error}")
            }
        }
    }
}

impl FaceError {
    /// What the author can do about it.
    pub fn hint(&self) -> String {
        let format = |rest: &str| match &self.holds {
            Holds::Format(format) => {
                format!("{rest}; `--format {format}` would hold this card")
            }
            Holds::Nothing => format!("{rest}; no card format holds it as it is"),
            Holds::Untried => rest.to_owned(),
        };
        match &self.fault {
            Fault::Missing(_) => {
                "write it otherwise; the fonts here cover Latin, Greek, Cyrillic, Hebrew, Arabic, symbols and emoji".to_owned()
            }
            Fault::Picture(error) => error.hint().to_owned(),
            Fault::Overset { lines, room, .. } => {
                let over = 100.0 * (1.0 - f64::from(u32::try_from(*room).unwrap_or(0)) / f64::from(u32::try_from(*lines).unwrap_or(1)));
                format(&format!("shorten it by about {:.0} %", over.max(1.0).ceil()))
            }
            Fault::WideWord { .. } => format(
                "put a soft hyphen (`\\u00AD`) where the word may be parted, or take a shorter one",
            ),
            Fault::WideFoot { .. } => format("take a shorter id"),
            Fault::WideHead { .. } => format("take a larger card"),
            Fault::NoRoomForArt => format("shorten the prompt or leave the picture out"),
        }
    }
}
