//! A counsellor's practice: what stands on every page that is handed out.

use std::sync::Arc;

use crate::color::Ink;
use crate::geom::{Path, Size};
use crate::picture::Picture;

/// A counsellor's own: every part may be absent.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Practice {
    /// The name of the counsellor or of the practice.
    pub name: Option<String>,
    /// Degrees, licence numbers, memberships.
    pub credentials: Option<String>,
    /// The mark of the practice.
    pub logo: Option<Logo>,
    /// A telephone number as it is printed.
    pub phone: Option<String>,
    /// A mail address.
    pub email: Option<String>,
    /// The site, as an address that begins with `https://` or `http://`.
    pub web: Option<String>,
    /// Where a session is booked; an address like [`Practice::web`], short enough for a QR code.
    pub booking: Option<String>,
    /// The lines of the postal address.
    pub address: Vec<String>,
    /// The colour of name and lines; stands out on white, in grey too.
    pub color: Option<Ink>,
    /// Under which licence pages are handed out.
    pub license: Option<String>,
    /// What is said of confidentiality and its limits.
    pub confidentiality: Option<String>,
    /// Whom to turn to in the region.
    pub resources: Vec<String>,
}

/// A mark of a practice.
#[derive(Debug, Clone, PartialEq)]
pub enum Logo {
    /// Pixels.
    Picture(Arc<Picture>),
    /// Flat shapes.
    Drawing(Arc<Drawing>),
}

/// A drawing of flat shapes; its size says only how wide it is for its height.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The box around all shapes.
    pub size: Size,
    /// Outlines to fill by the non-zero rule, from the one at the bottom to the one on top.
    pub shapes: Vec<(Path, Ink)>,
}
