//! A small workbook by hand: all that a form can hold, on three pages.

#![expect(clippy::unwrap_used, reason = "a book that cannot be made fails the test")]

use std::sync::Arc;

use emberdeck::color::Ink;
use emberdeck::frame::{
    Align, Answer, Article, Bookmark, Document, FormField, Frame, Item, Link, LinkTarget,
    Mark, NodeId, Numbering, Numerals, Page, Parts, Placed, Tag,
};
use emberdeck::geom::{Length, Paper, Path, Point, Rect, Size, Turn};
use emberdeck::model::Duplex;
use emberdeck::text::{Style, Typesetter};

/// The number of the table that goes on overleaf.
const TABLE: u32 = 1;

/// A page in the making.
struct Leaf {
    typesetter: Typesetter,
    frame: Frame,
}

impl Leaf {
    fn new() -> Self {
        Self { typesetter: Typesetter::new(), frame: Frame::new(Paper::a4().size()) }
    }

    fn text(&mut self, node: NodeId, x: f64, y: f64, text: &str) {
        let line = self.typesetter.plain_line(text, Style::TEXT, "en").unwrap();
        let at = Point::mm(x, y);
        let size = Length::pt(11.0);
        self.frame.line(Mark::Content(node), at, &line, size, |_| Ink::BLACK);
    }

    /// An element with a text in it.
    fn told(&mut self, tag: Tag, within: Option<NodeId>, at: (f64, f64), text: &str) {
        let node = self.frame.node(tag, within);
        self.text(node, at.0, at.1, text);
    }

    fn field(&mut self, within: NodeId, place: Rect, name: &str, answer: Answer) {
        let node = self.frame.node(Tag::Form, Some(within));
        let field = field(name, place.origin(), place.size(), answer);
        self.frame.push(Mark::Content(node), Item::Field(field));
    }

    /// A printed box or circle with the button that covers it.
    fn button(&mut self, within: NodeId, at: (f64, f64), name: &str, answer: Answer) {
        let place = Rect::new(Point::mm(at.0, at.1), Size::mm(4.0, 4.0));
        let outline = match answer {
            Answer::Check => Path::rect(place),
            _ => Path::circle(Point::mm(at.0 + 2.0, at.1 + 2.0), Length::mm(2.0)),
        };
        self.frame.stroke(outline, Length::pt(0.5), Ink::BLACK);
        self.field(within, place, name, answer);
    }

    fn link(&mut self, within: NodeId, y: f64, text: &str, to: Article) {
        let entry = self.frame.node(Tag::ContentsItem, Some(within));
        let reference = self.frame.node(Tag::Reference, Some(entry));
        let node = self.frame.node(Tag::Link, Some(reference));
        self.text(node, 20.0, y, text);
        let (at, size) = (Point::mm(20.0, y - 5.0), Size::mm(60.0, 7.0));
        let label = format!("Go to {text}");
        self.frame.push(
            Mark::Content(node),
            Item::Link(Link { at, size, to: LinkTarget::Article(to), label }),
        );
    }

    /// The table, which is one on all pages that it goes over.
    fn table(&mut self) -> NodeId {
        let table = self.frame.node(Tag::Table, None);
        self.frame.set_whole(table, TABLE);
        table
    }

    fn row(&mut self, table: NodeId, y: f64, day: &str) {
        let row = self.frame.node(Tag::TableRow, Some(table));
        self.told(Tag::RowHead, Some(row), (20.0, y), day);
        let cell = self.frame.node(Tag::Cell, Some(row));
        let place = Rect::new(Point::mm(60.0, y - 5.0), Size::mm(40.0, 7.0));
        let (size, align) = (Length::pt(11.0), Align::Center);
        let name = format!("week01.{}", day.to_lowercase());
        self.field(cell, place, &name, Answer::Line { size, align });
    }

    fn page(self, article: usize) -> Page {
        let size = self.frame.size();
        let whole = Rect::new(Point::ORIGIN, size);
        let placed = Placed {
            frame: Arc::new(self.frame),
            at: Point::ORIGIN,
            turn: Turn::None,
            clip: None,
            adjust: None,
            article: Some(Article(article)),
            part: 0,
        };
        Page { size, trim: whole, bleed: whole, placed: vec![placed] }
    }
}

