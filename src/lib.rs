//! Emberdeck turns TOML decks of conversation starters, touch exercises and novelty ideas for
//! couples into print-ready PDFs: card sheets, weekly plans, a workbook, handouts.
//!
//! The way of the data: [`load`] reads and checks a deck into the [`model`]; a [`job`] says what
//! a request means: it settles what holds, [`pick`]s cards, lets [`face`] lay each of them out as
//! [`frame`]s, and [`block`] the pages of [`workbook`] and [`handout`], in the program's look
//! and with its [`words`], and [`sheet`] arrange frames on pages; [`pdf`] writes pages as bytes.
//! A job takes what is settled and decks that are loaded, and returns documents and notes, so
//! that [`cli`] is the only part with files, a clock, the environment and a terminal.
//!
//! # Card sheets
//!
//! ```
//! use emberdeck::job::cards::CardsJob;
//! use emberdeck::job::settings::Settled;
//! use emberdeck::job::Shelf;
//! use emberdeck::model::Theme;
//! use emberdeck::pdf::{self, Standard};
//!
//! let shelf = Shelf::starter();
//! let settled = Settled::default_for("a4".parse()?);
//! let sheet = settled.sheet(Theme::hearth())?;
//! let allowed = settled.allowed(None);
//! let (made, notes) = CardsJob::new(&shelf, &allowed, &sheet).make()?;
//! let bytes = pdf::write(&made.document, &Standard::ARCHIVE_ACCESSIBLE)?;
//!
//! assert!(bytes.starts_with(b"%PDF-"));
//! assert_eq!(made.line, "54 cards on 6 sheets of a4, 9 poker to a sheet, turn on the long edge");
//! assert!(notes.iter().all(|note| !note.to_string().is_empty()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # A plan of two weeks
//!
//! ```
//! use emberdeck::job::plan::{PlanJob, plan_table};
//! use emberdeck::job::settings::Settled;
//! use emberdeck::job::Shelf;
//! use emberdeck::model::{Given, Origin};
//!
//! let shelf = Shelf::shipped(false);
//! let mut settled = Settled::default_for("letter".parse()?);
//! settled.weekly.weeks = Some(Given { value: 2, origin: Origin::Typed });
//! let allowed = settled.allowed(None);
//! let (plan, _) = PlanJob::new(&shelf, &settled, &allowed, "maple tree").draw()?;
//! let table = plan_table(&plan, &shelf, false);
//!
//! assert_eq!(plan.weeks.len(), 2);
//! assert!(table[0].starts_with("Week 1: pace up to "));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # A handout
//!
//! ```
//! use emberdeck::job::handout::{HandoutMaker, HandoutRequest, HandoutShelf};
//! use emberdeck::job::settings::Settled;
//! use emberdeck::job::Shelf;
//! use emberdeck::model::Theme;
//! use emberdeck::pdf::{self, Standard};
//! use emberdeck::text::Typesetter;
//!
//! let settled = Settled::default_for("a4".parse()?);
//! let shelf = HandoutShelf::new(Shelf::shipped(false), &settled);
//! let theme = Theme::hearth();
//! let maker = HandoutMaker::new(&shelf, &settled, &theme);
//! let request = HandoutRequest::new(&["T-001", "check-in"], &settled)?;
//! let (files, _) = maker.make(&mut Typesetter::new(), &request)?;
//! let bytes = pdf::write(&files[0].1.document, &Standard::ARCHIVE_ACCESSIBLE)?;
//!
//! assert!(bytes.starts_with(b"%PDF-"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

// Dependencies of the tests are unused where nothing is tested.
#![cfg_attr(not(test), warn(unused_crate_dependencies))]

// Named for a feature of it alone, which hayro then draws with.
use fearless_simd as _;

pub mod block;
pub mod cli;
pub mod color;
pub mod diag;
pub mod dieline;
mod disk;
pub mod face;
pub mod frame;
pub mod geom;
pub mod handout;
pub mod job;
pub mod leaflet;
pub mod letterhead;
pub mod load;
mod look;
pub mod model;
pub mod pdf;
pub mod pick;
pub mod picture;
pub mod preview;
pub mod sheet;
pub mod text;
pub mod words;
pub mod workbook;
