//! How long something takes, in words.

use crate::model::Duration;

/// Words behind numbers of minutes.
#[derive(Debug)]
pub struct DurationWords {
    /// Minutes behind a number: for one, and for any other (the plural rules of both languages
    /// here, Unicode CLDR 46).
    pub(super) minutes: [&'static str; 2],
    /// The same in full, as they are read.
    pub(super) spoken: [&'static str; 2],
}

impl DurationWords {
    /// Minutes in all: "15 min".
    pub fn minutes(&self, minutes: u32) -> String {
        format!("{minutes} {}", self.behind(minutes))
    }

    /// The sum of two turns: "10 + 10 min"; minutes in all as they are.
    pub fn sum(&self, duration: Duration) -> String {
        match duration {
            Duration::Minutes(minutes) => self.minutes(minutes.into()),
            Duration::Turns(first, second) => {
                let all = u32::from(first) + u32::from(second);
                format!("{first} + {second} {}", self.behind(all))
            }
        }
    }

    /// A turn for each: "2 × 10 min", or "10 + 15 min" when one is longer.
    pub fn turns(&self, first: u16, second: u16) -> String {
        let word = self.behind(second.into());
        if first == second {
            format!("2\u{2009}×\u{2009}{first} {word}")
        } else {
            format!("{first} + {second} {word}")
        }
    }

    /// Words with minutes among them as they are read: "gentle, 15 minutes" of "gentle · 15 min".
    pub fn read(&self, told: &str) -> String {
        let mut read = String::with_capacity(told.len() + 8);
        let mut before = "";
        for (nth, word) in told.split(' ').enumerate() {
            let word = match word {
                "·" => {
                    read.push(',');
                    continue;
                }
                word if self.minutes.contains(&word) => {
                    self.spoken[usize::from(before != "1")]
                }
                word => word,
            };
            if nth > 0 {
                read.push(' ');
            }
            read.push_str(word);
            before = word;
        }
        read
    }

    fn behind(&self, minutes: u32) -> &'static str {
        self.minutes[usize::from(minutes != 1)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_minute_has_a_word_of_its_own() {
        let words = DurationWords {
            minutes: ["minute", "minutes"],
            spoken: ["minute", "minutes"],
        };
        assert_eq!(words.minutes(1), "1 minute");
        assert_eq!(words.minutes(0), "0 minutes");
        assert_eq!(words.sum(Duration::Minutes(15)), "15 minutes");
        assert_eq!(words.sum(Duration::Turns(1, 0)), "1 + 0 minute");
    }

    #[test]
    fn turns_of_the_same_length_are_told_once() {
        let words =
            DurationWords { minutes: ["min", "min"], spoken: ["minute", "minutes"] };
        assert_eq!(words.turns(10, 10), "2\u{2009}×\u{2009}10 min");
        assert_eq!(words.turns(10, 15), "10 + 15 min");
        assert_eq!(words.sum(Duration::Turns(10, 10)), "10 + 10 min");
    }

    #[test]
    fn minutes_are_read_in_full() {
        let words =
            DurationWords { minutes: ["min", "min"], spoken: ["minute", "minutes"] };
        assert_eq!(words.read("gentle · 15 min"), "gentle, 15 minutes");
        assert_eq!(words.read("1 min · T-004"), "1 minute, T-004");
        assert_eq!(words.read("week 2 · 10 + 15 min"), "week 2, 10 + 15 minutes");
    }
}
