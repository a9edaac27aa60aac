//! Votes and verdicts of filled workbooks that steer the next weeks.

use crate::answers::{file, text};
use crate::sandbox::Sandbox;

const START: [&str; 6] =
    ["--start", "2026-11-30", "--seed", "maple tree", "--weeks", "2"];

/// Draws a plan steered by answers.
fn weekly(sandbox: &Sandbox, more: &[&str]) -> crate::sandbox::Ran {
    sandbox.run(&[&["weekly"], &START[..], more].concat())
}

/// The votes of a week in one file each.
fn votes(week: u16, a: Option<&str>, b: Option<&str>) -> Sandbox {
    let mut sandbox = Sandbox::new();
    for (person, word) in [("a", a), ("b", b)] {
        let vote =
            word.map_or(String::new(), |word| format!("{person}.pace = \"{word}\"\n"));
        let tables = format!(
            "[answers.week{week:02}.checkin]\n{person}.closeness = 5\n[answers.week{week:02}.vote]\n{vote}"
        );
        sandbox = sandbox.file(&format!("{person}.toml"), file(&tables));
    }
    sandbox
}

const BOTH: [&str; 4] = ["--answers", "a.toml", "--answers", "b.toml"];

#[test]
fn votes_steer_and_the_words_are_the_same_whoever_voted() {
    // Nobody knows the plan of week 2: by default the pace is 2 by then, and touch begins at 1.
    let words = [None, Some("hold"), Some("up"), Some("back")];
    for a in words {
        for b in words {
            let sandbox = votes(2, a, b);
            let ran = weekly(&sandbox, &[&BOTH[..], &["--preview"]].concat());
            assert_eq!(ran.code, Some(0), "{}", ran.stderr);
            let (went, pace) = match (a, b) {
                (Some("back"), _) | (_, Some("back")) => ("steps back", 1),
                (Some("up"), Some("up")) => ("rises", 3),
                _ => ("holds", 2),
            };
            let votes = match (a, b) {
                (None, None) => {
                    "note: no votes found: pace and touch stay as they were; each votes in pages \
                     of one's own, `own-a.pdf` and `own-b.pdf` beside the workbook\n"
                        .to_owned()
                }
                _ => format!(
                    "note: from your votes: the pace {went}\nnote: from your votes: touch holds\n"
                ),
            };
            let unknown = "note: the plan of week 2 is not here: it is taken to have gone up to \
                           pace 2 and touch 1\n";
            assert_eq!(ran.stderr, format!("{unknown}{votes}"), "{a:?} {b:?}");
            for week in [3, 4] {
                let heading = format!("Week {week}, ");
                let line = ran.stdout.lines().find(|line| line.starts_with(&heading));
                let ceilings = format!("pace up to {pace}, touch up to 1");
                assert!(
                    line.is_some_and(|line| line.contains(&ceilings)),
                    "{}",
                    ran.stdout
                );
            }
        }
    }
}

