//! Figures that all take the same width: which of them stands in a word moves nothing, so that ids,
//! which differ in nothing else, are shaped once for as often as they come.

use std::borrow::Cow;

use crate::text::Style;
use crate::text::words::Letter;

/// The figures of a style and a language, as far as they are known.
type OfStyle = (Style, String, [Option<Letter>; 10]);

/// Figures that were shaped, by how they are set.
#[derive(Debug, Clone, Default)]
pub(super) struct Figures(Vec<OfStyle>);

/// What a word is known by: of figures that take the same width, one is as good as the other.
pub(super) fn known_by(word: &str, style: Style) -> Cow<'_, str> {
    if style.tabular && word.contains(|c: char| c.is_ascii_digit()) {
        let same = |c: char| if c.is_ascii_digit() { '0' } else { c };
        return Cow::Owned(word.chars().map(same).collect());
    }
    Cow::Borrowed(word)
}

/// The figure that a letter of a word shows.
fn figure(word: &str, letter: &Letter) -> Option<usize> {
    let byte = word.as_bytes().get(letter.start).filter(|byte| byte.is_ascii_digit())?;
    Some(usize::from(byte - b'0'))
}

impl Figures {
    fn of(&self, style: Style, language: &str) -> Option<&OfStyle> {
        self.0.iter().find(|known| known.0 == style && known.1 == language)
    }

    /// Whether all figures of a word are known.
    pub(super) fn has(&self, word: &str, style: Style, language: &str) -> bool {
        let is_figure = |byte: &u8| byte.is_ascii_digit();
        if !style.tabular || !word.as_bytes().iter().any(is_figure) {
            return true;
        }
        let Some((_, _, known)) = self.of(style, language) else { return false };
        let mut figures = word.bytes().filter(is_figure);
        figures.all(|byte| known[usize::from(byte - b'0')].is_some())
    }

    /// Learns the figures of a word, whose letters are counted from its beginning.
    pub(super) fn learn(
        &mut self,
        word: &str,
        letters: &[Letter],
        style: Style,
        language: &str,
    ) {
        if self.of(style, language).is_none() {
            self.0.push((style, language.to_owned(), [None; 10]));
        }
        let all = self.0.iter_mut();
        let own = all.filter(|known| known.0 == style && known.1 == language);
        for (_, _, known) in own {
            for letter in letters {
                if let Some(at) = figure(word, letter) {
                    known[at] = Some(*letter);
                }
            }
        }
    }

    /// Puts the figures of a word in the places of others; false if one is not known, or is not as
    /// wide.
    pub(super) fn put(
        &self,
        word: &str,
        letters: &mut [Letter],
        style: Style,
        language: &str,
    ) -> bool {
        let known = self.of(style, language);
        letters.iter_mut().all(|letter| {
            let Some(at) = figure(word, letter) else { return true };
            let Some(known) = known.and_then(|(_, _, known)| known[at]) else {
                return false;
            };
            let is_as_wide = known.advance == letter.advance && known.font == letter.font;
            *letter = Letter { start: letter.start, ..known };
            is_as_wide && known.length == 1
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Markup, Typeface, Typefaces, Typesetter};

    /// The advances and fonts of a text shaped whole, and its glyphs.
    fn shaped(
        typesetter: &mut Typesetter,
        text: &str,
        style: Style,
    ) -> (Vec<(f32, crate::text::FontId)>, Vec<u16>) {
        let shaped = typesetter.shape_whole(Markup::parse(text), style, "en");
        let line = shaped.expect("a text").line(typesetter);
        let glyphs = line.runs().iter().flat_map(|run| {
            run.glyphs.iter().map(|glyph| ((glyph.advance, run.font), glyph.id))
        });
        glyphs.unzip()
    }

    /// The faces are part of the program: what holds for them here holds.
    #[test]
    fn no_figure_moves_what_stands_beside_it() {
        let beside: Vec<char> = ('A'..='Z')
            .chain("abcdefghijklmnopqrstuvwxyz0123456789-–.,:;·/%()’”+é".chars())
            .collect();
        let styles = [Style::TABULAR, Style { tabular: true, ..Style::STRONG }];
        let faces =
            Typeface::READ.iter().flat_map(|face| styles.map(|style| (*face, style)));
        for (text, style) in faces {
            let own = Typefaces { title: text, prompt: text, text };
            let mut typesetter = Typesetter::with(own);
            let mut shaped = |text: &str| shaped(&mut typesetter, text, style);
            let text = |figure: char| {
                let words = beside.iter().map(|c| format!("{c}{figure}{c}"));
                words.collect::<Vec<_>>().join(" ")
            };
            let (places, zeros) = shaped(&text('0'));
            for figure in '1'..='9' {
                let (own, glyphs) = shaped(&text(figure));
                assert_eq!(own, places, "{figure}");
                let alone = shaped(&figure.to_string()).1[0];
                for (at, (glyph, zero)) in glyphs.iter().zip(&zeros).enumerate() {
                    assert!(glyph == zero || *glyph == alone, "{figure} at {at}");
                }
            }
        }
    }
}
