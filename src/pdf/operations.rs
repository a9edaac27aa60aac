//! printpdf's operations as bytes of a content stream (ISO 32000-1, annex A).
//!
//! printpdf itself writes them only as part of a document, which is made for a page and thrown away.
//! What we paint by is written here, to the same bytes; all else goes through printpdf.

use printpdf::{
    CurTransMat, Mm, Op, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, TextMatrix,
};

/// A content stream that grows by an operation at a time.
#[derive(Debug, Default)]
pub(super) struct Operations {
    pub(super) bytes: Vec<u8>,
}

/// A part of a line of glyphs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shown {
    /// The codes of glyphs, from one byte of a buffer to another.
    Codes {
        /// The first.
        from: usize,
        /// The one behind the last.
        to: usize,
    },
    /// How far the pen steps back.
    Step(f32),
}

impl Operations {
    /// Adds an operation.
    pub(super) fn push(&mut self, op: Op) {
        self.next_line();
        self.write(op);
    }

    /// Begins marked content of a page: as [`Op::BeginMarkedContentWithProperties`] with its number
    /// alone, which comes a dozen times on each card.
    pub(super) fn begin_marked(&mut self, tag: &str, number: u32) {
        self.next_line();
        self.name(tag.as_bytes());
        self.operator(" <</MCID ");
        self.integer(number);
        self.operator(">> BDC");
    }

    /// Shows glyphs: strings of their codes, and steps back between them in thousandths of the size.
    pub(super) fn show(&mut self, shown: &[Shown], codes: &[u8]) {
        if shown.is_empty() {
            return;
        }
        self.next_line();
        if let [Shown::Codes { from, to }] = *shown {
            self.hexadecimal(&codes[from..to]);
            return self.operator(" Tj");
        }
        self.bytes.push(b'[');
        for (nth, one) in shown.iter().enumerate() {
            match *one {
                Shown::Codes { from, to } => self.hexadecimal(&codes[from..to]),
                Shown::Step(step) => {
                    if nth > 0 {
                        self.bytes.push(b' ');
                    }
                    self.number(step);
                }
            }
        }
        self.operator("] TJ");
    }

    fn next_line(&mut self) {
        if !self.bytes.is_empty() {
            self.bytes.push(b'\n');
        }
    }

    /// The stream; each of its operations ends a line.
    pub(super) fn into_bytes(mut self) -> Vec<u8> {
        self.bytes.push(b'\n');
        self.bytes
    }

    fn write(&mut self, op: Op) {
        match op {
            Op::SaveGraphicsState => self.operator("q"),
            Op::RestoreGraphicsState => self.operator("Q"),
            Op::StartTextSection => self.operator("BT"),
            Op::EndTextSection => self.operator("ET"),
            Op::EndMarkedContent => self.operator("EMC"),
            Op::BeginMarkedContent { tag } => {
                self.name(tag.as_bytes());
                self.operator(" BMC");
            }
            Op::BeginMarkedContentWithProperties { tag, properties } => {
                self.name(tag.as_bytes());
                self.bytes.push(b' ');
                self.object(&properties);
                self.operator(" BDC");
            }
            Op::SetFont { font: PdfFontHandle::External(font), size } => {
                self.name(font.0.as_bytes());
                self.bytes.push(b' ');
                self.numbers([size.0], "Tf");
            }
            Op::SetTextMatrix { matrix: TextMatrix::Raw(matrix) } => {
                self.numbers(matrix, "Tm");
            }
            Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) } => {
                self.numbers(matrix, "cm");
            }
            Op::SetLineOffset { multiplier } => self.numbers([multiplier], "Ts"),
            Op::SetOutlineThickness { pt } => self.numbers([pt.0], "w"),
            op @ (Op::SetFillColor { .. } | Op::SetOutlineColor { .. }) => self.color(op),
            op @ (Op::DrawLine { .. }
            | Op::DrawPolygon { .. }
            | Op::DrawRectangle { .. }
            | Op::UseXobject { .. }) => self.draw(op),
            Op::Unknown { key, value } => {
                for operand in &value {
                    self.object(operand);
                    self.bytes.push(b' ');
                }
                self.operator(&key);
            }
            op @ (Op::Marker { .. }
            | Op::SetColorSpaceStroke { .. }
            | Op::SetColorSpaceFill { .. }
            | Op::BeginLayer { .. }
            | Op::EndLayer
            | Op::LoadGraphicsState { .. }
            | Op::SetFont { .. }
            | Op::ShowText { .. }
            | Op::AddLineBreak
            | Op::SetLineHeight { .. }
            | Op::SetWordSpacing { .. }
            | Op::SetTextCursor { .. }
            | Op::SetLineDashPattern { .. }
            | Op::SetLineJoinStyle { .. }
            | Op::SetLineCapStyle { .. }
            | Op::SetMiterLimit { .. }
            | Op::SetTextRenderingMode { .. }
            | Op::SetCharacterSpacing { .. }
            | Op::SetTransformationMatrix { .. }
            | Op::SetTextMatrix { .. }
            | Op::LinkAnnotation { .. }
            | Op::MoveTextCursorAndSetLeading { .. }
            | Op::SetRenderingIntent { .. }
            | Op::SetHorizontalScaling { .. }
            | Op::BeginInlineImage
            | Op::BeginInlineImageData
            | Op::EndInlineImage
            | Op::BeginOptionalContent { .. }
            | Op::DefineMarkedContentPoint { .. }
            | Op::EndMarkedContentWithProperties
            | Op::EndOptionalContent
            | Op::BeginCompatibilitySection
            | Op::EndCompatibilitySection
            | Op::MoveToNextLineShowText { .. }
            | Op::SetSpacingMoveAndShowText { .. }
            | Op::PaintShading { .. }) => self.bytes.extend(by_printpdf(vec![op])),
        }
    }
}

