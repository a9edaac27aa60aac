//! What a text may hold: one rule for all that comes in, whichever way it comes.
//!
//! | rule | what comes by it | lines | a tab | a soft hyphen | what else cannot be seen |
//! |---|---|---|---|---|---|
//! | [`TextRule::TEXT`] | prompts, steps, notes, `--note`, the `note` of a table | many | a space | stays | stays |
//! | [`TextRule::LINE`] | titles, a practice's lines, `--title`, `--names`, the other cells of a table | one | a space | stays | stays |
//! | [`TextRule::NAME`] | ids, tags, codes, seeds, `--client`, `--card`, keys of a history | one | refused | refused | refused |
//! | [`TextRule::PATH`] | decks, looks, pictures, what a plan keeps of them | as they are | as it is | as it is | as it is |
//!
//! But for paths, none holds control characters, signs that turn the direction of letters,
//! separators of lines and paragraphs, byte order marks, characters for private use, code points
//! that are no characters, and those that Unicode 18 leaves unassigned: none of them can be meant,
//! and PDF/A forbids some. In a text a soft hyphen says where a word may be parted, and is left
//! out of all that is not set in lines; in a name, where nobody sees it, it would make another name
//! of it.
//!
//! What a couple typed into a form is kept whatever it is: see [`tamed`].

use std::fmt;

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};

/// No text of a file is longer; what a card can hold is shorter still, and says so itself.
const LONGEST: usize = 5000;

/// What a text may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextRule(SignKind);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SignKind {
    Text,
    Line,
    Name,
    Path,
}

impl TextRule {
    /// What people read, in as many lines as it has.
    pub const TEXT: Self = Self(SignKind::Text);
    /// What people read, in one line.
    pub const LINE: Self = Self(SignKind::Line);
    /// What something is called: two that look alike are the same.
    pub const NAME: Self = Self(SignKind::Name);
    /// Where a file lies: whatever the disk allows.
    pub const PATH: Self = Self(SignKind::Path);

    /// The text as it is taken: trimmed, each line's end too, any line break as `\n`.
    ///
    /// # Errors
    /// [`Unfit`] when it is empty, too long, or holds what it may not.
    pub fn read(self, raw: &str) -> Result<String, Unfit> {
        if self == Self::PATH {
            return match raw.contains('\0') {
                true => Err(Unfit::Holds('\0')),
                false if raw.is_empty() => Err(Unfit::Empty),
                false => Ok(raw.to_owned()),
            };
        }
        let text = if self == Self::NAME { trimmed(raw).to_owned() } else { tidy(raw) };
        if (1..=LONGEST).contains(&text.len()) && is_plain(&text) {
            return Ok(text);
        }
        let length = text.chars().count();
        if let Some(c) = text.chars().find(|&c| self.refuses(c)) {
            Err(Unfit::Holds(c))
        } else if !text.chars().any(is_seen) {
            Err(Unfit::Empty)
        } else if length > LONGEST {
            Err(Unfit::TooLong(length))
        } else if self == Self::LINE && text.contains('\n') {
            Err(Unfit::LineBreak)
        } else {
            Ok(text)
        }
    }

    fn refuses(self, c: char) -> bool {
        let is_refused = match c {
            // Nearly all letters are these, and need no look at the rest.
            ' '..='~' => return false,
            '\n' => false,
            c => is_unprintable(c),
        };
        // Joiners and variants belong to how words and emoji are spelled.
        let is_spelling = matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}');
        is_refused
            || self == Self::NAME && (c == '\n' || (is_ignorable(c) && !is_spelling))
    }
}

/// A name that is typed, as it is typed. One that is empty is none, which is no slip.
///
/// # Errors
/// [`Unfit`] when no name can be so.
pub fn typed_name(raw: &str) -> Result<String, Unfit> {
    if !raw.trim().is_empty() {
        TextRule::NAME.read(raw)?;
    }
    Ok(raw.to_owned())
}

/// A text that is typed; one that is empty is none.
///
/// # Errors
/// [`Unfit`] when no text can be so.
pub fn typed_text(raw: &str) -> Result<String, Unfit> {
    if raw.trim().is_empty() { Ok(String::new()) } else { TextRule::TEXT.read(raw) }
}

