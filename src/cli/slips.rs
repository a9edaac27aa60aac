//! What is said of a command line that cannot be read, in the program's own words.

use std::error::Error as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::args::command_line;
use crate::cli::settled::options_of;
use crate::job::Failure;

/// Names that people look for, and what they are called here.
const SENSES: [(&str, &str); 24] = [
    ("size", "format"),
    ("card-size", "format"),
    ("language", "lang"),
    ("locale", "lang"),
    ("style", "look"),
    ("out", "output"),
    ("file", "output"),
    ("dir", "output"),
    ("duration", "minutes"),
    ("time", "minutes"),
    ("depth", "pace"),
    ("level", "pace"),
    ("intimacy", "touch"),
    ("category", "kind"),
    ("type", "kind"),
    ("exclude", "kind"),
    ("double-sided", "duplex"),
    ("two-sided", "duplex"),
    ("random", "shuffle"),
    ("font-size", "edition"),
    ("large-print", "edition"),
    ("from", "start"),
    ("number", "weeks"),
    ("force", "yes"),
];

/// What a command cannot do without, and how it is written.
const NEEDED: [(&str, &str, &str); 5] = [
    ("list", "to be told what to list", "list formats"),
    ("man", "a folder", "man pages"),
    ("answers", "a filled workbook", "answers workbook.pdf"),
    ("completions", "the name of a shell", "completions bash"),
    ("decks export", "a folder", "decks export my-decks"),
];

/// An option with a value below zero, which reads as one more option.
fn below_zero(typed: impl Iterator<Item = String>) -> Option<(String, String)> {
    let typed: Vec<String> = typed.collect();
    let is_below = |word: &str| {
        word.strip_prefix('-')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    typed
        .windows(2)
        .find(|pair| pair[0].starts_with("--") && is_below(&pair[1]))
        .map(|pair| (pair[0].clone(), pair[1].clone()))
}

/// A slip as a failure; none for help and the version, which are no slips.
pub(super) fn slip(why: &clap::Error) -> Option<Failure> {
    let named = Named { why, command: command() };
    Some(match why.kind() {
        ErrorKind::UnknownArgument => named.unknown(),
        ErrorKind::InvalidSubcommand => named.no_command(),
        ErrorKind::InvalidValue => named.value(),
        ErrorKind::ValueValidation => {
            let reason = why.source().map(ToString::to_string).unwrap_or_default();
            named.refused(reason.trim_end_matches('.'))
        }
        ErrorKind::MissingRequiredArgument => named.missing(),
        ErrorKind::ArgumentConflict => {
            let others = named.list(ContextKind::PriorArg).join(" and ");
            let failure = Failure::usage(format!(
                "`{}` and {others} do not go together",
                named.option()
            ));
            failure.hint("leave one of them out")
        }
        ErrorKind::NoEquals => {
            let option = named.option();
            Failure::usage(format!("`{option}` takes its value behind `=`"))
                .hint(format!("write `{option}=no`, or `{option}` alone for yes"))
        }
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            named.usage(format!("`{}` needs a value", named.option()))
        }
        ErrorKind::TooManyValues => {
            named.usage(format!("`{}` has one value too many", named.option()))
        }
        ErrorKind::InvalidUtf8 => {
            named.usage("a word that you typed is not in UTF-8".to_owned())
        }
        _ => return None,
    })
}

/// The command that was typed.
fn command() -> Option<String> {
    let mut words = std::env::args_os().skip(1);
    let word = words.find(|word| !word.as_encoded_bytes().starts_with(b"-"))?;
    let word = word.into_string().ok()?;
    command_line().find_subcommand(&word).map(|found| found.get_name().to_owned())
}

/// What clap knows of a slip.
struct Named<'a> {
    why: &'a clap::Error,
    command: Option<String>,
}

