//! A page type of the workbook: blocks with a title.

use crate::model::vocabulary::vocabulary;
use crate::model::{AvoidIf, Block, Evidence, Kind, Language};

vocabulary! {
    /// Who sees a page.
    Audience {
        /// The two together.
        Shared = "shared",
        /// Each alone: the page is in the copies for A and for B, and in no other.
        Private = "private",
    }
}

/// Where a claim comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The source.
    pub text: String,
    /// What sort of support it is.
    pub evidence: Evidence,
}

/// What a counsellor is told of a page.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct CounsellorNotes {
    /// What the page is for.
    pub aim: Option<String>,
    /// How long it takes.
    pub minutes: Option<u16>,
    /// When to leave it out.
    pub not_when: Vec<String>,
    /// Questions to talk it over with.
    pub questions: Vec<String>,
    /// Other ways to do it.
    pub adapt: Vec<String>,
    /// What speaks for it.
    pub sources: Vec<Citation>,
}

/// A page type: what a page of the workbook or a handout is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct PageType {
    /// The id; stable, as the names of its answers begin with it.
    pub id: String,
    /// The title.
    pub title: String,
    /// The language of its texts.
    pub language: Language,
    /// Whose sign and colour it bears.
    pub kind: Kind,
    /// Who sees it.
    pub audience: Audience,
    /// Whether it stands alone on a handout.
    pub worksheet: bool,
    /// Whether it stands on no handout with anything else: a page that asks whether home is
    /// safe must not lie among exercises for two.
    pub alone: bool,
    /// Reasons to leave it out, as those of cards.
    pub avoid_if: Vec<AvoidIf>,
    /// Whether the two leave it out; no file of a page says so.
    pub is_left_out: bool,
    /// Rows of the table of techniques that it serves.
    pub covers: Vec<u16>,
    /// Rows that it touches at most.
    pub touches: Vec<u16>,
    /// A sentence or two beneath the title.
    pub intro: Option<String>,
    /// For the counsellor.
    pub notes: CounsellorNotes,
    /// The blocks in order.
    pub blocks: Vec<Block>,
}

impl PageType {
    /// Whether a counsellor is told anything of it.
    pub fn has_notes(&self) -> bool {
        self.notes != CounsellorNotes::default()
    }

    /// Whether it is about touch by stages, which goes as far as skin.
    pub fn is_staged_touch(&self) -> bool {
        /// The rows of touch in turns and by stages in the table of techniques.
        const STAGED: [u16; 2] = [42, 43];
        self.covers.iter().any(|row| STAGED.contains(row))
    }

    /// What the names of its answers begin with: the id without hyphens.
    pub fn stem(&self) -> String {
        self.id.replace('-', "")
    }
}
