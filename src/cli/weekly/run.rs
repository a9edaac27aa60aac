//! The command from its options to its files.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::cli::args::WeeklyOptions;
use crate::cli::deck_words::read_all_decks;
use crate::cli::report::Report;
use crate::cli::settled::{Ask, Ground};
use crate::cli::theme::theme;
use crate::cli::weekly::before::FOLDER;
use crate::cli::weekly::files::{Target, hold_folder};
use crate::cli::weekly::{again, before, memory};
use crate::cli::{answers, environment, workbook};
use crate::job::book::find_library;
use crate::job::plan::{
    Answered, Package, PlanJob, goes_on, plan_language, plan_reasons, plan_table,
    resolved, spelled, steer,
};
use crate::job::settings::Settled;
use crate::job::{Allowed, Failure, Noted, Notes, Shelf};
use crate::load::read_text;
use crate::model::{OptionRow, Plan, PlanFile, Settings, TouchLevel};
use crate::pick::weekly::Pacing;

/// Draws a plan, or takes one that is there, and makes its files; `words` are the options as
/// they were typed.
pub(in crate::cli) fn run(
    options: &WeeklyOptions,
    words: &[String],
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    // A plan is read, changed and written by one run at a time.
    let held = || hold_folder(&folder(options), report);
    let _held = (!options.preview).then(held).transpose()?;
    let Some(path) = &options.plan else { return draw(options, words, ground, report) };
    if !options.answers.is_empty() {
        return Err(again::belongs_to_the_draw("--answers"));
    }
    let file = again::read(path)?;
    let words = &again::with_preset(words, options.preset.as_deref())?;
    let merged = again::merged(&file, words)?;
    let typed = options.typed();
    let restyled = !words.is_empty();
    let run = Run { options, drawn_by: &merged.options, restyled, ground, report };
    let settled = run.settle(typed, merged.plan, true)?;
    let shelf = run.shelf(&merged.options.decks)?;
    let start = file.plan.weeks.first().and_then(|week| week.start);
    run.follow(settled, shelf, start, Some(file), &merged.words, None)
}

fn draw(
    options: &WeeklyOptions,
    words: &[String],
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let typed = options.typed();
    if let Some(dated) = typed.weekly.dated().filter(|_| options.undated == Some(true)) {
        return Err(Failure::usage(format!("a plan without dates has no `--{dated}`"))
            .hint("leave one of the two out"));
    }
    let run = Run { options, drawn_by: options, restyled: false, ground, report };
    let before = if options.answers.is_empty() { None } else { before::find(options) };
    let plan = match &before {
        Some((file, _)) => going_on(file)?,
        None => Settings::default(),
    };
    let settled = run.settle(typed, plan, false)?;
    let mut decks = options.decks.clone();
    let mut words = words.to_vec();
    if let Some((file, place)) = &before {
        // Decks that were named; those that come when none is named come again by themselves.
        let named = file.options.iter().filter(|word| !word.starts_with("--"));
        let kept: Vec<String> = named.filter(|_| decks.is_empty()).cloned().collect();
        run.tell_going_on(&settled, &kept, place);
        decks.extend(kept.iter().cloned());
        words.splice(0..0, kept);
    }
    let shelf = run.shelf(&decks)?;
    let start = start(&settled)?;
    run.follow(settled, shelf, start, None, &words, before.as_ref())
}

/// The folder that a plan goes to: its own, unless another one is named.
fn folder(options: &WeeklyOptions) -> PathBuf {
    let home = options.plan.as_ref().and_then(|plan| plan.parent());
    let home = home.map(|home| {
        if home.as_os_str().is_empty() { PathBuf::from(".") } else { home.to_owned() }
    });
    options.output.clone().or(home).unwrap_or_else(|| PathBuf::from(FOLDER))
}

/// The first day of a plan: none when it is undated, else what is settled, else the next
/// Monday.
fn start(settled: &Settled) -> Result<Option<Date>, Failure> {
    if settled.is_undated() {
        return Ok(None);
    }
    let asked = settled.weekly.start.as_ref().map(|given| given.value);
    asked.map_or_else(environment::next_monday, Ok).map(Some)
}

/// What goes on from the plan before, unless it is told otherwise.
fn going_on(file: &PlanFile) -> Result<Settings, Failure> {
    let mut settings = again::settings_of(file)?;
    settings.retain(|option| OptionRow::find(option).is_some_and(|row| row.goes_on));
    Ok(settings)
}

/// One run of the command.
struct Run<'a> {
    /// What was typed.
    options: &'a WeeklyOptions,
    /// What drew the plan: the same, or the options of the plan that is there.
    drawn_by: &'a WeeklyOptions,
    /// Whether a plan that is there gets another look.
    restyled: bool,
    ground: &'a Ground<'a>,
    report: &'a Report,
}

