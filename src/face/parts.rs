//! What a card says beside its prompt, part by part, and on which side each stands.

use crate::face::desk::Desk;
use crate::face::measures::Backs;
use crate::model::Field;
use crate::text::Style;

/// One part of what stands on a back.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum BackPart {
    /// A list of steps with numbers, or of follow-ups with dots.
    List { field: Field, items: Vec<String> },
    /// A paragraph with a coloured word at its head.
    RunIn { field: Field, head: &'static str, text: String },
}

impl BackPart {
    /// What a card's back holds, in order.
    pub(super) fn of(desk: &Desk<'_>) -> Vec<Self> {
        let texts = desk.texts;
        let list = |field, items: &[String]| {
            (!items.is_empty()).then(|| Self::List { field, items: items.to_vec() })
        };
        let run_in = |field, head, text: Option<String>| {
            text.filter(|text| !text.is_empty()).map(|text| Self::RunIn {
                field,
                head,
                text,
            })
        };
        let words = desk.words;
        let lists =
            [list(Field::Step, &texts.steps), list(Field::FollowUp, &texts.follow_ups)];
        let variants = words.variants(desk.card, texts, desk.adaptation);
        let variants = variants
            .into_iter()
            .map(|one| run_in(one.field, one.head, Some(one.text.to_owned())));
        let not_when = words.not_when(desk.card, desk.adaptation);
        let notes = [
            run_in(Field::StopNote, words.card.stop, texts.stop_note.clone()),
            run_in(Field::Debrief, words.card.after, Some(texts.debrief.join(" "))),
            run_in(Field::AvoidIf, words.card.not, not_when),
        ];
        lists.into_iter().chain(variants).chain(notes).flatten().collect()
    }
}

impl BackPart {
    /// What of it stands on a front that is set for these backs. Where a leaflet holds the rest, how
    /// to stop does not leave the card: it stands with the line that asks, or where there is none
    /// under the prompt.
    pub(super) fn on_front(desk: &Desk<'_>, fronts: Backs) -> Vec<Self> {
        let is_stop =
            |part: &Self| matches!(part, Self::RunIn { field: Field::StopNote, .. });
        match (fronts, desk.backs, &desk.texts.consent) {
            (Backs::Text, Backs::Pattern, None) => {
                Self::of(desk).into_iter().filter(is_stop).collect()
            }
            (Backs::Text, ..) => Vec::new(),
            (Backs::Pattern | Backs::Twin, ..) => Self::of(desk),
        }
    }

    /// The line that asks first, on fronts that leave the rest to a leaflet with how to stop; and how
    /// many lines both may take.
    pub(super) fn consent(
        desk: &Desk<'_>,
        fronts: Backs,
    ) -> Option<(String, Style, usize)> {
        let texts = desk.texts;
        let consent = texts.consent.clone()?;
        let is_joined = fronts == Backs::Text && desk.backs == Backs::Pattern;
        Some(match texts.stop_note.as_ref().filter(|_| is_joined) {
            Some(stop) => {
                let head = desk.words.card.stop;
                (format!("**{consent}** \n**{head}:** {stop}"), Style::TEXT, 7)
            }
            None => (consent, Style::STRONG, 4),
        })
    }

    /// The same parts with when to leave the card out in the paragraph before it, where every
    /// line counts; none when there is nothing to join.
    fn joined(blocks: &[Self]) -> Option<Vec<Self>> {
        let (last, rest) = blocks.split_last()?;
        let (before, rest) = rest.split_last()?;
        let Self::RunIn { field: Field::AvoidIf, head: not, text: reasons } = last else {
            return None;
        };
        let Self::RunIn { field, head, text } = before else { return None };
        let text = format!("{text} **{not}:** {reasons}");
        let both = Self::RunIn { field: *field, head, text };
        Some(rest.iter().cloned().chain([both]).collect())
    }
}

/// A way in which the parts of a card may stand on it.
pub(super) struct Way {
    pub(super) parts: Vec<BackPart>,
    /// Whether it leaves out what the program would add: when not to do the card.
    pub(super) is_shortened: bool,
}

impl BackPart {
    /// The ways of some parts, the better ones first: as they are, with when to leave the card
    /// out run into the paragraph before it, and without that. No author's text has to give way
    /// to what the program adds: for want of room it is left out, and told.
    pub(super) fn ways(blocks: &[Self]) -> Vec<Way> {
        let mut ways = vec![Way { parts: blocks.to_vec(), is_shortened: false }];
        let joined = Self::joined(blocks);
        ways.extend(joined.map(|parts| Way { parts, is_shortened: false }));
        if let Some((Self::RunIn { field: Field::AvoidIf, .. }, rest)) =
            blocks.split_last()
        {
            ways.push(Way { parts: rest.to_vec(), is_shortened: true });
        }
        ways
    }
}
