//! The grid, the sheets, and the line that says what was made.

use crate::face::{Backs, Look};
use crate::geom::{Length, Margin, Paper, Size};
use crate::job::cards::backs::{correction, result_words, slug_words};
use crate::job::cards::select::Selected;
use crate::job::count::count;
use crate::job::settings::SheetSettings;
use crate::job::{Facts, Failure, NoteKind, Notes};
use crate::model::{Confidence, CutMarks, Duplex, Order, Stock};
use crate::sheet::{
    FitRequest, FoldOver, Imposition, Job, Layout, ROOM_FOR_MARKS, ScaleBar, SlugFit,
    SlugText, deal, fit, fit_pairs, lay_stock, no_room_for_pairs,
};

/// What cards of a look are fitted to.
pub(super) fn fit_request(sheet: &SheetSettings, look: &Look) -> FitRequest {
    request_for(sheet, look.format.trim(), bleeds(look))
}

/// Whether something is drawn over the edge of cards.
fn bleeds(look: &Look) -> bool {
    look.backs == Backs::Pattern || look.bleeds_in_front()
}

/// What cards of a size are fitted to.
pub(super) fn request_for(sheet: &SheetSettings, card: Size, bleeds: bool) -> FitRequest {
    let request = unfolded(sheet, card, bleeds);
    if sheet.duplex == Duplex::Fold { fit_pairs(&request) } else { request }
}

/// The same for cards that are not folded.
fn unfolded(sheet: &SheetSettings, card: Size, bleeds: bool) -> FitRequest {
    let has_marks = sheet.marks != CutMarks::None;
    FitRequest {
        paper: sheet.paper.clone(),
        card,
        gutter: sheet.gutter,
        margin: sheet.margin,
        bleed: if bleeds { sheet.bleed } else { Length::ZERO },
        clear: if has_marks { ROOM_FOR_MARKS } else { Length::ZERO },
    }
}

/// How cards are folded, if they are.
fn fold_of(sheet: &SheetSettings, look: &Look, grid: &Layout) -> Option<FoldOver> {
    let pair = grid.slots()[0].rect.size();
    let is_folded = sheet.duplex == Duplex::Fold;
    is_folded.then(|| FoldOver::of(pair, look.format.trim()))
}

/// The grid on the paper; says so when the margin costs cards.
pub(super) fn lay_grid(
    sheet: &SheetSettings,
    look: &Look,
    notes: &mut Notes,
) -> Result<Layout, Failure> {
    let paper = &sheet.paper;
    let bleeds_over = bleeds(look);
    let request = fit_request(sheet, look);
    if let Some(stock) = &sheet.stock {
        if sheet.duplex == Duplex::Fold {
            return Err(Failure::new(format!(
                "`--duplex fold` lays front and back side by side, and the places of `{}` are single cards",
                stock.id
            ))
            .hint("print both sides of it, or leave out `--stock`"));
        }
        let grid = lay_stock(stock, sheet.margin, request.bleed)?;
        tell_stock(stock, notes);
        return Ok(grid);
    }
    let grid = fit(&request).map_err(|error| {
        if sheet.duplex == Duplex::Fold {
            no_room_for_pairs(error, &unfolded(sheet, look.format.trim(), bleeds(look)))
        } else {
            error
        }
    })?;
    let Margin { x, y } = sheet.margin;
    let usual_margin = Length::mm(3.0);
    let usual = FitRequest {
        margin: Margin { x: usual_margin.min(x), y: usual_margin.min(y) },
        bleed: Length::mm(2.0).min(request.bleed),
        ..request
    };
    let most = fit(&usual).map_or(0, |grid| grid.capacity());
    if most > grid.capacity() {
        let bleed = if bleeds_over {
            format!(" and a bleed of {}", sheet.bleed)
        } else {
            String::new()
        };
        notes.say(
            NoteKind::FewerCards,
            format!(
                "with a margin of {}{bleed} a sheet holds {} instead of {most}",
                sheet.margin,
                count(grid.capacity(), "card", "cards")
            ),
        );
    }
    let outline = grid.outline();
    let places = if grid.turned() == 0 {
        let (columns, rows) = grid.dimensions();
        format!("{columns} × {rows}")
    } else {
        tell_turned(&grid, notes);
        format!("{} upright and {} on their side", standing(&grid), grid.turned())
    };
    notes.detail(format!(
        "grid: {places} on {}, {} from the left, {} from the top",
        paper.name(),
        outline.left(),
        outline.top()
    ));
    Ok(grid)
}

