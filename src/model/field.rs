//! The text fields of a card, as places that a message can name.

/// A text field of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The id.
    Id,
    /// The title.
    Title,
    /// The prompt.
    Prompt,
    /// A step.
    Step,
    /// A follow-up.
    FollowUp,
    /// The consent line.
    Consent,
    /// How to stop.
    StopNote,
    /// The look back.
    Debrief,
    /// How it is done with a need.
    Access,
    /// How it is done from far away.
    LongDistance,
    /// When to leave it out.
    AvoidIf,
    /// The page of the workbook that goes with it.
    Worksheet,
    /// The picture.
    Image,
}

impl Field {
    /// The key in the deck file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Prompt => "prompt",
            Self::Step => "steps",
            Self::FollowUp => "follow_ups",
            Self::Consent => "consent",
            Self::StopNote => "stop_note",
            Self::Debrief => "debrief",
            Self::Access => "access",
            Self::LongDistance => "long_distance",
            Self::AvoidIf => "avoid_if",
            Self::Worksheet => "worksheet",
            Self::Image => "image",
        }
    }
}
