//! Whatever comes in, a terminal is told letters, line ends, tabs and the program's own colours.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a sandbox that is not there fails the test")]

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::ffi::OsStringExt;
use std::process::Stdio;

use lopdf::{Document, Object, StringFormat, dictionary};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use crate::sandbox::{Sandbox, card, deck_of};

/// What a terminal would obey, each of its kinds: it clears the screen, takes a title, goes back,
/// blinks, and turns the direction of what follows.
const WILD: &str = "\u{1b}[2J\u{1b}]0;PWNED\u{7}\u{9b}5m\u{8}\u{1b}[5;35m\u{90}q\u{202e}\u{2066}\u{61c}\u{7f}";

/// Runs the program on a terminal of its own; gives what reached it.
fn seen(sandbox: &Sandbox, arguments: &[&str]) -> String {
    seen_with(sandbox, arguments, |_| ())
}

fn seen_with(
    sandbox: &Sandbox,
    arguments: &[&str],
    more: impl Fn(&mut std::process::Command),
) -> String {
    on_terminal(sandbox, arguments, more, "")
}

/// The same, for a program that is answered.
fn answered(sandbox: &Sandbox, arguments: &[&str], typed: &str) -> String {
    on_terminal(sandbox, arguments, |_| (), typed)
}

fn on_terminal(
    sandbox: &Sandbox,
    arguments: &[&str],
    more: impl Fn(&mut std::process::Command),
    typed: &str,
) -> String {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let path = ptsname(&master, Vec::new()).unwrap().into_string().unwrap();
    let slave = OpenOptions::new().read(true).write(true).open(path).unwrap();
    let end = || Stdio::from(slave.try_clone().unwrap());
    let mut command = sandbox.command(arguments);
    command.env_remove("NO_COLOR").env("TERM", "xterm-256color").env("COLUMNS", "200");
    command.stdin(end()).stdout(end()).stderr(end());
    more(&mut command);
    let mut child = command.spawn().unwrap();
    drop((command, slave));
    let mut told = Vec::new();
    let mut part = [0; 4096];
    let mut master = File::from(master);
    master.write_all(typed.as_bytes()).unwrap();
    // When the last one who could write is gone, reading ends with an error.
    while let Ok(count @ 1..) = master.read(&mut part) {
        told.extend_from_slice(&part[..count]);
    }
    child.wait().unwrap();
    String::from_utf8(told).expect("a terminal is told UTF-8")
}

/// The first thing in a text that is neither letter, line end, tab nor one of our colours.
fn wild_in(told: &str) -> Option<String> {
    let mut rest = told;
    while let Some(sign) = rest.chars().next() {
        // Lines end with both signs on a terminal, and a bar of progress goes as it came.
        let other = ["\r\n", "\r\u{1b}[2K"].into_iter().find(|own| rest.starts_with(own));
        let own = own_color(rest).or(other.map(str::len));
        let is_wild = (sign.is_control() && !matches!(sign, '\n' | '\t'))
            || matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}');
        match own {
            Some(length) => rest = &rest[length..],
            None if is_wild => return Some(rest.chars().take(20).collect()),
            None => rest = &rest[sign.len_utf8()..],
        }
    }
    None
}

/// How long the colour is that a text begins with, if it is one of ours: none of them blinks.
fn own_color(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("\u{1b}[")?;
    let end = inside.find('m')?;
    let parts = &inside[..end];
    let is_own = parts.bytes().all(|byte| byte.is_ascii_digit() || byte == b';')
        && parts.split(';').all(|part| part != "5");
    is_own.then_some(end + 3)
}

/// Runs the program on a terminal; it tells nothing wild, and says this much.
#[track_caller]
fn tells(sandbox: &Sandbox, arguments: &[&str], said: &str) {
    let told = seen(sandbox, arguments);
    assert_eq!(wild_in(&told), None, "{arguments:?}: {told:?}");
    assert!(told.contains(said), "{arguments:?}: {told:?}");
}

/// As it stands in a text of TOML.
fn escaped(text: &str) -> String {
    let add = |all, sign: char| format!("{all}\\u{:04X}", u32::from(sign));
    text.chars().fold(String::new(), add)
}

