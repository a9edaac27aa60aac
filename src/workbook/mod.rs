//! Bound and loose pages that go with a deck: so far the page of each week of a plan.

mod plan_page;
mod plan_table;

pub use plan_page::{PageError, PageLook, plan_pages};
