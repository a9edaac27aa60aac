//! One handout as it is asked for: by what is typed, by a recipe, or by a row of a table.

use jiff::civil::Date;

use crate::job::Failure;
use crate::job::settings::Settled;
use crate::model::{
    AccessNeed, Adaptation, Edition, HandedOut, Language, NoLanguage, Recipe, Whose,
    typed_day,
};
use crate::words::Words;

/// One handout.
#[derive(Debug, Clone, PartialEq)]
pub struct HandoutRequest {
    /// Cards and worksheets by id, in order.
    pub items: Vec<String>,
    /// The title, when it is another than usual.
    pub title: Option<String>,
    /// A line of one's own.
    pub note: Option<String>,
    /// A code for the client.
    pub client: Option<String>,
    /// The day it is given.
    pub date: Option<Date>,
    /// The day it is due.
    pub due: Option<Date>,
    /// Whose copies are made.
    pub whose: Vec<Whose>,
    /// Needs whose variants are shown.
    pub access: Vec<AccessNeed>,
    /// Whether it is shown how cards are done from far away.
    pub long_distance: bool,
    /// Whether titles are neutral.
    pub discreet: bool,
    /// The language.
    pub language: Language,
    /// How large the type is.
    pub edition: Edition,
}

impl HandoutRequest {
    /// What is handed out as it is settled, to the two together, without code or day.
    ///
    /// # Errors
    /// When there are no handouts in the language that is settled.
    pub fn new(items: &[&str], settled: &Settled) -> Result<Self, Failure> {
        Ok(Self {
            items: items.iter().map(|&id| id.to_owned()).collect(),
            title: None,
            note: None,
            client: None,
            date: None,
            due: None,
            whose: vec![Whose::Shared],
            access: settled.access(),
            long_distance: settled.is_far(),
            discreet: settled.is_discreet(),
            language: settled.handout_language()?,
            edition: settled.edition(),
        })
    }

    /// For which circumstances the cards show their variants.
    pub(super) fn adaptation(&self) -> Adaptation {
        Adaptation { access: self.access.clone(), far: self.long_distance }
    }

    /// The choices without the client; which decks were named the request does not know.
    pub fn recipe(&self) -> Recipe {
        Recipe {
            items: self.items.clone(),
            decks: Vec::new(),
            title: self.title.clone(),
            note: self.note.clone(),
            access: self.access.clone(),
            long_distance: self.long_distance,
            discreet: self.discreet,
            language: Some(self.language.clone()).filter(|tag| tag.tag() != "en"),
            edition: Some(self.edition).filter(|edition| *edition != Edition::Standard),
        }
    }

    /// What the record keeps of it, with the day on which it is noted where it bears none.
    pub fn given(&self, today: Date) -> Option<HandedOut> {
        let (client, date) = (self.client.clone()?, self.date.or(Some(today)));
        Some(HandedOut { client, date, items: self.items.clone() })
    }
}

/// The copies that are made: the counsellor's comes beside the one that is handed out.
pub fn copies(asked: &[Whose]) -> Vec<Whose> {
    let mut whose: Vec<Whose> = Vec::new();
    let hands_out = asked.iter().any(|who| *who != Whose::Counsellor);
    let first = (!hands_out).then_some(Whose::Shared);
    for who in first.into_iter().chain(asked.iter().copied()) {
        if !whose.contains(&who) {
            whose.push(who);
        }
    }
    whose
}

/// A language that handouts are there in.
///
/// # Errors
/// When they are not.
pub fn handout_language(tag: &str) -> Result<Language, Failure> {
    let language: Language = tag.parse().map_err(|wrong: NoLanguage| {
        Failure::new(wrong.to_string()).hint(wrong.hint())
    })?;
    if Words::are_there(&language) {
        return Ok(language);
    }
    let known: Vec<&str> = Words::all().map(|words| words.tag).collect();
    Err(Failure::new(format!("there are no handouts in `{language}`"))
        .hint(format!("there are in {}", known.join(" and "))))
}

/// A day as it is typed.
///
/// # Errors
/// When it is none.
pub fn day_of(text: &str) -> Result<Date, Failure> {
    typed_day(text).map_err(|slip| Failure::new(slip.to_string()).hint(slip.hint()))
}
