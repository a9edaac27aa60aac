//! What the parts of a frame mean: the seed of the PDF's structure tree.

/// Standard structure types (ISO 32000-1, 14.8.4) that frames use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tag {
    /// The heading of a card.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A list.
    List,
    /// One item of a list.
    ListItem,
    /// The number or bullet of an item.
    Label,
    /// The text of an item.
    ListBody,
    /// A picture, told by its alternative text.
    Figure,
    /// A table.
    Table,
    /// A row of a table.
    TableRow,
    /// The head of a column.
    HeadCell,
    /// Any other cell.
    Cell,
}

impl Tag {
    /// The name in the structure tree.
    pub fn name(self) -> &'static str {
        match self {
            Self::Heading => "H1",
            Self::Paragraph => "P",
            Self::List => "L",
            Self::ListItem => "LI",
            Self::Label => "Lbl",
            Self::ListBody => "LBody",
            Self::Figure => "Figure",
            Self::Table => "Table",
            Self::TableRow => "TR",
            Self::HeadCell => "TH",
            Self::Cell => "TD",
        }
    }
}

/// A node of a frame's own tree, by its place in [`Frame::nodes`](crate::frame::Frame).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeId(pub(super) u16);

impl NodeId {
    /// The place in the frame's list of nodes.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// One element of meaning, child of another or of the article itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub tag: Tag,
    /// Its parent in the same frame; none hangs it on the article.
    pub parent: Option<NodeId>,
    /// Its language where that differs from the document's.
    pub language: Option<String>,
    /// What a picture shows.
    pub alt: Option<String>,
}
