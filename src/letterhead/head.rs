//! The strip at the head of a page: logo, name, credentials.

use crate::block::{BlockError, Piece, Setter};
use crate::color::Ink;
use crate::frame::{Frame, Mark, Tag};
use crate::geom::{Length, Point, Size};
use crate::letterhead::logo::logo;
use crate::letterhead::text::{height, put_figure, widest, wrapped};
use crate::model::Practice;
use crate::text::{Line, Style};
use crate::words::Words;

/// The most that a logo takes.
const LOGO: Size = Size::mm(45.0, 16.0);
/// Between the logo and what stands beside it.
const GUTTER: Length = Length::mm(5.0);
/// The line beneath (hearth: no coloured lines under 0.3 mm).
const RULE: Length = Length::mm(0.3);

/// The head of a page; none when the practice has no name, no credentials and no logo.
///
/// # Errors
/// [`BlockError`] when a character is in no font or a word is wider than the page.
pub fn head(
    setter: &mut Setter<'_>,
    practice: &Practice,
) -> Result<Option<Piece>, BlockError> {
    let mark = practice.logo.as_ref().map(|mark| logo(mark, LOGO));
    if mark.is_none() && practice.name.is_none() && practice.credentials.is_none() {
        return Ok(None);
    }
    let measure = setter.measure();
    let beside = mark.as_ref().map_or(Length::ZERO, |mark| mark.size().width + GUTTER);
    // Words that are too wide beside the logo stand beneath it.
    let (left, texts) = match Texts::set(setter, practice, measure - beside) {
        Ok(texts) => (beside, texts),
        Err(BlockError::Wide { .. }) => {
            (Length::ZERO, Texts::set(setter, practice, measure)?)
        }
        Err(other) => return Err(other),
    };
    let mut frame = setter.frame();
    let own = mark.as_ref().map_or(Length::ZERO, |mark| mark.size().height);
    let stands_beside = left > Length::ZERO;
    let deep = if stands_beside { own.max(texts.height) } else { own + texts.height };
    if let Some(mark) = &mark {
        let figure = frame.node(Tag::Figure, None);
        let words = &Words::of(setter.look.language).practice;
        let of = practice.name.as_ref().map(|name| format!("{}: {name}", words.logo));
        frame.set_alt(figure, of.as_deref().unwrap_or(words.logo));
        let y = if stands_beside { (deep - own) * 0.5 } else { Length::ZERO };
        put_figure(&mut frame, figure, Point::new(Length::ZERO, y), mark);
    }
    let top = if stands_beside { (deep - texts.height) * 0.5 } else { own };
    let ink = practice.color.unwrap_or(Ink::BLACK);
    texts.put(setter, &mut frame, Point::new(left, top), ink);
    let whole = setter.metrics.whole(deep + setter.metrics.unit);
    let line = practice.color.unwrap_or_else(|| setter.line_ink());
    let from = Point::new(Length::ZERO, whole - RULE * 0.5);
    Setter::rule(&mut frame, from, measure, RULE, line);
    Ok(Some(Piece::new(frame, whole)))
}

/// Name and credentials in lines.
struct Texts {
    name: Vec<Line>,
    credentials: Vec<Line>,
    /// Credentials on the line of the name, at the right.
    is_one_line: bool,
    measure: Length,
    height: Length,
}

impl Texts {
    fn set(
        setter: &mut Setter<'_>,
        practice: &Practice,
        measure: Length,
    ) -> Result<Self, BlockError> {
        let (large, small) = (setter.metrics.text, setter.metrics.small);
        let mut lines = |text: &Option<String>, style, size| match text {
            Some(text) => wrapped(setter, text, style, size, measure),
            None => Ok(Vec::new()),
        };
        let name = lines(&practice.name, Style::STRONG, large.size)?;
        let credentials = lines(&practice.credentials, Style::TEXT, small.size)?;
        let both = widest(&name, large) + widest(&credentials, small) + GUTTER;
        let is_one_line = name.len() == 1 && credentials.len() == 1 && measure.fits(both);
        let height = if is_one_line {
            large.leading
        } else {
            height(&name, large) + height(&credentials, small)
        };
        Ok(Self { name, credentials, is_one_line, measure, height })
    }

    fn put(self, setter: &Setter<'_>, frame: &mut Frame, at: Point, ink: Ink) {
        let (large, small) = (setter.metrics.text, setter.metrics.small);
        let baseline = at.y + Setter::baseline(large);
        if !self.name.is_empty() {
            let node = Mark::Content(frame.node(Tag::Paragraph, None));
            let at = Point::new(at.x, baseline);
            setter.put_lines(frame, node, at, &self.name, large, ink);
        }
        if self.credentials.is_empty() {
            return;
        }
        let node = Mark::Content(frame.node(Tag::Paragraph, None));
        let (x, y) = if self.is_one_line {
            (at.x + self.measure - widest(&self.credentials, small), baseline)
        } else {
            let top = at.y + height(&self.name, large);
            (at.x, top + Setter::baseline(small))
        };
        let at = Point::new(x, y);
        setter.put_lines(frame, node, at, &self.credentials, small, Ink::BLACK);
    }
}
