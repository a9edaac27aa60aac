//! A sign of life from work that takes long, on a terminal.

use std::io::{IsTerminal, stderr};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that takes less is done before anyone wonders.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the sign moves.
const BEAT: Duration = Duration::from_millis(120);

/// Does work. Where standard error is a terminal and `is_told`, a line says what goes on and for how
/// long, from the first second on; it is gone when the work is done.
pub(super) fn busy<T>(is_told: bool, what: &'static str, work: impl FnOnce() -> T) -> T {
    if !is_told || !stderr().is_terminal() {
        return work();
    }
    thread::scope(|scope| {
        // The end of the channel is the end of the work, however it ends.
        let (working, ended) = channel::<()>();
        scope.spawn(move || {
            if ended.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let target = ProgressDrawTarget::stderr();
            let bar = ProgressBar::with_draw_target(None, target).with_elapsed(PATIENCE);
            let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
            bar.set_message(what);
            while ended.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
                bar.tick();
            }
            bar.finish_and_clear();
        });
        let done = work();
        drop(working);
        done
    })
}
