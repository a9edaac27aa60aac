//! What is said on the terminal: results on standard output, everything else on standard error.

use std::io::{Error, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use annotate_snippets::Renderer;
use annotate_snippets::renderer::DecorStyle;
use serde::Serialize;

use crate::cli::busy::busy;
use crate::cli::slips::slip;
use crate::cli::told::FileTold;
use crate::cli::values::MessageFormat;
use crate::diag::{Alike, Diagnostic, Severity, Source, tame, tame_json, told};
use crate::job::{Failure, FileProblems, Note, NoteKind, Noted, Notes, count};

/// The voice of the program.
#[derive(Debug)]
pub(super) struct Report {
    quiet: bool,
    verbose: bool,
    /// How results are told.
    format: MessageFormat,
    /// Set when standard output has a file to carry.
    beside: AtomicBool,
    /// Why results could not be written.
    lost: OnceLock<Error>,
    /// When the round began whose results are told, where there are several.
    round: Mutex<Option<String>>,
}

/// A line that is about no file.
#[derive(Serialize)]
struct Message<'a> {
    message: &'a str,
}

/// More warnings of one file than this are counted, not shown, and more errors shown without an
/// excerpt.
const SHOWN: usize = 50;

impl Report {
    pub(super) fn new(quiet: bool, verbose: bool, format: MessageFormat) -> Self {
        let beside = AtomicBool::new(false);
        let (lost, round) = (OnceLock::new(), Mutex::new(None));
        Self { quiet, verbose, format, beside, lost, round }
    }

    /// Whether results are for programs.
    pub(super) fn is_json(&self) -> bool {
        self.format == MessageFormat::Json
    }

    /// Results are told with the time from now on: they are those of a round that begins.
    pub(super) fn begin_round(&self, time: String) {
        *self.round.lock().unwrap_or_else(PoisonError::into_inner) = Some(time);
    }

    /// A round that failed: what is wrong is told, and the program goes on.
    pub(super) fn round_failed(&self, failure: &Failure) {
        self.failed(failure);
    }

    /// A line with the time of its round, if there are rounds.
    fn timed(&self, line: &str) -> String {
        let round = self.round.lock().unwrap_or_else(PoisonError::into_inner);
        round.as_ref().map_or_else(|| line.to_owned(), |time| format!("{time} {line}"))
    }

    /// What there is to say of what was done: one line.
    pub(super) fn result(&self, line: &str) {
        if self.is_json() {
            self.object(&Message { message: line });
        } else {
            self.line(&self.timed(line));
        }
    }

    /// What became of a file.
    pub(super) fn file(&self, told: &FileTold) {
        if self.is_json() {
            self.object(told);
        } else {
            self.line(&self.timed(&told.line()));
        }
    }

    /// A result for programs. Texts and numbers alone: there is nothing that JSON could not say.
    pub(super) fn object(&self, told: &impl Serialize) {
        self.json(&serde_json::to_string(told).unwrap_or_default());
    }

    /// A result that is JSON already.
    pub(super) fn json(&self, object: &str) {
        self.line(&tame_json(object));
    }

    fn line(&self, line: &str) {
        if self.quiet {
            return;
        }
        if self.beside.load(Ordering::Relaxed) {
            say(&mut anstream::stderr(), line);
        } else {
            self.deliver(writeln!(anstream::stdout(), "{}", tame(line)));
        }
    }

    /// Does work that may take long, and shows on a terminal that it goes on.
    pub(super) fn busy<T>(&self, what: &'static str, work: impl FnOnce() -> T) -> T {
        busy(!self.quiet, what, work)
    }

    /// Results are told on standard error from now on: standard output carries a file.
    pub(super) fn tell_results_beside(&self) {
        self.beside.store(true, Ordering::Relaxed);
    }

    /// A reader who has gone away, as `head` does, is no reason to complain; a full disk is one.
    fn deliver(&self, written: Result<(), Error>) {
        if let Err(why) = written
            && why.kind() != ErrorKind::BrokenPipe
        {
            let _ = self.lost.set(why);
        }
    }

    /// Whether all results could be written.
    pub(super) fn delivered(&self) -> Result<(), Failure> {
        let lost = |why| Failure::new(format!("cannot write the results: {why}"));
        self.lost.get().map_or(Ok(()), |why| Err(lost(why)))
    }

    /// What the reader may want to know.
    pub(super) fn note(&self, text: &str) {
        if !self.quiet {
            say(&mut anstream::stderr(), &format!("note: {text}"));
        }
    }

    /// What helps whoever sits at a terminal, and no script.
    pub(super) fn advice(&self, text: &str) {
        if std::io::stderr().is_terminal() {
            self.note(text);
        }
    }

    /// Whether nothing but failures is said.
    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// What went wrong with some rows of a table.
    #[expect(clippy::unused_self, reason = "failures are said by the same voice")]
    pub(super) fn rows(&self, rows: &str, text: &str) {
        say(&mut anstream::stderr(), &format!("{rows}: {text}"));
    }

    /// What only the curious want to know.
    pub(super) fn detail(&self, text: &str) {
        if self.verbose {
            say(&mut anstream::stderr(), text);
        }
    }

    /// Tells what a job has to say, each thing once.
    pub(super) fn notes(&self, notes: &mut Notes) {
        self.said(&notes.take());
    }

