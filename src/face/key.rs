//! The cards that open a deck: a cover, what its signs mean, and who made it.

mod blank;
mod cover;
mod signs;

use std::sync::Arc;

use crate::color::Ink;
use crate::face::desk::Desk;
use crate::face::error::{FaceError, Fault, Holds};
use crate::face::measures::Backs;
use crate::face::studio::{Faces, Studio};
use crate::frame::{Frame, Mark, Tag};
use crate::geom::{Length, Path, Point, Rect};
use crate::model::{Card, Deck, Field, Kind, Texts};
use crate::text::{Breaking, Hyphens, Setting, Style, Typesetter, fit};
use crate::words::Words;

/// Lays out the opening cards: two with text on their backs, four where backs are all alike.
pub(super) fn lay_out(
    typesetter: &mut Typesetter,
    studio: &Studio<'_>,
    deck: &Deck,
) -> Result<Vec<(String, Faces)>, Vec<FaceError>> {
    let language = &studio.look.language;
    let words = &Words::of(language).card;
    let cover = stand_in(Kind::Conversation, deck.title.clone(), words.cover.to_owned());
    let key = stand_in(Kind::Rule, words.key.to_owned(), words.pips.to_owned());
    let mut faults = Vec::new();
    let mut sides = Vec::new();
    let mut desk = studio.desk(typesetter, &cover, language);
    sides.push((deck.title.clone(), desk.cover()));
    sides.push((deck.title.clone(), desk.colophon(deck)));
    faults.append(&mut desk.faults);
    let mut desk = studio.desk(typesetter, &key, language);
    sides.push((words.key.to_owned(), desk.signs()));
    sides.push((words.pips.to_owned(), desk.meanings()));
    faults.append(&mut desk.faults);
    if !faults.is_empty() {
        let error = |(field, nth, fault): (Field, usize, Fault)| FaceError {
            card: 0,
            id: format!("{} (cover and key)", deck.id),
            field,
            nth,
            fault,
            holds: Holds::Untried,
        };
        return Err(faults.into_iter().map(error).collect());
    }
    let mut sides = sides.into_iter().map(|(title, frame)| (title, Arc::new(frame)));
    let mut faces = Vec::new();
    while let Some((title, front)) = sides.next() {
        let back = match studio.look.backs {
            Backs::Text => sides.next().map(|(_, back)| back),
            Backs::Pattern | Backs::Twin => None,
        };
        let back = back.unwrap_or_else(|| Arc::clone(&studio.stamps.pattern));
        faces.push((title, Faces { front, back }));
    }
    Ok(faces)
}

/// Lays out a card that the two write themselves: its front has a heading and lines, its back a
/// pattern or nothing.
pub(super) fn lay_out_blank(
    typesetter: &mut Typesetter,
    studio: &Studio<'_>,
) -> Result<(String, Faces), Vec<FaceError>> {
    let language = &studio.look.language;
    let heading = Words::of(language).card.blank;
    let blank = stand_in(Kind::Wild, heading.to_owned(), String::new());
    let mut desk = studio.desk(typesetter, &blank, language);
    let front = Arc::new(desk.blank());
    let back = match studio.look.backs {
        Backs::Pattern => Arc::clone(&studio.stamps.pattern),
        Backs::Text | Backs::Twin => Arc::new(desk.empty()),
    };
    let error = |(field, nth, fault): (Field, usize, Fault)| FaceError {
        card: 0,
        id: heading.to_owned(),
        field,
        nth,
        fault,
        holds: Holds::Untried,
    };
    if desk.faults.is_empty() {
        return Ok((heading.to_owned(), Faces { front, back }));
    }
    Err(desk.faults.into_iter().map(error).collect())
}

/// A card that lends its kind and texts to what is no card of the deck.
fn stand_in(kind: Kind, title: String, prompt: String) -> Card {
    Card::plain(String::new(), kind, Texts { title, prompt, ..Texts::default() })
}

impl Desk<'_> {
    fn ground(&self) -> Frame {
        let mut frame = Frame::new(self.measures.trim);
        frame.fill(Path::rect(Rect::new(Point::ORIGIN, self.measures.trim)), Ink::WHITE);
        frame
    }

    fn finish(&self, frame: Frame) -> Frame {
        if self.is_rtl { frame.mirrored() } else { frame }
    }

    /// A title over a line, as on the backs of cards; returns where the line lies.
    fn set_sign_title(&mut self, frame: &mut Frame, text: &str, tag: Tag) -> Length {
        let measures = self.measures;
        let mark = Mark::Content(self.node(frame, tag, None));
        let mut last = measures.back_top;
        let Some(mut paragraph) = self.shape(Field::Title, 0, text, Style::DISPLAY)
        else {
            return last;
        };
        let measure = self.measure();
        let settings = measures.allowed(&[measures.back_title, Setting::new(10.0, 4.2)]);
        let fitted = fit(&paragraph, measure, &settings, &Hyphens::OF_TITLE, |_| 2);
        if let Some(fitted) = fitted {
            let (size, breaking) =
                (fitted.setting.size, Breaking::by_sense(fitted.hyphens));
            let lines = paragraph.lines(self.typesetter, measure, size, breaking);
            let at = (self.full(), measures.back_top);
            last =
                self.put_lines(frame, mark, at, &lines, fitted.setting, |_| Ink::BLACK);
        } else {
            let smallest = settings[settings.len() - 1];
            self.overset((Field::Title, 0), &paragraph, measure, smallest, 2);
        }
        let line = last + Length::mm(2.5) * measures.scale;
        self.floor_line(frame, line);
        line
    }

    /// A paragraph from a first baseline on, which must end above a limit; returns where its
    /// last line stands.
    fn set_paragraph(
        &mut self,
        frame: &mut Frame,
        text: &str,
        (place, first): (crate::face::desk::LinePlace, Length),
        limit: Length,
    ) -> Length {
        let setting = self.measures.small;
        let crate::face::desk::LinePlace::Start { measure, .. } = place else {
            return first;
        };
        let Some(mut paragraph) = self.shape(Field::Prompt, 0, text, Style::TEXT) else {
            return first;
        };
        let room = crate::face::measures::lines_between(first, limit, setting.leading);
        let fitted = fit(&paragraph, measure, &[setting], &Hyphens::OF_TEXT, |_| room);
        let Some(fitted) = fitted else {
            self.overset((Field::Prompt, 0), &paragraph, measure, setting, room);
            return first;
        };
        let breaking = Breaking::by_sense(fitted.hyphens);
        let lines = paragraph.lines(self.typesetter, measure, setting.size, breaking);
        let mark = Mark::Content(self.node(frame, Tag::Paragraph, None));
        self.put_lines(frame, mark, (place, first), &lines, setting, |_| Ink::BLACK)
    }
}
