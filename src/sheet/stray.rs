//! What would be seen of backs if the printer put the second side off the first.

use crate::frame::{Article, Item, Page, Placed};
use crate::geom::{Affine, Length, Point, Rect, Size};

/// A second side that is off the first: shifted, and turned about the middle of the sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stray {
    /// How far it is shifted, right and down.
    pub shift: Point,
    /// How far it is turned, in degrees clockwise.
    pub turn: f64,
}

impl Stray {
    /// Home printers shift the second side by so much.
    pub const SHIFT: Length = Length::mm(2.0);

    /// All ways to be shifted by [`Stray::SHIFT`] across, down, and both.
    pub fn shifts() -> Vec<Self> {
        let by = Self::SHIFT.to_mm();
        let ways = [-by, 0.0, by];
        let all = ways.into_iter().flat_map(|x| ways.map(|y| Point::mm(x, y)));
        all.map(|shift| Self { shift, turn: 0.0 }).collect()
    }

    /// Turned by so many degrees, either way.
    pub fn turns(degrees: f64) -> [Self; 2] {
        [-degrees, degrees].map(|turn| Self { shift: Point::ORIGIN, turn })
    }

    fn on(self, sheet: Size) -> Affine {
        let center = Point::new(sheet.width / 2.0, sheet.height / 2.0);
        Affine::about(center, (1.0, 1.0), self.turn, self.shift)
    }
}

/// What is wrong with a back that was printed off its place.
#[derive(Debug, Clone, PartialEq)]
pub enum StrayFault {
    /// A strip at its edge is white, so wide at the widest.
    White(Length),
    /// A text is cut, by so much.
    Cut(Length, String),
}

/// A back with what is wrong with it.
#[derive(Debug, Clone, PartialEq)]
pub struct StrayedBack {
    /// Where it stands among what is placed on its page.
    pub nth: usize,
    /// The card that it belongs to; a pattern that is the same behind all belongs to none.
    pub article: Option<Article>,
    /// What is wrong with it.
    pub fault: StrayFault,
}

/// Less than this nobody sees.
const SEEN: Length = Length::mm(0.05);
/// The edges of a card are looked at in steps of this.
const STEP: Length = Length::mm(1.0);

/// The backs of a page, as it is cut where its fronts say, that would show white or lose text if
/// the page were printed off its place. Pages that make up for a printer by themselves are looked
/// at without that.
pub fn strayed_backs(page: &Page, stray: Stray) -> Vec<StrayedBack> {
    let printed = stray.on(page.size);
    let clips: Vec<Rect> = page.placed.iter().filter_map(|placed| placed.clip).collect();
    let backs = page.placed.iter().enumerate();
    let backs = backs.filter(|(_, back)| back.article.is_some() || back.clip.is_some());
    backs
        .filter_map(|(nth, back)| {
            let fault = match back.clip {
                Some(clip) if !clip.contains(back.covers()) => None,
                Some(_) => white(back.covers(), &clips, &printed).map(StrayFault::White),
                None => cut(back, &printed),
            };
            Some(StrayedBack { nth, article: back.article, fault: fault? })
        })
        .collect()
}

/// The widest white strip at the edges of a card that lies on patterns; a pattern that keeps inside
/// its card by intent has none.
fn white(card: Rect, patterns: &[Rect], printed: &Affine) -> Option<Length> {
    let mut widest = Length::ZERO;
    for at in edge(card) {
        let source = printed.origin_of(at)?;
        let off = patterns.iter().map(|pattern| beyond(source, *pattern));
        let nearest = off.reduce(Length::min)?;
        widest = widest.max(nearest);
    }
    (widest > SEEN).then_some(widest)
}

/// Places along the edges of a card.
fn edge(card: Rect) -> Vec<Point> {
    let Size { width, height } = card.size();
    let mut places = Vec::new();
    let steps = |length: Length| {
        let mut at = Length::ZERO;
        std::iter::from_fn(move || {
            let now = at;
            at += STEP;
            (now < length + STEP).then_some(now.min(length))
        })
    };
    for x in steps(width) {
        places.extend([Length::ZERO, height].map(|y| card.origin() + Point::new(x, y)));
    }
    for y in steps(height) {
        places.extend([Length::ZERO, width].map(|x| card.origin() + Point::new(x, y)));
    }
    places
}

