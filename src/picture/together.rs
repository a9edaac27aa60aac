//! Work on several pictures side by side, within bounds of memory.

use rayon::prelude::*;

use crate::picture::Picture;

/// Bytes that the pictures being decoded at one time may take up together; one that alone
/// takes more is decoded alone.
const ROOM: u64 = 128 << 20;

/// Does a piece of work for the picture of each thing, as many side by side as there is room
/// for; results come in the order of the things.
pub fn in_turn<T: Sync, R: Send>(
    things: &[T],
    picture: impl Fn(&T) -> &Picture,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let mut done = Vec::with_capacity(things.len());
    let mut rest = things;
    while !rest.is_empty() {
        let mut taken = 0_u64;
        let fits = rest.iter().take_while(|thing| {
            taken = taken.saturating_add(picture(thing).memory());
            taken <= ROOM
        });
        let (now, later) = rest.split_at(fits.count().max(1));
        done.par_extend(now.par_iter().map(&work));
        rest = later;
    }
    done
}
