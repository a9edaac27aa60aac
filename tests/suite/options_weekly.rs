//! What each option of `weekly` does: which cards a plan holds and when, and how they are set.

use crate::drawn::{Area, Drawn, pages};
use crate::grove::{GROVE, grove_of_weeks, tree};
use crate::sandbox::{Ran, Sandbox};

/// One card of a plan, as it is shown.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    week: usize,
    /// Its day, as `Mon 30 Nov` or `day 1`.
    day: String,
    id: String,
}

/// The cards of a plan that is shown. Of cards on one day only the first says which.
fn shown(ran: &Ran) -> Vec<Shown> {
    let (mut week, mut day) = (0, String::new());
    let mut cards = Vec::new();
    for line in ran.stdout.lines() {
        if line.starts_with("Week ") {
            week += 1;
        } else if let Some(line) = line.strip_prefix("  ") {
            let (named, rest) = line.split_at(11);
            if !named.trim().is_empty() {
                named.trim().clone_into(&mut day);
            }
            let id = rest.split_whitespace().nth(1).expect("an id").to_owned();
            cards.push(Shown { week, day: day.clone(), id });
        }
    }
    cards
}

/// Options that say nothing of their own: much may be done in a week.
const ROOMY: [&str; 7] = [
    "weekly",
    GROVE,
    "--seed=a",
    "--minutes-per-week=300",
    "--minutes-per-day=90",
    "--preview",
    "--no-history",
];

fn preview(sandbox: &Sandbox, options: &[&str]) -> Ran {
    sandbox.run(&[&ROOMY[..], options].concat())
}

/// The ids of a plan in their order, without house rules and check-ins.
fn drawn(ran: &Ran) -> Vec<String> {
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let ids = shown(ran).into_iter().map(|card| card.id);
    let mut ids: Vec<String> = ids.filter(|id| !id.starts_with(['H', 'K'])).collect();
    ids.sort();
    ids
}

#[test]
fn each_limit_leaves_a_plan_the_cards_within_it_and_says_so_of_one_more() {
    let sandbox = grove_of_weeks("");
    let all = ["C-001", "C-002", "C-003", "C-004", "N-005"];
    let winter = ["--weeks=1", "--start=2026-12-21", "--pace-ramp=5"];
    let mix = |talks: usize, new: usize| {
        format!("--mix=conversation={talks},novelty={new},check-in=1")
    };
    let ran = preview(&sandbox, &[&winter[..], &[&mix(4, 1)]].concat());
    assert_eq!(drawn(&ran), all);
    let cases: [(&[&str], &[&str], &str); 9] = [
        (&["--cost", "free"], &["C-001", "C-002"], "2 over the cost"),
        (&["--energy", "medium"], &["C-001", "C-002", "C-003"], "1 over the strength"),
        (&["--privacy", "anywhere"], &["C-001", "C-002"], "2 in need of more privacy"),
        (&["--setting", "home"], &["C-001", "C-002"], "2 for other places"),
        (
            &["--minutes", "5..20"],
            &["C-001", "C-002", "C-003"],
            "1 not among the cards that your options and settings allow",
        ),
        (
            &["--pace", "..1"],
            &["C-001", "C-002"],
            "2 not among the cards that your options and settings allow",
        ),
        (&["--kind", "no:novelty"], &["C-001", "C-002", "C-003", "C-004"], ""),
        (&["--long-distance"], &["C-004", "N-005"], "3 not for the distance"),
        (&["--access", "hearing"], &["C-001", "C-002", "C-003", "C-004"], ""),
    ];
    for (options, expected, told) in cases {
        let new = expected.iter().filter(|id| id.starts_with('N')).count();
        let talks = expected.len() - new;
        let ran =
            preview(&sandbox, &[&winter[..], &[&mix(talks, new)], options].concat());
        assert_eq!(drawn(&ran), expected, "{options:?}");
        let more =
            if told.is_empty() { mix(talks, new + 1) } else { mix(talks + 1, new) };
        let ran = preview(&sandbox, &[&winter[..], &[&more], options].concat());
        assert_eq!(ran.code, Some(1), "{options:?}");
        assert!(ran.stderr.contains(told), "{options:?} {told}: {}", ran.stderr);
    }
}

