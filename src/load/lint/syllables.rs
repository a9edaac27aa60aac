//! How many syllables an English word has.
//!
//! English spelling does not tell, so this goes from the sure to the likely: a table of
//! irregular words, then endings and compounds whose parts are counted by themselves, then the
//! groups of vowels.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::load::lint::irregular::irregular;
use crate::load::lint::vowels::{ends_in_voiced_l, has_vowel, is_vowel, vowel_groups};

/// Endings that leave the word before them as it is, silent e and all; one syllable each.
const ENDINGS: [&str; 9] =
    ["ly", "ful", "less", "ness", "ment", "ship", "hood", "some", "wise"];

/// First parts of compounds in which an e stays silent before a consonant.
const FIRST_PARTS: [&str; 41] = [
    "some", "every", "any", "else", "where", "there", "home", "house", "fire", "life",
    "side", "time", "game", "name", "note", "more", "take", "make", "store", "face",
    "base", "shoe", "eye", "whole", "cheese", "grape", "space", "phone", "pine", "wine",
    "ice", "live", "stone", "safe", "place", "fore", "care", "waste", "ware", "horse",
    "love",
];

/// Endings of two syllables that an e stays silent before: `lone-li-er`.
const LONG_ENDINGS: [&str; 4] = ["lier", "liest", "liness", "lihood"];

/// How many syllables a word has, as it is said in American English; at least one.
///
/// A number counts as it is read aloud, a short form with what its apostrophe leaves.
pub(super) fn syllables(word: &str) -> usize {
    /// More words than decks are written with.
    const KEPT: usize = 20_000;
    thread_local! {
        static KNOWN: RefCell<HashMap<Box<str>, usize>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some(count) = known.get(word) {
            return *count;
        }
        let count = count(word);
        if known.len() < KEPT {
            known.insert(word.into(), count);
        }
        count
    })
}

fn count(word: &str) -> usize {
    let word = word.to_lowercase().replace('’', "'");
    if word.contains(|letter: char| letter.is_ascii_digit()) {
        return figures(&word).max(1);
    }
    irregular(&word).unwrap_or_else(|| short_form(&word)).max(1)
}

/// Counts what stands before the apostrophe, and what is left of the word after it.
fn short_form(word: &str) -> usize {
    let Some((stem, rest)) = word.rsplit_once('\'') else { return whole(&spelled(word)) };
    let before = irregular(stem).unwrap_or_else(|| short_form(stem));
    let ends_in = |endings: &[&str]| endings.iter().any(|end| stem.ends_with(end));
    let voiced = match rest {
        // could-n't, but don't and aren't; can't loses its second n with its second syllable
        "t" => {
            let bare = stem.strip_suffix('n').unwrap_or(stem);
            return irregular(bare).unwrap_or_else(|| whole(&spelled(bare)))
                + usize::from(bare.ends_with(['d', 's', 't']) || bare == "have");
        }
        "s" => ends_in(&["s", "x", "z", "ch", "sh", "ce", "se", "ge", "ze"]),
        "ll" | "d" | "ve" | "re" => !stem.ends_with(['a', 'e', 'i', 'o', 'u', 'y']),
        _ => has_vowel(rest),
    };
    before + usize::from(voiced)
}

/// The word in plain letters: a voiced é becomes a capital, which no rule takes for silent.
fn spelled(word: &str) -> String {
    let letter = |letter| match letter {
        'á' | 'à' | 'â' | 'ä' | 'å' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'E',
        'í' | 'ì' | 'î' | 'ï' => 'I',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 's',
        ascii if ascii.is_ascii_alphabetic() => ascii,
        _ => 'x',
    };
    word.chars().map(letter).collect()
}

/// Counts a word without apostrophes: the whole of it if it is irregular, or its parts.
fn whole(word: &str) -> usize {
    irregular(word)
        .or_else(|| compound(word))
        .or_else(|| inflected(word))
        .or_else(|| ended(word))
        .unwrap_or_else(|| vowel_groups(word))
}

/// A plural, a past or an -ing form, counted from its stem.
fn inflected(word: &str) -> Option<usize> {
    if let Some(stem) = word.strip_suffix("ing").filter(|stem| has_vowel(stem)) {
        let known = irregular(stem)
            .or_else(|| irregular(&format!("{stem}e")))
            .or_else(|| ended(stem))
            .or_else(|| compound(stem));
        return Some(known.unwrap_or_else(|| vowel_groups_of_stem(stem)) + 1);
    }
    if let Some(stem) = word.strip_suffix("ed") {
        let known = irregular(stem).or_else(|| irregular(&word[..word.len() - 1]))?;
        return Some(known + usize::from(stem.ends_with(['t', 'd'])));
    }
    let stem = word.strip_suffix('s').filter(|stem| {
        stem.len() > 2 && has_vowel(stem) && !stem.ends_with(['s', 'u', 'i'])
    })?;
    let hisses = |end: &[&str]| end.iter().any(|end| stem.ends_with(end));
    if hisses(&["xe", "che", "she", "sse", "zze"]) {
        return Some(whole(&stem[..stem.len() - 1]) + 1);
    }
    Some(whole(stem) + usize::from(hisses(&["ce", "ge", "se", "ze"])))
}

