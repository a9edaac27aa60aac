//! What a page of a book asks: which of its fields takes what, those that only a book with its plan
//! makes among them.

use crate::block;
use crate::model::{Block, PageType, PlannedBlock, Takes};
use crate::words::Words;
use crate::workbook::card_log::BEST;
use crate::workbook::cover;

/// What a field of a page takes, by what follows page and person in its name; none when the page
/// has no such field.
pub(crate) fn on_page(page: &PageType, asked: &str) -> Option<Takes> {
    page.blocks.iter().find_map(|block| match block {
        Block::Planned(PlannedBlock::CardLog) => of_card(asked),
        Block::Planned(PlannedBlock::WeekPlan) => of_week(asked),
        block => block::takes(block, asked),
    })
}

/// What a field of a cover takes.
pub(crate) fn on_cover(asked: &str) -> Option<Takes> {
    cover::ASKED.contains(&asked).then_some(Takes::Text)
}

/// Whether a page asks it in a person's own copy alone, so that it is nobody else's business:
/// how a card was, and whether it may come again.
pub(crate) fn is_for_one_alone(page: &PageType, asked: &str) -> bool {
    let is_log = page.blocks.contains(&Block::Planned(PlannedBlock::CardLog));
    is_log && matches!(asked.rsplit('.').next(), Some("verdict" | "rating"))
}

/// What stands behind a card in its log.
fn of_card(asked: &str) -> Option<Takes> {
    let [_, _, what] = asked.split('.').collect::<Vec<_>>()[..] else { return None };
    match what {
        "rating" => Some(Takes::Number(BEST)),
        "verdict" => {
            let mut words: Vec<String> = Vec::new();
            for (value, _) in Words::all().flat_map(|words| words.book.verdicts) {
                if !words.iter().any(|known| known == value) {
                    words.push(value.to_owned());
                }
            }
            Some(Takes::Word(words))
        }
        "note" | "date" | "title" => Some(Takes::Text),
        _ => None,
    }
}

/// What stands in a row of a week's cards.
fn of_week(asked: &str) -> Option<Takes> {
    /// No week has more cards.
    const MOST: usize = 999;
    let (what, number) = asked.split_once('.')?;
    block::row(number, MOST)?;
    match what {
        "done" => Some(Takes::Tick),
        "card" | "title" | "minutes" | "begins" => Some(Takes::Text),
        _ => None,
    }
}
