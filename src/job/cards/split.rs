//! Fronts and backs as two files, for stock that no duplexer turns.

use std::sync::Arc;

use crate::frame::{Article, Bookmark, Document, Page, Parts};
use crate::job::count::count;
use crate::job::{Facts, Failure, Made};
use crate::model::{Duplex, SplitOrder};

/// Parts what was made into a file of fronts and one of backs, with what comes behind the name of
/// each.
///
/// The pile of printed fronts is turned over on the edge that was asked for and printed again. A
/// printer that takes the top sheet first, with the first sheet on top, prints the backs in the
/// order of the fronts; where the last sheet lies on top, in reverse.
///
/// # Errors
/// When only one side is printed.
pub fn split_cards(
    made: Made,
    order: SplitOrder,
) -> Result<Vec<(&'static str, Made)>, Failure> {
    let Made { document, line, facts } = made;
    let edge = match document.duplex {
        Duplex::LongEdge => "long",
        Duplex::ShortEdge => "short",
        Duplex::Fold | Duplex::None => {
            return Err(Failure::usage(
                "`--split` parts fronts from backs, and only one side is printed",
            )
            .hint("say how you turn the pile: `--duplex long-edge` or `short-edge`"));
        }
    };
    let (mut fronts, mut backs) = (Vec::new(), Vec::new());
    for (nth, page) in document.pages.iter().enumerate() {
        let side = if nth.is_multiple_of(2) { &mut fronts } else { &mut backs };
        side.push(apart(page));
    }
    let sheets = backs.len();
    let first = match order {
        SplitOrder::InOrder => 1,
        SplitOrder::Reversed => sheets,
    };
    if order == SplitOrder::Reversed {
        backs.reverse();
    }
    let told = match order {
        SplitOrder::InOrder => "backs in the same order",
        SplitOrder::Reversed => "backs, the last sheet first",
    };
    let on_top = if sheets == 1 {
        String::new()
    } else {
        format!(", so that sheet {first} lies on top")
    };
    let backs_line = format!(
        "{}, {told}: turn the pile over on its {edge} edge{on_top}",
        count(sheets, "sheet", "sheets")
    );
    // Of one text that is read on both sides, each file has a part.
    let parts = match document.parts {
        Parts::Sections => Parts::Excerpt { of: document.articles() },
        parts => parts,
    };
    let of = |pages: Vec<Page>, line, facts| {
        let bookmarks = shown(&document.bookmarks, &pages);
        let duplex = Duplex::None;
        Made {
            document: Document {
                duplex,
                pages,
                parts,
                bookmarks,
                ..document.without_pages()
            },
            line,
            facts,
        }
    };
    let back_facts = Facts { cards: None, seed: None, ..facts.clone() };
    Ok(vec![
        ("-fronts", of(fronts, format!("{line}; fronts"), facts)),
        ("-backs", of(backs, backs_line, back_facts)),
    ])
}

/// A page whose links and headings do not need the other file.
fn apart(page: &Page) -> Page {
    let mut page = page.clone();
    for placed in page.placed.iter_mut().filter(|placed| placed.article.is_some()) {
        placed.frame = Arc::new(placed.frame.apart());
    }
    page
}

/// The bookmarks that lead to something on these pages.
fn shown(bookmarks: &[Bookmark], pages: &[Page]) -> Vec<Bookmark> {
    let placed = pages.iter().flat_map(|page| &page.placed);
    let mut articles: Vec<Article> = placed.filter_map(|placed| placed.article).collect();
    articles.sort_unstable();
    only(bookmarks, &articles)
}

/// What leads to one of these articles; what stands under another comes up.
pub(in crate::job) fn only(
    bookmarks: &[Bookmark],
    articles: &[Article],
) -> Vec<Bookmark> {
    let mut kept = Vec::new();
    for mark in bookmarks {
        let children = only(&mark.children, articles);
        if articles.binary_search(&mark.article).is_ok() {
            kept.push(Bookmark { children, ..mark.clone() });
        } else {
            kept.extend(children);
        }
    }
    kept
}
