//! A copy as a booklet: its sheets in one file or two, and what to say of them.

use std::sync::Arc;

use crate::frame::{Article, Bookmark, Document, Page, Parts, count_articles, inked};
use crate::geom::{Length, Size};
use crate::job::book::binding::BookBinding;
use crate::job::book::copy::{BookOrder, document, facts};
use crate::job::cards::only;
use crate::job::count::count;
use crate::job::{Facts, Failure, Made};
use crate::model::Duplex;
use crate::sheet::{BookletJob, Signatures, impose_booklet, split_sides};
use crate::workbook::Bound;

/// Thicker signatures are stiff: binders advise 10 to 15 sheets of office paper, and desk
/// staplers are sold for 20 to 25.
const STIFF: Length = Length::mm(1.5);
/// Less than this nobody sees at the fore-edge.
const SEEN: Length = Length::mm(0.5);

/// How a printer takes and leaves its sheets decides: see [`split_sides`].
const OTHER_WAY: &str = "try two sheets first: a printer that then prints on the printed side wants the pile back as it came, and the backs last to first";

/// The pages of a booklet on a sheet: half of it, upright.
pub fn half(sheet: Size) -> Size {
    let lying = if sheet.is_portrait() { sheet.turned() } else { sheet };
    Size::new(lying.width / 2.0, lying.height)
}

/// The signatures of a book.
pub(super) fn signatures(
    bound: &Bound,
    binding: &BookBinding,
) -> Result<Signatures, Failure> {
    let most = binding.signature;
    Signatures::new(bound.pages.len(), most, binding.caliper).map_err(Failure::from)
}

/// The files of a booklet, each with the end of its name.
pub(super) fn make_booklet(
    order: &BookOrder<'_>,
    bound: &Bound,
    signatures: &Signatures,
    is_split: bool,
) -> Vec<(&'static str, Made)> {
    let job = BookletJob { pages: &bound.pages, signatures, ink: order.look.theme.marks };
    let sides = impose_booklet(&job);
    let write = |pages: Vec<Page>, parts, duplex, line| -> Made {
        let bookmarks = shown(&bound.bookmarks, &pages);
        let document = Document {
            duplex,
            pages: inked(pages, order.look.theme.inking),
            parts,
            // Numbers are those of the pages, not of the sheets.
            numbering: Vec::new(),
            bookmarks,
            ..document(order)
        };
        let sheets = Some(signatures.total());
        Made { document, line, facts: Facts { sheets, ..facts(order) } }
    };
    let sheets = count(signatures.total(), "sheet", "sheets");
    let (what, folded) = (what(order, bound, signatures), folded(signatures));
    if !is_split {
        let line = format!("{what}, turn on the short edge; {folded}");
        return vec![("", write(sides, Parts::Sections, Duplex::ShortEdge, line))];
    }
    let half = Parts::Excerpt { of: count_articles(&bound.pages) };
    let (mut fronts, mut backs) = split_sides(sides);
    // Each file has half of the pages: links and headings that need the others would mislead.
    for side in fronts.iter_mut().chain(&mut backs) {
        for placed in side.placed.iter_mut().filter(|placed| placed.article.is_some()) {
            placed.frame = Arc::new(placed.frame.apart());
        }
    }
    let line = format!("{what}, fronts; {folded}");
    let fronts = write(fronts, half, Duplex::None, line);
    let line = format!(
        "{sheets}, backs in the same order: turn the pile over on its short edge, so that sheet 1 lies on top"
    );
    let backs = write(backs, half, Duplex::None, line);
    vec![("-fronts", fronts), ("-backs", backs)]
}

fn what(order: &BookOrder<'_>, bound: &Bound, signatures: &Signatures) -> String {
    let weeks = count(order.planned.weeks().len(), "week", "weeks");
    let pages = count(bound.pages.len(), "page", "pages");
    let blanks = match signatures.blanks() {
        0 => String::new(),
        blanks => format!(" and {blanks} blank"),
    };
    let sheets = count(signatures.total(), "sheet", "sheets");
    format!("{weeks}, {pages}{blanks} on {sheets} of {}", order.paper)
}

