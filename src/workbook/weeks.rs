//! The cards of a week by day.

use crate::block::{BlockError, Label, Piece, Setter, Span, headed};
use crate::color::Ink;
use crate::frame::{Align, Frame, Mark, Tag};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::look;
use crate::model::{Card, PlannedCard, PlannedWeek};
use crate::text::{Line, Style, heights};
use crate::words::{PlanWords, Words};
use crate::workbook::job::{BookJob, BookWeek};

/// Where the columns of a week's plan begin.
struct Columns {
    day: Length,
    id: Length,
    /// Where the id's column ends.
    id_end: Length,
    title: Length,
    title_end: Length,
    minutes: Length,
    minutes_end: Length,
    lead: Length,
    /// Whether titles have no room beside the other columns and stand beneath them.
    is_narrow: bool,
}

impl Columns {
    fn new(setter: &Setter<'_>) -> Self {
        let wide = |value: f64| setter.metrics.wide(value);
        let measure = setter.measure();
        let is_small = measure < wide(130.0);
        let day = setter.metrics.tick + Length::mm(4.0);
        let id = day + wide(if is_small { 24.0 } else { 26.0 });
        let lead = measure - wide(if is_small { 8.0 } else { 14.0 });
        let minutes_end = lead - wide(if is_small { 4.0 } else { 6.0 });
        let title = id + wide(if is_small { 14.5 } else { 17.0 });
        let minutes = minutes_end - wide(10.0);
        let title_end = minutes;
        let is_narrow = !(title_end - title).fits(wide(34.0));
        let id_end = if is_narrow { minutes } else { title };
        let (title, title_end) =
            if is_narrow { (day, measure) } else { (title, title_end) };
        Self { day, id, id_end, title, title_end, minutes, minutes_end, lead, is_narrow }
    }
}

/// The cards of a week by day, each with a box to tick, and a bar of its minutes; without a plan
/// a line for each day.
pub(super) fn week_plan(
    setter: &mut Setter<'_>,
    job: &BookJob<'_>,
    week: BookWeek<'_>,
) -> Result<Vec<Piece>, BlockError> {
    let columns = Columns::new(setter);
    let whole = setter.whole();
    let head = head(setter, &columns, whole)?;
    let mut rows = Vec::new();
    let mut minutes = Vec::new();
    match week.planned {
        Some(planned) => {
            let cards = planned.cards.iter().enumerate();
            let cards =
                cards.filter_map(|(nth, card)| Some((nth, card, (job.find)(card)?)));
            let cards: Vec<_> = cards.collect();
            let by_day =
                cards.chunk_by(|(_, one, _), (_, other, _)| one.day == other.day);
            let each = by_day.flat_map(|of_day| {
                let rows = u16::try_from(of_day.len()).unwrap_or(u16::MAX);
                let rows = std::iter::once(rows).chain(std::iter::repeat(0));
                of_day.iter().zip(rows)
            });
            for (&(nth, card, found), rows_of_day) in each {
                let day = Day::of(setter, planned, card.day);
                let row = Row { nth, card, found, day, rows_of_day };
                rows.push(row.set(setter, &columns, whole)?);
                minutes.extend(found.minutes().map(|minutes| (found, minutes)));
            }
        }
        None => {
            for nth in 0..7 {
                rows.push(open_row(setter, &columns, nth, whole)?);
            }
        }
    }
    let mut pieces = headed(head.over(setter.metrics.units(1.0)), rows);
    if let [_, only] = &mut pieces[..] {
        // It does not stand alone either: the bar of its minutes stays with it.
        only.keeps = true;
    }
    if !minutes.is_empty() {
        pieces.push(bar(setter, &minutes)?);
    }
    Ok(pieces)
}

fn plan_words(setter: &Setter<'_>) -> &'static PlanWords {
    &Words::of(setter.look.language).plan
}

fn head(
    setter: &mut Setter<'_>,
    columns: &Columns,
    whole: u32,
) -> Result<Piece, BlockError> {
    let setting = setter.metrics.small;
    let words = plan_words(setter);
    let (mut frame, row) = setter.table_row(whole);
    let done = frame.node(Tag::HeadCell, Some(row));
    // A box says what it is for by its shape; a reader who hears it needs the word.
    frame.set_alt(done, words.done);
    let y = Setter::baseline(setting);
    let narrow = columns.lead > setter.measure() - setter.metrics.wide(10.0);
    let lead = if narrow { "A/B" } else { words.lead };
    let [minutes, begins] = words.spoken;
    for (x, word, spoken, is_end) in [
        (columns.day, words.day, words.day, false),
        (columns.id, words.card, words.card, false),
        (
            columns.title,
            if columns.is_narrow { "" } else { words.title },
            words.title,
            false,
        ),
        (columns.minutes_end, words.minutes, minutes, true),
        (columns.lead, lead, begins, false),
    ] {
        let cell = frame.node(Tag::HeadCell, Some(row));
        if word.is_empty() {
            frame.set_alt(cell, spoken);
            continue;
        }
        if word != spoken {
            frame.set_spoken(cell, spoken);
        }
        let line = setter.line(word, Style::STRONG)?;
        let shift = if is_end { line.width_at(setting.size) } else { Length::ZERO };
        let at = Point::new(x - shift, y);
        frame.line(Mark::Content(cell), at, &line, setting.size, |_| Ink::BLACK);
    }
    let foot = Point::new(Length::ZERO, setting.leading);
    Setter::rule(&mut frame, foot, setter.measure(), Length::mm(0.3), setter.line_ink());
    Ok(Piece::new(frame, setting.leading))
}

/// A planned card in the table.
struct Row<'a> {
    nth: usize,
    card: &'a PlannedCard,
    found: &'a Card,
    day: Day,
    /// How many cards its day has, on the first of them.
    rows_of_day: u16,
}

