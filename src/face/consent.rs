//! The line that asks first.

use crate::color::Ink;
use crate::face::desk::Desk;
use crate::face::measures::Backs;
use crate::face::parts::BackPart;
use crate::face::places::Places;
use crate::frame::{Frame, Mark, Tag};
use crate::geom::Length;
use crate::model::Field;
use crate::text::{Breaking, Fitted, Hyphens, Line, fit};

/// A prompt ends this many leadings of the small type above a consent line.
pub(super) const OVER_CONSENT: f64 = 1.45;

/// Shares of a column that a consent line is tried in.
const NARROWER: [f64; 4] = [1.0, 0.92, 0.84, 0.76];

/// What a line of the prompt's room is worth beside the cost of a consent line's breaks: a little,
/// or, where the prompt needs it, more than any break.
pub(super) const ROOM: f64 = 0.07;
pub(super) const ALL_ROOM: f64 = 1.0;

/// The consent line, shaped and broken, with where it begins.
pub(super) struct Consent {
    lines: Vec<Line>,
    pub(super) first: Length,
}

impl Desk<'_> {
    /// Breaks the consent line: its last baseline is fixed, the lines stand above it. In a house
    /// whose sign stands at the foot it stands beside that, or above it where that takes less.
    pub(super) fn break_consent(
        &mut self,
        places: &Places,
        (lift, worth): (Length, f64),
        backs: Backs,
    ) -> Option<Consent> {
        let (text, style, most) = BackPart::consent(self, backs)?;
        let mut paragraph = self.shape(Field::Consent, 0, &text, style)?;
        let setting = self.measures.small;
        let whole = (self.measure(), places.consent + lift);
        let ways = match places.beside {
            Some((end, last)) => {
                let above = places.last.min(last + lift);
                let narrow = end - self.column.left;
                // In a narrow column a little less often breaks better.
                let mut ways: Vec<_> =
                    NARROWER.map(|share| (narrow * share, last + lift)).into();
                ways.extend(NARROWER.map(|share| (whole.0 * share, above)));
                ways
            }
            None => vec![whole],
        };
        let most = most.max(5);
        let ways: Vec<_> = ways
            .into_iter()
            .filter_map(|(measure, last)| {
                let hyphens = &Hyphens::OF_TEXT;
                let fitted = fit(&paragraph, measure, &[setting], hyphens, |_| most)?;
                let first = last - setting.depth(fitted.lines);
                Some((first, measure, fitted))
            })
            .collect();
        // What takes less of the prompt's room, unless it breaks worse.
        let lowest = ways.iter().map(|way| way.0).fold(Length::ZERO, Length::max);
        let price = |(first, measure, _): &(Length, Length, Fitted)| {
            let cost = paragraph.cost(*measure, setting.size).unwrap_or(1.0);
            cost + (lowest - *first) / setting.leading * worth
        };
        let best = ways.iter().min_by(|one, other| price(one).total_cmp(&price(other)));
        let Some(&(first, measure, fitted)) = best else {
            self.overset((Field::Consent, 0), &paragraph, whole.0, setting, most);
            return None;
        };
        let breaking = Breaking::by_sense(fitted.hyphens);
        let lines = paragraph.lines(self.typesetter, measure, setting.size, breaking);
        Some(Consent { lines, first })
    }

    pub(super) fn set_consent(&self, frame: &mut Frame, consent: &Consent) {
        let mark = Mark::Content(self.node(frame, Tag::Paragraph, None));
        let (at, small) = ((self.full(), consent.first), self.measures.small);
        self.put_lines(frame, mark, at, &consent.lines, small, |_| Ink::BLACK);
    }
}
