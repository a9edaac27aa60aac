//! What the shipped decks hold, as a whole.

use std::collections::{BTreeMap, BTreeSet};

use emberdeck::load::{PageLibrary, SHIPPED, Technique, coverage};
use emberdeck::model::{
    Access, AvoidIf, Card, Cost, Deck, Kind, LongDistance, Setting, Topic, TouchLevel,
    Vocabulary,
};

use crate::sandbox::Sandbox;

fn decks() -> Vec<Deck> {
    let loaded = SHIPPED.iter().map(|deck| deck.load().deck);
    let decks: Vec<Deck> =
        loaded.map(|deck| deck.expect("shipped decks are sound")).collect();
    assert!(decks.len() >= 12 && decks.iter().all(|deck| deck.cards.len() >= 20));
    decks
}

#[test]
fn each_deck_holds_what_it_promises() {
    let least: BTreeMap<&str, usize> = BTreeMap::from([
        ("hearth-starter", 54),
        ("conversation", 90),
        ("you-and-me", 45),
        ("plain-words", 54),
        ("with-children", 36),
        ("touch", 54),
        ("novelty", 54),
        ("rituals", 27),
        ("repair", 27),
        ("reflection", 18),
        ("wild", 18),
        ("closer", 27),
    ]);
    let decks = decks();
    assert!(decks.iter().map(|deck| deck.cards.len()).sum::<usize>() >= 450);
    for deck in &decks {
        assert!(deck.cards.len() >= least[&*deck.id], "{}", deck.id);
        assert_eq!(deck.adult, deck.id == "closer", "{}", deck.id);
    }
}

#[test]
fn a_card_stands_in_one_deck_only() {
    let mut seen = BTreeSet::new();
    for deck in decks() {
        for card in deck.cards {
            assert!(seen.insert(card.id.clone()), "{}", card.id);
        }
    }
}

#[test]
fn every_card_that_asks_for_care_has_a_note_for_counsellors() {
    for card in decks().iter().flat_map(|deck| &deck.cards) {
        let asks = matches!(card.kind, Kind::Touch | Kind::Repair) || card.pace.is_deep();
        assert!(!asks || card.texts.counsellor_note.is_some(), "{}", card.id);
    }
}

#[test]
fn most_cards_have_a_variant_for_other_bodies_and_minds() {
    let decks = decks();
    let cards: Vec<&Card> = decks.iter().flat_map(|deck| &deck.cards).collect();
    let has =
        |card: &&&Card| !matches!(&card.access, Access::Variants(v) if v.is_empty());
    assert!(cards.iter().filter(has).count() * 100 >= cards.len() * 60);
    let active: Vec<&&Card> = cards
        .iter()
        .filter(|card| matches!(card.kind, Kind::Touch | Kind::Novelty))
        .collect();
    let universal = active.iter().filter(|card| card.access == Access::Universal).count();
    assert!(universal * 100 <= active.len() * 15, "{universal} of {}", active.len());
    for card in cards
        .iter()
        .filter(|card| matches!(card.kind, Kind::Conversation | Kind::Novelty))
    {
        assert_ne!(card.texts.long_distance, LongDistance::Unsaid, "{}", card.id);
    }
}

/// Lower-case words of a text.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

#[test]
fn no_run_of_eight_words_stands_in_two_cards() {
    let decks = decks();
    let mut seen: BTreeMap<Vec<String>, &str> = BTreeMap::new();
    for card in decks.iter().flat_map(|deck| &deck.cards) {
        let own = [&card.texts.prompt];
        let texts =
            own.into_iter().chain(&card.texts.steps).chain(&card.texts.follow_ups);
        for run in texts.flat_map(|text| {
            words(text).windows(8).map(<[_]>::to_vec).collect::<Vec<_>>()
        }) {
            if let Some(other) = seen.insert(run.clone(), &card.id) {
                assert_eq!(other, card.id, "{run:?}");
            }
        }
    }
}

#[test]
fn prompts_open_in_many_ways() {
    let decks = decks();
    for deck in &decks {
        let mut openings: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        for card in &deck.cards {
            *openings
                .entry(words(&card.texts.prompt).into_iter().take(2).collect())
                .or_default() += 1;
        }
        for (opening, count) in openings {
            assert!(
                count == 1 || count * 12 <= deck.cards.len(),
                "{}: {opening:?} {count} times",
                deck.id
            );
        }
    }
}

#[test]
fn few_warnings_are_allowed() {
    let allowed: usize =
        decks().iter().flat_map(|deck| &deck.cards).map(|card| card.allow.len()).sum();
    assert!(allowed <= 10, "{allowed}");
}

#[test]
fn every_check_of_the_shipped_decks_is_clean() {
    let mut arguments = vec!["check", "--deny", "warnings"];
    arguments.extend(SHIPPED.iter().map(|deck| deck.id));
    Sandbox::new().succeed(&arguments);
}

#[test]
fn plain_words_make_weeks_by_themselves() {
    let sandbox = Sandbox::new();
    for weeks in ["4", "8"] {
        let plan =
            ["weekly", "plain-words", "--preview", "--seed", "elm", "--weeks", weeks];
        let ran = sandbox.succeed(&plan);
        assert!(!ran.stderr.contains("has no card"), "{}", ran.stderr);
    }
}

