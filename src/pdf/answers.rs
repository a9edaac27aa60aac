//! The answers in a form that someone filled in and saved.
//!
//! Viewers save in their own ways: some write the whole file anew, some append what changed,
//! with the last word on every object. Either way the file may come from anyone, so it is only
//! data, and all that is read from it is bounded.

use std::collections::HashSet;

use lopdf_reading::{Dictionary, Document, Object, ObjectId};

use crate::pdf::answers_error::{
    AnswersError, DEEPEST, LONGEST_NAME, MOST_FIELDS, MOST_TOLD,
};
use crate::pdf::filled::{Answered, Filled, Given};
use crate::pdf::foreign::{entry, open, text};

/// Reads the answers of a form in the order of its fields. What was left empty is left out.
///
/// # Errors
/// As [`filled`].
pub fn answers(bytes: &[u8]) -> Result<Vec<Answered>, AnswersError> {
    Ok(filled(bytes)?.answered)
}

/// Reads all fields of a form but those that are only pressed.
///
/// # Errors
/// [`AnswersError`] when the file is no sound PDF with a form, or larger than a form can be.
pub fn filled(bytes: &[u8]) -> Result<Filled, AnswersError> {
    let file = open(bytes)?;
    let form = file.catalog().ok().and_then(|catalog| entry(&file, catalog, b"AcroForm"));
    let fields = form
        .and_then(|form| form.as_dict().ok())
        .and_then(|form| entry(&file, form, b"Fields")?.as_array().ok())
        .ok_or(AnswersError::NoForm)?;
    let mut walk = Walk::new(&file);
    walk.fields(fields, &Inherited::default(), 0)?;
    Ok(walk.found)
}

/// What a field has from those above it (ISO 32000-1, table 220).
#[derive(Debug, Default, Clone)]
struct Inherited<'f> {
    name: String,
    /// Whether the name is longer than any of ours, and cut.
    is_cut: bool,
    kind: Option<&'f [u8]>,
    value: Option<&'f Object>,
    flags: i64,
}

/// Bits 16 and 17: a group of buttons, and a button without a state (table 226).
const RADIO: i64 = 1 << 15;
const PUSH: i64 = 1 << 16;

impl Inherited<'_> {
    fn is_pressed(&self) -> bool {
        self.kind == Some(b"Btn") && self.flags & PUSH != 0
    }
}

struct Walk<'f> {
    file: &'f Document,
    /// Fields that were come to: a field is read once, whatever leads to it.
    seen: HashSet<ObjectId>,
    /// How many fields and buttons were come to. Those without a number of their own can be
    /// come to again and again: a few that hold each other would be billions.
    steps: usize,
    /// Bytes of all names and texts: what fields inherit counts for each of them.
    size: usize,
    found: Filled,
}

impl<'f> Walk<'f> {
    fn new(file: &'f Document) -> Self {
        Self { file, seen: HashSet::new(), steps: 0, size: 0, found: Filled::default() }
    }

    fn fields(
        &mut self,
        fields: &'f [Object],
        above: &Inherited<'f>,
        depth: usize,
    ) -> Result<(), AnswersError> {
        if depth > DEEPEST {
            return Err(AnswersError::TooManyFields);
        }
        for field in fields {
            let Ok((id, object)) = self.file.dereference(field) else { continue };
            let Ok(field) = object.as_dict() else { continue };
            if id.is_some_and(|id| !self.seen.insert(id)) {
                continue;
            }
            let own = self.inherit(field, above);
            let kids = self.kids(field);
            self.step(1)?;
            let has_fields = kids.iter().any(|kid| {
                let kid = self.file.dereference(kid).ok();
                kid.and_then(|(_, kid)| kid.as_dict().ok()).is_some_and(|k| k.has(b"T"))
            });
            if has_fields {
                self.fields(kids, &own, depth + 1)?;
                continue;
            }
            self.step(kids.len())?;
            if !own.is_pressed() {
                let value = self.value(field, kids, &own);
                self.keep(own, value)?;
            }
        }
        Ok(())
    }

    fn step(&mut self, steps: usize) -> Result<(), AnswersError> {
        self.steps += steps;
        if self.steps > MOST_FIELDS { Err(AnswersError::TooManyFields) } else { Ok(()) }
    }

