//! What people type: letters of any case, commas, and slips.

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;

/// What a run says that is refused.
fn refused(command: &[&str]) -> String {
    let ran = Sandbox::new().run(command);
    assert_eq!(ran.code, Some(2), "{command:?}: {}", ran.stderr);
    ran.stderr
}

/// Cards of a dry run, as its line tells them.
fn count(command: &[&str]) -> String {
    let all = [command, &["--dry-run", "--paper", "A4"]].concat();
    let said = Sandbox::new().succeed(&all).stdout;
    let (_, line) = said.split_once(": ").expect("a line");
    line.split(" on ").next().unwrap_or_default().to_owned()
}

#[test]
fn names_may_be_typed_in_letters_of_any_case() {
    let alike: [[&[&str]; 2]; 8] = [
        [&["cards", "--kind", "touch"], &["cards", "--kind", "Touch"]],
        [&["cards", "--topic", "no:money"], &["cards", "--topic", "NO:Money"]],
        [&["cards", "--card", "C-004"], &["cards", "--card", "c-004"]],
        [
            &["cards", "--card", "touch#T-101", "touch"],
            &["cards", "--card", "Touch#t-101", "Touch"],
        ],
        [
            &["cards", "--lang", "es", "--kind", "wild"],
            &["cards", "--lang", "ES", "--kind", "WILD"],
        ],
        [
            &["cards", "--tag", "opener", "conversation"],
            &["cards", "--tag", "Opener", "conversation"],
        ],
        [&["cards", "--edition", "clear"], &["cards", "--edition", "Clear"]],
        [&["cards", "--duplex", "short-edge"], &["cards", "--duplex", "Short-Edge"]],
    ];
    for [one, other] in alike {
        assert_eq!(count(one), count(other), "{other:?}");
    }
    let sandbox = Sandbox::new();
    let dry = ["--dry-run", "--paper=a4", "-q"];
    sandbox.succeed(
        &[&["handout", "c-014", "Say-Avoid", "--for", "Counselor"][..], &dry].concat(),
    );
    let week = ["weekly", "--weeks=1", "--seed=a", "--undated", "--dry-run"];
    let days = |days: &str| {
        let days = format!("--days={days}");
        sandbox.succeed(&[&week[..], &[&days]].concat()).stdout
    };
    let plan = |days: &str| days.split("make just this").next().map(str::to_owned);
    let (short, full) = (days("mon,sat"), days("Monday,SATURDAY"));
    assert_eq!(plan(&full), plan(&short));
    assert!(short.ends_with("--seed=a --undated --days=mon,sat\n"), "{short}");
    assert!(sandbox.files().is_empty(), "a dry run of weekly writes nothing");
    sandbox.succeed(&["list", "Cards"]);
}

#[test]
fn commas_stand_wherever_a_value_may_be_repeated() {
    let alike: [[&[&str]; 2]; 4] = [
        [
            &["cards", "--kind", "touch", "--kind", "novelty"],
            &["cards", "--kind", "touch,novelty"],
        ],
        [
            &["cards", "--topic", "play", "--topic", "money"],
            &["cards", "--topic", "play,money"],
        ],
        [
            &["cards", "--card", "C-001", "--card", "T-001"],
            &["cards", "--card", "C-001,T-001"],
        ],
        [
            &["cards", "--tag", "silly", "--tag", "quiet", "novelty"],
            &["cards", "--tag", "silly,quiet", "novelty"],
        ],
    ];
    for [one, other] in alike {
        assert_eq!(count(one), count(other), "{other:?}");
    }
    let sandbox = Sandbox::new();
    let plan = ["weekly", "--weeks=4", "--seed=a", "--undated", "--preview"];
    let said = sandbox.succeed(&[&plan[..], &["--must-have", "C-014,c-016"]].concat());
    for card in ["C-014", "C-016"] {
        assert!(said.stdout.contains(card), "{card}: {}", said.stdout);
    }
}

#[test]
fn a_number_of_minutes_is_up_to_so_many() {
    assert_eq!(
        count(&["cards", "--minutes", "10"]),
        count(&["cards", "--minutes", "..10"])
    );
    assert_ne!(
        count(&["cards", "--minutes", "10"]),
        count(&["cards", "--minutes", "10..10"])
    );
}

