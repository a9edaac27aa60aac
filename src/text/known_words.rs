//! Texts of plain words, each of which is shaped once for as often as it comes.
//!
//! A text with words that are not known yet is shaped whole, or those words are where they are few.
//! They are learned as they stand there, between two spaces or at an end of the text, and a space
//! together with the word behind it: in plain texts a glyph's place depends on its neighbours alone.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::text::Style;
use crate::text::figures::{Figures, known_by};
use crate::text::words::{Letter, Words};

/// A word between its neighbours: the space before it, its letters, and where a line may end in it.
#[derive(Debug)]
struct Word {
    before: Option<Letter>,
    letters: Vec<Letter>,
    ends: Vec<usize>,
}

/// Words that were shaped, by how they are set: their style and language, whether they begin their
/// text, and whether they end it.
#[derive(Debug, Clone, Default)]
pub(super) struct KnownWords {
    kinds: Vec<(Kind, OfKind)>,
    figures: Figures,
}

type OfKind = HashMap<Box<str>, Arc<Word>>;

#[derive(Debug, Clone, PartialEq, Eq)]
struct Kind {
    style: Style,
    language: String,
    is_first: bool,
    is_last: bool,
}

impl KnownWords {
    /// How many words of a kind are kept: more than a language has in common use, and no more than
    /// memory has room for whatever the deck holds.
    const KEPT: usize = 8192;

    /// A plain text of words that are all known.
    pub(super) fn find(
        &mut self,
        text: &str,
        style: Style,
        language: &str,
    ) -> Option<Words> {
        let mut words =
            Words { letters: Vec::with_capacity(text.len()), ends: Vec::new() };
        for (start, word) in words_of(text) {
            let known = self.kind(text, start..start + word.len(), style, language);
            let found = known.get(&*known_by(word, style))?;
            let found = Arc::clone(found);
            if let Some(space) = found.before {
                words.letters.push(Letter { start: start - 1, ..space });
                words.ends.push(start);
            }
            let from = words.letters.len();
            words.letters.extend_from_slice(&found.letters);
            let letters = &mut words.letters[from..];
            if style.tabular && !self.figures.put(word, letters, style, language) {
                return None;
            }
            for letter in letters {
                letter.start += start;
            }
            words.ends.extend(found.ends.iter().map(|end| start + end));
        }
        words.ends.push(text.len());
        Some(words)
    }

    /// What is to be shaped so that all words of a plain text are known: the text, or its words that
    /// are not, each between two others as it stands there.
    pub(super) fn unknown_parts(
        &mut self,
        text: &str,
        style: Style,
        language: &str,
    ) -> Vec<String> {
        /// Shaping a word by itself takes about as long as four words of a text.
        const WORTH: usize = 4;
        let mut unknown = Vec::new();
        let mut all = 0;
        for (start, word) in words_of(text) {
            let bytes = start..start + word.len();
            let (is_first, is_last) = (start == 0, bytes.end == text.len());
            all += 1;
            let known = self.kind(text, bytes, style, language);
            let is_known = known.contains_key(&*known_by(word, style));
            if !(is_known && self.figures.has(word, style, language)) {
                let before = if is_first { "" } else { "a " };
                let behind = if is_last { "" } else { " a" };
                unknown.push([before, word, behind].concat());
            }
        }
        if unknown.len() * WORTH < all { unknown } else { vec![text.to_owned()] }
    }

    /// Learns the words of a plain text that was shaped as a whole.
    pub(super) fn learn(
        &mut self,
        text: &str,
        shaped: &Words,
        style: Style,
        language: &str,
    ) {
        for (start, word) in words_of(text) {
            let bytes = start..start + word.len();
            let key = known_by(word, style);
            let known = self.kind(text, bytes.clone(), style, language);
            let (is_known, is_full) =
                (known.contains_key(&*key), known.len() == Self::KEPT);
            if is_known && self.figures.has(word, style, language) || !is_known && is_full
            {
                continue;
            }
            let Some(learned) = Word::of(shaped, text, bytes.clone()) else { continue };
            if style.tabular {
                self.figures.learn(word, &learned.letters, style, language);
            }
            if !is_known {
                let known = self.kind(text, bytes, style, language);
                known.insert(key.into(), Arc::new(learned));
            }
        }
    }

