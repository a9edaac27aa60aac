//! Questions: those that yes or no answers (W002), and two that came as one (W003).
//!
//! The way of a text: `asked` finds its questions and cuts them into words and pauses;
//! `clauses` parts a question at the pauses and tells how each clause opens, by the word
//! classes of `grammar`; `closed` and `double` judge.

mod asked;
mod clauses;
mod closed;
mod double;
mod grammar;

pub(in crate::load::lint) use closed::yes_or_no;
pub(in crate::load::lint) use double::asks_two_things;
