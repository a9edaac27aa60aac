//! Content streams: what is painted on a page, in printpdf's operations.

use std::collections::BTreeMap;

use printpdf::{
    Color, CurTransMat, DictItem, FontId as FontName, Greyscale, Line, LinePoint, Mm, Op,
    PaintMode, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Point as PdfPoint,
    Polygon, PolygonRing, Pt, Rect as PdfRect, Rgb, TextMatrix, WindingOrder, XObjectId,
    XObjectTransform,
};

use crate::color::Ink;
use crate::frame::{Frame, Item, Mark, NodeId, Page, Placed, Run, Shape};
use crate::geom::{Length, Path, Point, Segment, Size, Turn};
use crate::pdf::codes::{Codes, text_of};
use crate::pdf::shared::Shared;

/// A piece of marked content: the placed frame of the page and the node that it belongs to.
/// Its place in the list is its MCID (ISO 32000-1, 14.7.4).
pub(super) type Marked = (usize, NodeId);

/// A page's content stream, and what its marked content belongs to.
pub(super) struct PageContent {
    pub(super) bytes: Vec<u8>,
    pub(super) marked: Vec<Marked>,
}

/// Writes a page's content stream.
pub(super) fn write_page(page: &Page, codes: &Codes, shared: &Shared) -> PageContent {
    let mut painter = Painter::new(codes, shared);
    for (index, placed) in page.placed.iter().enumerate() {
        painter.placed(page.size, index, placed);
    }
    let Painter { ops, marked, .. } = painter;
    PageContent { bytes: encode(ops, page.size), marked }
}

/// Writes the content stream of a frame that is painted more than once.
pub(super) fn write_shared(frame: &Frame, codes: &Codes, shared: &Shared) -> Vec<u8> {
    let mut painter = Painter::new(codes, shared);
    painter.origin = (0.0, frame.size().height.to_pt());
    for (_, item) in frame.items() {
        painter.item(item);
    }
    encode(painter.ops, frame.size())
}

/// printpdf's operations as bytes. A document of one page is made for it and thrown away: that
/// is where printpdf lets its content streams be had.
fn encode(ops: Vec<Op>, size: Size) -> Vec<u8> {
    let millimetres = |length: Length| {
        #[expect(clippy::cast_possible_truncation, reason = "printpdf counts in f32")]
        Mm(length.to_mm() as f32)
    };
    let page = PdfPage::new(millimetres(size.width), millimetres(size.height), ops);
    let mut document = PdfDocument::new("");
    document.with_pages(vec![page]);
    let options = PdfSaveOptions { secure: false, ..PdfSaveOptions::default() };
    let written = printpdf::serialize::to_lopdf_doc(&document, &options, &mut Vec::new());
    let page = written.page_iter().next().expect("the document has a page");
    written.get_page_content(page)
}

struct Painter<'a> {
    codes: &'a Codes,
    shared: &'a Shared,
    ops: Vec<Op>,
    marked: Vec<Marked>,
    /// Where the current frame's top left corner lies, in points from the bottom left.
    origin: (f64, f64),
    state: State,
}

/// What the graphics state is known to be.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
struct State {
    fill: Option<Ink>,
    stroke: Option<Ink>,
    width: Option<Length>,
}

/// Rounded to a thousandth of a point: a third of a micrometre.
fn pt(value: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "printpdf counts in f32")]
    let rounded = ((value * 1000.0).round() / 1000.0) as f32;
    // A negative zero would print as `-0`.
    rounded + 0.0
}

impl<'a> Painter<'a> {
    fn new(codes: &'a Codes, shared: &'a Shared) -> Self {
        let (ops, marked) = (Vec::new(), Vec::new());
        Self { codes, shared, ops, marked, origin: (0.0, 0.0), state: State::default() }
    }

