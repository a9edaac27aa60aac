//! The files of weekly plans, what is remembered of them, and what is said when they cannot be
//! made.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};

use crate::sandbox::Sandbox;

const PLAN: [&str; 7] =
    ["weekly", "--weeks", "2", "--start", "2026-11-30", "--seed", "maple tree"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    PLAN.iter().copied().chain(more.iter().copied()).collect()
}

/// The files of a folder with their bytes.
fn bytes(sandbox: &Sandbox, folder: &str) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(sandbox.path(folder)).expect("the folder is there");
    let file = |entry: fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        (name, fs::read(entry.path()).expect("a file"))
    };
    entries.flatten().map(file).collect()
}

fn text(sandbox: &Sandbox, name: &str) -> String {
    String::from_utf8(sandbox.read(name)).expect("a text")
}

/// Ids of a plan's cards by slot.
fn cards(plan: &str) -> BTreeMap<String, String> {
    let plan: toml::Table = plan.parse().expect("a plan is TOML");
    let mut cards = BTreeMap::new();
    for week in plan["week"].as_array().expect("weeks") {
        for card in week["card"].as_array().expect("cards") {
            let word = |key: &str| card[key].as_str().expect("a word").to_owned();
            cards.insert(word("slot"), word("id"));
        }
    }
    cards
}

#[test]
fn a_preview_shows_the_plan_and_writes_nothing() {
    let sandbox = Sandbox::new();
    let ran = sandbox.succeed(&with(&["--preview"]));
    snapbox::assert_data_eq!(
        ran.stdout,
        snapbox::file!["../messages/weekly-preview.txt"].raw()
    );
    assert!(sandbox.files().is_empty(), "{:?}", sandbox.files());
}

#[test]
fn a_plan_brings_its_cards_pages_calendar_and_memory() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&PLAN);
    let names: Vec<String> = bytes(&sandbox, "weekly").into_keys().collect();
    assert_eq!(
        names,
        [
            "own-a.pdf",
            "own-b.pdf",
            "plan.ics",
            "plan.pdf",
            "plan.toml",
            "week-01-cards.pdf",
            "week-02-cards.pdf",
            "workbook.pdf"
        ]
    );
    assert!(sandbox.files().contains(&"emberdeck.history.toml".to_owned()));
    let calendar = text(&sandbox, "weekly/plan.ics");
    assert!(
        calendar.contains("DTSTART;VALUE=DATE:20261130\r\nDTEND;VALUE=DATE:20261201\r\n")
    );
    assert!(!calendar.contains("Warm hands"));
    // Its days are unique, and lines end as the standard says.
    let uids: Vec<&str> =
        calendar.lines().filter(|line| line.starts_with("UID")).collect();
    let unique: std::collections::BTreeSet<_> = uids.iter().collect();
    assert!(uids.len() == unique.len() && uids.len() >= 8);
}

#[test]
fn the_same_command_gives_the_same_bytes_again() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&PLAN);
    let first = bytes(&sandbox, "weekly");
    let history = sandbox.read("emberdeck.history.toml");
    // The history now holds the plan's own cards; they do not count against it.
    sandbox.succeed(&PLAN);
    assert_eq!(bytes(&sandbox, "weekly"), first);
    assert_eq!(sandbox.read("emberdeck.history.toml"), history);
    sandbox.succeed(&["weekly", "--plan", "weekly/plan.toml", "-o", "again"]);
    assert_eq!(bytes(&sandbox, "again"), first);
}

#[test]
fn the_next_month_honours_what_came() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&PLAN);
    let next = ["weekly", "--weeks", "4", "--start", "2026-12-14", "--seed", "rain"];
    let next: Vec<&str> = next.into_iter().chain(["-o", "next"]).collect();
    sandbox.succeed(&next);
    let (one, other) = (
        cards(&text(&sandbox, "weekly/plan.toml")),
        cards(&text(&sandbox, "next/plan.toml")),
    );
    let again: Vec<&String> =
        other.values().filter(|id| one.values().any(|seen| seen == *id)).collect();
    // `K-401` says that it may be repeated.
    let repeated = ["H-001", "H-002", "K-401"];
    assert_eq!(again, repeated, "only the rules, how to stop and a check-in come again");
    let history = text(&sandbox, "emberdeck.history.toml");
    assert!(history.lines().skip(5).all(|line| line.starts_with('"') || line.is_empty()));
}

