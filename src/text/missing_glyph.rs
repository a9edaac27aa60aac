//! A character that no font has.

use std::fmt;

use crate::text::scripts::Script;

/// A character that no embedded font can show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingGlyph {
    /// The character, with what belongs to it.
    pub text: String,
}

impl fmt::Display for MissingGlyph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let script = self.text.chars().find_map(Script::of);
        if let Some(Script { name, font, .. }) = script {
            return write!(
                f,
                "no font here has {name} letters; one that has them is {font}"
            );
        }
        let codes: Vec<_> =
            self.text.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
        write!(f, "no font here has the character `{}` ({})", self.text, codes.join(" "))
    }
}

impl std::error::Error for MissingGlyph {}
