//! A plan that is there: its file, and the options that drew it.

use std::path::Path;

use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory};

use crate::cli::args::{Arguments, WeeklyOptions};
use crate::diag::Source;
use crate::job::Failure;
use crate::job::settings::Sources;
use crate::load::{load_plan, read_text};
use crate::model::{DrawnBy, InPlan, OptionRow, PlanFile, Settings, Told};

fn in_plan(option: &str) -> InPlan {
    OptionRow::find(option).map_or(InPlan::Absent, |row| row.in_plan)
}

/// The options of a command line that a plan depends on, by their names, and the decks.
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
        match option.get_long() {
            None => {
                let values = matches.get_raw(id).into_iter().flatten();
                words.extend(values.map(|value| value.to_string_lossy().into_owned()));
            }
            Some(name) if in_plan(name) == InPlan::Passing => {}
            Some(name) => words.push(format!("--{name}")),
        }
    }
    words
}

/// What is said of an option that comes too late.
pub(super) fn belongs_to_the_draw(option: &str) -> Failure {
    Failure::new(format!("`{option}` belongs to the draw, and this plan is drawn"))
        .hint("leave it out, or leave out `--plan` to draw anew")
}

/// A plan that is there, with what is given now over what drew it.
pub(super) struct Remade {
    /// What it was drawn by.
    pub(super) drawn_by: DrawnBy,
    /// What its file keeps of what is settled.
    pub(super) kept: Settings,
    /// Whether its files are to look otherwise than before.
    pub(super) is_restyled: bool,
}

/// What drew a plan, with what is given now over it; `words` are the options as [`typed`].
pub(super) fn remade(
    file: &PlanFile,
    options: &WeeklyOptions,
    words: &[String],
) -> Result<Remade, Failure> {
    let is_late = |word: &&String| {
        word.strip_prefix("--").is_none_or(|name| in_plan(name) != InPlan::Remade)
    };
    if let Some(word) = words.iter().find(is_late) {
        return Err(belongs_to_the_draw(word));
    }
    let mut given = Sources { preset: options.preset.clone(), ..Sources::default() };
    let preset = given.settings()?;
    let told = preset.told();
    let is_drawn = |told: &&Told<'_>| in_plan(told.option) == InPlan::Drawn;
    if let (Some(preset), Some(_)) = (&options.preset, told.iter().find(is_drawn)) {
        return Err(belongs_to_the_draw(&format!("--preset {preset}")));
    }
    let is_restyled = !words.is_empty() || !told.is_empty();
    given.typed = options.typed();
    given.plan = file.settings.clone();
    let drawn_by = file.drawn_by.clone().remade(&options.drawn_by());
    Ok(Remade { drawn_by, kept: given.settings()?, is_restyled })
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
    fn of_what_is_typed_a_plan_depends_on_some() {
        let line = "emberdeck -q weekly touch -o out --weeks 4 --seed=a --why --kind no:wild --days mon,tue --hold weekly";
        let matches = Arguments::command().get_matches_from(line.split(' '));
        assert_eq!(
            typed(&matches),
            ["touch", "weekly", "--weeks", "--seed", "--days", "--hold", "--kind"]
        );
    }
}
