//! How the cards of a run look, what they are printed from, and what is at hand for all of them.

use std::sync::Arc;

use crate::face::desk::Desk;
use crate::face::measures::{Backs, Measures};
use crate::face::stamps::Stamps;
use crate::frame::Frame;
use crate::geom::{Format, Length};
use crate::look;
use crate::model::{Adaptation, Card, Edition, Inking, Language, More, Theme};
use crate::picture::Picture;
use crate::text::{Typesetter, reads_rtl};
use crate::words::Words;

/// How cards look.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// The colours.
    pub theme: Theme,
    /// The size of the cards.
    pub format: Format,
    /// How large the type is.
    pub edition: Edition,
    /// What stands on the backs.
    pub backs: Backs,
    /// Where backs that are all alike leave what comes after the prompt.
    pub more: More,
    /// A picture for all backs in place of the pattern.
    pub back_image: Option<Arc<Picture>>,
    /// How far the pattern runs past the trim.
    pub bleed: Length,
    /// For which circumstances the cards show their variants.
    pub adaptation: Adaptation,
    /// The language of the document: what is in another says so.
    pub language: Language,
}

impl Look {
    /// Whether fronts and text backs have drawings that run past the trim.
    pub fn bleeds_in_front(&self) -> bool {
        self.theme.bleeds_in_front()
    }

    /// What fronts are set for: where a leaflet holds the rest, they are those of text backs.
    pub(super) fn fronts(&self) -> Backs {
        if self.is_with_leaflet() { Backs::Text } else { self.backs }
    }

    /// Whether a leaflet holds what comes after the prompt.
    pub fn is_with_leaflet(&self) -> bool {
        self.backs == Backs::Pattern && self.more == More::Leaflet
    }
}

/// A card, and the language or the two languages that it is printed in.
#[derive(Debug, Clone, Copy)]
pub struct Printed<'a> {
    /// The card.
    pub card: &'a Card,
    /// Of the card's languages, that of the front and of a text back.
    pub language: &'a Language,
    /// With [`Backs::Twin`], the language of the back.
    pub other: Option<&'a Language>,
    /// What the foot says before the pace, such as "week 3".
    pub foot: Option<&'a str>,
    /// The title of the workbook's page that goes with it, where the workbook comes along.
    pub page: Option<&'a str>,
}

/// The two sides of one card.
#[derive(Debug, Clone)]
pub struct Faces {
    /// The front.
    pub front: Arc<Frame>,
    /// The back.
    pub back: Arc<Frame>,
}

/// What is at hand for all cards of a run.
pub(super) struct Studio<'a> {
    pub(super) look: &'a Look,
    pub(super) measures: Measures,
    pub(super) stamps: Stamps,
}

impl<'a> Studio<'a> {
    /// A studio for cards of one look.
    pub(super) fn new(look: &'a Look) -> Self {
        let house = look.theme.house;
        let mut measures = Measures::of(&look.format, look.edition, look.fronts(), house);
        measures.has_id = look.backs != Backs::Text;
        let mut stamps = Stamps::new(&look.theme, &measures, look.bleed);
        // A picture over a whole back takes the most ink of all: the thin pattern stands for it.
        let is_saved = look.theme.inking == Inking::Saver;
        if let Some(picture) = look.back_image.as_ref().filter(|_| !is_saved) {
            stamps.pattern =
                Arc::new(look::back_picture(measures.trim, look.bleed, picture));
        }
        Self { look, measures, stamps }
    }

    /// A desk to lay out a card at, in a language.
    pub(super) fn desk<'d>(
        &'d self,
        typesetter: &'d mut Typesetter,
        card: &'d Card,
        language: &'d Language,
    ) -> Desk<'d> {
        let texts = card.texts_in(language);
        Desk {
            typesetter,
            measures: &self.measures,
            bleed: self.look.bleed,
            column: self.measures.back_column(),
            stamps: &self.stamps,
            theme: &self.look.theme,
            words: Words::of(language),
            language: language.tag(),
            document_language: self.look.language.tag(),
            adaptation: &self.look.adaptation,
            backs: self.look.backs,
            is_rtl: reads_rtl(&[&texts.title, &texts.prompt], language.tag()),
            card,
            foot: None,
            page: None,
            texts,
            title: None,
            prompt_step: 0,
            prompt_size: None,
            faults: Vec::new(),
            notes: Vec::new(),
        }
    }
}
