//! Questions that yes or no answers (W002).

use std::ops::Range;

use crate::load::lint::questions::asked::{Asked, Pause, asked};
use crate::load::lint::questions::clauses::{Clause, Opening, clauses, main_clause};
use crate::load::lint::questions::grammar::{
    is_auxiliary, is_joint, is_preposition, is_pronoun, is_question_word,
};

/// First words of a question that has lost its “do you” or “is there”.
const SHORTENED: [&str; 12] = [
    "any", "anybody", "anyone", "anything", "ever", "fancy", "got", "need", "ready",
    "remember", "sure", "want",
];

/// Each question of a text that can be answered by yes or no, with its lead-in.
///
/// Quoted speech is left alone, and so are questions that offer their answers: “or”.
pub(in crate::load::lint) fn yes_or_no(text: &str) -> Vec<Range<usize>> {
    let is_last =
        |asked: &Asked| !text[asked.range.end..].contains(char::is_alphanumeric);
    let closed = asked(text).into_iter().filter(|asked| is_closed(asked, is_last(asked)));
    closed.map(|asked| asked.range).collect()
}

fn is_closed(asked: &Asked, last: bool) -> bool {
    let clauses = clauses(&asked.pieces);
    match main_clause(&clauses) {
        Some((main, Opening::Closed(verb))) => {
            let reopened = clauses[main + 1..].iter().any(|later| {
                matches!(later.opening(), Opening::Open(_))
                    && asks_anew(later, &clauses[main].words[verb..])
            });
            !reopened && !offers_answers(&clauses[main..], verb)
        }
        Some(_) => false,
        None => is_closed_statement(&clauses, last),
    }
}

/// Whether an open clause after a closed one is the question: “do the dishes: what…”, “had I
/// asked, what…”, “and why”. After a mere comma, it may belong to the closed one: “who…”.
fn asks_anew(clause: &Clause, closed: &[&str]) -> bool {
    let conditional = matches!(closed, ["had" | "were" | "should", ..]);
    let joined = is_joint(clause.word(0)) || matches!(clause.word(0), "or" | "so");
    let by_itself = clause.after == Some(Pause::Break);
    conditional || joined || by_itself || clause.inversion(1).is_some()
}

/// A statement with a question mark, or a question without its first words. The latter is a
/// condition when something follows: “can't recall? Make it up”.
fn is_closed_statement(clauses: &[Clause], last: bool) -> bool {
    let Some(first) = clauses.first() else { return false };
    let is_doubtful = |clause: &Clause| matches!(clause.opening(), Opening::Doubtful(_));
    let echoes = clauses.iter().any(echoes);
    let broken = clauses.iter().any(|clause| clause.after == Some(Pause::Break));
    let stated = matches!(first.opening(), Opening::Statement) && !broken;
    let cut = SHORTENED.contains(&first.word(0)) || is_auxiliary(first.word(0));
    let shortened = cut && first.words.len() > 1 && last;
    (stated || shortened)
        && !clauses.iter().any(is_doubtful)
        && !echoes
        && !offers_answers(clauses, 0)
}

/// Whether a question word stands where the answer will: “you would do what for me?”.
fn echoes(clause: &Clause) -> bool {
    clause.words.iter().enumerate().any(|(index, word)| {
        let next = clause.word(index + 1);
        is_question_word(word) && (next.is_empty() || is_preposition(next))
    })
}

/// Whether an “or” offers two answers: “in company or alone”.
fn offers_answers(clauses: &[Clause], verb: usize) -> bool {
    let words: Vec<&str> =
        clauses.iter().flat_map(|clause| clause.words.iter().copied()).collect();
    let open_ended = ["ever", "any", "anyone", "anybody", "anything", "anywhere"];
    let before_or = words.iter().take_while(|word| **word != "or");
    let asks_whether = before_or.clone().any(|word| open_ended.contains(word));
    // “Is there a word or a noise that…” asks for the one as for the other.
    let asks_for_some = words.get(verb + 1) == Some(&"there") && !words.contains(&"more");
    if (asks_whether || asks_for_some) && !words.contains(&"rather") {
        return false;
    }
    clauses.iter().enumerate().any(|(index, clause)| {
        let from = if index == 0 { verb } else { 0 };
        (from..clause.words.len())
            .any(|at| clause.words[at] == "or" && is_offer(clause, from, at))
    })
}

