//! Blocks that are read: headings, paragraphs, lists, prompts, notes, ways to other pages.

use crate::block::{BlockError, Piece, Setter};
use crate::color::Ink;
use crate::frame::{Frame, Item, Link, LinkTarget, Mark, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::look;
use crate::model::{Callout, Tone};
use crate::text::{LineRun, Setting, Style, heights};

/// Where a point of a list stands: its sign, and its text so much further in.
#[derive(Clone, Copy)]
struct ListIndent {
    left: Length,
    indent: Length,
}

/// How high a link is at least, so that a finger or an unsteady hand meets it (WCAG 2.2, 2.5.8,
/// asks for 24 CSS pixels, which are 18 pt).
pub(crate) const LINK: Length = Length::pt(18.0);

impl Setter<'_> {
    /// A heading on the page; it stands with what follows.
    pub(super) fn heading(&mut self, text: &str) -> Result<Vec<Piece>, BlockError> {
        let setting = self.metrics.heading;
        let piece = self.strip(text, self.heading_tag, Style::DISPLAY, setting)?;
        Ok(vec![piece.over(self.metrics.units(2.0)).keeps()])
    }

    /// A question; what answers it stands on the same page.
    pub(super) fn prompt(&mut self, text: &str) -> Result<Vec<Piece>, BlockError> {
        let setting = self.metrics.text;
        let piece = self.strip(text, Tag::Paragraph, Style::STRONG, setting)?;
        Ok(vec![piece.over(self.metrics.units(2.0)).keeps()])
    }

    /// A paragraph: a piece for each line, so that it may go on overleaf, but with two lines on
    /// each side at least.
    ///
    /// # Errors
    /// [`BlockError`] when it cannot be set.
    pub fn paragraph(&mut self, text: &str) -> Result<Vec<Piece>, BlockError> {
        self.run_in("", text)
    }

    /// A paragraph with a heading that runs into its first line.
    ///
    /// # Errors
    /// [`BlockError`] when it cannot be set.
    pub fn run_in(&mut self, head: &str, text: &str) -> Result<Vec<Piece>, BlockError> {
        let setting = self.metrics.text;
        let measure = self.reading_measure();
        let all = match head {
            "" => text.to_owned(),
            head => format!("**{head}** {text}"),
        };
        let lines = self.running_lines(&all, Style::TEXT, setting.size, measure)?;
        let whole = self.whole();
        let heading = if head.is_empty() { whole } else { self.whole() };
        let pieces = lines.iter().enumerate().map(|(nth, line)| {
            let mut frame = self.frame();
            let is_head = |run: &LineRun| run.start < head.len();
            let heads = line.runs().iter().any(is_head).then(|| {
                let node = self.node(&mut frame, Tag::SubHeading, None);
                frame.set_whole(node, heading);
                node
            });
            let node = self.node(&mut frame, Tag::Paragraph, None);
            frame.set_whole(node, whole);
            let at = Point::new(Length::ZERO, Self::baseline(setting));
            frame.line_of_parts(at, line, setting.size, |run| {
                let node = heads.filter(|_| is_head(run)).unwrap_or(node);
                (Mark::Content(node), Ink::BLACK)
            });
            let mut piece = Piece::new(frame, setting.leading);
            piece.over = if nth == 0 { self.between() } else { Length::ZERO };
            piece.keeps = keeps_together(nth, lines.len());
            piece
        });
        Ok(pieces.collect())
    }

    /// The space between paragraphs: two sizes in spaced editions (WCAG 2.2, 1.4.12).
    pub(super) fn between(&self) -> Length {
        self.metrics.units(if self.look.edition.is_spaced() { 2.0 } else { 1.0 })
    }

    /// A list, a piece for each point.
    ///
    /// # Errors
    /// [`BlockError`] when it cannot be set.
    pub fn list(
        &mut self,
        items: &[String],
        numbered: bool,
    ) -> Result<Vec<Piece>, BlockError> {
        let whole = self.whole();
        // Numbers of two figures need more room before their text.
        let indent =
            self.metrics.wide(if numbered && items.len() > 9 { 8.0 } else { 6.0 });
        let mut pieces = Vec::with_capacity(items.len());
        for (nth, item) in items.iter().enumerate() {
            let number = numbered.then_some(nth + 1);
            let mut frame = self.frame();
            let place = ListIndent { left: Length::ZERO, indent };
            let height = self.point(&mut frame, place, item, number, whole)?;
            let mut piece = Piece::new(frame, height);
            piece.over = if nth == 0 { self.between() } else { Length::ZERO };
            piece.keeps = nth + 2 == items.len();
            pieces.push(piece);
        }
        Ok(pieces)
    }

    /// One point of a list at the head of a frame; gives its height.
    fn point(
        &mut self,
        frame: &mut Frame,
        ListIndent { left, indent }: ListIndent,
        text: &str,
        number: Option<usize>,
        whole: u32,
    ) -> Result<Length, BlockError> {
        let setting = self.metrics.text;
        let measure = self.reading_measure() - left - indent;
        let lines = self.running_lines(text, Style::TEXT, setting.size, measure)?;
        let list = frame.node(Tag::List, None);
        frame.set_whole(list, whole);
        let item = self.node(frame, Tag::ListItem, Some(list));
        let y = Self::baseline(setting);
        let ink = self.accent();
        if let Some(number) = number {
            let label = Mark::Content(frame.node(Tag::Label, Some(item)));
            let figure =
                self.line(&number.to_string(), Style { tabular: true, ..Style::STRONG })?;
            frame.line(label, Point::new(left, y), &figure, setting.size, |_| ink);
        } else {
            let radius = setting.size * 0.11;
            let center =
                Point::new(left + radius * 2.0, y - heights::middle(setting.size));
            frame.fill(Path::circle(center, radius), ink);
        }
        let body = Mark::Content(frame.node(Tag::ListBody, Some(item)));
        let at = Point::new(left + indent, y);
        self.put_lines(frame, body, at, &lines, setting, Ink::BLACK);
        Ok(setting.leading + setting.depth(lines.len()))
    }

    /// A note that stands apart, beside a bar; it stays in one piece.
    ///
    /// # Errors
    /// [`BlockError`] when it cannot be set.
    pub fn callout(&mut self, callout: &Callout) -> Result<Vec<Piece>, BlockError> {
        let inset = self.metrics.wide(5.0);
        let setting = self.metrics.text;
        let measure = self.reading_measure() - inset;
        let mut frame = self.frame();
        let outer = self.node(&mut frame, Tag::Division, None);
        let mut y = Length::ZERO;
        let parts = [(&callout.title, Style::STRONG), (&callout.text, Style::TEXT)];
        for (text, style) in parts {
            let Some(text) = text else { continue };
            let lines = self.running_lines(text, style, setting.size, measure)?;
            let mark = Mark::Content(frame.node(Tag::Paragraph, Some(outer)));
            let at = Point::new(inset, y + Self::baseline(setting));
            self.put_lines(&mut frame, mark, at, &lines, setting, Ink::BLACK);
            y += setting.leading + setting.depth(lines.len());
        }
        let whole = self.whole();
        let place = ListIndent { left: inset, indent: self.metrics.wide(6.0) };
        for item in &callout.items {
            let mut part = self.frame();
            let height = self.point(&mut part, place, item, None, whole)?;
            frame.absorb(Point::new(Length::ZERO, y), &part);
            y += height;
        }
        // The bar: broad where it says stop, so that it is told without colour.
        let (width, ink) = match callout.tone {
            Tone::Note => (look::LINE * 2.0, self.accent()),
            Tone::Stop => (look::LINE * 4.0, Ink::BLACK),
        };
        let air = setting.leading * 0.18;
        let bar =
            Rect::new(Point::new(Length::ZERO, air), Size::new(width, y - air * 2.0));
        frame.fill(Path::rect(bar), ink);
        Ok(vec![Piece::new(frame, y).over(self.metrics.units(2.0))])
    }

    /// A line that leads to another page.
    pub(super) fn see(
        &mut self,
        page: &str,
        text: &str,
    ) -> Result<Vec<Piece>, BlockError> {
        // A page that this copy does not have is not named in it.
        let Some(target) = (self.find)(page) else { return Ok(Vec::new()) };
        let setting = self.metrics.text;
        let text = format!("{text} {}", self.words.see(&target.title, &target.number));
        let indent = self.metrics.wide(6.0);
        let measure = self.reading_measure() - indent;
        let lines = self.running_lines(&text, Style::TEXT, setting.size, measure)?;
        let mut frame = self.frame();
        let outer = self.node(&mut frame, Tag::Paragraph, None);
        let link = frame.node(Tag::Link, Some(outer));
        self.arrow(&mut frame, setting);
        let at = Point::new(indent, Self::baseline(setting));
        self.put_text(&mut frame, link, at, &lines, setting);
        let height = setting.leading + setting.depth(lines.len());
        let widths = lines.iter().map(|line| line.width_at(setting.size));
        let width = widths.fold(Length::ZERO, Length::max);
        // What it has beyond its line stands over it, where there is air: it may end a page.
        let item = Link {
            at: Point::new(indent, height - height.max(LINK)),
            size: Size::new(width, height.max(LINK)),
            to: LinkTarget::Article(target.article),
            label: crate::text::plain(&text),
        };
        frame.push(Mark::Content(link), Item::Link(item));
        Ok(vec![Piece::new(frame, height).over(self.metrics.units(1.0))])
    }

    /// A small arrow before a line that leads elsewhere.
    fn arrow(&self, frame: &mut Frame, setting: Setting) {
        let y = Self::baseline(setting) - heights::middle(setting.size);
        let (long, wing) = (setting.size * 0.85, setting.size * 0.26);
        let ink = self.accent();
        let tip = Point::new(long, y);
        frame.stroke(Path::line(Point::new(Length::ZERO, y), tip), look::LINE, ink);
        for side in [-1.0, 1.0] {
            let from = Point::new(long - wing, y + wing * side);
            frame.stroke(Path::line(from, tip), look::LINE, ink);
        }
    }
}

/// Whether a line of a paragraph stands with the next one: no paragraph leaves one line alone.
fn keeps_together(nth: usize, lines: usize) -> bool {
    nth + 1 < lines && (nth == 0 || nth + 2 == lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_paragraph_is_left_alone() {
        let breaks = |lines: usize| -> Vec<usize> {
            (0..lines)
                .filter(|nth| !keeps_together(*nth, lines) && nth + 1 < lines)
                .collect()
        };
        assert_eq!(breaks(2), Vec::<usize>::new());
        assert_eq!(breaks(3), Vec::<usize>::new());
        assert_eq!(breaks(4), [1]);
        assert_eq!(breaks(6), [1, 2, 3]);
    }
}
