//! Where one card is set: fonts, measures and drawings at hand, faults noted as they are met.

use crate::color::Ink;
use crate::face::error::Fault;
use crate::face::measures::{Backs, Measures};
use crate::face::places::Column;
use crate::face::stamps::Stamps;
use crate::frame::{Frame, Mark, NodeId, Tag};
use crate::geom::{Length, Path, Point};
use crate::model::{Adaptation, Card, Field, Texts, Theme};
use crate::text::{Hyphens, Line, LineRun, Paragraph, Setting, Style, Typesetter};
use crate::words::Words;

/// Where a line of text stands: lengths count from the side on which the card's script begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum LinePlace {
    /// At the start of a measure.
    Start { from: Length, measure: Length },
    /// Ending at a place.
    End(Length),
}

/// Everything at hand while one card is set.
pub(super) struct Desk<'a> {
    pub(super) typesetter: &'a mut Typesetter,
    pub(super) measures: &'a Measures,
    /// How far drawings at the edge run past the trim.
    pub(super) bleed: Length,
    /// Where text stands on the side that is set.
    pub(super) column: Column,
    pub(super) stamps: &'a Stamps,
    pub(super) theme: &'a Theme,
    pub(super) words: &'static Words,
    /// Language of the card's texts, and of the document.
    pub(super) language: &'a str,
    pub(super) document_language: &'a str,
    /// For which circumstances it shows its variants.
    pub(super) adaptation: &'a Adaptation,
    /// What stands on the backs.
    pub(super) backs: Backs,
    /// Whether the card is laid out from right to left.
    pub(super) is_rtl: bool,
    pub(super) card: &'a Card,
    pub(super) texts: &'a Texts,
    /// What the foot says before the pace.
    pub(super) foot: Option<&'a str>,
    /// The title of the workbook's page that goes with the card.
    pub(super) page: Option<&'a str>,
    /// The title, shaped once for both sides.
    pub(super) title: Option<Paragraph>,
    /// How far down the prompt sizes the card had to go.
    pub(super) prompt_step: usize,
    /// The size that the prompt was set at.
    pub(super) prompt_size: Option<Length>,
    pub(super) faults: Vec<(Field, usize, Fault)>,
    pub(super) notes: Vec<(Field, String)>,
}

