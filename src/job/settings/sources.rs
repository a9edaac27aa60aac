//! Where settings come from, and which of them win.

use crate::job::Failure;
use crate::load::{closest, presets};
use crate::model::{Practice, Preset, Project, Settings};

/// What each source says, the strongest first.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Sources {
    /// What was typed.
    pub typed: Settings,
    /// The preset that was named with it.
    pub preset: Option<String>,
    /// What the plan that goes on was drawn by.
    pub plan: Settings,
    /// The project's file.
    pub project: Project,
    /// The user's own file.
    pub user: Project,
}

impl Sources {
    /// All together: the first that says something wins. A preset that a file names ranks below
    /// that file's own keys.
    ///
    /// # Errors
    /// When there is no preset of the name that was typed.
    pub fn settings(&self) -> Result<Settings, Failure> {
        let typed = named(self.preset.as_deref())?;
        let files = of_file(&self.project)?.over(of_file(&self.user)?);
        let mut plan = self.plan.clone();
        plan.print.tighten(&files.print);
        let mut all = self.typed.clone().over(typed).over(plan).over(files);
        if all.weekly.undated.as_ref().is_some_and(|given| given.value) {
            all.weekly.drop_dates();
        }
        Ok(all)
    }

    /// The practice of the project, else the user's.
    pub fn practice(&self) -> Practice {
        let files = [&self.project.practice, &self.user.practice];
        let own = files.into_iter().find(|practice| **practice != Practice::default());
        own.cloned().unwrap_or_default()
    }
}

/// What a file says, over the preset that it names.
///
/// # Errors
/// When there is no preset of that name.
pub fn of_file(project: &Project) -> Result<Settings, Failure> {
    let name = project.preset.as_ref().map(|given| given.value.as_str());
    Ok(project.settings.clone().over(named(name)?))
}

fn named(preset_name: Option<&str>) -> Result<Settings, Failure> {
    let found = preset_name.map(preset).transpose()?;
    Ok(found.map(|preset| preset.settings.clone()).unwrap_or_default())
}

fn preset(name: &str) -> Result<&'static Preset, Failure> {
    let all = presets();
    all.iter().find(|preset| preset.name.eq_ignore_ascii_case(name)).ok_or_else(|| {
        let failure = Failure::usage(format!("there is no preset `{name}`"));
        match closest(name, all.iter().map(|preset| &*preset.name)) {
            Some(near) => failure.hint(format!("did you mean `{near}`?")),
            None => failure.hint("`emberdeck list presets` shows them"),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edition, Given, Origin};

    fn edition(edition: Edition) -> Settings {
        let mut settings = Settings::default();
        settings.print.edition = Some(Given { value: edition, origin: Origin::Typed });
        settings
    }

    #[test]
    fn a_preset_that_a_file_names_ranks_below_that_file_s_own_keys() {
        let preset = Given { value: "large-print".to_owned(), origin: Origin::Typed };
        let mut sources = Sources::default();
        sources.user.settings = edition(Edition::Dyslexia);
        sources.project.preset = Some(preset);
        let wins = |sources: &Sources| {
            sources.settings().unwrap().print.edition.map(|given| given.value)
        };
        assert_eq!(wins(&sources), Some(Edition::Large));
        sources.project.settings = edition(Edition::Clear);
        assert_eq!(wins(&sources), Some(Edition::Clear));
        sources.preset = Some("large-print".to_owned());
        assert_eq!(wins(&sources), Some(Edition::Large));
        sources.typed = edition(Edition::Standard);
        assert_eq!(wins(&sources), Some(Edition::Standard));
    }

    #[test]
    fn of_a_plan_s_filters_and_those_of_a_file_the_lower_holds() {
        let ask = |touch: &str, kind: &str| {
            let mut settings = Settings::default();
            let origin = Origin::Plan;
            let touch = touch.parse().ok();
            settings.print.touch =
                touch.map(|value| Given { value, origin: origin.clone() });
            let kind = kind.parse().ok();
            settings.print.kind = kind.map(|side| Given { value: vec![side], origin });
            settings
        };
        let mut sources = Sources { plan: ask("..2", "no:wild"), ..Sources::default() };
        sources.project.settings = ask("..1", "no:repair");
        let print = sources.settings().unwrap().print;
        assert_eq!(
            print.touch.map(|given| given.value.to_string()).as_deref(),
            Some("..1")
        );
        assert_eq!(print.kind.map(|given| given.value.len()), Some(2));
        sources.typed = ask("..3", "no:touch");
        let print = sources.settings().unwrap().print;
        assert_eq!(
            print.touch.map(|given| given.value.to_string()).as_deref(),
            Some("..3")
        );
    }

    #[test]
    fn an_unknown_preset_is_told_with_a_near_one() {
        let sources = Sources { preset: Some("hom".to_owned()), ..Sources::default() };
        let failure = sources.settings().unwrap_err();
        assert_eq!(failure.hint_text(), Some("did you mean `home`?"));
    }
}
