//! The trees of an article's frames, grown together to one.

use std::collections::HashMap;

use crate::frame::Tag;
use crate::pdf::element::{Element, Kid, Part};
use crate::pdf::file::Id;

/// Grows the trees of an article's parts together: what a node holds is added to the element
/// that it is a part of. Gives those that hang on the article itself, and all elements.
pub(super) fn grow<'a>(
    article: Id,
    parts: &'a [Part<'a>],
) -> (Vec<Id>, Vec<Element<'a>>) {
    let count = parts.iter().map(|part| part.nodes().len()).sum();
    let mut elements: Vec<Element<'a>> = Vec::with_capacity(count);
    let mut roots = Vec::new();
    // By the number of a whole: its parent, and its place among the elements.
    let mut hung: HashMap<u32, Id> = HashMap::new();
    let mut whole: HashMap<u32, usize> = HashMap::new();
    for part in parts {
        let family = Family::of(part);
        // An element hangs where its first part does.
        let mut hang = |node: usize, parent: Id| {
            let Some(number) = part.nodes()[node].whole else { return true };
            let is_first = !hung.contains_key(&number);
            hung.entry(number).or_insert(parent);
            is_first
        };
        let top = part.nodes().iter().enumerate();
        for (node, _) in top.filter(|(_, node)| node.parent.is_none()) {
            if hang(node, article) {
                roots.push(part.elements[node]);
            }
        }
        for (at, node) in part.nodes().iter().enumerate() {
            let id = part.elements[at];
            let kids = family.kids(part, at, |child| hang(child, id));
            if let Some(known) = node.whole.and_then(|number| whole.get(&number)) {
                elements[*known].kids.extend(kids);
                continue;
            }
            let parent = node.parent.map_or(article, |up| part.elements[up.index()]);
            let numbered = node.tag == Tag::List && family.has_labels(part, at);
            if let Some(number) = node.whole {
                whole.insert(number, elements.len());
            }
            elements.push(Element { id, parent, part, node: at, kids, numbered });
        }
    }
    for element in &mut elements {
        let number = element.node().whole;
        element.parent =
            number.and_then(|n| hung.get(&n).copied()).unwrap_or(element.parent);
    }
    (roots, elements)
}

/// Who belongs to whom in a frame, found once.
struct Family {
    children: Vec<Vec<usize>>,
    /// The pieces of each node itself.
    own: Vec<Vec<usize>>,
    /// The first piece of each node or of what is in it.
    first: Vec<Option<usize>>,
}

impl Family {
    fn of(part: &Part<'_>) -> Self {
        let nodes = part.nodes();
        let mut children = vec![Vec::new(); nodes.len()];
        for (at, node) in nodes.iter().enumerate() {
            if let Some(parent) = node.parent {
                children[parent.index()].push(at);
            }
        }
        let mut own = vec![Vec::new(); nodes.len()];
        let mut first = vec![None; nodes.len()];
        for (at, piece) in part.pieces.iter().enumerate() {
            own[piece.node.index()].push(at);
            let mut up = Some(piece.node);
            while let Some(node) = up.filter(|node| first[node.index()].is_none()) {
                first[node.index()] = Some(at);
                up = nodes[node.index()].parent;
            }
        }
        Self { children, own, first }
    }

