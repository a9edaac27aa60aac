//! What is written is read: of all kinds of files that the program keeps, whatever was typed.

use proptest::prelude::*;

use crate::diag::Source;
use crate::load::{load_history, load_plan, load_recipe, load_record};
use crate::model::{
    DrawnBy, HandedOut, History, Lead, Pace, Pacing, Plan, PlanFile, PlannedCard, PlannedDeck,
    PlannedWeek, Recipe, Record, Role, Settings, SlotId, TextRule, TouchLevel,
};

/// Texts with what is hard to keep in them, as far as a rule takes them.
fn taken(rule: TextRule) -> impl Strategy<Value = String> {
    let hard = prop::sample::select(vec![
        "\"", "\"\"\"", "'''", "\\", "\n", "\r\n", "\t", "\u{7f}", "é", "😀", "a", " ",
        "#", "= [", "--", "=", ",", "\u{1b}", "\u{85}", "\u{ad}", "\u{2028}", "\u{202e}",
        "\u{e000}", "\u{a0}", "\u{200d}", "\u{feff}",
    ]);
    let hard = prop::collection::vec(hard, 1..6).prop_map(|parts| parts.concat());
    let any = prop_oneof![hard, "\\PC{1,20}", "[ -~]{1,20}"];
    any.prop_filter_map("no such text is taken", move |raw| rule.read(&raw).ok())
}

fn some(rule: TextRule) -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(taken(rule), 1..4)
}

/// A plan of one card.
fn plan(seed: String, [deck, card, why]: [String; 3]) -> Plan {
    let card = PlannedCard {
        slot: SlotId { week: 1, place: 1 },
        role: Role::Free,
        deck,
        card,
        day: 1,
        lead: Some(Lead::A),
        rerolls: 0,
        why,
    };
    let pace = Pace::new(2).unwrap();
    let cards = vec![card];
    let week =
        PlannedWeek { number: 1, start: None, pace, touch: TouchLevel::HELD, cards };
    Plan { seed, weeks: vec![week] }
}

proptest! {
    #[test]
    fn a_recipe_and_a_record_are_read_as_they_were_written(
        items in some(TextRule::NAME),
        client in taken(TextRule::NAME),
        title in proptest::option::of(taken(TextRule::LINE)),
        note in proptest::option::of(taken(TextRule::TEXT)),
    ) {
        let recipe = Recipe { items: items.clone(), title, note, ..Recipe::default() };
        let text = recipe.to_toml();
        prop_assert_eq!(load_recipe(&Source::new("r", &text)), Ok(recipe), "{}", text);
        let record = Record { given: vec![HandedOut { client, date: None, items }] };
        let text = record.to_toml();
        prop_assert_eq!(load_record(&Source::new("r", &text)), Ok(record), "{}", text);
    }

    #[test]
    fn a_history_is_read_as_it_was_written(names in some(TextRule::NAME)) {
        let mut history = History::default();
        for name in &names {
            history.note(name, jiff::civil::date(2026, 12, 1));
        }
        let text = history.to_toml();
        prop_assert_eq!(load_history(&Source::new("h", &text)), Ok(history), "{}", text);
    }

    #[test]
    fn a_plan_is_read_as_it_was_written(
        seed in taken(TextRule::NAME),
        names in [taken(TextRule::NAME), taken(TextRule::NAME), taken(TextRule::LINE)],
        (decks, cards) in (some(TextRule::PATH), some(TextRule::NAME)),
        (source, date) in (taken(TextRule::PATH), taken(TextRule::NAME)),
        title in taken(TextRule::LINE),
    ) {
        let deck = PlannedDeck {
            id: names[0].clone(),
            version: names[1].clone(),
            source: Some(source),
        };
        let drawn_by = DrawnBy {
            decks,
            cards,
            adult: true,
            both_agree: Some(3),
            resume: Some(5),
            pacing: Pacing::Hold,
            date: Some(date),
        };
        let plan = plan(seed, names);
        let name = plan.weeks[0].cards[0].name();
        let fingerprints = [(name, "f00d".to_owned())].into();
        let file = PlanFile {
            plan,
            decks: vec![deck],
            drawn_by,
            settings: Settings::default(),
            schema: PlanFile::SCHEMA,
            fingerprints,
        };
        let text = file.to_toml(|_| title.clone());
        prop_assert_eq!(load_plan(&Source::new("p", &text)), Ok(file), "{}", text);
    }
}
