//! Two questions that came as one (W003).

use std::ops::Range;

use crate::load::lint::questions::asked::{Asked, Pause, Token, TokenKind, asked};
use crate::load::lint::questions::clauses::{Clause, Opening, clauses, main_clause};
use crate::load::lint::questions::grammar::{
    carries_verb, is_auxiliary, is_determiner, is_joint, is_lead, is_preposition,
    is_pronoun, is_question_word,
};

/// A question without a verb has fewer words than these after its question word: “how many
/// years ago”.
const SHORT: usize = 5;

/// How far from its question word a verb still belongs to it: “which of the rooms here did…”.
const NEAR: usize = 6;

/// The second question of a text: the one with the second mark, or the one that came along
/// with the first one, as in “what did you feel and why did you stay”.
///
/// Quoted questions are to be spoken, and do not count.
pub(in crate::load::lint) fn asks_two_things(text: &str) -> Option<Range<usize>> {
    match &asked(text)[..] {
        [] => None,
        [only] => second_question(only).map(|start| start..only.range.end),
        [_, second, ..] => Some(second.range.clone()),
    }
}

/// Where the second question starts that shares the mark of the first one.
fn second_question(asked: &Asked) -> Option<usize> {
    let scan = Scan::new(&asked.pieces);
    let start = (scan.main + 1..asked.pieces.len()).find_map(|at| {
        let joint = scan.joint(at)?;
        scan.starts_question(&joint).then_some(joint.next)
    })?;
    Some(asked.pieces[start].range.start)
}

/// What joins a clause to the one before it.
#[derive(Debug)]
struct Joint {
    /// The piece at which it starts.
    at: usize,
    /// The piece that follows it.
    next: usize,
    /// Whether more than a comma joins them: a joining word, a dash, a bracket.
    strong: bool,
    /// Whether there is a pause.
    pause: bool,
}

/// What a question word does after a joint.
#[derive(Debug, PartialEq, Eq)]
enum Asking {
    /// It stands without a verb: “and for how long?”.
    Short,
    /// The verb stands before its subject: “and why did you stay”.
    Inverted { pronoun: bool },
    /// It is the subject itself, or asks no more than a clause inside: “and who snored”.
    Subject,
    /// It opens a clause inside: “and how you rest”.
    Inside,
}

/// A question on which the main clause has been found.
struct Scan<'a> {
    pieces: &'a [Token],
    /// The piece at which its main clause asks.
    main: usize,
    /// Whether the main clause asks by a question word.
    open: bool,
}

impl<'a> Scan<'a> {
    fn new(pieces: &'a [Token]) -> Self {
        let clauses = clauses(pieces);
        let doubtful = |clause: &Clause| match clause.opening() {
            Opening::Doubtful(word) => Some((clause.places[word], true)),
            _ => None,
        };
        let (main, open) = match main_clause(&clauses) {
            Some((main, Opening::Open(word))) => (clauses[main].places[word], true),
            Some((main, Opening::Closed(word))) => (clauses[main].places[word], false),
            _ => clauses.iter().find_map(doubtful).unwrap_or_default(),
        };
        Self { pieces, main, open }
    }

