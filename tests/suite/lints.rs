//! Each lint against sentences that it must catch and sentences that it must leave alone,
//! written before the rules were.

use serde::Deserialize;

use crate::sandbox::{Sandbox, deck_of, png};

#[derive(Deserialize)]
struct Corpus {
    #[serde(default)]
    catch: Vec<Case>,
    #[serde(default)]
    leave: Vec<Case>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Case {
    text: Option<String>,
    kind: Option<String>,
    consent: bool,
    other: Option<String>,
    pace: Option<u8>,
    touch_level: Option<u8>,
    access: Option<String>,
    long_distance: Option<String>,
    /// Keys as a deck has them, in place of those that the card would be given here.
    with: toml::Table,
}

impl Case {
    /// A sound card that is about this case alone; its first key is the id.
    fn card(&self, nth: usize) -> String {
        let mut keys = toml::Table::new();
        let mut put = |key: &str, value: toml::Value| keys.insert(key.to_owned(), value);
        let kind = self.kind.as_deref().unwrap_or("conversation");
        let (touch, pace) = (self.touch(), self.pace.unwrap_or(1));
        put("id", format!("{}-{nth:03}", letter(kind)).into());
        put("kind", kind.into());
        put("title", "A card".into());
        put("prompt", self.text.as_deref().unwrap_or("Name what you saw.").into());
        put("minutes", 5.into());
        put("pace", pace.into());
        put("touch_level", touch.into());
        if self.consent || touch > 0 || pace >= 4 || kind == "repair" {
            put("consent", "Now?".into());
        }
        if touch >= 2 {
            put("steps", vec!["Sit."].into());
            put("stop_note", "Say stop.".into());
        }
        if touch >= 2 || pace >= 4 {
            put("debrief", vec!["What was that like?"].into());
        }
        match self.access.as_deref() {
            Some("none") => None,
            Some("universal") => put("access", toml::toml!(universal = true).into()),
            _ => put("access", toml::toml!(seated = "Sit.").into()),
        };
        match self.long_distance.as_deref() {
            Some("none") => None,
            Some("false") => put("long_distance", false.into()),
            _ => put("long_distance", "By video.".into()),
        };
        for (key, value) in &self.with {
            put(key, value.clone());
        }
        let lines = keys.iter().map(|(key, value)| format!("{key} = {value}\n"));
        format!("[[card]]\n{}\n", lines.collect::<String>())
    }

