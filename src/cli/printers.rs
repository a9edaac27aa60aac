//! The printers that a user has measured: one file beside the user's own settings, since a
//! printer stands in a house and not in a project.

use std::path::PathBuf;

use serde::Serialize;

use crate::cli::output;
use crate::cli::project::{shown_from_home, user_folder};
use crate::cli::report::Report;
use crate::cli::told::{FileTold, State};
use crate::diag::Source;
use crate::disk::{self, Privacy, Staged};
use crate::job::Failure;
use crate::job::settings::{Settled, SheetSettings};
use crate::load::{closest, find_printer, keep_comments, load_printers, read_text};
use crate::model::{Printer, printers_file};

/// The file's name.
const PRINTERS: &str = "printers.toml";

/// Where the file is, whether there is one or not.
fn printers_path() -> Result<PathBuf, Failure> {
    let folder = user_folder().ok_or_else(|| {
        Failure::new("there is no home folder to keep printers in")
            .hint("set `HOME`, and call again")
    })?;
    Ok(folder.join(PRINTERS))
}

/// All printers that were measured.
fn read_printers() -> Result<Vec<Printer>, Failure> {
    let path = printers_path()?;
    if !disk::is_there(&path) {
        return Ok(Vec::new());
    }
    let shown = shown_from_home(&path);
    if !disk::is_own(&path)? {
        return Err(Failure::new(format!("`{shown}` belongs to somebody else"))
            .hint("printers are taken from a file of your own alone; move it away"));
    }
    let source = Source::new(&shown, &read_text(&path)?);
    load_printers(&source).map_err(|problems| Failure::in_file(&source, problems))
}

/// Lets the printer that is settled, if one is, have its way with the sheets.
pub(super) fn print_on(
    sheet: &mut SheetSettings,
    settled: &Settled,
) -> Result<(), Failure> {
    let Some(name) = settled.printer() else { return Ok(()) };
    let printers = read_printers()?;
    let found = find_printer(&printers, &name);
    let printer = found.ok_or_else(|| unknown(&name, &printers))?;
    sheet.print_on(printer.clone(), settled);
    Ok(())
}

/// A printer for programs.
#[derive(Debug, Serialize)]
struct PrinterTold<'a> {
    name: &'a str,
    about: String,
    file: &'a str,
}

/// All printers that were measured: what makes up for each, and the file that keeps it.
pub(super) fn list(report: &Report) -> Result<(), Failure> {
    let (printers, path) = (read_printers()?, printers_path()?);
    let file = path.display().to_string();
    for printer in &printers {
        let (name, about) = (&*printer.name, printer.to_string());
        if report.is_json() {
            report.object(&PrinterTold { name, about, file: &file });
        } else {
            report.result(&format!("{name}: {about}"));
        }
    }
    let shown = shown_from_home(&path);
    if printers.is_empty() {
        report.note("no printer is measured yet; `emberdeck calibrate` prints a sheet to do it with, and says how");
    } else if !report.is_json() {
        report.result(&format!("kept in {shown}"));
    }
    Ok(())
}

fn unknown(name: &str, printers: &[Printer]) -> Failure {
    let failure = Failure::new(format!("there is no printer `{name}`"));
    let names = || printers.iter().map(|printer| &*printer.name);
    if printers.is_empty() {
        return failure.hint(
            "measure it first: `emberdeck calibrate` prints a sheet and says how; `--printer none` does without",
        );
    }
    match closest(name, names()) {
        Some(near) => failure.hint(format!("did you mean `{near}`?")),
        None => failure.hint(format!(
            "there are {}; `emberdeck calibrate` measures another",
            names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
        )),
    }
}

/// Keeps what was measured of a printer, and tells of it. What is known of it besides stays, and
/// what was noted in the file.
pub(super) fn keep(
    measured: Printer,
    told: &str,
    is_dry: bool,
    report: &Report,
) -> Result<(), Failure> {
    let path = printers_path()?;
    if !is_dry && let Some(folder) = path.parent() {
        disk::make_folder(folder)?;
    }
    let hold = || output::hold(&path, report);
    let _lock = (!is_dry).then(hold).transpose()?;
    let mut printers = read_printers()?;
    let place = find_printer(&printers, &measured.name)
        .and_then(|known| printers.iter().position(|printer| printer == known));
    match place {
        Some(at) => printers[at] = measured.over(&printers[at]),
        None => printers.push(measured),
    }
    let text = printers_file(&printers);
    if !is_dry {
        let old = if disk::is_there(&path) { read_text(&path)? } else { String::new() };
        let text = keep_comments(&old, &text);
        Staged::new(&path, text.as_bytes(), Privacy::Open)?.put()?;
    }
    report.file(&FileTold::with(&path, State::of_made(is_dry), told));
    Ok(())
}
