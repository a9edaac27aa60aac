//! What is settled once holds: which source wins, where files are looked for, what is never settled.

use std::collections::BTreeMap;

use emberdeck::model::{OPTIONS, SettledIn};

use crate::sandbox::{Ran, Sandbox, but_the_table};

/// An option, a command that has it, and a value from each source: in the user's file, in the
/// project's, and as it is typed. Where a file takes a list or a number the value is written so.
struct Row {
    option: &'static str,
    command: &'static str,
    user: &'static str,
    project: &'static str,
    typed: &'static str,
}

const fn row(
    option: &'static str,
    command: &'static str,
    user: &'static str,
    project: &'static str,
    typed: &'static str,
) -> Row {
    Row { option, command, user, project, typed }
}

/// Every option that can be settled.
const ROWS: &[Row] = &[
    row("kind", "cards", "[\"touch\"]", "\"no:wild\"", "novelty"),
    row("topic", "cards", "[\"play\"]", "[\"no:money\"]", "memories"),
    row("tag", "cards", "[\"a\"]", "[\"b\"]", "c"),
    row("pace", "cards", "\"..1\"", "2", "..3"),
    row("touch", "cards", "0", "\"..1\"", "..2"),
    row("minutes", "cards", "\"..5\"", "\"..10\"", "..15"),
    row("cost", "cards", "\"free\"", "\"low\"", "medium"),
    row("energy", "cards", "\"low\"", "\"medium\"", "high"),
    row("privacy", "cards", "\"anywhere\"", "\"kids-asleep\"", "private"),
    row("setting", "cards", "[\"home\"]", "[\"out\", \"online\"]", "outdoors"),
    row("long-distance", "cards", "true", "false", "yes"),
    row("access", "cards", "[\"seated\"]", "\"hearing\"", "low-vision"),
    row("shuffle", "cards", "true", "false", "yes"),
    row("paper", "cards", "\"a3\"", "\"legal\"", "letter"),
    row("format", "cards", "\"tarot\"", "\"a6\"", "bridge"),
    row("stock", "cards", "\"avery-5371\"", "\"avery-c32010\"", "sigel-lp800"),
    row("look", "cards", "\"one\"", "\"two\"", "three"),
    row("ink", "cards", "\"gray\"", "\"saver\"", "color"),
    row("edition", "cards", "\"clear\"", "\"large\"", "dyslexia"),
    row("gutter", "cards", "\"1mm\"", "\"2mm,3mm\"", "4mm"),
    row("margin", "cards", "\"4mm\"", "\"5mm\"", "6mm"),
    row("bleed", "cards", "\"1mm\"", "\"0\"", "1.5mm"),
    row("marks", "cards", "\"none\"", "\"lines\"", "dots"),
    row("marks-on", "cards", "\"backs\"", "\"both\"", "fronts"),
    row("order", "cards", "\"stack\"", "\"rows\"", "stack"),
    row("copies", "cards", "2", "3", "4"),
    row("blank", "cards", "1", "2", "3"),
    row("duplex", "cards", "\"short-edge\"", "\"none\"", "long-edge"),
    row("backs", "cards", "\"pattern\"", "\"text\"", "pattern"),
    row("more", "cards", "\"card\"", "\"card\"", "card"),
    row("back-offset", "cards", "\"1mm,0\"", "\"0,1mm\"", "1mm,-1mm"),
    row("printer", "cards", "\"home\"", "\"office\"", "none"),
    row("with-key", "cards", "true", "false", "yes"),
    row("lang", "cards", "\"es\"", "[\"en\", \"es\"]", "en"),
    row("flat", "workbook", "true", "false", "yes"),
    row("caliper", "workbook", "\"0.2mm\"", "\"0.3mm\"", "0.15mm"),
    row("cover-paper", "workbook", "\"a3\"", "\"tabloid\"", "sra3"),
    row("discreet", "handout", "true", "false", "yes"),
    row("one-file", "weekly", "true", "false", "yes"),
    row("calendar-titles", "weekly", "true", "false", "yes"),
    row("at", "weekly", "\"20:30\"", "\"21:00\"", "19:00"),
    row("remind", "weekly", "\"30m\"", "\"1h\"", "2h"),
    row("course", "weekly", "\"none\"", "\"fresh-air\"", "none"),
    row("weeks", "weekly", "3", "4", "5"),
    row("start", "weekly", "2026-11-30", "\"2026-12-07\"", "2026-12-14"),
    row("undated", "weekly", "true", "false", "yes"),
    row("profile", "weekly", "\"light\"", "\"full\"", "standard"),
    row("mix", "weekly", "\"touch=1,check-in=1\"", "\"wild=1,check-in=1\"", "check-in=2"),
    row("days", "weekly", "[\"mon\"]", "[\"tue\", \"wed\"]", "sat,sun"),
    row("rest-days", "weekly", "[\"mon\"]", "[\"tue\"]", "wed"),
    row("blackout", "weekly", "[\"2026-12-24\"]", "[\"2026-12-25\"]", "2026-12-26"),
    row("anniversary", "weekly", "[\"12-24\"]", "[\"12-25\"]", "12-26"),
    row("hemisphere", "weekly", "\"south\"", "\"north\"", "south"),
    row("minutes-per-day", "weekly", "10", "20", "30"),
    row("minutes-per-week", "weekly", "100", "200", "300"),
    row("pace-ramp", "weekly", "[1, 1]", "\"1,2\"", "1,2,2"),
    row("touch-ramp", "weekly", "[0, 1]", "\"1,1\"", "1,2"),
    row("cooldown-weeks", "weekly", "3", "4", "5"),
    row("no-history", "weekly", "true", "false", "yes"),
];

