//! Drawings from SVG files, as far as flat shapes go.
//!
//! Three steps: `check` refuses what cannot be drawn and what would grow without bounds, before
//! anything is built from it; usvg resolves styles, references and transforms; `flatten` makes
//! filled outlines of what is left. A file is data from a stranger: no step reads another file.

mod check;
mod even_odd;
mod flatten;
mod numbers;
#[cfg(test)]
mod tests;

pub(super) use flatten::drawing;

/// Why a file cannot be used as a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SvgFault {
    /// What is wrong.
    pub(super) why: String,
    /// What to do about it.
    pub(super) hint: String,
}

impl SvgFault {
    fn new(why: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { why: why.into(), hint: hint.into() }
    }

    /// Something that flat shapes do not have.
    fn not_flat(what: &str) -> Self {
        Self::new(
            format!("it has {what}"),
            "only flat shapes can be drawn; save the logo as a PNG of 600 pixels or more",
        )
    }

    /// Numbers that no paper has room for.
    fn too_far() -> Self {
        Self::new("its numbers are too large", "save it again at a common size")
    }

    /// More than any logo has.
    fn too_much(what: &str) -> Self {
        Self::new(
            format!("it has {what}, more than any logo needs"),
            "simplify it, or save the logo as PNG",
        )
    }
}
