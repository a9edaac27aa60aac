//! What makes a look: its house, its typefaces, its colours, and what covers backs.

use crate::color::Ink;
use crate::geom::{Length, Path, Segment, Size};
use crate::model::vocabulary::vocabulary;
use crate::model::{Inking, Kind, PerKind, Vocabulary};
use crate::text::{Typeface, Typefaces};

vocabulary! {
    /// Where things stand on a card, and what is drawn around the kind's figure.
    House {
        /// An arch on a floor line; pips tell the pace.
        Hearth = "hearth",
        /// Water that rises with the pace, under a moon.
        Tide = "tide",
        /// A stem with a leaf for each pace, and a flower.
        Meadow = "meadow",
        /// No ornament: a bar at the edge, the prompt first.
        Plain = "plain",
    }
}

impl Vocabulary for Typeface {
    const ALL: &'static [Self] = Self::ALL;

    fn word(self) -> &'static str {
        Self::word(self)
    }
}

/// What covers backs that are all alike.
#[derive(Debug, Clone, PartialEq)]
pub enum Back {
    /// Nested arches, up and down in turn.
    Arches,
    /// A tile, again and again.
    Tile(Tile),
}

/// A piece of a pattern that goes on in its neighbours: a whole number of them covers a card.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// How large it is drawn; on a card it gives or takes a little, so that none is cut in two.
    pub size: Size,
    /// Lines with their widths.
    pub lines: Vec<(Path, Length)>,
    /// What is filled.
    pub fills: Vec<Path>,
}

impl Tile {
    /// The share of it that is printed, where nothing lies over another.
    pub fn covered(&self) -> f64 {
        let area = self.size.width.to_mm() * self.size.height.to_mm();
        let lines = self.lines.iter().map(|(path, width)| extent(path) * width.to_mm());
        let fills = self.fills.iter().map(enclosed);
        lines.chain(fills).sum::<f64>() / area
    }
}

/// Points along a path in millimetres, a subpath at a time.
fn flattened(path: &Path) -> Vec<Vec<(f64, f64)>> {
    const STEPS: u8 = 16;
    let mm = |point: crate::geom::Point| (point.x.to_mm(), point.y.to_mm());
    let mut parts: Vec<Vec<(f64, f64)>> = Vec::new();
    for segment in path.segments() {
        let part = match (segment, parts.last_mut()) {
            (Segment::Move(to), _) => {
                parts.push(vec![mm(*to)]);
                continue;
            }
            (_, Some(part)) => part,
            (_, None) => continue,
        };
        match *segment {
            Segment::Line(to) => part.push(mm(to)),
            Segment::Curve(one, other, to) => {
                let points = [part[part.len() - 1], mm(one), mm(other), mm(to)];
                for step in 1..=STEPS {
                    let share = f64::from(step) / f64::from(STEPS);
                    let rest = 1.0 - share;
                    let weights = [
                        rest * rest * rest,
                        3.0 * rest * rest * share,
                        3.0 * rest * share * share,
                        share * share * share,
                    ];
                    let sum = |along: fn(&(f64, f64)) -> f64| {
                        let each = points.iter().zip(weights);
                        each.map(|(point, weight)| along(point) * weight).sum::<f64>()
                    };
                    part.push((sum(|point| point.0), sum(|point| point.1)));
                }
            }
            Segment::Close => part.push(part[0]),
            Segment::Move(_) => {}
        }
    }
    parts
}

/// How long a path is, in millimetres.
fn extent(path: &Path) -> f64 {
    let parts = flattened(path);
    let steps = parts.iter().flat_map(|part| part.windows(2));
    steps.map(|step| libm::hypot(step[1].0 - step[0].0, step[1].1 - step[0].1)).sum()
}

/// What a path encloses, in square millimetres.
fn enclosed(path: &Path) -> f64 {
    let parts = flattened(path);
    let part = |part: &Vec<(f64, f64)>| {
        let ends = part.iter().zip(part.iter().cycle().skip(1));
        ends.map(|(one, other)| one.0 * other.1 - other.0 * one.1).sum::<f64>() / 2.0
    };
    parts.iter().map(|one| part(one).abs()).sum()
}

/// A look.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// The name as it is typed.
    pub name: String,
    /// Where things stand, and what is drawn around the kind's figure.
    pub house: House,
    /// What texts are set in.
    pub typefaces: Typefaces,
    /// Whether titles have the kind's colour.
    pub has_colored_titles: bool,
    accents: PerKind<Ink>,
    /// What the house is drawn in where it does not take the kind's colour: water, stems.
    pub house_ink: Option<Ink>,
    /// What covers backs that are all alike.
    pub back: Back,
    /// The look's leading colour: the lines of the pattern on backs, the flood of a box.
    pub pattern: Ink,
    /// Crop marks and the slug.
    pub marks: Ink,
    /// With which inks all of it is printed.
    pub inking: Inking,
}

