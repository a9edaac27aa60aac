//! How the lines of cards end, over the texts of all shipped decks in both languages: at a mark
//! or on a word that belongs to the next line. Judged from what is on the cards, with the lists
//! of words that the breaker has and none of its code.

use std::collections::{BTreeMap, BTreeSet};

use emberdeck::face::{Backs, Look, Printed, lay_out_cards};
use emberdeck::frame::{Frame, Item, Mark, Tag};
use emberdeck::geom::Length;
use emberdeck::load::SHIPPED;
use emberdeck::model::{Adaptation, Edition, Language, Texts, Theme};
use emberdeck::text::{Typesetter, plain};

/// What a text is on its card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Title,
    Prompt,
    Consent,
    Back,
}

/// What was counted of the texts of a place.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Counts {
    /// Texts of more than one line.
    pub(crate) texts: u32,
    /// Lines that another one follows.
    pub(crate) breaks: u32,
    /// Of these, those that end on a word that belongs to the next one.
    pub(crate) function: u32,
    /// Those that end at a mark.
    pub(crate) marks: u32,
    /// Those that fill less than 54 in a hundred of the widest line, and end at no mark.
    pub(crate) short: u32,
    /// First lines of one word.
    pub(crate) lone_first: u32,
    /// Last lines of one word.
    pub(crate) lone_last: u32,
}

/// The lines of one element of a frame: text and width, from the top.
fn lines_of(frame: &Frame) -> BTreeMap<usize, Vec<(String, Length)>> {
    let mut lines: BTreeMap<usize, Vec<(Length, String, Length)>> = BTreeMap::new();
    for (mark, item) in frame.items() {
        let (Mark::Content(node), Item::Run(run)) = (mark, item) else { continue };
        let lines = lines.entry(node.index()).or_default();
        let width = run.width();
        match lines.last_mut() {
            Some((y, text, wide)) if *y == run.at.y => {
                text.push_str(&run.text);
                *wide += width;
            }
            _ => lines.push((run.at.y, run.text.clone(), width)),
        }
    }
    let bare = |lines: Vec<(Length, String, Length)>| {
        lines.into_iter().map(|(_, text, wide)| (text, wide)).collect()
    };
    lines.into_iter().map(|(node, lines)| (node, bare(lines))).collect()
}

/// The words that belong to the next one, by the list of a language.
fn function_words(language: &str) -> BTreeSet<&'static str> {
    let list = match language {
        "es" => include_str!("../../src/text/light_words/es.txt"),
        _ => include_str!("../../src/text/light_words/en.txt"),
    };
    let lines = list.lines().take_while(|line| *line != "|");
    let lines = lines.filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '?' | '!' | '…' | '—')
}

impl Counts {
    fn add(&mut self, lines: &[(String, Length)], words: &BTreeSet<&str>) {
        let Some((last, inner)) =
            lines.split_last().filter(|(_, inner)| !inner.is_empty())
        else {
            return;
        };
        self.texts += 1;
        let widest = lines.iter().map(|line| line.1).fold(Length::ZERO, Length::max);
        for (text, wide) in inner {
            self.breaks += 1;
            let end = text.trim_end().trim_end_matches(['”', '’', '"', ')', '»']);
            let word = end.rsplit(char::is_whitespace).next().unwrap_or_default();
            let word = word.trim_start_matches(['“', '‘', '(', '«', '¿', '¡']);
            let lower = word.to_lowercase();
            let is_function = words.contains(word) || words.contains(&*lower);
            self.function += u32::from(is_function);
            let has_mark = end.ends_with(is_mark);
            self.marks += u32::from(has_mark);
            self.short += u32::from(!has_mark && widest * 0.54 > *wide);
        }
        let is_lone = |text: &str| text.split_whitespace().count() == 1;
        self.lone_first += u32::from(is_lone(&inner[0].0));
        self.lone_last += u32::from(is_lone(&last.0));
    }

    /// So many in a hundred breaks.
    pub(crate) fn share(&self, of: u32) -> f64 {
        100.0 * f64::from(of) / f64::from(self.breaks.max(1))
    }
}

/// The place of a text by its words: all lines of an element joined.
fn place(texts: &Texts, tag: Tag, text: &str) -> Option<Place> {
    let same = |other: &str| squeezed(&plain(other)) == squeezed(text);
    if tag == Tag::Heading {
        Some(Place::Title)
    } else if same(&texts.prompt) {
        Some(Place::Prompt)
    } else if texts.consent.as_deref().is_some_and(same) {
        Some(Place::Consent)
    } else {
        None
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What all shipped decks come to in a format.
pub(crate) fn counted(format: &str) -> BTreeMap<Place, Counts> {
    let mut counts: BTreeMap<Place, Counts> = BTreeMap::new();
    for shipped in SHIPPED {
        let deck = shipped.load().deck.expect("the deck is sound");
        for tag in ["en", "es"] {
            let language: Language = tag.parse().expect("a language");
            let translated = deck.language != language;
            let has = |card: &&emberdeck::model::Card| {
                !translated || card.translations.contains_key(&language)
            };
            let language = &language;
            let printed =
                |card| Printed { card, language, other: None, foot: None, page: None };
            let cards: Vec<_> = deck.cards.iter().filter(has).map(printed).collect();
            let look = Look {
                theme: Theme::hearth(),
                format: format.parse().expect("a format"),
                edition: Edition::Standard,
                backs: Backs::Text,
                more: emberdeck::model::More::Card,
                back_image: None,
                bleed: Length::mm(2.0),
                adaptation: Adaptation::NONE,
                language: language.clone(),
            };
            let (faces, _) = lay_out_cards(&Typesetter::new(), &look, &cards)
                .expect("all shipped cards fit");
            let words = function_words(tag);
            for (face, printed) in faces.iter().zip(&cards) {
                let texts = printed.card.texts_in(language);
                for (node, lines) in lines_of(&face.front) {
                    let all: String = lines.iter().map(|line| &*line.0).collect();
                    let tag = face.front.nodes()[node].tag;
                    if let Some(place) = place(texts, tag, &all) {
                        counts.entry(place).or_default().add(&lines, &words);
                    }
                }
                for (_, lines) in lines_of(&face.back) {
                    counts.entry(Place::Back).or_default().add(&lines, &words);
                }
            }
        }
    }
    counts
}

#[test]
fn lines_of_shipped_cards_seldom_end_on_a_word_that_belongs_to_the_next() {
    let counts = counted("poker");
    // What `cargo run --example rag` shows, and a little room for new cards.
    for (place, function, marks, short) in [
        (Place::Prompt, 10.0, 34.0, 1.0),
        (Place::Back, 7.0, 32.0, 2.0),
        (Place::Consent, 3.5, 58.0, 2.0),
    ] {
        let counts = &counts[&place];
        assert!(counts.breaks > 100, "{place:?}: {counts:?}");
        assert!(counts.share(counts.function) <= function, "{place:?}: {counts:?}");
        assert!(counts.share(counts.marks) >= marks, "{place:?}: {counts:?}");
        assert!(counts.share(counts.short) <= short, "{place:?}: {counts:?}");
    }
    assert!(counts[&Place::Title].lone_first <= 2, "{:?}", counts[&Place::Title]);
}
