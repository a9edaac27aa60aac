//! A document in words.

use std::fmt::Write;
use std::sync::Arc;

use crate::frame::dump::frame::{dump, tell_frame};
use crate::frame::dump::measure::{area, digest, extent};
use crate::frame::dump::stamps::Stamps;
use crate::frame::{Bookmark, Document, Frame, Item, Numerals, Page, Parts, Placed};
use crate::geom::{Affine, Turn};
use crate::model::Vocabulary;

/// A document: what is said of it, its outline, its pages in order with what lies on them, and
/// each frame once.
pub fn dump_document(document: &Document) -> String {
    let (mut text, frames) = told_pages(document);
    let mut stamps = Stamps::default();
    for (frame, number) in frames.iter().zip(1..) {
        let _ = write!(text, "{number}: ");
        tell_frame(frame, &mut stamps, &mut text);
    }
    stamps.tell(&mut text);
    text
}

/// As [`dump_document`], each frame in a line: its size, the first of its words, and a digest of
/// all that it is.
pub fn dump_layout(document: &Document) -> String {
    let (mut text, frames) = told_pages(document);
    for (frame, number) in frames.iter().zip(1..) {
        let words: Vec<&str> =
            frame.items().iter().filter_map(|(_, item)| words(item)).collect();
        let first: String = words.join(" ").chars().take(40).collect();
        let (size, digest) = (extent(frame.size()), digest(dump(frame)));
        let _ = writeln!(text, "{number}: frame {size} {first:?} {digest}");
    }
    text
}

fn words(item: &Item) -> Option<&str> {
    match item {
        Item::Run(run) => Some(run.text.trim()),
        _ => None,
    }
}

/// All but what is on the frames, and the frames in the order of their numbers, from 1.
fn told_pages(document: &Document) -> (String, Vec<&Arc<Frame>>) {
    let mut text = told_head(document);
    tell_outline(&document.bookmarks, 1, &mut text);
    let mut frames: Vec<&Arc<Frame>> = Vec::new();
    for (page, number) in document.pages.iter().zip(1..) {
        let _ = writeln!(text, "page {number} {}", told_page(page));
        for placed in &page.placed {
            let is_it = |other: &&Arc<Frame>| {
                Arc::ptr_eq(other, &placed.frame) || ***other == *placed.frame
            };
            let at = frames.iter().position(is_it).unwrap_or_else(|| {
                frames.push(&placed.frame);
                frames.len() - 1
            });
            let _ = writeln!(text, "  {} at {}", at + 1, told_placed(placed));
        }
    }
    (text, frames)
}

fn told_head(document: &Document) -> String {
    let Document { title, language, subject, duplex, .. } = document;
    let count = document.articles();
    let parts = match document.parts {
        Parts::Articles => format!("articles {count}"),
        Parts::Sections => format!("sections {count}"),
        Parts::Excerpt { of } => format!("some of sections {of}"),
    };
    let (duplex, authors) = (duplex.word(), &document.authors);
    let date = document.date.as_deref().unwrap_or("none");
    let mut text = format!(
        "document {title:?} lang {language} date {date}\n\
         by {authors:?} about {subject:?}\n\
         {parts}, duplex {duplex}\n"
    );
    for stretch in &document.numbering {
        let numerals = match stretch.numerals {
            Some(Numerals::Arabic) => "arabic",
            Some(Numerals::Roman) => "roman",
            None => "none",
        };
        let (from, first) = (stretch.from + 1, stretch.first);
        let _ =
            writeln!(text, "numbers {numerals} from page {from}, the first is {first}");
    }
    text
}

fn tell_outline(bookmarks: &[Bookmark], depth: usize, text: &mut String) {
    for Bookmark { title, article, children } in bookmarks {
        let _ = writeln!(text, "outline{:depth$}{title:?} to article {}", "", article.0);
        tell_outline(children, depth + 2, text);
    }
}

fn told_page(page: &Page) -> String {
    format!("{} trim {} bleed {}", extent(page.size), area(page.trim), area(page.bleed))
}

