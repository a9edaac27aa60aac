//! A frame as it is built, an item on top of the other.

use std::sync::Arc;

use crate::color::Ink;
use crate::frame::{Item, Mark, Node, NodeId, Run, Shape, Stamp, Tag};
use crate::geom::{Length, Path, Point, Size};
use crate::text::{Line, LineRun};

/// A finished layout: a size and items at fixed places.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Frame {
    size: Size,
    items: Vec<(Mark, Item)>,
    nodes: Vec<Node>,
}

impl Frame {
    /// An empty frame.
    pub fn new(size: Size) -> Self {
        Self { size, items: Vec::new(), nodes: Vec::new() }
    }

    /// The frame's size; items may reach beyond it, into the bleed.
    pub fn size(&self) -> Size {
        self.size
    }

    /// The items in the order in which they are painted.
    pub fn items(&self) -> &[(Mark, Item)] {
        &self.items
    }

    /// The items themselves, to be changed where they are.
    pub(super) fn items_mut(&mut self) -> impl Iterator<Item = &mut Item> {
        self.items.iter_mut().map(|(_, item)| item)
    }

    /// The frame's own tree, parents before children, in reading order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Adds a node to the tree.
    pub fn node(&mut self, tag: Tag, parent: Option<NodeId>) -> NodeId {
        self.add_node(Node::new(tag, parent))
    }

    /// Adds a node with all it says.
    ///
    /// # Panics
    /// If the frame has 65,535 nodes already; a card has a few dozen.
    pub fn add_node(&mut self, node: Node) -> NodeId {
        let id =
            u16::try_from(self.nodes.len()).expect("a frame has fewer than 65,536 nodes");
        self.nodes.push(node);
        NodeId(id)
    }

    /// Says in which language a node's text is, where it is not the document's.
    pub fn set_language(&mut self, id: NodeId, language: &str) {
        self.nodes[id.index()].set_language(language);
    }

    /// Says in words what a node is that shows none.
    pub fn set_alt(&mut self, id: NodeId, alt: &str) {
        self.nodes[id.index()].set_alt(alt);
    }

    /// Says what is read of a node instead of what is seen.
    pub fn set_spoken(&mut self, id: NodeId, spoken: &str) {
        self.nodes[id.index()].set_spoken(spoken);
    }

    /// Says to how many rows of its table a cell belongs, from its own on.
    pub fn set_rows(&mut self, id: NodeId, rows: u16) {
        self.nodes[id.index()].rows = rows;
    }

    /// Says that a node is a part of one element of the article, as the half of a table is that
    /// goes on overleaf: nodes with the same number are one.
    pub fn set_whole(&mut self, id: NodeId, whole: u32) {
        self.nodes[id.index()].whole = Some(whole);
    }

    /// As [`Frame::set_whole`], for the frame's first node.
    pub fn set_first_whole(&mut self, whole: u32) {
        if let Some(first) = self.nodes.first_mut() {
            first.whole = Some(whole);
        }
    }

    /// Adds an item on top of the others.
    pub fn push(&mut self, mark: Mark, item: Item) {
        self.items.push((mark, item));
    }

    /// Adds a filled path as decoration.
    pub fn fill(&mut self, path: Path, ink: Ink) {
        let shape = Shape { path, fill: Some(ink), stroke: None };
        self.push(Mark::Artifact, Item::Shape(shape));
    }

    /// Adds a line as decoration.
    pub fn stroke(&mut self, path: Path, width: Length, ink: Ink) {
        let shape = Shape { path, fill: None, stroke: Some((width, ink)) };
        self.push(Mark::Artifact, Item::Shape(shape));
    }

    /// Adds another frame as decoration.
    pub fn stamp(&mut self, at: Point, frame: &Arc<Self>) {
        self.push(Mark::Artifact, Item::Stamp(Stamp { at, frame: Arc::clone(frame) }));
    }

    /// Adds a line of text whose baseline begins at a point, each run in the ink it is given.
    pub fn line(
        &mut self,
        mark: Mark,
        at: Point,
        line: &Line,
        size: Length,
        ink: impl Fn(&LineRun) -> Ink,
    ) {
        self.line_of_parts(at, line, size, |run| (mark, ink(run)));
    }

    /// As [`Frame::line`], of a line that is not all part of one element.
    pub fn line_of_parts(
        &mut self,
        at: Point,
        line: &Line,
        size: Length,
        part: impl Fn(&LineRun) -> (Mark, Ink),
    ) {
        let hang = line.hang_at(size);
        let hang = if line.is_rtl() { hang } else { Length::ZERO - hang };
        let mut pen = Point::new(at.x + hang, at.y);
        let mut runs: Vec<(usize, (Mark, Item))> = Vec::with_capacity(line.runs().len());
        for run in line.runs() {
            let (mark, ink) = part(run);
            let placed = Run {
                at: pen,
                size,
                font: run.font,
                ink,
                text: run.text.clone(),
                glyphs: run.glyphs.clone(),
            };
            pen.x += placed.width();
            runs.push((run.start, (mark, Item::Run(placed))));
        }
        // Runs stand from left to right, and are read in the order of the text.
        runs.sort_by_key(|(start, _)| *start);
        self.items.extend(runs.into_iter().map(|(_, run)| run));
    }

