//! The lints of one card.

use std::ops::Range;

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::load::deck::Loaded;
use crate::load::lint::wording::{Wording, wording};
use crate::load::lint::{british, chopped, halfway, questions, reading};
use crate::load::places::CardPlaces;
use crate::model::{
    Access, Card, Deck, Field, Kind, Language, LongDistance, Texts, TouchLevel,
};

/// Lints every card of a deck.
pub(super) fn lint_cards(loaded: &Loaded) -> Vec<Diagnostic> {
    let Some(deck) = &loaded.deck else { return Vec::new() };
    let lint = |(card, places): (&Card, &CardPlaces)| {
        let mut found = Finding { deck, card, places, problems: Vec::new() };
        if deck.language.primary() == "en" {
            found.language();
            found.voice();
        }
        found.structure();
        found.problems
    };
    let cards = deck.cards.par_iter().zip(&loaded.places);
    cards.flat_map_iter(lint).collect()
}

/// A near-duplicate, unless the two are a family or it is allowed.
pub(super) fn near_duplicate(
    decks: &[Loaded],
    (deck, card, _): (usize, usize, &str),
    (other_deck, other_card, _): (usize, usize, &str),
) -> Option<Diagnostic> {
    let of = |deck: usize, card: usize| {
        decks[deck].deck.as_ref().map(|deck| (deck, &deck.cards[card]))
    };
    let ((own_deck, own), (other_home, other)) =
        (of(deck, card)?, of(other_deck, other_card)?);
    if own.family.is_some() && own.family == other.family {
        return None;
    }
    let mut found = Finding {
        deck: own_deck,
        card: own,
        places: decks[deck].places.get(card)?,
        problems: Vec::new(),
    };
    let other_id = if other_deck == deck {
        other.id.clone()
    } else {
        format!("{}#{}", other_home.id, other.id)
    };
    found.note(
        "W007",
        found.places.of(None, Field::Prompt, 0),
        format!("this prompt says nearly the same as that of `{other_id}`"),
        "rewrite one of the two, or give both the same `family`",
    );
    found.problems.pop()
}

/// Grade at which a text is too hard, and above which even a short one is.
const GRADE: (f64, f64) = (6.0, 8.0);
/// The measure is rough for texts with fewer words.
const FEW_WORDS: usize = 30;

struct Finding<'a> {
    deck: &'a Deck,
    card: &'a Card,
    places: &'a CardPlaces,
    problems: Vec<Diagnostic>,
}

