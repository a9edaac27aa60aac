//! How hard a card is to read (W001).

use crate::load::lint::sentences;
use crate::load::lint::syllables::syllables;

/// The school grade at which all the texts together read easily, after Kincaid et al., 1975,
/// “Derivation of new readability formulas”; `None` when there are no words.
///
/// Each text ends its last sentence, with or without a full stop.
pub(super) fn grade(texts: &[&str]) -> Option<f64> {
    let (mut sentence_count, mut word_count, mut syllable_count) = (0, 0, 0);
    for text in texts {
        sentence_count += sentences::sentences(text).len();
        for word in sentences::words(text) {
            word_count += 1;
            syllable_count += syllables(word.text);
        }
    }
    (word_count > 0).then(|| {
        let sentence_length = quotient(word_count, sentence_count);
        0.39 * sentence_length + 11.8 * quotient(syllable_count, word_count) - 15.59
    })
}

/// How many words a text has. A hyphen parts two words.
pub(super) fn words(text: &str) -> usize {
    sentences::words(text).len()
}

fn quotient(of: usize, by: usize) -> f64 {
    let float = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    float(of) / float(by.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::Shipped;
    use crate::load::lint::corpus::judge;

    /// The limits of W001: short texts swing more, so more is let through.
    fn is_hard(text: &str) -> bool {
        let limit = if words(text) < 30 { 8.0 } else { 6.0 };
        grade(&[text]).is_some_and(|grade| grade > limit)
    }

    #[test]
    fn reading_grades_are_judged_by_their_corpus() {
        judge("W001", |sample| is_hard(&sample.text));
    }

    #[test]
    fn the_formula_is_that_of_kincaid() {
        // Two sentences of four words, eleven syllables.
        let grade = grade(&["Sit by the window.", "Name a little river"]).unwrap();
        assert!(
            (grade - (0.39 * 4.0 + 11.8 * 11.0 / 8.0 - 15.59)).abs() < 1e-9,
            "{grade}"
        );
    }

    #[test]
    fn plain_words_are_read_at_the_third_grade() {
        let deck = Shipped::find("plain-words").unwrap().loaded().deck.as_ref().unwrap();
        for card in &deck.cards {
            let texts = &card.texts;
            let prompt = crate::text::plain(&texts.prompt);
            let lists = [&texts.steps, &texts.follow_ups, &texts.debrief];
            let others = lists.into_iter().flatten().chain(&texts.consent);
            let others = others.chain(&texts.stop_note).map(String::as_str);
            let whole: Vec<&str> = std::iter::once(&*prompt).chain(others).collect();
            for texts in [&[&*prompt][..], &whole] {
                let grade = grade(texts).unwrap();
                assert!(grade <= 3.0, "{}: {grade:.1}", card.id);
            }
        }
    }

    #[test]
    fn no_words_have_no_grade() {
        assert_eq!(grade(&["", "…!"]), None);
        assert_eq!(grade(&[]), None);
        assert_eq!(words("A half-mile, 2.5 times"), 5);
    }
}
