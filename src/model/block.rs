//! The blocks that a page of the workbook is made of.

use crate::geom::Length;
use crate::model::vocabulary::vocabulary;
use crate::model::{FieldName, Lead};

/// How much room an answer gets.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Room {
    /// So many writing lines.
    Lines(u16),
    /// A height.
    Height(Length),
    /// What is left of the page.
    Fill,
}

/// A question with a name for its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The name, unique in its block.
    pub name: String,
    /// What is asked.
    pub text: String,
    /// Its share of a row, beside 1 for others.
    pub width: f64,
}

/// A place to write.
#[derive(Debug, Clone, PartialEq)]
pub struct Space {
    /// The name of the answer.
    pub name: String,
    /// What stands over it.
    pub label: Option<String>,
    /// How much room there is.
    pub room: Room,
    /// Whether each of the two has one.
    pub each: bool,
}

/// Boxes to tick.
#[derive(Debug, Clone, PartialEq)]
pub struct Checks {
    /// The name of the answers; may be empty.
    pub name: String,
    /// What stands over them.
    pub label: Option<String>,
    /// What may be ticked.
    pub items: Vec<String>,
    /// Lines to add one's own.
    pub blank: u16,
    /// In how many columns they stand.
    pub columns: u16,
    /// Whether each of the two has boxes.
    pub each: bool,
}

/// Numbers from 1 to choose from.
#[derive(Debug, Clone, PartialEq)]
pub struct Scale {
    /// The name of the answers; may be empty.
    pub name: String,
    /// What is rated.
    pub items: Vec<Question>,
    /// What 1 means.
    pub low: Option<String>,
    /// What the last number means.
    pub high: Option<String>,
    /// The last number.
    pub to: u16,
    /// Whether each of the two answers.
    pub each: bool,
}

/// One of a few words to choose, for each of some rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Choices {
    /// The name of the answers; may be empty.
    pub name: String,
    /// The words.
    pub options: Vec<String>,
    /// The rows.
    pub items: Vec<Question>,
    /// Rows to add one's own.
    pub blank: u16,
    /// Whether each of the two answers.
    pub each: bool,
}

vocabulary! {
    /// What is written in a column.
    Entry {
        /// Words.
        Text = "text",
        /// A day.
        Date = "date",
        /// A number.
        Number = "number",
        /// A tick.
        Check = "check",
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The name of its answers; empty where the page gives the texts.
    pub name: String,
    /// What stands over it.
    pub head: String,
    /// Its share of the width.
    pub width: f64,
    /// What is written in it.
    pub entry: Entry,
    /// Whose it is; in the other's copy it is left out.
    pub person: Option<Lead>,
}

/// A table to fill in.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The name of the answers; may be empty.
    pub name: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The texts of the first column; empty when all cells are to be filled in.
    pub rows: Vec<String>,
    /// How many rows are to be filled in.
    pub blank: u16,
    /// Writing lines in a row.
    pub lines: u16,
    /// A row that shows how.
    pub example: Vec<String>,
}

/// Small steps over the days of a week.
#[derive(Debug, Clone, PartialEq)]
pub struct Tracker {
    /// The name of the answers; may be empty.
    pub name: String,
    /// What stands over the rows.
    pub head: String,
    /// The rows.
    pub rows: Vec<String>,
    /// Rows to add one's own.
    pub blank: u16,
    /// The heads of the columns; none takes the days of the week.
    pub across: Vec<String>,
    /// Whether a cell is written in; otherwise it is ticked.
    pub writes: bool,
    /// Whether each of the two has a row.
    pub each: bool,
}

vocabulary! {
    /// How a callout speaks.
    Tone {
        /// Something worth knowing.
        Note = "note",
        /// When to stop.
        Stop = "stop",
    }
}

/// A note that stands apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Callout {
    /// Its head.
    pub title: Option<String>,
    /// Its text.
    pub text: Option<String>,
    /// Its points.
    pub items: Vec<String>,
    /// How it speaks.
    pub tone: Tone,
}

/// One block of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// A paragraph.
    Text(String),
    /// A list.
    List {
        /// Its points.
        items: Vec<String>,
        /// Whether they are numbered.
        numbered: bool,
    },
    /// A question that the next block answers.
    Prompt(String),
    /// Ruled lines.
    Lines(Space),
    /// A box.
    Area(Space),
    /// A grid of dots.
    Dots(Space),
    /// One question as large as a title.
    Large(String),
    /// A frame to draw in.
    Drawing {
        /// What is meant to be there.
        label: String,
        /// How much room there is.
        room: Room,
    },
    /// Short answers on a row.
    Entries(Vec<Question>),
    /// Boxes to tick.
    Checks(Checks),
    /// Numbers to choose.
    Scale(Scale),
    /// Words to choose.
    Choices(Choices),
    /// A table to fill in.
    Table(Table),
    /// Small steps over a week.
    Tracker(Tracker),
    /// A place for a picture.
    Photo {
        /// What is meant to be there.
        label: String,
        /// How high it is.
        height: Length,
    },
    /// A note that stands apart.
    Callout(Callout),
    /// Two lines to sign.
    Signatures(String),
    /// A way to another page.
    See {
        /// The page.
        page: String,
        /// What is said of it.
        text: String,
    },
    /// Four boxes in a circle.
    Loop {
        /// The boxes in the order in which they follow each other.
        boxes: Vec<Question>,
        /// What stands in the middle.
        center: String,
    },
    /// Steps upward, the first at the foot.
    Ladder(Vec<String>),
    /// A new page.
    Break,
    /// Something that only a book with its plan can make.
    Planned(PlannedBlock),
}

