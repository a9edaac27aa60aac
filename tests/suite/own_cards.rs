//! Cards of one's own beside the shipped ones, and plans of a list of questions.

use std::fs;

use crate::sandbox::Sandbox;

fn write(sandbox: &Sandbox, name: &str, text: &str) {
    fs::write(sandbox.path(name), text).expect("the folder takes it");
}

/// The plan that was written.
fn read(sandbox: &Sandbox) -> String {
    String::from_utf8(sandbox.read("weekly/plan.toml")).expect("it is text")
}

/// A list of so many questions.
fn questions(count: usize) -> String {
    let line =
        |nth| format!("{nth}. What would you like to tell me about thing {nth}?\n");
    (1..=count).map(line).collect()
}

/// A deck of one card of talk, in a language.
fn deck(language: &str) -> String {
    format!(
        "[deck]\nid = \"mine\"\ntitle = \"Mine\"\nversion = \"1\"\nlanguage = \"{language}\"\n\n\
         [[card]]\nid = \"C-901\"\nkind = \"conversation\"\ntitle = \"The hat\"\n\
         prompt = \"Which hat is yours?\"\nminutes = 10\npace = 1\n"
    )
}

/// The cards of a plan that is shown, one a line: slot, card, kind.
fn cards(shown: &str) -> Vec<(String, String, String)> {
    let lines = shown.lines().filter_map(|line| {
        let line = line.trim_start();
        let line = line.strip_prefix("day ").map_or(line, |rest| {
            rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start()
        });
        let mut words = line.split_whitespace().map(str::to_owned);
        let (slot, card, kind) = (words.next()?, words.next()?, words.next()?);
        let is_slot = slot.split_once('.').is_some_and(|(week, place)| {
            [week, place].iter().all(|part| part.parse::<u16>().is_ok())
        });
        is_slot.then_some((slot, card, kind))
    });
    lines.collect()
}

fn shown(sandbox: &Sandbox, words: &[&str]) -> (Vec<(String, String, String)>, String) {
    let common = ["weekly", "--preview", "--undated", "--seed", "maple"];
    let ran = sandbox.succeed(&[&common[..], words].concat());
    (cards(&ran.stdout), ran.stderr)
}

#[test]
fn a_deck_with_a_plus_comes_to_those_that_come_by_themselves() {
    let sandbox = Sandbox::new();
    write(&sandbox, "mine.toml", &deck("en"));
    for words in [&["--deck", "+mine.toml"][..], &["+mine.toml"]] {
        let (cards, told) = shown(&sandbox, &[words, &["--must-have", "C-901"]].concat());
        assert!(cards.iter().any(|(_, card, _)| card == "C-901"), "{cards:?}");
        assert!(cards.iter().any(|(_, card, _)| card.starts_with("T-")), "{cards:?}");
        assert_eq!(told, "");
    }
    let ran =
        sandbox.succeed(&["cards", "--deck", "+mine.toml", "--blank", "0", "--dry-run"]);
    assert!(ran.stdout.contains("55 cards"), "{}", ran.stdout);
    let ran = sandbox.succeed(&["cards", "mine.toml", "--deck", "touch", "--dry-run"]);
    assert!(ran.stdout.contains("48 cards"), "{}", ran.stdout);
}

#[test]
fn a_plan_of_added_decks_is_made_again_from_its_file() {
    let sandbox = Sandbox::new();
    write(&sandbox, "mine.toml", &deck("en"));
    let words = ["weekly", "--deck", "+mine.toml", "--weeks", "1", "--undated"];
    sandbox.succeed(&[&words[..], &["--seed", "a", "--must-have", "C-901"]].concat());
    let plan = read(&sandbox);
    assert!(plan.contains("decks = [\"+mine.toml\"]"), "{plan}");
    assert!(plan.contains("must_have = [\"C-901\"]"), "{plan}");
    sandbox.succeed(&["weekly", "--plan", "weekly/plan.toml", "--paper", "letter"]);
    assert_eq!(read(&sandbox).matches("C-901").count(), 2);
}

#[test]
fn a_list_of_questions_alone_makes_a_plan_of_any_length() {
    let sandbox = Sandbox::new();
    for count in [5, 500] {
        write(&sandbox, "ours.txt", &questions(count));
        for weeks in ["1", "12"] {
            for profile in ["light", "standard", "full"] {
                let words = ["ours.txt", "--weeks", weeks, "--profile", profile];
                let (cards, told) = shown(&sandbox, &words);
                let check_ins = cards.iter().filter(|(_, _, kind)| kind == "check-in");
                assert_eq!(check_ins.count().to_string(), weeks, "{words:?}");
                assert!(
                    told.contains(
                        "your decks have no check-in, word of thanks, light card, closing"
                    ),
                    "{told}"
                );
                assert!(
                    told.contains("house rules; the shipped decks lend them: "),
                    "{told}"
                );
                let own = cards.iter().filter(|(_, card, _)| card.starts_with("C-Q"));
                let weeks_of: std::collections::BTreeSet<&str> =
                    own.filter_map(|(slot, ..)| slot.split('.').next()).collect();
                if count == 500 {
                    assert_eq!(weeks_of.len().to_string(), weeks, "{words:?}");
                    assert!(!told.contains("spent"), "{told}");
                } else if weeks == "12" {
                    assert!(told.contains("your 5 cards are spent"), "{words:?} {told}");
                }
            }
        }
    }
}

