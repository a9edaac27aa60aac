//! Fonts as subsets, with everything that lets text be copied and checked.

use std::fmt::Write;

use lopdf::{Dictionary, Object, dictionary};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::pdf::cluster::{Cluster, Part, add_clusters, glyph_count};
use crate::pdf::codes::{Drawn, FontCodes};
use crate::pdf::file::{Id, Objects, deflate, reference};
use crate::text::FontId;

/// A font's glyphs under codes of two bytes: a Type 0 font (ISO 32000-1, 9.7).
pub(super) struct Composite {
    font: FontId,
    name: String,
    /// The bytes of the subset before they were deflated.
    length: i64,
    subset: Vec<u8>,
    to_unicode: Vec<u8>,
    glyph_map: Vec<u8>,
    widths: Vec<Object>,
}

/// A code, what is drawn under it, the text that it stands for, and its advance in thousandths of
/// the type size.
pub(super) type Shown<'a> = (u16, &'a Drawn, &'a str, f32);

impl Composite {
    /// A subset with what stands under its codes, in their order.
    pub(super) fn new(font: FontId, shown: &[Shown<'_>]) -> Self {
        let mut kept = GlyphRemapper::new();
        for glyph in shown.iter().flat_map(|(_, drawn, ..)| drawn.glyphs()) {
            kept.remap(glyph);
        }
        let subset = subsetter::subset(font.data(), 0, &kept)
            .expect("the embedded fonts are sound");
        let (subset, glyphs) = glyphs_of(font, shown, &kept, subset);
        let texts: Vec<_> =
            shown.iter().map(|(code, _, text, _)| (*code, *text)).collect();
        Self {
            font,
            name: subset_name(font, shown),
            length: i64::try_from(subset.len()).unwrap_or(i64::MAX),
            subset: deflate(&subset),
            to_unicode: deflate(cmap(&texts).as_bytes()),
            glyph_map: deflate(&glyph_map(&glyphs)),
            widths: widths(shown),
        }
    }

    /// Writes the font and returns it.
    pub(super) fn write(&self, objects: &mut Objects) -> Id {
        let base = || Object::Name(self.name.clone().into_bytes());
        let mut stream = |head, body: &[u8]| {
            let id = objects.reserve();
            objects.stream(id, head, body.to_vec());
            id
        };
        let program = stream(dictionary! { "Length1" => self.length }, &self.subset);
        let to_unicode = stream(Dictionary::new(), &self.to_unicode);
        let glyphs = stream(Dictionary::new(), &self.glyph_map);
        let mut pack = |dictionary| {
            let id = objects.reserve();
            objects.pack(id, &Object::Dictionary(dictionary));
            id
        };
        let descriptor = pack(describe(self.font, &self.name, program));
        let descendant = pack(dictionary! {
            "Type" => "Font",
            "Subtype" => "CIDFontType2",
            "BaseFont" => base(),
            "CIDSystemInfo" => dictionary! {
                "Registry" => Object::string_literal("Adobe"),
                "Ordering" => Object::string_literal("Identity"),
                "Supplement" => 0,
            },
            "FontDescriptor" => reference(descriptor),
            "DW" => 1000,
            "W" => self.widths.clone(),
            "CIDToGIDMap" => reference(glyphs),
        });
        pack(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => base(),
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![reference(descendant)],
            "ToUnicode" => reference(to_unicode),
        })
    }
}

/// Writes the font that pages are set in and returns it.
pub(super) fn write_font(objects: &mut Objects, font: FontId, codes: &FontCodes) -> Id {
    let coded = (1_u16..).zip(codes.coded());
    let shown: Vec<Shown<'_>> = coded
        .map(|(code, coded)| (code, &coded.drawn, &*coded.text, coded.advance))
        .collect();
    Composite::new(font, &shown).write(objects)
}

