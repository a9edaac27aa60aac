//! The words and lengths that options take.

use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;
use jiff::civil::Date;

use crate::load::closest;
use crate::model::{
    Given, Language, Lead, NoLanguage, Origin, Side, UnknownWord, Vocabulary, Weekday,
    Whose, typed_day,
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
pub(super) fn switch() -> impl Fn(&str) -> Result<bool, String> + Clone + Send + Sync {
    |text: &str| match text.trim().to_lowercase().as_str() {
        "yes" | "true" | "on" | "y" | "1" => Ok(true),
        "no" | "false" | "off" | "n" | "0" => Ok(false),
        _ => Err("it is yes or no".to_owned()),
    }
}

/// A word of a closed vocabulary.
pub(super) fn word<V: Vocabulary>(text: &str) -> Result<V, String> {
    V::typed(text).ok_or_else(|| {
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

/// A whole number from one to another.
pub(super) fn whole(
    least: u16,
    most: u16,
) -> impl Fn(&str) -> Result<u16, String> + Clone + Send + Sync + 'static {
    move |text: &str| {
        let number = text.trim().parse::<u16>().ok();
        number.filter(|number| (least..=most).contains(number)).ok_or_else(|| {
            if most == u16::MAX {
                format!("it takes a whole number from {least} on")
            } else {
                format!("it takes a whole number from {least} to {most}")
            }
        })
    }
}

/// Pixels across and down: `1080x1920`.
pub(super) fn pixels(text: &str) -> Result<(u16, u16), String> {
    let side = |text: &str| {
        text.trim().parse::<u16>().ok().filter(|side| (64..=8000).contains(side))
    };
    let sides = text.split_once(['x', 'X', '×']);
    let sides = sides.and_then(|(width, height)| Some((side(width)?, side(height)?)));
    sides.ok_or_else(|| {
        "it takes pixels across and down, 64 to 8000 each, such as 1080x1920".to_owned()
    })
}

/// A level of touch that takes a yes of both.
pub(super) fn level(text: &str) -> Result<u8, String> {
    let number = text.trim().parse::<u8>().ok();
    number.filter(|level| (3..=5).contains(level)).ok_or_else(|| {
        "it takes a level from 3 (skin) to 5; levels up to 2 do not need it".to_owned()
    })
}

/// A day of the week, short or in full.
pub(super) fn weekday(text: &str) -> Result<Weekday, String> {
    let asked = text.trim().to_lowercase();
    let full =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let is_it = |day: &&str| asked.len() >= 3 && day.starts_with(&asked);
    let at = full.iter().position(is_it);
    at.and_then(|at| Weekday::ALL.get(at).copied())
        .ok_or_else(|| "days are mon, tue, wed, thu, fri, sat and sun".to_owned())
}

/// A language tag, however it is written: `EN`, `pt_br`.
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
    typed_day(text).map_err(|slip| slip.told())
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
    /// What a practice has handed to whom.
    Records,
    /// All of these.
    Everything,
    /// A file with answers, or a record.
    File(PathBuf),
}

/// What is to be forgotten; a file has an ending or stands in a folder.
pub(super) fn forgotten(word: &str) -> Result<Forgotten, String> {
    match word.to_lowercase().as_str() {
        "history" => Ok(Forgotten::History),
        "plans" => Ok(Forgotten::Plans),
        "answers" => Ok(Forgotten::Answers),
        "records" => Ok(Forgotten::Records),
        "everything" => Ok(Forgotten::Everything),
        _ if word.contains(['.', '/', std::path::MAIN_SEPARATOR]) => {
            Ok(Forgotten::File(PathBuf::from(word)))
        }
        _ => {
            Err("it is `history`, `plans`, `answers`, `records`, `everything`, or a file"
                .to_owned())
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
    /// Perforated sheets.
    Stocks,
    /// The printers that you have measured.
    Printers,
    /// Looks.
    #[value(alias = "themes")]
    Looks,
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
