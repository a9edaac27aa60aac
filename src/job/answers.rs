//! A filled workbook, or a file of answers → answers.

use std::path::Path;

use crate::diag::{Diagnostic, Source, told};
use crate::job::count::count;
use crate::job::{Failure, KnownPages, Reading};
use crate::load::{PageLibrary, load_fitting_answers};
use crate::model::tamed;
use crate::pdf::{
    self, About, Answered, AnswersError, Filled, Given, Ownership, ownership,
};
use crate::words::Words;

/// No file of answers is larger: a workbook tells 16 MB at most.
const LARGEST_TEXT: usize = 32 << 20;
/// Letters of what stands in a field in a message.
const LONGEST: usize = 40;

/// The answers in the bytes of a file, a filled workbook or one that `emberdeck answers` wrote.
/// Problems of the latter, and what its fields do not take, are told by their places alone.
pub(crate) fn answers_in(
    path: &Path,
    bytes: Vec<u8>,
    pages: &KnownPages<'_>,
    tell: impl Fn(&Source, &[Diagnostic]),
) -> Result<Reading, Failure> {
    if bytes[..bytes.len().min(1024)].windows(5).any(|part| part == b"%PDF-") {
        return workbook(path, &bytes, pages);
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
    let refuses = |name: &str, reply: &_| pages.refuses(name, reply);
    let read = load_fitting_answers(&source, &refuses).map_err(|problems| {
        tell(&source, &problems);
        let problems = count(told(&problems), "problem", "problems");
        Failure::new(format!("{problems} in `{}`", path.display()))
            .hint("mend it, or read the workbook again: `emberdeck answers workbook.pdf`")
    })?;
    tell(&source, &read.warnings);
    let mut reading = Reading::default();
    read.empty.into_iter().for_each(|name| reading.empty(name));
    read.unfit.into_iter().for_each(|name| reading.unfit(name, None));
    for (name, reply) in read.answers.iter() {
        reading.answer(name.to_owned(), reply.clone());
    }
    Ok(reading)
}

fn workbook(
    path: &Path,
    bytes: &[u8],
    pages: &KnownPages<'_>,
) -> Result<Reading, Failure> {
    let about = pdf::about(bytes).map_err(|why| wrong(path, &why))?;
    let filled = pdf::filled(bytes);
    let is_ours = is_ours(&about) || filled.as_ref().is_ok_and(|it| has_ours(it, pages));
    if !is_ours {
        return Err(foreign(path));
    }
    let filled = filled.map_err(|why| wrong(path, &why))?;
    let mut reading = Reading::with_unnamed(filled.unnamed);
    filled.empty.into_iter().for_each(|name| reading.empty(name));
    for Answered { name, value } in filled.answered {
        match pages.reply(&name, &value) {
            Ok(reply) => reading.answer(name, reply),
            Err(takes) => reading.unfit(name, Some(unfit(&value, &takes))),
        }
    }
    Ok(reading)
}

/// What a field holds, and what it takes instead.
fn unfit(given: &Given, takes: &str) -> String {
    let said = match given {
        Given::Text(said) | Given::Chosen(said) | Given::Stray(said) => tamed(said),
        Given::Ticked => return format!("is ticked, and takes {takes}"),
    };
    let mut said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    if said.is_empty() {
        return format!("holds what is no text, and takes {takes}");
    }
    if let Some((at, _)) = said.char_indices().nth(LONGEST) {
        said.truncate(at);
        said.push('…');
    }
    format!("holds `{said}`, and takes {takes}")
}

/// Whether Emberdeck made a file, whatever has saved it since.
fn is_ours(about: &About) -> bool {
    let made_by = [&about.creator, &about.producer];
    made_by.iter().any(|program| program.starts_with("Emberdeck "))
}

/// So many fields by names of ours are no chance.
const FIELDS: usize = 3;

/// Whether a form has fields of ours: some viewers drop what made a file.
fn has_ours(filled: &Filled, pages: &KnownPages<'_>) -> bool {
    let answered = filled.answered.iter().map(|answered| &answered.name);
    let all = answered.chain(&filled.empty);
    all.filter(|name| pages.knows(name)).take(FIELDS).count() == FIELDS
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
        (_, Ok(about)) => pdf::filled(bytes).is_ok_and(|filled| {
            let own = PageLibrary::default();
            is_ours(&about) || has_ours(&filled, &KnownPages::new(&own))
        }),
        (ownership, Err(_)) => ownership == Ownership::Changed,
    }
}

fn is_curves(about: &About) -> bool {
    Words::all().any(|words| words.curves.title == about.title)
}
