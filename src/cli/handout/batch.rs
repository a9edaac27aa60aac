//! A handout for each row of a table.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use crate::cli::args::HandoutOptions;
use crate::cli::handout::record::OpenRecord;
use crate::cli::handout::run::{Place, privacy_of};
use crate::cli::output;
use crate::cli::paths::path_for;
use crate::cli::report::Report;
use crate::cli::told::{FileTold, State};
use crate::cli::values::NameBy;
use crate::disk::{self, Staged};
use crate::job::count;
use crate::job::handout::{
    HANDOUT_COLUMNS, HandoutMaker, HandoutRequest, row_copies, row_request,
};
use crate::job::settings::Settled;
use crate::job::{Failure, Note, NoteKind};
use crate::load::{DayReading, Encoding, Table, TableRow, read_table};
use crate::text::Typesetter;

/// The folder that a batch is written to.
const FOLDER: &str = "handouts";
/// So many rows are put into their places at once, and noted with that: however a batch is
/// stopped, what is there is in the record.
const AT_ONCE: usize = 64;

/// What came of a row.
struct Done {
    number: usize,
    request: Option<HandoutRequest>,
    failed: Option<Failure>,
    /// Its files, not yet in their places.
    staged: Vec<Staged>,
    /// What programs are told of them.
    files: Vec<FileTold>,
    /// The name that its file has or would have.
    file: Option<String>,
    /// What there is to say of cards that are not done in the way that is asked for.
    notes: Vec<Note>,
}

/// Makes a handout for each row; those that fail are told, the others are made.
pub(super) fn run(
    table: &Path,
    options: &HandoutOptions,
    settled: &Settled,
    maker: &HandoutMaker<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let found = read_table(table, HANDOUT_COLUMNS)?;
    tell_table(table, &found, report);
    let rows = found.rows;
    let folder = options.output.clone().unwrap_or_else(|| PathBuf::from(FOLDER));
    check_names(&rows, options)?;
    let mut record = OpenRecord::open(options.log.as_deref(), options.dry_run, report)?;
    let mut _held = None;
    if !options.dry_run {
        disk::make_folder(&folder)?;
        // Of two batches in one folder the second sees what the first has made.
        _held = Some(output::hold(&folder, report)?);
    }
    let bar = progress(rows.len(), report);
    let mut done = Vec::new();
    for rows in rows.chunks(AT_ONCE) {
        let mut some = make(rows, (options, settled), maker, &folder, &bar);
        put(&mut some, record.as_mut(), options, report)?;
        done.extend(some);
    }
    bar.finish_and_clear();
    tell(&done, &folder, options, report)
}

/// Makes the handouts of some rows, in their order.
fn make(
    rows: &[TableRow],
    settings: (&HandoutOptions, &Settled),
    maker: &HandoutMaker<'_>,
    folder: &Path,
    bar: &ProgressBar,
) -> Vec<Done> {
    let stretch = rows.len().div_ceil(rayon::current_num_threads() * 4).max(1);
    rows.par_chunks(stretch)
        .flat_map_iter(|rows| {
            // Fonts take long to copy: one typesetter for each stretch of rows.
            let mut typesetter = Typesetter::with(maker.theme.typefaces);
            let set: Vec<Done> = rows
                .iter()
                .map(|row| {
                    let done = one(row, settings, maker, folder, &mut typesetter);
                    bar.inc(1);
                    done
                })
                .collect();
            set
        })
        .collect()
}

/// Notes what was made, and puts it into its place.
fn put(
    done: &mut [Done],
    record: Option<&mut OpenRecord>,
    options: &HandoutOptions,
    report: &Report,
) -> Result<(), Failure> {
    let mut staged = Vec::new();
    if let Some(record) = record {
        let requests: Vec<_> =
            done.iter().filter_map(|done| done.request.as_ref()).collect();
        record.note(&requests, report);
        if !options.dry_run {
            staged.push(record.staged()?);
        }
    }
    staged.extend(done.iter_mut().flat_map(|done| done.staged.drain(..)));
    output::put_all(staged)
}

