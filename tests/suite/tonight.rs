//! One evening: what comes, in which order, and how it is set.

use emberdeck::job::Shelf;
use emberdeck::job::evening::{EveningJob, find_evening};
use emberdeck::job::settings::Settled;
use emberdeck::model::{Card, Kind, Language, TouchLevel};

use crate::drawn::pages;
use crate::options_weekly::places;
use crate::sandbox::Sandbox;

/// The cards of an evening by a seed, in English or Spanish.
fn evening(tag: &str, length: u16, seed: &str) -> Vec<Card> {
    let mut shelf = Shelf::shipped(false);
    let language: Language = tag.parse().expect("a language");
    shelf.borrow_what_is_lacking(Some(&language));
    let settled = Settled::default_for("a4".parse().expect("a paper"));
    let mut sheet = settled.sheet(emberdeck::model::Theme::hearth()).expect("a sheet");
    sheet.languages = vec![language.clone()];
    let job = EveningJob {
        shelf: &shelf,
        evening: &find_evening(None, &[], &language).expect("an evening"),
        minutes: Some(length),
        allowed: &settled.allowed(None),
        touch: None,
        named: &[],
        seed,
        sheet: &sheet,
    };
    let (cards, notes) = job.cards().expect("an evening");
    assert!(notes.is_empty(), "{notes:?}");
    cards.into_iter().cloned().collect()
}

#[test]
fn an_evening_rises_and_comes_down_whatever_the_seed() {
    let mut ids = std::collections::BTreeSet::new();
    for seed in 0..60 {
        for (length, count) in [(45, 6), (60, 6), (90, 7)] {
            for language in ["en", "es"] {
                let cards = evening(language, length, &format!("seed {seed}"));
                let told: Vec<&str> = cards.iter().map(|card| &*card.id).collect();
                assert_eq!(cards.len(), count, "{told:?}");
                assert!(cards[0].tags.iter().any(|tag| tag == "safety"), "{told:?}");
                let (talk, down) = cards[1..].split_at(count - 3);
                assert!(talk.iter().all(|card| card.kind == Kind::Conversation));
                assert!(talk.is_sorted_by_key(|card| card.pace), "{told:?}");
                assert_eq!(talk[0].pace.number(), 1, "{told:?}");
                assert!(talk[talk.len() - 1].pace.number() >= 3, "{told:?}");
                assert_eq!(down[0].kind, Kind::Touch, "{told:?}");
                assert_eq!(down[0].touch_level, TouchLevel::new(1).expect("brief"));
                assert!(down[1].pace.number() <= 2, "{told:?}");
                let minutes: u16 = cards.iter().filter_map(Card::minutes).sum();
                assert!(minutes <= length, "{told:?} take {minutes}");
                let mut once = told.clone();
                once.sort_unstable();
                once.dedup();
                assert_eq!(once.len(), count, "{told:?}");
                ids.extend(told.into_iter().map(str::to_owned));
            }
        }
    }
    assert!(ids.len() > 60, "only {} cards ever come", ids.len());
}

/// What `tonight -v` says of its steps: the cards in order.
fn dealt(sandbox: &Sandbox, options: &[&str]) -> (Vec<String>, String) {
    let command = ["tonight", "-v", "--seed", "plum", "--force", "--paper=a4"];
    let said = sandbox.succeed(&[&command[..], options].concat()).stderr;
    let cards = said.lines().filter_map(|line| line.split_once(" min): "));
    (cards.map(|(_, card)| card.to_owned()).collect(), said)
}

/// What a run says that fails.
fn failing(sandbox: &Sandbox, command: &[&str]) -> String {
    let ran = sandbox.run(command);
    assert_ne!(ran.code, Some(0), "{command:?}");
    ran.stderr
}

/// The touch level of a card by its name.
fn level(name: &str) -> u8 {
    let shelf = Shelf::shipped(true);
    let (deck, id) = name.split_once('#').expect("a name");
    shelf.card(deck, id).expect("a card").touch_level.number()
}

