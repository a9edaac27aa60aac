//! Reading the blocks of a page.

use crate::diag::Diagnostic;
use crate::geom::Length;
use crate::load::describe::{describe, list};
use crate::load::fields::{Fields, Lines};
use crate::load::suggest::closest;
use crate::load::toml_file::tables;
use crate::model::{
    Block, Callout, Checks, Choices, Column, Entry, Lead, PlannedBlock, Question, Room,
    Scale, Space, Table, Tone, Tracker,
};

type Reader = fn(&mut Fields<'_, '_, '_>) -> Option<Block>;

/// Every type of block by its word.
const TYPES: [(&str, Reader); 28] = [
    ("heading", |f| Some(Block::Heading(text(f, "text")?))),
    ("text", |f| Some(Block::Text(text(f, "text")?))),
    ("list", |f| {
        let numbered = f.flag("numbered").unwrap_or(false);
        Some(Block::List { items: items(f, "items")?, numbered })
    }),
    ("prompt", |f| Some(Block::Prompt(text(f, "text")?))),
    ("lines", |f| Some(Block::Lines(space(f, Writing::Lines)?))),
    ("box", |f| Some(Block::Area(space(f, Writing::Area)?))),
    ("dots", |f| Some(Block::Dots(space(f, Writing::Area)?))),
    ("large", |f| Some(Block::Large(text(f, "text")?))),
    ("frame", |f| {
        let (label, fills) = (text(f, "label"), f.flag("fill").unwrap_or(false));
        let height = Room::Height(height(f, Length::mm(60.0)));
        let room = if fills { Room::Fill } else { height };
        Some(Block::Drawing { label: label?, room })
    }),
    ("entries", |f| Some(Block::Entries(asked(f, "items")?))),
    ("checks", |f| read_checks(f).map(Block::Checks)),
    ("scale", |f| read_scale(f).map(Block::Scale)),
    ("choices", |f| read_choices(f).map(Block::Choices)),
    ("table", |f| read_table(f).map(Block::Table)),
    ("tracker", |f| Some(Block::Tracker(read_tracker(f)))),
    ("photo", |f| {
        let height = height(f, Length::mm(60.0));
        Some(Block::Photo { label: text(f, "label")?, height })
    }),
    ("callout", |f| Some(Block::Callout(read_callout(f)))),
    ("signatures", |f| Some(Block::Signatures(name(f)?))),
    ("see", |f| {
        let (page, text) = (text(f, "page"), text(f, "text"));
        Some(Block::See { page: page?, text: text? })
    }),
    ("loop", read_loop),
    ("ladder", |f| Some(Block::Ladder(items(f, "steps")?))),
    ("break", |_| Some(Block::Break)),
    ("week-plan", |_| Some(Block::Planned(PlannedBlock::WeekPlan))),
    ("card-log", |_| Some(Block::Planned(PlannedBlock::CardLog))),
    ("program", |_| Some(Block::Planned(PlannedBlock::Program))),
    ("graph", |f| {
        let (page, items) = (text(f, "page"), asked(f, "items"));
        Some(Block::Planned(PlannedBlock::Graph { page: page?, items: items? }))
    }),
    ("sources", |_| Some(Block::Planned(PlannedBlock::Sources))),
    ("colophon", |_| Some(Block::Planned(PlannedBlock::Colophon))),
];

/// Reads one block.
pub(super) fn read_block(fields: &mut Fields<'_, '_, '_>) -> Option<Block> {
    let words = || TYPES.iter().map(|(word, _)| *word);
    let Some((word, span)) = fields.name("type") else {
        if fields.value("type").is_none() {
            fields.missing("type", format!("one of {}", list(words())));
        }
        fields.pass_over();
        return None;
    };
    if let Some((_, read)) = TYPES.iter().find(|(known, _)| *known == word) {
        return read(fields);
    }
    let hint = match closest(&word, words()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("one of {}", list(words())),
    };
    let message = format!("there is no block of type `{word}`");
    fields.problem(Diagnostic::error(message, span).hint(hint));
    fields.pass_over();
    None
}

/// A text that must be there.
fn text(fields: &mut Fields<'_, '_, '_>, key: &'static str) -> Option<String> {
    if fields.value(key).is_none() {
        fields.missing(key, "write the text");
    }
    fields.text(key, Lines::Many).map(|(text, _)| text)
}

fn label(fields: &mut Fields<'_, '_, '_>) -> Option<String> {
    fields.text("label", Lines::One).map(|(text, _)| text)
}

/// Texts of which there must be one at least.
fn items(fields: &mut Fields<'_, '_, '_>, key: &'static str) -> Option<Vec<String>> {
    if fields.value(key).is_none() {
        fields.missing(key, "write the texts as a list");
    }
    let texts = fields.texts(key, Lines::Many).into_iter().map(|(text, _)| text);
    let texts: Vec<_> = texts.collect();
    if texts.is_empty()
        && let Some(span) = fields.value(key).map(toml::Spanned::span)
    {
        fields.problem(Diagnostic::error(format!("`{key}` has no texts"), span));
    }
    (!texts.is_empty()).then_some(texts)
}

const NAME: &str = "lowercase letters, digits and hyphens, such as `most-want`";

/// The name of an answer: a part of a field's name, so without points.
fn checked_name(fields: &mut Fields<'_, '_, '_>) -> Option<String> {
    let (name, span) = fields.name("name")?;
    let is_name = crate::load::deck::is_kebab(&name);
    if !is_name {
        let message = format!("`{name}` cannot name an answer");
        fields.problem(Diagnostic::error(message, span).hint(NAME));
    }
    is_name.then_some(name)
}

fn name(fields: &mut Fields<'_, '_, '_>) -> Option<String> {
    if fields.value("name").is_none() {
        fields.missing("name", format!("answers are kept by name: {NAME}"));
    }
    checked_name(fields)
}

/// The name of a block whose parts have names of their own.
fn outer_name(fields: &mut Fields<'_, '_, '_>) -> String {
    checked_name(fields).unwrap_or_default()
}

fn share(fields: &mut Fields<'_, '_, '_>) -> f64 {
    fields.weight("width").unwrap_or(1.0)
}

/// Questions with names.
fn asked(fields: &mut Fields<'_, '_, '_>, key: &'static str) -> Option<Vec<Question>> {
    if fields.value(key).is_none() {
        fields
            .missing(key, "write it as `items = [{ name = \"when\", text = \"When\" }]`");
    }
    let found = tables(fields, key, "item", |item| {
        let name = name(item);
        let has_label = item.value("label").is_some();
        let text = if has_label { label(item) } else { text(item, "text") };
        let width = share(item);
        Some(Question { name: name?, text: text?, width })
    });
    if is_empty(fields, key) {
        let span = fields.value(key).map_or(0..0, toml::Spanned::span);
        fields.problem(Diagnostic::error(format!("`{key}` has no texts"), span));
    }
    (!found.is_empty()).then_some(found)
}

/// Whether a list stands at the key, and nothing in it.
fn is_empty(fields: &mut Fields<'_, '_, '_>, key: &'static str) -> bool {
    let values = fields.value(key).and_then(|value| value.get_ref().as_array());
    values.is_some_and(|values| values.is_empty())
}

fn count(
    fields: &mut Fields<'_, '_, '_>,
    key: &'static str,
    most: i64,
    usual: u16,
) -> u16 {
    let number = fields.number(key, 0..=most, "a small number");
    number.and_then(|number| u16::try_from(number).ok()).unwrap_or(usual)
}

fn height(fields: &mut Fields<'_, '_, '_>, usual: Length) -> Length {
    /// The least that a hand can write in (content: 25 mm), and more than any page has.
    const BOUNDS: (Length, Length) = (Length::mm(25.0), Length::mm(400.0));
    let Some(height) = fields.parsed::<Length>("height") else { return usual };
    let is_bounded = height.fits(BOUNDS.0) && BOUNDS.1.fits(height);
    if !is_bounded {
        let span = fields.value("height").map_or(0..0, toml::Spanned::span);
        let message = "`height` takes 25 mm to 400 mm";
        fields.problem(
            Diagnostic::error(message, span).hint("such as `height = \"30mm\"`"),
        );
    }
    if is_bounded { height } else { usual }
}

/// How a place to write looks.
#[derive(Clone, Copy, PartialEq)]
enum Writing {
    Lines,
    Area,
}

fn space(fields: &mut Fields<'_, '_, '_>, writing: Writing) -> Option<Space> {
    let name = name(fields);
    let label = label(fields);
    let each = fields.flag("each").unwrap_or(false);
    let fills = fields.flag("fill").unwrap_or(false);
    let room = match writing {
        Writing::Lines => Room::Lines(count(fields, "count", 40, 3).max(1)),
        Writing::Area => Room::Height(height(fields, Length::mm(30.0))),
    };
    let room = if fills { Room::Fill } else { room };
    Some(Space { name: name?, label, room, each })
}

fn read_checks(fields: &mut Fields<'_, '_, '_>) -> Option<Checks> {
    let checks = Checks {
        name: outer_name(fields),
        label: label(fields),
        blank: count(fields, "blank", 20, 0),
        columns: count(fields, "columns", 2, 1).max(1),
        each: fields.flag("each").unwrap_or(false),
        items: Vec::new(),
    };
    Some(Checks { items: items(fields, "items")?, ..checks })
}

fn read_scale(fields: &mut Fields<'_, '_, '_>) -> Option<Scale> {
    let end = |fields: &mut Fields<'_, '_, '_>, key| {
        fields.text(key, Lines::One).map(|(text, _)| text)
    };
    let scale = Scale {
        name: outer_name(fields),
        low: end(fields, "low"),
        high: end(fields, "high"),
        to: count(fields, "to", 10, 10).max(2),
        each: fields.flag("each").unwrap_or(false),
        items: Vec::new(),
    };
    Some(Scale { items: asked(fields, "items")?, ..scale })
}

