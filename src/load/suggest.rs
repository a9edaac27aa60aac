//! "Did you mean": the known word nearest to a mistyped one.

/// The nearest of the known words, when it is near enough to be meant.
pub(crate) fn closest<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    // A word much longer than any known one is no slip, and comparing it takes long.
    if word.len() > 60 {
        return None;
    }
    known
        .into_iter()
        .map(|candidate| {
            (strsim::normalized_damerau_levenshtein(word, candidate), candidate)
        })
        .filter(|(likeness, candidate)| {
            *likeness >= 0.6 || (word.len() >= 3 && candidate.starts_with(word))
        })
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        let known = ["minutes", "mode", "prompt"];
        assert_eq!(closest("minuets", known), Some("minutes"));
        assert_eq!(closest("promt", known), Some("prompt"));
        assert_eq!(closest("min", known), Some("minutes"));
        assert_eq!(closest("xylophone", known), None);
    }
}
