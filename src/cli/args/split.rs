//! The option that parts fronts from backs.

use clap::Args;

use crate::cli::values::word;
use crate::model::SplitOrder;

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct SplitOptions {
    /// Fronts and backs as two files, for card that no duplexer turns. The pile goes back with
    /// the first sheet on top, or, for `--split=reversed`, with the last one, as it lies where sheets
    /// come out face up.
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "in-order", value_parser = word::<SplitOrder>, value_name = "ORDER", help_heading = "Backs")]
    pub(in crate::cli) split: Option<SplitOrder>,
}
