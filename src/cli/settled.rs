//! What was typed, what the files say and what the surroundings are → what holds.

use crate::cli::args::command_line;
use crate::cli::environment;
use crate::cli::project::{SettingsFile, read_project, read_user};
use crate::cli::report::Report;
use crate::job::settings::{Settled, Sources, Surroundings, of_file};
use crate::job::{Failure, Shelf};
use crate::model::{OptionRow, Origin, Practice, Settings};

/// The files of settings.
pub(super) struct Ground<'a> {
    /// The project's file.
    pub(super) project: SettingsFile,
    user: SettingsFile,
    report: &'a Report,
}

/// What a command asks to be settled.
#[derive(Debug, Default)]
pub(super) struct Ask<'a> {
    /// The command, as it is typed.
    pub(super) command: &'static str,
    /// What was typed.
    pub(super) typed: Settings,
    /// What the plan, or the recipe, that goes on was made by.
    pub(super) plan: Settings,
    /// The preset that was named.
    pub(super) preset: Option<&'a str>,
    /// The day that was typed.
    pub(super) date: Option<&'a str>,
    /// Whether it prints cards that it has no options to choose by: what is settled of these
    /// binds it all the same.
    pub(super) is_bound: bool,
    /// Whether settings of files count only where they keep something out or say who hands out:
    /// a plan that is there stands by itself.
    pub(super) stands_alone: bool,
}

impl<'a> Ground<'a> {
    /// Reads the files.
    pub(super) fn new(report: &'a Report) -> Result<Self, Failure> {
        Ok(Self { project: read_project()?, user: read_user()?, report })
    }

    /// A card that is left out must be one: a wish with a slip of the pen would be no wish.
    pub(super) fn check_wishes(&self, shelf: &Shelf) -> Result<(), Failure> {
        for found in [&self.project, &self.user] {
            shelf.check_wishes(&found.project.leave_out, &found.shown())?;
        }
        Ok(())
    }

    /// Settles a command, and says whose files have a part in it.
    pub(super) fn settle(&self, ask: Ask<'_>) -> Result<Settled, Failure> {
        let mut sources = Sources {
            typed: ask.typed,
            preset: ask.preset.map(str::to_owned),
            plan: ask.plan,
            project: self.project.project.clone(),
            user: self.user.project.clone(),
        };
        if ask.stands_alone {
            sources = standing_alone(sources)?;
        }
        let paper = environment::paper();
        let around = Surroundings { paper, date: environment::date(ask.date)? };
        let settled = Settled::new(&sources, around)?;
        let options = options_of(ask.command);
        let serves = |option: &str| {
            options.iter().any(|known| known == option)
                || (ask.is_bound && is_filter(option))
        };
        self.tell(&settled, ask.command, serves);
        Ok(settled)
    }

    fn tell(&self, settled: &Settled, command: &str, serves: impl Fn(&str) -> bool) {
        for told in settled.told(&serves) {
            self.report
                .detail(&format!("{}: {} ({})", told.option, told.value, told.origin));
        }
        // A check prints nothing.
        if command == "check" {
            return;
        }
        let mut files = settled.files(&serves);
        for found in [&self.project, &self.user] {
            let project = &found.project;
            let hands_out = matches!(command, "weekly" | "workbook" | "handout");
            let keeps_out = command != "answers" && !project.leave_out.is_empty();
            let has_practice = project.practice != Practice::default()
                && project.practice == settled.practice;
            // What a preset says bears the preset's name, not the file's.
            let named = project.preset.as_ref().map(|given| &*given.value);
            let by_preset = settled.told(&serves).into_iter().any(|told| {
                matches!(told.origin, Origin::Preset(name) if Some(&**name) == named)
            });
            let has_part = keeps_out || by_preset || (hands_out && has_practice);
            if has_part && !files.contains(&found.shown()) {
                files.push(found.shown());
            }
        }
        let names: Vec<_> = files.iter().map(|file| format!("`{file}`")).collect();
        match &names[..] {
            [] => {}
            [one] => self.report.note(&format!("{one} sets what is printed")),
            names => {
                self.report.note(&format!("{} set what is printed", names.join(" and ")));
            }
        }
    }
}

/// Without the files' settings, but for the filters, which only keep out.
fn standing_alone(mut sources: Sources) -> Result<Sources, Failure> {
    for project in [&mut sources.project, &mut sources.user] {
        project.settings = of_file(project)?;
        project.preset = None;
        project.settings.retain(is_filter);
    }
    Ok(sources)
}

/// Whether an option says which cards may come.
fn is_filter(option: &str) -> bool {
    OptionRow::find(option).is_some_and(OptionRow::is_filter)
}

/// The long names of a command's options.
pub(super) fn options_of(command: &str) -> Vec<String> {
    let arguments = command_line();
    let found = arguments.find_subcommand(command);
    let options = found.into_iter().flat_map(clap::Command::get_arguments);
    options.filter_map(|option| option.get_long().map(str::to_owned)).collect()
}
