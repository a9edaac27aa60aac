//! Content streams: what is painted on a page, in printpdf's operations.

use printpdf::{
    Color, CurTransMat, DictItem, Greyscale, Line, LinePoint, Op, PaintMode,
    Point as PdfPoint, Polygon, PolygonRing, Pt, Rect as PdfRect, Rgb, WindingOrder,
    XObjectId, XObjectTransform,
};

use crate::color::Ink;
use crate::frame::{Frame, Item, Mark, NodeId, Page, Placed, Shape};
use crate::geom::{Length, Path, Point, Segment, Size, Turn};
use crate::pdf::codes::Codes;
use crate::pdf::matrices::{adjust_matrix, pt, turn_matrix};
use crate::pdf::operations::{Operations, Shown};
use crate::pdf::shared::Shared;

/// A piece of a page that means something (ISO 32000-1, 14.7.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MarkedContent {
    /// The placed frame of the page.
    pub(super) placed: u32,
    /// The node of that frame.
    pub(super) node: NodeId,
    pub(super) kind: MarkedKind,
}

/// What a piece of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkedKind {
    /// Marked content, by its MCID.
    Marked(u32),
    /// An annotation, by its place among those of the page.
    Annotation(u32),
}

/// A page's content stream, and its pieces in the order of the items.
pub(super) struct PageContent {
    pub(super) bytes: Vec<u8>,
    pub(super) pieces: Vec<MarkedContent>,
}

/// Writes a page's content stream.
pub(super) fn write_page(page: &Page, codes: &Codes, shared: &Shared) -> PageContent {
    let mut painter = Painter::new(codes, shared);
    for (index, placed) in (0..).zip(&page.placed) {
        painter.placed(page.size, index, placed);
    }
    let Painter { ops, pieces, .. } = painter;
    PageContent { bytes: ops.into_bytes(), pieces }
}

/// Writes the content stream of a frame that is painted more than once.
pub(super) fn write_shared(frame: &Frame, codes: &Codes, shared: &Shared) -> Vec<u8> {
    let mut painter = Painter::new(codes, shared);
    painter.origin = (0.0, frame.size().height.to_pt());
    for (_, item) in frame.items() {
        painter.item(item);
    }
    painter.ops.into_bytes()
}

pub(super) struct Painter<'a> {
    pub(super) codes: &'a Codes,
    shared: &'a Shared,
    pub(super) ops: Operations,
    pieces: Vec<MarkedContent>,
    /// How many of the pieces are marked content, and how many annotations.
    counts: (u32, u32),
    /// Where the current frame's top left corner lies, in points from the bottom left.
    origin: (f64, f64),
    state: State,
    /// What lines of glyphs are put together in.
    pub(super) shown: Vec<Shown>,
    pub(super) string: Vec<u8>,
}

/// What the graphics state is known to be.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
struct State {
    fill: Option<Ink>,
    stroke: Option<Ink>,
    width: Option<Length>,
}

impl<'a> Painter<'a> {
    fn new(codes: &'a Codes, shared: &'a Shared) -> Self {
        Self {
            codes,
            shared,
            ops: Operations::default(),
            pieces: Vec::new(),
            counts: (0, 0),
            origin: (0.0, 0.0),
            state: State::default(),
            shown: Vec::new(),
            string: Vec::new(),
        }
    }

    fn placed(&mut self, page: Size, index: u32, placed: &Placed) {
        let before = self.state;
        let is_nested =
            placed.clip.is_some() || placed.adjust.is_some() || placed.turn != Turn::None;
        if is_nested {
            self.ops.push(Op::SaveGraphicsState);
        }
        if let Some(adjust) = placed.adjust {
            let matrix = CurTransMat::Raw(adjust_matrix(adjust, page.height));
            self.ops.push(Op::SetTransformationMatrix { matrix });
        }
        self.origin = (placed.at.x.to_pt(), (page.height - placed.at.y).to_pt());
        if let Some(clip) = placed.clip {
            self.ops.push(Op::DrawRectangle {
                rectangle: PdfRect {
                    x: Pt(pt(clip.left().to_pt())),
                    y: Pt(pt((page.height - clip.bottom()).to_pt())),
                    width: Pt(pt(clip.size().width.to_pt())),
                    height: Pt(pt(clip.size().height.to_pt())),
                    mode: Some(PaintMode::Clip),
                    winding_order: Some(WindingOrder::NonZero),
                },
            });
        }
        if placed.turn != Turn::None {
            let matrix = turn_matrix(placed, page);
            self.ops
                .push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
            self.origin = (0.0, placed.frame.size().height.to_pt());
        }
        self.frame(index, placed);
        if is_nested {
            self.ops.push(Op::RestoreGraphicsState);
            self.state = before;
        }
    }

