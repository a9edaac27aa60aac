//! Places for answers.

use std::collections::{HashMap, HashSet};

use crate::frame::{Frame, Item};
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
            Answer::Choice { says, .. } => led(&self.label, says),
            _ => self.label.clone(),
        }
    }
}

/// What leads to something else, and that: "Monday: done". What ends a sentence gives way to the
/// colon, but for what asks or calls.
pub fn led(head: &str, rest: &str) -> String {
    let head = head.trim_end_matches(['.', ':', ';', ',', '…', ' ']);
    match head.chars().last() {
        None => rest.to_owned(),
        Some('?' | '!') => format!("{head} {rest}"),
        Some(_) => format!("{head}: {rest}"),
    }
}

/// Tells the fields of a document apart to who hears them: where two have one label, a number
/// follows from the second on. Buttons of one name are one field.
pub fn tell_apart<'f>(frames: impl IntoIterator<Item = &'f mut Frame>) {
    let mut taken: HashSet<String> = HashSet::new();
    let mut given: HashMap<String, String> = HashMap::new();
    for frame in frames {
        for item in frame.items_mut() {
            let Item::Field(field) = item else { continue };
            if let Some(label) = given.get(&field.name) {
                field.label.clone_from(label);
                continue;
            }
            let mut label = field.label.clone();
            let mut nth = 1_usize;
            while taken.contains(&label) {
                nth += 1;
                label = format!("{} ({nth})", field.label);
            }
            taken.insert(label.clone());
            given.insert(field.name.clone(), label.clone());
            field.label = label;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::{Mark, Tag};

    #[test]
    fn what_leads_to_something_ends_in_one_colon() {
        assert_eq!(led("Monday", "done"), "Monday: done");
        assert_eq!(
            led("I feel heard when I talk.", "7 of 10"),
            "I feel heard when I talk: 7 of 10"
        );
        assert_eq!(led("I am glad that you…", "1"), "I am glad that you: 1");
        assert_eq!(led("Another time?", "later"), "Another time? later");
        assert_eq!(led("", "later"), "later");
    }

    #[test]
    fn two_fields_of_one_label_are_told_apart_by_a_number() {
        let mut frames = vec![Frame::new(Size::mm(10.0, 10.0)), Frame::default()];
        let choice = |value: &str| Answer::Choice {
            value: value.to_owned(),
            says: value.to_owned(),
        };
        for (at, name, answer) in [
            (0, "a", Answer::Check),
            (0, "b", choice("yes")),
            (0, "b", choice("no")),
            (1, "c", Answer::Check),
        ] {
            let form = frames[at].node(Tag::Form, None);
            let (name, label) = (name.to_owned(), "Hope".to_owned());
            let (place, size) = (Point::ORIGIN, Size::mm(4.0, 4.0));
            let field = FormField { at: place, size, name, label, answer };
            frames[at].push(Mark::Content(form), Item::Field(field));
        }
        tell_apart(&mut frames);
        let told: Vec<String> = frames
            .iter()
            .flat_map(Frame::items)
            .filter_map(|(_, item)| match item {
                Item::Field(field) => Some(field.spoken()),
                _ => None,
            })
            .collect();
        assert_eq!(told, ["Hope", "Hope (2): yes", "Hope (2): no", "Hope (3)"]);
    }
}