#[test]
fn a_slot_is_drawn_anew_and_the_rest_stays() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&PLAN);
    let before = cards(&text(&sandbox, "weekly/plan.toml"));
    let first = bytes(&sandbox, "weekly");
    sandbox.succeed(&["weekly", "--plan", "weekly/plan.toml", "--reroll", "2.4"]);
    let after = cards(&text(&sandbox, "weekly/plan.toml"));
    let changed: Vec<&String> =
        before.keys().filter(|slot| before[*slot] != after[*slot]).collect();
    assert_eq!(changed, ["2.4"]);
    let now = bytes(&sandbox, "weekly");
    assert_eq!(now["week-01-cards.pdf"], first["week-01-cards.pdf"]);
    assert_ne!(now["week-02-cards.pdf"], first["week-02-cards.pdf"]);
    // Drawn anew once more, it is another one.
    sandbox.succeed(&["weekly", "--plan", "weekly/plan.toml", "--reroll", "2.4"]);
    let third = cards(&text(&sandbox, "weekly/plan.toml"));
    assert!(third["2.4"] != after["2.4"]);
}

#[test]
fn a_card_is_put_into_a_slot_by_hand_within_the_rules() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&PLAN);
    let plan = ["weekly", "--plan", "weekly/plan.toml"];
    let swap =
        |card: &'static str| plan.into_iter().chain(["--swap", card]).collect::<Vec<_>>();
    sandbox.succeed(&swap("2.1=C-116"));
    assert_eq!(cards(&text(&sandbox, "weekly/plan.toml"))["2.1"], "C-116");
    let ran = sandbox.run(&swap("2.1=C-192"));
    assert_eq!(ran.code, Some(1));
    assert_eq!(
        ran.stderr,
        "error: C-192 cannot stand in slot 2.1: it is deeper than the week's pace\n  \
         = help: take another card or another slot; the rest of the plan stays as it is\n"
    );
}

#[test]
fn a_changed_card_needs_to_be_accepted() {
    let deck =
        include_str!("../../decks/hearth-starter.toml").replace("hearth-starter", "ours");
    let sandbox = Sandbox::new().file("ours.toml", &deck);
    let draw = ["weekly", "ours.toml", "--weeks", "1", "--profile", "light"];
    let draw: Vec<&str> =
        draw.into_iter().chain(["--start", "2026-11-30", "--seed", "rain"]).collect();
    sandbox.succeed(&draw);
    let (_, id) = cards(&text(&sandbox, "weekly/plan.toml")).pop_last().expect("a card");
    let at = deck.find(&format!("id = \"{id}\"")).expect("the card is there");
    let title = at + deck[at..].find("title = \"").expect("it has a title") + 9;
    let changed = format!("{}X{}", &deck[..title], &deck[title..]);
    let sandbox = sandbox.file("ours.toml", changed);
    let again = ["weekly", "--plan", "weekly/plan.toml"];
    let ran = sandbox.run(&again);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr
            .contains(&format!("1 card has changed since the plan was drawn: ours#{id}")),
        "{}",
        ran.stderr
    );
    sandbox.succeed(&[again.as_slice(), &["--accept-changes"]].concat());
}

#[test]
fn a_damaged_history_is_told_of_and_kept_aside() {
    let sandbox = Sandbox::new().file("emberdeck.history.toml", "[came\n");
    let ran = sandbox.succeed(&PLAN);
    assert!(
        ran.stderr.contains("`emberdeck.history.toml` could not be read"),
        "{}",
        ran.stderr
    );
    assert_eq!(sandbox.read("emberdeck.history.damaged-1.toml"), b"[came\n");
    assert!(text(&sandbox, "emberdeck.history.toml").contains("#C-"));
}

