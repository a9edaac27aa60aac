//! Operations that set colours and paint paths (ISO 32000-1, 8.5 and 8.6).

use printpdf::{
    Color, Greyscale, LinePoint, Op, PaintMode, Rgb, WindingOrder, XObjectTransform,
};

use crate::pdf::operations::{Operations, by_printpdf};

impl Operations {
    pub(super) fn color(&mut self, op: Op) {
        match op {
            Op::SetFillColor {
                col: Color::Greyscale(Greyscale { percent, icc_profile: None }),
            } => self.numbers([percent], "g"),
            Op::SetFillColor { col: Color::Rgb(Rgb { r, g, b, icc_profile: None }) } => {
                self.numbers([r, g, b], "rg");
            }
            Op::SetOutlineColor {
                col: Color::Greyscale(Greyscale { percent, icc_profile: None }),
            } => self.numbers([percent], "G"),
            Op::SetOutlineColor {
                col: Color::Rgb(Rgb { r, g, b, icc_profile: None }),
            } => {
                self.numbers([r, g, b], "RG");
            }
            op => self.bytes.extend(by_printpdf(vec![op])),
        }
    }

    pub(super) fn draw(&mut self, op: Op) {
        match op {
            Op::DrawLine { line } => {
                self.subpath(&line.points);
                self.operator(if line.is_closed { "h\nS" } else { "S" });
            }
            Op::DrawPolygon { polygon }
                if polygon.mode == PaintMode::Fill
                    && polygon.winding_order == WindingOrder::NonZero
                    && polygon.rings.iter().all(|ring| !ring.points.is_empty()) =>
            {
                for ring in &polygon.rings {
                    self.subpath(&ring.points);
                }
                self.operator("h\nf");
            }
            Op::DrawRectangle { rectangle }
                if rectangle.mode == Some(PaintMode::Clip)
                    && rectangle.winding_order == Some(WindingOrder::NonZero) =>
            {
                let (corner, size) =
                    ([rectangle.x, rectangle.y], [rectangle.width, rectangle.height]);
                let [x, y, width, height] =
                    [corner[0], corner[1], size[0], size[1]].map(|length| length.0);
                self.numbers([x, y, width, height], "re\nW\nn");
            }
            Op::UseXobject {
                id,
                transform:
                    XObjectTransform {
                        translate_x: Some(x),
                        translate_y: Some(y),
                        rotate: None,
                        scale_x: None,
                        scale_y: None,
                        no_auto_scale: true,
                        ..
                    },
            } => {
                self.operator("q\n");
                // A negative zero is none.
                self.numbers([1.0, 0.0, 0.0, 1.0, x.0 + 0.0, y.0 + 0.0], "cm\n");
                self.name(id.0.as_bytes());
                self.operator(" Do\nQ");
            }
            op => self.bytes.extend(by_printpdf(vec![op])),
        }
    }

    fn point(&mut self, point: &LinePoint) {
        self.number(point.p.x.0);
        self.bytes.push(b' ');
        self.number(point.p.y.0);
        self.bytes.push(b' ');
    }

    /// A subpath: two handles and the point behind them are a curve. A lone handle is a point, as it
    /// is for printpdf.
    fn subpath(&mut self, points: &[LinePoint]) {
        let Some((first, mut rest)) = points.split_first() else { return };
        self.point(first);
        self.operator("m\n");
        while let Some((next, behind)) = rest.split_first() {
            match behind {
                [second, end, behind @ ..] if next.bezier && second.bezier => {
                    for point in [next, second, end] {
                        self.point(point);
                    }
                    self.operator("c\n");
                    rest = behind;
                }
                _ => {
                    self.point(next);
                    self.operator("l\n");
                    rest = behind;
                }
            }
        }
    }
}
