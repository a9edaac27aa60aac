//! Where the faces of cards lie in the document that was made of them.

use crate::frame::FacePlace;
use crate::job::Made;

/// Card sheets, and where each face lies on them.
#[derive(Debug, Clone)]
pub struct LaidCards {
    /// The sheets.
    pub made: Made,
    /// The cards in the order in which they are printed, each copy by itself.
    pub cards: Vec<LaidCard>,
}

/// A card on its sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct LaidCard {
    /// The id of its deck.
    pub deck: String,
    /// Its own id; of the cards that open a deck `key-1` and on, and of those to write on `blank-1`
    /// and on.
    pub id: String,
    /// Where its front lies.
    pub front: FacePlace,
    /// Where its back lies, if the sheets have a second side.
    pub back: Option<FacePlace>,
}
