//! The flow: which pieces stand on which page, and how what is left of a page is shared out.
//!
//! Pieces that keep together stay together; a table that goes on overleaf takes its head along.
//! Places to write are elastic: they shrink to the least that is useful when that saves a page,
//! and then take up what the page has left, line by line, so that a page made for A4 is as full
//! on Letter.

use std::sync::Arc;

use crate::block::even::evenly;
use crate::block::{BlockError, Piece};
use crate::frame::Frame;
use crate::geom::{Length, Point, Size};

/// A page on which less stands than this share of its height looks left over.
pub(super) const THIN: f64 = 0.5;

/// A page of pieces, and how far down they reach.
pub(crate) struct Flowed {
    /// The page.
    pub(crate) frame: Frame,
    /// From its head to the foot of the last piece.
    pub(crate) used: Length,
}

/// Breaks pieces into pages of a size: one frame for each page.
pub(crate) fn flow(pieces: &[Piece], size: Size) -> Vec<Frame> {
    flow_pages(pieces, size).into_iter().map(|page| page.frame).collect()
}

/// Breaks pieces into pages of a size.
///
/// When all is as asked for, and when not: places to write at their least, then also the space
/// between blocks; each only when it saves a page. When little would stand on a page, as few
/// lines as a hand can do with and close blocks are tried too; where that saves no page, the
/// pages end where they come out even, rather before a block than within one.
pub(crate) fn flow_pages(pieces: &[Piece], size: Size) -> Vec<Flowed> {
    let natural: Vec<u16> = pieces.iter().map(|piece| piece.lines().1).collect();
    let least: Vec<u16> = pieces.iter().map(|piece| piece.lines().0).collect();
    let scant: Vec<u16> = pieces.iter().map(Piece::scant).collect();
    let closer: Vec<Piece> = pieces.iter().map(Piece::closer).collect();
    let mut best = (pieces, &natural, paginate(pieces, &natural, size.height));
    let is_thin = |(pieces, _, starts): &(&[Piece], &Vec<u16>, Vec<usize>)| {
        pages_of(starts, pieces.len())
            .any(|(start, end)| is_thin(&pieces[start..end], size.height))
    };
    for (pieces, lines, is_last_resort) in [
        (pieces, &least, false),
        (&closer[..], &least, false),
        (pieces, &scant, true),
        (&closer[..], &scant, true),
    ] {
        if best.2.len() == 1 || is_last_resort && !is_thin(&best) {
            break;
        }
        let starts = paginate(pieces, lines, size.height);
        if starts.len() < best.2.len() {
            best = (pieces, lines, starts);
        }
    }
    if is_thin(&best) {
        let (pieces, lines, starts) = &best;
        let even = evenly(pieces, lines, size.height, starts.len());
        best.2 = even.unwrap_or(best.2);
    }
    let (pieces, lines, starts) = best;
    let mut lines = lines.clone();
    let pages: Vec<_> = pages_of(&starts, pieces.len()).collect();
    pages
        .into_iter()
        .map(|(start, end)| {
            let (pieces, lines) = (&pieces[start..end], &mut lines[start..end]);
            share_out(pieces, lines, size.height);
            let frame = place(pieces, lines, size);
            Flowed { frame, used: used(pieces, lines) }
        })
        .collect()
}

/// The pieces of each page, from the first to behind the last.
fn pages_of(starts: &[usize], count: usize) -> impl Iterator<Item = (usize, usize)> {
    let ends = starts.iter().skip(1).copied().chain([count]);
    starts.iter().copied().zip(ends)
}

/// Whether little stands on a page, though its places to write take what they may.
fn is_thin(pieces: &[Piece], height: Length) -> bool {
    let most: Vec<u16> = pieces.iter().map(|piece| piece.lines().2.min(200)).collect();
    used(pieces, &most) < height * THIN
}

/// A table whose head stands over its rows on every page.
///
/// No row stands alone: the head, the first two and the last two stay together, beside those
/// rows that keep together by themselves.
pub(crate) fn headed(head: Piece, rows: Vec<Piece>) -> Vec<Piece> {
    let again = (Arc::new(head.frame.as_decoration()), head.height);
    let count = rows.len();
    let rows = rows.into_iter().enumerate().map(|(nth, row)| Piece {
        keeps: nth + 1 < count && (row.keeps || nth == 0 || nth + 2 == count),
        again: Some(again.clone()),
        ..row
    });
    let mut pieces = vec![Piece { keeps: count > 0, ..head }];
    pieces.extend(rows);
    pieces
}

/// Whether every piece has room on a page.
///
/// # Errors
/// [`BlockError::High`] when one has not.
pub(crate) fn check_heights(pieces: &[Piece], height: Length) -> Result<(), BlockError> {
    let lowest = |piece: &Piece| again(piece) + piece.height_with(piece.lines().0.min(1));
    let fits = pieces.iter().all(|piece| height.fits(lowest(piece)));
    if fits { Ok(()) } else { Err(BlockError::High) }
}

