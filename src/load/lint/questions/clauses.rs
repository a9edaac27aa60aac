//! The clauses of a question, and how each of them opens.

use crate::load::lint::questions::asked::{Pause, QUOTED, Token, TokenKind};
use crate::load::lint::questions::grammar::{
    carries_verb, is_auxiliary, is_determiner, is_lead, is_preposition, is_pronoun,
    is_question_word, is_subordinator,
};

/// The words between two pauses.
#[derive(Debug)]
pub(super) struct Clause<'a> {
    /// The words, in order; never empty.
    pub(super) words: Vec<&'a str>,
    /// The pause before it, if it is not the first.
    pub(super) after: Option<Pause>,
    /// Where each word stands among the pieces of the question.
    pub(super) places: Vec<usize>,
}

/// How a clause opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// With a question word that asks, at this word: “at what hour do you…”.
    Open(usize),
    /// With a question word that asks or relates: “what you said…”, “where the road ends…”.
    Doubtful(usize),
    /// With a verb before its subject, at this word: “do you…”, “and is it…”.
    Closed(usize),
    /// With its subject: “you kept it”.
    Statement,
    /// With anything else.
    Other,
}

/// Parts a question at its pauses. What stands in brackets is left out.
pub(super) fn clauses(pieces: &[Token]) -> Vec<Clause<'_>> {
    let mut clauses = Vec::<Clause>::new();
    let mut after = None;
    let mut depth = 0_usize;
    let mut parted = true;
    for (index, piece) in pieces.iter().enumerate() {
        match &piece.kind {
            TokenKind::Pause(Pause::Open) => depth += 1,
            TokenKind::Pause(Pause::Close) => depth = depth.saturating_sub(1),
            TokenKind::Pause(pause) if depth == 0 => {
                // Of two marks in a row, the break tells more than the comma.
                if !(parted && after == Some(Pause::Break)) {
                    after = Some(*pause);
                }
                parted = true;
            }
            TokenKind::Word(word) if depth == 0 => {
                if parted {
                    clauses.push(Clause { words: Vec::new(), places: Vec::new(), after });
                    (parted, after) = (false, None);
                }
                if let Some(clause) = clauses.last_mut() {
                    clause.words.push(word);
                    clause.places.push(index);
                }
            }
            _ => {}
        }
    }
    clauses
}

/// The clause that asks, and its opening; an aside such as “do you think” is none.
pub(super) fn main_clause(clauses: &[Clause]) -> Option<(usize, Opening)> {
    let mut openings = clauses.iter().map(Clause::opening).enumerate();
    openings.find(|&(index, opening)| match opening {
        Opening::Open(_) => true,
        Opening::Closed(_) => index + 1 == clauses.len() || !clauses[index].is_aside(),
        _ => false,
    })
}

impl Clause<'_> {
    /// The word at an index, or nothing past the end.
    pub(super) fn word(&self, index: usize) -> &str {
        self.words.get(index).copied().unwrap_or_default()
    }

    /// “Do you think” between commas asks nothing of its own.
    fn is_aside(&self) -> bool {
        let verbs = ["think", "say", "suppose", "guess", "feel", "reckon", "believe"];
        matches!(self.words[..], [_, "you", verb] if verbs.contains(&verb))
    }

    /// How the clause opens.
    pub(super) fn opening(&self) -> Opening {
        let first = self.lead_length();
        let asking = first + self.prepositions(first);
        if is_question_word(self.word(asking)) {
            return self.with_question_word(asking);
        }
        if is_auxiliary(self.word(first)) && self.has_subject(first + 1) {
            return Opening::Closed(first);
        }
        if let Some(opening) = self.inside() {
            return opening;
        }
        if is_pronoun(self.word(first)) && self.is_statement(first) {
            return Opening::Statement;
        }
        Opening::Other
    }

    /// How many words stand before the question proper: “and”, “honestly”, “well then”.
    fn lead_length(&self) -> usize {
        self.words.iter().take_while(|word| is_lead(word)).count()
    }

    fn prepositions(&self, from: usize) -> usize {
        self.words[from..].iter().take(3).take_while(|word| is_preposition(word)).count()
    }

    /// A question word asks, unless a subject follows it at once; then it may relate.
    fn with_question_word(&self, at: usize) -> Opening {
        let (word, next) = (self.word(at), self.word(at + 1));
        let other = at + 2 + self.prepositions((at + 2).min(self.words.len()));
        if matches!(next, "and" | "or") && is_question_word(self.word(other)) {
            // “How and where you grew up”: what holds for the second one holds for the first.
            return match self.with_question_word(other) {
                Opening::Open(_) => Opening::Open(at),
                opening => opening,
            };
        }
        let subject = is_pronoun(next) || is_determiner(next);
        match word {
            "which" | "whose" | "whom" => Opening::Open(at),
            _ if carries_verb(word) => Opening::Open(at),
            "when" if next.is_empty() || is_auxiliary(next) => Opening::Open(at),
            // “When in your week do you…” asks; “when in doubt” does not.
            "when" if !subject && self.inversion(at + 2).is_some() => Opening::Open(at),
            "when" => self.inside().unwrap_or(Opening::Other),
            _ if subject => self.inside().unwrap_or(Opening::Doubtful(at)),
            _ => Opening::Open(at),
        }
    }

    /// A question that begins inside the clause, after a lead-in without a comma: “in this
    /// house is there…”, “of all our trips which did you…”.
    fn inside(&self) -> Option<Opening> {
        let verb = self.inversion(1)?;
        let asking = (1..verb).rev().take(4).find(|&at| is_question_word(self.word(at)));
        match asking {
            Some(at) if !is_pronoun(self.word(at + 1)) => Some(Opening::Open(at)),
            _ => Some(Opening::Closed(verb)),
        }
    }

    /// The first auxiliary from a word on that has its pronoun after it and none before.
    pub(super) fn inversion(&self, from: usize) -> Option<usize> {
        (from..self.words.len()).find(|&at| {
            let before = at.checked_sub(1).map_or("", |before| self.word(before));
            let relates =
                matches!(before, "that" | "as" | "than" | "nor" | "neither" | "to");
            let perfect = matches!(self.word(at), "had" | "has" | "have");
            is_auxiliary(self.word(at))
                && is_pronoun(self.word(at + 1))
                && !is_pronoun(before)
                && !relates
                && !perfect
        })
    }

    fn is_statement(&self, first: usize) -> bool {
        let second = self.word(first + 1);
        let next =
            if matches!(second, "two" | "both" | "all") { first + 2 } else { first + 1 };
        let next = self.word(next);
        let verbless = matches!(next, "" | "and" | "or" | "first" | "too" | "who")
            || is_preposition(next);
        self.word(first).contains('\'') || !verbless
    }

    /// Whether a subject may start here, after an auxiliary. After “don't” or “can't”, a verb is
    /// as likely as a noun, so only a pronoun or an article will do.
    fn has_subject(&self, at: usize) -> bool {
        let word = self.word(at);
        let never = ["", "be", "been", "have", "not", "or", "and", "rather", "better"];
        let negated = self.word(at - 1).ends_with("n't") || self.word(at - 1) == "cannot";
        let sure = is_pronoun(word) || is_determiner(word) || word == QUOTED;
        let possible =
            !never.contains(&word) && !is_preposition(word) && !is_subordinator(word);
        sure || (possible && !negated)
    }
}
