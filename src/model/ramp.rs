//! Ceilings that rise from week to week.

use std::fmt;
use std::str::FromStr;

/// Ceilings for weeks 1, 2, 3 and so on; the last holds for all that follow. A ceiling never
/// rises by more than one from a week to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ramp(Vec<u8>);

impl Ramp {
    /// A plan of no more weeks rises faster than a longer one.
    pub const SHORT: u16 = 4;

    /// The ramp of pace for a plan of so many weeks.
    pub fn pace(weeks: u16) -> Self {
        Self(if weeks <= Self::SHORT {
            vec![1, 2, 3, 3]
        } else {
            vec![1, 2, 2, 3, 3, 3, 4, 4]
        })
    }

    /// The ramp of touch for a plan of so many weeks.
    pub fn touch(weeks: u16) -> Self {
        Self(if weeks <= Self::SHORT {
            vec![1, 1, 2, 2]
        } else {
            vec![1, 1, 2, 2, 2, 3, 3, 3]
        })
    }

    /// The ceiling of a week, counted from 1.
    pub fn ceiling(&self, week: u16) -> u8 {
        let at = usize::from(week.max(1) - 1).min(self.0.len() - 1);
        self.0[at]
    }

    /// The ceilings, week by week.
    pub fn ceilings(&self) -> &[u8] {
        &self.0
    }

    /// The highest ceiling.
    pub fn top(&self) -> u8 {
        self.0.iter().copied().max().unwrap_or_default()
    }
}

impl fmt::Display for Ramp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<_> = self.0.iter().map(u8::to_string).collect();
        f.write_str(&numbers.join(","))
    }
}

impl FromStr for Ramp {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut ceilings: Vec<u8> = Vec::new();
        for part in text.split(',') {
            let ceiling: u8 =
                part.trim().parse().ok().filter(|ceiling| *ceiling <= 5).ok_or_else(
                    || format!("`{}` is no level from 0 to 5", part.trim()),
                )?;
            let before = ceilings.last().copied().unwrap_or(ceiling);
            if ceiling > before + 1 {
                return Err(format!(
                    "from {before} to {ceiling} is more than one step up in a week; go by way of {}",
                    before + 1
                ));
            }
            ceilings.push(ceiling);
        }
        Ok(Self(ceilings))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_ceiling_holds() {
        let ramp = Ramp::pace(8);
        let weeks: Vec<u8> = (1..=10).map(|week| ramp.ceiling(week)).collect();
        assert_eq!(weeks, [1, 2, 2, 3, 3, 3, 4, 4, 4, 4]);
    }

    #[test]
    fn a_ramp_rises_one_step_at_a_time() {
        assert_eq!("3,2,3".parse::<Ramp>().unwrap().ceiling(2), 2);
        assert!("1,3".parse::<Ramp>().unwrap_err().contains("go by way of 2"));
        assert!("1,6".parse::<Ramp>().is_err() && "".parse::<Ramp>().is_err());
    }
}
