//! The page of a week: its cards day by day, a line for what the two want, room for notes.

use std::fmt;
use std::sync::Arc;

use crate::color::Ink;
use crate::frame::{Article, Frame, Mark, Page, Placed, Tag};
use crate::geom::{Length, Path, Point, Rect, Size, Turn};
use crate::model::{
    Card, Edition, Kind, Language, PlanWords, PlannedCard, PlannedWeek, Theme,
};
use crate::text::{Line, MissingGlyph, Setting, Style, Typesetter};
use crate::workbook::plan_table::{Row, rows};

/// What the pages look like, and the words on them.
#[derive(Debug)]
pub struct PageLook<'a> {
    /// The paper, upright.
    pub paper: Size,
    /// The colours.
    pub theme: &'a Theme,
    /// How large the type is.
    pub edition: Edition,
    /// The language of the words.
    pub language: &'a Language,
    /// Seed, decks and version, at the foot.
    pub colophon: &'a str,
}

const TITLE: Setting = Setting::new(24.0, 9.0);
/// Writing lines (content: 8 mm by hand).
const PITCH: Length = Length::mm(8.0);
pub(super) const HAIR: Length = Length::mm(0.3);
const STROKE: Length = Length::mm(0.45);

/// Why the pages of a plan cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageError {
    /// No embedded font has a character.
    Glyph(MissingGlyph),
    /// The paper has no room for the table.
    Narrow,
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Glyph(missing) => write!(f, "{missing}"),
            Self::Narrow => f.write_str("the paper is too small for the page of a week"),
        }
    }
}

impl std::error::Error for PageError {}

impl From<MissingGlyph> for PageError {
    fn from(missing: MissingGlyph) -> Self {
        Self::Glyph(missing)
    }
}

/// One or more pages for each week, in order; the pages of a week are one article. `find` gives
/// a planned card.
///
/// # Errors
/// [`PageError`] when no embedded font has a character of a title, or the paper is too small.
pub fn plan_pages<'a>(
    typesetter: &mut Typesetter,
    look: &PageLook<'_>,
    weeks: &'a [PlannedWeek],
    find: impl Fn(&PlannedCard) -> Option<&'a Card>,
) -> Result<Vec<Page>, PageError> {
    let mut pages = Vec::new();
    for (nth, week) in weeks.iter().enumerate() {
        let rows: Vec<Row<'_>> = rows(week, &find);
        let mut left = &rows[..];
        loop {
            let mut sheet = Sheet::new(typesetter, look);
            let set = sheet.set(week, &rows, left)?;
            if set == 0 && !left.is_empty() {
                return Err(PageError::Narrow);
            }
            left = &left[set..];
            pages.push(sheet.page(Article(nth)));
            if left.is_empty() {
                break;
            }
        }
    }
    Ok(pages)
}

/// A page in the making.
pub(super) struct Sheet<'t, 'l> {
    pub(super) typesetter: &'t mut Typesetter,
    pub(super) look: &'l PageLook<'l>,
    pub(super) words: &'static PlanWords,
    pub(super) frame: Frame,
    pub(super) left: Length,
    pub(super) right: Length,
    /// What is read, and heads and the foot.
    pub(super) text: Setting,
    pub(super) small: Setting,
    /// How much wider columns are than in the standard edition.
    pub(super) scale: f64,
    /// No text stands lower, but the foot.
    end: Length,
}

impl<'t, 'l> Sheet<'t, 'l> {
    fn new(typesetter: &'t mut Typesetter, look: &'l PageLook<'l>) -> Self {
        let margin = if look.paper.width > Length::mm(180.0) { 18.0 } else { 13.0 };
        let margin = Length::mm(margin);
        let floor = look.edition.floor();
        let size = floor.max(11.0);
        // Lines stand 1.29 sizes apart, or one and a half where the edition asks for it.
        let leading = |size: f64| {
            Length::pt(size * if look.edition.is_spaced() { 1.5 } else { 1.29 })
        };
        let setting =
            |size: f64| Setting { size: Length::pt(size), leading: leading(size) };
        let wider = if look.edition.is_spaced() { 1.2 } else { 1.0 };
        Self {
            text: setting(size),
            small: setting(floor),
            scale: size / 11.0 * wider,
            typesetter,
            look,
            words: &look.language.words().plan,
            frame: Frame::new(look.paper),
            left: margin,
            right: look.paper.width - margin,
            end: look.paper.height,
        }
    }

