//! What is read on a sheet beside its drawings: a column of text, set from the top.

use crate::color::Ink;
use crate::frame::{Frame, Mark, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::text::{Breaking, MissingGlyph, Style, Typesetter};

/// How text is set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextSize {
    pub(crate) size: Length,
    pub(crate) leading: Length,
}

impl TextSize {
    pub(crate) const fn pt(size: f64, leading: f64) -> Self {
        Self { size: Length::pt(size), leading: Length::pt(leading) }
    }
}

/// A column in the making.
pub(crate) struct Column<'a> {
    pub(crate) typesetter: &'a mut Typesetter,
    pub(crate) frame: &'a mut Frame,
    pub(crate) left: Length,
    pub(crate) width: Length,
    /// Where the next text begins.
    pub(crate) y: Length,
    pub(crate) text: TextSize,
    pub(crate) ink: Ink,
    pub(crate) accent: Ink,
    /// The language of its texts.
    pub(crate) language: &'a str,
}

impl Column<'_> {
    /// Sets a text between two edges; the column goes on below it.
    fn set(
        &mut self,
        text: &str,
        style: Style,
        TextSize { size, leading }: TextSize,
        (left, width): (Length, Length),
        (mark, ink): (Mark, Ink),
    ) -> Result<(), MissingGlyph> {
        let mut paragraph = self.typesetter.shape(text, style, self.language)?;
        for line in paragraph.lines(self.typesetter, width, size, Breaking::RUNNING) {
            self.y += leading;
            let at = Point::new(left, self.y - (leading - size) / 2.0 - size * 0.2);
            self.frame.line(mark, at, &line, size, |_| ink);
        }
        Ok(())
    }

    /// Sets a text that belongs to what it is told, in an ink.
    pub(crate) fn set_in(
        &mut self,
        mark: (Mark, Ink),
        text: &str,
        style: Style,
        size: TextSize,
    ) -> Result<(), MissingGlyph> {
        self.set(text, style, size, (self.left, self.width), mark)
    }

    /// The title of the sheet.
    pub(crate) fn title(&mut self, text: &str) -> Result<(), MissingGlyph> {
        let node = self.frame.node(Tag::Heading, None);
        let size = self.text.size * 1.9;
        let title = TextSize { size, leading: size * 1.2 };
        let edges = (self.left, self.width);
        self.set(text, Style::DISPLAY, title, edges, (Mark::Content(node), self.accent))?;
        self.y += self.text.leading * 0.5;
        Ok(())
    }

    /// A paragraph.
    pub(crate) fn paragraph(&mut self, text: &str) -> Result<(), MissingGlyph> {
        let node = self.frame.node(Tag::Paragraph, None);
        let edges = (self.left, self.width);
        self.set(text, Style::TEXT, self.text, edges, (Mark::Content(node), self.ink))?;
        self.y += self.text.leading * 0.45;
        Ok(())
    }

    /// Steps, counted from one.
    pub(crate) fn steps(
        &mut self,
        texts: &[String],
        first: usize,
    ) -> Result<(), MissingGlyph> {
        let list = self.frame.node(Tag::List, None);
        let indent = self.text.size * 1.5;
        for (nth, text) in texts.iter().enumerate() {
            let item = self.frame.node(Tag::ListItem, Some(list));
            let label = self.frame.node(Tag::Label, Some(item));
            let body = self.frame.node(Tag::ListBody, Some(item));
            let top = self.y;
            let number = (first + nth).to_string();
            let (edges, mark) = ((self.left, indent), Mark::Content(label));
            self.set(&number, Style::DISPLAY, self.text, edges, (mark, self.accent))?;
            self.y = top;
            let edges = (self.left + indent, self.width - indent);
            let mark = Mark::Content(body);
            self.set(text, Style::TEXT, self.text, edges, (mark, self.ink))?;
            self.y += self.text.leading * 0.4;
        }
        Ok(())
    }

    /// A command to type, in a box.
    pub(crate) fn command(&mut self, lines: &[String]) -> Result<(), MissingGlyph> {
        let node = self.frame.node(Tag::Paragraph, None);
        let (top, inside) = (self.y, self.text.size * 0.7);
        self.y += inside * 0.6;
        let edges = (self.left + inside, self.width - inside * 2.0);
        for line in lines {
            let mark = (Mark::Content(node), self.ink);
            self.set(line, Style::STRONG, self.text, edges, mark)?;
        }
        self.y += inside * 0.6;
        let size = Size::new(self.width, self.y - top);
        let around = Path::rect(Rect::new(Point::new(self.left, top), size));
        self.frame.stroke(around, Length::pt(0.5), self.accent);
        self.y += self.text.leading * 0.6;
        Ok(())
    }
}
