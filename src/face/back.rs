//! The back of a card: text, or the pattern.

use crate::color::Ink;
use crate::face::blocks::BackPart;
use crate::face::desk::{Desk, LinePlace};
use crate::frame::{Frame, Mark};
use crate::geom::{Length, Path, Point, Rect};
use crate::model::Field;
use crate::text::{Breaking, Hyphens, Style, fit};

impl Desk<'_> {
    /// Sets the back with steps, follow-ups, stop and after.
    pub(super) fn set_back(&mut self) -> Frame {
        let mut frame = Frame::new(self.measures.trim);
        frame.fill(Path::rect(Rect::new(Point::ORIGIN, self.measures.trim)), Ink::WHITE);
        let line = self.set_back_title(&mut frame);
        let blocks = BackPart::of(self);
        let end = self.set_flow(&mut frame, &blocks, line);
        let arch = self.stamps.arch(self.card.kind).clone();
        let floor = self.measures.foot_baseline();
        let air = arch.size().height + Length::mm(5.5) * self.measures.scale();
        if (floor - air).fits(end) {
            let at = Point::new(self.measures.margin, floor - arch.size().height);
            frame.stamp(at, &arch);
            self.floor_line(&mut frame, floor);
        }
        if self.is_rtl { frame.mirrored() } else { frame }
    }

    /// Title, id and a line under them; they repeat the front, so they are decoration to who
    /// hears the card. Returns where the line lies.
    fn set_back_title(&mut self, frame: &mut Frame) -> Length {
        let (measures, ink) = (self.measures, self.accent());
        let (setting, first) = (measures.back_title, measures.back_top);
        let id = self.words_line(&self.card.id.clone(), Style::TABULAR);
        let id_width = id.width_at(measures.small.size);
        let end = (LinePlace::End(measures.right()), first);
        self.put(frame, Mark::Artifact, end, &id, measures.small.size, |_| Ink::BLACK);
        let measure = measures.measure() - id_width - Length::mm(2.0);
        let mut last = first;
        if let Some(mut paragraph) = self.take_title() {
            let smaller = crate::text::Setting::new(10.0, 4.2);
            let settings = measures.allowed(&[setting, smaller]);
            let smallest = settings[settings.len() - 1];
            let fitted = Hyphens::OF_TITLE.into_iter().find_map(|hyphens| {
                [1, 2, 3].into_iter().find_map(|most| {
                    let usual = if most == 1 { &settings[..1] } else { &settings[..] };
                    fit(&paragraph, measure, usual, &[hyphens], |_| most)
                })
            });
            if let Some(fitted) = fitted {
                let size = fitted.setting.size;
                let breaking = Breaking::by_sense(fitted.hyphens);
                let lines = paragraph.lines(self.typesetter, measure, size, breaking);
                let place = LinePlace::Start { from: measures.margin, measure };
                let at = (place, first);
                last = self.put_lines(
                    frame,
                    Mark::Artifact,
                    at,
                    &lines,
                    fitted.setting,
                    |_| Ink::BLACK,
                );
            } else {
                self.overset((Field::Title, 0), &paragraph, measure, smallest, 3);
            }
        }
        let line = last + Length::mm(2.5) * measures.scale();
        let path = Path::line(
            Point::new(measures.margin, line),
            Point::new(measures.right(), line),
        );
        frame.stroke(path, measures.line(), ink);
        line
    }

    /// The blocks at the largest size that holds them; returns the last baseline.
    fn set_flow(
        &mut self,
        frame: &mut Frame,
        blocks: &[BackPart],
        line: Length,
    ) -> Length {
        if blocks.is_empty() {
            return line;
        }
        let measures = self.measures;
        let (measure, indent) = (measures.measure(), self.indent());
        let last = measures.back_last_baseline();
        let top = |leading: Length| line + leading + Length::mm(0.7) * measures.scale();
        // What is asked on the front is not told smaller than what comes of it.
        let smallest = measures.bodies[measures.bodies.len() - 1];
        let prompt = self.prompt_size.unwrap_or(measures.bodies[0].size);
        let bodies =
            measures.bodies.iter().copied().filter(|body| prompt.fits(body.size));
        let bodies: Vec<_> = bodies.collect();
        let bodies = if bodies.is_empty() { vec![smallest] } else { bodies };
        let mut over = None;
        for way in BackPart::ways(blocks) {
            let Some(mut flow) = self.shape_blocks(&way.parts) else { return line };
            let fitted = Hyphens::OF_TEXT.into_iter().find_map(|hyphens| {
                flow.hyphens = hyphens;
                bodies.iter().copied().find(|setting| {
                    let room = last - top(setting.leading);
                    flow.spread(measure, indent, *setting, room)
                })
            });
            if let Some(setting) = fitted {
                self.note_way(&way);
                let room = last - top(setting.leading);
                // The page of the workbook stands there where it makes nothing smaller.
                if let Some(mut with_page) = self.with_page(&way.parts)
                    && with_page.spread(measure, indent, setting, room)
                {
                    flow = with_page;
                }
                return self.put_flow(frame, &mut flow, top(setting.leading), setting);
            }
            over = Some(flow);
        }
        let Some(flow) = over else { return line };
        let setting = measures.bodies[measures.bodies.len() - 1];
        self.overset_flow(&flow, setting, last - top(setting.leading));
        line
    }
}
