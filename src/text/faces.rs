//! Which face sets a word: the first of its voice that has all its letters, its marks, and
//! places for these. What stands between words goes with the word before it.

use std::ops::Range;
use std::sync::OnceLock;

use icu_normalizer::properties::{
    CanonicalCombiningClassMapBorrowed, CanonicalCompositionBorrowed,
    CanonicalDecompositionBorrowed, Decomposed,
};
use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;
use skrifa::charmap::Charmap;
use skrifa::{GlyphId, MetadataProvider};

use crate::text::mark_places::MarkPlaces;
use crate::text::{FontId, Typeface};

/// The stretches of a text that are not left to its typeface, each with the face that sets it.
pub(super) fn faces(text: &str, own: Typeface) -> Vec<(Range<usize>, &'static str)> {
    // All typefaces have the letters of Western Europe, in one piece each.
    if text.chars().all(|c| c <= '\u{FF}' || is_between(c)) {
        return Vec::new();
    }
    let chain = chain(own);
    let mut stretches: Vec<(Range<usize>, &'static Face)> = Vec::new();
    let mut open = None;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let at = text.len() - rest.len();
        let is_word = is_letter(first);
        let length = rest
            .find(|c| if is_word { !belongs(c) } else { is_letter(c) })
            .unwrap_or(rest.len());
        let (part, after) = rest.split_at(length);
        rest = after;
        if is_word {
            open = face_of(part, chain);
        }
        let Some(face) = open else { continue };
        let taken = if is_word { part.len() } else { face.between(part) };
        match stretches.last_mut() {
            Some((range, last)) if range.end == at && last.family == face.family => {
                range.end = at + taken;
            }
            _ if taken > 0 => stretches.push((at..at + taken, face)),
            _ => {}
        }
        if taken < part.len() {
            open = None;
        }
    }
    stretches.into_iter().map(|(range, face)| (range, face.family)).collect()
}

/// A face that sets words.
struct Face {
    /// Its name for the shaper.
    family: &'static str,
    glyphs: Charmap<'static>,
    places: MarkPlaces,
}

/// A font of each typeface; a weight has the letters of the other.
const fn font_of(typeface: Typeface) -> (&'static str, &'static str) {
    match typeface {
        Typeface::Fraunces => ("Fraunces-SemiBold", "'Fraunces'"),
        Typeface::Literata | Typeface::LiterataItalic => {
            ("Literata-SemiBold", "'Literata'")
        }
        Typeface::Bricolage => ("BricolageGrotesque-Bold", "'Bricolage Grotesque'"),
        Typeface::Figtree => ("Figtree-Regular", "'Figtree'"),
        Typeface::Plex => ("IBMPlexSans-Regular", "'IBM Plex Sans'"),
        Typeface::Atkinson => {
            ("AtkinsonHyperlegibleNext-Regular", "'Atkinson Hyperlegible Next'")
        }
    }
}

/// The faces that words of a typeface may be set in: itself first, then that of the same voice,
/// then the others.
fn chain(typeface: Typeface) -> &'static [Face] {
    static CHAINS: [OnceLock<Vec<Face>>; Typeface::ALL.len()] =
        [const { OnceLock::new() }; Typeface::ALL.len()];
    let make = || {
        let own = [Some(typeface), typeface.substitute()].into_iter().flatten();
        own.map(font_of).chain(OTHERS).filter_map(face).collect()
    };
    CHAINS[typeface as usize].get_or_init(make)
}

/// Those that every chain ends in.
const OTHERS: [(&str, &str); 3] = [
    ("NotoSans-SemiBold", "'Noto Sans'"),
    ("NotoSansHebrew-SemiBold", "'Noto Sans Hebrew'"),
    ("NotoSansArabic-SemiBold", "'Noto Sans Arabic'"),
];

