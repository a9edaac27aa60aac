//! What a counsellor hands out again: the choices of a handout, and what a code has had.

use jiff::civil::Date;

use crate::model::toml_text::{TomlText, Value};
use crate::model::{AccessNeed, Edition, Language, Vocabulary};

/// The choices of a handout, without the client.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Recipe {
    /// Cards and worksheets by id, in order.
    pub items: Vec<String>,
    /// The decks that the cards are in, as they were named; none for those that come by themselves.
    pub decks: Vec<String>,
    /// The title.
    pub title: Option<String>,
    /// The counsellor's own line.
    pub note: Option<String>,
    /// Needs whose variants are shown.
    pub access: Vec<AccessNeed>,
    /// Whether ways from far away are shown.
    pub long_distance: bool,
    /// Whether titles keep quiet about what it is.
    pub discreet: bool,
    /// The language.
    pub language: Option<Language>,
    /// How large the type is.
    pub edition: Option<Edition>,
}

/// One handout that a code has had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOut {
    /// The client's code.
    pub client: String,
    /// The day, when there was one.
    pub date: Option<Date>,
    /// Cards and worksheets by id.
    pub items: Vec<String>,
}

/// What each code has had.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Record {
    /// All handouts in the order in which they were given.
    pub given: Vec<HandedOut>,
}

impl Recipe {
    /// The version of the format that is written: the first had no decks.
    pub const SCHEMA: u8 = 2;

    /// The file's text.
    pub fn to_toml(&self) -> String {
        let mut file = TomlText::new(&[
            "A handout to make again: `emberdeck handout` takes this file.",
        ]);
        file.put("schema", Self::SCHEMA);
        file.put("items", Value::texts(self.items.iter().map(String::as_str)));
        if !self.decks.is_empty() {
            file.put("decks", Value::texts(self.decks.iter().map(String::as_str)));
        }
        for (key, text) in [("title", &self.title), ("note", &self.note)] {
            if let Some(text) = text {
                file.put(key, text);
            }
        }
        if !self.access.is_empty() {
            file.put("access", Value::texts(self.access.iter().map(|need| need.word())));
        }
        for (key, is_set) in
            [("long_distance", self.long_distance), ("discreet", self.discreet)]
        {
            if is_set {
                file.put(key, true);
            }
        }
        if let Some(language) = &self.language {
            file.put("language", language.tag());
        }
        if let Some(edition) = self.edition {
            file.put("edition", edition.word());
        }
        file.finish()
    }
}

impl HandedOut {
    /// Whether it was handed to a client: codes are typed in letters of any case.
    pub fn is_of(&self, client: &str) -> bool {
        is_same(&self.client, client)
    }

    fn has(&self, item: &str) -> bool {
        self.items.iter().any(|had| is_same(had, item))
    }
}

/// Whether two codes or ids are one, in letters of any case.
fn is_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

impl Record {
    /// What a code has had before, of some items.
    pub fn repeats<'a>(&self, client: &str, items: &'a [String]) -> Vec<&'a str> {
        let had = |item: &&String| {
            self.given.iter().any(|given| given.is_of(client) && given.has(item))
        };
        items.iter().filter(had).map(String::as_str).collect()
    }

    /// Notes a handout; one that was made again on the same day is noted once.
    pub fn note(&mut self, new: HandedOut) {
        let is_again = |given: &HandedOut| {
            (given.date, given.items.len()) == (new.date, new.items.len())
                && given.is_of(&new.client)
                && new.items.iter().all(|item| given.has(item))
        };
        if !self.given.iter().any(is_again) {
            self.given.push(new);
        }
    }

    /// Takes out what a client was handed, and says how often that was.
    pub fn forget(&mut self, client: &str) -> usize {
        let before = self.given.len();
        self.given.retain(|given| !given.is_of(client));
        before - self.given.len()
    }

    /// The file's text.
    pub fn to_toml(&self) -> String {
        let mut file = TomlText::new(&[
            "What each code was handed. Codes only; keep this file where you keep your notes.",
        ]);
        file.put("schema", 1_u8);
        for given in &self.given {
            file.next_of("handout");
            file.put("client", &given.client);
            if let Some(date) = given.date {
                file.put("date", date);
            }
            file.put("items", Value::texts(given.items.iter().map(String::as_str)));
        }
        file.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_code_repeats() {
        let items = ["C-014".to_owned(), "say-avoid".to_owned()];
        let given = HandedOut {
            client: "K-17".to_owned(),
            date: None,
            items: items[..1].to_vec(),
        };
        let record = Record { given: vec![given] };
        assert_eq!(record.repeats("K-17", &items), ["C-014"]);
        assert_eq!(record.repeats("K-18", &items), Vec::<&str>::new());
    }

    #[test]
    fn letters_of_any_case_are_one_code_and_one_item() {
        let given = |client: &str, item: &str| HandedOut {
            client: client.to_owned(),
            date: None,
            items: vec![item.to_owned()],
        };
        let mut record = Record::default();
        record.note(given("K-Ä", "C-014"));
        record.note(given("k-ä", "c-014"));
        assert_eq!(record.given.len(), 1);
        record.note(given("k-ä", "say-avoid"));
        record.note(given("K-2", "C-014"));
        assert_eq!(record.repeats("k-ä", &["c-014".to_owned()]), ["c-014"]);
        assert_eq!((record.forget("K-ä"), record.given.len()), (2, 1));
    }
}
