//! A frame in words.

use std::fmt::Write;
use std::io::Read;

use flate2::read::ZlibDecoder;

use crate::frame::dump::measure::{digest, extent, mm, place};
use crate::frame::dump::stamps::Stamps;
use crate::frame::dump::{paths, tree};
use crate::frame::{
    Align, Answer, FormField, Frame, Item, Link, LinkTarget, Mark, PictureItem, Run,
    Shape,
};
use crate::picture::Coding;

/// The frame's tree, a line a node; then what is painted in order, a line an item, lengths in
/// millimetres: what lies where, and the number and role of its node. What is stamped follows,
/// each frame once.
pub fn dump(frame: &Frame) -> String {
    let (mut stamps, mut text) = (Stamps::default(), String::new());
    tell_frame(frame, &mut stamps, &mut text);
    stamps.tell(&mut text);
    text
}

pub(super) fn tell_frame<'a>(
    frame: &'a Frame,
    stamps: &mut Stamps<'a>,
    text: &mut String,
) {
    let _ = writeln!(text, "frame {}", extent(frame.size()));
    tree::tell(frame, text);
    for (mark, item) in frame.items() {
        let role = role(frame, *mark);
        let told = match item {
            Item::Run(run) => told_run(run),
            Item::Shape(shape) => told_shape(shape),
            Item::Stamp(stamp) => {
                format!("stamp {} {}", place(stamp.at), stamps.number(&stamp.frame))
            }
            Item::Picture(picture) => told_picture(picture),
            Item::Field(field) => told_field(field),
            Item::Link(link) => told_link(link),
        };
        let _ = writeln!(text, "{role} {told}");
    }
}

fn role(frame: &Frame, mark: Mark) -> String {
    match mark {
        Mark::Artifact => "-".to_owned(),
        Mark::Content(node) => {
            let at = node.index();
            format!("{at} {}", frame.nodes()[at].tag.name())
        }
    }
}

fn told_run(run: &Run) -> String {
    format!(
        "text {} {} {:.1}pt {} {:?} to {}",
        place(run.at),
        run.font.name(),
        run.size.to_pt(),
        run.ink,
        run.text,
        mm(run.at.x + run.width()),
    )
}

fn told_shape(shape: &Shape) -> String {
    let fill = shape.fill.map_or(String::new(), |ink| format!(" fill {ink}"));
    let stroke = shape
        .stroke
        .map_or(String::new(), |(width, ink)| format!(" stroke {} {ink}", mm(width)));
    format!("shape {}{fill}{stroke}", paths::told(&shape.path))
}

/// A picture by its pixels as they are printed; a photograph by its file.
fn told_picture(item: &PictureItem) -> String {
    let told = match item.picture.printed(item.size) {
        Err(why) => format!("damaged: {why}"),
        Ok(printed) => {
            let mut pixels = Vec::new();
            let is_read = printed.coding == Coding::Deflated
                && ZlibDecoder::new(&*printed.bytes).read_to_end(&mut pixels).is_ok();
            let digest = digest(if is_read { &pixels } else { &*printed.bytes });
            let color = if printed.is_gray { "gray" } else { "color" };
            format!("{} x {} {color} pixels {digest}", printed.width, printed.height)
        }
    };
    format!("picture {} {} {told}", place(item.at), extent(item.size))
}

fn told_field(field: &FormField) -> String {
    let FormField { at, size, name, label, answer } = field;
    let kind = match answer {
        Answer::Line { size, align } => {
            let side = match align {
                Align::Left => "left",
                Align::Center => "centred",
            };
            format!("line {:.1}pt {side}", size.to_pt())
        }
        Answer::Area { size } => format!("area {:.1}pt", size.to_pt()),
        Answer::Check => "check".to_owned(),
        Answer::Choice { value, says } => format!("choice {value} {says:?}"),
    };
    format!("field {} {} {name} {kind} label {label:?}", place(*at), extent(*size))
}

