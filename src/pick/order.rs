//! The order of a shuffled deck.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

/// Shuffles by a seed: each card draws a number of its own from the seed and its name, and the
/// cards go in the order of their numbers. The same seed gives the same order on every
/// machine, and one card more or less leaves the order of the others as it is.
///
/// A name is what tells a card from all others, such as `hearth-starter#C-001`.
pub fn shuffle<T>(cards: &mut [T], seed: &str, name: impl Fn(&T) -> String) {
    cards.sort_by_cached_key(|card| (draw(seed, &name(card)), name(card)));
}

fn draw(seed: &str, name: &str) -> u64 {
    let mut hash = Sha256::new();
    hash.update(seed.as_bytes());
    hash.update([0]);
    hash.update(name.as_bytes());
    // rand names this generator portable: it gives the same numbers in every release.
    Xoshiro256PlusPlus::from_seed(hash.finalize().into()).next_u64()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(count: usize) -> Vec<String> {
        (0..count).map(|nth| format!("deck#C-{nth:03}")).collect()
    }

    #[test]
    fn a_seed_gives_one_order_for_ever() {
        let mut cards = names(6);
        shuffle(&mut cards, "maple tree", Clone::clone);
        let order: Vec<_> = cards.iter().map(|name| &name[7..]).collect();
        assert_eq!(order, ["002", "003", "000", "001", "004", "005"]);
    }

    #[test]
    fn one_card_more_leaves_the_others_in_their_order() {
        let (mut few, mut more) = (names(40), names(41));
        shuffle(&mut few, "rain", Clone::clone);
        shuffle(&mut more, "rain", Clone::clone);
        more.retain(|name| name != "deck#C-040");
        assert_eq!(few, more);
    }
}
