//! Finding cards and pages: over which decks, by which options and words, in which columns and keys.

use std::collections::BTreeSet;

use emberdeck::load::SHIPPED;
use serde_json::Value;

use crate::grove::{GROVE, TREES, grove};
use crate::sandbox::{Sandbox, card, deck_of};

/// The cards of a list, without the heads and what cards need.
fn rows(listed: &str) -> Vec<&str> {
    listed.lines().skip(1).filter(|line| !line.starts_with(' ')).collect()
}

/// The trees that a list shows, in its order.
fn trees(sandbox: &Sandbox, options: &[&str]) -> Vec<&'static str> {
    let ran = sandbox.succeed(&[&["list", "cards", GROVE], options].concat());
    let shown = rows(&ran.stdout);
    let tree = |line: &&str| TREES.into_iter().find(|tree| line.ends_with(tree));
    let trees: Vec<_> = shown.iter().filter_map(tree).collect();
    assert_eq!(trees.len(), shown.len(), "{}", ran.stdout);
    trees
}

#[test]
fn every_option_of_cards_that_chooses_cards_chooses_what_is_listed() {
    let sandbox = grove();
    assert_eq!(trees(&sandbox, &[]), TREES);
    let cases: [(&[&str], &[&str]); 18] = [
        (&["--kind", "novelty"], &["Elm", "Fir"]),
        (&["--kind", "no:novelty", "--pace", "2.."], &["Cedar", "Damson"]),
        (&["--topic", "money"], &[]),
        (&["--topic", "no:money"], &TREES),
        (&["--tag", "maple"], &[]),
        (&["--touch", "1.."], &[]),
        (&["--touch", "0"], &TREES),
        (&["--minutes", "20.."], &["Cedar", "Damson"]),
        (&["--cost", "free"], &["Alder", "Birch", "Elm", "Fir"]),
        (&["--energy", "medium"], &["Alder", "Birch", "Cedar", "Elm", "Fir"]),
        (&["--privacy", "anywhere"], &["Alder", "Birch", "Elm", "Fir"]),
        (&["--setting", "out,online"], &["Alder", "Cedar", "Damson", "Elm", "Fir"]),
        (&["--long-distance"], &["Damson", "Elm"]),
        (&["--access", "seated"], &["Alder", "Birch", "Cedar", "Damson", "Elm"]),
        (&["--card", "C-003", "--card", "test#C-001"], &["Alder", "Cedar"]),
        (&["--search", "DÁMSON"], &["Damson"]),
        (&["--search", "what next", "--search", "fir"], &["Fir"]),
        (&["--search", "dam next years"], &[]),
    ];
    for (options, expected) in cases {
        assert_eq!(trees(&sandbox, options), expected, "{options:?}");
    }
    let ran = sandbox.succeed(&["list", "cards", GROVE, "--topic", "money"]);
    assert_eq!(ran.stdout, "");
    assert_eq!(
        ran.stderr,
        "note: no card is found; try shorter or fewer words, or fewer options\n"
    );
    let ran = sandbox.run(&["list", "cards", GROVE, "--card", "C-077"]);
    assert!(ran.stderr.contains("there is no card `C-077`"), "{}", ran.stderr);
}

/// How many cards the shipped decks have, up to a touch level.
fn cards(most: u8, adult: bool) -> usize {
    let decks = SHIPPED.iter().filter(|deck| adult || !deck.is_adult());
    let decks = decks.filter_map(|shipped| shipped.load().deck);
    let cards = decks.flat_map(|deck| deck.cards);
    cards.filter(|card| card.touch_level.number() <= most).count()
}

#[test]
fn all_shipped_decks_are_searched_and_the_starter_deck_is_one_of_them() {
    let sandbox = Sandbox::new();
    let count = |options: &[&str]| {
        let ran = sandbox.succeed(&[&["list", "cards", "-q"], options].concat());
        assert_eq!(ran.stdout, "", "{options:?}: quiet");
        let ran = sandbox.succeed(&[&["list", "cards"], options].concat());
        (rows(&ran.stdout).len(), ran.stderr)
    };
    let held = cards(2, false);
    let left_out = cards(5, false) - held;
    let note = format!(
        "note: {left_out} cards from touch level 3 left out; `--both-agree 3` lists them when both of you have said yes\n"
    );
    assert_eq!(count(&[]), (held, note));
    assert_eq!(count(&["--both-agree", "3"]).0, cards(3, false));
    assert_eq!(count(&["--both-agree", "5", "--adult"]), (cards(5, true), String::new()));
    assert_eq!(cards(5, true), 593);
}

