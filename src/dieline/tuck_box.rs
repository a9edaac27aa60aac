//! The dieline of a tuck box: a lid that goes behind the front, dust flaps, a glued bottom.

use crate::dieline::Contents;
use crate::dieline::panel::{Dieline, Fold, Panel, Part, Pen, between};
use crate::geom::{Length, Path, Point, Size};

/// How much wider, higher and deeper a box is inside than the cards in it: they slide in and out,
/// and do not rattle.
const PLAY: Length = Length::mm(1.0);
/// How far a flap keeps off what is beside it when all is folded.
const OFF: Length = Length::mm(0.4);

/// The measures of a box. Folds lie in the middle of the board, so that between two of them
/// there is a board less of room; where flaps lie on one another each takes another board.
struct Measures {
    /// The board.
    t: Length,
    /// From side to side: two halves of a board, one at each side.
    width: Length,
    /// From lid to bottom: lid, dust flaps, dust flaps, two flaps of the bottom.
    height: Length,
    /// From front to back: front, tuck, glue strip, back.
    depth: Length,
    glue: Length,
    tuck: Length,
    dust: Length,
}

/// The dieline of a box for some cards.
pub(super) fn tuck_box(contents: &Contents) -> Dieline {
    let t = contents.board();
    let mm = Length::mm;
    let Size { width, height } = contents.card;
    let depth = contents.depth() + PLAY + t * 3.0;
    let box_width = width + PLAY + t;
    let measures = Measures {
        t,
        width: box_width,
        height: height + PLAY + t * 4.0,
        depth,
        glue: mm(12.0).min(box_width * 0.3),
        tuck: (height * 0.18).max(mm(13.0)).min(mm(18.0)),
        dust: (depth * 0.8).max(mm(14.0)).min(box_width * 0.45),
    };
    measures.dieline()
}

/// Where the panels meet, from left to right and from top to bottom.
struct Places {
    glue: Length,
    front: Length,
    right: Length,
    back: Length,
    end: Length,
    tuck: Length,
    top: Length,
    dust: Length,
    foot: Length,
    bottom: Length,
    outer: Length,
}

impl Measures {
    fn places(&self) -> Places {
        let Self { t, width, height, depth, glue, tuck, .. } = *self;
        let front = glue + depth - t;
        let right = front + width;
        let back = right + depth;
        let top = tuck + depth - t;
        Places {
            glue,
            front,
            right,
            back,
            end: back + width - Length::mm(0.5),
            tuck,
            top,
            dust: top + t,
            foot: top + height - t * 2.0,
            bottom: top + height - t,
            outer: top + height,
        }
    }

    fn dieline(&self) -> Dieline {
        let p = self.places();
        let foot = (p.outer + self.depth - Length::mm(0.5)).max(p.foot + self.dust);
        let size = Size::new(p.end, foot);
        Dieline {
            size,
            outline: self.outline(&p),
            slits: self.slits(&p),
            folds: self.folds(&p),
            panels: self.panels(&p),
            board: self.t,
        }
    }

    /// How far the slits reach in from the ends of the tuck's fold.
    fn slit(&self) -> Length {
        (self.width * 0.13).min(Length::mm(8.0))
    }

    fn outline(&self, p: &Places) -> Path {
        let taper = Length::mm(3.0);
        let (glue_top, glue_end) = (p.dust + OFF * 2.0, p.foot - OFF * 2.0);
        let mut pen = Pen::at(Length::ZERO, glue_top + taper);
        pen.through(&[(p.glue, glue_top), (p.glue, p.dust)]);
        pen.through(&dust_flap((p.glue, p.front), p.dust, -self.dust));
        // The front, with its notch.
        let (middle, notch) = ((p.front + p.right) / 2.0, self.notch());
        pen.through(&[(p.front, p.dust), (p.front, p.top), (middle - notch, p.top)]);
        pen.arc((middle, p.top), notch, (180.0, 0.0));
        pen.through(&[(p.right, p.top), (p.right, p.dust)]);
        let mut mirrored = dust_flap((p.back, p.right), p.dust, -self.dust);
        mirrored.reverse();
        pen.through(&mirrored);
        pen.through(&[(p.back, p.dust), (p.back, p.top)]);
        self.lid(&mut pen, p);
        pen.through(&[(p.end, p.top), (p.end, p.outer)]);
        let reach = self.depth - Length::mm(0.5);
        pen.through(&bottom_flap((p.end, p.back), p.outer, reach));
        pen.through(&[(p.back, p.outer), (p.back, p.foot)]);
        pen.through(&dust_flap((p.back, p.right), p.foot, self.dust));
        pen.through(&[(p.right, p.foot), (p.right, p.bottom)]);
        pen.through(&bottom_flap((p.right, p.front), p.bottom, reach - self.t));
        pen.through(&[(p.front, p.bottom), (p.front, p.foot)]);
        let mut mirrored = dust_flap((p.glue, p.front), p.foot, self.dust);
        mirrored.reverse();
        pen.through(&mirrored);
        pen.through(&[(p.glue, p.foot), (p.glue, glue_end)]);
        pen.through(&[(Length::ZERO, glue_end - taper)]);
        pen.close()
    }

    /// The half disc by which a thumb takes hold of the lid.
    fn notch(&self) -> Length {
        (self.width * 0.14).max(Length::mm(6.0)).min(Length::mm(9.0))
    }

