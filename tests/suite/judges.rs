//! Programs that share no code with Emberdeck look at the finished PDFs.
//!
//! `tests/judge/setup` installs them. A judge that is not there is passed over with a
//! note, unless the environment says `EMBERDECK_JUDGES=required`, as CI does.

use std::env;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tempfile::TempDir;

use crate::form_book::book;

/// What is judged: the name of each file, and the options that make it.
const SHEETS: [(&str, &[&str]); 23] = [
    ("present", &["--preset", "present", "--paper", "letter"]),
    ("present-es", &["--preset", "present", "--paper", "a4", "--lang", "es"]),
    (
        "present-hebrew",
        &["tests/decks/hebrew.toml", "--preset", "present", "--paper", "a4"],
    ),
    ("fold", &["--paper", "a4", "--duplex", "fold"]),
    ("fold-pattern", &["--paper", "letter", "--duplex", "fold", "--backs", "pattern"]),
    ("printer", &["--paper", "letter", "--printer", "office"]),
    ("letter", &["--paper", "letter"]),
    ("a4", &["--paper", "a4"]),
    ("short-edge", &["--paper", "letter", "--duplex", "short-edge"]),
    ("pattern", &["--paper", "letter", "--backs", "pattern"]),
    ("a6", &["--paper", "a4", "--format", "a6"]),
    ("with-key", &["--paper", "letter", "--with-key"]),
    (
        "business",
        &[
            "--paper",
            "letter",
            "--format",
            "business",
            "--kind",
            "conversation",
            "--pace",
            "..2",
        ],
    ),
    ("clear", &["--paper", "letter", "--edition", "clear", "--blank", "0"]),
    ("spanish", &["--paper", "a4", "--lang", "es"]),
    ("bilingual", &["--paper", "a4", "--lang", "en,es", "--kind", "wild"]),
    ("hebrew", &["tests/decks/hebrew.toml", "--paper", "a4", "--with-key"]),
    ("art", &["tests/decks/art.toml", "--paper", "a4"]),
    (
        "stock",
        &[
            "--stock",
            "avery-5371",
            "--kind",
            "conversation",
            "--pace",
            "..2",
            "--start-at",
            "4",
            "--order",
            "stack",
        ],
    ),
    ("stock-pattern", &["--stock", "avery-8315", "--backs", "pattern"]),
    (
        "stack",
        &[
            "--order",
            "stack",
            "--marks",
            "lines",
            "--marks-on",
            "both",
            "--blank",
            "4",
            "--duplex",
            "short-edge",
        ],
    ),
    ("dots", &["--format", "tarot", "--marks", "dots", "--marks-on", "both"]),
    ("postcard", &["--paper", "index-4x6", "--format", "postcard", "--blank", "1"]),
];

/// A printer that shifts, turns and scales backs.
const PRINTERS: &str = "[[printer]]\nname = \"office\"\n[printer.upright]\nshift = \"0.8mm,-0.5mm\"\nturn = 0.3\nscale = [1.002, 0.999]\n";

/// Plans that are judged: the name of each folder, and the options that make it.
const PLANS: [(&str, &[&str]); 3] = [
    ("plan", &["--paper", "a4", "--one-file", "--start", "2026-11-30"]),
    ("plan-letter", &["--paper", "letter", "--profile", "full", "--undated"]),
    (
        "plan-es",
        &["hearth-starter", "--paper", "a5", "--lang", "es", "--profile", "light"],
    ),
];

/// Curves that are judged: the name of each file, and the options that make it.
const CURVES: [(&str, &[&str]); 2] = [
    ("curves", &["--paper", "a4", "--together"]),
    ("curves-large", &["--paper", "letter", "--edition", "large", "--together"]),
];

/// Check-ins of ten weeks, with a gap.
fn check_ins() -> String {
    let weeks = (1..=10).filter(|week| *week != 4).map(|week| {
        let (a, b) = (week, 11 - week);
        format!(
            "[answers.week{week:02}.checkin]\na.team = {a}\nb.team = {b}\nb.rest = {a}\n"
        )
    });
    format!("schema = 1\n{}", weeks.collect::<String>())
}

/// The workbook made by hand, with all that a form can hold.
const BOOK: &str = "book";

