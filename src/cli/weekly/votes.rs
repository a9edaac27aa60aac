//! What the two wrote into their workbooks → how the next plan goes on.
//!
//! What is said of it, and what stays of it in the plan's files, is the same whoever voted.

use std::path::{Path, PathBuf};

use crate::cli::answers;
use crate::cli::args::WeeklyOptions;
use crate::cli::failure::Failure;
use crate::cli::report::Report;
use crate::cli::weekly::again::name_of;
use crate::cli::weekly::decks::Decks;
use crate::cli::weekly::files::plan_in;
use crate::model::{Answers, PlanFile, Project, Ramp, TouchLevel};
use crate::pick::{Direction, Verdicts, Votes};

/// The deepest pace.
const DEEPEST: u8 = 5;
/// How much likelier a card is that one of the two would like to have again.
const AGAIN: f64 = 2.0;
/// The last week that a plan may begin with.
const LAST_WEEK: u16 = 9000;

/// Lets the answers steer a plan that is to be drawn: its first week's number, its ceilings, and
/// which cards stay out or are likelier. `words` are the options as the plan's file keeps them.
pub(super) fn steer(
    options: &mut WeeklyOptions,
    words: &mut Vec<String>,
    project: &mut Project,
    decks: &mut Decks,
    report: &Report,
) -> Result<(), Failure> {
    let mut all = Vec::new();
    for path in &options.answers {
        all.push((path.clone(), answers::read(path)?));
    }
    let all = answers::merge(all)?;
    go_on(options, words, &all);
    let votes = Votes::last(&all);
    let week = votes.map(|votes| votes.week).or_else(|| all.last_week()).unwrap_or(1);
    let agreed = options.choice.both_agree.unwrap_or(TouchLevel::HELD.number());
    let before = Ceilings::of_week(week, options, project, agreed, report);
    let pace_cap = cap(project.weekly.pace_ramp.as_ref(), DEEPEST);
    let touch_cap = cap(project.weekly.touch_ramp.as_ref(), agreed).min(agreed);
    let of = |pick: fn(Votes) -> Direction| votes.map_or(Direction::Hold, pick);
    let pace = of(|votes| votes.pace).from_level(before.pace, pace_cap.max(before.pace));
    let near = before.touch.min(agreed);
    let touch = of(|votes| votes.touch).from_level(near, touch_cap.max(near));
    let went = |after: u8, before: u8| match after.cmp(&before) {
        std::cmp::Ordering::Less => "steps back",
        std::cmp::Ordering::Equal => "holds",
        std::cmp::Ordering::Greater => "rises",
    };
    report.note(&format!("from your votes: the pace {}", went(pace, before.pace)));
    report.note(&format!("from your votes: touch {}", went(touch, near)));
    if options.choice.both_agree.is_none() && touch == agreed {
        report.note("touch comes no nearer than level 2 without `--both-agree 3`");
    }
    project.weekly.pace_ramp = Some(level(pace));
    project.weekly.touch_ramp = Some(level(touch));
    judge(&Verdicts::new(&all), project, decks);
    Ok(())
}

/// The plan goes on after the last week that has an answer, unless another one was asked for.
fn go_on(options: &mut WeeklyOptions, words: &mut Vec<String>, answers: &Answers) {
    let next = answers.last_week().map(|week| (week + 1).min(LAST_WEEK));
    if let (None, Some(next)) = (options.resume, next) {
        options.resume = Some(next);
        if !words.iter().any(|word| name_of(word) == Some("resume")) {
            words.push(format!("--resume={next}"));
        }
    }
}

/// Leaves cards out as wishes are, and doubles the weight of those that may come again.
fn judge(verdicts: &Verdicts, project: &mut Project, decks: &mut Decks) {
    for deck in decks.loaded.iter_mut().filter_map(|loaded| loaded.deck.as_mut()) {
        for card in &mut deck.cards {
            if verdicts.leaves_out(&deck.id, card) {
                project.leave_out.cards.push(format!("{}#{}", deck.id, card.id));
            } else if verdicts.wants_again(&deck.id, card) {
                card.weight *= AGAIN;
            }
        }
    }
}

