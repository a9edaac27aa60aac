//! Where a font puts marks on letters (OpenType, `GPOS`, lookups of types 4 and 6).

use skrifa::raw::tables::gpos::{
    MarkBasePosFormat1, MarkMarkPosFormat1, PositionSubtables,
};
use skrifa::raw::tables::layout::CoverageTable;
use skrifa::raw::{ReadError, TableProvider};
use skrifa::{FontRef, GlyphId};

/// The places for marks that a font names.
#[derive(Default)]
pub(super) struct MarkPlaces {
    on_letters: Vec<MarkBasePosFormat1<'static>>,
    on_marks: Vec<MarkMarkPosFormat1<'static>>,
}

impl MarkPlaces {
    /// Those of a font; none if it has no such table.
    pub(super) fn of(font: &FontRef<'static>) -> Self {
        let mut places = Self::default();
        let Ok(lookups) = font.gpos().and_then(|table| table.lookup_list()) else {
            return places;
        };
        for lookup in lookups.lookups().iter().flatten() {
            match lookup.subtables() {
                Ok(PositionSubtables::MarkToBase(tables)) => {
                    places.on_letters.extend(tables.iter().flatten());
                }
                Ok(PositionSubtables::MarkToMark(tables)) => {
                    places.on_marks.extend(tables.iter().flatten());
                }
                _ => {}
            }
        }
        places
    }

    /// Whether a letter says where a mark stands on it.
    pub(super) fn on_letter(&self, letter: GlyphId, mark: GlyphId) -> bool {
        self.on_letters.iter().any(|table| {
            let class = || {
                let at = place(table.mark_coverage(), mark)?;
                Some(table.mark_array().ok()?.mark_records().get(at)?.mark_class())
            };
            let has_anchor = |class: u16| {
                let at = place(table.base_coverage(), letter)?;
                let record = table.base_array().ok()?.base_records().get(at).ok()?;
                let anchor = record.base_anchor_offsets().get(usize::from(class))?;
                Some(!anchor.get().is_null())
            };
            class().and_then(has_anchor).unwrap_or(false)
        })
    }

    /// Whether a mark says where another one stands on it.
    pub(super) fn on_mark(&self, lower: GlyphId, upper: GlyphId) -> bool {
        self.on_marks.iter().any(|table| {
            let class = || {
                let at = place(table.mark1_coverage(), upper)?;
                Some(table.mark1_array().ok()?.mark_records().get(at)?.mark_class())
            };
            let has_anchor = |class: u16| {
                let at = place(table.mark2_coverage(), lower)?;
                let record = table.mark2_array().ok()?.mark2_records().get(at).ok()?;
                let anchor = record.mark2_anchor_offsets().get(usize::from(class))?;
                Some(!anchor.get().is_null())
            };
            class().and_then(has_anchor).unwrap_or(false)
        })
    }
}

/// A glyph's place in a list of glyphs.
fn place(list: Result<CoverageTable<'_>, ReadError>, glyph: GlyphId) -> Option<usize> {
    list.ok()?.get(glyph).map(usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FontId;

    #[test]
    fn a_font_says_on_which_letters_it_can_put_a_mark() {
        let places = |font: &str, letter: char, mark: char| {
            let font = FontId::all().find(|one| one.name() == font).unwrap();
            let glyph = |c| GlyphId::from(font.glyph(c).unwrap());
            MarkPlaces::of(&font.reader()).on_letter(glyph(letter), glyph(mark))
        };
        assert!(places("Literata-SemiBold", 'e', '\u{301}'));
        assert!(places("NotoSans-Regular", 'ọ', '\u{301}'));
        assert!(!places("NotoSans-Regular", '(', '\u{301}'));
        assert!(!places("Fraunces-SemiBold", 'e', '\u{301}'), "it has no such table");
    }

    #[test]
    fn a_font_says_which_marks_it_can_stack() {
        let stacks = |font: &str| {
            let font = FontId::all().find(|one| one.name() == font).unwrap();
            let glyph = |c| GlyphId::from(font.glyph(c).unwrap());
            MarkPlaces::of(&font.reader()).on_mark(glyph('\u{304}'), glyph('\u{301}'))
        };
        assert!(stacks("NotoSans-Regular"));
        assert!(!stacks("Literata-SemiBold"));
    }
}
