//! Reading an evening.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diag::{Diagnostic, Source};
use crate::load::Loaded;
use crate::load::asks::read_ask;
use crate::load::fields::Fields;
use crate::load::page_type::{read_id, read_language, required};
use crate::load::places::CardPlaces;
use crate::load::toml_file::{check_schema, tables, walk};
use crate::model::{Ask, Card, Deck, Evening, Field, Step};

/// No evening is longer, in minutes.
const LONGEST: i64 = 300;
/// Numbers of minutes, in hints.
const MINUTES: &str = "minutes are counted from 1 to 300";

/// An evening with its file, so that what does not fit on its first card is told at its place.
#[derive(Debug, Clone)]
pub struct LoadedEvening {
    /// The evening.
    pub evening: Evening,
    source: Source,
    head: Range<usize>,
    title: Range<usize>,
    summary: Range<usize>,
    /// Where the title of each step stands.
    steps: Vec<Range<usize>>,
}

impl LoadedEvening {
    /// The evening as a deck of one card, its first, whose steps are those of so many minutes.
    pub fn as_deck(&self, card: Card, minutes: u16) -> Loaded {
        let mut places = CardPlaces::new(self.head.clone());
        places.add(None, Field::Title, self.title.clone());
        places.add(None, Field::Prompt, self.summary.clone());
        for (at, ..) in self.evening.of_minutes(minutes) {
            let place = self.steps.get(at).cloned();
            places.add(None, Field::Step, place.unwrap_or_else(|| self.head.clone()));
        }
        let Evening { id, title, language, summary, .. } = &self.evening;
        let deck = Deck {
            id: id.clone(),
            title: title.clone(),
            version: String::new(),
            language: language.clone(),
            authors: Vec::new(),
            license: None,
            description: Some(summary.clone()),
            adult: false,
            on_request: false,
            back_image: None,
            allow: BTreeMap::new(),
            retired: BTreeMap::new(),
            cards: vec![card],
        };
        let (deck, source) = (Some(deck), self.source.clone());
        Loaded { source, deck, problems: Vec::new(), places: vec![places] }
    }
}

/// Reads an evening.
///
/// # Errors
/// All problems of the file.
///
/// # Panics
/// Never: what is missing is a problem.
pub fn load_evening(source: &Source) -> Result<LoadedEvening, Vec<Diagnostic>> {
    walk(source, "evening file", |file| {
        check_schema(file);
        let head = read_head(source, file);
        let places: Vec<Range<usize>> = file
            .list("step")
            .unwrap_or_default()
            .iter()
            .map(toml::Spanned::span)
            .collect();
        let steps = tables(file, "step", "step", |step| Some(read_step(step)));
        if file.has_none("step") {
            file.missing("step", "begin one with `[[step]]`");
        } else if places.is_empty() {
            // That it is no list of steps is told.
            return None;
        }
        let mut loaded = head?;
        (loaded.evening.steps, loaded.steps) = steps.into_iter().unzip();
        if file.problems.is_hurt() {
            // A step that seems to lack may stand where nothing could be read.
            return None;
        }
        check_sums(file, &loaded, &places);
        Some(loaded)
    })
    .map(|loaded| loaded.expect("an evening without problems is whole"))
}

fn read_head(source: &Source, file: &mut Fields<'_, '_, '_>) -> Option<LoadedEvening> {
    let Some((table, span)) = file.table("evening") else {
        if file.value("evening").is_none() {
            file.missing("evening", "begin with `[evening]`, and in it `id` and `title`");
        }
        return None;
    };
    let mut head = Fields::new(table, span.clone(), "evening", file.problems);
    check_schema(&mut head);
    let id = read_id(&mut head);
    let title = required(&mut head, "title", "write what the evening is called");
    let language = read_language(&mut head);
    let summary = required(&mut head, "summary", "write in a sentence or two what it is");
    let minutes = read_lengths(&mut head);
    head.finish();
    let ((title, title_at), (summary, summary_at)) = (title?, summary?);
    let (id, language, steps) = (id?, language?, Vec::new());
    Some(LoadedEvening {
        evening: Evening { id, title, language, summary, minutes, steps },
        source: source.clone(),
        head: span,
        title: title_at,
        summary: summary_at,
        steps: Vec::new(),
    })
}

/// The numbers of minutes that an evening may have.
fn read_lengths(head: &mut Fields<'_, '_, '_>) -> Vec<u16> {
    const HINT: &str = "how long it may be in all: `minutes = [45, 60, 90]`";
    if head.value("minutes").is_none() {
        head.missing("minutes", HINT);
    }
    let mut lengths = Vec::new();
    for value in head.list("minutes").unwrap_or_default() {
        let number = head.check_number("minutes", value, 1..=LONGEST, MINUTES);
        lengths.extend(number.and_then(|number| u16::try_from(number).ok()));
    }
    if lengths.is_empty() && head.list("minutes").is_some_and(<[_]>::is_empty) {
        let span = head.span();
        head.problem(Diagnostic::error("this evening has no length", span).hint(HINT));
    }
    lengths.sort_unstable();
    lengths.dedup();
    lengths
}

fn read_step(step: &mut Fields<'_, '_, '_>) -> (Step, Range<usize>) {
    let title = required(step, "title", "write what the step is called");
    let (title, place) = title.unwrap_or_default();
    let minutes = read_minutes(step);
    let any = read_asks(step, "any");
    if step.value("any").is_none() {
        step.missing("any", "say which cards: `any = [{ kind = \"touch\" }]`");
    }
    let otherwise = read_asks(step, "otherwise");
    (Step { title, minutes, any, otherwise }, place)
}

