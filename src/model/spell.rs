//! Values as they are typed behind an option, and written into a plan.

use jiff::civil::Date;

use crate::geom::{Format, Gutter, Length, Margin, Paper, Point};
use crate::model::print_values::{written, written_pair};
use crate::model::{
    ClockTime, DateRange, Language, Minutes, Mix, Ramp, Range, Reminder, Side,
    Vocabulary, YearDay,
};

/// A value that can be typed again as it is written.
pub trait Spell {
    /// Whether several of them are typed behind one option, with commas between them.
    const JOINED: bool = true;

    /// The value as it is typed.
    fn spell(&self) -> String;

    /// What is typed behind the option, as often as it is typed; nothing for an empty list.
    fn spelled(&self) -> Vec<String> {
        vec![self.spell()]
    }
}

impl<V: Vocabulary> Spell for V {
    fn spell(&self) -> String {
        self.word().to_owned()
    }
}

impl<T: Spell> Spell for Vec<T> {
    fn spell(&self) -> String {
        self.iter().map(Spell::spell).collect::<Vec<_>>().join(",")
    }

    fn spelled(&self) -> Vec<String> {
        match &self[..] {
            [] => Vec::new(),
            _ if T::JOINED => vec![self.spell()],
            values => values.iter().map(Spell::spell).collect(),
        }
    }
}

macro_rules! as_displayed {
    ($($name:ty),+) => {
        $(impl Spell for $name {
            fn spell(&self) -> String {
                self.to_string()
            }
        })+
    };
}

as_displayed!(
    ClockTime, Reminder, bool, u16, String, Date, DateRange, Minutes, Mix, Ramp, Range,
    YearDay
);

impl<T: Vocabulary> Spell for Side<T> {
    const JOINED: bool = false;

    fn spell(&self) -> String {
        self.to_string()
    }
}

impl Spell for Side<String> {
    const JOINED: bool = false;

    fn spell(&self) -> String {
        self.text()
    }
}

impl Spell for Language {
    fn spell(&self) -> String {
        self.tag().to_owned()
    }
}

impl Spell for Paper {
    fn spell(&self) -> String {
        self.name().to_owned()
    }
}

impl Spell for Format {
    fn spell(&self) -> String {
        self.name().to_owned()
    }
}

impl Spell for Length {
    fn spell(&self) -> String {
        written(*self)
    }
}

impl Spell for Gutter {
    fn spell(&self) -> String {
        written_pair(self.x, self.y)
    }
}

impl Spell for Margin {
    fn spell(&self) -> String {
        if self.x == self.y { written(self.x) } else { written_pair(self.x, self.y) }
    }
}

impl Spell for Point {
    fn spell(&self) -> String {
        written_pair(self.x, self.y)
    }
}