#[test]
fn touch_rises_no_further_than_both_agreed_to() {
    let both = "[answers.week02.vote]\na.touch = \"up\"\nb.touch = \"up\"\n";
    let sandbox = Sandbox::new().file("both.toml", file(both));
    let held = ["--touch-ramp", "2", "--pace-ramp", "3"];
    let ran = weekly(&sandbox, &held);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let with = |more: &[&str]| {
        let ran =
            weekly(&sandbox, &[&["--answers", "both.toml", "--preview"], more].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        assert!(ran.stderr.contains("the pace holds\n"), "{}", ran.stderr);
        ran
    };
    let ran = with(&[]);
    assert!(
        ran.stdout.contains("touch up to 2") && !ran.stdout.contains("touch up to 3")
    );
    let told = "note: from your votes: touch holds\nnote: touch comes no nearer than level 2 without `--both-agree 3`\n";
    assert!(ran.stderr.ends_with(told), "{}", ran.stderr);
    assert!(with(&["--both-agree", "3"]).stdout.contains("touch up to 3"));
}

#[test]
fn without_the_plan_of_the_weeks_touch_begins_as_in_a_first_plan() {
    let vote = "[answers.week07.vote]\na.touch = \"hold\"\nb.touch = \"hold\"\n";
    let sandbox = Sandbox::new().file("both.toml", file(vote));
    let other = ["--touch-ramp", "2", "--resume", "20", "-o", "weekly"];
    assert_eq!(weekly(&sandbox, &other).code, Some(0));
    let ran = weekly(&sandbox, &["--answers", "both.toml", "--preview"]);
    let told = "note: the plan of week 7 is not here: it is taken to have gone up to pace 4 and touch 1\n";
    assert!(ran.stderr.contains(told), "{}", ran.stderr);
    assert!(ran.stdout.contains("Week 8,") && !ran.stdout.contains("touch up to 2"));
}

#[test]
fn the_plan_that_has_the_weeks_is_found_beside_one_that_has_them_not() {
    let vote = "[answers.week02.vote]\na.touch = \"hold\"\nb.touch = \"hold\"\n";
    let sandbox = Sandbox::new().file("ours/both.toml", file(vote));
    let plan = |more: &[&str]| assert_eq!(weekly(&sandbox, more).code, Some(0));
    plan(&["--touch-ramp", "2", "--resume", "20", "-o", "weekly"]);
    plan(&["--touch", "..1", "-o", "ours"]);
    let ran = weekly(&sandbox, &["--answers", "ours/both.toml", "--preview", "-v"]);
    assert!(ran.stderr.contains("week 2 as in the plan in `ours`\n"), "{}", ran.stderr);
    assert!(
        ran.stdout.contains("touch up to 1") && !ran.stdout.contains("touch up to 2")
    );
}

#[test]
fn one_step_back_from_brief_touch_is_no_touch() {
    let vote = "[answers.week02.vote]\na.touch = \"back\"\nb.touch = \"up\"\n";
    let sandbox = Sandbox::new().file("both.toml", file(vote));
    assert_eq!(weekly(&sandbox, &["--touch", "..1"]).code, Some(0));
    let ran = weekly(&sandbox, &["--answers", "both.toml", "-o", "next"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains("note: from your votes: touch steps back\n"));
    let plan = text(&sandbox, "next/plan.toml");
    let (_, weeks) = plan.split_once("[[week]]").expect("weeks");
    assert_eq!(weeks.matches("\ntouch = 0\n").count(), 2);
    assert_eq!(weeks.matches("role = \"touch\"").count(), 0);
    assert_eq!(weeks.matches("role = \"free\"").count(), 4);
}

#[test]
fn the_plan_of_the_answered_weeks_says_where_they_were() {
    let sandbox = votes(1, Some("up"), Some("up"));
    let ran = sandbox.run(&[
        "weekly",
        "--weeks",
        "1",
        "--undated",
        "--pace-ramp",
        "3",
        "--seed",
        "x",
        "conversation",
        "touch",
        "novelty",
        "rituals",
        "reflection",
        "hearth-starter",
    ]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let ran = weekly(&sandbox, &[&BOTH[..], &["-o", "next"]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let goes_on = "note: as in the plan in `weekly`: decks conversation, touch, novelty, rituals, \
                   reflection, hearth-starter, paper a4\n";
    assert!(ran.stderr.starts_with(goes_on), "{}", ran.stderr);
    let plan = text(&sandbox, "next/plan.toml");
    assert!(plan.contains("number = 2\n") && plan.contains("pace = 4\n"), "{plan}");
    let (_, tables) = plan.split_once("seed = \"maple tree\"\n\n").expect("a seed");
    let (tables, _) = tables.split_once("\n[course]").expect("a course");
    assert_eq!(
        tables,
        "[draw]\n\
         decks = [\"conversation\", \"touch\", \"novelty\", \"rituals\", \"reflection\", \"hearth-starter\"]\n\
         resume = 2\n\n\
         [weekly]\nweeks = 2\nstart = 2026-11-30\npace_ramp = [4]\ntouch_ramp = [1]\n\n\
         [print]\npaper = \"a4\"\n"
    );
    for word in ["vote", "answers", "toml\""] {
        assert!(!plan.contains(word), "{word}");
    }
    // The plan stands by itself: it is made again without the answers.
    sandbox.succeed(&["weekly", "--plan", "next/plan.toml", "-o", "again"]);
    assert_eq!(text(&sandbox, "again/plan.toml"), plan);
}

/// Names of the cards of a plan's preview.
fn ids(table: &str) -> Vec<&str> {
    let words = table.lines().filter_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let at = words.iter().position(|word| {
            word.split_once('.').is_some_and(|(week, place)| {
                week.parse::<u16>().is_ok()
                    && place.parse::<u16>().is_ok_and(|place| place > 0)
            })
        })?;
        words.get(at + 1).copied()
    });
    words.collect()
}

#[test]
fn cards_that_are_not_for_one_of_them_never_come_and_nothing_says_so() {
    let sandbox = Sandbox::new();
    let plain =
        weekly(&sandbox, &["conversation", "touch", "hearth-starter", "--preview"]);
    assert_eq!(plain.code, Some(0), "{}", plain.stderr);
    let cards = ids(&plain.stdout);
    assert!(cards.len() > 10, "{cards:?}");
    let mut tables = "[answers.week01.log]\n".to_owned();
    for (nth, card) in cards.iter().take(6).enumerate() {
        for deck in ["conversation", "touch", "hearth-starter"] {
            let verdict = if nth % 2 == 0 { "not-for-us" } else { "later" };
            let person = if nth % 3 == 0 { "a" } else { "b" };
            let card = format!("{person}.{nth:02}.\"{deck}#{card}\"");
            tables.extend([&card, ".verdict = \"", verdict, "\"\n"]);
        }
    }
    let sandbox = sandbox.file("mine.toml", file(&tables));
    let decks = ["conversation", "touch", "hearth-starter", "--answers", "mine.toml"];
    for seed in ["one", "two", "three"] {
        let options =
            ["weekly", "--weeks", "4", "--undated", "--seed", seed, "--preview", "--why"];
        let ran = sandbox.succeed(&[&options[..], &decks[..]].concat());
        let drawn = ids(&ran.stdout);
        assert!(cards.iter().take(6).all(|card| !drawn.contains(card)), "{drawn:?}");
        for word in ["by wish", "left out", "verdict", "not-for-us", "both-agree"] {
            assert!(!ran.stdout.contains(word), "{word}: {}", ran.stdout);
        }
    }
    let ran = weekly(&sandbox, &[&decks[..], &["-o", "next"]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let plan = text(&sandbox, "next/plan.toml");
    assert!(
        !plan.contains("mine") && !plan.contains("leave") && !plan.contains("not-for-us")
    );
    assert!(!sandbox.files().contains(&"emberdeck.toml".to_owned()));
}

#[test]
fn answers_belong_to_the_draw() {
    let sandbox = votes(1, None, None);
    let ran = weekly(&sandbox, &["--plan", "plan.toml", "--answers", "a.toml"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(
        ran.stderr,
        "error: `--answers` belongs to the draw, and this plan is drawn\n  = help: leave it out, or leave out `--plan` to draw anew\n"
    );
    for option in
        [&["--hold"][..], &["--step-back"], &["--pace-ramp", "1"], &["--touch-ramp", "1"]]
    {
        assert_eq!(weekly(&sandbox, &[&BOTH[..], option].concat()).code, Some(2));
    }
    let ran = weekly(&sandbox, &[&BOTH[..], &["--resume", "9", "--preview"]].concat());
    assert!(ran.stdout.starts_with("Week 9,"), "{}", ran.stdout);
}

#[test]
fn what_the_last_plan_was_told_goes_on_and_can_be_told_otherwise() {
    let sandbox = votes(2, Some("hold"), Some("hold"));
    let told = [
        "weekly",
        "--weeks",
        "2",
        "--start",
        "2026-11-30",
        "--seed",
        "a",
        "--touch",
        "..1",
        "--days",
        "tue,sat",
        "--privacy",
        "kids-asleep",
        "--paper",
        "letter",
    ];
    let first = sandbox.succeed(&told);
    assert!(first.stdout.contains("of letter"), "{}", first.stdout);
    let next = ["weekly", "--start", "2026-12-14", "--seed", "b", "-o", "next"];
    let ran = sandbox.succeed(&[&next[..], &BOTH[..]].concat());
    let goes_on = "note: as in the plan in `weekly`: weeks 2, days tue,sat, touch ..1, \
                   privacy kids-asleep, paper letter\n";
    assert!(ran.stderr.starts_with(goes_on), "{}", ran.stderr);
    let plan = text(&sandbox, "next/plan.toml");
    for kept in [
        "\ntouch = \"..1\"\n",
        "\ndays = [\"tue\", \"sat\"]\n",
        "\nprivacy = \"kids-asleep\"\n",
        "\npaper = \"letter\"\n",
    ] {
        assert!(plan.contains(kept), "{kept}\n{plan}");
    }
    let days = plan.lines().filter_map(|line| line.strip_prefix("day = "));
    assert!(days.clone().all(|day| ["2", "6"].contains(&day)) && days.count() > 4);
    let (_, weeks) = plan.split_once("[[week]]").expect("weeks");
    let levels = weeks.lines().filter_map(|line| line.strip_prefix("touch = "));
    assert!(
        levels.clone().all(|level| ["0", "1"].contains(&level)) && levels.count() == 2
    );
    let other = ["--days", "mon,thu", "--paper", "a4", "--preview"];
    let ran = sandbox.succeed(&[&next[..], &BOTH[..], &other[..]].concat());
    assert!(ran.stdout.contains("Mon") && !ran.stdout.contains("Tue"), "{}", ran.stdout);
}
