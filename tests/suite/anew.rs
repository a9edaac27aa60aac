//! `--watch`: what is made anew when a file is saved, and what is not.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::sandbox::{Sandbox, card, deck_of, png};

/// A round takes less, however busy the machine is.
const PATIENCE: Duration = Duration::from_mins(1);
/// Long enough for a round to begin that should not.
const PAUSE: Duration = Duration::from_millis(700);

/// A run that goes on until it is told to stop.
struct Run<'a> {
    sandbox: &'a Sandbox,
    child: Child,
    /// Lines of results and of all else, as they come.
    lines: Receiver<String>,
}

impl<'a> Run<'a> {
    /// Begins, and waits until it has said that it watches.
    fn begin(sandbox: &'a Sandbox, words: &[&str]) -> (Self, Vec<String>) {
        let mut command = sandbox.command(words);
        command.env("TZ", "UTC").arg("--watch");
        // One pipe for results and all else, so that lines come in the order in which they are said.
        let (said, says) = std::io::pipe().expect("a pipe");
        let other = says.try_clone().expect("a pipe");
        command.stdin(Stdio::null()).stdout(says).stderr(other);
        let child = command.spawn().expect("the program runs");
        // It holds the ends that are written to.
        drop(command);
        let (send, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(said).lines().map_while(Result::ok) {
                let _ = send.send(line);
            }
        });
        let run = Self { sandbox, child, lines };
        let first = run.until("Ctrl-C ends this");
        (run, first)
    }

    /// The lines up to one that says something.
    fn until(&self, told: &str) -> Vec<String> {
        let mut lines = Vec::new();
        loop {
            let line = self.lines.recv_timeout(PATIENCE);
            let line =
                line.unwrap_or_else(|_| panic!("`{told}` is not said: {lines:#?}"));
            let is_last = line.contains(told);
            lines.push(line);
            if is_last {
                return lines;
            }
        }
    }

    /// Nothing is said for a while.
    fn is_quiet(&self) {
        let said = self.lines.recv_timeout(PAUSE);
        assert!(matches!(said, Err(RecvTimeoutError::Timeout)), "{said:?}");
    }

    /// Saves as editors do: beside the file, and then over it.
    fn save(&self, name: &str, text: &str) {
        let beside = self.sandbox.path(".save~");
        fs::write(&beside, text).expect("a file for the test");
        fs::rename(beside, self.sandbox.path(name)).expect("it is saved");
    }

    /// Ends it as Ctrl-C does; nothing is left behind.
    fn stop(mut self) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &id]).status().expect("kill runs");
        assert!(sent.success());
        let ended = self.child.wait().expect("it ends");
        assert_eq!(ended.code(), Some(130));
        let files = self.sandbox.files();
        assert!(!files.iter().any(|name| name.starts_with(".emberdeck")), "{files:?}");
    }

    /// Kilobytes that it holds in memory.
    fn memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.expect("it runs");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        number.expect("a number")
    }
}

