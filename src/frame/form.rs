//! Places for answers.

use crate::geom::{Length, Point, Size};

/// Where a text begins in its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle, as numbers and dates in a table.
    Center,
}

/// What is answered, and how.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A text on one line.
    Line {
        /// The type size.
        size: Length,
        /// Where it begins.
        align: Align,
    },
    /// A text of several lines.
    Area {
        /// The type size.
        size: Length,
    },
    /// A box that is ticked or not.
    Check,
    /// One button of a group of which one at most is chosen: all buttons with the field's name
    /// are one group.
    Choice {
        /// What the answer is when this one is chosen; a word without spaces.
        value: String,
        /// What is said of this button: "7 of 10".
        says: String,
    },
}

/// A place for an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct FormField {
    /// Where its top left corner lies.
    pub at: Point,
    /// How much of the page it covers.
    pub size: Size,
    /// Its name in the document, parts joined by points: `week02.checkin.a.closeness`. It is
    /// the same in every copy and every edition of the page.
    pub name: String,
    /// What is asked, for a reader who hears the page. For a choice, what all buttons of the
    /// group are about.
    pub label: String,
    /// What is answered.
    pub answer: Answer,
}

impl FormField {
    /// What a reader hears who does not see it; of a choice, what this button says too.
    pub fn spoken(&self) -> String {
        match &self.answer {
            Answer::Choice { says, .. } => format!("{}: {says}", self.label),
            _ => self.label.clone(),
        }
    }
}
