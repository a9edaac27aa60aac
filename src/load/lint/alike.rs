//! Words brought to one form, so that prompts can be compared by what they say: without
//! accents and short forms, in one spelling, one number and one tense.

use crate::load::lint::sentences::Word;

/// Small words: they carry the grammar, and say little about what a prompt asks for; so does
/// `partner`, who is in half of all prompts. In the order of the alphabet, to be searched by
/// halves.
const SMALL: [&str; 106] = [
    "a", "about", "all", "am", "an", "and", "any", "are", "as", "at", "be", "been",
    "being", "both", "but", "by", "can", "could", "did", "do", "does", "each", "ever",
    "every", "for", "from", "had", "has", "have", "he", "her", "him", "his", "how", "i",
    "if", "in", "into", "is", "it", "its", "just", "let", "may", "me", "might", "mine",
    "must", "my", "no", "not", "of", "off", "on", "one", "only", "or", "other", "our",
    "ours", "out", "over", "partner", "shall", "she", "should", "so", "some", "than",
    "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
    "to", "too", "two", "under", "until", "up", "us", "was", "we", "were", "what",
    "when", "where", "which", "while", "who", "whom", "whose", "why", "will", "with",
    "without", "would", "you", "your", "yours", "yourself",
];

const NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve",
];

/// What an apostrophe leaves of a word, and the word it stands for. A possessive adds none.
const SHORT_FORMS: [(&str, &str); 5] =
    [("re", "are"), ("ll", "will"), ("ve", "have"), ("d", "would"), ("m", "am")];

/// British endings of stems and American ones. Both sides of a comparison go through this, so
/// a word that only looks British does no harm.
const SPELLINGS: [(&str, &str); 5] =
    [("our", "or"), ("ogu", "og"), ("is", "iz"), ("ys", "yz"), ("enc", "ens")];

/// A word in its one form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Form {
    /// What is compared.
    pub(super) text: String,
    /// Whether it carries the grammar rather than the sense.
    pub(super) small: bool,
}

impl Form {
    fn of(word: &str) -> Self {
        let number = word.parse::<usize>().ok().and_then(|value| NUMBERS.get(value));
        let word = number.copied().unwrap_or(word);
        let small = SMALL.binary_search(&word).is_ok();
        let text = if small { word.to_owned() } else { american(&stem(word)) };
        Self { text, small }
    }
}

/// The forms that a word stands for: two where a short form is written out, or else one.
pub(super) fn forms_of(word: &Word) -> Vec<Form> {
    let plain: String = word.plain().chars().map(without_accent).collect();
    match plain.split_once('\'') {
        Some((verb, "t")) => {
            let verb = match verb {
                "won" => "will",
                "can" | "shan" => verb,
                other => other.strip_suffix('n').unwrap_or(other),
            };
            vec![Form::of(verb), Form::of("not")]
        }
        Some((stem, rest)) => {
            let long = SHORT_FORMS.iter().find(|(short, _)| *short == rest);
            let words = [Some(stem), long.map(|(_, long)| *long)];
            words.into_iter().flatten().map(Form::of).collect()
        }
        None => vec![Form::of(&plain)],
    }
}

fn without_accent(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'å' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    }
}

/// A word without the ending of its number or tense, and without the e or the doubled letter
/// that comes and goes with it.
fn stem(word: &str) -> String {
    if word.len() < 4 {
        return word.strip_suffix('e').unwrap_or(word).to_owned();
    }
    let bare = ["ing", "ed", "es", "s"].iter().find_map(|ending| {
        let bare = word.strip_suffix(ending)?;
        let kept = bare.len() > 2 && bare.contains(['a', 'e', 'i', 'o', 'u', 'y']);
        (kept && !(bare.ends_with(['s', 'u', 'i']) && *ending == "s")).then_some(bare)
    });
    let bare = bare.unwrap_or(word);
    let bare = bare.strip_suffix('e').unwrap_or(bare);
    let mut letters: Vec<char> = bare.chars().collect();
    if let [.., before, last] = letters[..]
        && before == last
    {
        letters.pop();
    }
    if let Some(last) = letters.last_mut().filter(|last| **last == 'i') {
        *last = 'y';
    }
    letters.into_iter().collect()
}

fn american(stem: &str) -> String {
    if stem.len() < 5 {
        return if stem == "grey" { "gray".to_owned() } else { stem.to_owned() };
    }
    if let Some(bare) = stem.strip_suffix("tr") {
        return format!("{bare}ter");
    }
    let spelling = SPELLINGS.iter().find_map(|(british, american)| {
        Some(format!("{}{american}", stem.strip_suffix(british)?))
    });
    spelling.unwrap_or_else(|| stem.replace("our", "or"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::lint::sentences::words;

    fn forms(text: &str) -> Vec<Form> {
        words(text).iter().flat_map(forms_of).collect()
    }

    fn same(one: &str, other: &str) {
        assert_eq!(forms(one), forms(other));
    }

    #[test]
    fn number_and_tense_do_not_tell_words_apart() {
        same("songs stories boxes eyes", "song story box eye");
        same("talked stopped making studied", "talk stop make study");
    }

    #[test]
    fn spelling_does_not_tell_words_apart() {
        same("Colours, favourite THEATRES", "colors favorite theater");
        same("we realised the dialogue", "We realized the dialog.");
        same("café, 4 half-days", "cafe four half day");
    }

    #[test]
    fn short_forms_are_written_out() {
        same(
            "You’d say they're late and can’t stay, won't you?",
            "you would say they are late and can not stay will not you",
        );
    }

    #[test]
    fn small_words_can_be_searched_by_halves() {
        assert!(SMALL.is_sorted());
    }

    #[test]
    fn different_words_stay_different() {
        assert_ne!(forms("sing"), forms("song"));
        assert_ne!(forms("need"), forms("ned"));
    }
}
