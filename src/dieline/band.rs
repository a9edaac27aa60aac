//! The dieline of a belly band: a strip of paper around the pile, glued behind its back.

use crate::dieline::Contents;
use crate::dieline::panel::{Dieline, Fold, Panel, Part, Pen, between};
use crate::geom::{Length, Point, Size};

/// How much wider and deeper a band is than the pile: it slides off, and not by itself.
const PLAY: Length = Length::mm(0.6);
/// The thickness of office paper.
const PAPER: Length = Length::mm(0.1);
/// How far its ends lie on one another, to be glued.
const OVERLAP: Length = Length::mm(15.0);

/// The dieline of a band around some cards.
pub(super) fn band(contents: &Contents) -> Dieline {
    let Size { width, height } = contents.card;
    let wide = height * 0.45;
    let wide = wide.max(Length::mm(26.0)).min(Length::mm(60.0)).min(height * 0.8);
    let glue = OVERLAP.min(width * 0.4);
    let depth = contents.depth() + PLAY + PAPER * 2.0;
    let width = width + PLAY + PAPER;
    let front = glue + depth;
    let (right, back) = (front + width, front + width + depth);
    let end = back + width - Length::mm(0.5);
    let taper = Length::mm(2.0);
    let mut pen = Pen::at(Length::ZERO, taper);
    pen.through(&[(glue, Length::ZERO), (end, Length::ZERO), (end, wide)]);
    pen.through(&[(glue, wide), (Length::ZERO, wide - taper)]);
    let fold = |x, on, part| Fold {
        from: Point::new(x, Length::ZERO),
        to: Point::new(x, wide),
        on,
        part,
    };
    let panel = |part, from: Length, to: Length| Panel {
        part,
        rect: between(from, Length::ZERO, to, wide),
    };
    Dieline {
        size: Size::new(end, wide),
        outline: pen.close(),
        slits: Vec::new(),
        folds: vec![
            fold(front, Part::Front, Part::Left),
            fold(glue, Part::Left, Part::Glue),
            fold(right, Part::Front, Part::Right),
            fold(back, Part::Right, Part::Back),
        ],
        panels: vec![
            panel(Part::Front, front, right),
            panel(Part::Left, glue, front),
            panel(Part::Glue, Length::ZERO, glue),
            panel(Part::Right, right, back),
            panel(Part::Back, back, end),
        ],
        board: PAPER,
    }
}
