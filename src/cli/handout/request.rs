//! One handout as it is asked for: on the command line, by a recipe, or by a row of a table.

use std::path::Path;

use jiff::civil::Date;

use crate::cli::args::HandoutOptions;
use crate::cli::deck_words::nothing_made;
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::report::Report;
use crate::cli::values::{EditionWord, WhoseWord};
use crate::diag::Source;
use crate::load::{load_recipe, read_text};
use crate::model::{AccessNeed, Edition, Given, Language, Recipe};
use crate::words::Words;

/// One handout.
#[derive(Debug, Clone)]
pub(super) struct Request {
    pub(super) items: Vec<String>,
    pub(super) title: Option<String>,
    pub(super) note: Option<String>,
    pub(super) client: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) due: Option<Date>,
    pub(super) whose: Vec<WhoseWord>,
    pub(super) access: Vec<AccessNeed>,
    pub(super) long_distance: bool,
    pub(super) discreet: bool,
    pub(super) language: Language,
    pub(super) edition: Edition,
}

impl Request {
    /// What is typed, over the recipe if one is named.
    pub(super) fn typed(
        options: &HandoutOptions,
        report: &Report,
    ) -> Result<Self, Failure> {
        let (recipe, items) = match &options.items[..] {
            [one] if is_recipe(one) => {
                let recipe = read_recipe(Path::new(one), report)?;
                let items = recipe.items.clone();
                (recipe, items)
            }
            items => (Recipe::default(), items.to_vec()),
        };
        if let Some(file) = items.iter().find(|item| is_recipe(item)) {
            return Err(Failure::new(format!(
                "`{file}` is a recipe, and there is more beside it"
            ))
            .hint("name one recipe alone, or cards and worksheets"));
        }
        let language = language(options.lang.as_deref())?.or(recipe.language);
        let access = if options.access.is_empty() {
            recipe.access
        } else {
            options.access.clone()
        };
        let day = |text: Option<&str>| text.map(environment::day).transpose();
        let date = environment::date(options.date.as_deref())?;
        Ok(Self {
            items,
            title: said(options.title.as_deref()).or(recipe.title),
            note: said(options.note.as_deref()).or(recipe.note),
            client: said(options.client.as_deref()),
            date: day(date.as_deref())?,
            due: day(options.due.as_deref())?,
            whose: copies(&options.whose),
            access,
            long_distance: options.long_distance || recipe.long_distance,
            discreet: options.discreet || recipe.discreet,
            language: language.unwrap_or_else(Language::english),
            edition: options
                .edition
                .map(EditionWord::edition)
                .or(recipe.edition)
                .unwrap_or(Edition::Standard),
        })
    }

    /// The choices without the client.
    pub(super) fn recipe(&self) -> Recipe {
        Recipe {
            items: self.items.clone(),
            title: self.title.clone(),
            note: self.note.clone(),
            access: self.access.clone(),
            long_distance: self.long_distance,
            discreet: self.discreet,
            language: Some(self.language.clone()).filter(|tag| tag.tag() != "en"),
            edition: Some(self.edition).filter(|edition| *edition != Edition::Standard),
        }
    }

    /// What the record keeps of it.
    pub(super) fn given(&self) -> Option<Given> {
        let client = self.client.clone()?;
        Some(Given { client, date: self.date, items: self.items.clone() })
    }
}

/// A text that says something.
fn said(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The copies that are made: the counsellor's comes beside the one that is handed out.
pub(super) fn copies(asked: &[WhoseWord]) -> Vec<WhoseWord> {
    let mut whose: Vec<WhoseWord> = Vec::new();
    let hands_out = asked.iter().any(|who| *who != WhoseWord::Counsellor);
    let first = (!hands_out).then_some(WhoseWord::Shared);
    for who in first.into_iter().chain(asked.iter().copied()) {
        if !whose.contains(&who) {
            whose.push(who);
        }
    }
    whose
}

pub(super) fn language(tag: Option<&str>) -> Result<Option<Language>, Failure> {
    let Some(tag) = tag else { return Ok(None) };
    let language = tag.parse().ok().filter(Words::are_there);
    language.map(Some).ok_or_else(|| {
        let known: Vec<&str> = Words::all().map(|words| words.tag).collect();
        Failure::new(format!("there are no handouts in `{tag}`"))
            .hint(format!("there are in {}", known.join(" and ")))
    })
}

fn is_recipe(word: &str) -> bool {
    Path::new(word).extension().is_some_and(|extension| extension == "toml")
}

fn read_recipe(path: &Path, report: &Report) -> Result<Recipe, Failure> {
    let source = Source::new(&path.to_string_lossy(), &read_text(path)?);
    load_recipe(&source).map_err(|problems| {
        report.problems(&source, &problems);
        nothing_made(problems.len())
    })
}
