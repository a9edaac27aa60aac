//! Lengths and digests as dumps tell them.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::geom::{Length, Point, Rect, Size};

/// A length in millimetres.
pub(super) fn mm(length: Length) -> String {
    let text = format!("{:.2}", length.to_mm());
    if text == "-0.00" { "0.00".to_owned() } else { text }
}

pub(super) fn place(point: Point) -> String {
    format!("{},{}", mm(point.x), mm(point.y))
}

pub(super) fn extent(size: Size) -> String {
    format!("{} x {}", mm(size.width), mm(size.height))
}

/// A box by its corner and its size.
pub(super) fn area(rect: Rect) -> String {
    format!("{} {}", place(rect.origin()), extent(rect.size()))
}

/// Eight digits that differ where bytes do.
pub(super) fn digest(bytes: impl AsRef<[u8]>) -> String {
    let mut text = "#".to_owned();
    for byte in &Sha256::digest(bytes)[..4] {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