    /// What a job made, when it has told what it has to say.
    pub(super) fn noted<T>(&self, noted: Noted<T>) -> Result<T, Failure> {
        noted.map(|(made, notes)| {
            self.said(&notes);
            made
        })
    }

    fn said(&self, notes: &[Note]) {
        for (nth, note) in notes.iter().enumerate() {
            if notes[..nth].contains(note) {
                continue;
            }
            match note {
                Note::Said(NoteKind::Detail, text) => self.detail(text),
                Note::Said(_, text) => self.note(text),
                Note::Problems(found) => self.problems(&found.source, &found.problems),
            }
        }
    }

    /// Says what is wrong with what was typed, or helps. Colours only where nothing wild was typed.
    pub(super) fn usage(why: &clap::Error) -> ExitCode {
        if let Some(slip) = slip(why) {
            return Self::new(false, false, MessageFormat::Human).ended(Err(slip));
        }
        let plain = why.render().to_string();
        if tame(&plain) != plain {
            say(&mut anstream::stderr(), plain.trim_end());
            return ExitCode::from(2);
        }
        let (report, written) =
            (Self::new(false, false, MessageFormat::Human), why.print());
        if why.use_stderr() {
            return ExitCode::from(2);
        }
        report.deliver(written);
        report.ended(report.delivered())
    }

    /// How the program ends: 0 done, 1 the files or the request have a problem, 2 wrong usage.
    pub(super) fn ended(&self, done: Result<(), Failure>) -> ExitCode {
        match done.and_then(|()| self.delivered()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => {
                self.failed(&failure);
                ExitCode::from(if failure.is_usage() { 2 } else { 1 })
            }
        }
    }

    /// Shows a failure: the problems that it is about, what was said before it, and what it comes
    /// to, where it is seen last.
    fn failed(&self, failure: &Failure) {
        for file in failure.file_problems() {
            // What else stands beside a slip in a list of wishes is nobody's business.
            if file.source.text.contains("leave_out") {
                Self::places(&file.source, &file.problems);
            } else {
                Self::errors(&file.source, &file.problems);
            }
        }
        let is_public = |file: &&FileProblems| !file.source.text.contains("leave_out");
        for file in failure.file_problems().iter().filter(is_public) {
            self.warnings(&file.source, &file.problems);
        }
        self.said(failure.said());
        Self::failure(failure);
    }

    fn failure(failure: &Failure) {
        say(&mut anstream::stderr(), &format!("error: {failure}"));
        if let Some(hint) = failure.hint_text() {
            say(&mut anstream::stderr(), &format!("  = help: {hint}"));
        }
    }

    /// Tells the problems of a file by their places alone: what stands there is nobody else's
    /// business.
    pub(super) fn places(source: &Source, problems: &[Diagnostic]) {
        let (errors, warnings) = parted(problems);
        for problem in errors.iter().chain(warnings.iter().take(SHOWN)) {
            say(&mut anstream::stderr(), &problem.to_place(source));
        }
        Self::unshown(source, warnings.iter().skip(SHOWN).copied());
    }

    /// Shows the problems of a file: all errors, then warnings, unless told to be quiet.
    pub(super) fn problems(&self, source: &Source, problems: &[Diagnostic]) {
        Self::errors(source, problems);
        self.warnings(source, problems);
    }

    /// Shows all errors of a file.
    pub(super) fn errors(source: &Source, problems: &[Diagnostic]) {
        let groups = Alike::of(parted(problems).0);
        for group in groups.iter().take(SHOWN) {
            Self::show(group, source);
        }
        for group in groups.iter().skip(SHOWN) {
            for error in std::iter::once(group.first).chain(group.more.iter().copied()) {
                say(&mut anstream::stderr(), &error.to_lines(source));
            }
        }
    }

    /// Shows the warnings of a file, unless told to be quiet.
    pub(super) fn warnings(&self, source: &Source, problems: &[Diagnostic]) {
        if self.quiet {
            return;
        }
        let (errors, mut warnings) = parted(problems);
        // What is wrong with a text is told; that it is long, or hard to read, may come of it.
        warnings.retain(|warning| errors.iter().all(|error| error.span != warning.span));
        let groups = Alike::of(warnings);
        for group in groups.iter().take(SHOWN) {
            Self::show(group, source);
        }
        let rest = groups.iter().skip(SHOWN);
        let rest = rest.flat_map(|group| {
            std::iter::once(group.first).chain(group.more.iter().copied())
        });
        Self::unshown(source, rest);
    }

    fn show(group: &Alike<'_>, source: &Source) {
        let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
        // The excerpt has colours of its own, and is tame already.
        let told = group.render(source, &renderer);
        let _ = writeln!(anstream::stderr(), "{told}\n");
    }

    fn unshown<'d>(source: &Source, warnings: impl Iterator<Item = &'d Diagnostic>) {
        let more = told(warnings);
        if more > 0 {
            let more = count(more, "more warning", "more warnings");
            say(&mut anstream::stderr(), &format!("and {more} in {}\n", source.name));
        }
    }
}

/// Errors, and then warnings, each in the order of their places.
fn parted(problems: &[Diagnostic]) -> (Vec<&Diagnostic>, Vec<&Diagnostic>) {
    problems.iter().partition(|problem| problem.severity == Severity::Error)
}

/// Writes a line of what is no result: where nobody can read it, nothing is lost.
pub(super) fn say(to: &mut impl Write, line: &str) {
    let _ = writeln!(to, "{}", tame(line));
}
