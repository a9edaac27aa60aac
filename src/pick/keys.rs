//! The draw: each card's key for each slot.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

/// The draw for one slot: the part of the hash that the keys of all its cards share.
pub(in crate::pick) struct SlotDraw(Sha256);

impl SlotDraw {
    /// The draw for a slot.
    pub(in crate::pick) fn new(seed: &str, slot: &str) -> Self {
        Self(hash(Sha256::new(), &["emberdeck weekly 1", seed, slot]))
    }

    /// A card's key; the card with the greatest key is drawn first.
    ///
    /// With a fair number u between 0 and 1 the key is ln u / w, so that a card of weight w is
    /// first with a chance of w in all weights (Efraimidis and Spirakis 2006, algorithm A). The
    /// number comes from the seed, the slot and the card's name alone: what other cards there
    /// are does not change it. The hash is SHA-256 over the parts, each behind its length; the
    /// generator is the one that rand names portable; the logarithm is libm's, the same on
    /// every machine.
    pub(in crate::pick) fn key(&self, name: &str, weight: f64) -> f64 {
        let number = first_number(hash(self.0.clone(), &[name]));
        // 53 bits, moved off zero by half a step: the logarithm of zero is no number.
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit a double exactly")]
        let fair = ((number >> 11) as f64 + 0.5) / (1u64 << 53) as f64;
        libm::log(fair) / weight
    }
}

/// A number that puts the slots of a week in the order in which they are filled, so that no
/// kind is always the one that has to give way.
pub(in crate::pick) fn turn(seed: &str, slot: &str) -> u64 {
    first_number(hash(Sha256::new(), &["emberdeck weekly 1 turn", seed, slot]))
}

/// Goes on with a hash over parts.
fn hash(mut begun: Sha256, parts: &[&str]) -> Sha256 {
    for part in parts {
        begun.update((part.len() as u64).to_le_bytes());
        begun.update(part.as_bytes());
    }
    begun
}

fn first_number(hash: Sha256) -> u64 {
    Xoshiro256PlusPlus::from_seed(hash.finalize().into()).next_u64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_the_same_for_ever() {
        let key = SlotDraw::new("maple tree", "3 touch 2 0").key("touch#T-114", 1.0);
        assert_eq!(format!("{key:.12}"), "-1.109524376594");
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        let number = |parts: &[&str]| first_number(hash(Sha256::new(), parts));
        assert_ne!(number(&["a", "bc"]), number(&["ab", "c"]));
    }
}