#[test]
fn the_half_of_the_earth_says_which_season_it_is() {
    let sandbox = grove_of_weeks("");
    let mix = "--mix=conversation=1,novelty=1,check-in=1";
    for (start, half, expected) in [
        ("2026-12-28", "north", "N-005"),
        ("2026-12-28", "south", "N-006"),
        ("2026-07-06", "north", "N-006"),
        ("2026-07-06", "south", "N-005"),
    ] {
        let options = ["--weeks=1", mix, "--start", start, "--hemisphere", half];
        let found = drawn(&preview(&sandbox, &options));
        assert!(found.contains(&expected.to_owned()), "{start} {half}: {found:?}");
        assert_eq!(found.len(), 2, "{start} {half}: {found:?}");
    }
}

#[test]
fn the_week_of_an_anniversary_looks_back() {
    let back = tree("C-010", "Hazel", "pace = 1\nminutes = 5\ntopic = [\"memories\"]");
    let sandbox = grove_of_weeks(&back);
    let week = ["--weeks=1", "--mix=conversation=1,check-in=1", "--start=2026-06-08"];
    let mut usual = Vec::new();
    for seed in ["a", "b", "c", "d", "e", "f", "g", "h"] {
        let seed = format!("--seed={seed}");
        let drawn = |options: &[&str]| {
            drawn(&preview(&sandbox, &[&week[..], &[&seed], options].concat()))
        };
        assert_eq!(drawn(&["--anniversary", "06-10"]), ["C-010"], "{seed}");
        usual.extend(drawn(&["--anniversary", "06-17"]));
    }
    usual.dedup();
    assert!(usual.len() > 1, "another card may come in other weeks: {usual:?}");
}

#[test]
fn no_card_comes_on_a_day_that_is_blacked_out() {
    let sandbox = Sandbox::new();
    let plan = ["weekly", "--preview", "--weeks=1", "--seed=a", "--start=2026-11-30"];
    let days = |options: &[&str]| {
        let ran = sandbox.succeed(&[&plan[..], options].concat());
        let cards = shown(&ran);
        assert!(cards.len() >= 8, "{}", ran.stdout);
        cards.into_iter().map(|card| card.day).collect::<Vec<_>>()
    };
    let gone = ["Tue 1 Dec", "Sat 5 Dec", "Sun 6 Dec"];
    let usual = days(&[]);
    assert!(gone.iter().all(|day| usual.iter().any(|other| other == day)), "{usual:?}");
    let fewer =
        days(&["--blackout", "2026-12-01", "--blackout", "2026-12-05..2026-12-06"]);
    assert!(fewer.iter().all(|day| !gone.contains(&&**day)), "{fewer:?}");
}

#[test]
fn a_card_comes_again_only_after_the_weeks_that_it_rests() {
    let sandbox = grove_of_weeks("");
    // Two cards of pace 1 and 2 each week, of the four that there are.
    let options = ["--undated", "--mix=conversation=2,check-in=1", "--pace-ramp=5"];
    let weeks = |weeks: &str, rest: &str| {
        let more = [weeks, "--cooldown-weeks", rest];
        preview(&sandbox, &[&options[..], &more].concat())
    };
    let two = drawn(&weeks("--weeks=2", "8"));
    assert_eq!(two, ["C-001", "C-002", "C-003", "C-004"]);
    let three = weeks("--weeks=3", "2");
    let cards = shown(&three);
    for card in cards.iter().filter(|card| card.id.starts_with('C')) {
        let again = cards.iter().filter(|other| other.id == card.id);
        for other in again.filter(|other| other.week > card.week) {
            assert!(other.week >= card.week + 2, "{card:?} {other:?}");
        }
    }
    assert_eq!(drawn(&three).len(), 6);
    let never = weeks("--weeks=3", "3");
    assert_eq!(never.code, Some(1), "{}", never.stdout);
}

#[test]
fn a_plan_that_goes_on_rises_holds_or_steps_back() {
    let sandbox = Sandbox::new();
    let plan = ["weekly", "--preview", "--weeks=1", "--seed=a", "--undated"];
    // By the ramps 1, 2, 2, 3, 3 of pace and 1, 1, 2, 2, 2 of touch.
    for (options, ceilings) in [
        (&["--resume", "4"][..], "pace up to 3, touch up to 2"),
        (&["--resume", "4", "--hold"], "pace up to 2, touch up to 2"),
        (&["--resume", "4", "--step-back"], "pace up to 1, touch up to 1"),
        (&["--resume", "2", "--hold"], "pace up to 1, touch up to 1"),
    ] {
        let ran = sandbox.succeed(&[&plan[..], options].concat());
        assert!(ran.stdout.contains(ceilings), "{options:?}\n{}", ran.stdout);
    }
    let two = ["--weeks=2", "--hold"];
    let ran = sandbox.succeed(&[&plan[..2], &plan[3..], &two].concat());
    let weeks: Vec<&str> =
        ran.stdout.lines().filter(|line| line.starts_with("Week ")).collect();
    assert_eq!(weeks.len(), 2);
    assert!(weeks.iter().all(|week| week.contains("pace up to 1, touch up to 1")));
}

