//! Lists of three things on one front (W013), as far as grammar shows them.
//!
//! Nothing here knows whether a thing is quirky: a deck may have such lists on one front in six.

use std::ops::Range;

use crate::load::lint::sentences::{Word, sentences, words};

const DETERMINERS: [&str; 28] = [
    "a", "an", "the", "my", "your", "our", "their", "its", "whose", "some", "every",
    "each", "another", "one", "two", "three", "four", "five", "six", "seven", "eight",
    "nine", "ten", "twenty", "thirty", "forty", "fifty", "hundred",
];

/// Prepositions after which a bare word is a thing: `without maps, soup and elevators`.
const BEFORE_THINGS: [&str; 9] =
    ["without", "with", "of", "for", "from", "about", "between", "against", "in"];

/// What brings examples.
const INTRODUCTIONS: [&str; 2] = ["like", "say"];

/// No item of a list begins with these: what does is a clause, an adverb or an order.
const NO_BEGINNINGS: [&str; 89] = [
    "against", "about", "between", "out", "all", "both", "very", "apart", "together",
    "more", "that", "which", "who", "whom", "what", "when", "where", "why", "how", "if",
    "because", "while", "until", "then", "now", "just", "only", "not", "so", "as", "but",
    "and", "or", "with", "without", "in", "on", "at", "by", "for", "from", "to", "of",
    "like", "such", "after", "before", "under", "over", "into", "near", "up", "i", "you",
    "we", "they", "it", "he", "she", "there", "is", "are", "say", "tell", "ask", "go",
    "let", "make", "take", "give", "put", "keep", "hear", "read", "write", "draw",
    "swap", "stop", "wait", "come", "do", "be", "see", "show", "choose", "begin",
    "agree", "mark", "listen",
];

/// Words that show a clause or an order with its object, and no thing.
const CLAUSE: [&str; 34] = [
    "it", "them", "me", "him", "her", "us", "is", "are", "was", "were", "am", "be",
    "been", "has", "have", "had", "can", "could", "will", "would", "may", "might",
    "must", "do", "does", "did", "says", "goes", "comes", "takes", "gets", "makes",
    "needs", "wants",
];

/// What people answer, and the words that steer: such a list is no ornament.
const ANSWERS: [&str; 29] = [
    "go", "slow", "stop", "yes", "no", "maybe", "low", "middle", "high", "good", "okay",
    "bad", "more", "less", "stay", "now", "later", "never", "hot", "cold", "warm",
    "same", "hold", "up", "back", "firmer", "softer", "pass", "pause",
];

/// Words that ask for one of several.
const ASKS: [&str; 6] = ["which", "who", "where", "when", "what", "how"];

/// Nobody is a thing.
const PERSONS: [&str; 5] = ["you", "us", "we", "they", "other"];

/// The most words of an item.
const LONGEST: usize = 6;

/// Whether a front, without markup, lists three things.
pub(super) fn lists_three(text: &str) -> bool {
    let sentences = sentences(text);
    let stand_alone = |three: &[Range<usize>]| {
        three.iter().all(|range| is_a_thing(&text[range.clone()]))
    };
    sentences.windows(3).any(|three| stand_alone(three) && begins_fully(text, three))
        || sentences.iter().any(|range| has_list(&text[range.clone()]))
}

/// Whether a sentence is a thing that is named and nothing else: `A sudden hush.`
fn is_a_thing(sentence: &str) -> bool {
    let words = plain_words(sentence);
    sentence.ends_with('.') && words.len() <= 4 && is_item(&words)
}

/// Two of the three at least have a word that only a thing has.
fn begins_fully(text: &str, three: &[Range<usize>]) -> bool {
    let full = three.iter().filter(|range| {
        plain_words(&text[(*range).clone()])
            .first()
            .is_some_and(|word| is_determiner(word))
    });
    full.count() >= 2
}

