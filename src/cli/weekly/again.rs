//! A plan that is there: its file, the options that drew it, and whether its cards still say the
//! same.

use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory, Parser};

use crate::cli::args::{Arguments, Command, WeeklyOptions};
use crate::cli::deck_words::nothing_made;
use crate::cli::failure::Failure;
use crate::cli::report::{Report, count};
use crate::cli::weekly::decks::Decks;
use crate::diag::Source;
use crate::load::{load_plan, read_text};
use crate::model::{
    PlanFile, PlannedCard, Vocabulary, Weekday, WeeklyDefaults, fingerprint,
};

/// Options that say nothing of the plan itself.
const PASSING: [&str; 11] = [
    // Whose votes they were is nobody's business; what came of them is said by its options.
    "answers",
    "output",
    "plan",
    "reroll",
    "swap",
    "accept-changes",
    "preview",
    "why",
    "force",
    "quiet",
    "verbose",
];

/// Options that may be given when a plan's files are made again.
const REMAKES: [&str; 22] = [
    "one-file",
    "calendar-titles",
    "no-history",
    "date",
    "paper",
    "format",
    "theme",
    "edition",
    "gutter",
    "margin",
    "bleed",
    "marks",
    "order",
    "copies",
    "sheets",
    "duplex",
    "backs",
    "back-offset",
    "with-key",
    "lang",
    "adult",
    "both-agree",
];

/// The options of a command line that a plan depends on, each as `--name=value`, and the decks.
pub(in crate::cli) fn typed(matches: &ArgMatches) -> Vec<String> {
    let Some(("weekly", matches)) = matches.subcommand() else { return Vec::new() };
    let command = Arguments::command();
    let options = command
        .find_subcommand("weekly")
        .into_iter()
        .flat_map(clap::Command::get_arguments);
    let mut words = Vec::new();
    for option in options {
        let id = option.get_id().as_str();
        if matches.value_source(id) != Some(ValueSource::CommandLine) {
            continue;
        }
        let values = matches.get_raw(id).into_iter().flatten();
        let mut values = values.map(|value| value.to_string_lossy().into_owned());
        match option.get_long() {
            None => words.extend(values),
            Some(name) if PASSING.contains(&name) => {}
            Some(name) if !option.get_action().takes_values() => {
                words.push(format!("--{name}"));
            }
            Some(name) if option.get_value_delimiter().is_some() => {
                let values: Vec<String> = values.collect();
                words.push(format!("--{name}={}", values.join(",")));
            }
            Some(name) => {
                words.extend(values.by_ref().map(|value| format!("--{name}={value}")));
            }
        }
    }
    words
}

/// The name of an option as [`typed`] spells it; none for a deck.
pub(super) fn name_of(word: &str) -> Option<&str> {
    let name = word.strip_prefix("--")?;
    Some(name.split_once('=').map_or(name, |(name, _)| name))
}

/// The options as they were typed, and those that the project file adds: a plan stands by
/// itself, whatever becomes of that file.
pub(super) fn spelled(words: &[String], defaults: &WeeklyDefaults) -> Vec<String> {
    let mut words = words.to_vec();
    let has = |words: &[String], name: &str| {
        words.iter().any(|word| name_of(word) == Some(name))
    };
    let has_profile = has(&words, "profile");
    let days = |days: &[Weekday]| {
        days.iter().map(|day| day.word()).collect::<Vec<_>>().join(",")
    };
    let list = |list: Vec<String>| (!list.is_empty()).then(|| list.join(","));
    let some = |text: String| (!text.is_empty()).then_some(text);
    for (name, value) in [
        ("weeks", defaults.weeks.map(|weeks| weeks.to_string())),
        ("profile", defaults.profile.map(|profile| profile.word().to_owned())),
        ("mix", defaults.mix.as_ref().filter(|_| !has_profile).map(ToString::to_string)),
        ("days", some(days(&defaults.days))),
        ("rest-days", some(days(&defaults.rest_days))),
        ("blackout", list(defaults.blackout.iter().map(ToString::to_string).collect())),
        (
            "anniversary",
            list(defaults.anniversaries.iter().map(ToString::to_string).collect()),
        ),
        ("minutes-per-day", defaults.minutes_per_day.map(|minutes| minutes.to_string())),
        (
            "minutes-per-week",
            defaults.minutes_per_week.map(|minutes| minutes.to_string()),
        ),
        ("pace-ramp", defaults.pace_ramp.as_ref().map(ToString::to_string)),
        ("touch-ramp", defaults.touch_ramp.as_ref().map(ToString::to_string)),
        ("cooldown-weeks", defaults.cooldown_weeks.map(|weeks| weeks.to_string())),
        ("hemisphere", defaults.hemisphere.map(|half| half.word().to_owned())),
    ] {
        if let Some(value) = value.filter(|_| !has(&words, name)) {
            words.push(format!("--{name}={value}"));
        }
    }
    words
}

