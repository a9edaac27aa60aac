//! The options of `help`, `completions` and `man`, and of colors.

use clap::{Args, ValueEnum};

pub(super) const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  emberdeck completions bash > ~/.local/share/bash-completion/completions/emberdeck
  emberdeck completions zsh > ~/.zfunc/_emberdeck
  emberdeck completions fish > ~/.config/fish/completions/emberdeck.fish";

pub(super) const MAN_EXAMPLES: &str = "\
Examples:
  emberdeck man ~/.local/share/man/man1
  man emberdeck-cards";

/// When colors stand on the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ColorWhen {
    /// On a terminal that has them.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl ColorWhen {
    /// Lets it hold for this run.
    pub(in crate::cli) fn hold(self) {
        let choice = match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

#[derive(Debug, Args)]
pub(in crate::cli) struct HelpOptions {
    /// A command, or one of printing, weeks, decks, privacy.
    #[arg(value_name = "WHAT")]
    pub(in crate::cli) what: Vec<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct CompletionsOptions {
    /// The shell.
    #[arg(value_enum, ignore_case = true, value_name = "SHELL")]
    pub(in crate::cli) shell: clap_complete::Shell,
}