fn read_choices(fields: &mut Fields<'_, '_, '_>) -> Option<Choices> {
    let choices = Choices {
        name: outer_name(fields),
        options: items(fields, "options").unwrap_or_default(),
        blank: count(fields, "blank", 20, 0),
        each: fields.flag("each").unwrap_or(false),
        items: Vec::new(),
    };
    Some(Choices { items: asked(fields, "items")?, ..choices })
}

fn read_table(fields: &mut Fields<'_, '_, '_>) -> Option<Table> {
    let texts =
        |found: Vec<(String, _)>| found.into_iter().map(|(text, _)| text).collect();
    let rows: Vec<String> = texts(fields.texts("rows", Lines::One));
    let mut given = !rows.is_empty();
    let columns = tables(fields, "columns", "column", |column| {
        // The first column of given rows is not written in, so it names no answer.
        let is_given = std::mem::take(&mut given);
        let name = if is_given { Some(outer_name(column)) } else { name(column) };
        let head = text(column, "head");
        let width = share(column);
        let entry = column.word::<Entry>("answer").unwrap_or(Entry::Text);
        let person =
            column.text("for", Lines::One).and_then(|(word, span)| match &*word {
                "a" => Some(Lead::A),
                "b" => Some(Lead::B),
                _ => {
                    let message = format!("`for` is `a` or `b`, not `{word}`");
                    column.problem(Diagnostic::error(message, span));
                    None
                }
            });
        Some(Column { name: name?, head: head?, width, entry, person })
    });
    let table = Table {
        name: outer_name(fields),
        blank: count(fields, "blank", 30, if rows.is_empty() { 6 } else { 0 }),
        lines: count(fields, "lines", 6, 1).max(1),
        example: texts(fields.texts("example", Lines::One)),
        rows,
        columns,
    };
    if table.columns.is_empty() {
        // Columns that have problems are told of already.
        if fields.value("columns").is_none() || is_empty(fields, "columns") {
            fields.missing(
                "columns",
                "write it as `columns = [{ name = \"when\", head = \"When\" }]`",
            );
        }
        return None;
    }
    if !table.example.is_empty() && table.example.len() != table.columns.len() {
        let span = fields.value("example").map_or(0..0, toml::Spanned::span);
        let (cells, columns) = (table.example.len(), table.columns.len());
        let message =
            format!("the example has {cells} cells, the table {columns} columns");
        fields.problem(
            Diagnostic::error(message, span).hint("give one text for each column"),
        );
    }
    Some(table)
}