/// A bar on a terminal, past a second.
fn progress(rows: usize, report: &Report) -> ProgressBar {
    if report.is_quiet() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(
        Some(u64::try_from(rows).unwrap_or(u64::MAX)),
        ProgressDrawTarget::stderr(),
    );
    let style = ProgressStyle::with_template("{wide_bar} {pos} of {len}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.enable_steady_tick(Duration::from_secs(1));
    bar
}

fn one(
    row: &TableRow,
    (options, settled): (&HandoutOptions, &Settled),
    maker: &HandoutMaker<'_>,
    folder: &Path,
    typesetter: &mut Typesetter,
) -> Done {
    let place = place_of(row, options.name_by(), folder);
    let made = row_request(row, settled).and_then(|request| {
        let path_of = |whose| path_for(&place.path, whose);
        for whose in &request.whose {
            output::may_write_pdf(&path_of(*whose), options.force)?;
        }
        let (made, mut notes) = maker.make(typesetter, &request)?;
        notes.retain(|note| note.kind() == Some(NoteKind::NoVariant));
        let (mut staged, mut files) = (Vec::new(), Vec::new());
        for (whose, file) in &made {
            let (path, bytes) = (path_of(*whose), output::to_pdf(&file.document)?);
            if !options.force {
                place.check_other(&path, &bytes, &request)?;
            }
            files.push(FileTold::made(&path, State::of_made(options.dry_run), file));
            if !options.dry_run {
                let privacy = privacy_of(&request, *whose);
                staged.extend(output::stage_pdf(&path, &bytes, privacy, options.force)?);
            }
        }
        Ok((request, staged, files, notes))
    });
    match made {
        Ok((request, staged, files, notes)) => {
            let (number, request) = (row.number, Some(request));
            Done { number, request, failed: None, file: None, staged, files, notes }
        }
        Err(failure) => Done {
            number: row.number,
            request: None,
            failed: Some(failure),
            staged: Vec::new(),
            files: Vec::new(),
            file: Some(place.name()),
            notes: Vec::new(),
        },
    }
}

/// How a table was understood, where it could have been otherwise.
fn tell_table(path: &Path, table: &Table, report: &Report) {
    if table.encoding == Encoding::Windows1252 {
        report.note(&format!(
            "`{}` is not in UTF-8 and is read as Windows-1252; if accents come out wrong, save it as \"CSV UTF-8\"",
            path.display()
        ));
    }
    for (column, DayReading { text, day }) in &table.readings {
        report.note(&format!("in `{column}`, `{text}` is read as {day}"));
    }
}

/// What was made, and one line for each thing that went wrong, with the rows.
fn tell(
    done: &[Done],
    folder: &Path,
    options: &HandoutOptions,
    report: &Report,
) -> Result<(), Failure> {
    report.notes(&mut done.iter().flat_map(|done| done.notes.clone()).collect());
    let failed: Vec<&Done> = done.iter().filter(|done| done.failed.is_some()).collect();
    let made = done.len() - failed.len();
    if report.is_json() {
        done.iter().flat_map(|done| &done.files).for_each(|file| report.file(file));
    } else {
        let handouts = count(made, "handout", "handouts");
        let state = State::of_made(options.dry_run);
        report.file(&FileTold::with(folder, state, &handouts));
    }
    if failed.is_empty() {
        return Ok(());
    }
    let mut told: Vec<(String, Vec<&Done>)> = Vec::new();
    for done in &failed {
        let Some(failure) = &done.failed else { continue };
        let hint =
            failure.hint_text().map(|hint| format!("; {hint}")).unwrap_or_default();
        let text = format!("{failure}{hint}");
        match told.iter_mut().find(|(other, _)| *other == text) {
            Some((_, rows)) => rows.push(done),
            None => told.push((text, vec![done])),
        }
    }
    for (text, rows) in told {
        let numbers: Vec<usize> = rows.iter().map(|done| done.number).collect();
        report.rows(&rows_told(&numbers), &format!("{text}{}", stale(&rows, folder)));
    }
    let rows = count(failed.len(), "handout", "handouts");
    let others = match made {
        0 => "",
        _ if options.dry_run => "; the others can",
        1 => "; the other one was",
        _ => "; the others were",
    };
    Err(Failure::new(format!("{rows} could not be made{others}")))
}

/// What lies where rows that failed would have gone: their files of another day.
fn stale(rows: &[&Done], folder: &Path) -> String {
    let files = rows.iter().filter_map(|done| done.file.as_ref());
    let files: Vec<&String> = files.filter(|file| folder.join(file).exists()).collect();
    match files[..] {
        [] => String::new(),
        [file] => format!(
            "; `{file}` there is of an earlier batch, and may be another client's"
        ),
        [first, .., last] => {
            let many = files.len();
            format!(
                "; {many} files there, from `{first}` to `{last}`, are of an earlier batch, and may be other clients'"
            )
        }
    }
}

/// In a message no more stretches of rows are told one by one.
const TOLD: usize = 12;

/// Rows by their numbers, those that follow each other in one: `rows 2, 4 to 6 and 9`.
fn rows_told(numbers: &[usize]) -> String {
    let runs = numbers.chunk_by(|one, next| one + 1 == *next);
    let runs = runs.flat_map(|run| match run {
        [first, .., last] if run.len() > 2 => {
            vec![(run.len(), format!("{first} to {last}"))]
        }
        run => run.iter().map(|number| (1, number.to_string())).collect(),
    });
    let runs: Vec<(usize, String)> = runs.collect();
    let mut told: Vec<String> =
        runs.iter().take(TOLD).map(|(_, told)| told.clone()).collect();
    let more: usize = runs.iter().skip(TOLD).map(|(rows, _)| rows).sum();
    if more > 0 {
        told.push(format!("{more} more"));
    }
    match &told[..] {
        [] => String::new(),
        [one] if numbers.len() == 1 => format!("row {one}"),
        [one] => format!("rows {one}"),
        [before @ .., last] => format!("rows {} and {last}", before.join(", ")),
    }
}

/// No two files of the batch go by one name; some systems take `k9` and `K9` for one.
fn check_names(rows: &[TableRow], options: &HandoutOptions) -> Result<(), Failure> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        let path = place_of(row, options.name_by(), Path::new("")).path;
        // A row whose copies cannot be read fails by itself later.
        for who in row_copies(row).unwrap_or_default() {
            let name = path_for(&path, who).to_string_lossy().to_lowercase();
            let other = seen.insert(name, row.number);
            if let Some(other) = other.filter(|other| *other != row.number) {
                return Err(Failure::new(format!(
                    "rows {other} and {} would go by one name",
                    row.number
                ))
                .hint("give each row its own code, or name the files by row"));
            }
        }
    }
    Ok(())
}

/// Where a row's file goes: by its number, as others see names of files, and rows move; by its
/// code on request.
fn place_of(row: &TableRow, by: NameBy, folder: &Path) -> Place {
    match row.cell("client").filter(|_| by == NameBy::Code) {
        Some(code) => Place::by_code(folder, code),
        None => Place {
            path: folder.join(format!("handout-{:04}.pdf", row.number)),
            is_for_any: true,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_follow_each_other_are_told_in_one() {
        for (numbers, told) in [
            (&[7][..], "row 7"),
            (&[2, 3], "rows 2 and 3"),
            (&[2, 3, 4], "rows 2 to 4"),
            (&[2, 4, 5, 6, 9], "rows 2, 4 to 6 and 9"),
            (&[2, 3, 5, 7, 8, 9], "rows 2, 3, 5 and 7 to 9"),
        ] {
            assert_eq!(rows_told(numbers), told);
        }
    }

    #[test]
    fn rows_without_end_are_counted() {
        let every_other: Vec<usize> = (1..=100).map(|nth| nth * 2).collect();
        let told = rows_told(&every_other);
        assert_eq!(told, "rows 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24 and 88 more");
    }
}