#[test]
fn the_terminal_of_the_test_shows_what_is_wild() {
    assert_eq!(wild_in("a\u{1b}[1m\u{1b}[91mb\u{1b}[0m\r\n\té"), None);
    for wild in ["\u{1b}[2J", "\r", "\u{9b}", "\u{202e}", "\u{1b}[5;35m", "\u{7}"] {
        assert!(wild_in(&format!("a{wild}b")).is_some(), "{wild:?}");
    }
    let told = seen(&Sandbox::new(), &["cards", "-h"]);
    assert!(told.contains("\u{1b}["), "there are colours on a terminal: {told:?}");
}

#[test]
fn long_work_says_what_it_does_and_leaves_no_trace() {
    let told = seen(&Sandbox::new(), &["check", "--coverage"]);
    assert_eq!(wild_in(&told), None, "{told:?}");
    assert!(told.contains("drawing a hundred plans ("), "{told:?}");
}

#[test]
fn what_is_erased_is_asked_for_first() {
    let sandbox = Sandbox::new();
    let plan = ["weekly", "--weeks=1", "--start=2026-11-30", "--seed=a", "-q"];
    sandbox.succeed(&plan);
    let history = sandbox.path("emberdeck.history.toml");
    for no in ["no\n", "\n", "maybe\n"] {
        let told = answered(&sandbox, &["forget", "history"], no);
        assert!(told.contains("Erase 1 file for good?"), "{told:?}");
        assert!(told.contains("nothing is erased"), "{told:?}");
        assert!(history.exists(), "{no:?}");
    }
    let told = answered(&sandbox, &["forget", "history"], "Yes\n");
    assert!(told.contains("emberdeck.history.toml: erased"), "{told:?}");
    assert!(!history.exists());
    let told = seen(&sandbox, &["forget", "plans", "--yes"]);
    assert!(told.contains("plan.toml: erased") && !told.contains('?'), "{told:?}");
}

#[test]
fn who_prints_one_side_at_a_time_is_told_how_and_a_script_is_not() {
    let sandbox = Sandbox::new();
    let cards = ["cards", "--kind", "wild"];
    let told = seen(&sandbox, &cards);
    let said = "`--split` makes a file of fronts and one of backs";
    assert!(told.contains(said), "{told:?}");
    for settled in ["--duplex=long-edge", "--dry-run", "-q"] {
        let told = seen(&sandbox, &[&cards[..], &[settled]].concat());
        assert!(!told.contains("a file of fronts"), "{settled}: {told:?}");
    }
    assert_eq!(sandbox.succeed(&cards).stderr, "");
}

#[test]
fn values_of_options_are_told_tame() {
    let sandbox = Sandbox::new();
    for option in [
        "--client",
        "--title",
        "--note",
        "--date",
        "--due",
        "--for",
        "--lang",
        "--paper",
        "--look",
        "--edition",
        "--preset",
        "--deck",
        "--pages",
        "--save",
        "--log",
        "--batch",
        "--output",
        "--access",
        "--both-agree",
        "--flat=",
    ] {
        let told = match option.strip_suffix('=') {
            Some(_) => seen(&sandbox, &["handout", &format!("{option}{WILD}")]),
            None => seen(&sandbox, &["handout", "none", option, WILD]),
        };
        assert_eq!(wild_in(&told), None, "{option}: {told:?}");
        assert!(!told.is_empty(), "{option}");
    }
    for arguments in [
        ["weekly", "--seed"],
        ["weekly", "--mix"],
        ["weekly", "--blackout"],
        ["weekly", "--card"],
        ["weekly", "--tag"],
        ["weekly", "--kind"],
        ["weekly", "--plan"],
        ["weekly", "--answers"],
        ["weekly", "--reroll"],
        ["cards", "--sheets"],
        ["cards", "--seed"],
        ["cards", "--gutter"],
        ["workbook", "--names"],
        ["workbook", "--page"],
        ["check", "--explain"],
        ["forget", "--folder"],
        ["list", "cards"],
        ["decks", "export"],
    ] {
        let told = seen(&sandbox, &[&arguments[..], &[&format!("a/{WILD}")]].concat());
        assert_eq!(wild_in(&told), None, "{arguments:?}: {told:?}");
        assert!(!told.is_empty(), "{arguments:?}");
    }
    for word in ["cards", "handout", "answers", "forget", "check"] {
        let told = seen(&sandbox, &[word, WILD]);
        assert_eq!(wild_in(&told), None, "{word}: {told:?}");
    }
    let told = seen(&sandbox, &[&format!("--{WILD}")]);
    assert_eq!(wild_in(&told), None, "{told:?}");
}

