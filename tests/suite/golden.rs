//! Golden dumps: what lies where on each thing that the program makes, what it looks like and
//! what is read of it, in `tests/golden`. `SNAPSHOTS=overwrite cargo test --test suite golden`
//! renews them; what changed, `git diff` shows.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use emberdeck::load::PageLibrary;
use emberdeck::model::{BackSide, Edition, Kind, Vocabulary};
use snapbox::{Assert, Data};

use crate::specimens::specimens;

const FOLDER: &str = "tests/golden";
/// How many differences a failure shows in full; of others it tells the names.
const SHOWN: usize = 2;

/// Compares the specimens of a group with their dumps.
fn compare(group: &str) {
    let assert = Assert::new().action_env("SNAPSHOTS");
    let (mut wrong, mut told): (Vec<&str>, Vec<String>) = (Vec::new(), Vec::new());
    let of_group =
        specimens().iter().filter(|one| one.name.split('/').next() == Some(group));
    for specimen in of_group {
        let path = golden(&specimen.name);
        let before = Data::read_from(&path, None).raw();
        if let Err(why) =
            assert.try_eq(Some(&specimen.name), Data::text(specimen.dump()), before)
        {
            wrong.push(&specimen.name);
            told.push(why.to_string());
        }
    }
    told.truncate(SHOWN);
    assert!(wrong.is_empty(), "{wrong:#?} are not as they were\n{}", told.join("\n"));
}

fn golden(name: &str) -> PathBuf {
    Path::new(FOLDER).join(format!("{name}.txt"))
}

#[test]
fn cards_lie_and_read_as_before() {
    compare("cards");
}

#[test]
fn sheets_lie_as_before_whichever_edge_they_are_turned_on() {
    compare("sheets");
}

#[test]
fn looks_lie_and_read_as_before() {
    compare("looks");
}

#[test]
fn page_types_lie_and_read_as_before() {
    compare("pages");
}

#[test]
fn books_lie_and_read_as_before() {
    compare("books");
}

#[test]
fn plans_lie_and_read_as_before() {
    compare("plans");
}

#[test]
fn handouts_lie_and_read_as_before() {
    compare("handouts");
}

#[test]
fn every_kind_edition_and_back_and_every_page_type_is_a_specimen() {
    let names: BTreeSet<&str> = specimens().iter().map(|one| &*one.name).collect();
    for kind in Kind::ALL {
        for edition in Edition::ALL {
            for backs in BackSide::ALL {
                let words = [kind.word(), edition.word(), backs.word()].join("-");
                assert!(names.contains(&*format!("cards/{words}")), "{words}");
            }
        }
    }
    let pages = &PageLibrary::shipped().pages;
    assert!(pages.len() >= 60, "{}", pages.len());
    for page in pages {
        assert!(names.contains(&*format!("pages/{}", page.id)), "{}", page.id);
    }
}

/// The files beneath a folder, by their names without the folder and the ending.
pub(crate) fn names_in(folder: &str, ending: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for group in std::fs::read_dir(folder).expect("the folder is there").flatten() {
        for file in std::fs::read_dir(group.path()).expect("only folders").flatten() {
            let path = file.path();
            let name = path.strip_prefix(folder).expect("it is in the folder");
            let name = name.to_string_lossy().replace('\\', "/");
            let stem = name.strip_suffix(ending);
            names.insert(stem.unwrap_or_else(|| panic!("`{name}` is none")).to_owned());
        }
    }
    names
}

#[test]
fn every_dump_has_its_specimen_and_every_specimen_its_dump() {
    if std::env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite") {
        return;
    }
    let names: BTreeSet<String> =
        specimens().iter().map(|one| one.name.clone()).collect();
    assert_eq!(names_in(FOLDER, ".txt"), names);
}