impl Finding<'_> {
    /// Notes a finding, unless the author has said why it is right here.
    fn note(
        &mut self,
        code: &'static str,
        span: Range<usize>,
        message: String,
        hint: &str,
    ) {
        if !self.card.allow.contains_key(code) && !self.deck.allow.contains_key(code) {
            self.problems.push(Diagnostic::warning(message, span).hint(hint).code(code));
        }
    }

    /// What looks at words.
    fn language(&mut self) {
        self.reading_grade();
        for (field, nth, text) in texts(&self.card.texts) {
            self.wording(field, nth, &text);
        }
        if self.card.kind == Kind::Conversation {
            let asked =
                std::iter::once((Field::Prompt, 0, self.card.texts.prompt.clone()))
                    .chain(numbered(Field::FollowUp, &self.card.texts.follow_ups));
            for (field, nth, text) in asked {
                for range in questions::yes_or_no(&crate::text::plain(&text)) {
                    let plain = crate::text::plain(&text);
                    let message =
                        format!("`{}` can be answered by yes or no", &plain[range]);
                    let span = self.places.of(None, field, nth);
                    self.note(
                        "W002",
                        span,
                        message,
                        "ask what, how, which, who, where or when",
                    );
                }
            }
        }
        let prompt = crate::text::plain(&self.card.texts.prompt);
        if let Some(range) = questions::asks_two_things(&prompt) {
            let message = format!(
                "this prompt asks two things; the second is `{}`",
                prompt[range].trim()
            );
            let span = self.places.of(None, Field::Prompt, 0);
            self.note(
                "W003",
                span,
                message,
                "keep the better question; the other makes a follow-up",
            );
        }
    }

    fn reading_grade(&mut self) {
        let prompt = crate::text::plain(&self.card.texts.prompt);
        let whole: Vec<String> =
            texts(&self.card.texts).map(|(_, _, text)| text).collect();
        let whole: Vec<&str> = whole.iter().map(String::as_str).collect();
        for (what, texts) in [("prompt", &[&*prompt][..]), ("card", &whole)] {
            let words: usize = texts.iter().map(|text| reading::words(text)).sum();
            let limit = if words < FEW_WORDS { GRADE.1 } else { GRADE.0 };
            let Some(grade) = reading::grade(texts).filter(|grade| *grade > limit) else {
                continue;
            };
            let message = format!(
                "this {what} reads at grade {grade:.1}; {limit} is the limit here"
            );
            let span = self.places.of(None, Field::Prompt, 0);
            self.note(
                "W001",
                span,
                message,
                "take shorter words, then shorter sentences",
            );
            return;
        }
    }

    fn wording(&mut self, field: Field, nth: usize, text: &str) {
        for (what, range) in wording(text) {
            let word = &text[range];
            let (code, message, hint) = match what {
                Wording::Absolute => (
                    "W004",
                    format!("`{word}` sounds like blame or a rule"),
                    "say when and what instead",
                ),
                Wording::Gendered => (
                    "W005",
                    format!("`{word}` leaves couples out"),
                    "say you, your partner, the other one or each of you",
                ),
                Wording::Claim => (
                    "W006",
                    format!("`{word}` promises more than a card can"),
                    "say what to do, not what it does",
                ),
            };
            let span = self.places.of(None, field, nth);
            self.note(code, span, message, hint);
        }
    }

    /// What looks at how it sounds.
    fn voice(&mut self) {
        let is_american = is_american(&self.deck.language);
        for (field, nth, text) in texts(&self.card.texts) {
            let span = self.places.of(None, field, nth);
            if let Some(row) = chopped::chopped(&text) {
                let message = format!("`{}` sounds chopped", &text[row]);
                self.note("W016", span.clone(), message, "join two of these sentences");
            }
            let found = if is_american { british::british(&text) } else { Vec::new() };
            for (range, american) in found {
                let message = format!(
                    "`{}` is British; Americans write `{american}`",
                    &text[range]
                );
                let hint = "take the American word, or say `language = \"en-GB\"`";
                self.note("W017", span.clone(), message, hint);
            }
        }
        let is_held = self.card.touch_level >= TouchLevel::HELD;
        let steps: Vec<String> =
            self.card.texts.steps.iter().map(|step| crate::text::plain(step)).collect();
        if is_held && !halfway::has_check(&steps) {
            let message = format!(
                "no step of card `{}` asks half-way whether to go on",
                self.card.id
            );
            let span = self.places.of(None, Field::Step, 0);
            let hint = "add one, such as `Halfway, ask: “Go, slow or stop?”`";
            self.note("W018", span, message, hint);
        }
    }

    /// What looks at what is there and what is not.
    fn structure(&mut self) {
        let (card, head) = (self.card, self.places.of(None, Field::Id, 0));
        let (pace, touch) = (card.pace.number(), card.touch_level.number());
        let least = [1, 1, 1, 2, 3, 4][usize::from(touch)];
        if pace < least {
            let message = format!(
                "touch level {touch} at pace {pace}; it needs pace {least} or more"
            );
            self.note(
                "W008",
                head.clone(),
                message,
                "raise the pace or lower the touch level",
            );
        } else if pace == 5 && touch >= 2 {
            let message = format!("the tenderest pace together with touch level {touch}");
            self.note("W008", head.clone(), message, "lower one of the two");
        }
        if matches!(&card.access, Access::Variants(variants) if variants.is_empty()) {
            let message = format!("card `{}` has no `access`", card.id);
            let hint = "say how someone who sits, sees or hears little does it, or `universal = true`";
            self.note("W009", head.clone(), message, hint);
        }
        let travels = matches!(card.kind, Kind::Conversation | Kind::Novelty);
        if travels && card.texts.long_distance == LongDistance::Unsaid {
            let message = format!("card `{}` has no `long_distance`", card.id);
            self.note(
                "W010",
                head,
                message,
                "say how it is done from far away, or `false`",
            );
        }
        let length = crate::text::plain(&card.texts.prompt).chars().count();
        let most = if card.texts.consent.is_some() { 150 } else { 200 };
        if length > most {
            let message =
                format!("this prompt is {length} characters long; {most} is the target");
            let span = self.places.of(None, Field::Prompt, 0);
            self.note("W011", span, message, "move what comes later to the back");
        }
    }
}

/// Whether a deck's English is American, as far as its language says.
fn is_american(language: &Language) -> bool {
    matches!(language.tag(), "en" | "en-US")
}

fn numbered(
    field: Field,
    texts: &[String],
) -> impl Iterator<Item = (Field, usize, String)> {
    texts
        .iter()
        .enumerate()
        .map(move |(nth, text)| (field, nth, crate::text::plain(text)))
}

/// All that is printed on a card, without markup.
pub(super) fn texts(texts: &Texts) -> impl Iterator<Item = (Field, usize, String)> {
    let one = |field, text: &String| (field, 0, crate::text::plain(text));
    [(Field::Title, &texts.title), (Field::Prompt, &texts.prompt)]
        .into_iter()
        .map(move |(field, text)| one(field, text))
        .chain(numbered(Field::Step, &texts.steps))
        .chain(numbered(Field::FollowUp, &texts.follow_ups))
        .chain(texts.consent.iter().map(move |text| one(Field::Consent, text)))
        .chain(texts.stop_note.iter().map(move |text| one(Field::StopNote, text)))
        .chain(numbered(Field::Debrief, &texts.debrief))
}
