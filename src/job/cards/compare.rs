//! What each size, paper and bleed would take, for whoever has not cut yet.

use std::fmt::Write;

use crate::face::{Look, Printed, first_misfit};
use crate::geom::{Format, Gutter, Length, Paper, Size};
use crate::job::cards::sheets::fit_request;
use crate::job::count::count;
use crate::job::settings::SheetSettings;
use crate::sheet::{FitRequest, fit};
use crate::text::Typesetter;

/// The papers that home printers and their shops take; the run's own comes before them.
const PAPERS: [&str; 5] = ["a4", "letter", "a5", "half-letter", "a3"];
/// The bleed around each card that is compared with cuts that cards share.
const BLEED: Length = Length::mm(2.0);
/// So many sizes make a table that a screen of 24 lines holds whole.
const ON_A_SCREEN: usize = 8;
/// Cards with less room than this part of what was chosen are read with trouble, even where they
/// hold the same texts: none of them is called cheaper.
const SMALLER: f64 = 0.4;

/// What a run would take.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Takes {
    sheets: usize,
    /// What of the paper is no card, in hundredths.
    waste: f64,
}

/// The ways that are compared.
struct Ways<'a> {
    sheet: &'a SheetSettings,
    look: &'a Look,
    cards: usize,
    papers: Vec<Paper>,
}

/// What is said of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Compared {
    /// The table; the best of each size where the whole is longer than a screen.
    pub(super) told: String,
    /// The whole table, where that was not all of it.
    pub(super) whole: Option<String>,
}

impl Ways<'_> {
    fn takes(&self, format: &Format, paper: &Paper, own_bleed: bool) -> Option<Takes> {
        let look = Look { format: format.clone(), ..self.look.clone() };
        let mut request =
            FitRequest { paper: paper.clone(), ..fit_request(self.sheet, &look) };
        if own_bleed {
            request.gutter = Gutter { x: BLEED * 2.0, y: BLEED * 2.0 };
            request.bleed = BLEED;
        }
        let sheets = self.cards.div_ceil(fit(&request).ok()?.capacity());
        let size = paper.size();
        let all = size.width.to_mm() * size.height.to_mm() * as_number(sheets);
        let used = format.area() * as_number(self.cards);
        Some(Takes { sheets, waste: (1.0 - used / all) * 100.0 })
    }

    /// The paper of which least is cut away; of those alike the first.
    fn best(&self, format: &Format, own_bleed: bool) -> Option<(&Paper, Takes)> {
        let papers = self.papers.iter();
        let takes = papers
            .filter_map(|paper| Some((paper, self.takes(format, paper, own_bleed)?)));
        takes.min_by(|(_, one), (_, other)| one.waste.total_cmp(&other.waste))
    }

    /// A row for each size, a column for each paper, and that for each bleed.
    fn whole(&self, formats: &[Format]) -> String {
        let mut text = String::from("sheets, and how much of the paper is cut away");
        for (own_bleed, title) in TITLES {
            let _ = write!(text, "\n  {title:<17}");
            for paper in &self.papers {
                let _ = write!(text, "{:<12}", paper.name());
            }
            for format in formats {
                let _ = write!(text, "\n  {:<17}", format.name());
                for paper in &self.papers {
                    let takes = self.takes(format, paper, own_bleed);
                    let told = takes.map_or_else(|| "-".to_owned(), Takes::told);
                    let _ = write!(text, "{told:<12}");
                }
            }
        }
        text
    }

    /// A row for each size, with the paper that suits it best for each bleed.
    fn shortened(&self, formats: &[Format]) -> String {
        let mut text = String::from(
            "sheets, and how much of the paper is cut away, on the paper that wastes\n  least (`-v` shows all papers)",
        );
        let _ = write!(text, "\n  {:<17}", "");
        for (_, title) in TITLES {
            let _ = write!(text, "{title:<25}");
        }
        for format in formats {
            let _ = write!(text, "\n  {:<17}", format.name());
            for (own_bleed, _) in TITLES {
                let told = self.best(format, own_bleed).map_or_else(
                    || "-".to_owned(),
                    |(paper, takes)| format!("{} {}", paper.name(), takes.told()),
                );
                let _ = write!(text, "{told:<25}");
            }
        }
        text
    }
}

