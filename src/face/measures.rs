//! The measures of the look on each size of card.

use crate::geom::{Format, Length, Point, Rect, Size};
use crate::look;
use crate::model::Edition;
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
    /// Where text begins, and how far from the right it ends.
    pub(super) margin: Length,
    /// The hearth arch; its foot is the floor line.
    pub(super) arch: Rect,
    pub(super) letter: Setting,
    /// Titles, largest first; the first is the deck's.
    pub(super) titles: Vec<Setting>,
    /// From the floor line to the title's first baseline.
    pub(super) title_drop: Length,
    /// Short prompts are displayed in this.
    pub(super) display: Setting,
    /// Prompts, largest first; the first is the deck's.
    pub(super) prompts: Vec<Setting>,
    /// Prompt's first baseline: this and its leading below the title's last baseline.
    pub(super) prompt_gap: Length,
    /// Backs (and lists on fronts), largest first.
    pub(super) bodies: Vec<Setting>,
    /// Kind, consent, foot.
    pub(super) small: Setting,
    /// Baseline of the prompt's or the consent's last line, above the card's foot.
    pub(super) rise: Length,
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

/// A prompt of at most this many characters is displayed.
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
    /// The measures for a format in an edition.
    pub(super) fn of(format: &Format, edition: Edition, backs: Backs) -> Self {
        let measures = Self::standard(format);
        if backs == Backs::Text {
            return measures.in_edition(edition);
        }
        // With all text on one side the head gives way to it.
        let trim = format.trim();
        let arch = Size::mm(9.0, 10.35);
        let dense = Self {
            arch: Rect::new(Point::new(measures.margin, measures.margin * 0.85), arch),
            titles: measures
                .titles
                .iter()
                .copied()
                .filter(|title| title.size <= Length::pt(17.0))
                .collect(),
            title_drop: Length::mm(7.2),
            prompt_gap: Length::mm(1.8),
            small: if trim.height > Length::mm(100.0) {
                on(11.0, 4.9)
            } else {
                measures.small
            },
            rise: Length::mm(7.5) + measures.foot,
            ..measures
        };
        let titles =
            if dense.titles.is_empty() { vec![on(15.0, 6.0)] } else { dense.titles };
        Self { titles, ..dense }.in_edition(edition)
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
        self.display = raised(self.display);
        self.small = raised(small);
        self.back_title = raised(back_title);
        self.rise += self.small.leading - small.leading;
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

    /// How much larger ornaments and lines are than on a poker card.
    pub(super) fn scale(&self) -> f64 {
        self.arch.size().width / Length::mm(10.0)
    }

    /// The width that text may fill.
    pub(super) fn measure(&self) -> Length {
        self.trim.width - self.margin * 2.0
    }

    /// Where text ends on the right.
    pub(super) fn right(&self) -> Length {
        self.trim.width - self.margin
    }

    /// The floor line that the arch stands on.
    pub(super) fn floor(&self) -> Length {
        self.arch.bottom()
    }

    /// The last baseline that a prompt or a consent line may stand on.
    pub(super) fn last_baseline(&self) -> Length {
        self.trim.height - self.rise
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
        look::LINE * self.scale().clamp(0.8, 1.2)
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
    use crate::model::Vocabulary;

    #[test]
    fn every_named_format_keeps_its_text_in_the_safe_area() {
        assert!(Format::by_area().len() >= 10);
        for format in Format::by_area() {
            let measures = Measures::of(&format, Edition::Standard, Backs::Text);
            let safe = format.safe_area();
            assert!(measures.margin.fits(safe.left()), "{}", format.name());
            assert!(
                safe.bottom().fits(measures.back_last_baseline()),
                "{}",
                format.name()
            );
            assert!(
                measures.last_baseline() < measures.foot_baseline(),
                "{}",
                format.name()
            );
        }
    }

    #[test]
    fn prompts_lead_whatever_the_format_and_the_edition() {
        for format in Format::by_area() {
            for edition in Edition::ALL {
                for backs in [Backs::Text, Backs::Pattern] {
                    let whole = Measures::of(&format, *edition, backs);
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
