//! When a run is told to stop: what was on its way goes, and the terminal is as it was.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a run leaves no trace of.
struct OnTheWay {
    files: BTreeSet<PathBuf>,
    last: Vec<fn()>,
}

impl OnTheWay {
    fn clear_up(&self) {
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        for last in &self.last {
            last();
        }
    }
}

/// Leaves no trace of what was on its way, when the program itself gives up.
pub(crate) fn clear_up() {
    if let Ok(all) = ON_THE_WAY.try_lock() {
        all.clear_up();
    }
}

static ON_THE_WAY: Mutex<OnTheWay> =
    Mutex::new(OnTheWay { files: BTreeSet::new(), last: Vec::new() });

/// Held while several steps must all be taken or none.
static TOGETHER: Mutex<()> = Mutex::new(());

fn on_the_way() -> MutexGuard<'static, OnTheWay> {
    ON_THE_WAY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// While what this gives is held, a signal waits.
pub(crate) fn keep_together() -> MutexGuard<'static, ()> {
    TOGETHER.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Has something done before a signal ends the run.
pub(crate) fn on_stop(last: fn()) {
    on_the_way().last.push(last);
}

/// Makes a file that goes when the run is stopped; no signal comes between the two.
pub(super) fn making<T>(
    path: &Path,
    make: impl FnOnce() -> io::Result<T>,
) -> io::Result<T> {
    let mut all = on_the_way();
    let made = make()?;
    all.files.insert(path.to_owned());
    Ok(made)
}

/// A file that is in its place, or gone.
pub(super) fn made(path: &Path) {
    on_the_way().files.remove(path);
}

/// Has the signals INT, TERM and HUP end the run cleanly, with 128 and their number as exit code.
/// What the caller has the program ignore, as `nohup` does, stays ignored. Called once, before
/// there is a second thread.
///
/// # Errors
/// When the system does not let us.
#[cfg(unix)]
pub(crate) fn watch() -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    crate::disk::mode::umask();
    let ignored = ignored();
    let heard: Vec<i32> = [SIGINT, SIGTERM, SIGHUP]
        .into_iter()
        .filter(|signal| ignored & (1 << (signal - 1)) == 0)
        .collect();
    let mut signals = Signals::new(heard)?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            let _together = keep_together();
            // Held to the end, so that nothing new is begun.
            let all = on_the_way();
            all.clear_up();
            std::process::exit(128 + signal);
        }
    })?;
    Ok(())
}

/// Elsewhere the system ends the run.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub(crate) fn watch() -> io::Result<()> {
    Ok(())
}

/// The signals that are ignored, a bit each, where the system tells.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}
