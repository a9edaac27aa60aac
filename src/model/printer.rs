//! What is known of a printer: how far it reaches, and how its second side strays.

use std::fmt::Write;

use crate::geom::{Affine, Axis, Insets, Length, Point, Size};
use crate::model::print_values::{written, written_pair};
use crate::model::toml_text::{TomlText, Value};

/// What makes up for a printer whose backs do not lie behind their fronts.
///
/// All is seen as one holds a back upright, so that it holds however the sheet is turned: a
/// printer that turns sheets does it in one way, and drivers turn the picture instead.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Correction {
    /// How far backs are shifted, right and down.
    pub shift: Point,
    /// How far they are turned about the middle of the sheet, in degrees clockwise.
    pub turn: f64,
    /// How much wider and higher they are made, about the middle of the sheet; 1 is as they are.
    pub scale: (f64, f64),
}

impl Correction {
    /// Backs stay as they are.
    pub const NONE: Self = Self { shift: Point::ORIGIN, turn: 0.0, scale: (1.0, 1.0) };
    /// The farthest that backs may be shifted: printers stray by a few millimetres.
    pub const FARTHEST: Length = Length::mm(10.0);
    /// The most that they may be turned, in degrees; beyond it the paper was askew.
    pub const MOST_TURN: f64 = 3.0;
    /// The most that they may be scaled, either way; beyond it the viewer scaled the page.
    pub const MOST_SCALE: f64 = 0.03;

    /// A mere shift, right and down.
    pub const fn shifted(shift: Point) -> Self {
        Self { shift, ..Self::NONE }
    }

    /// The same, shifted by more.
    #[must_use]
    pub fn and_shift(self, by: Point) -> Self {
        Self { shift: self.shift + by, ..self }
    }

    /// Whether it only shifts.
    pub fn is_shift(&self) -> bool {
        self.turn == 0.0 && self.scale == (1.0, 1.0)
    }

    /// Where the points of a page of backs go. A page whose sheet turns head over foot is held
    /// turned by 180°, and so is the shift.
    pub fn on(&self, sheet: Size, axis: Axis) -> Affine {
        let center = Point::new(sheet.width / 2.0, sheet.height / 2.0);
        let shift = match axis {
            Axis::Vertical => self.shift,
            Axis::Horizontal => -self.shift,
        };
        Affine::about(center, self.scale, self.turn, shift)
    }

    /// What it does, in the words of whoever holds a back upright; nothing when it does nothing
    /// that is worth a word.
    pub fn told(&self) -> String {
        let mut parts = Vec::new();
        let nothing = Length::ZERO.to_string();
        for (length, (less, more)) in
            [(self.shift.x, ("left", "right")), (self.shift.y, ("up", "down"))]
        {
            let far = length.abs().to_string();
            if far != nothing {
                parts.push(format!(
                    "{far} {}",
                    if length > Length::ZERO { more } else { less }
                ));
            }
        }
        let turn = short(self.turn.abs(), 2);
        if turn != "0" {
            let way = if self.turn > 0.0 { "clockwise" } else { "counterclockwise" };
            parts.push(format!("turned {turn}° {way}"));
        }
        let [wide, high] =
            [self.scale.0, self.scale.1].map(|scale| short(scale * 100.0, 2));
        match (&*wide, &*high) {
            ("100", "100") => {}
            (wide, high) if wide == high => parts.push(format!("at {wide} %")),
            (wide, high) => parts.push(format!("at {wide} × {high} %")),
        }
        parts.join(", ")
    }
}

