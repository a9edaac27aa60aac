//! The pages of a handout.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::block::{
    BlockError, BlockLook, Metrics, PageHead, Piece, Setter, Target, Title,
    check_heights, flow,
};
use crate::color::Ink;
use crate::frame::{Article, Bookmark, Frame, Mark, Page, Placed, Tag, tell_apart};
use crate::geom::{Length, Point, Rect, Size, Turn};
use crate::handout::exercise::exercise;
use crate::handout::head::{head, neutral, neutral_name, note, own_title};
use crate::handout::job::{
    HandoutError, HandoutItem, HandoutJob, Lines, MOST_PAGES, Safe,
};
use crate::letterhead;
use crate::model::{Callout, PageType, People, Practice, Stem, Tone};
use crate::text::{Breaking, Line, Style, Typesetter};
use crate::words::Words;

/// Loose pages.
pub struct Loose {
    /// The pages in order; all are one section.
    pub pages: Vec<Page>,
    /// The outline.
    pub bookmarks: Vec<Bookmark>,
}

/// What surrounds the text of a handout: margins, and a foot on every page.
pub(super) struct Sheet<'a> {
    pub(super) job: &'a HandoutJob<'a>,
    /// Over the text and under the foot.
    margin: Length,
    /// At the left and at the right.
    side: Length,
    /// The foot, broken so that the page's number has room beside it.
    foot: Vec<Line>,
}

impl<'a> Sheet<'a> {
    /// # Errors
    /// [`HandoutError`] when no font has a character of the foot.
    pub(super) fn new(
        typesetter: &mut Typesetter,
        job: &'a HandoutJob<'a>,
    ) -> Result<Self, HandoutError> {
        let is_large = job.look.paper.width > Length::mm(180.0);
        let margin = Length::mm(if is_large { 18.0 } else { 12.0 });
        let measure = job.look.paper.width - margin * 2.0;
        let widest = Metrics::new(job.look.edition, measure).reading(job.look.edition);
        // One measure for all that stands on a page: what is too wide to read goes to the margins.
        let side = margin + (measure - widest).max(Length::ZERO) * 0.5;
        let mut sheet = Self { job, margin, side, foot: Vec::new() };
        let size = sheet.metrics().fine.size;
        let spaced = job.look.edition.is_spaced();
        let style = Style { spaced, ..Style::TEXT };
        let text = job.foot.replace('*', "\\*");
        let shaped = typesetter.shape(&text, style, job.language.tag());
        let mut paragraph =
            shaped.map_err(|why| at("license", BlockError::Glyph(why)))?;
        let number = sheet.metrics().small.size * 7.0 * if spaced { 1.3 } else { 1.0 };
        let room = sheet.width() - number;
        sheet.foot = paragraph.lines(typesetter, room, size, Breaking::RUNNING);
        Ok(sheet)
    }

    fn width(&self) -> Length {
        self.job.look.paper.width - self.side * 2.0
    }

    fn metrics(&self) -> Metrics {
        Metrics::new(self.job.look.edition, self.width())
    }

    /// The width and height of the text; the foot stays free.
    pub(super) fn text(&self) -> Size {
        let metrics = self.metrics();
        let foot = Length::mm(8.0) + metrics.fine.depth(self.foot.len());
        let room = self.job.look.paper.height - self.margin * 2.0 - foot;
        Size::new(self.width(), metrics.unit * (room / metrics.unit).floor())
    }

