//! The command from its options to its files.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::cli::args::WeeklyOptions;
use crate::cli::course::course;
use crate::cli::deck_words::read_all_decks;
use crate::cli::idle::tell_idle;
use crate::cli::report::Report;
use crate::cli::settled::{Ask, Ground};
use crate::cli::theme::theme;
use crate::cli::weekly::again::Remade;
use crate::cli::weekly::before::FOLDER;
use crate::cli::weekly::files::{PlanFolder, hold_folder};
use crate::cli::weekly::{again, before, memory};
use crate::cli::{answers, environment, workbook};
use crate::job::book::find_library;
use crate::job::plan::{
    Answered, Package, PlanJob, goes_on, kept, plan_language, plan_reasons, plan_table,
    steer, tell_changes, week_of,
};
use crate::job::settings::Settled;
use crate::job::{Failure, Noted, Notes, Shelf, keep_to_one_language};
use crate::load::read_text;
use crate::model::{Answers, Course, DrawnBy, OptionRow, Plan, PlanFile, Settings};

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
    let Some(path) = &options.plan else { return draw(options, ground, report) };
    if !options.answers.is_empty() {
        return Err(again::belongs_to_the_draw("--answers"));
    }
    let file = again::read(path)?;
    let Remade { drawn_by, kept, mut is_restyled } =
        again::remade(&file, options, words)?;
    if file.schema < PlanFile::SCHEMA && !options.preview {
        is_restyled = true;
        report.note(&format!(
            "`{}` is of an earlier Emberdeck; the plan is written as this one keeps it",
            path.display()
        ));
    }
    let run = WeeklyRun { options, is_restyled, kept: Some(kept), ground, report };
    let mut settled = run.settle(&drawn_by, file.settings.clone(), true)?;
    let shelf = run.shelf(&drawn_by, &mut settled)?;
    let start = file.plan.weeks.first().and_then(|week| week.start);
    run.follow(settled, shelf, start, Some(&file), drawn_by, None)
}

fn draw(
    options: &WeeklyOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let typed = options.typed();
    if let Some(dated) = typed.weekly.dated().filter(|_| options.undated == Some(true)) {
        return Err(Failure::usage(format!(
            "`--undated` and `--{dated}` do not go together"
        ))
        .hint("leave one of them out"));
    }
    let run = WeeklyRun { options, is_restyled: false, kept: None, ground, report };
    let is_answered = !options.answers.is_empty();
    let answers = if is_answered {
        let own = workbook::own_pages(None, &ground.project.home())?;
        answers::read_all(&options.answers, own, report)?
    } else {
        Answers::default()
    };
    let week = week_of(&answers);
    let before = is_answered.then(|| before::find(options, week)).flatten();
    let plan = before.as_ref().map(|(file, _)| going_on(file)).unwrap_or_default();
    let mut drawn_by = options.drawn_by();
    let mut settled = run.settle(&drawn_by, plan, false)?;
    if let Some((file, place)) = &before {
        // Decks that were named; those that come when none is named come again by themselves.
        let named = &file.drawn_by.decks;
        let kept: Vec<String> =
            if drawn_by.decks.is_empty() { named.clone() } else { Vec::new() };
        run.tell_going_on(&settled, &kept, place);
        drawn_by.decks.extend(kept);
    }
    let shelf = run.shelf(&drawn_by, &mut settled)?;
    let start = start(&settled, before.as_ref().map(|(file, _)| (&file.plan, week)))?;
    let before = before.as_ref().map(|(file, place)| (file, &**place));
    if let Some(((file, place), start)) = before.zip(start) {
        let last = file.plan.weeks.last().and_then(|week| week.date(7));
        if last.is_some_and(|last| last >= start) {
            report.note(&format!(
                "the plan in `{place}` goes on after {start} too: take its calendar out, or begin later with `--start`"
            ));
        }
    }
    let both_agree = drawn_by.both_agree;
    let answered = Answered { answers: &answers, before, both_agree };
    run.follow(settled, shelf, start, None, drawn_by, is_answered.then_some(answered))
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
/// Monday, but not before the week is over whose answers steer it.
fn start(
    settled: &Settled,
    answered: Option<(&Plan, u16)>,
) -> Result<Option<Date>, Failure> {
    if settled.is_undated() {
        return Ok(None);
    }
    let asked = settled.weekly.start.as_ref().map(|given| given.value);
    if asked.is_some() {
        return Ok(asked);
    }
    let over = answered.and_then(|(plan, week)| {
        let week = plan.weeks.iter().find(|of| of.number == week)?;
        week.date(7)?.tomorrow().ok()
    });
    let monday = environment::next_monday()?;
    Ok(Some(over.map_or(monday, |over| over.max(monday))))
}

/// What goes on from the plan before, unless it is told otherwise.
fn going_on(file: &PlanFile) -> Settings {
    let mut settings = file.settings.clone();
    settings.retain(|option| OptionRow::find(option).is_some_and(|row| row.goes_on));
    settings
}

/// One run of the command.
struct WeeklyRun<'a> {
    /// What was typed.
    options: &'a WeeklyOptions,
    /// What the file of a plan that is there keeps of what is settled.
    kept: Option<Settings>,
    /// Whether a plan that is there gets another look.
    is_restyled: bool,
    ground: &'a Ground<'a>,
    report: &'a Report,
}

