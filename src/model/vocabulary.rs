//! The closed vocabularies of the deck format.

/// A closed list of words that a field of a deck may take.
pub trait Vocabulary: Copy + Sized + 'static {
    /// Every value.
    const ALL: &'static [Self];

    /// The word as it is written in a deck.
    fn word(self) -> &'static str;

    /// The value that a word stands for.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }

    /// The value that a word stands for as people type it: in letters of any case.
    fn typed(word: &str) -> Option<Self> {
        Self::from_word(&word.trim().to_lowercase())
    }
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $crate::model::Vocabulary for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];

            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}
pub(super) use vocabulary;

vocabulary! {
    /// What the two do with a card.
    Mode {
        /// Both answer, one after the other.
        BothAnswer = "both-answer",
        /// One asks, the other answers.
        Ask = "ask",
        /// One speaks, the other only listens.
        Listen = "listen",
        /// Each writes.
        Write = "write",
        /// Something is done.
        Do = "do",
        /// Something is made.
        Make = "make",
        /// One guesses.
        Guess = "guess",
    }
}

vocabulary! {
    /// Who takes part.
    Who {
        /// Both together.
        Both = "both",
        /// One, alone.
        One = "one",
        /// Whoever drew the card.
        Either = "either",
        /// Both, each in their own place.
        Apart = "apart",
    }
}

vocabulary! {
    /// Where a card can be done.
    Setting {
        /// At home.
        Home = "home",
        /// Out among people.
        Out = "out",
        /// In the open.
        Outdoors = "outdoors",
        /// By call or message.
        Online = "online",
        /// Wherever the two are.
        Anywhere = "anywhere",
    }
}

vocabulary! {
    /// What a card costs.
    Cost {
        /// Nothing.
        Free = "free",
        /// About as much as two coffees.
        Low = "low",
        /// About as much as a meal out.
        Medium = "medium",
        /// More than that.
        High = "high",
    }
}

vocabulary! {
    /// How much strength a card takes.
    Energy {
        /// Done lying on the sofa.
        Low = "low",
        /// An ordinary evening's.
        Medium = "medium",
        /// A good day's.
        High = "high",
    }
}

vocabulary! {
    /// Who may be near.
    Privacy {
        /// Anybody.
        Anywhere = "anywhere",
        /// Children, asleep.
        KidsAsleep = "kids-asleep",
        /// Nobody.
        Private = "private",
    }
}

vocabulary! {
    /// A time of the year.
    Season {
        /// Spring.
        Spring = "spring",
        /// Summer.
        Summer = "summer",
        /// Autumn.
        Autumn = "autumn",
        /// Winter.
        Winter = "winter",
        /// Days off.
        Holiday = "holiday",
    }
}

vocabulary! {
    /// A time of the day.
    TimeOfDay {
        /// Morning.
        Morning = "morning",
        /// Daytime.
        Day = "day",
        /// Evening.
        Evening = "evening",
        /// Before sleep.
        Bedtime = "bedtime",
    }
}

vocabulary! {
    /// What a card is about.
    Topic {
        /// Saying what is good.
        Appreciation = "appreciation",
        /// What has been.
        Memories = "memories",
        /// What may come.
        Dreams = "dreams",
        /// Ordinary days.
        DailyLife = "daily-life",
        /// What weighs on us.
        Stress = "stress",
        /// The people we come from and live with.
        Family = "family",
        /// Money.
        Money = "money",
        /// What we want of closeness.
        Desire = "desire",
        /// What we do not want.
        Boundaries = "boundaries",
        /// Relying on each other.
        Trust = "trust",
        /// Play.
        Play = "play",
        /// The body.
        Body = "body",
        /// What we do again and again.
        Rituals = "rituals",
        /// Being oneself.
        Independence = "independence",
        /// Mending.
        Repair = "repair",
        /// Learning.
        Learning = "learning",
        /// Where we live.
        Home = "home",
        /// What lies beyond the door.
        World = "world",
    }
}

vocabulary! {
    /// A reason to leave a card out.
    AvoidIf {
        /// Touch brings back harm.
        TraumaTouch = "trauma-touch",
        /// Trust was broken lately.
        RecentBetrayal = "recent-betrayal",
        /// Pain.
        Pain = "pain",
        /// Grief.
        Grief = "grief",
        /// Pregnancy.
        Pregnancy = "pregnancy",
        /// A quarrel that is going on.
        ConflictActive = "conflict-active",
        /// Alcohol.
        Alcohol = "alcohol",
        /// Unease with one's body.
        BodyImage = "body-image",
        /// Screens.
        Screens = "screens",
    }
}

vocabulary! {
    /// A slot of a week that a card may fill.
    Serves {
        /// The first card of an evening.
        Opening = "opening",
        /// A light one.
        Light = "light",
        /// Appreciation.
        Appreciation = "appreciation",
        /// The weekly check-in.
        CheckIn = "check-in",
        /// The last card of an evening.
        Closing = "closing",
    }
}

vocabulary! {
    /// A need for which a card has a variant.
    AccessNeed {
        /// Done sitting.
        Seated = "seated",
        /// Little or no sight.
        LowVision = "low-vision",
        /// Little or no hearing.
        Hearing = "hearing",
        /// Pain that stays.
        ChronicPain = "chronic-pain",
        /// Autism, ADHD and kin.
        Neurodivergent = "neurodivergent",
        /// Little strength.
        LowEnergy = "low-energy",
    }
}

vocabulary! {
    /// What speaks for a technique.
    Evidence {
        /// A controlled trial.
        Trial = "trial",
        /// A study of another kind.
        Study = "study",
        /// What clinicians do and report.
        ClinicalPractice = "clinical-practice",
        /// Long use.
        Tradition = "tradition",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_and_its_value_lead_to_each_other() {
        for &topic in Topic::ALL {
            assert_eq!(Topic::from_word(topic.word()), Some(topic));
        }
        assert_eq!(Mode::from_word("both answer"), None);
    }
}
