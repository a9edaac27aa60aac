//! The words and lengths that options take.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::failure::Failure;
use crate::geom::{Length, Point};
use crate::model::{Edition, Language, Lead, NoLanguage, Whose};
use crate::sheet::Gutter;

/// The language that was asked for.
pub(super) fn language(tag: &str) -> Result<Language, Failure> {
    tag.parse().map_err(|wrong: NoLanguage| {
        let hint = wrong.hint();
        Failure::from(wrong).hint(hint)
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum EditionWord {
    /// At least 10 pt.
    Standard,
    /// Clear print: at least 14 pt.
    Clear,
    /// Large print: at least 16 pt.
    Large,
    /// At least 12 pt, letters, words, lines and paragraphs further apart.
    Dyslexia,
}

impl EditionWord {
    /// What the word means.
    pub(super) fn edition(self) -> Edition {
        match self {
            Self::Standard => Edition::Standard,
            Self::Clear => Edition::Clear,
            Self::Large => Edition::Large,
            Self::Dyslexia => Edition::Dyslexia,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MarksWord {
    /// Short lines outside the cards, on the fronts.
    Crop,
    /// None.
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OrderWord {
    /// Row by row, sheet by sheet.
    Rows,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum DuplexWord {
    /// Turned like a leaf of a book.
    LongEdge,
    /// Turned like a leaf of a wall calendar.
    ShortEdge,
    /// Fronts only.
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum BacksWord {
    /// Steps, follow-ups, how to stop and what to ask after.
    Text,
    /// The same pattern on each; all text is on the front.
    Pattern,
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
            Self::Counsellor => Whose::Counselor,
        }
    }

    /// What is added to the name of its file.
    pub(super) fn suffix(self) -> Option<&'static str> {
        match self {
            Self::Shared => None,
            Self::A => Some("-a"),
            Self::B => Some("-b"),
            Self::Counsellor => Some("-counsellor"),
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MessageFormat {
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
    /// The pages of the workbook; those that stand alone on a handout are marked.
    Worksheets,
    /// The cards of decks.
    Cards,
}

/// A length of the sheet: 0 to 100 mm.
pub(super) fn parse_positive(text: &str) -> Result<Length, String> {
    let length: Length = text.parse().map_err(|error| format!("{error}"))?;
    if length < Length::ZERO || length > Length::mm(100.0) {
        return Err(format!("`{text}` is out of bounds; give 0 to 100 mm"));
    }
    Ok(length)
}

/// The thickness of a sheet: 0 to 1 mm.
pub(super) fn parse_caliper(text: &str) -> Result<Length, String> {
    let length: Length = text.parse().map_err(|error| format!("{error}"))?;
    if length < Length::ZERO || length > Length::mm(1.0) {
        return Err(format!("`{text}` is out of bounds; a sheet is 0 to 1 mm thick"));
    }
    Ok(length)
}

/// One length, or two: across and down.
pub(super) fn parse_gutter(text: &str) -> Result<Gutter, String> {
    let (x, y) = text.split_once(',').unwrap_or((text, text));
    Ok(Gutter { x: parse_positive(x)?, y: parse_positive(y)? })
}

/// A shift to the right and down, of at most 10 mm either way.
pub(super) fn parse_offset(text: &str) -> Result<Point, String> {
    let (x, y) = text
        .split_once(',')
        .ok_or_else(|| format!("`{text}` is no shift; write it as `0.8mm,-0.5mm`"))?;
    let shift = |text: &str| -> Result<Length, String> {
        let length: Length = text.parse().map_err(|error| format!("{error}"))?;
        if length.abs() > Length::mm(10.0) {
            return Err(format!(
                "`{text}` is out of bounds; a printer shifts by a few millimeters"
            ));
        }
        Ok(length)
    };
    Ok(Point::new(shift(x)?, shift(y)?))
}