fn face((name, family): (&str, &'static str)) -> Option<Face> {
    let font = FontId::all().find(|font| font.name() == name)?.reader();
    Some(Face { family, glyphs: font.charmap(), places: MarkPlaces::of(&font) })
}

/// The first face of a chain that sets a word.
fn face_of(word: &str, chain: &'static [Face]) -> Option<&'static Face> {
    // The house faces have a few Greek letters as symbols (µ, Ω, π), with no others beside them.
    let is_foreign = word.chars().any(is_greek_or_cyrillic);
    let house = usize::from(is_foreign && !chain[0].has_alphabet());
    chain[house..].iter().find(|face| face.sets(word))
}

impl Face {
    /// Whether it has Greek or Cyrillic as a whole.
    fn has_alphabet(&self) -> bool {
        ['α', 'я'].into_iter().all(|letter| self.glyphs.map(letter).is_some())
    }

    fn glyph(&self, c: char) -> Option<GlyphId> {
        self.glyphs.map(c).filter(|glyph| glyph.to_u32() != 0)
    }

    /// How much of what follows a word it can set too.
    fn between(&self, text: &str) -> usize {
        text.find(|c| !is_between(c) || self.glyph(c).is_none()).unwrap_or(text.len())
    }

    fn sets(&self, word: &str) -> bool {
        let mut letters = word.chars().filter(|c| !is_joiner(*c)).peekable();
        while let Some(letter) = letters.next() {
            let mut cluster = vec![letter];
            while let Some(mark) = letters.next_if(|c| is_placed(*c)) {
                cluster.push(mark);
            }
            if !self.sets_letter(&cluster) {
                return false;
            }
        }
        true
    }

    /// Whether it has a letter with its marks, put together in the way of the shaper: taken
    /// apart, then joined again as far as it has the pieces in one.
    fn sets_letter(&self, cluster: &[char]) -> bool {
        if let [letter] = cluster
            && self.glyph(*letter).is_some()
        {
            return true;
        }
        let mut parts = Vec::new();
        for c in cluster {
            take_apart(*c, &mut parts);
        }
        parts.sort_by_key(|c| class(*c));
        let mut parts = parts.into_iter();
        let Some(mut letter) = parts.next() else { return true };
        let mut marks: Vec<char> = Vec::new();
        for mark in parts {
            let blocked = marks.last().is_some_and(|last| class(*last) == class(mark));
            let whole = CanonicalCompositionBorrowed::new().compose(letter, mark);
            match whole.filter(|whole| !blocked && self.glyph(*whole).is_some()) {
                Some(whole) => letter = whole,
                None => marks.push(mark),
            }
        }
        let Some(base) = self.glyph(letter) else { return false };
        let mut below: Option<(u8, GlyphId)> = None;
        marks.into_iter().all(|mark| {
            let Some(glyph) = self.glyph(mark) else { return false };
            let side = class(mark);
            let before = below.replace((side, glyph)).filter(|(last, _)| *last == side);
            // Other scripts have places for their marks in ways of their own.
            !is_placed(mark)
                || match before {
                    Some((_, lower)) => self.places.on_mark(lower, glyph),
                    None => self.places.on_letter(base, glyph),
                }
        })
    }
}

/// The canonical decomposition of a character (Unicode Standard Annex 15).
fn take_apart(c: char, parts: &mut Vec<char>) {
    match CanonicalDecompositionBorrowed::new().decompose(c) {
        Decomposed::Default => parts.push(c),
        Decomposed::Singleton(one) => take_apart(one, parts),
        Decomposed::Expansion(one, other) => {
            take_apart(one, parts);
            take_apart(other, parts);
        }
    }
}

/// The combining class: on which side of its letter a mark stands; zero for letters.
fn class(c: char) -> u8 {
    CanonicalCombiningClassMapBorrowed::new().get_u8(c)
}

/// A mark of Latin, Greek and Cyrillic, which a font places on any letter.
fn is_placed(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}')
}

fn is_greek_or_cyrillic(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{52F}' | '\u{1C80}'..='\u{1C8F}' | '\u{1F00}'..='\u{1FFF}')
}

/// What begins a word.
fn is_letter(c: char) -> bool {
    c.is_alphabetic()
}

/// What goes on with a word: letters, marks, and what joins them.
fn belongs(c: char) -> bool {
    use GeneralCategory::{EnclosingMark, NonspacingMark, SpacingMark};
    let is_mark = || {
        let category = CodePointMapData::<GeneralCategory>::new().get(c);
        matches!(category, EnclosingMark | NonspacingMark | SpacingMark)
    };
    is_letter(c) || is_joiner(c) || is_mark()
}

/// What joins letters in a word and is asked of no face.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}' | '\'' | '’')
}

