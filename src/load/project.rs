//! Reading a project file, `emberdeck.toml`.

use std::path::Path;
use std::sync::Arc;

use crate::diag::{Diagnostic, Source};
use crate::load::art::ArtFolder;
use crate::load::fields::Fields;
use crate::load::practice::read_practice;
use crate::load::presets::presets;
use crate::load::settings::{Home, read_print, read_weekly, refuse};
use crate::load::suggest::closest;
use crate::load::toml_file::walk;
use crate::model::{
    AvoidIf, Given, LeaveOut, Project, TextRule, Topic, Vocabulary, Weekly,
};

/// Reads a file of settings; every table and key may be absent. A logo, and a look of one's own,
/// lie in its folder, which `path` leads to.
///
/// # Errors
/// All problems of the file.
pub fn load_project(source: &Source, path: &Path) -> Result<Project, Vec<Diagnostic>> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let name = Arc::from(&*source.name);
    let home = Home::File { source, name, folder };
    walk(source, "file of settings", |file| {
        refuse(file);
        let mut project = Project::default();
        if let Some((table, span)) = file.table("print") {
            let mut fields = Fields::new(table, span, "table `print`", file.problems);
            project.preset = read_preset(&mut fields, &home);
            project.settings.print = read_print(&mut fields, &home);
            fields.finish();
        }
        if let Some((table, span)) = file.table("practice") {
            let what = "practice";
            let mut fields = Fields::new(table, span, what, file.problems);
            project.practice = read_practice(&mut fields, &ArtFolder::new(folder));
            fields.finish();
        }
        if let Some((table, span)) = file.table("weekly") {
            let what = "table of weekly defaults";
            let mut fields = Fields::new(table, span, what, file.problems);
            project.settings.weekly = read_weekly(&mut fields, &home);
            check_dates(&mut fields, &project.settings.weekly);
            fields.finish();
        }
        if let Some((table, span)) = file.table("leave_out") {
            let what = "table of what is left out";
            let mut fields = Fields::new(table, span, what, file.problems);
            project.leave_out = read_leave_out(&mut fields);
            fields.finish();
        }
        project
    })
}

/// The preset that ranks below the file's own keys.
fn read_preset(
    fields: &mut Fields<'_, '_, '_>,
    home: &Home<'_>,
) -> Option<Given<String>> {
    let (name, span) = fields.name("preset")?;
    let presets = presets();
    if presets.iter().any(|preset| preset.name == name) {
        return Some(Given { value: name, origin: home.origin(&span) });
    }
    let names = presets.iter().map(|preset| &*preset.name);
    let hint = match closest(&name, names.clone()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", names.collect::<Vec<_>>().join(", ")),
    };
    let message = format!("there is no preset `{name}`");
    fields.problem(Diagnostic::error(message, span).hint(hint));
    None
}

/// A plan has a first day, or no dates at all.
fn check_dates(fields: &mut Fields<'_, '_, '_>, weekly: &Weekly) {
    let is_undated = weekly.undated.as_ref().is_some_and(|given| given.value);
    if let Some(start) = fields.value("start").filter(|_| is_undated) {
        let message = "`start` is a date, and `undated` says that there are none";
        let problem = Diagnostic::error(message, start.span());
        fields.problem(problem.hint("leave one of the two out"));
    }
}

fn read_leave_out(fields: &mut Fields<'_, '_, '_>) -> LeaveOut {
    let texts = |found: Vec<(String, _)>| found.into_iter().map(|(text, _)| text);
    LeaveOut {
        cards: texts(fields.long_list("cards", TextRule::NAME)).collect(),
        topics: fields.words("topics"),
        tags: texts(fields.long_list("tags", TextRule::NAME)).collect(),
        avoid_if: fields.words("avoid_if"),
    }
}

/// The words that may be left out: topics and reasons; anything else is a card's id.
pub(crate) fn leave_out_word(word: &str) -> LeaveOut {
    let mut wish = LeaveOut::default();
    if let Some(topic) = Topic::from_word(word) {
        wish.topics.push(topic);
    } else if let Some(reason) = AvoidIf::from_word(word) {
        wish.avoid_if.push(reason);
    } else {
        wish.cards.push(word.to_owned());
    }
    wish
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Profile, Side, Weekday};

    fn load(text: &str) -> Result<Project, Vec<Diagnostic>> {
        let source = Source::new("emberdeck.toml", text);
        load_project(&source, Path::new("ours/emberdeck.toml"))
    }

    #[test]
    fn a_project_file_is_read_whole() {
        let text = "[print]\npreset = \"large-print\"\ntouch = 1\ntopic = \"no:money\"\n\
                    theme = \"mine.toml\"\n\
                    [weekly]\nprofile = \"light\"\nstart = 2026-11-30\nrest_days = [\"sun\"]\n\
                    blackout = [\"2026-12-24..2026-12-26\"]\npace_ramp = [1, 2]\n\
                    touch_ramp = \"1,1\"\n[leave_out]\ntopics = [\"money\"]\ncards = [\"C-101\"]\n\
                    avoid_if = [\"pain\"]\n";
        let project = load(text).unwrap();
        let (print, weekly) = (project.settings.print, project.settings.weekly);
        assert_eq!(weekly.profile.map(|given| given.value), Some(Profile::Light));
        let rest = weekly.rest_days.unwrap();
        assert_eq!(rest.value, [Weekday::Sunday]);
        assert_eq!(rest.origin.to_string(), "emberdeck.toml:9");
        assert_eq!(weekly.pace_ramp.map(|ramp| ramp.value.ceiling(9)), Some(2));
        assert_eq!(
            project.preset.map(|given| given.value).as_deref(),
            Some("large-print")
        );
        assert_eq!(print.touch.map(|given| given.value), "1".parse().ok());
        assert_eq!(
            print.topic.map(|given| given.value),
            Some(vec![Side::Without(Topic::Money)])
        );
        let look = print.look.unwrap().value;
        assert_eq!(Path::new(&look), Path::new("ours").join("mine.toml"));
        assert_eq!(project.leave_out.topics, [Topic::Money]);
        assert_eq!(project.leave_out.avoid_if, [AvoidIf::Pain]);
    }

    #[test]
    fn every_mistake_of_a_project_file_is_told() {
        let text = "[print]\npreset = \"larg-print\"\npaper = \"a9\"\ntopic = [\"mony\"]\n\
                    [weekly]\nprofil = \"light\"\nweeks = 0\nmix = \"touch\"\n[leaveout]\n";
        let problems = load(text).unwrap_err();
        assert_eq!(problems.len(), 7, "{problems:#?}");
    }

    #[test]
    fn what_is_never_a_setting_is_refused_with_its_reason() {
        for key in ["both_agree = 3", "adult = true", "seed = \"a\"", "force = true"] {
            for table in ["", "[print]\n", "[weekly]\n"] {
                let problems = load(&format!("{table}{key}\n")).unwrap_err();
                assert_eq!(problems.len(), 1, "{problems:#?}");
                let message = &problems[0].message;
                assert!(message.contains("never settled in a file: "), "{message}");
            }
        }
    }
}
