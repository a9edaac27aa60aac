//! The words and lengths that options take.

use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;
use clap::builder::BoolishValueParser;
use jiff::civil::Date;

use crate::load::closest;
use crate::model::{
    Given, Language, Lead, NoLanguage, Origin, Side, UnknownWord, Vocabulary, Whose,
};

/// A value that was typed.
pub(super) fn typed<T: Clone>(value: Option<&T>) -> Option<Given<T>> {
    value.map(|value| Given { value: value.clone(), origin: Origin::Typed })
}

/// A list that was typed; an empty one was not.
pub(super) fn list<T: Clone>(values: &[T]) -> Option<Given<Vec<T>>> {
    (!values.is_empty()).then(|| Given { value: values.to_vec(), origin: Origin::Typed })
}

/// Yes or no, behind a switch: `--flat`, `--flat=no`.
pub(super) fn switch() -> BoolishValueParser {
    BoolishValueParser::new()
}

/// A word of a closed vocabulary.
pub(super) fn word<V: Vocabulary>(text: &str) -> Result<V, String> {
    V::from_word(text).ok_or_else(|| {
        one_of(text, &V::ALL.iter().map(|value| value.word()).collect::<Vec<_>>())
    })
}

fn one_of(text: &str, all: &[&str]) -> String {
    match closest(text, all.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("one of {}", all.join(", ")),
    }
}

/// A word of a closed vocabulary, or `no:` and one.
pub(super) fn side<T>(text: &str) -> Result<Side<T>, String>
where
    Side<T>: FromStr<Err = UnknownWord>,
{
    text.parse().map_err(|slip: UnknownWord| one_of(&slip.word, &slip.all))
}

/// A language tag.
pub(super) fn language(text: &str) -> Result<Language, String> {
    text.parse().map_err(|wrong: NoLanguage| format!("{wrong}; {}", wrong.hint()))
}

/// The file of a plan: its own path, or that of the folder that it lies in.
pub(super) fn plan_file(text: &str) -> Result<PathBuf, String> {
    if text.is_empty() {
        return Err("it names no file".to_owned());
    }
    let path = PathBuf::from(text);
    Ok(if path.is_dir() { path.join("plan.toml") } else { path })
}

/// A day.
pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("`{text}` is no date; write it as `2026-12-01`"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum WhoseWord {
    /// The two together: no private page is in it.
    Shared,
    /// One of you, with private pages.
    A,
    /// The other one, with private pages.
    B,
    /// What the two share, with notes.
    #[value(alias = "counselor")]
    Counsellor,
}

impl WhoseWord {
    /// What the word means.
    pub(super) fn whose(self) -> Whose {
        match self {
            Self::Shared => Whose::Shared,
            Self::A => Whose::Own(Lead::A),
            Self::B => Whose::Own(Lead::B),
            Self::Counsellor => Whose::Counsellor,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum NameBy {
    /// The number of its row.
    Row,
    /// The client's code: others see it in the folder.
    Code,
}

/// What a folder remembers, or a file with answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Forgotten {
    /// Which cards came when.
    History,
    /// Plans with their cards and calendars.
    Plans,
    /// Filled workbooks, answers and curves.
    Answers,
    /// One of these.
    File(PathBuf),
}

/// What is to be forgotten; a file has an ending or stands in a folder.
pub(super) fn forgotten(word: &str) -> Result<Forgotten, String> {
    match word {
        "history" => Ok(Forgotten::History),
        "plans" => Ok(Forgotten::Plans),
        "answers" => Ok(Forgotten::Answers),
        file if file.contains(['.', '/', std::path::MAIN_SEPARATOR]) => {
            Ok(Forgotten::File(PathBuf::from(file)))
        }
        _ => {
            Err("it is `history`, `plans`, `answers`, or a file with answers".to_owned())
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Denied {
    /// All warnings.
    Warnings,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
    #[default]
    /// With an excerpt of the file, for people.
    Human,
    /// One JSON object a line, for editors and scripts.
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Listed {
    /// Sizes of cards.
    Formats,
    /// Sizes of paper.
    Papers,
    /// Looks.
    Themes,
    /// Options under a name.
    Presets,
    /// The ways that weeks, or one evening, may go.
    Courses,
    /// The pages of the workbook; those that stand alone on a handout are marked.
    Worksheets,
    /// The cards of decks.
    Cards,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;

    #[test]
    fn a_slip_in_a_word_is_told_with_a_near_one() {
        assert_eq!(side("no:touch"), Ok(Side::Without(Kind::Touch)));
        assert_eq!(side::<Kind>("tuoch"), Err("did you mean `touch`?".to_owned()));
    }
}