impl Theme {
    /// The name of the default look.
    pub const HEARTH: &str = "hearth";

    /// The least contrast that text and shapes keep on white (WCAG 2.2, 1.4.3), in grey too.
    pub const CONTRAST: f64 = 4.5;

    /// The default look. Contrast on white is 6.2 to 7.5, and nearly equal in grey on purpose:
    /// shape, letter and word carry the kind.
    pub fn hearth() -> Self {
        Self {
            name: Self::HEARTH.to_owned(),
            house: House::Hearth,
            typefaces: Typefaces::HEARTH,
            has_colored_titles: false,
            house_ink: None,
            back: Back::Arches,
            accents: PerKind {
                conversation: Ink::Rgb(0xA8, 0x39, 0x1A),
                touch: Ink::Rgb(0x96, 0x30, 0x54),
                novelty: Ink::Rgb(0x84, 0x57, 0x00),
                ritual: Ink::Rgb(0x4C, 0x66, 0x20),
                reflection: Ink::Rgb(0x3A, 0x5B, 0x85),
                check_in: Ink::Rgb(0x14, 0x68, 0x6A),
                repair: Ink::Rgb(0x7A, 0x4A, 0x32),
                wild: Ink::Rgb(0x70, 0x40, 0x8C),
                rule: Ink::BLACK,
            },
            pattern: Ink::Rgb(0xA8, 0x39, 0x1A),
            marks: Ink::Gray(0x6B),
            inking: Inking::Color,
        }
    }

    /// The same look in some inks.
    #[must_use]
    pub fn inked(self, inking: Inking) -> Self {
        Self { inking, ..self }
    }

    /// The one colour of a kind.
    pub fn accent(&self, kind: Kind) -> Ink {
        self.accents[kind]
    }

    /// What the house is drawn in on a card of a kind.
    pub fn ornament_ink(&self, kind: Kind) -> Ink {
        self.house_ink.unwrap_or(self.accents[kind])
    }

    /// What titles of a kind are set in.
    pub fn title_ink(&self, kind: Kind) -> Ink {
        if self.has_colored_titles { self.accents[kind] } else { Ink::BLACK }
    }

    /// Whether it draws over the edge of fronts and of text backs.
    pub fn bleeds_in_front(&self) -> bool {
        self.house != House::Hearth
    }

    /// Gives a kind another colour.
    pub fn set_accent(&mut self, kind: Kind, ink: Ink) {
        self.accents[kind] = ink;
    }

    /// The kinds whose colour is too faint on white, in colour or in grey.
    pub fn faint(&self) -> Vec<(Kind, f64)> {
        let contrast = |ink: Ink| ink.contrast(Ink::WHITE).min(ink.gray_contrast());
        Kind::ALL
            .iter()
            .map(|&kind| (kind, contrast(self.accent(kind))))
            .filter(|(_, contrast)| *contrast < Self::CONTRAST)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Point, Rect};

    #[test]
    fn a_tile_is_covered_by_its_lines_and_its_shapes() {
        let line = Path::line(Point::mm(0.0, 1.0), Point::mm(10.0, 1.0));
        let shape = Path::rect(Rect::new(Point::mm(1.0, 2.0), Size::mm(2.0, 3.0)));
        let circle = Path::circle(Point::mm(5.0, 5.0), Length::mm(1.0));
        let tile = |lines, fills| Tile { size: Size::mm(10.0, 10.0), lines, fills };
        let covered = tile(vec![(line, Length::mm(0.5))], vec![shape]).covered();
        assert!((covered - (0.05 + 0.06)).abs() < 1e-9, "{covered}");
        let covered = tile(Vec::new(), vec![circle.clone()]).covered();
        assert!((covered * 100.0 - std::f64::consts::PI).abs() < 0.01, "{covered}");
        let covered = tile(vec![(circle, Length::mm(1.0))], Vec::new()).covered();
        assert!((covered * 100.0 - std::f64::consts::TAU).abs() < 0.01, "{covered}");
    }

    #[test]
    fn hearth_stands_out_in_colour_and_in_grey() {
        let theme = Theme::hearth();
        assert_eq!(theme.faint(), []);
        assert!(theme.marks.contrast(Ink::WHITE) >= Theme::CONTRAST);
        assert!(theme.pattern.gray_contrast() >= Theme::CONTRAST);
    }
}
