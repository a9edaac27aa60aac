//! Prompts that say nearly the same (W007).
//!
//! Two prompts are alike when the words they share, each in its one form, outweigh the others;
//! their order does not matter. To find such pairs among thousands, each prompt is filed under
//! its rarest words only: prompts that share enough also share one of those (the prefix filter
//! of Chaudhuri, Ganti and Kaushik, 2006, “A primitive operator for similarity joins”).

use crate::load::lint::bags::{Bag, SENSE, Weighed, bags};

/// Shared words have to be three quarters of both prompts (Dice's measure: twice the shared
/// weight over the weight of both). That leaves room for two swapped words among eight words
/// of sense, or for one among four.
fn are_alike(shared: u32, both: u32) -> bool {
    shared * 8 >= both * 3
}

/// The least weight that a prompt has to share with any other to be like it: `are_alike`
/// where the other one has nothing but the shared words.
fn least_shared(weight: u32) -> u32 {
    (weight * 3).div_ceil(5)
}

/// How many prompts that repeat one and the same are kept in the index. More would tell
/// nothing new, and a deck of copies would be compared all with all.
const KEPT_REPEATS: usize = 8;

/// The pairs of prompts that say nearly the same: the index of a later prompt, and that of an
/// earlier one. The later ones are in order; of each, the most alike earlier one comes first.
///
/// Of a prompt that is repeated over and over, the first few repeats stand for all.
pub(super) fn near_duplicates(prompts: &[&str]) -> Vec<(usize, usize)> {
    let bags = bags(prompts);
    let mut index = Index::new(&bags);
    let mut pairs = Vec::new();
    for later in 0..bags.len() {
        let alike = index.alike(later);
        index.file(later, alike.first().copied());
        pairs.extend(alike.into_iter().map(|earlier| (later, earlier)));
    }
    pairs
}

/// What decides whether a prompt is worth comparing, packed: in a deck of few different words,
/// the index looks at it for most pairs of prompts.
#[derive(Debug, Clone, Copy)]
struct Summary {
    weight: u32,
    /// How many of the words it is filed under.
    filed: usize,
    /// The rank of the last of those.
    last_filed: usize,
    /// The weight of the other words.
    unfiled: u32,
    signature: u128,
}

impl Summary {
    fn of(bag: &Bag) -> Self {
        let least = least_shared(bag.weight);
        let (mut filed, mut unfiled) = (0, bag.weight);
        while unfiled >= least && filed < bag.words.len() {
            unfiled -= bag.words[filed].weight;
            filed += 1;
        }
        let last_filed = bag.words[..filed].last().map_or(0, |word| word.rank);
        Self {
            weight: bag.weight,
            filed,
            last_filed,
            unfiled,
            signature: bag.signature(),
        }
    }

    /// The most that both can share when they share this much of the words they are filed
    /// under.
    fn most_shared(&self, other: &Self, filed: u32) -> u32 {
        // Beyond the lower of the two last filed words, one bag has only unfiled ones.
        let first = if self.last_filed <= other.last_filed { self } else { other };
        (filed + first.unfiled).min(self.most_common(other))
    }

    /// The most that both can share, by their signatures: each bit that the other one lacks is a
    /// word that it lacks.
    fn most_common(&self, other: &Self) -> u32 {
        let common = |one: &Self, other: &Self| {
            let lacking = (one.signature & !other.signature).count_ones();
            one.weight - lacking * SENSE
        };
        common(self, other).min(common(other, self))
    }
}

/// The earlier prompts, by the words they are filed under.
struct Index<'a> {
    prompts: &'a [Bag],
    /// By rank, the prompts that are filed under that word.
    filed: Vec<Vec<usize>>,
    /// By prompt.
    summaries: Vec<Summary>,
    /// The prompts that are filed, in order, with their summaries.
    all_filed: Vec<(usize, Summary)>,
    /// By prompt, the first one that it repeats; itself if it repeats none.
    firsts: Vec<usize>,
    /// By prompt, how many are filed that repeat it.
    repeats: Vec<usize>,
    /// By prompt, the weight it shares with the one at hand among the words both are filed
    /// under.
    shared: Vec<u32>,
}

impl<'a> Index<'a> {
    fn new(prompts: &'a [Bag]) -> Self {
        let last = |bag: &Bag| bag.words.last().map_or(0, |word| word.rank + 1);
        let ranks = prompts.iter().map(last).max().unwrap_or_default();
        Self {
            prompts,
            filed: vec![Vec::new(); ranks],
            summaries: prompts.iter().map(Summary::of).collect(),
            all_filed: Vec::new(),
            firsts: (0..prompts.len()).collect(),
            repeats: vec![0; prompts.len()],
            shared: vec![0; prompts.len()],
        }
    }

    /// The earlier prompts that are like this one, the most alike first.
    fn alike(&mut self, later: usize) -> Vec<usize> {
        let bag = &self.prompts[later];
        let compared = self.candidates(later).into_iter().map(|earlier| {
            let other = &self.prompts[earlier];
            (bag.shared(other), bag.weight + other.weight, earlier)
        });
        let mut alike: Vec<_> =
            compared.filter(|&(shared, both, _)| are_alike(shared, both)).collect();
        // Dice's measures by cross-multiplication; among equals, the first prompt.
        alike.sort_by(|one, other| {
            let product = |shared, both| u64::from(shared) * u64::from(both);
            let measures = product(other.0, one.1).cmp(&product(one.0, other.1));
            measures.then(one.2.cmp(&other.2))
        });
        alike.into_iter().map(|(_, _, earlier)| earlier).collect()
    }

