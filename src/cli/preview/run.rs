//! The command from its options to its pictures.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::RgbImage;

use crate::cli::args::PreviewOptions;
use crate::cli::deck_words::files;
use crate::cli::output::{self, Carried, Writing};
use crate::cli::preview::bounded::bounded;
use crate::cli::preview::shown::{Shown, is_pdf};
use crate::cli::preview::{decks, foreign, plan};
use crate::cli::report::Report;
use crate::cli::settled::Ground;
use crate::cli::told::FileTold;
use crate::disk;
use crate::geom::Length;
use crate::job::{Failure, count};
use crate::preview::{
    PreviewError, PrintedFile, ProofFace, ProofMargins, contact_sheet, encode, on_screen,
    proof_face, proof_legend, proof_on_screen, proof_page, proof_sheet,
};

/// Where one picture is written.
const OUTPUT: &str = "preview.png";
/// Pixels an inch of a face and of a page, where nobody says.
const FACE_DPI: u16 = 300;
const PAGE_DPI: u16 = 110;

/// Makes the pictures that are asked for.
pub(in crate::cli) fn run(
    options: &PreviewOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    if options.dpi.is_some() && options.cards.is_none() && options.page.is_none() {
        return Err(Failure::usage("`--dpi` is for a face or a page").hint(
            "add `--cards DIR` or `--page N`; the picture of all has the size that it needs",
        ));
    }
    let output = options.output.clone().unwrap_or_else(|| PathBuf::from(OUTPUT));
    if options.cards.is_none() {
        output::check_stdout_of(Carried::PNG, &output, 1, options.file.open, report)?;
        let read = [&options.decks[..], &options.deck[..]].concat();
        output::check_not_read(&output, files(&read))?;
        output::may_write_png(&output, options.file.force)?;
    }
    let shown = show(options, ground, report)?;
    let writing = Writing {
        force: options.file.force,
        is_dry: options.file.dry_run,
        privacy: shown.privacy,
    };
    let maker = Maker { options, shown, writing, report };
    let first = match &options.cards {
        Some(folder) => maker.fill(folder)?,
        None => maker.one(&output)?,
    };
    if options.file.open { output::open(&first) } else { Ok(()) }
}

/// What the words name: one PDF, one plan, or decks.
fn show(
    options: &PreviewOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<Shown, Failure> {
    let alone = |word: &str| match options.decks.len() {
        1 => Ok(()),
        _ => Err(Failure::usage(format!("`{word}` is shown alone"))
            .hint("name it alone, or decks")),
    };
    if let Some(word) = options.decks.iter().find(|word| is_pdf(word)) {
        alone(word)?;
        return foreign::show(word, options);
    }
    let plan = options.decks.iter().find_map(|word| Some((word, plan::plan_of(word)?)));
    if let Some((word, path)) = plan {
        alone(word)?;
        return plan::show(&path, options, ground, report);
    }
    decks::show(options, ground, report)
}

/// What makes the pictures of a run.
struct Maker<'a> {
    options: &'a PreviewOptions,
    shown: Shown,
    writing: Writing,
    report: &'a Report,
}