/// What is said of an option that comes too late.
pub(super) fn belongs_to_the_draw(option: &str) -> Failure {
    Failure::new(format!("`{option}` belongs to the draw, and this plan is drawn"))
        .hint("leave it out, or leave out `--plan` to draw anew")
}

/// The options that drew a plan, with those that are given now over them.
pub(super) fn merged(
    now: &WeeklyOptions,
    file: &PlanFile,
    words: &[String],
) -> Result<(WeeklyOptions, Vec<String>), Failure> {
    let draws =
        |word: &&String| name_of(word).is_none_or(|name| !REMAKES.contains(&name));
    if let Some(word) = words.iter().find(draws) {
        let word = word.split_once('=').map_or(&**word, |(name, _)| name);
        return Err(belongs_to_the_draw(word));
    }
    // What is typed now takes the place of what was typed then.
    let is_new = |old: &&String| match name_of(old) {
        Some(name) => words.iter().any(|word| name_of(word) == Some(name)),
        None => words.iter().any(|word| name_of(word).is_none()),
    };
    let kept = file.options.iter().filter(|old| !is_new(old));
    let merged: Vec<String> = kept.chain(words).cloned().collect();
    let all = ["emberdeck", "weekly"].into_iter().map(str::to_owned);
    let all = all.chain(merged.iter().cloned());
    let parsed = Arguments::try_parse_from(all).map_err(|why| {
        let text = why.to_string();
        let first = text.lines().next().unwrap_or_default().replace("error: ", "");
        Failure::new(format!("the plan's options cannot be read: {first}"))
            .hint("mend `options` in the plan's file, or draw it again")
    })?;
    let Some(Command::Weekly(mut options)) = parsed.command else {
        return Err(Failure::new("the plan's options are not those of `weekly`"));
    };
    let home = now.plan.as_ref().and_then(|plan| plan.parent()).map(Path::to_owned);
    let home = home
        .map(|home| if home.as_os_str().is_empty() { PathBuf::from(".") } else { home });
    options.output = now.output.clone().or(home);
    options.restyled = !words.is_empty();
    options.plan.clone_from(&now.plan);
    options.reroll.clone_from(&now.reroll);
    options.swap.clone_from(&now.swap);
    options.accept_changes = now.accept_changes;
    options.preview = now.preview;
    options.why = now.why;
    options.force = now.force;
    Ok((*options, merged))
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
    options: &WeeklyOptions,
    report: &Report,
) -> Result<(), Failure> {
    let accept = options.accept_changes;
    let agreed = options.choice.both_agree.unwrap_or(2);
    let is_nearer = |card: &&PlannedCard| {
        let found = decks.find(&card.deck, &card.card);
        found.is_some_and(|found| found.touch_level.number() > agreed)
    };
    if let Some(card) = file.plan.cards().find(is_nearer) {
        return Err(Failure::new(format!(
            "{} in slot {} brings the two nearer than both have said yes to",
            card.card, card.slot
        ))
        .hint("say `--both-agree 3` when both of you have"));
    }
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
            "{} not there any more: {}",
            count(gone.len(), "card of the plan is", "cards of the plan are"),
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
        let line = "emberdeck -q weekly touch -o out --weeks 4 --seed=a --why --kind no:wild --days mon,tue --hold weekly";
        let matches = Arguments::command().get_matches_from(line.split(' '));
        assert_eq!(
            typed(&matches),
            [
                "touch",
                "weekly",
                "--weeks=4",
                "--seed=a",
                "--days=mon,tue",
                "--hold",
                "--kind=no:wild"
            ]
        );
    }
}
