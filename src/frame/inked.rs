//! Finished pages in other inks: in greys alone, or with as little ink as they can be read by.

use std::collections::HashMap;
use std::sync::Arc;

use crate::color::Ink;
use crate::frame::{Frame, Item, Page, Shape};
use crate::geom::{Length, Segment};
use crate::model::Inking;
use crate::picture::Picture;

/// No line is thicker when ink is saved: two dots of a printer of 300 an inch.
const THIN: Length = Length::mm(0.16);
/// What is no larger either way is a sign, such as a pip, and stays full.
const SIGN: Length = Length::mm(2.0);
/// A shape of more parts than ornaments have is a code, or a row of dots.
const PARTS: usize = 24;

/// The pages as they are printed with some inks: text keeps its shape and its contrast.
pub fn inked(mut pages: Vec<Page>, inking: Inking) -> Vec<Page> {
    if inking == Inking::Color {
        return pages;
    }
    let mut inker = Inker { inking, done: HashMap::new(), pictures: HashMap::new() };
    for placed in pages.iter_mut().flat_map(|page| &mut page.placed) {
        placed.frame = inker.frame(&placed.frame);
    }
    pages
}

/// Frames that are shared before are shared after.
struct Inker {
    inking: Inking,
    /// By the place of what they were made from, which is kept so that none other comes there.
    done: HashMap<*const Frame, (Arc<Frame>, Arc<Frame>)>,
    pictures: HashMap<*const Picture, (Arc<Picture>, Arc<Picture>)>,
}

impl Inker {
    fn frame(&mut self, old: &Arc<Frame>) -> Arc<Frame> {
        let key = Arc::as_ptr(old);
        if let Some((_, done)) = self.done.get(&key) {
            return Arc::clone(done);
        }
        let mut new = Frame::clone(old);
        for item in new.items_mut() {
            self.item(item);
        }
        let new = Arc::new(new);
        self.done.insert(key, (Arc::clone(old), Arc::clone(&new)));
        new
    }

    fn item(&mut self, item: &mut Item) {
        match item {
            Item::Run(run) => run.ink = self.ink(run.ink),
            Item::Shape(shape) => self.shape(shape),
            Item::Stamp(stamp) => stamp.frame = self.frame(&stamp.frame),
            Item::Picture(item) => item.picture = self.picture(&item.picture),
            Item::Field(_) | Item::Link(_) => {}
        }
    }

    fn picture(&mut self, old: &Arc<Picture>) -> Arc<Picture> {
        let both = self.pictures.entry(Arc::as_ptr(old));
        let gray = || (Arc::clone(old), Arc::new(old.in_gray()));
        Arc::clone(&both.or_insert_with(gray).1)
    }

    fn ink(&self, ink: Ink) -> Ink {
        if self.inking == Inking::Gray { ink.as_gray() } else { ink }
    }

    fn shape(&self, shape: &mut Shape) {
        shape.fill = shape.fill.map(|ink| self.ink(ink));
        shape.stroke = shape.stroke.map(|(width, ink)| (width, self.ink(ink)));
        if self.inking != Inking::Saver {
            return;
        }
        shape.stroke = shape.stroke.map(|(width, ink)| (width.min(THIN), ink));
        if let Some(ink) = shape.fill.filter(|ink| *ink != Ink::WHITE && !is_sign(shape))
        {
            shape.fill = None;
            shape.stroke = shape.stroke.or(Some((THIN, ink)));
        }
    }
}

/// Whether a filled shape says something that its outline would not.
fn is_sign(shape: &Shape) -> bool {
    let size = shape.path.bounds().size();
    let parts = shape.path.segments().iter();
    let parts = parts.filter(|segment| matches!(segment, Segment::Move(_))).count();
    (SIGN.fits(size.width) && SIGN.fits(size.height)) || parts > PARTS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::Placed;
    use crate::geom::{Path, Point, Rect, Size, Turn};

    const EMBER: Ink = Ink::Rgb(0xA8, 0x39, 0x1A);

    /// What becomes of shapes on a page.
    fn shapes(paths: Vec<(Path, bool)>, inking: Inking) -> Vec<Shape> {
        let size = Size::mm(50.0, 50.0);
        let mut frame = Frame::new(size);
        for (path, is_filled) in paths {
            if is_filled {
                frame.fill(path, EMBER);
            } else {
                frame.stroke(path, Length::mm(0.45), EMBER);
            }
        }
        let mut outer = Frame::new(size);
        outer.stamp(Point::ORIGIN, &Arc::new(frame));
        let whole = Rect::new(Point::ORIGIN, size);
        let placed = Placed {
            frame: Arc::new(outer),
            at: Point::ORIGIN,
            turn: Turn::None,
            clip: None,
            adjust: None,
            article: None,
            part: 0,
        };
        let placed = vec![placed.clone(), placed];
        let pages = inked(vec![Page { size, trim: whole, bleed: whole, placed }], inking);
        let [one, other] = &pages[0].placed[..] else { panic!("two are placed") };
        assert!(Arc::ptr_eq(&one.frame, &other.frame), "they are shared as before");
        let [(_, Item::Stamp(stamp))] = one.frame.items() else { panic!("a stamp") };
        let shape = |(_, item): &(_, Item)| match item {
            Item::Shape(shape) => shape.clone(),
            other => panic!("{other:?}"),
        };
        stamp.frame.items().iter().map(shape).collect()
    }

    fn square(side: f64) -> Path {
        Path::rect(Rect::new(Point::ORIGIN, Size::mm(side, side)))
    }

    #[test]
    fn in_grey_every_ink_is_one_of_the_same_luminance() {
        let made = shapes(vec![(square(9.0), true), (square(9.0), false)], Inking::Gray);
        let gray = EMBER.as_gray();
        assert!(matches!(gray, Ink::Gray(_)));
        assert_eq!(made[0].fill, Some(gray));
        assert_eq!(made[1].stroke, Some((Length::mm(0.45), gray)));
    }

    #[test]
    fn where_ink_is_saved_signs_stay_full_and_all_else_becomes_thin_lines() {
        let mut code = Path::default();
        for part in 0..30 {
            code.append(&square(9.0).moved(Point::mm(f64::from(part), 0.0)));
        }
        let paths = vec![
            (square(9.0), true),
            (square(9.0), false),
            (square(1.4), true),
            (code, true),
        ];
        let made = shapes(paths, Inking::Saver);
        for large in &made[..2] {
            assert_eq!((large.fill, large.stroke), (None, Some((THIN, EMBER))));
        }
        for sign in &made[2..] {
            assert_eq!((sign.fill, sign.stroke), (Some(EMBER), None));
        }
    }

    #[test]
    fn in_color_nothing_changes() {
        let made = shapes(vec![(square(9.0), true)], Inking::Color);
        assert_eq!(made[0].fill, Some(EMBER));
    }
}
