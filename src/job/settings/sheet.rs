//! How cards look and lie on their sheets, with every default filled in.

use crate::geom::{Format, Gutter, Insets, Length, Margin, Paper, Point};
use crate::job::Failure;
use crate::job::settings::Settled;
use crate::job::settings::SheetRange;
use crate::job::settings::{is, value};
use crate::model::{
    Adaptation, BackSide, Blank, CutMarks, Duplex, Edition, Language, MarkedSides, More,
    Order, Printer, Stock, Theme,
};

/// How cards look and lie on their sheets.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetSettings {
    /// The paper.
    pub paper: Paper,
    /// The format of the cards, when one is asked for.
    pub format: Option<Format>,
    /// Perforated stock, when it is printed on: paper and format are its own.
    pub stock: Option<Stock>,
    /// Places of the first sheet of the stock that are used up, counted from 0.
    pub gone: Vec<usize>,
    /// The look.
    pub theme: Theme,
    /// How large the type is.
    pub edition: Edition,
    /// Space between cards.
    pub gutter: Gutter,
    /// The strip that the printer cannot reach.
    pub margin: Margin,
    /// How far pattern backs run past the outer cuts.
    pub bleed: Length,
    /// Marks that show where to cut.
    pub marks: CutMarks,
    /// The sides that bear them.
    pub marks_on: MarkedSides,
    /// The order of the cards on the sheets.
    pub order: Order,
    /// How many times the deck is printed.
    pub copies: u16,
    /// Cards to write on, behind the others, when it is said how many.
    pub blank: Option<Blank>,
    /// How the printer turns the sheet.
    pub duplex: Duplex,
    /// What stands on the backs.
    pub backs: BackSide,
    /// Where backs that are all alike leave what comes after the prompt.
    pub more: More,
    /// How far backs are shifted, right and down as one holds the back upright.
    pub back_offset: Point,
    /// The printer, when it was measured.
    pub printer: Option<Printer>,
    /// For which circumstances the cards show their variants.
    pub adaptation: Adaptation,
    /// Whether the deck begins with a cover card and a key.
    pub with_key: bool,
    /// The languages that are asked for: none, one, or two for the two sides.
    pub languages: Vec<Language>,
    /// Only these sheets.
    pub sheets: Option<SheetRange>,
    /// The day that the file is dated: `2026-11-30`.
    pub date: Option<String>,
}

/// The strip that most home printers cannot reach.
const MARGIN: Margin = Margin::even(Length::mm(3.0));
/// How far pattern backs run past the outer cuts.
const BLEED: Length = Length::mm(2.0);

impl SheetSettings {
    /// Takes what is known of the printer; margins of a printer hold where none are settled.
    pub fn print_on(&mut self, printer: Printer, settled: &Settled) {
        if let Some(Insets { top, right, bottom, left }) = printer.margins
            && settled.print.margin.is_none()
        {
            self.margin = Margin { x: left.max(right), y: top.max(bottom) };
        }
        self.printer = Some(printer);
    }
}

impl Settled {
    /// The name of the printer that is settled, if any.
    pub fn printer(&self) -> Option<String> {
        value(self.print.printer.as_ref())
            .filter(|name| !name.eq_ignore_ascii_case("none"))
    }

    /// How cards are laid on sheets, in a look that has been read.
    ///
    /// # Errors
    /// When more than two languages are asked for, or a leaflet beside backs that bear text.
    pub fn sheet(&self, theme: Theme) -> Result<SheetSettings, Failure> {
        let print = &self.print;
        let languages = self.languages()?;
        let backs = value(print.backs.as_ref()).unwrap_or(BackSide::Text);
        let more = value(print.more.as_ref()).unwrap_or(More::Card);
        if more == More::Leaflet {
            check_leaflet(backs, languages.len())?;
        }
        Ok(SheetSettings {
            paper: self.paper(),
            format: value(print.format.as_ref()),
            stock: None,
            gone: Vec::new(),
            theme,
            edition: self.edition(),
            gutter: value(print.gutter.as_ref()).unwrap_or_default(),
            margin: value(print.margin.as_ref()).unwrap_or(MARGIN),
            bleed: value(print.bleed.as_ref()).unwrap_or(BLEED),
            marks: value(print.marks.as_ref()).unwrap_or(CutMarks::Crop),
            marks_on: value(print.marks_on.as_ref()).unwrap_or(MarkedSides::Fronts),
            order: value(print.order.as_ref()).unwrap_or(Order::Rows),
            copies: value(print.copies.as_ref()).unwrap_or(1),
            blank: value(print.blank.as_ref()),
            duplex: value(print.duplex.as_ref()).unwrap_or(Duplex::LongEdge),
            backs,
            more,
            back_offset: value(print.back_offset.as_ref()).unwrap_or(Point::ORIGIN),
            printer: None,
            adaptation: self.adaptation(),
            with_key: is(print.with_key.as_ref()),
            languages,
            sheets: None,
            date: self.around.date.clone(),
        })
    }
}

/// A leaflet holds what backs that are all alike cannot.
fn check_leaflet(backs: BackSide, languages: usize) -> Result<(), Failure> {
    if languages > 1 {
        return Err(Failure::usage(
            "with two languages both sides of a card bear all its text, and nothing is left for a leaflet",
        )
        .hint("name one language with `--lang`, or leave `--more` out"));
    }
    match backs {
        BackSide::Pattern => Ok(()),
        BackSide::Text => Err(Failure::usage(
            "with text backs, steps and follow-ups stand on the backs, and nothing is left for a leaflet",
        )
        .hint("add `--backs pattern`, so that all backs are alike, or leave `--more` out")),
    }
}