    fn placed(&mut self, page: Size, index: usize, placed: &Placed) {
        let before = self.state;
        let is_nested = placed.clip.is_some() || placed.turn != Turn::None;
        if is_nested {
            self.ops.push(Op::SaveGraphicsState);
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
    fn frame(&mut self, index: usize, placed: &Placed) {
        if let Some(name) = self.shared.frame_name(&placed.frame) {
            self.ops.push(artifact());
            self.use_object(name, Point::ORIGIN, placed.frame.size());
            self.ops.push(Op::EndMarkedContent);
            return;
        }
        let mut open: Option<Mark> = None;
        for (mark, item) in placed.frame.items() {
            let mark = if placed.article.is_some() { *mark } else { Mark::Artifact };
            if open != Some(mark) {
                if open.is_some() {
                    self.ops.push(Op::EndMarkedContent);
                }
                self.begin(index, mark, &placed.frame);
                open = Some(mark);
            }
            self.item(item);
        }
        if open.is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn begin(&mut self, index: usize, mark: Mark, frame: &Frame) {
        let Mark::Content(node) = mark else {
            self.ops.push(artifact());
            return;
        };
        let id = i64::try_from(self.marked.len()).unwrap_or(i64::MAX);
        self.marked.push((index, node));
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: frame.nodes()[node.index()].tag.name().to_owned(),
            properties: DictItem::Dict {
                map: BTreeMap::from([("MCID".to_owned(), DictItem::Int(id))]),
            },
        });
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Run(run) => self.run(run),
            Item::Shape(shape) => self.shape(shape),
            Item::Stamp(stamp) => {
                if let Some(name) = self.shared.frame_name(&stamp.frame) {
                    self.use_object(name, stamp.at, stamp.frame.size());
                }
            }
            Item::Picture(picture) => {
                if let Some(name) = self.shared.picture_name(&picture.picture) {
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
            // Fields and links lie on the page as annotations.
            Item::Field(_) | Item::Link(_) => {}
        }
    }

    /// A point of the current frame on the page, y up.
    fn at(&self, point: Point) -> (f32, f32) {
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

    fn run(&mut self, run: &Run) {
        self.fill_with(run.ink);
        self.ops.push(Op::StartTextSection);
        let font = PdfFontHandle::External(FontName(font_name(run)));
        self.ops.push(Op::SetFont { font, size: Pt(pt(run.size.to_pt())) });
        let (x, y) = self.at(run.at);
        let matrix = TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x, y]);
        self.ops.push(Op::SetTextMatrix { matrix });
        self.glyphs(run);
        self.ops.push(Op::EndTextSection);
    }

    /// Shows a run's glyphs. printpdf's own operation writes a string for each glyph; whole
    /// stretches without kerning in one string make the file a third smaller.
    fn glyphs(&mut self, run: &Run) {
        let codes = self.codes.of(run.font);
        let mut shown: Vec<DictItem> = Vec::new();
        let mut string: Vec<u8> = Vec::with_capacity(run.glyphs.len() * 2);
        let (mut drift, mut rise) = (0.0_f32, 0.0_f32);
        let mut in_cluster = false;
        for (at, glyph) in run.glyphs.iter().enumerate() {
            let has_text = glyph.text.1 > 0;
            let shares = run.glyphs.get(at + 1).is_some_and(|next| next.text.1 == 0);
            if has_text && in_cluster {
                flush(&mut string, &mut shown);
                self.show(&mut shown);
                self.ops.push(Op::EndMarkedContent);
                in_cluster = false;
            }
            if has_text && shares {
                flush(&mut string, &mut shown);
                self.show(&mut shown);
                self.begin_cluster(text_of(run, glyph));
                in_cluster = true;
            }
            drift -= glyph.offset.0;
            if (glyph.offset.1 - rise).abs() > 0.5 {
                flush(&mut string, &mut shown);
                self.show(&mut shown);
                rise = glyph.offset.1;
                let lift = run.size.to_pt() * f64::from(rise) / 1000.0;
                self.ops.push(Op::SetLineOffset { multiplier: pt(lift) });
            }
            // A tenth of a thousandth of the size is nothing; a whole one adds up.
            if drift.abs() >= 0.5 {
                flush(&mut string, &mut shown);
                let step = drift.round();
                shown.push(DictItem::Real(step));
                drift -= step;
            }
            let (code, advance) = codes.code(glyph.id, text_of(run, glyph));
            string.extend(code.to_be_bytes());
            drift += advance - glyph.advance + glyph.offset.0;
        }
        flush(&mut string, &mut shown);
        self.show(&mut shown);
        if in_cluster {
            self.ops.push(Op::EndMarkedContent);
        }
        if rise != 0.0 {
            self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
    }

    /// Begins glyphs that share their letters, such as an Arabic letter and its dots: what is
    /// read in their place is given with them (ISO 32000-1, 14.9.4).
    fn begin_cluster(&mut self, text: &str) {
        let units = text.encode_utf16().flat_map(u16::to_be_bytes);
        let data = [0xFE, 0xFF].into_iter().chain(units).collect();
        let text = DictItem::String { data, literal: false };
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: "Span".to_owned(),
            properties: DictItem::Dict {
                map: BTreeMap::from([("ActualText".to_owned(), text)]),
            },
        });
    }

    fn show(&mut self, shown: &mut Vec<DictItem>) {
        if shown.is_empty() {
            return;
        }
        let items = std::mem::take(shown);
        let (key, value) = match <[DictItem; 1]>::try_from(items) {
            Ok(one) => ("Tj", one.to_vec()),
            Err(items) => ("TJ", vec![DictItem::Array(items)]),
        };
        self.ops.push(Op::Unknown { key: key.to_owned(), value });
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

    fn fill_with(&mut self, ink: Ink) {
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

/// The resource name of a run's font.
fn font_name(run: &Run) -> String {
    format!("F{}", run.font.index())
}

fn artifact() -> Op {
    Op::BeginMarkedContent { tag: "Artifact".to_owned() }
}

fn flush(string: &mut Vec<u8>, shown: &mut Vec<DictItem>) {
    if !string.is_empty() {
        shown.push(DictItem::Bytes(std::mem::take(string)));
    }
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

/// Maps a frame's own coordinates (y up, from its bottom left) onto the page.
fn turn_matrix(placed: &Placed, page: Size) -> [f32; 6] {
    let size = placed.frame.size();
    let (width, height) = (size.width.to_pt(), size.height.to_pt());
    let (x, y) = (placed.at.x.to_pt(), (page.height - placed.at.y).to_pt());
    match placed.turn {
        Turn::None => [1.0, 0.0, 0.0, 1.0, pt(x), pt(y - height)],
        Turn::Right => [0.0, -1.0, 1.0, 0.0, pt(x), pt(y)],
        Turn::Half => [-1.0, 0.0, 0.0, -1.0, pt(x + width), pt(y)],
        Turn::Left => [0.0, 1.0, -1.0, 0.0, pt(x + height), pt(y - width)],
    }
}