/// How many cards of a sheet stand.
fn standing(grid: &Layout) -> usize {
    grid.capacity() - grid.turned()
}

/// How a sheet is cut on which some cards lie on their side.
fn tell_turned(grid: &Layout, notes: &mut Notes) {
    let lie = match grid.turned() {
        1 => "1 lies on its side".to_owned(),
        turned => format!("{turned} lie on their side"),
    };
    let stand = match standing(grid) {
        1 => "1 card stands".to_owned(),
        standing => format!("{standing} cards stand"),
    };
    notes.say(
        NoteKind::Binding,
        format!(
            "on a sheet {stand} and {lie}: cut from edge to edge between these and those first, then each part by its own marks"
        ),
    );
}

/// The bar in the measure that the users of a paper have on their rulers.
pub(in crate::job) fn scale_bar(paper: &Paper) -> ScaleBar {
    let name = paper.name();
    let is_inch = ["letter", "legal", "tabloid", "half-letter", "arch-b"].contains(&name)
        || name.starts_with("index-")
        || name.ends_with("in");
    if is_inch { ScaleBar::Inch } else { ScaleBar::Metric }
}

/// How sure it is where the cards of a stock lie.
fn tell_stock(stock: &Stock, notes: &mut Notes) {
    let Stock { id, source, .. } = stock;
    let told = match stock.confidence {
        Confidence::Agreed | Confidence::Measured => return,
        Confidence::Single => format!(
            "one source alone says where the cards of `{id}` lie ({source}): print a sheet on plain paper first, and hold it against the real one"
        ),
        Confidence::Disputed => format!(
            "sources differ on where the cards of `{id}` lie ({source}): print a sheet on plain paper first, and hold it against the real one"
        ),
    };
    notes.say(NoteKind::Unsure, told);
}

/// How many sheets so many cards take.
pub(super) fn sheets_for(sheet: &SheetSettings, grid: &Layout, cards: usize) -> usize {
    deal(cards, grid.capacity(), &sheet.gone, sheet.order).sheets.len()
}

