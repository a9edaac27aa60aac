//! What is shown: faces in files that are open.

use std::path::Path;
use std::sync::Arc;

use crate::cli::output::to_pdf;
use crate::disk::Privacy;
use crate::frame::FacePlace;
use crate::geom::{Format, Length};
use crate::job::cards::{LaidCard, LaidCards};
use crate::job::{Facts, Failure};
use crate::preview::{Group, PreviewError, PrintedFile, ProofCard, ProofFace};

/// The corners of cards that are sold are as round as this…
const CORNER: Length = Length::mm(3.5);
/// …and those of small ones less: so much of their width.
const CORNER_PART: f64 = 0.055;

impl From<PreviewError> for Failure {
    fn from(error: PreviewError) -> Self {
        Self::new(error.to_string()).hint(error.hint())
    }
}

/// A card, or a page, that is shown.
#[derive(Debug, Clone)]
pub(super) struct ShownCard {
    /// What its files are called, without what side it is.
    pub(super) name: String,
    pub(super) front: FacePlace,
    pub(super) back: Option<FacePlace>,
}

/// Cards of one file.
#[derive(Clone)]
pub(super) struct ShownGroup {
    pub(super) title: Option<String>,
    pub(super) file: Arc<PrintedFile>,
    pub(super) cards: Vec<ShownCard>,
    /// All faces, as often as they are printed.
    pub(super) printed: Vec<ProofFace>,
}

/// All that is shown.
#[derive(Clone)]
pub(super) struct Shown {
    pub(super) groups: Vec<ShownGroup>,
    /// How round the corners are.
    pub(super) radius: Length,
    /// How far inside the trim text ends, and how far art runs past it; none of a file from
    /// elsewhere, which does not say.
    pub(super) margins: Option<(Length, Length)>,
    pub(super) facts: Facts,
    /// What a face is called: a card, a page.
    pub(super) words: (&'static str, &'static str),
    /// The name of a file from elsewhere.
    pub(super) foreign: Option<String>,
    /// Who may read its pictures.
    pub(super) privacy: Privacy,
}

impl Shown {
    /// Cards that were laid on sheets, as groups with a title each.
    pub(super) fn of_cards(
        laid: &[(Option<String>, LaidCards)],
        bleed: Length,
        privacy: Privacy,
    ) -> Result<Self, Failure> {
        let mut groups = Vec::new();
        for (title, laid) in laid {
            let bytes = to_pdf(&laid.made.document)?;
            groups.push(ShownGroup {
                title: title.clone(),
                file: Arc::new(PrintedFile::own(bytes)?),
                cards: once_each(&laid.cards),
                printed: printed(&laid.cards),
            });
        }
        let cards: usize = groups.iter().map(|group| group.cards.len()).sum();
        let facts = laid.first().map(|(_, laid)| laid.made.facts.clone());
        let facts = Facts {
            cards: Some(cards),
            sheets: None,
            weeks: None,
            ..facts.unwrap_or_default()
        };
        let first = groups.iter().flat_map(|group| &group.cards).next();
        let width = first
            .map_or(CORNER, |card| card.front.turn.size(card.front.rect.size()).width);
        Ok(Self {
            groups,
            radius: CORNER.min(width * CORNER_PART),
            margins: Some((Format::SAFE, bleed)),
            facts,
            words: ("card", "cards"),
            foreign: None,
            privacy,
        })
    }

    /// How many cards or pages.
    pub(super) fn count(&self) -> usize {
        self.groups.iter().map(|group| group.cards.len()).sum()
    }

    /// The first card, and its file.
    pub(super) fn first(&self) -> Option<(&Arc<PrintedFile>, &ShownCard)> {
        let mut cards = self
            .groups
            .iter()
            .flat_map(|group| group.cards.iter().map(|card| (&group.file, card)));
        cards.next()
    }

    /// The one file that all lies in.
    pub(super) fn only_group(&self) -> Result<&ShownGroup, Failure> {
        match &self.groups[..] {
            [one] => Ok(one),
            _ => Err(Failure::usage("a plan has a file for each week")
                .hint("say which: `--week 3`")),
        }
    }

    /// The names of the files of all faces, each with its place.
    pub(super) fn faces(&self) -> Vec<(String, Arc<PrintedFile>, ProofFace)> {
        let mut faces = Vec::new();
        for group in &self.groups {
            for card in &group.cards {
                let sides = [("front", Some(card.front)), ("back", card.back)];
                for (side, place) in sides {
                    let Some(place) = place else { continue };
                    let name = match self.foreign {
                        Some(_) => format!("{}.png", card.name),
                        None => format!("{}-{side}.png", card.name),
                    };
                    let face = ProofFace { place, is_back: side == "back" };
                    faces.push((name, Arc::clone(&group.file), face));
                }
            }
        }
        faces
    }

    /// The groups as a contact sheet takes them.
    pub(super) fn fronts(&self) -> Vec<Group<'_>> {
        let group =
            |group: &'_ ShownGroup| group.cards.iter().map(|card| card.front).collect();
        let groups = self.groups.iter().map(|one| Group {
            file: &one.file,
            title: one.title.clone(),
            faces: group(one),
        });
        groups.collect()
    }

    /// The cards of the one file as a proof takes them.
    pub(super) fn proofs(group: &ShownGroup) -> Vec<ProofCard> {
        let cards = group.cards.iter();
        cards.map(|card| ProofCard { front: card.front, back: card.back }).collect()
    }
}

/// All faces of cards, as often as they are printed.
fn printed(laid: &[LaidCard]) -> Vec<ProofFace> {
    let face = |place: FacePlace, is_back: bool| ProofFace { place, is_back };
    let faces = laid.iter().flat_map(|card| {
        let back = card.back.map(|place| face(place, true));
        [face(card.front, false)].into_iter().chain(back)
    });
    faces.collect()
}

/// Each card once, however often it is printed, by its id; with the id of its deck before it where
/// cards of two decks share theirs.
fn once_each(laid: &[LaidCard]) -> Vec<ShownCard> {
    let mut cards: Vec<&LaidCard> = Vec::new();
    for card in laid {
        let is_same = |other: &&LaidCard| other.id == card.id && other.deck == card.deck;
        if !cards.iter().any(is_same) {
            cards.push(card);
        }
    }
    // Names of files are alike where only the case of letters tells them apart.
    let id = |card: &LaidCard| card.id.to_lowercase();
    let is_shared = cards
        .iter()
        .enumerate()
        .any(|(at, card)| cards[..at].iter().any(|other| id(other) == id(card)));
    let name = |card: &LaidCard| {
        let name = if is_shared {
            format!("{}-{}", card.deck, card.id)
        } else {
            card.id.clone()
        };
        // What no name of a file has everywhere.
        let is_safe = |c: char| c.is_alphanumeric() || "-_.".contains(c);
        name.chars().map(|c| if is_safe(c) { c } else { '_' }).collect()
    };
    let shown = |card: &&LaidCard| ShownCard {
        name: name(card),
        front: card.front,
        back: card.back,
    };
    cards.iter().map(shown).collect()
}

/// Whether a word names a PDF.
pub(super) fn is_pdf(word: &str) -> bool {
    Path::new(word).extension().is_some_and(|end| end.eq_ignore_ascii_case("pdf"))
}
