//! The lints by code, with what `check --explain` says of each.

/// One lint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lint {
    /// The code; it stays what it is for ever.
    pub code: &'static str,
    /// What it looks for, in a few words.
    pub name: &'static str,
    /// Why, and what to do.
    pub explanation: &'static str,
}

/// All lints.
pub const LINTS: &[Lint] = &[
    Lint {
        code: "W001",
        name: "reading grade above 6",
        explanation: "A card is read by tired people. The Flesch-Kincaid grade of the prompt, and of the\n\
            whole card, is best at 6 or below (0.39 × words a sentence + 11.8 × syllables a word\n\
            − 15.59). Texts under 30 words are only noted above grade 8, as the measure is rough.\n\
            Take shorter words first, then shorter sentences; do not chop.",
    },
    Lint {
        code: "W002",
        name: "yes-or-no question in a conversation card",
        explanation: "A question that yes or no answers ends the talk. Begin with what, how, which, who,\n\
            where or when, or invite to tell.",
    },
    Lint {
        code: "W003",
        name: "two questions in one prompt",
        explanation: "Of two questions the second is answered and the first forgotten. Keep the better one;\n\
            the other makes a follow-up.",
    },
    Lint {
        code: "W004",
        name: "always, never, should",
        explanation: "Absolute words sound like blame or like a rule. Say when and what instead.",
    },
    Lint {
        code: "W005",
        name: "his or her",
        explanation: "A card is for any couple. Say you, your partner, the other one, each of you.",
    },
    Lint {
        code: "W006",
        name: "a claim that is not supported",
        explanation: "Cards promise nothing: no proof, no hormones, no outcomes. Say what to do and leave\n\
            what it does to the two. Evidence has its own keys (`technique`, `credit`, `evidence`).",
    },
    Lint {
        code: "W007",
        name: "near-duplicate of another prompt",
        explanation: "Two cards that say nearly the same make a deck feel small. Rewrite the newer one, or\n\
            give both the same `family`, so that no week draws both.",
    },
    Lint {
        code: "W008",
        name: "pace against touch",
        explanation: "Skin (touch level 3) is no easy start: give it pace 2 or more; level 4 needs pace 3,\n\
            level 5 pace 4. And the tenderest talk (pace 5) is not joined with held touch.",
    },
    Lint {
        code: "W009",
        name: "no access variant",
        explanation: "Say how someone who sits, sees or hears little, is in pain, is neurodivergent or has\n\
            little strength does this card: `access = { seated = \"…\" }`; or `universal = true` when\n\
            the card works for everyone as it is.",
    },
    Lint {
        code: "W010",
        name: "no long-distance variant",
        explanation: "Say how a conversation or something new is done from far away, or that it cannot be:\n\
            `long_distance = \"…\"` or `long_distance = false`.",
    },
    Lint {
        code: "W011",
        name: "long prompt",
        explanation: "Over 200 characters, or 150 with a consent line, a prompt is set smaller than its deck\n\
            or does not fit. Move what comes later to the back.",
    },
    Lint {
        code: "W012",
        name: "too long for clear or large print",
        explanation: "The card fits as it is printed usually, but not in the editions `clear` (14 pt) or\n\
            `large` (16 pt), not even on A6, with its steps and questions on the back. Shorten it, so that people with\n\
            little sight get it too.",
    },
    Lint {
        code: "W013",
        name: "many fronts that list three things",
        explanation: "A kettle, a stuck door, forty ducks: on one card such a list charms, on the thirtieth\n\
            it is a mannerism. One front in six may have one. Ask the question itself. Decks\n\
            under 25 cards are not counted.",
    },
    Lint {
        code: "W014",
        name: "a formula on many cards",
        explanation: "“Later is fine”, “One is plenty”, “A nod is enough”, “Then clap.”, “What would you\n\
            change?”: each may stand on one card in twenty-five. Who reads many cards hears them\n\
            as a habit of the writer. Decks under 25 cards are not counted.",
    },
    Lint {
        code: "W015",
        name: "many cards that need a thing",
        explanation: "Whoever has to find a pen first may not begin. Two cards in three need nothing but the\n\
            two: no `props`, and nothing to write with. “In your head or on paper” needs nothing.\n\
            Decks under 25 cards are not counted.",
    },
    Lint {
        code: "W016",
        name: "three very short sentences in a row",
        explanation: "Sit. Breathe. Wait. Three sentences of at most three words in a row sound chopped, like\n\
            orders. Join two of them. What is said in quotes does not count.",
    },
    Lint {
        code: "W017",
        name: "British English in an American deck",
        explanation: "A deck in `en` or `en-US` spells as Americans do (color, favorite, learned) and takes\n\
            words that both sides know. A deck that is British says so: `language = \"en-GB\"`.",
    },
    Lint {
        code: "W018",
        name: "held touch without a check half-way",
        explanation: "From touch level 2 on, a step asks while it lasts whether to go on, such as\n\
            “Go, slow or stop?” half-way. A stop that has to be called out is harder than an answer.",
    },
];

impl Lint {
    /// The lint with a code.
    pub fn find(code: &str) -> Option<&'static Self> {
        LINTS.iter().find(|lint| lint.code == code)
    }
}