#[test]
fn two_runs_at_once_lose_nothing_of_each_other_s_history() {
    let sandbox = Sandbox::new();
    let starts = ["2026-11-30", "2027-11-29", "2028-11-27", "2029-11-26"];
    let children: Vec<_> = starts
        .iter()
        .map(|start| {
            let weekly = ["weekly", "--weeks", "1", "--seed", "rain", "--start", start];
            let mut command = sandbox.command(&weekly);
            command.args(["-o", start]).stdout(std::process::Stdio::null());
            command.spawn().expect("the program runs")
        })
        .collect();
    for mut child in children {
        assert!(child.wait().expect("the program ends").success());
    }
    let history = text(&sandbox, "emberdeck.history.toml");
    for year in ["2026", "2027", "2028", "2029"] {
        assert!(history.contains(&format!("{year}-1")), "{year}\n{history}");
    }
}

#[test]
fn a_plan_without_dates_has_none_and_is_not_remembered() {
    let sandbox = Sandbox::new();
    let ran = sandbox.succeed(&[
        "weekly",
        "--undated",
        "--weeks",
        "1",
        "--seed",
        "a",
        "--one-file",
    ]);
    assert!(ran.stderr.contains("is not remembered"), "{}", ran.stderr);
    assert_eq!(sandbox.files(), ["weekly"]);
    let names: Vec<String> = bytes(&sandbox, "weekly").into_keys().collect();
    let all = "cards.pdf own-a.pdf own-b.pdf plan.pdf plan.toml workbook.pdf";
    assert_eq!(names.join(" "), all);
    assert!(!text(&sandbox, "weekly/plan.toml").contains("\nstart"));
}

#[test]
fn what_the_two_leave_out_is_one_list_that_says_nothing_of_either() {
    let before = "# Ours.\n[weekly]\nweeks = 2 # a fortnight\n\n[leave_out]\ntopics = [\"stress\"]\n";
    let sandbox = Sandbox::new().file("emberdeck.toml", before);
    let ran = sandbox
        .run_with(&["leave-out"], "T-001\nmoney\nsecret\n\nalcohol\nmoney\nC-240\n\n");
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    for word in ["T-001", "money", "alcohol", "C-240", "secret", "stress"] {
        assert!(!ran.stdout.contains(word) && !ran.stderr.contains(word), "{word}");
    }
    assert!(ran.stderr.contains("that is no card, topic or reason"), "{}", ran.stderr);
    assert_eq!(
        text(&sandbox, "emberdeck.toml"),
        "# Ours.\n[weekly]\nweeks = 2 # a fortnight\n\n[leave_out]\ntopics = [\"money\", \"stress\"]\n\
         cards = [\"C-240\", \"T-001\"]\navoid_if = [\"alcohol\"]\n"
    );
    let plan =
        sandbox.succeed(&["weekly", "--seed", "a", "--start", "2026-11-30", "--preview"]);
    assert!(plan.stdout.contains("in 2 weeks"));
    let sandbox = Sandbox::new().file("emberdeck.toml", "# Ours alone.\n");
    assert_eq!(sandbox.run_with(&["leave-out"], "money\n\n\n").code, Some(0));
    let kept = text(&sandbox, "emberdeck.toml");
    assert_eq!(kept, "# Ours alone.\n[leave_out]\ntopics = [\"money\"]\n");
}

#[test]
fn each_can_leave_out_alone_and_nothing_says_who_did() {
    let sandboxes = ["a", "b"].map(|who| {
        let before = "[leave_out]\ntopics = [\"stress\"]\n";
        let sandbox = Sandbox::new().file("emberdeck.toml", before);
        let ran = sandbox.run_with(&["leave-out", "--for", who], "money\nT-001\n\n");
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        assert_eq!(
            ran.stderr,
            "note: you: card ids, topics or reasons, one a line; nothing shows. An empty line ends it.\nnote: done\n"
        );
        assert_eq!(
            ran.stdout,
            "emberdeck.toml: the list is kept; what either of you named stays out\n"
        );
        sandbox
    });
    for sandbox in &sandboxes {
        assert_eq!(
            text(sandbox, "emberdeck.toml"),
            "[leave_out]\ntopics = [\"money\", \"stress\"]\ncards = [\"T-001\"]\n"
        );
    }
}

