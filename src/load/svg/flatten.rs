//! From a resolved drawing to filled outlines.

use usvg::roxmltree::{self, Document, ParsingOptions};
use usvg::tiny_skia_path::{self, PathSegment, PathStroker};
use usvg::{
    BlendMode, Fill, FillRule, Group, ImageHrefResolver, Node, Options, Paint,
    PaintOrder, Rect, Stroke, Transform, Tree,
};

use crate::color::Ink;
use crate::geom::{Length, Path, Point, Segment, Size};
use crate::load::svg::SvgFault;
use crate::load::svg::check::check;
use crate::load::svg::even_odd::to_non_zero;
use crate::model::Drawing;

/// Larger files are no logos.
const LARGEST: usize = 1 << 20;
/// Nodes of the file, with texts and comments.
const MOST_NODES: u32 = 60_000;
/// Segments of all outlines.
const MOST_SEGMENTS: usize = 20_000;
/// The longer side of a drawing's page, in points: only its shape is kept.
const SIDE: f32 = 1000.0;
/// How far a shape may reach over the edge of its page.
const OVER: f32 = SIDE * 0.01;

/// Reads an SVG file.
///
/// # Errors
/// [`SvgFault`] when it is no SVG, is larger than any logo, or has what flat shapes have not.
pub(in crate::load) fn drawing(bytes: &[u8]) -> Result<Drawing, SvgFault> {
    let text = text_of(bytes)?;
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let no_svg = |why: &roxmltree::Error| {
        SvgFault::new(format!("it is no SVG: {why}"), "save it again as plain SVG")
    };
    let file = Document::parse_with_options(text, options).map_err(|why| no_svg(&why))?;
    check(&file)?;
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_xmltree(&file, &options).map_err(|why| match why {
        usvg::Error::ParsingFailed(why) => no_svg(&why),
        why => SvgFault::new(format!("{why}"), "give it a `viewBox` of its true size"),
    })?;
    let page = tree.size();
    let mut flat = Flat::new(SIDE / page.width().max(page.height()));
    flat.group(tree.root(), 1.0)?;
    flat.finish(page)
}

