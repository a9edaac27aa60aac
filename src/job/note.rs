//! What a job has to say beside what it made.

use std::fmt;

use crate::diag::{Diagnostic, Source, told};
use crate::job::Failure;

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// Cards stay out that bring the two nearer than both have said yes to.
    Nearer,
    /// Nothing is found.
    NothingFound,
    /// The house rules come along.
    RuleComes,
    /// The cards take another format than the usual one.
    TakesFormat,
    /// What other sizes, papers and bleeds would take.
    Compared,
    /// The margin or the bleed costs cards.
    FewerCards,
    /// It is not sure where the cards of a stock lie, or how thick they are.
    Unsure,
    /// What stands on backs is not printed.
    FrontsOnly,
    /// What is done to backs.
    Backs,
    /// There is no room for marks, for the slug or for the title of a spine.
    NoRoom,
    /// Shipped decks lend what others lack.
    Lent,
    /// What is made keeps to one language.
    OneLanguage,
    /// Words are not there in a language.
    NoWords,
    /// Pages are not there in a language.
    NoPages,
    /// A card is not done in the way that is asked for, or does not say how.
    NoVariant,
    /// A handout takes more than a page.
    ManyPages,
    /// How to fold, staple and cut.
    Binding,
    /// The paper is turned.
    Turned,
    /// Weeks are passed over, since they have no free day.
    PassedOver,
    /// A week has no card for what its course asks for.
    Lacking,
    /// What is another in a plan than before.
    Redrawn,
    /// What became of the votes.
    Votes,
    /// Cards of a plan say something else than when it was drawn.
    Changed,
    /// A card of a plan is not among those that the settings allow.
    NotAllowed,
    /// The logo is too coarse.
    Logo,
    /// What only the curious want to know.
    Detail,
}

/// One thing to say.
#[derive(Debug, Clone, PartialEq)]
pub enum Note {
    /// In words.
    Said(NoteKind, String),
    /// Problems at places of a file, none of which keeps it from being used.
    Problems(FileProblems),
}

impl Note {
    /// What it is about; none for problems of a file.
    pub fn kind(&self) -> Option<NoteKind> {
        match self {
            Self::Said(kind, _) => Some(*kind),
            Self::Problems(_) => None,
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Said(_, text) => f.write_str(text),
            Self::Problems(found) => {
                write!(f, "{} problems in {}", told(&found.problems), found.source.name)
            }
        }
    }
}

/// Problems of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct FileProblems {
    /// The file.
    pub source: Source,
    /// What is wrong where.
    pub problems: Vec<Diagnostic>,
}

/// What a job made, and what it has to say of it; a failure bears what was said before it.
pub type Noted<T> = Result<(T, Vec<Note>), Failure>;

/// Does work that says things.
pub(super) fn noted<T>(work: impl FnOnce(&mut Notes) -> Result<T, Failure>) -> Noted<T> {
    let mut notes = Notes::default();
    let made = work(&mut notes);
    match made {
        Ok(made) => Ok((made, notes.take())),
        Err(failure) => Err(failure.after(notes.take())),
    }
}

/// What a job has said so far.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Notes(Vec<Note>);

impl Notes {
    /// Says something.
    pub fn say(&mut self, kind: NoteKind, text: impl Into<String>) {
        self.0.push(Note::Said(kind, text.into()));
    }

    /// Says something that only the curious want to know.
    pub fn detail(&mut self, text: impl Into<String>) {
        self.say(NoteKind::Detail, text);
    }

    /// Shows problems of a file.
    pub fn problems(&mut self, source: &Source, problems: Vec<Diagnostic>) {
        if !problems.is_empty() {
            self.0
                .push(Note::Problems(FileProblems { source: source.clone(), problems }));
        }
    }

    /// Whether nothing has been said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All that has been said, in order; after it nothing is left to say.
    pub fn take(&mut self) -> Vec<Note> {
        std::mem::take(&mut self.0)
    }
}

impl FromIterator<Note> for Notes {
    fn from_iter<I: IntoIterator<Item = Note>>(notes: I) -> Self {
        Self(notes.into_iter().collect())
    }
}

impl Extend<Note> for Notes {
    fn extend<I: IntoIterator<Item = Note>>(&mut self, notes: I) {
        self.0.extend(notes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_said_before_a_failure_is_not_lost() {
        let failed: Noted<()> = noted(|notes| {
            notes.detail("a grid of nine");
            Err(Failure::new("there is no room"))
        });
        let failure = failed.unwrap_err();
        assert_eq!(failure.to_string(), "there is no room");
        let said: Vec<String> = failure.said().iter().map(ToString::to_string).collect();
        assert_eq!(said, ["a grid of nine"]);
    }
}
