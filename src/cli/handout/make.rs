//! One request as files.

use crate::cli::args::HandoutOptions;
use crate::cli::cards::theme;
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::handout::request::Request;
use crate::cli::handout::shelf::Shelf;
use crate::cli::project::read_project;
use crate::cli::report::{Report, count};
use crate::cli::values::WhoseWord;
use crate::cli::workbook::book_paper;
use crate::frame::{Document, Parts};
use crate::geom::Paper;
use crate::handout::{HandoutJob, HandoutLook, Loose, make_handout, make_session_plan};
use crate::letterhead;
use crate::model::{Practice, Theme, Whose};
use crate::text::Typesetter;

/// What all handouts of a run have in common.
pub(super) struct Maker<'a> {
    pub(super) shelf: &'a Shelf,
    theme: Theme,
    paper: Paper,
    fillable: bool,
    practice: Practice,
}

/// One file.
pub(super) struct File {
    pub(super) bytes: Vec<u8>,
    pub(super) line: String,
}

/// The files of one request.
pub(super) struct Made {
    pub(super) files: Vec<(WhoseWord, File)>,
    pub(super) notes: Vec<String>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(
        options: &HandoutOptions,
        shelf: &'a Shelf,
        report: &Report,
    ) -> Result<Self, Failure> {
        Ok(Self {
            shelf,
            theme: theme(&options.theme, report)?,
            paper: options.paper.clone().unwrap_or_else(environment::paper),
            fillable: !options.flat,
            practice: practice(report)?,
        })
    }

    /// Makes the files of a request.
    pub(super) fn make(
        &self,
        typesetter: &mut Typesetter,
        request: &Request,
    ) -> Result<Made, Failure> {
        let items = self.shelf.find(&request.items, &request.language)?;
        let foot = self.foot(request);
        let mut job = HandoutJob {
            items,
            title: request.title.as_deref(),
            note: request.note.as_deref(),
            client: request.client.as_deref(),
            date: request.date,
            due: request.due,
            whose: Whose::Shared,
            access: &request.access,
            long_distance: request.long_distance,
            discreet: request.discreet,
            language: &request.language,
            look: HandoutLook {
                paper: book_paper(&self.paper),
                theme: &self.theme,
                edition: request.edition,
                fillable: self.fillable,
            },
            practice: &self.practice,
            foot: &foot,
        };
        let mut made = Made { files: Vec::new(), notes: Vec::new() };
        for who in &request.whose {
            job.whose = who.whose();
            let loose = match job.whose {
                Whose::Counselor => make_session_plan(typesetter, &job),
                Whose::Shared | Whose::Own(_) => make_handout(typesetter, &job),
            };
            let loose =
                loose.map_err(|why| Failure::new(why.to_string()).hint(why.hint()))?;
            if loose.pages.len() > 1 && job.whose != Whose::Counselor {
                let pages = loose.pages.len();
                made.notes.push(format!("this takes {pages} pages; fewer items fit one"));
            }
            made.files.push((*who, self.file(&job, loose)?));
        }
        Ok(made)
    }

    /// Version, day and licence.
    fn foot(&self, request: &Request) -> String {
        let version = concat!("emberdeck ", env!("CARGO_PKG_VERSION"));
        let date = request.date.map(|date| date.to_string());
        let own = self.practice.license.clone();
        let license =
            own.or_else(|| self.shelf.license(&request.items).map(str::to_owned));
        let parts = [Some(version.to_owned()), date, license];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn file(&self, job: &HandoutJob<'_>, loose: Loose) -> Result<File, Failure> {
        let title = loose.bookmarks.first().map(|mark| mark.title.clone());
        let document = Document {
            title: title.unwrap_or_default(),
            language: job.language.tag().to_owned(),
            authors: Vec::new(),
            subject: String::new(),
            date: job.date.map(|date| date.to_string()),
            turn_on: None,
            pages: loose.pages,
            parts: Parts::Sections,
            numbering: Vec::new(),
            bookmarks: loose.bookmarks,
        };
        let pages = count(document.pages.len(), "page", "pages");
        let line = format!("{pages} on {}", self.paper.name());
        Ok(File { bytes: crate::pdf::write(&document)?, line })
    }
}

/// The practice of the project file; a logo that is too coarse to print well is told of.
fn practice(report: &Report) -> Result<Practice, Failure> {
    let practice = read_project(report)?.practice;
    if let Some(dpi) = practice.logo.as_ref().and_then(letterhead::coarse) {
        report.note(&format!(
            "the logo has {dpi:.0} dots to the inch at 30 mm and will look coarse; 300 look crisp"
        ));
    }
    Ok(practice)
}
