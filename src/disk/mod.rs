//! Files, read and written with care: only ordinary ones, within bounds, whole or not at all, one
//! run at a time, and nothing left behind when a run is stopped.

mod error;
mod intent;
mod lock;
mod mode;
mod occupant;
mod ordinary;
mod seen;
mod staged;
mod stop;
mod temporary;
mod upwards;

pub(crate) use error::DiskError;
pub(crate) use intent::{Intent, Righted};
pub(crate) use lock::{Lock, Patience};
pub(crate) use mode::{Privacy, is_private};
pub(crate) use occupant::{Occupant, erase, make_folder, occupant, real};
pub(crate) use ordinary::{holds, is_text, open, read};
pub(crate) use seen::{Seen, note_files};
pub(crate) use staged::{Staged, is_read_only};
pub(crate) use stop::{clear_up, keep_together, on_stop, watch};
pub(crate) use temporary::{strays, sweep};
pub(crate) use upwards::{is_own, is_there, upwards};
