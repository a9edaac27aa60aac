//! Which card lies where: dealt to the free places of the sheets in an order.

use crate::model::Order;

/// The cards of each sheet, by their numbers in the deck: one for each of its places, none for a
/// place that stays free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dealt {
    /// Sheet by sheet.
    pub sheets: Vec<Vec<Option<usize>>>,
}

/// Deals cards to places.
///
/// Sheets hold `capacity` cards each; `gone` are places of the first sheet that are used up,
/// counted from 0. No more sheets are taken than are needed, and only the last one may have
/// places left over. With [`Order::Stack`] the pile of sheets, cut through and its piles laid on
/// one another place by place, the first on top, is the deck in order.
pub fn deal(cards: usize, capacity: usize, gone: &[usize], order: Order) -> Dealt {
    let is_free = |place: &(usize, usize)| place.0 > 0 || !gone.contains(&place.1);
    let all = (0..).flat_map(|sheet| (0..capacity).map(move |nth| (sheet, nth)));
    let mut places: Vec<(usize, usize)> = all.filter(is_free).take(cards).collect();
    let sheets = places.last().map_or(0, |(sheet, _)| sheet + 1);
    if order == Order::Stack {
        places.sort_by_key(|(sheet, nth)| (*nth, *sheet));
    }
    let mut dealt = vec![vec![None; capacity]; sheets];
    for (card, (sheet, nth)) in places.into_iter().enumerate() {
        dealt[sheet][nth] = Some(card);
    }
    Dealt { sheets: dealt }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pile(dealt: &Dealt, capacity: usize) -> Vec<usize> {
        let piles = (0..capacity).map(|nth| dealt.sheets.iter().map(move |on| on[nth]));
        piles.flatten().flatten().collect()
    }

    #[test]
    fn rows_go_sheet_by_sheet_around_what_is_gone() {
        let dealt = deal(5, 4, &[0, 2], Order::Rows);
        assert_eq!(
            dealt.sheets,
            [vec![None, Some(0), None, Some(1)], vec![Some(2), Some(3), Some(4), None],]
        );
    }

    #[test]
    fn a_pile_that_is_cut_is_in_order_whatever_is_gone_and_left_over() {
        for cards in 1..40 {
            for gone in [&[][..], &[0], &[1, 3, 5]] {
                let dealt = deal(cards, 6, gone, Order::Stack);
                assert_eq!(pile(&dealt, 6), (0..cards).collect::<Vec<_>>());
                let rows = deal(cards, 6, gone, Order::Rows);
                assert_eq!(dealt.sheets.len(), rows.sheets.len());
            }
        }
    }
}