/// Operations as printpdf writes them: a document of one page is made for them and thrown away.
pub(super) fn by_printpdf(ops: Vec<Op>) -> Vec<u8> {
    let page = PdfPage::new(Mm(100.0), Mm(100.0), ops);
    let mut document = PdfDocument::new("");
    document.with_pages(vec![page]);
    let options = PdfSaveOptions { secure: false, ..PdfSaveOptions::default() };
    let written = printpdf::serialize::to_lopdf_doc(&document, &options, &mut Vec::new());
    let page = written.page_iter().next().expect("the document has a page");
    let mut content = written.get_page_content(page);
    content.pop_if(|last| *last == b'\n');
    content
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use printpdf::{
        Color, DictItem, FontId, Greyscale, Line, LinePoint, PaintMode, Point, Polygon,
        PolygonRing, Pt, Rect, Rgb, WindingOrder, XObjectId, XObjectTransform,
    };
    use proptest::prelude::*;

    use super::*;

    /// Thousandths, as all lengths of ours are; some far out.
    fn number() -> impl Strategy<Value = f32> {
        prop_oneof![
            6 => (-3_000_000..3_000_000_i32).prop_map(|thousandths| {
                #[expect(clippy::cast_possible_truncation, reason = "as `pt` does")]
                let rounded = (f64::from(thousandths) / 1000.0) as f32;
                rounded
            }),
            1 => -20_000.0_f32..20_000.0,
            1 => Just(-0.0_f32),
        ]
    }

    fn points() -> impl Strategy<Value = Vec<LinePoint>> {
        let point = (number(), number(), any::<bool>()).prop_map(|(x, y, bezier)| {
            LinePoint { p: Point { x: Pt(x), y: Pt(y) }, bezier }
        });
        prop::collection::vec(point, 1..8)
    }

    fn color() -> impl Strategy<Value = Color> {
        let channel = || (0..=1000_u16).prop_map(|part| f32::from(part) / 1000.0);
        prop_oneof![
            channel().prop_map(|percent| {
                Color::Greyscale(Greyscale { percent, icc_profile: None })
            }),
            [channel(), channel(), channel()].prop_map(|[r, g, b]| Color::Rgb(Rgb {
                r,
                g,
                b,
                icc_profile: None
            })),
        ]
    }

    fn op() -> impl Strategy<Value = Op> {
        let name = "[A-Za-z][A-Za-z0-9 /#]{0,6}";
        let matrix = || [number(), number(), number(), number(), number(), number()];
        let string = || prop::collection::vec(any::<u8>(), 0..6);
        let shown = prop::collection::vec(
            prop_oneof![
                string().prop_map(DictItem::Bytes),
                number().prop_map(DictItem::Real),
                (string(), any::<bool>())
                    .prop_map(|(data, literal)| DictItem::String { data, literal }),
                "[()a\\\\\r]{0,9}".prop_map(|data| {
                    DictItem::String { data: data.into_bytes(), literal: true }
                }),
            ],
            0..5,
        );
        prop_oneof![
            Just(Op::SaveGraphicsState),
            Just(Op::RestoreGraphicsState),
            Just(Op::StartTextSection),
            Just(Op::EndTextSection),
            Just(Op::EndMarkedContent),
            name.prop_map(|tag| Op::BeginMarkedContent { tag }),
            (name, any::<i64>()).prop_map(|(tag, id)| {
                let map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(id))]);
                let properties = DictItem::Dict { map };
                Op::BeginMarkedContentWithProperties { tag, properties }
            }),
            ("F[0-9]{1,2}", number()).prop_map(|(font, size)| Op::SetFont {
                font: PdfFontHandle::External(FontId(font)),
                size: Pt(size),
            }),
            matrix().prop_map(|raw| Op::SetTextMatrix { matrix: TextMatrix::Raw(raw) }),
            matrix().prop_map(|raw| Op::SetTransformationMatrix {
                matrix: CurTransMat::Raw(raw)
            }),
            number().prop_map(|multiplier| Op::SetLineOffset { multiplier }),
            number().prop_map(|width| Op::SetOutlineThickness { pt: Pt(width) }),
            color().prop_map(|col| Op::SetFillColor { col }),
            color().prop_map(|col| Op::SetOutlineColor { col }),
            (points(), any::<bool>()).prop_map(|(points, is_closed)| Op::DrawLine {
                line: Line { points, is_closed }
            }),
            prop::collection::vec(points(), 1..3).prop_map(|rings| {
                let rings =
                    rings.into_iter().map(|points| PolygonRing { points }).collect();
                let (mode, winding_order) = (PaintMode::Fill, WindingOrder::NonZero);
                Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order } }
            }),
            [number(), number(), number(), number()].prop_map(|[x, y, width, height]| {
                let [x, y, width, height] = [x, y, width, height].map(Pt);
                let (mode, winding_order) =
                    (Some(PaintMode::Clip), Some(WindingOrder::NonZero));
                let rectangle = Rect { x, y, width, height, mode, winding_order };
                Op::DrawRectangle { rectangle }
            }),
            ("[SP][0-9]", number(), number()).prop_map(|(id, x, y)| Op::UseXobject {
                id: XObjectId(id),
                transform: XObjectTransform {
                    translate_x: Some(Pt(x)),
                    translate_y: Some(Pt(y)),
                    no_auto_scale: true,
                    ..XObjectTransform::default()
                },
            }),
            shown.prop_map(|items| Op::Unknown {
                key: "TJ".to_owned(),
                value: vec![DictItem::Array(items)],
            }),
            number().prop_map(|percent| Op::SetHorizontalScaling { percent }),
        ]
    }

    proptest! {
        #[test]
        fn marks_and_glyphs_are_written_as_printpdf_writes_them(
            tag in "[A-Z][a-zA-Z0-9]{0,5}",
            number_of in any::<u32>(),
            shown in prop::collection::vec(
                prop_oneof![
                    prop::collection::vec(any::<u8>(), 1..6).prop_map(Ok),
                    number().prop_map(Err),
                ],
                1..6,
            ),
        ) {
            let mut ours = Operations::default();
            ours.begin_marked(&tag, number_of);
            let (mut codes, mut own) = (Vec::new(), Vec::new());
            for one in &shown {
                own.push(match one {
                    Ok(bytes) => {
                        let from = codes.len();
                        codes.extend_from_slice(bytes);
                        Shown::Codes { from, to: codes.len() }
                    }
                    Err(step) => Shown::Step(*step),
                });
            }
            ours.show(&own, &codes);
            ours.show(&[], &codes);
            let items: Vec<_> = shown.into_iter().map(|one| match one {
                Ok(bytes) => DictItem::Bytes(bytes),
                Err(step) => DictItem::Real(step),
            }).collect();
            let (key, value) = match &items[..] {
                [one @ DictItem::Bytes(_)] => ("Tj", vec![one.clone()]),
                _ => ("TJ", vec![DictItem::Array(items)]),
            };
            let map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(number_of.into()))]);
            let properties = DictItem::Dict { map };
            let theirs = by_printpdf(vec![
                Op::BeginMarkedContentWithProperties { tag, properties },
                Op::Unknown { key: key.to_owned(), value },
            ]);
            let ours = ours.into_bytes();
            prop_assert_eq!(
                ours.trim_ascii_end().escape_ascii().to_string(),
                theirs.escape_ascii().to_string()
            );
        }

        #[test]
        fn operations_are_written_as_printpdf_writes_them(
            ops in prop::collection::vec(op(), 0..12)
        ) {
            let mut ours = Operations::default();
            for op in ops.clone() {
                ours.push(op);
            }
            let (ours, mut theirs) = (ours.into_bytes(), by_printpdf(ops));
            theirs.push(b'\n');
            prop_assert_eq!(ours.escape_ascii().to_string(), theirs.escape_ascii().to_string());
        }
    }
}
