//! `emberdeck list`: the names that options take.

use crate::cli::args::ListOptions;
use crate::cli::deck_words::load_decks;
use crate::cli::failure::Failure;
use crate::cli::report::Report;
use crate::cli::values::Listed;
use crate::geom::{Format, Paper, Size};

pub(super) fn run(options: &ListOptions, report: &Report) -> Result<(), Failure> {
    if options.what != Listed::Cards && (!options.decks.is_empty() || options.adult) {
        return Err(Failure::new("only `list cards` takes decks")
            .hint("leave the decks out, or write `emberdeck list cards DECK`"));
    }
    match options.what {
        Listed::Formats => {
            for format in Format::named() {
                report.result(&format!(
                    "{:<13} {:<18} {}",
                    format.name,
                    size(format.trim),
                    format.note
                ));
            }
        }
        Listed::Papers => {
            for paper in Paper::named() {
                report.result(&format!("{:<13} {}", paper.name(), size(paper.size())));
            }
        }
        Listed::Themes => {
            report.result("hearth        arches on a floor line, one color a kind");
        }
        Listed::Cards => list_cards(options, report)?,
    }
    Ok(())
}

fn list_cards(options: &ListOptions, report: &Report) -> Result<(), Failure> {
    for loaded in load_decks(&options.decks, options.adult, report)? {
        let Some(deck) = loaded.deck else { continue };
        let words = deck.language.words();
        for card in &deck.cards {
            let minutes =
                card.minutes().map_or(String::new(), |minutes| format!("{minutes} min"));
            report.result(&format!(
                "{:<8} {:<14} {:<7} {:>7}  {}",
                card.id,
                words.kind(card.kind),
                words.pace(card.pace),
                minutes,
                card.texts.title
            ));
        }
    }
    Ok(())
}

fn size(size: Size) -> String {
    let text = |length: crate::geom::Length| {
        length.to_string().trim_end_matches(" mm").to_owned()
    };
    format!("{} × {} mm", text(size.width), text(size.height))
}
