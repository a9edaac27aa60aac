//! Words that are said otherwise than the rules of `syllables` have it.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The words by their number of syllables. Plurals, pasts and compounds follow their stems.
const IRREGULAR: [(usize, &str); 5] = [
    (
        1,
        "are were where there here some come done gone give have live love move one none else \
         once eye shoe isle aisle",
    ),
    (
        2,
        "every evening people business wednesday argue hundred maybe cafe naive crooked naked \
         wicked sacred rugged ragged jagged hatred kindred embed cashier frontier soldier \
         premier crier drier flier plier brier boa oboe ok tv mr mrs dr",
    ),
    (
        3,
        "element recipe doable wherever whoever whenever whatever whichever forever however \
         beloved alien patio oasis koala coyote cereal linear nuclear atheist somersault \
         forensic onerous cavalier chandelier axiom w",
    ),
    (4, "zoology apostrophe epitome hyperbole catastrophe"),
    (5, "simultaneous"),
];

static TABLE: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
    let rows = IRREGULAR.iter();
    rows.flat_map(|(count, words)| words.split_whitespace().map(|word| (word, *count)))
        .collect()
});

/// The syllables of a word of the table.
pub(super) fn irregular(word: &str) -> Option<usize> {
    TABLE.get(word).copied()
}
