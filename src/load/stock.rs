//! Reading perforated stock: the program's own, and a file of somebody's.

use std::ops::Range;
use std::sync::LazyLock;

use crate::diag::{Diagnostic, Source};
use crate::geom::{Format, Gutter, Length, Paper, Point, Size};
use crate::load::fields::{Fields, Lines};
use crate::load::page_type::{read_id, required};
use crate::load::toml_file::{check_schema, tables, walk};
use crate::model::{self, Confidence, Stock};

static STOCKS: LazyLock<Vec<Stock>> = LazyLock::new(|| {
    let source = Source::new("stocks.toml", include_str!("../../decks/stocks.toml"));
    walk(&source, "file of stocks", |file| tables(file, "stock", "stock", read_stock))
        .unwrap_or_default()
});

/// All stocks that come with the program; they are read when they are first asked for.
pub fn stocks() -> &'static [Stock] {
    &STOCKS
}

/// Reads a stock of one's own: a table `[stock]`.
///
/// # Errors
/// All problems of the file.
///
/// # Panics
/// Never: what is missing is a problem.
pub fn load_stock(source: &Source) -> Result<Stock, Vec<Diagnostic>> {
    walk(source, "stock file", |file| {
        check_schema(file);
        let Some((table, span)) = file.table("stock") else {
            if file.value("stock").is_none() {
                let hint = "begin with `[stock]`, and in it `id`, `paper` and `card`";
                file.missing("stock", hint);
            }
            return None;
        };
        let mut fields = Fields::new(table, span, "stock", file.problems);
        let stock = read_stock(&mut fields);
        fields.finish();
        stock
    })
    .map(|stock| stock.expect("a stock without problems is whole"))
}

const LEFT: &str = "from the sheet's left edge to the first card: `left = \"15mm\"`";
const TOP: &str = "from the sheet's upper edge to the first card: `top = \"13.5mm\"`";
/// No sheet has more cards side by side, or one beneath the other.
const MOST: i64 = 20;

fn read_stock(fields: &mut Fields<'_, '_, '_>) -> Option<Stock> {
    let id = read_id(fields);
    let also = fields.names("also").into_iter().map(|(name, _)| name).collect();
    let about = fields.text("about", Lines::One).map(|(text, _)| text);
    let paper: Option<Paper> =
        needed(fields, "paper", "the sheet: `paper = \"a4\"`, or `\"210x297mm\"`");
    let is_lying = fields.flag("lying").unwrap_or_default();
    let card: Option<Format> =
        needed(fields, "card", "the cards as they lie: `card = \"85x54mm\"`");
    let columns = count(fields, "columns", "how many cards lie side by side");
    let rows = count(fields, "rows", "how many cards lie one beneath the other");
    let left = length(fields, "left", LEFT);
    let top = length(fields, "top", TOP);
    let gutter = gutter(fields);
    let source = fields.text("source", Lines::One).map(|(text, _)| text);
    let confidence = fields.word("confidence").unwrap_or(Confidence::Measured);
    let stock = Stock {
        id: id?,
        also,
        about: about.unwrap_or_default(),
        paper: paper?,
        is_lying,
        card: card?,
        columns: columns?,
        rows: rows?,
        first: Point::new(left?.0, top?.0),
        gutter: gutter?,
        source: source.unwrap_or_else(|| "your own measures".to_owned()),
        confidence,
    };
    let is_sound = check_room(fields, &stock);
    is_sound.then_some(stock)
}

fn needed<T: std::str::FromStr<Err: std::fmt::Display>>(
    fields: &mut Fields<'_, '_, '_>,
    key: &'static str,
    hint: &str,
) -> Option<T> {
    let (text, span) = required(fields, key, hint)?;
    fields.parse(key, &text, span)
}

fn count(
    fields: &mut Fields<'_, '_, '_>,
    key: &'static str,
    hint: &str,
) -> Option<usize> {
    if fields.value(key).is_none() {
        fields.missing(key, hint);
    }
    usize::try_from(fields.number(key, 1..=MOST, hint)?).ok()
}

fn length(
    fields: &mut Fields<'_, '_, '_>,
    key: &'static str,
    hint: &str,
) -> Option<(Length, Range<usize>)> {
    let (text, span) = required(fields, key, hint)?;
    match model::sheet_length(&text) {
        Ok(length) => Some((length, span)),
        Err(why) => {
            let problem = Diagnostic::error(format!("`{key}`: {why}"), span);
            fields.problem(problem.hint(hint));
            None
        }
    }
}

