//! The languages that the program has words in.

use crate::model::Language;
use crate::words::{
    BookWords, CardWords, CurveWords, DielineWords, DurationWords, GuideWords,
    HandoutWords, PlanWords, PracticeWords, english, spanish,
};

/// A row for each language that the program speaks. The first one stands in for all others.
static LANGUAGES: [&Words; 2] = [&english::ENGLISH, &spanish::SPANISH];

/// All words of the program in one language.
#[derive(Debug)]
pub struct Words {
    /// The language's tag, without region or script.
    pub tag: &'static str,
    /// What cards say beside the author's own words.
    pub card: CardWords,
    /// How long something takes.
    pub duration: DurationWords,
    /// What the pages of a plan say.
    pub plan: PlanWords,
    /// What a page of curves says.
    pub curves: CurveWords,
    /// What the pages of a workbook say.
    pub book: BookWords,
    /// What handouts say.
    pub handout: HandoutWords,
    /// What stands beside a counsellor's own words.
    pub practice: PracticeWords,
    /// What the page says that tells how a deck is printed and cut.
    pub guide: GuideWords,
    /// What boxes and bands say.
    pub dieline: DielineWords,
}

impl Words {
    /// The words in a language, or in English when there are none in it.
    pub fn of(language: &Language) -> &'static Self {
        Self::found(language).unwrap_or(LANGUAGES[0])
    }

    /// Whether there are words in a language.
    pub fn are_there(language: &Language) -> bool {
        Self::found(language).is_some()
    }

    /// The words in every language that the program speaks.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        LANGUAGES.into_iter()
    }

    fn found(language: &Language) -> Option<&'static Self> {
        Self::all().find(|words| words.tag == language.primary())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(tag: &str) -> &'static Words {
        Words::of(&tag.parse().unwrap())
    }

    #[test]
    fn region_and_script_do_not_change_the_words() {
        assert_eq!(of("es-MX").tag, "es");
        assert_eq!(of("en-Latn-GB").tag, "en");
    }

    #[test]
    fn english_stands_in_for_a_language_without_words() {
        let hebrew = "he".parse().unwrap();
        assert!(!Words::are_there(&hebrew));
        assert_eq!(Words::of(&hebrew).tag, "en");
    }

    #[test]
    fn every_language_is_found_by_its_own_tag() {
        assert!(Words::all().all(|words| std::ptr::eq(of(words.tag), words)));
    }
}
