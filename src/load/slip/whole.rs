//! Files that are something else altogether.

use crate::load::slip::kind::Slip;

/// What a file is, when it is no TOML at all.
pub(super) fn whole(text: &str) -> Option<Slip> {
    let begin = text.trim_start_matches(|sign: char| sign.is_whitespace());
    let lower: String = begin.chars().take(16).collect::<String>().to_lowercase();
    if is_utf16(text) {
        Some(Slip::Utf16)
    } else if lower.starts_with("{\\rtf") {
        Some(Slip::RichText)
    } else if ["<!doctype", "<html", "<?xml"].iter().any(|tag| lower.starts_with(tag)) {
        Some(Slip::WebPage)
    } else if begin.starts_with('{') {
        Some(Slip::Json)
    } else if begin.starts_with("---\n") || begin.starts_with("---\r") {
        Some(Slip::Yaml)
    } else if text.contains('\r') && !text.contains('\n') {
        Some(Slip::OldLineEnds)
    } else {
        None
    }
}

/// Letters of the alphabet take two bytes each in UTF-16, and one of the two is zero.
fn is_utf16(text: &str) -> bool {
    let begin = &text.as_bytes()[..text.len().min(64)];
    let letters = begin.split(|byte| *byte == 0);
    begin.len() >= 4 && letters.count() > begin.len() / 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_other_kinds_are_known_by_their_begin() {
        for (text, slip) in [
            ("[\0d\0e\0c\0k\0]\0\n\0", Slip::Utf16),
            ("\0[\0d\0e\0c\0k\0]\0\n", Slip::Utf16),
            ("{\\rtf1\\ansi [deck]}", Slip::RichText),
            ("\n<!DOCTYPE html>\n", Slip::WebPage),
            ("{\n  \"deck\": {}\n}\n", Slip::Json),
            ("---\ndeck:\n  id: a\n", Slip::Yaml),
            ("[deck]\rid = \"a\"\r", Slip::OldLineEnds),
        ] {
            assert_eq!(whole(text), Some(slip), "{text:?}");
        }
        for text in ["", "[deck]\nid = \"a\"\n", "\r\n", "# a\0b\n[deck]\n"] {
            assert_eq!(whole(text), None, "{text:?}");
        }
    }
}
