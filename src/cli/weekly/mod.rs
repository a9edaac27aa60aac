//! `emberdeck weekly`: decks → a plan of weeks, with its cards, its pages and its calendar.

mod again;
mod calendar;
mod change;
mod files;
mod memory;
mod table;
mod weeks;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::cli::args::WeeklyOptions;
use crate::cli::deck_words::load_decks;
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::project::read_project;
use crate::cli::report::Report;
use crate::load::{Loaded, SHIPPED};
use crate::model::{Card, Deck, Kind, Language, Plan, PlanFile, Profile, Project, Role};
use crate::pick::weekly::{NoPlan, Repeats, Request, draw};

pub(super) use memory::{HISTORY, forget_history};

/// The decks of a run, and the house rules that come along when these have none.
struct Decks {
    loaded: Vec<Loaded>,
    house: Loaded,
}

impl Decks {
    fn load(options: &WeeklyOptions, report: &Report) -> Result<Self, Failure> {
        let words: Vec<String> = if options.decks.is_empty() {
            let is_asked = |deck: &Deck| !deck.adult || options.choice.adult;
            let shipped = SHIPPED.iter().filter(|shipped| {
                shipped.load().deck.is_some_and(|deck| is_asked(&deck))
            });
            shipped.map(|shipped| shipped.id.to_owned()).collect()
        } else {
            options.decks.clone()
        };
        let loaded = load_decks(&words, options.choice.adult, report)?;
        Ok(Self { loaded, house: SHIPPED[0].load() })
    }

    /// The decks that were asked for.
    fn decks(&self) -> Vec<&Deck> {
        self.loaded.iter().filter_map(|loaded| loaded.deck.as_ref()).collect()
    }

    /// Those, and the house deck when its rules come along.
    fn all(&self) -> Vec<&Deck> {
        let mut decks = self.decks();
        let house = self.house.deck.as_ref();
        decks.extend(house.filter(|house| decks.iter().all(|deck| deck.id != house.id)));
        decks
    }

    /// The house rules, with their deck.
    fn rule(&self) -> Result<(&str, &Card), Failure> {
        let rule = self.all().into_iter().find_map(|deck| {
            let rule = deck.cards.iter().find(|card| card.kind == Kind::Rule)?;
            Some((&*deck.id, rule))
        });
        rule.ok_or_else(|| Failure::new("there are no house rules to begin with"))
    }

    fn find(&self, deck: &str, id: &str) -> Option<&Card> {
        let deck = self.all().into_iter().find(|other| other.id == deck)?;
        deck.cards.iter().find(|card| card.id == id)
    }
}

pub(super) fn run(options: &WeeklyOptions, report: &Report) -> Result<(), Failure> {
    let words = again::words();
    let Some(path) = &options.plan else {
        return follow(options, None, &words, report);
    };
    let file = again::read(path, report)?;
    let merged = again::merged(options, &file, &words)?;
    let stored = file.options.clone();
    follow(&merged, Some(file), &stored, report)
}

/// Draws a plan, or takes the one that is there, and makes its files.
fn follow(
    options: &WeeklyOptions,
    old: Option<PlanFile>,
    words: &[String],
    report: &Report,
) -> Result<(), Failure> {
    let project = read_project(report)?;
    let decks = Decks::load(options, report)?;
    let start = match &old {
        Some(file) => file.plan.weeks.first().and_then(|week| week.start),
        None => weeks::start(options, &project.weekly)?,
    };
    let history = memory::read(options, start, report)?;
    let drawing =
        Drawing { options, project: &project, decks: &decks, start, history: &history };
    let plan = match old {
        Some(file) => drawing.changed(file, report)?,
        None => drawing.new_plan(report)?,
    };
    if options.preview {
        table::print(&plan, &decks, options.why, report);
        return Ok(());
    }
    if options.why {
        table::print_reasons(&plan, &decks, report);
    }
    files::write(options, &decks, &plan, &history, words, report)
}

/// All that a draw depends on.
struct Drawing<'a> {
    options: &'a WeeklyOptions,
    project: &'a Project,
    decks: &'a Decks,
    start: Option<Date>,
    history: &'a memory::Memory,
}

impl Drawing<'_> {
    fn new_plan(&self, report: &Report) -> Result<Plan, Failure> {
        let seed = self.options.seed.clone().map_or_else(environment::draw_seed, Ok)?;
        let request = self.request(&seed, report)?;
        weeks::note_gentler(&request.weeks, request.agreed(), report);
        let plan = draw_plan(self.decks, &request)?;
        let changes = change::Changes::new(self.options, self.decks)?;
        change::apply(self.decks, &request, plan, &changes)
    }

    /// A plan that is there, with what is to change in it.
    fn changed(&self, file: PlanFile, report: &Report) -> Result<Plan, Failure> {
        again::check(&file, self.decks, self.options.accept_changes, report)?;
        let changes = change::Changes::new(self.options, self.decks)?;
        if changes.is_empty() {
            return Ok(file.plan);
        }
        let mut request = self.request(&file.plan.seed, report)?;
        change::fit_to(&mut request, &file.plan);
        change::apply(self.decks, &request, file.plan, &changes)
    }

    /// What the options and the project file ask for.
    fn request(&self, seed: &str, report: &Report) -> Result<Request, Failure> {
        let (options, defaults) = (self.options, &self.project.weekly);
        let profile = options.profile.or(defaults.profile).unwrap_or(Profile::Standard);
        let asked = options.mix.clone();
        let mix = asked
            .or_else(|| defaults.mix.clone().filter(|_| options.profile.is_none()))
            .unwrap_or_else(|| profile.mix());
        if mix.count(Role::Of(Kind::CheckIn)) == 0 {
            return Err(Failure::new(
                "every week needs its check-in, and the mix has none",
            )
            .hint(format!("write `--mix {mix},check-in=1`")));
        }
        let a_day = options.minutes_per_day.or(defaults.minutes_per_day);
        let a_week = options.minutes_per_week.or(defaults.minutes_per_week);
        let language = options.sheet.lang.first();
        Ok(Request {
            seed: seed.to_owned(),
            weeks: weeks::weeks(options, defaults, self.start, report)?,
            novelty_minutes: profile.novelty_minutes().filter(|_| mix == profile.mix()),
            mix,
            minutes_a_week: a_week.unwrap_or_else(|| profile.minutes_a_week()),
            minutes_a_day: a_day.unwrap_or_else(|| profile.minutes_a_day()),
            leave_out: self.project.leave_out.clone(),
            filter: options.choice.filter(&options.limits),
            language: language.and_then(|tag| Language::parse(tag)),
            cooldown_weeks: options.cooldown_weeks.or(defaults.cooldown_weeks),
            past: self
                .start
                .map_or_else(BTreeMap::new, |start| self.history.before(start)),
            repeats: Repeats::WhereNeeded,
            pins: BTreeMap::new(),
            rerolls: BTreeMap::new(),
        })
    }
}

fn draw_plan(decks: &Decks, request: &Request) -> Result<Plan, Failure> {
    draw(&decks.decks(), decks.rule()?, request)
        .map_err(|no_plan| failure(&no_plan, !request.pins.is_empty()))
}

/// A plan that cannot be had, with what to do about it.
fn failure(no_plan: &NoPlan, is_change: bool) -> Failure {
    let failure = Failure::new(no_plan.to_string());
    match &no_plan.change {
        _ if is_change => failure.hint(
            "take another card or another slot; the rest of the plan stays as it is",
        ),
        Some(change) => failure.hint(format!("it can be done with {change}")),
        None => failure
            .hint("no single change makes it possible; ask for less, or name more decks"),
    }
}
