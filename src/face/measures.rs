//! The measures of the look on each size of card.

use crate::face::places::Column;
use crate::geom::{Format, Length, Size};
use crate::look;
use crate::model::{Edition, House};
use crate::text::{Setting, heights};

/// What stands on the backs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backs {
    /// Steps, follow-ups, stop and after.
    Text,
    /// The same pattern on each; everything is on the front.
    Pattern,
    /// The same card in another language; everything is on both sides.
    Twin,
}

/// Where things stand on a card of one format. Lengths count from the trim's top left.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measures {
    pub(super) trim: Size,
    /// Where text begins on backs, and how far from the right it ends.
    pub(super) margin: Length,
    /// How much larger ornaments and lines are than on a poker card.
    pub(super) scale: f64,
    /// Where things stand, and what is drawn there.
    pub(super) house: House,
    /// Whether all text stands on one side, so that the house gives way to it.
    pub(super) is_dense: bool,
    /// Whether the front tells the id, as no back does.
    pub(super) has_id: bool,
    /// The size of the kind's sign on a front.
    pub(super) sign: Size,
    /// Titles, largest first; the first is the deck's.
    pub(super) titles: Vec<Setting>,
    /// Short prompts are displayed in these, largest first: of 45 characters in the first, of 60 in the
    /// second, of [`DISPLAYED`] in the third; or in the next that fits.
    pub(super) displays: Vec<Setting>,
    /// Prompts, largest first; the first is the deck's.
    pub(super) prompts: Vec<Setting>,
    /// Prompt's first baseline: this and its leading below the title's last baseline.
    pub(super) prompt_gap: Length,
    /// Backs (and lists on fronts), largest first.
    pub(super) bodies: Vec<Setting>,
    /// Kind, consent, foot.
    pub(super) small: Setting,
    /// Baseline of the foot, above the card's foot.
    pub(super) foot: Length,
    /// The back's title.
    pub(super) back_title: Setting,
    /// First baseline of the back's title.
    pub(super) back_top: Length,
    /// How far the text of a list stands in.
    pub(super) indent: Length,
    /// The smallest type of the edition.
    pub(super) floor_size: Length,
    /// Whether letters, words and paragraphs stand further apart.
    pub(super) is_spaced: bool,
    /// With all text on one side, the first pair of sizes that every card fits.
    pub(super) first_pair: usize,
}

/// A prompt of at most this many characters is displayed, shorter ones larger.
pub(super) const DISPLAYED: usize = 90;

/// A title is at most so many times as large as the deck's prompts: more, and it shouts them down.
pub(super) const TITLE_TO_PROMPT: f64 = 1.6;

/// Keeps those of several settings, largest first, that are fit; the smallest in any case.
fn keep(settings: &mut Vec<Setting>, is_fit: impl Fn(&Setting) -> bool) {
    let last = settings.last().copied();
    settings.retain(is_fit);
    if settings.is_empty() {
        settings.extend(last);
    }
}

/// A size in points on a leading in millimetres.
pub(super) const fn on(size_pt: f64, leading_mm: f64) -> Setting {
    Setting::new(size_pt, leading_mm)
}

impl Measures {
    /// The measures for a format in an edition, in the house of a look.
    pub(super) fn of(
        format: &Format,
        edition: Edition,
        backs: Backs,
        house: House,
    ) -> Self {
        let mut measures = Self::standard(format);
        measures.house = house;
        measures.is_dense = backs != Backs::Text;
        let trim = measures.trim;
        if measures.is_dense {
            // With all text on one side the head gives way to it.
            measures.titles.retain(|title| title.size <= Length::pt(17.0));
            if measures.titles.is_empty() {
                measures.titles.push(on(15.0, 6.0));
            }
            measures.prompt_gap = Length::mm(1.6);
            if trim.height > Length::mm(100.0) {
                measures.small = on(11.0, 4.9);
            }
            measures.scale = measures.scale.min(1.0);
        }
        measures.voice();
        measures.sign = Self::sign_of(house, trim, measures.scale, measures.is_dense);
        measures.in_edition(edition)
    }

