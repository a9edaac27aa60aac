//! A frame's tree in words.

use std::fmt::Write;

use crate::frame::{Frame, NodeId, Tag};

/// The nodes in reading order, each with its number, under its parent.
pub(super) fn tell(frame: &Frame, text: &mut String) {
    tell_beneath(frame, None, 0, text);
}

fn tell_beneath(frame: &Frame, parent: Option<usize>, depth: usize, text: &mut String) {
    for (at, node) in frame.nodes().iter().enumerate() {
        if node.parent.map(NodeId::index) != parent {
            continue;
        }
        let _ =
            write!(text, "# {:indent$}{at} {}", "", node.tag.name(), indent = 2 * depth);
        match node.tag {
            Tag::List if is_labelled(frame, at) => text.push_str(" numbered"),
            Tag::HeadCell => text.push_str(" scope column"),
            Tag::RowHead => text.push_str(" scope row"),
            _ => {}
        }
        if let Some(language) = node.language() {
            let _ = write!(text, " lang {language}");
        }
        if let Some(alt) = node.alt() {
            let _ = write!(text, " alt {alt:?}");
        }
        if let Some(spoken) = node.spoken() {
            let _ = write!(text, " read {spoken:?}");
        }
        if node.rows > 1 {
            let _ = write!(text, " over {} rows", node.rows);
        }
        if let Some(whole) = node.whole {
            let _ = write!(text, " part of {whole}");
        }
        text.push('\n');
        tell_beneath(frame, Some(at), depth + 1, text);
    }
}

/// Whether the items of a list have labels that are read.
fn is_labelled(frame: &Frame, list: usize) -> bool {
    let nodes = frame.nodes();
    let parent = |at: usize| nodes[at].parent.map(NodeId::index);
    nodes.iter().enumerate().any(|(at, node)| {
        let is_item_s = || parent(at).and_then(parent) == Some(list);
        node.tag == Tag::Label && is_item_s()
    })
}
