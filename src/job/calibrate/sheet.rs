//! The sheet that measures a printer.

use crate::frame::{Document, Parts};
use crate::geom::{Paper, Size};
use crate::job::calibrate::words::words;
use crate::job::cards::scale_bar;
use crate::job::{Facts, Failure, Made};
use crate::model::{Duplex, Kind, Theme, Vocabulary};
use crate::sheet::{CalibrationError, CalibrationJob, calibration_pages};
use crate::text::Typesetter;

/// What a calibration sheet is made from.
#[derive(Debug, Clone)]
pub struct CalibrateJob {
    /// The paper.
    pub paper: Paper,
    /// Whether it lies on its side.
    pub is_landscape: bool,
    /// How the printer turns it.
    pub duplex: Duplex,
    /// Whether it has scales at four corners.
    pub is_precise: bool,
    /// The day that the file is dated.
    pub date: Option<String>,
}

impl From<CalibrationError> for Failure {
    fn from(error: CalibrationError) -> Self {
        Self::new(error.to_string()).hint(error.hint())
    }
}

/// A sheet of a paper that stands upright, or lies on its side.
pub(super) fn sheet_size(paper: &Paper, is_landscape: bool) -> Size {
    let size = paper.size();
    if size.is_portrait() == is_landscape { size.turned() } else { size }
}

impl CalibrateJob {
    /// Makes the sheet.
    ///
    /// # Errors
    /// When the paper has no room for it, or only one side is printed.
    pub fn make(&self) -> Result<Made, Failure> {
        let sheet = sheet_size(&self.paper, self.is_landscape);
        let axis = self.duplex.axis(sheet).ok_or_else(|| {
            Failure::new(format!(
                "with `--duplex {}` there are no backs that could lie off",
                self.duplex.word()
            ))
            .hint(
                "say how your printer turns sheets: `--duplex long-edge` or `short-edge`",
            )
        })?;
        let theme = Theme::hearth();
        let words = words(self);
        let job = CalibrationJob {
            sheet,
            axis,
            is_precise: self.is_precise,
            ink: theme.accent(Kind::Rule),
            back_ink: theme.pattern,
            bar: scale_bar(&self.paper),
            words: &words,
        };
        let pages = calibration_pages(&mut Typesetter::new(), &job)?;
        let edge = match self.duplex {
            Duplex::ShortEdge => "short",
            _ => "long",
        };
        let line = format!(
            "1 sheet of {}, turn on the {edge} edge, print at 100 %; it says how it is read",
            self.paper.name()
        );
        let document = Document {
            title: words.title.clone(),
            language: "en".to_owned(),
            authors: Vec::new(),
            subject: words.aim.clone(),
            date: self.date.clone(),
            duplex: self.duplex,
            pages,
            parts: Parts::Sections,
            numbering: Vec::new(),
            bookmarks: Vec::new(),
        };
        let facts = Facts {
            sheets: Some(1),
            paper: Some(self.paper.name().to_owned()),
            ..Facts::default()
        };
        Ok(Made { document, line, facts })
    }
}