impl Desk<'_> {
    /// A node for the author's text, in its language.
    pub(super) fn node(
        &self,
        frame: &mut Frame,
        tag: Tag,
        parent: Option<NodeId>,
    ) -> NodeId {
        let node = frame.node(tag, parent);
        if self.language != self.document_language {
            frame.set_language(node, self.language);
        }
        node
    }

    /// A node for the program's own words, which may be in another language.
    pub(super) fn words_node(&self, frame: &mut Frame) -> NodeId {
        let node = frame.node(Tag::Paragraph, None);
        let primary = self.document_language.split('-').next();
        if primary != Some(self.words.tag) {
            frame.set_language(node, self.words.tag);
        }
        node
    }

    /// The card's one colour.
    pub(super) fn accent(&self) -> Ink {
        self.theme.accent(self.card.kind)
    }

    pub(super) fn fault(&mut self, field: Field, nth: usize, fault: Fault) {
        self.faults.push((field, nth, fault));
    }

    /// Shapes an author's text; notes a character that no font has.
    pub(super) fn shape(
        &mut self,
        field: Field,
        nth: usize,
        text: &str,
        style: Style,
    ) -> Option<Paragraph> {
        let style = Style { spaced: self.measures.is_spaced, rtl: self.is_rtl, ..style };
        // Where a line is broken, words stay apart for who copies or hears them.
        let text = text.replace('\n', " \n");
        match self.typesetter.shape(&text, style, self.language) {
            Ok(paragraph) => Some(paragraph),
            Err(missing) => {
                self.fault(field, nth, Fault::Missing(missing));
                None
            }
        }
    }

    /// The title, shaped; none when it has a character that no font has, which is noted once.
    pub(super) fn take_title(&mut self) -> Option<Paragraph> {
        let has_failed = self.faults.iter().any(|fault| fault.0 == Field::Title);
        if self.title.is_none() && !has_failed {
            let text = self.texts.title.clone();
            self.title = self.shape(Field::Title, 0, &text, Style::DISPLAY);
        }
        self.title.take()
    }

    /// Shapes one line of the program's own words.
    pub(super) fn words_line(&mut self, text: &str, style: Style) -> Line {
        let style = Style { spaced: self.measures.is_spaced, ..style };
        self.typesetter.plain_line(text, style, self.language).unwrap_or_default()
    }

    /// Notes that a text does not fit at the last of the settings.
    pub(super) fn overset(
        &mut self,
        (field, nth): (Field, usize),
        paragraph: &Paragraph,
        measure: Length,
        setting: Setting,
        room: usize,
    ) {
        let size = setting.size;
        let fault = match paragraph.count_lines(measure, size, Hyphens::Anywhere) {
            Some(lines) => Fault::Overset { lines, room, size },
            None => Fault::WideWord { over: paragraph.widest_word(size) - measure, size },
        };
        self.fault(field, nth, fault);
    }

    /// Puts a line on the frame.
    pub(super) fn put(
        &self,
        frame: &mut Frame,
        mark: Mark,
        (place, baseline): (LinePlace, Length),
        line: &Line,
        size: Length,
        ink: impl Fn(&LineRun) -> Ink,
    ) {
        let at = |thousandths: f64| size * (thousandths / 1000.0);
        let (width, hanging) = (at(line.width()), at(line.leading_space()));
        let card = self.measures.trim.width;
        let (left, right) = match (place, self.is_rtl) {
            (LinePlace::Start { from, measure }, false) => (from, from + measure),
            (LinePlace::Start { from, measure }, true) => {
                (card - from - measure, card - from)
            }
            (LinePlace::End(end), false) => (end - width, end),
            (LinePlace::End(end), true) => (card - end, card - end + width),
        };
        // In a card that runs from right to left everything begins at the right; in the
        // others only a text of such a script does.
        let x = if self.is_rtl || line.is_rtl() { right - width } else { left };
        let begins_at_edge = match place {
            LinePlace::Start { from, .. } => from.is_near(self.column.left),
            LinePlace::End(_) => false,
        };
        let x = if begins_at_edge { x } else { line.beside(x, size) };
        frame.line(mark, Point::new(x - hanging, baseline), line, size, ink);
    }

    /// Puts all lines of a text, one leading apart, and returns the last baseline.
    pub(super) fn put_lines(
        &self,
        frame: &mut Frame,
        mark: Mark,
        (place, first): (LinePlace, Length),
        lines: &[Line],
        setting: Setting,
        ink: impl Fn(&LineRun) -> Ink,
    ) -> Length {
        let mut baseline = first;
        for (nth, line) in lines.iter().enumerate() {
            if nth > 0 {
                baseline += setting.leading;
            }
            self.put(frame, mark, (place, baseline), line, setting.size, &ink);
        }
        baseline
    }

    /// A line across the measure.
    pub(super) fn floor_line(&self, frame: &mut Frame, y: Length) {
        self.line_across(frame, self.column, y, self.accent());
    }

    /// A line across a column.
    pub(super) fn line_across(
        &self,
        frame: &mut Frame,
        column: Column,
        y: Length,
        ink: Ink,
    ) {
        let (from, to) = (Point::new(column.left, y), Point::new(column.right, y));
        frame.stroke(Path::line(from, to), self.measures.line(), ink);
    }

    /// The whole measure.
    pub(super) fn full(&self) -> LinePlace {
        LinePlace::Start { from: self.column.left, measure: self.measure() }
    }

    /// The width that text may fill.
    pub(super) fn measure(&self) -> Length {
        self.column.measure()
    }
}
