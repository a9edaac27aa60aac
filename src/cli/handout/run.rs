//! The command from its options to its files.

use std::path::{Path, PathBuf};

use crate::cli::args::HandoutOptions;
use crate::cli::deck_words::read_all_decks;
use crate::cli::handout::record::OpenRecord;
use crate::cli::handout::{ask, batch};
use crate::cli::output;
use crate::cli::paths::path_for;
use crate::cli::report::Report;
use crate::cli::settled::{Ask, Ground};
use crate::cli::theme::theme;
use crate::cli::told::{FileTold, State};
use crate::cli::values::NameBy;
use crate::cli::workbook::own_pages;
use crate::disk::{self, Privacy};
use crate::job::book::all_pages;
use crate::job::handout::{
    HandoutFiles, HandoutMaker, HandoutRequest, HandoutShelf, note_coarse_logo,
};
use crate::job::settings::Settled;
use crate::job::{Failure, Made, Notes};
use crate::model::{Recipe, Whose};
use crate::text::Typesetter;

/// Where one handout is written, when nobody says.
const OUTPUT: &str = "handout.pdf";

/// Where one handout goes.
pub(super) struct Place {
    pub(super) path: PathBuf,
    /// Whether handouts for others go by this name too.
    pub(super) is_for_any: bool,
}

impl Place {
    /// Where it is asked to be, or by the client's code, or by the name that all have.
    fn of(options: &HandoutOptions, request: &HandoutRequest) -> Result<Self, Failure> {
        let (path, is_for_any) = match (&options.output, options.name_by) {
            (Some(path), None) => (path.clone(), false),
            (Some(_), Some(_)) => {
                return Err(Failure::usage(
                    "`--output` and `--name-by` both name the file",
                )
                .hint("leave one of them out"));
            }
            (None, None) => (PathBuf::from(OUTPUT), true),
            (None, Some(NameBy::Row)) => {
                return Err(Failure::usage("`--name-by row` needs `--batch`").hint(
                    "name the file with `--output`, or by the client: `--name-by code`",
                ));
            }
            (None, Some(NameBy::Code)) => {
                let code = request.client.as_deref().ok_or_else(|| {
                    Failure::usage("`--name-by code` needs a code")
                        .hint("give the client's code, such as `--client K-17`")
                })?;
                return Ok(Self::by_code(Path::new(""), code));
            }
        };
        Ok(Self { path, is_for_any })
    }

    /// In a folder by a client's code.
    pub(super) fn by_code(folder: &Path, code: &str) -> Self {
        let safe = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '_' };
        let name = format!("handout-{}.pdf", code.chars().map(safe).collect::<String>());
        // Codes that differ in signs that no name of a file has go by one name.
        Self { is_for_any: name.contains('_'), path: folder.join(name) }
    }

    /// The name of its file.
    pub(super) fn name(&self) -> String {
        let name = self.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    }

    /// A handout for one client, or for one of the two, is not replaced by another one that
    /// happens to go by the same name. Whose one is that is there nobody can see: the code is on
    /// its page alone.
    pub(super) fn check_other(
        &self,
        path: &Path,
        bytes: &[u8],
        request: &HandoutRequest,
    ) -> Result<(), Failure> {
        let is_personal = request.client.is_some() || disk::is_private(path);
        if !self.is_for_any || !is_personal || !path.exists() || disk::holds(path, bytes)
        {
            return Ok(());
        }
        let path = path.display();
        Err(Failure::new(format!("`{path}` is there and may be another client's"))
            .hint("name this one with `--output` or `--name-by code`, or replace that one with `--force`"))
    }
}

/// Makes a handout and what goes with it, or one for each row of a table.
pub(in crate::cli) fn run(
    options: &HandoutOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let recipe = ask::recipe(options)?;
    let plan = recipe.as_ref().map(ask::settings_of).unwrap_or_default();
    let (typed, date) = (options.typed(), options.date.as_deref());
    let (preset, is_bound) = (options.preset.as_deref(), true);
    let ask =
        Ask { command: "handout", typed, preset, plan, date, is_bound, ..Ask::default() };
    let settled = ground.settle(ask)?;
    // The decks that were named, else those of the recipe.
    let known = recipe.as_ref().map(|recipe| recipe.decks.clone());
    let decks = Some(options.deck.clone()).filter(|decks| !decks.is_empty());
    let decks = decks.or(known).unwrap_or_default();
    let shelf = shelf(options, &decks, &settled, ground, report)?;
    let mut notes = Notes::default();
    note_coarse_logo(&settled.practice, &mut notes);
    report.notes(&mut notes);
    let theme = theme(&settled, report)?;
    let maker = HandoutMaker::new(&shelf, &settled, &theme);
    if let Some(table) = &options.batch {
        return batch::run(table, options, &settled, &maker, report);
    }
    let request = ask::request(options, recipe, &settled)?;
    tell_slips(&request, report);
    one(options, (&request, &decks), &maker, report)
}

/// Tells what may be a slip, and is done as it was asked for.
fn tell_slips(request: &HandoutRequest, report: &Report) {
    if let Some((date, due)) = request.date.zip(request.due)
        && due < date
    {
        report.note(&format!("it is due on {due}, before it is given on {date}"));
    }
    if request.client.as_deref().is_some_and(|client| client.contains(' ')) {
        report.note(
            "a code of several words looks like a name; it stands on the page, and in what you log",
        );
    }
}

