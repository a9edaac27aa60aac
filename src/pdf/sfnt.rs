//! A character map for a font that has none (OpenType, `otff` and `cmap`).
//!
//! Font subsets are cut down to what glyphs need; a simple font in a PDF finds its glyphs by
//! characters.

/// The font with a table that maps characters to glyphs, for Windows and the Basic Multilingual
/// Plane (3, 1): the one that ISO 32000-1, 9.6.6.4, names for fonts that are not symbolic.
/// The characters come in order, each once.
pub(super) fn with_characters(font: &[u8], characters: &[(u16, u16)]) -> Vec<u8> {
    let mut tables = tables(font);
    tables.push((*b"cmap", character_map(characters)));
    tables.sort_by_key(|(tag, _)| *tag);
    assemble(&tables)
}

type Table = ([u8; 4], Vec<u8>);

/// The tables of a font that the program has just made.
fn tables(font: &[u8]) -> Vec<Table> {
    let long = |at: usize| {
        let bytes: [u8; 4] = font[at..at + 4].try_into().expect("four bytes are taken");
        bytes
    };
    let number = |at: usize| u32::from_be_bytes(long(at)) as usize;
    let count = usize::from(u16::from_be_bytes([font[4], font[5]]));
    (0..count)
        .map(|nth| {
            let entry = HEADER + nth * ENTRY;
            let start = number(entry + 8);
            (long(entry), font[start..start + number(entry + 12)].to_vec())
        })
        .collect()
}

/// Bytes of the header, and of an entry of the directory after it.
const HEADER: usize = 12;
const ENTRY: usize = 16;

fn assemble(tables: &[Table]) -> Vec<u8> {
    /// Where the head table keeps the sum of the whole font, and what the sum makes up for.
    const ADJUSTMENT: usize = 8;
    const WHOLE: u32 = 0xB1B0_AFBA;
    let count = short(tables.len());
    let power = count.ilog2();
    let range = 16_u16 << power;
    let mut font = 0x0001_0000_u32.to_be_bytes().to_vec();
    for word in [count, range, short(power as usize), count * 16 - range] {
        font.extend(word.to_be_bytes());
    }
    let mut offset = HEADER + tables.len() * ENTRY;
    let mut body = Vec::new();
    let mut adjustment = None;
    for (tag, table) in tables {
        let mut table = table.clone();
        if tag == b"head" {
            table[ADJUSTMENT..ADJUSTMENT + 4].fill(0);
            adjustment = Some(offset + ADJUSTMENT);
        }
        let length = table.len();
        table.resize(length.next_multiple_of(4), 0);
        font.extend(tag);
        for word in [sum(&table), long(offset), long(length)] {
            font.extend(word.to_be_bytes());
        }
        offset += table.len();
        body.extend(table);
    }
    font.extend(body);
    if let Some(at) = adjustment {
        let whole = WHOLE.wrapping_sub(sum(&font));
        font[at..at + 4].copy_from_slice(&whole.to_be_bytes());
    }
    font
}

/// The sum of a table's words.
fn sum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0, |sum: u32, word| {
        let word = word.iter().fold(0, |word, byte| (word << 8) | u32::from(*byte));
        sum.wrapping_add(word)
    })
}

/// One subtable of format 4: a segment for each stretch in which glyphs follow one another as
/// the characters do.
fn character_map(characters: &[(u16, u16)]) -> Vec<u8> {
    let mut segments: Vec<(u16, u16, u16)> = Vec::new();
    for &(character, glyph) in characters {
        let delta = glyph.wrapping_sub(character);
        match segments.last_mut() {
            Some((_, last, same)) if *last + 1 == character && *same == delta => {
                *last = character;
            }
            _ => segments.push((character, character, delta)),
        }
    }
    // The last segment must end at 0xFFFF, and leads to the missing glyph.
    segments.push((0xFFFF, 0xFFFF, 1));
    let count = short(segments.len());
    let power = count.ilog2();
    let range = 2_u16 << power;
    let length = 16 + segments.len() * 8;
    let header = [0, 1, 3, 1, 0, 12];
    let subtable =
        [4, short(length), 0, count * 2, range, short(power as usize), count * 2 - range];
    let mut words: Vec<u16> = header.into_iter().chain(subtable).collect();
    words.extend(segments.iter().map(|segment| segment.1));
    words.push(0);
    words.extend(segments.iter().map(|segment| segment.0));
    words.extend(segments.iter().map(|segment| segment.2));
    words.extend(segments.iter().map(|_| 0));
    words.into_iter().flat_map(u16::to_be_bytes).collect()
}

fn short(number: usize) -> u16 {
    u16::try_from(number).expect("a Latin font has few tables and segments")
}

fn long(number: usize) -> u32 {
    u32::try_from(number).expect("a font is smaller than 4 GB")
}

#[cfg(test)]
mod tests {
    use skrifa::{FontRef, MetadataProvider};

    use super::*;
    use crate::text::FontId;

    #[test]
    fn a_subset_finds_its_glyphs_by_character_again() {
        let mut kept = subsetter::GlyphRemapper::new();
        let mut characters = Vec::new();
        for character in "ABCz".chars() {
            let glyph = kept.remap(FontId::TEXT.glyph(character).unwrap());
            characters.push((u16::try_from(u32::from(character)).unwrap(), glyph));
        }
        let subset = subsetter::subset(FontId::TEXT.data(), 0, &kept).unwrap();
        let font = with_characters(&subset, &characters);
        let reader = FontRef::new(&font).unwrap();
        for (character, glyph) in characters {
            let found = reader.charmap().map(u32::from(character)).unwrap();
            assert_eq!(found.to_u32(), u32::from(glyph));
        }
        assert_eq!(reader.charmap().map('D'), None);
        assert_eq!(sum(&font), 0xB1B0_AFBA);
    }
}