#[test]
fn cells_of_a_table_are_told_tame() {
    let heads = ["client", "cards", "title", "date", "language", "for", "edition"];
    for (nth, head) in heads.iter().enumerate() {
        let cells = (0..heads.len()).map(|at| if at == nth { WILD } else { "" });
        let row = cells.collect::<Vec<_>>().join(",");
        let table = format!("{}\n{row}\n", heads.join(","));
        let sandbox = Sandbox::new().file("clients.csv", table);
        let told = format!("row 2: `{head}` holds U+001B, an escape character");
        tells(&sandbox, &["handout", "--batch", "clients.csv"], &told);
    }
    let sandbox = Sandbox::new().file("clients.csv", format!("cli{WILD}ent\nK-1\n"));
    tells(&sandbox, &["handout", "--batch", "clients.csv"], "no column `cli?[2J");
}

#[test]
fn names_of_files_are_told_tame() {
    let file = format!("x{}.toml", WILD.replace('/', ""));
    let sandbox = Sandbox::new().file(&file, deck_of(&card("C-001", "Why is it so?")));
    tells(&sandbox, &["list", "cards", &file], "C-001");
    let pdf = file.replace(".toml", ".pdf");
    tells(&sandbox, &["cards", &file, "-o", &pdf], "1 card on 1 sheet");
    tells(
        &sandbox,
        &["cards", &file, "-v", "-o", &pdf, "--seed", "a", "--shuffle"],
        "“a”",
    );
    tells(&sandbox, &["check", &file], "1 card, 2 warnings");
    tells(&sandbox, &["check"], "1 card");
    tells(&sandbox, &["answers", &pdf], "has no form");
    tells(&sandbox, &["forget", "answers", &pdf], "is no file of answers");
    let sandbox = sandbox.file(&file, "[deck]\nkindd = 1\n");
    tells(&sandbox, &["cards", &file], "a deck has no key `kindd`");
    let json = ["check", &file, "--message-format", "json"];
    tells(&sandbox, &json, "\\u202e");
    // A name that is no text at all.
    let odd = OsString::from_vec(b"odd\xff\x9b2J.toml".to_vec());
    fs::write(sandbox.path("").join(odd), "[deck]\nx = 1\n").unwrap();
    tells(&sandbox, &["check"], "odd\u{fffd}");
}

#[test]
fn what_stands_in_files_is_told_tame() {
    let wild = escaped(WILD);
    for text in [
        format!("[deck]\nid = \"a\" # {}\nkindd = 1 # {WILD}\n", "x"),
        format!("[deck]\nid = \"{wild}\"\ntitle = \"{wild}\"\nlanguage = \"{wild}\"\n"),
        format!("[deck]\n\"{wild}\" = 1\n"),
        deck_of(&format!(
            "[[card]]\nid = \"{wild}\"\nkind = \"{wild}\"\nimage = \"{wild}\"\n"
        )),
        deck_of(&card("C-001", &wild)),
        deck_of(&card("C-001", "Why?").replace("pace", &format!("\"{wild}\""))),
        format!("[deck {WILD}\n"),
    ] {
        let sandbox = Sandbox::new().file("deck.toml", &text);
        for more in [&[][..], &["--message-format", "json"]] {
            let told = seen(&sandbox, &[&["check", "deck.toml"], more].concat());
            assert_eq!(wild_in(&told), None, "{text:?}: {told:?}");
            assert!(told.contains("error"), "{text:?}: {told:?}");
        }
    }
}

#[test]
fn what_settings_plans_and_records_say_is_told_tame() {
    let wild = escaped(WILD);
    for (name, arguments) in [
        ("emberdeck.toml", &["cards"][..]),
        ("emberdeck.history.toml", &["weekly", "--weeks", "1", "--preview"]),
        ("plan.toml", &["weekly", "--plan", "plan.toml"]),
        ("recipe.toml", &["handout", "recipe.toml"]),
        ("record.toml", &["handout", "C-014", "--client", "K", "--log", "record.toml"]),
        ("theme.toml", &["cards", "--look", "theme.toml"]),
        ("answers.toml", &["weekly", "--answers", "answers.toml"]),
        ("workbook/odd.toml", &["workbook"]),
    ] {
        let text = format!(
            "\"{wild}\" = \"{wild}\" # {WILD}\nseed = \"{wild}\"\noptions = [\"--{wild}=1\"]\n\
             [print]\npaper = \"{wild}\"\npreset = \"{wild}\"\n[practice]\nlogo = \"{wild}\"\n\
             [leave_out]\ntopics = [\"{wild}\"]\n[came]\n\"{wild}\" = 1\n"
        );
        let sandbox = Sandbox::new().file(name, text);
        let told = seen(&sandbox, arguments);
        assert_eq!(wild_in(&told), None, "{name}: {told:?}");
        assert!(told.contains("error") || told.contains("damaged"), "{name}: {told:?}");
    }
}