#[test]
fn a_card_that_settings_keep_out_is_refused_in_the_same_words_whatever_the_cause() {
    let causes = [
        "[leave_out]\ncards = [\"T-007\"]\n",
        "[leave_out]\navoid_if = [\"pain\"]\n",
        "[print]\ntouch = \"..1\"\n",
        "[print]\nminutes = \"..1\"\n",
        "[print]\nkind = [\"no:touch\"]\n",
    ];
    let commands = [
        &["cards", "--card", "T-007"][..],
        &["handout", "T-007"],
        &["weekly", "--seed", "a", "--swap", "1.3=T-007", "--preview"],
    ];
    for (nth, cause) in causes.into_iter().enumerate() {
        let sandbox = Sandbox::new().file("emberdeck.toml", cause);
        // With the last two there is no plan at all to put a card into.
        let tried = if nth < 3 { &commands[..] } else { &commands[..2] };
        for command in tried {
            let ran = sandbox.run(command);
            assert_eq!(ran.code, Some(1), "{cause}: {command:?}");
            let said = "note: `emberdeck.toml` sets what is printed\n\
                error: T-007 is not among the cards that your options and settings allow\n  = help: name another card, or ask for more kinds, levels or minutes\n";
            assert_eq!(ran.stderr, said, "{cause}: {command:?}");
        }
    }
}

#[test]
fn wishes_are_counted_as_one_rule_and_never_relaxed() {
    let sandbox = Sandbox::new()
        .file("emberdeck.toml", "[leave_out]\ntopics = [\"body\", \"play\", \"trust\", \"boundaries\", \"home\", \"daily-life\"]\navoid_if = [\"pain\", \"trauma-touch\"]\n");
    let ran = sandbox.run(&with(&["--mix", "touch=6,check-in=1", "--preview"]));
    assert_eq!(ran.code, Some(1), "{}", ran.stdout);
    let said = "not among the cards that your options and settings allow";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    assert!(!ran.stderr.contains("leave_out") && !ran.stderr.contains("both-agree"));
}

#[test]
fn what_is_remembered_is_shown_and_erased() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&PLAN);
    fs::write(sandbox.path("weekly/notes.txt"), "ours").expect("a file");
    let ran = sandbox.succeed(&["forget"]);
    assert!(
        ran.stdout.starts_with("emberdeck.history.toml\nweekly/own-a.pdf\nweekly/own-b.pdf\nweekly/plan.ics\n"),
        "{}",
        ran.stdout
    );
    sandbox.succeed(&["forget", "history", "plans", "--yes"]);
    assert_eq!(sandbox.files(), ["weekly"]);
    // What Emberdeck did not make stays.
    let names: Vec<String> = bytes(&sandbox, "weekly").into_keys().collect();
    assert_eq!(names, ["notes.txt"]);
    assert_eq!(
        sandbox.succeed(&["forget"]).stdout,
        "nothing of the kind is remembered here\n"
    );
}

#[test]
fn a_plan_that_was_edited_is_not_overwritten() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&PLAN);
    let mut plan = text(&sandbox, "weekly/plan.toml");
    plan.push_str("# ours\n");
    fs::write(sandbox.path("weekly/plan.toml"), plan).expect("a file");
    let ran = sandbox.run(&PLAN);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr.contains("`weekly` holds a plan already, of 2 weeks from 2026-11-30"),
        "{}",
        ran.stderr
    );
    sandbox.succeed(&with(&["--force"]));
}

