//! Reading the tile of a pattern: paths of SVG, in millimetres.

use svgtypes::{SimplePathSegment, SimplifyingPathParser};

use crate::diag::Diagnostic;
use crate::geom::{Length, Path, Point, Segment, Size, parse_size};
use crate::load::fields::{Fields, Lines};
use crate::load::page_type::required;
use crate::load::toml_file::tables;
use crate::model::{self, Back, Tile};

/// A back takes at most this share of ink, as grey.
const MOST_INK: f64 = 0.15;
/// More is no pattern that one would print.
const MOST_PARTS: usize = 2_000;

/// Reads `[back]`: `pattern = "arches"`, or a tile with lines and filled shapes.
pub(super) fn read_back(fields: &mut Fields<'_, '_, '_>, darkness: f64) -> Option<Back> {
    if fields.value("pattern").is_some() {
        let (word, span) = fields.text("pattern", Lines::One)?;
        if word != "arches" {
            let problem =
                Diagnostic::error(format!("there is no pattern `{word}`"), span);
            let hint = "write `arches`, or leave it out and give a `tile`";
            fields.problem(problem.hint(hint));
            return None;
        }
        return Some(Back::Arches);
    }
    let (text, span) = required(fields, "tile", "how large it is: `tile = \"12x12mm\"`")?;
    let lines = tables(fields, "line", "line of a tile", |line| {
        let width = required(line, "width", "how thick it is: `width = \"0.3mm\"`");
        let path = path(line);
        let (width, span) = width?;
        match model::sheet_length(&width) {
            Ok(width) if width >= Length::mm(0.1) => Some((path?, width)),
            _ => {
                let message = format!("`{width}` is no width of a line");
                let hint = "from 0.1mm on: printers lose what is thinner";
                line.problem(Diagnostic::error(message, span).hint(hint));
                None
            }
        }
    });
    let fills = tables(fields, "fill", "shape of a tile", path);
    let size = parse_size(&text).filter(|size| is_tile(*size));
    let Some(size) = size else {
        let problem = Diagnostic::error(format!("`{text}` is no size of a tile"), span);
        let hint = "each way from 3 to 210 millimeters: `tile = \"12x12mm\"`";
        fields.problem(problem.hint(hint));
        return None;
    };
    let tile = Tile { size, lines, fills };
    let parts = tile.lines.iter().map(|(path, _)| path).chain(&tile.fills);
    let parts: usize = parts.map(|path| path.segments().len()).sum();
    let is_empty = fields.value("line").is_none() && fields.value("fill").is_none();
    if is_empty || parts > MOST_PARTS {
        let message =
            if is_empty { "the tile is empty" } else { "the tile has too much on it" };
        let hint = format!("give it lines or fills, of up to {MOST_PARTS} parts in all");
        fields.problem(Diagnostic::error(message, span).hint(hint));
        return None;
    }
    let ink = tile.covered() * darkness;
    if ink > MOST_INK {
        let message = format!(
            "the tile takes {:.0} % of ink; {:.0} % is the most that dries and does not show through",
            ink * 100.0,
            MOST_INK * 100.0
        );
        let hint = "take thinner lines, fewer of them, or a lighter `pattern` color";
        fields.problem(Diagnostic::error(message, span).hint(hint));
        return None;
    }
    Some(Back::Tile(tile))
}

fn is_tile(size: Size) -> bool {
    let is_fit = |length: Length| (3.0..=210.0).contains(&length.to_mm());
    is_fit(size.width) && is_fit(size.height)
}

/// A path of SVG, in millimetres.
fn path(fields: &mut Fields<'_, '_, '_>) -> Option<Path> {
    let (text, span) = required(fields, "path", "as in SVG: `path = \"M0 0 L6 6\"`")?;
    let mut segments = Vec::new();
    let mut pen = Point::ORIGIN;
    let mut is_sound = !text.trim().is_empty();
    for step in SimplifyingPathParser::from(&*text) {
        let Some(step) = step.ok().and_then(|step| segment(step, &mut pen)) else {
            is_sound = false;
            break;
        };
        segments.push(step);
    }
    if !is_sound || !matches!(segments.first(), Some(Segment::Move(_))) {
        let problem = Diagnostic::error("this is no path as SVG has it", span);
        let hint = "such as `M0 0 L6 6 C8 4 10 4 12 6 Z`, in millimeters within 500 of the corner";
        fields.problem(problem.hint(hint));
        return None;
    }
    Some(Path::new(segments))
}

fn segment(step: SimplePathSegment, pen: &mut Point) -> Option<Segment> {
    let point = |x: f64, y: f64| {
        let is_near = x.abs() <= 500.0 && y.abs() <= 500.0;
        is_near.then(|| Point::mm(x, y))
    };
    let segment = match step {
        SimplePathSegment::MoveTo { x, y } => Segment::Move(point(x, y)?),
        SimplePathSegment::LineTo { x, y } => Segment::Line(point(x, y)?),
        SimplePathSegment::CurveTo { x1, y1, x2, y2, x, y } => {
            Segment::Curve(point(x1, y1)?, point(x2, y2)?, point(x, y)?)
        }
        SimplePathSegment::Quadratic { x1, y1, x, y } => {
            let (control, to) = (point(x1, y1)?, point(x, y)?);
            let between =
                |end: Length, control: Length| end + (control - end) * (2.0 / 3.0);
            let near = |end: Point| {
                Point::new(between(end.x, control.x), between(end.y, control.y))
            };
            Segment::Curve(near(*pen), near(to), to)
        }
        SimplePathSegment::ClosePath => Segment::Close,
    };
    if let Segment::Move(to) | Segment::Line(to) | Segment::Curve(_, _, to) = segment {
        *pen = to;
    }
    Some(segment)
}
