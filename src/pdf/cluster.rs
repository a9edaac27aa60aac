//! Letters that several glyphs draw, as one glyph each of a subset.
//!
//! Programs that read a page put glyphs in the order of their places and take for each the text of
//! its code. A letter and its marks come out whole, in their order, only where they are one glyph; so
//! they are made one, of the font's own outlines (OpenType, `glyf`: composite glyph description).

use skrifa::raw::tables::loca::Loca;
use skrifa::raw::{FontRef, ReadError, TableProvider};
use skrifa::{GlyphId, Tag};

/// A glyph of a cluster, and its place in units of the font from where the cluster begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Part {
    pub(super) glyph: u16,
    pub(super) right: i16,
    pub(super) up: i16,
}

/// A glyph to be: its parts, by their numbers in the subset, and how far the pen moves after it, in
/// units of the font.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cluster {
    pub(super) parts: Vec<Part>,
    pub(super) advance: u16,
}

/// How many glyphs a font has.
pub(super) fn glyph_count(font: &[u8]) -> Result<u16, ReadError> {
    Ok(FontRef::new(font)?.maxp()?.num_glyphs())
}

/// The font with clusters behind its own glyphs.
pub(super) fn add_clusters(
    font: &[u8],
    clusters: &[Cluster],
) -> Result<Vec<u8>, ReadError> {
    let reader = FontRef::new(font)?;
    let (maxp, hmtx, loca) = (reader.maxp()?, reader.hmtx()?, reader.loca(None)?);
    let outlines = table(&reader, *b"glyf")?;
    let count = maxp.num_glyphs();

    let mut places: Vec<u32> = (0..=count)
        .map(|glyph| loca.get_raw(usize::from(glyph)).ok_or(ReadError::OutOfBounds))
        .collect::<Result<_, _>>()?;
    let mut glyf = outlines.to_vec();
    glyf.resize(glyf.len().next_multiple_of(4), 0);
    if let Some(end) = places.last_mut() {
        *end = to_u32(glyf.len());
    }
    let mut metrics = Vec::new();
    for glyph in (0..count).map(GlyphId::from) {
        metrics.extend(hmtx.advance(glyph).unwrap_or(0).to_be_bytes());
        metrics.extend(hmtx.side_bearing(glyph).unwrap_or(0).to_be_bytes());
    }
    for cluster in clusters {
        let (outline, left) = composite(cluster, outlines, &loca);
        glyf.extend(outline);
        glyf.resize(glyf.len().next_multiple_of(4), 0);
        places.push(to_u32(glyf.len()));
        metrics.extend(cluster.advance.to_be_bytes());
        metrics.extend(left.to_be_bytes());
    }

    let all = count + u16::try_from(clusters.len()).unwrap_or(u16::MAX);
    let most = clusters.iter().map(|cluster| cluster.parts.len()).max().unwrap_or(0);
    let most = u16::try_from(most).unwrap_or(u16::MAX);
    let mut limits = table(&reader, *b"maxp")?.to_vec();
    put(&mut limits, 4, all);
    // Points and contours of composites, as if each part were the largest glyph there is.
    for (of_composites, of_simple) in [(10, 6), (12, 8)] {
        let largest = get(&limits, of_composites).max(get(&limits, of_simple));
        put(&mut limits, of_composites, largest.saturating_mul(most.max(1)));
    }
    let (parts, depth) = (get(&limits, 28).max(most), get(&limits, 30).max(1) + 1);
    put(&mut limits, 28, parts);
    put(&mut limits, 30, depth);

    let mut lines = table(&reader, *b"hhea")?.to_vec();
    put(&mut lines, 34, all);
    let mut head = table(&reader, *b"head")?.to_vec();
    // Places of four bytes.
    put(&mut head, 50, 1);
    let changed = |tag: Tag| match &tag.to_be_bytes() {
        b"glyf" => Some(&glyf),
        b"hmtx" => Some(&metrics),
        b"maxp" => Some(&limits),
        b"hhea" => Some(&lines),
        b"head" => Some(&head),
        _ => None,
    };
    let places: Vec<u8> = places.into_iter().flat_map(u32::to_be_bytes).collect();
    let mut tables = Vec::new();
    for record in reader.table_directory().table_records() {
        let tag = record.tag();
        let body = match changed(tag) {
            _ if tag == Tag::new(b"loca") => &places,
            Some(body) => body,
            None => {
                tables.push((tag, table(&reader, tag.to_be_bytes())?));
                continue;
            }
        };
        tables.push((tag, body.as_slice()));
    }
    Ok(file(&tables))
}

fn table<'f>(font: &FontRef<'f>, tag: [u8; 4]) -> Result<&'f [u8], ReadError> {
    let tag = Tag::new(&tag);
    Ok(font.table_data(tag).ok_or(ReadError::TableIsMissing(tag))?.as_bytes())
}

