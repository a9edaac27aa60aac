//! The figure of a week: what grows from the first week of a book to its last.

use crate::color::Ink;
use crate::frame::Frame;
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::look::measures::LINE;
use crate::look::petals::{OUTER as PETAL_REACH, petals_of};
use crate::look::picture::ripple;
use crate::model::{House, Inking, Theme};

/// The innermost arch beside the outermost.
const INNER: f64 = 0.38;
/// The legs of all arches beside half of the outermost one's width.
const LEGS: f64 = 0.8;
/// The line of an arch beside the step from one to the next, and the least that is printed.
const SHARE: f64 = 0.34;
const LEAST: Length = Length::mm(0.3);

/// How high a figure is beside its width.
pub(crate) const HIGH: f64 = 0.5 + LEGS * 0.5;

/// The figure of a week, counted from 1, of so many: it grows from week to week, and is whole in the
/// last one. It stands on the foot of a frame of the size.
pub(crate) fn week_figure(
    theme: &Theme,
    week: usize,
    weeks: usize,
    size: Size,
    ink: Ink,
) -> Frame {
    match theme.house {
        House::Hearth => nested_arches(theme, (week, weeks), size, ink),
        House::Tide => rising_water((week, weeks), size, ink),
        House::Meadow => opening_flower((week, weeks), size, ink),
        House::Plain => row_of_bars((week, weeks), size, ink),
    }
}

/// The share of the weeks that are done with a week, and how many weeks there are.
fn counted((week, weeks): (usize, usize)) -> (u16, u16) {
    let count = |number: usize| u16::try_from(number).unwrap_or(u16::MAX).max(1);
    let weeks = count(weeks.max(week)).min(60);
    (count(week).min(weeks), weeks)
}

/// One more wave each week, under a moon.
fn rising_water(weeks: (usize, usize), size: Size, ink: Ink) -> Frame {
    let mut frame = Frame::new(size);
    let (week, weeks) = counted(weeks);
    let radius = size.height * 0.2;
    let sea = size.height - radius * 2.0;
    let pitch = (sea * 0.9 / f64::from(weeks)).min(size.height * 0.14);
    let swing = pitch * 0.24;
    let line = (pitch * 0.3).min(LINE * 2.0).max(Length::mm(0.22));
    for nth in 0..week {
        let y = size.height - swing * 1.6 - line * 0.5 - pitch * f64::from(nth);
        frame.stroke(ripple(size.width, y, swing, nth % 2 == 0), line, ink);
    }
    let line = line.max(LEAST);
    let center = Point::new(size.width * 0.68, radius);
    frame.stroke(Path::circle(center, radius - line * 0.5), line, ink);
    frame
}

/// A petal for each week, those that are done in full.
fn opening_flower(weeks: (usize, usize), size: Size, ink: Ink) -> Frame {
    let mut frame = Frame::new(size);
    let (week, weeks) = counted(weeks);
    let radius = (size.width / 2.0).min(size.height / 2.0) * 0.98;
    let center = Point::new(size.width / 2.0, size.height / 2.0);
    let unit = radius / Length::mm(PETAL_REACH);
    let line = (radius * 0.05).min(LINE).max(Length::mm(0.22));
    for (nth, petal) in (0..).zip(petals_of(weeks)) {
        let petal = petal.scaled(unit).moved(center);
        if nth < week {
            frame.fill(petal, ink);
        } else {
            frame.stroke(petal, line, ink);
        }
    }
    frame.fill(Path::circle(center, radius * 0.2), ink);
    frame
}

/// A bar for each week, those that are done in full.
fn row_of_bars(weeks: (usize, usize), size: Size, ink: Ink) -> Frame {
    let mut frame = Frame::new(size);
    let (week, weeks) = counted(weeks);
    let pitch = size.width / f64::from(weeks);
    let line = Length::mm(0.25).min(pitch * 0.2);
    for nth in 0..weeks {
        let height = size.height * (0.3 + 0.7 * f64::from(nth + 1) / f64::from(weeks));
        let at = Point::new(pitch * f64::from(nth), size.height - height);
        let bar = Rect::new(at, Size::new(pitch * 0.66, height));
        if nth < week {
            frame.fill(Path::rect(bar), ink);
        } else {
            let half = line * 0.5;
            let corner = Point::new(at.x + half, at.y + half);
            let inner = Size::new(bar.size().width - line, height - line);
            frame.stroke(Path::rect(Rect::new(corner, inner)), line, ink);
        }
    }
    frame
}

