//! Fonts, shaping and line breaking, copyfitting, inline markup.
//!
//! A text is shaped once, at a size of a thousand units, into a [`Paragraph`] whose pieces
//! (what stands between two places where a line may break) have known widths. Breaking it for
//! another measure or another size is then arithmetic.

mod breaking;
mod faces;
mod fit;
mod fonts;
pub(crate) mod heights;
mod line;
mod mark_places;
mod markup;
mod paragraph;
mod scripts;
mod typesetter;

pub use fit::{Fitted, Setting, fit};
pub use fonts::{Family, FontId, FontMetrics};
pub use line::{Glyph, Line, LineRun};
pub use markup::{Markup, Span, plain};
pub use paragraph::Paragraph;
pub use typesetter::{MissingGlyph, Style, Typesetter, Weight};