/// A course that mends and listens before it touches skin.
const MEND_FIRST: &str = "\
[course]
id = \"way\"
title = \"Way\"
language = \"en\"
summary = \"A way.\"
weeks = [2]
[[week]]
title = \"Mending\"
aim = \"To mend.\"
at = { 2 = 1 }
must = [{ kind = \"repair\" }, { covers = [5] }]
[[week]]
title = \"Skin\"
aim = \"To touch.\"
at = { 2 = 2 }
must = [{ card = \"T-001\", say = \"skin\" }]
";

#[test]
fn skin_is_planned_only_when_both_agree_to_it() {
    let skin = include_str!("../required/touch.toml").split("[[card]]").nth(1);
    let mending = include_str!("../required/repair.toml").split("[[card]]").nth(1);
    let skin =
        format!("[[card]]{}[[card]]{}", skin.expect("a card"), mending.expect("a card"));
    let listening = tree("C-021", "Larch", "pace = 1\nminutes = 5\ncovers = [5]");
    let sandbox = grove_of_weeks(&(skin + &listening)).file("way.toml", MEND_FIRST);
    let options = ["--pace-ramp=5", "--undated"];
    let agreed = ["--touch-ramp=3", "--both-agree", "3"];
    // Skin comes behind a week with mending and listening, and in no other.
    let way = ["weekly", "--course", "way.toml", "--mix=conversation=2,check-in=1"];
    let ran = preview(&sandbox, &[&way[1..], &options, &agreed].concat());
    assert_eq!(drawn(&ran)[2..], ["M-001", "T-001"], "{}", ran.stdout);
    assert_eq!(ran.stderr, "", "{}", ran.stderr);
    let held = preview(&sandbox, &[&way[1..], &options].concat());
    let lacks = "note: week 2 has no card for “skin” within what this plan allows\n";
    assert_eq!(held.stderr, lacks);
    let options =
        [&options[..], &["--weeks=1", "--mix=conversation=1,touch=1,check-in=1"]];
    let options = options.concat();
    let ran = preview(&sandbox, &[&options[..], &agreed].concat());
    assert_eq!(ran.code, Some(1), "{}", ran.stdout);
    let ran = preview(&sandbox, &options);
    assert_eq!(ran.code, Some(1), "{}", ran.stdout);
    let ran = preview(&sandbox, &[&options[..], &["--touch-ramp=3"]].concat());
    assert_eq!(ran.code, Some(1), "{}", ran.stdout);
    assert!(!ran.stdout.contains("T-001"), "{}", ran.stdout);
}

#[test]
fn a_deck_for_adults_is_planned_only_when_asked() {
    let sandbox = grove_of_weeks("");
    let deck = String::from_utf8(sandbox.read(GROVE)).expect("a text");
    let sandbox = sandbox.file(GROVE, deck.replace("version", "adult = true\nversion"));
    let options = ["--weeks=1", "--undated", "--mix=conversation=2,check-in=1"];
    let ran = preview(&sandbox, &options);
    assert_eq!(ran.code, Some(1), "{}", ran.stdout);
    assert!(ran.stderr.contains("`test` is a deck for adults"), "{}", ran.stderr);
    let found = drawn(&preview(&sandbox, &[&options[..], &["--adult"]].concat()));
    assert_eq!(found, ["C-001", "C-002"]);
}

/// A plan of one week that is written.
fn written(options: &[&str]) -> Sandbox {
    let sandbox = grove_of_weeks("");
    let week = ["--weeks=1", "--mix=conversation=2,check-in=1", "--start=2026-11-30"];
    let plan = ["weekly", GROVE, "--seed=a", "--no-history", "--paper=a4", "-q"];
    sandbox.succeed(&[&plan[..], &week, options].concat());
    sandbox
}

#[test]
fn titles_stand_in_the_calendar_only_when_asked() {
    let titles = ["Alder", "Birch", "Gorse"];
    for (options, has) in [
        (&[][..], false),
        (&["--calendar-titles"], true),
        (&["--calendar-titles=no"], false),
    ] {
        let sandbox = written(options);
        let calendar = sandbox.read("weekly/plan.ics");
        let calendar = String::from_utf8(calendar).expect("a text");
        assert!(calendar.matches("BEGIN:VEVENT").count() >= 3, "{calendar}");
        for title in titles {
            assert_eq!(calendar.contains(title), has, "{options:?}\n{calendar}");
        }
    }
}

#[test]
fn the_files_of_a_plan_bear_the_day_that_is_given() {
    let dated = written(&["--date", "2026-10-05"]);
    let plain = written(&[]);
    for file in ["plan.pdf", "workbook.pdf", "week-01-cards.pdf"] {
        let has = |sandbox: &Sandbox| {
            let pdf = sandbox.read(&format!("weekly/{file}"));
            pdf.windows(10).any(|part| part == b"2026-10-05")
        };
        assert!(has(&dated), "{file}");
        assert!(!has(&plain), "{file}");
    }
}

/// Where cards, patterns and marks lie on a page, whatever stands on the cards.
pub(crate) fn places(page: &Drawn) -> String {
    let large =
        page.shapes.iter().filter(|shape| shape.width > 50.0 && shape.height > 50.0);
    let cards: Vec<_> = large.collect();
    let is_on = |line: &&Area| {
        let [x, y] = [line.left + line.width / 2.0, line.top + line.height / 2.0];
        cards.iter().any(|card| {
            (card.left..card.right()).contains(&x)
                && (card.top..card.bottom()).contains(&y)
        })
    };
    let lines: Vec<_> = page.lines.iter().filter(|line| !is_on(line)).collect();
    format!("{:?} {:?}\n{lines:?}\n{cards:?}", page.media, page.trim)
}

#[test]
fn the_cards_of_a_plan_are_set_as_those_of_a_deck() {
    let sets: [&[&str]; 4] = [
        &["--format", "tarot", "--margin", "8mm", "--marks", "none", "--order", "rows"],
        &["--gutter", "3mm,5mm", "--copies", "3", "--duplex", "short-edge"],
        &["--backs", "pattern", "--bleed", "4mm", "--back-offset", "1mm,0.5mm"],
        &["--backs", "pattern", "--copies", "3", "--sheets", "2"],
    ];
    let set = |sandbox: &Sandbox, options: &[&str]| {
        let ids = [
            "--card=hearth-starter#H-001",
            "--card=C-001",
            "--card=C-002",
            "--card=K-007",
        ];
        let cards = ["cards", GROVE, "hearth-starter", "--paper=a4", "-q"];
        let ids = ids.map(|id| id.replace("=C", "=test#C").replace("=K", "=test#K"));
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        sandbox.succeed(&[&cards[..], &ids, options].concat());
        pages(&sandbox.read("cards.pdf")).iter().map(places).collect::<Vec<_>>()
    };
    let mut seen = vec![set(&written(&[]), &[])];
    for options in sets {
        let sandbox = written(options);
        let planned = pages(&sandbox.read("weekly/week-01-cards.pdf"));
        let planned: Vec<String> = planned.iter().map(places).collect();
        assert_eq!(planned, set(&sandbox, options), "{options:?}");
        assert!(!seen.contains(&planned), "{options:?} change nothing");
        seen.push(planned);
    }
}

#[test]
fn the_cards_of_a_plan_are_in_the_language_that_is_asked_for() {
    let spanish = "i18n.es = { title = \"Aliso\", prompt = \"¿Y luego?\" }";
    let keys = format!("pace = 1\nminutes = 5\n{spanish}");
    let sandbox = grove_of_weeks(&tree("C-020", "Alder", &keys));
    let deck = String::from_utf8(sandbox.read(GROVE)).expect("a text");
    let check_in = "kind = \"check-in\"";
    let deck = deck.replace(check_in, &format!("{check_in}\n{spanish}"));
    let sandbox = sandbox.file(GROVE, deck);
    let week = ["--weeks=1", "--mix=conversation=1,check-in=1", "--undated"];
    let plan = ["weekly", GROVE, "--seed=a", "--no-history", "-q", "--card=C-020"];
    let both = ["--card=K-007", "--lang", "en,es"];
    sandbox.succeed(&[&plan[..], &week, &both].concat());
    let letters = sandbox.letters("weekly/week-01-cards.pdf");
    assert!(letters.contains("Aliso") && letters.contains("Alder"), "{letters}");
}
