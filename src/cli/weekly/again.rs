//! A plan that is there: its file, and the options that drew it.

use std::path::Path;

use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory, Parser};

use crate::cli::args::{Arguments, Command, WeeklyOptions};
use crate::diag::Source;
use crate::job::Failure;
use crate::job::plan::{deck_word, name_of, spelled};
use crate::job::settings::Sources;
use crate::load::{load_plan, read_text};
use crate::model::{InPlan, OptionRow, Origin, PlanFile, Settings, Told};

fn in_plan(option: &str) -> InPlan {
    OptionRow::find(option).map_or(InPlan::Absent, |row| row.in_plan)
}

fn switched(name: &str, value: &str) -> String {
    if value == "true" { format!("--{name}") } else { format!("--{name}={value}") }
}

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
            None => words.extend(values.map(deck_word)),
            Some(name) if in_plan(name) == InPlan::Passing => {}
            Some(name) if !option.get_action().takes_values() => {
                words.push(format!("--{name}"));
            }
            // A switch that is on needs no word behind it.
            Some(name)
                if option.get_num_args().is_some_and(|most| most.min_values() == 0) =>
            {
                words.extend(values.by_ref().map(|value| switched(name, &value)));
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

/// What is said of an option that comes too late.
pub(super) fn belongs_to_the_draw(option: &str) -> Failure {
    Failure::new(format!("`{option}` belongs to the draw, and this plan is drawn"))
        .hint("leave it out, or leave out `--plan` to draw anew")
}

/// The words that were typed, and those of the preset that was named with them.
pub(super) fn with_preset(
    words: &[String],
    preset: Option<&str>,
) -> Result<Vec<String>, Failure> {
    let named = Sources { preset: preset.map(str::to_owned), ..Sources::default() };
    let settings = named.settings()?;
    let told = settings.told();
    let is_drawn = |told: &&Told<'_>| in_plan(told.option) == InPlan::Drawn;
    if let (Some(preset), Some(_)) = (preset, told.iter().find(is_drawn)) {
        return Err(belongs_to_the_draw(&format!("--preset {preset}")));
    }
    Ok(spelled(words, &settings))
}

/// A plan's options and those that are given now.
pub(super) struct Merged {
    /// All of them, what is given now over what drew the plan.
    pub(super) options: WeeklyOptions,
    /// What the plan was drawn by, of what can be settled.
    pub(super) plan: Settings,
    /// All as words.
    pub(super) words: Vec<String>,
}

/// The options that drew a plan, with those that are given now over them.
pub(super) fn merged(file: &PlanFile, words: &[String]) -> Result<Merged, Failure> {
    let is_late =
        |word: &&String| name_of(word).is_none_or(|name| in_plan(name) != InPlan::Remade);
    if let Some(word) = words.iter().find(is_late) {
        let word = word.split_once('=').map_or(&**word, |(word, _)| word);
        return Err(belongs_to_the_draw(word));
    }
    // What is typed now takes the place of what was typed then.
    let is_new = |old: &&String| match name_of(old) {
        Some(name) => words.iter().any(|word| name_of(word) == Some(name)),
        None => words.iter().any(|word| name_of(word).is_none()),
    };
    let kept = file.options.iter().filter(|old| !is_new(old));
    let merged: Vec<String> = kept.chain(words).cloned().collect();
    let options = parse(&merged)?;
    Ok(Merged { options, plan: settings_of(file)?, words: merged })
}

/// What a plan was drawn by, of what can be settled.
pub(in crate::cli) fn settings_of(file: &PlanFile) -> Result<Settings, Failure> {
    Ok(parse(&file.options)?.typed().from(&Origin::Plan))
}

fn parse(words: &[String]) -> Result<WeeklyOptions, Failure> {
    let all = ["emberdeck", "weekly"].into_iter().map(str::to_owned);
    let parsed = Arguments::try_parse_from(all.chain(words.iter().cloned()));
    let parsed = parsed.map_err(|why| {
        let text = why.to_string();
        let first = text.lines().next().unwrap_or_default().replace("error: ", "");
        Failure::new(format!("the plan's options cannot be read: {first}"))
            .hint("mend `options` in the plan's file, or draw it again")
    })?;
    match parsed.command {
        Some(Command::Weekly(options)) => Ok(*options),
        _ => Err(Failure::new("the plan's options are not those of `weekly`")),
    }
}

/// Reads a plan's file.
pub(in crate::cli) fn read(path: &Path) -> Result<PlanFile, Failure> {
    let source = Source::new(&path.to_string_lossy(), &read_text(path)?);
    let file =
        load_plan(&source).map_err(|problems| Failure::in_file(&source, problems))?;
    if file.plan.weeks.is_empty() {
        return Err(Failure::new(format!("`{}` has no weeks", path.display()))
            .hint("it is no plan of Emberdeck's"));
    }
    Ok(file)
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