/// How far a place lies outside a rectangle, across or down.
fn beyond(at: Point, rect: Rect) -> Length {
    let across = (rect.left() - at.x).max(at.x - rect.right());
    let down = (rect.top() - at.y).max(at.y - rect.bottom());
    across.max(down).max(Length::ZERO)
}

/// The text of a back that the cuts would take the most of.
fn cut(back: &Placed, printed: &Affine) -> Option<StrayFault> {
    let card = back.covers();
    let runs = back.frame.items().iter().filter_map(|(_, item)| match item {
        Item::Run(run) => Some(run),
        _ => None,
    });
    let lost = runs.map(|run| {
        // Letters reach 0.8 of their size above the line, and 0.2 below it.
        let corner = Point::new(run.at.x, run.at.y - run.size * 0.8);
        let bare = Placed { adjust: None, ..back.clone() };
        let there = bare.on_page(Rect::new(corner, Size::new(run.width(), run.size)));
        let printed = printed.rect(there);
        let ends = [printed.origin(), Point::new(printed.right(), printed.bottom())];
        let by =
            ends.map(|at| beyond(at, card)).into_iter().fold(Length::ZERO, Length::max);
        (by, &run.text)
    });
    let (by, text) =
        lost.reduce(|one, other| if other.0 > one.0 { other } else { one })?;
    (by > SEEN).then(|| StrayFault::Cut(by, text.clone()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::color::Ink;
    use crate::frame::{Frame, Mark};
    use crate::geom::{Insets, Turn};
    use crate::text::{Style, Typesetter};

    const CARD: Size = Size::mm(60.0, 90.0);

    fn page(bleed: Option<Length>, inside: f64) -> Page {
        let mut frame = Frame::new(CARD);
        let line = Typesetter::new().plain_line("Hi", Style::TEXT, "en").unwrap();
        let at = Point::mm(inside, 40.0);
        frame.line(Mark::Artifact, at, &line, Length::pt(10.0), |_| Ink::BLACK);
        let card = Rect::new(Point::mm(20.0, 30.0), CARD);
        let size = Size::mm(100.0, 150.0);
        Page {
            size,
            trim: card,
            bleed: card,
            placed: vec![Placed {
                frame: Arc::new(frame),
                at: card.origin(),
                turn: Turn::None,
                clip: bleed.map(|bleed| card.grown(Insets::even(bleed))),
                adjust: None,
                article: bleed.is_none().then_some(Article(0)),
                part: 0,
            }],
        }
    }

    fn faults(page: &Page, strays: &[Stray]) -> Vec<StrayFault> {
        let all = strays.iter().flat_map(|stray| strayed_backs(page, *stray));
        all.map(|back| back.fault).collect()
    }

    #[test]
    fn a_pattern_shows_as_much_white_as_it_lacks_bleed() {
        let enough = page(Some(Stray::SHIFT), 4.0);
        assert_eq!(faults(&enough, &Stray::shifts()), []);
        let scant = faults(&page(Some(Length::mm(1.2)), 4.0), &Stray::shifts());
        assert_eq!(scant.len(), 8, "every way but none at all");
        for fault in scant {
            let StrayFault::White(by) = fault else { panic!("{fault:?}") };
            assert!(by.is_near(Length::mm(0.8)), "{by}");
        }
        // Half a card's height away from the middle one degree is 0.79 mm.
        let turned = faults(&page(Some(Length::mm(0.5)), 4.0), &Stray::turns(1.0));
        let StrayFault::White(by) = turned[0] else { panic!("{turned:?}") };
        assert!((by.to_mm() - 0.29).abs() < 0.02, "{by}");
    }

    #[test]
    fn a_text_is_cut_that_stands_nearer_to_the_edge_than_printers_stray() {
        assert_eq!(faults(&page(None, 4.0), &Stray::shifts()), []);
        let near = faults(&page(None, 1.5), &Stray::shifts());
        assert_eq!(near.len(), 3, "to the left, and up or down with it");
        let StrayFault::Cut(by, text) = &near[0] else { panic!("{near:?}") };
        assert!(by.is_near(Length::mm(0.5)) && text == "Hi", "{by} {text}");
    }
}