#[test]
fn a_plan_stands_by_itself_whatever_becomes_of_the_project_file() {
    let sandbox = Sandbox::new().file(
        "emberdeck.toml",
        "[weekly]\nweeks = 9\nprofile = \"light\"\nrest_days = [\"sun\"]\n",
    );
    sandbox.succeed(&["weekly", "--start", "2026-11-30", "--seed", "rain"]);
    let before = cards(&text(&sandbox, "weekly/plan.toml"));
    fs::remove_file(sandbox.path("emberdeck.toml")).expect("the file is there");
    sandbox.succeed(&["weekly", "--plan", "weekly/plan.toml", "--reroll", "9.2"]);
    let after = cards(&text(&sandbox, "weekly/plan.toml"));
    let changed: Vec<_> =
        before.keys().filter(|slot| before[*slot] != after[*slot]).collect();
    assert_eq!((before.len(), after.len(), changed.len()), (37, 37, 1));
}

#[test]
fn what_is_left_out_since_a_plan_was_drawn_is_told_when_it_is_made_again() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&PLAN);
    let id = cards(&text(&sandbox, "weekly/plan.toml"))["1.2"].clone();
    let wishes = format!("[leave_out]\ncards = [\"{id}\"]\n");
    let sandbox = sandbox.file("emberdeck.toml", wishes);
    let ran = sandbox.succeed(&["weekly", "--plan", "weekly/plan.toml"]);
    let told = "what is not, is not printed: `--reroll 1.2` draws others";
    assert!(ran.stderr.contains(told) && !ran.stderr.contains(&id), "{}", ran.stderr);
    sandbox.succeed(&["weekly", "--plan", "weekly/plan.toml", "--reroll", "1.2"]);
    assert_ne!(cards(&text(&sandbox, "weekly/plan.toml"))["1.2"], id);
}

#[test]
fn a_plan_edited_by_hand_brings_nobody_nearer_than_both_agree() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&PLAN);
    let plan = text(&sandbox, "weekly/plan.toml");
    let id = cards(&plan)["2.4"].clone();
    let at = plan.find("slot = \"2.4\"").expect("the slot is there");
    let edited = plan[at..].replacen(&format!("\"{id}\""), "\"T-151\"", 1);
    let from = edited.find("deck = \"").expect("the card's deck") + "deck = \"".len();
    let to = from + edited[from..].find('"').expect("the end of its name");
    let edited = [&edited[..from], "touch", &edited[to..]].concat();
    let sandbox = sandbox.file("edited.toml", plan[..at].to_owned() + &edited);
    let again = ["weekly", "--plan", "edited.toml", "--accept-changes", "-o", "out"];
    let ran = sandbox.run(&again);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("nearer than both have said yes to"), "{}", ran.stderr);
}

#[test]
fn a_wish_that_names_no_card_is_an_error() {
    let sandbox =
        Sandbox::new().file("emberdeck.toml", "[leave_out]\ncards = [\"T-104x\"]\n");
    let ran = sandbox.run(&with(&["--preview"]));
    assert_eq!(
        (ran.code, &*ran.stderr),
        (
            Some(1),
            "note: `emberdeck.toml` sets what is printed\n\
             error: `emberdeck.toml` leaves out `T-104x`, and there is no such card\n  \
             = help: did you mean `T-104`?\n"
        )
    );
}

#[test]
fn an_option_of_the_draw_is_refused_for_a_plan_that_is_drawn() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&PLAN);
    let ran = sandbox.run(&["weekly", "--plan", "weekly/plan.toml", "--seed", "other"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("`--seed` belongs to the draw"), "{}", ran.stderr);
    // How the sheets look may change, and is remembered with the plan.
    let paper = ["weekly", "--plan", "weekly/plan.toml", "--paper", "letter"];
    sandbox.succeed(&paper);
    assert!(text(&sandbox, "weekly/plan.toml").contains("\npaper = \"letter\"\n"));
    let ran =
        sandbox.run(&with(&["--reroll", "1.2", "--swap", "1.2=C-116", "--preview"]));
    assert!(ran.stderr.contains("both drawn anew and given a card"), "{}", ran.stderr);
}

