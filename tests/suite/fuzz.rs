//! Whatever stands in a file: it is read or refused, and never the end of the program.
//!
//! Each input of the corpus is tried, and changed ones from a fixed seed; `tests/night` lets
//! libFuzzer look for more as long as one likes.

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;

use crate::changed::{CORPUS, changed, corpus, words};
use crate::kinds::KINDS;
use crate::watched::bear;

/// An input that is kept is no larger, and all of them together: each is tried again and again.
const LARGEST: usize = 60_000;
const LARGEST_CORPUS: usize = 1_000_000;

#[test]
fn every_kind_has_a_corpus_that_is_small() {
    let named: BTreeSet<String> = KINDS.iter().map(|kind| kind.name.to_owned()).collect();
    let folders = fs::read_dir(CORPUS).expect("there is a corpus").flatten();
    let folders: BTreeSet<String> =
        folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(folders, named);
    let mut all = 0;
    for kind in KINDS {
        let inputs = corpus(kind.name);
        assert!(inputs.len() > 1, "{}", kind.name);
        for (path, bytes) in inputs {
            assert!(bytes.len() <= LARGEST, "{}", path.display());
            all += bytes.len();
        }
    }
    assert!(all <= LARGEST_CORPUS, "{all}");
    assert!(words().len() > 200);
}

#[test]
fn every_input_that_was_kept_is_borne() {
    let mut failed = Vec::new();
    for kind in KINDS {
        for (path, bytes) in corpus(kind.name) {
            if let Err(why) = bear(kind.name, &bytes) {
                failed.push(format!("{}: {why}", path.display()));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// So many inputs, and no file with the seeds of those that failed: an input is written itself.
fn tries(config: &ProptestConfig) -> ProptestConfig {
    let max_shrink_time = 60_000;
    ProptestConfig { failure_persistence: None, max_shrink_time, ..config.clone() }
}

proptest! {
    #![proptest_config(tries(&crate::extent::cases(400, 1500)))]
    #[test]
    fn a_theme_is_borne(input in changed("theme")) {
        bear("theme", &input.0).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn a_stock_is_borne(input in changed("stock")) {
        bear("stock", &input.0).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn a_file_of_printers_is_borne(input in changed("printers")) {
        bear("printers", &input.0).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn an_order_of_pages_is_borne(input in changed("book")) {
        bear("book", &input.0).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn a_plan_is_borne(input in changed("plan")) {
        bear("plan", &input.0).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn a_history_is_borne(input in changed("history")) {
        bear("history", &input.0).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn a_record_is_borne(input in changed("record")) {
        bear("record", &input.0).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn the_text_of_an_option_is_borne(input in changed("option")) {
        bear("option", &input.0).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn a_file_of_answers_is_borne(input in changed("answers")) {
        bear("answers", &input.0).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn a_filled_workbook_is_borne(input in changed("filled")) {
        bear("filled", &input.0).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn a_drawing_is_borne(input in changed("svg")) {
        bear("svg", &input.0).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn a_picture_is_borne(input in changed("picture")) {
        bear("picture", &input.0).map_err(TestCaseError::fail)?;
    }
}

proptest! {
    #![proptest_config(tries(&crate::extent::cases(150, 600)))]
    #[test]
    fn a_deck_is_borne(input in changed("deck")) {
        bear("deck", &input.0).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn a_page_is_borne(input in changed("page")) {
        bear("page", &input.0).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn a_file_of_settings_is_borne(input in changed("project")) {
        bear("project", &input.0).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn a_recipe_is_borne(input in changed("recipe")) {
        bear("recipe", &input.0).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn a_table_of_clients_is_borne(input in changed("batch")) {
        bear("batch", &input.0).map_err(TestCaseError::fail)?;
    }
}
