//! How much is tried: a sample each time, all of it before a release, and more at night.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use proptest::prelude::ProptestConfig;

/// What `EMBERDECK_WHOLE` says: `tests/whole` sets it to `1`, by the names of the tests that have
/// more to try, and `tests/night` to `night`; no other place reads the variable. Without it the
/// suite tries a sample that is the same each time.
fn said() -> String {
    std::env::var("EMBERDECK_WHOLE").unwrap_or_default()
}

/// Whether all is tried, or more.
pub(crate) fn is_whole() -> bool {
    ["1", "night"].contains(&&*said())
}

/// How many are tried in a run of the suite, by `tests/whole`, and at night.
pub(crate) fn of([sample, whole, night]: [u32; 3]) -> u32 {
    match &*said() {
        "1" => whole,
        "night" => night,
        _ => sample,
    }
}

/// So many cases of a property when all is tried, else a sample. The seed is that of
/// `.cargo/config.toml`, unless a run is given another one, as `tests/night` does.
pub(crate) fn cases(sample: u32, whole: u32) -> ProptestConfig {
    ProptestConfig::with_cases(of([sample, whole, whole]))
}

/// The names of the tests of a source that ask how much is tried: those of a block whose
/// configuration asks, and those that ask themselves.
fn sampled(source: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for (at, asked) in source.match_indices("extent::") {
        let (before, after) = (&source[..at], &source[at + asked.len()..]);
        if after.starts_with("cases(") {
            let block = after.split("\n}\n").next().unwrap_or_default();
            names.extend(block.split("\n    fn ").skip(1));
        } else {
            names.extend(before.rsplit("\nfn ").next());
        }
    }
    names.into_iter().filter_map(|rest| rest.split('(').next()).collect()
}

#[test]
fn what_is_sampled_is_tried_whole_by_the_script() {
    let script = fs::read_to_string("tests/whole").expect("there is a script");
    let (_, names) = script.split_once("tests=(").expect("it has a list");
    let names = names.split(')').next().unwrap_or_default();
    let listed: BTreeSet<String> = names.split_whitespace().map(str::to_owned).collect();
    let mut asking = BTreeSet::new();
    let mut folders = vec![(PathBuf::from("tests/suite"), String::new())];
    while let Some((folder, outer)) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
            let path = entry.path();
            let module = path.file_stem().expect("a name").to_string_lossy();
            let module = format!("{outer}{module}");
            if path.is_dir() {
                folders.push((path, format!("{module}::")));
                continue;
            }
            let source = fs::read_to_string(&path).expect("a source");
            if module != "extent" {
                let names = sampled(&source).into_iter();
                asking.extend(names.map(|name| format!("{module}::{name}")));
            }
        }
    }
    assert_eq!(listed, asking);
}