/// The name of a subset: six capitals from what is in it tell it from others (ISO 32000-1,
/// 9.6.4).
fn subset_name(font: FontId, shown: &[Shown<'_>]) -> String {
    let mut hash = Sha256::new();
    hash.update(font.name());
    for (_, drawn, ..) in shown {
        match drawn {
            Drawn::Glyph(glyph) => hash.update(glyph.to_be_bytes()),
            Drawn::Cluster(parts) => {
                for part in parts {
                    hash.update(part.glyph.to_be_bytes());
                    hash.update(part.right.to_be_bytes());
                    hash.update(part.up.to_be_bytes());
                }
            }
        }
    }
    let letters = hash.finalize();
    let tag = letters.iter().take(6).map(|byte| char::from(b'A' + byte % 26));
    tag.chain(['+']).chain(font.name().chars()).collect()
}

/// The descriptor of a font whose glyphs go by their own codes.
fn describe(font: FontId, name: &str, program: Id) -> Dictionary {
    /// Bit 3 of a font's flags: they do (ISO 32000-1, table 123).
    const SYMBOLIC: i64 = 4;
    /// Bit 7: the letters lean.
    const ITALIC: i64 = 64;
    let metrics = font.metrics();
    let bounds =
        metrics.bounds.iter().map(|&edge| Object::Real(edge.round())).collect::<Vec<_>>();
    let leans = if metrics.italic_angle == 0.0 { 0 } else { ITALIC };
    dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => Object::Name(name.as_bytes().to_vec()),
        "Flags" => SYMBOLIC | leans,
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

/// The advances of codes, those that follow each other in one list (ISO 32000-1, 9.7.4.3).
fn widths(shown: &[Shown<'_>]) -> Vec<Object> {
    let runs = shown.chunk_by(|(one, ..), (next, ..)| one + 1 == *next);
    let run = |run: &[Shown<'_>]| {
        let advances = run.iter().map(|(.., advance)| Object::Real(*advance));
        [i64::from(run[0].0).into(), advances.collect::<Vec<_>>().into()]
    };
    runs.flat_map(run).collect()
}

/// The subset with a glyph for each cluster that is shown, and each code's glyph in it.
fn glyphs_of(
    font: FontId,
    shown: &[Shown<'_>],
    kept: &GlyphRemapper,
    subset: Vec<u8>,
) -> (Vec<u8>, Vec<(u16, u16)>) {
    let count = glyph_count(&subset).expect("the embedded fonts are sound");
    let in_subset = |glyph| kept.get(glyph).unwrap_or(0);
    let units = f32::from(font.units_per_em()) / 1000.0;
    let mut clusters = Vec::new();
    let mut glyph = |drawn: &Drawn, advance: f32| match drawn {
        Drawn::Glyph(glyph) => in_subset(*glyph),
        Drawn::Cluster(parts) => {
            let part = |part: &Part| Part { glyph: in_subset(part.glyph), ..*part };
            let parts = parts.iter().map(part).collect();
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a cast stays in its range"
            )]
            let advance = (advance * units).round() as u16;
            let cluster = Cluster { parts, advance };
            // One cluster that stands for two texts is drawn once.
            let at = clusters.iter().position(|known| *known == cluster);
            let at = at.unwrap_or_else(|| {
                clusters.push(cluster);
                clusters.len() - 1
            });
            count.saturating_add(u16::try_from(at).unwrap_or(u16::MAX))
        }
    };
    let glyphs = shown
        .iter()
        .map(|(code, drawn, _, advance)| (*code, glyph(drawn, *advance)))
        .collect();
    if clusters.is_empty() {
        return (subset, glyphs);
    }
    let font = add_clusters(&subset, &clusters).expect("the embedded fonts are sound");
    (font, glyphs)
}

/// Two bytes for each code from 0: its glyph in the subset.
fn glyph_map(glyphs: &[(u16, u16)]) -> Vec<u8> {
    let codes = glyphs.last().map_or(0, |(last, _)| usize::from(*last) + 1);
    let mut map = vec![0; codes * 2];
    for (code, glyph) in glyphs {
        let at = usize::from(*code) * 2;
        map[at..at + 2].copy_from_slice(&glyph.to_be_bytes());
    }
    map
}

/// The text of each code (ISO 32000-1, 9.10.3), in the order of the codes.
fn cmap(texts: &[(u16, &str)]) -> String {
    let mut cmap = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    // At most a hundred entries a block (Adobe Technical Note 5014).
    for block in texts.chunks(100) {
        let _ = writeln!(cmap, "{} beginbfchar", block.len());
        for (code, text) in block {
            let _ = write!(cmap, "<{code:04X}> <");
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
