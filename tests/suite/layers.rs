//! Modules use only what stands on lower storeys.

#![expect(clippy::unwrap_used, reason = "a source that cannot be read fails the test")]

use std::fs;
use std::path::{Path, PathBuf};

/// A module's storey, its name, and the modules that it uses: all of them on lower storeys.
type Layer = (usize, &'static str, &'static [&'static str]);

/// Each module; `ARCHITECTURE.md` tells the same storeys, with what is there.
pub(crate) const LAYERS: [Layer; 24] = [
    (0, "geom", &[]),
    (0, "color", &[]),
    (0, "diag", &[]),
    (0, "disk", &[]),
    (1, "picture", &["geom"]),
    (1, "text", &["geom"]),
    (2, "model", &["geom", "color", "picture", "text"]),
    (3, "words", &["model"]),
    (3, "load", &["geom", "color", "diag", "disk", "picture", "text", "model"]),
    (3, "pick", &["model"]),
    (3, "frame", &["geom", "color", "picture", "text", "model"]),
    (4, "look", &["geom", "color", "picture", "model", "frame"]),
    (4, "sheet", &["geom", "color", "text", "model", "frame"]),
    (4, "pdf", &["geom", "color", "picture", "text", "model", "frame"]),
    (5, "face", &["geom", "color", "picture", "text", "model", "frame", "words", "look"]),
    (5, "block", &["geom", "color", "text", "model", "frame", "words", "look"]),
    (
        5,
        "dieline",
        &["geom", "color", "text", "model", "frame", "words", "look", "sheet"],
    ),
    (
        6,
        "letterhead",
        &["geom", "color", "picture", "text", "model", "frame", "words", "block"],
    ),
    (
        6,
        "leaflet",
        &["geom", "color", "text", "model", "frame", "words", "look", "block"],
    ),
    (
        7,
        "workbook",
        &[
            "geom",
            "color",
            "text",
            "model",
            "frame",
            "words",
            "look",
            "block",
            "letterhead",
        ],
    ),
    (
        7,
        "handout",
        &["geom", "color", "text", "model", "frame", "words", "block", "letterhead"],
    ),
    (8, "preview", &["geom", "color", "text", "model", "frame", "pdf"]),
    (
        8,
        "job",
        &[
            "geom",
            "diag",
            "text",
            "model",
            "frame",
            "words",
            "load",
            "pick",
            "sheet",
            "pdf",
            "face",
            "block",
            "dieline",
            "leaflet",
            "letterhead",
            "workbook",
            "handout",
        ],
    ),
    (
        9,
        "cli",
        &[
            "geom", "diag", "disk", "text", "model", "frame", "load", "pdf", "dieline",
            "workbook", "preview", "job",
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
            } else if path.extension().is_some_and(|end| end == "rs") {
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
fn modules_only_use_what_their_layer_names() {
    for (_, module, allowed) in LAYERS {
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
fn what_a_layer_names_stands_on_a_lower_storey_and_is_used() {
    let storey = |name: &str| {
        let found = LAYERS.iter().find(|(_, module, _)| *module == name);
        found.unwrap_or_else(|| panic!("there is no module `{name}`")).0
    };
    for (own, module, allowed) in LAYERS {
        let all: String = sources(module)
            .iter()
            .map(|file| code(&fs::read_to_string(file).unwrap()))
            .collect();
        let used = used(&all);
        for name in allowed {
            assert!(storey(name) < own, "`{name}` stands no lower than `{module}`");
            assert!(used.contains(name), "`{module}` does not use `{name}`");
        }
    }
}

#[test]
fn every_module_has_its_layer() {
    for entry in fs::read_dir("src").unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().replace(".rs", "");
        let is_root = name == "lib" || name == "main";
        assert!(
            is_root || LAYERS.iter().any(|(_, module, _)| *module == name),
            "`{name}`"
        );
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
