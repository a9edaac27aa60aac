//! The back of a card: text, or the pattern.

use std::sync::Arc;

use crate::color::Ink;
use crate::face::desk::{Desk, LinePlace};
use crate::face::parts::BackPart;
use crate::frame::{Frame, Mark};
use crate::geom::{Length, Path, Point, Rect};
use crate::look;
use crate::model::{Field, House};
use crate::text::{Breaking, Hyphens, fit};

impl Desk<'_> {
    /// Sets the back with steps, follow-ups, stop and after.
    pub(super) fn set_back(&mut self) -> Frame {
        let mut frame = Frame::new(self.measures.trim);
        frame.fill(Path::rect(Rect::new(Point::ORIGIN, self.measures.trim)), Ink::WHITE);
        self.column = self.measures.back_column();
        let line = self.set_back_title(&mut frame);
        let blocks = BackPart::of(self);
        let end = self.set_flow(&mut frame, &blocks, line);
        self.set_void(&mut frame, end);
        if self.is_rtl { frame.mirrored() } else { frame }
    }

    /// What is drawn under a text that leaves room: it grows with the void.
    fn set_void(&mut self, frame: &mut Frame, end: Length) {
        let (measures, kind) = (self.measures, self.card.kind);
        let (scale, trim) = (measures.scale, measures.trim);
        let unit = look::sign_size(measures.house);
        let drawn = |height: Length| {
            let least = unit.height * scale;
            let most = unit.height * (scale * 2.6);
            least
                .fits(height)
                .then_some(())
                .map_or_else(|| Some(height.min(most)), |()| None)
        };
        let sign = |height: Length| look::sign(self.theme, kind, height / unit.height);
        match measures.house {
            House::Hearth => {
                let floor = measures.foot_baseline();
                let void = floor - end - Length::mm(5.5) * scale;
                let Some(height) = drawn(void * 0.8) else { return };
                let arch = Arc::new(sign(height));
                let at =
                    Point::new(self.column.right - arch.size().width, floor - height);
                frame.stamp(at, &arch);
                self.floor_line(frame, floor);
            }
            House::Tide => {
                // As many waves as there is room for, and no more than the card is deep.
                let water = measures.water();
                let waves = (1..=self.card.pace.number()).rev().find(|waves| {
                    (water.top(*waves) - Length::mm(3.0) * scale).fits(end)
                });
                if let Some(waves) = waves {
                    let pace = self.stamps.pace(kind, waves, self.is_rtl);
                    frame.stamp(Point::ORIGIN, &pace.clone());
                    let void = water.top(waves) - end - Length::mm(9.0) * scale;
                    if let Some(height) = drawn(void * 0.7) {
                        let moon = Arc::new(sign(height));
                        let top = water.top(waves) - Length::mm(4.0) * scale - height;
                        let left = self.column.right - moon.size().width;
                        frame.stamp(Point::new(left, top), &moon);
                    }
                }
            }
            House::Meadow => {
                let foot = trim.height - Length::mm(9.0) * scale;
                let void = foot - end - Length::mm(5.0) * scale;
                let Some(height) = drawn(void * 0.85) else { return };
                let flower = Arc::new(sign(height));
                let top = foot - height;
                let left = self.column.right - flower.size().width;
                let x = left + flower.size().width / 2.0;
                let ink = self.theme.ornament_ink(kind);
                let stem = Path::line(
                    Point::new(x, top + height * 0.9),
                    Point::new(x, trim.height + self.bleed),
                );
                frame.stroke(stem, Length::mm(0.75) * scale.max(0.8), ink);
                frame.stamp(Point::new(left, top), &flower);
            }
            // The same edge of the card, seen from behind.
            House::Plain => {
                let bar = self.stamps.pace(kind, 1, !self.is_rtl).clone();
                frame.stamp(Point::ORIGIN, &bar);
            }
        }
    }

    /// Title, id and a line under them; they repeat the front, so they are decoration to who
    /// hears the card. Returns where the line lies.
    fn set_back_title(&mut self, frame: &mut Frame) -> Length {
        let (measures, ink) = (self.measures, self.accent());
        let (setting, first) = (measures.back_title, measures.back_top);
        let id = self.id_line();
        let id_size = self.id_size();
        let id_width = id.width_at(id_size);
        let end = (LinePlace::End(self.column.right), first);
        self.put(frame, Mark::Artifact, end, &id, id_size, |_| Ink::BLACK);
        let measure = self.measure() - id_width - Length::mm(2.0);
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
                let place = LinePlace::Start { from: self.column.left, measure };
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
        let line = last + Length::mm(2.5) * measures.scale;
        let path = Path::line(
            Point::new(self.column.left, line),
            Point::new(self.column.right, line),
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
        let (measure, indent) = (self.measure(), self.indent());
        let last = measures.back_last_baseline();
        let top = |leading: Length| line + leading + Length::mm(0.7) * measures.scale;
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