    pub(super) fn look(&self, people: People) -> BlockLook<'a> {
        let text = self.text();
        BlockLook {
            measure: text.width,
            depth: text.height,
            theme: self.job.look.theme,
            edition: self.job.look.edition,
            language: self.job.language,
            fillable: self.job.look.fillable,
            people,
        }
    }

    /// The pages of frames, each with its foot, and after the first with the running head.
    pub(super) fn bind(
        &self,
        typesetter: &mut Typesetter,
        frames: Vec<Frame>,
    ) -> Vec<Page> {
        let count = frames.len();
        let paper = self.job.look.paper;
        let whole = Rect::new(Point::ORIGIN, paper);
        let placed = |frame, at, article| Placed {
            frame,
            at,
            turn: Turn::None,
            clip: None,
            adjust: None,
            article,
            part: 0,
        };
        let head = self.running_head(typesetter).map(Arc::new);
        let mut pages = Vec::with_capacity(count);
        for (nth, frame) in frames.into_iter().enumerate() {
            let corner = Point::new(self.side, self.margin);
            let foot = self.foot(typesetter, nth + 1, count);
            let mut on_page = vec![
                placed(Arc::new(frame), corner, Some(Article(0))),
                placed(Arc::new(foot), Point::ORIGIN, None),
            ];
            if let Some(head) = head.as_ref().filter(|_| nth > 0) {
                let at = letterhead::running_head_at(head, self.margin);
                let at = Point::new(self.side, at.y);
                on_page.push(placed(Arc::clone(head), at, None));
            }
            pages.push(Page { size: paper, trim: whole, bleed: whole, placed: on_page });
        }
        pages
    }

    fn running_head(&self, typesetter: &mut Typesetter) -> Option<Frame> {
        let look = self.look(People::Both);
        let find = |_: &str| -> Option<Target> { None };
        let mut setter = Setter::new(typesetter, &look, &find);
        letterhead::running_head(&mut setter, self.job.practice)
    }

    /// Version, day and licence at the left, the page at the right.
    fn foot(&self, typesetter: &mut Typesetter, page: usize, of: usize) -> Frame {
        let job = self.job;
        let Metrics { small, fine, .. } = self.metrics();
        let mut frame = Frame::new(job.look.paper);
        let y = job.look.paper.height - self.margin;
        for (nth, line) in self.foot.iter().enumerate() {
            let up = fine.depth(self.foot.len()) - fine.depth(nth + 1);
            let at = Point::new(self.side, y - up);
            frame.line(Mark::Artifact, at, line, fine.size, |_| Ink::BLACK);
        }
        if of == 1 {
            return frame;
        }
        let style = Style { spaced: job.look.edition.is_spaced(), ..Style::TEXT };
        let [word, between] = Words::of(job.language).handout.page_of;
        let number = format!("{word} {page} {between} {of}");
        // The program's own words are in every font.
        if let Ok(line) = typesetter.plain_line(&number, style, job.language.tag()) {
            let width = line.width_at(small.size);
            let x = job.look.paper.width - self.side - width;
            frame.line(Mark::Artifact, Point::new(x, y), &line, small.size, |_| {
                Ink::BLACK
            });
        }
        frame
    }
}

/// Makes a handout.
///
/// # Errors
/// [`HandoutError`] when something on it may not be handed out so, cannot be set, or is too
/// much.
pub fn make_handout(
    typesetter: &mut Typesetter,
    job: &HandoutJob<'_>,
) -> Result<Loose, HandoutError> {
    job.check()?;
    let sheet = Sheet::new(typesetter, job)?;
    // Lines for what came of a card are the first to go when that saves a page, then all that is
    // said of stopping but that either may.
    let ways = [
        (Safe::Whole, Lines::Kept),
        (Safe::Whole, Lines::Dropped),
        (Safe::Short, Lines::Kept),
        (Safe::Short, Lines::Dropped),
        (Safe::InRules, Lines::Kept),
        (Safe::InRules, Lines::Dropped),
    ];
    // The rules of touch say it too.
    let has_rules = job.items.iter().any(HandoutJob::is_touch);
    let ways = ways.into_iter().filter(|(safe, _)| has_rules || *safe != Safe::InRules);
    let mut frames: Option<Vec<Frame>> = None;
    for way in ways {
        if frames.as_ref().is_some_and(|frames| frames.len() == 1) {
            break;
        }
        let closer = flow(&pieces(typesetter, job, &sheet, way)?, sheet.text());
        if frames.as_ref().is_none_or(|frames| closer.len() < frames.len()) {
            frames = Some(closer);
        }
    }
    let mut frames = frames.unwrap_or_default();
    tell_apart(&mut frames);
    if frames.len() > MOST_PAGES {
        return Err(HandoutError::Long { pages: frames.len() });
    }
    let pages = sheet.bind(typesetter, frames);
    // The outline and the file's title stay neutral: a title may hold a name.
    let title = neutral(job).to_owned();
    let mark = Bookmark { title, article: Article(0), children: Vec::new() };
    Ok(Loose { pages, bookmarks: vec![mark] })
}