    /// Up the lid, around the tuck with its rounded corners, and down again.
    fn lid(&self, pen: &mut Pen, p: &Places) {
        let (left, right) = (p.back + OFF, p.end - OFF);
        let (inner_left, inner_right) = (left + OFF, right - OFF);
        let round = (self.tuck * 0.6).min(self.width * 0.2);
        pen.through(&[(left, p.top), (left, p.tuck), (inner_left, p.tuck)]);
        pen.through(&[(inner_left, round)]);
        pen.arc((inner_left + round, round), round, (180.0, 270.0));
        pen.through(&[(inner_right - round, Length::ZERO)]);
        pen.arc((inner_right - round, round), round, (270.0, 360.0));
        pen.through(&[(inner_right, p.tuck), (right, p.tuck), (right, p.top)]);
    }

    fn slits(&self, p: &Places) -> Vec<Path> {
        let (left, right, slit) = (p.back + OFF, p.end - OFF, self.slit());
        let across = |from: Length, to: Length| {
            Path::line(Point::new(from, p.tuck), Point::new(to, p.tuck))
        };
        vec![across(left, left + slit), across(right, right - slit)]
    }

    fn folds(&self, p: &Places) -> Vec<Fold> {
        let down = |x: Length, (from, to): (Length, Length), on, part| Fold {
            from: Point::new(x, from),
            to: Point::new(x, to),
            on,
            part,
        };
        let across = |y: Length, (from, to): (Length, Length), on, part| Fold {
            from: Point::new(from, y),
            to: Point::new(to, y),
            on,
            part,
        };
        let sides = (p.dust, p.foot);
        let slit = OFF + self.slit();
        let off = OFF * 2.0;
        let glued = (p.dust + off, p.foot - off);
        vec![
            down(p.front, sides, Part::Front, Part::Left),
            down(p.glue, glued, Part::Left, Part::Glue),
            down(p.right, sides, Part::Front, Part::Right),
            down(p.back, sides, Part::Right, Part::Back),
            across(p.top, (p.back + OFF, p.end - OFF), Part::Back, Part::Lid),
            across(p.tuck, (p.back + slit, p.end - slit), Part::Lid, Part::Tuck),
            across(p.dust, (p.glue + off, p.front - OFF), Part::Left, Part::LeftDust),
            across(p.dust, (p.right + OFF, p.back - off), Part::Right, Part::RightDust),
            across(p.foot, (p.glue + off, p.front - OFF), Part::Left, Part::LeftFoot),
            across(p.foot, (p.right + OFF, p.back - off), Part::Right, Part::RightFoot),
            across(p.bottom, (p.front + OFF, p.right - OFF), Part::Front, Part::Bottom),
            across(p.outer, (p.back + OFF, p.end - OFF), Part::Back, Part::OuterBottom),
        ]
    }

    fn panels(&self, p: &Places) -> Vec<Panel> {
        let off = OFF * 2.0;
        let (left, right) =
            ((p.glue + off, p.front - OFF), (p.right + OFF, p.back - off));
        let dusts = (p.dust - self.dust, p.dust);
        let feet = (p.foot, p.foot + self.dust);
        let reach = self.depth - Length::mm(0.5);
        let (top, end) = (p.dust, p.foot);
        let panel = |part, (from, to): (Length, Length), (top, end): (Length, Length)| {
            Panel { part, rect: between(from, top, to, end) }
        };
        let lid = (p.back + OFF, p.end - OFF);
        vec![
            panel(Part::Front, (p.front, p.right), (p.top, p.bottom)),
            panel(Part::Left, (p.glue, p.front), (top, end)),
            panel(Part::Glue, (Length::ZERO, p.glue), (top + off, end - off)),
            panel(Part::Right, (p.right, p.back), (top, end)),
            panel(Part::Back, (p.back, p.end), (p.top, p.outer)),
            panel(Part::Lid, lid, (p.tuck, p.top)),
            panel(Part::Tuck, (lid.0 + OFF, lid.1 - OFF), (Length::ZERO, p.tuck)),
            panel(Part::LeftDust, left, dusts),
            panel(Part::RightDust, right, dusts),
            panel(Part::LeftFoot, left, feet),
            panel(Part::RightFoot, right, feet),
            panel(
                Part::Bottom,
                (p.front + OFF, p.right - OFF),
                (p.bottom, p.bottom + reach - self.t),
            ),
            panel(Part::OuterBottom, lid, (p.outer, p.outer + reach)),
        ]
    }
}

/// The points of a dust flap on a side, from the side's outer end to the front: straight at the
/// front, where the slits of the tuck take hold of it, and cut away at the outer corner.
fn dust_flap(
    (outer, front): (Length, Length),
    fold: Length,
    reach: Length,
) -> Vec<(Length, Length)> {
    let inward = if front > outer { 1.0 } else { -1.0 };
    let corner = ((front - outer).abs() * 0.35).min(Length::mm(6.0));
    let (begin, end) = (outer + OFF * (2.0 * inward), front - OFF * inward);
    vec![
        (outer, fold),
        (begin, fold),
        (begin, fold + reach * 0.4),
        (begin + corner * inward, fold + reach),
        (end, fold + reach),
        (end, fold),
        (front, fold),
    ]
}

/// The points of a flap of the bottom, from right to left.
fn bottom_flap(
    (right, left): (Length, Length),
    fold: Length,
    reach: Length,
) -> Vec<(Length, Length)> {
    let taper = (reach * 0.12).min(Length::mm(2.0));
    vec![
        (right - OFF, fold),
        (right - OFF - taper, fold + reach),
        (left + OFF + taper, fold + reach),
        (left + OFF, fold),
    ]
}
