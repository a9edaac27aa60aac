//! A page of curves: the numbers of the weekly check-in, one little chart for each scale.

use crate::block::{BlockError, BlockLook, Piece, Setter, Target, Title, flow};
use crate::frame::{Article, Page, Tag};
use crate::geom::{Length, Size};
use crate::model::{Kind, People};
use crate::text::Typesetter;
use crate::words::Words;
use crate::workbook::curve::CurvesJob;
use crate::workbook::furniture;
use crate::workbook::{curve_chart, curve_table};

/// The margin around a loose page.
const MARGIN: Length = Length::mm(16.0);

/// The curves with the same numbers in a table: one article.
///
/// # Errors
/// [`BlockError`] when a text cannot be set.
pub fn curve_pages(
    typesetter: &mut Typesetter,
    job: &CurvesJob<'_>,
) -> Result<Vec<Page>, BlockError> {
    let is_large = job.paper.width > Length::mm(180.0);
    let margin = if is_large { MARGIN } else { MARGIN * 0.75 };
    let look = BlockLook {
        measure: job.paper.width - margin * 2.0,
        depth: job.paper.height - margin * 2.0,
        theme: job.theme,
        edition: job.edition,
        language: job.language,
        fillable: false,
        people: job.people,
    };
    let find = |_: &str| -> Option<Target> { None };
    let mut setter = Setter::new(typesetter, &look, &find);
    setter.kind = Kind::CheckIn;
    setter.heading_tag = Tag::PageHeading;
    let pieces = pieces(&mut setter, job)?;
    let frames = flow(&pieces, Size::new(look.measure, look.depth)).into_iter();
    Ok(frames
        .map(|frame| furniture::loose((job.paper, margin), frame, None, Article(0)))
        .collect())
}

fn pieces(
    setter: &mut Setter<'_>,
    job: &CurvesJob<'_>,
) -> Result<Vec<Piece>, BlockError> {
    let words = &Words::of(job.language).curves;
    let aside = match job.people {
        People::One(person) => Some(person.letter()),
        People::Both => None,
    };
    let title = Title {
        text: words.title,
        tag: Tag::Heading,
        setting: setter.metrics.title,
        scale: 1.2,
        aside,
    };
    let mut pieces = vec![setter.title(&title)?];
    pieces.extend(setter.paragraph(&intro(setter, job))?);
    pieces.extend(curve_chart::charts(setter, job)?);
    pieces.extend(curve_table::tables(setter, job)?);
    Ok(pieces)
}

/// What the numbers mean, where all scales say the same, and how to read the lines.
fn intro(setter: &Setter<'_>, job: &CurvesJob<'_>) -> String {
    let words = &Words::of(job.language).curves;
    let mut said = Vec::new();
    if let [first, rest @ ..] = job.curves
        && rest.iter().all(|other| (&other.ends, other.to) == (&first.ends, first.to))
        && let Some((low, high)) = &first.ends
    {
        let [one, last] = setter.words.ends;
        said.push(format!("{one} *{low}*, {} {last} *{high}*.", first.to));
    }
    said.push(words.gap.to_owned());
    if job.people == People::Both {
        said.push(words.lines.to_owned());
    }
    said.join(" ")
}