/// A place for an answer.
pub(crate) fn field(name: &str, at: Point, size: Size, answer: Answer) -> FormField {
    let label = format!("What goes into {name}");
    FormField { at, size, name: name.to_owned(), label, answer }
}

/// What one button of the scale says.
fn choice(value: u32) -> Answer {
    Answer::Choice { value: value.to_string(), says: format!("{value} of 4") }
}

fn contents() -> Page {
    let mut leaf = Leaf::new();
    leaf.told(Tag::Heading, None, (20.0, 30.0), "What is in here");
    let list = leaf.frame.node(Tag::Contents, None);
    leaf.link(list, 45.0, "This page", Article(0));
    leaf.link(list, 55.0, "Week 1", Article(1));
    leaf.page(0)
}

fn first_page() -> Page {
    let mut leaf = Leaf::new();
    leaf.told(Tag::Heading, None, (20.0, 30.0), "Week 1");
    leaf.told(Tag::PageHeading, None, (20.0, 40.0), "How close are we?");
    let scale = leaf.frame.node(Tag::Paragraph, None);
    leaf.text(scale, 20.0, 50.0, "Closeness");
    for value in 1..=2 {
        let at = (60.0 + 10.0 * f64::from(value), 46.5);
        leaf.button(scale, at, "week01.closeness", choice(value));
    }
    let done = leaf.frame.node(Tag::Paragraph, None);
    leaf.button(done, (20.0, 56.5), "week01.done", Answer::Check);
    leaf.text(done, 26.0, 60.0, "We did it");
    let notes = leaf.frame.node(Tag::Division, None);
    leaf.told(Tag::Paragraph, Some(notes), (20.0, 70.0), "Notes");
    for y in [80.0, 88.0, 96.0] {
        let line = Path::line(Point::mm(20.0, y), Point::mm(190.0, y));
        leaf.frame.stroke(line, Length::mm(0.3), Ink::Gray(160));
    }
    let place = Rect::new(Point::mm(20.0, 72.0), Size::mm(170.0, 25.0));
    leaf.field(notes, place, "week01.notes", Answer::Area { size: Length::pt(11.0) });
    let place = Rect::new(Point::mm(20.0, 105.0), Size::mm(80.0, 7.0));
    let (size, align) = (Length::pt(11.0), Align::Left);
    leaf.field(notes, place, "week01.wish", Answer::Line { size, align });
    let table = leaf.table();
    let heads = leaf.frame.node(Tag::TableRow, Some(table));
    leaf.told(Tag::HeadCell, Some(heads), (20.0, 130.0), "Day");
    leaf.told(Tag::HeadCell, Some(heads), (60.0, 130.0), "Minutes");
    leaf.row(table, 140.0, "Monday");
    leaf.page(1)
}

/// The table goes on, and so does the scale.
fn second_page() -> Page {
    let mut leaf = Leaf::new();
    let table = leaf.table();
    leaf.row(table, 30.0, "Tuesday");
    let scale = leaf.frame.node(Tag::Paragraph, None);
    leaf.text(scale, 20.0, 50.0, "Closeness at the end");
    for value in 3..=4 {
        let at = (60.0 + 10.0 * f64::from(value), 46.5);
        leaf.button(scale, at, "week01.closeness", choice(value));
    }
    leaf.page(1)
}

/// The whole book.
pub(crate) fn book() -> Document {
    let bookmark = |title: &str, article, children| {
        let title = title.to_owned();
        Bookmark { title, article: Article(article), children }
    };
    let notes = bookmark("Notes", 1, Vec::new());
    let week = bookmark("Week 1", 1, vec![notes]);
    Document {
        title: "A small workbook".to_owned(),
        language: "en".to_owned(),
        authors: Vec::new(),
        subject: "All that a form can hold".to_owned(),
        date: None,
        duplex: Duplex::None,
        pages: vec![contents(), first_page(), second_page()],
        parts: Parts::Sections,
        numbering: vec![
            Numbering { from: 0, numerals: Some(Numerals::Roman), first: 1 },
            Numbering { from: 1, numerals: Some(Numerals::Arabic), first: 1 },
        ],
        bookmarks: vec![bookmark("What is in here", 0, vec![week])],
    }
}
