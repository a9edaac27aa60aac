//! Which cards: filters, safety, order. Never reads a clock or draws by chance of its own.

mod circumstances;
mod dealt;
mod exclusion;
mod filter;
mod keys;
mod order;
mod pile;
mod search;
mod votes;
pub mod weekly;

pub use circumstances::Circumstances;
pub use dealt::can_be_dealt;
pub use exclusion::Exclusion;
pub use filter::{Filter, LeftOut, choose};
pub use order::shuffle;
pub use pile::{Candidate, Wanted, draw_pile};
pub use search::Search;
pub use votes::{Direction, Verdicts, Votes};
