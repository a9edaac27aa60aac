//! The imprint on the cover of a book: logo, name, credentials, one line of contact.

use crate::block::{BlockError, Piece, Setter};
use crate::geom::Size;
use crate::letterhead::head::{Own, RULE, rule};
use crate::letterhead::running::site;
use crate::model::Practice;

/// The most that a logo takes: on a cover it stands under a title, and is no title itself.
const LOGO: Size = Size::mm(32.0, 13.0);

/// How a practice signs a book, in ways that take less and less room; none when it says nothing
/// of itself that belongs on a cover. The name is the last to go.
///
/// # Errors
/// [`BlockError`] when a character is in no font.
pub fn imprint(
    setter: &mut Setter<'_>,
    practice: &Practice,
) -> Result<Vec<Piece>, BlockError> {
    let contact = contact(practice);
    let named = Practice { credentials: None, ..practice.clone() };
    let mut pieces = Vec::new();
    for (practice, lines) in [(practice, &contact[..]), (&named, &contact), (&named, &[])]
    {
        match signed(setter, practice, lines) {
            Ok(piece) => pieces.extend(piece),
            Err(BlockError::Wide { .. }) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(pieces)
}

fn signed(
    setter: &mut Setter<'_>,
    practice: &Practice,
    lines: &[String],
) -> Result<Option<Piece>, BlockError> {
    let Some(own) = Own::set(setter, practice, LOGO, lines)? else { return Ok(None) };
    let mut frame = setter.frame();
    rule(setter, &mut frame, practice, RULE * 0.5);
    let top = setter.metrics.unit;
    own.put(setter, &mut frame, practice, top);
    let piece = Piece::new(frame, setter.metrics.whole(top + own.deep()));
    Ok(Some(piece.over(setter.metrics.units(2.0))))
}

/// One line of contact, from the one that says most on.
fn contact(practice: &Practice) -> Vec<String> {
    let (phone, mail) = (practice.phone.as_deref(), practice.email.as_deref());
    let web = practice.web.as_deref().map(site);
    let choices = [
        [phone, mail, web],
        [phone, web, None],
        [phone, mail, None],
        [web, None, None],
        [phone, None, None],
        [mail, None, None],
    ];
    let mut lines: Vec<String> = Vec::new();
    for choice in choices {
        let line = choice.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        if !line.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}