/// Evenings, books and handouts that are judged: the name of each file, the command, and its options.
const WRITINGS: [(&str, &[&str]); 21] = [
    ("box", &["box", "--paper", "a4"]),
    (
        "box-both-sides",
        &[
            "box",
            "--format",
            "mini",
            "--paper",
            "letter",
            "--duplex",
            "long-edge",
            "--lang",
            "es",
        ],
    ),
    (
        "box-outline",
        &["box", "--format", "a6", "--count", "40", "--paper", "a4", "--outline"],
    ),
    ("band", &["box", "--band", "--ink", "saver", "--paper", "letter"]),
    ("deck-guide", &["cards", "--guide", "--paper", "letter", "--order", "stack"]),
    (
        "by-hand-leaflet-fronts",
        &["cards", "--split", "--preset", "present", "--paper", "a4"],
    ),
    (
        "by-hand-leaflet-backs",
        &["cards", "--split", "--preset", "present", "--paper", "a4"],
    ),
    ("split-fronts", &["cards", "--split", "--paper", "a4"]),
    ("split-backs", &["cards", "--split=reversed", "--paper", "a4"]),
    ("calibrate", &["calibrate", "--paper", "a4"]),
    (
        "calibrate-precise",
        &["calibrate", "--precise", "--paper", "letter", "--duplex", "short-edge"],
    ),
    ("calibrate-stock", &["calibrate", "--stock", "avery-5371"]),
    ("tonight", &["tonight", "--length", "90", "--seed", "maple tree", "--paper", "a4"]),
    ("book", &["workbook", "--plan", "plan/plan.toml", "--paper", "a4"]),
    (
        "book-b",
        &["workbook", "--plan", "plan/plan.toml", "--for", "b", "--paper", "letter"],
    ),
    ("book-counsellor", &["workbook", "--for", "counsellor", "--paper", "a4"]),
    (
        "book-large-a",
        &[
            "workbook",
            "--weeks",
            "1",
            "--for",
            "a",
            "--paper",
            "a5",
            "--edition",
            "large",
        ],
    ),
    ("book-flat", &["workbook", "--weeks", "2", "--flat", "--paper", "letter"]),
    ("handout", &["handout", "C-014", "T-133", "say-avoid", "--paper", "a4"]),
    ("handout-counsellor", &["handout", "C-014", "repair", "--for", "counsellor"]),
    (
        "handout-dyslexia-a",
        &[
            "handout",
            "barriers",
            "--for",
            "a",
            "--edition",
            "dyslexia",
            "--paper",
            "letter",
        ],
    ),
];

/// The deck that `emberdeck cards` takes when none is named.
const DECK: &str = "decks/hearth-starter.toml";

/// A folder with one PDF for each line of [`SHEETS`].
struct Sheets(TempDir);

impl Sheets {
    /// The sheets that other tests are using, else new ones.
    ///
    /// The last test to let go of them removes the folder, which a plain static never
    /// would.
    fn shared() -> Arc<Self> {
        static IN_USE: Mutex<Weak<Sheets>> = Mutex::new(Weak::new());
        // Poison says that making them failed for another test; this one shows it too.
        let mut in_use = IN_USE.lock().unwrap_or_else(PoisonError::into_inner);
        in_use.upgrade().unwrap_or_else(|| {
            let sheets = Arc::new(Self::make());
            *in_use = Arc::downgrade(&sheets);
            sheets
        })
    }

