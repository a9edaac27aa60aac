//! Bound and loose pages that go with a deck: so far the page of each week of a plan.

mod plan_page;

pub use plan_page::{PageLook, plan_pages};
