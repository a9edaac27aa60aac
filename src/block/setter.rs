//! Where blocks are set: fonts, measures and words at hand.

use std::fmt;

use crate::block::{Metrics, Piece};
use crate::color::Ink;
use crate::frame::{Article, Frame, NodeId, Tag, led};
use crate::geom::{Length, Path, Point, Size};
use crate::model::{Edition, FieldName, Kind, Language, Lead, People, Stem, Theme};
use crate::text::{MissingGlyph, Setting, Style, Typesetter};
use crate::words::{BookWords, Words};

/// What all pages of a copy have in common.
#[derive(Debug)]
pub struct BlockLook<'a> {
    /// The width of the text.
    pub measure: Length,
    /// The height of the text; no block is higher.
    pub depth: Length,
    /// The colours.
    pub theme: &'a Theme,
    /// How large the type is.
    pub edition: Edition,
    /// The language of the document.
    pub language: &'a Language,
    /// Whether answers can be typed into the file.
    pub fillable: bool,
    /// Whose answers there is room for.
    pub people: People,
}

/// Where a page is that another one leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its section.
    pub article: Article,
    /// Its number as it is printed.
    pub number: String,
    /// Its title.
    pub title: String,
}

/// What a field is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The name of the answer.
    pub name: FieldName,
    /// What is said of it to a reader who hears the page.
    pub says: String,
}

/// Why a page cannot be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockError {
    /// No embedded font has a character.
    Glyph(MissingGlyph),
    /// A word is wider than its place.
    Wide {
        /// The text with the word.
        text: String,
    },
    /// Something that stays in one piece is higher than a page.
    High,
    /// A block belongs to a week and stands outside of weeks.
    NoWeek(&'static str),
}

impl BlockError {
    /// What to do about it, if that is known.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self {
            Self::Glyph(_) => "take another character",
            Self::Wide { .. } => {
                "put a soft hyphen (`\\u00AD` in TOML) where the word may be parted, take a shorter word, or a larger paper"
            }
            Self::High => "shorten it, or part it into several blocks",
            Self::NoWeek(_) => {
                "give the page to a chapter of weeks, or leave the block out"
            }
        })
    }
}

impl fmt::Display for BlockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Glyph(missing) => write!(f, "{missing}"),
            Self::Wide { text } => {
                let start: String = text.chars().take(40).collect();
                write!(f, "a word of `{start}` is too wide for its place")
            }
            Self::High => {
                f.write_str("a text is too long to stand in one piece on a page")
            }
            Self::NoWeek(block) => {
                write!(f, "a `{block}` block belongs on a page of a weekly chapter")
            }
        }
    }
}

impl std::error::Error for BlockError {}

impl From<MissingGlyph> for BlockError {
    fn from(missing: MissingGlyph) -> Self {
        Self::Glyph(missing)
    }
}

/// Everything at hand while the blocks of one page are set.
pub struct Setter<'a> {
    /// Fonts.
    pub typesetter: &'a mut Typesetter,
    /// What the copy looks like.
    pub look: &'a BlockLook<'a>,
    /// Its measures.
    pub metrics: Metrics,
    /// The program's words.
    pub words: &'static BookWords,
    /// Whose sign and colour the page bears.
    pub kind: Kind,
    /// The language of the page's texts.
    pub language: &'a Language,
    /// What the names of its answers begin with, as `week02.checkin`.
    pub stem: Stem,
    /// Where its answers stand, for who hears the page: "Week 2, Our check-in".
    pub place: String,
    /// The question that the block being set answers, where it has no label.
    pub(super) prompt: Option<&'a str>,
    /// The number of the week, on pages of a week.
    pub week: Option<u16>,
    /// Finds the page of an id.
    pub find: &'a dyn Fn(&str) -> Option<Target>,
    /// What headings on the page are, one level beneath its title.
    pub heading_tag: Tag,
    /// Elements so far that may go on overleaf.
    pub(super) wholes: u32,
}

impl<'a> Setter<'a> {
    /// A setter for one page.
    pub fn new(
        typesetter: &'a mut Typesetter,
        look: &'a BlockLook<'a>,
        find: &'a dyn Fn(&str) -> Option<Target>,
    ) -> Self {
        Self {
            typesetter,
            look,
            metrics: Metrics::new(look.edition, look.measure),
            words: &Words::of(look.language).book,
            kind: Kind::Rule,
            language: look.language,
            stem: Stem::default(),
            place: String::new(),
            prompt: None,
            week: None,
            find,
            heading_tag: Tag::SubHeading,
            wholes: 0,
        }
    }

    /// The page's one colour.
    pub fn accent(&self) -> Ink {
        self.look.theme.accent(self.kind)
    }

    /// The width of the text.
    pub fn measure(&self) -> Length {
        self.look.measure
    }

    /// The width that lines of reading text keep to: all of the page where its measure is one for
    /// reading, as in books and on handouts.
    pub fn reading_measure(&self) -> Length {
        let most = self.metrics.reading(self.look.edition);
        if most.fits(self.look.measure) {
            return self.look.measure;
        }
        most * (36.0 / Metrics::READING)
    }

    /// An empty frame as wide as the text.
    pub fn frame(&self) -> Frame {
        Frame::new(Size::new(self.look.measure, Length::ZERO))
    }

    /// A frame with a row of a table that may go on overleaf, and the row.
    pub fn table_row(&self, whole: u32) -> (Frame, NodeId) {
        let mut frame = self.frame();
        let table = frame.node(Tag::Table, None);
        frame.set_whole(table, whole);
        let row = frame.node(Tag::TableRow, Some(table));
        (frame, row)
    }

