//! All files of one copy: the book or its booklet, and the cover.

use crate::geom::Paper;
use crate::job::book::binding::BookBinding;
use crate::job::book::booklet::{advice, make_booklet, signatures};
use crate::job::book::copy::{BookOrder, bind, make_copy, write_copy};
use crate::job::book::cover::make_cover;
use crate::job::{Failure, Made, NoteKind, Notes};
use crate::model::Whose;
use crate::text::Typesetter;
use crate::workbook::BookLook;

/// The files of a copy, each with the end of its name.
pub type CopyFiles = Vec<(&'static str, Made)>;

/// Makes all files of a copy.
///
/// # Errors
/// When a page cannot be set, or the paper is too small for a cover.
pub fn make_files(
    typesetter: &Typesetter,
    order: &BookOrder<'_>,
    whose: Whose,
    (binding, paper): (&BookBinding, &Paper),
    notes: &mut Notes,
) -> Result<CopyFiles, Failure> {
    if !binding.booklet && !binding.cover {
        return Ok(vec![("", make_copy(typesetter, order, whose)?)]);
    }
    let mut made = Vec::new();
    // What is folded is printed: its pages have no fields. Nor has a cover.
    let flat = BookLook { fillable: false, ..order.look };
    let bound = bind(typesetter, order, whose, flat)?;
    let folded = binding.booklet.then(|| signatures(&bound, binding)).transpose()?;
    if let Some(folded) = &folded {
        for text in advice(&order.paper, folded, binding) {
            notes.say(NoteKind::Binding, text);
        }
        made = make_booklet(order, &bound, folded, binding.split);
    } else if order.look.fillable {
        made.push(("", make_copy(typesetter, order, whose)?));
    } else {
        made.push(("", write_copy(order, &bound)));
    }
    if binding.cover {
        let sheet = (binding, paper);
        let cover = make_cover(typesetter, order, &bound, folded.as_ref(), sheet)?;
        made.push(("-cover", cover.made));
        if let Some(text) = cover.note {
            notes.say(NoteKind::NoRoom, text);
        }
    }
    Ok(made)
}