/// A light in a small arch, and one more arch around it each week; in the last week it takes all of
/// the frame. Where more weeks than lines have room, several share an arch.
fn nested_arches(
    theme: &Theme,
    (week, weeks): (usize, usize),
    size: Size,
    ink: Ink,
) -> Frame {
    let mut frame = Frame::new(size);
    let reach = (size.width / 2.0).min(size.height / (1.0 + LEGS));
    let (arches, of) = arches(week, weeks, reach * (1.0 - INNER));
    let steps = if of > 1.0 { of - 1.0 } else { 1.0 };
    let step = reach * (1.0 - INNER) / steps;
    let most = if theme.inking == Inking::Saver { LINE } else { LINE * 2.0 };
    let line = (step * SHARE).min(reach * 0.05).min(most).max(LEAST);
    let middle = size.width / 2.0;
    let center = size.height - reach * LEGS;
    let mut arch = 0.0;
    while arch < arches {
        let from_inner = if of > 1.0 { step * arch } else { reach * (1.0 - INNER) };
        // The outer edge of the line is the figure's edge.
        let radius = reach * INNER + from_inner - line * 0.5;
        let corner = Point::new(middle - radius, center - radius);
        let size = Size::new(radius * 2.0, radius + reach * LEGS);
        frame.stroke(Path::arch(Rect::new(corner, size)), line, ink);
        arch += 1.0;
    }
    let light = reach * INNER * 0.34;
    frame.fill(Path::circle(Point::new(middle, center), light), ink);
    frame
}

/// How many arches a week has, and how many the last one: no more than lines have room.
fn arches(week: usize, weeks: usize, room: Length) -> (f64, f64) {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let weeks = count(weeks.max(week).max(1));
    let fit = (room / (LEAST * 2.2)).floor().max(0.0) + 1.0;
    let of = weeks.min(fit);
    ((count(week.max(1)) * of / weeks).ceil(), of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::Item;
    use crate::model::Vocabulary;

    fn figure(week: usize, weeks: usize, width: f64) -> Frame {
        let size = Size::mm(width, width * HIGH);
        week_figure(&Theme::hearth(), week, weeks, size, Ink::BLACK)
    }

    #[test]
    fn every_look_has_its_own_figure_for_each_week_within_its_frame() {
        for &house in House::ALL {
            let mut theme = Theme::hearth();
            theme.house = house;
            let mut seen = Vec::new();
            for weeks in [1, 4, 12, 52] {
                let size = Size::mm(24.0, 24.0 * HIGH);
                for week in 1..=weeks {
                    let frame = week_figure(&theme, week, weeks, size, Ink::BLACK);
                    let bounds = Rect::new(Point::ORIGIN, size);
                    for (_, item) in frame.items() {
                        let Item::Shape(shape) = item else {
                            panic!("a figure is drawn")
                        };
                        let drawn = shape.path.bounds();
                        assert!(
                            bounds.contains(drawn),
                            "{house:?} {week}/{weeks}: {drawn:?}"
                        );
                    }
                    if weeks == 12 {
                        seen.push(crate::frame::dump(&frame));
                    }
                }
            }
            seen.sort_unstable();
            seen.dedup();
            assert_eq!(seen.len(), 12, "{house:?}");
        }
    }

    #[test]
    fn each_week_has_one_more_arch_than_the_one_before() {
        for weeks in [1, 4, 8, 12] {
            for week in 1..=weeks {
                let arches = figure(week, weeks, 30.0).items().len() - 1;
                assert_eq!(arches, week, "week {week} of {weeks}");
            }
        }
    }

    #[test]
    fn it_stays_within_its_size_and_takes_all_of_it_in_the_last_week() {
        for (width, weeks) in [(4.5, 4), (4.5, 52), (30.0, 1), (30.0, 12), (80.0, 52)] {
            let frame = figure(weeks, weeks, width);
            let area = Rect::new(Point::ORIGIN, frame.size());
            let mut widest = Length::ZERO;
            for (_, item) in frame.items() {
                let Item::Shape(shape) = item else { panic!("a figure is of shapes") };
                assert!(area.contains(shape.path.bounds()), "{width} {weeks}");
                widest = widest.max(shape.path.bounds().size().width);
            }
            assert!(widest > Length::mm(width * 0.93), "{width} {weeks}: {widest}");
        }
    }

    #[test]
    fn of_many_weeks_none_has_fewer_arches_than_the_one_before() {
        let counts: Vec<usize> =
            (1..=52).map(|week| figure(week, 52, 10.0).items().len()).collect();
        assert!(counts.is_sorted() && counts[0] < counts[51]);
    }
}