    fn make() -> Self {
        let sheets = Self(TempDir::new().expect("a temporary folder"));
        let settings = sheets.0.path().join("settings");
        std::fs::create_dir_all(settings.join("emberdeck")).expect("a folder");
        std::fs::write(settings.join("emberdeck/printers.toml"), PRINTERS)
            .expect("the folder can be written to");
        for (name, options) in SHEETS {
            let made = Command::new(env!("CARGO_BIN_EXE_emberdeck"))
                .current_dir(env!("CARGO_MANIFEST_DIR"))
                .env("XDG_CONFIG_HOME", &settings)
                .arg("cards")
                .args(options)
                .arg("--output")
                .arg(sheets.pdf(name))
                .output()
                .expect("the program runs");
            let said = String::from_utf8_lossy(&made.stderr);
            assert!(made.status.success(), "`emberdeck cards {options:?}` says:\n{said}");
        }
        for (name, options) in PLANS {
            let made = Command::new(env!("CARGO_BIN_EXE_emberdeck"))
                .current_dir(sheets.0.path())
                .args(["weekly", "--weeks", "2", "--seed", "maple tree", "--no-history"])
                .args(options)
                .args(["--output", name])
                .output()
                .expect("the program runs");
            let said = String::from_utf8_lossy(&made.stderr);
            assert!(
                made.status.success(),
                "`emberdeck weekly {options:?}` says:\n{said}"
            );
        }
        std::fs::write(sheets.0.path().join("answers.toml"), check_ins())
            .expect("the folder can be written to");
        for (name, options) in CURVES {
            let made = Command::new(env!("CARGO_BIN_EXE_emberdeck"))
                .current_dir(sheets.0.path())
                .args(["answers", "answers.toml", "--curves", "--output"])
                .arg(sheets.pdf(name))
                .args(options)
                .output()
                .expect("the program runs");
            let said = String::from_utf8_lossy(&made.stderr);
            assert!(
                made.status.success(),
                "`emberdeck answers {options:?}` says:\n{said}"
            );
        }
        let book =
            emberdeck::pdf::write(&book(), &emberdeck::pdf::Standard::ARCHIVE_ACCESSIBLE)
                .expect("the book can be written");
        std::fs::write(sheets.pdf(BOOK), book).expect("the folder can be written to");
        for (name, options) in WRITINGS {
            // A copy of one person's has its letter in its name already.
            let file = name.trim_end_matches("-fronts").trim_end_matches("-backs");
            let file = file.trim_end_matches("-leaflet");
            let file = file.trim_end_matches("-a").trim_end_matches("-b");
            let file = file.trim_end_matches("-counsellor").trim_end_matches("-guide");
            let made = Command::new(env!("CARGO_BIN_EXE_emberdeck"))
                .current_dir(sheets.0.path())
                .args(options)
                .args(["--force", "--output", &format!("{file}.pdf")])
                .output()
                .expect("the program runs");
            let said = String::from_utf8_lossy(&made.stderr);
            assert!(made.status.success(), "`emberdeck {options:?}` says:\n{said}");
        }
        sheets
    }

    fn pdf(&self, name: &str) -> PathBuf {
        self.0.path().join(name).with_extension("pdf")
    }

    fn pdfs(&self) -> impl Iterator<Item = PathBuf> {
        let sheets = SHEETS.iter().map(|(name, _)| self.pdf(name));
        let in_plan = |folder: &str| {
            ["plan.pdf", "cards.pdf", "week-02-cards.pdf"]
                .map(|file| self.0.path().join(folder).join(file))
        };
        let plans = PLANS.iter().flat_map(move |(folder, _)| in_plan(folder));
        let writings = WRITINGS.iter().map(|(name, _)| self.pdf(name));
        let curves = CURVES.iter().map(|(name, _)| self.pdf(name));
        let plans = plans.filter(|path| path.exists());
        let leaflets =
            SHEETS.iter().map(|(name, _)| self.pdf(&format!("{name}-leaflet")));
        let sheets = sheets.chain(leaflets.filter(|path| path.exists()));
        sheets.chain(plans).chain(curves).chain([self.pdf(BOOK)]).chain(writings)
    }
}

/// What the judge prints when it finds nothing wrong; `None` if it is not installed.
pub(crate) fn verdict(judge: &mut Command) -> Option<String> {
    let found = match judge.output() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            pass_over(judge);
            return None;
        }
        found => found.unwrap_or_else(|error| panic!("{judge:?} does not run: {error}")),
    };
    let said = String::from_utf8_lossy(&found.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&found.stderr);
    assert!(found.status.success(), "{judge:?} says:\n{said}{complaint}");
    Some(said)
}

/// Says that a judge is missing, and fails the test if it must not be.
fn pass_over(judge: &Command) {
    let note = format!(
        "not judged: {} is not set up; run `tests/judge/setup`\n",
        judge.get_program().display()
    );
    let required = env::var_os("EMBERDECK_JUDGES").is_some_and(|said| said == "required");
    assert!(!required, "{note}");
    // Straight to the terminal: what tests print is shown only when they fail.
    io::stderr().write_all(note.as_bytes()).expect("standard error is open");
}

/// A file of the repository.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Letters and figures alone, since line breaks and quotation marks may differ.
fn letters(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).collect()
}

