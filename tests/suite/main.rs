//! Integration tests: one binary, a module for each subject.

mod answers;
mod booklet;
mod command_line;
mod deck_errors;
mod filled;
mod folding;
mod form_book;
mod forms;
mod golden;
mod handout;
mod judges;
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
mod small_plans;
mod weekly;
mod weekly_files;
mod weekly_votes;
mod workbook;
