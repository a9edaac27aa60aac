//! Text comes out of a file as it went in: nine decks whose letters and glyphs are not one to one,
//! read by four programs that share no code with us or with each other.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::judges::{project, verdict};
use crate::sandbox::Sandbox;

const DECKS: [&str; 9] = ["ar", "emoji", "fa", "he", "hi", "ur", "vi", "yo", "zh-Latn"];

/// A deck, and the numbers of its prompts that are lost.
type Lost = (&'static str, &'static [usize]);

/// What reads the files, and the prompts that it does not give back whole, each with the reason. All
/// are lines from right to left.
const READERS: [(&str, &[Lost]); 4] = [
    // Of a page whose letters mostly run the other way, such as a last sheet with one card, it turns
    // the runs of a line round, and a comma that follows a Latin word; and it takes a colon for a figure.
    ("poppler", &[("ar", &[3, 10]), ("fa", &[10]), ("he", &[10])]),
    // It mirrors brackets and quotation marks a second time.
    ("PDFium", &[("ar", &[3, 7]), ("fa", &[4]), ("he", &[3, 4])]),
    ("MuPDF", &[]),
    // A vowel's mark at the end of a line goes to the end of the text before.
    ("pdf.js", &[("ar", &[6, 7, 9]), ("he", &[6])]),
];

/// The letters of a text in the composed form that Unicode holds for the same, without spaces and
/// signs that only say a direction, which readers put where they end a line.
fn letters(text: &str) -> String {
    let is_letter = |c: &char| {
        !c.is_whitespace()
            && !matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    composed.chars().filter(is_letter).collect()
}

/// The text of each file by a reader; `None` if it is not installed.
fn read(reader: &str, folder: &Path) -> Option<Vec<String>> {
    let files: Vec<_> = DECKS.map(|deck| folder.join(format!("{deck}.pdf"))).into();
    let script = |program: &str, script: &str| {
        let mut command = Command::new(project(program));
        command.arg(project(script));
        command
    };
    let mut command = match reader {
        "poppler" => {
            let read = |file| {
                verdict(
                    Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(file).arg("-"),
                )
            };
            return files.iter().map(read).collect();
        }
        "PDFium" => script("target/judge/venv/bin/python", "tests/judge/text.py"),
        "MuPDF" => script("target/judge/venv/bin/python", "tests/judge/text_mupdf.py"),
        _ => script("target/judge/node", "tests/judge/text.mjs"),
    };
    let all = verdict(command.args(files))?;
    // A page ends on a new line, and a file on a form feed.
    Some(all.split_terminator('\u{C}').map(str::to_owned).collect())
}

#[test]
fn every_prompt_comes_out_as_it_went_in() {
    let mut sandbox = Sandbox::new();
    for deck in DECKS {
        let name = format!("{deck}.toml");
        let text = std::fs::read_to_string(project("tests/extracted").join(&name));
        sandbox = sandbox.file(&name, text.expect("the deck"));
        sandbox.succeed(&["cards", &name, "-o", &format!("{deck}.pdf")]);
    }
    for (reader, lost) in READERS {
        let Some(texts) = read(reader, &sandbox.path(".")) else { continue };
        assert_eq!(texts.len(), DECKS.len(), "{reader}");
        let mut found: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (deck, text) in DECKS.into_iter().zip(&texts) {
            let prompts = sandbox.read(&format!("{deck}.toml"));
            let prompts = String::from_utf8(prompts).expect("UTF-8");
            let prompts = prompts
                .lines()
                .filter_map(|line| line.strip_prefix("prompt = \"")?.strip_suffix('"'));
            let prompts: Vec<_> = prompts.map(letters).collect();
            assert_eq!(prompts.len(), 10, "{deck}");
            let text = letters(text);
            let missing =
                (1..).zip(&prompts).filter(|(_, prompt)| !text.contains(*prompt));
            let missing: Vec<usize> = missing.map(|(nth, _)| nth).collect();
            if !missing.is_empty() {
                found.insert(deck, missing);
            }
        }
        let lost = lost.iter().map(|(deck, cards)| (*deck, cards.to_vec()));
        assert_eq!(found, lost.collect(), "{reader}");
    }
}