/// The key and the table of an option in a file.
fn place(option: &str) -> (&'static str, String) {
    let row =
        OPTIONS.iter().find(|row| row.name == option).expect("the option has a row");
    let table = match row.settled {
        SettledIn::Print => "print",
        SettledIn::Weekly => "weekly",
        other => panic!("{option} is settled as {other:?}"),
    };
    (table, row.key())
}

/// A value as `-v` tells it: without quotes and brackets.
fn told(value: &str) -> String {
    let plain: String = value.chars().filter(|c| !"[]\" ".contains(*c)).collect();
    match &*plain {
        "yes" => "true".to_owned(),
        _ => plain,
    }
}

/// What `-v` says of an option: value and place.
fn settled(ran: &Ran, option: &str) -> Option<String> {
    let start = format!("{option}: ");
    ran.stderr.lines().find_map(|line| line.strip_prefix(&start).map(str::to_owned))
}

/// Lengths are told with their unit; a gutter and a theme in full.
fn is_told(ran: &Ran, row: &Row, value: &str, at: &str) {
    let found = settled(ran, row.option).unwrap_or_default();
    let value = told(value);
    let value = match (row.option, &*value) {
        ("bleed", "0") => "0mm".to_owned(),
        ("gutter", one) if !one.contains(',') => format!("{one},{one}"),
        ("back-offset", "1mm,0") => "1mm,0mm".to_owned(),
        ("back-offset", "0,1mm") => "0mm,1mm".to_owned(),
        _ => value,
    };
    assert_eq!(found, format!("{value} ({at})"), "{}: {}", row.option, ran.stderr);
}

#[test]
fn the_first_of_flag_project_and_user_wins_for_every_option() {
    let settable = OPTIONS
        .iter()
        .filter(|row| matches!(row.settled, SettledIn::Print | SettledIn::Weekly));
    for option in settable {
        assert!(ROWS.iter().any(|row| row.option == option.name), "{}", option.name);
    }
    for row in ROWS {
        let (table, key) = place(row.option);
        let file = |value: &str| format!("[{table}]\n{key} = {value}\n");
        let user = Sandbox::new().file(".config/emberdeck/config.toml", file(row.user));
        let typed = format!("--{}={}", row.option, row.typed);
        // What is settled is told first; then the run ends for want of a thing that it names.
        let ends: &[&str] = match row.command {
            "workbook" => &["--page", "none", "--cover"],
            "handout" => &["none"],
            _ => &["--card", "none"],
        };
        let asked = |sandbox: &Sandbox, more: &[&str]| {
            sandbox.run(&[&["-v", row.command], ends, more].concat())
        };
        let home = "~/.config/emberdeck/config.toml:2";
        is_told(&asked(&user, &[]), row, row.user, home);
        let both = user.file("emberdeck.toml", file(row.project));
        is_told(&asked(&both, &[]), row, row.project, "emberdeck.toml:2");
        is_told(&asked(&both, &[&typed]), row, row.typed, "typed");
    }
}