/// A number with so many decimals at most, and no more than are needed.
fn short(number: f64, decimals: usize) -> String {
    let text = format!("{number:.decimals$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// What is known of one printer, with one paper in one tray.
#[derive(Debug, Clone, PartialEq)]
pub struct Printer {
    /// What its owner calls it.
    pub name: String,
    /// The strips at the paper's edges that it cannot reach, as one holds the sheet upright.
    pub margins: Option<Insets>,
    /// What makes up for its backs on sheets that stand upright.
    pub upright: Option<Correction>,
    /// The same for sheets that lie on their side: which way a driver turns them nobody knows.
    pub lying: Option<Correction>,
}

impl Printer {
    /// A printer of which nothing is known.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), margins: None, upright: None, lying: None }
    }

    /// What makes up for its backs on a sheet, where that was measured.
    pub fn correction(&self, sheet: Size) -> Option<Correction> {
        if sheet.is_portrait() { self.upright } else { self.lying }
    }

    /// What is kept, with what is known better now in place of what was known.
    #[must_use]
    pub fn over(self, older: &Self) -> Self {
        Self {
            name: self.name,
            margins: self.margins.or(older.margins),
            upright: self.upright.or(older.upright),
            lying: self.lying.or(older.lying),
        }
    }
}

/// The file of all printers that a user has measured.
pub fn printers_file(printers: &[Printer]) -> String {
    let mut file = TomlText::new(&[
        "Printers, as `emberdeck calibrate` measured them. Lengths have a unit; shifts are right",
        "and down, turns in degrees clockwise, scales wide and high, all as you hold a back upright.",
    ]);
    file.put("schema", 1_u8);
    for printer in printers {
        file.next_of("printer");
        file.put("name", &printer.name);
        if let Some(Insets { top, right, bottom, left }) = printer.margins {
            let sides = [top, right, bottom, left].map(written);
            file.put("margins", sides.join(",").as_str());
        }
        for (key, correction) in [("upright", printer.upright), ("lying", printer.lying)]
        {
            let Some(Correction { shift, turn, scale }) = correction else { continue };
            file.table(&format!("printer.{key}"));
            file.put("shift", written_pair(shift.x, shift.y).as_str());
            file.put("turn", Value::decimal(turn, 4));
            let scales = [scale.0, scale.1].map(|scale| Value::decimal(scale, 6));
            file.put("scale", Value::list(scales.into_iter()));
        }
    }
    file.finish()
}

impl std::fmt::Display for Printer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut told = String::new();
        for (what, correction) in
            [("upright sheets", self.upright), ("sheets on their side", self.lying)]
        {
            let Some(correction) = correction else { continue };
            let does = correction.told();
            let does = if does.is_empty() { "as they are" } else { &does };
            write!(told, "; backs of {what} {does}")?;
        }
        if let Some(Insets { top, right, bottom, left }) = self.margins {
            write!(
                told,
                "; margins {top}, {right}, {bottom}, {left} from the top clockwise"
            )?;
        }
        f.write_str(told.strip_prefix("; ").unwrap_or("nothing is known of it"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_correction_does_is_told_as_one_holds_a_back() {
        let correction = Correction {
            shift: Point::mm(0.8, -0.5),
            turn: -0.125,
            scale: (1.002, 0.999),
        };
        assert_eq!(
            correction.told(),
            "0.8 mm right, 0.5 mm up, turned 0.12° counterclockwise, at 100.2 × 99.9 %"
        );
        let even = Correction { scale: (1.0, 1.0), ..correction };
        assert_eq!(even.told(), "0.8 mm right, 0.5 mm up, turned 0.12° counterclockwise");
        let both = Correction { scale: (0.9951, 0.9951), ..Correction::NONE };
        assert_eq!(both.told(), "at 99.51 %");
        assert_eq!(Correction::NONE.told(), "");
    }

    #[test]
    fn a_page_that_turns_head_over_foot_is_shifted_the_other_way() {
        let correction = Correction::shifted(Point::mm(2.0, -1.0));
        let (sheet, at) = (Size::mm(200.0, 300.0), Point::mm(50.0, 60.0));
        let upright = correction.on(sheet, Axis::Vertical).point(at);
        assert!(
            upright.x.is_near(Length::mm(52.0)) && upright.y.is_near(Length::mm(59.0))
        );
        let turned = correction.on(sheet, Axis::Horizontal).point(at);
        assert!(turned.x.is_near(Length::mm(48.0)) && turned.y.is_near(Length::mm(61.0)));
    }
}
