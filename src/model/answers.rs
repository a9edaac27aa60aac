//! What the two wrote into a workbook, field by field.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::toml_text::{TomlText, Value};
use crate::model::{FieldName, tamed};

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// A number of a scale.
    Number(u16),
    /// A text, or the word that was chosen.
    Words(String),
    /// A box that was ticked.
    Ticked,
}

impl Reply {
    /// What was chosen: a number as a button of ours says it, neither `07` nor `+7`, or a word.
    pub fn chosen(word: &str) -> Self {
        let number = word.parse().ok().filter(|number: &u16| number.to_string() == word);
        number.map_or_else(|| Self::Words(word.to_owned()), Self::Number)
    }
}

/// The answers of one or more workbooks by the names of their fields.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Answers(BTreeMap<String, Reply>);

impl Answers {
    /// Notes what stands in a field, without what nobody types: form and file may come from
    /// anyone. A name that holds such things is that of no field of ours.
    pub fn insert(&mut self, name: impl Into<String>, reply: Reply) {
        let name = name.into();
        match reply {
            _ if !Self::is_name(&name) => {}
            Reply::Words(text) => {
                let text = tamed(&text);
                if !text.is_empty() {
                    self.0.insert(name, Reply::Words(text));
                }
            }
            reply => {
                self.0.insert(name, reply);
            }
        }
    }

    /// Whether a field of ours could be called so: its name holds nothing that nobody types.
    pub fn is_name(name: &str) -> bool {
        !name.contains(['\n', '\t']) && tamed(name) == name
    }

    /// Takes the answer of a field away.
    pub fn remove(&mut self, name: &str) {
        self.0.remove(name);
    }

    /// What stands in a field.
    pub fn get(&self, name: &str) -> Option<&Reply> {
        self.0.get(name)
    }

    /// All answers by the names of their fields.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Reply)> {
        self.0.iter().map(|(name, reply)| (&**name, reply))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keeps the answers whose fields are such.
    pub fn retain(&mut self, is_kept: impl Fn(&str) -> bool) {
        self.0.retain(|name, _| is_kept(name));
    }

    /// Takes those of another workbook in.
    ///
    /// # Errors
    /// The names of the fields that are filled in differently; those keep what they had.
    pub fn merge(&mut self, other: Self) -> Result<(), Vec<String>> {
        let mut differ = Vec::new();
        for (name, reply) in other.0 {
            match self.0.entry(name) {
                Entry::Vacant(place) => {
                    place.insert(reply);
                }
                Entry::Occupied(known) if *known.get() == reply => {}
                Entry::Occupied(known) => differ.push(known.key().clone()),
            }
        }
        if differ.is_empty() { Ok(()) } else { Err(differ) }
    }

    /// The last week that has an answer.
    pub fn last_week(&self) -> Option<u16> {
        self.0.keys().filter_map(|name| name.parse::<FieldName>().ok()?.stem.week).max()
    }

    /// The file's text: a table for each page, and one for what stands on no page of ours.
    pub fn to_toml(&self) -> String {
        let mut file = TomlText::new(&[
            "What the two of you wrote into your workbook, read by Emberdeck. Who reads it is up to you.",
        ]);
        file.put("schema", 1_u8);
        file.put("made_by", "emberdeck answers");
        let mut pages: BTreeMap<(Option<u16>, String), Entries<'_>> = BTreeMap::new();
        let mut others = Vec::new();
        for (name, reply) in self.iter() {
            match name.parse::<FieldName>() {
                Ok(field) => {
                    let page = (field.stem.week, field.stem.head());
                    pages.entry(page).or_default().push((field.rest(), reply));
                }
                Err(_) => others.push((name, reply)),
            }
        }
        for ((_, head), entries) in &pages {
            file.table(&format!("answers.{head}"));
            // A field that is named like the beginning of another one leaves no room for it.
            let rests: BTreeSet<&str> = entries.iter().map(|(rest, _)| &**rest).collect();
            let clashes = rests.iter().any(|rest| {
                rest.match_indices('.').any(|(at, _)| rests.contains(&rest[..at]))
            });
            for (rest, reply) in entries {
                if clashes {
                    file.put_quoted(rest, value(reply));
                } else {
                    file.put_parted(rest, value(reply));
                }
            }
        }
        if !others.is_empty() {
            file.table("other");
        }
        for (name, reply) in others {
            file.put_quoted(name, value(reply));
        }
        file.finish()
    }
}

/// The answers of a page, without what their names have in common.
type Entries<'a> = Vec<(String, &'a Reply)>;

fn value(reply: &Reply) -> Value {
    match reply {
        Reply::Number(number) => Value::from(*number),
        Reply::Words(text) => Value::prose(text),
        Reply::Ticked => Value::from(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_is_a_table() {
        let mut answers = Answers::default();
        answers.insert("week02.checkin.a.closeness", Reply::Number(7));
        answers
            .insert("week02.log.a.03.touch#T-114.note", Reply::Words("so\n“so”".into()));
        answers.insert("care.a.tea", Reply::Ticked);
        answers.insert("odd", Reply::Words("a \"b\"".into()));
        let text = answers.to_toml();
        let (_, tables) = text.split_once("\n\n").unwrap();
        assert_eq!(
            tables,
            "[answers.care]\na.tea = true\n\n[answers.week02.checkin]\na.closeness = 7\n\n\
             [answers.week02.log]\na.03.\"touch#T-114\".note = \"\"\"\nso\n“so”\"\"\"\n\n\
             [other]\n\"odd\" = \"a \\\"b\\\"\"\n"
        );
    }

    #[test]
    fn what_nobody_typed_is_left_out_of_what_is_kept() {
        let mut answers = Answers::default();
        answers.insert("care.a.tea", Reply::Words("so\r\u{0}\u{85}\u{202e}nice".into()));
        answers.insert("care.a.cup", Reply::Words("\u{0}\u{1b}".into()));
        answers.insert("care.a.\u{9b}2J", Reply::Ticked);
        let all: Vec<_> = answers.iter().collect();
        assert_eq!(all, [("care.a.tea", &Reply::Words("so\n\nnice".into()))]);
    }

    #[test]
    fn what_differs_is_named() {
        let of = |number| {
            let mut answers = Answers::default();
            answers.insert("x.a.b", Reply::Number(number));
            answers
        };
        let mut answers = of(3);
        assert_eq!(answers.merge(of(3)), Ok(()));
        assert_eq!(answers.merge(of(4)), Err(vec!["x.a.b".to_owned()]));
        assert_eq!(answers, of(3));
    }
}
