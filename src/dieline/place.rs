//! A dieline on its paper, upright or on its side; and what fits where it does not.

use crate::dieline::band::band;
use crate::dieline::tuck_box::tuck_box;
use crate::dieline::{Contents, Dieline, DielineError};
use crate::geom::{Margin, Paper, Size};

/// What holds the cards together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// A tuck box, of card.
    TuckBox,
    /// A belly band, of paper.
    Band,
}

impl Case {
    /// What people call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::TuckBox => "box",
            Self::Band => "band",
        }
    }

    /// The dieline for some cards.
    pub fn dieline(self, contents: &Contents) -> Dieline {
        match self {
            Self::TuckBox => tuck_box(contents),
            Self::Band => band(contents),
        }
    }
}

/// A dieline, and the sheet that has room for it, as it lies.
#[derive(Debug, Clone, PartialEq)]
pub struct Laid {
    /// The dieline.
    pub dieline: Dieline,
    /// The sheet.
    pub sheet: Size,
    /// The strip that the printer cannot reach, as the sheet lies.
    pub margin: Margin,
}

/// What the printer reaches of a sheet.
fn reached(sheet: Size, margin: Margin) -> Size {
    Size::new(sheet.width - margin.x * 2.0, sheet.height - margin.y * 2.0)
}

/// The way in which a sheet has room, if it has: as it lies, else turned.
fn way(dieline: &Dieline, paper: &Paper, margin: Margin) -> Option<(Size, Margin)> {
    let size = paper.size();
    let ways = [(size, margin), (size.turned(), margin.turned())];
    ways.into_iter().find(|(sheet, margin)| reached(*sheet, *margin).fits(dieline.size))
}

/// Papers in the order in which they are tried: those that printers of a country take.
const METRIC: [&str; 3] = ["a4", "a3", "sra3"];
const INCH: [&str; 5] = ["letter", "legal", "tabloid", "a3", "arch-b"];

/// Lays a box or a band on a paper.
///
/// # Errors
/// When the paper has no room for it; the error says what has.
pub fn lay(
    case: Case,
    contents: &Contents,
    paper: &Paper,
    margin: Margin,
) -> Result<Laid, DielineError> {
    let dieline = case.dieline(contents);
    if let Some((sheet, margin)) = way(&dieline, paper, margin) {
        return Ok(Laid { dieline, sheet, margin });
    }
    let has_room =
        |case: Case, contents: &Contents| way(&case.dieline(contents), paper, margin);
    let names: &[&str] = match paper.name() {
        name if INCH[..3].contains(&name) || name.ends_with("in") => &INCH,
        _ => &METRIC,
    };
    let larger = names.iter().find(|name| {
        let paper = name.parse::<Paper>().ok();
        paper.is_some_and(|paper| way(&dieline, &paper, margin).is_some())
    });
    let fewer = (1..contents.count)
        .rev()
        .find(|count| has_room(case, &contents.with_count(*count)).is_some());
    let upright = reached(paper.size(), margin);
    let is_wide = dieline.size.width > dieline.size.height;
    let is_turned = is_wide == upright.is_portrait();
    Err(DielineError::NoRoom {
        case,
        needed: dieline.size,
        paper: Box::new(paper.clone()),
        room: if is_turned { upright.turned() } else { upright },
        larger: larger.map(|name| (*name).to_owned()),
        fewer,
        has_band: case == Case::TuckBox && has_room(Case::Band, contents).is_some(),
    })
}