    /// A number for an element that may go on overleaf.
    pub fn whole(&mut self) -> u32 {
        self.wholes += 1;
        self.wholes
    }

    /// A node of the page's texts, in their language.
    pub fn node(&self, frame: &mut Frame, tag: Tag, parent: Option<NodeId>) -> NodeId {
        let node = frame.node(tag, parent);
        if self.language != self.look.language {
            frame.set_language(node, self.language.tag());
        }
        node
    }

    /// A style as the edition sets it.
    pub fn styled(&self, style: Style) -> Style {
        Style { spaced: self.look.edition.is_spaced(), ..style }
    }

    /// A line across a stretch, as decoration.
    pub fn rule(frame: &mut Frame, from: Point, to: Length, width: Length, ink: Ink) {
        frame.stroke(Path::line(from, Point::new(to, from.y)), width, ink);
    }

    /// Where the baseline of the first line stands in a block whose lines are so far apart: so
    /// that text stands in the middle of its lines of the grid.
    pub fn baseline(setting: Setting) -> Length {
        // Letters reach 0.72 of the size up and 0.22 down: half of what is left stands below.
        let below = (setting.leading - setting.size * 0.94) * 0.5 + setting.size * 0.22;
        setting.leading - below
    }

    /// The name of an answer on this page, and what is said of it.
    pub fn label(&self, person: Option<Lead>, parts: &[&str], asked: &str) -> Label {
        Label { name: self.name(person, parts), says: self.says(person, asked) }
    }

    /// The name of an answer: block, row and item of this page, as far as there are any.
    pub fn name(&self, person: Option<Lead>, parts: &[&str]) -> FieldName {
        FieldName::new(self.stem.clone(), person, parts)
    }

    /// A line on which one writes what a row is about.
    pub(super) fn own_row(&self, parts: &[&str], row: &str) -> Label {
        self.label(None, parts, &format!("{row}, {}", self.words.own_words))
    }

    /// What is said of an answer: where it stands, whose it is, and what is asked.
    pub fn says(&self, person: Option<Lead>, asked: &str) -> String {
        self.heard(&[], person, asked)
    }

    /// As [`Setter::says`], of an answer that stands within something on the page, as in the row
    /// of a day.
    pub fn heard(&self, within: &[&str], person: Option<Lead>, asked: &str) -> String {
        let heard = |text: &str| crate::text::plain(&self.of_week(text));
        let asked = heard(asked);
        let letter = person.map_or("", |person| person.letter());
        let mut head = heard(&self.place);
        for part in within.iter().map(|part| heard(part)).chain([letter.to_owned()]) {
            head = listed(&self.before(head, &part), &part);
        }
        if asked.is_empty() {
            return head;
        }
        led(&self.before(head, &asked), &asked)
    }

    /// What stands before a text, with a word between the two where the text begins with the word
    /// that was last: "A: A hand on my shoulder" would sound like a slip of the tongue.
    fn before(&self, head: String, text: &str) -> String {
        if is_doubled(&head, text) { listed(&head, self.words.answer) } else { head }
    }

    /// A text with the number of the week in its place.
    pub(super) fn of_week(&self, text: &str) -> String {
        let number = self.week.map(|week| week.to_string());
        text.replace("{week}", number.as_deref().unwrap_or(""))
    }

    /// A strip of text in one piece.
    ///
    /// # Errors
    /// As [`Setter::lines`].
    pub fn strip(
        &mut self,
        text: &str,
        tag: Tag,
        style: Style,
        setting: Setting,
    ) -> Result<Piece, BlockError> {
        let measure = self.reading_measure();
        let lines = self.lines(text, style, setting.size, measure)?;
        let mut frame = self.frame();
        let node = self.node(&mut frame, tag, None);
        let at = Point::new(Length::ZERO, Self::baseline(setting));
        self.put_text(&mut frame, node, at, &lines, setting);
        let height = setting.leading + setting.depth(lines.len());
        Ok(Piece::new(frame, height))
    }
}

/// One thing after another, with a comma between them.
fn listed(head: &str, next: &str) -> String {
    let head = head.trim_end_matches(['.', ':', ';', ',', '…', ' ']);
    match (head, next) {
        (one, "") | ("", one) => one.to_owned(),
        _ if head.ends_with(['?', '!']) => format!("{head} {next}"),
        _ => format!("{head}, {next}"),
    }
}

/// Whether a text begins with the word that another one ends with.
fn is_doubled(head: &str, rest: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (before, behind) = (words(head), words(rest));
    before.last().is_some_and(|last| behind.first() == Some(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_listed_with_one_mark_between_them() {
        assert_eq!(listed("Week 3", "Monday"), "Week 3, Monday");
        assert_eq!(listed("", "Monday"), "Monday");
        assert_eq!(listed("Week 3", ""), "Week 3");
        assert_eq!(listed("Too late?", "A"), "Too late? A");
        assert_eq!(listed("Not tonight.", "A"), "Not tonight, A");
    }

    #[test]
    fn a_word_that_comes_twice_is_noticed_whatever_stands_between() {
        assert!(is_doubled("Touch, A", "A hand"));
        assert!(is_doubled("What helps", "“Helps” is a word"));
        assert!(!is_doubled("Touch, A", "Any hand"));
        assert!(!is_doubled("", "Any hand"));
    }
}