#[test]
fn a_preset_ranks_below_what_is_typed_and_above_the_files() {
    let presets = [
        ("home", "cards", vec![("with-key", "true"), ("margin", "5mm,4.2mm")]),
        ("present", "cards", vec![("with-key", "true"), ("backs", "pattern")]),
        ("large-print", "cards", vec![("edition", "large")]),
        ("handout", "handout", vec![("edition", "clear"), ("flat", "true")]),
        ("long-distance", "cards", vec![("long-distance", "true")]),
        ("thick-stock", "cards", vec![("backs", "pattern"), ("duplex", "none")]),
    ];
    let listed = Sandbox::new().succeed(&["list", "presets"]).stdout;
    for (preset, command, options) in presets {
        assert!(listed.contains(preset), "{listed}");
        let own = "[print]\nwith_key = false\nmargin = \"4mm\"\nedition = \"dyslexia\"\n\
                   flat = false\nlong_distance = false\nbacks = \"text\"\nduplex = \"short-edge\"\n";
        let sandbox = Sandbox::new().file("emberdeck.toml", own);
        let ends: &[&str] =
            if command == "handout" { &["none"] } else { &["--card", "none"] };
        let ran = sandbox.run(&[&["-v", command, "--preset", preset], ends].concat());
        for (option, value) in &options {
            let expected = format!("{value} (preset {preset})");
            assert_eq!(settled(&ran, option), Some(expected), "{}", ran.stderr);
        }
        // Named in the file, it ranks below the file's own keys.
        let named =
            own.replace("[print]\n", &format!("[print]\npreset = \"{preset}\"\n"));
        let sandbox = Sandbox::new().file("emberdeck.toml", named);
        let ran = sandbox.run(&[&["-v", command], ends].concat());
        for (option, _) in &options {
            let found = settled(&ran, option).unwrap_or_default();
            assert!(found.contains("(emberdeck.toml:"), "{found}");
        }
    }
}

#[test]
fn a_preset_of_the_project_wins_over_the_user_s_keys() {
    let sandbox = Sandbox::new()
        .file(".config/emberdeck/config.toml", "[print]\nedition = \"clear\"\n")
        .file("emberdeck.toml", "[print]\npreset = \"large-print\"\n");
    let ran = sandbox.run(&["-v", "cards", "--dry-run"]);
    assert_eq!(settled(&ran, "edition").as_deref(), Some("large (preset large-print)"));
}

/// Two folders up: the project file of a couple who sorts its decks.
fn nested(project: &str) -> Sandbox {
    Sandbox::new().file("ours/emberdeck.toml", project)
}

#[test]
fn from_a_folder_two_below_every_command_obeys_the_project_file_and_says_so() {
    let sandbox = nested(
        "[print]\npaper = \"letter\"\n[weekly]\nweeks = 2\nstart = 2026-11-30\nprofile = \"light\"\n",
    );
    let note = "note: `../../emberdeck.toml` sets what is printed\n";
    let commands: [&[&str]; 4] = [
        &["cards", "--dry-run"],
        &["weekly", "--seed", "a"],
        &["handout", "C-014"],
        &["workbook", "--dry-run"],
    ];
    for command in commands {
        let ran = sandbox.run_in("ours/decks/new", command);
        assert_eq!(ran.code, Some(0), "{command:?}\n{}", ran.stderr);
        assert!(ran.stderr.starts_with(note), "{command:?}\n{}", ran.stderr);
        assert!(ran.stdout.contains("letter"), "{command:?}\n{}", ran.stdout);
    }
    // What came is remembered where the project lives.
    assert!(sandbox.path("ours/emberdeck.history.toml").exists());
    assert!(sandbox.path("ours/decks/new/weekly/week-02-cards.pdf").exists());
}

#[test]
fn outside_the_home_folder_only_the_folder_itself_is_looked_at() {
    let sandbox = nested("[print]\npaper = \"letter\"\n");
    let mut command = sandbox.command(&["cards", "--dry-run"]);
    std::fs::create_dir_all(sandbox.path("ours/new")).expect("a folder");
    command.current_dir(sandbox.path("ours/new")).env("HOME", sandbox.path("elsewhere"));
    let output = command.output().expect("the program runs");
    assert!(String::from_utf8_lossy(&output.stdout).contains("of a4"));
    assert_eq!(but_the_table(&String::from_utf8_lossy(&output.stderr)), "");
}

