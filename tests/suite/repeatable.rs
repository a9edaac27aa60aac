//! The same input gives the same bytes.

use crate::sandbox::Sandbox;

#[test]
fn the_same_deck_gives_the_same_bytes_on_any_number_of_threads() {
    let sandbox = Sandbox::new();
    let run = |name: &str, threads: &str| {
        let status = std::process::Command::new(env!("CARGO_BIN_EXE_emberdeck"))
            .args(["cards", "--paper", "a4", "-q", "-o"])
            .arg(sandbox.path(name))
            .env("RAYON_NUM_THREADS", threads)
            .env("LC_ALL", "de_DE.UTF-8")
            .status();
        assert!(status.is_ok_and(|status| status.success()));
        sandbox.read(name)
    };
    let first = run("a.pdf", "1");
    assert!(first == run("b.pdf", "5"), "the bytes differ");
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