    fn kind(
        &mut self,
        text: &str,
        word: Range<usize>,
        style: Style,
        language: &str,
    ) -> &mut OfKind {
        let (is_first, is_last) = (word.start == 0, word.end == text.len());
        let is_it = |(kind, _): &(Kind, OfKind)| {
            kind.style == style
                && (kind.is_first, kind.is_last) == (is_first, is_last)
                && kind.language == language
        };
        let at = self.kinds.iter().position(is_it).unwrap_or_else(|| {
            let language = language.to_owned();
            let kind = Kind { style, language, is_first, is_last };
            self.kinds.push((kind, HashMap::new()));
            self.kinds.len() - 1
        });
        &mut self.kinds[at].1
    }
}

/// The words of a plain text, each with where it begins.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split(' ').map(move |word| {
        let at = start;
        start += word.len() + 1;
        (at, word)
    })
}

impl Word {
    /// A word of a text that was shaped as a whole; none if it shares a glyph with what is beside it,
    /// or no line may end there.
    fn of(shaped: &Words, text: &str, bytes: Range<usize>) -> Option<Self> {
        let (is_first, is_last) = (bytes.start == 0, bytes.end == text.len());
        let moved =
            |letter: &Letter| Letter { start: letter.start - bytes.start, ..*letter };
        let letters: Vec<Letter> =
            shaped.between(bytes.clone()).iter().map(moved).collect();
        let length: usize = letters.iter().map(|letter| usize::from(letter.length)).sum();
        let space = bytes.start.checked_sub(1).map(|space| space..bytes.start);
        let before = space.and_then(|space| shaped.between(space).first().copied());
        let is_end = |end: usize| shaped.ends.binary_search(&end).is_ok();
        let is_free =
            (is_first || is_end(bytes.start)) && (is_last || is_end(bytes.end + 1));
        if length != bytes.len() || !is_free || is_first == before.is_some() {
            return None;
        }
        let inside =
            shaped.ends.iter().filter(|end| (bytes.start + 1..bytes.end).contains(end));
        let ends = inside.map(|end| end - bytes.start).collect();
        Some(Self { before, letters, ends })
    }
}

