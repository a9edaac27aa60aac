//! Seeds that are easy to say and to type again.

const FIRST: [&str; 32] = [
    "amber", "apple", "autumn", "bread", "candle", "cedar", "chestnut", "cinder",
    "clover", "copper", "cotton", "elder", "feather", "fennel", "ginger", "hazel",
    "honey", "ivory", "juniper", "kettle", "lantern", "linen", "maple", "meadow",
    "nutmeg", "olive", "pepper", "quartz", "saffron", "thyme", "velvet", "walnut",
];
const SECOND: [&str; 32] = [
    "bench", "bird", "boat", "bridge", "brook", "cloud", "corner", "door", "field",
    "garden", "gate", "harbor", "hearth", "hill", "house", "island", "key", "lake",
    "lamp", "path", "porch", "rain", "river", "road", "shore", "star", "stone", "table",
    "tree", "valley", "window", "wood",
];

/// The seed that a drawn number says: two words and a number of two digits.
pub(crate) fn seed_of(drawn: u32) -> String {
    let pick = |shift: u32, modulus: u32| (drawn >> shift) as usize % modulus as usize;
    format!("{} {} {}", FIRST[pick(0, 32)], SECOND[pick(5, 32)], pick(10, 90) + 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_two_words_and_two_digits() {
        assert_eq!(seed_of(0), "amber bench 10");
        assert_eq!(seed_of(u32::MAX), "walnut wood 43");
    }
}
