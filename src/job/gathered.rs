//! The answers of several files together: what is kept of them, and what is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::job::count::count;
use crate::job::{Failure, KnownPages};
use crate::model::{Answers, FieldName, Lead, Reply};

/// Letters of a field's name in a message.
const LONGEST: usize = 120;
/// Names of fields in one message.
const SHOWN: usize = 10;

/// What was read of one file.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    answers: Answers,
    /// The names of all fields, answered or not.
    fields: BTreeSet<String>,
    /// What fields hold that do not take it, in words, by their names; none where a place in the
    /// file tells it.
    unfit: BTreeMap<String, Option<String>>,
    /// How many fields have a name that can be none of ours.
    unnamed: usize,
}

impl Reading {
    /// That of a file with so many fields that have no name of ours.
    pub(super) fn with_unnamed(unnamed: usize) -> Self {
        Self { unnamed, ..Self::default() }
    }

    /// Notes a field that is empty.
    pub(super) fn empty(&mut self, name: String) {
        if Answers::is_name(&name) {
            self.fields.insert(name);
        } else {
            self.unnamed += 1;
        }
    }

    /// Notes a field that does not take what it holds: why, unless a place tells it.
    pub(super) fn unfit(&mut self, name: String, why: Option<String>) {
        if Answers::is_name(&name) {
            self.unfit.insert(name.clone(), why);
        }
        self.empty(name);
    }

    /// Notes an answer. A form that somebody else changed may have two fields of one name.
    pub(super) fn answer(&mut self, name: String, reply: Reply) {
        let mut one = Answers::default();
        one.insert(&*name, reply);
        if self.unfit.contains_key(&name) {
            return;
        }
        if self.answers.merge(one).is_err() {
            self.answers.remove(&name);
            let why = "stands in the form twice, with two answers".to_owned();
            return self.unfit(name, Some(why));
        }
        self.empty(name);
    }
}

/// What was read of all files.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// The answers that are kept.
    pub(crate) answers: Answers,
    fields: BTreeSet<String>,
    private: BTreeSet<String>,
    unfit: BTreeMap<String, Option<String>>,
    unnamed: usize,
}

impl Gathered {
    /// What several files hold together; what is for one person alone only when it is asked for.
    ///
    /// # Errors
    /// When two files answer a field differently; it is the same in whatever order they come.
    pub(crate) fn new(
        files: Vec<(PathBuf, Reading)>,
        pages: &KnownPages<'_>,
        with_private: bool,
    ) -> Result<Self, Failure> {
        let mut all = Self::default();
        let is_out = |name: &str| !with_private && pages.is_private(name);
        for (path, mut reading) in files {
            let answered = reading.answers.iter().map(|(name, _)| name);
            let held = answered.chain(reading.unfit.keys().map(|name| &**name));
            all.private.extend(held.filter(|name| is_out(name)).map(str::to_owned));
            reading.answers.retain(|name| !is_out(name));
            let unfit = reading.unfit.into_iter().filter(|(name, _)| !is_out(name));
            all.unfit.extend(unfit);
            all.fields.extend(reading.fields);
            all.unnamed += reading.unnamed;
            let merged = all.answers.merge(reading.answers);
            merged.map_err(|names| differ(&path, &names, pages))?;
        }
        Ok(all)
    }

    /// What was kept, of how many fields, and what was left out. What is not told of was empty.
    pub(crate) fn told(&self) -> String {
        let heads = self.answers.iter().map(|(name, _)| {
            name.parse::<FieldName>().ok().map(|field| field.stem.head())
        });
        format!(
            "{} on {}, from {}{}",
            count(self.answers.len(), "answer", "answers"),
            count(heads.collect::<BTreeSet<_>>().len(), "page", "pages"),
            count(self.fields.len() + self.unnamed, "field", "fields"),
            self.left_out()
        )
    }

    /// Those of the two of whom something private is kept.
    pub(crate) fn private_of(&self, pages: &KnownPages<'_>) -> BTreeSet<Lead> {
        let names = self.answers.iter().map(|(name, _)| name);
        let private = names.filter(|name| pages.is_private(name));
        private.filter_map(|name| name.parse::<FieldName>().ok()?.person).collect()
    }

    /// How much was left out; nothing when nothing was.
    pub(crate) fn left_out(&self) -> String {
        let kept = |name: &&String| self.answers.get(name).is_none();
        let unfit = self.unfit.keys().filter(kept).count() + self.unnamed;
        let private = self.private.len();
        let counts = [
            (private, "private one", "private ones"),
            (unfit, "unfit one", "unfit ones"),
        ];
        let told = counts.map(|(number, one, many)| match number {
            0 => String::new(),
            number => format!("; {} left out", count(number, one, many)),
        });
        told.concat()
    }

    /// Whether something was left out that is for one person alone.
    pub(crate) fn has_private(&self) -> bool {
        !self.private.is_empty()
    }

    /// What fields hold that do not take it, each in words: the name and place of the field, what
    /// stands there, what it takes.
    pub(crate) fn unfit(&self, pages: &KnownPages<'_>) -> Vec<String> {
        let told = self.unfit.iter().filter_map(|(name, why)| {
            Some(format!("{} {}", called(name, pages), why.as_ref()?))
        });
        let mut told: Vec<String> = told.collect();
        let more = told.len().saturating_sub(SHOWN);
        told.truncate(SHOWN);
        if more > 0 {
            told.push(format!("{more} more hold what they do not take"));
        }
        told
    }

    /// That some fields hold what they do not take, without a word of which, or whose, they are.
    pub(crate) fn unfit_in_short(&self) -> Option<String> {
        let unfit = self.unfit.len() + self.unnamed;
        let answers = count(unfit, "answer is", "answers are");
        let told =
            "left out that no field takes so: `emberdeck answers --private` says which";
        (unfit > 0).then(|| format!("{answers} {told}"))
    }
}

/// A field in a message: its name, and where it stands.
fn called(name: &str, pages: &KnownPages<'_>) -> String {
    let short: String = name.chars().take(LONGEST).collect();
    let place = pages.place(name).map(|place| format!(" ({place})"));
    format!("`{short}`{}", place.unwrap_or_default())
}

fn differ(path: &Path, names: &[String], pages: &KnownPages<'_>) -> Failure {
    let shown = names.iter().take(SHOWN).map(|name| called(name, pages));
    let shown: Vec<_> = shown.collect();
    let more = match names.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Failure::new(format!(
        "`{}` has another answer than a file before it in {}{more}",
        path.display(),
        shown.join(", ")
    ))
    .hint("make the two agree, or read them into a file each")
}
