//! The characters of an author's texts: which are seen, which cannot be printed.

/// Whether a character leaves a trace on paper.
pub(super) fn is_seen(c: char) -> bool {
    !c.is_whitespace()
        && !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}')
}

/// Control characters, separators that break lines unasked, soft hyphens (cards are not
/// hyphenated), byte order marks, characters that override the direction of others, and code
/// points that are no characters (Unicode 16, 23.7): none belongs on a card, and PDF/A forbids
/// some.
pub(super) fn is_unprintable(c: char) -> bool {
    // Nearly all letters are these, and need no look at the rest.
    !matches!(c, ' '..='~')
        && ((c.is_control() && c != '\n')
            || matches!(c, '\u{AD}' | '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{FEFF}'
            | '\u{FDD0}'..='\u{FDEF}' | '\u{E000}'..='\u{F8FF}')
            || u32::from(c) & 0xFFFE == 0xFFFE)
}

/// Whether a text is one line of printable ASCII. Most are, and then nothing else needs to be
/// looked at letter by letter.
pub(super) fn is_plain(text: &str) -> bool {
    // No early end: the whole is over before a branch for each letter would be.
    text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'))
}

/// Trims each line's end and the whole, and takes any line break for `\n`.
pub(super) fn tidy(raw: &str) -> String {
    if is_plain(raw) {
        return raw.trim_matches(' ').to_owned();
    }
    let lines: Vec<_> = raw.trim().lines().map(str::trim_end).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_plain_text_has_nothing_to_look_for(text in "[ -~\\n\t\u{7f}é\u{ad}]{0,9}") {
            let tidied = tidy(&text);
            let lines: Vec<_> = text.trim().lines().map(str::trim_end).collect();
            prop_assert_eq!(&tidied, &lines.join("\n"));
            if is_plain(&tidied) && !tidied.is_empty() {
                prop_assert!(tidied.chars().any(is_seen));
                prop_assert!(!tidied.chars().any(|c| is_unprintable(c) || c == '\n'));
            }
        }
    }
}
