//! How much ink is laid down, and of which colours.

use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// What is printed with which ink.
    Inking {
        /// As the look has it.
        Color = "color",
        /// Each colour as the grey of the same luminance, pictures too.
        Gray = "gray",
        /// No fills, thin lines, and a pattern of few of them.
        Saver = "saver",
    }
}