/// A field of the deck's first card: its letters, up to a line break.
fn first_card(deck: &str, field: &str) -> String {
    let (_, card) = deck.split_once("[[card]]").expect("the deck has a card");
    let (_, value) =
        card.split_once(&format!("\n{field} = ")).expect("the card has the field");
    let mut lines = value.split(['\n', '\\']).map(letters);
    // The first line of a long string is empty but for its quotes.
    lines.find(|line| !line.is_empty()).expect("the field has letters")
}

#[test]
fn qpdf_finds_every_file_sound() {
    for pdf in Sheets::shared().pdfs() {
        if verdict(Command::new("qpdf").arg("--check").arg(pdf)).is_none() {
            return;
        }
    }
}

#[test]
fn every_font_is_an_embedded_subset_with_unicode() {
    for pdf in Sheets::shared().pdfs() {
        let Some(table) = verdict(Command::new("pdffonts").arg(&pdf)) else { return };
        let fonts: Vec<&str> = table.lines().skip(2).collect();
        assert!(!fonts.is_empty(), "{} has no fonts", pdf.display());
        for font in fonts {
            // Counted from the end, since a type such as `CID TrueType` has a space:
            // embedded, subset, Unicode, and the two numbers of the object.
            let columns = font.split_whitespace().rev().skip(2).take(3);
            assert!(columns.eq(["yes"; 3]), "in {}:\n{table}", pdf.display());
        }
    }
}

#[test]
fn the_title_is_read_before_the_prompt() {
    let deck = std::fs::read_to_string(project(DECK)).expect("the starter deck");
    let (title, prompt) = (first_card(&deck, "title"), first_card(&deck, "prompt"));
    let sheets = Sheets::shared();
    for name in ["letter", "a4"] {
        // Raw: in the order of the file, not as poppler guesses columns.
        let mut pdftotext = Command::new("pdftotext");
        pdftotext.args(["-raw", "-l", "1"]).arg(sheets.pdf(name)).arg("-");
        let Some(text) = verdict(&mut pdftotext) else { return };
        let written = letters(&text);
        let after = written.split_once(&title).map(|(_, after)| after);
        let in_order = after.is_some_and(|after| after.contains(&prompt));
        assert!(in_order, "`{title}` does not come before `{prompt}` in:\n{text}");
    }
}

#[test]
fn verapdf_finds_every_file_archivable_and_accessible() {
    let mut verapdf = Command::new(project("tests/judge/verapdf"));
    if !project("target/judge/Verapdf.class").exists() {
        return pass_over(&verapdf);
    }
    verdict(verapdf.arg("2a,ua1").args(Sheets::shared().pdfs()));
}

#[test]
fn each_back_lies_behind_its_front() {
    let sheets = Sheets::shared();
    for (name, paper, duplex) in [
        ("letter", "letter", "long-edge"),
        ("a4", "a4", "long-edge"),
        ("short-edge", "letter", "short-edge"),
    ] {
        let mut cards = Command::new(project("target/judge/venv/bin/python"));
        cards.args([project("tests/judge/cards.py"), sheets.pdf(name), project(DECK)]);
        if verdict(cards.args(["--paper", paper, "--duplex", duplex])).is_none() {
            return;
        }
    }
}

#[test]
fn every_card_is_one_article_with_a_heading_and_its_lists() {
    let sheets = Sheets::shared();
    for (name, deck) in [
        ("letter", DECK),
        ("short-edge", DECK),
        ("clear", DECK),
        ("art", "tests/decks/art.toml"),
    ] {
        let mut tags = Command::new(project("target/judge/venv/bin/python"));
        tags.args([project("tests/judge/tags.py"), sheets.pdf(name), project(deck)]);
        if verdict(&mut tags).is_none() {
            return;
        }
    }
}

#[test]
fn what_is_drawn_lies_on_its_page() {
    let mut drawn = Command::new(project("target/judge/venv/bin/python"));
    let sheets = Sheets::shared();
    verdict(drawn.arg(project("tests/judge/drawn.py")).args(sheets.pdfs()));
}

#[test]
fn cards_take_little_ink() {
    let sheets = Sheets::shared();
    for (name, paper) in [("letter", "letter"), ("a4", "a4")] {
        let mut ink = Command::new(project("target/judge/venv/bin/python"));
        ink.args([project("tests/judge/ink.py"), sheets.pdf(name)]);
        if verdict(ink.args(["--paper", paper])).is_none() {
            return;
        }
    }
}

