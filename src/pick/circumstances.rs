//! What a couple's days allow: money, strength, privacy, places, distance, bodies.

use crate::model::{
    Access, AccessNeed, Card, Cost, Energy, Kind, LongDistance, Mode, Privacy, Setting,
};
use crate::pick::Exclusion;

/// Limits that the couple's circumstances set; a card that does not say passes.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Circumstances {
    /// No card may cost more.
    pub cost: Option<Cost>,
    /// No card may take more strength.
    pub energy: Option<Energy>,
    /// No card may need more privacy.
    pub privacy: Option<Privacy>,
    /// The places that can be had; none means all.
    pub settings: Vec<Setting>,
    /// The two are far from each other.
    pub long_distance: bool,
    /// Every card that is done, not only said, must work for these needs.
    pub access: Vec<AccessNeed>,
}

impl Circumstances {
    /// The first limit that a card goes beyond.
    pub fn excludes(&self, card: &Card) -> Option<Exclusion> {
        fn over<L: PartialOrd>(asked: Option<L>, most: Option<L>) -> bool {
            asked.zip(most).is_some_and(|(asked, most)| asked > most)
        }
        let reachable = card.setting.is_empty()
            || self.settings.is_empty()
            || card.setting.contains(&Setting::Anywhere)
            || card.setting.iter().any(|setting| self.settings.contains(setting));
        let works = self.access.iter().all(|need| works_for(card, *need));
        [
            (over(card.cost, self.cost), Exclusion::Cost),
            (over(card.energy, self.energy), Exclusion::Energy),
            (over(card.privacy, self.privacy), Exclusion::Privacy),
            (!reachable, Exclusion::Setting),
            (self.long_distance && is_near(card), Exclusion::Distance),
            (!works, Exclusion::Access),
        ]
        .into_iter()
        .find_map(|(is_over, block)| is_over.then_some(block))
    }
}

/// Whether a card works for a need: it says so, or it is made of words alone, and words need
/// eyes or ears at most.
fn works_for(card: &Card, need: AccessNeed) -> bool {
    let is_done = card.touch_level.is_touch()
        || matches!(card.kind, Kind::Novelty | Kind::Ritual)
        || matches!(card.mode, Some(Mode::Do | Mode::Make));
    match &card.access {
        Access::Universal => true,
        Access::Variants(variants) => !is_done || variants.contains_key(&need),
    }
}

/// Whether a card cannot be done from far away.
pub(super) fn is_near(card: &Card) -> bool {
    match card.texts.long_distance {
        LongDistance::Variant(_) => false,
        LongDistance::No => true,
        LongDistance::Unsaid => !card.setting.contains(&Setting::Online),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::SHIPPED;

    #[test]
    fn a_limit_names_itself() {
        let deck = SHIPPED[0].load().deck.unwrap();
        let mut card =
            deck.cards.iter().find(|card| card.kind == Kind::Novelty).unwrap().clone();
        card.cost = Some(Cost::High);
        card.setting = vec![Setting::Out];
        let tight = Circumstances { cost: Some(Cost::Low), ..Circumstances::default() };
        assert_eq!(tight.excludes(&card), Some(Exclusion::Cost));
        let home =
            Circumstances { settings: vec![Setting::Home], ..Circumstances::default() };
        assert_eq!(home.excludes(&card), Some(Exclusion::Setting));
        card.setting.push(Setting::Anywhere);
        assert_eq!(home.excludes(&card), None);
        card.texts.long_distance = LongDistance::No;
        let far = Circumstances { long_distance: true, ..Circumstances::default() };
        assert_eq!(far.excludes(&card), Some(Exclusion::Distance));
    }
}