impl Drop for Run<'_> {
    fn drop(&mut self) {
        // Where a test has failed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A deck of one card that asks for something.
fn asking(what: &str) -> String {
    deck_of(&card("C-001", &format!("Where is the {what}?")))
}

/// A line begins with the time of day.
fn is_timed(line: &str) -> bool {
    let bytes = line.as_bytes();
    line.len() > 9
        && bytes[8] == b' '
        && line[..8].chars().enumerate().all(|(at, sign)| match at {
            2 | 5 => sign == ':',
            _ => sign.is_ascii_digit(),
        })
}

#[test]
fn cards_are_made_anew_when_their_deck_is_saved_and_an_error_stays_until_mended() {
    let sandbox = Sandbox::new().file("our.toml", asking("elm"));
    let (run, first) = Run::begin(&sandbox, &["cards", "our.toml"]);
    let result = first.iter().find(|line| line.contains("1 card on 1 sheet of a4"));
    let result = result.expect("a result");
    assert!(is_timed(result) && result[9..].starts_with("cards.pdf: "), "{result}");
    assert!(sandbox.letters("cards.pdf").contains("elm"));
    // What it wrote itself is no reason to begin again.
    run.is_quiet();
    run.save("our.toml", &asking("oak"));
    let second = run.until("1 card on 1 sheet");
    assert_eq!(second.len(), 1, "one line a round: {second:?}");
    assert!(sandbox.letters("cards.pdf").contains("oak"));
    run.save("our.toml", "[deck]\nid = \"test\"\n");
    let wrong = run.until("nothing was made");
    assert!(wrong.iter().any(|line| line.contains("our.toml:")), "{wrong:?}");
    assert!(
        sandbox.letters("cards.pdf").contains("oak"),
        "the last that was right stays"
    );
    run.is_quiet();
    // Written in place, as some editors do.
    fs::write(sandbox.path("our.toml"), asking("ash")).expect("it is saved");
    run.until("1 card on 1 sheet");
    assert!(sandbox.letters("cards.pdf").contains("ash"));
    // What lies beside it is nothing to it.
    fs::write(sandbox.path("notes.toml"), "a = 1").expect("a file");
    run.is_quiet();
    run.stop();
}

#[test]
fn a_burst_of_saves_is_one_round() {
    let sandbox = Sandbox::new().file("our.toml", asking("elm"));
    let (run, _) = Run::begin(&sandbox, &["cards", "our.toml"]);
    for nth in 0..20 {
        run.save("our.toml", &asking(&format!("tree number {nth}")));
        thread::sleep(Duration::from_millis(10));
    }
    run.save("our.toml", &asking("last tree"));
    run.until("1 card on 1 sheet");
    // A round that began amid the burst is followed by one that has seen its end.
    while !sandbox.letters("cards.pdf").contains("lasttree") {
        run.until("1 card on 1 sheet");
    }
    run.is_quiet();
    run.stop();
}

#[test]
fn pictures_themes_and_the_project_file_are_watched_too() {
    let art = "image = \"red.png\"\nalt = \"A square\"\n";
    let deck = asking("elm").replace("pace = 1\n", &format!("pace = 1\n{art}"));
    let theme = "name = \"own\"\n[colors]\nconversation = \"#0000C0\"\n";
    let sandbox = Sandbox::new()
        .file("red.png", png())
        .file("our.toml", deck)
        .file("own.toml", theme);
    let command = ["cards", "our.toml", "--look", "own.toml"];
    let (run, _) = Run::begin(&sandbox, &command);
    let mut before = sandbox.read("cards.pdf");
    let mut is_other = |what: &str| {
        run.until("1 card on 1 sheet");
        let now = sandbox.read("cards.pdf");
        assert!(now != before, "{what} changes nothing");
        before = now;
    };
    let picture = image::RgbImage::from_pixel(40, 30, image::Rgb([20, 40, 230]));
    picture.save(sandbox.path("red.png")).expect("a picture");
    is_other("the picture");
    run.save("own.toml", &theme.replace("0000C0", "C00000"));
    is_other("the theme");
    run.save("emberdeck.toml", "[print]\nmargin = \"9mm\"\n");
    is_other("a project file that is new");
    fs::remove_file(sandbox.path("emberdeck.toml")).expect("it is there");
    is_other("a project file that is gone");
    run.stop();
}

#[test]
fn pictures_checks_books_and_handouts_are_made_anew_too() {
    let sandbox = Sandbox::new().file("our.toml", asking("elm"));
    let size = ["preview", "our.toml", "--size", "64x64", "-q"];
    let (run, _) = Run::begin(&sandbox, &size[..4]);
    let before = sandbox.read("preview.png");
    run.save("our.toml", &deck_of(&card("C-002", "Which of these many trees?")));
    run.until("preview.png: C-002");
    assert!(sandbox.read("preview.png") != before);
    run.is_quiet();
    run.stop();

    let (run, first) = Run::begin(&sandbox, &["check", "our.toml"]);
    assert!(first.iter().any(|line| line.contains("our.toml")), "{first:?}");
    run.save("our.toml", "[deck]\n");
    run.until("found");
    run.stop();

    let page = include_str!("../../decks/workbook/repair.toml");
    let page = &page.replacen("intro = \"", "intro = \"The elm wood. ", 1);
    fs::create_dir(sandbox.path("workbook")).expect("a folder");
    fs::write(sandbox.path("workbook/repair.toml"), page).expect("a page");
    for (command, file) in [
        (&["workbook", "--page", "repair"][..], "workbook.pdf"),
        (&["handout", "repair"], "handout.pdf"),
    ] {
        let (run, first) = Run::begin(&sandbox, command);
        assert!(sandbox.letters(file).contains("Theelmwood"), "{first:?}");
        run.save("workbook/repair.toml", &page.replace("elm wood", "oak wood"));
        run.until(file);
        assert!(sandbox.letters(file).contains("Theoakwood"));
        run.is_quiet();
        run.save("workbook/repair.toml", page);
        run.until(file);
        run.is_quiet();
        run.stop();
    }
    let refused = sandbox.run(&["cards", "-o", "-", "--watch"]);
    assert_eq!(refused.code, Some(2), "{}", refused.stderr);
    let refused = sandbox.run(&["cards", "--seed", "a", "--watch"]);
    assert_eq!(refused.code, Some(2), "wrong usage ends it: {}", refused.stderr);
}

#[test]
fn after_many_saves_all_is_right_and_no_more_memory_is_held() {
    let saves = crate::extent::of([8, 100, 100]);
    let sandbox = Sandbox::new().file("our.toml", asking("elm"));
    let (run, _) = Run::begin(&sandbox, &["cards", "our.toml"]);
    let letters = |nth: u32| {
        let letter =
            |at: u32| char::from(b'a' + u8::try_from(at % 26).expect("a letter"));
        [letter(nth / 26), letter(nth), letter(nth / 26)].iter().collect::<String>()
    };
    let mut early = 0;
    for nth in 0..saves {
        let tree = format!("tree {}", letters(nth));
        run.save("our.toml", &asking(&tree));
        run.until("1 card on 1 sheet");
        let found = sandbox.letters("cards.pdf");
        assert!(found.contains(&tree.replace(' ', "")), "save {nth}: {found}");
        // By then everything that is made once is there.
        if nth == saves / 4 {
            early = run.memory();
        }
    }
    let late = run.memory();
    assert!(
        late < early + 4096,
        "{early} kB after a quarter of the saves, {late} at the end"
    );
    run.stop();
}
