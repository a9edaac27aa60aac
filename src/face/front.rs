//! The front of a card.

use std::sync::Arc;

use crate::color::Ink;
use crate::face::consent::{ALL_ROOM, Consent, OVER_CONSENT, ROOM};
use crate::face::desk::Desk;
use crate::face::error::Fault;
use crate::face::measures::Backs;
use crate::face::parts::BackPart;
use crate::face::places::{Column, Places};
use crate::face::prompt::Room;
use crate::frame::{Frame, Item, Mark, Node, PictureItem, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::model::{Art, Field, House};
use crate::text::{Breaking, Fitted, Hyphens, Setting, fit};

impl Desk<'_> {
    /// Sets the front. With backs that are all alike, everything stands on it.
    pub(super) fn set_front(&mut self, backs: Backs) -> Frame {
        let mut frame = Frame::new(self.measures.trim);
        frame.fill(Path::rect(Rect::new(Point::ORIGIN, self.measures.trim)), Ink::WHITE);
        let places = Places::of(self.measures, self.card.pace);
        self.column = places.column;
        let heading = self.node(&mut frame, Tag::Heading, None);
        self.set_house(&mut frame, &places);
        // What stands at the foot is set first, as it takes room, and read last.
        let mut under = Frame::new(self.measures.trim);
        let (title, foot) = if self.measures.house == House::Plain {
            let mark = Mark::Content(heading);
            let top = self.set_caption((&mut frame, &mut under), mark, &places);
            (None, top)
        } else {
            let lines = self.set_head(&mut frame, &places);
            let first = places.title + self.measures.small.depth(lines);
            let last = self.set_title(&mut frame, Mark::Content(heading), first);
            (Some(last), self.set_foot(&mut under, &places))
        };
        let lift = foot - places.foot;
        let mut consent = self.break_consent(&places, (lift, ROOM), backs);
        let mut room = self.room_under(title, &places, lift, consent.as_ref());
        // A prompt that is only then too long for the deck's size has what room there is.
        if consent.is_some() && backs == Backs::Text && !self.holds_prompt(room) {
            consent = self.break_consent(&places, (lift, ALL_ROOM), backs);
            room = self.room_under(title, &places, lift, consent.as_ref());
        }
        let blocks = BackPart::on_front(self, backs);
        let end = if blocks.is_empty() {
            self.set_prompt(&mut frame, room)
        } else {
            self.set_prompt_with(&mut frame, room, &blocks)
        };
        if let Some(art) = &self.card.art {
            self.set_art(&mut frame, art, end, room.last);
        }
        if let Some(consent) = consent {
            self.set_consent(&mut frame, &consent);
        }
        frame.absorb(Point::ORIGIN, &under);
        if self.is_rtl { frame.mirrored() } else { frame }
    }

    /// Where a prompt may stand beside a consent line.
    fn room_under(
        &self,
        title: Option<Length>,
        places: &Places,
        lift: Length,
        consent: Option<&Consent>,
    ) -> Room {
        match consent {
            Some(consent) => {
                let last = consent.first - self.measures.small.leading * OVER_CONSENT;
                Room { title, last: last.min(places.last + lift), beside: None }
            }
            None => Room {
                title,
                last: places.last
                    + if places.beside.is_none() { lift } else { Length::ZERO },
                beside: places.beside.map(|(end, last)| (end, last + lift)),
            },
        }
    }

    /// What the house draws: sign, floor, water, stem or bar.
    fn set_house(&mut self, frame: &mut Frame, places: &Places) {
        let kind = self.card.kind;
        let pace = self.stamps.pace(kind, self.card.pace.number(), self.is_rtl).clone();
        if self.measures.house != House::Hearth {
            frame.stamp(Point::ORIGIN, &pace);
        }
        match self.measures.house {
            House::Hearth => {
                let whole = Column { right: places.sign.right(), ..places.column };
                self.line_across(frame, whole, places.sign.bottom(), self.accent());
            }
            House::Tide | House::Meadow => {}
            House::Plain => return,
        }
        frame.stamp(places.sign.origin(), &self.stamps.sign(kind).clone());
    }

    /// The title in one or two lines; returns its last baseline.
    fn set_title(&mut self, frame: &mut Frame, mark: Mark, first: Length) -> Length {
        let Some(mut paragraph) = self.take_title() else { return first };
        let (measure, titles) = (self.measure(), &self.measures.titles);
        let fitted = fit(&paragraph, measure, titles, &Hyphens::OF_TITLE, |_| 2);
        let Some(fitted) = fitted else {
            let last = titles[titles.len() - 1];
            self.overset((Field::Title, 0), &paragraph, measure, last, 2);
            return first;
        };
        self.note_step(Field::Title, fitted, titles);
        let (size, breaking) = (fitted.setting.size, Breaking::by_sense(fitted.hyphens));
        let lines = paragraph.lines(self.typesetter, measure, size, breaking);
        self.title = Some(paragraph);
        let ink = self.theme.title_ink(self.card.kind);
        self.put_lines(frame, mark, (self.full(), first), &lines, fitted.setting, |_| ink)
    }

    /// A picture under the prompt, as wide as the measure or as high as there is room.
    fn set_art(&mut self, frame: &mut Frame, art: &Art, prompt: Length, limit: Length) {
        let top = prompt + Length::mm(4.2) * self.measures.scale;
        let room = Size::new(self.measure(), limit - top);
        if Length::mm(12.0) > room.height {
            self.fault(Field::Image, 0, Fault::NoRoomForArt);
            return;
        }
        let ratio = f64::from(art.picture.height()) / f64::from(art.picture.width());
        let width = room.width.min(room.height / ratio);
        let density = art.picture.density(width);
        if density < 200.0 {
            let message = format!(
                "has {density:.0} dots an inch when printed; from 300 it looks sharp"
            );
            self.notes.push((Field::Image, message));
        }
        let alt = self.texts.alt.clone().or_else(|| Some(art.alt.clone()));
        let language =
            Some(self.language.to_owned()).filter(|own| own != self.document_language);
        let mut node = Node::new(Tag::Figure, None);
        if let Some(language) = language {
            node.set_language(&language);
        }
        if let Some(alt) = alt {
            node.set_alt(&alt);
        }
        let node = frame.add_node(node);
        // A picture that fills the measure or nearly stands in its middle, a narrower one at the
        // left, under the first letters of the text.
        let beside = room.width - width;
        let aside = if beside > room.width * 0.25 { Length::ZERO } else { beside / 2.0 };
        let picture = PictureItem {
            at: Point::new(self.column.left + aside, top),
            size: Size::new(width, width * ratio),
            picture: Arc::clone(&art.picture),
        };
        frame.push(Mark::Content(node), Item::Picture(picture));
    }

    /// Says so when a text had to be set smaller than the deck's size.
    pub(super) fn note_step(
        &mut self,
        field: Field,
        fitted: Fitted,
        settings: &[Setting],
    ) {
        if fitted.step > 0 {
            let (size, usual) = (fitted.setting.size.to_pt(), settings[0].size.to_pt());
            let message =
                format!("is set at {size} pt to fit; the deck's size is {usual} pt");
            self.notes.push((field, message));
        }
    }
}
