//! What decks, cards and plans are; always valid once built, without files or parsing.

mod adaptation;
mod answers;
mod appointments;
mod blank;
mod block;
mod book;
mod calendar;
mod card;
mod characters;
mod clock;
mod copy;
mod course;
mod day;
mod deck;
mod drawn_by;
mod duplex;
mod edition;
mod evening;
mod field;
mod field_name;
mod given;
mod history;
mod inking;
mod kept_value;
mod kind;
mod language;
mod level;
mod mix;
mod options;
mod page_type;
mod per_kind;
mod plan;
mod plan_file;
mod practice;
mod preset;
mod print_values;
mod print_words;
mod printer;
mod project;
mod ramp;
mod range;
mod recipe;
mod retired;
mod settings;
mod shift;
mod side;
mod spell;
mod stock;
mod takes;
mod theme;
mod toml_text;
mod vocabulary;

pub use adaptation::Adaptation;
pub use answers::{Answers, Reply};
pub use appointments::{Appointments, PlanDay};
pub use blank::{Blank, NoBlank};
pub use block::{
    Block, Callout, Checks, Choices, Column, Entry, PlannedBlock, Question, Room, Scale,
    Space, Table, Tone, Tracker,
};
pub use book::{AtWeek, Book, Chapter, PageEntry, PageNumbers, WhenCards};
pub use calendar::{DateRange, Hemisphere, Weekday, YearDay};
pub use card::{Access, Art, Card, Duration, LongDistance, Texts};
pub(crate) use characters::tamed;
pub use characters::{TextRule, Unfit, typed_line, typed_name, typed_text};
pub use clock::{ClockTime, Reminder};
pub use copy::{Extent, People, Whose};
pub use course::{Ask, Course, CourseWeek, Must, Progress, is_long};
pub(crate) use day::WrittenDay;
pub use day::{DaySlip, typed_day};
pub use deck::Deck;
pub use drawn_by::{DrawnBy, Pacing};
pub use duplex::Duplex;
pub use edition::Edition;
pub use evening::{Evening, Step};
pub use field::Field;
pub use field_name::{FieldName, NoFieldName, Stem};
pub use given::{Given, Origin};
pub use history::History;
pub use inking::Inking;
pub use kind::Kind;
pub use language::{Language, NoLanguage};
pub use level::{Pace, TouchLevel};
pub use mix::{Mix, Profile};
pub use options::{InPlan, OPTIONS, OptionRow, SettledIn};
pub use page_type::{Audience, Citation, CounsellorNotes, PageType};
pub use per_kind::PerKind;
pub use plan::{
    Lead, Plan, PlannedCard, PlannedCourse, PlannedWeek, Role, SlotId, WeekOutline,
};
pub use plan_file::{PlanFile, PlannedDeck, fingerprint};
pub use practice::{Drawing, Logo, Practice};
pub use preset::Preset;
pub(crate) use print_values::{
    back_offset, caliper, grammage, gutter, margin, margins, sheet_length,
};
pub use print_words::{BackSide, CutMarks, MarkedSides, More, Order, SplitOrder};
pub use printer::{Correction, Printer, printers_file};
pub use project::{LeaveOut, Project};
pub use ramp::Ramp;
pub use range::{Minutes, Range, RangeError};
pub use recipe::{HandedOut, Recipe, Record};
pub use retired::Retired;
pub use settings::{Print, Settings, Told, Weekly};
pub use shift::Shift;
pub use side::{Side, UnknownWord};
pub use spell::Spell;
pub use stock::{Confidence, Stock};
pub use takes::Takes;
pub use theme::{Back, House, Theme, Tile};
pub use vocabulary::{
    AccessNeed, AvoidIf, Cost, Energy, Evidence, Mode, Privacy, Season, Serves, Setting,
    TimeOfDay, Topic, Vocabulary, Who,
};