/// Whether a text is made of words of the house faces' own letters, with a space between two, so
/// that a line may end there whatever they are (Unicode Standard Annex 14).
pub(super) fn is_plain(text: &str) -> bool {
    let is_known = |c: char| matches!(c, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{FF}' | '\u{2010}'..='\u{2026}');
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, 'À'..='ÿ' | '·');
    let mut last = None;
    text.chars().all(is_known)
        && text.split(' ').all(|word| {
            let (first, end) = (word.chars().next(), word.chars().next_back());
            let opens = first.is_some_and(|c| matches!(c, '“' | '‘' | '(' | '¿' | '¡'));
            let begins = opens || first.is_some_and(is_letter);
            let ends = end.is_some_and(|c| {
                is_letter(c)
                    || matches!(
                        c,
                        '.' | ',' | ';' | ':' | '?' | '!' | '”' | '’' | ')' | '…'
                    )
            });
            let is_between = matches!(last, Some('”' | '’' | ')')) && opens;
            last = end;
            begins && ends && !is_between
        })
}
#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::geom::Length;
    use crate::text::paragraph::Shaped;
    use crate::text::{
        Breaking, Hyphens, Line, Markup, Paragraph, Typeface, Typefaces, Typesetter,
    };

    /// Every text of a file's strings, long ones too.
    fn texts(value: &toml::Value, into: &mut BTreeSet<String>) {
        match value {
            toml::Value::String(text) => {
                into.insert(text.clone());
            }
            toml::Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
            toml::Value::Table(table) => {
                table.values().for_each(|item| texts(item, into));
            }
            _ => {}
        }
    }

    /// Lines of a text at some measures, and whether it was shaped word by word.
    fn set(typesetter: &mut Typesetter, paragraph: &mut Paragraph) -> Vec<Vec<Line>> {
        let breakings = [
            Breaking::SENSE,
            Breaking::RUNNING,
            Breaking::by_sense(Hyphens::Anywhere),
            Breaking::by_sense(Hyphens::Authored),
        ];
        let measures = [90.0, 146.0, 230.0, 2000.0].map(Length::pt);
        let mut lines = Vec::new();
        for (measure, breaking) in
            measures.into_iter().flat_map(|measure| breakings.map(|by| (measure, by)))
        {
            lines.push(paragraph.lines(typesetter, measure, Length::pt(11.0), breaking));
        }
        lines
    }

    /// Compares a text set word by word with the same text shaped whole; false if it is not plain.
    fn is_same(
        typesetter: &mut Typesetter,
        text: &str,
        style: Style,
        language: &str,
    ) -> bool {
        // The first time it may be learned, the second time it is known.
        let _ = typesetter.shape(text, style, language).expect("a text");
        let mut paragraph = typesetter.shape(text, style, language).expect("a text");
        if !matches!(paragraph.shaped(), Shaped::Words(_)) {
            return false;
        }
        let mut whole =
            typesetter.shape_whole(Markup::parse(text), style, language).expect("a text");
        assert_eq!(paragraph.width(), whole.width(), "{text}");
        assert_eq!(
            set(typesetter, &mut paragraph),
            set(typesetter, &mut whole),
            "{text}"
        );
        true
    }

    #[test]
    fn shipped_texts_set_word_by_word_are_as_those_that_are_shaped_whole() {
        let mut all = BTreeSet::new();
        for file in ["hearth-starter", "plain-words", "techniques", "workbook/faq"] {
            let path = format!("{}/decks/{file}.toml", env!("CARGO_MANIFEST_DIR"));
            let Ok(text) = std::fs::read_to_string(path) else { continue };
            texts(&toml::from_str(&text).expect("TOML"), &mut all);
        }
        let faces = Typeface::ALL.iter().map(|&face| Typefaces {
            title: face,
            prompt: face,
            text: face,
        });
        let mut typesetters: Vec<_> = faces.map(Typesetter::with).collect();
        let mut plain = 0;
        for (nth, text) in all.iter().enumerate() {
            let style =
                [Style::TEXT, Style::DISPLAY, Style::STRONG, Style::TABULAR][nth % 4];
            let language = ["en", "es"][nth % 2];
            let turn = nth % typesetters.len();
            plain += usize::from(is_same(&mut typesetters[turn], text, style, language));
        }
        assert!(plain > 600 && plain * 10 > all.len() * 6, "{plain} of {}", all.len());
    }

    proptest! {
        #[test]
        fn plain_words_in_any_order_are_as_those_that_are_shaped_whole(
            words in prop::collection::vec(
                "[“(‘¿]?[A-Za-zÀ-ÿ0-9·]{1,6}([’'/–-][A-Za-z0-9]{1,5})?[.,;:?!”’)…]{0,2}", 1..9
            ),
            display in any::<bool>(),
            text in prop::sample::select(Typeface::ALL),
        ) {
            let style = if display { Style::DISPLAY } else { Style::TEXT };
            let mut typesetter = Typesetter::with(Typefaces { title: text, prompt: text, text });
            is_same(&mut typesetter, &words.join(" "), style, "en");
        }
    }

    #[test]
    fn what_is_not_plain_is_shaped_whole() {
        for text in
            ["", " a", "a ", "a  b", "a ”b", "said) (then", "– a", "a\nb", "день", "a ☕"]
        {
            assert!(!is_plain(text), "{text}");
        }
        assert!(is_plain("“Tell me,” she said (at home), at 10…"));
    }
}
