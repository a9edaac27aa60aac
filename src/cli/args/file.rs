//! The options of every command that makes one PDF, or one for each copy, and of those that fill a
//! folder.

use std::path::PathBuf;

use clap::Args;

use crate::cli::args::cards::FILE;

#[derive(Debug, Args)]
pub(in crate::cli) struct FileOptions {
    /// Do everything but write.
    #[arg(long, help_heading = FILE)]
    pub(in crate::cli) dry_run: bool,

    /// Replace what Emberdeck did not make, or what was changed since.
    #[arg(long, help_heading = FILE)]
    pub(in crate::cli) force: bool,

    /// Take the options of a preset (`emberdeck list presets`); what is typed beside it wins.
    #[arg(long, value_name = "NAME", help_heading = FILE)]
    pub(in crate::cli) preset: Option<String>,

    /// Open the file when it is made; of several the first.
    #[arg(long, conflicts_with = "dry_run", help_heading = FILE)]
    pub(in crate::cli) open: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct FolderOptions {
    /// The folder; it is made when it is not there.
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: PathBuf,

    /// Replace files that were changed since.
    #[arg(long)]
    pub(in crate::cli) force: bool,

    /// Do everything but write.
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
}