/// What stands between words: spaces, figures, punctuation.
fn is_between(c: char) -> bool {
    matches!(c, ' '..='@' | '['..='`' | '{'..='~' | '\u{A0}' | '¡' | '«' | '»' | '¿')
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{202F}' | '\u{2030}'..='\u{203A}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str, own: Typeface) -> Vec<(&str, &'static str)> {
        let cut = |(range, face): (Range<usize>, &'static str)| (&text[range], face);
        faces(text, own).into_iter().map(cut).collect()
    }

    #[test]
    fn every_typeface_has_the_letters_of_western_europe() {
        for &typeface in Typeface::ALL {
            let own = &chain(typeface)[0];
            let letters =
                ('\u{C0}'..='\u{FF}').chain(' '..='~').chain("¡¿«»°·–—‘’“”…".chars());
            for c in letters {
                assert!(own.glyph(c).is_some(), "{typeface:?} has no {c}");
            }
        }
    }

    #[test]
    fn a_title_in_another_script_keeps_the_voice_of_its_look() {
        assert_eq!(set("Привет", Typeface::LiterataItalic)[0].1, "'Literata'");
        assert_eq!(set("Привет", Typeface::Plex)[0].1, "'IBM Plex Sans'");
        assert_eq!(set("Привет", Typeface::Figtree)[0].1, "'Noto Sans'");
        assert_eq!(set("Привет", Typeface::Bricolage)[0].1, "'Noto Sans'");
    }

    #[test]
    fn a_word_of_the_house_face_is_left_to_it() {
        assert_eq!(set("“Où était-ce?” – 1 ½ h", Typeface::Fraunces), []);
        assert_eq!(set("Ana and Bo", Typeface::Atkinson), []);
    }

    #[test]
    fn a_title_whose_marks_would_fall_off_is_set_in_the_next_serif() {
        assert_eq!(
            set("Nǐ hǎo, Ana", Typeface::Fraunces),
            [("Nǐ hǎo, ", "'Literata'"), ("Ana", "'Fraunces'")]
        );
        assert_eq!(set("e\u{301} ẹ\u{301}", Typeface::Fraunces)[0].1, "'Fraunces'");
        assert_eq!(set("e\u{301} ẹ\u{301}", Typeface::Fraunces)[1].1, "'Literata'");
    }

    #[test]
    fn marks_that_are_stacked_go_where_they_can_be() {
        assert_eq!(
            set("ɛ\u{304}\u{301}", Typeface::Fraunces),
            [("ɛ\u{304}\u{301}", "'Noto Sans'")]
        );
    }

    #[test]
    fn greek_and_cyrillic_words_are_of_one_face() {
        assert_eq!(set("π", Typeface::Atkinson), [("π", "'Noto Sans'")]);
        assert_eq!(set("Привет, 3!", Typeface::Fraunces), [("Привет, 3!", "'Literata'")]);
        assert_eq!(set("Καλημέρα", Typeface::Fraunces), [("Καλημέρα", "'Literata'")]);
        assert_eq!(set("ѣ", Typeface::Atkinson), [("ѣ", "'Noto Sans'")]);
    }

    #[test]
    fn what_stands_between_words_goes_with_the_word_before() {
        assert_eq!(
            set("א, 3 ב!", Typeface::Atkinson),
            [("א, 3 ב!", "'Noto Sans Hebrew'")]
        );
        // A sign that is no part of a word stays where it is found.
        assert_eq!(
            set("ב ☀ ב", Typeface::Atkinson),
            [("ב ", "'Noto Sans Hebrew'"), ("ב", "'Noto Sans Hebrew'")]
        );
    }

    #[test]
    fn a_word_that_no_face_sets_is_left_to_be_refused() {
        assert_eq!(set("กา", Typeface::Atkinson), []);
    }
}
