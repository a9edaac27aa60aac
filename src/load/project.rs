//! Reading a project file, `emberdeck.toml`.

use crate::diag::{Diagnostic, Source};
use crate::load::art::ArtFolder;
use crate::load::fields::{Fields, Lines};
use crate::load::practice::read_practice;
use crate::load::toml_file::walk;
use crate::model::{AvoidIf, LeaveOut, Project, Ramp, Topic, Vocabulary, WeeklyDefaults};

/// Reads a project file; every table and key may be absent. A logo lies in its folder.
///
/// # Errors
/// All problems of the file.
pub fn load_project(
    source: &Source,
    folder: &ArtFolder,
) -> Result<Project, Vec<Diagnostic>> {
    walk(source, "project file", |file| {
        let mut project = Project::default();
        if let Some((table, span)) = file.table("practice") {
            let what = "practice";
            let mut fields = Fields::new(table, span, what, file.problems);
            project.practice = read_practice(&mut fields, folder);
            fields.finish();
        }
        if let Some((table, span)) = file.table("weekly") {
            let what = "table of weekly defaults";
            let mut fields = Fields::new(table, span, what, file.problems);
            project.weekly = read_weekly(&mut fields);
            fields.finish();
        }
        if let Some((table, span)) = file.table("leave_out") {
            let what = "table of what is left out";
            let mut fields = Fields::new(table, span, what, file.problems);
            let texts = |found: Vec<(String, _)>| found.into_iter().map(|(text, _)| text);
            project.leave_out = LeaveOut {
                cards: texts(fields.long_list("cards")).collect(),
                topics: fields.words("topics"),
                tags: texts(fields.long_list("tags")).collect(),
                avoid_if: fields.words("avoid_if"),
            };
            fields.finish();
        }
        project
    })
}

fn read_weekly(fields: &mut Fields<'_, '_, '_>) -> WeeklyDefaults {
    let blackout = fields.long_list("blackout");
    let anniversaries = fields.texts("anniversaries", Lines::One);
    let minutes = "minutes, such as 45";
    WeeklyDefaults {
        weeks: small(fields, "weeks", 104, "such as 8; 104 at most"),
        start: fields.date("start").map(|(date, _)| date),
        profile: fields.word("profile"),
        mix: fields.parsed("mix"),
        days: fields.words("days"),
        rest_days: fields.words("rest_days"),
        blackout: blackout
            .into_iter()
            .filter_map(|(text, span)| fields.parse("blackout", &text, span))
            .collect(),
        anniversaries: anniversaries
            .into_iter()
            .filter_map(|(text, span)| fields.parse("anniversaries", &text, span))
            .collect(),
        minutes_per_day: small(fields, "minutes_per_day", 1440, minutes),
        minutes_per_week: small(fields, "minutes_per_week", 10_080, minutes),
        pace_ramp: ramp(fields, "pace_ramp"),
        touch_ramp: ramp(fields, "touch_ramp"),
        cooldown_weeks: small(fields, "cooldown_weeks", 104, "weeks, such as 8"),
        hemisphere: fields.word("hemisphere"),
    }
}

fn small(
    fields: &mut Fields<'_, '_, '_>,
    key: &'static str,
    most: i64,
    hint: &str,
) -> Option<u16> {
    let number = fields.number(key, 1..=most, hint)?;
    u16::try_from(number).ok()
}

/// A ramp, as a list of levels or as a text.
fn ramp(fields: &mut Fields<'_, '_, '_>, key: &'static str) -> Option<Ramp> {
    let value = fields.value(key)?;
    let Some(list) = value.get_ref().as_array() else { return fields.parsed(key) };
    let numbers = list.iter().filter_map(|level| level.get_ref().as_integer());
    let words: Vec<_> = numbers.map(|level| level.as_str().to_owned()).collect();
    if words.len() < list.len() {
        let message = format!("`{key}` takes a list of levels");
        fields
            .problem(Diagnostic::error(message, value.span()).hint("such as [1, 2, 2]"));
        return None;
    }
    fields.parse(key, &words.join(","), value.span())
}

/// The words that may be left out: topics and reasons; anything else is a card's id.
pub fn leave_out_word(word: &str) -> LeaveOut {
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
    use crate::model::{Profile, Weekday};

    #[test]
    fn a_project_file_is_read_whole() {
        let text = "[weekly]\nprofile = \"light\"\nstart = 2026-11-30\nrest_days = [\"sun\"]\n\
                    blackout = [\"2026-12-24..2026-12-26\"]\npace_ramp = [1, 2]\n\
                    touch_ramp = \"1,1\"\n[leave_out]\ntopics = [\"money\"]\ncards = [\"C-101\"]\n\
                    avoid_if = [\"pain\"]\n";
        let source = Source::new("emberdeck.toml", text);
        let project = load_project(&source, &ArtFolder::none()).unwrap();
        assert_eq!(project.weekly.profile, Some(Profile::Light));
        assert_eq!(project.weekly.rest_days, [Weekday::Sunday]);
        assert_eq!(project.weekly.pace_ramp.map(|ramp| ramp.ceiling(9)), Some(2));
        assert_eq!(project.leave_out.topics, [Topic::Money]);
        assert_eq!(project.leave_out.avoid_if, [AvoidIf::Pain]);
    }

    #[test]
    fn every_mistake_of_a_project_file_is_told() {
        let text =
            "[weekly]\nprofil = \"light\"\nweeks = 0\nmix = \"touch\"\n[leaveout]\n";
        let source = Source::new("emberdeck.toml", text);
        let problems = load_project(&source, &ArtFolder::none()).unwrap_err();
        assert_eq!(problems.len(), 4, "{problems:#?}");
    }
}