/// As [`typed_text`], in one line.
///
/// # Errors
/// [`Unfit`] when no line can be so.
pub fn typed_line(raw: &str) -> Result<String, Unfit> {
    if raw.trim().is_empty() { Ok(String::new()) } else { TextRule::LINE.read(raw) }
}

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// There is nothing to be seen in it.
    Empty,
    /// It is so many characters long.
    TooLong(usize),
    /// It holds a character that it may not.
    Holds(char),
    /// It is to stand on one line.
    LineBreak,
}

impl Unfit {
    /// What is wrong with the text of a key, an option or a column.
    pub fn of(&self, name: &str) -> String {
        match self {
            Self::Empty => format!("`{name}` is empty"),
            Self::TooLong(length) => format!(
                "`{name}` is {length} characters long; no text may be over {LONGEST}"
            ),
            Self::Holds(c) => {
                format!("`{name}` holds U+{:04X}, {}", u32::from(*c), called(*c))
            }
            Self::LineBreak => format!("`{name}` has a line break"),
        }
    }

    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Empty => "write the text",
            Self::TooLong(_) => "split it over several cards",
            Self::Holds(c) if is_ignorable(*c) => {
                "type it by hand: what cannot be seen comes along when it is copied"
            }
            Self::Holds(_) => "remove it",
            Self::LineBreak => "write it on one line",
        }
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it is empty"),
            Self::TooLong(length) => {
                write!(f, "it is {length} characters long; {LONGEST} is the most")
            }
            Self::Holds(c) => {
                let code = u32::from(*c);
                write!(f, "it holds U+{code:04X}, {}; {}", called(*c), self.hint())
            }
            Self::LineBreak => f.write_str("it has a line break; write it on one line"),
        }
    }
}

impl std::error::Error for Unfit {}

/// What a character is called that a text may not hold.
fn called(c: char) -> &'static str {
    match c {
        '\t' => "a tab",
        '\n' => "a line break",
        '\u{1B}' => "an escape character",
        '\u{AD}' => "a soft hyphen",
        '\u{FEFF}' => "a byte order mark",
        '\u{2028}' | '\u{2029}' => "a separator of lines",
        c if turns_direction(c) => "which turns the direction of letters",
        c if is_noncharacter(c) => "which is no character",
        c => match category(c) {
            GeneralCategory::Control => "a control character",
            GeneralCategory::PrivateUse => "a character for private use",
            GeneralCategory::Unassigned => "which is no character yet",
            _ => "which cannot be seen",
        },
    }
}

/// What a couple typed, as it is kept: whoever asked them is not there to ask again. Viewers end
/// lines in many ways, and some write what nobody typed; the lines end here as elsewhere, and
/// control characters, signs that turn the direction of letters and code points that are no
/// characters are left out.
pub(crate) fn tamed(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n");
    let kept = text.chars().filter_map(|c| match c {
        '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\n' | '\t' => Some(c),
        c if c.is_control() || turns_direction(c) || is_noncharacter(c) => None,
        c => Some(c),
    });
    kept.collect()
}

/// Whether a character leaves a trace on paper.
fn is_seen(c: char) -> bool {
    !c.is_whitespace()
        && !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}')
}

fn is_unprintable(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}')
        || turns_direction(c)
        || matches!(
            category(c),
            GeneralCategory::Control
                | GeneralCategory::PrivateUse
                | GeneralCategory::Unassigned
        )
}

/// Overrides, embeddings and isolates (Unicode Standard Annex 9, 2).
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Code points that never are characters (Unicode 18, 23.7).
fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether a character shows nothing even where no font has it.
fn is_ignorable(c: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}

/// Whether a text is one line of printable ASCII. Most are, and then nothing else needs to be
/// looked at letter by letter.
fn is_plain(text: &str) -> bool {
    // No early end: the whole is over before a branch for each letter would be.
    text.bytes().fold(true, |plain, byte| plain & matches!(byte, b' '..=b'~'))
}

/// A text without the spaces and line ends at its ends. What no text may hold is not passed over
/// there either.
pub(crate) fn trimmed(text: &str) -> &str {
    text.trim_matches(is_edge)
}

fn is_edge(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r') || (c.is_whitespace() && !is_unprintable(c))
}

