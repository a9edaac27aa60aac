//! Files → model: read, parse with spans, check; and the decks that are compiled in.
//!
//! A file's problems come all at once: a tolerant parse, then a walk over the values that
//! remembers where each stood.

mod answers;
mod art;
mod asks;
mod block;
mod book;
mod card;
mod course;
mod courses;
mod days;
mod deck;
mod deck_files;
mod describe;
mod encoding;
mod evening;
mod fields;
mod file;
mod fragments;
mod history;
mod keep_comments;
#[cfg(test)]
mod kept;
mod language;
pub mod lint;
mod names;
mod number_fields;
mod page_type;
mod pages;
mod places;
mod plan;
mod plan_options;
mod practice;
mod presets;
mod project;
mod question_list;
mod recipe;
mod rows;
mod rules;
mod settings;
mod shipped;
mod slip;
mod suggest;
mod svg;
mod table;
mod table_error;
mod techniques;
mod text_fields;
mod texts;
mod theme;
mod toml_file;
mod wanted;
mod web_address;

pub use answers::{LoadedAnswers, Refuses, load_answers, load_fitting_answers};
pub use art::ArtFolder;
pub use book::load_book;
pub use course::load_course;
pub(crate) use courses::shipped_course_files;
pub(crate) use courses::{CourseFile, course_files};
pub use courses::{DEFAULT_COURSE, shipped_courses, shipped_evenings};
pub use days::{DayError, DayReading, DaySlip, day};
pub use deck::{Loaded, load, read_deck};
pub use encoding::Encoding;
pub use evening::{LoadedEvening, load_evening};
pub use file::{FileError, Saved, read_text};
pub use history::load_history;
pub use page_type::load_page_type;
pub use pages::{PageFile, PageLibrary, PageProblems};
pub use places::CardPlaces;
pub use plan::load_plan;
pub use presets::presets;
pub use project::load_project;
pub use recipe::{load_recipe, load_record};
pub use shipped::{Comes, SHIPPED, Shipped};
pub use table::{Table, TableColumns, TableRow, read_table};
pub use table_error::{TableError, UnevenRow};
pub use techniques::{Technique, coverage};
pub use theme::load_theme;

pub(crate) use deck_files::deck_files;
pub(crate) use file::LARGEST;
pub(crate) use keep_comments::keep_comments;
pub(crate) use pages::{page_files, shipped_page_files};
pub(crate) use project::leave_out_word;
pub(crate) use suggest::closest;