impl WeeklyRun<'_> {
    fn settle(
        &self,
        drawn_by: &DrawnBy,
        plan: Settings,
        stands_alone: bool,
    ) -> Result<Settled, Failure> {
        let (typed, date) = (self.options.typed(), drawn_by.date.as_deref());
        let command = "weekly";
        let (preset, is_bound) = (self.options.preset.as_deref(), true);
        let settled = self.ground.settle(Ask {
            command,
            typed,
            plan,
            preset,
            date,
            is_bound,
            stands_alone,
        })?;
        tell_idle(&self.options.typed(), &settled, self.report);
        Ok(settled)
    }

    fn shelf(&self, drawn_by: &DrawnBy, settled: &mut Settled) -> Result<Shelf, Failure> {
        let mut shelf = read_all_decks(&drawn_by.decks, drawn_by.adult, self.report)?;
        self.ground.check_wishes(&shelf)?;
        shelf.borrow_what_is_lacking(settled.language().as_ref());
        self.report.noted(keep_to_one_language(settled, &shelf))?;
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
        old: Option<&PlanFile>,
        mut drawn_by: DrawnBy,
        answered: Option<Answered<'_>>,
    ) -> Result<(), Failure> {
        let mut allowed = settled.allowed(drawn_by.both_agree);
        let mut stage = old.and_then(|file| file.plan.course.as_ref()?.stage);
        if let Some(answered) = answered {
            let mut notes = Notes::default();
            let steered =
                steer(&answered, &mut settled, &mut allowed, &mut shelf, &mut notes);
            self.report.notes(&mut notes);
            drawn_by.resume = drawn_by.resume.or(steered.resume);
            stage = steered.stage;
        }
        let home = self.ground.project.home();
        let is_off = settled.forgets();
        let is_preview = self.options.preview;
        let history = memory::read(&home, is_off, start, is_preview, self.report)?;
        let seed = match (old, &self.options.seed) {
            (Some(file), _) => file.plan.seed.clone(),
            (None, Some(seed)) => seed.clone(),
            (None, None) => environment::draw_seed()?,
        };
        let course = self.course(&settled, &shelf, old)?;
        let job = PlanJob {
            course: course.as_ref(),
            stage,
            shelf: &shelf,
            settled: &settled,
            allowed: &allowed,
            seed: &seed,
            start,
            drawn_by: &drawn_by,
            past: start.map_or_else(BTreeMap::new, |start| history.before(start)),
            rerolls: &self.options.reroll,
            swaps: &self.options.swap,
            moves: &self.options.moves,
            shift: self.options.shift,
            now: self.options.plan.is_some().then(environment::now).transpose()?,
        };
        let plan = self.report.busy("drawing the weeks", || self.plan(&job, old));
        let plan = self.report.noted(plan)?;
        if let Some(old) = old {
            let mut notes = Notes::default();
            tell_changes(&old.plan, &plan, &shelf, &mut notes);
            self.report.notes(&mut notes);
        }
        if self.options.preview {
            let shown = allowed.printed(&plan, &shelf);
            self.tell(plan_table(&shown, &shelf, self.options.why));
            let begins = start.filter(|_| !settled.is_undated());
            self.report
                .result(&format!("make just this plan: {}", self.made_by(&seed, begins)));
            return Ok(());
        }
        if self.options.why {
            self.tell(plan_reasons(&allowed.printed(&plan, &shelf), &shelf));
        }
        self.write(&job, &plan, &history)
    }

    /// The course that a plan follows; of one that is there only where it is to be changed.
    fn course(
        &self,
        settled: &Settled,
        shelf: &Shelf,
        old: Option<&PlanFile>,
    ) -> Result<Option<Course>, Failure> {
        let options = self.options;
        let is_changed = options.changes_cards();
        let word = settled.weekly.course.as_ref().map(|given| &*given.value);
        let word = match old {
            Some(_) if !is_changed => return Ok(None),
            Some(file) if file.plan.course.is_none() => return Ok(None),
            Some(file) => word.or(file.plan.course.as_ref().map(|course| &*course.id)),
            // A list of questions has little of what a course asks for.
            None if word.is_none() && !shelf.makes_weeks() => return Ok(None),
            None => word,
        };
        let language = plan_language(shelf, &settled.languages()?);
        course(word, &self.ground.project.home(), &language)
    }

    fn plan(&self, job: &PlanJob<'_>, old: Option<&PlanFile>) -> Noted<Plan> {
        let Some(file) = old else { return job.draw() };
        job.again(file, self.options.accept_changes)
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
        history: &memory::Memory,
    ) -> Result<(), Failure> {
        let (settled, shelf) = (job.settled, job.shelf);
        let mut sheet = settled.sheet(theme(settled, self.report)?)?;
        sheet.sheets = self.options.sheet.sheets;
        // What drew a plan that is there stands in its file, whatever is settled since.
        let settings = self.kept.clone().unwrap_or_else(|| settled.settings());
        let settings = kept(settings, plan, settled.is_undated(), &sheet.paper);
        let language = plan_language(shelf, &sheet.languages);
        let own = workbook::own_pages(None, &self.ground.project.home())?;
        let library = find_library(own, &language, &[])?;
        let library = library.map(|library| library.without(&job.allowed.leave_out));
        let package = Package {
            shelf,
            plan,
            allowed: job.allowed,
            drawn_by: job.drawn_by,
            settings: &settings,
            sheet: &sheet,
            practice: &settled.practice,
            one_file: settled.is_one_file(),
            calendar: settled.calendar()?,
            library: library.as_ref(),
        };
        self.target(package.is_cut()).write(&package, history, self.report)
    }

    /// The command that makes the plan of a preview: what was typed, and what was drawn or found
    /// in the surroundings.
    fn made_by(&self, seed: &str, start: Option<Date>) -> String {
        let options = self.options;
        let is_new = options.plan.is_none();
        let drawn = options.seed.is_none() && is_new;
        let found = options.start.is_none() && is_new;
        let start = start.filter(|_| found);
        let more = [
            drawn.then(|| ("seed", seed.to_owned())),
            start.map(|day| ("start", day.to_string())),
        ];
        environment::command_line(
            &["--preview", "--dry-run", "--why"],
            more.into_iter().flatten(),
        )
    }

    /// Whether a plan that is there is to change.
    fn is_change(&self) -> bool {
        self.options.changes_cards() || self.options.shift.is_some()
    }

    /// Where the files go. When the plan that is there, in this folder, is to be changed, or is cut
    /// by settings that are newer, its texts may be replaced.
    fn target(&self, is_cut: bool) -> PlanFolder {
        let options = self.options;
        let folder = folder(options);
        let is_change =
            self.is_change() || options.accept_changes || self.is_restyled || is_cut;
        let target = folder.join("plan.toml").canonicalize().ok();
        let named = options.plan.as_ref().and_then(|plan| plan.canonicalize().ok());
        let is_own = is_change && target.is_some() && target == named;
        let noted = options.plan.as_deref().and_then(|plan| read_text(plan).ok());
        PlanFolder { folder, force: options.force, is_own, noted }
    }
}
