//! `emberdeck workbook`: page types and a plan → a book.

use std::path::{Path, PathBuf};

use crate::cli::args::{FileOptions, WorkbookOptions};
use crate::cli::course::course;
use crate::cli::deck_words::read_decks;
use crate::cli::output::{self, Writing};
use crate::cli::paths::{path_for, with_end};
use crate::cli::report::Report;
use crate::cli::settled::{Ask, Ground, options_of};
use crate::cli::theme::theme;
use crate::cli::values::WhoseWord;
use crate::cli::weekly::read_plan;
use crate::disk::Privacy;
use crate::job::book::{
    BookBinding, BookOrder, BookPages, Planned, book_paper, half, in_no_chapter, library,
    make_files, read_pages,
};
use crate::job::handout::note_coarse_logo;
use crate::job::plan::goes_on;
use crate::job::settings::Settled;
use crate::job::{Failure, Made, NoteKind, Notes};
use crate::load::{PageLibrary, page_files};
use crate::model::{Extent, Language, PageType, PlanFile, Settings, Whose};
use crate::text::Typesetter;
use crate::workbook::{Binding, BookLook};

/// Where the book is written.
const OUTPUT: &str = "workbook.pdf";
/// The folder of pages of one's own, beside one's decks.
const OWN: &str = "workbook";
/// Weeks of a book when nobody says how many.
const DEFAULT_WEEKS: u16 = 4;

/// The pages of a folder of one's own: the one that is named, else the usual one if it is there.
pub(super) fn own_pages(
    folder: Option<&Path>,
    home: &Path,
) -> Result<Option<PageLibrary>, Failure> {
    let usual = home.join(OWN);
    let own = folder.unwrap_or(&usual);
    if folder.is_none() && !own.is_dir() {
        return Ok(None);
    }
    let files = page_files(own)?;
    if folder.is_some() && files.is_empty() {
        return Err(Failure::new(format!(
            "there is no page in the folder `{}`",
            own.display()
        ))
        .hint("a page is a .toml file with an `id` and blocks"));
    }
    read_pages(&files).map(Some)
}

/// Makes the copies that are asked for, and writes them when all are made.
pub(super) fn run(
    options: &WorkbookOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    if let Some(deck) = options.decks.first().filter(|_| options.plan.is_none()) {
        return Err(Failure::new(format!(
            "`{deck}` says where a plan's cards come from, and there is no plan"
        ))
        .hint("name the plan with `--plan`"));
    }
    let file = options.plan.as_deref().map(read_plan).transpose()?;
    let plan = file.as_ref().map(|file| file.settings.clone()).unwrap_or_default();
    let date = options.date.as_deref();
    let (typed, preset) = (options.typed(), options.file.preset.as_deref());
    let is_bound = file.is_some();
    let ask = Ask {
        command: "workbook",
        typed,
        preset,
        plan,
        date,
        is_bound,
        ..Ask::default()
    };
    let settled = ground.settle(ask)?;
    let binding = &options.binding;
    if binding.caliper.is_some() && !binding.booklet && !binding.cover {
        report.note(
            "`--caliper` changes nothing here: it serves `--booklet` and `--cover`",
        );
    }
    let mut notes = Notes::default();
    let made = report.busy("setting pages", || {
        make(options, &settled, file, ground, report, &mut notes)
    });
    // What folding needs to know comes after the files.
    let files = match made {
        Ok(files) => files,
        Err(failure) => {
            report.notes(&mut notes);
            return Err(failure);
        }
    };
    // What tells of the two is for them alone.
    let is_own = options.names.is_some()
        || options.plan.is_some()
        || options.whose().into_iter().any(|who| who.whose() != Whose::Shared);
    let privacy = if is_own { Privacy::Private } else { Privacy::Open };
    let FileOptions { force, dry_run: is_dry, .. } = options.file;
    for (path, made) in &files {
        Writing { force, is_dry, privacy }.put(path, made, report)?;
    }
    report.notes(&mut notes);
    match files.first().filter(|_| options.file.open) {
        Some((first, _)) => output::open(first),
        None => Ok(()),
    }
}

