//! Pages that come out even: where they end when their number is settled.

use crate::block::Piece;
use crate::block::flow::{THIN, again};
use crate::geom::Length;

/// What it costs to end a page within a block, beside a page that is left empty, which costs 1.
const WITHIN: f64 = 0.08;
/// What a page costs on which too little stands.
const LITTLE: f64 = 1.0;

/// The first piece of each of so many pages: as even as may be, each rather before a block than
/// within one. None where pieces that keep together do not fit on a page.
pub(super) fn evenly(
    pieces: &[Piece],
    lines: &[u16],
    height: Length,
    pages: usize,
) -> Option<Vec<usize>> {
    let count = pieces.len();
    let may_start: Vec<bool> = (0..count)
        .map(|at| at == 0 || pieces[at].breaks || !pieces[at - 1].keeps)
        .collect();
    // The least cost of the pieces before each place on so many pages, and where the last begins.
    let mut best: Vec<Option<(f64, usize)>> = vec![None; count + 1];
    best[0] = Some((0.0, 0));
    let mut ways = Vec::with_capacity(pages);
    for _ in 0..pages {
        let mut next: Vec<Option<(f64, usize)>> = vec![None; count + 1];
        for start in (0..count).filter(|&at| may_start[at]) {
            let Some((before, _)) = best[start] else { continue };
            let before = before + cut(pieces, start);
            let mut used = again(&pieces[start]);
            let mut most = used;
            for end in start + 1..=count {
                let piece = &pieces[end - 1];
                if end - 1 > start {
                    if piece.breaks {
                        break;
                    }
                    (used, most) = (used + piece.over, most + piece.over);
                }
                used += piece.height_with(lines[end - 1]);
                most += piece.height_with(piece.lines().2.min(200));
                if !height.fits(used) {
                    break;
                }
                if end < count && !may_start[end] {
                    continue;
                }
                let empty = 1.0 - (used / height).min(1.0);
                let little = if most < height * THIN { LITTLE } else { 0.0 };
                let cost = before + empty * empty + little;
                if next[end].is_none_or(|(least, _)| cost < least) {
                    next[end] = Some((cost, start));
                }
            }
        }
        best.clone_from(&next);
        ways.push(next);
    }
    let mut starts = Vec::with_capacity(pages);
    let mut end = count;
    for way in ways.iter().rev() {
        let (_, start) = way[end]?;
        starts.push(start);
        end = start;
    }
    starts.reverse();
    Some(starts)
}

/// What it costs to begin a page with a piece: nothing where a block begins, or what must.
fn cut(pieces: &[Piece], at: usize) -> f64 {
    let is_block = at == 0 || pieces[at].breaks || pieces[at].over > Length::ZERO;
    if is_block && pieces[at].again.is_none() { 0.0 } else { WITHIN }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::Frame;
    use crate::geom::Size;

    fn strip(height: f64) -> Piece {
        Piece::new(Frame::new(Size::mm(50.0, 0.0)), Length::mm(height))
    }

    #[test]
    fn pages_come_out_even() {
        let pieces: Vec<Piece> = (0..11).map(|_| strip(10.0)).collect();
        let starts = evenly(&pieces, &[0; 11], Length::mm(100.0), 2).unwrap();
        assert!(starts == [0, 5] || starts == [0, 6], "{starts:?}");
    }

    #[test]
    fn a_page_ends_rather_before_a_block_than_within_one() {
        let mut pieces: Vec<Piece> = (0..11).map(|_| strip(10.0)).collect();
        for at in [5, 6] {
            pieces[at].over = Length::mm(5.0);
            assert_eq!(evenly(&pieces, &[0; 11], Length::mm(100.0), 2).unwrap(), [0, at]);
            pieces[at].over = Length::ZERO;
        }
        // But not where hardly anything would follow.
        pieces[10].over = Length::mm(5.0);
        let starts = evenly(&pieces, &[0; 11], Length::mm(100.0), 2).unwrap();
        assert!(starts[1] < 8, "{starts:?}");
    }

    #[test]
    fn what_keeps_together_is_not_parted() {
        let mut pieces: Vec<Piece> = (0..11).map(|_| strip(10.0)).collect();
        for piece in &mut pieces[3..9] {
            piece.keeps = true;
        }
        let starts = evenly(&pieces, &[0; 11], Length::mm(100.0), 2).unwrap();
        assert!(starts[1] <= 3 || starts[1] == 10, "{starts:?}");
        for piece in &mut pieces {
            piece.keeps = true;
        }
        assert_eq!(evenly(&pieces, &[0; 11], Length::mm(100.0), 2), None);
    }
}