#[test]
fn touch_is_brief_unless_this_very_command_says_otherwise() {
    let project = "[print]\ntouch = \"..3\"\n";
    let sandbox = Sandbox::new().file("emberdeck.toml", project.as_bytes());
    let nearest = |options: &[&str]| {
        let (cards, said) = dealt(&sandbox, options);
        (cards.iter().map(|card| level(card)).max(), said)
    };
    assert_eq!(nearest(&[]).0, Some(1), "what is settled asks for nothing nearer");
    let (held, said) = nearest(&["--touch", "2"]);
    assert_eq!(held, Some(2));
    assert!(said.contains("H-001 comes along"), "{said}");
    let letters = sandbox.letters("tonight.pdf");
    assert!(letters.contains("Houserules"), "{letters}");
    let (still_held, said) = nearest(&["--touch", "2..3"]);
    assert_eq!(still_held, Some(2));
    assert!(said.contains("`--both-agree 3` brings it"), "{said}");
    assert_eq!(nearest(&["--touch", "3", "--both-agree", "3"]).0, Some(3));
    // Agreement says what may come, and asks for nothing.
    let (agreed, said) = nearest(&["--both-agree", "3"]);
    assert_eq!(agreed, Some(1));
    assert!(said.contains("`--touch ..3` asks for it"), "{said}");
    assert_eq!(nearest(&["--touch", "0"]).0, Some(0));
    let project = "[print]\ntouch = \"0\"\n".as_bytes();
    let sandbox = Sandbox::new().file("emberdeck.toml", project);
    let (cards, said) = dealt(&sandbox, &[]);
    assert!(cards.iter().all(|card| level(card) == 0));
    let lacking = "the evening has no card for “A touch, or beside each other” within what your options and settings allow";
    assert!(said.contains(lacking), "{said}");
    let shelf = Shelf::shipped(false);
    let all = shelf.decks().into_iter().flat_map(|deck| &deck.cards);
    let brief = all.filter(|card| card.kind == Kind::Touch);
    let brief: Vec<String> = brief.map(|card| format!("{:?}", card.id)).collect();
    let wish = format!("[leave_out]\ncards = [{}]\n", brief.join(", "));
    let sandbox = Sandbox::new().file("emberdeck.toml", wish);
    assert!(dealt(&sandbox, &[]).1.contains(lacking), "a wish tells nothing of itself");
}

#[test]
fn what_was_asked_for_comes_where_it_can_and_is_told_where_it_cannot() {
    let sandbox = Sandbox::new();
    let (cards, said) = dealt(&sandbox, &["--topic", "money", "--kind", "no:touch"]);
    let shelf = Shelf::shipped(false);
    let is_money = |name: &&String| {
        let (deck, id) = name.split_once('#').expect("a name");
        let topics = &shelf.card(deck, id).expect("a card").topics;
        topics.contains(&emberdeck::model::Topic::Money)
    };
    assert!(cards.iter().filter(is_money).count() >= 2, "{cards:?}");
    assert!(said.contains("no card that you asked for goes with"), "{said}");
    let (cards, _) = dealt(&sandbox, &["--tag", "opener", "--pace", "..2"]);
    assert_eq!(cards[1][..8], *"conversa", "{cards:?}");
    assert!(
        cards[1].ends_with("C-193")
            || cards[1].ends_with("C-194")
            || cards[1].ends_with("C-195")
    );
    let (cards, _) = dealt(&sandbox, &["--minutes", "..5", "--tag", "no:opener"]);
    let short = |name: &String| {
        let (deck, id) = name.split_once('#').expect("a name");
        shelf.card(deck, id).expect("a card").minutes().unwrap_or(0) <= 5
    };
    assert!(cards.iter().all(short), "{cards:?}");
    let one = ["--card", "C-014", "--card=T-001", "--card=R-003"];
    let (cards, _) = dealt(&sandbox, &one);
    let own: Vec<&str> =
        cards.iter().filter_map(|name| name.split('#').next_back()).collect();
    assert_eq!(own, ["H-002", "C-014", "T-001", "R-003"]);
}

#[test]
fn the_days_of_a_couple_and_their_wishes_hold_tonight_too() {
    let sandbox = Sandbox::new();
    let cases: [&[&str]; 7] = [
        &["--cost", "free"],
        &["--energy", "low"],
        &["--privacy", "anywhere"],
        &["--setting", "home"],
        &["--long-distance"],
        &["--access", "seated"],
        &["--adult", "--deck", "closer"],
    ];
    for options in cases {
        let (cards, said) = dealt(&sandbox, options);
        assert!(cards.len() >= 3, "{options:?}: {said}");
    }
    let (_, said) = dealt(&sandbox, &["--long-distance"]);
    assert!(!said.contains("no card"), "{said}");
}

#[test]
fn the_cards_of_an_evening_are_set_as_those_of_a_deck() {
    let sandbox = Sandbox::new();
    let ids = ["--card=C-001", "--card=C-002", "--card=C-003", "--card=C-004"];
    let more = ["--card=C-008", "--card=C-006", "--card=C-007"];
    let sets: [&[&str]; 6] = [
        &["--format", "tarot", "--margin", "8mm", "--marks", "none", "--order", "rows"],
        &["--gutter", "3mm,5mm", "--copies", "3", "--duplex", "short-edge"],
        &[
            "--backs",
            "pattern",
            "--bleed",
            "4mm",
            "--back-offset",
            "1mm,0.5mm",
            "--format=a6",
        ],
        &["--backs", "pattern", "--copies", "3", "--sheets", "2", "--format=a6"],
        &["--edition", "large", "--format", "a6", "--with-key"],
        &["--preset", "large-print", "--format", "a6"],
    ];
    let mut seen = Vec::new();
    for options in sets {
        dealt(&sandbox, options);
        let found: Vec<_> =
            pages(&sandbox.read("tonight.pdf")).iter().map(places).collect();
        let cards = ["cards", "--paper=a4", "-q", "--force", "--blank=0"];
        sandbox.succeed(&[&cards[..], &ids, &more, options].concat());
        let set: Vec<_> = pages(&sandbox.read("cards.pdf")).iter().map(places).collect();
        assert_eq!(found, set, "{options:?}");
        assert!(!seen.contains(&found), "{options:?} change nothing");
        seen.push(found);
    }
    sandbox.succeed(&[
        "tonight",
        "--paper",
        "letter",
        "--date",
        "2026-10-05",
        "-q",
        "-o",
        "d.pdf",
    ]);
    let pdf = sandbox.read("d.pdf");
    assert!(pdf.windows(10).any(|part| part == b"2026-10-05"));
    let theme = "[colors]\n".as_bytes();
    let sandbox = sandbox.file("mine.toml", theme);
    failing(&sandbox, &["tonight", "--look", "mine.toml"]);
}

