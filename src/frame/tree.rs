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
    /// What is said of it; of most nodes nothing is.
    said: Option<Box<Said>>,
    /// How many rows a cell of a table belongs to, from its own on.
    pub rows: u16,
    /// The element of the article that this is a part of, when it has several parts.
    pub whole: Option<u32>,
}

/// What is said of a node beside its texts.
#[derive(Debug, Default, Clone, PartialEq)]
struct Said {
    language: Option<String>,
    alt: Option<String>,
    spoken: Option<String>,
}

impl Node {
    /// A node that says nothing but what it is.
    pub fn new(tag: Tag, parent: Option<NodeId>) -> Self {
        Self { tag, parent, said: None, rows: 1, whole: None }
    }

    /// Its language where that differs from the document's.
    pub fn language(&self) -> Option<&str> {
        self.said.as_ref()?.language.as_deref()
    }

    /// What a picture shows, or what is said of an answer's place.
    pub fn alt(&self) -> Option<&str> {
        self.said.as_ref()?.alt.as_deref()
    }

    /// What is read instead of what is seen: "15 minutes" where "15 min" stands.
    pub fn spoken(&self) -> Option<&str> {
        self.said.as_ref()?.spoken.as_deref()
    }

    /// Says in which language it is.
    pub fn set_language(&mut self, language: &str) {
        self.said.get_or_insert_default().language = Some(language.to_owned());
    }

    /// Says what a picture shows, or what an answer's place is for.
    pub fn set_alt(&mut self, alt: &str) {
        self.said.get_or_insert_default().alt = Some(alt.to_owned());
    }

    /// Says what is read instead of what is seen.
    pub fn set_spoken(&mut self, spoken: &str) {
        self.said.get_or_insert_default().spoken = Some(spoken.to_owned());
    }
}
