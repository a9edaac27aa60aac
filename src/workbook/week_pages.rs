//! A page for each week, loose: to hang up, or to lie on the table.

use std::sync::Arc;

use crate::block::{BlockError, BlockLook, Piece, Setter, Target, Title, flow};
use crate::frame::{Article, Frame, Page, Tag};
use crate::geom::{Length, Size};
use crate::letterhead;
use crate::model::{
    Block, Callout, Kind, Language, People, PlannedWeek, Practice, Room, Space, Stem,
    Tone,
};
use crate::text::Typesetter;
use crate::words::{PlanWords, Words};
use crate::workbook::furniture;
use crate::workbook::job::BookWeek;
use crate::workbook::{BookJob, weeks};

/// How much gives way on the first page, step by step, so that it stays one: a space to write in,
/// what the course is, the other space.
const STEPS: std::ops::RangeInclusive<usize> = 1..=3;

/// The margin around a loose page.
const MARGIN: Length = Length::mm(16.0);

/// One or more pages for each week, in order; the pages of a week are one article. The first
/// bears the letterhead of the practice, the others its running head; so does the first where
/// the letterhead would cost a page. `colophon` says how the plan was drawn.
///
/// # Errors
/// [`BlockError`] when a text cannot be set.
pub fn week_pages(
    typesetter: &mut Typesetter,
    job: &BookJob<'_>,
    colophon: &str,
) -> Result<Vec<Page>, BlockError> {
    let paper = job.look.paper;
    let margin = if paper.width > Length::mm(180.0) { MARGIN } else { MARGIN * 0.75 };
    let look = BlockLook {
        measure: paper.width - margin * 2.0,
        depth: paper.height - margin * 2.0,
        theme: job.look.theme,
        edition: job.look.edition,
        language: &job.book.language,
        fillable: job.look.fillable,
        people: People::Both,
    };
    let find = |_: &str| -> Option<Target> { None };
    let mut pages = Vec::new();
    for (nth, week) in job.weeks.iter().enumerate() {
        let Some(planned) = week.planned else { continue };
        let mut setter = Setter::new(typesetter, &look, &find);
        setter.kind = Kind::Ritual;
        setter.stem = Stem::new(Some(week.number), "sheet");
        setter.week = Some(week.number);
        setter.place = format!("{} {}", setter.words.week, week.number);
        let signed = pages.is_empty().then(|| agreed(setter.look.language, job.weeks));
        let set = |setter: &mut Setter<'_>, given: usize| {
            let foot = Foot {
                spaces: [2, 1, 1, 0][given],
                summary: job.summary.filter(|_| given < 2 && signed.is_some()),
                signed: signed.as_deref(),
                colophon,
            };
            week_page(setter, job, *week, planned, &foot)
        };
        let mut pieces = set(&mut setter, 0)?;
        let size = Size::new(look.measure, look.depth);
        // What is signed belongs on the page that hangs on the wall: the lines to write on give
        // way to it where they must.
        for given in STEPS.take_while(|_| signed.is_some()) {
            let fewer = set(&mut setter, given)?;
            let pages = flow(&pieces, size).len();
            if pages > 1 && flow(&fewer, size).len() < pages {
                pieces = fewer;
                break;
            }
        }
        let has_practice = *job.practice != Practice::default();
        let headed = if pages.is_empty() && has_practice {
            // The practice's head goes before what the course is and before lines, its name alone
            // where there is no room for its logo.
            let (most, mut headed) = (flow(&pieces, size).len(), None);
            let plain = Practice { logo: None, ..job.practice.clone() };
            for practice in [job.practice, &plain] {
                for given in 0..=*STEPS.end() {
                    if headed.is_some() {
                        break;
                    }
                    let under = set(&mut setter, given)?;
                    headed = under_letterhead(&mut setter, practice, &under, most)?;
                }
            }
            headed
        } else {
            None
        };
        let mut has_letterhead = headed.is_some();
        let head = letterhead::running_head(&mut setter, job.practice).map(Arc::new);
        for frame in headed.unwrap_or_else(|| flow(&pieces, size)) {
            let head = head.clone().filter(|_| !has_letterhead);
            has_letterhead = false;
            pages.push(furniture::loose((paper, margin), frame, head, Article(nth)));
        }
    }
    Ok(pages)
}