    /// Type as the house has it.
    fn voice(&mut self) {
        match self.house {
            // Titles whisper in the one, and stand in a narrower column in the other.
            House::Tide | House::Meadow => {
                for title in &mut self.titles {
                    let size = (title.size * 0.93).max(Length::pt(10.0));
                    *title = Setting { size, leading: title.leading };
                }
            }
            // The prompt is first and large.
            House::Plain if !self.is_dense => {
                let usual = self.prompts[0];
                let larger =
                    Setting { size: usual.size * 1.1667, leading: usual.leading * 1.16 };
                self.prompts.insert(0, larger);
            }
            House::Hearth | House::Plain => {}
        }
    }

    /// The measures with all type at the edition's floor or above it.
    fn in_edition(mut self, edition: Edition) -> Self {
        let floor = Length::pt(edition.floor());
        let spaced = |setting: Setting| {
            let leading =
                if edition.is_spaced() { setting.size * 1.5 } else { setting.leading };
            Setting { size: setting.size, leading: leading.max(setting.leading) }
        };
        let raised = |setting: Setting| {
            let size = setting.size.max(floor);
            // The larger the type, the less leading it needs: 1.28 of 10 pt, 1.22 of 14 pt.
            let leading = (setting.leading * (size / setting.size)).min(size * 1.22);
            spaced(Setting { size, leading: leading.max(setting.leading) })
        };
        let at_least = |settings: Vec<Setting>| -> Vec<Setting> {
            let smallest = raised(settings[settings.len() - 1]);
            let mut kept: Vec<_> = settings
                .into_iter()
                .filter(|setting| setting.size.fits(floor))
                .map(spaced)
                .collect();
            if kept.last().is_none_or(|last| !last.size.is_near(smallest.size)) {
                kept.push(smallest);
            }
            kept
        };
        let (small, back_title, body) =
            (self.small, self.back_title, self.bodies[0].size);
        self.titles = at_least(self.titles);
        self.prompts = at_least(self.prompts);
        self.bodies = at_least(self.bodies);
        self.displays = self.displays.iter().copied().map(raised).collect();
        self.small = raised(small);
        self.back_title = raised(back_title);
        self.back_top += heights::cap(self.back_title.size - back_title.size);
        self.indent = self.indent * (self.bodies[0].size / body).max(1.0);
        self.floor_size = floor;
        self.is_spaced = edition.is_spaced();
        self
    }

    /// Settles the deck's prompt size: so far down, and titles and backs with it. Says whether
    /// anything is another than before.
    pub(super) fn settle(&mut self, step: usize, backs: Backs) -> bool {
        let before = self.clone();
        if backs == Backs::Text {
            self.prompts.drain(..step);
        } else {
            self.first_pair = step;
        }
        let pair = self.pairs().into_iter().next();
        let prompt = match pair.filter(|_| backs != Backs::Text) {
            Some((prompt, _)) => prompt.size,
            None => self.prompts[0].size,
        };
        let most = prompt * TITLE_TO_PROMPT;
        keep(&mut self.titles, |title| most.fits(title.size));
        if backs == Backs::Text {
            keep(&mut self.bodies, |body| prompt.fits(body.size));
        }
        *self != before
    }

    /// The settings of prompt and list when both stand on the front, largest first: the list is
    /// never more than a fifth smaller than the prompt. With the deck's step, only the pairs
    /// from there on.
    pub(super) fn pairs(&self) -> Vec<(Setting, Setting)> {
        let near = |prompt: &Setting| {
            let mut fitting =
                self.bodies.iter().filter(|body| prompt.size.fits(body.size));
            fitting.next().copied().filter(|body| body.size.fits(prompt.size * 0.8))
        };
        let pairs =
            self.prompts.iter().filter_map(|prompt| Some((*prompt, near(prompt)?)));
        pairs.skip(self.first_pair).collect()
    }

    /// Of several settings, those at the edition's floor or above it.
    pub(super) fn allowed(&self, settings: &[Setting]) -> Vec<Setting> {
        let kept: Vec<_> = settings
            .iter()
            .copied()
            .filter(|setting| setting.size.fits(self.floor_size))
            .collect();
        if kept.is_empty() { vec![self.small] } else { kept }
    }

