//! One request as files.

use crate::frame::{Document, Parts, inked};
use crate::geom::Paper;
use crate::handout::{
    HandoutItem, HandoutJob, HandoutLook, Loose, make_handout, make_session_plan,
};
use crate::job::book::book_paper;
use crate::job::count::count;
use crate::job::handout::{HandoutRequest, HandoutShelf};
use crate::job::note::noted;
use crate::job::settings::Settled;
use crate::job::{Facts, Failure, Made, NoteKind, Noted, Notes};
use crate::letterhead;
use crate::model::{
    Access, Card, Duplex, LongDistance, Practice, Setting, Theme, Vocabulary, Whose,
};
use crate::text::Typesetter;

/// What all handouts of a run have in common.
#[derive(Debug, Clone)]
pub struct HandoutMaker<'a> {
    /// Decks and worksheets.
    pub shelf: &'a HandoutShelf,
    /// The look.
    pub theme: &'a Theme,
    /// The paper.
    pub paper: Paper,
    /// Whether pages have fields.
    pub fillable: bool,
    /// A counsellor's own.
    pub practice: &'a Practice,
}

/// The files of one request, each with whose it is.
pub type HandoutFiles = Vec<(Whose, Made)>;

impl<'a> HandoutMaker<'a> {
    /// As it is settled, in a look that has been read.
    pub fn new(shelf: &'a HandoutShelf, settled: &'a Settled, theme: &'a Theme) -> Self {
        Self {
            shelf,
            theme,
            paper: settled.paper(),
            fillable: settled.is_fillable(),
            practice: &settled.practice,
        }
    }

    /// Makes the files of a request.
    ///
    /// # Errors
    /// When a card or worksheet is not there or may not be handed out, or a page cannot be set.
    pub fn make(
        &self,
        typesetter: &mut Typesetter,
        request: &HandoutRequest,
    ) -> Noted<HandoutFiles> {
        noted(|notes| self.files(typesetter, request, notes))
    }

    fn files(
        &self,
        typesetter: &mut Typesetter,
        request: &HandoutRequest,
        notes: &mut Notes,
    ) -> Result<HandoutFiles, Failure> {
        let items = self.shelf.find(&request.items, &request.language)?;
        for item in &items {
            if let HandoutItem::Card(card) = item {
                tell_missing_ways(card, request, notes);
            }
        }
        let foot = self.foot(request);
        let mut job = HandoutJob {
            items,
            title: request.title.as_deref(),
            note: request.note.as_deref(),
            client: request.client.as_deref(),
            date: request.date,
            due: request.due,
            whose: Whose::Shared,
            adaptation: &request.adaptation(),
            discreet: request.discreet,
            language: &request.language,
            look: HandoutLook {
                paper: book_paper(&self.paper),
                theme: self.theme,
                edition: request.edition,
                fillable: self.fillable,
            },
            practice: self.practice,
            foot: &foot,
        };
        let mut made = Vec::new();
        for whose in &request.whose {
            job.whose = *whose;
            let loose = match job.whose {
                Whose::Counsellor => make_session_plan(typesetter, &job),
                Whose::Shared | Whose::Own(_) => make_handout(typesetter, &job),
            };
            let loose =
                loose.map_err(|why| Failure::new(why.to_string()).hint(why.hint()))?;
            if loose.pages.len() > 1 && job.whose != Whose::Counsellor {
                let pages = loose.pages.len();
                let text = format!("this takes {pages} pages; fewer items fit one");
                notes.say(NoteKind::ManyPages, text);
            }
            made.push((*whose, self.file(&job, loose)));
        }
        Ok(made)
    }

    /// Version, day and licence.
    fn foot(&self, request: &HandoutRequest) -> String {
        let version = concat!("emberdeck ", env!("CARGO_PKG_VERSION"));
        let date = request.date.map(|date| date.to_string());
        let own = self.practice.license.clone();
        let license =
            own.or_else(|| self.shelf.license(&request.items).map(str::to_owned));
        let parts = [Some(version.to_owned()), date, license];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn file(&self, job: &HandoutJob<'_>, loose: Loose) -> Made {
        let title = loose.bookmarks.first().map(|mark| mark.title.clone());
        let document = Document {
            title: title.unwrap_or_default(),
            language: job.language.tag().to_owned(),
            authors: Vec::new(),
            subject: String::new(),
            date: job.date.map(|date| date.to_string()),
            duplex: Duplex::None,
            pages: inked(loose.pages, self.theme.inking),
            parts: Parts::Sections,
            numbering: Vec::new(),
            bookmarks: loose.bookmarks,
        };
        let pages = count(document.pages.len(), "page", "pages");
        let line = format!("{pages} on {}", self.paper.name());
        let paper = Some(self.paper.name().to_owned());
        Made { document, line, facts: Facts { paper, ..Facts::default() } }
    }
}

/// Says for what need, and for what distance, a card has no way of its own: whoever asked would
/// look for it on the page.
fn tell_missing_ways(card: &Card, request: &HandoutRequest, notes: &mut Notes) {
    if let Access::Variants(known) = &card.access {
        for need in request.access.iter().filter(|need| !known.contains_key(need)) {
            let (id, need) = (&card.id, need.word());
            let told = format!("{id} has no variant for `{need}`; it is shown unchanged");
            notes.say(NoteKind::NoVariant, told);
        }
    }
    if !request.long_distance {
        return;
    }
    let texts = card.texts_in(&request.language);
    let told = match texts.long_distance {
        LongDistance::Variant(_) => return,
        LongDistance::Unsaid if card.setting.contains(&Setting::Online) => return,
        LongDistance::Unsaid => "does not say how it is done from far away",
        LongDistance::No => "cannot be done from far away",
    };
    notes.say(NoteKind::NoVariant, format!("{} {told}; it stands as it is", card.id));
}

/// Says when a logo is too coarse to print well.
pub fn note_coarse_logo(practice: &Practice, notes: &mut Notes) {
    if let Some(dpi) = practice.logo.as_ref().and_then(letterhead::coarse) {
        notes.say(
            NoteKind::Logo,
            format!(
                "the logo has {dpi:.0} dots to the inch at 30 mm and will look coarse; 300 look crisp"
            ),
        );
    }
}
