//! What the program tells of itself: help by topic, completions, manual pages, what is built in.

use std::path::PathBuf;

use crate::cli::args::{CompletionsOptions, FolderOptions, HelpOptions, command_line};
use crate::cli::output;
use crate::cli::report::Report;
use crate::job::{Failure, count};
use crate::load::{
    LOOKS, PageLibrary, SHIPPED, closest, shipped_courses, shipped_evenings,
};
use crate::model::Deck;

/// Short reads on what is no command.
const TOPICS: [(&str, &str); 4] = [
    ("printing", include_str!("topics/printing.txt")),
    ("weeks", include_str!("topics/weeks.txt")),
    ("decks", include_str!("topics/decks.txt")),
    ("privacy", include_str!("topics/privacy.txt")),
];

/// Explains a topic or a command.
pub(super) fn help(options: &HelpOptions, report: &Report) -> Result<(), Failure> {
    let mut line = command_line();
    line.build();
    let Some(first) = options.what.first() else {
        report.result(line.render_long_help().to_string().trim_end());
        return Ok(());
    };
    let asked = first.to_lowercase();
    // `decks` is both; whoever asks for help on it wants to write one, and finds the command there.
    if let Some((_, text)) = TOPICS.iter().find(|(name, _)| *name == asked) {
        report.result(text.trim_end());
        return Ok(());
    }
    for word in &options.what {
        let word = word.to_lowercase();
        let below = line.find_subcommand(&word).cloned();
        line = below.ok_or_else(|| no_help(&word))?;
    }
    report.result(line.render_long_help().to_string().trim_end());
    Ok(())
}

fn no_help(word: &str) -> Failure {
    let line = command_line();
    let commands = line.get_subcommands().map(clap::Command::get_name);
    let topics = TOPICS.iter().map(|(name, _)| *name);
    let failure = Failure::usage(format!("there is no help on `{word}`"));
    match closest(word, commands.chain(topics)) {
        Some(near) => failure.hint(format!("did you mean `{near}`?")),
        None => {
            failure.hint("it explains the commands, printing, weeks, decks and privacy")
        }
    }
}

/// Writes what completes commands and options for a shell.
pub(super) fn completions(options: &CompletionsOptions, report: &Report) {
    let mut text = Vec::new();
    clap_complete::generate(options.shell, &mut command_line(), "emberdeck", &mut text);
    report.result(String::from_utf8_lossy(&text).trim_end());
}

/// Writes a manual page for the program and one for each command.
pub(super) fn man(options: &FolderOptions, report: &Report) -> Result<(), Failure> {
    let line = command_line().disable_help_flag(true);
    let below = line.get_subcommands().map(|command| {
        let name = format!("emberdeck-{}", command.get_name());
        command.clone().name(name.clone()).display_name(name).disable_help_flag(true)
    });
    let page = |command: clap::Command| {
        let name = PathBuf::from(format!("{}.1", command.get_name()));
        let mut page = Vec::new();
        let rendered = clap_mangen::Man::new(command).render(&mut page);
        rendered.map_err(|why| {
            Failure::new(format!(
                "cannot write the manual page {}: {why}",
                name.display()
            ))
        })?;
        Ok((name, String::from_utf8_lossy(&page).into_owned()))
    };
    let all = [line.clone()].into_iter().chain(below);
    let pages = all.map(page).collect::<Result<Vec<_>, Failure>>()?;
    output::fill_folder(&pages, options, report)
}

/// The version, and what is built in.
pub(super) fn built_in() -> String {
    let decks: Vec<&Deck> =
        SHIPPED.iter().filter_map(|shipped| shipped.loaded().deck.as_ref()).collect();
    let cards = decks.iter().map(|deck| deck.cards.len()).sum();
    let pages = PageLibrary::shipped().pages.len();
    let (courses, evenings) = (shipped_courses().len(), shipped_evenings().len());
    format!(
        "{}\n{}, {}; {}\n{}, {}; looks: {}\nPDF 1.7, PDF/A-2a, PDF/UA-1",
        env!("CARGO_PKG_VERSION"),
        count(decks.len(), "deck", "decks"),
        count(cards, "card", "cards"),
        count(pages, "page of the workbook", "pages of the workbook"),
        count(courses, "course", "courses"),
        count(evenings, "evening", "evenings"),
        LOOKS.iter().map(|look| look.name).collect::<Vec<_>>().join(", "),
    )
}
