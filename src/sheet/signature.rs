//! Signatures: which sheets are folded together, and how far that pushes the inner ones out.

use std::fmt;

use crate::geom::Length;

/// Pages on one sheet that is folded once: two on each side.
const ON_SHEET: usize = 4;

/// The signatures of a book: sheets that are folded as one, each signature stapled or sewn by
/// itself, and the signatures laid on each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Signatures {
    pages: usize,
    sheets: Vec<usize>,
    caliper: Length,
}

/// Why sheets cannot be folded together.
#[derive(Debug, Clone, PartialEq)]
pub enum SignatureError {
    /// The inner pages would be pushed out further than their inner margin can make up for.
    TooThick {
        /// Sheets in the thickest signature.
        sheets: usize,
        /// How thick one sheet is.
        caliper: Length,
        /// How far the innermost sheet is pushed out.
        pushed: Length,
        /// The most sheets that can be folded together.
        most: usize,
    },
}

impl SignatureError {
    /// What to do about it.
    pub fn hint(&self) -> String {
        let Self::TooThick { most, .. } = self;
        format!("fold fewer together: `--signature {most}`")
    }
}

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::TooThick { sheets, caliper, pushed, .. } = self;
        write!(
            f,
            "a signature of {sheets} sheets of {caliper} pushes its inner pages out by {pushed}"
        )
    }
}

impl std::error::Error for SignatureError {}

impl Signatures {
    /// All sheets are one signature while they are no thicker than this: 20 sheets of 80 g/m²,
    /// about what a desk stapler drives a staple through.
    const ONE: Length = Length::mm(2.0);
    /// When they are thicker, signatures of this at most: 10 sheets of 80 g/m² still fold by
    /// hand to a sharp edge.
    const EACH: Length = Length::mm(1.0);
    /// Pages of a book have inner margins of 18 mm at least. This much of it can be given to
    /// creep: what remains is still the width of an ordinary outer margin.
    const MOST_PUSHED: Length = Length::mm(6.0);

    /// Divides so many pages into signatures of `most` sheets at most, as even as they can be.
    /// Without `most`, what a hand can fold decides.
    ///
    /// # Errors
    /// [`SignatureError::TooThick`] when `most` allows what cannot be folded.
    pub fn new(
        pages: usize,
        most: Option<usize>,
        caliper: Length,
    ) -> Result<Self, SignatureError> {
        let all = pages.div_ceil(ON_SHEET);
        let most = match most {
            Some(most) => most.max(1),
            None if Self::ONE.fits(times(caliper, all)) => all.max(1),
            None => (2..all)
                .take_while(|&sheets| Self::EACH.fits(times(caliper, sheets)))
                .last()
                .unwrap_or(1),
        };
        let count = all.div_ceil(most);
        let sheets: Vec<usize> =
            (0..count).map(|nth| all / count + usize::from(nth < all % count)).collect();
        let thickest = sheets.first().copied().unwrap_or(0);
        let pushed = push_out(thickest.saturating_sub(1), caliper);
        if !Self::MOST_PUSHED.fits(pushed) {
            let fits = |&sheets: &usize| {
                Self::MOST_PUSHED.fits(push_out(sheets.saturating_sub(1), caliper))
            };
            let most = (1..thickest).take_while(fits).last().unwrap_or(1);
            let sheets = thickest;
            return Err(SignatureError::TooThick { sheets, caliper, pushed, most });
        }
        Ok(Self { pages, sheets, caliper })
    }

    /// Sheets in each signature, from the first to the last.
    pub fn sheets(&self) -> &[usize] {
        &self.sheets
    }

    /// Sheets in all.
    pub fn total(&self) -> usize {
        self.sheets.iter().sum()
    }

    /// Sheets in the thickest signature.
    pub fn thickest(&self) -> usize {
        self.sheets.iter().copied().max().unwrap_or(0)
    }

    /// Pages that stay blank, at the end of the book.
    pub fn blanks(&self) -> usize {
        self.total() * ON_SHEET - self.pages
    }

    /// How thick the folded book is: every sheet is two leaves.
    pub fn thickness(&self) -> Length {
        times(self.caliper, self.total() * 2)
    }

    /// How far the sheet that is `nth` from the outside of its signature, counted from 0, is
    /// pushed out.
    pub fn push_out(&self, nth: usize) -> Length {
        push_out(nth, self.caliper)
    }

