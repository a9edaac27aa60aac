//! The outlines of a stock's cards, to be held against a real sheet.

use std::sync::Arc;

use crate::frame::{Article, Document, Frame, Mark, Parts, Placed, Tag};
use crate::geom::{Length, Point, Turn};
use crate::job::cards::scale_bar;
use crate::job::{Facts, Failure, Made};
use crate::model::{Duplex, Kind, Stock, Theme};
use crate::sheet::outlines;
use crate::text::{Breaking, Style, Typesetter};

/// A page with the outlines of a stock's cards.
///
/// # Errors
/// When its name has a sign that no font has.
pub fn stock_outlines(stock: &Stock, date: Option<String>) -> Result<Made, Failure> {
    let theme = Theme::hearth();
    let ink = theme.accent(Kind::Rule);
    let mut typesetter = Typesetter::new();
    let mut page = outlines(&typesetter, stock, scale_bar(&stock.paper), ink);
    let title = format!("Outlines of {}", stock.id);
    let mut frame = Frame::new(page.size);
    let heading = frame.node(Tag::Heading, None);
    let body = frame.node(Tag::Paragraph, None);
    let inner = Length::mm(8.0);
    let left = stock.first.x + inner + Length::mm(4.0);
    let width = stock.card.trim().width - inner * 2.0 - Length::mm(4.0);
    let mut y = stock.first.y + inner;
    let aim = "Print this at 100 % on plain paper, and hold it with a real sheet to a window: each outline lies on a card.";
    let texts = [
        (&*title, Style::DISPLAY, Length::pt(11.0), (heading, theme.pattern)),
        (aim, Style::TEXT, Length::pt(8.5), (body, ink)),
    ];
    for (text, style, size, (node, ink)) in texts {
        let mut paragraph = typesetter
            .shape(text, style, "en")
            .map_err(|missing| Failure::new(missing.to_string()))?;
        for line in paragraph.lines(&typesetter, width, size, Breaking::RUNNING) {
            y += size * 1.25;
            frame.line(Mark::Content(node), Point::new(left, y), &line, size, |_| ink);
        }
    }
    page.placed.push(Placed {
        frame: Arc::new(frame),
        at: Point::ORIGIN,
        turn: Turn::None,
        clip: None,
        adjust: None,
        article: Some(Article(0)),
        part: 0,
    });
    let line = format!(
        "outlines of `{}` on {}, to be printed on plain paper and held against a real sheet",
        stock.id,
        stock.paper.name()
    );
    let facts = Facts {
        sheets: Some(1),
        paper: Some(stock.paper.name().to_owned()),
        ..Facts::default()
    };
    let document = Document {
        title,
        language: "en".to_owned(),
        authors: Vec::new(),
        subject: aim.to_owned(),
        date,
        duplex: Duplex::None,
        pages: vec![page],
        parts: Parts::Sections,
        numbering: Vec::new(),
        bookmarks: Vec::new(),
    };
    Ok(Made { document, line, facts })
}
