//! The typefaces that a look may be set in.

/// A typeface that is embedded as a whole: for titles, for prompts or for all that is small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Typeface {
    /// A soft old-style display serif, semibold only.
    Fraunces,
    /// A book face with Greek and Cyrillic.
    Literata,
    /// Its italic.
    LiterataItalic,
    /// A lively grotesque, bold only.
    Bricolage,
    /// A friendly geometric sans.
    Figtree,
    /// A matter-of-fact sans with Greek and Cyrillic.
    Plex,
    /// Made for eyes that see little: letters that are not mistaken for others.
    Atkinson,
}

impl Typeface {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Fraunces,
        Self::Literata,
        Self::LiterataItalic,
        Self::Bricolage,
        Self::Figtree,
        Self::Plex,
        Self::Atkinson,
    ];

    /// Those with an upright, an italic and two weights, and figures of one width: what is read
    /// may be set in them.
    pub const READ: &'static [Self] =
        &[Self::Literata, Self::Figtree, Self::Plex, Self::Atkinson];

    /// As it is written in a look's file.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fraunces => "fraunces",
            Self::Literata => "literata",
            Self::LiterataItalic => "literata-italic",
            Self::Bricolage => "bricolage-grotesque",
            Self::Figtree => "figtree",
            Self::Plex => "plex-sans",
            Self::Atkinson => "atkinson-hyperlegible",
        }
    }

    /// The family's name in its font files.
    pub(super) const fn family(self) -> &'static str {
        match self {
            Self::Fraunces => "Fraunces",
            Self::Literata | Self::LiterataItalic => "Literata",
            Self::Bricolage => "Bricolage Grotesque",
            Self::Figtree => "Figtree",
            Self::Plex => "IBM Plex Sans",
            Self::Atkinson => "Atkinson Hyperlegible Next",
        }
    }

    /// Whether all of it leans.
    pub(super) const fn is_italic(self) -> bool {
        matches!(self, Self::LiterataItalic)
    }

    /// A typeface of the same voice for words that this one cannot set.
    pub(super) const fn substitute(self) -> Option<Self> {
        match self {
            Self::Fraunces => Some(Self::Literata),
            _ => None,
        }
    }
}

/// The typefaces of a look, by what they are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Typefaces {
    /// Titles.
    pub title: Typeface,
    /// What a card asks, and large sentences.
    pub prompt: Typeface,
    /// All else: kinds, feet, backs, running text.
    pub text: Typeface,
}

impl Typefaces {
    /// Those of `hearth`.
    pub const HEARTH: Self = Self {
        title: Typeface::Fraunces,
        prompt: Typeface::Atkinson,
        text: Typeface::Atkinson,
    };

    /// The typeface of a family.
    pub(super) const fn of(self, family: Family) -> Typeface {
        match family {
            Family::Display => self.title,
            Family::Prompt => self.prompt,
            Family::Text => self.text,
        }
    }
}

/// What a text is set in, whatever the look takes for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Titles and letters.
    Display,
    /// What a card asks.
    Prompt,
    /// Everything else that is read.
    Text,
}

impl Family {
    /// All of them.
    pub(super) const ALL: [Self; 3] = [Self::Display, Self::Prompt, Self::Text];
}
