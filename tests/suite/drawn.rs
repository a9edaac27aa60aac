//! What a PDF draws, read without any code of the program: boxes, lines, shapes and letters at
//! their places, in millimetres from the upper left corner of the page.

#![expect(clippy::unwrap_used, reason = "a PDF that is not as expected fails the test")]

use std::collections::BTreeMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

/// A rectangle: its left and upper edge, its width and height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Area {
    pub(crate) fn right(&self) -> f64 {
        self.left + self.width
    }

    pub(crate) fn bottom(&self) -> f64 {
        self.top + self.height
    }

    /// Whether it has this width and height.
    pub(crate) fn measures(&self, width: f64, height: f64) -> bool {
        is_near(self.width, width) && is_near(self.height, height)
    }

    /// The smallest one around all; none around nothing.
    pub(crate) fn around(areas: &[Self]) -> Option<Self> {
        let least = |of: fn(&Self) -> f64| areas.iter().map(of).reduce(f64::min);
        let most = |of: fn(&Self) -> f64| areas.iter().map(of).reduce(f64::max);
        let (left, top) = (least(|area| area.left)?, least(|area| area.top)?);
        let (right, bottom) = (most(Self::right)?, most(Self::bottom)?);
        Some(Self { left, top, width: right - left, height: bottom - top })
    }

    fn of(points: &[[f64; 2]]) -> Option<Self> {
        let point = |[left, top]: &[f64; 2]| Self {
            left: *left,
            top: *top,
            width: 0.0,
            height: 0.0,
        };
        Self::around(&points.iter().map(point).collect::<Vec<_>>())
    }
}

/// Whether two lengths are the same on paper: within a fiftieth of a millimetre.
pub(crate) fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.02
}

/// A run of letters.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    /// Where it begins.
    pub(crate) at: [f64; 2],
    /// Where its last letter ends, by the widths that the font says.
    pub(crate) end: [f64; 2],
    /// Where it goes: to the right is `[1, 0]`, down `[0, 1]`.
    pub(crate) along: [i8; 2],
    /// What it says.
    pub(crate) text: String,
}

/// One page, as it is drawn outside of stamps that come again and again.
#[derive(Debug, Default)]
pub(crate) struct Drawn {
    /// The sheet.
    pub(crate) media: Option<Area>,
    /// What is left after the cut.
    pub(crate) trim: Option<Area>,
    /// What is left with the art that runs past the cut.
    pub(crate) bleed: Option<Area>,
    /// What is written.
    pub(crate) runs: Vec<Run>,
    /// Lines that are stroked, from end to end.
    pub(crate) lines: Vec<Area>,
    /// Shapes that are filled or clip what is drawn after them.
    pub(crate) shapes: Vec<Area>,
    /// The begin of each run of letters, and its size in points.
    pub(crate) letters: Vec<([f64; 2], f64)>,
    /// Whether each run of letters goes to the right, as on a page that is held upright.
    pub(crate) goes_right: Vec<bool>,
    /// Fills: red, green and blue from 0 to 1, or one shade of grey.
    pub(crate) inks: Vec<Vec<f64>>,
    /// Pictures.
    pub(crate) pictures: Vec<Area>,
    /// Where stamps begin.
    pub(crate) stamps: Vec<[f64; 2]>,
}

/// The pages of a PDF.
pub(crate) fn pages(pdf: &[u8]) -> Vec<Drawn> {
    let file = Document::load_mem(pdf).unwrap();
    file.get_pages().into_values().map(|page| drawn(&file, page)).collect()
}

const MM: f64 = 25.4 / 72.0;

fn number(object: &Object) -> f64 {
    f64::from(object.as_float().unwrap())
}

fn numbers(operation: &Operation) -> Vec<f64> {
    operation.operands.iter().filter_map(|it| it.as_float().ok()).map(f64::from).collect()
}

