//! Fonts as subsets, with everything that lets text be copied and checked.

use std::fmt::Write;

use lopdf::{Dictionary, Object, dictionary};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::pdf::codes::FontCodes;
use crate::pdf::file::{Id, Objects, deflate, reference};
use crate::text::FontId;

/// Writes a font as a Type 0 font (ISO 32000-1, 9.7) and returns it.
pub(super) fn write_font(objects: &mut Objects, font: FontId, codes: &FontCodes) -> Id {
    let mut remapper = GlyphRemapper::new();
    for coded in codes.coded() {
        remapper.remap(coded.glyph);
    }
    let subset = subsetter::subset(font.data(), 0, &remapper)
        .expect("the embedded fonts are sound");
    let name = subset_name(font, codes.coded().iter().map(|coded| coded.glyph));
    let program = objects.reserve();
    let length = i64::try_from(subset.len()).unwrap_or(i64::MAX);
    objects.stream(program, dictionary! { "Length1" => length }, deflate(&subset));
    let descriptor = objects.reserve();
    let described = describe(font, &name, SYMBOLIC, program);
    objects.pack(descriptor, &Object::Dictionary(described));
    let to_unicode = objects.reserve();
    objects.stream(
        to_unicode,
        Dictionary::new(),
        deflate(cmap(&texts(codes), 2).as_bytes()),
    );
    let glyphs = objects.reserve();
    objects.stream(glyphs, Dictionary::new(), deflate(&glyph_map(codes, &remapper)));
    let descendant = objects.reserve();
    objects.pack(
        descendant,
        &Object::Dictionary(dictionary! {
            "Type" => "Font",
            "Subtype" => "CIDFontType2",
            "BaseFont" => Object::Name(name.clone().into_bytes()),
            "CIDSystemInfo" => dictionary! {
                "Registry" => Object::string_literal("Adobe"),
                "Ordering" => Object::string_literal("Identity"),
                "Supplement" => 0,
            },
            "FontDescriptor" => reference(descriptor),
            "DW" => 1000,
            "W" => widths(codes),
            "CIDToGIDMap" => reference(glyphs),
        }),
    );
    let whole = objects.reserve();
    objects.pack(
        whole,
        &Object::Dictionary(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => Object::Name(name.into_bytes()),
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![reference(descendant)],
            "ToUnicode" => reference(to_unicode),
        }),
    );
    whole
}

/// The name of a subset: six capitals from what is in it tell it from others (ISO 32000-1,
/// 9.6.4).
pub(super) fn subset_name(font: FontId, glyphs: impl Iterator<Item = u16>) -> String {
    let mut hash = Sha256::new();
    hash.update(font.name());
    for glyph in glyphs {
        hash.update(glyph.to_be_bytes());
    }
    let letters = hash.finalize();
    let tag = letters.iter().take(6).map(|byte| char::from(b'A' + byte % 26));
    tag.chain(['+']).chain(font.name().chars()).collect()
}

/// Bit 3 of a font's flags: the glyphs go by their own codes (ISO 32000-1, table 123).
const SYMBOLIC: i64 = 4;

/// The descriptor of a font whose glyphs go by their own codes, or by those of Latin.
pub(super) fn describe(font: FontId, name: &str, codes: i64, program: Id) -> Dictionary {
    /// Bit 7: the letters lean.
    const ITALIC: i64 = 64;
    let metrics = font.metrics();
    let bounds =
        metrics.bounds.iter().map(|&edge| Object::Real(edge.round())).collect::<Vec<_>>();
    let leans = if metrics.italic_angle == 0.0 { 0 } else { ITALIC };
    dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => Object::Name(name.as_bytes().to_vec()),
        "Flags" => codes | leans,
        "FontBBox" => bounds,
        "ItalicAngle" => Object::Real(metrics.italic_angle),
        "Ascent" => Object::Real(metrics.ascender.round()),
        "Descent" => Object::Real(metrics.descender.round()),
        "CapHeight" => Object::Real(metrics.cap_height.round()),
        // No font says how thick its stems are; 80 is a regular weight's.
        "StemV" => 80,
        "FontFile2" => reference(program),
    }
}

/// The advances of all codes from 1.
fn widths(codes: &FontCodes) -> Vec<Object> {
    let all =
        codes.coded().iter().map(|coded| Object::Real(coded.advance)).collect::<Vec<_>>();
    vec![1.into(), all.into()]
}

/// Two bytes for each code: its glyph in the subset.
fn glyph_map(codes: &FontCodes, remapper: &GlyphRemapper) -> Vec<u8> {
    let subset = |glyph| remapper.get(glyph).unwrap_or(0).to_be_bytes();
    let coded = codes.coded().iter().flat_map(|coded| subset(coded.glyph));
    [0, 0].into_iter().chain(coded).collect()
}

/// The texts of all codes from 1.
fn texts(codes: &FontCodes) -> Vec<(u16, &str)> {
    (1_u16..).zip(codes.coded()).map(|(code, coded)| (code, &*coded.text)).collect()
}

/// The text of each code (ISO 32000-1, 9.10.3), in the order of the codes, which are one or
/// two bytes long.
pub(super) fn cmap(texts: &[(u16, &str)], bytes: usize) -> String {
    let digits = bytes * 2;
    let last = if bytes == 1 { 0xFF } else { 0xFFFF };
    let mut cmap = format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<{:0digits$X}> <{last:X}>\nendcodespacerange\n",
        0,
    );
    // At most a hundred entries a block (Adobe Technical Note 5014).
    for block in texts.chunks(100) {
        let _ = writeln!(cmap, "{} beginbfchar", block.len());
        for (code, text) in block {
            let _ = write!(cmap, "<{code:0digits$X}> <");
            for unit in text.encode_utf16() {
                let _ = write!(cmap, "{unit:04X}");
            }
            cmap.push_str(">\n");
        }
        cmap.push_str("endbfchar\n");
    }
    cmap.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    cmap
}