    /// Where text stands on backs, covers and keys.
    pub(super) fn back_column(&self) -> Column {
        let right = self.trim.width - self.margin;
        // The bar of a front is seen at the other edge from behind.
        let left = match self.house {
            House::Plain => self.margin.max(self.sign.width + Length::mm(2.0)),
            House::Hearth | House::Tide | House::Meadow => self.margin,
        };
        Column { left, right }
    }

    /// The foot's baseline.
    pub(super) fn foot_baseline(&self) -> Length {
        self.trim.height - self.foot
    }

    /// The last baseline on a back: 4.9 mm above the trim leaves descenders 4 mm.
    pub(super) fn back_last_baseline(&self) -> Length {
        self.trim.height
            - Length::mm(4.9).max(heights::descender(self.small.size) + Length::mm(4.0))
    }

    /// The thickness of lines.
    pub(super) fn line(&self) -> Length {
        look::LINE * self.scale.clamp(0.8, 1.2)
    }
}

/// How many lines stand between a first baseline and a last one, both included.
pub(super) fn lines_between(first: Length, last: Length, leading: Length) -> usize {
    if !last.fits(first) {
        return 0;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the room is positive and a card holds few lines"
    )]
    let steps = ((last - first) / leading + 1e-6).floor() as usize;
    steps + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::face::places::Places;
    use crate::model::{Pace, Vocabulary};

    #[test]
    fn every_named_format_keeps_its_text_in_the_safe_area() {
        assert!(Format::by_area().len() >= 10);
        for format in Format::by_area() {
            for &house in House::ALL {
                for backs in [Backs::Text, Backs::Pattern] {
                    let measures = Measures::of(&format, Edition::Standard, backs, house);
                    let (safe, what) =
                        (format.safe_area(), format!("{} {house:?}", format.name()));
                    assert!(measures.margin.fits(safe.left()), "{what}");
                    assert!(safe.bottom().fits(measures.back_last_baseline()), "{what}");
                    for pace in (1..=5).filter_map(Pace::new) {
                        let places = Places::of(&measures, pace);
                        let under = heights::descender(measures.small.size);
                        assert!(safe.bottom().fits(places.foot + under), "{what}");
                        assert!(places.last < places.foot, "{what}");
                        assert!(places.column.left.fits(safe.left()), "{what}");
                        assert!(safe.right().fits(places.column.right), "{what}");
                        let cap = heights::cap(measures.small.size);
                        assert!((places.kind - cap).fits(safe.top()), "{what}");
                        assert!(
                            places.title < places.last || house == House::Plain,
                            "{what}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn prompts_lead_whatever_the_format_and_the_edition() {
        for format in Format::by_area() {
            let editions = Edition::ALL.iter().zip(House::ALL.iter().cycle());
            for (edition, &house) in editions {
                for backs in [Backs::Text, Backs::Pattern] {
                    let whole = Measures::of(&format, *edition, backs, house);
                    let steps = match backs {
                        Backs::Text => whole.prompts.len(),
                        _ => whole.pairs().len(),
                    };
                    for step in 0..steps {
                        let mut settled = whole.clone();
                        settled.settle(step, backs);
                        let what =
                            format!("{} {edition:?} {backs:?} {step}", format.name());
                        let (prompt, body) = if backs == Backs::Text {
                            (settled.prompts[0].size, settled.bodies[0].size)
                        } else {
                            assert_eq!(settled.pairs(), whole.pairs()[step..], "{what}");
                            let (prompt, body) = settled.pairs()[0];
                            (prompt.size, body.size)
                        };
                        let title = settled.titles[0].size;
                        let is_smallest = settled.titles.len() == 1;
                        assert!(
                            (prompt * 1.6).fits(title) || is_smallest,
                            "{what}: {title}"
                        );
                        assert!(prompt.fits(body), "{what}: {body}");
                    }
                }
            }
        }
    }

    #[test]
    fn lines_are_counted_with_both_ends() {
        let mm = Length::mm;
        assert_eq!(lines_between(mm(33.0), mm(74.5), mm(5.5)), 8);
        assert_eq!(lines_between(mm(33.0), mm(33.0), mm(5.5)), 1);
        assert_eq!(lines_between(mm(33.0), mm(32.0), mm(5.5)), 0);
    }
}
