//! What decks, cards and plans are; always valid once built, without files or parsing.

mod answers;
mod block;
mod book;
mod calendar;
mod card;
mod copy;
mod deck;
mod edition;
mod field;
mod history;
mod kind;
mod language;
mod level;
mod mix;
mod page_type;
mod plan;
mod plan_file;
mod practice;
mod project;
mod ramp;
mod recipe;
mod theme;
mod vocabulary;

pub use answers::{Answers, FieldName, Reply};
pub use block::{
    Block, Callout, Checks, Choices, Column, Entry, Item, Room, Scale, Space, Table,
    Tone, Tracker,
};
pub use book::{AtWeek, Book, Chapter, PageEntry, PageNumbers, WhenCards};
pub use calendar::{DateRange, Hemisphere, Weekday, YearDay};
pub use card::{Access, Art, Card, Duration, LongDistance, Texts};
pub use copy::{People, Whose};
pub use deck::Deck;
pub use edition::Edition;
pub use field::Field;
pub use history::History;
pub use kind::Kind;
pub use language::{Language, NoLanguage};
pub use level::{Pace, TouchLevel};
pub use mix::{Mix, Profile};
pub use page_type::{Audience, Citation, CounselorNotes, PageType};
pub use plan::{Lead, Plan, PlannedCard, PlannedWeek, Role, SlotId};
pub use plan_file::{PlanFile, PlannedDeck, fingerprint};
pub use practice::{Drawing, Logo, Practice};
pub use project::{LeaveOut, Project, WeeklyDefaults};
pub use ramp::Ramp;
pub use recipe::{Given, Recipe, Record};
pub use theme::Theme;
pub use vocabulary::{
    AccessNeed, AvoidIf, Cost, Energy, Evidence, Mode, Privacy, Season, Serves, Setting,
    TimeOfDay, Topic, Vocabulary, Who,
};
