//! The contact block: how to reach the counsellor, the QR code, and what is said beneath.

use crate::block::{BlockError, LINK, Piece, Setter};
use crate::color::Ink;
use crate::frame::{Frame, Mark, NodeId, Tag};
use crate::geom::{Length, Path, Point};
use crate::letterhead::qr::qr;
use crate::letterhead::text::{Way, broken, height, put_figure, widest, wrapped};
use crate::model::Practice;
use crate::text::{Line, Setting, Style, heights};
use crate::words::Words;

/// Sides of the QR code, from the one that looks best to the one that holds most.
const CODE: [Length; 3] = [Length::mm(20.0), Length::mm(22.0), Length::mm(24.0)];
/// Between the words and the QR code. Its own light margin comes to it.
const GUTTER: Length = Length::mm(3.0);

/// The contact block, a strip for each part; none when the practice says nothing of itself.
///
/// # Errors
/// [`BlockError`] when a character is in no font or a word is wider than its place.
pub fn contact(
    setter: &mut Setter<'_>,
    practice: &Practice,
) -> Result<Vec<Piece>, BlockError> {
    let mut pieces = Vec::new();
    pieces.extend(reach(setter, practice)?);
    if let Some(text) = &practice.confidentiality {
        pieces.push(small_print(setter, text)?);
    }
    pieces.extend(resources(setter, &practice.resources)?);
    if let Some(text) = &practice.license {
        pieces.push(small_print(setter, text)?);
    }
    Ok(pieces)
}

/// How to reach the counsellor, with the QR code at the right.
fn reach(setter: &mut Setter<'_>, practice: &Practice) -> Result<Vec<Piece>, BlockError> {
    let code = practice.booking.as_ref().and_then(|address| {
        CODE.into_iter().find_map(|side| qr(address, side)).map(|code| (code, address))
    });
    let measure = setter.measure();
    let taken =
        code.as_ref().map_or(Length::ZERO, |(code, _)| code.size().width + GUTTER);
    let mut column =
        Column { frame: setter.frame(), top: Length::ZERO, room: measure - taken };
    column.ways(setter, practice)?;
    if let Some(address) = &practice.booking {
        column.booking(setter, address)?;
    }
    let address = practice.address.join(", ");
    // A long one has a strip of its own, so that none is higher than a page.
    let is_long = column.top > setter.look.depth * 0.5;
    if !address.is_empty() && !is_long {
        column.text(setter, &address)?;
    }
    let Column { mut frame, top, .. } = column;
    let mut deep = top;
    if let Some((code, address)) = &code {
        let words = &Words::of(setter.look.language).practice;
        let figure = frame.node(Tag::Figure, None);
        frame.set_alt(figure, &format!("{}: {}, {address}", words.code, words.booking));
        let side = code.size().width;
        put_figure(&mut frame, figure, Point::new(measure - side, Length::ZERO), code);
        deep = deep.max(side);
    }
    if deep == Length::ZERO {
        return Ok(Vec::new());
    }
    let piece = Piece::new(frame, setter.metrics.whole(deep));
    let mut pieces = vec![piece.over(setter.metrics.units(1.0))];
    if !address.is_empty() && is_long {
        let setting = setter.metrics.small;
        pieces.push(beneath(setter, &address, setting)?);
    }
    Ok(pieces)
}

/// What stands at the left, from the top down.
struct Column {
    frame: Frame,
    top: Length,
    room: Length,
}

impl Column {
    /// Telephone, mail and site, on as few lines as they fit.
    fn ways(
        &mut self,
        setter: &mut Setter<'_>,
        practice: &Practice,
    ) -> Result<(), BlockError> {
        let setting = setter.metrics.small;
        let gap = setter.metrics.wide(6.0);
        let (mut pen, mut row) = (Length::ZERO, self.top);
        for (text, to) in ways(practice) {
            let lines = broken(setter, text, setting.size, self.room)?;
            let width = widest(&lines, setting);
            let fits_beside = lines.len() == 1 && self.room.fits(pen + gap + width);
            let at = if pen > Length::ZERO && fits_beside {
                Point::new(pen + gap, row)
            } else {
                // Each line of links is high enough to be hit.
                let high = height(&lines, setting);
                let room = high.max(LINK);
                row = self.top + (room - high) * 0.5;
                self.top += room;
                Point::new(Length::ZERO, row)
            };
            let node = self.frame.node(Tag::Paragraph, None);
            self.way(setter, node, at, &lines, (text, to));
            // Beside an address of several lines nothing stands.
            pen = if lines.len() == 1 { at.x + width } else { self.room };
        }
        Ok(())
    }

    fn way(
        &mut self,
        setter: &Setter<'_>,
        node: NodeId,
        at: Point,
        lines: &[Line],
        (text, to): (&str, Option<String>),
    ) {
        if let Some(to) = to {
            let way = Way { to, label: text.to_owned() };
            way.put(setter, &mut self.frame, node, at, lines);
        } else {
            let setting = setter.metrics.small;
            let at = Point::new(at.x, at.y + Setter::baseline(setting));
            let mark = Mark::Content(node);
            setter.put_lines(&mut self.frame, mark, at, lines, setting, Ink::BLACK);
        }
    }