#[test]
fn agreement_and_the_like_are_never_settled_in_a_file() {
    for (key, why) in [
        ("both_agree = 3", "agreement holds for one command and the plan that it draws"),
        ("adult = true", "decks for adults are asked for each time"),
    ] {
        let sandbox = Sandbox::new().file("emberdeck.toml", format!("[print]\n{key}\n"));
        let ran = sandbox.run(&["cards"]);
        assert_eq!(ran.code, Some(1));
        assert!(ran.stderr.contains(why), "{}", ran.stderr);
        assert!(ran.stderr.contains("--> emberdeck.toml:2:1"), "{}", ran.stderr);
    }
}

#[test]
fn wrong_keys_and_values_are_answered_like_a_deck_s() {
    let sandbox = Sandbox::new().file(
        "emberdeck.toml",
        "[print]\npapr = \"a4\"\nformat = \"pokr\"\nkind = [\"tuoch\"]\n[wekly]\n",
    );
    let ran = sandbox.run(&["cards"]);
    assert_eq!(ran.code, Some(1));
    for said in [
        "has no key `papr`",
        "did you mean `paper`?",
        "`pokr`",
        "`kind` does not know `tuoch`",
        "did you mean `touch`?",
        "has no key `wekly`",
        "4 problems; nothing was made",
    ] {
        assert!(ran.stderr.contains(said), "{said}\n{}", ran.stderr);
    }
}

#[cfg(unix)]
#[test]
fn a_project_file_of_somebody_else_is_refused() {
    let sandbox = nested("[print]\npaper = \"letter\"\n");
    let file = sandbox.path("ours/emberdeck.toml");
    if std::os::unix::fs::chown(&file, Some(12345), None).is_err() {
        // Only who may give files away can try it.
        return;
    }
    let ran = sandbox.run_in("ours", &["cards", "--dry-run"]);
    assert_eq!(ran.code, Some(1));
    let said = "error: `emberdeck.toml` belongs to somebody else\n";
    assert!(ran.stderr.starts_with(said), "{}", ran.stderr);
}

/// A card that is left out, and one that a filter of the settings keeps out.
const KEPT_OUT: [(&str, &str); 2] = [
    ("C-004", "[leave_out]\ncards = [\"C-004\"]\n"),
    ("C-004", "[print]\nkind = [\"no:conversation\"]\n"),
];

#[test]
fn a_card_that_is_named_and_may_not_come_is_refused_in_the_same_words_whatever_the_cause()
{
    let mut told: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (id, project) in KEPT_OUT {
        let sandbox = Sandbox::new().file("emberdeck.toml", project);
        let commands: [(&str, Vec<&str>); 3] = [
            ("cards", vec!["cards", "--card", id]),
            ("handout", vec!["handout", id]),
            ("weekly", vec!["weekly", "--preview", "--card", id]),
        ];
        for (name, command) in commands {
            let ran = sandbox.run(&command);
            assert_eq!(ran.code, Some(1), "{command:?}");
            told.entry(name).or_default().push(ran.stderr);
        }
    }
    let filter = Sandbox::new().run(&[
        "cards",
        "--card",
        "C-004",
        "--topic",
        "no:memories",
        "--kind",
        "touch",
    ]);
    let said = "error: C-004 is not among the cards that your options and settings allow\n  = help: name another card, or ask for more kinds, levels or minutes\n";
    assert_eq!(filter.stderr, said);
    for (command, told) in told {
        assert_eq!(told[0], told[1], "{command}");
        assert!(told[0].ends_with(said), "{}", told[0]);
    }
}

