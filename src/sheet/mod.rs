//! Imposition: cards and pages on sheets so that they come out right after printing, turning,
//! folding, cutting.

mod booklet;
mod calibration;
mod column;
mod deal;
mod fit;
mod fold;
mod fold_over;
mod guide;
mod impose;
mod imposition;
mod layout;
mod marks;
mod mixed;
mod side_of;
mod signature;
mod slug;
mod slug_text;
mod spreads;
mod stock;
mod stray;
mod strip;
mod wrap;

pub use booklet::{BookletJob, impose_booklet, split_sides};
pub use calibration::{
    CalibrationError, CalibrationJob, CalibrationWords, Corner, CornerReading,
    SolveError, Solved, calibration_pages, solve_corners, solve_middle,
};
pub use deal::{Dealt, deal};
pub use fit::{FitError, FitRequest, fit};
pub use fold_over::{FoldOver, fit_pairs, no_room_for_pairs};
pub use guide::{Cuts, GuideJob, GuideTexts, guide_page};
pub use impose::{impose, impose_in_turn};
pub use imposition::{Imposition, Job, Pair};
pub use layout::{Layout, Slot};
pub use signature::{SignatureError, Signatures};
pub use slug::{ScaleBar, SlugFit};
pub use slug_text::SlugText;
pub use spreads::{Spreads, impose_spreads};
pub use stock::{StockError, lay_stock, outlines};
pub use stray::{Stray, StrayFault, StrayedBack, strayed_backs};
pub use wrap::{WrapCover, WrapError, WrapParts};

pub(crate) use column::{Column, TextSize};
pub(crate) use marks::LEAST as ROOM_FOR_MARKS;
pub(crate) use slug::draw_bar;
pub(crate) use wrap::spine_width;