    /// What the QR code is for, and its address in words: a code says nothing to who does not
    /// see it, or has no telephone at hand.
    fn booking(&mut self, setter: &mut Setter<'_>, to: &str) -> Result<(), BlockError> {
        let setting = setter.metrics.small;
        let words = &Words::of(setter.look.language).practice;
        let title =
            wrapped(setter, words.booking, Style::STRONG, setting.size, self.room)?;
        let lines = broken(setter, to, setting.size, self.room)?;
        let node = self.frame.node(Tag::Paragraph, None);
        let at = Point::new(Length::ZERO, self.top + Setter::baseline(setting));
        let mark = Mark::Content(node);
        setter.put_lines(&mut self.frame, mark, at, &title, setting, Ink::BLACK);
        self.top += height(&title, setting);
        let way = Way { to: to.to_owned(), label: format!("{}: {to}", words.booking) };
        let at = Point::new(Length::ZERO, self.top);
        way.put(setter, &mut self.frame, node, at, &lines);
        self.top += height(&lines, setting);
        Ok(())
    }

    fn text(&mut self, setter: &mut Setter<'_>, text: &str) -> Result<(), BlockError> {
        let setting = setter.metrics.small;
        let lines = wrapped(setter, text, Style::TEXT, setting.size, self.room)?;
        let mark = Mark::Content(self.frame.node(Tag::Paragraph, None));
        let at = Point::new(Length::ZERO, self.top + Setter::baseline(setting));
        setter.put_lines(&mut self.frame, mark, at, &lines, setting, Ink::BLACK);
        self.top += height(&lines, setting);
        Ok(())
    }
}

/// Telephone, mail and site with where each leads.
fn ways(practice: &Practice) -> impl Iterator<Item = (&str, Option<String>)> {
    let phone = practice.phone.as_deref().map(|text| (text, telephone(text)));
    let mail = practice.email.as_deref();
    // RFC 6068, 2: a percent sign would begin a code.
    let mail = mail.map(|text| {
        (text, Some(format!("mailto:{}", text.replace('%', "%25").replace('?', "%3F"))))
    });
    let web = practice.web.as_deref().map(|text| (text, Some(text.to_owned())));
    [phone, mail, web].into_iter().flatten()
}

/// The link of a telephone number (RFC 3966); none when there is more than a number.
fn telephone(text: &str) -> Option<String> {
    let is_number = |c: char| c.is_ascii_digit() || " +-./()\u{a0}".contains(c);
    // `(0)` is dialled in some countries and left out with `+` in all.
    if !text.chars().all(is_number) || text.contains("(0)") {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let plus = if text.starts_with('+') { "+" } else { "" };
    Some(format!("tel:{plus}{digits}"))
}

/// A paragraph beneath, in one piece.
fn beneath(
    setter: &mut Setter<'_>,
    text: &str,
    setting: Setting,
) -> Result<Piece, BlockError> {
    let measure = setter.reading_measure();
    let lines = wrapped(setter, text, Style::TEXT, setting.size, measure)?;
    let mut frame = setter.frame();
    let mark = Mark::Content(frame.node(Tag::Paragraph, None));
    let at = Point::new(Length::ZERO, Setter::baseline(setting));
    setter.put_lines(&mut frame, mark, at, &lines, setting, Ink::BLACK);
    let height = setter.metrics.whole(height(&lines, setting));
    Ok(Piece::new(frame, height).over(setter.metrics.units(1.0)))
}

/// What has to be there and is hardly read.
fn small_print(setter: &mut Setter<'_>, text: &str) -> Result<Piece, BlockError> {
    let setting = setter.metrics.fine;
    beneath(setter, text, setting)
}

/// Whom to turn to: a line over it, then a list.
fn resources(
    setter: &mut Setter<'_>,
    resources: &[String],
) -> Result<Vec<Piece>, BlockError> {
    if resources.is_empty() {
        return Ok(Vec::new());
    }
    let setting = setter.metrics.small;
    let words = &Words::of(setter.look.language).practice;
    let title = setter.strip(words.resources, Tag::Paragraph, Style::STRONG, setting)?;
    let mut pieces = vec![title.over(setter.metrics.units(1.0)).keeps()];
    let whole = setter.whole();
    let indent = setter.metrics.wide(4.0);
    let measure = setter.reading_measure() - indent;
    for (nth, text) in resources.iter().enumerate() {
        let lines = wrapped(setter, text, Style::TEXT, setting.size, measure)?;
        let mut frame = setter.frame();
        let list = frame.node(Tag::List, None);
        frame.set_whole(list, whole);
        let item = frame.node(Tag::ListItem, Some(list));
        let body = Mark::Content(frame.node(Tag::ListBody, Some(item)));
        let y = Setter::baseline(setting);
        let radius = setting.size * 0.11;
        let center = Point::new(radius * 2.0, y - heights::middle(setting.size));
        frame.fill(Path::circle(center, radius), Ink::BLACK);
        let at = Point::new(indent, y);
        setter.put_lines(&mut frame, body, at, &lines, setting, Ink::BLACK);
        let mut piece = Piece::new(frame, height(&lines, setting));
        piece.keeps = nth + 2 == resources.len();
        pieces.push(piece);
    }
    Ok(pieces)
}