/// The pages of a week under the letterhead; none when there is no letterhead, or they are more
/// than at most: what hangs on a wall should be one.
fn under_letterhead(
    setter: &mut Setter<'_>,
    practice: &Practice,
    pieces: &[Piece],
    most: usize,
) -> Result<Option<Vec<Frame>>, BlockError> {
    let size = Size::new(setter.look.measure, setter.look.depth);
    let head = match letterhead::head(setter, practice) {
        Ok(Some(head)) => head,
        Ok(None) | Err(BlockError::Wide { .. }) => return Ok(None),
        Err(other) => return Err(other),
    };
    let mut headed = vec![head.keeps()];
    headed.extend_from_slice(pieces);
    if let Some(title) = headed.get_mut(1) {
        title.over = setter.metrics.units(2.0);
    }
    let frames = flow(&headed, size);
    Ok((frames.len() <= most).then_some(frames))
}

/// What stands beneath the plan of a week.
struct Foot<'a> {
    /// How many of the two spaces to write in there are.
    spaces: usize,
    /// What the course is, on the first page.
    summary: Option<&'a str>,
    /// What the two sign.
    signed: Option<&'a str>,
    /// How the plan was drawn.
    colophon: &'a str,
}

fn week_page(
    setter: &mut Setter<'_>,
    job: &BookJob<'_>,
    week: BookWeek<'_>,
    planned: &PlannedWeek,
    foot: &Foot<'_>,
) -> Result<Vec<Piece>, BlockError> {
    let words = &Words::of(setter.look.language).plan;
    let dates = planned.start.zip(planned.date(7));
    let dates = dates.map(|(first, last)| words.dates(first, last));
    let name = match week.title() {
        Some(title) => format!("{} {}: {title}", setter.words.week, week.number),
        None => format!("{} {}", setter.words.week, week.number),
    };
    let head = Title {
        text: &name,
        tag: Tag::Heading,
        setting: setter.metrics.title,
        scale: 1.2,
        aside: dates.as_deref(),
    };
    let mut pieces = vec![setter.title(&head)?];
    if let Some(aim) = week.outline.map(|outline| &outline.aim) {
        pieces.extend(setter.paragraph(&format!("*{}*", aim.replace('*', "\\*")))?);
    }
    if let Some(summary) = foot.summary {
        pieces.extend(setter.paragraph(&summary.replace('*', "\\*"))?);
    }
    pieces.extend(setter.paragraph(&ceilings(setter, planned))?);
    pieces.extend(weeks::week_plan(setter, job, week)?);
    let lines = |name: &str, label: &str, room| {
        let (name, label) = (name.to_owned(), Some(label.to_owned()));
        Block::Lines(Space { name, label, room, each: false })
    };
    let spaces = [
        lines("wish", words.wish, Room::Lines(2)),
        lines("keep", words.keep, Room::Fill),
    ];
    for space in spaces.iter().take(foot.spaces) {
        pieces.extend(setter.block(space)?);
    }
    if let Some(signed) = foot.signed {
        let mut sentence = setter.paragraph(signed)?;
        for piece in &mut sentence {
            piece.keeps = true;
        }
        pieces.extend(sentence);
        pieces.extend(setter.block(&Block::Signatures("agreed".to_owned()))?);
    }
    // On the first sheet what must be said stands where the others have a tip.
    let note = match foot.signed {
        Some(_) => Words::of(setter.look.language).card.safe,
        None => tip(words, planned),
    };
    pieces.extend(setter.block(&Block::Callout(told(note)))?);
    pieces.extend(setter.paragraph(&foot.colophon.replace('*', "\\*"))?);
    Ok(pieces)
}

/// What both agreed to before the weeks were drawn: how near the nearest of them comes.
fn agreed(language: &Language, weeks: &[BookWeek<'_>]) -> String {
    let words = Words::of(language);
    let planned = weeks.iter().filter_map(|week| week.planned);
    let nearest = planned.map(|week| week.touch).max().unwrap_or_default();
    words.plan.agreed(words.card.touch(nearest))
}

/// How deep and how near the week goes at most.
fn ceilings(setter: &Setter<'_>, week: &PlannedWeek) -> String {
    let words = Words::of(setter.look.language);
    let touch = words.card.touch(week.touch).map(|touch| format!(", {touch}"));
    let touch = touch.unwrap_or_default();
    let away = if week.is_away { format!(" {}", words.plan.away) } else { String::new() };
    format!("{} {}{touch}.{away}", words.plan.most, words.card.pace(week.pace))
}

/// A tip, another one each week.
fn tip(words: &PlanWords, week: &PlannedWeek) -> &'static str {
    words.tips[usize::from(week.number.max(1) - 1) % words.tips.len()]
}

fn told(text: &str) -> Callout {
    Callout {
        title: None,
        text: Some(text.to_owned()),
        items: Vec::new(),
        tone: Tone::Note,
    }
}
