//! Reading a list of plain questions: a text file with a question on each line, as people write
//! it down, becomes a deck.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use crate::diag::{Diagnostic, Source};
use crate::load::deck::{Loaded, is_kebab};
use crate::load::places::CardPlaces;
use crate::model::{
    Access, Card, Deck, Duration, Field, Kind, Language, TextRule, Texts,
};

/// Minutes that a question is given: as long as most cards of talk.
const MINUTES: u16 = 10;
/// The longest title, as in other decks.
const TITLE: usize = 40;
/// Weeks before a question may come again, as in other decks.
const COOLDOWN: u16 = 8;
/// More questions are no list.
const MOST: usize = 10_000;

/// Whether a file is a list of questions by its name.
pub(super) fn is_list(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt"))
}

/// Reads a list. Empty lines part nothing, signs of a list and numbers before a question are not
/// part of it, and `#` begins a line that is no question; two of these say more: `# title:` and
/// `# language:`.
pub(super) fn load_list(source: Source, path: &Path) -> Loaded {
    let mut list = List::new(path, &source.text);
    let mut begins = 0;
    for line in source.text.split_inclusive('\n') {
        list.line(line, begins);
        begins += line.len();
    }
    if list.deck.cards.is_empty() && list.problems.is_empty() {
        let problem = Diagnostic::error("this list has no question", 0..0);
        list.problems.push(problem.hint("write each question on a line of its own"));
    }
    let List { mut deck, places, problems } = list;
    for card in &mut deck.cards {
        card.language = deck.language.clone();
    }
    let deck = problems.is_empty().then_some(deck);
    Loaded { source, deck, problems, places }
}

struct List {
    deck: Deck,
    places: Vec<CardPlaces>,
    problems: Vec<Diagnostic>,
}

impl List {
    fn new(path: &Path, text: &str) -> Self {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        let title = TextRule::LINE.read(&name).unwrap_or_else(|_| "Questions".to_owned());
        let deck = Deck {
            id: id_of(&name),
            title,
            version: "1".to_owned(),
            language: guessed(text),
            authors: Vec::new(),
            license: None,
            description: None,
            adult: false,
            on_request: false,
            back_image: None,
            allow: BTreeMap::new(),
            retired: BTreeMap::new(),
            cards: Vec::new(),
        };
        Self { deck, places: Vec::new(), problems: Vec::new() }
    }

    fn line(&mut self, line: &str, begins: usize) {
        let question = without_sign(line.trim());
        let from = begins + line.find(question).unwrap_or_default();
        let span = from..from + question.len();
        if let Some(said) = question.strip_prefix('#') {
            self.said(said, span);
        } else if !question.is_empty() {
            self.question(question, span);
        }
    }

    fn question(&mut self, question: &str, span: Range<usize>) {
        let nth = self.deck.cards.len() + 1;
        if nth > MOST {
            if nth == MOST + 1 && self.problems.is_empty() {
                let message = format!("this list has over {MOST} questions");
                let problem = Diagnostic::error(message, span);
                self.problems.push(problem.hint("part it into several lists"));
            }
            return;
        }
        match TextRule::LINE.read(question) {
            Ok(prompt) => {
                let mut places = CardPlaces::new(span.clone());
                places.add(None, Field::Title, span.clone());
                places.add(None, Field::Prompt, span);
                self.places.push(places);
                self.deck.cards.push(card(nth, prompt));
            }
            Err(unfit) => {
                let problem = Diagnostic::error(unfit.of("question"), span);
                self.problems.push(problem.hint(unfit.hint()));
            }
        }
    }

    /// What a line that is no question says of the list.
    fn said(&mut self, said: &str, span: Range<usize>) {
        let Some((key, value)) = said.split_once(':') else { return };
        match &*key.trim().to_lowercase() {
            "title" => {
                if let Ok(title) = TextRule::LINE.read(value) {
                    self.deck.title = title;
                }
            }
            "language" => match value.parse::<Language>() {
                Ok(language) => self.deck.language = language,
                Err(wrong) => {
                    let problem = Diagnostic::error(wrong.to_string(), span);
                    self.problems.push(problem.hint(wrong.hint()));
                }
            },
            _ => {}
        }
    }
}

/// A question without the dot, dash or number that lists have before it.
fn without_sign(line: &str) -> &str {
    let bare = line.trim_start_matches(['-', '*', '•', '–']).trim_start();
    let digits = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    match digits.strip_prefix(['.', ')']) {
        Some(rest) if digits.len() < bare.len() => rest.trim_start(),
        _ => bare,
    }
}

