//! The grid, the sheets, and the line that says what was made.

use std::sync::Arc;

use crate::cli::args::SheetOptions;
use crate::cli::cards::select::Selected;
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::report::{Report, count};
use crate::cli::values::{DuplexWord, MarksWord};
use crate::face::{Backs, Look};
use crate::frame::{Duplex, Frame};
use crate::geom::{Length, Paper};
use crate::sheet::{
    FitRequest, Imposition, Job, Layout, Marks, ROOM_FOR_MARKS, ScaleBar, fit, impose,
};
use crate::text::Typesetter;

/// The paper and the grid on it; says so when the margin costs cards.
pub(super) fn lay_grid(
    options: &SheetOptions,
    look: &Look,
    report: &Report,
) -> Result<(Paper, Layout), Failure> {
    let paper = options.paper.clone().unwrap_or_else(environment::paper);
    let is_pattern = look.backs == Backs::Pattern;
    let has_marks = options.marks == MarksWord::Crop;
    let request = FitRequest {
        paper: paper.clone(),
        card: look.format.trim(),
        gutter: options.gutter,
        margin: options.margin,
        bleed: if is_pattern { options.bleed } else { Length::ZERO },
        clear: if has_marks { ROOM_FOR_MARKS } else { Length::ZERO },
    };
    let grid = fit(&request).map_err(|error| {
        let hint = error.hint();
        Failure::from(error).hint(hint)
    })?;
    let usual = FitRequest {
        margin: Length::mm(3.0).min(options.margin),
        bleed: Length::mm(2.0).min(request.bleed),
        ..request
    };
    let most = fit(&usual).map_or(0, |grid| grid.capacity());
    if most > grid.capacity() {
        let bleed = if is_pattern {
            format!(" and a bleed of {}", options.bleed)
        } else {
            String::new()
        };
        report.note(&format!(
            "with a margin of {}{bleed} a sheet holds {} instead of {most}",
            options.margin,
            count(grid.capacity(), "card", "cards")
        ));
    }
    let (columns, rows) = grid.dimensions();
    let outline = grid.outline();
    report.detail(&format!(
        "grid: {columns} × {rows} on {}, {} from the left, {} from the top",
        paper.name(),
        outline.left(),
        outline.top()
    ));
    Ok((paper, grid))
}

pub(super) fn impose_cards(
    options: &SheetOptions,
    selected: &Selected<'_>,
    (paper, grid): &(Paper, Layout),
    pairs: &[(Arc<Frame>, Arc<Frame>)],
    look: &Look,
    sheets: Option<(usize, usize)>,
    typesetter: &Typesetter,
) -> Imposition {
    let duplex = options.duplex.duplex();
    let slug = |sheet, sheets, is_front| slug(selected, duplex, sheet, sheets, is_front);
    let is_inch = ["letter", "legal", "tabloid", "half-letter", "arch-b"]
        .contains(&paper.name())
        || paper.name().ends_with("in");
    impose(
        typesetter,
        &Job {
            layout: grid,
            cards: pairs,
            duplex,
            back_offset: options.back_offset,
            backs_bleed: look.backs == Backs::Pattern,
            marks: if options.marks == MarksWord::Crop {
                Marks::Crop
            } else {
                Marks::None
            },
            ink: look.theme.marks,
            slug: &slug,
            bar: if is_inch { ScaleBar::Inch } else { ScaleBar::Metric },
            sheets,
        },
    )
}

/// What a side's slug says, longest version first.
fn slug(
    selected: &Selected<'_>,
    duplex: Duplex,
    sheet: usize,
    sheets: usize,
    is_front: bool,
) -> Vec<String> {
    let deck = selected.decks[0];
    let more = match &selected.part {
        Some(part) => format!(", {part}"),
        None if selected.decks.len() > 1 => " and others".to_owned(),
        None => String::new(),
    };
    let name = crate::text::plain(&deck.title);
    let side = if is_front { "front" } else { "back" };
    let turn = match duplex {
        Duplex::LongEdge => " · turn on the long edge",
        Duplex::ShortEdge => " · turn on the short edge",
        Duplex::None => "",
    };
    let seed =
        selected.seed.as_ref().map_or(String::new(), |seed| format!(" · seed “{seed}”"));
    let place = format!("sheet {sheet} of {sheets}, {side}");
    vec![
        format!("{name} {}{more} · {place}{turn}{seed}", deck.version),
        format!("{name}{more} · {place}{turn}{seed}"),
        format!("{place}{turn}{seed}"),
        format!("{place}{turn}"),
        place,
    ]
}

pub(super) fn report_sheets(
    options: &SheetOptions,
    look: &Look,
    imposed: &Imposition,
    report: &Report,
) {
    if options.duplex == DuplexWord::None && look.backs == Backs::Text {
        report.note(
            "fronts only: steps, follow-ups, how to stop and what to ask after are on the backs; `--backs pattern` puts all on the fronts",
        );
    }
    if !imposed.marks_whole {
        report.note("there is no room for marks on every side; a smaller `--margin` or `--bleed` may give it");
    }
    if !imposed.has_slug {
        report.note(
            "there is not enough room beside the cards for both the name of the sheet and the bar that checks the scale",
        );
    }
}

pub(super) fn result_line(
    options: &SheetOptions,
    selected: &Selected<'_>,
    (paper, grid): &(Paper, Layout),
    look: &Look,
    imposed: &Imposition,
) -> String {
    let printed = options.sheets.map_or(imposed.sheets, |_| {
        imposed.pages.len() / if options.duplex == DuplexWord::None { 1 } else { 2 }
    });
    let cards = count(imposed.cards.1, "card", "cards");
    let sheets = count(printed, "sheet", "sheets");
    let seed =
        selected.seed.as_ref().map_or(String::new(), |seed| format!(", seed “{seed}”"));
    let turn = match options.duplex {
        DuplexWord::LongEdge => "turn on the long edge",
        DuplexWord::ShortEdge => "turn on the short edge",
        DuplexWord::None => "fronts only",
    };
    format!(
        "{cards} on {sheets} of {}, {} {} to a sheet, {turn}{seed}",
        paper.name(),
        grid.capacity(),
        look.format.name(),
    )
}
