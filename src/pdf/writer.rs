//! All of a document, put together.

use crate::frame::{Article, Document, Frame, Item, Page};
use crate::geom::{Insets, Length, Rect};
use crate::model::Duplex;
use crate::pdf::annotation::{Annotations, number};
use crate::pdf::codes::Codes;
use crate::pdf::content;
use crate::pdf::destination::Destinations;
use crate::pdf::file::{Id, Objects, Pdf, deflate, reference, text_string};
use crate::pdf::numbering::page_labels;
use crate::pdf::press::Press;
use crate::pdf::shared::{self, Shared};
use crate::pdf::structure::{self, Painted};
use crate::pdf::{Standard, WriteError, fonts, form, images, metadata, outline};
use lopdf::{Dictionary, Object, dictionary};

/// Writes a document as a PDF that keeps a standard; the same document gives the same bytes.
///
/// # Errors
/// [`WriteError`] when it holds more than a PDF can, or lacks what the standard asks for.
pub fn write(document: &Document, standard: &Standard) -> Result<Vec<u8>, WriteError> {
    standard.check(document)?;
    let mut press = Press::new();
    press.shared.add(&document.pages);
    for pages in document.pages.chunks(Press::BATCH) {
        press.print_shared(pages)?;
    }
    Ok(press.finish(document.without_pages(), standard)?.into_bytes())
}

/// Puts a file together from what was printed and a document whose pages are those.
pub(super) fn finish(
    press: Press,
    document: &Document,
    standard: &Standard,
) -> Result<Pdf, WriteError> {
    let Press { shared, mut codes, contents, pieces, .. } = press;
    standard.check(document)?;
    if let Some(Article(at)) = document.missing() {
        return Err(WriteError::NoArticle(at + 1));
    }
    for frame in &shared.frame_list {
        codes.add_frame(frame)?;
    }
    let mut objects = Objects::new();
    let root = objects.reserve();
    let tree = objects.reserve();
    let resources = write_resources(&mut objects, &codes, &shared)?;
    let pages: Vec<Id> = document.pages.iter().map(|_| objects.reserve()).collect();
    let annotations = Annotations::of(&mut objects, document, &pages)?;
    for (index, (page, content)) in document.pages.iter().zip(contents).enumerate() {
        let id = objects.reserve();
        objects.stream(id, Dictionary::new(), content);
        let mut written = write_page(page, index, tree, resources, id);
        if let Some(listed) = annotations.listed(index) {
            written.set("Annots", listed);
        }
        objects.pack(pages[index], &Object::Dictionary(written));
    }
    let count = i64::try_from(pages.len()).unwrap_or(i64::MAX);
    let kids: Vec<_> = pages.iter().map(|id| reference(*id)).collect();
    let page_tree = dictionary! { "Type" => "Pages", "Count" => count, "Kids" => kids };
    objects.pack(tree, &Object::Dictionary(page_tree));
    let destinations = Destinations::of(document, &pages);
    annotations.write_links(&mut objects, &destinations)?;
    let painted =
        Painted { document, pages: &pages, pieces: &pieces, annotations: &annotations };
    let whole = Whole {
        pages: tree,
        structure: structure::write(&mut objects, &painted),
        outline: outline::write(&mut objects, &document.bookmarks, &destinations),
        form: form::write(&mut objects, &annotations)?,
    };
    write_catalog(&mut objects, document, standard, root, &whole);
    let info = metadata::write_info(&mut objects, document);
    Ok(objects.finish(standard.version, root, info))
}

/// What the catalog leads to.
struct Whole {
    pages: Id,
    structure: Id,
    outline: Option<Id>,
    form: Option<Id>,
}

