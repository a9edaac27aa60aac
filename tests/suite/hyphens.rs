//! Words that are parted: none that can be set otherwise, and each whole for who copies it.

use std::process::Command;

use emberdeck::geom::Length;
use emberdeck::text::{Breaking, Hyphens, Line, LineRun, Style, Typesetter};

use crate::judges::{project, verdict};
use crate::sandbox::Sandbox;

/// Ordinary sentences, ten of each language.
const PARAGRAPHS: [(&str, &str); 8] = [
    ("de", include_str!("../paragraphs/de.txt")),
    ("es", include_str!("../paragraphs/es.txt")),
    ("fi", include_str!("../paragraphs/fi.txt")),
    ("fr", include_str!("../paragraphs/fr.txt")),
    ("hu", include_str!("../paragraphs/hu.txt")),
    ("nl", include_str!("../paragraphs/nl.txt")),
    ("pl", include_str!("../paragraphs/pl.txt")),
    ("pt", include_str!("../paragraphs/pt.txt")),
];

/// A deck in a language: a card for each title and prompt.
fn deck(language: &str, cards: &[(&str, &str)]) -> String {
    let head = format!(
        "[deck]\nid = \"test\"\ntitle = \"Test\"\nversion = \"1\"\nlanguage = \"{language}\"\n\n"
    );
    let card = |(nth, (title, prompt)): (usize, &(&str, &str))| {
        [
            format!("[[card]]\nid = \"C-{nth:03}\"\nkind = \"conversation\"\n"),
            format!("title = \"{title}\"\nprompt = \"{prompt}\"\n"),
            "minutes = 5\npace = 1\n\n".to_owned(),
        ]
        .concat()
    };
    let cards: Vec<String> = cards.iter().enumerate().map(card).collect();
    head + &cards.concat()
}

#[test]
fn ordinary_sentences_are_set_in_every_language_whatever_their_words() {
    for (language, text) in PARAGRAPHS {
        let sentences: Vec<(&str, &str)> =
            text.lines().map(|line| ("Test", line)).collect();
        assert_eq!(sentences.len(), 10, "{language}");
        let sandbox = Sandbox::new().file("deck.toml", deck(language, &sentences));
        sandbox.succeed(&["cards", "deck.toml"]);
        let large = ["--format", "a6", "--edition", "large", "--force"];
        sandbox.succeed(&[&["cards", "deck.toml"], &large[..]].concat());
    }
}

#[test]
fn a_word_wider_than_its_measure_is_parted_and_no_other() {
    let mut typesetter = Typesetter::new();
    // What a poker card and A6 leave between their margins.
    for (measure, size) in [(51.5, 10.0), (51.5, 12.0), (87.0, 16.0), (40.0, 16.0)] {
        let (measure, size) = (Length::mm(measure), Length::pt(size));
        for (language, text) in PARAGRAPHS {
            for sentence in text.lines() {
                let mut paragraph = typesetter
                    .shape(sentence, Style::TEXT, language)
                    .expect("the fonts have it");
                let whole = paragraph.count_lines(measure, size, Hyphens::Authored);
                let lines = paragraph.lines(&typesetter, measure, size, Breaking::SENSE);
                let hyphens = lines.iter().flat_map(Line::runs);
                let hyphens = hyphens.filter(|run| run.text == LineRun::SOFT_HYPHEN);
                assert_eq!(hyphens.count() > 0, whole.is_none(), "{sentence}");
                for line in &lines {
                    let wide = line.width_at(size) - Length::pt(0.02);
                    assert!(measure.fits(wide), "{sentence}");
                }
                let words = lines.iter().flat_map(Line::runs);
                let words: String = words.map(|run| &*run.text).collect();
                let words = words.replace(LineRun::SOFT_HYPHEN, "");
                assert_eq!(words.trim_end(), sentence);
            }
        }
    }
}

