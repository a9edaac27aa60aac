//! The form: fields that are filled in on screen (ISO 32000-1, 12.7).
//!
//! There are no scripts in it, and viewers need not build what it shows: an answer that was not
//! given shows nothing, so the page prints as it was laid out.

use lopdf::{Dictionary, Object, dictionary};

use crate::frame::{Align, Answer, FormField};
use crate::geom::Length;
use crate::pdf::WriteError;
use crate::pdf::annotation::{Annotation, AnnotationKind, Annotations};
use crate::pdf::appearance::{Appearances, Look};
use crate::pdf::field_font::{self, default_appearance};
use crate::pdf::field_tree::{Branch, FieldTree};
use crate::pdf::file::{Id, Objects, reference, text_string};

type Tree<'a> = FieldTree<'a, &'a Annotation<'a>>;

/// Writes all fields; none when there are no fields.
///
/// # Errors
/// [`WriteError`] for fields that cannot be told from one another.
pub(super) fn write(
    objects: &mut Objects,
    annotations: &Annotations<'_>,
) -> Result<Option<Id>, WriteError> {
    let mut tree = Tree::new();
    let mut has_text = false;
    for annotation in annotations.all() {
        let AnnotationKind::Field(field) = annotation.kind else { continue };
        has_text |= matches!(field.answer, Answer::Line { .. } | Answer::Area { .. });
        tree.add(field, annotation)?;
    }
    if tree.branches().is_empty() {
        return Ok(None);
    }
    let fonts = if has_text { field_font::write(objects) } else { Dictionary::new() };
    let resources = dictionary! { "Font" => fonts };
    let form = Form::new(objects, &tree, resources.clone());
    let fields: Vec<_> = tree.roots().map(|root| reference(form.ids[root])).collect();
    form.write(objects);
    let mut form = dictionary! { "Fields" => fields };
    if has_text {
        form.set("DR", resources);
        // For buttons too, which have none of their own: poppler builds them anew when a viewer
        // has set `NeedAppearances`, and leaves out what has no font.
        form.set("DA", default_appearance(Length::ZERO));
    }
    let id = objects.reserve();
    objects.pack(id, &Object::Dictionary(form));
    Ok(Some(id))
}

/// The fields as they are written.
struct Form<'t, 'a> {
    tree: &'t Tree<'a>,
    /// The object of each branch. A field that is shown once is one object with its widget.
    ids: Vec<Id>,
    appearances: Appearances,
}

impl<'t, 'a> Form<'t, 'a> {
    fn new(objects: &mut Objects, tree: &'t Tree<'a>, resources: Dictionary) -> Self {
        let id_of = |branch: &Branch<'_, &Annotation<'_>>| match branch.shown[..] {
            [(field, annotation)] if !is_choice(field) => annotation.id,
            _ => objects.reserve(),
        };
        let ids = tree.branches().iter().map(id_of).collect();
        Self { tree, ids, appearances: Appearances::new(resources) }
    }

    fn write(mut self, objects: &mut Objects) {
        for (branch, id) in self.tree.branches().iter().zip(self.ids.clone()) {
            let mut node = Dictionary::new();
            node.set("T", text_string(branch.part));
            if let Some(parent) = branch.parent {
                node.set("Parent", reference(self.ids[parent]));
            }
            match &branch.shown[..] {
                [] => {
                    let kids = branch.kids.iter().map(|kid| reference(self.ids[*kid]));
                    node.set("Kids", kids.collect::<Vec<_>>());
                }
                [(field, annotation)] if !is_choice(field) => {
                    node.extend(&annotation.dictionary("Widget"));
                    self.describe(objects, &mut node, field, annotation);
                }
                buttons => {
                    node.extend(&group(buttons));
                    for (field, annotation) in buttons {
                        let mut button = annotation.dictionary("Widget");
                        button.set("Parent", reference(id));
                        self.describe(objects, &mut button, field, annotation);
                        objects.pack(annotation.id, &Object::Dictionary(button));
                    }
                }
            }
            objects.pack(id, &Object::Dictionary(node));
        }
    }