fn text_of(bytes: &[u8]) -> Result<&str, SvgFault> {
    if bytes.len() > LARGEST {
        return Err(SvgFault::too_much("over 1 MB"));
    }
    if bytes.starts_with(&[0x1F, 0x8B]) {
        return Err(SvgFault::new("it is compressed", "save it as plain SVG, not svgz"));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|_| SvgFault::new("it is not text in UTF-8", "save it as plain SVG"))?;
    // Entities can make gigabytes of a few lines.
    if text.contains("<!ENTITY") {
        return Err(SvgFault::new("it declares entities", "save it as plain SVG"));
    }
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The outlines so far.
struct Flat {
    scale: f32,
    shapes: Vec<(Path, Ink)>,
    /// The box around each of them.
    boxes: Vec<Rect>,
    segments: usize,
}

impl Flat {
    fn new(scale: f32) -> Self {
        Self { scale, shapes: Vec::new(), boxes: Vec::new(), segments: 0 }
    }

    fn group(&mut self, group: &Group, opacity: f32) -> Result<(), SvgFault> {
        if group.mask().is_some() {
            return Err(SvgFault::not_flat("a mask"));
        }
        if !group.filters().is_empty() {
            return Err(SvgFault::not_flat("a filter"));
        }
        if group.blend_mode() != BlendMode::Normal {
            return Err(SvgFault::not_flat("shapes that blend with others"));
        }
        if cuts(group) {
            return Err(SvgFault::not_flat("a clip path that cuts something off"));
        }
        let opacity = opacity * group.opacity().get();
        for child in group.children() {
            match child {
                Node::Group(inner) => self.group(inner, opacity)?,
                Node::Path(path) => self.path(path, opacity)?,
                Node::Image(_) => return Err(SvgFault::not_flat("an embedded picture")),
                Node::Text(_) => return Err(SvgFault::not_flat("text")),
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &usvg::Path, opacity: f32) -> Result<(), SvgFault> {
        if !path.is_visible() {
            return Ok(());
        }
        let to_page = path.abs_transform().post_scale(self.scale, self.scale);
        let fill = path.fill().map(Work::Fill);
        let stroke = path.stroke().map(Work::Stroke);
        let order = match path.paint_order() {
            PaintOrder::FillAndStroke => [fill, stroke],
            PaintOrder::StrokeAndFill => [stroke, fill],
        };
        for work in order.into_iter().flatten() {
            self.paint(path, &work, to_page, opacity)?;
        }
        Ok(())
    }

    fn paint(
        &mut self,
        path: &usvg::Path,
        work: &Work<'_>,
        to_page: Transform,
        opacity: f32,
    ) -> Result<(), SvgFault> {
        let (paint, own) = match work {
            Work::Fill(fill) => (fill.paint(), fill.opacity()),
            Work::Stroke(stroke) => (stroke.paint(), stroke.opacity()),
        };
        let opacity = opacity * own.get();
        let color = match paint {
            Paint::Color(color) => *color,
            Paint::Pattern(_) => return Err(SvgFault::not_flat("a pattern")),
            _ => return Err(SvgFault::not_flat("a gradient")),
        };
        // A step of eight bits.
        if opacity < 1.0 / 512.0 {
            return Ok(());
        }
        let Some(outline) = work.outline(path, to_page)? else { return Ok(()) };
        let outline = outline.transform(to_page).ok_or_else(SvgFault::too_far)?;
        self.segments += outline.len();
        if self.segments > MOST_SEGMENTS {
            return Err(SvgFault::too_much(&format!("over {MOST_SEGMENTS} segments")));
        }
        let Some(covers) = outline.compute_tight_bounds() else { return Ok(()) };
        if opacity < 0.998 && self.lies_on_another(covers) {
            return Err(SvgFault::not_flat("see-through shapes on top of others"));
        }
        let mut path = to_path(&outline)?;
        if matches!(work, Work::Fill(fill) if fill.rule() == FillRule::EvenOdd) {
            path = to_non_zero(path).ok_or_else(|| {
                SvgFault::not_flat("outlines that cross, with the fill rule `evenodd`")
            })?;
        }
        self.shapes.push((path, ink(color, opacity)));
        self.boxes.push(covers);
        Ok(())
    }

    /// Whether a box overlaps that of a shape that is not as white as the paper.
    fn lies_on_another(&self, covers: Rect) -> bool {
        let near = SIDE * 0.001;
        self.shapes.iter().zip(&self.boxes).any(|((_, ink), other)| {
            *ink != Ink::WHITE
                && other.left() + near < covers.right()
                && covers.left() + near < other.right()
                && other.top() + near < covers.bottom()
                && covers.top() + near < other.bottom()
        })
    }

    /// The drawing, cut to the box around its shapes; what lies off the page is not seen.
    fn finish(self, page: usvg::Size) -> Result<Drawing, SvgFault> {
        let far = (page.width() * self.scale, page.height() * self.scale);
        let is_off = |covers: &Rect| {
            covers.right() < 0.0
                || covers.bottom() < 0.0
                || covers.left() > far.0
                || covers.top() > far.1
        };
        let reaches_over = |covers: &Rect| {
            covers.left() < -OVER
                || covers.top() < -OVER
                || covers.right() > far.0 + OVER
                || covers.bottom() > far.1 + OVER
        };
        let seen: Vec<_> = self.shapes.into_iter().zip(self.boxes).collect();
        let seen: Vec<_> =
            seen.into_iter().filter(|(_, covers)| !is_off(covers)).collect();
        let first = seen.first().ok_or_else(|| {
            SvgFault::new("it draws nothing", "save it again as plain SVG")
        })?;
        if seen.iter().any(|(_, covers)| reaches_over(covers)) {
            let why = "it draws over the edge of its page (its `viewBox`)";
            return Err(SvgFault::new(
                why,
                "fit the page to the drawing and save it again",
            ));
        }
        let (mut least, mut most) = (corner(&first.1).0, corner(&first.1).1);
        for (_, covers) in &seen {
            let (top_left, foot_right) = corner(covers);
            least = Point::new(least.x.min(top_left.x), least.y.min(top_left.y));
            most = Point::new(most.x.max(foot_right.x), most.y.max(foot_right.y));
        }
        let size = Size::new(most.x - least.x, most.y - least.y);
        if size.width < Length::pt(0.5) || size.height < Length::pt(0.5) {
            return Err(SvgFault::new("it has no extent", "look at it in a browser"));
        }
        let to_origin = Point::ORIGIN - least;
        let shapes =
            seen.into_iter().map(|((path, ink), _)| (path.moved(to_origin), ink));
        Ok(Drawing { size, shapes: shapes.collect() })
    }
}

/// What of a path is painted.
enum Work<'a> {
    Fill(&'a Fill),
    Stroke(&'a Stroke),
}

impl Work<'_> {
    /// What is filled for it; none when nothing is.
    fn outline(
        &self,
        path: &usvg::Path,
        to_page: Transform,
    ) -> Result<Option<tiny_skia_path::Path>, SvgFault> {
        match self {
            Self::Fill(_) => Ok(Some(path.data().clone())),
            Self::Stroke(stroke) if stroke.dasharray().is_some() => {
                Err(SvgFault::not_flat("dashed lines"))
            }
            Self::Stroke(stroke) => {
                let precision = PathStroker::compute_resolution_scale(&to_page);
                Ok(path.data().stroke(&stroke.to_tiny_skia(), precision))
            }
        }
    }
}

/// Whether a group's clip path takes something away. Many programs write one as large as the
/// page, which does not.
fn cuts(group: &Group) -> bool {
    let Some(clip) = group.clip_path() else { return false };
    let [Node::Path(path)] = clip.root().children() else { return true };
    let transform = clip.transform().pre_concat(path.abs_transform());
    let outline = path.data().clone().transform(transform);
    let Some(outline) = outline.filter(|_| clip.clip_path().is_none()) else {
        return true;
    };
    let (room, inner) = (outline.bounds(), group.stroke_bounding_box());
    let near = room.width().max(room.height()) * 0.002;
    let is_side = |value: f32, one: f32, other: f32| {
        (value - one).abs() < near || (value - other).abs() < near
    };
    let is_upright = outline.points().len() <= 5
        && outline.points().iter().all(|point| {
            is_side(point.x, room.left(), room.right())
                && is_side(point.y, room.top(), room.bottom())
        });
    let holds = room.left() <= inner.left() + near
        && room.top() <= inner.top() + near
        && room.right() + near >= inner.right()
        && room.bottom() + near >= inner.bottom();
    !(is_upright && outline.points().len() >= 4 && holds)
}

/// A colour on white paper; greys are printed in black ink alone.
fn ink(color: usvg::Color, opacity: f32) -> Ink {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a channel between 0 and 255 becomes a byte"
    )]
    let over_white = |channel: u8| {
        (f32::from(channel) * opacity + 255.0 * (1.0 - opacity)).round() as u8
    };
    let [red, green, blue] = [color.red, color.green, color.blue].map(over_white);
    if red == green && green == blue {
        Ink::Gray(red)
    } else {
        Ink::Rgb(red, green, blue)
    }
}

fn corner(covers: &Rect) -> (Point, Point) {
    let point =
        |x: f32, y: f32| Point::new(Length::pt(f64::from(x)), Length::pt(f64::from(y)));
    (point(covers.left(), covers.top()), point(covers.right(), covers.bottom()))
}

fn to_path(outline: &tiny_skia_path::Path) -> Result<Path, SvgFault> {
    // To a thousandth: the last digits of a float are not the same on every machine.
    let rounded = |value: f64| Length::pt((value * 1000.0).round() / 1000.0);
    let exact = |point: tiny_skia_path::Point| (f64::from(point.x), f64::from(point.y));
    let point = |(x, y): (f64, f64)| Point::new(rounded(x), rounded(y));
    let mut pen = (0.0, 0.0);
    let mut start = pen;
    let mut segments = Vec::with_capacity(outline.len());
    for segment in outline.segments() {
        let (step, end) = match segment {
            PathSegment::MoveTo(to) => {
                start = exact(to);
                (Segment::Move(point(start)), start)
            }
            PathSegment::LineTo(to) => (Segment::Line(point(exact(to))), exact(to)),
            PathSegment::QuadTo(control, to) => {
                let (control, to) = (exact(control), exact(to));
                let two_thirds = |from: (f64, f64)| {
                    let part = 2.0 / 3.0;
                    let x = from.0 + (control.0 - from.0) * part;
                    (x, from.1 + (control.1 - from.1) * part)
                };
                let (first, second) = (two_thirds(pen), two_thirds(to));
                (Segment::Curve(point(first), point(second), point(to)), to)
            }
            PathSegment::CubicTo(first, second, to) => {
                let (first, second, to) = (exact(first), exact(second), exact(to));
                (Segment::Curve(point(first), point(second), point(to)), to)
            }
            PathSegment::Close => (Segment::Close, start),
        };
        if !(end.0.is_finite() && end.1.is_finite()) {
            return Err(SvgFault::too_far());
        }
        segments.push(step);
        pen = end;
    }
    Ok(Path::new(segments))
}