/// Groups in a stem that has lost its ending: its last e, if it has one, is voiced.
fn vowel_groups_of_stem(stem: &str) -> usize {
    let last = stem.len() - 1;
    let silent =
        stem.ends_with('e') && !is_vowel(stem.as_bytes(), last.saturating_sub(1));
    // `settl-ing` has lost the voice of its l as well
    vowel_groups(stem) + usize::from(silent && !ends_in_voiced_l(stem) && last > 1)
}

/// A word with an ending that leaves its stem alone.
fn ended(word: &str) -> Option<usize> {
    let long = LONG_ENDINGS.iter().find_map(|ending| word.strip_suffix(ending));
    if let Some(stem) = long.filter(|stem| has_silent_end(stem)) {
        return Some(whole(stem) + 2);
    }
    let stem = ENDINGS.iter().find_map(|ending| {
        word.strip_suffix(ending).filter(|stem| stem.len() > 1 && has_vowel(stem))
    });
    // safe-ty and nine-ty, but not soci-e-ty
    let stem =
        stem.or_else(|| word.strip_suffix("ty").filter(|stem| has_silent_end(stem)))?;
    Some(whole(stem) + 1)
}

fn has_silent_end(stem: &str) -> bool {
    stem.len() > 2 && stem.ends_with('e') && !is_vowel(stem.as_bytes(), stem.len() - 2)
}

fn compound(word: &str) -> Option<usize> {
    FIRST_PARTS.iter().find_map(|first| {
        let rest = word.strip_prefix(first)?;
        let stands_alone =
            rest.len() > 2 && has_vowel(rest) && !LONG_ENDINGS.contains(&rest);
        stands_alone.then(|| whole(first) + whole(rest))
    })
}

/// Counts a word with figures in it: the numbers as they are read, any letters as one.
fn figures(word: &str) -> usize {
    let word = word.replace(',', "");
    let said: usize =
        word.split(|letter: char| !letter.is_ascii_digit()).map(number).sum();
    let letters: String = word.chars().filter(|letter| letter.is_alphabetic()).collect();
    let silent = matches!(letters.as_str(), "" | "s" | "st" | "nd" | "rd" | "th");
    said + if silent { 0 } else { whole(&spelled(&letters)).max(1) }
}

/// Counts a number as it is read: `1920` as a year, in two halves.
fn number(figures: &str) -> usize {
    const SMALL: [usize; 20] =
        [2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 2, 2, 2, 2, 3, 2, 2];
    let Ok(value) = figures.parse::<usize>() else {
        return figures.len();
    };
    match value {
        0..20 => SMALL[value],
        20..100 => {
            let tens = if value / 10 == 7 { 3 } else { 2 };
            tens + if value % 10 == 0 { 0 } else { SMALL[value % 10] }
        }
        100..1000 => number_part(value / 100, 2) + rest(value % 100),
        1100..2000 if value % 100 > 9 => number_part(value / 100, 0) + rest(value % 100),
        1000..1_000_000 => number_part(value / 1000, 2) + rest(value % 1000),
        _ => figures.len(),
    }
}

fn number_part(value: usize, unit: usize) -> usize {
    number(&value.to_string()) + unit
}

fn rest(value: usize) -> usize {
    if value == 0 { 0 } else { number_part(value, 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words by their syllables: each row holds the traps of that length.
    const SAID: [(usize, &str); 5] = [
        (
            1,
            "the cheese walked stretched queue league tongue rhyme guests squeeze clothes \
             tired plates limes fierce friend fruit shoes don’t we’re who’d weren’t isle piece \
             eyes 10 one’s world theme’s voice",
        ),
        (
            2,
            "quiet poem being diet lion giant science chaos ruin rhythm prism little settled \
             acre boxes faces wanted wishes couldn’t house’s isn’t it’ll something sometimes \
             lonely safety player beyond café naïve trio’s fluid’s onion special marriage \
             creature pigeon language unique million reuse doer trying 50 lovely elsewhere \
             forehead Wednesday crier people evening settling homework tables riddle hatred \
             gorgeous rejoice cushion",
        ),
        (
            3,
            "museum piano idea genuine radio quietest variant happier decided everyone \
             wherever usual influence theater opinion behavior appliance obvious element \
             microphone caregiver loveliest reunion courteous fiancée dialogue alien creative \
             diary livelihood area forever 17 hideaway heroic warrior medium tuition",
        ),
        (
            4,
            "appreciate situation variety society anxiety experience negotiate January \
             evaluate victorious superior reality cooperate coincidence geography 1920 2,001",
        ),
        (5, "enthusiastic appreciation communication originally"),
    ];

    #[test]
    fn words_have_the_syllables_they_are_said_with() {
        let rows = SAID.iter().flat_map(|(count, row)| {
            row.split_whitespace().map(move |word| (word, *count))
        });
        let wrong: Vec<String> = rows
            .filter(|(word, count)| syllables(word) != *count)
            .map(|(word, count)| format!("{word}: {} for {count}", syllables(word)))
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn anything_has_a_syllable() {
        for word in
            ["", "’", "hmm", "×", "a’", "’s", "Ω", "ÉÉ", "0", "99999999999999999999999"]
        {
            assert!(syllables(word) > 0, "{word}");
        }
    }
}
