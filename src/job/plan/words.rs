//! What a plan's file keeps of what is settled, and what is shown of it.

use crate::geom::Paper;
use crate::model::{
    DrawnBy, Given, InPlan, OptionRow, Origin, Pacing, Plan, Settings, Told, Vocabulary,
};

/// What a plan's file keeps of what is settled: a plan stands by itself, whatever becomes of the
/// files of settings. What was drawn or found in the surroundings is said out.
pub(crate) fn kept(
    mut settings: Settings,
    plan: &Plan,
    is_undated: bool,
    paper: &Paper,
) -> Settings {
    let is_kept = |row: &OptionRow| row.in_plan != InPlan::Absent;
    settings.retain(|option| OptionRow::find(option).is_some_and(is_kept));
    let start = plan.weeks.first().and_then(|week| week.start);
    let said = |value| Given { value, origin: Origin::Plan };
    settings.weekly.start = start.filter(|_| !is_undated).map(said);
    settings
        .print
        .paper
        .get_or_insert_with(|| Given { value: paper.clone(), origin: Origin::Plan });
    settings
}

/// What drew a plan as its pages show it: as options, since they are typed to draw it again.
pub(super) fn shown(drawn_by: &DrawnBy, settings: &Settings) -> String {
    let is_shown = |option: &str| OptionRow::find(option).is_some_and(|row| row.is_shown);
    let spelled = |option: &str, value: &str| match value {
        "true" => format!("--{option}"),
        value => format!("--{option}={value}"),
    };
    let mut words = Vec::new();
    // A course of one's own is no other's business, and its path least of all.
    let is_path = |told: &Told<'_>| told.option == "course" && told.value.contains('.');
    let told = settings.told();
    let told = told.iter().filter(|told| is_shown(told.option) && !is_path(told));
    for told in told {
        words.extend(told.words.iter().map(|word| spelled(told.option, word)));
    }
    let resume = drawn_by.resume.filter(|_| is_shown("resume"));
    words.extend(resume.map(|week| spelled("resume", &week.to_string())));
    let pacing = drawn_by.pacing.word();
    if drawn_by.pacing != Pacing::Rise && is_shown(pacing) {
        words.push(spelled(pacing, "true"));
    }
    words.join(" ")
}

/// What goes on from the settings that drew a plan, in a line; none when nothing does.
pub(crate) fn goes_on(
    settings: &Settings,
    serves: impl Fn(&str) -> bool,
) -> Option<String> {
    let told = settings.told();
    let words: Vec<String> = told
        .iter()
        .filter(|told| *told.origin == Origin::Plan && serves(told.option))
        .map(|told| match &*told.value {
            "true" => told.option.to_owned(),
            value => format!("{} {value}", told.option),
        })
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AccessNeed, Appointments, Kind, Side};

    fn given<T>(value: T) -> Given<T> {
        Given { value, origin: Origin::Typed }
    }

    #[test]
    fn what_a_page_shows_names_no_deck_path_body_or_wish() {
        let mut settings = Settings::default();
        settings.weekly.weeks = Some(given(4));
        settings.weekly.anniversaries = Some(given(vec!["06-14".parse().unwrap()]));
        settings.print.look = Some(given("a/b.toml".to_owned()));
        settings.print.access = Some(given(vec![AccessNeed::ChronicPain]));
        settings.print.kind = Some(given(vec![Side::Without(Kind::Touch)]));
        let drawn_by = DrawnBy {
            decks: vec!["anna-and-ben".to_owned()],
            both_agree: Some(3),
            resume: Some(5),
            pacing: Pacing::Hold,
            ..DrawnBy::default()
        };
        assert_eq!(shown(&drawn_by, &settings), "--weeks=4 --resume=5 --hold");
    }

    #[test]
    fn a_plan_keeps_the_day_that_it_begins_and_its_paper_and_nothing_of_other_commands() {
        let plan = Plan {
            seed: "a".to_owned(),
            course: None,
            weeks: Vec::new(),
            appointments: Appointments::default(),
        };
        let mut settings = Settings::default();
        settings.print.flat = Some(given(true));
        settings.print.with_key = Some(given(true));
        settings.weekly.start = Some(given(jiff::civil::date(2026, 11, 30)));
        let kept = kept(settings, &plan, false, &Paper::a4());
        let told: Vec<_> = kept.told().iter().map(|told| told.option).collect();
        assert_eq!(told, ["paper", "with-key"]);
    }
}