    fn page(self, article: Article) -> Page {
        let whole = Rect::new(Point::ORIGIN, self.look.paper);
        let placed = Placed {
            frame: Arc::new(self.frame),
            at: Point::ORIGIN,
            turn: Turn::None,
            clip: None,
            article: Some(article),
            part: 0,
        };
        Page { size: self.look.paper, trim: whole, bleed: whole, placed: vec![placed] }
    }

    /// A style as the edition sets it.
    pub(super) fn styled(&self, style: Style) -> Style {
        Style { spaced: self.look.edition.is_spaced(), ..style }
    }

    /// A text broken to the page's measure.
    fn lines(&mut self, text: &str, size: Length) -> Result<Vec<Line>, MissingGlyph> {
        let (tag, style) = (self.look.language.tag(), self.styled(Style::TEXT));
        let mut paragraph =
            self.typesetter.shape(&text.replace('*', "\\*"), style, tag)?;
        Ok(paragraph.lines(self.typesetter, self.right - self.left, size))
    }

    /// Sets lines from a baseline on; gives the last baseline.
    fn put_lines(&mut self, lines: &[Line], y: Length, setting: Setting) -> Length {
        let mark = Mark::Content(self.frame.node(Tag::Paragraph, None));
        for (nth, line) in lines.iter().enumerate() {
            let at = Point::new(self.left, y + setting.depth(nth + 1));
            self.frame.line(mark, at, line, setting.size, |_| Ink::BLACK);
        }
        y + setting.depth(lines.len())
    }

    fn line(&mut self, text: &str, style: Style) -> Result<Line, MissingGlyph> {
        let style = self.styled(style);
        self.typesetter.plain_line(text, style, self.look.language.tag())
    }

    pub(super) fn put(
        &mut self,
        mark: Mark,
        at: (Length, Length),
        text: &str,
        style: Style,
        size: Length,
    ) -> Result<(), MissingGlyph> {
        let line = self.line(text, style)?;
        self.frame.line(mark, Point::new(at.0, at.1), &line, size, |_| Ink::BLACK);
        Ok(())
    }

    pub(super) fn put_to(
        &mut self,
        mark: Mark,
        (end, baseline): (Length, Length),
        text: &str,
        style: Style,
        size: Length,
    ) -> Result<(), MissingGlyph> {
        let line = self.line(text, style)?;
        let from = end - size * (line.width() / 1000.0);
        self.frame.line(mark, Point::new(from, baseline), &line, size, |_| Ink::BLACK);
        Ok(())
    }