/// A day as it is printed, as it is read, and as it is named among the fields.
struct Day {
    printed: String,
    spoken: String,
    name: String,
}

impl Day {
    fn of(setter: &Setter<'_>, week: &PlannedWeek, day: u8) -> Self {
        let words = plan_words(setter);
        let [printed, spoken, name] = match week.date(day) {
            Some(date) => {
                let name = words.day_of(date).to_owned();
                [words.date(date), words.spoken_date(date), name]
            }
            None => std::array::repeat(format!("{} {day}", setter.words.day)),
        };
        Self { printed, spoken, name }
    }
}

impl Row<'_> {
    fn set(
        &self,
        setter: &mut Setter<'_>,
        columns: &Columns,
        whole: u32,
    ) -> Result<Piece, BlockError> {
        let (setting, pitch) = (setter.metrics.text, setter.metrics.pitch);
        let (mut frame, row) = setter.table_row(whole);
        let begins_day = self.rows_of_day > 0;
        if self.nth > 0 && begins_day {
            let (end, ink) = (setter.measure(), setter.line_ink());
            Setter::rule(&mut frame, Point::ORIGIN, end, Length::mm(0.3), ink);
        }
        let texts = self.found.texts_in(setter.language);
        let cell = frame.node(Tag::Cell, Some(row));
        let name = setter.name(None, &["done", &(self.nth + 1).to_string()]);
        let done = plan_words(setter).done.to_lowercase();
        let says = setter.heard(&[&self.day.name, &texts.title], None, &done);
        let named = Label { name, says };
        setter.tick(&mut frame, Some(cell), (Length::ZERO, pitch * 0.5), named);
        let y = pitch * 0.5 + heights::middle(setting.size);
        let minutes = self.found.minutes().map(|minutes| minutes.to_string());
        let lead = self.card.lead.map_or("", |lead| lead.letter());
        let put =
            |setter: &mut Setter<'_>, frame: &mut Frame, tag, x, text: &str, is_end| {
                let cell = frame.node(tag, Some(row));
                let line = setter.line(text, Style::TABULAR)?;
                let width = line.width_at(setting.size);
                let at = Point::new(if is_end { x - width } else { x }, y);
                frame.line(Mark::Content(cell), at, &line, setting.size, |_| Ink::BLACK);
                Ok::<_, BlockError>(cell)
            };
        // The day stands before all of its cards.
        if begins_day {
            let (tag, x) = (Tag::RowHead, columns.day);
            let cell = put(setter, &mut frame, tag, x, &self.day.printed, false)?;
            frame.set_spoken(cell, &self.day.spoken);
            frame.set_rows(cell, self.rows_of_day);
        }
        let id = &*self.found.id;
        put(setter, &mut frame, Tag::Cell, columns.id, id, false)?;
        let room = columns.title_end - columns.title;
        let lines = setter.lines(&texts.title, Style::TEXT, setting.size, room)?;
        let cell = setter.node(&mut frame, Tag::RowHead, Some(row));
        let drop = if columns.is_narrow { setting.leading } else { Length::ZERO };
        let at = Point::new(columns.title, y + drop);
        let mark = Mark::Content(cell);
        setter.put_lines(&mut frame, mark, at, &lines, setting, Ink::BLACK);
        let minutes = minutes.as_deref().unwrap_or_default();
        put(setter, &mut frame, Tag::Cell, columns.minutes_end, minutes, true)?;
        put(setter, &mut frame, Tag::Cell, columns.lead, lead, false)?;
        let height = setter.metrics.whole(pitch + drop + setting.depth(lines.len()));
        Ok(Piece::new(frame, height))
    }
}