    fn touch(&self) -> u8 {
        let is_touch = self.kind.as_deref() == Some("touch");
        self.touch_level.unwrap_or(u8::from(is_touch))
    }
}

/// The letter that the ids of a kind begin with.
fn letter(kind: &str) -> char {
    match kind {
        "touch" => 'T',
        "novelty" => 'N',
        "ritual" => 'R',
        "reflection" => 'F',
        "check-in" => 'K',
        "repair" => 'M',
        "wild" => 'W',
        "rule" => 'H',
        _ => 'C',
    }
}

/// Ids of the cards of a deck that a lint is caught in.
fn caught(cards: &str, code: &str) -> Vec<String> {
    let deck = deck_of(cards)
        .replace("language = \"en\"\n", "language = \"en\"\nadult = true\n");
    let sandbox = Sandbox::new().file("deck.toml", &deck).file("a.png", png());
    let ran = sandbox.run(&[
        "check",
        "deck.toml",
        "--message-format",
        "json",
        "--format",
        "a6",
    ]);
    assert!(!ran.stdout.contains("\"severity\":\"error\""), "{}", ran.stdout);
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
                let other = Case { text: case.other.clone(), ..Case::default() };
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
    a_card_too_long_for_large_print_is_noted: "W012",
    chopped_sentences_are_noted: "W016",
    british_words_are_noted: "W017",
    held_touch_without_a_check_is_noted: "W018",
}

/// What a whole deck of the corpus's cards is told: each of them counts as it should.
fn judge_shares(code: &str) {
    let text = std::fs::read_to_string(format!("tests/lints/{code}.toml"))
        .expect("the corpus is there");
    let corpus: Corpus = toml::from_str(&text).expect("the corpus is sound");
    assert!(corpus.catch.len() >= 20 && corpus.leave.len() >= 20, "{code}");
    let cases = corpus.catch.iter().chain(&corpus.leave);
    let cards: String = cases.enumerate().map(|(nth, case)| case.card(nth)).collect();
    let all = corpus.catch.len() + corpus.leave.len();
    let found = told(&deck_of(&cards), code);
    let counts = found.iter().map(|message| {
        assert!(message.contains(&format!(" of {all} cards ")), "{message}");
        let count = message.split(' ').next().and_then(|word| word.parse().ok());
        count.unwrap_or(0_usize)
    });
    assert_eq!(counts.sum::<usize>(), corpus.catch.len(), "{found:#?}");
    // The cards to leave are no more than a deck may have, and a few cards are no share.
    let leave = |nth: usize| corpus.leave[nth % corpus.leave.len()].card(nth);
    let leave: String = (0..30).map(leave).collect();
    assert_eq!(told(&deck_of(&leave), code), [""; 0]);
    let few: String = (0..20).map(|nth| corpus.catch[nth].card(nth)).collect();
    assert_eq!(told(&deck_of(&few), code), [""; 0]);
    let allowed = deck_of(&cards).replace(
        "language = \"en\"\n",
        &format!("language = \"en\"\nallow = {{ {code} = \"for the test\" }}\n"),
    );
    assert_eq!(told(&allowed, code), [""; 0]);
}

/// The messages with a code for a deck.
fn told(deck: &str, code: &str) -> Vec<String> {
    let sandbox = Sandbox::new().file("deck.toml", deck);
    let asked = ["check", "deck.toml", "--message-format", "json", "--format", "a6"];
    let ran = sandbox.run(&asked);
    assert!(!ran.stdout.contains("\"severity\":\"error\""), "{}", ran.stdout);
    let lines = ran.stdout.lines().map(|line| {
        serde_json::from_str::<serde_json::Value>(line).expect("a line is JSON")
    });
    let with_code = lines.filter(|told| told["code"] == code);
    with_code.filter_map(|told| Some(told["message"].as_str()?.to_owned())).collect()
}

#[test]
fn lists_of_three_are_counted_over_a_deck() {
    judge_shares("W013");
}

#[test]
fn formulas_are_counted_over_a_deck() {
    judge_shares("W014");
}

#[test]
fn cards_that_need_a_thing_are_counted_over_a_deck() {
    judge_shares("W015");
}

#[test]
fn a_share_names_its_cards_and_leaves_out_those_that_say_why() {
    let case =
        Case { text: Some("Take a pen, and write.".to_owned()), ..Case::default() };
    let cards: String = (0..30).map(|nth| case.card(nth)).collect();
    let why = "\nallow = { W015 = \"for the test\" }\n";
    let cards = cards.replacen("\nlong_distance", &format!("{why}long_distance"), 1);
    let found = told(&deck_of(&cards), "W015");
    assert_eq!(
        found,
        [
            "29 of 30 cards need a thing, 97 in 100: `C-001`, `C-002`, `C-003`, `C-004`, `C-005` \
          and 24 more; one in 3 may"
        ]
    );
}

#[test]
fn british_words_are_at_home_in_a_british_deck() {
    let text = Some("Which colour do you two like?".to_owned());
    let deck = deck_of(&Case { text, ..Case::default() }.card(1));
    for (language, is_told) in [("en", true), ("en-US", true), ("en-GB", false)] {
        let deck = deck.replace("\"en\"", &format!("\"{language}\""));
        assert_eq!(!told(&deck, "W017").is_empty(), is_told, "{language}");
    }
}

#[test]
fn a_warning_allowed_in_the_head_is_allowed_on_every_card() {
    let card = Case { access: Some("none".to_owned()), ..Case::default() }.card(1);
    let deck = deck_of(&card).replace(
        "language = \"en\"\n",
        "language = \"en\"\nallow = { W009 = \"for the test\" }\n",
    );
    assert_eq!(told(&deck, "W009"), [""; 0]);
    let sandbox =
        Sandbox::new().file("deck.toml", deck.replace("\"for the test\"", "\"\""));
    let ran = sandbox.run(&["check", "deck.toml"]);
    assert!(ran.stderr.contains("`W009` is allowed without a reason"), "{}", ran.stderr);
}

#[test]
fn a_card_is_noted_for_each_large_edition_but_not_where_it_does_not_fit_anyway() {
    let mut case = Case::default();
    case.with.insert("follow_ups".to_owned(), vec!["Yes?"; 20].into());
    let card = case.card(1);
    assert_eq!(caught(&card, "W012"), ["C-001", "C-001"], "in `clear` and in `large`");
    // Twenty lines do not fit a poker card in any edition: that is an error, told once.
    let sandbox = Sandbox::new().file("deck.toml", deck_of(&card));
    let ran = sandbox.run(&["check", "deck.toml", "--format", "poker"]);
    assert!(ran.stderr.contains("card `C-001` does not fit"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("W012"), "{}", ran.stderr);
}

#[test]
fn a_warning_can_be_allowed_explained_and_denied() {
    let card = Case { access: Some("none".to_owned()), ..Case::default() }.card(1);
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