#[test]
fn one_s_own_decks_of_the_folder_are_listed_too() {
    let deck = deck_of(&card("C-001", "Which lighthouse do you remember?"));
    let named = |id: &str| deck.replace("id = \"test\"", &format!("id = \"{id}\""));
    let sandbox = Sandbox::new()
        .file("a.toml", named("ours"))
        .file("b.toml", named("ours"))
        .file("broken.toml", "[deck]\nid = 5\n")
        .file("grown.toml", named("grown").replace("version", "adult = true\nversion"))
        .file("notes.toml", "no = \"deck\"\n");
    let ran = sandbox.succeed(&["list", "cards", "--search", "lighthouse"]);
    assert_eq!(
        ran.stderr,
        "note: `./b.toml` has the id of another one and is left out\n\
         note: `./broken.toml` has problems (`emberdeck check`) and is left out\n\
         note: `./grown.toml` is for adults (`--adult`) and is left out\n"
    );
    let decks: Vec<&str> = rows(&ran.stdout)
        .iter()
        .filter_map(|row| row.split_whitespace().nth(1))
        .collect();
    assert_eq!(decks, ["ours"], "{}", ran.stdout);
    // A copy that was edited takes the place of the shipped deck; one that is named stands alone.
    let sandbox = Sandbox::new().file("touch.toml", named("touch"));
    let ran = sandbox.succeed(&["list", "cards", "--search", "lighthouse"]);
    assert!(
        rows(&ran.stdout).len() == 1 && ran.stdout.contains("C-001"),
        "{}",
        ran.stdout
    );
    let ran = sandbox.succeed(&["list", "cards", "--kind", "touch"]);
    assert!(!ran.stdout.lines().any(|row| row.starts_with("T-1")), "{}", ran.stdout);
    assert_eq!(rows(&sandbox.succeed(&["list", "cards", "touch.toml"]).stdout).len(), 1);
    let sandbox = sandbox.file("far/more.toml", named("more"));
    let added = ["list", "cards", "+far/more.toml", "--search", "lighthouse keeper"];
    assert_eq!(rows(&sandbox.succeed(&added[..3]).stdout).len(), 1 + cards(2, false));
    assert_eq!(sandbox.succeed(&added).stdout, "");
}

#[test]
fn what_the_settings_leave_out_is_not_listed() {
    let sandbox = grove().file("emberdeck.toml", "[leave_out]\ncards = [\"C-002\"]\n");
    assert!(!trees(&sandbox, &[]).contains(&"Birch"));
    let ran = sandbox.run(&["list", "cards", GROVE, "--card", "C-002"]);
    let told = "C-002 is not among the cards that your options and settings allow";
    assert!(ran.code == Some(1) && ran.stderr.contains(told), "{}", ran.stderr);
    let sandbox = grove().file("emberdeck.toml", "[print]\nminutes = \"..10\"\n");
    assert_eq!(trees(&sandbox, &[]), ["Alder", "Birch", "Elm", "Fir"]);
}

#[test]
fn columns_stand_beneath_their_heads_and_no_line_is_longer_than_a_hundred() {
    let sandbox = Sandbox::new();
    for options in [&[][..], &["--search", "paper"], &["--both-agree=5", "--adult"]] {
        let ran = sandbox.succeed(&[&["list", "cards"], options].concat());
        let longest = ran.stdout.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(100), "{}", ran.stdout);
        let lines = ran.stdout.lines().take(1).chain(rows(&ran.stdout));
        let lines: Vec<Vec<char>> = lines.map(|line| line.chars().collect()).collect();
        let heads: String = lines[0].iter().collect();
        let heads: Vec<&str> = heads.split_whitespace().collect();
        assert_eq!(
            heads,
            ["id", "deck", "kind", "topic", "pace", "touch", "min", "title"]
        );
        // A column is parted from the next by a space in every line.
        let longest = lines.iter().map(Vec::len).max().unwrap_or(0);
        let is_free =
            |at: usize| lines.iter().all(|line| line.get(at).is_none_or(|c| *c == ' '));
        let free: BTreeSet<usize> = (0..longest).filter(|at| is_free(*at)).collect();
        let begins =
            (1..longest).filter(|at| free.contains(&(at - 1)) && !free.contains(at));
        assert!(begins.count() >= heads.len() - 1, "{}", ran.stdout);
    }
    // Where there is room nothing is cut.
    let deck = deck_of(&format!(
        "{}topic = [\"play\", \"home\"]\nprops = [\"paper\", \"two pens\"]\nneeds = [\"C-002\"]\n\n{}",
        card("C-001", "Why?").trim_end().to_owned() + "\n",
        card("C-002", "Why not?"),
    ));
    let sandbox = Sandbox::new().file("d.toml", deck);
    assert_eq!(
        sandbox.succeed(&["list", "cards", "d.toml"]).stdout,
        "id     deck  kind          topic       pace  touch  min  title\n\
         C-001  test  conversation  play, home     1      0    5  A card\n       \
         needs C-002 first, paper, two pens\n\
         C-002  test  conversation                 1      0    5  A card\n"
    );
}