    /// How far the innermost sheet of the thickest signature is pushed out.
    pub fn most_pushed(&self) -> Length {
        self.push_out(self.thickest().saturating_sub(1))
    }

    /// Every sheet with its four pages, in the order in which they are printed.
    pub(super) fn folded(&self) -> impl Iterator<Item = FoldedSheet> + '_ {
        let starts = self.sheets.iter().scan(0, |next, &sheets| {
            let first = *next;
            *next += sheets * ON_SHEET;
            Some((first, sheets))
        });
        starts.flat_map(|(first, sheets)| {
            let last = first + sheets * ON_SHEET - 1;
            (0..sheets).map(move |nth| FoldedSheet {
                nth,
                outside: [last - nth * 2, first + nth * 2],
                inside: [first + nth * 2 + 1, last - nth * 2 - 1],
            })
        })
    }
}

/// A sheet that is folded once, with the places of its pages in the book, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FoldedSheet {
    /// Its place in its signature, from the outside.
    pub(super) nth: usize,
    /// Left and right on the side that is outside when it is folded.
    pub(super) outside: [usize; 2],
    /// Left and right on the other side.
    pub(super) inside: [usize; 2],
}

/// How far the fore-edge of a sheet stands out beyond that of the outermost one.
///
/// Folded sheets lie in each other as half rings. A sheet whose middle is `r` from the middle
/// of the fold gives a quarter ring, r · π/2 of paper, to each leaf's way round the fold, and
/// only the rest of the leaf reaches to the fore-edge. Each sheet further in has a radius
/// smaller by the caliper, so its leaves reach further by caliper · π/2.
fn push_out(nth: usize, caliper: Length) -> Length {
    times(caliper, nth) * std::f64::consts::FRAC_PI_2
}

fn times(length: Length, count: usize) -> Length {
    length * f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFICE: Length = Length::mm(0.1);

    fn sheets(pages: usize, most: Option<usize>) -> Vec<usize> {
        Signatures::new(pages, most, OFFICE).unwrap().sheets().to_vec()
    }

    #[test]
    fn thin_books_are_one_signature_and_thick_ones_several_of_ten_sheets_at_most() {
        assert_eq!(sheets(30, None), [8]);
        assert_eq!(sheets(80, None), [20]);
        assert_eq!(sheets(81, None), [7, 7, 7]);
        assert_eq!(sheets(0, None), [0; 0]);
        let thick = Signatures::new(40, None, Length::mm(0.9)).unwrap();
        assert_eq!(thick.sheets(), [1; 10]);
    }

    #[test]
    fn signatures_are_as_even_as_they_can_be() {
        assert_eq!(sheets(40, Some(4)), [4, 3, 3]);
        assert_eq!(sheets(40, Some(40)), [10]);
        assert_eq!(sheets(5, Some(1)), [1, 1]);
    }

    #[test]
    fn inner_sheets_are_pushed_out_more_and_the_outermost_not_at_all() {
        let book = Signatures::new(80, None, OFFICE).unwrap();
        assert_eq!(book.push_out(0), Length::ZERO);
        assert!((1..20).all(|nth| book.push_out(nth) > book.push_out(nth - 1)));
        assert!(
            book.most_pushed().is_near(Length::mm(1.9 * std::f64::consts::FRAC_PI_2))
        );
        assert!(book.thickness().is_near(Length::mm(4.0)));
    }

    #[test]
    fn what_cannot_be_folded_is_refused_with_what_can() {
        let error = Signatures::new(200, Some(50), OFFICE).unwrap_err();
        assert_eq!(
            error.to_string(),
            "a signature of 50 sheets of 0.1 mm pushes its inner pages out by 7.7 mm"
        );
        let SignatureError::TooThick { most, .. } = error;
        assert_eq!(most, 39);
        assert!(Signatures::new(200, Some(most), OFFICE).is_ok());
    }

    #[test]
    fn a_sheet_of_four_pages_has_the_last_beside_the_first() {
        let book = Signatures::new(8, None, OFFICE).unwrap();
        let folded: Vec<_> = book.folded().collect();
        assert_eq!((folded[0].outside, folded[0].inside), ([7, 0], [1, 6]));
        assert_eq!((folded[1].outside, folded[1].inside), ([5, 2], [3, 4]));
    }
}