#[test]
fn what_is_left_out_is_printed_by_no_command() {
    let plan = ["weekly", "--start", "2026-11-30", "--seed", "a", "--weeks", "2"];
    let sandbox = Sandbox::new();
    sandbox.succeed(&plan);
    let text = String::from_utf8(sandbox.read("weekly/plan.toml")).expect("a text");
    let id = text
        .lines()
        .filter_map(|line| line.strip_prefix("id = \""))
        .map(|id| id.trim_end_matches('"').to_owned())
        .find(|id| id.starts_with("C-"))
        .expect("a conversation card");
    let title = text
        .lines()
        .skip_while(|line| !line.contains(&format!("id = \"{id}\"")))
        .find_map(|line| line.strip_prefix("title = \""))
        .expect("a title")
        .trim_end_matches('"')
        .to_owned();
    let sandbox =
        sandbox.file("emberdeck.toml", format!("[leave_out]\ncards = [\"{id}\"]\n"));
    let book =
        sandbox.succeed(&["workbook", "--plan", "weekly/plan.toml", "-o", "b.pdf"]);
    assert!(book.stderr.contains("your options and settings allow"));
    assert!(!book.stderr.contains(&id), "{}", book.stderr);
    sandbox.succeed(&["weekly", "--plan", "weekly/plan.toml"]);
    let cards = ["weekly/week-01-cards.pdf", "weekly/week-02-cards.pdf"];
    let files = ["b.pdf", "weekly/plan.pdf", "weekly/workbook.pdf"];
    for file in cards.iter().chain(&files) {
        let text = sandbox.letters(file);
        let title: String = title.chars().filter(|c| c.is_alphabetic()).collect();
        assert!(text.len() > 500 && !text.contains(&title), "{file} holds {title}");
    }
    let swap = format!("1.3={id}");
    let ran = sandbox.run(&["weekly", "--plan", "weekly/plan.toml", "--swap", &swap]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr
            .contains("is not among the cards that your options and settings allow")
    );
}

#[test]
fn touch_up_to_brief_shows_no_level_above_it_anywhere() {
    let sandbox = Sandbox::new();
    let ran = sandbox.succeed(&[
        "weekly",
        "--start",
        "2026-11-30",
        "--seed",
        "a",
        "--touch",
        "..1",
    ]);
    assert_eq!(ran.stderr, "");
    let plan = String::from_utf8(sandbox.read("weekly/plan.toml")).expect("a text");
    let (_, weeks) = plan.split_once("[[week]]").expect("weeks");
    let levels = weeks.lines().filter_map(|line| line.strip_prefix("touch = "));
    let levels: Vec<u8> = levels.map(|level| level.parse().expect("a level")).collect();
    assert_eq!(levels.len(), 8);
    assert!(levels.iter().all(|level| *level <= 1), "{levels:?}");
    for file in ["weekly/plan.pdf", "weekly/workbook.pdf"] {
        let text = sandbox.letters(file);
        assert!(text.contains("easybrieftouch"), "{file}");
        for word in ["heldtouch", "skintouch"] {
            assert!(!text.contains(&format!("gentle{word}")), "{file}: {word}");
        }
    }
}

#[test]
fn a_book_of_a_plan_takes_the_plan_s_paper_and_look_unless_told_otherwise() {
    let sandbox = Sandbox::new();
    let plan = ["weekly", "--weeks", "1", "--start", "2026-11-30", "--seed", "a"];
    let look = ["--paper", "letter", "--edition", "clear", "--profile", "light"];
    sandbox.succeed(&[&plan[..], &look[..]].concat());
    let book = ["workbook", "--plan", "weekly/plan.toml", "--dry-run"];
    let ran = sandbox.succeed(&book);
    let said = "note: as in `weekly/plan.toml`: paper letter, edition clear\n";
    assert_eq!(ran.stderr, said);
    assert!(ran.stdout.contains("on letter"), "{}", ran.stdout);
    let ran = sandbox.succeed(&[&book[..], &["--paper", "a5"]].concat());
    assert!(ran.stdout.contains("on a5"), "{}", ran.stdout);
}

#[test]
fn the_user_s_file_is_named_once_and_a_slip_in_its_wishes_is_told_of_that_file() {
    let own = ".config/emberdeck/config.toml";
    let sandbox = Sandbox::new()
        .file(own, "[print]\npaper = \"letter\"\n[leave_out]\ncards = [\"C-004\"]\n");
    let ran = sandbox.succeed(&["cards", "--dry-run"]);
    let note = "note: `~/.config/emberdeck/config.toml` sets what is printed\n";
    assert_eq!(but_the_table(&ran.stderr), note);
    let sandbox = sandbox.file(own, "[leave_out]\ncards = [\"C-0044\"]\n");
    let ran = sandbox.run(&["cards", "--dry-run"]);
    let slip = "error: `~/.config/emberdeck/config.toml` leaves out `C-0044`, and";
    assert!(ran.stderr.contains(slip), "{}", ran.stderr);
}

