//! What stands between two places where a line may end.

/// What a line that ends behind a segment ends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// A word like any other.
    Word,
    /// A word that carries little: "they", "would".
    Light,
    /// A word that belongs to the next one: "of", "your".
    Function,
    /// A comma, a semicolon or a dash.
    Comma,
    /// The end of a sentence.
    Sentence,
    /// A colon.
    Colon,
}

impl End {
    /// Whether a sentence ends here, or what a colon leads up to.
    pub(super) fn is_sentence(self) -> bool {
        matches!(self, Self::Sentence | Self::Colon)
    }

    /// Whether there is a mark.
    pub(super) fn is_mark(self) -> bool {
        matches!(self, Self::Comma | Self::Sentence | Self::Colon)
    }
}

/// What a line that ends behind a segment parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seam {
    /// Two words.
    Words,
    /// A word after a hyphen that is written in it.
    Written,
    /// A word where its author allows it, by a soft hyphen.
    Soft,
    /// A word between two syllables.
    Syllable,
    /// An address after one of its signs, or a row of dots or strokes; no hyphen is added.
    Sign,
}

/// A stretch of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Segment {
    /// Characters, the spaces at the end too.
    pub(super) chars: u32,
    /// Width without the spaces at the end.
    pub(super) width: f64,
    /// Width of the spaces at the end.
    pub(super) space: f64,
    /// Width of the hyphen that is drawn where a line ends here; zero where there is none.
    pub(super) hyphen: f64,
    /// Whether the author breaks the line here.
    pub(super) hard: bool,
    pub(super) end: End,
    pub(super) seam: Seam,
}

/// In which words a line may end, beside the places that the author allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hyphens {
    /// In none.
    Authored,
    /// In those that are wider than the measure.
    WideWords,
    /// In all, between syllables.
    Anywhere,
}

impl Hyphens {
    /// What is tried one after the other for a text that is read.
    pub const OF_TEXT: [Self; 2] = [Self::WideWords, Self::Anywhere];
    /// As [`Hyphens::OF_TEXT`], for a title: it is rather set smaller than parted.
    pub const OF_TITLE: [Self; 3] = [Self::Authored, Self::WideWords, Self::Anywhere];
}

/// Whether a line may end behind each segment.
pub(super) fn line_ends(pieces: &[Segment], measure: f64, hyphens: Hyphens) -> Vec<bool> {
    let is_kept = |piece: &Segment| matches!(piece.seam, Seam::Syllable | Seam::Sign);
    let mut ends = Vec::with_capacity(pieces.len());
    // What is parted for want of room alone: all up to the next place that is free anyway.
    for chunk in pieces.split_inclusive(|piece| !is_kept(piece)) {
        let width: f64 = chunk.iter().map(|piece| piece.width).sum();
        let is_wide = width + chunk[chunk.len() - 1].hyphen > measure;
        ends.extend(chunk.iter().map(|piece| match hyphens {
            _ if !is_kept(piece) => true,
            Hyphens::Authored => false,
            Hyphens::WideWords => is_wide,
            Hyphens::Anywhere => is_wide || piece.seam == Seam::Syllable,
        }));
    }
    if let Some(last) = ends.last_mut() {
        *last = true;
    }
    ends
}

/// Segments for the tests of what breaks them.
#[cfg(test)]
pub(super) mod samples {
    use proptest::prelude::*;

    use super::*;

    /// Words of these widths with spaces of one.
    pub(in crate::text) fn words(widths: &[f64]) -> Vec<Segment> {
        let piece = |&width: &f64| Segment {
            chars: 5,
            width,
            space: 1.0,
            hyphen: 0.0,
            hard: false,
            end: End::Word,
            seam: Seam::Words,
        };
        widths.iter().map(piece).collect()
    }

    /// Where words, whose lines may end behind each of them, are broken.
    pub(in crate::text) fn broken(
        pieces: &[Segment],
        measure: f64,
        by: impl Fn(&[Segment], &[bool], f64) -> Option<Vec<usize>>,
    ) -> Vec<usize> {
        by(pieces, &vec![true; pieces.len()], measure).unwrap()
    }

    /// Any segments of one paragraph, as a text may have them.
    pub(in crate::text) fn pieces(
        count: std::ops::Range<usize>,
    ) -> impl Strategy<Value = Vec<Segment>> {
        let seams = [
            Seam::Words,
            Seam::Words,
            Seam::Words,
            Seam::Written,
            Seam::Soft,
            Seam::Syllable,
            Seam::Sign,
        ];
        let ends = [
            End::Word,
            End::Word,
            End::Light,
            End::Function,
            End::Comma,
            End::Sentence,
            End::Colon,
        ];
        let piece = (
            0.5_f64..14.0,
            prop::sample::select(seams.to_vec()),
            prop::sample::select(ends.to_vec()),
        );
        let piece = piece.prop_map(|(width, seam, end)| Segment {
            width,
            seam,
            end: if seam == Seam::Words { end } else { End::Word },
            hyphen: if matches!(seam, Seam::Soft | Seam::Syllable) { 0.7 } else { 0.0 },
            space: if seam == Seam::Words { 1.0 } else { 0.0 },
            ..words(&[1.0])[0]
        });
        prop::collection::vec(piece, count).prop_map(|mut pieces| {
            if let Some(last) = pieces.last_mut() {
                (last.seam, last.hyphen) = (Seam::Words, 0.0);
            }
            pieces
        })
    }
}

#[cfg(test)]
mod tests {
    use super::samples::words;
    use super::*;

    #[test]
    fn a_line_ends_within_a_word_only_as_far_as_hyphens_are_allowed() {
        let mut pieces = words(&[5.0, 8.0, 8.0, 5.0, 5.0]);
        pieces[1].seam = Seam::Syllable;
        pieces[3].seam = Seam::Syllable;
        let ends = |hyphens| line_ends(&pieces, 12.0, hyphens);
        assert_eq!(ends(Hyphens::Authored), [true, false, true, false, true]);
        assert_eq!(ends(Hyphens::WideWords), [true, true, true, false, true]);
        assert_eq!(ends(Hyphens::Anywhere), [true; 5]);
    }

    #[test]
    fn an_address_is_parted_for_want_of_room_alone() {
        let mut pieces = words(&[5.0, 8.0, 8.0]);
        pieces[1].seam = Seam::Sign;
        for (measure, ends) in [(12.0, [true; 3]), (20.0, [true, false, true])] {
            assert_eq!(line_ends(&pieces, measure, Hyphens::WideWords), ends);
            assert_eq!(line_ends(&pieces, measure, Hyphens::Anywhere), ends);
            assert_eq!(
                line_ends(&pieces, measure, Hyphens::Authored),
                [true, false, true]
            );
        }
    }

    #[test]
    fn a_soft_hyphen_that_helps_saves_the_syllables() {
        let mut pieces = words(&[6.0, 6.0, 6.0]);
        (pieces[0].seam, pieces[1].seam) = (Seam::Soft, Seam::Syllable);
        assert_eq!(line_ends(&pieces, 13.0, Hyphens::WideWords), [true, false, true]);
        assert_eq!(line_ends(&pieces, 11.0, Hyphens::WideWords), [true; 3]);
    }
}