fn told_placed(placed: &Placed) -> String {
    let turn = match placed.turn {
        Turn::None => "",
        Turn::Right => " turned right",
        Turn::Half => " turned half",
        Turn::Left => " turned left",
    };
    let clip =
        placed.clip.map_or(String::new(), |clip| format!(" within {}", area(clip)));
    let adjust = placed.adjust.map_or(String::new(), |adjust| {
        let Affine { xx, xy, yx, yy, by } = adjust;
        let (x, y) = (by.x.to_mm(), by.y.to_mm());
        format!(" adjusted by {xx:.5} {xy:.5} {yx:.5} {yy:.5} and {x:.3},{y:.3}")
    });
    let article = match placed.article {
        None => String::new(),
        Some(article) => format!(" article {} part {}", article.0, placed.part),
    };
    format!("{}{turn}{clip}{adjust}{article}", area(placed.covers()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::color::Ink;
    use crate::frame::{Article, Numbering};
    use crate::geom::{Path, Point, Rect, Size};
    use crate::model::Duplex;

    fn document() -> Document {
        let card = Size::mm(50.0, 80.0);
        let whole = Rect::new(Point::ORIGIN, Size::mm(100.0, 80.0));
        let mut frame = Frame::new(card);
        frame.fill(Path::rect(Rect::new(Point::ORIGIN, card)), Ink::BLACK);
        let frame = Arc::new(frame);
        let placed = |article, left, turn| Placed {
            frame: Arc::clone(&frame),
            at: Point::mm(left, 0.0),
            turn,
            clip: None,
            adjust: None,
            article,
            part: 0,
        };
        let leaf = |title: &str| Bookmark {
            title: title.to_owned(),
            article: Article(0),
            children: Vec::new(),
        };
        Document {
            title: "Cards".to_owned(),
            language: "en".to_owned(),
            authors: Vec::new(),
            subject: String::new(),
            date: None,
            duplex: Duplex::ShortEdge,
            pages: vec![Page {
                size: whole.size(),
                trim: whole,
                bleed: whole,
                placed: vec![
                    placed(Some(Article(0)), 0.0, Turn::Half),
                    placed(None, 50.0, Turn::None),
                ],
            }],
            parts: Parts::Articles,
            numbering: vec![Numbering {
                from: 0,
                numerals: Some(Numerals::Roman),
                first: 3,
            }],
            bookmarks: vec![Bookmark { children: vec![leaf("T-001")], ..leaf("Touch") }],
        }
    }

    #[test]
    fn a_document_is_told_with_its_outline_its_pages_and_each_frame_once() {
        assert_eq!(
            dump_document(&document()).lines().collect::<Vec<_>>(),
            [
                "document \"Cards\" lang en date none",
                "by [] about \"\"",
                "articles 1, duplex short-edge",
                "numbers roman from page 1, the first is 3",
                "outline \"Touch\" to article 0",
                "outline   \"T-001\" to article 0",
                "page 1 100.00 x 80.00 trim 0.00,0.00 100.00 x 80.00 bleed 0.00,0.00 100.00 x 80.00",
                "  1 at 0.00,0.00 50.00 x 80.00 turned half article 0 part 0",
                "  1 at 50.00,0.00 50.00 x 80.00",
                "1: frame 50.00 x 80.00",
                "- shape 0.00,0.00 50.00 x 80.00 rect fill black",
            ]
        );
    }

    #[test]
    fn a_layout_tells_each_frame_in_a_line_that_differs_when_the_frame_does() {
        let mut document = document();
        let told = dump_layout(&document);
        let last = told.lines().last().unwrap_or_default();
        assert!(last.starts_with("1: frame 50.00 x 80.00 \"\" #"), "{last}");
        let mut other = (*document.pages[0].placed[0].frame).clone();
        other.stroke(
            Path::line(Point::ORIGIN, Point::mm(1.0, 0.0)),
            crate::geom::Length::mm(0.1),
            Ink::BLACK,
        );
        let other = Arc::new(other);
        for placed in &mut document.pages[0].placed {
            placed.frame = Arc::clone(&other);
        }
        assert_ne!(dump_layout(&document).lines().last(), Some(last));
    }
}
