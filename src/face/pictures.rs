//! The pictures of laid out cards, made before anything is written: what is wrong with one is
//! told at its card.

use std::collections::HashMap;
use std::sync::Arc;

use crate::face::error::{FaceError, Fault, Holds};
use crate::face::studio::{Faces, Printed};
use crate::frame::{Item, Mark, PictureItem};
use crate::model::Field;
use crate::picture::{Picture, PictureError, in_turn};

/// Makes the pictures of cards at the size they have there, each once; says which cards have
/// one whose file is damaged.
pub fn print_pictures(cards: &[Printed<'_>], faces: &[Faces]) -> Vec<FaceError> {
    let placed = faces.iter().enumerate().flat_map(|(card, faces)| {
        let items = faces.front.items().iter().chain(faces.back.items());
        items.filter_map(move |(mark, item)| match (mark, item) {
            (Mark::Content(_), Item::Picture(item)) => Some((card, item)),
            _ => None,
        })
    });
    let key =
        |item: &PictureItem| (address(&item.picture), item.picture.pixels_at(item.size));
    let placed = placed.map(|(card, item)| (card, key(item), item));
    let work = |item: &&PictureItem| item.picture.printed(item.size).err();
    once_each(cards, &placed.collect::<Vec<_>>(), |item| &item.picture, work)
}

/// The cards whose picture's file is damaged, wherever it is printed.
pub fn damaged_pictures(cards: &[Printed<'_>]) -> Vec<FaceError> {
    let named = cards.iter().enumerate().filter_map(|(card, printed)| {
        let picture = &printed.card.art.as_ref()?.picture;
        Some((card, address(picture), picture))
    });
    once_each(
        cards,
        &named.collect::<Vec<_>>(),
        |picture| picture,
        |picture| picture.check().err(),
    )
}

fn address(picture: &Arc<Picture>) -> usize {
    Arc::as_ptr(picture).addr()
}

/// Does a piece of work once for each key, and tells what went wrong at every card that has it.
fn once_each<Key: Copy + Eq + std::hash::Hash, T: Copy + Sync>(
    cards: &[Printed<'_>],
    named: &[(usize, Key, T)],
    picture: impl Fn(&T) -> &Picture,
    work: impl Fn(&T) -> Option<PictureError> + Sync,
) -> Vec<FaceError> {
    let mut places: HashMap<Key, usize> = HashMap::new();
    let mut things = Vec::new();
    for (_, key, thing) in named {
        places.entry(*key).or_insert_with(|| {
            things.push(*thing);
            things.len() - 1
        });
    }
    let faults = in_turn(&things, picture, work);
    let errors = named.iter().filter_map(|(card, key, _)| {
        let fault = faults[places[key]].clone()?;
        Some(FaceError {
            card: *card,
            id: cards[*card].card.id.clone(),
            field: Field::Image,
            nth: 0,
            fault: Fault::Picture(fault),
            holds: Holds::Untried,
        })
    });
    errors.collect()
}
