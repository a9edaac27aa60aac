//! What decks, cards and plans are; always valid once built, without files or parsing.

mod answers;
mod block;
mod book;
mod book_words;
mod calendar;
mod card;
mod copy;
mod curve_words;
mod deck;
mod edition;
mod field;
mod field_name;
mod handout_words;
mod history;
mod kind;
mod language;
mod level;
mod mix;
mod page_type;
mod per_kind;
mod plan;
mod plan_file;
mod plan_words;
mod practice;
mod practice_words;
mod project;
mod ramp;
mod recipe;
mod theme;
mod vocabulary;
mod words;

pub use answers::{Answers, Reply};
pub use block::{
    Block, Callout, Checks, Choices, Column, Entry, Item, PlannedBlock, Room, Scale,
    Space, Table, Tone, Tracker,
};
pub use book::{AtWeek, Book, Chapter, PageEntry, PageNumbers, WhenCards};
pub use book_words::BookWords;
pub use calendar::{DateRange, Hemisphere, Weekday, YearDay};
pub use card::{Access, Art, Card, Duration, LongDistance, Texts};
pub use copy::{People, Whose};
pub use curve_words::CurveWords;
pub use deck::Deck;
pub use edition::Edition;
pub use field::Field;
pub use field_name::{FieldName, NoFieldName, Stem};
pub use handout_words::HandoutWords;
pub use history::History;
pub use kind::Kind;
pub use language::Language;
pub use level::{Pace, TouchLevel};
pub use mix::{Mix, Profile};
pub use page_type::{Audience, Citation, CounselorNotes, PageType};
pub use per_kind::PerKind;
pub use plan::{Lead, Plan, PlannedCard, PlannedWeek, Role, SlotId};
pub use plan_file::{PlanFile, PlannedDeck, fingerprint};
pub use plan_words::PlanWords;
pub use practice::{Drawing, Logo, Practice};
pub use practice_words::PracticeWords;
pub use project::{LeaveOut, Project, WeeklyDefaults};
pub use ramp::Ramp;
pub use recipe::{Given, Recipe, Record};
pub use theme::Theme;
pub use vocabulary::{
    AccessNeed, AvoidIf, Cost, Energy, Evidence, Mode, Privacy, Season, Serves, Setting,
    TimeOfDay, Topic, Vocabulary, Who,
};
pub use words::Words;