/// Fonts, shared frames and pictures: one dictionary for all pages.
fn write_resources(
    objects: &mut Objects,
    codes: &Codes,
    shared: &Shared,
) -> Result<Id, WriteError> {
    let id = objects.reserve();
    let mut font_names = Dictionary::new();
    for (font, codes) in codes.used() {
        let written = fonts::write_font(objects, font, codes);
        font_names.set(format!("F{}", font.index()), reference(written));
    }
    let fonts = objects.reserve();
    objects.pack(fonts, &Object::Dictionary(font_names));
    let mut names = Dictionary::new();
    for (index, frame) in shared.frame_list.iter().enumerate() {
        let form = write_form(objects, frame, codes, shared, id);
        names.set(shared::frame_name(index), reference(form));
    }
    for (index, picture) in images::print(shared)?.into_iter().enumerate() {
        let image = images::write(objects, &picture);
        names.set(shared::picture_name(index), reference(image));
    }
    let resources = dictionary! { "Font" => reference(fonts), "XObject" => names };
    objects.pack(id, &Object::Dictionary(resources));
    Ok(id)
}

fn write_form(
    objects: &mut Objects,
    frame: &Frame,
    codes: &Codes,
    shared: &Shared,
    resources: Id,
) -> Id {
    let bytes = content::write_shared(frame, codes, shared);
    let bounds = ink_bounds(frame);
    let height = frame.size().height;
    let id = objects.reserve();
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => rectangle(bounds, height),
        "Resources" => reference(resources),
    };
    objects.stream(id, form, deflate(&bytes));
    id
}

/// The box around all that a frame paints, bleed too.
fn ink_bounds(frame: &Frame) -> Rect {
    let all = Rect::new(crate::geom::Point::ORIGIN, frame.size());
    frame.items().iter().fold(all, |all, (_, item)| {
        let Item::Shape(shape) = item else { return all };
        let stroke = shape.stroke.map_or(Length::ZERO, |(width, _)| width);
        all.joined(shape.path.bounds().grown(Insets::even(stroke)))
    })
}

/// A rectangle as PDF counts: from the bottom left, y up.
fn rectangle(rect: Rect, height: Length) -> Vec<Object> {
    [rect.left(), height - rect.bottom(), rect.right(), height - rect.top()]
        .map(number)
        .to_vec()
}

fn write_page(
    page: &Page,
    index: usize,
    tree: Id,
    resources: Id,
    content: Id,
) -> Dictionary {
    let height = page.size.height;
    let media = Rect::new(crate::geom::Point::ORIGIN, page.size);
    dictionary! {
        "Type" => "Page",
        "Parent" => reference(tree),
        "MediaBox" => rectangle(media, height),
        "BleedBox" => rectangle(page.bleed, height),
        "TrimBox" => rectangle(page.trim, height),
        "Resources" => reference(resources),
        "Contents" => reference(content),
        "StructParents" => i64::try_from(index).unwrap_or(i64::MAX),
        "Tabs" => "S",
    }
}

fn write_catalog(
    objects: &mut Objects,
    document: &Document,
    standard: &Standard,
    root: Id,
    whole: &Whole,
) {
    let duplex = match document.duplex {
        Duplex::LongEdge => "DuplexFlipLongEdge",
        Duplex::ShortEdge => "DuplexFlipShortEdge",
        Duplex::Fold | Duplex::None => "Simplex",
    };
    let xmp = metadata::write_xmp(objects, document, standard);
    let intent = metadata::write_output_intent(objects, standard);
    let mut catalog = dictionary! {
        "Type" => "Catalog",
        "Version" => standard.version,
        "Pages" => reference(whole.pages),
        "Lang" => text_string(&document.language),
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => reference(whole.structure),
        "Metadata" => reference(xmp),
        "OutputIntents" => vec![Object::Dictionary(intent)],
        "Extensions" => dictionary! {
            "ADBE" => dictionary! {
                "BaseVersion" => standard.version,
                "ExtensionLevel" => standard.extension_level,
            },
        },
        "ViewerPreferences" => dictionary! {
            "DisplayDocTitle" => true,
            "PrintScaling" => "None",
            "Enforce" => vec![Object::Name(b"PrintScaling".to_vec())],
            "Duplex" => duplex,
            "PickTrayByPDFSize" => true,
        },
    };
    if let Some(outline) = whole.outline {
        catalog.set("Outlines", reference(outline));
    }
    if let Some(form) = whole.form {
        catalog.set("AcroForm", reference(form));
    }
    if let Some(labels) = page_labels(&document.numbering) {
        catalog.set("PageLabels", labels);
    }
    objects.pack(root, &Object::Dictionary(catalog));
}