/// The first piece of each page.
fn paginate(pieces: &[Piece], lines: &[u16], height: Length) -> Vec<usize> {
    let height_of = |at: usize| pieces[at].height_with(lines[at]);
    let mut starts = Vec::new();
    let mut used = Length::ZERO;
    let mut at = 0;
    while at < pieces.len() {
        let mut end = at + 1;
        while end < pieces.len() && pieces[end - 1].keeps && !pieces[end].breaks {
            end += 1;
        }
        let inner = (at + 1..end)
            .fold(Length::ZERO, |sum, next| sum + pieces[next].over + height_of(next));
        let whole = height_of(at) + inner;
        let is_first = starts.is_empty() || pieces[at].breaks;
        if is_first || !height.fits(used + pieces[at].over + whole) {
            starts.push(at);
            used = again(&pieces[at]) + height_of(at);
            at += 1;
            // What is too high to keep together is broken where it must be.
            if height.fits(used + inner) {
                used += inner;
                at = end;
            }
        } else {
            used = used + pieces[at].over + whole;
            at = end;
        }
    }
    starts
}

/// How high the pieces of one page are.
fn used(pieces: &[Piece], lines: &[u16]) -> Length {
    let mut used = Length::ZERO;
    for (nth, (piece, lines)) in pieces.iter().zip(lines).enumerate() {
        let over = if nth == 0 { again(piece) } else { piece.over };
        used = used + over + piece.height_with(*lines);
    }
    used
}

/// What stands over the first piece of a page.
pub(super) fn again(piece: &Piece) -> Length {
    piece.again.as_ref().map_or(Length::ZERO, |(_, height)| *height)
}

/// Gives the lines that a page has left to its places to write: first to those that fill the
/// page, then to the others in turn, the smallest first.
fn share_out(pieces: &[Piece], lines: &mut [u16], height: Length) {
    let mut left = height - used(pieces, lines);
    loop {
        let can_grow = |at: &usize| {
            let most = pieces[*at].lines().2;
            let step = pieces[*at].stretch.as_ref().map(|stretch| stretch.step);
            lines[*at] < most && step.is_some_and(|step| left.fits(step))
        };
        let candidates: Vec<usize> = (0..pieces.len()).filter(can_grow).collect();
        let fills = |at: &&usize| pieces[**at].lines().2 == u16::MAX;
        let next = candidates
            .iter()
            .filter(fills)
            .min_by_key(|at| lines[**at])
            .or_else(|| candidates.iter().min_by_key(|at| lines[**at]));
        let Some(&next) = next else { return };
        lines[next] += 1;
        left -=
            pieces[next].stretch.as_ref().map_or(Length::ZERO, |stretch| stretch.step);
    }
}

fn place(pieces: &[Piece], lines: &[u16], size: Size) -> Frame {
    let mut page = Frame::new(size);
    let mut y = Length::ZERO;
    for (nth, (piece, lines)) in pieces.iter().zip(lines).enumerate() {
        if nth > 0 {
            y += piece.over;
        } else if let Some((head, height)) = &piece.again {
            page.absorb(Point::ORIGIN, head);
            y += *height;
        }
        if piece.at_foot && nth + 1 == pieces.len() {
            y = y.max(size.height - piece.height);
        }
        let at = Point::new(Length::ZERO, y);
        match &piece.stretch {
            None => page.absorb(at, &piece.frame),
            Some(stretch) => {
                let mut frame = piece.frame.clone();
                stretch.draw(&mut frame, piece.height, *lines);
                page.absorb(at, &frame);
            }
        }
        y += piece.height_with(*lines);
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_takes_its_head_along_and_leaves_no_row_alone() {
        let strip = || Piece::new(Frame::new(Size::mm(50.0, 0.0)), Length::mm(10.0));
        let keeps = |rows: usize| -> Vec<bool> {
            let pieces = headed(strip(), (0..rows).map(|_| strip()).collect());
            assert!(pieces[0].again.is_none());
            assert!(pieces[1..].iter().all(|row| again(row) == Length::mm(10.0)));
            pieces.iter().map(|piece| piece.keeps).collect()
        };
        assert_eq!(keeps(0), [false]);
        assert_eq!(keeps(1), [true, false]);
        assert_eq!(keeps(2), [true, true, false]);
        assert_eq!(keeps(5), [true, true, false, false, true, false]);
    }

    #[test]
    fn rows_that_keep_together_still_do_under_a_head() {
        let strip = || Piece::new(Frame::new(Size::mm(50.0, 0.0)), Length::mm(10.0));
        let rows = vec![strip(), strip().keeps(), strip(), strip(), strip().keeps()];
        let keeps: Vec<bool> =
            headed(strip(), rows).iter().map(|piece| piece.keeps).collect();
        assert_eq!(keeps, [true, true, true, false, true, false]);
    }
}