    /// The rarest words of a prompt. They do not belong to the index, but to the prompts.
    fn filed_under(&self, prompt: usize) -> &'a [Weighed] {
        &self.prompts[prompt].words[..self.summaries[prompt].filed]
    }

    /// Files a prompt under its words, unless enough are filed that repeat the same one.
    fn file(&mut self, later: usize, closest: Option<usize>) {
        if let Some(closest) = closest {
            let first = self.firsts[closest];
            self.firsts[later] = first;
            self.repeats[first] += 1;
            if self.repeats[first] > KEPT_REPEATS {
                return;
            }
        }
        for word in self.filed_under(later) {
            self.filed[word.rank].push(later);
        }
        let summary = self.summaries[later];
        if summary.filed > 0 {
            self.all_filed.push((later, summary));
        }
    }

    /// The earlier prompts that could share enough, judged by their summaries.
    fn candidates(&mut self, later: usize) -> Vec<usize> {
        let words = self.filed_under(later).iter();
        let visits: usize = words.map(|word| self.filed[word.rank].len()).sum();
        // Of prompts from few different words, each is met under most of its words.
        if visits > 2 * self.all_filed.len() {
            let ours = self.summaries[later];
            let all = self.all_filed.iter().filter(|(_, theirs)| {
                are_alike(ours.most_common(theirs), ours.weight + theirs.weight)
            });
            return all.map(|(earlier, _)| *earlier).collect();
        }
        let mut met = Vec::new();
        for word in self.filed_under(later) {
            for &earlier in &self.filed[word.rank] {
                if self.shared[earlier] == 0 {
                    met.push(earlier);
                }
                self.shared[earlier] += word.weight;
            }
        }
        let ours = self.summaries[later];
        let mut candidates = Vec::new();
        for earlier in met {
            let theirs = &self.summaries[earlier];
            let most =
                ours.most_shared(theirs, std::mem::take(&mut self.shared[earlier]));
            if are_alike(most, ours.weight + theirs.weight) {
                candidates.push(earlier);
            }
        }
        candidates
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::lint::corpus::judge;

    #[test]
    fn near_duplicates_are_judged_by_their_corpus() {
        judge("W007", |sample| {
            let other = sample.other.as_deref().unwrap();
            near_duplicates(&[other, &sample.text]) == [(1, 0)]
        });
    }

    #[test]
    fn the_closest_earlier_prompt_is_named() {
        let prompts = [
            "Name one sound of this house that you like at night.",
            "Draw the door of your school.",
            "Name one sound of this flat that you like at noon.",
            "Name a sound of this flat that you like at noon.",
            "",
            "…",
            "Draw your school door!",
        ];
        assert_eq!(near_duplicates(&prompts), [(3, 2), (6, 1)]);
    }

    #[test]
    fn copies_of_copies_are_not_compared_without_end() {
        assert_eq!(near_duplicates(&["Hum a tune."; 3]), [(1, 0), (2, 0), (2, 1)]);
        let pairs = near_duplicates(&["Hum a tune."; 1_000]);
        assert_eq!(pairs.last(), Some(&(999, KEPT_REPEATS)));
    }

    /// Thirty words each from a small vocabulary, where chance makes many prompts meet.
    fn prompts(count: usize) -> Vec<String> {
        prompts_of(300, count)
    }

    /// Thirty words each from so many.
    fn prompts_of(vocabulary: usize, count: usize) -> Vec<String> {
        let mut seed = 7_usize;
        let mut word = move || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
            format!("word{}", (seed >> 33) % vocabulary)
        };
        let mut prompt = || (0..30).map(|_| word()).collect::<Vec<_>>().join(" ");
        (0..count).map(|_| prompt()).collect()
    }

    #[test]
    fn the_index_finds_what_comparing_all_finds() {
        let found = found_as_by_comparing_all(prompts(60));
        assert!(found > 10 && found < 40, "{found}");
    }

    #[test]
    fn of_few_different_words_all_are_looked_at_and_no_more_is_found() {
        let found = found_as_by_comparing_all(prompts_of(60, 60));
        assert!(found > 10, "{found}");
    }

    /// Compares what is found with what comparing all finds; how much it is.
    fn found_as_by_comparing_all(mut texts: Vec<String>) -> usize {
        for index in 0..40 {
            let words: Vec<&str> = texts[index].split(' ').collect();
            texts.push(words[index % 20..].join(" "));
        }
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let bags = bags(&texts);
        let mut slow = Vec::new();
        for (later, bag) in bags.iter().enumerate() {
            let earlier = bags[..later].iter().enumerate();
            let alike = earlier.filter(|(_, other)| {
                are_alike(bag.shared(other), bag.weight + other.weight)
            });
            slow.extend(alike.map(|(earlier, _)| (later, earlier)));
        }
        let mut fast = near_duplicates(&texts);
        fast.sort_unstable();
        assert_eq!(fast, slow);
        fast.len()
    }

    #[test]
    fn hardly_any_prompts_are_compared() {
        let texts = prompts(1_000);
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let bags = bags(&texts);
        let mut index = Index::new(&bags);
        let compared: usize = (0..bags.len())
            .map(|later| {
                let candidates = index.candidates(later).len();
                index.file(later, None);
                candidates
            })
            .sum();
        assert!(compared < 100, "{compared} of half a million pairs");
    }
}