    /// Paints a frame, its items in stretches of one meaning.
    fn frame(&mut self, index: u32, placed: &Placed) {
        if let Some(name) = self.shared.frame_name(&placed.frame) {
            self.ops.push(artifact());
            self.use_object(name, Point::ORIGIN, placed.frame.size());
            self.ops.push(Op::EndMarkedContent);
            return;
        }
        let mut open: Option<Mark> = None;
        let items = placed.frame.items();
        let mut word_end = None;
        for (at, (mark, item)) in items.iter().enumerate() {
            let mark = if placed.article.is_some() { *mark } else { Mark::Artifact };
            if let Item::Field(_) | Item::Link(_) = item {
                // Text after a field is read after it, though it is of the same paragraph.
                if open.take_if(|open| *open != mark).is_some() {
                    self.ops.push(Op::EndMarkedContent);
                }
                self.annotation(index, mark);
                continue;
            }
            if open != Some(mark) {
                if open.is_some() {
                    self.ops.push(Op::EndMarkedContent);
                }
                self.begin(index, mark, &placed.frame);
                open = Some(mark);
            }
            self.item_of_words(items, at, &mut word_end);
        }
        if open.is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn begin(&mut self, index: u32, mark: Mark, frame: &Frame) {
        let Mark::Content(node) = mark else {
            self.ops.push(artifact());
            return;
        };
        let number = self.counts.0;
        let kind = MarkedKind::Marked(number);
        self.pieces.push(MarkedContent { placed: index, node, kind });
        self.counts.0 += 1;
        let tag = frame.nodes()[node.index()].tag.name();
        self.ops.begin_marked(tag, number);
    }

    /// Fields and links are painted by the viewer, on top of the page; here they only take
    /// their place among the pieces.
    fn annotation(&mut self, index: u32, mark: Mark) {
        if let Mark::Content(node) = mark {
            let kind = MarkedKind::Annotation(self.counts.1);
            self.pieces.push(MarkedContent { placed: index, node, kind });
            self.counts.1 += 1;
        }
    }

    pub(super) fn item(&mut self, item: &Item) {
        match item {
            Item::Run(run) => self.run(run),
            Item::Shape(shape) => self.shape(shape),
            Item::Stamp(stamp) => {
                if let Some(name) = self.shared.frame_name(&stamp.frame) {
                    self.use_object(name, stamp.at, stamp.frame.size());
                }
            }
            Item::Picture(picture) => {
                if let Some(name) = self.shared.picture_name(picture) {
                    let corner =
                        Point::new(picture.at.x, picture.at.y + picture.size.height);
                    let (x, y) = self.at(corner);
                    let (width, height) =
                        (picture.size.width.to_pt(), picture.size.height.to_pt());
                    let matrix = [pt(width), 0.0, 0.0, pt(height), x, y];
                    self.ops.push(Op::SaveGraphicsState);
                    let matrix = CurTransMat::Raw(matrix);
                    self.ops.push(Op::SetTransformationMatrix { matrix });
                    self.ops.push(Op::Unknown {
                        key: "Do".to_owned(),
                        value: vec![DictItem::Name(name.into_bytes())],
                    });
                    self.ops.push(Op::RestoreGraphicsState);
                }
            }
            // They lie on the page as annotations.
            Item::Field(_) | Item::Link(_) => {}
        }
    }

    /// A point of the current frame on the page, y up.
    pub(super) fn at(&self, point: Point) -> (f32, f32) {
        (pt(self.origin.0 + point.x.to_pt()), pt(self.origin.1 - point.y.to_pt()))
    }

    fn use_object(&mut self, name: String, at: Point, size: Size) {
        let (x, y) = self.at(Point::new(at.x, at.y + size.height));
        let transform = XObjectTransform {
            translate_x: Some(Pt(x)),
            translate_y: Some(Pt(y)),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id: XObjectId(name), transform });
    }

