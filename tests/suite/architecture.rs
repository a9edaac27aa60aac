//! `ARCHITECTURE.md` says what is so.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::layers::LAYERS;

fn page() -> String {
    fs::read_to_string("ARCHITECTURE.md").expect("there is a page")
}

/// What stands in backticks in a text.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The rows of the table under a heading, cell by cell, without its head.
fn rows<'a>(page: &'a str, heading: &str) -> Vec<Vec<&'a str>> {
    let (_, section) = page.split_once(heading).expect("there is such a section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let table = section.lines().filter(|line| line.starts_with('|'));
    let cells =
        |line: &'a str| line.trim_matches('|').split('|').map(str::trim).collect();
    table.skip(2).map(cells).collect()
}

/// Whether a word names a place in the tree: a path, or a file beside this page.
fn is_path(word: &&str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
    let is_text = |word: &str| Path::new(word).extension().is_some_and(|end| end == "md");
    word.chars().all(is_plain) && (word.contains('/') || is_text(word))
}

/// A file of tests that nobody names is never run.
#[test]
fn every_file_of_tests_is_part_of_the_suite() {
    let names = |folder: &str| -> Vec<(String, String)> {
        let files = fs::read_dir(folder).expect("a folder").flatten();
        let files = files
            .filter(|file| file.file_name() != "main.rs" && file.file_name() != "mod.rs");
        let stem = |file: fs::DirEntry| {
            let stem = file.path().file_stem()?.to_str()?.to_owned();
            Some((stem, folder.to_owned()))
        };
        files.filter_map(stem).collect()
    };
    let folders = fs::read_dir("tests/suite").expect("a folder").flatten();
    let inner = folders.filter(|file| file.path().is_dir());
    let inner = inner.flat_map(|folder| names(folder.path().to_str().expect("a name")));
    let mut seen = 0;
    for (name, folder) in names("tests/suite").into_iter().chain(inner) {
        let root = ["main.rs", "mod.rs"].map(|root| Path::new(&folder).join(root));
        let root = root.into_iter().find_map(|root| fs::read_to_string(root).ok());
        let root = root.expect("a file that names the others");
        assert!(root.contains(&format!("mod {name};")), "{folder}/{name} is never run");
        seen += 1;
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn every_path_that_the_page_names_is_there() {
    let page = page();
    let paths: Vec<&str> = quoted(&page).into_iter().filter(is_path).collect();
    assert!(paths.len() > 40, "{paths:?}");
    for path in paths {
        assert!(Path::new(path).exists(), "`{path}` is not there");
    }
}

#[test]
fn the_storeys_of_the_page_are_those_of_the_layers() {
    let page = page();
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows(&page, "## Storeys\n") {
        let storey = row[0].parse().expect("a storey has a number");
        for module in quoted(row[1]) {
            assert_eq!(told.insert(module, storey), None, "`{module}` stands twice");
        }
    }
    let layers: BTreeMap<&str, usize> =
        LAYERS.iter().map(|(storey, module, _)| (*module, *storey)).collect();
    assert_eq!(told, layers);
}

#[test]
fn the_page_says_what_to_touch_for_whatever_is_added() {
    let page = page();
    let told: Vec<&str> = rows(&page, "## What to touch\n")
        .into_iter()
        .inspect(|row| assert!(row[1].contains('`'), "{row:?} names no file"))
        .map(|row| row[0])
        .collect();
    for thing in [
        "a look",
        "a kind of card",
        "a stock",
        "a standard",
        "a language of the program's words",
        "an importer",
        "a page type",
        "a format of cards",
        "a paper",
        "a preset",
        "an option",
        "a setting",
    ] {
        assert!(told.contains(&thing), "{thing}: {told:?}");
    }
}

#[test]
fn the_page_is_one_page_and_the_readme_leads_to_it() {
    assert!(page().lines().count() <= 100);
    let readme = fs::read_to_string("README.md").expect("there is a README");
    assert!(readme.contains("](ARCHITECTURE.md)"));
}