    fn keep(
        &mut self,
        Inherited { name, is_cut, .. }: Inherited<'f>,
        value: Option<Given>,
    ) -> Result<(), AnswersError> {
        if is_cut {
            self.found.unnamed += 1;
            return Ok(());
        }
        self.size += name.len();
        if let Some(Given::Text(text) | Given::Stray(text)) = &value {
            self.size += text.len();
        }
        if self.size > MOST_TOLD {
            return Err(AnswersError::TooLarge);
        }
        match value {
            Some(value) => self.found.answered.push(Answered { name, value }),
            None => self.found.empty.push(name),
        }
        Ok(())
    }

    fn kids(&self, field: &'f Dictionary) -> &'f [Object] {
        let kids = entry(self.file, field, b"Kids").and_then(|kids| kids.as_array().ok());
        kids.map_or(&[], |kids| kids)
    }

    fn inherit(&self, field: &'f Dictionary, above: &Inherited<'f>) -> Inherited<'f> {
        let own = |key| entry(self.file, field, key);
        let mut all = above.clone();
        if let Some(part) = own(b"T").and_then(text) {
            if !all.name.is_empty() {
                all.name.push('.');
            }
            all.name.push_str(&part);
        }
        if all.name.len() > LONGEST_NAME {
            all.name.truncate(all.name.floor_char_boundary(LONGEST_NAME));
            all.is_cut = true;
        }
        all.kind = own(b"FT").and_then(|kind| kind.as_name().ok()).or(all.kind);
        all.value = own(b"V").or(all.value);
        all.flags = own(b"Ff").and_then(|flags| flags.as_i64().ok()).unwrap_or(all.flags);
        all
    }

    fn value(
        &self,
        field: &'f Dictionary,
        widgets: &'f [Object],
        own: &Inherited<'f>,
    ) -> Option<Given> {
        let stray = || Given::Stray(String::new());
        if own.kind != Some(b"Btn") {
            let Some(text) = text(own.value?) else { return Some(stray()) };
            let text = lines(&text);
            return (!text.is_empty()).then_some(Given::Text(text));
        }
        let state = match own.value.map(state) {
            Some(Some(state)) => state,
            Some(None) => return Some(stray()),
            // Some viewers turn the widget alone; we write no value before there is one.
            None => self.shown(field, widgets)?,
        };
        let given = match state.as_str() {
            "" | "Off" => return None,
            _ if !self.has_state(field, widgets, &state) => Given::Stray(state),
            _ if own.flags & RADIO == 0 => Given::Ticked,
            _ => Given::Chosen(state),
        };
        Some(given)
    }

    /// Whether a button, or one of a group, is drawn in a state; a form that draws none says
    /// nothing of it.
    fn has_state(
        &self,
        field: &'f Dictionary,
        widgets: &'f [Object],
        state: &str,
    ) -> bool {
        let mut drawn = self.buttons(field, widgets).filter_map(|button| {
            let looks = entry(self.file, button, b"AP")?.as_dict().ok()?;
            entry(self.file, looks, b"N")?.as_dict().ok()
        });
        let mut is_silent = true;
        drawn.any(|states| {
            is_silent = false;
            states.has(state.as_bytes())
        }) || is_silent
    }

    /// A button, and those of its group.
    fn buttons(
        &self,
        field: &'f Dictionary,
        widgets: &'f [Object],
    ) -> impl Iterator<Item = &'f Dictionary> {
        let kids = widgets.iter().filter_map(|kid| {
            self.file.dereference(kid).ok().and_then(|(_, kid)| kid.as_dict().ok())
        });
        std::iter::once(field).chain(kids)
    }

    /// The state that a button, or one of a group, is shown in.
    fn shown(&self, field: &'f Dictionary, widgets: &'f [Object]) -> Option<String> {
        let states = self
            .buttons(field, widgets)
            .filter_map(|widget| state(entry(self.file, widget, b"AS")?));
        states.into_iter().find(|state| state != "Off")
    }
}

/// The state of a button: a name, which pypdf writes as a string with its slash.
fn state(object: &Object) -> Option<String> {
    match object {
        Object::Name(name) => Some(String::from_utf8_lossy(name).into_owned()),
        _ => text(object).map(|text| text.trim_start_matches('/').to_owned()),
    }
}

/// A text whose lines end as they do here: viewers end them with `\r`, and some with both.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests;
