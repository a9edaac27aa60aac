//! The front: one flood, one picture, the deck's name.

use crate::color::Ink;
use crate::dieline::DielineError;
use crate::dieline::art::Desk;
use crate::dieline::page::DielineJob;
use crate::dieline::panel::Part;
use crate::frame::{Frame, Mark, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::look;
use crate::text::{Breaking, Fitted, Hyphens, Paragraph, Setting, Style, fit, heights};

/// Sizes of the name, each on 1.07 of itself; the largest that fits is taken.
const NAMES: [f64; 9] = [30.0, 27.0, 24.0, 21.0, 18.0, 16.0, 14.0, 12.0, 10.0];
/// How far the flood runs over folds, and past cuts.
const BEYOND: Length = Length::mm(2.0);

/// The flood: the front, and a strip beyond each of its edges.
fn flood(job: &DielineJob<'_>, at: Point) -> Path {
    let front = job.dieline.rect(Part::Front);
    let side = job.dieline.rect(Part::Left);
    let (left, right) = (front.left(), front.right());
    let (out_left, out_right) = (left - BEYOND, right + BEYOND);
    let (top, foot) = (side.top(), side.bottom());
    // A band is cut at its sides' heads too.
    let (top, foot) = if job.dieline.has(Part::Lid) {
        (top, foot)
    } else {
        (top - BEYOND, foot + BEYOND)
    };
    let point = |x, y| Point::new(x, y) + at;
    Path::polygon(&[
        point(out_left, top),
        point(left, top),
        point(left, front.top() - BEYOND),
        point(right, front.top() - BEYOND),
        point(right, top),
        point(out_right, top),
        point(out_right, foot),
        point(right, foot),
        point(right, front.bottom() + BEYOND),
        point(left, front.bottom() + BEYOND),
        point(left, foot),
        point(out_left, foot),
    ])
}

/// Where picture, name and number stand on a front.
struct Places {
    picture: Rect,
    /// The room of the name.
    name: Rect,
    /// The baseline of the number of cards.
    foot: Length,
    left: Length,
}

fn places(front: Rect, notch: Length) -> Places {
    let size = front.size();
    let margin = (size.width.min(size.height) * 0.1).max(Length::mm(4.0));
    let margin = margin.min(Length::mm(8.0));
    let left = front.left() + margin;
    let foot = front.bottom() - margin;
    let measure = size.width - margin * 2.0;
    let line = Length::mm(5.0);
    if size.width > size.height * 1.15 {
        // Beside each other, on one floor.
        let top = front.top() + margin.max(notch + Length::mm(1.0));
        let floor = foot - line - Length::mm(1.0);
        let picture = Rect::new(
            Point::new(left, top),
            Size::new(front.right() - left, floor - top),
        );
        let arches = ((floor - top) / 1.15).min(size.width * 0.36);
        let from = left + arches + margin * 0.8;
        let air = Length::mm(2.5);
        let name = Rect::new(
            Point::new(from, top),
            Size::new(front.right() - margin - from, floor - air - top),
        );
        return Places { picture, name, foot, left };
    }
    let top = front.top() + notch + margin * 0.8;
    let floor = front.top() + size.height * 0.56;
    let picture =
        Rect::new(Point::new(left, top), Size::new(front.right() - left, floor - top));
    let air = margin * 0.7;
    let below = floor + air;
    let name =
        Rect::new(Point::new(left, below), Size::new(measure, foot - line * 1.4 - below));
    Places { picture, name, foot, left }
}

impl Desk<'_, '_> {
    /// The ink of what stands on the front.
    pub(super) fn front_ink(&self) -> Ink {
        if self.job.is_outline { self.job.theme.pattern } else { Ink::WHITE }
    }

    /// Sets the front.
    pub(super) fn front(&mut self, frame: &mut Frame) -> Result<(), DielineError> {
        let (job, ink) = (self.job, self.front_ink());
        let front = job.dieline.rect(Part::Front).moved(self.at);
        if !job.is_outline {
            frame.fill(flood(job, self.at), job.theme.pattern);
        }
        let notch = if job.dieline.has(Part::Lid) {
            // As deep as it is in the outline; the widest is 9 mm.
            (front.size().width * 0.14).max(Length::mm(6.0)).min(Length::mm(9.0))
        } else {
            Length::ZERO
        };
        let mut places = places(front, notch);
        let is_beside = places.name.left() > places.left;
        let (mut name, fitted) = self.fit_name(places.name.size())?;
        if !is_beside {
            // A short name leaves room that is better the picture's.
            let free = places.name.size().height - name_depth(fitted);
            let lower = free.min(front.size().height * 0.14).max(Length::ZERO);
            let Size { width, height } = places.picture.size();
            let taller = Size::new(width, height + lower);
            places.picture = Rect::new(places.picture.origin(), taller);
            places.name = places.name.moved(Point::new(Length::ZERO, lower));
        }
        let picture = look::picture_of(job.theme, places.picture.size(), ink);
        frame.absorb(places.picture.origin(), &picture);
        let node = self.deck_node(frame, Tag::PageHeading);
        self.put_name(
            frame,
            Mark::Content(node),
            (places.name, is_beside),
            &mut name,
            fitted,
        );
        let node = frame.node(Tag::Paragraph, None);
        let said = self.job.count_said.clone();
        let line = self.line(&said, Style::TEXT)?;
        let measure = front.right() - places.left - Length::mm(3.0);
        let sizes = [11.0, 10.0, 9.0, 8.0, 7.0, 6.0].map(Length::pt);
        let fits = |size: &&Length| measure.fits(line.width_at(**size));
        let size = *sizes.iter().find(fits).unwrap_or(&sizes[5]);
        let size = size.min(Length::pt(8.0).max(front.size().width * 0.06));
        let at = Point::new(places.left, places.foot);
        frame.line(Mark::Content(node), at, &line, size, |_| ink);
        Ok(())
    }

    /// The deck's name at the largest size that fits a room.
    fn fit_name(&mut self, room: Size) -> Result<(Paragraph, Fitted), DielineError> {
        let job = self.job;
        let paragraph =
            self.typesetter.shape(job.title, Style::DISPLAY, job.title_language)?;
        let sizes = NAMES.map(|size| Setting {
            size: Length::pt(size),
            leading: Length::pt(size * 1.07),
        });
        let lines = |setting: Setting| {
            let has = |lines: &usize| room.height.fits(depth(setting, *lines));
            (1..=3).rev().find(has).unwrap_or(0)
        };
        // Words are rather set smaller than parted.
        let hyphens = [Hyphens::Authored, Hyphens::WideWords];
        if let Some(fitted) = fit(&paragraph, room.width, &sizes, &hyphens, lines) {
            return Ok((paragraph, fitted));
        }
        Err(DielineError::Overset { title: job.title.to_owned(), width: room.width })
    }

    /// Sets the name from the head of its room; beside the picture, from its foot.
    fn put_name(
        &mut self,
        frame: &mut Frame,
        mark: Mark,
        (room, is_beside): (Rect, bool),
        name: &mut Paragraph,
        Fitted { setting, hyphens, lines, .. }: Fitted,
    ) {
        let breaking = Breaking::by_sense(hyphens);
        let mut baseline = if is_beside {
            room.bottom() - heights::descender(setting.size) - setting.depth(lines)
        } else {
            room.top() + heights::cap(setting.size)
        };
        let (ink, measure) = (self.front_ink(), room.size().width);
        for line in name.lines(self.typesetter, measure, setting.size, breaking) {
            let width = line.width_at(setting.size);
            let x = if line.is_rtl() { room.right() - width } else { room.left() };
            let at = Point::new(x, baseline);
            frame.line(mark, at, &line, setting.size, |_| ink);
            baseline += setting.leading;
        }
    }
}

/// From the head of capitals to the foot of letters that hang.
fn depth(setting: Setting, lines: usize) -> Length {
    heights::cap(setting.size) + setting.depth(lines) + heights::descender(setting.size)
}

fn name_depth(fitted: Fitted) -> Length {
    depth(fitted.setting, fitted.lines)
}
