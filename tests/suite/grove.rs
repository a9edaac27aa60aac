//! A deck of a few cards with short titles, which differ in what they ask of a couple's days.

use crate::sandbox::{Sandbox, deck_of};

/// Its file.
pub(crate) const GROVE: &str = "grove.toml";

/// A card with a title of its own and more keys.
pub(crate) fn tree(id: &str, title: &str, keys: &str) -> String {
    let kind = match &id[..1] {
        "C" => "conversation",
        "N" => "novelty",
        _ => "check-in",
    };
    format!(
        "[[card]]\nid = \"{id}\"\nkind = \"{kind}\"\ntitle = \"{title}\"\n\
         prompt = \"What comes next?\"\n{keys}\n"
    )
}

/// The titles of all but the check-in.
pub(crate) const TREES: [&str; 6] = ["Alder", "Birch", "Cedar", "Damson", "Elm", "Fir"];

/// A folder with the deck.
pub(crate) fn grove() -> Sandbox {
    let trees = [
        tree("C-001", "Alder", "pace = 1\nminutes = 5"),
        tree(
            "C-002",
            "Birch",
            "pace = 1\nminutes = 10\ncost = \"free\"\nenergy = \"low\"\n\
             privacy = \"anywhere\"\nsetting = [\"home\"]",
        ),
        tree(
            "C-003",
            "Cedar",
            "pace = 2\nminutes = 20\ncost = \"medium\"\nenergy = \"medium\"\n\
             privacy = \"kids-asleep\"\nsetting = [\"out\"]",
        ),
        tree(
            "C-004",
            "Damson",
            "pace = 3\nminutes = 45\ncost = \"high\"\nenergy = \"high\"\n\
             privacy = \"private\"\nsetting = [\"online\"]",
        ),
        tree(
            "N-005",
            "Elm",
            "pace = 1\nminutes = 10\nlong_distance = \"By call.\"\n\
             access = { seated = \"Sit.\" }\nseason = [\"winter\"]",
        ),
        tree(
            "N-006",
            "Fir",
            "pace = 1\nminutes = 10\nlong_distance = false\nseason = [\"summer\"]",
        ),
    ];
    Sandbox::new().file(GROVE, deck_of(&trees.concat()))
}

/// A folder with the deck and what every week needs: a card that looks at the week.
pub(crate) fn grove_of_weeks(more: &str) -> Sandbox {
    let sandbox = grove();
    let deck = String::from_utf8(sandbox.read(GROVE)).expect("a text");
    let gorse = tree(
        "K-007",
        "Gorse",
        "pace = 1\nminutes = 5\nlong_distance = \"By call.\"\nrepeatable = true\n\
         serves = [\"check-in\", \"appreciation\", \"opening\", \"light\", \"closing\"]",
    );
    sandbox.file(GROVE, deck + &gorse + more)
}
