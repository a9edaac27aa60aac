//! What is read and settled before the cards of decks are laid, whether to print or to show them.

use crate::cli::args::{Choice, SheetOptions, Shuffling};
use crate::cli::deck_words::{is_added, read_decks};
use crate::cli::environment;
use crate::cli::idle::tell_idle;
use crate::cli::report::Report;
use crate::cli::settled::{Ask, Ground};
use crate::cli::sheet::sheet;
use crate::job::cards::CardsJob;
use crate::job::settings::{Settled, SheetSettings};
use crate::job::{Allowed, Failure, Shelf, keep_to_one_language};
use crate::model::Settings;

/// What was typed of decks and of how they are printed.
pub(super) struct CardsAsked<'a> {
    /// The command, as it is typed.
    pub(super) command: &'static str,
    /// The decks, by whatever names them.
    pub(super) decks: Vec<String>,
    /// What was typed of what can be settled.
    pub(super) typed: Settings,
    /// The preset that was named.
    pub(super) preset: Option<&'a str>,
    pub(super) sheet: &'a SheetOptions,
    pub(super) choice: &'a Choice,
    pub(super) shuffling: &'a Shuffling,
}

/// Decks that are read, and all that is settled of their cards.
pub(super) struct CardsOf<'a> {
    pub(super) settled: Settled,
    pub(super) sheet: SheetSettings,
    pub(super) shelf: Shelf,
    allowed: Allowed,
    named: &'a [String],
    seed: Option<String>,
}

impl<'a> CardsOf<'a> {
    /// Settles what was asked, and reads the decks.
    pub(super) fn read(
        asked: CardsAsked<'a>,
        ground: &Ground<'_>,
        report: &Report,
    ) -> Result<Self, Failure> {
        let CardsAsked { command, decks, typed, preset, choice, .. } = asked;
        let date = asked.sheet.date.as_deref();
        let ask = Ask { command, typed: typed.clone(), preset, date, ..Ask::default() };
        let mut settled = ground.settle(ask)?;
        tell_idle(&typed, &settled, report);
        let shelf = read_decks(&decks, choice.adult, report)?;
        if is_added(&decks) {
            report.noted(keep_to_one_language(&mut settled, &shelf))?;
        }
        ground.check_wishes(&shelf)?;
        let seed = seed(asked.shuffling, settled.is_shuffled())?;
        let sheet = sheet(asked.sheet, &settled, report)?;
        let allowed = settled.allowed(choice.both_agree);
        Ok(Self { settled, sheet, shelf, allowed, named: &choice.card, seed })
    }

    /// What lays them; whether it says what other sizes and papers would take.
    pub(super) fn job(&self, compares: bool) -> CardsJob<'_> {
        CardsJob {
            shelf: &self.shelf,
            allowed: &self.allowed,
            named: self.named,
            seed: self.seed.as_deref(),
            sheet: &self.sheet,
            compares,
        }
    }
}

/// The seed that was typed, or that is drawn where cards are shuffled.
fn seed(typed: &Shuffling, is_shuffled: bool) -> Result<Option<String>, Failure> {
    match (&typed.seed, is_shuffled) {
        (Some(_), false) => {
            Err(Failure::usage("`--seed` says how the cards are shuffled")
                .hint("add `--shuffle`"))
        }
        (Some(seed), true) => Ok(Some(seed.clone())),
        (None, true) => Ok(Some(environment::draw_seed()?)),
        (None, false) => Ok(None),
    }
}
