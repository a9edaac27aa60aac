//! Workbooks that are filled in as a viewer would, and saved in either way.

#![expect(clippy::unwrap_used, reason = "a form that cannot be filled in fails the test")]

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, StringFormat};

/// How a viewer saves what was typed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Saved {
    /// The whole file anew.
    Whole,
    /// What changed, behind the file as it was.
    Appended,
}

/// What a form asks for in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Asked {
    Text,
    Tick,
    /// One of these values.
    Choice(Vec<String>),
}

/// The fields of a form, read by nothing of ours.
pub(crate) fn fields(form: &[u8]) -> BTreeMap<String, Asked> {
    let file = Document::load_mem(form).unwrap();
    let asked = |id| {
        let field = file.get_dictionary(id).unwrap();
        if field.get(b"FT").unwrap().as_name().unwrap() != b"Btn" {
            return Asked::Text;
        }
        match field.get(b"Kids").and_then(Object::as_array) {
            Err(_) => Asked::Tick,
            Ok(kids) => {
                let kids = kids.iter().map(|kid| kid.as_reference().unwrap());
                let states =
                    kids.map(|kid| state(&file, file.get_dictionary(kid).unwrap()));
                Asked::Choice(
                    states.map(|state| String::from_utf8(state).unwrap()).collect(),
                )
            }
        }
    };
    index(&file).into_iter().map(|(name, id)| (name, asked(id))).collect()
}

/// A form with values in its fields: a text, the value of a button, or `Yes` for a tick.
pub(crate) fn fill(form: &[u8], values: &[(&str, &str)], saved: Saved) -> Vec<u8> {
    let file = Document::load_mem(form).unwrap();
    let ids = index(&file);
    let mut changed = Vec::new();
    for (name, value) in values {
        let id = *ids.get(*name).unwrap_or_else(|| panic!("there is no field `{name}`"));
        let mut field = file.get_dictionary(id).unwrap().clone();
        let is_button = field.get(b"FT").unwrap().as_name().unwrap() == b"Btn";
        let value = match *value {
            // A tick has the name that its widget draws.
            "Yes" if is_button => Object::Name(state(&file, &field)),
            value if is_button => Object::Name(value.as_bytes().to_vec()),
            value => text(value),
        };
        field.set("V", value);
        changed.push((id, field));
    }
    save(form, file, changed, saved)
}

/// A form with one entry of one field changed to what no form of ours has.
pub(crate) fn change(form: &[u8], name: &str, key: &str, value: Object) -> Vec<u8> {
    let file = Document::load_mem(form).unwrap();
    let id = index(&file)[name];
    let mut field = file.get_dictionary(id).unwrap().clone();
    field.set(key, value);
    save(form, file, vec![(id, field)], Saved::Appended)
}

fn save(
    form: &[u8],
    mut file: Document,
    changed: Vec<(ObjectId, Dictionary)>,
    saved: Saved,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    match saved {
        Saved::Whole => {
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

/// The state that a button is drawn in when it is on.
fn state(file: &Document, button: &Dictionary) -> Vec<u8> {
    let states = button.get(b"AP").unwrap().as_dict().unwrap();
    let (_, states) = file.dereference(states.get(b"N").unwrap()).unwrap();
    let mut states = states.as_dict().unwrap().iter().map(|(name, _)| name.clone());
    states.find(|name| name != b"Off").unwrap()
}

/// A text as viewers write it: UTF-16 behind its mark, lines ended by `\r`.
fn text(value: &str) -> Object {
    let units = value.replace('\n', "\r");
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(units.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// All fields by their names.
fn index(file: &Document) -> BTreeMap<String, ObjectId> {
    let fields = file.objects.keys().filter(|id| is_field(file, **id));
    fields.map(|id| (full_name(file, *id), *id)).collect()
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