/// Which sheets are folded together, in the order in which they leave the printer.
pub(in crate::job) fn folded(signatures: &Signatures) -> String {
    let sheets = signatures.sheets();
    if sheets.len() < 2 {
        let is_one = signatures.thickest() < 2;
        let how = if is_one { "fold it" } else { "fold all sheets together" };
        return how.to_owned();
    }
    let runs: Vec<(usize, usize)> = sheets
        .chunk_by(|one, other| one == other)
        .map(|run| (run.len(), run[0]))
        .collect();
    if let [(_, 1)] = runs[..] {
        return "fold each sheet by itself".to_owned();
    }
    let times = |number: usize, each: String| match number {
        1 => each,
        number => format!("{number} times {each}"),
    };
    let told = runs.iter().enumerate().map(|(nth, &(number, each))| match nth {
        0 => format!("{} together", times(number, count(each, "sheet", "sheets"))),
        _ => times(number, each.to_string()),
    });
    format!("fold {}", told.collect::<Vec<_>>().join(", then "))
}

/// The bookmarks that lead to something on these pages.
fn shown(bookmarks: &[Bookmark], pages: &[Page]) -> Vec<Bookmark> {
    let placed = pages.iter().flat_map(|page| &page.placed);
    let mut articles: Vec<Article> = placed.filter_map(|placed| placed.article).collect();
    articles.sort_unstable();
    only(bookmarks, &articles)
}

/// What folding and stapling need to know.
pub(super) fn advice(
    paper: &str,
    signatures: &Signatures,
    binding: &BookBinding,
) -> Vec<String> {
    let mut notes = vec![grain(paper)];
    let sheets = signatures.thickest();
    let thick = binding.caliper * f64::from(u32::try_from(sheets).unwrap_or(u32::MAX));
    if signatures.sheets().len() > 1 && binding.signature.is_none() {
        notes.push(format!(
            "{} are too many to fold as one; fold and staple each signature by itself, then sew or glue them together at the fold, in order",
            count(signatures.total(), "sheet", "sheets")
        ));
    }
    if thick > STIFF {
        notes.push(format!(
            "{} folded together, {thick} of paper, spring open, and many staplers stop at 20; `--signature {}` makes thinner ones",
            count(sheets, "sheet", "sheets"),
            sheets.div_ceil(2)
        ));
    }
    if binding.split {
        notes.push(OTHER_WAY.to_owned());
    }
    let pushed = signatures.most_pushed();
    if pushed.fits(SEEN) {
        notes.push(format!(
            "inner sheets stand out by up to {pushed}, and their pages are shifted towards the fold by as much: cut the fore-edge even after folding"
        ));
    }
    notes
}

fn grain(paper: &str) -> String {
    if ["a4", "letter", "legal"].contains(&paper) {
        return format!(
            "ordinary {paper} is long grain: folded in half it bends across the grain and cracks a little at the spine; short-grain paper folds better"
        );
    }
    "paper folds best along its grain: here that is short-grain paper".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(pages: usize, most: usize) -> String {
        let caliper = Length::mm(0.1);
        folded(&Signatures::new(pages, Some(most), caliper).expect("they fold"))
    }

    #[test]
    fn signatures_are_told_in_the_order_in_which_they_leave_the_printer() {
        assert_eq!(told(3, 9), "fold it");
        assert_eq!(told(36, 9), "fold all sheets together");
        assert_eq!(told(12, 1), "fold each sheet by itself");
        assert_eq!(told(36, 3), "fold 3 times 3 sheets together");
        // 4, 4, 4, 4, 4, 3, 3; 10, 9, 9; 3, 2.
        assert_eq!(told(104, 4), "fold 5 times 4 sheets together, then 2 times 3");
        assert_eq!(told(112, 10), "fold 10 sheets together, then 2 times 9");
        assert_eq!(told(20, 3), "fold 3 sheets together, then 2");
    }

    #[test]
    fn whoever_folds_as_told_folds_the_signatures() {
        for (pages, most) in
            (5..400).flat_map(|pages| (1..12).map(move |most| (pages, most)))
        {
            let signatures =
                Signatures::new(pages, Some(most), Length::mm(0.1)).expect("they fold");
            let told = folded(&signatures);
            let numbers = told.replace("sheets", "").replace("sheet", "");
            let mut hand = Vec::new();
            for step in numbers.trim_start_matches("fold ").split(", then ") {
                let words: Vec<usize> = step
                    .split_whitespace()
                    .filter_map(|word| word.parse().ok())
                    .collect();
                match words[..] {
                    [number, each] => hand.extend(std::iter::repeat_n(each, number)),
                    [each] => hand.push(each),
                    _ if told == "fold each sheet by itself" => {
                        hand = vec![1; signatures.total()];
                    }
                    _ => hand.push(signatures.total()),
                }
            }
            assert_eq!(hand, signatures.sheets(), "{told}");
        }
    }
}