    /// The word at a place; nothing at a pause or past the end.
    fn word(&self, at: usize) -> &'a str {
        match self.pieces.get(at).map(|piece| &piece.kind) {
            Some(TokenKind::Word(word)) => word,
            _ => "",
        }
    }

    fn pause(&self, at: usize) -> Option<Pause> {
        match self.pieces.get(at)?.kind {
            TokenKind::Pause(pause) => Some(pause),
            TokenKind::Word(_) => None,
        }
    }

    /// The joint that starts at a place, with all the small words in it: “, and if so,”.
    fn joint(&self, at: usize) -> Option<Joint> {
        let (mut next, mut strong, mut pause) = (at, false, false);
        loop {
            let word = self.word(next);
            match self.pause(next) {
                Some(Pause::Close) => return None,
                Some(mark) => {
                    pause = true;
                    strong |= mark != Pause::Comma;
                }
                None if is_joint(word) => strong = true,
                None if next == at || word == "or" => return None,
                None if is_lead(word) => {}
                None if word == "if" && matches!(self.word(next + 1), "so" | "not") => {
                    next += 1;
                }
                None => break,
            }
            next += 1;
        }
        Some(Joint { at, next, strong, pause })
    }

    fn starts_question(&self, joint: &Joint) -> bool {
        let asking = joint.next + self.prepositions(joint.next);
        if !is_question_word(self.word(asking)) {
            return joint.strong && self.is_closed_question(joint);
        }
        match self.asking(asking, asking > joint.next) {
            Asking::Short => joint.strong && !self.is_pair(joint),
            Asking::Inverted { pronoun } => {
                joint.strong || (pronoun && self.word(asking) != "which")
            }
            Asking::Subject => joint.strong && self.is_level(joint, self.word(asking)),
            Asking::Inside => false,
        }
    }

    fn prepositions(&self, from: usize) -> usize {
        (from..from + 3).take_while(|&at| is_preposition(self.word(at))).count()
    }

    /// “And is it…”, “and would your…”; not “and do it” or “and was the talk of the town”.
    fn is_closed_question(&self, joint: &Joint) -> bool {
        let (verb, subject) = (self.word(joint.next), self.word(joint.next + 1));
        let full = matches!(verb, "do" | "have") && matches!(subject, "it" | "there");
        let modal =
            matches!(verb, "would" | "could" | "can" | "will" | "should" | "might");
        let named = modal && joint.pause && is_determiner(subject);
        let parted = joint.pause || !self.open;
        is_auxiliary(verb) && ((is_pronoun(subject) && !full && parted) || named)
    }

    /// What the question word at this place does; after a preposition, it is no subject.
    fn asking(&self, at: usize, preposition: bool) -> Asking {
        let word = self.word(at);
        let subjects = ["who", "what", "which", "whose", "who's", "what's"];
        let can_be_subject = !preposition && subjects.contains(&word);
        let words =
            self.pieces[at + 1..].iter().take_while(|piece| piece.is_word()).count();
        if carries_verb(word) && can_be_subject {
            return Asking::Subject;
        }
        if carries_verb(word) {
            return Asking::Inverted { pronoun: false };
        }
        let told = (at + 1..=at + words.min(NEAR))
            .find_map(|place| self.asking_by(at, place, can_be_subject));
        match told {
            Some(asking) => asking,
            None if can_be_subject && words > 0 => Asking::Subject,
            None if words < SHORT => Asking::Short,
            None => Asking::Inside,
        }
    }

    /// What the word at a place tells of the question word before it, if it tells anything: an
    /// auxiliary that it asks, a subject that it opens a clause inside.
    fn asking_by(&self, at: usize, place: usize, can_be_subject: bool) -> Option<Asking> {
        let (word, first) = (self.word(at), place == at + 1);
        let (before, here, next) =
            (self.word(place - 1), self.word(place), self.word(place + 1));
        if is_auxiliary(here) {
            let pronoun = is_pronoun(next);
            let inverted = pronoun || is_determiner(next) || !can_be_subject;
            return Some(if inverted {
                Asking::Inverted { pronoun }
            } else {
                Asking::Subject
            });
        }
        if here == "to" && (first || !can_be_subject) {
            return Some(Asking::Inside);
        }
        if word == "why" && matches!(here, "this" | "that" | "these" | "those") {
            return Some(Asking::Short);
        }
        let noun = (is_pronoun(here) || is_determiner(here)) && !is_preposition(before);
        let object = !first && (word == "who" || acts(before));
        noun.then_some(if object { Asking::Subject } else { Asking::Inside })
    }

    /// “Where and when” inside a question is one thing, unless it is the question.
    fn is_pair(&self, joint: &Joint) -> bool {
        let before = joint.at - 1;
        before != self.main && is_question_word(self.word(before))
    }

    /// Whether a clause with this question word stands beside the main one, and does not go on
    /// with a clause inside it: “when you hear who came and what happened”.
    fn is_level(&self, joint: &Joint, word: &str) -> bool {
        // A question word behind a pause stands beside the main one itself: “who drove, who”.
        let inner = (self.main + 1..joint.at).filter(|at| self.pause(at - 1).is_none());
        let mut inner = inner
            .map(|at| self.word(at))
            .filter(|word| is_question_word(word) || *word == "that");
        if joint.pause {
            inner.all(|earlier| earlier != word)
        } else {
            self.open && inner.all(|earlier| earlier == "when")
        }
    }
}

/// Whether a word after “what” is what it did, and not a noun: “made you”, “scared you”.
fn acts(word: &str) -> bool {
    let irregular = [
        "made", "makes", "kept", "keeps", "gave", "gives", "got", "gets", "brought",
        "brings", "told", "tells", "taught", "let", "lets", "took", "takes", "helps",
        "hurt", "drew", "led",
    ];
    word.ends_with("ed") || irregular.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::lint::corpus::judge;

    #[test]
    fn double_questions_are_judged_by_their_corpus() {
        judge("W003", |sample| asks_two_things(&sample.text).is_some());
    }

    #[test]
    fn the_second_question_is_named() {
        for (text, second) in [
            ("What is it? Why? When?", "Why?"),
            ("What did you feel and why did you stay?", "why did you stay?"),
            ("Do you like it here, and if so, why?", "why?"),
            ("How and when did you learn to swim?", "when did you learn to swim?"),
            ("Who drove, who slept, and who sang?", "who sang?"),
            ("What scares you — and how do you hide it?", "how do you hide it?"),
            ("What went well and what was hard?", "what was hard?"),
            ("What is in it (and whose is it)?", "whose is it)?"),
            ("What would you pack, and could you carry it?", "could you carry it?"),
        ] {
            assert_eq!(
                asks_two_things(text).map(|range| &text[range]),
                Some(second),
                "{text}"
            );
        }
    }

    #[test]
    fn clauses_inside_a_question_ask_nothing_of_their_own() {
        for single in [
            "What do you know about how and why we met?",
            "What did you say when they asked where you were and how you felt?",
            "Which of the people who raised you and who fed you would you thank?",
            "What would you tell someone who came early, and who stayed late?",
            "How do you know when to stop and what to leave out?",
            "How and where you grew up shaped you: what is left of it?",
            "What would it take for you to sit down and do it?",
            "Which habit of mine do you find odd and would you miss?",
        ] {
            assert_eq!(asks_two_things(single), None, "{single}");
        }
    }
}
