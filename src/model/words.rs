//! The words that the program itself prints on cards.

use crate::model::book_words::{self, BookWords};
use crate::model::curve_words::{self, CurveWords};
use crate::model::handout_words::{self, HandoutWords};
use crate::model::plan_words::{self, PlanWords};
use crate::model::{Kind, Pace, PerKind, TouchLevel};

/// The words that the program prints on cards beside the author's own.
#[derive(Debug)]
pub struct Words {
    kinds: PerKind<&'static str>,
    paces: [&'static str; 5],
    touches: [&'static str; 5],
    /// Minutes behind a number: for one, and for any other (the plural rules of both languages
    /// here, Unicode CLDR 46).
    minutes: [&'static str; 2],
    /// The run-in head over how to stop.
    pub stop: &'static str,
    /// The run-in head over the look back.
    pub after: &'static str,
    /// The title of the key card.
    pub key: &'static str,
    /// What the key card says of the pips.
    pub pips: &'static str,
    /// What the key card says of each word for touch.
    pub touch_meanings: [&'static str; 3],
    /// What the cover card says beneath the title.
    pub cover: &'static str,
    /// What the pages of a plan say.
    pub plan: PlanWords,
    /// What a page of curves says.
    pub curves: CurveWords,
    book: BookWords,
    handout: HandoutWords,
}

/// English.
pub(super) const ENGLISH: Words = Words {
    kinds: PerKind {
        conversation: "Conversation",
        touch: "Touch",
        novelty: "Something new",
        ritual: "Ritual",
        reflection: "Reflection",
        check_in: "Check-in",
        repair: "Repair",
        wild: "Wild card",
        rule: "House rule",
    },
    paces: ["easy", "gentle", "open", "deep", "tender"],
    touches: ["brief touch", "held touch", "skin touch", "slow touch", "close touch"],
    minutes: ["min", "min"],
    stop: "Stop",
    after: "After",
    key: "What the signs mean",
    pips: "How deep a card goes",
    touch_meanings: [
        "**Brief touch:** a hand, a hug, a moment.",
        "**Held touch:** longer, with clothes on.",
        "**Skin touch:** hands on skin, when both have said yes.",
    ],
    cover: "A deck for two. It goes well with any counsel you have, and replaces none.",
    plan: plan_words::ENGLISH,
    curves: curve_words::ENGLISH,
    book: book_words::ENGLISH,
    handout: handout_words::ENGLISH,
};

/// Spanish, in words that are at home in Spain and in Latin America.
pub(super) const SPANISH: Words = Words {
    kinds: PerKind {
        conversation: "Conversación",
        touch: "Contacto",
        novelty: "Algo nuevo",
        ritual: "Ritual",
        reflection: "Reflexión",
        check_in: "Puesta al día",
        repair: "Reparación",
        wild: "Comodín",
        rule: "Regla de la casa",
    },
    paces: ["fácil", "suave", "abierta", "profunda", "delicada"],
    touches: [
        "contacto breve",
        "contacto sostenido",
        "contacto en la piel",
        "contacto lento",
        "contacto íntimo",
    ],
    minutes: ["min", "min"],
    // "Para" would read as the preposition before the sentence that follows.
    stop: "Parar",
    after: "Después",
    key: "Qué significan los signos",
    pips: "Hasta dónde llega una carta",
    touch_meanings: [
        "**Contacto breve:** una mano, un abrazo, un momento.",
        "**Contacto sostenido:** más largo, con la ropa puesta.",
        "**Contacto en la piel:** manos sobre la piel, con el sí de cada persona.",
    ],
    cover: "Una baraja para dos. Va bien con cualquier consejo o terapia, y no sustituye a ninguno.",
    plan: plan_words::SPANISH,
    curves: curve_words::SPANISH,
    book: book_words::SPANISH,
    handout: handout_words::SPANISH,
};

impl Words {
    /// What handouts say.
    pub fn handout(&self) -> &HandoutWords {
        &self.handout
    }

    /// What the pages of a workbook say.
    pub fn book(&self) -> &BookWords {
        &self.book
    }

    /// The word for a kind.
    pub fn kind(&self, kind: Kind) -> &'static str {
        self.kinds[kind]
    }

    /// The word for a pace.
    pub fn pace(&self, pace: Pace) -> &'static str {
        self.paces[usize::from(pace.number()) - 1]
    }

    /// The word for a touch level, if there is touch.
    pub fn touch(&self, level: TouchLevel) -> Option<&'static str> {
        usize::from(level.number()).checked_sub(1).map(|at| self.touches[at])
    }

    /// The word for minutes behind a number.
    pub fn minutes(&self, number: u16) -> &'static str {
        self.minutes[usize::from(number != 1)]
    }
}
