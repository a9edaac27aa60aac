//! Values as the program's own files keep them: numbers as numbers, lists as lists.

use jiff::civil::Date;

use crate::geom::{Format, Gutter, Length, Margin, Paper, Point};
use crate::model::toml_text::Value;
use crate::model::{
    ClockTime, DateRange, Language, Minutes, Mix, Ramp, Range, Reminder, Side, Spell,
    Vocabulary, YearDay,
};

/// A value that a file keeps, such that reading settings takes it again.
pub(super) trait Kept {
    /// The value.
    fn kept(&self) -> Value;
}

impl<V: Vocabulary> Kept for V {
    fn kept(&self) -> Value {
        Value::from(self.word())
    }
}

impl<T: Kept> Kept for Vec<T> {
    fn kept(&self) -> Value {
        Value::list(self.iter().map(Kept::kept))
    }
}

macro_rules! as_it_is {
    ($($name:ty),+) => {
        $(impl Kept for $name {
            fn kept(&self) -> Value {
                Value::from(self.clone())
            }
        })+
    };
}

as_it_is!(bool, u16, Date);

macro_rules! as_typed {
    ($($name:ty),+) => {
        $(impl Kept for $name {
            fn kept(&self) -> Value {
                Value::from(&self.spell())
            }
        })+
    };
}

as_typed!(
    String, ClockTime, Reminder, DateRange, Minutes, Mix, Range, YearDay, Language,
    Paper, Format, Length, Gutter, Margin, Point
);

impl<T> Kept for Side<T>
where
    Self: Spell,
{
    fn kept(&self) -> Value {
        Value::from(&self.spell())
    }
}

impl Kept for Ramp {
    fn kept(&self) -> Value {
        Value::list(self.ceilings().iter().map(|ceiling| Value::from(*ceiling)))
    }
}