/// A block that is made from the book and its plan; on a handout it has nothing to say.
#[derive(Debug, Clone, PartialEq)]
pub enum PlannedBlock {
    /// The cards of the week by day.
    WeekPlan,
    /// A place for each card of the week.
    CardLog,
    /// The weeks at a glance.
    Program,
    /// A grid to plot the scales of a weekly page by hand.
    Graph {
        /// The page.
        page: String,
        /// Names and words of the scales.
        items: Vec<Question>,
    },
    /// The cards used, and what speaks for their methods.
    Sources,
    /// How the book came about.
    Colophon,
}

impl Scale {
    /// What an item's answer is called, without page or person.
    pub fn answer(&self, item: &Question) -> String {
        FieldName::asked(&[&self.name, &item.name])
    }
}

impl Space {
    /// What is asked in it, for who hears the page: its label, or the prompt before it; none
    /// where neither has a word, so that the page's title must do.
    pub fn heard<'t>(&'t self, prompt: Option<&'t str>) -> Option<&'t str> {
        let is_told = |text: &&str| text.contains(char::is_alphanumeric);
        self.label.as_deref().filter(is_told).or(prompt.filter(is_told))
    }
}

impl Block {
    /// The question that the block at a place answers: the prompt before it, with no more between
    /// them than what is read.
    pub fn prompt_before(blocks: &[Self], at: usize) -> Option<&str> {
        let mut before = blocks.get(..at)?.iter().rev();
        before.find_map(|block| match block {
            Self::Prompt(text) | Self::Large(text) => Some(Some(&**text)),
            Self::Text(_) | Self::List { .. } | Self::Callout(_) => None,
            _ => Some(None),
        })?
    }

    /// The texts that somebody reads, as they stand in its file: all that is another one in another
    /// language. The words of choices are not among them, since what is answered is one of them.
    pub fn texts_mut(&mut self) -> Vec<&mut String> {
        fn asked(questions: &mut [Question]) -> Vec<&mut String> {
            questions.iter_mut().map(|question| &mut question.text).collect()
        }
        match self {
            Self::Heading(text)
            | Self::Text(text)
            | Self::Prompt(text)
            | Self::Large(text)
            | Self::See { text, .. } => vec![text],
            Self::List { items, .. } | Self::Ladder(items) => items.iter_mut().collect(),
            Self::Lines(space) | Self::Area(space) | Self::Dots(space) => {
                space.label.iter_mut().collect()
            }
            Self::Entries(items) | Self::Planned(PlannedBlock::Graph { items, .. }) => {
                asked(items)
            }
            Self::Checks(checks) => {
                checks.label.iter_mut().chain(&mut checks.items).collect()
            }
            Self::Scale(scale) => {
                let ends = scale.low.iter_mut().chain(&mut scale.high);
                ends.chain(asked(&mut scale.items)).collect()
            }
            Self::Choices(choices) => asked(&mut choices.items),
            Self::Table(table) => {
                let heads = table.columns.iter_mut().map(|column| &mut column.head);
                heads.chain(&mut table.rows).chain(&mut table.example).collect()
            }
            Self::Tracker(tracker) => {
                let head = std::iter::once(&mut tracker.head);
                head.chain(&mut tracker.rows).chain(&mut tracker.across).collect()
            }
            Self::Photo { label, .. } | Self::Drawing { label, .. } => vec![label],
            Self::Callout(callout) => {
                let head = callout.title.iter_mut().chain(&mut callout.text);
                head.chain(&mut callout.items).collect()
            }
            Self::Loop { boxes, center } => {
                std::iter::once(center).chain(asked(boxes)).collect()
            }
            Self::Signatures(_) | Self::Break | Self::Planned(_) => Vec::new(),
        }
    }

    /// What the block asks: the name of each answer, of each row where a row has several, without
    /// page or person.
    pub fn answers(&self) -> Vec<String> {
        let items = |name: &str, items: &[Question]| -> Vec<String> {
            items.iter().map(|item| FieldName::asked(&[name, &item.name])).collect()
        };
        let rows = |name: &str, given: &[String], blank: u16| -> Vec<String> {
            let count = given.len() + usize::from(blank);
            (1..=count).map(|row| FieldName::asked(&[name, &row.to_string()])).collect()
        };
        match self {
            Self::Lines(space) | Self::Area(space) | Self::Dots(space) => {
                vec![space.name.clone()]
            }
            Self::Entries(asked) | Self::Loop { boxes: asked, .. } => items("", asked),
            Self::Checks(checks) => rows(&checks.name, &checks.items, checks.blank),
            Self::Scale(scale) => {
                scale.items.iter().map(|item| scale.answer(item)).collect()
            }
            Self::Choices(choices) => items(&choices.name, &choices.items),
            Self::Table(table) => rows(&table.name, &table.rows, table.blank),
            Self::Tracker(tracker) => rows(&tracker.name, &tracker.rows, tracker.blank),
            Self::Signatures(name) => vec![name.clone()],
            Self::Heading(_)
            | Self::Text(_)
            | Self::List { .. }
            | Self::Prompt(_)
            | Self::Photo { .. }
            | Self::Large(_)
            | Self::Drawing { .. }
            | Self::Callout(_)
            | Self::See { .. }
            | Self::Ladder(_)
            | Self::Break
            | Self::Planned(_) => Vec::new(),
        }
    }
}
