//! Prompts as bags of words, the rarest words first.

use std::collections::HashMap;

use crate::load::lint::alike::{Form, forms_of};
use crate::load::lint::sentences::{Word, words};

/// What a word of sense weighs. One of grammar weighs 1.
pub(super) const SENSE: u32 = 4;

/// A word of a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Weighed {
    /// How rare it is in all prompts: the rarest word has rank 0.
    pub(super) rank: usize,
    /// How much it tells.
    pub(super) weight: u32,
}

/// A prompt without the order of its words.
#[derive(Debug)]
pub(super) struct Bag {
    /// The words, the rarest first.
    pub(super) words: Vec<Weighed>,
    /// What they weigh together.
    pub(super) weight: u32,
}

impl Bag {
    fn new(mut words: Vec<Weighed>) -> Self {
        words.sort_unstable();
        Self { weight: words.iter().map(|word| word.weight).sum(), words }
    }

    /// The weight of the words that both have.
    pub(super) fn shared(&self, other: &Self) -> u32 {
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

    /// A bit for each word of sense, by its rank; several words may share one.
    pub(super) fn signature(&self) -> u128 {
        let of_sense = self.words.iter().filter(|word| word.weight == SENSE);
        of_sense.fold(0, |bits, word| bits | 1 << (word.rank % 128))
    }
}

/// Cuts prompts into words and ranks each word by its rarity in all of them.
pub(super) fn bags(prompts: &[&str]) -> Vec<Bag> {
    let mut vocabulary = Vocabulary::default();
    let bags: Vec<Vec<Weighed>> =
        prompts.iter().map(|prompt| vocabulary.numbered(prompt)).collect();
    let ranks = vocabulary.ranks();
    let ranked = |word: Weighed| Weighed { rank: ranks[word.rank], ..word };
    bags.into_iter().map(|bag| Bag::new(bag.into_iter().map(ranked).collect())).collect()
}

/// The words of all prompts, numbered as they come.
#[derive(Debug, Default)]
struct Vocabulary<'a> {
    /// The words as they are written, with the numbers of the forms each stands for.
    written: HashMap<&'a str, Vec<Weighed>>,
    forms: HashMap<Form, usize>,
    /// A word that a prompt says twice counts as two: a number for each form and repeat.
    repeats: HashMap<(usize, usize), usize>,
    /// How many prompts have each of those.
    frequencies: Vec<usize>,
}

impl<'a> Vocabulary<'a> {
    /// The words of a prompt, with their numbers as ranks for now.
    fn numbered(&mut self, prompt: &'a str) -> Vec<Weighed> {
        let mut words: Vec<Weighed> =
            words(prompt).iter().flat_map(|word| self.of_word(word)).collect();
        words.sort_unstable();
        let (mut last, mut repeat) = (None, 0);
        for word in &mut words {
            repeat = if last == Some(word.rank) { repeat + 1 } else { 0 };
            last = Some(word.rank);
            let next = self.repeats.len();
            word.rank = *self.repeats.entry((word.rank, repeat)).or_insert(next);
            self.frequencies.resize(self.repeats.len(), 0);
            self.frequencies[word.rank] += 1;
        }
        words
    }

    fn of_word(&mut self, word: &Word<'a>) -> Vec<Weighed> {
        if let Some(known) = self.written.get(word.text) {
            return known.clone();
        }
        let mut found = Vec::new();
        for form in forms_of(word) {
            let weight = if form.small { 1 } else { SENSE };
            let next = self.forms.len();
            found.push(Weighed { rank: *self.forms.entry(form).or_insert(next), weight });
        }
        self.written.insert(word.text, found.clone());
        found
    }

    /// The rank of each number.
    fn ranks(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.frequencies.len()).collect();
        order.sort_by_key(|&number| (self.frequencies[number], number));
        let mut ranks = vec![0; order.len()];
        for (rank, number) in order.into_iter().enumerate() {
            ranks[number] = rank;
        }
        ranks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rarest_words_come_first() {
        let bags = bags(&["the boat", "the moon", "the moon and the boat, the boat"]);
        let ranks =
            |bag: &Bag| bag.words.iter().map(|word| word.rank).collect::<Vec<_>>();
        // “and”, the second and third “the” and the second “boat” are in one prompt only.
        assert_eq!(bags[2].words.len(), 7);
        assert!(ranks(&bags[0])[0] > 3 && ranks(&bags[1])[0] > 3);
        assert_eq!((bags[0].weight, bags[2].weight), (SENSE + 1, 3 * SENSE + 4));
    }

    #[test]
    fn words_are_shared_as_often_as_both_have_them() {
        let bags =
            bags(&["a boat, a boat, a moon", "moon boat boat boat", "", "A star."]);
        assert_eq!(bags[0].shared(&bags[1]), 3 * SENSE);
        assert_eq!(bags[1].shared(&bags[0]), 3 * SENSE);
        assert_eq!(bags[0].shared(&bags[2]), 0);
        assert_eq!(bags[0].shared(&bags[3]), 1);
    }
}
