//! A frame in words, for tests that compare layouts.

use std::fmt::Write;

use crate::frame::{Frame, Item, LinkTarget, Mark};
use crate::geom::{Length, Point};

/// One line an item, lengths in millimetres: what lies where, in which role.
pub fn dump(frame: &Frame) -> String {
    let size = frame.size();
    let mut text = format!("frame {} x {}\n", mm(size.width), mm(size.height));
    for (mark, item) in frame.items() {
        let role = role(frame, *mark);
        let line = match item {
            Item::Run(run) => format!(
                "{role} text {} {} {:.1}pt {} {:?} to {}",
                place(run.at),
                run.font.name(),
                run.size.to_pt(),
                run.ink,
                run.text,
                mm(run.at.x + run.width()),
            ),
            Item::Shape(shape) => {
                let bounds = shape.path.bounds();
                let fill = shape.fill.map_or(String::new(), |ink| format!(" fill {ink}"));
                let stroke = shape.stroke.map_or(String::new(), |(width, ink)| {
                    format!(" stroke {} {ink}", mm(width))
                });
                let size = bounds.size();
                let extent = format!("{} x {}", mm(size.width), mm(size.height));
                format!("{role} shape {} {extent}{fill}{stroke}", place(bounds.origin()))
            }
            Item::Stamp(stamp) => {
                let items = stamp.frame.items().len();
                format!("{role} stamp {} of {items} items", place(stamp.at))
            }
            Item::Picture(picture) => {
                let extent =
                    format!("{} x {}", mm(picture.size.width), mm(picture.size.height));
                format!("{role} picture {} {extent}", place(picture.at))
            }
            Item::Field(field) => {
                let extent =
                    format!("{} x {}", mm(field.size.width), mm(field.size.height));
                format!("{role} field {} {extent} {}", place(field.at), field.name)
            }
            Item::Link(link) => {
                let to = match &link.to {
                    LinkTarget::Article(article) => article.0.to_string(),
                    LinkTarget::Uri(address) => address.clone(),
                };
                format!("{role} link {} to {to}", place(link.at))
            }
        };
        let _ = writeln!(text, "{line}");
    }
    text
}

fn role(frame: &Frame, mark: Mark) -> String {
    match mark {
        Mark::Artifact => "-".to_owned(),
        Mark::Content(node) => frame.nodes()[node.index()].tag.name().to_owned(),
    }
}

fn place(point: Point) -> String {
    format!("{},{}", mm(point.x), mm(point.y))
}

fn mm(length: Length) -> String {
    let text = format!("{:.2}", length.to_mm());
    if text == "-0.00" { "0.00".to_owned() } else { text }
}
