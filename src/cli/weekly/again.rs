//! A plan that is there: its file, the options that drew it, and whether its cards still say the
//! same.

use std::path::Path;

use clap::Parser;

use crate::cli::args::{Arguments, Command, WeeklyOptions};
use crate::cli::deck_words::nothing_made;
use crate::cli::failure::Failure;
use crate::cli::report::{Report, count};
use crate::cli::weekly::Decks;
use crate::diag::Source;
use crate::load::{load_plan, read_text};
use crate::model::{PlanFile, fingerprint};

/// Options that say nothing of the plan itself, and whether a value follows them.
const PASSING: [(&str, bool); 14] = [
    ("-o", true),
    ("--output", true),
    ("--plan", true),
    ("--reroll", true),
    ("--swap", true),
    ("--accept-changes", false),
    ("--preview", false),
    ("--why", false),
    ("--force", false),
    ("-q", false),
    ("--quiet", false),
    ("-v", false),
    ("--verbose", false),
    ("weekly", false),
];

/// The words of the command line that a plan depends on.
pub(super) fn words() -> Vec<String> {
    lasting(std::env::args().skip(1))
}

fn lasting(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut words = Vec::new();
    let mut skips = false;
    let mut had_command = false;
    for word in all {
        if std::mem::take(&mut skips) {
            continue;
        }
        let name = word.split_once('=').map_or(&*word, |(name, _)| name);
        let is_short = |option: &str| option.len() == 2 && word.starts_with(option);
        let passing = PASSING.iter().find(|(option, _)| {
            name == *option || (!word.starts_with("--") && is_short(option))
        });
        match passing {
            // A deck may be called as the command is.
            Some(("weekly", _)) if had_command => words.push(word),
            Some((option, has_value)) => {
                had_command |= *option == "weekly";
                skips = *has_value && word == *option;
            }
            None => words.push(word),
        }
    }
    words
}

/// The options that drew a plan, with those that are given now over them.
pub(super) fn merged(
    now: &WeeklyOptions,
    file: &PlanFile,
    words: &[String],
) -> Result<WeeklyOptions, Failure> {
    let all = ["emberdeck", "weekly"].into_iter().map(str::to_owned);
    let all = all.chain(file.options.iter().cloned()).chain(words.iter().cloned());
    let parsed = Arguments::try_parse_from(all).map_err(|why| {
        let text = why.to_string();
        let first = text.lines().next().unwrap_or_default().replace("error: ", "");
        Failure::new(format!("the plan's options cannot be read: {first}"))
            .hint("mend `options` in the plan's file, or draw it again")
    })?;
    let Some(Command::Weekly(mut options)) = parsed.command else {
        return Err(Failure::new("the plan's options are not those of `weekly`"));
    };
    options.output.clone_from(&now.output);
    options.plan.clone_from(&now.plan);
    options.reroll.clone_from(&now.reroll);
    options.swap.clone_from(&now.swap);
    options.accept_changes = now.accept_changes;
    options.preview = now.preview;
    options.why = now.why;
    options.force = now.force;
    Ok(*options)
}

/// Reads a plan's file.
pub(super) fn read(path: &Path, report: &Report) -> Result<PlanFile, Failure> {
    let source = Source::new(&path.to_string_lossy(), &read_text(path)?);
    let file = load_plan(&source).map_err(|problems| {
        report.problems(&source, &problems);
        nothing_made(problems.len())
    })?;
    if file.plan.weeks.is_empty() {
        return Err(Failure::new(format!("`{}` has no weeks", path.display()))
            .hint("it is no plan of Emberdeck's"));
    }
    Ok(file)
}

/// Whether the decks still have the plan's cards, as they were.
pub(super) fn check(
    file: &PlanFile,
    decks: &Decks,
    accept: bool,
    report: &Report,
) -> Result<(), Failure> {
    let mut gone = Vec::new();
    let mut changed = Vec::new();
    for card in file.plan.cards() {
        match decks.find(&card.deck, &card.card) {
            None => gone.push(card.name()),
            Some(found)
                if file.fingerprints.get(&card.name()) != Some(&fingerprint(found)) =>
            {
                changed.push(card.name());
            }
            Some(_) => {}
        }
    }
    if !gone.is_empty() {
        return Err(Failure::new(format!(
            "{} of the plan not there any more: {}",
            count(gone.len(), "card is", "cards are"),
            gone.join(", ")
        ))
        .hint("name the decks that the plan was drawn from, or draw it again"));
    }
    if changed.is_empty() {
        return Ok(());
    }
    let text = format!(
        "{} changed since the plan was drawn: {}",
        count(changed.len(), "card has", "cards have"),
        changed.join(", ")
    );
    if accept {
        report.note(&text);
        return Ok(());
    }
    Err(Failure::new(text).hint("look at them, and take them with `--accept-changes`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_keeps_the_options_that_it_depends_on() {
        let typed = "-q weekly touch -o out --weeks 4 --seed=a --why --plan=x --reroll 3.2 --force weekly -oelsewhere";
        let words = lasting(typed.split(' ').map(str::to_owned));
        assert_eq!(words, ["touch", "--weeks", "4", "--seed=a", "weekly"]);
    }
}
