//! The options of `workbook` that say how its pages are folded and bound.

#![expect(clippy::doc_markdown, reason = "doc comments here are help texts")]

use clap::Args;

use crate::cli::values::whole;
use crate::geom::{Length, Paper};
use crate::model;

const BINDING: &str = "Booklet and cover";

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that is typed")]
pub(in crate::cli) struct BindingOptions {
    /// A wider inner margin, for holes and a coil.
    #[arg(long, help_heading = BINDING)]
    pub(in crate::cli) spiral: bool,

    /// A booklet to fold and staple: two pages on each side of a sheet, which `--paper` names;
    /// printed on both sides, turned on the short edge, without fields.
    #[arg(long, conflicts_with = "spiral", help_heading = BINDING)]
    pub(in crate::cli) booklet: bool,

    /// With `--booklet`: fronts and backs as two files, for printers that print one side.
    #[arg(long, requires = "booklet", help_heading = BINDING)]
    pub(in crate::cli) split: bool,

    /// With `--booklet`: fold N sheets together at most [default: all, up to 2 mm of paper; if
    /// there are more, 1 mm at most].
    #[arg(long, value_name = "N", requires = "booklet", value_parser = whole(1, 200), help_heading = BINDING)]
    pub(in crate::cli) signature: Option<u16>,

    /// How thick a sheet is; 0.1mm is office paper, 80 g/m² or 20 lb. Inner pages of a booklet
    /// are shifted by it, and a spine is as wide as it makes the book [default: 0.1mm].
    #[arg(long, value_name = "LENGTH", value_parser = model::caliper, help_heading = BINDING)]
    pub(in crate::cli) caliper: Option<Length>,

    /// A cover too, in a file of its own that ends in `-cover.pdf`: back, spine and front on one
    /// sheet.
    #[arg(long, conflicts_with = "spiral", help_heading = BINDING)]
    pub(in crate::cli) cover: bool,

    /// The sheet of the cover: a name or WxH [default: that of `--paper`].
    #[arg(long, value_name = "NAME|WxH", requires = "cover", help_heading = BINDING)]
    pub(in crate::cli) cover_paper: Option<Paper>,
}
