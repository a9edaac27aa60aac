//! Why a job gives up.

use std::fmt;

use crate::block::BlockError;
use crate::diag::{Diagnostic, Source, told};
use crate::dieline::DielineError;
use crate::job::note::{FileProblems, Note};
use crate::load::{DayError, FileError, TableError, UnevenRow};
use crate::pdf::WriteError;
use crate::pick::weekly::{ChangeError, WeeksError};
use crate::sheet::{FitError, SignatureError, StockError, WrapError};
use crate::workbook::BookError;

/// A request that cannot be done; what is wrong, and what to do about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    message: String,
    hint: Option<String>,
    problems: Vec<FileProblems>,
    said: Vec<Note>,
    is_usage: bool,
}

impl Failure {
    /// Says what is wrong: lower case, no full stop, values in backticks.
    pub fn new(message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            message,
            hint: None,
            problems: Vec::new(),
            said: Vec::new(),
            is_usage: false,
        }
    }

    /// A request that is wrong whatever the files hold: options that do not go together.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { is_usage: true, ..Self::new(message) }
    }

    /// What ends a run because of problems in files, which it brings along.
    pub fn problems(problems: Vec<FileProblems>) -> Self {
        let count = problems.iter().map(|file| told(&file.problems)).sum();
        Self::counted(problems, count)
    }

    /// As [`Failure::problems`], when only some of them are what ends the run.
    pub(super) fn counted(problems: Vec<FileProblems>, count: usize) -> Self {
        let some =
            if count == 1 { "1 problem".to_owned() } else { format!("{count} problems") };
        Self { problems, ..Self::new(format!("{some}; nothing was made")) }
    }

    /// What ends a run because of problems in one file.
    pub fn in_file(source: &Source, problems: Vec<Diagnostic>) -> Self {
        Self::problems(vec![FileProblems { source: source.clone(), problems }])
    }

    /// Says what to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Bears along what was said before it.
    #[must_use]
    pub(super) fn after(mut self, said: Vec<Note>) -> Self {
        self.said = said;
        self
    }

    /// What was said before it.
    pub fn said(&self) -> &[Note] {
        &self.said
    }

    /// What to do about it, if that is known.
    pub fn hint_text(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// The problems that it is about, file by file.
    pub fn file_problems(&self) -> &[FileProblems] {
        &self.problems
    }

    /// Whether options do not go together, rather than that files have a problem.
    pub fn is_usage(&self) -> bool {
        self.is_usage
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// Errors that know what to do about it bring it along.
macro_rules! with_hint {
    ($($error:ty),+) => {
        $(impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::new(error.to_string()).hint(error.hint())
            }
        })+
    };
}

/// Errors that may know it.
macro_rules! with_maybe_hint {
    ($($error:ty),+) => {
        $(impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                let hint = error.hint().map(str::to_owned);
                Self { hint, ..Self::new(error.to_string()) }
            }
        })+
    };
}

with_hint!(
    DielineError,
    FitError,
    StockError,
    SignatureError,
    WrapError,
    WeeksError,
    UnevenRow,
    DayError
);
with_maybe_hint!(WriteError, ChangeError, FileError, BlockError);

/// Errors whose advice names what is near.
macro_rules! with_own_hint {
    ($($error:ty),+) => {
        $(impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self { hint: error.hint(), ..Self::new(error.to_string()) }
            }
        })+
    };
}

with_own_hint!(TableError, BookError);
