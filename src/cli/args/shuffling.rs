//! The options that say in which order cards come.

use clap::Args;

use crate::cli::args::cards::CHOOSE;
use crate::cli::values::{switch, typed};
use crate::model::{Print, typed_name};

/// The options that say in which order cards come.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct Shuffling {
    /// Put the cards in a new order; the same seed gives the same order.
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = switch(), value_name = "yes|no", help_heading = CHOOSE)]
    pub(in crate::cli) shuffle: Option<bool>,

    /// With `--shuffle`, any words; printed on the sheets, so no names [default: drawn, and
    /// printed].
    #[arg(long, value_name = "TEXT", value_parser = typed_name, help_heading = CHOOSE)]
    pub(in crate::cli) seed: Option<String>,
}

impl Shuffling {
    pub(super) fn settle(&self, print: &mut Print) {
        print.shuffle = typed(self.shuffle.as_ref());
    }
}