/// A row to fill in for a day of a week without a plan.
fn open_row(
    setter: &mut Setter<'_>,
    columns: &Columns,
    nth: usize,
    whole: u32,
) -> Result<Piece, BlockError> {
    let (setting, pitch) = (setter.metrics.text, setter.metrics.pitch);
    let (mut frame, row) = setter.table_row(whole);
    let number = (nth + 1).to_string();
    let day = setter.words.weekdays[nth];
    let words = plan_words(setter);
    let full = words.days[nth];
    let named = |setter: &Setter<'_>, what: &str, says: &str| {
        let name = setter.name(None, &[what, &number]);
        Label { name, says: setter.heard(&[full], None, &says.to_lowercase()) }
    };
    let [minutes, begins] = words.spoken;
    let cell = frame.node(Tag::Cell, Some(row));
    let done = named(setter, "done", words.done);
    setter.tick(&mut frame, Some(cell), (Length::ZERO, pitch * 0.5), done);
    let cell = frame.node(Tag::RowHead, Some(row));
    frame.set_spoken(cell, full);
    let line = setter.line(day, Style::TEXT)?;
    let at = Point::new(columns.day, pitch * 0.5 + heights::middle(setting.size));
    frame.line(Mark::Content(cell), at, &line, setting.size, |_| Ink::BLACK);
    let gap = Length::mm(3.0);
    let end = setter.measure();
    let below = if columns.is_narrow { pitch } else { Length::ZERO };
    let title_end = if columns.is_narrow { end } else { columns.title_end - gap };
    for (what, says, span, drop) in [
        (
            "card",
            words.card,
            Span::between(columns.id, columns.id_end - gap),
            Length::ZERO,
        ),
        ("title", words.title, Span::between(columns.title, title_end), below),
        (
            "minutes",
            minutes,
            Span::between(columns.minutes, columns.minutes_end),
            Length::ZERO,
        ),
        ("begins", begins, Span::between(columns.lead, end), Length::ZERO),
    ] {
        let cell = frame.node(Tag::Cell, Some(row));
        let named = named(setter, what, says);
        let foot = pitch + drop;
        setter.written(&mut frame, Some(cell), span, foot, named, Align::Left);
    }
    Ok(Piece::new(frame, pitch + below))
}

/// A bar of the week's minutes: each card as wide as it is long, in its kind's colour and with
/// its letter, and the sum in words.
fn bar(setter: &mut Setter<'_>, minutes: &[(&Card, u16)]) -> Result<Piece, BlockError> {
    let setting = setter.metrics.small;
    let sum: u32 = minutes.iter().map(|(_, minutes)| u32::from(*minutes)).sum();
    let words = Words::of(setter.look.language);
    let text = format!("{}: {}", words.plan.sum, words.duration.minutes(sum));
    let spoken = words.duration.read(&text);
    let line = setter.line(&text, Style::TEXT)?;
    let words = line.width_at(setting.size) + Length::mm(5.0);
    let room = setter.measure() - words;
    let mut frame = setter.frame();
    let height = setter.metrics.pitch;
    let deep = Length::mm(5.0);
    let mut left = Length::ZERO;
    for (card, minutes) in minutes {
        let width = room * (f64::from(*minutes) / f64::from(sum));
        let ink = setter.look.theme.accent(card.kind);
        let corner = Point::new(left, (height - deep) * 0.5);
        // A minute among hours on a narrow page is thinner than the usual gap.
        let gap = if width.fits(Length::mm(1.6)) { Length::mm(0.8) } else { width * 0.5 };
        let size = Size::new(width - gap, deep);
        frame.stroke(Path::rect(Rect::new(corner, size)), look::LINE, ink);
        letter(setter, &mut frame, card, corner, size)?;
        left += width;
    }
    let node = frame.node(Tag::Paragraph, None);
    frame.set_spoken(node, &spoken);
    let at = Point::new(
        setter.measure() - words + Length::mm(5.0),
        height * 0.5 + heights::middle(setting.size),
    );
    frame.line(Mark::Content(node), at, &line, setting.size, |_| Ink::BLACK);
    Ok(Piece::new(frame, height).over(setter.metrics.units(1.0)))
}

fn letter(
    setter: &mut Setter<'_>,
    frame: &mut Frame,
    card: &Card,
    corner: Point,
    size: Size,
) -> Result<(), BlockError> {
    let setting = setter.metrics.small;
    let line: Line = setter.line(&card.kind.letter().to_string(), Style::STRONG)?;
    let width = line.width_at(setting.size);
    if size.width.fits(width + Length::mm(1.0)) && size.height.fits(setting.size * 0.8) {
        let at = Point::new(
            corner.x + (size.width - width) * 0.5,
            corner.y + size.height * 0.5 + heights::half_cap(setting.size),
        );
        let ink = setter.look.theme.accent(card.kind);
        frame.line(Mark::Artifact, at, &line, setting.size, |_| ink);
    }
    Ok(())
}