#[test]
fn decks_on_request_are_not_drawn_from_unless_they_are_named() {
    let sandbox = Sandbox::new();
    let is_theirs = |row: &str| row.contains(" C-5") || row.contains(" C-6");
    let preview = ["weekly", "--preview", "--seed", "elm"];
    let ran = sandbox.succeed(&preview);
    assert!(!ran.stdout.lines().any(is_theirs), "{}", ran.stdout);
    let named = [&preview[..], &["+with-children", "--must-have", "C-502"]].concat();
    let ran = sandbox.succeed(&named);
    assert!(ran.stdout.lines().any(is_theirs), "{}", ran.stdout);
}

#[test]
fn the_coverage_table_is_up_to_date() {
    let decks = decks();
    let decks: Vec<&Deck> = decks.iter().collect();
    let pages = &PageLibrary::shipped().pages;
    let table = coverage(&decks, pages);
    assert!(!table.contains("nothing yet"), "{table}");
    let table = format!("{table}\n{}", emberdeck::job::reach().expect("plans are drawn"));
    snapbox::assert_data_eq!(table, snapbox::file!["../../decks/COVERAGE.md"].raw());
}

#[test]
fn every_row_of_the_workbook_and_the_handouts_has_its_page() {
    let pages = &PageLibrary::shipped().pages;
    assert_eq!(Technique::all().len(), 173);
    for technique in Technique::all() {
        let is_paper = matches!(&*technique.served_by, "workbook" | "handout");
        let has_page = pages.iter().any(|page| page.covers.contains(&technique.row));
        assert!(!is_paper || has_page, "row {}: {}", technique.row, technique.name);
    }
}

#[test]
fn every_page_is_in_the_book_or_stands_on_a_handout() {
    let library = PageLibrary::shipped();
    assert!(!library.books.is_empty() && library.pages.len() >= 50);
    for book in &library.books {
        let named: Vec<&str> = book
            .chapters
            .iter()
            .flat_map(|chapter| &chapter.pages)
            .map(|entry| &*entry.page)
            .collect();
        for page in library.pages_in(&book.language) {
            assert!(page.worksheet || named.contains(&&*page.id), "{}", page.id);
        }
    }
}

/// Ceilings of an eight-week plan.
const PACE: [u8; 8] = [1, 2, 2, 3, 3, 3, 4, 4];
const TOUCH: [u8; 8] = [1, 1, 2, 2, 2, 3, 3, 3];

/// For each week, whether so many cards a week could be drawn up to it without a repeat. As the
/// ceilings only rise, counting is enough: what fits an earlier week fits every later one.
fn is_enough(cards: &[&Card], kind: Kind, a_week: usize) -> Result<(), String> {
    for week in 1..=8 {
        let touch = TouchLevel::new(i64::from(TOUCH[week - 1])).expect("a touch level");
        let eligible: Vec<&&Card> = cards
            .iter()
            .filter(|card| card.kind == kind && card.needs.is_empty())
            .filter(|card| {
                card.pace.number() <= PACE[week - 1] && card.touch_level <= touch
            })
            .collect();
        // No two of a family in one plan.
        let families: BTreeSet<&str> = eligible
            .iter()
            .map(|card| card.family.as_deref().unwrap_or(&card.id))
            .collect();
        if families.len() < a_week * week {
            return Err(format!(
                "{kind:?}, week {week}: {} of {}",
                families.len(),
                a_week * week
            ));
        }
    }
    Ok(())
}

#[test]
fn eight_weeks_are_feasible_whatever_one_thing_is_left_out() {
    let decks = decks();
    let all: Vec<&Card> = decks
        .iter()
        .filter(|deck| !deck.adult && !deck.on_request)
        .flat_map(|deck| &deck.cards)
        .collect();
    let mut wishes: Vec<(String, Vec<&Card>)> = vec![("nothing".to_owned(), all.clone())];
    let mut leave = |name: String, keep: &dyn Fn(&Card) -> bool| {
        wishes.push((name, all.iter().copied().filter(|card| keep(card)).collect()));
    };
    for &topic in Topic::ALL {
        leave(format!("topic {}", topic.word()), &|card| !card.topics.contains(&topic));
    }
    for &reason in AvoidIf::ALL {
        leave(format!("avoid_if {}", reason.word()), &|card| {
            !card.avoid_if.contains(&reason)
        });
    }
    leave("cost".to_owned(), &|card| card.cost.is_none_or(|cost| cost <= Cost::Low));
    leave("outside".to_owned(), &|card| {
        card.setting.is_empty()
            || card.setting.iter().any(|s| matches!(s, Setting::Home | Setting::Anywhere))
    });
    let mut short = Vec::new();
    for (name, cards) in &wishes {
        for (kind, a_week) in
            [(Kind::Conversation, 3), (Kind::Touch, 2), (Kind::Novelty, 2)]
        {
            if let Err(why) = is_enough(cards, kind, a_week) {
                short.push(format!("without {name}: {why}"));
            }
        }
    }
    assert!(short.is_empty(), "{short:#?}");
}