    /// What a node holds: its children in the order of the tree, which is that of reading, and
    /// each piece of its own before the first child that was painted after it.
    fn kids<'a>(
        &self,
        part: &'a Part<'a>,
        node: usize,
        mut hang: impl FnMut(usize) -> bool,
    ) -> Vec<Kid<'a>> {
        let mut own = self.own[node].iter().copied().peekable();
        let mut kids = Vec::with_capacity(own.len() + self.children[node].len());
        for &child in &self.children[node] {
            if let Some(first) = self.first[child] {
                while let Some(piece) = own.next_if(|piece| *piece < first) {
                    kids.push(part.kid(part.pieces[piece]));
                }
            }
            if hang(child) {
                kids.push(Kid::Element(part.elements[child]));
            }
        }
        kids.extend(own.map(|piece| part.kid(part.pieces[piece])));
        kids
    }

    /// Whether the items of a list have labels.
    fn has_labels(&self, part: &Part<'_>, list: usize) -> bool {
        let items = self.children[list].iter();
        let mut parts = items.flat_map(|item| &self.children[*item]);
        parts.any(|child| part.nodes()[*child].tag == Tag::Label)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::frame::{Article, Frame, Placed};
    use crate::geom::{Length, Point, Size, Turn};
    use crate::pdf::content::{MarkedContent, MarkedKind};

    /// A frame with these nodes: tag, parent, number of the whole.
    fn placed(nodes: &[(Tag, Option<usize>, Option<u32>)]) -> Placed {
        let mut frame = Frame::new(Size::mm(10.0, 10.0));
        let mut ids = Vec::new();
        for (tag, parent, whole) in nodes {
            let id = frame.node(*tag, parent.map(|parent| ids[parent]));
            if let Some(whole) = whole {
                frame.set_whole(id, *whole);
            }
            ids.push(id);
        }
        let (at, turn, article) = (Point::ORIGIN, Turn::None, Some(Article(0)));
        Placed {
            frame: Arc::new(frame),
            at,
            turn,
            clip: None,
            adjust: None,
            article,
            part: 0,
        }
    }

    /// Marked content of these nodes, in order.
    fn painted(placed: &Placed, nodes: &[usize]) -> Vec<MarkedContent> {
        let mut ids = Vec::new();
        let mut again = Frame::new(Size::mm(1.0, 1.0));
        for node in placed.frame.nodes() {
            ids.push(again.add_node(node.clone()));
        }
        let piece = |(id, node): (u32, &usize)| MarkedContent {
            placed: 0,
            node: ids[*node],
            kind: MarkedKind::Marked(id),
        };
        (0..).zip(nodes).map(piece).collect()
    }

    fn part<'a>(
        placed: &'a Placed,
        pieces: &'a [MarkedContent],
        page: Id,
        elements: &[Id],
    ) -> Part<'a> {
        let elements = elements.to_vec();
        let page_height = Length::mm(10.0);
        Part { placed, page, page_height, elements, pieces, annotations: &[] }
    }

    fn written(parts: &[Part<'_>]) -> (Vec<Id>, Vec<String>) {
        let (roots, elements) = grow(1, parts);
        let text = |element: &Element<'_>| {
            let mut out = Vec::new();
            element.write(&mut out);
            format!("{} {}", element.id, String::from_utf8(out).unwrap())
        };
        (roots, elements.iter().map(text).collect())
    }

    #[test]
    fn nodes_of_one_whole_are_one_element_over_two_pages() {
        let (table, row) = (Some(7), Some(8));
        let first = placed(&[
            (Tag::Table, None, table),
            (Tag::TableRow, Some(0), row),
            (Tag::Cell, Some(1), None),
        ]);
        let second = placed(&[
            (Tag::Table, None, table),
            (Tag::TableRow, Some(0), row),
            (Tag::Cell, Some(1), None),
            (Tag::TableRow, Some(0), None),
        ]);
        let (one, other) = (painted(&first, &[2]), painted(&second, &[2]));
        let parts = [
            part(&first, &one, 50, &[10, 11, 12]),
            part(&second, &other, 60, &[10, 11, 13, 14]),
        ];
        let (roots, elements) = written(&parts);
        assert_eq!(roots, [10]);
        let wanted = [
            "10 <</S/Table/P 1 0 R/K[11 0 R 14 0 R]>>",
            "11 <</S/TR/P 10 0 R/K[12 0 R 13 0 R]>>",
            "12 <</S/TD/P 11 0 R/Pg 50 0 R/K 0>>",
            "13 <</S/TD/P 11 0 R/Pg 60 0 R/K 0>>",
            "14 <</S/TR/P 10 0 R/K[]>>",
        ];
        assert_eq!(elements, wanted);
    }

    #[test]
    fn a_paragraph_that_goes_on_overleaf_names_the_page_of_its_end() {
        let (first, second) = (
            placed(&[(Tag::Paragraph, None, Some(1))]),
            placed(&[(Tag::Paragraph, None, Some(1))]),
        );
        let (one, other) = (painted(&first, &[0, 0]), painted(&second, &[0]));
        let parts = [part(&first, &one, 50, &[10]), part(&second, &other, 60, &[10])];
        let wanted =
            "10 <</S/P/P 1 0 R/Pg 50 0 R/K[0 1 <</Type/MCR/Pg 60 0 R/MCID 0>>]>>";
        assert_eq!(written(&parts), (vec![10], vec![wanted.to_owned()]));
    }

    #[test]
    fn text_and_children_come_as_they_were_painted_and_empty_children_in_their_place() {
        let frame = placed(&[
            (Tag::Paragraph, None, None),
            (Tag::Link, Some(0), None),
            (Tag::Division, Some(0), None),
            (Tag::Link, Some(0), None),
        ]);
        let pieces = painted(&frame, &[0, 1, 0, 3, 0]);
        let (_, elements) = written(&[part(&frame, &pieces, 50, &[10, 11, 12, 13])]);
        assert_eq!(
            elements[0],
            "10 <</S/P/P 1 0 R/Pg 50 0 R/K[0 11 0 R 12 0 R 2 13 0 R 4]>>"
        );
    }

    #[test]
    fn what_is_painted_deep_inside_a_child_stands_in_the_child_s_place() {
        let frame = placed(&[
            (Tag::Paragraph, None, None),
            (Tag::Division, Some(0), None),
            (Tag::Link, Some(1), None),
            (Tag::Division, None, None),
        ]);
        let pieces = painted(&frame, &[0, 2, 0, 3]);
        let (roots, elements) = written(&[part(&frame, &pieces, 50, &[10, 11, 12, 13])]);
        assert_eq!(roots, [10, 13]);
        let wanted = [
            "10 <</S/P/P 1 0 R/Pg 50 0 R/K[0 11 0 R 2]>>",
            "11 <</S/Div/P 10 0 R/K[12 0 R]>>",
            "12 <</S/Link/P 11 0 R/Pg 50 0 R/K 1>>",
            "13 <</S/Div/P 1 0 R/Pg 50 0 R/K 3>>",
        ];
        assert_eq!(elements, wanted);
    }

    #[test]
    fn an_element_hangs_where_its_first_part_does() {
        // On its second page the row stands in another table: it stays in the first.
        let (first, second) = (
            placed(&[(Tag::Table, None, Some(1)), (Tag::TableRow, Some(0), Some(2))]),
            placed(&[(Tag::Table, None, None), (Tag::TableRow, Some(0), Some(2))]),
        );
        let (one, other) = (painted(&first, &[1]), painted(&second, &[1]));
        let parts =
            [part(&first, &one, 50, &[10, 11]), part(&second, &other, 60, &[12, 11])];
        let (roots, elements) = written(&parts);
        assert_eq!(roots, [10, 12]);
        let wanted = [
            "10 <</S/Table/P 1 0 R/K[11 0 R]>>",
            "11 <</S/TR/P 10 0 R/Pg 50 0 R/K[0 <</Type/MCR/Pg 60 0 R/MCID 0>>]>>",
            "12 <</S/Table/P 1 0 R/K[]>>",
        ];
        assert_eq!(elements, wanted);
    }

    #[test]
    fn a_list_is_numbered_where_an_item_has_a_label() {
        let list = |item: Tag| {
            let frame = placed(&[
                (Tag::List, None, None),
                (Tag::ListItem, Some(0), None),
                (item, Some(1), None),
            ]);
            written(&[part(&frame, &[], 50, &[10, 11, 12])]).1[0].clone()
        };
        let numbered = |name: &str| {
            format!("10 <</S/L/P 1 0 R/A<</O/List/ListNumbering/{name}>>/K[11 0 R]>>")
        };
        assert_eq!(list(Tag::Label), numbered("Decimal"));
        assert_eq!(list(Tag::ListBody), numbered("Disc"));
    }
}
