//! The vowels of a word in groups, and where a group is two syllables.
//!
//! Words come in plain small letters; a capital stands for a vowel with an accent, which is
//! said wherever it stands.

/// Whether the letter at `at` sounds as a vowel there: y does not at the head of a word or
/// between vowels, and u does not after a q or between a g and an e or i.
pub(super) fn is_vowel(letters: &[u8], at: usize) -> bool {
    let letter = |index: usize| letters.get(index).copied().unwrap_or_default();
    let plain = |letter: u8| b"aeiouEI".contains(&letter);
    let before = at.checked_sub(1).map_or(0, letter);
    match letter(at) {
        b'y' => at > 0 && !(plain(before) && plain(letter(at + 1))),
        b'u' if before == b'q' => false,
        b'u' if before == b'g' => !b"ei".contains(&letter(at + 1)),
        other => plain(other),
    }
}

/// Whether a word or a part of one can be said at all.
pub(super) fn has_vowel(word: &str) -> bool {
    word.bytes().any(|letter| b"aeiouyEI".contains(&letter))
}

/// Whether a word ends like `little` or `settled`: the l is a syllable, though its e is silent.
pub(super) fn ends_in_voiced_l(word: &str) -> bool {
    let letters = word.as_bytes();
    let stem = word.trim_end_matches(['d', 's']);
    let consonant = stem.len() > 3 && {
        let before = stem.len() - 3;
        !is_vowel(letters, before) && !b"lrwy".contains(&letters[before])
    };
    consonant && stem.ends_with("le")
}

/// Counts the groups of vowels that are said, and those pairs in them that are said apart.
pub(super) fn vowel_groups(word: &str) -> usize {
    let letters = word.as_bytes();
    let vowel = |at: usize| is_vowel(letters, at);
    let heads = (0..letters.len()).filter(|&at| vowel(at) && (at == 0 || !vowel(at - 1)));
    let pairs = (1..letters.len()).filter(|&at| vowel(at - 1) && vowel(at));
    let parted = pairs.filter(|&at| said_apart(word, at - 1)).count();
    let groups = heads.count() + parted + usize::from(has_voiced_m(word));
    groups.saturating_sub(usize::from(has_silent_e(word))).max(1)
}

/// The m of `rhythm` and `prism` is a syllable.
fn has_voiced_m(word: &str) -> bool {
    word.ends_with("thm") || word.ends_with("sm")
}

/// Whether the last e is silent: `gate` and `walked`, but not `the`, `wanted`, `acre`, `little`.
fn has_silent_e(word: &str) -> bool {
    let letters = word.as_bytes();
    let (stem, past) = match word.strip_suffix("ed") {
        Some(stem) => (stem, true),
        None => match word.strip_suffix('e') {
            Some(stem) => (stem, false),
            None => return false,
        },
    };
    let Some(last) = stem.len().checked_sub(1) else { return false };
    let after_r = stem.ends_with('r') && last > 0 && !is_vowel(letters, last - 1);
    let voiced = ends_in_voiced_l(word)
        || (past && stem.ends_with(['t', 'd']))
        || (!past && after_r && !stem.ends_with("rr"));
    (0..last).any(|at| is_vowel(letters, at)) && !is_vowel(letters, last) && !voiced
}

/// Whether the vowel at `at` and the next one are two syllables.
fn said_apart(word: &str, at: usize) -> bool {
    let (before, after) = (&word[..at], &word[at + 2..]);
    let ends = |ends: &[&str]| ends.iter().any(|end| before.ends_with(end));
    let goes_on = |heads: &[&str]| heads.iter().any(|head| after.starts_with(head));
    match &word[at..at + 2] {
        "ia" => ia_said_apart(before, after),
        "io" => {
            !ends(&["t", "s", "sh", "c", "g", "x", "ll"]) && !io_glides(before, after)
        }
        "iu" => !ends(&["g", "c"]),
        "ie" => {
            let last = matches!(after, "r" | "st" | "rs") && has_vowel(before);
            let long =
                goes_on(&["nt", "nce", "ncy"]) && (before == "sc" || !ends(&["c", "t"]));
            goes_on(&["t"]) || last || long
        }
        "ea" => ea_said_apart(before, after),
        "eo" => {
            let soft = ends(&["g", "ch"]) && has_vowel(before);
            !soft && !goes_on(&["p", "rge"])
        }
        "eu" => after.starts_with('m') || before == "r",
        "ei" => before == "r" && goes_on(&["nv", "nf", "ns", "nt", "nc"]),
        "oe" => {
            (goes_on(&["m", "t"]) && ends(&["p"]))
                || after == "r"
                || (before == "c" && goes_on(&["x"]))
        }
        "oo" => before == "c" && goes_on(&["per", "rd"]),
        "oi" => goes_on(&["c", "nci"]) && !ends(&["v", "ch", "j"]),
        "ua" => !ends(&["g", "s"]) || (ends(&["s"]) && goes_on(&["l"])),
        "ue" => (goes_on(&["l", "t", "nt", "nce"]) || after == "r") && !ends(&["g"]),
        "ui" => ui_said_apart(before, after),
        "uo" => goes_on(&["u"]) || after.is_empty(),
        "ai" => goes_on(&["c"]),
        "ao" => ends(&["ch"]),
        "aI" | "iE" | "oE" | "oI" | "eE" => true,
        _ => after == "r" && word.ends_with("yer") && !has_vowel(before),
    }
}

/// `giant` and `appreciate`, but not `special` or `marriage`.
fn ia_said_apart(before: &str, after: &str) -> bool {
    let soft = before.ends_with(['c', 't', 'g'])
        || (before.ends_with('s') && matches!(after, "" | "n"));
    let verb = after.starts_with('t') && before.ends_with(['c', 't', 'g']);
    let glides = before.ends_with("rr") && after.starts_with("ge");
    (!soft || verb || before == "g")
        && !glides
        && !(before.ends_with('l') && after == "r")
}

/// The i of `junior`, `onion` and `behavior` is hardly heard.
fn io_glides(before: &str, after: &str) -> bool {
    (before.ends_with(['n', 'v']) && after.starts_with('r'))
        || (before.ends_with('n') && after.starts_with('n'))
}

fn ea_said_apart(before: &str, after: &str) -> bool {
    let last = after.is_empty() && has_vowel(before);
    let made =
        before.ends_with("cr") && after.starts_with('t') && !after.starts_with("tu");
    let again = before == "r" && (after.starts_with("ct") || after.starts_with("li"));
    last || made || again || (before == "th" && after.starts_with("ter"))
}

/// `ruin`, `fluid`, `intuition`; not `build`, `suit` or `fruit`.
fn ui_said_apart(before: &str, after: &str) -> bool {
    let heads = ["n", "d", "ti", "ty", "cid"];
    let apart = heads.iter().any(|head| after.starts_with(head));
    apart && !before.ends_with('g') && !before.ends_with("fr")
}
