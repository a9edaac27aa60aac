//! The measures of a page: one unit to which everything on it keeps.

use crate::geom::Length;
use crate::model::Edition;
use crate::text::Setting;

/// Type sizes, leadings and spaces of one edition.
///
/// Everything is a whole number of units high, and so is the page: lines of text (two units in
/// the standard edition) and lines to write on (three) come to stand on one grid, and columns
/// beside each other keep step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metrics {
    /// The unit of the grid.
    pub unit: Length,
    /// What is read.
    pub text: Setting,
    /// Labels, heads of tables, the foot.
    pub small: Setting,
    /// What has to be there and is hardly read, as a licence: the same in every edition.
    pub fine: Setting,
    /// Headings on a page.
    pub heading: Setting,
    /// The title of a page.
    pub title: Setting,
    /// The title of a chapter.
    pub chapter: Setting,
    /// From one line to write on to the next.
    pub pitch: Length,
    /// The side of a box to tick.
    pub tick: Length,
    /// How much larger columns and signs are than in the standard edition.
    pub scale: f64,
}

/// Sizes in points: text, small, heading, title, chapter; the unit in millimetres; units of a
/// line of text and of a line to write on.
///
/// Lines to write on stand 8 mm apart and 10 mm in the editions for those who read large
/// (content, section 3). Text is 1.33 to 1.57 times its size apart, which leaves room for the
/// 1.5 that WCAG 2.2, 1.4.12, asks where letters are spaced.
struct Sizes {
    points: [f64; 5],
    unit: f64,
    line: f64,
    pitch: f64,
}

const STANDARD: Sizes = Sizes {
    points: [11.0, 10.0, 14.0, 22.0, 32.0],
    unit: 8.0 / 3.0,
    line: 2.0,
    pitch: 3.0,
};
/// The standard edition on paper of half a sheet.
const SMALL_PAPER: Sizes = Sizes {
    points: [10.5, 10.0, 13.0, 19.0, 27.0],
    unit: 8.0 / 3.0,
    line: 2.0,
    pitch: 3.0,
};
const CLEAR: Sizes = Sizes {
    points: [14.0, 14.0, 17.0, 25.0, 34.0],
    unit: 10.0 / 3.0,
    line: 2.0,
    pitch: 3.0,
};
const LARGE: Sizes =
    Sizes { points: [16.0, 16.0, 19.0, 27.0, 36.0], unit: 2.5, line: 3.0, pitch: 4.0 };
const DYSLEXIA: Sizes = Sizes {
    points: [12.0, 12.0, 15.0, 23.0, 32.0],
    unit: 10.0 / 3.0,
    line: 2.0,
    pitch: 3.0,
};

impl Metrics {
    /// The measures of an edition on pages whose text is so wide.
    pub fn new(edition: Edition, measure: Length) -> Self {
        let sizes = match edition {
            Edition::Standard if measure < Length::mm(130.0) => SMALL_PAPER,
            Edition::Standard => STANDARD,
            Edition::Clear => CLEAR,
            Edition::Large => LARGE,
            Edition::Dyslexia => DYSLEXIA,
        };
        let unit = Length::mm(sizes.unit);
        let [text, small, heading, title, chapter] = sizes.points.map(Length::pt);
        let line = unit * sizes.line;
        // Spaced letters are an eighth of their size further apart.
        let spaced = if edition.is_spaced() { 1.2 } else { 1.0 };
        let on = |size: Length, least: f64| {
            // The smallest number of units that gives the lines of this size air.
            let mut leading = line;
            while !leading.fits(size * least) {
                leading += unit;
            }
            Setting { size, leading }
        };
        Self {
            unit,
            text: Setting { size: text, leading: line },
            small: Setting { size: small, leading: line },
            fine: Setting { size: Length::pt(8.5), leading: Length::pt(11.0) },
            heading: on(heading, 1.2),
            title: on(title, 1.1),
            chapter: on(chapter, 1.1),
            pitch: unit * sizes.pitch,
            tick: Length::mm(5.0),
            scale: (text.to_pt() / 11.0).max(1.0) * spaced,
        }
    }

    /// The most sizes of type that a page for reading is wide.
    pub(crate) const READING: f64 = 39.0;

    /// The widest measure for reading: longer lines lose the eye on its way back (Bringhurst, The
    /// Elements of Typographic Style, 2.1.2: 75 characters, or a few more where the lines are few).
    pub fn reading(&self, edition: Edition) -> Length {
        let spaced = if edition.is_spaced() { 1.2 } else { 1.0 };
        self.text.size * (Self::READING * spaced)
    }

    /// So many units.
    pub fn units(&self, count: f64) -> Length {
        self.unit * count
    }

    /// A height as a whole number of units, no less than it was.
    pub fn whole(&self, height: Length) -> Length {
        let units = height / self.unit;
        self.unit * (units - 0.001).ceil().max(0.0)
    }

    /// A width that grows with the type.
    pub fn wide(&self, millimetres: f64) -> Length {
        Length::mm(millimetres) * self.scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Vocabulary;

    #[test]
    fn everything_is_a_whole_number_of_units() {
        for &edition in Edition::ALL {
            for measure in [Length::mm(110.0), Length::mm(175.0)] {
                let metrics = Metrics::new(edition, measure);
                let settings =
                    [metrics.text, metrics.small, metrics.heading, metrics.title];
                for leading in settings
                    .map(|setting| setting.leading)
                    .into_iter()
                    .chain([metrics.pitch])
                {
                    assert!(metrics.whole(leading).is_near(leading), "{edition:?}");
                }
            }
        }
    }

    #[test]
    fn lines_to_write_on_leave_room_for_a_hand() {
        let pitch = |edition| Metrics::new(edition, Length::mm(175.0)).pitch;
        assert!(pitch(Edition::Standard).fits(Length::mm(8.0)));
        for edition in [Edition::Clear, Edition::Large, Edition::Dyslexia] {
            assert!(pitch(edition).fits(Length::mm(10.0)), "{edition:?}");
        }
    }

    #[test]
    fn no_text_is_under_the_floor_of_its_edition() {
        for &edition in Edition::ALL {
            let metrics = Metrics::new(edition, Length::mm(110.0));
            let floor = Length::pt(edition.floor());
            assert!(metrics.small.size.fits(floor) && metrics.text.size.fits(floor));
        }
        let spaced = Metrics::new(Edition::Dyslexia, Length::mm(175.0)).text;
        assert!(spaced.leading / spaced.size >= 1.5);
    }
}
