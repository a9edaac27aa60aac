//! The words that the program prints with a counsellor's own.

use crate::model::Language;

/// Words beside what a practice says of itself.
#[derive(Debug)]
pub struct PracticeWords {
    /// Beside the QR code, before the address in words.
    pub booking: &'static str,
    /// Before what is said of the QR code to a reader who does not see it.
    pub code: &'static str,
    /// Before whose logo it is.
    pub logo: &'static str,
    /// Over whom to turn to in the region.
    pub resources: &'static str,
}

const ENGLISH: PracticeWords = PracticeWords {
    booking: "Book a session",
    code: "QR code",
    logo: "Logo",
    resources: "Help near you",
};

const SPANISH: PracticeWords = PracticeWords {
    booking: "Reservar una sesión",
    code: "Código QR",
    logo: "Logotipo",
    resources: "Ayuda cerca de ti",
};

impl PracticeWords {
    /// The words in a language, or in English when the program has none in it.
    pub fn of(language: &Language) -> &'static Self {
        match language.words_tag() {
            "es" => &SPANISH,
            _ => &ENGLISH,
        }
    }
}
