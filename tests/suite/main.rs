//! Integration tests: one binary, a module for each subject.

mod answers;
mod architecture;
mod booklet;
mod changed;
mod command_line;
mod deck_errors;
mod extent;
mod filled;
mod folding;
mod form_book;
mod forms;
mod fuzz;
mod golden;
mod handout;
mod judges;
mod kept;
#[path = "../../fuzz/src/kinds/mod.rs"]
mod kinds;
mod layers;
mod library;
mod lints;
mod plan_checker;
mod practice;
mod properties;
mod readme;
mod repeatable;
mod sandbox;
mod scripts;
mod settings;
mod small_plans;
mod watched;
mod weekly;
mod weekly_files;
mod weekly_votes;
mod workbook;
mod written;
