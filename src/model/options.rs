//! Every option of the command line in one table: where it may be settled, and what a plan makes
//! of it.

/// Where the value of an option may be settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettledIn {
    /// Under `[print]`.
    Print,
    /// Under `[weekly]`.
    Weekly,
    /// In no file and no preset, and why.
    Never(&'static str),
    /// It belongs to one run, as anyone would expect.
    Once,
}

/// What a plan makes of an option of `weekly`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InPlan {
    /// It says nothing of the plan itself, and is not kept.
    Passing,
    /// The draw depends on it: a plan that is there has its own.
    Drawn,
    /// It says how the plan's files look: it may be given anew.
    Remade,
    /// `weekly` has no such option.
    Absent,
}

/// One option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OptionRow {
    /// Its name, without hyphens before it.
    pub name: &'static str,
    /// Where it may be settled.
    pub settled: SettledIn,
    /// What a plan makes of it.
    pub in_plan: InPlan,
    /// Whether the pages of a plan show it. Those that tell of bodies, wishes or days that a
    /// couple keeps are not shown, and no deck or path.
    pub is_shown: bool,
    /// Whether the plan after this one goes on with it, unless told otherwise.
    pub goes_on: bool,
}

impl OptionRow {
    const fn new(name: &'static str, settled: SettledIn, in_plan: InPlan) -> Self {
        let goes_on = matches!(settled, SettledIn::Print | SettledIn::Weekly)
            && !matches!(in_plan, InPlan::Absent);
        Self { name, settled, in_plan, is_shown: false, goes_on }
    }

    const fn shown(self) -> Self {
        Self { is_shown: true, ..self }
    }

    /// A vote, a date or a week decides it anew.
    const fn ends(self) -> Self {
        Self { goes_on: false, ..self }
    }

    /// The option with a name.
    pub fn find(name: &str) -> Option<&'static Self> {
        OPTIONS.iter().find(|row| row.name == name)
    }

    /// Whether it says which cards may come.
    pub fn is_filter(&self) -> bool {
        self.settled == SettledIn::Print && self.in_plan == InPlan::Drawn
    }

    /// The key of a file that settles it: `paper`, `rest_days`.
    pub fn key(&self) -> String {
        key_of(self.name)
    }
}

/// The key that settles an option.
pub(super) fn key_of(option: &str) -> String {
    match option {
        "anniversary" => "anniversaries".to_owned(),
        name => name.replace('-', "_"),
    }
}

use InPlan::{Absent, Drawn, Passing, Remade};
use SettledIn::{Never, Once, Print, Weekly};

const fn row(name: &'static str, settled: SettledIn, in_plan: InPlan) -> OptionRow {
    OptionRow::new(name, settled, in_plan)
}

