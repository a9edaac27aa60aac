//! A handout for each row of a table.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use crate::cli::args::HandoutOptions;
use crate::cli::environment;
use crate::cli::handout::record;
use crate::cli::output;
use crate::cli::paths::path_for;
use crate::cli::report::Report;
use crate::cli::values::{NameBy, WhoseWord, word};
use crate::job::Failure;
use crate::job::count;
use crate::job::handout::{HandoutMaker, HandoutRequest, copies, handout_language};
use crate::job::settings::Settled;
use crate::load::{TableRow, read_table};
use crate::model::{Edition, Whose};
use crate::text::Typesetter;

/// The folder that a batch is written to.
const FOLDER: &str = "handouts";

/// The columns that a table may have.
const COLUMNS: &[&str] = &[
    "client",
    "cards",
    "worksheets",
    "title",
    "note",
    "date",
    "due",
    "language",
    "for",
    "edition",
];

/// What came of a row.
struct Done {
    number: usize,
    request: Option<HandoutRequest>,
    failed: Option<Failure>,
    /// The name that its file has or would have.
    file: Option<String>,
}

/// Makes a handout for each row; those that fail are told, the others are made.
pub(super) fn run(
    table: &Path,
    options: &HandoutOptions,
    settled: &Settled,
    maker: &HandoutMaker<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let rows = read_table(table, COLUMNS)?;
    let folder = options.output.clone().unwrap_or_else(|| PathBuf::from(FOLDER));
    if !options.dry_run {
        fs::create_dir_all(&folder).map_err(|why| {
            Failure::new(format!("cannot make the folder `{}`: {why}", folder.display()))
        })?;
    }
    check_names(&rows, options)?;
    record::may_write(options.log.as_deref())?;
    let record = record::read(options.log.as_deref())?;
    let bar = progress(rows.len(), report);
    let stretch = rows.len().div_ceil(rayon::current_num_threads() * 4).max(1);
    let done: Vec<Done> = rows
        .par_chunks(stretch)
        .flat_map_iter(|rows| {
            // Fonts take long to copy: one typesetter for each stretch of rows.
            let mut typesetter = Typesetter::new();
            let set: Vec<Done> = rows
                .iter()
                .map(|row| {
                    let done =
                        one(row, (options, settled), maker, &folder, &mut typesetter);
                    bar.inc(1);
                    done
                })
                .collect();
            set
        })
        .collect();
    bar.finish_and_clear();
    if let Some((file, record)) = options.log.as_deref().zip(record) {
        let made = done.iter().filter(|done| done.failed.is_none());
        let requests: Vec<&HandoutRequest> =
            made.filter_map(|done| done.request.as_ref()).collect();
        record::note(file, record, &requests, options.dry_run, report)?;
    }
    tell(&done, &folder, options, report)
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
    let made = row.request(settled).and_then(|request| {
        let path = folder.join(row.file(options.name_by()));
        for whose in &request.whose {
            output::may_write_pdf(&path_for(&path, *whose), options.force)?;
        }
        let made = maker.make(typesetter, &request)?.0;
        if !options.dry_run {
            for (whose, file) in &made {
                let bytes = output::to_pdf(&file.document)?;
                output::write_pdf(&path_for(&path, *whose), &bytes, options.force)?;
            }
        }
        Ok(request)
    });
    match made {
        Ok(request) => {
            Done { number: row.number, request: Some(request), failed: None, file: None }
        }
        Err(failure) => Done {
            number: row.number,
            request: None,
            failed: Some(failure),
            file: Some(row.file(options.name_by())),
        },
    }
}

/// What was made, and one line for each row that failed.
fn tell(
    done: &[Done],
    folder: &Path,
    options: &HandoutOptions,
    report: &Report,
) -> Result<(), Failure> {
    let failed: Vec<&Done> = done.iter().filter(|done| done.failed.is_some()).collect();
    let made = count(done.len() - failed.len(), "handout", "handouts");
    let not = if options.dry_run { " (not written)" } else { "" };
    report.result(&format!("{}: {made}{not}", folder.display()));
    if failed.is_empty() {
        return Ok(());
    }
    for done in &failed {
        let Some(failure) = &done.failed else { continue };
        let hint =
            failure.hint_text().map(|hint| format!("; {hint}")).unwrap_or_default();
        let stale = done.file.as_ref().filter(|file| folder.join(file).exists());
        let stale = stale
            .map(|file| format!("; `{file}` there is of an earlier batch"))
            .unwrap_or_default();
        report.row(done.number, &format!("{failure}{hint}{stale}"));
    }
    let rows = count(failed.len(), "row", "rows");
    Err(Failure::new(format!("{rows} could not be made; the others are there")))
}

/// No two files of the batch go by one name; some systems take `k9` and `K9` for one.
fn check_names(rows: &[TableRow], options: &HandoutOptions) -> Result<(), Failure> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        let path = PathBuf::from(row.file(options.name_by()));
        // A row whose copies cannot be read fails by itself later.
        for who in copies(&row.whose().unwrap_or_default()) {
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

impl TableRow {
    /// The name of its file: by its number, as others see names of files; by its code on request.
    fn file(&self, by: NameBy) -> String {
        let code = self.cell("client").filter(|_| by == NameBy::Code);
        match code {
            Some(code) => {
                let safe =
                    |c: char| if c.is_alphanumeric() || c == '-' { c } else { '_' };
                format!("handout-{}.pdf", code.chars().map(safe).collect::<String>())
            }
            None => format!("handout-{:04}.pdf", self.number),
        }
    }

    /// The copies that the row asks for.
    fn whose(&self) -> Result<Vec<Whose>, Failure> {
        match self.cell("for") {
            None => Ok(Vec::new()),
            Some(cell) => cell
                .split([' ', ',', ';'])
                .filter(|who| !who.is_empty())
                .map(|who| {
                    let word: Result<WhoseWord, _> = clap::ValueEnum::from_str(who, true);
                    word.map(WhoseWord::whose).map_err(|_| {
                        Failure::new(format!("`for` does not know `{who}`"))
                            .hint("shared, a, b or counsellor")
                    })
                })
                .collect(),
        }
    }

    fn request(&self, settled: &Settled) -> Result<HandoutRequest, Failure> {
        if let Some(wrong) = self.uneven {
            return Err(Failure::from(wrong));
        }
        let ids = |name: &str| -> Vec<String> {
            let cell = self.cell(name).unwrap_or_default();
            let parts = cell.split([' ', ',', ';']).filter(|id| !id.is_empty());
            parts.map(str::to_owned).collect()
        };
        let day = |name: &str| self.cell(name).map(environment::day).transpose();
        let usual = settled.around.date.as_deref().map(environment::day).transpose()?;
        let whose = self.whose()?;
        let edition = match self.cell("edition") {
            None => None,
            Some(cell) => Some(word::<Edition>(cell).map_err(|hint| {
                Failure::new(format!("`edition` does not know `{cell}`")).hint(hint)
            })?),
        };
        let language = match self.cell("language") {
            Some(tag) => handout_language(tag)?,
            None => settled.handout_language()?,
        };
        Ok(HandoutRequest {
            items: [ids("cards"), ids("worksheets")].concat(),
            title: self.cell("title").map(str::to_owned),
            note: self.cell("note").map(str::to_owned),
            client: self.cell("client").map(str::to_owned),
            date: day("date")?.or(usual),
            due: day("due")?,
            whose: copies(&whose),
            access: settled.access(),
            long_distance: settled.is_far(),
            discreet: settled.is_discreet(),
            language,
            edition: edition.unwrap_or_else(|| settled.edition()),
        })
    }
}
