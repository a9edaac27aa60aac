//! No page of a book looks left over: each is used for two fifths of its height at least.

use emberdeck::frame::{Frame, Item, Page};
use emberdeck::geom::Length;
use emberdeck::model::{Edition, Practice, Vocabulary, Whose};

use crate::workbook::book_of;

/// A page with less on it than this share of its height looks left over.
const LEAST: f64 = 0.4;

/// How far down the text of a page reaches, as a share of the text's area.
fn used(frame: &Frame) -> f64 {
    let lowest = |(_, item): &(_, Item)| match item {
        Item::Run(run) => run.at.y,
        Item::Shape(shape) => shape.path.bounds().bottom(),
        Item::Field(field) => field.at.y + field.size.height,
        _ => Length::ZERO,
    };
    let lowest = frame.items().iter().map(lowest).fold(Length::ZERO, Length::max);
    lowest / frame.size().height
}

/// The pages of a book that are used too little, each with its share.
fn thin(pages: &[Page]) -> Vec<String> {
    let shares = pages.iter().map(|page| used(&page.placed[0].frame));
    let low = shares.enumerate().filter(|(_, share)| *share < LEAST);
    low.map(|(nth, share)| format!("page {}: {:.0} %", nth + 1, share * 100.0)).collect()
}

#[test]
fn no_page_of_a_book_looks_left_over() {
    let mut found = Vec::new();
    for paper in ["a4", "letter", "a5", "half-letter"] {
        for &edition in Edition::ALL {
            for whose in [Whose::Shared, Whose::Counsellor] {
                let pages = book_of(&Practice::default(), None, whose, paper, edition);
                let name = format!("{paper} {} {whose:?}", edition.word());
                let low = thin(&pages).into_iter();
                found.extend(low.map(|low| format!("{name}: {low}")));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_chapter_and_a_week_begin_on_a_recto() {
    let plan = crate::workbook::plan();
    for (paper, edition) in [("a4", Edition::Standard), ("a5", Edition::Large)] {
        let practice = Practice::default();
        let pages = book_of(&practice, Some(&plan), Whose::Shared, paper, edition);
        let titles = ["Before you begin", "Week 1:", "Week 4:", "At the end"];
        for title in titles {
            let is_head = |page: &&Page| {
                let first =
                    page.placed[0].frame.items().iter().find_map(
                        |(_, item)| match item {
                            Item::Run(run) => Some(run.text.starts_with(title)),
                            _ => None,
                        },
                    );
                first == Some(true)
            };
            let at = pages.iter().position(|page| is_head(&page));
            let at = at.unwrap_or_else(|| panic!("no page begins with {title}"));
            assert!(at % 2 == 0, "{title} is on page {} of {paper}", at + 1);
        }
    }
}
