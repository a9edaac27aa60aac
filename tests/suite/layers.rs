//! Modules use only what stands on lower layers.

#![expect(clippy::unwrap_used, reason = "a source that cannot be read fails the test")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each module with the modules that it may use; `design` calls this the layers.
const LAYERS: [(&str, &[&str]); 19] = [
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
        &["geom", "color", "model", "words", "picture", "text", "frame", "look", "block"],
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
        "cli",
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
            "look",
            "face",
            "sheet",
            "pdf",
            "block",
            "letterhead",
            "workbook",
            "handout",
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

/// The module's code without its tests, which may use anything.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    text.split("#[cfg(test)]").next().unwrap_or_default().to_owned()
}

#[test]
fn modules_only_use_lower_layers() {
    for (module, allowed) in LAYERS {
        let files = sources(module);
        assert!(!files.is_empty(), "there is no module `{module}`");
        for file in files {
            let code = code(&file);
            for used in code.match_indices("crate::").map(|(at, _)| &code[at + 7..]) {
                let name: String = used
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                let is_macro = name == "frame" && module == "frame";
                assert!(
                    name == module || is_macro || allowed.contains(&&*name),
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
