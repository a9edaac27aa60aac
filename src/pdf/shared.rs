//! Frames and pictures that are painted more than once: form and image objects.

use std::collections::HashMap;
use std::sync::Arc;

use crate::frame::{Frame, Item, Mark, Page, PictureItem};
use crate::geom::Size;
use crate::picture::Picture;

/// What is painted more than once, by the address of its shared value, in the order in which
/// the document first shows it. What stands here is kept, so that no other value comes to have its
/// address.
#[derive(Default)]
pub(super) struct Shared {
    frames: HashMap<usize, usize>,
    pub(super) frame_list: Vec<Arc<Frame>>,
    pictures: HashMap<(usize, [u32; 2]), usize>,
    /// The pictures, once for each number of pixels, with a size at which they have it.
    pub(super) picture_list: Vec<(Arc<Picture>, Size)>,
    /// Frames of pure decoration that were placed.
    drawings: HashMap<usize, Arc<Frame>>,
}

impl Shared {
    /// Finds all stamps and pictures of pages, and the placed frames that come again and are pure
    /// decoration without text.
    pub(super) fn add(&mut self, pages: &[Page]) {
        for placed in pages.iter().flat_map(|page| &page.placed) {
            let address = Arc::as_ptr(&placed.frame).addr();
            if self.frames.contains_key(&address) {
                continue;
            }
            if is_drawing(&placed.frame)
                && self.drawings.insert(address, Arc::clone(&placed.frame)).is_some()
            {
                self.add_frame(&placed.frame);
            }
            self.add_items(&placed.frame);
        }
    }

    /// Finds the stamps and pictures of a frame, and those of its stamps.
    fn add_items(&mut self, frame: &Frame) {
        for (_, item) in frame.items() {
            match item {
                Item::Stamp(stamp) => {
                    if self.add_frame(&stamp.frame) {
                        self.add_items(&stamp.frame);
                    }
                }
                Item::Picture(picture) => self.add_picture(picture),
                Item::Run(_) | Item::Shape(_) | Item::Field(_) | Item::Link(_) => {}
            }
        }
    }

    /// Adds a frame; false if it is there.
    fn add_frame(&mut self, frame: &Arc<Frame>) -> bool {
        let next = self.frame_list.len();
        let is_new =
            *self.frames.entry(Arc::as_ptr(frame).addr()).or_insert(next) == next;
        if is_new {
            self.frame_list.push(Arc::clone(frame));
        }
        is_new
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