/// Whether each card has a bleed of its own, and what that is called.
const TITLES: [(bool, &str); 2] = [(false, "shared cuts"), (true, "2 mm bleed")];

impl Takes {
    fn told(self) -> String {
        format!("{} ({:.0} %)", self.sheets, self.waste)
    }
}

/// What each named size that holds every card takes, and the run's own, on its paper and on those
/// in common use, with shared cuts and with a bleed of each card's own; and the cheaper choice.
pub(super) fn compare(
    sheet: &SheetSettings,
    look: &Look,
    cards: &[Printed<'_>],
    count_all: usize,
    typesetter: &Typesetter,
) -> Compared {
    let own = &sheet.paper;
    let mut papers = vec![own.clone()];
    let others = PAPERS.iter().filter_map(|name| name.parse::<Paper>().ok());
    papers.extend(others.filter(|paper| paper.size() != own.size()));
    // One that only a paper of one's own adds would make lines too long.
    papers.truncate(PAPERS.len());
    let ways = Ways { sheet, look, cards: count_all, papers };
    let formats = holding(&ways, cards, typesetter);
    let with_end = |table: String| {
        let lines: Vec<&str> = table.lines().map(str::trim_end).collect();
        format!("{}\n  {}", lines.join("\n"), cheaper(&ways, &formats))
    };
    let whole = with_end(ways.whole(&formats));
    if formats.len() <= ON_A_SCREEN {
        return Compared { told: whole, whole: None };
    }
    Compared { told: with_end(ways.shortened(&formats)), whole: Some(whole) }
}

/// The run's own size, and the others with a name that hold every card and that some paper holds,
/// the smallest first. What holds less than a size that is too small is not tried, nor what holds
/// more than one that is large enough.
fn holding(
    ways: &Ways<'_>,
    cards: &[Printed<'_>],
    typesetter: &Typesetter,
) -> Vec<Format> {
    let own = &ways.look.format;
    let (mut large, mut small) = (vec![own.trim()], Vec::<Size>::new());
    let mut formats = vec![own.clone()];
    let on_paper = |format: &Format| {
        ways.papers.iter().any(|paper| ways.takes(format, paper, false).is_some())
    };
    let named = Format::by_area().into_iter();
    let named = named.filter(|format| format.name() != own.name() && on_paper(format));
    for format in named {
        let trim = format.trim();
        let holds = if large.iter().any(|held| trim.fits(*held)) {
            true
        } else if small.iter().any(|lost| lost.fits(trim)) {
            false
        } else {
            let look = Look { format: format.clone(), ..ways.look.clone() };
            first_misfit(typesetter, &look, cards, 0).is_none()
        };
        if holds {
            large.push(trim);
            formats.push(format);
        } else {
            small.push(trim);
        }
    }
    formats
}

/// The way that takes the fewest sheets, if it is another than what is asked for.
fn cheaper(ways: &Ways<'_>, formats: &[Format]) -> String {
    let (paper, own) = (&ways.sheet.paper, ways.look.format.area());
    let of = |format: &Format| ways.takes(format, paper, false);
    let likely = formats.iter().filter(|format| format.area() > own * SMALLER);
    let best = likely.filter_map(|format| Some((of(format)?.sheets, format)));
    let best = best.min_by_key(|(sheets, _)| *sheets);
    let asked = of(&ways.look.format).map_or(usize::MAX, |takes| takes.sheets);
    match best {
        Some((sheets, format)) if sheets < asked => format!(
            "cheaper: `--format {}`, {} instead of {asked}",
            format.name(),
            count(sheets, "sheet", "sheets")
        ),
        _ => "none of these takes fewer sheets of the same paper".to_owned(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand at most")]
fn as_number(count: usize) -> f64 {
    count as f64
}