/// What stands between two marks of a sentence.
struct Segment {
    words: Vec<String>,
    /// Whether it begins the sentence, or stands behind a colon or a dash.
    begins: Option<Beginning>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Beginning {
    Sentence,
    Colon,
}

fn has_list(sentence: &str) -> bool {
    let segments = segments(sentence);
    let mut from = 0;
    while from < segments.len() {
        let next = segments[from + 1..].iter().position(|one| one.begins.is_some());
        let end = next.map_or(segments.len(), |next| from + 1 + next);
        if run_has_list(&segments[from..end], sentence.ends_with('?')) {
            return true;
        }
        from = end;
    }
    false
}

/// The stretches between commas, colons and dashes.
fn segments(sentence: &str) -> Vec<Segment> {
    let mut segments = Vec::<Segment>::new();
    let mut last: Option<Word<'_>> = None;
    for word in words(sentence) {
        let gap = last.as_ref().map(|last| &sentence[last.range.end..word.range.start]);
        let begins = match gap {
            None => Some(Beginning::Sentence),
            Some(gap) if gap.contains([':', ';', '–', '—', '“', '(', '…']) => {
                Some(Beginning::Colon)
            }
            Some(_) => None,
        };
        let parts = begins.is_some() || gap.is_some_and(|gap| gap.contains(','));
        match segments.last_mut() {
            Some(segment) if !parts => segment.words.push(word.plain().into_owned()),
            _ => {
                segments.push(Segment { words: vec![word.plain().into_owned()], begins });
            }
        }
        last = Some(word);
    }
    segments
}

fn run_has_list(run: &[Segment], is_question: bool) -> bool {
    // `Which is best, the first or the last?` names two.
    let asks = run[0].words.first().is_some_and(|word| ASKS.contains(&word.as_str()));
    let names_two = asks && is_question && run.len() == 2;
    let goes_on = |head: Option<Head>, rest: &[Segment]| {
        head.is_some_and(|head| is_list(&head, rest, names_two))
    };
    (0..run.len()).any(|at| {
        let words = &run[at].words;
        let colon = at == 0 && run[0].begins == Some(Beginning::Colon);
        match introduction(words) {
            // `for no reason, say, a cork, a ribbon or a third umbrella`
            Some(length) if length == words.len() => {
                let head = run.get(at + 1).and_then(|next| Head::announced(&next.words));
                head.is_some() && goes_on(head, &run[at + 2..])
            }
            Some(length) => goes_on(Head::announced(&words[length..]), &run[at + 1..]),
            None if colon => goes_on(Head::announced(words), &run[1..]),
            None => goes_on(Head::within(words), &run[at + 1..]),
        }
    })
}

/// How many words bring examples at the beginning of a stretch.
fn introduction(words: &[String]) -> Option<usize> {
    let word = |at: usize| words.get(at).map(String::as_str);
    match (word(0), word(1)) {
        (Some("such"), Some("as")) | (Some("for"), Some("example" | "instance")) => {
            Some(2)
        }
        (Some(first), _) if INTRODUCTIONS.contains(&first) => Some(1),
        _ => None,
    }
}

/// The first item of a list, as what stands before it shows it.
struct Head {
    /// Whether something announced the list, so that bare words are things.
    is_announced: bool,
    /// Whether the item has a word that only a thing has.
    is_full: bool,
    /// Whether nothing stands before it.
    is_short: bool,
}

impl Head {
    /// The item behind a colon, or behind `like`.
    fn announced(words: &[String]) -> Option<Self> {
        let is_thing = is_item(words) && !is_answer(&words[0]);
        is_thing.then_some(Self { is_announced: true, is_full: true, is_short: true })
    }

    /// The item that a stretch ends on.
    fn within(words: &[String]) -> Option<Self> {
        let tail = &words[words.len().saturating_sub(4)..];
        let full = tail.iter().rposition(|word| is_determiner(word));
        let is_full = full.is_some_and(|at| is_item(&tail[at..]));
        let last = words.last()?;
        let is_no_thing = is_clause_word(last) || PERSONS.contains(&last.as_str());
        if is_answer(last) || (!is_full && is_no_thing) {
            return None;
        }
        // What one would like to do is no example.
        let likes_to = tail.windows(2).any(|pair| pair[0] == "like" && pair[1] == "to");
        let announces = |word: &String| {
            BEFORE_THINGS.contains(&word.as_str())
                || INTRODUCTIONS.contains(&word.as_str())
        };
        let before = &tail[..tail.len() - 1];
        let is_announced =
            before.iter().skip(1).any(announces) && !is_no_thing && !likes_to;
        Some(Self { is_announced, is_full, is_short: words.len() <= 3 })
    }
}

/// Whether the stretches behind the first item go on as a list, and come to three.
fn is_list(head: &Head, rest: &[Segment], names_two: bool) -> bool {
    let mut items: Vec<&[String]> = Vec::new();
    let mut is_closed = false;
    for segment in rest {
        let (first, second) = parted(&segment.words);
        if is_closed || segment.begins.is_some() {
            break;
        }
        match second {
            Some(second) if first.is_empty() => {
                items.extend(is_last(second).then_some(second));
                is_closed = true;
            }
            Some(second) if is_item(first) => {
                items.push(first);
                items.extend(is_last(second).then_some(second));
                is_closed = true;
            }
            None if is_item(first) => items.push(first),
            // The last thing may have much to say behind it.
            None if is_last(first) && is_determiner(&first[0]) => {
                items.push(first);
                is_closed = true;
            }
            _ => break,
        }
    }
    let full = items.iter().filter(|item| is_determiner(&item[0])).count();
    let answers = items.iter().filter(|item| item.len() == 1 && is_answer(&item[0]));
    if items.len() < 2 || answers.count() > 0 || names_two {
        return false;
    }
    head.is_announced
        || (full > 0 && head.is_full)
        || (full > 1 && items.len() > 2)
        || (head.is_short && full == items.len())
}

/// A stretch before and behind its `and` or `or`, when it has one near its beginning.
fn parted(words: &[String]) -> (&[String], Option<&[String]>) {
    let and =
        words.iter().take(LONGEST + 1).position(|word| word == "and" || word == "or");
    match and {
        Some(at) => (&words[..at], Some(&words[at + 1..])),
        None => (words, None),
    }
}

/// Whether all of these words are one thing.
fn is_item(words: &[String]) -> bool {
    (1..=LONGEST).contains(&words.len())
        && is_last(words)
        && !words.iter().any(|word| is_clause_word(word))
}

/// Whether a sentence goes on with a thing.
fn is_last(words: &[String]) -> bool {
    words.first().is_some_and(|first| !NO_BEGINNINGS.contains(&first.as_str()))
        && !words.iter().take(2).any(|word| is_clause_word(word))
}

fn is_clause_word(word: &str) -> bool {
    CLAUSE.contains(&word)
}

fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains(&word)
}

fn is_answer(word: &str) -> bool {
    ANSWERS.contains(&word)
}

fn plain_words(text: &str) -> Vec<String> {
    words(text).iter().map(|word| word.plain().into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::lint::corpus::judge;

    #[test]
    fn lists_of_three_are_judged_by_their_corpus() {
        judge("W013", |sample| lists_three(&sample.text));
    }
}
