//! Pictures and drawings, as a card and a practice name them.

use std::fs;
use std::path::PathBuf;

use emberdeck::diag::Source;
use emberdeck::load::{ArtFolder, load, load_project};
use tempfile::TempDir;

use super::{decks, settings, told};

const DECK: &str = "[deck]\nid = \"d\"\ntitle = \"D\"\nversion = \"1\"\nlanguage = \"en\"\n\
                    [[card]]\nid = \"C-001\"\nkind = \"conversation\"\ntitle = \"A card\"\n\
                    prompt = \"What did you see?\"\nminutes = 5\npace = 1\n\
                    image = \"art.png\"\nalt = \"A picture\"\n";

const PRACTICE: &str = "[practice]\nname = \"A practice\"\nlogo = \"logo.svg\"\n";

thread_local! {
    static FOLDER: TempDir = tempfile::tempdir().expect("a folder");
}

fn written(name: &str, bytes: &[u8]) -> PathBuf {
    let folder = FOLDER.with(|folder| folder.path().to_owned());
    fs::write(folder.join(name), bytes).expect("it can be written");
    folder
}

/// A picture stands on its card, or the deck says why not.
pub(super) fn picture(bytes: &[u8]) {
    let folder = written("art.png", bytes);
    let source = Source::new("deck.toml", DECK);
    let loaded = load(source.clone(), &ArtFolder::new(&folder));
    told::check(&source, &loaded.problems);
    if loaded.deck.is_some() {
        decks::set(loaded);
    }
}

/// A drawing stands in the head of a handout, or the file of settings says why not.
pub(super) fn svg(bytes: &[u8]) {
    let folder = written("logo.svg", bytes);
    let source = Source::new("emberdeck.toml", PRACTICE);
    match load_project(&source, &folder.join("emberdeck.toml")) {
        Ok(project) => settings::settled(project),
        Err(problems) => {
            assert!(!problems.is_empty());
            told::check(&source, &problems);
        }
    }
}