impl Named<'_> {
    fn unknown(&self) -> Failure {
        let typed = self.option();
        if !typed.starts_with('-') {
            return self.usage(format!("`{typed}` is one word too many here"));
        }
        if let Some((option, value)) = below_zero(std::env::args()) {
            let message =
                format!("`{option}` cannot be `{value}`: it takes nothing below 0");
            return self.usage(message);
        }
        let failure = Failure::usage(match &self.command {
            Some(command) => format!("`{command}` has no option `{typed}`"),
            None => format!("there is no option `{typed}`"),
        });
        let name = typed.trim_start_matches('-');
        let known = self.command.as_deref().map(options_of).unwrap_or_default();
        let sense = SENSES.iter().find(|(sense, _)| *sense == name);
        let sense = sense.filter(|(_, option)| known.iter().any(|known| known == option));
        let near = self.list(ContextKind::SuggestedArg);
        match (sense, near.first()) {
            (Some((_, option)), _) => failure.hint(format!("it is `--{option}` here")),
            (None, Some(near)) => failure.hint(format!("did you mean {near}?")),
            (None, None) => failure.hint(self.help()),
        }
    }

    fn no_command(&self) -> Failure {
        let typed = self.text(ContextKind::InvalidSubcommand);
        let failure = Failure::usage(format!("there is no command `{typed}`"));
        match self.list(ContextKind::SuggestedSubcommand).first() {
            Some(near) => failure.hint(format!("did you mean {near}?")),
            None => failure.hint("`emberdeck --help` shows all commands"),
        }
    }

    /// A value that its option does not take: why, and behind a semicolon what to do about it.
    fn refused(&self, reason: &str) -> Failure {
        let value = self.text(ContextKind::InvalidValue);
        // The value is said already.
        let told = reason.strip_prefix(&format!("`{value}` "));
        let told = told.map_or_else(|| reason.to_owned(), |rest| format!("it {rest}"));
        let (why, cure) = match told.split_once("; ") {
            Some((why, cure)) => (why, cure.to_owned()),
            None => (&*told, self.help()),
        };
        let option = self.option();
        let message = if option.starts_with('-') {
            format!("`{option}` cannot be `{value}`: {why}")
        } else {
            format!("`{option}` does not take `{value}`: {why}")
        };
        Failure::usage(message).hint(cure)
    }

    /// What a command cannot do without, or another option.
    fn missing(&self) -> Failure {
        let missing = self.list(ContextKind::InvalidArg);
        let words = missing.iter().all(|word| word.starts_with("`<"));
        let told = NEEDED.iter().find(|(command, _, _)| *command == self.command_words());
        if let Some((command, what, example)) = told.filter(|_| words) {
            return Failure::usage(format!("`{command}` needs {what}"))
                .hint(format!("write it as in `emberdeck {example}`"));
        }
        let missing = missing.join(" and ");
        Failure::usage(format!("{missing} is missing: another option here needs it"))
            .hint(format!("add {missing}, or leave the other option out"))
    }

    fn value(&self) -> Failure {
        let near = self.list(ContextKind::SuggestedValue);
        if let [near, ..] = &near[..] {
            let (option, value) = (self.option(), self.text(ContextKind::InvalidValue));
            return Failure::usage(format!("`{option}` does not take `{value}`"))
                .hint(format!("did you mean {near}?"));
        }
        let (option, value) = (self.option(), self.text(ContextKind::InvalidValue));
        let known = self.list(ContextKind::ValidValue);
        let known = match &known[..] {
            [all @ .., last] if !all.is_empty() => {
                format!("{} or {last}", all.join(", "))
            }
            all => all.concat(),
        };
        match (value.is_empty(), known.is_empty()) {
            (true, true) => self.usage(format!("`{option}` needs a value")),
            (true, false) => self.usage(format!("`{option}` needs a value: {known}")),
            (false, _) => self.usage(format!("`{option}` takes {known}, not `{value}`")),
        }
    }

    fn usage(&self, message: String) -> Failure {
        Failure::usage(message).hint(self.help())
    }

    /// Where all options are told.
    fn help(&self) -> String {
        match &self.command {
            Some(command) => format!("`emberdeck {command} --help` explains each option"),
            None => "`emberdeck --help` shows all commands".to_owned(),
        }
    }

    /// The option, without what stands for its value; the command, where it is a word of its own.
    fn option(&self) -> String {
        let text = self.text(ContextKind::InvalidArg);
        if text.starts_with(['<', '[']) {
            return self.command_words();
        }
        let ends = |c: char| c.is_whitespace() || c == '[' || c == '=';
        text.split(ends).next().unwrap_or_default().to_owned()
    }

    /// The command as it was typed, with the one below it.
    fn command_words(&self) -> String {
        let is_export = std::env::args().skip(1).any(|word| word == "export");
        match &self.command {
            Some(command) if command == "decks" && is_export => "decks export".to_owned(),
            Some(command) => command.clone(),
            None => "emberdeck".to_owned(),
        }
    }

    fn text(&self, kind: ContextKind) -> String {
        match self.why.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => {
                texts.first().cloned().unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    /// Names in backquotes, each without what stands for its value.
    fn list(&self, kind: ContextKind) -> Vec<String> {
        let texts = match self.why.get(kind) {
            Some(ContextValue::String(text)) => vec![text.clone()],
            Some(ContextValue::Strings(texts)) => texts.clone(),
            _ => Vec::new(),
        };
        let first = |text: &String| {
            let word = text.split_whitespace().next().unwrap_or_default();
            format!("`{}`", word.trim_end_matches("..."))
        };
        texts.iter().map(first).collect()
    }
}
