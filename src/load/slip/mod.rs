//! Slips in the writing of TOML: what somebody who writes by hand gets wrong, named as they would
//! name it.
//!
//! A parser says where it stumbled and what it hoped for; people have to know what they did. So
//! its errors are taken for places alone. The statement that stands there is looked at, one slip
//! of it is told, and the statement is blanked out, so that what follows of it is not told too.

mod find;
mod kind;
mod mend;
mod statement;
mod value;
mod whole;

pub(super) use mend::mend;