fn drawn(file: &Document, page: ObjectId) -> Drawn {
    let dictionary = file.get_dictionary(page).unwrap();
    let corners = |name: &[u8]| {
        let corners = dictionary.get(name).ok()?.as_array().unwrap();
        Some(corners.iter().map(number).collect::<Vec<_>>())
    };
    let media = corners(b"MediaBox").unwrap();
    let height = media[3];
    let area = |corners: Vec<f64>| Area {
        left: corners[0] * MM,
        top: (height - corners[3]) * MM,
        width: (corners[2] - corners[0]) * MM,
        height: (corners[3] - corners[1]) * MM,
    };
    let found = Drawn {
        trim: corners(b"TrimBox").map(area),
        bleed: corners(b"BleedBox").map(area),
        media: Some(area(media)),
        ..Drawn::default()
    };
    let bytes = file.get_page_content(page);
    let fonts = file.get_page_fonts(page).unwrap();
    let widths = fonts.iter().map(|(name, font)| (name.clone(), Widths::of(file, font)));
    let widths = widths.collect();
    let fonts = fonts.iter().filter_map(|(name, font)| {
        Some((name.clone(), font.get_font_encoding(file).ok()?))
    });
    let mut walk = Walk {
        found,
        height,
        at: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
        kept: Vec::new(),
        path: Vec::new(),
        size: 0.0,
        fonts: fonts.collect(),
        widths,
        pen: 0.0,
        line: [1.0, 0.0, 0.0, 0.0],
        font: Vec::new(),
        pictures: pictures(file, dictionary),
    };
    for operation in Content::decode(&bytes).unwrap().operations {
        walk.step(&operation);
    }
    walk.found
}

/// How wide a font's glyphs are, in thousandths of its size (ISO 32000-1, 9.7.4.3).
struct Widths {
    usual: f64,
    own: BTreeMap<u16, f64>,
}

impl Widths {
    fn of(file: &Document, font: &Dictionary) -> Self {
        let (mut usual, mut own) = (1000.0, BTreeMap::new());
        let resolved =
            |object: &'_ Object| file.dereference(object).map(|(_, found)| found.clone());
        let below = font.get(b"DescendantFonts").and_then(resolved);
        let below = below.and_then(|below| resolved(&below.as_array()?[0]));
        if let Ok(Object::Dictionary(below)) = below {
            usual = below.get(b"DW").map_or(usual, number);
            let all = below.get(b"W").and_then(resolved);
            let all = all.and_then(|all| all.as_array().cloned()).unwrap_or_default();
            let mut rest = &all[..];
            while let [from, then, behind @ ..] = rest {
                let from = u16::try_from(from.as_i64().unwrap()).unwrap();
                if let Ok(Object::Array(widths)) = resolved(then) {
                    own.extend((from..).zip(widths.iter().map(number)));
                    rest = behind;
                } else if let [width, behind @ ..] = behind {
                    let to = u16::try_from(then.as_i64().unwrap()).unwrap();
                    own.extend((from..=to).map(|code| (code, number(width))));
                    rest = behind;
                } else {
                    break;
                }
            }
        }
        Self { usual, own }
    }

    /// The width of glyphs whose codes are two bytes each.
    fn along(&self, codes: &[u8]) -> f64 {
        let codes = codes.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]]));
        codes.map(|code| self.own.get(&code).unwrap_or(&self.usual)).sum()
    }
}

/// The names of the pictures among what a page draws by name.
fn pictures(file: &Document, page: &Dictionary) -> Vec<Vec<u8>> {
    let resolved = |object: &'_ Object| -> Object {
        file.dereference(object).map_or(Object::Null, |(_, object)| object.clone())
    };
    let Ok(resources) = page.get(b"Resources").map(resolved) else { return Vec::new() };
    let named = resources.as_dict().and_then(|all| all.get(b"XObject")).map(resolved);
    let Ok(Object::Dictionary(named)) = named else { return Vec::new() };
    let is_picture = |object: &Object| {
        let Object::Stream(stream) = resolved(object) else { return false };
        stream
            .dict
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|kind| kind == b"Image")
    };
    let pictures = named.iter().filter(|(_, object)| is_picture(object));
    pictures.map(|(name, _)| name.clone()).collect()
}

/// Two matrices one after the other (ISO 32000-1, 8.3.4).
fn product(one: &[f64], then: &[f64; 6]) -> [f64; 6] {
    let row = |at: usize| {
        let sum = |to: usize| one[at] * then[to] + one[at + 1] * then[to + 2];
        [sum(0), sum(1)]
    };
    let [first, second, moved] = [row(0), row(2), row(4)];
    let moved = [moved[0] + then[4], moved[1] + then[5]];
    [first[0], first[1], second[0], second[1], moved[0], moved[1]]
}