fn make(
    options: &WorkbookOptions,
    settled: &Settled,
    file: Option<PlanFile>,
    ground: &Ground<'_>,
    report: &Report,
    notes: &mut Notes,
) -> Result<Vec<(PathBuf, Made)>, Failure> {
    let own = own_pages(options.pages.as_deref(), &ground.project.home())?;
    let language = settled.language().unwrap_or_else(Language::english);
    let owned: Vec<String> =
        own.iter().flat_map(|own| own.pages_in(&language)).map(|page| page.id).collect();
    let library = library(own, &language, &options.page)?;
    let library = library.without(&settled.leave_out);
    if options.page.is_empty() {
        note_nowhere(&in_no_chapter(&owned, &library), notes);
    }
    let whose: Vec<Whose> = options.whose().into_iter().map(WhoseWord::whose).collect();
    check_asked(&whose, &options.page, &library)?;
    let planned = planned(options, settled, file, ground, report, notes)?;
    let paper = settled.paper();
    let binding = binding(options, settled);
    let is_asked = settled.print.paper.is_some();
    if !binding.booklet && is_asked && !paper.size().is_portrait() {
        let text = "the pages of a book are upright: the paper is turned";
        notes.say(NoteKind::Turned, text);
    }
    note_coarse_logo(&settled.practice, notes);
    let theme = theme(settled, report)?;
    let look = BookLook {
        paper: if binding.booklet { half(paper.size()) } else { book_paper(&paper) },
        theme: &theme,
        edition: settled.edition(),
        fillable: settled.is_fillable(),
        binding: if binding.spiral { Binding::Spiral } else { Binding::Plain },
    };
    let order = BookOrder {
        library: &library,
        planned: &planned,
        look,
        names: options.names.as_deref(),
        extent: Extent::Whole,
        practice: &settled.practice,
        date: settled.around.date.clone(),
        paper: paper.name().to_owned(),
    };
    let output = options.output.clone().unwrap_or_else(|| PathBuf::from(OUTPUT));
    let ends = binding.ends();
    let paths_of = |path: PathBuf| ends.iter().map(move |end| with_end(&path, end));
    let paths: Vec<PathBuf> =
        whose.iter().flat_map(|whose| paths_of(path_for(&output, *whose))).collect();
    output::check_stdout(&output, paths.len(), options.file.open, report)?;
    for path in &paths {
        let decks = options.decks.iter().map(Path::new);
        output::check_not_read(path, decks.chain(options.plan.as_deref()))?;
        output::may_write_pdf(path, options.file.force)?;
    }
    let typesetter = Typesetter::with(order.look.theme.typefaces);
    let mut files = Vec::new();
    for whose in whose {
        let sheet = (&binding, &paper);
        files.extend(make_files(&typesetter, &order, whose, sheet, notes)?);
    }
    Ok(paths.into_iter().zip(files.into_iter().map(|(_, made)| made)).collect())
}

/// Says which pages of one's own are in no copy.
fn note_nowhere(pages: &[String], notes: &mut Notes) {
    if !pages.is_empty() {
        let text = format!(
            "no chapter of the book names {}: name it in `book.toml`, or with `--page`",
            pages.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")
        );
        notes.say(NoteKind::NoPages, text);
    }
}

/// The weeks of the plan that is named, or open ones.
fn planned(
    options: &WorkbookOptions,
    settled: &Settled,
    file: Option<PlanFile>,
    ground: &Ground<'_>,
    report: &Report,
    notes: &mut Notes,
) -> Result<Planned, Failure> {
    let Some((file, path)) = file.zip(options.plan.as_ref()) else {
        let weeks = settled.weekly.weeks.as_ref().map(|given| given.value);
        let weeks = weeks.unwrap_or(DEFAULT_WEEKS);
        let language = settled.language().unwrap_or_else(Language::english);
        let word = settled.weekly.course.as_ref().map(|given| &*given.value);
        let course = course(word, &ground.project.home(), &language)?;
        return Ok(Planned::open(weeks, course.as_ref()));
    };
    let name = path.to_string_lossy();
    let words: Vec<String> = if options.decks.is_empty() {
        file.decks.iter().filter_map(|deck| deck.source.clone()).collect()
    } else {
        options.decks.clone()
    };
    let known = options_of("workbook");
    let serves = |option: &str| known.iter().any(|known| known == option);
    // Its weeks are the plan itself.
    let look = Settings { print: settled.print.clone(), ..Settings::default() };
    if let Some(parts) = goes_on(&look, serves) {
        report.note(&format!("as in `{name}`: {parts}"));
    }
    // The plan's own options say whether it draws from decks for adults.
    let shelf = read_decks(&words, true, report)?;
    ground.check_wishes(&shelf)?;
    // Touch that both have agreed to was settled when the plan was drawn.
    let allowed = settled.allowed(Some(file.drawn_by.agreed().number()));
    Planned::read(file, &shelf, &allowed, &name, notes)
}

fn binding(options: &WorkbookOptions, settled: &Settled) -> BookBinding {
    let typed = &options.binding;
    BookBinding {
        spiral: typed.spiral,
        booklet: typed.booklet,
        split: typed.split,
        signature: typed.signature.map(usize::from),
        caliper: settled.caliper(),
        cover: typed.cover,
        cover_paper: settled.print.cover_paper.as_ref().map(|given| given.value.clone()),
    }
}

/// A private page comes only in a copy of one's own.
fn check_asked(
    whose: &[Whose],
    asked: &[String],
    library: &BookPages,
) -> Result<(), Failure> {
    let is_seen = |page: &PageType| whose.iter().any(|whose| whose.sees(page.audience));
    let mut asked = library.pages.iter().filter(|page| asked.contains(&page.id));
    match asked.find(|page| !is_seen(page)) {
        None => Ok(()),
        Some(page) => Err(Failure::new(format!("`{}` is a page for one alone", page.id))
            .hint("make it with `--for a` or `--for b`, for each alone")),
    }
}