fn shelf(
    options: &HandoutOptions,
    decks: &[String],
    settled: &Settled,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<HandoutShelf, Failure> {
    let shelf = read_all_decks(decks, options.adult, report)?;
    ground.check_wishes(&shelf)?;
    let own = own_pages(options.pages.as_deref(), &ground.project.home())?;
    Ok(HandoutShelf {
        shelf,
        pages: all_pages(own),
        allowed: settled.handed_out(),
        both_agree: options.both_agree,
    })
}

fn one(
    options: &HandoutOptions,
    (request, decks): (&HandoutRequest, &[String]),
    maker: &HandoutMaker<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let place = Place::of(options, request)?;
    let path = place.path.clone();
    output::check_stdout(&path, request.whose.len(), options.open, report)?;
    check_paths(&path, request, options)?;
    for whose in &request.whose {
        output::may_write_pdf(&path_for(&path, *whose), options.force)?;
    }
    let recipe = Recipe { decks: decks.to_vec(), ..request.recipe() }.to_toml();
    if let Some(path) = &options.save {
        output::may_write_text(path, &recipe, options.force)?;
    }
    let mut record = OpenRecord::open(options.log.as_deref(), options.dry_run, report)?;
    let made = report
        .noted(maker.make(&mut Typesetter::with(maker.theme.typefaces), request))?;
    let files = files(&made, &place, request, options)?;
    if let Some(record) = &mut record {
        record.note(&[request], report);
    }
    let texts = (record.as_ref(), &*recipe);
    write(&files, texts, options, report)?;
    match made.first().filter(|_| options.open) {
        Some((whose, _)) => output::open(&path_for(&path, *whose)),
        None => Ok(()),
    }
}

/// A finished file: where it goes, its bytes, and what was made.
struct File {
    path: PathBuf,
    bytes: Vec<u8>,
    privacy: Privacy,
    made: Made,
}

/// The files of a request as they are written.
fn files(
    made: &HandoutFiles,
    place: &Place,
    request: &HandoutRequest,
    options: &HandoutOptions,
) -> Result<Vec<File>, Failure> {
    let file = |(whose, made): &(Whose, Made)| {
        let path = path_for(&place.path, *whose);
        let bytes = output::to_pdf(&made.document)?;
        if !options.force {
            place.check_other(&path, &bytes, request)?;
        }
        let privacy = privacy_of(request, *whose);
        Ok(File { path, bytes, privacy, made: made.clone() })
    };
    made.iter().map(file).collect()
}

/// Writes all beside its place, and puts it there when all of it is written, the record first: a
/// handout that nobody has noted would be handed out again.
fn write(
    files: &[File],
    (record, recipe): (Option<&OpenRecord>, &str),
    options: &HandoutOptions,
    report: &Report,
) -> Result<(), Failure> {
    if options.dry_run {
        for file in files {
            report.file(&FileTold::made(&file.path, State::NotWritten, &file.made));
        }
        return Ok(());
    }
    let mut staged = Vec::new();
    if let Some(record) = record {
        staged.push(record.staged()?);
    }
    for File { path, bytes, privacy, .. } in files {
        staged.extend(output::stage_pdf(path, bytes, *privacy, options.force)?);
    }
    if let Some(path) = &options.save {
        staged.push(output::stage_text(path, recipe, Privacy::Private, options.force)?);
    }
    output::put_all(staged)?;
    for file in files {
        report.file(&FileTold::made(&file.path, State::Written, &file.made));
    }
    if let Some(path) = &options.save {
        let told = if options.title.is_some() || options.note.is_some() {
            "the choices, with title and note as they were typed, without the client"
        } else {
            "the choices, without the client"
        };
        report.file(&FileTold::with(path, State::Written, told));
    }
    Ok(())
}

/// A copy that has a client's code, or is for one of the two or the counsellor alone, is nobody
/// else's business.
pub(super) fn privacy_of(request: &HandoutRequest, whose: Whose) -> Privacy {
    let is_for_any = whose == Whose::Shared && request.client.is_none();
    if is_for_any { Privacy::Open } else { Privacy::Private }
}

/// No two of the files that a run writes are one.
fn check_paths(
    path: &Path,
    request: &HandoutRequest,
    options: &HandoutOptions,
) -> Result<(), Failure> {
    let mut paths: Vec<PathBuf> =
        request.whose.iter().map(|whose| path_for(path, *whose)).collect();
    paths.extend(options.save.iter().chain(&options.log).cloned());
    let read = options.items.iter().chain(&options.deck).map(Path::new);
    for one in &paths {
        output::check_not_read(one, read.clone())?;
    }
    // Two names may lead to one file.
    let real: Vec<PathBuf> = paths.iter().map(|path| disk::real(path)).collect();
    for (nth, one) in paths.iter().enumerate() {
        if real[..nth].contains(&real[nth]) {
            return Err(Failure::new(format!(
                "`{}` would be written twice",
                one.display()
            ))
            .hint("name another file with `--output`, `--save` or `--log`"));
        }
    }
    Ok(())
}
