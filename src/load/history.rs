//! Reading the history of cards that came.

use toml::de::DeValue;

use crate::diag::{Diagnostic, Source};
use crate::load::describe::short;
use crate::load::toml_file::{check_schema, walk};
use crate::model::{History, TextRule};

/// Reads a history.
///
/// # Errors
/// All problems of the file.
pub fn load_history(source: &Source) -> Result<History, Vec<Diagnostic>> {
    walk(source, "history", |file| {
        check_schema(file);
        let mut history = History::default();
        let Some((table, _)) = file.table("came") else { return history };
        for (name, value) in table {
            if let Err(unfit) = TextRule::NAME.read(name.get_ref()) {
                let problem = Diagnostic::error(unfit.of("came"), name.span());
                file.problem(problem.hint("take the line out; it names no card"));
                continue;
            }
            let days = value.get_ref().as_array().into_iter().flatten();
            let mut is_sound = value.get_ref().as_array().is_some();
            for day in days {
                let date = match day.get_ref() {
                    DeValue::Datetime(date) => date.to_string().parse().ok(),
                    _ => None,
                };
                is_sound &= date.is_some();
                if let Some(date) = date {
                    history.note(name.get_ref(), date);
                }
            }
            if !is_sound {
                let message = format!("{} takes a list of days", short(name.get_ref()));
                file.problem(Diagnostic::error(message, value.span()));
            }
        }
        history
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_history_reads_what_it_wrote() {
        let mut history = History::default();
        history.note("touch#T-114", jiff::civil::date(2026, 12, 1));
        history.note("touch#T-114", jiff::civil::date(2027, 2, 1));
        let source = Source::new("history.toml", &history.to_toml());
        assert_eq!(load_history(&source), Ok(history));
    }

    #[test]
    fn what_is_no_history_says_so() {
        for text in [
            "[came]\n\"a#b\" = 3\n",
            "[came]\n\"a#b\" = [\"x\"]\n",
            "[came",
            "x = 1",
            "[came]\n\"a#b\u{ad}\" = []\n",
            "[came]\n\"a\\u001b\" = []\n",
        ] {
            assert!(load_history(&Source::new("h", text)).is_err(), "{text}");
        }
    }
}
