//! The last sheet of a run: what of it is left, and how that is filled.

use crate::job::cards::select::Selected;
use crate::job::settings::SheetSettings;
use crate::model::{Blank, Order};
use crate::sheet::{Layout, deal};

/// So few cards on the last of several sheets look like a mistake.
const FEW: usize = 2;

/// The last sheet before it is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LastSheet {
    /// Sheets in all.
    pub(super) sheets: usize,
    /// Places of it up to its last card, used up or not.
    used: usize,
    /// Places behind its last card that are not used up.
    left: usize,
}

impl LastSheet {
    /// The last sheet of so many cards.
    pub(super) fn of(sheet: &SheetSettings, grid: &Layout, cards: usize) -> Self {
        let capacity = grid.capacity();
        let dealt = deal(cards, capacity, &sheet.gone, Order::Rows).sheets;
        let last = dealt.last().map_or(&[][..], |places| places);
        // Places are dealt in turn, so that those that are left follow the last card.
        let used = last.iter().rposition(Option::is_some).map_or(0, |at| at + 1);
        let is_gone = |at: &usize| dealt.len() == 1 && sheet.gone.contains(at);
        let left = (used..capacity).filter(|at| !is_gone(at)).count();
        Self { sheets: dealt.len(), used, left }
    }

    /// How many cards to write on come behind the others. Where nobody says it, a last sheet with
    /// one or two cards is filled: not the only sheet, nor one of a plan, and not on stock, whose
    /// places are there for another time.
    pub(super) fn blanks(self, sheet: &SheetSettings, selected: &Selected<'_>) -> usize {
        let is_poor = self.sheets > 1 && self.used <= FEW;
        match sheet.blank {
            Some(Blank::Cards(number)) => number.into(),
            Some(Blank::Fill) => self.left,
            None if is_poor && sheet.stock.is_none() && selected.is_deck => self.left,
            None => 0,
        }
    }
}

/// What the result says of the last sheet of a deck: what of it is left and how to fill it, or that
/// it was filled without being asked.
pub(super) fn last_sheet_words(
    sheet: &SheetSettings,
    grid: &Layout,
    selected: &Selected<'_>,
    (cards, blanks, range): (usize, usize, Option<(usize, usize)>),
) -> String {
    let LastSheet { sheets, used, left } = LastSheet::of(sheet, grid, cards);
    let is_printed = range.is_none_or(|(_, to)| to == sheets);
    if !selected.is_deck || !is_printed || sheet.blank == Some(Blank::Cards(0)) {
        return String::new();
    }
    match (sheet.blank, &sheet.stock) {
        (None, _) if blanks > 0 => {
            format!("; {blanks} of them to write on (`--blank 0` leaves these out)")
        }
        _ if left == 0 => String::new(),
        (_, Some(_)) => {
            let next = used + 1;
            format!(
                "; room for {left} more (`--start-at {next}` next time, or `--blank fill`)"
            )
        }
        (_, None) => format!("; room for {left} more (`--blank fill`)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Format, Gutter, Length};
    use crate::job::settings::Settled;
    use crate::model::Theme;
    use crate::sheet::{FitRequest, fit};

    /// A4 with no place gone, and the places of cards of a format on it.
    fn laid(format: &Format) -> Option<(SheetSettings, Layout)> {
        let settled = Settled::default_for("a4".parse().expect("a paper"));
        let sheet = settled.sheet(Theme::hearth()).expect("settings");
        let request = FitRequest {
            paper: sheet.paper.clone(),
            card: format.trim(),
            gutter: Gutter::default(),
            margin: sheet.margin,
            bleed: Length::ZERO,
            clear: Length::ZERO,
        };
        let grid = fit(&request).ok()?;
        Some((sheet, grid))
    }

    #[test]
    fn a_sheet_that_is_filled_has_a_card_on_every_place_that_is_not_used_up() {
        let (mut tried, mut left) = (0, 0);
        for (mut sheet, grid) in Format::by_area().iter().filter_map(laid) {
            let capacity = grid.capacity();
            for gone in [vec![], vec![0], vec![0, 1, 4], (1..capacity).collect()] {
                sheet.gone = gone.into_iter().filter(|at| *at < capacity).collect();
                if sheet.gone.len() == capacity {
                    continue;
                }
                for cards in 1..capacity * 4 {
                    let last = LastSheet::of(&sheet, &grid, cards);
                    (tried, left) = (tried + 1, left + last.left);
                    for order in [Order::Rows, Order::Stack] {
                        let all = cards + last.left;
                        let dealt = deal(all, capacity, &sheet.gone, order).sheets;
                        assert_eq!(dealt.len(), last.sheets);
                        for (nth, places) in dealt.iter().enumerate() {
                            for (at, card) in places.iter().enumerate() {
                                let is_gone = nth == 0 && sheet.gone.contains(&at);
                                let place = format!("{cards} cards, {at} of {nth}");
                                assert_eq!(card.is_none(), is_gone, "{place} {order:?}");
                            }
                        }
                    }
                }
            }
        }
        assert!(tried > 500 && left > 1000, "{tried} {left}");
    }
}
