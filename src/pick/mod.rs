//! Which cards: filters, safety, order. Never reads a clock or draws by chance of its own.

mod block;
mod circumstances;
mod filter;
mod order;
mod range;
mod votes;
pub mod weekly;

pub use block::Block;
pub use circumstances::Circumstances;
pub use filter::{Filter, LeftOut, Side, choose};
pub use order::shuffle;
pub use range::{Range, RangeError};
pub use votes::{Direction, Verdicts, Votes};
