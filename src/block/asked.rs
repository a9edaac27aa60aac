//! What a block asks: which of its fields takes what. The blocks beside this file make the fields;
//! a test of the suite holds each that a page makes against what is said here.

use crate::model::{
    Block, Checks, Choices, Entry, Question, Scale, Table, Takes, Tracker,
};

/// What a field of a block takes, by what follows page and person in its name; none when the
/// block has no such field, or is made by whoever has the plan.
pub(crate) fn takes(block: &Block, asked: &str) -> Option<Takes> {
    let is_item = |items: &[Question]| items.iter().any(|item| item.name == asked);
    let is_text = match block {
        Block::Lines(space) | Block::Area(space) | Block::Dots(space) => {
            space.name == asked
        }
        Block::Entries(items) | Block::Loop { boxes: items, .. } => is_item(items),
        Block::Signatures(name) => [name, &*format!("{name}-date")].contains(&asked),
        Block::Checks(checks) => return of_checks(checks, asked),
        Block::Scale(scale) => return of_scale(scale, asked),
        Block::Choices(choices) => return of_choices(choices, asked),
        Block::Table(table) => return of_table(table, asked),
        Block::Tracker(tracker) => return of_tracker(tracker, asked),
        Block::Heading(_)
        | Block::Text(_)
        | Block::List { .. }
        | Block::Prompt(_)
        | Block::Photo { .. }
        | Block::Large(_)
        | Block::Drawing { .. }
        | Block::Callout(_)
        | Block::See { .. }
        | Block::Ladder(_)
        | Block::Break
        | Block::Planned(_) => false,
    };
    is_text.then_some(Takes::Text)
}

/// The value of a word that is chosen: what its button stands for.
pub(super) fn value(word: &str) -> String {
    let plain = crate::text::plain(word).to_lowercase();
    plain.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect()
}

fn of_checks(checks: &Checks, asked: &str) -> Option<Takes> {
    let [what] = parts(&checks.name, asked)?[..] else { return None };
    let given = checks.items.len();
    if row(what, given + usize::from(checks.blank)).is_some() {
        return Some(Takes::Tick);
    }
    let own = row(what.strip_prefix("own-")?, given + usize::from(checks.blank))?;
    (own > given).then_some(Takes::Text)
}

fn of_scale(scale: &Scale, asked: &str) -> Option<Takes> {
    let is_item = scale.items.iter().any(|item| scale.answer(item) == asked);
    is_item.then_some(Takes::Number(scale.to))
}

fn of_choices(choices: &Choices, asked: &str) -> Option<Takes> {
    let [what] = parts(&choices.name, asked)?[..] else { return None };
    let words = || Takes::Word(choices.options.iter().map(|word| value(word)).collect());
    if choices.items.iter().any(|item| item.name == what) {
        return Some(words());
    }
    let own = what.strip_prefix("own-")?;
    let number = own.strip_suffix("-text").unwrap_or(own);
    row(number, usize::from(choices.blank))?;
    Some(if number == own { words() } else { Takes::Text })
}

fn of_table(table: &Table, asked: &str) -> Option<Takes> {
    let [number, what] = parts(&table.name, asked)?[..] else { return None };
    row(number, table.rows.len() + usize::from(table.blank))?;
    let column = table.columns.iter().find(|column| cell(&column.name) == what)?;
    Some(if column.entry == Entry::Check { Takes::Tick } else { Takes::Text })
}

/// What a column's cells are called: a row to fill in below given ones has a first cell of its own.
pub(super) fn cell(column: &str) -> &str {
    if column.is_empty() { "own" } else { column }
}

fn of_tracker(tracker: &Tracker, asked: &str) -> Option<Takes> {
    let [number, what] = parts(&tracker.name, asked)?[..] else { return None };
    let given = tracker.rows.len();
    let nth = row(number, given + usize::from(tracker.blank))?;
    // The days of the week are named in the language of the book.
    let is_column = tracker.across.is_empty()
        || tracker.across.iter().any(|word| column(word) == what);
    let is_own = what == "own" && nth > given;
    (is_column || is_own).then_some(if is_own || tracker.writes {
        Takes::Text
    } else {
        Takes::Tick
    })
}

/// What the cells under a head are called.
pub(super) fn column(head: &str) -> String {
    let plain = head.to_lowercase();
    plain.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect()
}

/// What follows the name of a block, part by part.
fn parts<'n>(block: &str, asked: &'n str) -> Option<Vec<&'n str>> {
    let rest = match block {
        "" => asked,
        name => asked.strip_prefix(name)?.strip_prefix('.')?,
    };
    Some(rest.split('.').collect())
}

/// The number of a row, from 1 on, as it is written in names.
pub(crate) fn row(part: &str, count: usize) -> Option<usize> {
    let number: usize = part.parse().ok()?;
    let is_row = (1..=count).contains(&number) && part == number.to_string();
    is_row.then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::PageLibrary;

    /// What a field of a shipped page takes.
    fn of(page: &str, asked: &str) -> Option<Takes> {
        let page = PageLibrary::shipped().pages.iter().find(|known| known.id == page);
        page.unwrap().blocks.iter().find_map(|block| takes(block, asked))
    }

    #[test]
    fn a_field_takes_what_its_block_asks() {
        let votes = ["back", "hold", "up"].map(str::to_owned).to_vec();
        assert_eq!(of("vote", "pace"), Some(Takes::Word(votes)));
        assert_eq!(of("vote", "alone"), Some(Takes::Text));
        assert_eq!(of("check-in", "closeness"), Some(Takes::Number(10)));
        assert_eq!(of("check-in", "parked"), Some(Takes::Text));
        for none in ["closenes", "closeness.x", "1", "", "own", "own-1"] {
            assert_eq!(of("check-in", none), None, "{none}");
        }
    }

    #[test]
    fn rows_are_numbered_as_they_are_written() {
        assert_eq!((row("1", 3), row("3", 3)), (Some(1), Some(3)));
        for part in ["0", "4", "01", "+1", "", "x"] {
            assert_eq!(row(part, 3), None, "{part}");
        }
    }
}