/// All options of all commands.
pub const OPTIONS: &[OptionRow] = &[
    row("kind", Print, Drawn),
    row("topic", Print, Drawn),
    row("tag", Print, Drawn),
    row("pace", Print, Drawn),
    row("touch", Print, Drawn),
    row("minutes", Print, Drawn),
    row("cost", Print, Drawn),
    row("energy", Print, Drawn),
    row("privacy", Print, Drawn),
    row("setting", Print, Drawn),
    row("long-distance", Print, Drawn),
    row("access", Print, Drawn),
    row("paper", Print, Remade),
    row("format", Print, Remade),
    row("stock", Print, Remade),
    row("look", Print, Remade),
    row("ink", Print, Remade),
    row("edition", Print, Remade),
    row("gutter", Print, Remade),
    row("margin", Print, Remade),
    row("bleed", Print, Remade),
    row("marks", Print, Remade),
    row("marks-on", Print, Remade),
    row("order", Print, Remade),
    row("copies", Print, Remade),
    row("blank", Print, Remade),
    row("duplex", Print, Remade),
    row("backs", Print, Remade),
    row("more", Print, Remade),
    row("back-offset", Print, Remade),
    row("printer", Print, Remade),
    row("with-key", Print, Remade),
    row("lang", Print, Remade),
    row("shuffle", Print, Absent),
    row("flat", Print, Absent),
    row("discreet", Print, Absent),
    row("caliper", Print, Absent),
    row("cover-paper", Print, Absent),
    row("one-file", Weekly, Remade),
    row("calendar-titles", Weekly, Remade),
    row("at", Weekly, Remade),
    row("remind", Weekly, Remade),
    row("no-history", Weekly, Remade),
    row("course", Weekly, Drawn).shown(),
    row("weeks", Weekly, Drawn).shown(),
    row("start", Weekly, Drawn).ends(),
    row("undated", Weekly, Drawn),
    row("profile", Weekly, Drawn).shown(),
    row("mix", Weekly, Drawn).shown(),
    row("minutes-per-day", Weekly, Drawn).shown(),
    row("minutes-per-week", Weekly, Drawn).shown(),
    row("days", Weekly, Drawn).shown(),
    row("rest-days", Weekly, Drawn).shown(),
    row("blackout", Weekly, Drawn),
    row("anniversary", Weekly, Drawn),
    row("hemisphere", Weekly, Drawn),
    row("pace-ramp", Weekly, Drawn).shown().ends(),
    row("touch-ramp", Weekly, Drawn).shown().ends(),
    row("cooldown-weeks", Weekly, Drawn),
    row("adult", Never("decks for adults are asked for each time"), Remade),
    row(
        "both-agree",
        Never("agreement holds for one command and the plan that it draws"),
        Remade,
    ),
    row("force", Never("look first at what is in the way, each time"), Passing),
    row("seed", Never("a seed belongs to one draw"), Drawn),
    row("card", Never("a card is named for one run"), Drawn),
    row("must-have", Never("a card is named for one run"), Drawn),
    row("away", Never("weeks are named for one plan"), Drawn),
    row("skip-week", Never("weeks are named for one plan"), Drawn),
    row("evening", Once, Absent),
    row("length", Never("an evening is as long as it is"), Absent),
    row("client", Never("a code belongs to one handout"), Absent),
    row("note", Never("a note belongs to one handout"), Absent),
    row("answers", Never("answers belong to one plan"), Passing),
    row("output", Never("it would be written over each time"), Passing),
    row("resume", Once, Drawn).shown(),
    row("hold", Once, Drawn).shown(),
    row("step-back", Once, Drawn).shown(),
    row("date", Once, Remade),
    row("sheets", Once, Passing),
    row("start-at", Never("what is left of a sheet is told each time"), Passing),
    row("skip", Never("what is left of a sheet is told each time"), Passing),
    row("plan", Once, Passing),
    row("reroll", Once, Passing),
    row("swap", Once, Passing),
    row("move", Once, Passing),
    row("shift", Once, Passing),
    row("accept-changes", Once, Passing),
    row("preview", Once, Passing),
    row("why", Once, Passing),
    row("preset", Once, Passing),
    row("color", Once, Passing),
    row("quiet", Once, Passing),
    row("verbose", Once, Passing),
    row("dry-run", Once, Absent),
    row("open", Once, Absent),
    row("for", Once, Absent),
    row("names", Once, Absent),
    row("pages", Once, Absent),
    row("page", Once, Absent),
    row("cards", Once, Absent),
    row("dpi", Once, Absent),
    row("watch", Once, Absent),
    row("week", Once, Absent),
    row("proof", Once, Absent),
    row("size", Once, Absent),
    row("spiral", Once, Absent),
    row("booklet", Once, Absent),
    row("split", Once, Absent),
    row("signature", Once, Absent),
    row("cover", Once, Absent),
    row("title", Once, Absent),
    row("due", Once, Absent),
    row("deck", Once, Drawn),
    row("save", Once, Absent),
    row("log", Once, Absent),
    row("batch", Once, Absent),
    row("name-by", Once, Absent),
    row("private", Once, Absent),
    row("curves", Once, Absent),
    row("together", Once, Absent),
    row("folder", Once, Absent),
    row("yes", Never("what is erased is asked for each time"), Absent),
    row("precise", Once, Absent),
    row("landscape", Once, Absent),
    row("read", Once, Absent),
    row("margins", Once, Absent),
    row("deny", Once, Absent),
    row("explain", Once, Absent),
    row("message-format", Once, Passing),
    row("coverage", Once, Absent),
    row("search", Once, Absent),
    row("count", Once, Absent),
    row("weight", Once, Absent),
    row("outline", Once, Absent),
    row("band", Once, Absent),
    row("guide", Once, Absent),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model;

    #[test]
    fn each_setting_has_its_row_and_each_row_its_setting() {
        let of = |settled: SettledIn| {
            let rows = OPTIONS.iter().filter(move |row| row.settled == settled);
            let mut names: Vec<&str> = rows.map(|row| row.name).collect();
            names.sort_unstable();
            names
        };
        let sorted = |options: &[&'static str]| {
            let mut options = options.to_vec();
            options.sort_unstable();
            options
        };
        assert_eq!(of(Print), sorted(model::Print::OPTIONS));
        assert_eq!(of(Weekly), sorted(model::Weekly::OPTIONS));
    }

    #[test]
    fn an_option_has_one_row() {
        for (at, row) in OPTIONS.iter().enumerate() {
            assert!(
                OPTIONS[..at].iter().all(|other| other.name != row.name),
                "{}",
                row.name
            );
        }
    }
}