/// Trims each line's end and the whole, and takes any line break for `\n` and a tab for a space.
fn tidy(raw: &str) -> String {
    if is_plain(raw) {
        return raw.trim_matches(' ').to_owned();
    }
    let raw = raw.replace('\t', " ");
    let lines: Vec<_> =
        trimmed(&raw).lines().map(|line| line.trim_end_matches(is_edge)).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: [TextRule; 4] =
        [TextRule::TEXT, TextRule::LINE, TextRule::NAME, TextRule::PATH];

    fn holds(c: char) -> [bool; 4] {
        ALL.map(|rule| rule.read(&format!("a{c}b")).is_ok())
    }

    #[test]
    fn each_rule_takes_and_refuses_what_its_row_says() {
        let (all, texts, paths) =
            ([true; 4], [true, true, false, true], [false, false, false, true]);
        for c in ['é', 'ß', 'ש', 'ع', '日', '😀', '\u{A0}', '\u{200D}', '\u{FE0F}']
        {
            assert_eq!(holds(c), all, "{c:?}");
        }
        // The last ones that came, with Unicode 17.
        assert_eq!(holds('\u{1F6D8}'), all);
        for c in ['\t', '\u{AD}', '\u{200B}', '\u{200E}', '\u{2060}', '\u{3164}'] {
            assert_eq!(holds(c), texts, "{c:?}");
        }
        for c in [
            '\u{1B}',
            '\u{7F}',
            '\u{9B}',
            '\u{202E}',
            '\u{2066}',
            '\u{2028}',
            '\u{FEFF}',
            '\u{FFFF}',
            '\u{FDD0}',
            '\u{E000}',
            '\u{F0000}',
            '\u{10FFFD}',
            '\u{378}',
            '\u{E01F0}',
            '\r',
        ] {
            assert_eq!(holds(c), paths, "{c:?}");
        }
        assert_eq!(holds('\n'), [true, false, false, true]);
        assert_eq!(holds('\0'), [false; 4]);
    }

    #[test]
    fn a_tab_is_a_space_in_a_text_and_a_soft_hyphen_stays() {
        let taken = Ok("Le\u{AD}ben mit dir".to_owned());
        assert_eq!(TextRule::TEXT.read("Le\u{AD}ben\tmit dir"), taken);
        assert_eq!(TextRule::LINE.read("\t\u{AD}"), Err(Unfit::Empty));
    }

    #[test]
    fn what_is_refused_is_called_by_its_code_point() {
        let told = |c| Unfit::Holds(c).of("client");
        assert_eq!(told('\u{AD}'), "`client` holds U+00AD, a soft hyphen");
        assert_eq!(told('\u{1B}'), "`client` holds U+001B, an escape character");
        assert_eq!(told('\u{378}'), "`client` holds U+0378, which is no character yet");
        assert_eq!(told('\u{FFFF}'), "`client` holds U+FFFF, which is no character");
        assert!(Unfit::Holds('\u{AD}').hint().starts_with("type it by hand"));
    }

    #[test]
    fn what_a_couple_typed_loses_what_nobody_types_and_no_line() {
        let text = "a\r\nb\rc\u{85}d\u{2028}e\0\u{1B}\u{202E}\u{FFFF}\tf\u{E000}é";
        assert_eq!(tamed(text), "a\nb\nc\nd\ne\tf\u{E000}é");
    }

    proptest! {
        #[test]
        fn a_plain_text_has_nothing_to_look_for(text in "[ -~\\n\t\u{7f}é\u{ad}]{0,9}") {
            let tidied = tidy(&text);
            let spaced = text.replace('\t', " ");
            let lines: Vec<_> = trimmed(&spaced).lines().map(|line| line.trim_end_matches(is_edge)).collect();
            prop_assert_eq!(&tidied, &lines.join("\n"));
            if is_plain(&tidied) && !tidied.is_empty() {
                prop_assert!(tidied.chars().any(is_seen));
                prop_assert!(!tidied.chars().any(is_unprintable));
            }
        }

        #[test]
        fn what_was_taken_is_taken_again_as_it_is(text in "\\PC{0,12}|[\\x00-\\xff]{0,12}") {
            for rule in ALL {
                if let Ok(taken) = rule.read(&text) {
                    prop_assert_eq!(rule.read(&taken), Ok(taken));
                }
            }
            prop_assert_eq!(tamed(&tamed(&text)), tamed(&text));
        }
    }
}
