//! Weekly plans: which card comes when, drawn by a seed within rules that hold.
//!
//! Each candidate of a slot has a key from the seed (see `keys`). The slots are filled week by
//! week; at each the cards go by the soft rules in this order, then by their keys: a card of the
//! decks before one that is lent to them; a card that never came before one that did; a look back in the week of an anniversary; a topic that rested this week and the last; the last
//! conversation and touch of a week about as deep and near as the week allows; something new
//! of about its share of minutes. The plan is the first in that order that honours every hard
//! rule, by a complete search with a matching as its bound. A plan that brings no card
//! twice within its cooldown goes before those in which check-ins and words of thanks do, when it
//! is found in the steps that it is given.

mod bound;
mod change;
mod changes;
mod days;
mod draw;
mod lacking;
mod moved;
mod must_have;
mod no_plan;
mod pool;
mod problem;
mod reasons;
mod request;
mod search;
mod seats;
mod state;
mod weeks;

pub use draw::{attempt, draw};
pub use lacking::{Lack, take_lacking};
pub use no_plan::{Lacking, NoPlan};
pub use request::{Repeats, Request, WeekFrame};
pub use weeks::{Weeks, WeeksAsk, WeeksError};

pub(crate) use change::{ChangeError, Changes, apply, fit_to};
pub(crate) use moved::move_card;
pub(crate) use must_have::{MustHave, with_required};
