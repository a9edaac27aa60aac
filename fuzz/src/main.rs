//! libFuzzer over one kind of file: `EMBERDECK_KIND=deck`.

#![no_main]

use std::sync::LazyLock;

use kinds::{KINDS, Kind};

mod kinds;

static KIND: LazyLock<Kind> = LazyLock::new(|| {
    let name = std::env::var("EMBERDECK_KIND").unwrap_or_default();
    let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    Kind::find(&name).unwrap_or_else(|| panic!("EMBERDECK_KIND is one of {names:?}"))
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| (KIND.bear)(bytes));
