//! Prompts that say nearly the same (W007).
//!
//! Two prompts are alike when the words they share, each in its one form,
//! outweigh the others; their order does not matter. To find such pairs among thousands,
//! each prompt is filed under its rarest words only: prompts that share enough also share
//! one of those (Chaudhuri, Ganti and Kaushik, 2006, call it the prefix filter).

use std::collections::HashMap;

use crate::load::lint::alike::{Form, forms};

/// Words of sense weigh more than those of grammar.
const WEIGHTS: (u32, u32) = (4, 1);

/// Shared words have to be three quarters of both prompts (Dice's measure: twice the shared
/// weight over the weight of both), which leaves
/// room for two swapped words among a dozen or one among four.
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
    let bags = by_rarity(prompts);
    let mut index = Index::new(&bags);
    let mut pairs = Vec::new();
    for later in 0..bags.len() {
        let alike = index.alike(later);
        index.file(later, alike.first().copied());
        pairs.extend(alike.into_iter().map(|earlier| (later, earlier)));
    }
    pairs
}

/// A word of a prompt: its rank by rarity in all prompts, and its weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Ranked {
    rank: usize,
    weight: u32,
}

/// A prompt as a bag of words, the rarest first.
#[derive(Debug)]
struct Bag {
    words: Vec<Ranked>,
    weight: u32,
    /// How many of the words it is filed under.
    filed: usize,
}

impl Bag {
    fn new(mut words: Vec<Ranked>) -> Self {
        words.sort_by_key(|word| word.rank);
        let weight = weight(&words);
        let mut filed = 0;
        while filed < words.len() && self::weight(&words[filed..]) >= least_shared(weight)
        {
            filed += 1;
        }
        Self { words, weight, filed }
    }

    fn filed_under(&self) -> &[Ranked] {
        &self.words[..self.filed]
    }

    fn summary(&self) -> Summary {
        Summary {
            weight: self.weight,
            unfiled: weight(&self.words[self.filed..]),
            last_filed: self.filed_under().last().map_or(0, |word| word.rank),
            shared: 0,
        }
    }

    /// The weight of the words that both have.
    fn shared(&self, other: &Self) -> u32 {
        let (mut ours, mut theirs) = (self.words.as_slice(), other.words.as_slice());
        let mut shared = 0;
        while let ([our, our_rest @ ..], [their, their_rest @ ..]) = (ours, theirs) {
            if our.rank == their.rank {
                shared += our.weight;
            }
            if our.rank <= their.rank {
                ours = our_rest;
            }
            if their.rank <= our.rank {
                theirs = their_rest;
            }
        }
        shared
    }
}

fn weight(words: &[Ranked]) -> u32 {
    words.iter().map(|word| word.weight).sum()
}

/// Cuts prompts into words and ranks each word by its rarity. A word that a prompt says twice
/// counts as two different ones.
fn by_rarity(prompts: &[&str]) -> Vec<Bag> {
    let mut numbers = HashMap::<(Form, usize), usize>::new();
    let mut frequencies = Vec::<usize>::new();
    let mut bags = Vec::with_capacity(prompts.len());
    for prompt in prompts {
        let mut said = HashMap::<Form, usize>::new();
        let mut bag = Vec::new();
        for form in forms(prompt) {
            let times = said.entry(form.clone()).or_default();
            *times += 1;
            let weight = if form.small { WEIGHTS.1 } else { WEIGHTS.0 };
            let next = numbers.len();
            let number = *numbers.entry((form, *times)).or_insert(next);
            frequencies.resize(numbers.len(), 0);
            frequencies[number] += 1;
            bag.push(Ranked { rank: number, weight });
        }
        bags.push(bag);
    }
    let ranks = ranks(&frequencies);
    let rank = |word: Ranked| Ranked { rank: ranks[word.rank], ..word };
    bags.into_iter().map(|bag| Bag::new(bag.into_iter().map(rank).collect())).collect()
}