#[test]
fn a_card_of_another_deck_is_told_with_its_deck() {
    let ran = Sandbox::new().run(&["cards", "--card", "c-301"]);
    assert_data_eq!(
        ran.stderr,
        str![[r"
error: there is no card `c-301` in these decks
  = help: it is in `closer`, for adults: `--adult` and that deck bring it

"]]
    );
    let ran = Sandbox::new().run(&["cards", "--card", "T-101"]);
    assert!(
        ran.stderr.contains("it is in `touch`: name that deck too"),
        "{}",
        ran.stderr
    );
}

#[test]
fn no_card_left_says_which_option_took_the_most() {
    let ran = Sandbox::new().run(&["cards", "--topic", "money", "--minutes", "1"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(
        ran.stderr,
        str![[r"
error: no card is left to print
  = help: `--topic` alone leaves out 54 of 54; widen it, or leave it out

"]]
    );
    let wish = "[leave_out]\ntopics = [\"money\"]\n";
    let sandbox = Sandbox::new().file("emberdeck.toml", wish);
    let ran = sandbox.run(&["cards", "--topic", "money"]);
    assert!(
        !ran.stderr.contains("leave_out") && !ran.stderr.contains("wish"),
        "{}",
        ran.stderr
    );
}

/// Each command line is refused with its message and a way on.
fn each_is_told(told: &[(&[&str], &str, &str)]) {
    for (command, message, help) in told {
        let said = refused(command);
        assert_eq!(said, format!("error: {message}\n  = help: {help}\n"), "{command:?}");
    }
}

#[test]
fn slips_are_told_in_plain_words_with_a_way_on() {
    each_is_told(&[
        (
            &["cards", "--language", "es"],
            "`cards` has no option `--language`",
            "it is `--lang` here",
        ),
        (
            &["cards", "--size", "a6"],
            "`cards` has no option `--size`",
            "it is `--format` here",
        ),
        (
            &["cards", "--edtion", "clear"],
            "`cards` has no option `--edtion`",
            "did you mean `--edition`?",
        ),
        (
            &["cards", "--zzz"],
            "`cards` has no option `--zzz`",
            "`emberdeck cards --help` explains each option",
        ),
        (&["crads"], "there is no command `crads`", "did you mean `cards`?"),
        (
            &["list"],
            "`list` needs to be told what to list",
            "write it as in `emberdeck list formats`",
        ),
        (
            &["cards", "--open", "--dry-run"],
            "`--open` and `--dry-run` do not go together",
            "leave one of them out",
        ),
        (
            &["forget", "history", "--force"],
            "`forget` has no option `--force`",
            "it is `--yes` here",
        ),
        (&["man"], "`man` needs a folder", "write it as in `emberdeck man pages`"),
        (
            &["workbook", "--split"],
            "`--booklet` is missing: another option here needs it",
            "add `--booklet`, or leave the other option out",
        ),
    ]);
}

#[test]
fn values_that_are_not_taken_are_told_with_what_is() {
    each_is_told(&[
        (
            &["weekly", "--weeks", "many"],
            "`--weeks` cannot be `many`: it takes a whole number from 1 to 104",
            "`emberdeck weekly --help` explains each option",
        ),
        (
            &["cards", "--copies", "0"],
            "`--copies` cannot be `0`: it takes a whole number from 1 to 100",
            "`emberdeck cards --help` explains each option",
        ),
        (
            &["cards", "--both-agree", "2"],
            "`--both-agree` cannot be `2`: it takes a level from 3 (skin) to 5",
            "levels up to 2 do not need it",
        ),
        (
            &["cards", "--paper"],
            "`--paper` needs a value",
            "`emberdeck cards --help` explains each option",
        ),
        (
            &["cards", "--with-key", "no", "--with-key=maybe"],
            "`--with-key` cannot be `maybe`: it is yes or no",
            "`emberdeck cards --help` explains each option",
        ),
        (
            &["weekly", "--days", "mon,fribday"],
            "`--days` cannot be `fribday`: days are mon, tue, wed, thu, fri, sat and sun",
            "`emberdeck weekly --help` explains each option",
        ),
        (
            &["cards", "--margin", "-1mm"],
            "`--margin` cannot be `-1mm`: it takes nothing below 0",
            "`emberdeck cards --help` explains each option",
        ),
        (
            &["cards", "--paper", "A44"],
            "`--paper` cannot be `A44`: it is no paper",
            "name one (`emberdeck list papers`) or give a size such as `210x297mm`",
        ),
        (
            &["weekly", "--start", "30.11.2026"],
            "`--start` cannot be `30.11.2026`: it is not written year first",
            "write `2026-11-30`",
        ),
        (
            &["weekly", "--start", "12/7/2026"],
            "`--start` cannot be `12/7/2026`: it is not written year first",
            "write `2026-07-12` or `2026-12-07`",
        ),
        (
            &["tonight", "--length", "2h"],
            "`--length` cannot be `2h`: it takes a whole number from 1 to 1440",
            "`emberdeck tonight --help` explains each option",
        ),
        (
            &["forget", "foo"],
            "`forget` does not take `foo`: it is `history`, `plans`, `answers`, `records`, `everything`, or a file",
            "`emberdeck forget --help` explains each option",
        ),
        (&["list", "loks"], "`list` does not take `loks`", "did you mean `looks`?"),
    ]);
}

#[test]
fn an_option_that_changes_nothing_is_told() {
    let sandbox = Sandbox::new();
    for (command, told) in [
        (&["cards", "--bleed", "4mm"][..], "`--bleed` changes nothing here"),
        (
            &["cards", "--duplex=none", "--back-offset=1mm,0"],
            "`--back-offset` changes nothing here",
        ),
        (&["tonight", "--bleed", "4mm"], "`--bleed` changes nothing here"),
        (&["weekly", "--weeks=1", "--bleed", "4mm"], "`--bleed` changes nothing here"),
        (&["workbook", "--caliper", "0.2mm"], "`--caliper` changes nothing here"),
    ] {
        let said = sandbox.succeed(&[command, &["--dry-run"]].concat()).stderr;
        assert!(said.contains(told), "{command:?}: {said}");
    }
    for option in ["--at=20:30", "--calendar-titles"] {
        let ran = sandbox.run(&["weekly", "--undated", option, "--dry-run"]);
        assert_eq!(ran.code, Some(2), "{}", ran.stderr);
        assert!(ran.stderr.contains("do not go together"), "{}", ran.stderr);
    }
}

#[test]
fn short_help_fits_a_small_terminal_and_names_the_long_one() {
    let commands = [
        "cards",
        "tonight",
        "weekly",
        "workbook",
        "handout",
        "answers",
        "leave-out",
        "forget",
        "check",
        "decks",
        "list",
        "completions",
        "man",
        "help",
    ];
    let sandbox = Sandbox::new();
    let help = |arguments: &[&str]| {
        let mut command = sandbox.command(arguments);
        let ran = command.env("COLUMNS", "80").output().expect("the program runs");
        String::from_utf8(ran.stdout).expect("a text")
    };
    for command in commands {
        let text = help(&[command, "-h"]);
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines.len() <= 40, "{command} -h has {} lines", lines.len());
        assert!(lines.iter().all(|line| line.chars().count() <= 80), "{text}");
        let long = format!("`emberdeck {command} --help` shows");
        assert!(text.contains(&long) || command == "help", "{command}: {text}");
        let all = help(&[command, "--help"]);
        assert!(all.lines().count() >= lines.len(), "{command}");
        assert_eq!(
            help(&["help", command]),
            if command == "decks" { help(&["help", "decks"]) } else { all },
            "{command}"
        );
    }
    assert!(help(&["-h"]).lines().count() <= 40);
}

#[test]
fn topics_are_short_and_every_command_in_them_is_one() {
    let sandbox = Sandbox::new();
    for topic in ["printing", "weeks", "decks", "privacy"] {
        let text = sandbox.succeed(&["help", topic]).stdout;
        assert!((15..=40).contains(&text.lines().count()), "{topic}");
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{topic}");
        for option in text.split("--").skip(1) {
            let name: String = option
                .chars()
                .take_while(|c| c.is_ascii_lowercase() || *c == '-')
                .collect();
            let is_known =
                name == "help" || emberdeck::model::OptionRow::find(&name).is_some();
            assert!(is_known, "{topic}: --{name}");
        }
    }
    let ran = sandbox.run(&["help", "pirnting"]);
    assert!(ran.stderr.contains("did you mean `printing`?"), "{}", ran.stderr);
}

#[test]
fn completions_and_manual_pages_know_every_command() {
    let sandbox = Sandbox::new();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let text = sandbox.succeed(&["completions", shell]).stdout;
        assert!(text.contains("tonight") && text.contains("back-offset"), "{shell}");
    }
    sandbox.succeed(&["man", "pages", "-q"]);
    let page = |name: &str| {
        let page = sandbox.read(&format!("pages/{name}.1"));
        String::from_utf8(page).expect("a text")
    };
    assert!(page("emberdeck").contains("tonight"));
    assert!(page("emberdeck-weekly").contains("pace\\-ramp"));
    sandbox.succeed(&["man", "pages", "-q", "--force"]);
}

#[test]
fn the_version_tells_what_is_built_in_to_whoever_asks_for_all() {
    let sandbox = Sandbox::new();
    let short = sandbox.succeed(&["-V"]).stdout;
    assert_eq!(short, format!("emberdeck {}\n", env!("CARGO_PKG_VERSION")));
    let long = sandbox.succeed(&["--version"]).stdout;
    assert!(long.starts_with(short.trim_end()), "{long}");
    assert!(long.contains("12 decks, 593 cards") && long.contains("PDF/UA-1"), "{long}");
}

#[test]
fn colors_stand_where_they_are_wanted() {
    let sandbox = Sandbox::new().file("a.toml", "[deck]\nid = 3\n");
    for (when, has) in [("always", true), ("NEVER", false), ("auto", false)] {
        let mut command = sandbox.command(&["check", "a.toml", "--color", when]);
        let ran = command.env_remove("NO_COLOR").output().expect("the program runs");
        let said = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(said.contains('\u{1b}'), has, "{when}: {said:?}");
    }
}
