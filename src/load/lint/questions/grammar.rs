//! Classes of English words, as far as questions need them. All words are in small letters.

/// Verbs that stand before the subject when something is asked.
const AUXILIARIES: [&str; 21] = [
    "am", "are", "can", "cannot", "could", "did", "do", "does", "had", "has", "have",
    "is", "may", "might", "must", "shall", "should", "was", "were", "will", "would",
];

/// Subjects that are nothing else: after an auxiliary, they mark a question.
const PRONOUNS: [&str; 9] =
    ["i", "you", "we", "they", "he", "she", "it", "there", "y'all"];

const DETERMINERS: [&str; 17] = [
    "a", "an", "the", "my", "your", "our", "their", "his", "her", "its", "this", "that",
    "these", "those", "each", "every", "neither",
];

const QUESTION_WORDS: [&str; 9] =
    ["what", "who", "whom", "whose", "which", "where", "when", "why", "how"];

const PREPOSITIONS: [&str; 30] = [
    "about", "after", "against", "among", "around", "as", "at", "before", "behind",
    "between", "by", "during", "for", "from", "in", "into", "like", "near", "of", "off",
    "on", "out", "over", "since", "through", "till", "to", "under", "until", "with",
];

/// Words that may stand before the first word of a question proper.
const LEADS: [&str; 37] = [
    "again", "ah", "also", "and", "but", "exactly", "first", "hey", "here", "instead",
    "just", "last", "lately", "later", "maybe", "next", "now", "oh", "ok", "okay",
    "once", "only", "or", "perhaps", "please", "plus", "right", "so", "still", "then",
    "today", "together", "tomorrow", "tonight", "too", "well", "yet",
];

/// The word before an apostrophe: `you` of `you'd`, `do` of `don't`.
fn bare(word: &str) -> &str {
    let stem = word.split('\'').next().unwrap_or(word);
    if word.ends_with("n't") { stem.strip_suffix('n').unwrap_or(stem) } else { stem }
}

/// Whether a word is an auxiliary, negated or not. `Won't`, `can't` and `shan't` lose letters.
pub(super) fn is_auxiliary(word: &str) -> bool {
    let negated = word.ends_with("n't");
    AUXILIARIES.contains(&word)
        || (negated && AUXILIARIES.contains(&bare(word)))
        || matches!(word, "won't" | "can't" | "shan't" | "ain't")
}

/// Whether a word is a pronoun as a subject, alone or with a short verb: `you`, `you're`.
pub(super) fn is_pronoun(word: &str) -> bool {
    PRONOUNS.contains(&bare(word)) && !word.ends_with("n't")
}

/// Whether a noun phrase starts with this word, and cannot end with it.
pub(super) fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains(&word)
}

/// Whether a word asks; `what's` and `who'd` do too.
pub(super) fn is_question_word(word: &str) -> bool {
    QUESTION_WORDS.contains(&bare(word))
}

/// Whether a question word carries its verb with it: `what's`, `who'd`.
pub(super) fn carries_verb(word: &str) -> bool {
    is_question_word(word) && word.contains('\'')
}

/// Whether a word is a preposition.
pub(super) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

/// Whether a word may stand before the first word of a question proper.
pub(super) fn is_lead(word: &str) -> bool {
    let adverb = word.len() > 4 && word.ends_with("ly");
    LEADS.contains(&word) || adverb || matches!(word, "meanwhile" | "otherwise")
}

/// Whether a word joins one clause to another on a level with it.
pub(super) fn is_joint(word: &str) -> bool {
    matches!(word, "and" | "but" | "plus" | "then")
}

/// Whether a clause that starts with this word leads to another.
pub(super) fn is_subordinator(word: &str) -> bool {
    let bound =
        ["if", "while", "because", "unless", "although", "though", "whether", "that"];
    bound.contains(&word)
        || word.ends_with("ever") && word.starts_with("wh")
        || word == "however"
}
