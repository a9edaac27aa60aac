//! Where the parts of a front stand, in each house.

use crate::face::measures::Measures;
use crate::geom::{Length, Point, Rect, Size};
use crate::look::Water;
use crate::model::{House, Pace};
use crate::text::heights;

/// A column of text: from where to where, counted from the side on which the script begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Column {
    pub(super) left: Length,
    pub(super) right: Length,
}

impl Column {
    /// The width that text may fill.
    pub(super) fn measure(self) -> Length {
        self.right - self.left
    }
}

/// Where the parts of a front stand. Lengths count from the trim's top left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Places {
    pub(super) column: Column,
    /// The baseline of the kind's word, and where that line must end.
    pub(super) kind: Length,
    pub(super) kind_end: Length,
    /// The title's first baseline; in `plain` that of its caption's last line.
    pub(super) title: Length,
    /// The sign of the kind.
    pub(super) sign: Rect,
    /// The baseline of pace and minutes, and where that line must end.
    pub(super) foot: Length,
    pub(super) foot_end: Length,
    /// The last baseline of a consent line.
    pub(super) consent: Length,
    /// The last baseline of a prompt, over the whole column.
    pub(super) last: Length,
    /// Where lines must end that stand beside the sign, and the last baseline of these.
    pub(super) beside: Option<(Length, Length)>,
}

impl Places {
    /// The places of a front in a house, for a card of some pace.
    pub(super) fn of(measures: &Measures, pace: Pace) -> Self {
        match measures.house {
            House::Hearth => hearth(measures),
            House::Tide => tide(measures, pace),
            House::Meadow => meadow(measures),
            House::Plain => plain(measures),
        }
    }

    /// Lines that run over the whole column, and a consent line and a prompt so many leadings of the
    /// small type above the foot; the caller says what is otherwise.
    fn over_foot(
        measures: &Measures,
        (column, sign): (Column, Rect),
        (kind, title, foot): (Length, Length, Length),
        [consent, last]: [f64; 2],
    ) -> Self {
        let leading = measures.small.leading;
        Self {
            column,
            kind,
            kind_end: column.right,
            title,
            sign,
            foot,
            foot_end: column.right,
            consent: foot - leading * consent,
            last: foot - leading * last,
            beside: None,
        }
    }

    fn whole(measures: &Measures) -> Column {
        Column { left: measures.margin, right: measures.trim.width - measures.margin }
    }
}

/// The arch stands low at the right, on a floor line at the foot; pips and words stand beside it.
fn hearth(measures: &Measures) -> Places {
    let (trim, s, small) = (measures.trim, measures.scale, measures.small);
    let mut column = Places::whole(measures);
    let floor = trim.height - Length::mm(6.3 * s).max(Length::mm(5.0));
    let size = measures.sign;
    let at = Point::new(column.right - size.width, floor - size.height);
    let sign = Rect::new(at, size);
    let foot = floor - heights::descender(small.size) - Length::mm(2.4 * s);
    let air = Length::mm(2.5 * s);
    let kind = measures.head();
    let title = kind + measures.below_kind();
    let consent = foot - small.leading * 1.55;
    let beside = sign.left() - air;
    // On a card that lies on its side, all text stands beside the arch.
    let is_lying = trim.width > trim.height;
    let last = if is_lying {
        column.right = beside;
        consent
    } else {
        sign.top() - Length::mm(1.9 * s)
    };
    Places {
        column,
        kind,
        kind_end: column.right,
        title,
        sign,
        foot,
        foot_end: sign.left() - Length::mm(1.2 * s),
        consent,
        last,
        beside: (!is_lying).then_some((beside, consent)),
    }
}

/// A moon at the top right; water at the foot that rises with the pace.
fn tide(measures: &Measures, pace: Pace) -> Places {
    let (s, small) = (measures.scale, measures.small);
    let column = Places::whole(measures);
    let size = measures.sign;
    let top = Length::mm(5.6 * s).max(Length::mm(4.0));
    let sign = Rect::new(Point::new(column.right - size.width, top), size);
    let kind = top + size.height / 2.0 + heights::half_cap(small.size);
    let drop = Length::mm(3.0 * s) + heights::cap(measures.titles[0].size);
    let water = measures.water();
    let foot =
        water.top(pace.number()) - heights::descender(small.size) - Length::mm(1.6 * s);
    let lines = (kind, sign.bottom() + drop, foot);
    Places {
        kind_end: sign.left() - Length::mm(2.0 * s),
        ..Places::over_foot(measures, (column, sign), lines, [1.3, 1.5])
    }
}