/// The days of a plan's cards.
fn days(plan: &str) -> Vec<String> {
    let plan: toml::Table = plan.parse().expect("a plan is TOML");
    let mut days = Vec::new();
    for week in plan["week"].as_array().expect("weeks") {
        let start: jiff::civil::Date =
            week["start"].to_string().parse().expect("weeks have dates");
        for card in week["card"].as_array().expect("cards") {
            let day = card["day"].as_integer().expect("cards have days");
            let date =
                start.checked_add(jiff::Span::new().days(day - 1)).expect("a date");
            days.push(date.strftime("%a %F").to_string());
        }
    }
    days
}

#[test]
fn rest_days_and_dates_without_cards_have_none() {
    let sandbox = Sandbox::new();
    let more = [
        "--rest-days",
        "fri",
        "--blackout",
        "2026-12-01..2026-12-02,2026-12-07..2026-12-13",
    ];
    sandbox.succeed(&with(&more));
    let days = days(&text(&sandbox, "weekly/plan.toml"));
    assert_eq!(days.len(), 19);
    for day in &days {
        assert!(!day.starts_with("Fri"), "{day}");
        assert!(!day.contains("2026-12-01") && !day.contains("2026-12-02"), "{day}");
    }
    // The second week has no free day, and the plan passes over it.
    assert!(days[10..].iter().all(|day| day[4..] >= *"2026-12-14"), "{days:?}");
}

/// The ceilings of a plan's weeks, pace before touch, as the table tells them.
fn ceilings(more: &[&str]) -> Vec<(i64, i64)> {
    let plan = ["weekly", "--weeks=3", "--seed=rain", "--start=2026-11-30", "--preview"];
    let ran = Sandbox::new().succeed(&[plan.as_slice(), more].concat());
    let weeks = ran.stdout.lines().filter(|line| line.starts_with("Week "));
    let level = |week: &str, what: &str| {
        let (_, level) = week.split_once(what).expect("a ceiling");
        level.split(',').next().and_then(|level| level.parse().ok()).expect("a level")
    };
    weeks.map(|week| (level(week, "pace up to "), level(week, "touch up to "))).collect()
}

#[test]
fn ceilings_go_on_hold_or_step_back() {
    assert_eq!(ceilings(&[]), [(1, 1), (2, 1), (3, 2)]);
    assert_eq!(ceilings(&["--resume", "5"]), [(3, 2), (3, 2), (4, 2)]);
    assert_eq!(
        ceilings(&["--resume", "5", "--both-agree", "3"]),
        [(3, 2), (3, 3), (4, 3)]
    );
    assert_eq!(ceilings(&["--resume", "5", "--hold"]), [(3, 2); 3]);
    assert_eq!(ceilings(&["--resume", "5", "--step-back"]), [(2, 1); 3]);
    assert_eq!(
        ceilings(&["--pace-ramp", "1,1,2", "--touch-ramp", "1"]),
        [(1, 1), (1, 1), (2, 1)]
    );
}

#[test]
fn only_the_cards_that_are_named_are_drawn() {
    let sandbox = Sandbox::new();
    let cards: Vec<&str> = "C-116 C-148 T-001 N-109 K-105 K-102 C-240"
        .split(' ')
        .flat_map(|id| ["--card", id])
        .collect();
    let one = ["weekly", "--weeks", "1", "--seed", "a", "--start", "2026-11-30"];
    let mix = ["--mix", "conversation=1,touch=1,check-in=1", "--preview"];
    let ran = sandbox.succeed(&[&one[..], &mix[..], &cards[..]].concat());
    let rows = ran.stdout.lines().filter(|line| line.contains(" min  "));
    for line in rows.filter(|line| !line.contains("1.0")) {
        assert!(cards.iter().any(|id| line.contains(id)), "{line}");
    }
}

