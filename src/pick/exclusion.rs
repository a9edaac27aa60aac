//! The rules that keep a card out of a slot.

/// A rule that keeps a card out of a slot; in the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exclusion {
    /// It is of another kind than the slot, or no check-in for a week.
    Kind,
    /// It is a check-in, but does not serve as the week's.
    NoCheckIn,
    /// The options that choose cards do not name it, or it is left out: between two people the
    /// cause would be a name.
    Choice,
    /// It has no text in the language.
    Language,
    /// It costs too much.
    Cost,
    /// It takes too much strength.
    Energy,
    /// It needs more privacy.
    Privacy,
    /// It is for another place.
    Setting,
    /// It cannot be done from far away.
    Distance,
    /// It has no variant for a need.
    Access,
    /// It is heavy and on skin at once.
    Clash,
    /// It belongs to another time of the year.
    Season,
    /// It goes deeper than the week.
    Pace,
    /// It brings the two nearer than the week.
    Touch,
    /// It brings the two nearer than both have said yes to.
    Agreement,
    /// It is longer than a day's minutes.
    Day,
    /// It is on skin, and no week before it had a card for mending and one for listening.
    Unmended,
    /// A card that must come in an earlier week has not come.
    Needs,
    /// It came not long ago, or comes in another week.
    Used,
    /// Another card of its family is in the plan.
    Family,
    /// It would take the week over its minutes.
    Week,
    /// It would leave the week without a card that serves what every week needs.
    Serves,
    /// Another slot needs it more.
    Elsewhere,
}

impl Exclusion {
    /// The rule in a few words, to stand behind a number of cards.
    pub fn words(self) -> &'static str {
        match self {
            Self::Kind => "of another kind than the slot",
            Self::NoCheckIn => "without `serves = [\"check-in\"]`",
            Self::Choice => "not among the cards that your options and settings allow",
            Self::Language => "without text in the language",
            Self::Cost => "over the cost",
            Self::Energy => "over the strength",
            Self::Privacy => "in need of more privacy",
            Self::Setting => "for other places",
            Self::Distance => "not for the distance",
            Self::Access => "without a variant for the need",
            Self::Clash => "both heavy and on skin",
            Self::Season => "for another season",
            Self::Pace => "deeper than the week's pace",
            Self::Touch => "nearer than the week's touch",
            Self::Agreement => "nearer than both have said yes to",
            Self::Day => "longer than a day's minutes",
            Self::Unmended => "on skin before a week with mending and listening",
            Self::Needs => "waiting for a card that must come first",
            Self::Used => "in another week or drawn not long ago",
            Self::Family => "too like a card of another week",
            Self::Week => "over the week's minutes",
            Self::Serves => "in the way of what each week needs",
            Self::Elsewhere => "needed by other slots",
        }
    }
}