#[test]
fn a_preset_gives_a_plan_that_is_there_another_look_and_no_other_cards() {
    let sandbox = Sandbox::new();
    let plan = ["weekly", "--weeks", "1", "--profile", "light", "--seed", "a"];
    sandbox.succeed(&[&plan[..], &["--start", "2026-11-30"]].concat());
    let again = ["weekly", "--plan", "weekly/plan.toml", "--preset"];
    sandbox.succeed(&[&again[..], &["large-print"]].concat());
    let text = String::from_utf8(sandbox.read("weekly/plan.toml")).expect("a text");
    assert!(text.contains("\nedition = \"large\"\n"), "{text}");
    let ran = sandbox.run(&[&again[..], &["long-distance"]].concat());
    assert_eq!(ran.code, Some(1));
    let said =
        "error: `--preset long-distance` belongs to the draw, and this plan is drawn\n";
    assert!(ran.stderr.starts_with(said), "{}", ran.stderr);
}

#[test]
fn a_ceiling_that_is_settled_later_holds_on_the_pages_of_a_plan_that_is_there() {
    let sandbox = Sandbox::new();
    let plan = ["weekly", "--weeks", "4", "--start", "2026-11-30", "--seed", "a"];
    sandbox.succeed(&plan);
    assert!(sandbox.letters("weekly/workbook.pdf").contains("openheldtouch"));
    let sandbox = sandbox.file("emberdeck.toml", "[print]\ntouch = \"..1\"\n");
    sandbox.succeed(&["weekly", "--plan", "weekly/plan.toml"]);
    sandbox.succeed(&["workbook", "--plan", "weekly/plan.toml", "-o", "b.pdf"]);
    for file in ["weekly/plan.pdf", "weekly/workbook.pdf", "b.pdf"] {
        let text = sandbox.letters(file);
        for pace in ["easy", "gentle", "open"] {
            assert!(!text.contains(&format!("{pace}heldtouch")), "{file}");
        }
    }
}

#[test]
fn a_plan_drawn_under_any_settings_is_made_again_from_its_file() {
    let settings = [
        "[print]\ntopic = [\"no:money\", \"no:play\"]\nkind = [\"no:wild\", \"no:repair\"]\n",
        "[print]\ntag = [\"no:one\", \"no:two\"]\nsetting = [\"home\", \"online\"]\n",
        "[print]\naccess = [\"seated\", \"low-energy\"]\ntopic = []\nlang = []\n",
        "[weekly]\ndays = []\nrest_days = []\nblackout = []\nanniversary = []\n",
        "[weekly]\nundated = false\n",
        "[weekly]\nundated = true\nanniversaries = [\"06-14\"]\nhemisphere = \"south\"\n",
        "[print]\ngutter = \"0.1in\"\nback_offset = \"0.3mm,-0.2mm\"\nmargin = \"4mm\"\n",
    ];
    for project in settings {
        let sandbox = Sandbox::new().file("emberdeck.toml", project);
        let draw = ["weekly", "--weeks", "1", "--profile", "light", "--seed", "a"];
        let ran = sandbox.run(&draw);
        assert_eq!(ran.code, Some(0), "{project}\n{}", ran.stderr);
        let before = sandbox.read("weekly/plan.toml");
        std::fs::remove_file(sandbox.path("emberdeck.toml")).expect("the file is there");
        let again = ["weekly", "--plan", "weekly/plan.toml", "-o", "again"];
        let ran = sandbox.run(&again);
        assert_eq!(ran.code, Some(0), "{project}\n{}", ran.stderr);
        assert_eq!(sandbox.read("again/plan.toml"), before, "{project}");
    }
}

#[test]
fn a_switch_that_is_off_conflicts_with_nothing() {
    let sandbox = Sandbox::new();
    let draw = ["weekly", "--preview", "--seed", "a", "--undated=no"];
    sandbox.succeed(&[&draw[..], &["--start", "2026-12-07"]].concat());
    let both = ["weekly", "--preview", "--undated", "--start", "2026-12-07"];
    let ran = sandbox.run(&both);
    assert_eq!(ran.code, Some(2));
    let said = "error: `--undated` and `--start` do not go together\n";
    assert!(ran.stderr.starts_with(said), "{}", ran.stderr);
    sandbox.succeed(&["cards", "--dry-run", "--with-key", "--with-key=no"]);
}

