//! The same input gives the same bytes.

use crate::sandbox::{Sandbox, card, deck_of};

/// The bytes of the sheets of a deck, made by so many threads.
fn made_by(sandbox: &Sandbox, deck: &[&str], threads: &str) -> Vec<u8> {
    let name = format!("{threads}.pdf");
    let status = sandbox
        .command(&[&["cards", "--paper", "a4", "-q", "-o", &*name], deck].concat())
        .env("RAYON_NUM_THREADS", threads)
        .env("LC_ALL", "de_DE.UTF-8")
        .status();
    assert!(status.is_ok_and(|status| status.success()));
    sandbox.read(&name)
}

#[test]
fn the_same_deck_gives_the_same_bytes_on_any_number_of_threads() {
    let sandbox = Sandbox::new();
    let first = made_by(&sandbox, &[], "1");
    assert!(first == made_by(&sandbox, &[], "5"), "the bytes differ");
}

#[test]
fn a_deck_that_is_set_sheet_after_sheet_gives_the_same_bytes_on_any_number_of_threads() {
    let cards = (0..2100).map(|nth| card(&format!("C-{nth:04}"), &format!("Why {nth}?")));
    let sandbox = Sandbox::new().file("large.toml", deck_of(&cards.collect::<String>()));
    let first = made_by(&sandbox, &["large.toml"], "1");
    for threads in ["2", "7"] {
        let other = made_by(&sandbox, &["large.toml"], threads);
        assert!(first == other, "the bytes of {threads} threads differ");
    }
}

#[test]
fn a_date_is_in_the_file_only_when_there_is_one() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&["cards", "-o", "a.pdf", "--card", "C-001"]);
    sandbox.succeed(&["cards", "-o", "b.pdf", "--card", "C-001", "--date", "2026-12-01"]);
    let has_date = |name: &str| {
        let bytes = sandbox.read(name);
        bytes.windows(10).any(|window| window == b"2026-12-01")
    };
    assert!(!has_date("a.pdf"));
    assert!(has_date("b.pdf"));
}