/// Whether the “or” at this word parts two answers, and not two words of one clause inside:
/// “someone who sings or hums”.
fn is_offer(clause: &Clause, from: usize, at: usize) -> bool {
    let next = clause.word(at + 1);
    // “Or not”, “an hour or more”; but “soft or not at all” is an answer.
    let idle_at_end = matches!(next, "not" | "no" | "more" | "less") && {
        matches!(clause.word(at + 2), "" | "yet" | "really")
    };
    if idle_at_end || matches!(next, "so" | "two" | "three" | "other" | "something") {
        return false;
    }
    let next = if is_preposition(next) { clause.word(at + 2) } else { next };
    let inner = (from + 1..at).map(|index| clause.word(index)).find(|word| {
        is_question_word(word) || matches!(*word, "if" | "because" | "while" | "whether")
    });
    inner.is_none_or(|word| word == next || is_question_word(next) || is_pronoun(next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::lint::corpus::judge;

    #[test]
    fn yes_or_no_questions_are_judged_by_their_corpus() {
        judge("W002", |sample| {
            sample.kind == "conversation" && !yes_or_no(&sample.text).is_empty()
        });
    }

    fn caught(text: &str) -> Vec<&str> {
        yes_or_no(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_lead_in_changes_nothing() {
        for closed in [
            "When the lights go out do you reach for me?",
            "And if I asked you for a dance, would you say yes?",
            "Can we, after all these years, still surprise each other?",
            "What you said, was it true?",
            "Since Monday, has anybody made you feel small?",
            "Three cups, two spoons, one cat – is anything missing?",
            "You still have that letter, don’t you?",
        ] {
            assert_eq!(caught(closed), [closed]);
        }
    }

    #[test]
    fn only_the_closed_question_is_named() {
        let text =
            "What was it? (Did you keep it?) Who else knew? “Do I?” Now was it yours?";
        assert_eq!(caught(text), ["Did you keep it?", "Now was it yours?"]);
    }

    #[test]
    fn question_words_open_a_question_wherever_they_stand() {
        for open in [
            "Had we met at twenty, what would you have thought of me?",
            "What, in your view, makes a good guest?",
            "What song, would you say, is ours?",
            "Of everything you own what would you carry out first?",
            "When in your life so far did time go by fastest?",
            "Do a slow lap of the room, then tell me: what needs fixing?",
            "You would do what for a good night’s sleep?",
            "Do you like it, and why?",
            "And on a bad day?",
        ] {
            assert_eq!(caught(open), [""; 0], "{open}");
        }
    }

    #[test]
    fn offered_answers_open_a_question() {
        for (text, closed) in [
            ("Do you go out or stay in?", false),
            ("Do you like eggs hard, soft or not at all?", false),
            ("Would you rather be anyone else or be anywhere else?", false),
            ("Tea or coffee?", false),
            ("Are you a morning person or not?", true),
            ("Have you ever wept or laughed at a wedding?", true),
            ("Do you have someone who calls when you are ill or tired?", true),
        ] {
            assert_eq!(!caught(text).is_empty(), closed, "{text}");
        }
    }

    #[test]
    fn a_shortened_question_before_an_order_is_a_condition() {
        assert_eq!(caught("Can’t recall? Make it up. Any left? Swap."), [""; 0]);
        assert_eq!(caught("Want to trade jobs?"), ["Want to trade jobs?"]);
    }
}
