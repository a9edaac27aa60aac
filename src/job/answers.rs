//! A filled workbook, or a file of answers → answers.

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Source, told};
use crate::job::count::count;
use crate::job::failure::Failure;
use crate::load::load_answers;
use crate::model::{Answers, Reply};
use crate::pdf::{self, About, AnswersError, Given, Ownership, ownership};
use crate::words::Words;

/// No file of answers is larger: a workbook tells 16 MB at most.
const LARGEST_TEXT: usize = 32 << 20;
/// Letters of a field's name in a message.
const LONGEST: usize = 120;
/// Names of fields in one message.
const SHOWN: usize = 10;

/// The answers in the bytes of a file, a filled workbook or one that `emberdeck answers` wrote.
/// Problems of the latter are told by their places alone.
pub(crate) fn answers_in(
    path: &Path,
    bytes: Vec<u8>,
    tell: impl Fn(&Source, &[Diagnostic]),
) -> Result<Answers, Failure> {
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
        tell(&source, &problems);
        let problems = count(told(&problems), "problem", "problems");
        Failure::new(format!("{problems} in `{}`", path.display()))
            .hint("mend it, or read the workbook again: `emberdeck answers`")
    })
}

/// The answers of several files together.
pub(crate) fn merged(all: Vec<(PathBuf, Answers)>) -> Result<Answers, Failure> {
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
fn is_ours(about: &About) -> bool {
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

/// Why a workbook cannot be read.
pub(crate) fn wrong(path: &Path, why: &AnswersError) -> Failure {
    Failure::new(format!("cannot read `{}`: {why}", path.display())).hint(why.hint())
}

/// How a file of answers says what it is.
const MADE_BY: &str = "made_by = \"emberdeck answers\"";

/// Whether these are a file of answers, a workbook of ours that was changed, or curves.
pub(crate) fn holds_answers(bytes: &[u8]) -> bool {
    if !bytes.starts_with(b"%PDF-") {
        let text = std::str::from_utf8(bytes);
        return text.is_ok_and(|text| text.lines().any(|line| line == MADE_BY));
    }
    let about = pdf::about(bytes);
    match (ownership(bytes), about) {
        // Curves tell answers as they were made; an empty workbook tells none.
        (Ownership::Ours, about) => about.is_ok_and(|about| is_curves(&about)),
        // Cleared answers may still be in a file that was saved over and over.
        (_, Ok(about)) => is_ours(&about) && pdf::answers(bytes).is_ok(),
        (ownership, Err(_)) => ownership == Ownership::Changed,
    }
}

fn is_curves(about: &About) -> bool {
    Words::all().any(|words| words.curves.title == about.title)
}