/// A flower at the top left on a stem with leaves; text stands at its right.
fn meadow(measures: &Measures) -> Places {
    let (trim, s, small) = (measures.trim, measures.scale, measures.small);
    let stem = measures.stem();
    let size = measures.sign;
    let top = Length::mm(5.2 * s).max(Length::mm(4.0));
    let sign = Rect::new(Point::new(stem - size.width / 2.0, top), size);
    let left = (sign.right() + Length::mm(1.6 * s)).max(Length::mm(14.4 * s));
    let column =
        Column { left, right: trim.width - Length::mm(4.6).max(measures.margin * 0.8) };
    let kind = top + size.height / 2.0 + heights::half_cap(small.size);
    let title = kind + measures.below_kind();
    let foot = measures.foot_baseline();
    Places::over_foot(measures, (column, sign), (kind, title, foot), [1.3, 1.6])
}

/// The prompt first; under a line its title, and in words what other looks draw.
fn plain(measures: &Measures) -> Places {
    let (trim, s, small) = (measures.trim, measures.scale, measures.small);
    let bar = measures.sign;
    let right = trim.width - bar.width - Length::mm(1.2 * s);
    let column = Column { left: measures.margin, right };
    let foot = trim.height - Length::mm(4.2) - heights::descender(small.size);
    let title = foot - small.leading * 0.97;
    let line = title - heights::cap(small.size) - Length::mm(2.4 * s);
    let sign = Rect::new(Point::new(trim.width - bar.width, Length::ZERO), bar);
    Places {
        consent: line - Length::mm(3.4 * s),
        last: line - Length::mm(4.2 * s),
        ..Places::over_foot(measures, (column, sign), (foot, title, foot), [0.0; 2])
    }
}

impl Measures {
    /// The baseline of the first line at the head of a front.
    pub(super) fn head(&self) -> Length {
        Length::mm(6.8 * self.scale).max(Length::mm(4.6)) + heights::cap(self.small.size)
    }

    /// From the kind's word to the title's first baseline.
    fn below_kind(&self) -> Length {
        heights::descender(self.small.size)
            + Length::mm(3.4 * self.scale)
            + heights::cap(self.titles[0].size)
    }

    /// How far from the left a stem stands.
    pub(super) fn stem(&self) -> Length {
        self.sign.width / 2.0 + Length::mm(1.3 * self.scale)
    }

    /// The water at the foot.
    pub(super) fn water(&self) -> Water {
        let s = self.scale;
        let pitch = if self.is_dense { 2.2 } else { 2.8 };
        Water {
            floor: self.trim.height - Length::mm(2.5 * s).max(Length::mm(2.2)),
            pitch: Length::mm(pitch * s).max(Length::mm(1.9)),
            swing: Length::mm(if self.is_dense { 0.6 } else { 0.85 } * s),
            line: Length::mm(0.75 * s.clamp(0.75, 1.4)),
        }
    }

    /// The size of a house's sign on a front, before its format is known.
    pub(super) fn sign_of(house: House, trim: Size, scale: f64, is_dense: bool) -> Size {
        let larger = match house {
            House::Hearth if is_dense => 0.92,
            House::Hearth if trim.width > trim.height => 1.25,
            House::Hearth => 1.36,
            House::Tide | House::Meadow if is_dense => 0.8,
            House::Tide => 1.15,
            House::Meadow => 1.02,
            // 5 mm deep, so that a shift of 2 mm does not lose it.
            House::Plain => {
                let bars = trim.height / 9.6;
                return Size::new(Length::mm(5.0 * scale.clamp(0.8, 1.2)), bars);
            }
        };
        let size = crate::look::sign_size(house);
        let scale = if is_dense { scale.min(1.0) } else { scale };
        Size::new(size.width * (larger * scale), size.height * (larger * scale))
    }
}
