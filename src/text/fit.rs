//! Copyfitting: the size and leading at which a text fits its place.

use crate::geom::Length;
use crate::text::{Hyphens, Paragraph};

/// A type size with its leading: "12 on 15.6".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// The size of the font's em.
    pub size: Length,
    /// Baseline to baseline.
    pub leading: Length,
}

impl Setting {
    /// From the first baseline to the last of so many lines.
    pub fn depth(self, lines: usize) -> Length {
        #[expect(clippy::cast_precision_loss, reason = "a card holds few lines")]
        let steps = lines.saturating_sub(1) as f64;
        self.leading * steps
    }

    /// A size in points on a leading in millimetres.
    pub const fn new(size_pt: f64, leading_mm: f64) -> Self {
        Self { size: Length::pt(size_pt), leading: Length::mm(leading_mm) }
    }
}

/// A setting that fits, and what it takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fitted {
    /// Which of the settings offered.
    pub step: usize,
    /// That setting.
    pub setting: Setting,
    /// How many lines the text takes in it.
    pub lines: usize,
    /// In which words a line may end for it.
    pub hyphens: Hyphens,
}

/// The first setting at which the text fits its measure and its depth, given by a function
/// that says for a setting how many lines there is room for: at all settings with the first of
/// some hyphens, then with the next ones. None if it fits at no setting.
pub fn fit(
    paragraph: &Paragraph,
    measure: Length,
    settings: &[Setting],
    hyphens: &[Hyphens],
    room: impl Fn(Setting) -> usize,
) -> Option<Fitted> {
    hyphens.iter().find_map(|&hyphens| {
        settings.iter().enumerate().find_map(|(step, &setting)| {
            let lines = paragraph.count_lines(measure, setting.size, hyphens)?;
            (lines <= room(setting)).then_some(Fitted { step, setting, lines, hyphens })
        })
    })
}