    /// Sets the page; says how many of the rows found room.
    fn set(
        &mut self,
        week: &PlannedWeek,
        all: &[Row<'_>],
        rows: &[Row<'_>],
    ) -> Result<usize, PageError> {
        let foot = self.foot(week)?;
        let mut y = self.set_head(week, all)?;
        let columns = self.columns().ok_or(PageError::Narrow)?;
        y += Length::mm(9.0) * self.scale;
        let table = self.frame.node(Tag::Table, None);
        self.set_table_head(table, &columns, y)?;
        y += Length::mm(2.4);
        let mut set = 0;
        for row in rows {
            let (lines, depth) = self.title_lines(row, &columns)?;
            if y + depth > self.end {
                break;
            }
            self.set_row(table, &columns, y, row, &lines, week)?;
            y += depth;
            set += 1;
        }
        self.rule(y, HAIR);
        if set == rows.len() {
            self.set_notes(y)?;
        }
        self.set_foot(&foot);
        Ok(set)
    }

    /// The arch on the floor line, the week's number and dates, its ceilings and minutes.
    fn set_head(
        &mut self,
        week: &PlannedWeek,
        rows: &[Row<'_>],
    ) -> Result<Length, MissingGlyph> {
        let (left, right) = (self.left, self.right);
        let floor = Length::mm(31.0);
        let ink = self.look.theme.accent(Kind::Ritual);
        let arch =
            Rect::new(Point::new(left, floor - Length::mm(13.8)), Size::mm(12.0, 13.8));
        self.frame.stroke(Path::arch(arch), STROKE, ink);
        // What burns in the arch is the sign of rituals: something done again and again.
        let middle = Point::new(left + Length::mm(6.0), floor - Length::mm(6.0));
        self.frame.fill(Path::circle(middle, Length::mm(1.1)), ink);
        for radius in [2.4, 3.7] {
            self.frame.stroke(Path::circle(middle, Length::mm(radius)), STROKE, ink);
        }
        let heading = self.frame.node(Tag::Heading, None);
        let title = format!("{} {}", capital(self.words.week), week.number);
        let baseline = floor - Length::mm(3.2);
        let at = (left + Length::mm(16.0), baseline);
        self.put(Mark::Content(heading), at, &title, Style::DISPLAY, TITLE.size)?;
        self.rule_in(floor, STROKE, ink);
        if let (Some(first), Some(last)) = (week.start, week.date(7)) {
            let dates = self.words.dates(first, last);
            let mark = Mark::Content(self.frame.node(Tag::Paragraph, None));
            self.put_to(
                mark,
                (right, baseline),
                &dates,
                Style::TABULAR,
                Length::pt(12.0).max(self.small.size),
            )?;
        }
        let minutes: u32 =
            rows.iter().filter_map(|row| row.card.minutes()).map(u32::from).sum();
        let words = self.look.language.words();
        let touch = words.touch(week.touch).map(|touch| format!(", {touch}"));
        let about = format!(
            "{} {}{}. {}: {minutes} min.",
            self.words.most,
            words.pace(week.pace),
            touch.unwrap_or_default(),
            self.words.sum,
        );
        let setting = self.text;
        let lines = self.lines(&about, setting.size)?;
        Ok(self.put_lines(&lines, floor + Length::mm(7.0) * self.scale, setting))
    }

    pub(super) fn rule(&mut self, y: Length, width: Length) {
        self.rule_in(y, width, self.look.theme.marks);
    }

    fn rule_in(&mut self, y: Length, width: Length, ink: Ink) {
        let line = Path::line(Point::new(self.left, y), Point::new(self.right, y));
        self.frame.stroke(line, width, ink);
    }

    /// What the two want of the week, and lines to keep what came of it.
    fn set_notes(&mut self, from: Length) -> Result<(), MissingGlyph> {
        let last = self.end - Length::mm(4.0);
        let mut y = from + Length::mm(11.0) * self.scale;
        for (head, most) in [(self.words.wish, 2), (self.words.keep, 8)] {
            if y + PITCH > last {
                return Ok(());
            }
            let mark = Mark::Content(self.frame.node(Tag::Paragraph, None));
            self.put(mark, (self.left, y), head, Style::STRONG, self.text.size)?;
            for _ in 0..most {
                if y + PITCH > last {
                    break;
                }
                y += PITCH;
                self.rule(y, HAIR);
            }
            y += Length::mm(11.0);
        }
        Ok(())
    }

    /// A tip for the week and how the plan was drawn, broken into lines; what is above them
    /// ends where they begin.
    fn foot(&mut self, week: &PlannedWeek) -> Result<[Vec<Line>; 2], MissingGlyph> {
        let tips = self.words.tips;
        let tip = tips[usize::from(week.number.max(1) - 1) % tips.len()];
        let tip = self.lines(tip, self.text.size)?;
        let colophon = self.lines(self.look.colophon, self.small.size)?;
        let depth =
            self.text.leading * depth_of(&tip) + self.small.leading * depth_of(&colophon);
        self.end = self.look.paper.height - Length::mm(15.0) - depth;
        Ok([tip, colophon])
    }

    fn set_foot(&mut self, [tip, colophon]: &[Vec<Line>; 2]) {
        let y = self.end + Length::mm(2.0);
        let dash = Path::line(
            Point::new(self.left, y),
            Point::new(self.left + Length::mm(6.0), y),
        );
        self.frame.stroke(dash, STROKE, self.look.theme.accent(Kind::Ritual));
        let (text, small) = (self.text, self.small);
        let y = self.put_lines(tip, y + text.leading, text);
        self.put_lines(colophon, y + small.leading + Length::mm(1.5), small);
    }
}

/// How many lines there are, as a number to reckon with.
fn depth_of(lines: &[Line]) -> f64 {
    u32::try_from(lines.len()).map_or(0.0, f64::from)
}

/// A word as it begins a line.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