    /// Takes another frame's items and nodes over, moved by a distance.
    pub fn absorb(&mut self, by: Point, other: &Self) {
        let first = self.nodes.len();
        let moved = |id: NodeId| NodeId(id.0 + u16::try_from(first).unwrap_or(u16::MAX));
        for node in &other.nodes {
            let mut node = node.clone();
            node.parent = node.parent.map(moved);
            self.add_node(node);
        }
        for (mark, item) in &other.items {
            let mark = match *mark {
                Mark::Artifact => Mark::Artifact,
                Mark::Content(id) => Mark::Content(moved(id)),
            };
            self.items.push((mark, item.moved(by)));
        }
    }

    /// The frame as something that is seen and not read: its drawings and its text, without
    /// fields and links.
    #[must_use]
    pub fn as_decoration(&self) -> Self {
        let painted = self
            .items
            .iter()
            .filter(|(_, item)| !matches!(item, Item::Field(_) | Item::Link(_)));
        Self {
            size: self.size,
            items: painted.map(|(_, item)| (Mark::Artifact, item.clone())).collect(),
            nodes: Vec::new(),
        }
    }

    /// The frame for a file that has not all pages of its book: what was a link only refers to
    /// its page, and every heading is of the first level, as the one over it may be elsewhere.
    #[must_use]
    pub fn apart(&self) -> Self {
        let mut frame = self.clone();
        frame.items.retain(|(_, item)| !matches!(item, Item::Link(_)));
        for node in &mut frame.nodes {
            node.tag = match node.tag {
                Tag::Link => Tag::Reference,
                Tag::PageHeading | Tag::SubHeading => Tag::Heading,
                tag => tag,
            };
        }
        frame
    }

    /// The frame for a script that runs from right to left: every drawing keeps its own shape
    /// and lies as far from the right as it lay from the left. Text stays where it is: who sets
    /// it knows on which side it begins.
    #[must_use]
    pub fn mirrored(mut self) -> Self {
        let width = self.size.width;
        for (_, item) in &mut self.items {
            let (left, extent) = match item {
                Item::Run(_) => continue,
                Item::Stamp(stamp) => (&mut stamp.at.x, stamp.frame.size.width),
                Item::Picture(picture) => (&mut picture.at.x, picture.size.width),
                Item::Field(field) => (&mut field.at.x, field.size.width),
                Item::Link(link) => (&mut link.at.x, link.size.width),
                Item::Shape(shape) => {
                    let bounds = shape.path.bounds();
                    let shift = width - bounds.left() - bounds.right();
                    shape.path = shape.path.moved(Point::new(shift, Length::ZERO));
                    continue;
                }
            };
            *left = width - *left - extent;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::{Article, Link, LinkTarget};
    use crate::text::{Breaking, Style, Typesetter};

    #[test]
    fn an_opening_quotation_mark_hangs_before_the_edge() {
        let mut typesetter = Typesetter::new();
        let at = Point::mm(10.0, 5.0);
        let size = Length::pt(10.0);
        let mut left = |text: &str, place: &dyn Fn(&Line) -> Length| {
            let mut paragraph = typesetter.shape(text, Style::TEXT, "en").unwrap();
            let wide = Length::mm(90.0);
            let lines = paragraph.lines(&typesetter, wide, size, Breaking::SENSE);
            let mut frame = Frame::new(Size::mm(100.0, 10.0));
            let at = Point::new(place(&lines[0]), at.y);
            frame.line(Mark::Artifact, at, &lines[0], size, |_| Ink::BLACK);
            let begins = frame.items().iter().map(|(_, item)| match item {
                Item::Run(run) => run.at.x,
                _ => Length::mm(1e3),
            });
            let left = begins.fold(Length::mm(1e3), Length::min);
            (left, lines[0].hang_at(size))
        };
        for (text, side) in [("“Yes”", -1.0), ("Yes", 0.0), ("“כן”", 1.0)] {
            let (begins, hang) = left(text, &|_| at.x);
            assert!((begins - at.x).is_near(hang * side), "{text}");
            assert_eq!(hang > Length::ZERO, side != 0.0);
            // Beside something else nothing hangs.
            let (begins, _) = left(text, &|line| line.beside(at.x, size));
            assert!(begins.is_near(at.x), "{text}");
        }
    }

    #[test]
    fn a_frame_set_apart_has_no_links_and_one_level_of_headings() {
        let mut frame = Frame::new(Size::mm(100.0, 10.0));
        let node = frame.node(Tag::Link, None);
        frame.node(Tag::SubHeading, None);
        let link = Link {
            at: Point::ORIGIN,
            size: frame.size(),
            to: LinkTarget::Article(Article(7)),
            label: "Repair, page 8".to_owned(),
        };
        frame.push(Mark::Content(node), Item::Link(link));
        frame.fill(Path::circle(Point::mm(5.0, 5.0), Length::mm(1.0)), Ink::BLACK);
        let apart = frame.apart();
        assert_eq!(apart.items(), &frame.items()[1..]);
        let tags: Vec<_> = apart.nodes().iter().map(|node| node.tag).collect();
        assert_eq!(tags, [Tag::Reference, Tag::Heading]);
    }
}
