//! `emberdeck leave-out`: each of the two names in private what is to stay out.

use std::borrow::Cow;
use std::path::Path;

use crate::cli::args::LeaveOutOptions;
use crate::cli::deck_words::load_word;
use crate::cli::output;
use crate::cli::project::read_project;
use crate::cli::report::Report;
use crate::cli::told::{FileTold, State};
use crate::cli::unseen::Typing;
use crate::disk::{self, Occupant, Privacy, Staged};
use crate::job::{Failure, Wish, wishes_in, with_wishes};
use crate::load::{SHIPPED, read_text};
use crate::model::{Deck, LeaveOut};

pub(super) fn run(options: &LeaveOutOptions, report: &Report) -> Result<(), Failure> {
    // A project file with mistakes is told of before anyone has typed a thing.
    read_project()?;
    let mut typing = Typing::begin()?;
    let decks = decks(options)?;
    let mut said = Vec::new();
    // Who is asked alone is kept nowhere, and is told no one: between two, "not mine" is a name.
    let (asked_in_turn, end): (&[&str], &str) = match options.alone {
        Some(_) => (&["you"], "done"),
        None => (&["the first of you", "the other one"], "done; hand over"),
    };
    for who in asked_in_turn {
        let asked = "card ids, topics or reasons, one a line; nothing shows. An empty line ends it.";
        typing.forget_ahead()?;
        typing.tell(report, &format!("{who}: {asked}"));
        said.extend(ask(&decks, &mut typing, report)?);
        // How much one has typed must not stand in the other's sight.
        typing.clear_screen();
        typing.tell(report, end);
    }
    drop(typing);
    // Others may have written while the two were typing.
    let file = read_project()?.file();
    let hold = || output::hold(&file, report);
    let _lock = (!options.dry_run).then(hold).transpose()?;
    let all = with_wishes(read_project()?.project.leave_out, &said);
    if !options.dry_run {
        write(&all, &file)?;
    }
    let told = if options.dry_run {
        "what was taken would stay out"
    } else {
        "the list is kept; what either of you named stays out"
    };
    let state = State::of_made(options.dry_run);
    report.file(&FileTold::with(&file, state, told));
    Ok(())
}

fn decks(options: &LeaveOutOptions) -> Result<Vec<Deck>, Failure> {
    let mut loaded = Vec::new();
    for word in &options.decks {
        loaded.extend(load_word(word)?);
    }
    if options.decks.is_empty() {
        loaded.extend(SHIPPED.iter().map(|shipped| Cow::Borrowed(shipped.loaded())));
    }
    Ok(loaded.into_iter().filter_map(|loaded| loaded.into_owned().deck).collect())
}

/// Reads words until an empty line, without a trace on a terminal. A word that is neither card,
/// topic nor reason is told of without repeating it, and not taken.
fn ask(
    decks: &[Deck],
    typing: &mut Typing,
    report: &Report,
) -> Result<Vec<String>, Failure> {
    let mut words = Vec::new();
    while let Some(line) = typing.read_line()? {
        let word = line.trim();
        if word.is_empty() {
            break;
        }
        let told = match Wish::read(word, decks) {
            Wish::Kept(word) => {
                words.push(word);
                continue;
            }
            Wish::Rule => {
                "house rules come with every plan, and with every set with held touch"
            }
            Wish::Unknown => "that is no card, topic or reason, and is not taken",
        };
        typing.tell(report, told);
    }
    Ok(words)
}

/// Writes the list into the project file and leaves all else in it as it stands.
fn write(all: &LeaveOut, path: &Path) -> Result<(), Failure> {
    let text = match disk::occupant(path)?.1 {
        Occupant::Free => String::new(),
        _ => read_text(path)?,
    };
    let text = wishes_in(&text, &path.to_string_lossy(), all)?;
    Ok(Staged::new(path, text.as_bytes(), Privacy::Private)?.put()?)
}