/// Does something with what so many cards of a run are imposed by.
pub(super) fn with_imposing<T>(
    sheet: &SheetSettings,
    selected: &Selected<'_>,
    (grid, look): (&Layout, &Look),
    (cards, sheets): (usize, Option<(usize, usize)>),
    then: impl FnOnce(&Job<'_>) -> T,
) -> T {
    let slug =
        |nth, sheets, is_front| slug(selected, sheet, grid, (nth, sheets), is_front);
    then(&Job {
        layout: grid,
        cards,
        order: sheet.order,
        gone: &sheet.gone,
        duplex: sheet.duplex,
        fold: fold_of(sheet, look, grid),
        back_offset: sheet.back_offset,
        correction: correction(sheet, grid),
        fronts_bleed: look.bleeds_in_front(),
        backs_bleed: look.backs == Backs::Pattern || look.bleeds_in_front(),
        backs_alike: look.backs == Backs::Pattern,
        marks: if grid.is_one_card() { CutMarks::None } else { sheet.marks },
        marks_on: sheet.marks_on,
        ink: look.theme.marks,
        slug: &slug,
        bar: scale_bar(&sheet.paper),
        sheets,
    })
}

/// What a side's slug says.
fn slug(
    selected: &Selected<'_>,
    settings: &SheetSettings,
    grid: &Layout,
    (sheet, sheets): (usize, usize),
    is_front: bool,
) -> SlugText {
    let deck = selected.decks[0];
    let more = match &selected.part {
        Some(part) => format!(", {part}"),
        None if selected.decks.len() > 1 => " and others".to_owned(),
        None => String::new(),
    };
    let side = match settings.duplex {
        Duplex::Fold => "",
        _ if is_front => ", front",
        _ => ", back",
    };
    let turn = match settings.duplex {
        Duplex::LongEdge => " · turn on the long edge",
        Duplex::ShortEdge => " · turn on the short edge",
        Duplex::Fold => " · fold at the dotted lines",
        Duplex::None => "",
    };
    SlugText {
        name: crate::text::plain(&deck.title),
        version: deck.version.clone(),
        more,
        place: format!("sheet {sheet} of {sheets}{side}"),
        turn: turn.to_owned(),
        shift: slug_words(settings, grid),
        seed: selected.seed.clone(),
    }
}

pub(super) fn tell_sheets(
    sheet: &SheetSettings,
    look: &Look,
    imposed: &Imposition,
    notes: &mut Notes,
) {
    if sheet.duplex == Duplex::None && look.backs == Backs::Text {
        notes.say(NoteKind::FrontsOnly,
            "fronts only: steps, follow-ups, how to stop and what to ask after are on the backs; `--backs pattern` puts all on the fronts",
        );
    }
    if !imposed.marks_whole {
        notes.say(NoteKind::NoRoom, "there is no room for marks on every side; a smaller `--margin` or `--bleed` may give it");
    }
    if !imposed.slug.has_room {
        let told = sheet.stock.as_ref().map_or_else(
            || "there is not enough room beside the cards for both the name of the sheet and the bar that checks the scale".to_owned(),
            |Stock { id, .. }| format!(
                "the cards of `{id}` lie too near to the sheet's edges for the name of the sheet and the bar that checks the scale; `emberdeck calibrate --stock {id}` prints its outlines with a bar"
            ),
        );
        notes.say(NoteKind::NoRoom, told);
    }
    if let Some(what) = cut(imposed.slug) {
        let told =
            format!("{what} is too long for the strip beside the cards and is cut there");
        notes.say(NoteKind::NoRoom, told);
    }
}

/// What of the slug is not all there.
fn cut(fit: SlugFit) -> Option<String> {
    let parts = [
        (fit.has_name, "the name of the deck"),
        (fit.has_seed, "the seed"),
        (fit.has_shift, "the shift of the backs"),
    ];
    let missing = parts.into_iter().filter(|(has, _)| !has).map(|(_, what)| what);
    match missing.collect::<Vec<_>>()[..] {
        [] => None,
        [one] => Some(one.to_owned()),
        [first, ref others @ ..] => {
            Some(format!("{first}, with {},", others.join(" and ")))
        }
    }
}

pub(super) fn result_line(sheet: &SheetSettings, grid: &Layout, facts: &Facts) -> String {
    let cards = count(facts.cards.unwrap_or_default(), "card", "cards");
    let sheets = count(facts.sheets.unwrap_or_default(), "sheet", "sheets");
    let seed =
        facts.seed.as_ref().map_or(String::new(), |seed| format!(", seed “{seed}”"));
    let turn = match sheet.duplex {
        Duplex::LongEdge => "turn on the long edge",
        Duplex::ShortEdge => "turn on the short edge",
        Duplex::Fold => "fold at the dotted lines",
        Duplex::None => "fronts only",
    };
    let paper = match &sheet.stock {
        Some(stock) => format!("{} ({})", stock.id, sheet.paper.name()),
        None => sheet.paper.name().to_owned(),
    };
    let stack = match sheet.order {
        Order::Stack => ", in order when the pile is cut",
        Order::Rows => "",
    };
    format!(
        "{cards} on {sheets} of {paper}, {} {} to a sheet{stack}, {turn}{}{seed}",
        grid.capacity(),
        facts.format.as_deref().unwrap_or_default(),
        result_words(sheet, grid),
    )
}

/// The same for programs.
pub(super) fn facts(
    sheet: &SheetSettings,
    selected: &Selected<'_>,
    look: &Look,
    imposed: &Imposition,
) -> Facts {
    Facts {
        cards: Some(imposed.cards.len()),
        sheets: Some(imposed.printed),
        weeks: None,
        paper: Some(sheet.paper.name().to_owned()),
        format: Some(look.format.name().to_owned()),
        stock: sheet.stock.as_ref().map(|stock| stock.id.clone()),
        seed: selected.seed.clone(),
    }
}
