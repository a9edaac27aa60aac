//! Each lint against sentences that it must catch and sentences that it must leave alone,
//! written before the rules were.

use serde::Deserialize;

use crate::sandbox::{Sandbox, deck_of};

#[derive(Deserialize)]
struct Corpus {
    #[serde(default)]
    catch: Vec<Case>,
    #[serde(default)]
    leave: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    consent: bool,
    #[serde(default)]
    other: Option<String>,
    #[serde(default)]
    pace: Option<u8>,
    #[serde(default)]
    touch_level: Option<u8>,
    #[serde(default)]
    access: Option<String>,
    #[serde(default)]
    long_distance: Option<String>,
}

impl Case {
    /// A sound card that is about this case alone.
    fn card(&self, nth: usize) -> String {
        let kind = self.kind.as_deref().unwrap_or("conversation");
        let letter = match kind {
            "touch" => 'T',
            "novelty" => 'N',
            "ritual" => 'R',
            "reflection" => 'F',
            "check-in" => 'K',
            "repair" => 'M',
            "wild" => 'W',
            "rule" => 'H',
            _ => 'C',
        };
        let quote = |text: &str| toml::Value::from(text).to_string();
        let touch = self.touch_level.unwrap_or(u8::from(kind == "touch"));
        let prompt = self.text.as_deref().unwrap_or("Name what you saw.");
        let mut card = format!(
            "[[card]]\nid = \"{letter}-{nth:03}\"\nkind = \"{kind}\"\ntitle = \"A card\"\n\
             prompt = {}\nminutes = 5\npace = {}\ntouch_level = {touch}\n",
            quote(prompt),
            self.pace.unwrap_or(1)
        );
        let deep = self.pace.unwrap_or(1) >= 4;
        if self.consent || touch > 0 || deep || kind == "repair" {
            card.push_str("consent = \"Now?\"\n");
        }
        if touch >= 2 {
            card.push_str("steps = [\"Sit.\"]\nstop_note = \"Say stop.\"\n");
        }
        if touch >= 2 || deep {
            card.push_str("debrief = [\"What was that like?\"]\n");
        }
        card.push_str(match self.access.as_deref() {
            Some("none") => "",
            Some("universal") => "access = { universal = true }\n",
            _ => "access = { seated = \"Sit.\" }\n",
        });
        card.push_str(match self.long_distance.as_deref() {
            Some("none") => "",
            Some("false") => "long_distance = false\n",
            _ => "long_distance = \"By video.\"\n",
        });
        card.push('\n');
        card
    }
}

/// Ids of the cards of a deck that a lint is caught in.
fn caught(cards: &str, code: &str) -> Vec<String> {
    let deck = deck_of(cards)
        .replace("language = \"en\"\n", "language = \"en\"\nadult = true\n");
    let sandbox = Sandbox::new().file("deck.toml", &deck);
    let ran = sandbox.run(&[
        "check",
        "deck.toml",
        "--message-format",
        "json",
        "--format",
        "a6",
    ]);
    assert!(
        !ran.stdout
            .contains("\"severity\":\"error\",\"code\":null,\"message\":\"this card"),
        "{}",
        ran.stdout
    );
    let lines: Vec<usize> = ran
        .stdout
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).expect("a line is JSON")
        })
        .filter(|told| told["code"] == code)
        .filter_map(|told| usize::try_from(told["line"].as_u64()?).ok())
        .collect();
    let id_above = |line: usize| {
        let before: Vec<&str> = deck.lines().take(line).collect();
        let id = before.iter().rev().find_map(|line| line.strip_prefix("id = "));
        id.unwrap_or_default().trim_matches('"').to_owned()
    };
    lines.into_iter().map(id_above).collect()
}

