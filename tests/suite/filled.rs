//! Workbooks that are filled in as a viewer would, and saved in either way.

#![expect(clippy::unwrap_used, reason = "a form that cannot be filled in fails the test")]

use lopdf::{Document, IncrementalDocument, Object, ObjectId, StringFormat};

/// How a viewer saves what was typed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Saved {
    /// The whole file anew.
    Whole,
    /// What changed, behind the file as it was.
    Appended,
}

/// A form with values in its fields: a text, the value of a button, or `Yes` for a tick.
pub(crate) fn fill(form: &[u8], values: &[(&str, &str)], saved: Saved) -> Vec<u8> {
    let file = Document::load_mem(form).unwrap();
    let mut changed = Vec::new();
    for (name, value) in values {
        let id =
            find(&file, name).unwrap_or_else(|| panic!("there is no field `{name}`"));
        let field = file.get_dictionary(id).unwrap();
        let mut field = field.clone();
        let is_button = field.get(b"FT").unwrap().as_name().unwrap() == b"Btn";
        field.set("V", if is_button { name_of(&file, id, value) } else { text(value) });
        changed.push((id, field));
    }
    let mut bytes = Vec::new();
    match saved {
        Saved::Whole => {
            let mut file = file;
            for (id, field) in changed {
                file.objects.insert(id, field.into());
            }
            file.save_to(&mut bytes).unwrap();
        }
        Saved::Appended => {
            let mut file = IncrementalDocument::create_from(form.to_vec(), file);
            for (id, field) in changed {
                file.new_document.objects.insert(id, field.into());
            }
            file.save_to(&mut bytes).unwrap();
        }
    }
    bytes
}

/// The name of a button's state: a tick has the name that its widget draws.
fn name_of(file: &Document, id: ObjectId, value: &str) -> Object {
    let field = file.get_dictionary(id).unwrap();
    if value != "Yes" {
        return Object::Name(value.as_bytes().to_vec());
    }
    let states = field.get(b"AP").unwrap().as_dict().unwrap();
    let (_, states) = file.dereference(states.get(b"N").unwrap()).unwrap();
    let mut states = states.as_dict().unwrap().iter().map(|(name, _)| name.clone());
    Object::Name(states.find(|name| name != b"Off").unwrap())
}

/// A text as viewers write it: UTF-16 behind its mark, lines ended by `\r`.
fn text(value: &str) -> Object {
    let units = value.replace('\n', "\r");
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(units.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn find(file: &Document, name: &str) -> Option<ObjectId> {
    let mut fields = file.objects.keys().filter(|id| is_field(file, **id));
    fields.find(|id| full_name(file, **id) == name).copied()
}

fn is_field(file: &Document, id: ObjectId) -> bool {
    file.get_dictionary(id).is_ok_and(|field| field.has(b"T") && field.has(b"FT"))
}

fn full_name(file: &Document, id: ObjectId) -> String {
    let field = file.get_dictionary(id).unwrap();
    let own = field.get(b"T").map(|part| lopdf::decode_text_string(part).unwrap());
    let above = field.get(b"Parent").and_then(Object::as_reference);
    let parts = [above.map(|above| full_name(file, above)), own];
    let parts: Vec<String> =
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join(".")
}
