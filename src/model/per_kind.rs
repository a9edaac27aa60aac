//! Something for each of the nine kinds.

use std::ops::{Index, IndexMut};

use crate::model::Kind;

/// One thing for each kind: whoever adds a kind is told of every table that has none for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PerKind<T> {
    /// For conversations.
    pub conversation: T,
    /// For touch.
    pub touch: T,
    /// For something new.
    pub novelty: T,
    /// For rituals.
    pub ritual: T,
    /// For reflections.
    pub reflection: T,
    /// For check-ins.
    pub check_in: T,
    /// For repairs.
    pub repair: T,
    /// For wild cards.
    pub wild: T,
    /// For house rules.
    pub rule: T,
}

impl<T> PerKind<T> {
    /// What is made for each kind.
    pub fn new(mut make: impl FnMut(Kind) -> T) -> Self {
        Self {
            conversation: make(Kind::Conversation),
            touch: make(Kind::Touch),
            novelty: make(Kind::Novelty),
            ritual: make(Kind::Ritual),
            reflection: make(Kind::Reflection),
            check_in: make(Kind::CheckIn),
            repair: make(Kind::Repair),
            wild: make(Kind::Wild),
            rule: make(Kind::Rule),
        }
    }
}

impl<T> Index<Kind> for PerKind<T> {
    type Output = T;

    fn index(&self, kind: Kind) -> &T {
        match kind {
            Kind::Conversation => &self.conversation,
            Kind::Touch => &self.touch,
            Kind::Novelty => &self.novelty,
            Kind::Ritual => &self.ritual,
            Kind::Reflection => &self.reflection,
            Kind::CheckIn => &self.check_in,
            Kind::Repair => &self.repair,
            Kind::Wild => &self.wild,
            Kind::Rule => &self.rule,
        }
    }
}

impl<T> IndexMut<Kind> for PerKind<T> {
    fn index_mut(&mut self, kind: Kind) -> &mut T {
        match kind {
            Kind::Conversation => &mut self.conversation,
            Kind::Touch => &mut self.touch,
            Kind::Novelty => &mut self.novelty,
            Kind::Ritual => &mut self.ritual,
            Kind::Reflection => &mut self.reflection,
            Kind::CheckIn => &mut self.check_in,
            Kind::Repair => &mut self.repair,
            Kind::Wild => &mut self.wild,
            Kind::Rule => &mut self.rule,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Vocabulary;

    #[test]
    fn each_kind_finds_its_own() {
        let mut words = PerKind::new(Kind::word);
        for &kind in Kind::ALL {
            assert_eq!(words[kind], kind.word());
            words[kind] = "changed";
            assert_eq!(words[kind], "changed");
        }
        assert_eq!(words, PerKind::new(|_| "changed"));
    }
}
