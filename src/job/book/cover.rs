//! The wrap cover of a copy.

use std::sync::Arc;

use crate::frame::{Document, Parts, inked};
use crate::geom::{Length, Paper, Size};
use crate::job::book::binding::BookBinding;
use crate::job::book::copy::{BookOrder, document};
use crate::job::{Facts, Failure, Made};
use crate::model::Duplex;
use crate::sheet::{Signatures, WrapCover, WrapParts, spine_width};
use crate::text::Typesetter;
use crate::workbook::{Bound, back_cover, spine_title};

/// Narrower spines have no title: a fold that strays by a millimetre would take it round the
/// corner.
const TITLED: Length = Length::mm(6.0);

/// A cover, and what is to be said of it.
pub(super) struct MadeCover {
    pub(super) made: Made,
    pub(super) note: Option<String>,
}

/// Makes the cover of a book without fields; with signatures it is a booklet.
pub(super) fn make_cover(
    typesetter: &Typesetter,
    order: &BookOrder<'_>,
    bound: &Bound,
    signatures: Option<&Signatures>,
    (binding, paper): (&BookBinding, &Paper),
) -> Result<MadeCover, Failure> {
    let is_stapled = signatures.is_some_and(|signatures| signatures.sheets().len() == 1);
    let leaves = signatures
        .map_or(bound.pages.len().div_ceil(2), |signatures| signatures.total() * 2);
    // One signature is stapled through its cover, which is folded as its sheets are.
    let spine =
        if is_stapled { Length::ZERO } else { spine_width(leaves, binding.caliper) };
    let page = order.look.paper;
    let paper = binding.cover_paper.as_ref().unwrap_or(paper);
    let cover = WrapCover::new(paper.size(), page, spine).map_err(|error| {
        let hint = error.hint();
        Failure::from(error).hint(hint)
    })?;
    let Some(front) = bound.pages.first().and_then(|page| page.placed.first()) else {
        return Err(Failure::new("a book without pages has no cover"));
    };
    let book = &order.library.book;
    let title = spine.fits(TITLED).then(|| {
        let mut typesetter = typesetter.lend();
        let size = Size::new(page.height, spine);
        spine_title(&mut typesetter, &book.title, book.language.tag(), size).map(Arc::new)
    });
    let is_untitled = title.as_ref().is_some_and(Option::is_none);
    let parts = WrapParts {
        front: front.clone(),
        back: Arc::new(back_cover(page, front, order.look.theme)),
        spine: title.flatten(),
        is_stapled,
        ink: order.look.theme.marks,
    };
    let sheet = Document {
        duplex: Duplex::None,
        pages: inked(vec![cover.page(parts)], order.look.theme.inking),
        parts: Parts::Sections,
        numbering: Vec::new(),
        bookmarks: Vec::new(),
        ..document(order)
    };
    let trim = cover.trim();
    let has_spine = if spine > Length::ZERO {
        format!("with a spine of {spine}")
    } else {
        "without a spine".to_owned()
    };
    let line = format!(
        "a cover of {} by {} on {}, {has_spine}",
        trim.width,
        trim.height,
        paper.name()
    );
    let note = if is_untitled {
        Some("the title is too long for the spine, which stays empty")
    } else if !cover.marks_whole() {
        Some("there is no room for all crop marks around the cover")
    } else {
        None
    };
    let facts = Facts { paper: Some(paper.name().to_owned()), ..Facts::default() };
    let made = Made { document: sheet, line, facts };
    Ok(MadeCover { made, note: note.map(str::to_owned) })
}