/// The content of a page, one operator after the other (ISO 32000-1, annex A).
struct Walk<'f> {
    found: Drawn,
    fonts: BTreeMap<Vec<u8>, Encoding<'f>>,
    widths: BTreeMap<Vec<u8>, Widths>,
    /// How far the run has come, in points.
    pen: f64,
    /// Where it goes and where it began, in the text's own measure.
    line: [f64; 4],
    font: Vec<u8>,
    height: f64,
    at: [f64; 6],
    kept: Vec<[f64; 6]>,
    path: Vec<[f64; 2]>,
    size: f64,
    pictures: Vec<Vec<u8>>,
}

impl Walk<'_> {
    fn place(&self, x: f64, y: f64) -> [f64; 2] {
        let at = &self.at;
        let right = at[0] * x + at[2] * y + at[4];
        let up = at[1] * x + at[3] * y + at[5];
        [right * MM, (self.height - up) * MM]
    }

    /// Letters of the run that has begun.
    fn write(&mut self, operation: &Operation) {
        let Some(encoding) = self.fonts.get(&self.font) else { return };
        let shown = match &operation.operands[0] {
            Object::Array(shown) => &shown[..],
            one => std::slice::from_ref(one),
        };
        if let Some(widths) = self.widths.get(&self.font) {
            for part in shown {
                self.pen += match part.as_str() {
                    Ok(codes) => widths.along(codes) / 1000.0 * self.size,
                    Err(_) => -number(part) / 1000.0 * self.size,
                };
            }
        }
        let [along, up, x, y] = self.line;
        let end = self.place(x + along * self.pen, y + up * self.pen);
        let text = shown.iter().filter_map(|part| part.as_str().ok());
        let text: String =
            text.map(|bytes| Document::decode_text(encoding, bytes).unwrap()).collect();
        if let Some(run) = self.found.runs.last_mut() {
            run.text.push_str(&text);
            run.end = end;
        }
    }

    fn step(&mut self, operation: &Operation) {
        let given = numbers(operation);
        match (&*operation.operator, &given[..]) {
            ("q", _) => self.kept.push(self.at),
            ("Q", _) => self.at = self.kept.pop().unwrap(),
            ("cm", moved) if moved.len() == 6 => self.at = product(moved, &self.at),
            ("m", &[x, y]) => self.path = vec![self.place(x, y)],
            ("l", &[x, y]) | ("c", &[.., x, y]) => self.path.push(self.place(x, y)),
            ("re", &[x, y, width, height]) => {
                self.path = vec![self.place(x, y), self.place(x + width, y + height)];
            }
            ("S", _) => self.found.lines.extend(Area::of(&self.path)),
            ("f" | "f*" | "W" | "W*" | "B", _) => {
                self.found.shapes.extend(Area::of(&self.path));
            }
            ("rg" | "g", _) => self.found.inks.push(given),
            ("Tf", &[size]) => {
                self.size = size;
                self.font = operation.operands[0].as_name().unwrap().to_vec();
            }
            ("Tm", &[along, up, _, _, x, y]) => {
                let at = &self.at;
                let right = along * at[0] + up * at[2];
                let down = -(along * at[1] + up * at[3]);
                #[expect(clippy::cast_possible_truncation, reason = "a turn by quarters")]
                let along_page = [right.round() as i8, down.round() as i8];
                (self.pen, self.line) = (0.0, [along, up, x, y]);
                self.found.runs.push(Run {
                    at: self.place(x, y),
                    end: self.place(x, y),
                    along: along_page,
                    text: String::new(),
                });
                self.found.goes_right.push(along * self.at[0] > 0.0);
                self.found.letters.push((self.place(x, y), self.size));
            }
            ("Tj" | "TJ", _) => self.write(operation),
            ("Do", _) => {
                let name = operation.operands[0].as_name().unwrap().to_vec();
                if self.pictures.contains(&name) {
                    let corners = [self.place(0.0, 0.0), self.place(1.0, 1.0)];
                    self.found.pictures.extend(Area::of(&corners));
                } else {
                    self.found.stamps.push(self.place(0.0, 0.0));
                }
            }
            _ => {}
        }
    }
}