    /// What a field says of itself, and what it shows.
    fn describe(
        &mut self,
        objects: &mut Objects,
        node: &mut Dictionary,
        field: &FormField,
        annotation: &Annotation<'_>,
    ) {
        // The page has the lines and boxes: viewers are not to add borders to them.
        node.set("BS", dictionary! { "W" => 0 });
        // That of a button says which one it is: the group has a name too, but pdf.js reads
        // those of the buttons.
        let spoken = field.spoken();
        node.set("TU", text_string(&spoken));
        // Some readers look at the place on the page instead.
        node.set("Contents", text_string(&spoken));
        let size = annotation.covers.size;
        let mut of = |look| self.appearances.of(objects, look, size);
        let shown = match &field.answer {
            Answer::Line { size, align } => {
                node.extend(&text_field(*size, *align));
                of(Look::EmptyText)
            }
            Answer::Area { size } => {
                node.extend(&text_area(*size));
                of(Look::EmptyText)
            }
            Answer::Check => {
                node.set("FT", "Btn");
                node.extend(&button(CROSS));
                states("Yes", of(Look::Cross), of(Look::Off))
            }
            Answer::Choice { value, .. } => {
                node.extend(&button(DISC));
                states(value, of(Look::Disc), of(Look::Off))
            }
        };
        // ISO 19005-2, 6.3.3: one appearance alone, the normal one.
        node.set("AP", dictionary! { "N" => shown });
    }
}

fn is_choice(field: &FormField) -> bool {
    matches!(field.answer, Answer::Choice { .. })
}

/// The marks in a viewer's font of symbols that look like ours, for viewers that build what
/// they show anew: codes of Zapf Dingbats (ISO 32000-1, annex D.6).
const CROSS: &str = "8";
const DISC: &str = "l";

/// A button that is not chosen yet.
fn button(mark: &str) -> Dictionary {
    dictionary! {
        "AS" => "Off",
        "MK" => dictionary! { "CA" => Object::string_literal(mark) },
    }
}

/// The appearances of a button, chosen and not.
fn states(on: &str, chosen: Object, off: Object) -> Object {
    Object::Dictionary(dictionary! { on => chosen, "Off" => off })
}

/// A group of buttons.
fn group(buttons: &[(&FormField, &Annotation<'_>)]) -> Dictionary {
    /// Bit 16: choosing one lets go of the others. Bit 15 is left out, so that a choice can be
    /// taken back by choosing it again, where the viewer allows it (ISO 32000-1, table 226).
    const RADIO: i64 = 1 << 15;
    let label = buttons.first().map_or("", |(field, _)| &field.label);
    let kids = buttons.iter().map(|(_, annotation)| reference(annotation.id));
    dictionary! {
        "FT" => "Btn",
        "Ff" => RADIO,
        "TU" => text_string(label),
        "Kids" => kids.collect::<Vec<_>>(),
    }
}

/// A text on one line.
fn text_field(size: Length, align: Align) -> Dictionary {
    let quadding = match align {
        Align::Left => 0,
        Align::Center => 1,
    };
    dictionary! { "FT" => "Tx", "DA" => default_appearance(size), "Q" => quadding }
}

/// A text of several lines. The page beneath has lines for writing by hand, which no viewer's
/// own lines of text would meet: when an answer is shown, its background covers them. The
/// appearance that is in the file has no background, so that the lines are there on paper.
fn text_area(size: Length) -> Dictionary {
    /// Bit 13 (ISO 32000-1, table 228).
    const MULTILINE: i64 = 1 << 12;
    let mut area = text_field(size, Align::Left);
    area.set("Ff", MULTILINE);
    area.set("MK", dictionary! { "BG" => vec![1.into()] });
    area
}
