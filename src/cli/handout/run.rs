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

/// Where one handout is written.
const OUTPUT: &str = "handout.pdf";

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
    let theme = theme(&settled.theme(), report)?;
    let maker = HandoutMaker::new(&shelf, &settled, &theme);
    if let Some(table) = &options.batch {
        return batch::run(table, options, &settled, &maker, report);
    }
    let request = ask::request(options, recipe, &settled)?;
    one(options, (&request, &decks), &maker, report)
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
    let path = options.output.clone().unwrap_or_else(|| PathBuf::from(OUTPUT));
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
    let made = report.noted(maker.make(&mut Typesetter::new(), request))?;
    if let Some(record) = &mut record {
        record.note(&[request], report);
    }
    write(&made, (&path, request), (record.as_ref(), &recipe), options, report)?;
    match made.first().filter(|_| options.open) {
        Some((whose, _)) => output::open(&path_for(&path, *whose)),
        None => Ok(()),
    }
}

/// Writes all beside its place, and puts it there when all of it is written, the record first: a
/// handout that nobody has noted would be handed out again.
fn write(
    made: &HandoutFiles,
    (path, request): (&Path, &HandoutRequest),
    (record, recipe): (Option<&OpenRecord>, &str),
    options: &HandoutOptions,
    report: &Report,
) -> Result<(), Failure> {
    let line = |whose: &Whose, file: &Made| {
        format!("{}: {}", output::shown(&path_for(path, *whose)), file.line)
    };
    if options.dry_run {
        for (whose, file) in made {
            report.result(&format!("{} (not written)", line(whose, file)));
        }
        return Ok(());
    }
    let privacy = privacy_of(request);
    let mut staged = Vec::new();
    if let Some(record) = record {
        staged.push(record.staged()?);
    }
    let mut lines = Vec::new();
    for (whose, file) in made {
        let path = path_for(path, *whose);
        let bytes = output::to_pdf(&file.document)?;
        staged.extend(output::stage_pdf(&path, &bytes, privacy, options.force)?);
        lines.push(line(whose, file));
    }
    if let Some(path) = &options.save {
        staged.push(output::stage_text(path, recipe, Privacy::Private, options.force)?);
        lines.push(format!("{}: the choices, without the client", path.display()));
    }
    output::put_all(staged)?;
    for line in lines {
        report.result(&line);
    }
    Ok(())
}

/// A handout that has a client's code, or is for one of the two, is nobody else's business.
pub(super) fn privacy_of(request: &HandoutRequest) -> Privacy {
    let is_shared = request.whose.iter().all(|whose| *whose == Whose::Shared);
    if is_shared && request.client.is_none() { Privacy::Open } else { Privacy::Private }
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
