//! Trying an input apart, so that one that fails, hangs or ends everything is there afterwards.

use std::any::Any;
use std::cell::RefCell;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use sha2::{Digest, Sha256};

use crate::kinds::Kind;

/// Where inputs are written that do not pass.
const FOUND: &str = "target/fuzz";
/// An input that takes longer, without any optimisation and beside whatever else a machine does,
/// hangs; the slowest there is takes two seconds.
const LONGEST: Duration = Duration::from_mins(5);
/// What the program's own main thread has.
const STACK: usize = 8 << 20;

/// How many threads there have been.
static THREADS: AtomicU32 = AtomicU32::new(0);

/// A thread that tries inputs of a kind, one after the other: what is read once stays read.
struct Watched {
    kind: Kind,
    /// Where the input lies that is being tried.
    running: PathBuf,
    inputs: Sender<Vec<u8>>,
    ends: Receiver<Result<(), String>>,
}

impl Watched {
    fn new(kind: Kind) -> Self {
        let (inputs, received) = channel::<Vec<u8>>();
        let (ended, ends) = channel();
        let work = move || {
            for bytes in received {
                let tried = catch_unwind(AssertUnwindSafe(|| (kind.bear)(&bytes)));
                if ended.send(tried.map_err(|why| said(&*why))).is_err() {
                    return;
                }
            }
        };
        // One that hangs is left behind.
        let thread = thread::Builder::new().stack_size(STACK).spawn(work);
        thread.expect("there is a thread");
        // A kind is tried by several tests at once.
        let nth = THREADS.fetch_add(1, Ordering::Relaxed);
        let running = Path::new(FOUND).join(format!("{}-running-{nth}", kind.name));
        Self { kind, running, inputs, ends }
    }

    fn bear(&self, bytes: &[u8]) -> Result<(), String> {
        // Whatever ends all tests at once, such as a stack that is full, leaves this behind.
        fs::create_dir_all(FOUND).map_err(|why| why.to_string())?;
        fs::write(&self.running, bytes).map_err(|why| why.to_string())?;
        self.inputs.send(bytes.to_vec()).map_err(|why| why.to_string())?;
        let end = self.ends.recv_timeout(LONGEST);
        let end = end.unwrap_or_else(|_| Err(format!("no end after {LONGEST:?}")));
        let _ = fs::remove_file(&self.running);
        end.map_err(|why| {
            let kept = keep(self.kind.name, bytes);
            format!(
                "{why}\nthe input is in `{}`; once this is mended, it belongs into `{}/{}`",
                kept.display(),
                crate::changed::CORPUS,
                self.kind.name
            )
        })
    }
}

/// What a panic said.
fn said(why: &(dyn Any + Send)) -> String {
    let text = why.downcast_ref::<String>().cloned();
    text.or_else(|| why.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_else(|| "a panic without a word".to_owned())
}

/// Writes an input that did not pass, under the hash of its bytes.
fn keep(kind: &str, bytes: &[u8]) -> PathBuf {
    let hash = Sha256::digest(bytes)
        .iter()
        .take(6)
        .fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
    let path = Path::new(FOUND).join(format!("{kind}-{hash}"));
    fs::write(&path, bytes).expect("a failing input can be written");
    path
}

thread_local! {
    static WATCHED: RefCell<Option<Watched>> = const { RefCell::new(None) };
}

/// Tries an input of a kind.
///
/// # Errors
/// What it failed of, with where the input is.
pub(crate) fn bear(kind: &str, bytes: &[u8]) -> Result<(), String> {
    WATCHED.with_borrow_mut(|watched| {
        let kind = Kind::find(kind).expect("there is such a kind");
        let is_ready = watched.as_ref().is_some_and(|ready| ready.kind.name == kind.name);
        if !is_ready {
            *watched = Some(Watched::new(kind));
        }
        let ready = watched.as_ref().expect("it is ready");
        let end = ready.bear(bytes);
        if end.is_err() {
            // It may hang yet.
            *watched = None;
        }
        end
    })
}
