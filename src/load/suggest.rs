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
    // Of ids one is as near as the other: only what an id surely means is named.
    if let Some(meant) = id_meant(word) {
        let mut known = known.into_iter();
        return known.find(|candidate| candidate.eq_ignore_ascii_case(&meant));
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

/// The id that a word means which has its shape: `c14`, `C-O14` and `C-14` mean `C-014`.
fn id_meant(word: &str) -> Option<String> {
    let mut signs = word.chars();
    let letter = signs.next().filter(char::is_ascii_alphabetic)?;
    let rest = signs.as_str();
    let digits = rest.strip_prefix('-').unwrap_or(rest);
    let digit = |sign: char| match sign {
        'O' | 'o' => Some('0'),
        'I' | 'l' => Some('1'),
        sign => Some(sign).filter(char::is_ascii_digit),
    };
    let digits: Option<String> = digits.chars().map(digit).collect();
    let digits = digits.filter(|digits| digits.contains(|sign| sign != '0'))?;
    (digits.len() <= 4).then(|| format!("{letter}-{digits:0>3}"))
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

    #[test]
    fn of_ids_only_what_is_surely_meant_is_named() {
        let known = ["C-009", "C-014", "C-114", "T-150"];
        for slip in ["C-14", "c14", "C-O14", "C-0l4", "c-014"] {
            assert_eq!(closest(slip, known), Some("C-014"), "{slip}");
        }
        for none in ["C-999", "T-050", "C-01"] {
            assert_eq!(closest(none, known), None, "{none}");
        }
    }
}