impl Maker<'_> {
    /// Draws: what somebody else has made, within bounds.
    fn draw(
        &self,
        work: impl FnOnce(&Shown) -> Result<RgbImage, PreviewError> + Send + 'static,
    ) -> Result<RgbImage, Failure> {
        match &self.shown.foreign {
            None => self.report.busy("drawing", || Ok(work(&self.shown)?)),
            Some(name) => {
                let shown = self.shown.clone();
                self.report.busy("drawing", || bounded(name, move || work(&shown)))
            }
        }
    }

    /// Writes one picture; gives its path.
    fn one(&self, output: &Path) -> Result<PathBuf, Failure> {
        let (picture, dpi, what) = self.picture()?;
        self.put(output, &picture, dpi, &what)?;
        Ok(output.to_owned())
    }

    /// The one picture that is asked for, its density, and what it shows.
    fn picture(&self) -> Result<(RgbImage, Option<u16>, String), Failure> {
        let (options, shown) = (self.options, &self.shown);
        if let Some(page) = options.page {
            let group = shown.only_group()?;
            let place = group.file.whole(usize::from(page) - 1)?;
            let what = format!("page {page} of {}", group.file.pages());
            if let Some(margins) = self.proved() {
                if options.size.is_some() {
                    return Err(Failure::usage("a proof of a page has its own size")
                        .hint("leave out `--size`, or say `--dpi`"));
                }
                let (faces, at) = (group.printed.clone(), usize::from(page) - 1);
                let (file, dpi) =
                    (Arc::clone(&group.file), options.dpi.unwrap_or(PAGE_DPI));
                self.tell_lines(margins, &faces);
                let picture =
                    self.draw(move |_| proof_page(&file, at, &faces, margins, dpi))?;
                return Ok((picture, Some(dpi), format!("a proof of {what}")));
            }
            let (file, dpi) = (Arc::clone(&group.file), options.dpi.unwrap_or(PAGE_DPI));
            let face = ProofFace { place, is_back: false };
            let (picture, dpi) = self.face(file, face, dpi, Length::ZERO)?;
            return Ok((picture, dpi, what));
        }
        if options.size.is_some() {
            let (file, card) = shown.first().ok_or(PreviewError::NoFaces)?;
            if shown.count() > 1 {
                let other = if shown.foreign.is_some() { "`--page`" } else { "`--card`" };
                self.report.note(&format!(
                    "this is the first of {}; {other} names another, `--cards` makes all",
                    count(shown.count(), shown.words.0, shown.words.1)
                ));
            }
            let (file, what) = (Arc::clone(file), card.name.clone());
            let face = ProofFace { place: card.front, is_back: false };
            if let Some(margins) = self.proved() {
                self.tell_lines(margins, &[face]);
            }
            let (picture, dpi) = self.face(file, face, FACE_DPI, shown.radius)?;
            return Ok((picture, dpi, what));
        }
        let what = count(shown.count(), shown.words.0, shown.words.1);
        if let Some(ProofMargins { safe, bleed }) = self.proved() {
            let cards = Shown::proofs(shown.only_group()?);
            let picture = self.draw(move |shown| {
                let file = shown.groups.first().ok_or(PreviewError::NoFaces)?;
                proof_sheet(&file.file, &cards, safe, bleed)
            })?;
            return Ok((picture, None, format!("a proof of {what}")));
        }
        let picture = self.draw(|shown| contact_sheet(&shown.fronts(), shown.radius))?;
        Ok((picture, None, what))
    }

    /// What the lines of a proof go by, if one is asked for.
    fn proved(&self) -> Option<ProofMargins> {
        let margins = self.shown.margins.filter(|_| self.options.proof);
        margins.map(|(safe, bleed)| ProofMargins { safe, bleed })
    }

    /// Says what lines mean that stand on pictures without a legend.
    fn tell_lines(&self, margins: ProofMargins, faces: &[ProofFace]) {
        let has_backs = faces.iter().any(|face| face.is_back);
        self.report.note(&proof_legend(margins, has_backs));
    }

    /// A face by itself, or on a screen.
    fn face(
        &self,
        file: Arc<PrintedFile>,
        face: ProofFace,
        dpi: u16,
        radius: Length,
    ) -> Result<(RgbImage, Option<u16>), Failure> {
        let place = face.place;
        let dpi_told = if self.options.size.is_some() { None } else { Some(dpi) };
        let picture = match (self.options.size, self.proved()) {
            (Some(size), None) => {
                self.draw(move |_| on_screen(&file, &place, size, radius))?
            }
            (Some(size), Some(margins)) => {
                self.draw(move |_| proof_on_screen(&file, &face, margins, size))?
            }
            (None, None) => self.draw(move |_| file.face(&place, dpi))?,
            (None, Some(margins)) => {
                self.draw(move |_| proof_face(&file, &face, margins, dpi))?
            }
        };
        Ok((picture, dpi_told))
    }

    /// Fills a folder with a picture of each face; gives the path of the first. All are asked for
    /// before any is written.
    fn fill(&self, folder: &Path) -> Result<PathBuf, Failure> {
        let faces = self.shown.faces();
        let Writing { force, is_dry, .. } = self.writing;
        for (name, ..) in &faces {
            output::may_write_png(&folder.join(name), force)?;
        }
        if !is_dry {
            disk::make_folder(folder)?;
        }
        let dpi = self.options.dpi.unwrap_or(FACE_DPI);
        if let Some(margins) = self.proved() {
            let all: Vec<ProofFace> = faces.iter().map(|(.., face)| *face).collect();
            self.tell_lines(margins, &all);
        }
        let mut first = None;
        for (name, file, face) in faces {
            let path = folder.join(&name);
            let (picture, dpi) = self.face(file, face, dpi, self.shown.radius)?;
            let what = name.trim_end_matches(".png").to_owned();
            self.put(&path, &picture, dpi, &what)?;
            first.get_or_insert(path);
        }
        first.ok_or_else(|| PreviewError::NoFaces.into())
    }

    fn put(
        &self,
        path: &Path,
        picture: &RgbImage,
        dpi: Option<u16>,
        what: &str,
    ) -> Result<(), Failure> {
        let bytes = encode(picture, dpi)?;
        let told =
            FileTold::picture(path, self.writing.state(), picture.dimensions(), what);
        let told = if self.options.cards.is_some() {
            told
        } else {
            told.about(&self.shown.facts)
        };
        self.writing.put_png(path, &bytes, &told, self.report)
    }
}