#[test]
fn json_has_an_object_on_each_line_with_the_keys_of_the_readme() {
    let sandbox = Sandbox::new();
    let readme = std::fs::read_to_string("README.md").expect("there is a README");
    for (what, options) in [
        ("cards", &["--search", "hug", "--touch", "..2"][..]),
        ("worksheets", &["--search", "repair"]),
    ] {
        let list = [&["list", what], options].concat();
        let json = sandbox.succeed(&[&list[..], &["--message-format", "json"]].concat());
        let human =
            sandbox.succeed(&[&list[..], &["--message-format", "human"]].concat());
        let is_cards = what == "cards";
        let shown =
            if is_cards { rows(&human.stdout) } else { human.stdout.lines().collect() };
        let told: Vec<Value> = json
            .stdout
            .lines()
            .map(|line| serde_json::from_str(line).expect("an object"))
            .collect();
        assert!(told.len() == shown.len() && !told.is_empty(), "{}", json.stdout);
        let row =
            readme.lines().find(|line| line.starts_with(&format!("| `list {what}`")));
        let row = row.unwrap_or_else(|| panic!("no row for {what}"));
        let documented: BTreeSet<&str> = row.split('`').skip(3).step_by(2).collect();
        for (object, line) in told.iter().zip(shown) {
            let object = object.as_object().expect("an object");
            let keys: BTreeSet<&str> = object.keys().map(String::as_str).collect();
            assert_eq!(keys, documented, "{what}");
            let id = object["id"].as_str().expect("an id");
            assert!(line.starts_with(&format!("{id} ")), "{id}: {line}");
        }
        if is_cards {
            let prompts = told.iter().all(|card| card["touch"].as_u64() <= Some(2));
            assert!(prompts, "{}", json.stdout);
        }
    }
}

#[test]
fn a_search_of_worksheets_needs_all_words() {
    let sandbox = Sandbox::new();
    let ids = |words: &str| -> Vec<String> {
        let ran = sandbox.succeed(&["list", "worksheets", "--search", words]);
        let ids = ran.stdout.lines().filter_map(|line| line.split(' ').next());
        ids.map(str::to_owned).collect()
    };
    assert!(ids("REPAIR").contains(&"repair".to_owned()));
    let (one, two) = (ids("say"), ids("say avoid"));
    assert!(two.contains(&"say-avoid".to_owned()) && two.len() < one.len(), "{two:?}");
    let ran = sandbox.succeed(&["list", "worksheets", "--search", "xylophone"]);
    assert_eq!(
        (&*ran.stdout, &*ran.stderr),
        ("", "note: no page is found; search for fewer words\n")
    );
}

#[test]
fn options_that_would_change_nothing_are_slips() {
    let sandbox = Sandbox::new();
    for (words, said) in [
        (
            &["papers", "--search", "a4"][..],
            "only `list cards` and `list worksheets` take",
        ),
        (&["worksheets", "--kind", "touch"], "options that choose cards"),
        (&["worksheets", "--adult"], "options that choose cards"),
        (&["presets", "--card", "C-001"], "options that choose cards"),
        (&["formats", "touch"], "only `list cards` takes decks"),
    ] {
        let ran = sandbox.run(&[&["list"], words].concat());
        assert_eq!((ran.code, &*ran.stdout), (Some(2), ""), "{words:?}");
        assert!(ran.stderr.contains(said), "{words:?}: {}", ran.stderr);
    }
}
