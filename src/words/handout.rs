//! The words that the program prints on handouts.

use crate::model::{AccessNeed, AvoidIf, Vocabulary};

/// Words on handouts.
#[derive(Debug)]
pub struct HandoutWords {
    /// The title when nobody gives one.
    pub title: &'static str,
    /// The title of a discreet handout.
    pub discreet: &'static str,
    /// What one exercise of a discreet handout is called, before its number.
    pub exercise: &'static str,
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
    pub(super) needs: [&'static str; 6],
    pub(super) reasons: [&'static str; 9],
}

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
    use crate::words::Words;

    #[test]
    fn every_need_and_reason_has_its_words() {
        assert!(Words::all().count() >= 2);
        for words in Words::all().map(|words| &words.handout) {
            assert!(AccessNeed::ALL.iter().all(|need| !words.need(*need).is_empty()));
            assert!(AvoidIf::ALL.iter().all(|reason| !words.reason(*reason).is_empty()));
        }
    }
}
