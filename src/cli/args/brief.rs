//! What `-h` shows: the options that most people want, in few words. `--help` has the rest.

use clap::Command;
use clap::builder::StyledStr;

/// The options that `-h` shows of commands that have many.
const SHOWN: [(&str, &[&str]); 9] = [
    (
        "cards",
        &[
            "decks", "output", "paper", "format", "edition", "duplex", "backs", "kind",
            "topic", "pace", "touch",
        ],
    ),
    (
        "box",
        &[
            "decks", "output", "count", "format", "caliper", "weight", "band", "outline",
            "paper",
        ],
    ),
    (
        "tonight",
        &["decks", "evening", "length", "output", "paper", "lang", "topic", "touch"],
    ),
    (
        "weekly",
        &[
            "decks", "output", "preview", "paper", "course", "weeks", "start", "profile",
            "answers", "plan", "touch",
        ],
    ),
    (
        "workbook",
        &["output", "plan", "weeks", "whose", "names", "paper", "edition", "booklet"],
    ),
    (
        "handout",
        &[
            "items", "output", "title", "note", "client", "whose", "paper", "edition",
            "batch", "log",
        ],
    ),
    (
        "preview",
        &[
            "decks", "output", "cards", "dpi", "page", "week", "proof", "size", "paper",
            "format", "backs", "kind",
        ],
    ),
    ("list", &["what", "decks", "search", "kind", "topic", "touch"]),
    ("answers", &["files", "output", "private", "curves", "together", "paper"]),
];

/// What `-h` says of options whose help begins with more than it has room for.
const SHORT: [(&str, &str); 8] = [
    ("paper", "Paper: a4, letter, a5, …, or WxH"),
    ("format", "Size of the cards: poker, tarot, a6, …, or WxH"),
    ("edition", "How large the type is: standard, clear, large or dyslexia"),
    ("duplex", "How the printer turns the sheet: long-edge, short-edge, …"),
    ("backs", "What stands on the backs: text or pattern"),
    ("verbose", "Say more"),
    ("profile", "How much a week holds: light, standard or full"),
    ("course", "The way that the weeks go"),
];

/// The commands with what `-h` shows of each.
pub(super) fn brief(command: Command) -> Command {
    let rare = ["color", "message_format"];
    let command = rare.into_iter().fold(command, |command, option| {
        command.mut_arg(option, |arg| arg.hide_short_help(true))
    });
    command.mut_subcommands(|command| {
        let name = command.get_name().to_owned();
        if name == "help" {
            return command;
        }
        let shown = SHOWN.iter().find(|(of, _)| *of == name).map(|(_, shown)| *shown);
        let command = command.mut_args(|arg| {
            let id = arg.get_id().as_str();
            let is_shown = shown.is_none_or(|shown| shown.contains(&id));
            let Some(help) = arg.get_help().cloned() else { return arg };
            let own = SHORT.iter().find(|(of, _)| *of == id);
            let short = own.map_or_else(|| clause(&help), |(_, text)| (*text).into());
            arg.help(short).long_help(help).hide_short_help(!is_shown)
        });
        let more = if shown.is_some() { "all options, and examples" } else { "examples" };
        command.after_help(format!("`emberdeck {name} --help` shows {more}."))
    })
}

/// The first clause of a help text.
fn clause(help: &StyledStr) -> StyledStr {
    let text = help.to_string();
    let ends = ["; ", ". ", " (`", " [default"].iter().filter_map(|end| text.find(end));
    let end = ends.min().unwrap_or(text.len());
    StyledStr::from(text[..end].trim_end_matches('.').to_owned())
}
