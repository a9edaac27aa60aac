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
pub(super) const RULE: Length = Length::mm(0.3);

/// The head of a page; none when the practice has no name, no credentials and no logo.
///
/// # Errors
/// [`BlockError`] when a character is in no font or a word is wider than the page.
pub fn head(
    setter: &mut Setter<'_>,
    practice: &Practice,
) -> Result<Option<Piece>, BlockError> {
    let Some(own) = Own::set(setter, practice, LOGO, &[])? else { return Ok(None) };
    let mut frame = setter.frame();
    own.put(setter, &mut frame, practice, Length::ZERO);
    let whole = setter.metrics.whole(own.deep() + setter.metrics.unit);
    rule(setter, &mut frame, practice, whole - RULE * 0.5);
    Ok(Some(Piece::new(frame, whole)))
}

/// A line across the measure, in the colour of the practice.
pub(super) fn rule(
    setter: &Setter<'_>,
    frame: &mut Frame,
    practice: &Practice,
    y: Length,
) {
    let ink = practice.color.unwrap_or_else(|| setter.line_ink());
    Setter::rule(frame, Point::new(Length::ZERO, y), setter.measure(), RULE, ink);
}

/// Logo, name and credentials as they stand beside each other, or beneath.
pub(super) struct Own {
    logo: Option<Frame>,
    texts: Texts,
    /// Where the texts stand from the left; none beside a logo is beneath it.
    left: Length,
}

impl Own {
    /// Sets them, with the first of some lines that has room beneath them; none when there is
    /// nothing.
    pub(super) fn set(
        setter: &mut Setter<'_>,
        practice: &Practice,
        within: Size,
        lines: &[String],
    ) -> Result<Option<Self>, BlockError> {
        let logo = practice.logo.as_ref().map(|mark| logo(mark, within));
        let is_named = practice.name.is_some() || practice.credentials.is_some();
        if logo.is_none() && !is_named && lines.is_empty() {
            return Ok(None);
        }
        let measure = setter.measure();
        let beside =
            logo.as_ref().map_or(Length::ZERO, |logo| logo.size().width + GUTTER);
        // Words that are too wide beside the logo stand beneath it.
        let (left, texts) = match Texts::set(setter, practice, lines, measure - beside) {
            Ok(texts) => (beside, texts),
            Err(BlockError::Wide { .. }) => {
                (Length::ZERO, Texts::set(setter, practice, lines, measure)?)
            }
            Err(other) => return Err(other),
        };
        let is_empty = logo.is_none() && texts.height == Length::ZERO;
        Ok((!is_empty).then_some(Self { logo, texts, left }))
    }

    fn logo_height(&self) -> Length {
        self.logo.as_ref().map_or(Length::ZERO, |logo| logo.size().height)
    }

    /// How high it is.
    pub(super) fn deep(&self) -> Length {
        let (own, texts) = (self.logo_height(), self.texts.height);
        if self.left > Length::ZERO { own.max(texts) } else { own + texts }
    }

    /// Puts it at the left of a frame, from a height on.
    pub(super) fn put(
        &self,
        setter: &Setter<'_>,
        frame: &mut Frame,
        practice: &Practice,
        top: Length,
    ) {
        let (own, deep) = (self.logo_height(), self.deep());
        let stands_beside = self.left > Length::ZERO;
        if let Some(mark) = &self.logo {
            let figure = frame.node(Tag::Figure, None);
            let words = &Words::of(setter.look.language).practice;
            let of = practice.name.as_ref().map(|name| format!("{}: {name}", words.logo));
            frame.set_alt(figure, of.as_deref().unwrap_or(words.logo));
            let y = if stands_beside { (deep - own) * 0.5 } else { Length::ZERO };
            put_figure(frame, figure, Point::new(Length::ZERO, top + y), mark);
        }
        let down = if stands_beside { (deep - self.texts.height) * 0.5 } else { own };
        let ink = practice.color.unwrap_or(Ink::BLACK);
        self.texts.put(setter, frame, Point::new(self.left, top + down), ink);
    }
}

/// Name and credentials in lines, and one line beneath them.
struct Texts {
    name: Vec<Line>,
    credentials: Vec<Line>,
    beneath: Vec<Line>,
    /// Credentials on the line of the name, at the right.
    is_one_line: bool,
    measure: Length,
    height: Length,
}

impl Texts {
    fn set(
        setter: &mut Setter<'_>,
        practice: &Practice,
        beneath: &[String],
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
        let beneath = first_fitting(setter, beneath, measure)?.into_iter().collect();
        let mut texts = Self {
            name,
            credentials,
            beneath,
            is_one_line,
            measure,
            height: Length::ZERO,
        };
        texts.height = texts.named(setter) + height(&texts.beneath, small);
        Ok(texts)
    }

    /// How high name and credentials are.
    fn named(&self, setter: &Setter<'_>) -> Length {
        let (large, small) = (setter.metrics.text, setter.metrics.small);
        if self.is_one_line {
            large.leading
        } else {
            height(&self.name, large) + height(&self.credentials, small)
        }
    }

    fn put(&self, setter: &Setter<'_>, frame: &mut Frame, at: Point, ink: Ink) {
        let (large, small) = (setter.metrics.text, setter.metrics.small);
        let baseline = at.y + Setter::baseline(large);
        if !self.name.is_empty() {
            let node = Mark::Content(frame.node(Tag::Paragraph, None));
            let at = Point::new(at.x, baseline);
            setter.put_lines(frame, node, at, &self.name, large, ink);
        }
        if !self.credentials.is_empty() {
            let (x, y) = if self.is_one_line {
                (at.x + self.measure - widest(&self.credentials, small), baseline)
            } else {
                let top = at.y + height(&self.name, large);
                (at.x, top + Setter::baseline(small))
            };
            let node = Mark::Content(frame.node(Tag::Paragraph, None));
            let at = Point::new(x, y);
            setter.put_lines(frame, node, at, &self.credentials, small, Ink::BLACK);
        }
        if !self.beneath.is_empty() {
            let y = at.y + self.named(setter) + Setter::baseline(small);
            let node = Mark::Content(frame.node(Tag::Paragraph, None));
            let at = Point::new(at.x, y);
            setter.put_lines(frame, node, at, &self.beneath, small, Ink::BLACK);
        }
    }
}

/// The first of some texts that fits on one line.
fn first_fitting(
    setter: &mut Setter<'_>,
    texts: &[String],
    measure: Length,
) -> Result<Option<Line>, BlockError> {
    let size = setter.metrics.small.size;
    for text in texts {
        let line = setter.line(text, Style::TEXT)?;
        if measure.fits(line.width_at(size)) {
            return Ok(Some(line));
        }
    }
    Ok(None)
}