/// The outline of a cluster, and where it begins at the left. Parts without ink are left out.
fn composite(cluster: &Cluster, outlines: &[u8], loca: &Loca<'_>) -> (Vec<u8>, i16) {
    /// Places are words, and distances (OpenType, `glyf`, component flags).
    const PLACED: u16 = 0x0003;
    const MORE_FOLLOW: u16 = 0x0020;
    let ink = |part: &Part| {
        let at = |place| loca.get_raw(usize::from(part.glyph) + place);
        let outline = outlines.get(at(0)? as usize..at(1)? as usize)?;
        let edges = outline.get(2..10)?.chunks_exact(2);
        let edges: Vec<i16> =
            edges.map(|two| i16::from_be_bytes([two[0], two[1]])).collect();
        let [left, low, right, high] = edges.try_into().ok()?;
        Some([left + part.right, low + part.up, right + part.right, high + part.up])
    };
    let inked: Vec<(&Part, [i16; 4])> =
        cluster.parts.iter().filter_map(|part| Some((part, ink(part)?))).collect();
    let Some((_, first)) = inked.first() else { return (Vec::new(), 0) };
    let all = inked.iter().fold(*first, |[l, b, r, t], (_, edges)| {
        [l.min(edges[0]), b.min(edges[1]), r.max(edges[2]), t.max(edges[3])]
    });
    let mut outline = (-1_i16).to_be_bytes().to_vec();
    outline.extend(all.iter().flat_map(|edge| edge.to_be_bytes()));
    for (nth, (part, _)) in inked.iter().enumerate() {
        let more = if nth + 1 < inked.len() { MORE_FOLLOW } else { 0 };
        outline.extend((PLACED | more).to_be_bytes());
        outline.extend(part.glyph.to_be_bytes());
        outline.extend(part.right.to_be_bytes());
        outline.extend(part.up.to_be_bytes());
    }
    (outline, all[0])
}

/// A font's file with its tables (OpenType, "Organization of an OpenType Font").
fn file(tables: &[(Tag, &[u8])]) -> Vec<u8> {
    let count = u16::try_from(tables.len()).unwrap_or(u16::MAX);
    let log = count.max(1).ilog2();
    let range = 16_u16 << log;
    let mut font = 0x0001_0000_u32.to_be_bytes().to_vec();
    for number in [count, range, u16::try_from(log).unwrap_or(0), count * 16 - range] {
        font.extend(number.to_be_bytes());
    }
    let mut place = font.len() + tables.len() * 16;
    let mut head = None;
    for (tag, body) in tables {
        if *tag == Tag::new(b"head") {
            head = Some(place);
        }
        font.extend(tag.to_be_bytes());
        let sum = match head {
            Some(at) if at == place => checksum(&without_sum(body)),
            _ => checksum(body),
        };
        font.extend(sum.to_be_bytes());
        font.extend(to_u32(place).to_be_bytes());
        font.extend(to_u32(body.len()).to_be_bytes());
        place += body.len().next_multiple_of(4);
    }
    for (tag, body) in tables {
        if *tag == Tag::new(b"head") {
            font.extend(without_sum(body));
        } else {
            font.extend(*body);
        }
        font.resize(font.len().next_multiple_of(4), 0);
    }
    if let Some(head) = head {
        let sum = 0xB1B0_AFBA_u32.wrapping_sub(checksum(&font));
        font[head + 8..head + 12].copy_from_slice(&sum.to_be_bytes());
    }
    font
}

/// The table `head` with nothing yet where the sum of the whole file goes.
fn without_sum(head: &[u8]) -> Vec<u8> {
    let mut head = head.to_vec();
    head[8..12].fill(0);
    head
}

fn checksum(bytes: &[u8]) -> u32 {
    let words = bytes.chunks(4).map(|word| {
        let mut four = [0; 4];
        four[..word.len()].copy_from_slice(word);
        u32::from_be_bytes(four)
    });
    words.fold(0, u32::wrapping_add)
}

fn get(table: &[u8], at: usize) -> u16 {
    table.get(at..at + 2).map_or(0, |two| u16::from_be_bytes([two[0], two[1]]))
}

fn put(table: &mut [u8], at: usize, number: u16) {
    if let Some(two) = table.get_mut(at..at + 2) {
        two.copy_from_slice(&number.to_be_bytes());
    }
}

fn to_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use skrifa::instance::{LocationRef, Size};
    use skrifa::outline::{DrawSettings, pen::SvgPen};
    use skrifa::{FontRef, MetadataProvider};

    use super::*;
    use crate::text::FontId;

    #[test]
    fn a_cluster_is_drawn_as_its_parts_are() {
        let font = FontId::TYPED;
        let [letter, mark] = ['e', '\u{301}'].map(|c| font.glyph(c).unwrap());
        let (right, up) = (-12, 345);
        let parts = vec![
            Part { glyph: letter, right: 0, up: 0 },
            Part { glyph: mark, right, up },
        ];
        let count = glyph_count(font.data()).unwrap();
        let made = add_clusters(font.data(), &[Cluster { parts, advance: 601 }]).unwrap();
        let [before, after] =
            [font.data(), &made].map(|data| FontRef::new(data).unwrap());
        let drawn = |font: &FontRef<'_>, glyph: u16| {
            let mut pen = SvgPen::new();
            let outline = font.outline_glyphs().get(GlyphId::from(glyph)).unwrap();
            let unscaled =
                DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            outline.draw(unscaled, &mut pen).unwrap();
            pen.to_string()
        };
        let cluster = drawn(&after, count);
        assert!(cluster.starts_with(&drawn(&before, letter)), "{cluster}");
        assert_eq!(
            cluster.matches('M').count(),
            drawn(&before, letter).matches('M').count()
                + drawn(&before, mark).matches('M').count()
        );
        assert_eq!(drawn(&before, letter), drawn(&after, letter));
        let metrics = after.glyph_metrics(Size::unscaled(), LocationRef::default());
        assert_eq!(metrics.advance_width(GlyphId::from(count)), Some(601.0));
        let own = before.glyph_metrics(Size::unscaled(), LocationRef::default());
        let (of_mark, of_all) = (
            own.bounds(GlyphId::from(mark)).unwrap(),
            metrics.bounds(GlyphId::from(count)).unwrap(),
        );
        assert_eq!(of_all.y_max, of_mark.y_max + f32::from(up));
        // The sum of a whole font is a fixed number (OpenType, `head`).
        assert_eq!(checksum(&made), 0xB1B0_AFBA);
    }
}
