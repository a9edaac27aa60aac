//! `emberdeck decks`: what is shipped, and copies of it to edit.

use std::fs;

use crate::cli::args::{DecksCommand, DecksOptions};
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::report::{Report, count};
use crate::load::SHIPPED;

pub(super) fn run(options: &DecksOptions, report: &Report) -> Result<(), Failure> {
    match &options.command {
        None => {
            for shipped in SHIPPED {
                let Some(deck) = shipped.load().deck else { continue };
                let cards = count(deck.cards.len(), "card", "cards");
                let adult = if deck.adult { ", for adults" } else { "" };
                let about = deck.description.as_deref().unwrap_or_default();
                report.result(&format!("{}  {} ({cards}{adult})", deck.id, deck.title));
                report.result(&format!("    {about}"));
            }
            Ok(())
        }
        Some(DecksCommand::Export { folder, force }) => {
            fs::create_dir_all(folder).map_err(|why| {
                Failure::new(format!(
                    "cannot make the folder `{}`: {why}",
                    folder.display()
                ))
            })?;
            for shipped in SHIPPED {
                let path = folder.join(shipped.file);
                output::write_text(&path, shipped.text, *force)?;
                report.result(&path.display().to_string());
            }
            Ok(())
        }
    }
}
