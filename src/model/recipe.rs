//! What a counsellor hands out again: the choices of a handout, and what a code has had.

use std::fmt::Write;

use jiff::civil::Date;

use crate::model::{AccessNeed, Edition, Language};

/// The choices of a handout, without the client.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Recipe {
    /// Cards and worksheets by id, in order.
    pub items: Vec<String>,
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

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.map(quoted).collect();
    format!("[{}]", words.join(", "))
}

impl Recipe {
    /// The file's text.
    pub fn to_toml(&self) -> String {
        use crate::model::Vocabulary;
        let mut lines = vec![
            "# A handout to make again: `emberdeck handout` takes this file.".to_owned(),
            "schema = 1".to_owned(),
            format!("items = {}", list(self.items.iter().map(String::as_str))),
        ];
        let text = |key: &str, text: &Option<String>| {
            text.as_ref().map(|text| format!("{key} = {}", quoted(text)))
        };
        lines.extend(text("title", &self.title));
        lines.extend(text("note", &self.note));
        if !self.access.is_empty() {
            let words = self.access.iter().map(|need| need.word());
            lines.push(format!("access = {}", list(words)));
        }
        for (key, is_set) in
            [("long_distance", self.long_distance), ("discreet", self.discreet)]
        {
            if is_set {
                lines.push(format!("{key} = true"));
            }
        }
        if let Some(language) = &self.language {
            lines.push(format!("language = {}", quoted(language.tag())));
        }
        if let Some(edition) = self.edition {
            lines.push(format!("edition = {}", quoted(edition.word())));
        }
        lines.join("\n") + "\n"
    }
}

impl Record {
    /// What a code has had before, of some items.
    pub fn repeats<'a>(&self, client: &str, items: &'a [String]) -> Vec<&'a str> {
        let had = |item: &&String| {
            self.given
                .iter()
                .any(|given| given.client == client && given.items.contains(item))
        };
        items.iter().filter(had).map(String::as_str).collect()
    }

    /// The file's text.
    pub fn to_toml(&self) -> String {
        let mut text = String::from(
            "# What each code was handed. Codes only; keep this file where you keep your notes.\n\
             schema = 1\n",
        );
        for given in &self.given {
            let _ = writeln!(text, "\n[[handout]]\nclient = {}", quoted(&given.client));
            if let Some(date) = given.date {
                let _ = writeln!(text, "date = {date}");
            }
            let items = list(given.items.iter().map(String::as_str));
            let _ = writeln!(text, "items = {items}");
        }
        text
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
}