/// All that stands on the handout, from head to contact.
fn pieces(
    typesetter: &mut Typesetter,
    job: &HandoutJob<'_>,
    sheet: &Sheet<'_>,
    (safe, lines): (Safe, Lines),
) -> Result<Vec<Piece>, HandoutError> {
    let look = sheet.look(job.whose.people());
    let find = |_: &str| -> Option<Target> { None };
    let mut setter = Setter::new(typesetter, &look, &find);
    let depth = sheet.text().height;
    let whole = |pieces: Vec<Piece>| check_heights(&pieces, depth).map(|()| pieces);
    let words = &Words::of(job.language).card;
    // In a line, where it has room beside the title, or beneath it.
    let line = setter.line(words.may_stop, Style::TEXT).map_err(|why| at("note", why))?;
    let has_room = setter.measure().fits(line.width_at(setter.metrics.text.size));
    let beside = (safe == Safe::Short && has_room).then_some(words.may_stop);
    let mut pieces =
        head(&mut setter, job, beside).and_then(whole).map_err(|why| at("title", why))?;
    let own = note(&mut setter, job).and_then(whole).map_err(|why| at("note", why))?;
    pieces.extend(own);
    // Whoever holds a sheet for two reads first that either may stop.
    let words = match safe {
        Safe::Whole => Some(words.safe),
        Safe::Short => Some(words.may_stop).filter(|_| !has_room),
        Safe::InRules => None,
    };
    if let Some(words) = words {
        pieces.extend(setter.paragraph(words).map_err(|why| at("note", why))?);
    }
    let mut stems: BTreeMap<String, u16> = BTreeMap::new();
    let mut has_rules = false;
    for (nth, item) in (1..).zip(&job.items) {
        let plain = neutral_name(job, nth);
        if !has_rules && HandoutJob::is_touch(item) {
            // Before the first touch, not after the last.
            pieces.extend(rules(&mut setter, job).map_err(|why| at("touch", why))?);
            has_rules = true;
        }
        let set = match item {
            HandoutItem::Card(card) => {
                setter.stem = Stem::handout(None);
                let title = &card.texts_in(job.language).title;
                setter.place.clone_from(plain.as_ref().unwrap_or(title));
                exercise(&mut setter, job, (card, plain.as_deref()), lines)
            }
            HandoutItem::Page(page) => {
                let is_titled = own_title(job).is_some();
                let name = plain.as_deref().unwrap_or(&page.title);
                worksheet(&mut setter, (page, name), &mut stems, is_titled)
            }
        };
        pieces.extend(set.and_then(whole).map_err(|why| at(item.id(), why))?);
    }
    // The licence stands on the foot of every page.
    let practice = Practice { license: None, ..job.practice.clone() };
    let contact = letterhead::contact(&mut setter, &practice);
    let contact = contact.map_err(|why| at("practice", why))?;
    pieces.extend(Piece::at_foot(contact, depth * 0.5));
    Ok(pieces)
}

fn at(id: &str, why: BlockError) -> HandoutError {
    HandoutError::Item { id: id.to_owned(), why }
}

/// A worksheet under its name.
fn worksheet<'s>(
    setter: &mut Setter<'s>,
    (page, name): (&'s PageType, &str),
    stems: &mut BTreeMap<String, u16>,
    is_titled: bool,
) -> Result<Vec<Piece>, BlockError> {
    let count = stems.entry(page.stem()).or_insert(0);
    *count += 1;
    setter.stem = Stem::handout(Some(page.stem())).nth(*count);
    setter.place = match *count {
        1 => name.to_owned(),
        nth => format!("{name} {nth}"),
    };
    let title = Title {
        text: name,
        tag: Tag::PageHeading,
        setting: setter.metrics.heading,
        scale: 0.85,
        aside: None,
    };
    let over = setter.metrics.units(3.0);
    let head = PageHead {
        title: (!is_titled).then_some((title, over)),
        kind: page.kind,
        is_own_title: true,
        intro: None,
    };
    // The job has been checked: no page of a handout is made from a plan.
    setter.page(page, &head, &mut |_, _| Ok(Vec::new()))
}

/// The rules of touch and the line of support.
fn rules(
    setter: &mut Setter<'_>,
    job: &HandoutJob<'_>,
) -> Result<Vec<Piece>, BlockError> {
    let words = &Words::of(job.language).handout;
    let callout = Callout {
        title: Some(words.rules.to_owned()),
        text: None,
        items: words.rule_items.iter().map(|item| (*item).to_owned()).collect(),
        tone: Tone::Note,
    };
    let mut pieces = setter.callout(&callout)?;
    if let Some(last) = pieces.last_mut() {
        last.keeps = true;
    }
    let mut support = setter.paragraph(words.support)?;
    for piece in &mut support {
        piece.keeps = true;
    }
    if let Some(last) = support.last_mut() {
        last.keeps = false;
    }
    pieces.extend(support);
    Ok(pieces)
}
