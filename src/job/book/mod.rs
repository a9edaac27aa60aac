//! The workbook: page types and a plan → a book, its booklet, its cover.

mod binding;
mod booklet;
mod copy;
mod cover;
mod files;
mod library;
mod planned;

pub use binding::BookBinding;
pub use booklet::half;
pub use copy::{BookOrder, make_copy};

pub(in crate::job) use booklet::folded;
pub(crate) use copy::{rows_of_copy, titles_of_copy};
pub use files::{CopyFiles, make_files};
pub use library::{
    BookPages, all_pages, find_library, in_no_chapter, library, read_pages,
};
pub use planned::{Planned, book_paper};