#[test]
fn a_plan_of_someone_else_s_is_not_erased() {
    let sandbox =
        Sandbox::new().file("plan.toml", "mine = true\n").file("plan.ics", "mine\n");
    let ran = sandbox.succeed(&["forget", "plans", "--folder", ".", "--yes"]);
    assert_eq!(ran.stdout, "nothing of the kind is remembered here\n");
    assert_eq!(sandbox.files(), ["plan.ics", "plan.toml"]);
}

/// Ten requests that cannot be met, and what is said of each.
#[test]
fn ten_impossible_requests_are_explained() {
    let sandbox = Sandbox::new().file(
        "emberdeck.toml",
        "[leave_out]\navoid_if = [\"trauma-touch\", \"pain\", \"body-image\"]\n",
    );
    let requests: [&[&str]; 10] = [
        &[
            "--weeks",
            "8",
            "--mix",
            "reflection=9,check-in=1",
            "--minutes-per-week",
            "600",
        ],
        &["--weeks", "2", "--minutes-per-day", "4"],
        &["--weeks", "2", "--minutes-per-week", "30"],
        &["--weeks", "8", "--mix", "touch=9,check-in=1", "--minutes-per-week", "400"],
        &["--weeks", "2", "--days", "mon", "--minutes-per-day", "30"],
        &["--weeks", "4", "--kind", "no:check-in"],
        &["--weeks", "4", "--topic", "money"],
        &["--weeks", "2", "--must-have", "T-011"],
        &["--weeks", "2", "--mix", "conversation=3"],
        &["--weeks", "2", "--rest-days", "mon,tue,wed,thu,fri,sat,sun"],
    ];
    let mut told = String::new();
    for request in requests {
        let mut arguments =
            vec!["weekly", "--preview", "--start", "2026-11-30", "--seed", "a"];
        arguments.extend(request);
        let ran = sandbox.run(&arguments);
        assert_eq!(ran.code, Some(1), "{request:?}\n{}", ran.stdout);
        told.extend(["$ emberdeck weekly ", &request.join(" "), "\n", &ran.stderr, "\n"]);
    }
    snapbox::assert_data_eq!(
        told,
        snapbox::file!["../messages/weekly-impossible.txt"].raw()
    );
}

#[test]
fn a_run_that_waits_for_another_one_reads_what_that_one_wrote() {
    let sandbox = Sandbox::new();
    let draw = ["weekly", "--weeks", "1", "--seed", "a", "--start", "2026-11-30"];
    let alone = sandbox.succeed(&[&draw[..], &["--preview"]].concat());
    let mut talks = alone.stdout.lines().filter(|line| line.contains(" conversation "));
    let talk = talks.next_back().expect("a card to talk about");
    let card =
        talk.split_whitespace().find(|word| word.starts_with("C-")).expect("its id");
    let lock = fs::File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(sandbox.path(".emberdeck-emberdeck.history.toml.lock"))
        .expect("the lock's file");
    lock.lock().expect("the lock");
    let mut waiting = sandbox
        .command(&draw)
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program runs");
    // It says so when it has waited for a while.
    let mut told = String::new();
    let mut lines = BufReader::new(waiting.stderr.take().expect("a pipe"));
    let waits = "note: another run is at work on `emberdeck.history.toml`; this one waits for it\n";
    while !told.ends_with(waits) {
        assert!(
            lines.read_line(&mut told).expect("text") > 0,
            "it does not wait: {told}"
        );
    }
    // What the other run remembers: this card came the week before.
    let of_deck = |deck| format!("\"{deck}#{card}\" = [2026-11-24]\n");
    let came = ["hearth-starter", "conversation", "you-and-me"].map(of_deck).concat();
    let history = format!("schema = 1\n[came]\n{came}");
    fs::write(sandbox.path("emberdeck.history.toml"), history).expect("a file");
    lock.unlock().expect("the lock");
    assert!(waiting.wait().expect("it ends").success());
    let plan = text(&sandbox, "weekly/plan.toml");
    assert!(!plan.contains(&format!("\"{card}\"")), "{plan}");
}