#[test]
fn the_surroundings_are_told_tame() {
    let sandbox = Sandbox::new();
    for name in ["SOURCE_DATE_EPOCH", "LC_ALL", "LANG", "TERM", "COLUMNS"] {
        let told = seen_with(&sandbox, &["cards"], |command| {
            command.env(name, WILD);
        });
        assert_eq!(wild_in(&told), None, "{name}: {told:?}");
    }
    let home = sandbox.path(&format!("home{}", WILD.replace('/', "")));
    fs::create_dir_all(home.join("emberdeck")).unwrap();
    fs::write(home.join("emberdeck/config.toml"), "x = 1\n").unwrap();
    let told = seen_with(&sandbox, &["cards"], |command| {
        command.env("XDG_CONFIG_HOME", &home);
    });
    assert_eq!(wild_in(&told), None, "{told:?}");
    assert!(told.contains("has no key `x`"), "{told:?}");
}

/// A PDF that says it is a workbook of ours, with one field.
fn filled(title: &str, field: &str, value: &str) -> Vec<u8> {
    let utf8 = |text: &str| {
        let bytes = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        Object::String(bytes, StringFormat::Hexadecimal)
    };
    let mut file = Document::with_version("1.7");
    let text = dictionary! { "T" => utf8(field), "FT" => "Tx", "V" => utf8(value) };
    let form = dictionary! { "Fields" => vec![text.into()] };
    let root = file.add_object(dictionary! { "Type" => "Catalog", "AcroForm" => form });
    let info = dictionary! {
        "Title" => utf8(title), "Creator" => utf8(&format!("Emberdeck {title}")),
        "Producer" => utf8(title),
    };
    let info = file.add_object(info);
    file.trailer.set("Root", root);
    file.trailer.set("Info", info);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn what_a_pdf_says_is_told_tame_and_kept_tame() {
    let field = format!("care.a.{WILD}");
    let sandbox = Sandbox::new()
        .file("a.pdf", filled(WILD, &field, WILD))
        .file("b.pdf", filled(WILD, "care.a.tea", &format!("so\r\0{WILD}nice")))
        .file("c.pdf", filled(WILD, "care.a.tea", "other"))
        .file("broken.pdf", format!("%PDF-1.7\n{WILD}\n1 0 obj <</{WILD}"));
    let read = |file| ["answers", file, "--private", "-o", "answers.toml"];
    tells(&sandbox, &read("a.pdf"), "there is no answer to write");
    tells(&sandbox, &read("broken.pdf"), "this is no PDF that can be read");
    tells(&sandbox, &["answers", "b.pdf", "c.pdf", "--private"], "another answer");
    tells(&sandbox, &["cards", "-o", "a.pdf"], "a.pdf");
    tells(&sandbox, &read("b.pdf"), "1 answer on 1 page");
    let kept = String::from_utf8(sandbox.read("answers.toml")).unwrap();
    // A mark of direction belongs to how a language is written.
    assert_eq!(wild_in(&kept.replace('\u{61c}', "")), None, "{kept:?}");
    assert!(kept.contains("so\n[2J]0;PWNED"), "{kept:?}");
}

#[test]
fn what_is_typed_unseen_is_told_tame() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run_with(&["leave-out"], &format!("{WILD}\nC-014\n\n\n"));
    assert_eq!(wild_in(&ran.stderr), None, "{:?}", ran.stderr);
    assert!(ran.stderr.contains("no card, topic or reason"), "{:?}", ran.stderr);
    let kept = String::from_utf8(sandbox.read("emberdeck.toml")).unwrap();
    assert!(kept.contains("C-014") && wild_in(&kept).is_none(), "{kept:?}");
}