/// Half a millimetre at 300 pixels an inch: poppler sets letters on whole pixels, so that pictures
/// are compared in squares of this many pixels.
const SQUARE: u32 = 6;
/// How far the squares of a picture may be from poppler's: all of them in the mean, any of them,
/// and the part of them that is further off than an eighth of the way from black to white.
const FARTHEST: [f64; 3] = [3.0, 85.0, 0.03];

/// How far the squares of two pictures are apart, in the figures of [`FARTHEST`].
fn apart(one: &image::RgbImage, other: &image::RgbImage) -> [f64; 3] {
    assert_eq!(one.dimensions(), other.dimensions());
    let (columns, rows) = (one.width() / SQUARE, one.height() / SQUARE);
    let mean = |picture: &image::RgbImage, left: u32, top: u32, channel: usize| {
        let inside = (0..SQUARE * SQUARE).map(|at| (at % SQUARE, at / SQUARE));
        let sum: u32 = inside
            .map(|(x, y)| u32::from(picture.get_pixel(left + x, top + y).0[channel]))
            .sum();
        f64::from(sum) / f64::from(SQUARE * SQUARE)
    };
    let (mut sum, mut most, mut far) = (0.0, 0.0_f64, 0.0);
    for square in 0..columns * rows {
        let (left, top) = (square % columns * SQUARE, square / columns * SQUARE);
        let channel = |at| (mean(one, left, top, at) - mean(other, left, top, at)).abs();
        let widest = (0..3).map(channel).fold(0.0, f64::max);
        sum += widest;
        most = most.max(widest);
        far += f64::from(u8::from(widest > 32.0));
    }
    let squares = f64::from(columns * rows);
    [sum / squares, most, far / squares]
}

fn is_near(apart: [f64; 3]) -> bool {
    apart.iter().zip(FARTHEST).all(|(apart, most)| *apart <= most)
}

#[test]
fn a_face_is_drawn_as_poppler_draws_it() {
    let folder = TempDir::new().expect("a temporary folder");
    let program = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_emberdeck"));
        command.current_dir(folder.path()).args(arguments);
        let said = command.output().expect("the program runs");
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    };
    // Sheets as large as a card: poppler's pages are then our faces.
    let art = project("tests/decks/art.toml");
    let art = art.to_str().expect("a path in UTF-8");
    let bare = "--paper 2.5x3.5in --margin 0mm --bleed 0mm --marks none";
    let bare: Vec<&str> = bare.split(' ').collect();
    for (deck, ids) in [
        ("hearth-starter", &["C-001", "T-001", "W-003"][..]),
        ("touch", &["T-101"]),
        (art, &["C-001"]),
    ] {
        let named: Vec<String> = ids.iter().map(|id| format!("--card={id}")).collect();
        let mut words = vec![deck, "--format", "poker"];
        words.extend(bare.iter().copied());
        words.extend(named.iter().map(String::as_str));
        program(&[&["cards", "--force", "-q", "-o", "bare.pdf"], &words[..]].concat());
        let faces = ["preview", "-q", "--force", "--dpi", "300", "--cards", "faces"];
        program(&[&faces[..], &words].concat());
        let mut poppler = Command::new("pdftoppm");
        poppler
            .current_dir(folder.path())
            .args(["-r", "300", "-png", "bare.pdf", "page"]);
        if verdict(&mut poppler).is_none() {
            return;
        }
        let open = |name: &str| {
            let picture = image::open(folder.path().join(name));
            picture.unwrap_or_else(|why| panic!("{name}: {why}")).to_rgb8()
        };
        let sides = ids.iter().flat_map(|id| ["front", "back"].map(|side| (id, side)));
        for (nth, (id, side)) in (1..).zip(sides) {
            let own = open(&format!("faces/{id}-{side}.png"));
            let theirs = open(&format!("page-{nth}.png"));
            let found = apart(&own, &theirs);
            assert!(is_near(found), "{id} {side}: {found:?}");
            // What lies half a millimetre off is told from what does not.
            let (width, height) = own.dimensions();
            let moved = image::RgbImage::from_fn(width, height, |x, y| {
                *own.get_pixel(x, y.saturating_sub(SQUARE))
            });
            assert!(!is_near(apart(&moved, &theirs)), "{id} {side} moved");
        }
        for nth in 1..=2 * ids.len() {
            let page = folder.path().join(format!("page-{nth}.png"));
            std::fs::remove_file(page).expect("it was just made");
        }
    }
}
