//! `emberdeck decks`: what is shipped, and copies of it to edit.

use std::fs;

use crate::cli::args::{DecksCommand, DecksOptions};
use crate::cli::output;
use crate::cli::report::Report;
use crate::disk::Privacy;
use crate::job::Failure;
use crate::job::count;
use crate::load::{SHIPPED, shipped_page_files};

pub(super) fn run(options: &DecksOptions, report: &Report) -> Result<(), Failure> {
    match &options.command {
        None => {
            for shipped in SHIPPED {
                let Some(deck) = &shipped.loaded().deck else { continue };
                let cards = count(deck.cards.len(), "card", "cards");
                let adult = if deck.adult { ", for adults" } else { "" };
                let about = deck.description.as_deref().unwrap_or_default();
                report.result(&format!("{}  {} ({cards}{adult})", deck.id, deck.title));
                report.result(&format!("    {about}"));
            }
            Ok(())
        }
        Some(DecksCommand::Export { folder, force }) => {
            let cannot = |why: &std::io::Error| {
                let folder = folder.display();
                Failure::new(format!("cannot make the folder `{folder}`: {why}"))
            };
            fs::create_dir_all(folder).map_err(|why| cannot(&why))?;
            for shipped in SHIPPED {
                let path = folder.join(shipped.file);
                output::write_text(&path, shipped.text, Privacy::Open, *force)?;
                report.result(&path.display().to_string());
            }
            let pages = folder.join("workbook");
            for file in shipped_page_files() {
                let path = pages.join(&file.name);
                fs::create_dir_all(path.parent().unwrap_or(&pages))
                    .map_err(|why| cannot(&why))?;
                output::write_text(&path, &file.text, Privacy::Open, *force)?;
                report.result(&path.display().to_string());
            }
            Ok(())
        }
    }
}