/// The language of a list that does not say: Spanish alone turns a sign of question over.
fn guessed(text: &str) -> Language {
    let tag = if text.contains('¿') { "es" } else { "en" };
    tag.parse().unwrap_or_else(|_| Language::english())
}

/// The id of a deck after its file's name.
fn id_of(name: &str) -> String {
    let sign =
        |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' };
    let words: String = name.chars().map(sign).collect();
    let mut id = words.split_whitespace().collect::<Vec<_>>().join("-");
    id.truncate(60);
    let id = id.trim_end_matches('-').to_owned();
    if is_kebab(&id) { id } else { "questions".to_owned() }
}

/// The first words of a question: a plan shows titles alone, and one should see what it is about.
fn title_of(question: &str) -> String {
    if question.chars().count() <= TITLE {
        return question.to_owned();
    }
    let mut title = String::new();
    for word in question.split_whitespace() {
        let length = title.chars().count() + 1 + word.chars().count();
        if !title.is_empty() && length >= TITLE {
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.extend(word.chars().take(TITLE - 1));
    }
    format!("{}…", title.trim_end_matches([',', ';', ':', '—', '–']))
}

/// A card of talk that asks no more than its question.
fn card(nth: usize, prompt: String) -> Card {
    let texts = Texts { title: title_of(&prompt), prompt, ..Texts::default() };
    Card {
        duration: Some(Duration::Minutes(MINUTES)),
        access: Access::Variants(BTreeMap::new()),
        cooldown_weeks: COOLDOWN,
        ..Card::plain(format!("C-Q{nth:03}"), Kind::Conversation, texts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(name: &str, text: &str) -> Loaded {
        load_list(Source::new(name, text), Path::new(name))
    }

    #[test]
    fn a_list_is_read_as_people_write_it() {
        let text = "# Ours\n\n- What made you laugh?\r\n2) Where next?\n* 3 wishes?\n•  Who?\n17. And 4.5?";
        let deck = list("Our questions (2).txt", text).deck.unwrap();
        let prompts: Vec<&str> =
            deck.cards.iter().map(|card| &*card.texts.prompt).collect();
        assert_eq!(
            prompts,
            ["What made you laugh?", "Where next?", "3 wishes?", "Who?", "And 4.5?"]
        );
        assert_eq!(deck.id, "our-questions-2");
        assert_eq!((&*deck.title, deck.language.tag()), ("Our questions (2)", "en"));
        assert_eq!(deck.cards[4].id, "C-Q005");
    }

    #[test]
    fn a_list_says_its_title_and_its_language_or_its_signs_do() {
        let deck = list("a.txt", "# title: Ours\n# language: fr\nQuoi ?").deck.unwrap();
        assert_eq!((&*deck.title, deck.language.tag()), ("Ours", "fr"));
        assert_eq!(list("a.txt", "¿Qué?").deck.unwrap().language.tag(), "es");
        let loaded = list("a.txt", "# language: French!\nQuoi ?");
        assert_eq!(loaded.problems[0].message, "`French!` is no language tag");
        assert_eq!(loaded.problems[0].hint.as_deref(), Some("did you mean `fr`?"));
        let loose = list("a.txt", "Quoi ?\n# Language: FRA");
        let deck = loose.deck.unwrap();
        assert_eq!((deck.language.tag(), deck.cards[0].language.tag()), ("fr", "fr"));
        assert!(loaded.deck.is_none());
    }

    #[test]
    fn a_question_that_is_none_is_told_at_its_place() {
        let text = "What?\nWh\u{7}o?\n";
        let loaded = list("a.txt", text);
        assert_eq!(&text[loaded.problems[0].span.clone()], "Wh\u{7}o?");
        assert_eq!(
            list("a.txt", "# nothing\n").problems[0].message,
            "this list has no question"
        );
        let many = "What?\n".repeat(MOST + 2);
        assert_eq!(list("a.txt", &many).problems.len(), 1);
        assert!(list("a.txt", &many[6 * 2..]).deck.is_some());
    }

    #[test]
    fn a_title_is_a_short_question_or_the_beginning_of_a_long_one() {
        assert_eq!(title_of("What made you laugh?"), "What made you laugh?");
        let long = "What would you like to try again, now that the children are grown?";
        assert_eq!(title_of(long), "What would you like to try again, now…");
        for question in [long, &"a".repeat(90), &"é ".repeat(60)] {
            assert!(title_of(question).chars().count() <= TITLE, "{question}");
        }
    }
}