fn read_tracker(fields: &mut Fields<'_, '_, '_>) -> Tracker {
    let texts =
        |found: Vec<(String, _)>| found.into_iter().map(|(text, _)| text).collect();
    let across = match fields.value("across").map(|value| value.get_ref().as_str()) {
        None | Some(Some("days")) => Vec::new(),
        Some(_) => texts(fields.texts("across", Lines::One)),
    };
    let writes = match fields.text("cell", Lines::One) {
        None => false,
        Some((word, _)) if word == "check" => false,
        Some((word, _)) if word == "text" => true,
        Some((word, span)) => {
            let message = format!("`cell` is `check` or `text`, not `{word}`");
            fields.problem(Diagnostic::error(message, span));
            false
        }
    };
    Tracker {
        name: outer_name(fields),
        head: fields.text("head", Lines::One).map_or(String::new(), |(text, _)| text),
        rows: texts(fields.texts("rows", Lines::One)),
        blank: count(fields, "blank", 20, 0),
        across,
        writes,
        each: fields.flag("each").unwrap_or(false),
    }
}

fn read_callout(fields: &mut Fields<'_, '_, '_>) -> Callout {
    let optional = |found: Option<(String, _)>| found.map(|(text, _)| text);
    Callout {
        title: optional(fields.text("title", Lines::One)),
        text: optional(fields.text("text", Lines::Many)),
        items: fields
            .texts("items", Lines::Many)
            .into_iter()
            .map(|(text, _)| text)
            .collect(),
        tone: fields.word("tone").unwrap_or(Tone::Note),
    }
}

fn read_loop(fields: &mut Fields<'_, '_, '_>) -> Option<Block> {
    let boxes = asked(fields, "boxes");
    let center = text(fields, "center");
    let boxes = boxes?;
    if boxes.len() != 4 {
        let span = fields.value("boxes").map_or(0..0, toml::Spanned::span);
        let found = fields.value("boxes").map_or_else(String::new, |value| {
            format!(", not {}", describe(value.get_ref()))
        });
        let message = format!("`boxes` takes four boxes{found} of {}", boxes.len());
        fields.problem(Diagnostic::error(message, span));
        return None;
    }
    Some(Block::Loop { boxes, center: center? })
}
