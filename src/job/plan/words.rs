//! The options of a plan as its file keeps them.

use crate::model::{InPlan, OptionRow, Origin, Plan, Settings, Told};

/// The name of an option as a plan's file spells it; none for a deck.
pub(crate) fn name_of(word: &str) -> Option<&str> {
    let name = word.strip_prefix("--")?;
    Some(name.split_once('=').map_or(name, |(name, _)| name))
}

/// A deck as a plan's file names it: never such that it is taken for an option.
pub(crate) fn deck_word(word: String) -> String {
    if word.starts_with('-') { format!("./{word}") } else { word }
}

fn has(words: &[String], name: &str) -> bool {
    words.iter().any(|word| name_of(word) == Some(name))
}

/// The options as they were typed, and all that is settled elsewhere: a plan stands by itself,
/// whatever becomes of the files.
pub(crate) fn spelled(words: &[String], settings: &Settings) -> Vec<String> {
    let mut words = words.to_vec();
    let told = settings.told();
    let is_kept = |told: &&Told<'_>| {
        let row = OptionRow::find(told.option);
        let is_drawn = row.is_some_and(|row| row.in_plan != InPlan::Absent);
        // The first day is said with the seed.
        is_drawn && *told.origin != Origin::Typed && told.option != "start"
    };
    for Told { option, words: values, .. } in told.iter().filter(is_kept) {
        if has(&words, option) {
            continue;
        }
        words.extend(values.iter().map(|value| match &**value {
            "true" => format!("--{option}"),
            value => format!("--{option}={value}"),
        }));
    }
    words
}

/// The words that drew a plan, with what was drawn or found in the surroundings said out.
pub(crate) fn resolved(
    words: &[String],
    plan: &Plan,
    is_undated: bool,
    paper: &str,
) -> Vec<String> {
    let mut words = words.to_vec();
    let mut say = |name: &str, value: Option<String>| {
        let value = value.filter(|_| !has(&words, name));
        words.extend(value.map(|value| format!("--{name}={value}")));
    };
    let start = plan.weeks.first().and_then(|week| week.start);
    say("seed", Some(plan.seed.clone()));
    say("start", start.filter(|_| !is_undated).map(|start| start.to_string()));
    say("paper", Some(paper.to_owned()));
    words
}

/// The options of a plan as its pages show them.
pub(super) fn shown(words: &[String]) -> String {
    let is_shown = |word: &&String| {
        let row = name_of(word).and_then(OptionRow::find);
        row.is_some_and(|row| row.is_shown)
    };
    words.iter().filter(is_shown).cloned().collect::<Vec<_>>().join(" ")
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
    use crate::model::{Given, Profile};

    #[test]
    fn the_options_on_a_page_name_no_deck_path_body_or_wish() {
        let words = [
            "anna-and-ben",
            "--seed=us two",
            "--weeks=4",
            "--theme=a/b.toml",
            "--hold",
            "--access=chronic-pain",
            "--kind=no:touch",
            "--anniversary=06-14",
        ];
        let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        assert_eq!(shown(&words), "--weeks=4 --hold");
    }

    #[test]
    fn what_is_settled_elsewhere_is_said_out_and_what_was_typed_is_said_once() {
        let mut settings = Settings::default();
        let file = Origin::File { name: "emberdeck.toml".into(), line: 2 };
        settings.weekly.profile =
            Some(Given { value: Profile::Light, origin: file.clone() });
        settings.weekly.weeks = Some(Given { value: 4, origin: Origin::Typed });
        settings.print.flat = Some(Given { value: true, origin: file.clone() });
        settings.print.with_key = Some(Given { value: true, origin: file });
        let words = spelled(&["--weeks=4".to_owned()], &settings);
        assert_eq!(words, ["--weeks=4", "--profile=light", "--with-key"]);
    }
}