#[test]
fn a_plan_of_questions_is_made_again_and_has_its_workbook() {
    let sandbox = Sandbox::new();
    write(&sandbox, "ours.txt", &questions(20));
    let words = ["weekly", "ours.txt", "--weeks", "1", "--undated", "--seed", "a"];
    sandbox.succeed(&[&words[..], &["--profile", "light"]].concat());
    let plan = read(&sandbox);
    let ran = sandbox.succeed(&["weekly", "--plan", "weekly/plan.toml", "--paper", "a4"]);
    assert!(!ran.stderr.contains("error"), "{}", ran.stderr);
    sandbox.succeed(&["workbook", "--plan", "weekly/plan.toml"]);
    sandbox.succeed(&["check", "ours.txt"]);
    assert_eq!(plan, read(&sandbox));
}

#[test]
fn languages_are_not_mixed_unasked() {
    let sandbox = Sandbox::new();
    write(&sandbox, "ours.txt", &questions(60).replace("What", "¿Qué"));
    let (cards, told) = shown(&sandbox, &["ours.txt", "--weeks", "12"]);
    assert!(told.contains("a card may come again after"), "{told}");
    // Of the shipped decks the starter deck alone speaks Spanish.
    let starter = sandbox.succeed(&["list", "cards", "hearth-starter"]).stdout;
    for (_, card, _) in cards.iter().filter(|(_, card, _)| !card.starts_with("C-Q")) {
        assert!(starter.contains(card.as_str()), "{card}");
    }
    write(&sandbox, "mine.toml", &deck("es"));
    let (cards, told) = shown(&sandbox, &["--deck", "+mine.toml", "--weeks", "1"]);
    assert!(told.contains("all is in `es`, as `mine` is"), "{told}");
    for (_, card, _) in &cards {
        assert!(starter.contains(card.as_str()) || card == "C-901", "{card}");
    }
    write(&sandbox, "ours.txt", "# language: fr\nQuoi ?\n");
    let ran = sandbox.run(&["weekly", "ours.txt", "--preview"]);
    assert!(ran.stderr.contains("the shipped decks have none in `fr`"), "{}", ran.stderr);
}

#[test]
fn a_card_that_the_plan_has_to_have_is_in_it() {
    let sandbox = Sandbox::new();
    for card in ["C-137", "T-144", "M-115", "K-104", "H-001"] {
        let (cards, _) = shown(&sandbox, &["--must-have", card, "--both-agree", "3"]);
        let found = cards.iter().filter(|(_, other, _)| other == card).count();
        assert_eq!(found, 1, "{card}: {cards:?}");
    }
    let both = ["--must-have", "C-137", "--must-have", "N-112", "--must-have", "N-159"];
    let (cards, _) = shown(&sandbox, &both);
    for card in ["C-137", "N-112", "N-159"] {
        assert!(cards.iter().any(|(_, other, _)| other == card), "{card}: {cards:?}");
    }
}

#[test]
fn a_card_that_cannot_come_is_told_in_words() {
    let sandbox = Sandbox::new();
    let told = |words: &[&str]| {
        let common = ["weekly", "--preview", "--undated", "--seed", "a"];
        sandbox.run(&[&common[..], words].concat()).stderr
    };
    let why = told(&["--must-have", "T-150"]);
    assert!(why.contains("T-150 cannot come in this plan: it is nearer than"), "{why}");
    let why = told(&["--must-have", "T-119", "--touch", "0"]);
    assert!(
        why.contains("T-119 is not among the cards that your options and settings allow"),
        "{why}"
    );
    let why = told(&["--must-have", "C-1377"]);
    assert!(why.contains("there is no card `C-1377`"), "{why}");
}

#[test]
fn a_row_that_is_served_is_not_only_touched() {
    let sandbox = Sandbox::new();
    let rows = |rows: &str| {
        write(&sandbox, "mine.toml", &format!("{}{rows}\n", deck("en")));
        sandbox.run(&["check", "mine.toml"]).stderr
    };
    let told = rows("covers = [3, 6]\ntouches = [6, 8]");
    assert!(told.contains("row 6 stands in both `covers` and `touches`"), "{told}");
    let told = rows("touches = [174]");
    assert!(told.contains("`touches` takes a whole number from 1 to 173"), "{told}");
    assert!(!rows("covers = [3]\ntouches = [8]").contains("touches"));
}

#[test]
fn a_card_that_no_plan_deals_is_named() {
    let sandbox = Sandbox::new();
    let told = |minutes: u16| {
        let text = deck("en").replace("minutes = 10", &format!("minutes = {minutes}"));
        write(&sandbox, "mine.toml", &text);
        sandbox.run(&["check", "mine.toml"]).stderr
    };
    let why = told(200);
    assert!(why.contains("no plan deals this card: it takes 200 minutes"), "{why}");
    assert!(!told(120).contains("no plan deals"));
}
