//! Which cards: filters, safety, order. Never reads a clock or draws by chance of its own.

mod exclusion;
mod circumstances;
mod filter;
mod order;
mod votes;
pub mod weekly;

pub use exclusion::Exclusion;
pub use circumstances::Circumstances;
pub use filter::{Filter, LeftOut, choose};
pub use order::shuffle;
pub use votes::{Direction, Verdicts, Votes};
