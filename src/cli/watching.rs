//! `--watch`: what is made is made anew whenever a file that it is made from is saved.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::cli::environment;
use crate::cli::output::STDOUT;
use crate::cli::project::PROJECT;
use crate::cli::report::Report;
use crate::disk::{self, Seen};
use crate::job::Failure;

/// Editors save in several steps, and people in bursts: a round begins when it is quiet for so
/// long…
const QUIET: Duration = Duration::from_millis(80);
/// …and no later than this after the first save.
const LATEST: Duration = Duration::from_secs(1);
/// Of a folder that is named these files are read.
const READ: [&str; 3] = ["toml", "txt", "csv"];

/// Does the work once, and again each time that something it is made from has changed, until a
/// signal ends the run. An error is told, and the next save is waited for. `named` are the files
/// and folders that were typed.
pub(super) fn watch(
    named: &[&Path],
    output: Option<&Path>,
    report: &Report,
    round: impl Fn() -> Result<(), Failure>,
) -> Result<(), Failure> {
    if output == Some(Path::new(STDOUT)) {
        return Err(Failure::usage("`--watch` writes a file again and again")
            .hint("name one with `--output`"));
    }
    let (send, events) = channel();
    let sends = move |event| {
        // Who no longer listens has ended.
        let _ = send.send(event);
    };
    let watcher = notify::recommended_watcher(sends).map_err(|why| cannot(&why))?;
    let mut watched = Watched { watcher, folders: BTreeSet::new() };
    watched.attend(&Attended::new(named, &Seen::default()))?;
    let mut is_first = true;
    loop {
        disk::note_files();
        report.begin_round(environment::time_of_day()?);
        if let Err(failure) = round() {
            if is_first && failure.is_usage() {
                return Err(failure);
            }
            report.round_failed(&failure);
        }
        report.delivered()?;
        let attended = Attended::new(named, &disk::note_files());
        watched.attend(&attended)?;
        if is_first {
            report.note(
                "it is made anew whenever one of its files is saved; Ctrl-C ends this",
            );
            is_first = false;
        }
        wait(&events, &attended)?;
    }
}

/// Files and folders of which it matters when they change, by their real paths.
struct Attended {
    files: BTreeSet<PathBuf>,
    folders: BTreeSet<PathBuf>,
    own: BTreeSet<PathBuf>,
}

impl Attended {
    /// What was typed and what was read, but nothing that the run itself has written.
    fn new(named: &[&Path], seen: &Seen) -> Self {
        let is_folder = |path: &&&Path| path.is_dir();
        let folders =
            named.iter().filter(is_folder).filter_map(|path| path.canonicalize().ok());
        let project = Path::new(PROJECT);
        let read = seen.read.iter().map(PathBuf::as_path);
        let files = read.chain(named.iter().copied()).chain([project]).flat_map(places);
        let own: BTreeSet<PathBuf> =
            seen.written.iter().flat_map(|path| places(path)).collect();
        let files = files.filter(|file| !own.contains(file)).collect();
        Self { files, folders: folders.collect(), own }
    }

    /// Whether what has happened is a save of one of them.
    fn concerns(&self, event: &Event) -> bool {
        let is_save = match event.kind {
            EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
            EventKind::Any
            | EventKind::Create(_)
            | EventKind::Modify(_)
            | EventKind::Remove(_)
            | EventKind::Other => true,
        };
        event.need_rescan()
            || (is_save && event.paths.iter().any(|path| self.holds(path)))
    }

    fn holds(&self, path: &Path) -> bool {
        let is_read = || {
            let end = path.extension().and_then(|end| end.to_str());
            let is_in = path.parent().is_some_and(|home| self.folders.contains(home));
            is_in
                && end.is_some_and(|end| READ.contains(&end))
                && !self.own.contains(path)
        };
        self.files.contains(path) || is_read()
    }
}

/// Where a path lies, and where it leads: whether something is there or not.
fn places(path: &Path) -> Vec<PathBuf> {
    let home = path.parent().filter(|home| !home.as_os_str().is_empty());
    let home = home.unwrap_or(Path::new(".")).canonicalize().ok();
    let named = home.zip(path.file_name()).map(|(home, name)| home.join(name));
    named.into_iter().chain(path.canonicalize().ok()).collect()
}

/// The folders that the system tells of: one that is saved by renaming is seen in its folder alone.
struct Watched {
    watcher: RecommendedWatcher,
    folders: BTreeSet<PathBuf>,
}

impl Watched {
    fn attend(&mut self, attended: &Attended) -> Result<(), Failure> {
        let homes = attended.files.iter().filter_map(|file| file.parent());
        let mut folders: BTreeSet<PathBuf> = homes.map(Path::to_owned).collect();
        folders.extend(attended.folders.iter().cloned());
        for gone in self.folders.difference(&folders) {
            // A folder that is gone is no longer told of anyway.
            let _ = self.watcher.unwatch(gone);
        }
        for folder in folders.iter().filter(|folder| folder.is_dir()) {
            // One that came anew under its old name is watched anew.
            self.watcher
                .watch(folder, RecursiveMode::NonRecursive)
                .map_err(|why| cannot(&why))?;
        }
        self.folders = folders;
        Ok(())
    }
}

/// Waits for a save, and until no more follow.
fn wait(
    events: &Receiver<notify::Result<Event>>,
    attended: &Attended,
) -> Result<(), Failure> {
    let gone = || Failure::new("the system tells of no more changes");
    loop {
        let event = events.recv().map_err(|_| gone())?;
        if attended.concerns(&event.map_err(|why| cannot(&why))?) {
            break;
        }
    }
    let began = Instant::now();
    while began.elapsed() < LATEST {
        match events.recv_timeout(QUIET) {
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => return Ok(()),
            Err(RecvTimeoutError::Disconnected) => return Err(gone()),
        }
    }
    Ok(())
}

fn cannot(why: &notify::Error) -> Failure {
    Failure::new(format!("the system does not let files be watched: {why}"))
        .hint("make it again by hand, without `--watch`")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use notify::event::{AccessKind, CreateKind, DataChange, MetadataKind};

    use super::*;

    #[test]
    fn what_was_read_or_named_concerns_a_run_and_what_it_wrote_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().canonicalize().unwrap().join(name);
        fs::create_dir(at("decks")).unwrap();
        fs::write(at("a.toml"), "").unwrap();
        let mut seen = Seen::default();
        seen.read.extend([at("a.toml"), at("log.toml"), at("missing.png")]);
        seen.written.extend([at("log.toml"), at("decks/made.toml")]);
        let decks = at("decks");
        let attended = Attended::new(&[&decks], &seen);
        let is_save =
            |name: &str, kind| attended.concerns(&Event::new(kind).add_path(at(name)));
        let data = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        for name in ["a.toml", "missing.png", "decks/new.toml", "decks/new.txt"] {
            assert!(is_save(name, data), "{name}");
            assert!(is_save(name, EventKind::Create(CreateKind::File)), "{name}");
        }
        for name in ["b.toml", "log.toml", "decks/made.toml", "decks/cards.pdf"] {
            assert!(!is_save(name, data), "{name}");
        }
        let seen = EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any));
        assert!(!is_save("a.toml", seen));
        assert!(!is_save("a.toml", EventKind::Access(AccessKind::Any)));
    }
}
