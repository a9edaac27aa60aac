//! What was read of a form that someone filled in.

/// A field that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The field's full name, parts joined by points.
    pub name: String,
    /// The answer.
    pub value: Given,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// A text; its lines are parted by `\n`.
    Text(String),
    /// The value of the button that was chosen.
    Chosen(String),
    /// A box that was ticked.
    Ticked,
    /// What the field cannot hold, by the form itself: a state that its buttons do not have, or
    /// what is no text, which is told as nothing.
    Stray(String),
}

/// A form with all of its fields.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Those that were answered, in the order of the form.
    pub answered: Vec<Answered>,
    /// The names of those that were left empty.
    pub empty: Vec<String>,
    /// How many have a name that is longer than any of ours; nothing else is told of them.
    pub unnamed: usize,
}