fn told_link(link: &Link) -> String {
    let to = match &link.to {
        LinkTarget::Article(article) => format!("article {}", article.0),
        LinkTarget::Uri(address) => address.clone(),
    };
    format!("link {} {} to {to} says {:?}", place(link.at), extent(link.size), link.label)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::color::Ink;
    use crate::frame::{Node, Tag};
    use crate::geom::{Length, Path, Point, Size};

    #[test]
    fn a_stamped_frame_is_told_once_by_what_is_in_it() {
        let dot = |ink| {
            let mut dot = Frame::new(Size::mm(2.0, 2.0));
            dot.fill(Path::circle(Point::mm(1.0, 1.0), Length::mm(1.0)), ink);
            Arc::new(dot)
        };
        let stamped = |inks: [Ink; 3]| {
            let mut frame = Frame::new(Size::mm(20.0, 10.0));
            for ink in inks {
                frame.stamp(Point::mm(1.0, 2.0), &dot(ink));
            }
            dump(&frame)
        };
        let [black, white] = [Ink::BLACK, Ink::WHITE];
        assert_eq!(
            stamped([black, white, black]).lines().collect::<Vec<_>>(),
            [
                "frame 20.00 x 10.00",
                "- stamp 1.00,2.00 1",
                "- stamp 1.00,2.00 2",
                "- stamp 1.00,2.00 1",
                "stamp 1: frame 2.00 x 2.00",
                "- shape 0.00,0.00 2.00 x 2.00 M2.00,1.00 \
                 C2.00,1.55,1.55,2.00,1.00,2.00 C0.45,2.00,0.00,1.55,0.00,1.00 \
                 C0.00,0.45,0.45,0.00,1.00,0.00 C1.55,0.00,2.00,0.45,2.00,1.00 Z fill black",
                "stamp 2: frame 2.00 x 2.00",
                "- shape 0.00,0.00 2.00 x 2.00 M2.00,1.00 \
                 C2.00,1.55,1.55,2.00,1.00,2.00 C0.45,2.00,0.00,1.55,0.00,1.00 \
                 C0.00,0.45,0.45,0.00,1.00,0.00 C1.55,0.00,2.00,0.45,2.00,1.00 Z fill white",
            ]
        );
        assert_ne!(stamped([black, white, white]), stamped([white, black, black]));
    }

    #[test]
    fn the_tree_is_told_with_its_languages_texts_numbers_and_heads() {
        let mut frame = Frame::new(Size::mm(20.0, 10.0));
        let list = frame.node(Tag::List, None);
        let item = frame.node(Tag::ListItem, Some(list));
        let bare = frame.node(Tag::List, None);
        frame.node(Tag::Label, Some(item));
        let figure = frame.node(Tag::Figure, Some(bare));
        frame.set_alt(figure, "a lamp");
        frame.set_language(figure, "es");
        let mut day = Node::new(Tag::RowHead, None);
        day.set_spoken("Monday");
        (day.rows, day.whole) = (2, Some(7));
        frame.add_node(day);
        assert_eq!(
            dump(&frame).lines().collect::<Vec<_>>(),
            [
                "frame 20.00 x 10.00",
                "# 0 L numbered",
                "#   1 LI",
                "#     3 Lbl",
                "# 2 L",
                "#   4 Figure lang es alt \"a lamp\"",
                "# 5 TH scope row read \"Monday\" over 2 rows part of 7",
            ]
        );
    }

    #[test]
    fn a_field_is_told_by_kind_size_name_and_what_is_said_of_it() {
        let mut field = FormField {
            at: Point::mm(1.0, 2.0),
            size: Size::mm(30.0, 8.0),
            name: "week01.checkin.a.rest".to_owned(),
            label: "Rest".to_owned(),
            answer: Answer::Area { size: Length::pt(12.0) },
        };
        let before = "field 1.00,2.00 30.00 x 8.00 week01.checkin.a.rest";
        assert_eq!(told_field(&field), format!("{before} area 12.0pt label \"Rest\""));
        field.answer =
            Answer::Choice { value: "7".to_owned(), says: "7 of 10".to_owned() };
        assert_eq!(
            told_field(&field),
            format!("{before} choice 7 \"7 of 10\" label \"Rest\"")
        );
    }
}
