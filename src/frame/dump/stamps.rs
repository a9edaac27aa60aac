//! Frames that are used many times over, each told once.

use std::fmt::Write;
use std::sync::Arc;

use crate::frame::Frame;
use crate::frame::dump::frame::tell_frame;

/// The frames that a dump refers to by number, in the order in which they are first seen.
#[derive(Default)]
pub(super) struct Stamps<'a> {
    seen: Vec<&'a Arc<Frame>>,
    told: usize,
}

impl<'a> Stamps<'a> {
    /// The number of a frame, from 1; equal frames have one.
    pub(super) fn number(&mut self, frame: &'a Arc<Frame>) -> usize {
        let is_it =
            |other: &&Arc<Frame>| Arc::ptr_eq(other, frame) || ***other == **frame;
        let at = self.seen.iter().position(is_it).unwrap_or_else(|| {
            self.seen.push(frame);
            self.seen.len() - 1
        });
        at + 1
    }

    /// Tells all that have been seen and not been told, and those that are stamped on them.
    pub(super) fn tell(&mut self, text: &mut String) {
        while let Some(&frame) = self.seen.get(self.told) {
            self.told += 1;
            let _ = write!(text, "stamp {}: ", self.told);
            tell_frame(frame, self, text);
        }
    }
}
