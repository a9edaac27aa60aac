//! The corpora that judge the rules: `tests/lints/W001.toml` and so on.

use std::fs;

/// One text of a corpus.
#[derive(Debug, Clone)]
pub(crate) struct Sample {
    /// The text that is judged.
    pub(crate) text: String,
    /// The earlier prompt it may repeat; only in the corpus of duplicates.
    pub(crate) other: Option<String>,
    /// The kind of the card it stands on: a conversation where the corpus names none.
    pub(crate) kind: String,
    /// Whether its card has props.
    pub(crate) has_props: bool,
    /// Whether the rule has to catch it.
    pub(crate) caught: bool,
}

/// Reads the corpus of one lint, the catches first.
pub(crate) fn corpus(code: &str) -> Vec<Sample> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lints");
    let source = fs::read_to_string(format!("{folder}/{code}.toml")).unwrap();
    let table: toml::Table = source.parse().unwrap();
    let samples = |key: &str| {
        let entries = table[key].as_array().unwrap().iter();
        entries.map(|entry| sample(entry, key == "catch")).collect::<Vec<_>>()
    };
    [samples("catch"), samples("leave")].concat()
}

/// Judges a rule by the corpus of its lint, and names every text it gets wrong.
pub(crate) fn judge(code: &str, catches: impl Fn(&Sample) -> bool) {
    let samples = corpus(code);
    assert!(samples.len() > 40, "the corpus of {code} is too small to judge by");
    let wrong: Vec<String> = samples
        .iter()
        .filter(|sample| catches(sample) != sample.caught)
        .map(|sample| {
            let duty = if sample.caught { "not caught" } else { "not left alone" };
            format!("{duty}: {}", sample.text)
        })
        .collect();
    assert!(wrong.is_empty(), "{code}:\n{}", wrong.join("\n"));
}

fn sample(entry: &toml::Value, caught: bool) -> Sample {
    let text = |key: &str| entry.get(key).and_then(toml::Value::as_str);
    Sample {
        text: text("text").unwrap().to_owned(),
        other: text("other").map(str::to_owned),
        kind: text("kind").unwrap_or("conversation").to_owned(),
        has_props: entry.get("with").is_some_and(|with| with.get("props").is_some()),
        caught,
    }
}