#[test]
fn long_words_stand_in_titles_and_prompts() {
    let cards = [
        ("Geschwindigkeitsbegrenzung", "Wo brauchen wir eine?"),
        ("Freunde", "Was wünschst du dir von unserem Freundschaftsbeziehungsgespräch?"),
        (
            "Freundschaftsbeziehungsgespräch",
            "Sag dreimal schnell: Donaudampfschifffahrts\
          elektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft!",
        ),
        (
            "Link",
            "Seht https://example.org/watch/very/long/path/to/a/talk-about-listening?a=b an.",
        ),
        (
            "Brief",
            "Schreibt an a.very.long.name.of.someone@a-long-domain-name.example.org heute.",
        ),
        (
            "Lücken",
            "Ich bin froh, wenn ____________________________, und brauche ______________.",
        ),
        (
            "Punkte",
            "Ich wünsche mir ................................................................",
        ),
    ];
    let sandbox = Sandbox::new().file("deck.toml", deck("de", &cards));
    sandbox.succeed(&["cards", "deck.toml"]);
    let signs = sandbox.signs("cards.pdf");
    // An address is parted without a hyphen, which would be typed along.
    assert!(signs.contains("a.very.long.name.of.someone@a-long-domain-name.example.org"));
    assert!(!sandbox.signs("cards.pdf").contains("Geschwindigkeitsbegrenzung"));
    assert!(signs.replace('\u{AD}', "").contains("Geschwindigkeitsbegrenzung"));
}

#[test]
fn a_word_that_nothing_parts_is_refused_with_both_ways_out() {
    let cards = [("Word", "Say qwertzuiopqwertzuiopqwertzuiopqwertzuiop now.")];
    let sandbox = Sandbox::new().file("deck.toml", deck("tlh", &cards));
    let ran = sandbox.run(&["cards", "deck.toml"]);
    assert_eq!(ran.code, Some(1));
    let hint = "put a soft hyphen (`\\u00AD`) where the word may be parted, or take a shorter one";
    assert!(ran.stderr.contains(hint), "{}", ran.stderr);
    // The first of them.
    let helped = deck("tlh", &cards).replace("qwertzuiopq", "qwertzuiop\\u00ADq");
    let sandbox = sandbox.file("deck.toml", helped);
    sandbox.succeed(&["cards", "deck.toml"]);
}

#[test]
fn a_soft_hyphen_is_nothing_but_a_place_to_part() {
    let soft =
        [("So\\u00ADft", "Where did we see our Lieb\\u00ADlings\\u00ADes\\u00ADsen?")];
    let plain = [("Soft", "Where did we see our Lieblingsessen?")];
    let [soft, plain] = [soft, plain].map(|cards| {
        let sandbox = Sandbox::new().file("deck.toml", deck("en", &cards));
        let checked = sandbox.run(&["check", "deck.toml"]);
        let listed = sandbox.succeed(&["list", "cards", "deck.toml"]).stdout;
        let found = sandbox
            .succeed(&["list", "cards", "deck.toml", "--search", "Lieblingsessen"])
            .stdout;
        sandbox.succeed(&["cards", "deck.toml", "--format", "a6"]);
        (checked.stderr, checked.code, listed, found, sandbox.read("cards.pdf"))
    });
    assert!(soft.3.contains("C-000"));
    // The file too: whoever opens it sees and hears the same.
    assert_eq!(soft.0.replace("\\u00AD", ""), plain.0);
    assert_eq!((soft.1, soft.2, soft.3), (plain.1, plain.2, plain.3));
    let text = |pdf: &[u8]| {
        let file = lopdf::Document::load_mem(pdf).expect("the PDF is sound");
        let text = file.extract_text(&[1, 2]).expect("the PDF has text");
        text.split_whitespace().collect::<String>()
    };
    assert_eq!(text(&soft.4), text(&plain.4));
}

#[test]
fn a_parted_word_is_copied_whole() {
    let prompt =
        "Sag mir, was dir an unserem Freundschaftsbeziehungsgespräch gefallen hat.";
    let sandbox = Sandbox::new().file("deck.toml", deck("de", &[("Reden", prompt)]));
    sandbox.succeed(&["cards", "deck.toml", "--backs", "pattern"]);
    let pdf = sandbox.path("cards.pdf");
    let word = "Freundschaftsbeziehungsgespräch";
    for layout in [&[][..], &["-raw"]] {
        let mut poppler = Command::new("pdftotext");
        poppler.args(layout).arg(&pdf).arg("-");
        if let Some(text) = verdict(&mut poppler) {
            assert!(text.contains(word), "{layout:?}: {text}");
        }
    }
    for [program, script] in [
        ["target/judge/venv/bin/python", "tests/judge/text.py"],
        ["target/judge/node", "tests/judge/text.mjs"],
    ] {
        let mut judge = Command::new(project(program));
        judge.arg(project(script)).arg(&pdf);
        if let Some(text) = verdict(&mut judge) {
            let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            assert!(text.contains(word), "{script}: {text}");
        }
    }
}