/// A ramp of one level.
fn level(number: u8) -> Ramp {
    number.to_string().parse().expect("a level is a ramp")
}

/// The highest level that the project's own ramp comes to.
fn cap(ramp: Option<&Ramp>, highest: u8) -> u8 {
    ramp.map_or(highest, Ramp::top)
}

/// How deep and how near a week went at most.
struct Ceilings {
    pace: u8,
    touch: u8,
}

impl Ceilings {
    /// Those of the week in the plan that lies in the folder, or beside the answers; else those
    /// of the usual ramp, so much as both have agreed to.
    fn of_week(
        week: u16,
        options: &WeeklyOptions,
        project: &Project,
        agreed: u8,
        report: &Report,
    ) -> Self {
        for folder in folders(options) {
            let Some(found) =
                plan_in(&folder).and_then(|file| Self::planned(&file, week))
            else {
                continue;
            };
            let folder = folder.display();
            report.detail(&format!("week {week} as in the plan in `{folder}`"));
            return found;
        }
        report.detail(&format!("week {week} as in a plan by default"));
        let ramps = &project.weekly;
        let pace = ramps.pace_ramp.clone().unwrap_or_else(|| Ramp::pace(u16::MAX));
        let touch = ramps.touch_ramp.clone().unwrap_or_else(|| Ramp::touch(u16::MAX));
        Self { pace: pace.ceiling(week), touch: touch.ceiling(week).min(agreed) }
    }

    /// Those of a week of a plan: touch came no nearer than both had agreed to.
    fn planned(file: &PlanFile, week: u16) -> Option<Self> {
        let found = file.plan.weeks.iter().find(|found| found.number == week)?;
        let agreed = file
            .options
            .iter()
            .find_map(|word| word.strip_prefix("--both-agree=")?.parse::<u8>().ok());
        let agreed = agreed.unwrap_or(TouchLevel::HELD.number());
        let touch = found.touch.number().min(agreed);
        Some(Self { pace: found.pace.number(), touch })
    }
}

/// Where the plan of the answered weeks may lie: where the new one goes, beside the answers,
/// where plans lie by default.
fn folders(options: &WeeklyOptions) -> Vec<PathBuf> {
    let beside = options.answers.iter().filter_map(|path| path.parent());
    let beside = beside.map(Path::to_owned);
    let usual = PathBuf::from("weekly");
    std::iter::once(options.folder()).chain(beside).chain([usual]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::SHIPPED;
    use crate::model::Reply;

    #[test]
    fn a_card_to_come_again_is_twice_as_likely_and_one_that_is_not_for_them_is_out() {
        let load = || Decks { loaded: vec![SHIPPED[0].load()], house: SHIPPED[0].load() };
        let (before, mut decks) = (load(), load());
        let cards = |decks: &Decks| decks.decks()[0].cards.clone();
        let id = |at: usize| cards(&before)[at].id.clone();
        let mut answers = Answers::default();
        for (at, person, word) in [
            (1, "a", "again"),
            (2, "b", "not-for-us"),
            (3, "a", "later"),
            (1, "b", "again"),
        ] {
            let name = format!("{}#{}", SHIPPED[0].id, id(at));
            let field = format!("week01.log.{person}.02.{name}.verdict");
            answers.insert(field, Reply::Words(word.to_owned()));
        }
        let mut project = Project::default();
        judge(&Verdicts::new(&answers), &mut project, &mut decks);
        let wishes = project.leave_out.cards;
        assert_eq!(wishes, [2, 3].map(|at| format!("{}#{}", SHIPPED[0].id, id(at))));
        for (at, (old, new)) in cards(&before).iter().zip(cards(&decks)).enumerate() {
            let factor = if at == 1 { AGAIN } else { 1.0 };
            assert_eq!(new.weight, old.weight * factor, "{}", new.id);
        }
    }
}