    fn shape(&mut self, shape: &Shape) {
        if let Some(ink) = shape.fill {
            self.fill_with(ink);
            let rings = self.subpaths(&shape.path).into_iter();
            let rings = rings.map(|(points, _)| PolygonRing { points }).collect();
            let (mode, winding_order) = (PaintMode::Fill, WindingOrder::NonZero);
            let polygon = Polygon { rings, mode, winding_order };
            self.ops.push(Op::DrawPolygon { polygon });
        }
        if let Some((width, ink)) = shape.stroke {
            self.stroke_with(width, ink);
            for (points, is_closed) in self.subpaths(&shape.path) {
                self.ops.push(Op::DrawLine { line: Line { points, is_closed } });
            }
        }
    }

    /// The subpaths in printpdf's way, each with whether it is closed.
    fn subpaths(&self, path: &Path) -> Vec<(Vec<LinePoint>, bool)> {
        let point = |point: Point, bezier: bool| {
            let (x, y) = self.at(point);
            LinePoint { p: PdfPoint { x: Pt(x), y: Pt(y) }, bezier }
        };
        let mut subpaths: Vec<(Vec<LinePoint>, bool)> = Vec::new();
        for segment in path.segments() {
            match *segment {
                Segment::Move(to) => subpaths.push((vec![point(to, false)], false)),
                Segment::Line(to) => {
                    if let Some((points, _)) = subpaths.last_mut() {
                        points.push(point(to, false));
                    }
                }
                Segment::Curve(first, second, to) => {
                    if let Some((points, _)) = subpaths.last_mut() {
                        points.extend([
                            point(first, true),
                            point(second, true),
                            point(to, false),
                        ]);
                    }
                }
                Segment::Close => {
                    if let Some((_, is_closed)) = subpaths.last_mut() {
                        *is_closed = true;
                    }
                }
            }
        }
        subpaths
    }

    pub(super) fn fill_with(&mut self, ink: Ink) {
        if self.state.fill.replace(ink) != Some(ink) {
            self.ops.push(Op::SetFillColor { col: color(ink) });
        }
    }

    fn stroke_with(&mut self, width: Length, ink: Ink) {
        if self.state.stroke.replace(ink) != Some(ink) {
            self.ops.push(Op::SetOutlineColor { col: color(ink) });
        }
        if self.state.width.replace(width) != Some(width) {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(pt(width.to_pt())) });
        }
    }
}

fn artifact() -> Op {
    Op::BeginMarkedContent { tag: "Artifact".to_owned() }
}

fn color(ink: Ink) -> Color {
    let channel = |value: u8| pt(f64::from(value) / 255.0);
    match ink {
        Ink::Gray(gray) => {
            Color::Greyscale(Greyscale { percent: channel(gray), icc_profile: None })
        }
        Ink::Rgb(red, green, blue) => Color::Rgb(Rgb {
            r: channel(red),
            g: channel(green),
            b: channel(blue),
            icc_profile: None,
        }),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::frame::{Answer, Article, FormField, Tag};
    use crate::geom::Rect;

    #[test]
    fn text_after_a_field_is_a_piece_of_its_own() {
        let mut frame = Frame::new(Size::mm(20.0, 20.0));
        let text = frame.node(Tag::Paragraph, None);
        let form = frame.node(Tag::Form, Some(text));
        let (at, size) = (Point::ORIGIN, Size::mm(4.0, 4.0));
        let path = Path::rect(Rect::new(at, size));
        let shape = Item::Shape(Shape { path, fill: Some(Ink::BLACK), stroke: None });
        let (name, label) = ("a".to_owned(), "A".to_owned());
        let field = FormField { at, size, name, label, answer: Answer::Check };
        frame.push(Mark::Content(text), shape.clone());
        frame.push(Mark::Content(form), Item::Field(field));
        frame.push(Mark::Content(text), shape.clone());
        frame.push(Mark::Content(text), shape);
        let (turn, article, clip) = (Turn::None, Some(Article(0)), None);
        let placed = Placed {
            frame: Arc::new(frame),
            at,
            turn,
            clip,
            adjust: None,
            article,
            part: 0,
        };
        let whole = Rect::new(at, Size::mm(20.0, 20.0));
        let size = whole.size();
        let page = Page { size, trim: whole, bleed: whole, placed: vec![placed] };
        let pieces = write_page(&page, &Codes::new(), &Shared::default()).pieces;
        let kinds: Vec<_> = pieces.iter().map(|piece| (piece.node, piece.kind)).collect();
        let wanted = [
            (text, MarkedKind::Marked(0)),
            (form, MarkedKind::Annotation(0)),
            (text, MarkedKind::Marked(1)),
        ];
        assert_eq!(kinds, wanted);
    }
}