#[test]
fn a_file_that_is_nearer_lifts_no_wish() {
    let sandbox = Sandbox::new()
        .file("emberdeck.toml", "[leave_out]\ncards = [\"C-004\"]\n")
        .file("ours/emberdeck.toml", "[print]\npaper = \"letter\"\n");
    let ran = sandbox.run_in("ours", &["cards", "--card", "C-004"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr
            .contains("is not among the cards that your options and settings allow\n")
    );
}

#[test]
fn a_wish_for_a_deck_of_one_s_own_is_kept_with_its_deck_and_stops_no_other_command() {
    let deck = crate::sandbox::deck_of(&crate::sandbox::card("C-901", "What was it?"));
    let sandbox = Sandbox::new().file("mine.toml", deck);
    let ran = sandbox.run_with(&["leave-out", "mine.toml"], "C-901\n\n\n");
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let kept = String::from_utf8(sandbox.read("emberdeck.toml")).expect("a text");
    assert!(kept.contains("\"test#C-901\""), "{kept}");
    sandbox.succeed(&["cards", "--dry-run"]);
    let ran = sandbox.run(&["cards", "mine.toml", "--card", "C-901"]);
    assert!(
        ran.stderr.contains(
            "C-901 is not among the cards that your options and settings allow\n"
        )
    );
}

#[test]
fn a_plan_that_is_shown_shows_no_card_that_is_left_out() {
    let sandbox = Sandbox::new();
    let plan = ["weekly", "--weeks", "1", "--start", "2026-11-30", "--seed", "a"];
    sandbox.succeed(&plan);
    let text = String::from_utf8(sandbox.read("weekly/plan.toml")).expect("a text");
    let ids = text.lines().filter_map(|line| line.strip_prefix("id = \""));
    let id = ids.map(|id| id.trim_end_matches('"')).find(|id| id.starts_with("C-"));
    let id = id.expect("a conversation card");
    let sandbox =
        sandbox.file("emberdeck.toml", format!("[leave_out]\ncards = [\"{id}\"]\n"));
    for more in ["--preview", "--why"] {
        let ran = sandbox.succeed(&["weekly", "--plan", "weekly/plan.toml", more]);
        assert!(!ran.stdout.contains(id), "{more}\n{}", ran.stdout);
    }
}

#[test]
fn nothing_is_written_over_a_file_of_settings() {
    let wishes = "[leave_out]\ntopics = [\"money\"]\n";
    let sandbox = Sandbox::new().file("emberdeck.toml", wishes);
    for command in [
        vec!["cards", "-o", "emberdeck.toml", "--force"],
        vec!["handout", "C-014", "--save", "emberdeck.toml", "--force"],
    ] {
        let ran = sandbox.run(&command);
        assert_eq!(ran.code, Some(1), "{command:?}");
        assert_eq!(sandbox.read("emberdeck.toml"), wishes.as_bytes());
    }
}

#[test]
fn a_slip_in_a_list_of_wishes_shows_no_other_wish() {
    let sandbox = Sandbox::new()
        .file("emberdeck.toml", "[leave_out]\ntopics = [\"money\", \"desier\"]\n");
    let ran = sandbox.run(&["cards"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("emberdeck.toml:2"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("money"), "{}", ran.stderr);
}

#[test]
fn house_rules_are_not_left_out() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run_with(&["leave-out"], "H-001\nmoney\n\n\n");
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("note: house rules come with every plan"),
        "{}",
        ran.stderr
    );
    let kept = String::from_utf8(sandbox.read("emberdeck.toml")).expect("a text");
    assert!(kept.contains("money") && !kept.contains("H-001"), "{kept}");
}

#[test]
fn a_preset_that_says_nothing_to_a_command_has_no_part_in_it() {
    let project = "[print]\npreset = \"long-distance\"\n";
    let sandbox = Sandbox::new().file("emberdeck.toml", project);
    let note = "note: `emberdeck.toml` sets what is printed\n";
    assert_eq!(sandbox.succeed(&["workbook", "--dry-run"]).stderr, "");
    let ran = sandbox.run(&["cards", "--dry-run"]);
    assert!(ran.stderr.starts_with(note), "{}", ran.stderr);
}
