//! Work on what somebody else has made: it ends in time, takes no more memory than there is, and
//! says so when it fails.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::cli::report;
use crate::disk;
use crate::job::Failure;
use crate::preview::PreviewError;

/// A picture that takes longer is not made.
const PATIENCE: Duration = Duration::from_mins(1);
/// Pages may hold parts within parts; drawing them goes as deep.
const STACK: usize = 64 << 20;
/// The process has no more than this, in bytes.
#[cfg(unix)]
const MEMORY: u64 = 4 << 30;

/// Keeps the process within bounds of memory from now on.
pub(super) fn bound_memory() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let old = getrlimit(Resource::As);
        let most = old.maximum.map_or(MEMORY, |maximum| maximum.min(MEMORY));
        let current = old.current.map_or(most, |current| current.min(most));
        // A system that knows no such bound goes without.
        let _ = setrlimit(
            Resource::As,
            Rlimit { current: Some(current), maximum: old.maximum },
        );
    }
}

/// Does work on a file, and gives up when it takes too long. A fault in what draws ends the run
/// with an error about the file.
pub(super) fn bounded<T: Send + 'static>(
    name: &str,
    work: impl FnOnce() -> Result<T, PreviewError> + Send + 'static,
) -> Result<T, Failure> {
    let broken = format!("`{name}` cannot be drawn: it is damaged");
    let told = broken.clone();
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |_| {
        disk::clear_up();
        report::say(&mut anstream::stderr(), &format!("error: {told}"));
        std::process::exit(1);
    }));
    let (done, result) = channel();
    let spawned = thread::Builder::new().stack_size(STACK).spawn(move || {
        // Who no longer waits has given up.
        let _ = done.send(work());
    });
    let found = match spawned {
        Ok(_) => result.recv_timeout(PATIENCE),
        Err(_) => Err(RecvTimeoutError::Disconnected),
    };
    std::panic::set_hook(usual);
    match found {
        Ok(found) => found.map_err(|why| {
            let hint = why.hint();
            Failure::new(format!("`{name}` cannot be shown: {why}")).hint(hint)
        }),
        Err(RecvTimeoutError::Timeout) => Err(Failure::new(format!(
            "`{name}` takes more than {} s to draw",
            PATIENCE.as_secs()
        ))
        .hint("show one of its pages: `--page 1`")),
        Err(RecvTimeoutError::Disconnected) => Err(Failure::new(broken)),
    }
}
