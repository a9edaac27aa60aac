//! Fonts, shaping and line breaking, copyfitting, inline markup.
//!
//! A text is shaped once, at a size of a thousand units, into a [`Paragraph`] whose pieces
//! (what stands between two places where a line may break) have known widths. Breaking it for
//! another measure or another size is then arithmetic: by sense, for what is taken in at a glance,
//! or line after line, as running text is set.

mod breaking;
mod direction;
mod faces;
mod figures;
mod first_fit;
mod fit;
mod fonts;
pub(crate) mod heights;
mod known_words;
mod light_words;
mod line;
mod loan;
mod mark_places;
mod markup;
mod missing_glyph;
mod paragraph;
mod parting;
mod pieces;
mod scripts;
mod segment;
mod sense;
mod style;
mod total_fit;
mod typeface;
mod typesetter;
mod words;

pub use breaking::{Breaking, Rag};
pub use direction::{is_rtl_letter, reads_rtl};
pub use fit::{Fitted, Setting, fit};
pub use fonts::{FontId, FontMetrics};
pub use line::{Glyph, Line, LineRun};
pub use loan::Loan;
pub use markup::{Markup, Span, plain, whole};
pub use missing_glyph::MissingGlyph;
pub use paragraph::Paragraph;
pub use segment::Hyphens;
pub use style::{Style, Weight};
pub use typeface::{Family, Typeface, Typefaces};
pub use typesetter::Typesetter;