/// Minutes by the length of the evening.
fn read_minutes(step: &mut Fields<'_, '_, '_>) -> BTreeMap<u16, u16> {
    const HINT: &str = "its minutes of each length: `minutes = { 45 = 10, 60 = 15 }`";
    let mut minutes = BTreeMap::new();
    if step.value("minutes").is_none() {
        step.missing("minutes", HINT);
    }
    let Some((table, _)) = step.table("minutes") else { return minutes };
    for (key, value) in table {
        let Ok(length) = key.get_ref().parse::<u16>() else {
            let message = format!("`{}` is no number of minutes", key.get_ref());
            step.problem(Diagnostic::error(message, key.span()).hint(HINT));
            continue;
        };
        let number = step.check_number("minutes", value, 1..=LONGEST, MINUTES);
        if let Some(number) = number.and_then(|number| u16::try_from(number).ok()) {
            minutes.insert(length, number);
        }
    }
    minutes
}

fn read_asks(step: &mut Fields<'_, '_, '_>, key: &'static str) -> Vec<Ask> {
    let mut asks = Vec::new();
    for value in step.list(key).unwrap_or_default() {
        let Some((said, ask)) = read_ask(step, value) else { continue };
        let problem = match (said, ask.long) {
            (Some(_), _) => "a step has its name already, its title",
            (None, true) => "a step has minutes, so that nothing in it is long",
            (None, false) => {
                asks.push(ask);
                continue;
            }
        };
        let hint = "leave out `say` and `long` here";
        step.problem(Diagnostic::error(problem, value.span()).hint(hint));
    }
    asks
}

/// The steps of each length take just as long, and a step is of a length that there is.
fn check_sums(
    file: &mut Fields<'_, '_, '_>,
    loaded: &LoadedEvening,
    places: &[Range<usize>],
) {
    let evening = &loaded.evening;
    for length in &evening.minutes {
        let steps = evening.of_minutes(*length);
        let sum: u32 = steps.iter().map(|(.., minutes)| u32::from(*minutes)).sum();
        if sum != u32::from(*length) && !places.is_empty() {
            let message = format!("the steps of {length} minutes take {sum}");
            let hint = "let the steps of a length add up to it, or name another length";
            let problem = Diagnostic::error(message, loaded.head.clone());
            file.problem(problem.hint(hint));
        }
    }
    for (step, place) in evening.steps.iter().zip(places) {
        let unknown = |length: &&u16| !evening.minutes.contains(length);
        if let Some(length) = step.minutes.keys().find(unknown) {
            let message = format!("this evening has no length of {length} minutes");
            let hint = "name it in `[evening]` under `minutes`, or leave it out here";
            file.problem(Diagnostic::error(message, place.clone()).hint(hint));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str =
        "[evening]\nid = \"e\"\ntitle = \"E\"\nlanguage = \"en\"\nsummary = \"S.\"\n";

    fn said(text: &str) -> Vec<String> {
        let found = load_evening(&Source::new("e.toml", text)).err().unwrap_or_default();
        found.into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn an_evening_has_its_steps_by_its_length() {
        let text = format!(
            "{HEAD}minutes = [45, 20]\n[[step]]\ntitle = \"A\"\nminutes = {{ 20 = 20, 45 = 30 }}\n\
             any = [{{ kind = \"touch\", touch = \"..1\" }}]\notherwise = [{{ kind = \"wild\" }}]\n\
             [[step]]\ntitle = \"B\"\nminutes = {{ 45 = 15 }}\nany = [{{ serves = \"closing\" }}]\n"
        );
        let loaded = load_evening(&Source::new("e.toml", &text)).unwrap();
        assert_eq!(loaded.evening.minutes, [20, 45]);
        let titles = |minutes| -> Vec<(String, u16)> {
            let steps = loaded.evening.of_minutes(minutes);
            steps.into_iter().map(|(_, step, m)| (step.title.clone(), m)).collect()
        };
        assert_eq!(titles(20), [("A".to_owned(), 20)]);
        assert_eq!(titles(45), [("A".to_owned(), 30), ("B".to_owned(), 15)]);
        assert_eq!(&text[loaded.steps[1].clone()], "\"B\"");
    }

    #[test]
    fn every_mistake_of_an_evening_is_told() {
        let text = format!(
            "{HEAD}minutes = [45]\n[[step]]\ntitle = \"A\"\nminutes = {{ 45 = 30, 60 = 5, x = 1 }}\n\
             any = [{{}}, {{ kind = \"touch\", say = \"touch\" }}, {{ tag = \"x\", long = true }}]\n\
             [[step]]\ntitle = \"B\"\nminutes = {{ 45 = 900 }}\n"
        );
        assert_eq!(
            said(&text),
            [
                "the steps of 45 minutes take 30",
                "this evening has no length of 60 minutes",
                "`x` is no number of minutes",
                "this slot asks for nothing",
                "a step has its name already, its title",
                "a step has minutes, so that nothing in it is long",
                "this step has no `any`",
                "`minutes` takes a whole number from 1 to 300, not `900`",
            ]
        );
        assert_eq!(
            said("[evening]\n"),
            [
                "this evening has no `id`",
                "this evening has no `title`",
                "this evening has no `language`",
                "this evening has no `summary`",
                "this evening has no `minutes`",
                "this evening file has no `step`",
            ]
        );
    }
}