fn ranks(frequencies: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..frequencies.len()).collect();
    order.sort_by_key(|&number| (frequencies[number], number));
    let mut ranks = vec![0; order.len()];
    for (rank, number) in order.into_iter().enumerate() {
        ranks[number] = rank;
    }
    ranks
}

/// What decides whether a prompt is worth comparing, packed: the index looks at it for most
/// pairs of prompts.
#[derive(Debug, Clone, Copy)]
struct Summary {
    weight: u32,
    unfiled: u32,
    last_filed: usize,
    /// The weight it shares with the later prompt at hand, among the words both are filed under.
    shared: u32,
}

/// The earlier prompts, by the words they are filed under.
struct Index<'a> {
    prompts: &'a [Bag],
    /// By rank, the prompts that are filed under that word.
    filed: Vec<Vec<usize>>,
    /// By prompt.
    summaries: Vec<Summary>,
    /// By prompt, the first one that it repeats; itself if it repeats none.
    firsts: Vec<usize>,
    /// By prompt, how many are filed that repeat it.
    repeats: Vec<usize>,
    /// The earlier prompts that share a filed word with the one at hand.
    met: Vec<usize>,
}

impl<'a> Index<'a> {
    fn new(prompts: &'a [Bag]) -> Self {
        let last = |bag: &Bag| bag.words.last().map_or(0, |word| word.rank + 1);
        let ranks = prompts.iter().map(last).max().unwrap_or_default();
        Self {
            prompts,
            filed: vec![Vec::new(); ranks],
            summaries: prompts.iter().map(Bag::summary).collect(),
            firsts: (0..prompts.len()).collect(),
            repeats: vec![0; prompts.len()],
            met: Vec::new(),
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
            (other.0 * one.1).cmp(&(one.0 * other.1)).then(one.2.cmp(&other.2))
        });
        alike.into_iter().map(|(_, _, earlier)| earlier).collect()
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
        for word in self.prompts[later].filed_under() {
            self.filed[word.rank].push(later);
        }
    }

    /// The earlier prompts that could share enough, judged by the words they are filed under.
    fn candidates(&mut self, later: usize) -> Vec<usize> {
        for word in self.prompts[later].filed_under() {
            for &earlier in &self.filed[word.rank] {
                let shared = &mut self.summaries[earlier].shared;
                if *shared == 0 {
                    self.met.push(earlier);
                }
                *shared += word.weight;
            }
        }
        let ours = self.summaries[later];
        let mut candidates = Vec::new();
        for earlier in self.met.drain(..) {
            let theirs = &mut self.summaries[earlier];
            let shared = std::mem::take(&mut theirs.shared);
            // Beyond the lower of the two last filed words, one bag has only unfiled ones.
            let first =
                if ours.last_filed <= theirs.last_filed { &ours } else { &*theirs };
            if are_alike(shared + first.unfiled, ours.weight + theirs.weight) {
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
        let mut seed = 7_usize;
        let mut word = move || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
            format!("word{}", (seed >> 33) % 300)
        };
        let mut prompt = || (0..30).map(|_| word()).collect::<Vec<_>>().join(" ");
        (0..count).map(|_| prompt()).collect()
    }

    #[test]
    fn the_index_finds_what_comparing_all_finds() {
        let mut texts = prompts(60);
        for index in 0..40 {
            let words: Vec<&str> = texts[index].split(' ').collect();
            texts.push(words[index % 20..].join(" "));
        }
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let bags = by_rarity(&texts);
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
        assert!(fast.len() > 10 && fast.len() < 40);
        assert_eq!(fast, slow);
    }

    #[test]
    fn hardly_any_prompts_are_compared() {
        let texts = prompts(1_000);
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let bags = by_rarity(&texts);
        let mut index = Index::new(&bags);
        let compared: usize = (0..bags.len())
            .map(|later| {
                index.file(later, None);
                index.candidates(later).len() - 1
            })
            .sum();
        assert!(compared < 100, "{compared} of half a million pairs");
    }
}
