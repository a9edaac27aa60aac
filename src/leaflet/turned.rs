//! Frames of text that is read from right to left.

use crate::frame::{Frame, Item, Mark};
use crate::geom::{Length, Point};

/// A frame with all that stood on the left on the right: drawings, and lines of text, whose runs
/// keep their order.
pub(super) fn turned(frame: &Frame) -> Frame {
    let width = frame.size().width;
    let mut moved = Frame::new(frame.size());
    for node in frame.nodes() {
        moved.add_node(node.clone());
    }
    let mirrored = frame.clone().mirrored();
    for (mark, item) in mirrored.items() {
        let item = match item {
            Item::Run(run) => {
                let (left, right) = extent(frame, *mark, run.at.y);
                let mut run = run.clone();
                run.at = Point::new(run.at.x + width - left - right, run.at.y);
                Item::Run(run)
            }
            other => other.clone(),
        };
        moved.push(*mark, item);
    }
    moved
}

/// From where to where a line of text reaches.
fn extent(frame: &Frame, mark: Mark, y: Length) -> (Length, Length) {
    let (mut left, mut right) = (frame.size().width, Length::ZERO);
    for (other, item) in frame.items() {
        let Item::Run(run) = item else { continue };
        if *other == mark && run.at.y == y {
            left = left.min(run.at.x);
            right = right.max(run.at.x + run.width());
        }
    }
    (left, right)
}
