//! A filled workbook, or a file of answers → answers.

use std::path::{Path, PathBuf};

use crate::cli::report::Report;
use crate::diag::{Source, told};
use crate::disk::{self, DiskError};
use crate::job::Failure;
use crate::job::count;
use crate::load::load_answers;
use crate::model::{Answers, Reply};
use crate::pdf::{self, About, AnswersError, Given};

/// No workbook is larger, and no file of answers.
const LARGEST: u64 = 64 << 20;
/// No file of answers is larger: a workbook tells 16 MB at most.
const LARGEST_TEXT: usize = 32 << 20;
/// Letters of a field's name in a message.
const LONGEST: usize = 120;
/// Names of fields in one message.
const SHOWN: usize = 10;

/// Reads the answers of a file, a filled workbook or one that `emberdeck answers` wrote.
pub(super) fn read(path: &Path) -> Result<Answers, Failure> {
    let bytes = bytes(path)?;
    if bytes[..bytes.len().min(1024)].windows(5).any(|part| part == b"%PDF-") {
        return workbook(path, &bytes);
    }
    let Ok(text) = String::from_utf8(bytes) else {
        return Err(foreign(path));
    };
    let is_pdf = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("pdf"));
    if is_pdf {
        return Err(Failure::new(format!("`{}` is no PDF", path.display()))
            .hint("save the workbook in your viewer once more"));
    }
    if text.len() > LARGEST_TEXT {
        return Err(Failure::new(format!(
            "`{}` is larger than 32 MB, too large for answers",
            path.display()
        ))
        .hint("name a filled workbook, or a file that `emberdeck answers` wrote"));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let source = Source::new(&path.to_string_lossy(), text);
    load_answers(&source).map_err(|problems| {
        Report::places(&source, &problems);
        let problems = count(told(&problems), "problem", "problems");
        Failure::new(format!("{problems} in `{}`", path.display()))
            .hint("mend it, or read the workbook again: `emberdeck answers`")
    })
}

/// Reads files and puts their answers together.
pub(in crate::cli) fn read_all(paths: &[PathBuf]) -> Result<Answers, Failure> {
    let mut all = Vec::new();
    for path in paths {
        all.push((path.clone(), read(path)?));
    }
    merge(all)
}

/// All answers together.
pub(super) fn merge(all: Vec<(PathBuf, Answers)>) -> Result<Answers, Failure> {
    let mut merged = Answers::default();
    for (path, answers) in all {
        merged.merge(answers).map_err(|names| {
            let short = |name: &String| name.chars().take(LONGEST).collect::<String>();
            let shown = names.iter().take(SHOWN).map(|name| format!("`{}`", short(name)));
            let shown: Vec<_> = shown.collect();
            let more = match names.len().saturating_sub(SHOWN) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            Failure::new(format!(
                "`{}` has another answer than a file before it in {}{more}",
                path.display(),
                shown.join(", ")
            ))
            .hint("make the two agree, or read them into a file each")
        })?;
    }
    Ok(merged)
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    disk::read(path, LARGEST).map_err(|why| match why {
        DiskError::TooLarge(..) => wrong(path, &AnswersError::TooLarge),
        DiskError::Folder(_) | DiskError::Special(_) => {
            Failure::new(format!("`{}` is no file", path.display()))
                .hint("name a workbook that is filled in")
        }
        why => why.into(),
    })
}

fn workbook(path: &Path, bytes: &[u8]) -> Result<Answers, Failure> {
    let about = pdf::about(bytes).map_err(|why| wrong(path, &why))?;
    if !is_ours(&about) {
        return Err(foreign(path));
    }
    let mut answers = Answers::default();
    for answered in pdf::answers(bytes).map_err(|why| wrong(path, &why))? {
        answers.insert(answered.name, reply(answered.value));
    }
    Ok(answers)
}

/// Whether Emberdeck made a file, whatever has saved it since.
pub(super) fn is_ours(about: &About) -> bool {
    let made_by = [&about.creator, &about.producer];
    made_by.iter().any(|program| program.starts_with("Emberdeck "))
}

fn reply(given: Given) -> Reply {
    match given {
        Given::Text(text) => Reply::Words(text),
        Given::Ticked => Reply::Ticked,
        Given::Chosen(word) => match word.parse::<u16>() {
            Ok(number) if number.to_string() == word => Reply::Number(number),
            _ => Reply::Words(word),
        },
    }
}

fn foreign(path: &Path) -> Failure {
    Failure::new(format!("`{}` is no workbook of Emberdeck's", path.display()))
        .hint("`emberdeck workbook` makes one to fill in on screen")
}

fn wrong(path: &Path, why: &AnswersError) -> Failure {
    Failure::new(format!("cannot read `{}`: {why}", path.display())).hint(why.hint())
}
