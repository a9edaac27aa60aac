//! What the file says of itself: Info, XMP, and the colours it means.

use lopdf::{Dictionary, Object, dictionary};
use xmp_writer::{DateTime, LangId, XmpWriter};

use crate::frame::Document;
use crate::pdf::file::{Id, Objects, deflate, reference, text_string};
use crate::pdf::{PRODUCER, Standard};
use crate::text::whole;

/// Writes the document information dictionary.
pub(super) fn write_info(objects: &mut Objects, document: &Document) -> Id {
    let mut info = dictionary! {
        "Title" => text_string(&document.title),
        "Creator" => text_string(PRODUCER),
        "Producer" => text_string(PRODUCER),
    };
    if !document.authors.is_empty() {
        info.set("Author", text_string(&document.authors.join(", ")));
    }
    if !document.subject.is_empty() {
        info.set("Subject", text_string(&document.subject));
    }
    if let Some((year, month, day)) = document.date.as_deref().and_then(parse_date) {
        let date =
            Object::string_literal(format!("D:{year:04}{month:02}{day:02}000000Z"));
        info.set("CreationDate", date.clone());
        info.set("ModDate", date);
    }
    let id = objects.reserve();
    objects.pack(id, &Object::Dictionary(info));
    id
}

/// Writes the XMP packet; it says the same as Info, and which standards the file keeps.
pub(super) fn write_xmp(
    objects: &mut Objects,
    document: &Document,
    standard: &Standard,
) -> Id {
    let mut xmp = XmpWriter::new();
    xmp.title([(None, &*whole(&document.title))]);
    xmp.language([LangId(&document.language)]);
    xmp.format("application/pdf");
    // Info has one text for all authors; the two must agree (ISO 19005-2, 6.6.3).
    if !document.authors.is_empty() {
        xmp.creator([&*whole(&document.authors.join(", "))]);
    }
    if !document.subject.is_empty() {
        xmp.description([(None, &*whole(&document.subject))]);
    }
    xmp.creator_tool(PRODUCER);
    xmp.producer(PRODUCER);
    if let Some((year, month, day)) = document.date.as_deref().and_then(parse_date) {
        let date = DateTime {
            year,
            month: Some(month),
            day: Some(day),
            hour: Some(0),
            minute: Some(0),
            second: Some(0),
            timezone: Some(xmp_writer::Timezone::Utc),
        };
        xmp.create_date(date);
        xmp.modify_date(date);
        xmp.metadata_date(date);
    }
    let (part, conformance) = standard.archive;
    xmp.pdfa_part(part);
    xmp.pdfa_conformance(conformance);
    if let Some(part) = standard.accessible {
        xmp.pdfua_part(part);
        // PDF/A wants every property that it does not know itself described.
        let mut schemas = xmp.extension_schemas();
        let mut schema = schemas.pdfua_id();
        schema.properties().describe_part();
    }
    let packet = xmp.finish(None).into_bytes();
    let id = objects.reserve();
    let dictionary = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    objects.plain_stream(id, dictionary, packet);
    id
}

/// sRGB as an ICC profile, made by `srgb/make.py` beside it.
const SRGB: &[u8] = include_bytes!("srgb/srgb.icc");

/// Writes what the file's RGB means: sRGB, as the output intent of the standard.
pub(super) fn write_output_intent(
    objects: &mut Objects,
    standard: &Standard,
) -> Dictionary {
    let (name, colors) = standard.intent;
    let id = objects.reserve();
    objects.stream(id, dictionary! { "N" => 3 }, deflate(SRGB));
    dictionary! {
        "Type" => "OutputIntent",
        "S" => name,
        "OutputConditionIdentifier" => Object::string_literal(colors),
        "Info" => Object::string_literal(colors),
        "DestOutputProfile" => reference(id),
    }
}

/// Year, month and day of `YYYY-MM-DD`.
fn parse_date(date: &str) -> Option<(u16, u8, u8)> {
    let mut parts = date.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    parts.next().is_none().then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_whole_and_dated_by_its_standard() {
        let size = u32::try_from(SRGB.len()).unwrap();
        assert_eq!(SRGB[..4], size.to_be_bytes());
        // ICC.1:2022, 7.2: class, colours, date, signature.
        assert_eq!(&SRGB[12..24], b"mntrRGB XYZ ");
        assert_eq!(SRGB[24..36], [7, 207, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0]);
        assert_eq!(&SRGB[36..40], b"acsp");
    }
}
