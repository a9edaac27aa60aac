//! Modules use only what stands on lower layers.

#![expect(clippy::unwrap_used, reason = "a source that cannot be read fails the test")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each module with the modules that it may use; `design` calls this the layers.
const LAYERS: [(&str, &[&str]); 20] = [
    ("geom", &[]),
    ("color", &[]),
    ("diag", &[]),
    ("picture", &["geom"]),
    ("text", &["geom", "color"]),
    ("model", &["geom", "color", "picture"]),
    ("words", &["model"]),
    ("load", &["geom", "color", "diag", "picture", "text", "model"]),
    ("pick", &["geom", "color", "diag", "model", "load"]),
    ("frame", &["geom", "color", "picture", "text"]),
    ("look", &["geom", "color", "model", "picture", "frame"]),
    (
        "face",
        &["geom", "color", "diag", "model", "words", "picture", "text", "frame", "look"],
    ),
    ("block", &["geom", "color", "model", "words", "picture", "text", "frame", "look"]),
    (
        "letterhead",
        &["geom", "color", "model", "words", "picture", "text", "frame", "look", "block"],
    ),
    (
        "workbook",
        &[
            "geom",
            "color",
            "model",
            "words",
            "picture",
            "text",
            "frame",
            "look",
            "block",
            "letterhead",
        ],
    ),
    (
        "handout",
        &[
            "geom",
            "color",
            "model",
            "words",
            "picture",
            "text",
            "frame",
            "look",
            "block",
            "letterhead",
        ],
    ),
    ("sheet", &["geom", "color", "text", "frame"]),
    ("pdf", &["geom", "color", "picture", "text", "frame"]),
    (
        "job",
        &[
            "geom",
            "color",
            "diag",
            "picture",
            "text",
            "model",
            "words",
            "load",
            "pick",
            "frame",
            "face",
            "sheet",
            "pdf",
            "block",
            "letterhead",
            "workbook",
            "handout",
        ],
    ),
    (
        "cli",
        &[
            "geom", "diag", "model", "words", "load", "pick", "frame", "pdf", "workbook",
            "text", "job",
        ],
    ),
];

fn sources(module: &str) -> Vec<PathBuf> {
    let file = Path::new("src").join(format!("{module}.rs"));
    let mut found = if file.exists() { vec![file] } else { Vec::new() };
    let mut folders = vec![Path::new("src").join(module)];
    while let Some(folder) = folders.pop().filter(|folder| folder.is_dir()) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found
}

/// A module's code without its tests, which may use anything: all but the items behind
/// `#[cfg(test)]`.
fn code(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tests)) = rest.split_once("#[cfg(test)]") {
        kept.push_str(before);
        let indent = before.rsplit('\n').next().unwrap_or_default();
        rest = behind_item(tests, indent);
    }
    kept + rest
}

/// What follows an item: a declaration ends with its semicolon, and one in braces with a brace
/// that stands as far in as the item (`cargo fmt` sees to that). An item without an end is read
/// as code.
fn behind_item<'a>(text: &'a str, indent: &str) -> &'a str {
    let Some(head) = text.find([';', '{']) else { return text };
    if text[head..].starts_with(';') {
        return &text[head + 1..];
    }
    let end = format!("\n{indent}}}\n");
    text.find(&end).map_or(text, |at| &text[at + end.len()..])
}

/// The modules that code names. A group, `crate::{…}`, is named as nothing, which no module may
/// use: in a line for each module it is seen at once what a file needs.
fn used(code: &str) -> Vec<&str> {
    code.match_indices("crate::")
        .map(|(at, found)| {
            let used = &code[at + found.len()..];
            let is_over = |c: char| !c.is_alphanumeric() && c != '_';
            &used[..used.find(is_over).unwrap_or(used.len())]
        })
        .collect()
}

#[test]
fn modules_only_use_lower_layers() {
    for (module, allowed) in LAYERS {
        let files = sources(module);
        assert!(!files.is_empty(), "there is no module `{module}`");
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            for name in used(&code(&text)) {
                assert!(
                    name == module || allowed.contains(&name),
                    "{} may not use `{name}`",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn every_module_has_its_layer() {
    for entry in fs::read_dir("src").unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().replace(".rs", "");
        let is_root = name == "lib" || name == "main";
        assert!(is_root || LAYERS.iter().any(|(module, _)| *module == name), "`{name}`");
    }
}

#[test]
fn code_behind_tests_is_read_too() {
    let text = "use crate::geom;\n\n#[cfg(test)]\nmod tests;\n\nuse crate::text;\n\n\
        mod inner {\n    #[cfg(test)]\n    mod tests {\n        use crate::cli;\n    }\n    \
        use crate::pdf;\n}\n\n#[cfg(test)]\nmod more {\n    use crate::cli;\n\n    \
        fn odd() -> char {\n        '{'\n    }\n}\n\nfn last() -> crate::frame::Frame {}\n";
    assert_eq!(used(&code(text)), ["geom", "text", "pdf", "frame"]);
}

#[test]
fn a_group_of_modules_is_a_module_without_a_name() {
    assert_eq!(used("use crate::{geom, cli};\nuse crate::*;\n"), ["", ""]);
}

/// What only the command line may do: files of its own, the clock, the environment, the terminal.
const OUTSIDE: [&str; 8] = [
    "std::fs",
    "std::env",
    "std::io",
    "std::process",
    "SystemTime",
    "Timestamp::now",
    "println!",
    "anstream",
];

#[test]
fn a_job_reads_no_file_no_clock_and_no_environment_and_prints_nothing() {
    for file in sources("job") {
        let code = code(&fs::read_to_string(&file).unwrap());
        for what in OUTSIDE {
            assert!(!code.contains(what), "{} uses `{what}`", file.display());
        }
    }
}