#[test]
fn an_evening_is_found_by_its_language_its_id_or_its_file() {
    let sandbox = Sandbox::new();
    dealt(&sandbox, &["--lang", "es"]);
    assert!(sandbox.signs("tonight.pdf").contains("1de6"));
    let letters = sandbox.letters("tonight.pdf");
    assert!(letters.contains("Estanoche"), "{letters}");
    let said = failing(&sandbox, &["tonight", "--lang", "fr"]);
    assert!(said.contains("there is no evening in `fr`"), "{said}");
    dealt(&sandbox, &["--evening", "esta-noche"]);
    assert_eq!(sandbox.letters("tonight.pdf"), letters);
    let said = failing(&sandbox, &["tonight", "--evening=tonight", "--lang=es"]);
    assert!(said.contains("`tonight` is in `en`, not in `es`"), "{said}");
    let said = failing(&sandbox, &["tonight", "--lang", "en,es"]);
    assert!(said.contains("an evening is told in one language"), "{said}");
    let said = failing(&sandbox, &["tonight", "--length", "50"]);
    assert!(said.contains("`tonight` has 45, 60 or 90 minutes, not 50"), "{said}");
    let own = "[evening]\nid = \"ours\"\ntitle = \"Ours\"\nlanguage = \"en\"\n\
               summary = \"Tea, and one thing.\"\nminutes = [20]\n\
               [[step]]\ntitle = \"Tea\"\nminutes = { 20 = 20 }\n\
               any = [{ kind = \"conversation\", pace = 1 }]\n";
    let sandbox = sandbox.file("courses/ours.toml", own.as_bytes());
    for evening in ["ours", "courses/ours.toml"] {
        let (cards, _) = dealt(&sandbox, &["--evening", evening]);
        assert_eq!(cards.len(), 1);
        assert!(sandbox.letters("tonight.pdf").contains("Ours"));
    }
    assert!(sandbox.succeed(&["list", "courses"]).stdout.contains("20 minutes"));
    let said = sandbox.succeed(&["check", "courses/ours.toml"]).stdout;
    assert!(said.contains("courses/ours.toml: 1 step, no problems"), "{said}");
    let broken = own.replace("20 = 20", "20 = 10");
    let sandbox = sandbox.file("courses/ours.toml", broken);
    let said = failing(&sandbox, &["check", "courses/ours.toml"]);
    assert!(said.contains("the steps of 20 minutes take 10"), "{said}");
    let long = own.replace("Tea, and one thing.", &"Tea, and one thing. ".repeat(60));
    let sandbox = sandbox.file("long.toml", long.into_bytes());
    let said = failing(&sandbox, &["tonight", "--evening", "long.toml"]);
    assert!(said.contains("long.toml:5:11"), "told at its place: {said}");
}

#[test]
fn a_run_of_tonight_writes_where_it_is_told_and_nothing_else() {
    let sandbox = Sandbox::new();
    let dry = sandbox.succeed(&["tonight", "--dry-run", "--paper=a4", "--seed=x"]);
    assert!(dry.stdout.contains("7 cards on 1 sheet of a4"), "{}", dry.stdout);
    assert!(sandbox.files().is_empty());
    sandbox.succeed(&["tonight", "--length", "45", "-q", "--output", "out.pdf"]);
    assert_eq!(sandbox.files(), ["out.pdf"]);
    let list = "What made you laugh?\nWhat would you like more of?\nWhat was hard?\n";
    let sandbox = sandbox.file("ours.txt", list.as_bytes());
    let (cards, said) = dealt(&sandbox, &["ours.txt"]);
    assert!(cards[0].ends_with("#H-002"), "lent: {cards:?} {said}");
    let own = cards.iter().filter(|card| card.starts_with("ours#")).count();
    assert_eq!(own, 3, "all of one's own come: {cards:?}");
    assert!(said.contains("the shipped decks lend them: H-002, "), "{said}");
    failing(&sandbox, &["tonight", "--open", "--dry-run"]);
}
