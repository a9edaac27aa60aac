//! The words that the program prints on handouts.

use crate::model::{AccessNeed, AvoidIf, Vocabulary};

/// Words on handouts.
#[derive(Debug)]
pub struct HandoutWords {
    /// The title when nobody gives one.
    pub title: &'static str,
    /// The title of a discreet handout.
    pub discreet: &'static str,
    /// Before the client's code, the day it is given, the day it is due.
    pub heads: [&'static str; 3],
    /// Over the counsellor's own line.
    pub note: &'static str,
    /// Over how to ask first.
    pub ask: &'static str,
    /// Over how to do it from far away.
    pub far: &'static str,
    /// Over the roles of a card.
    pub roles: &'static str,
    /// Over lines for what came of a card.
    pub kept: &'static str,
    /// Over the rules of touch.
    pub rules: &'static str,
    /// The rules of touch.
    pub rule_items: [&'static str; 4],
    /// When to stop and get help; broad, as a page may lie where others see it.
    pub support: &'static str,
    /// The title of the counsellor's own pages.
    pub session: &'static str,
    /// "in all" before minutes.
    pub sum: &'static str,
    /// "page 1 of 2".
    pub page_of: [&'static str; 2],
    needs: [&'static str; 6],
    reasons: [&'static str; 9],
}

/// English.
pub(super) const ENGLISH: HandoutWords = HandoutWords {
    title: "For the two of you",
    discreet: "Exercises",
    heads: ["Client", "Given on", "Until"],
    note: "For you two",
    ask: "Ask first",
    far: "From far away",
    roles: "Roles",
    kept: "What we noticed",
    rules: "When touch is part of it",
    rule_items: [
        "Ask before you begin, and again when something changes. Silence is not a yes.",
        "Go, slow, stop: at “stop” both stop at once, without a reason.",
        "Touch has no goal here. Clothes stay on unless both of you like it otherwise.",
        "Pass is a full answer. Nothing is owed afterward.",
    ],
    support: "If you are afraid of your partner, feel pushed, or touch brings back something bad: leave this out, and talk to a counselor, a doctor, or someone you trust, alone.",
    session: "Session plan",
    sum: "In all",
    page_of: ["page", "of"],
    needs: [
        "Seated",
        "With little sight",
        "With little hearing",
        "With pain",
        "For other ways of sensing",
        "With little strength",
    ],
    reasons: [
        "trauma to do with touch",
        "a recent betrayal",
        "pain",
        "grief",
        "pregnancy",
        "open conflict",
        "alcohol",
        "worries about one’s body",
        "screens as a problem",
    ],
};

/// Spanish.
pub(super) const SPANISH: HandoutWords = HandoutWords {
    title: "Para las dos personas",
    discreet: "Ejercicios",
    heads: ["Clave", "Entregado el", "Hasta"],
    note: "Para ustedes",
    ask: "Primero, preguntar",
    far: "A distancia",
    roles: "Papeles",
    kept: "Lo que notamos",
    rules: "Cuando hay contacto",
    rule_items: [
        "Pregunten antes de empezar, y otra vez cuando algo cambie. El silencio no es un sí.",
        "Sigue, despacio, para: con «para» se detienen en el acto, sin dar razones.",
        "Aquí el contacto no tiene meta. La ropa se queda puesta, salvo que a las dos personas les guste de otro modo.",
        "Pasar es una respuesta entera. Después no se debe nada.",
    ],
    support: "Si tienes miedo de tu pareja, si sientes presión o si el contacto trae de vuelta algo malo: déjalo, y habla a solas con quien te acompaña, con alguien de medicina o con una persona de confianza.",
    session: "Plan de la sesión",
    sum: "En total",
    page_of: ["página", "de"],
    needs: [
        "Con asiento",
        "Con poca vista",
        "Con poco oído",
        "Con dolor",
        "Para otras formas de sentir",
        "Con pocas fuerzas",
    ],
    reasons: [
        "trauma relacionado con el contacto",
        "una traición reciente",
        "dolor",
        "duelo",
        "embarazo",
        "conflicto abierto",
        "alcohol",
        "preocupación por el propio cuerpo",
        "pantallas como problema",
    ],
};

impl HandoutWords {
    /// What a variant is for.
    pub fn need(&self, need: AccessNeed) -> &'static str {
        let at = AccessNeed::ALL.iter().position(|other| *other == need);
        at.and_then(|at| self.needs.get(at)).copied().unwrap_or_default()
    }

    /// A reason to leave a card out.
    pub fn reason(&self, reason: AvoidIf) -> &'static str {
        let at = AvoidIf::ALL.iter().position(|other| *other == reason);
        at.and_then(|at| self.reasons.get(at)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_need_and_reason_has_its_words() {
        for words in [ENGLISH, SPANISH] {
            assert!(AccessNeed::ALL.iter().all(|need| !words.need(*need).is_empty()));
            assert!(AvoidIf::ALL.iter().all(|reason| !words.reason(*reason).is_empty()));
        }
    }
}
