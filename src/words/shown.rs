//! What is printed of a card beside its texts: how it is done with a need or from far away, and
//! when to leave it out.

use crate::model::{
    Access, AccessNeed, Adaptation, AvoidIf, Card, Field, LongDistance, Texts,
};
use crate::words::Words;

/// A way of doing a card that somebody asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variant<'a> {
    /// What it is for.
    pub head: &'static str,
    /// What to do.
    pub text: &'a str,
    /// Where it is written.
    pub field: Field,
}

impl Words {
    /// The ways of doing a card that circumstances ask for, each once, as far as the card has them.
    pub fn variants<'a>(
        &self,
        card: &'a Card,
        texts: &'a Texts,
        adaptation: &Adaptation,
    ) -> Vec<Variant<'a>> {
        let mut variants = Vec::new();
        if let Access::Variants(known) = &card.access {
            for (at, need) in adaptation.access.iter().enumerate() {
                let is_new = !adaptation.access[..at].contains(need);
                if let Some(text) = known.get(need).filter(|_| is_new) {
                    let head = self.handout.need(*need);
                    variants.push(Variant { head, text, field: Field::Access });
                }
            }
        }
        if let LongDistance::Variant(text) = &texts.long_distance
            && adaptation.far
        {
            let head = self.handout.far;
            variants.push(Variant { head, text, field: Field::LongDistance });
        }
        variants
    }

    /// When to leave a card out, in words that follow [`CardWords::not`]; none when it does not
    /// say. Who gets the way of doing it with pain is not told to leave it out for pain.
    ///
    /// [`CardWords::not`]: crate::words::CardWords::not
    pub fn not_when(&self, card: &Card, adaptation: &Adaptation) -> Option<String> {
        let has_way = matches!(&card.access, Access::Variants(known)
            if known.contains_key(&AccessNeed::ChronicPain))
            && adaptation.access.contains(&AccessNeed::ChronicPain);
        let told = card.avoid_if.iter();
        let told = told.filter(|reason| !(has_way && **reason == AvoidIf::Pain));
        let mut told: Vec<_> = told.map(|reason| self.card.not_when(*reason)).collect();
        let last = told.pop()?;
        if told.is_empty() {
            return Some(format!("{last}."));
        }
        Some(format!("{}{}{last}.", told.join(", "), self.card.or))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::load::SHIPPED;

    fn card() -> Card {
        let deck = SHIPPED[0].load().deck.unwrap();
        let mut card = deck.cards[0].clone();
        let way = |need: AccessNeed| (need, format!("so {need:?}"));
        let known = [AccessNeed::Seated, AccessNeed::ChronicPain].map(way);
        card.access = Access::Variants(BTreeMap::from(known));
        card.texts.long_distance = LongDistance::Variant("by phone".to_owned());
        card.avoid_if = vec![AvoidIf::Pain, AvoidIf::ConflictActive, AvoidIf::Alcohol];
        card
    }

    fn words() -> &'static Words {
        Words::of(&"en".parse().unwrap())
    }

    #[test]
    fn each_way_that_is_asked_for_comes_once_and_no_other() {
        let card = card();
        let shown = |access: &[AccessNeed], far| -> Vec<String> {
            let adaptation = Adaptation { access: access.to_vec(), far };
            let variants = words().variants(&card, &card.texts, &adaptation);
            variants.iter().map(|one| format!("{}: {}", one.head, one.text)).collect()
        };
        assert_eq!(shown(&[], false), Vec::<String>::new());
        let both = [AccessNeed::ChronicPain, AccessNeed::Seated, AccessNeed::ChronicPain];
        assert_eq!(
            shown(&both, true),
            ["With pain: so ChronicPain", "Seated: so Seated", "From far away: by phone"]
        );
        assert_eq!(shown(&[AccessNeed::Hearing], false), Vec::<String>::new());
    }

    #[test]
    fn when_to_leave_a_card_out_is_said_in_plain_words() {
        let mut card = card();
        let told = |card: &Card| words().not_when(card, &Adaptation::NONE);
        assert_eq!(told(&card).unwrap(), "when sore, in a fight or after a drink.");
        let pain =
            Adaptation { access: vec![AccessNeed::ChronicPain], ..Adaptation::NONE };
        assert_eq!(
            words().not_when(&card, &pain).unwrap(),
            "in a fight or after a drink."
        );
        card.avoid_if.truncate(1);
        assert_eq!(words().not_when(&card, &pain), None);
        assert_eq!(told(&card).unwrap(), "when sore.");
        card.avoid_if.clear();
        assert_eq!(told(&card), None);
    }
}