fn judge(code: &str) {
    let text = std::fs::read_to_string(format!("tests/lints/{code}.toml"))
        .expect("the corpus is there");
    let corpus: Corpus = toml::from_str(&text).expect("the corpus is sound");
    assert!(corpus.catch.len() >= 20 && corpus.leave.len() >= 20, "{code}");
    let mut wrong = Vec::new();
    for (cases, is_catch) in [(&corpus.catch, true), (&corpus.leave, false)] {
        // Near-duplicates are judged pair by pair, all else in one deck.
        if code == "W007" {
            for case in cases {
                let other = Case { text: case.other.clone(), ..empty() };
                let cards = other.card(1) + &case.card(2);
                if caught(&cards, code).is_empty() == is_catch {
                    wrong.push((is_catch, case.text.clone()));
                }
            }
            continue;
        }
        let cards: String =
            cases.iter().enumerate().map(|(nth, case)| case.card(nth)).collect();
        let ids = caught(&cards, code);
        for (nth, case) in cases.iter().enumerate() {
            let id = case
                .card(nth)
                .lines()
                .nth(1)
                .and_then(|line| line.strip_prefix("id = "))
                .map(|id| id.trim_matches('"').to_owned());
            if id.is_some_and(|id| ids.contains(&id)) != is_catch {
                wrong.push((is_catch, case.text.clone()));
            }
        }
    }
    assert!(wrong.is_empty(), "{code} (true: should be caught): {wrong:#?}");
}

fn empty() -> Case {
    Case {
        text: None,
        kind: None,
        consent: false,
        other: None,
        pace: None,
        touch_level: None,
        access: None,
        long_distance: None,
    }
}

macro_rules! judged {
    ($($name:ident: $code:literal),+ $(,)?) => {
        $(#[test]
        fn $name() {
            judge($code);
        })+
    };
}

judged! {
    hard_reading_is_noted: "W001",
    yes_or_no_questions_are_noted: "W002",
    two_questions_in_one_are_noted: "W003",
    absolute_words_are_noted: "W004",
    gendered_words_are_noted: "W005",
    unsupported_claims_are_noted: "W006",
    near_duplicates_are_noted: "W007",
    pace_against_touch_is_noted: "W008",
    a_missing_access_variant_is_noted: "W009",
    a_missing_long_distance_variant_is_noted: "W010",
    long_prompts_are_noted: "W011",
}

#[test]
fn a_card_too_long_for_large_print_is_noted_and_can_be_allowed() {
    let case = |text: &str| Case { text: Some(text.to_owned()), ..empty() };
    let follow = "follow_ups = [".to_owned()
        + &"\"What would you bring along to the lake that day?\", ".repeat(45)
        + "]\n";
    let card = case("What did you see?").card(1);
    let long = card.trim_end().to_owned() + "\n" + &follow;
    // Twelve long follow-ups fit no card in large print, but they fit none as they are either.
    assert!(caught(&long, "W012").is_empty());
    let few =
        card.trim_end().to_owned() + "\nfollow_ups = [" + &"\"Yes\", ".repeat(20) + "]\n";
    assert_eq!(caught(&few, "W012"), ["C-001", "C-001"], "in `clear` and in `large`");
    let allowed = few + "allow = { W012 = \"a list that is only read aloud\" }\n";
    assert!(caught(&allowed, "W012").is_empty());
}

#[test]
fn a_warning_can_be_allowed_explained_and_denied() {
    let card = Case { access: Some("none".to_owned()), ..empty() }.card(1);
    let sandbox = Sandbox::new().file("deck.toml", deck_of(&card));
    let ran = sandbox.succeed(&["check", "deck.toml"]);
    assert!(
        ran.stderr.contains("warning[W009]: card `C-001` has no `access`"),
        "{}",
        ran.stderr
    );
    assert_eq!(ran.stdout, "deck.toml: 1 card, 1 warning\n");
    assert_eq!(sandbox.run(&["check", "deck.toml", "--deny", "warnings"]).code, Some(1));
    let ran = sandbox.succeed(&["check", "--explain", "w009"]);
    assert!(ran.stdout.starts_with("W009: no access variant\n"), "{}", ran.stdout);
    assert_eq!(sandbox.run(&["check", "--explain", "W099"]).code, Some(1));
    let allowed = card.trim_end().to_owned() + "\nallow = { W009 = \"for the test\" }\n";
    let sandbox = sandbox.file("deck.toml", deck_of(&allowed));
    sandbox.succeed(&["check", "deck.toml", "--deny", "warnings"]);
}
