//! What the parts of a frame mean: the seed of the PDF's structure tree.

/// Standard structure types (ISO 32000-1, 14.8.4) that frames use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tag {
    /// The heading of a card, or of a chapter.
    Heading,
    /// The heading of a page in a chapter.
    PageHeading,
    /// A heading on a page.
    SubHeading,
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
    /// The head of a row.
    RowHead,
    /// Any other cell.
    Cell,
    /// A stretch that stands apart, such as a box with a note.
    Division,
    /// A table of contents.
    Contents,
    /// One entry of it.
    ContentsItem,
    /// What an entry refers to.
    Reference,
    /// A way to another page.
    Link,
    /// A place for an answer.
    Form,
}

impl Tag {
    /// The name in the structure tree.
    pub fn name(self) -> &'static str {
        match self {
            Self::Heading => "H1",
            Self::PageHeading => "H2",
            Self::SubHeading => "H3",
            Self::Paragraph => "P",
            Self::List => "L",
            Self::ListItem => "LI",
            Self::Label => "Lbl",
            Self::ListBody => "LBody",
            Self::Figure => "Figure",
            Self::Table => "Table",
            Self::TableRow => "TR",
            Self::HeadCell | Self::RowHead => "TH",
            Self::Cell => "TD",
            Self::Division => "Div",
            Self::Contents => "TOC",
            Self::ContentsItem => "TOCI",
            Self::Reference => "Reference",
            Self::Link => "Link",
            Self::Form => "Form",
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
    /// What a picture shows, or what is said of an answer's place.
    pub alt: Option<String>,
    /// What is read instead of what is seen: "15 minutes" where "15 min" stands.
    pub spoken: Option<String>,
    /// How many rows a cell of a table belongs to, from its own on.
    pub rows: u16,
    /// The element of the article that this is a part of, when it has several parts.
    pub whole: Option<u32>,
}

impl Node {
    /// A node that says nothing but what it is.
    pub fn new(tag: Tag, parent: Option<NodeId>) -> Self {
        let (language, alt, spoken, whole) = (None, None, None, None);
        Self { tag, parent, language, alt, spoken, rows: 1, whole }
    }
}