/// The space between cards; none where nothing is said.
fn gutter(fields: &mut Fields<'_, '_, '_>) -> Option<Gutter> {
    if fields.value("gutter").is_none() {
        return Some(Gutter::default());
    }
    let (text, span) = fields.text("gutter", Lines::One)?;
    let wrong = |why| {
        let hint = "one length, or two: between columns and between rows";
        Diagnostic::error(format!("`gutter`: {why}"), span).hint(hint)
    };
    model::gutter(&text).map_err(|why| fields.problem(wrong(why))).ok()
}

/// The cards lie on the sheet.
fn check_room(fields: &mut Fields<'_, '_, '_>, stock: &Stock) -> bool {
    let paper = stock.paper.size();
    let sheet = if stock.is_lying { paper.turned() } else { paper };
    let card = stock.card.trim();
    #[expect(clippy::cast_precision_loss, reason = "a sheet has few columns and rows")]
    let along = |from: Length, card: Length, gutter: Length, count: usize| {
        from + card * count as f64 + gutter * (count - 1) as f64
    };
    let taken = Size::new(
        along(stock.first.x, card.width, stock.gutter.x, stock.columns),
        along(stock.first.y, card.height, stock.gutter.y, stock.rows),
    );
    let sides = [
        ("columns", "right", sheet.width, taken.width),
        ("rows", "lower", sheet.height, taken.height),
    ];
    let mut is_sound = true;
    for (key, edge, room, taken) in sides {
        // Measures are given in hundredths of a millimetre.
        if (room + Length::mm(0.05)).fits(taken) {
            continue;
        }
        is_sound = false;
        let span = fields.value(key).map_or_else(|| fields.span(), toml::Spanned::span);
        let message = format!(
            "the {key} end {taken} from the sheet's edge, beyond its {edge} edge at {room}"
        );
        let hint = "measure the first card, the space between cards, and `lying` again";
        fields.problem(Diagnostic::error(message, span).hint(hint));
    }
    is_sound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stock_is_sound_and_says_where_it_is_from() {
        let text = include_str!("../../decks/stocks.toml");
        let source = Source::new("stocks.toml", text);
        let read = walk(&source, "file of stocks", |file| {
            tables(file, "stock", "stock", read_stock)
        });
        assert_eq!(read.as_deref(), Ok(stocks()));
        assert_eq!(stocks().len(), text.matches("[[stock]]").count());
        let mut names: Vec<&String> = stocks()
            .iter()
            .flat_map(|stock| [&stock.id].into_iter().chain(&stock.also))
            .collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "a number stands for one sheet");
        for stock in stocks() {
            assert!(!stock.source.starts_with("your") && !stock.about.is_empty());
            assert_ne!(stock.confidence, Confidence::Measured, "{}", stock.id);
        }
    }

    fn problems(text: &str) -> Vec<String> {
        let found = load_stock(&Source::new("mine.toml", text)).unwrap_err();
        found.into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn every_problem_of_a_file_is_told_at_once() {
        let text = "[stock]\nid = \"Mine!\"\npaper = \"a44\"\ncolumns = 0\nrow = 5\n\
            left = \"15\"\ngutter = \"-1mm\"\nconfidence = \"sure\"\n";
        let told = problems(text);
        for what in [
            "`Mine!`",
            "a44",
            "`card`",
            "`columns`",
            "`row`",
            "`rows`",
            "`left`",
            "`top`",
            "`gutter`",
            "`confidence`",
        ] {
            assert!(told.iter().any(|told| told.contains(what)), "{what}: {told:#?}");
        }
    }

    #[test]
    fn cards_beyond_the_sheet_are_refused() {
        let text = "[stock]\nid = \"mine\"\npaper = \"a4\"\ncard = \"85x54mm\"\ncolumns = 2\n\
            rows = 5\nleft = \"15mm\"\ntop = \"13.5mm\"\ngutter = \"30mm,9mm\"\n";
        let told = problems(text);
        assert_eq!(told.len(), 2, "{told:#?}");
        assert!(told[0].contains("215.0 mm") || told[0].contains("215 mm"), "{told:#?}");
    }
}
