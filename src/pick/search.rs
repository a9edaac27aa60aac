//! Cards and pages by words: case and accents make no difference.

use crate::model::{Card, PageType, Texts};

/// Words that all have to occur, each at the begin of a word of the text: `hug` finds "hugs" and
/// not "shrug".
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Search {
    words: Vec<String>,
}

impl Search {
    /// The words of some texts.
    pub fn new(texts: &[String]) -> Self {
        let words = texts.iter().flat_map(|text| text.split_whitespace());
        Self { words: words.map(plain).filter(|word| !word.is_empty()).collect() }
    }

    /// Whether nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether all words occur in the title, the prompt, the steps or the tags of a card, in the
    /// language of its deck or in another one that it has.
    pub fn finds_card(&self, card: &Card) -> bool {
        let languages = std::iter::once(&card.texts).chain(card.translations.values());
        let texts = languages.flat_map(|Texts { title, prompt, steps, .. }| {
            [title, prompt].into_iter().chain(steps)
        });
        self.finds(texts.chain(&card.tags).map(String::as_str))
    }

    /// Whether all words occur in the id, the title, or what is said of a page: what stands beneath
    /// its title, and what it is for.
    pub fn finds_page(&self, page: &PageType) -> bool {
        let texts = [Some(&page.id), Some(&page.title), page.intro.as_ref()];
        let texts = texts.into_iter().chain([page.notes.aim.as_ref()]).flatten();
        self.finds(texts.map(String::as_str))
    }

    fn finds<'a>(&self, texts: impl Iterator<Item = &'a str>) -> bool {
        if self.is_empty() {
            return true;
        }
        let texts: Vec<String> = texts.map(plain).collect();
        self.words.iter().all(|word| texts.iter().any(|text| begins_in(text, word)))
    }
}

/// Whether a word of a text begins so. Scripts without capitals put articles before a word, or no
/// spaces between words: there it may begin anywhere.
fn begins_in(text: &str, word: &str) -> bool {
    let has_case = |sign: char| sign.is_uppercase() || sign.is_lowercase();
    let is_cased =
        word.chars().next().is_none_or(|first| has_case(first) || first.is_numeric());
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        !is_cased || before.is_none_or(|before| !before.is_alphanumeric())
    })
}

/// A text in small letters, without accents and marks over letters.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars().flat_map(char::to_lowercase) {
        match sign {
            // Marks of their own: combining, Hebrew, Arabic; and what only tells where to break.
            '\u{300}'..='\u{36f}'
            | '\u{591}'..='\u{5c7}'
            | '\u{64b}'..='\u{65f}'
            | '\u{ad}'
            | '\u{200b}'..='\u{200f}' => {}
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            '‘' | '’' => plain.push('\''),
            sign => plain.push(bare(sign)),
        }
    }
    plain
}

/// A small letter without its accent: those of Latin (with Vietnamese), Greek and Cyrillic.
fn bare(sign: char) -> char {
    match sign {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ'..='ặ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ỉ' | 'ị' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ọ'..='ợ' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ŧ' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => {
            'u'
        }
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' | 'ỳ'..='ỹ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' => 'е',
        'й' => 'и',
        sign => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(words: &str, text: &str) -> bool {
        Search::new(&[words.to_owned()]).finds(std::iter::once(text))
    }

    #[test]
    fn case_and_accents_make_no_difference() {
        for (words, text) in [
            ("CAFE", "Un café"),
            ("café", "CAFE"),
            ("ÄPFEL", "a\u{308}pfel"),
            ("strasse", "Die Straße"),
            ("Łódź", "lodz"),
            ("Ὀ", "ὀ"),
            ("αγάπη", "ΑΓΑΠΗ"),
            ("ёлка", "елка"),
            ("don't", "They don’t"),
            ("tiếng việt", "TIENG VIET"),
        ] {
            assert!(finds(words, text), "{words} in {text}");
        }
    }

    #[test]
    fn every_word_has_to_begin_a_word_of_some_text() {
        assert!(finds("hug long", "A *long* one: hugs"));
        assert!(!finds("hug short", "A long hug"));
        assert!(!finds("pen", "Open, and happen"));
        assert!(finds("5", "Take 5"), "digits are words too");
        assert!(finds("בית", "הבית"), "an article is put before the word");
        assert!(finds(" ", "anything") && Search::new(&[" ".to_owned()]).is_empty());
    }

    #[test]
    fn words_may_stand_in_different_places_of_a_card() {
        let texts = Texts {
            title: "The umbrella".to_owned(),
            prompt: "Who holds it?".to_owned(),
            steps: vec!["Walk.".to_owned()],
            follow_ups: vec!["And the rain?".to_owned()],
            ..Texts::default()
        };
        let mut card =
            Card::plain("C-001".to_owned(), crate::model::Kind::Novelty, texts);
        card.tags = vec!["outdoors".to_owned()];
        let search = |words: &str| Search::new(&[words.to_owned()]).finds_card(&card);
        assert!(search("umbrella holds walk outdoor"));
        assert!(!search("rain"), "follow-ups are not searched");
        let other = Texts { title: "El paraguas".to_owned(), ..Texts::default() };
        card.translations.insert("es".parse().unwrap(), other);
        assert!(Search::new(&["PARAGUAS".to_owned()]).finds_card(&card));
    }
}
