//! Frames and pictures that are painted more than once: form and image objects.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::frame::{Document, Frame, Item, Mark, PictureItem};
use crate::geom::Size;
use crate::picture::Picture;

/// What is painted more than once, by the address of its shared value, in the order in which
/// the document first shows it.
#[derive(Default)]
pub(super) struct Shared {
    frames: HashMap<usize, usize>,
    pub(super) frame_list: Vec<Arc<Frame>>,
    pictures: HashMap<(usize, [u32; 2]), usize>,
    /// The pictures, once for each number of pixels, with a size at which they have it.
    pub(super) picture_list: Vec<(Arc<Picture>, Size)>,
}

impl Shared {
    /// Finds all stamps and pictures, and the placed frames that come again and are pure
    /// decoration without text.
    pub(super) fn of(document: &Document) -> Self {
        let mut shared = Self::default();
        let mut seen: HashSet<usize> = HashSet::new();
        for placed in document.pages.iter().flat_map(|page| &page.placed) {
            let address = Arc::as_ptr(&placed.frame).addr();
            let comes_again = !seen.insert(address);
            if comes_again
                && !shared.frames.contains_key(&address)
                && is_drawing(&placed.frame)
            {
                shared.add_frame(&placed.frame);
            }
            shared.add_items(&placed.frame);
        }
        shared
    }

    /// Finds the stamps and pictures of a frame, and those of its stamps.
    fn add_items(&mut self, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                Item::Stamp(stamp) => {
                    self.add_frame(&stamp.frame);
                    self.add_items(&stamp.frame);
                }
                Item::Picture(picture) => self.add_picture(picture),
                Item::Run(_) | Item::Shape(_) | Item::Field(_) | Item::Link(_) => {}
            }
        }
    }

    fn add_frame(&mut self, frame: &Arc<Frame>) {
        let next = self.frame_list.len();
        if *self.frames.entry(Arc::as_ptr(frame).addr()).or_insert(next) == next {
            self.frame_list.push(Arc::clone(frame));
        }
    }

    fn add_picture(&mut self, item: &PictureItem) {
        let next = self.picture_list.len();
        if *self.pictures.entry(key(item)).or_insert(next) == next {
            self.picture_list.push((Arc::clone(&item.picture), item.size));
        }
    }

    /// The resource name of a shared frame.
    pub(super) fn frame_name(&self, frame: &Arc<Frame>) -> Option<String> {
        self.frames.get(&Arc::as_ptr(frame).addr()).map(|index| frame_name(*index))
    }

    /// The resource name of a picture.
    pub(super) fn picture_name(&self, item: &PictureItem) -> Option<String> {
        self.pictures.get(&key(item)).map(|index| picture_name(*index))
    }
}

/// What is one object in the file: a picture, by the address of its shared value, with so many
/// pixels.
fn key(item: &PictureItem) -> (usize, [u32; 2]) {
    (Arc::as_ptr(&item.picture).addr(), item.picture.pixels_at(item.size))
}

/// Resource name of the nth shared frame.
pub(super) fn frame_name(index: usize) -> String {
    format!("S{index}")
}

/// Resource name of the nth picture.
pub(super) fn picture_name(index: usize) -> String {
    format!("P{index}")
}

/// Whether a frame is made of shapes alone and means nothing.
fn is_drawing(frame: &Frame) -> bool {
    frame
        .items()
        .iter()
        .all(|(mark, item)| *mark == Mark::Artifact && matches!(item, Item::Shape(_)))
}
