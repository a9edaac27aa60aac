//! Prints how the lines of all shipped cards end: `cargo run --example rag`.

#![expect(clippy::print_stdout, reason = "it prints a table")]

#[path = "../tests/suite/rag.rs"]
mod rag;

fn main() {
    for format in ["poker", "a6"] {
        println!(
            "{format}  texts breaks | of 100 breaks: on a function word, at a mark, short | texts with one word: first, last"
        );
        for (place, counts) in rag::counted(format) {
            println!(
                "{:8} {:5} {:5} | {:5.1} {:5.1} {:5.1} | {:4} {:4}",
                format!("{place:?}"),
                counts.texts,
                counts.breaks,
                counts.share(counts.function),
                counts.share(counts.marks),
                counts.share(counts.short),
                counts.lone_first,
                counts.lone_last,
            );
        }
    }
}