impl Run<'_> {
    fn settle(
        &self,
        typed: Settings,
        plan: Settings,
        stands_alone: bool,
    ) -> Result<Settled, Failure> {
        let date = self.drawn_by.sheet.date.as_deref();
        let command = "weekly";
        let (preset, is_bound) = (self.options.preset.as_deref(), true);
        self.ground.settle(Ask {
            command,
            typed,
            plan,
            preset,
            date,
            is_bound,
            stands_alone,
        })
    }

    fn shelf(&self, decks: &[String]) -> Result<Shelf, Failure> {
        let shelf = read_all_decks(decks, self.drawn_by.choice.adult, self.report)?;
        self.ground.check_wishes(&shelf)?;
        Ok(shelf)
    }

    fn tell_going_on(&self, settled: &Settled, decks: &[String], place: &str) {
        let mut parts = Vec::new();
        if !decks.is_empty() {
            parts.push(format!("decks {}", decks.join(", ")));
        }
        parts.extend(goes_on(&settled.settings(), |_| true));
        if !parts.is_empty() {
            let parts = parts.join(", ");
            self.report.note(&format!("as in the plan in `{place}`: {parts}"));
        }
    }

    fn follow(
        &self,
        mut settled: Settled,
        mut shelf: Shelf,
        start: Option<Date>,
        old: Option<PlanFile>,
        words: &[String],
        before: Option<&(PlanFile, String)>,
    ) -> Result<(), Failure> {
        let both_agree = self.drawn_by.choice.both_agree;
        let mut allowed = settled.allowed(both_agree);
        let (mut words, mut resume) = (words.to_vec(), self.drawn_by.resume);
        if old.is_none() && !self.options.answers.is_empty() {
            let next = self.steer(before, &mut settled, &mut allowed, &mut shelf)?;
            if let (None, Some(next)) = (resume, next) {
                resume = Some(next);
                words.push(format!("--resume={next}"));
            }
        }
        let home = self.ground.project.home();
        let is_off = settled.forgets();
        let is_preview = self.options.preview;
        let history = memory::read(&home, is_off, start, is_preview, self.report)?;
        let seed = match (&old, &self.drawn_by.seed) {
            (Some(file), _) => file.plan.seed.clone(),
            (None, Some(seed)) => seed.clone(),
            (None, None) => environment::draw_seed()?,
        };
        let job = PlanJob {
            shelf: &shelf,
            settled: &settled,
            allowed: &allowed,
            named: &self.drawn_by.choice.card,
            seed: &seed,
            start,
            resume,
            pacing: self.pacing(),
            past: start.map_or_else(BTreeMap::new, |start| history.before(start)),
            rerolls: &self.options.reroll,
            swaps: &self.options.swap,
        };
        let plan = self.report.noted(self.plan(&job, old))?;
        if self.options.preview {
            let shown = allowed.printed(&plan, &shelf);
            self.tell(plan_table(&shown, &shelf, self.options.why));
            return Ok(());
        }
        if self.options.why {
            self.tell(plan_reasons(&allowed.printed(&plan, &shelf), &shelf));
        }
        self.write(&job, &plan, &words, &history)
    }

    /// Lets the answers steer the plan; gives the week that it goes on with.
    fn steer(
        &self,
        before: Option<&(PlanFile, String)>,
        settled: &mut Settled,
        allowed: &mut Allowed,
        shelf: &mut Shelf,
    ) -> Result<Option<u16>, Failure> {
        let own = workbook::own_pages(None, &self.ground.project.home())?;
        let answers = &answers::read_all(&self.options.answers, own, self.report)?;
        let before = before.map(|(file, place)| (file, &**place));
        let both_agree = self.drawn_by.choice.both_agree;
        let answered = Answered { answers, before, both_agree };
        let mut notes = Notes::default();
        let steered = steer(&answered, settled, allowed, shelf, &mut notes);
        self.report.notes(&mut notes);
        Ok(steered.resume)
    }

    fn plan(&self, job: &PlanJob<'_>, old: Option<PlanFile>) -> Noted<Plan> {
        let Some(file) = old else { return job.draw() };
        let agreed = self.drawn_by.choice.both_agree;
        let agreed = agreed.unwrap_or(TouchLevel::HELD.number());
        job.again(file, agreed, self.options.accept_changes)
    }

    fn pacing(&self) -> Pacing {
        match (self.drawn_by.hold, self.drawn_by.step_back) {
            (_, true) => Pacing::StepBack,
            (true, _) => Pacing::Hold,
            _ => Pacing::Rise,
        }
    }

    fn tell(&self, lines: Vec<String>) {
        for line in lines {
            self.report.result(&line);
        }
    }

    fn write(
        &self,
        job: &PlanJob<'_>,
        plan: &Plan,
        words: &[String],
        history: &memory::Memory,
    ) -> Result<(), Failure> {
        let (settled, shelf) = (job.settled, job.shelf);
        let mut sheet = settled.sheet(theme(&settled.theme(), self.report)?)?;
        sheet.sheets = self.drawn_by.sheet.sheets;
        // What drew a plan that is there stands in its file, whatever is settled since.
        let given = match &self.options.plan {
            Some(_) => words.to_vec(),
            None => spelled(words, &settled.settings()),
        };
        let words = resolved(&given, plan, settled.is_undated(), sheet.paper.name());
        let language = plan_language(shelf, &sheet.languages);
        let own = workbook::own_pages(None, &self.ground.project.home())?;
        let library = find_library(own, &language, &[])?;
        let package = Package {
            shelf,
            plan,
            allowed: job.allowed,
            words: &words,
            sheet: &sheet,
            practice: &settled.practice,
            one_file: settled.is_one_file(),
            calendar_titles: settled.has_calendar_titles(),
            library: library.as_ref(),
        };
        self.target(package.is_cut()).write(&package, history, self.report)
    }

    /// Where the files go. When the plan that is there, in this folder, is to be changed, or is cut
    /// by settings that are newer, its texts may be replaced.
    fn target(&self, is_cut: bool) -> Target {
        let options = self.options;
        let folder = folder(options);
        let is_change = !options.reroll.is_empty()
            || !options.swap.is_empty()
            || options.accept_changes
            || self.restyled
            || is_cut;
        let target = folder.join("plan.toml").canonicalize().ok();
        let named = options.plan.as_ref().and_then(|plan| plan.canonicalize().ok());
        let is_own = is_change && target.is_some() && target == named;
        let noted = options.plan.as_deref().and_then(|plan| read_text(plan).ok());
        Target { folder, force: options.force, is_own, noted }
    }
}
