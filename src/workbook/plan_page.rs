//! The page of a week: its cards day by day, a line for what the two want, room for notes.

use std::sync::Arc;

use crate::color::Ink;
use crate::frame::{Article, Frame, Mark, Page, Placed, Tag};
use crate::geom::{Length, Path, Point, Rect, Size, Turn};
use crate::model::{Card, Kind, Language, PlanWords, PlannedCard, PlannedWeek, Theme};
use crate::text::{Line, MissingGlyph, Setting, Style, Typesetter};
use crate::workbook::plan_table::{Row, rows};

/// What the pages look like, and the words on them.
#[derive(Debug)]
pub struct PageLook<'a> {
    /// The paper, upright.
    pub paper: Size,
    /// The colours.
    pub theme: &'a Theme,
    /// The language of the words.
    pub language: &'a Language,
    /// Seed, decks and version, at the foot.
    pub colophon: &'a str,
}

const TITLE: Setting = Setting::new(24.0, 9.0);
pub(super) const TEXT: Setting = Setting::new(11.0, 5.0);
pub(super) const SMALL: Setting = Setting::new(10.0, 4.5);
/// Writing lines (content: 8 mm by hand).
const PITCH: Length = Length::mm(8.0);
pub(super) const HAIR: Length = Length::mm(0.3);
const STROKE: Length = Length::mm(0.45);

/// One or more pages for each week, in order, each its own article from `first` on. `find`
/// gives a planned card.
///
/// # Errors
/// [`MissingGlyph`] when no embedded font has a character of a title.
pub fn plan_pages<'a>(
    typesetter: &mut Typesetter,
    look: &PageLook<'_>,
    weeks: &'a [PlannedWeek],
    find: impl Fn(&PlannedCard) -> Option<&'a Card>,
) -> Result<Vec<Page>, MissingGlyph> {
    let mut pages = Vec::new();
    for (nth, week) in weeks.iter().enumerate() {
        let rows: Vec<Row<'_>> = rows(week, &find);
        let mut left = &rows[..];
        loop {
            let mut sheet = Sheet::new(typesetter, look);
            let set = sheet.set(week, left)?;
            left = &left[set..];
            pages.push(sheet.page(Article(nth)));
            if left.is_empty() || set == 0 {
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
    /// No text stands lower, but the foot.
    end: Length,
}

impl<'t, 'l> Sheet<'t, 'l> {
    fn new(typesetter: &'t mut Typesetter, look: &'l PageLook<'l>) -> Self {
        let margin = if look.paper.width > Length::mm(180.0) { 18.0 } else { 13.0 };
        let margin = Length::mm(margin);
        Self {
            typesetter,
            look,
            words: &look.language.words().plan,
            frame: Frame::new(look.paper),
            left: margin,
            right: look.paper.width - margin,
            end: look.paper.height - Length::mm(28.0),
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
        };
        Page { size: self.look.paper, trim: whole, bleed: whole, placed: vec![placed] }
    }

    fn line(&mut self, text: &str, style: Style) -> Result<Line, MissingGlyph> {
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
        rows: &[Row<'_>],
    ) -> Result<usize, MissingGlyph> {
        let mut y = self.set_head(week, rows)?;
        let columns = self.columns();
        y += Length::mm(9.0);
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
        self.set_foot(week)?;
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
                Length::pt(12.0),
            )?;
        }
        let minutes: u16 = rows.iter().filter_map(|row| row.card.minutes()).sum();
        let words = self.look.language.words();
        let touch = words.touch(week.touch).map(|touch| format!(", {touch}"));
        let about = format!(
            "{} {}{} · {minutes} {}",
            self.words.most,
            words.pace(week.pace),
            touch.unwrap_or_default(),
            words.minutes(minutes)
        );
        let mark = Mark::Content(self.frame.node(Tag::Paragraph, None));
        let y = floor + Length::mm(7.0);
        self.put(mark, (left, y), &about, Style::TABULAR, TEXT.size)?;
        Ok(y)
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
        let mut y = from + Length::mm(12.0);
        for (head, most) in [(self.words.wish, 1), (self.words.keep, 30)] {
            if y + PITCH > self.end - Length::mm(4.0) {
                return Ok(());
            }
            let mark = Mark::Content(self.frame.node(Tag::Paragraph, None));
            self.put(mark, (self.left, y), head, Style::STRONG, TEXT.size)?;
            for _ in 0..most {
                if y + PITCH > self.end - Length::mm(4.0) {
                    break;
                }
                y += PITCH;
                self.rule(y, HAIR);
            }
            y += Length::mm(11.0);
        }
        Ok(())
    }

    /// A tip for the week, and how the plan was drawn.
    fn set_foot(&mut self, week: &PlannedWeek) -> Result<(), MissingGlyph> {
        let tag = self.look.language.tag();
        let tips = self.words.tips;
        let tip = tips[usize::from(week.number.max(1) - 1) % tips.len()];
        let y = self.end + Length::mm(9.0);
        let dash = Path::line(
            Point::new(self.left, y - Length::mm(5.2)),
            Point::new(self.left + Length::mm(6.0), y - Length::mm(5.2)),
        );
        self.frame.stroke(dash, STROKE, self.look.theme.accent(Kind::Ritual));
        let mark = Mark::Content(self.frame.node(Tag::Paragraph, None));
        self.put(mark, (self.left, y), tip, Style::TEXT, TEXT.size)?;
        let source = self.look.colophon.replace('*', "\\*");
        let mut paragraph = self.typesetter.shape(&source, Style::TEXT, tag)?;
        let lines = paragraph.lines(self.typesetter, self.right - self.left, SMALL.size);
        let mark = Mark::Content(self.frame.node(Tag::Paragraph, None));
        let mut y = y + Length::mm(7.0);
        for line in &lines {
            self.frame
                .line(mark, Point::new(self.left, y), line, SMALL.size, |_| Ink::BLACK);
            y += SMALL.leading;
        }
        Ok(())
    }
}

/// A word as it begins a line.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
