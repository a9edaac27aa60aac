//! Which of a deck's sheets are printed.

use std::str::FromStr;

use crate::job::Failure;

/// Sheets from one to another, counted from 1; an open end reaches to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetRange {
    from: usize,
    to: Option<usize>,
}

impl FromStr for SheetRange {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let error = || format!("`{text}` names no sheets; write `2`, `1..2` or `3..`");
        let number =
            |part: &str| part.trim().parse::<usize>().ok().filter(|number| *number > 0);
        let (from, to) = match text.split_once("..") {
            None => {
                let sheet = number(text).ok_or_else(error)?;
                (sheet, Some(sheet))
            }
            Some((from, to)) => {
                let from = if from.trim().is_empty() { Some(1) } else { number(from) };
                let to = if to.trim().is_empty() {
                    None
                } else {
                    Some(number(to).ok_or_else(error)?)
                };
                (from.ok_or_else(error)?, to)
            }
        };
        if to.is_some_and(|to| to < from) { Err(error()) } else { Ok(Self { from, to }) }
    }
}

impl SheetRange {
    /// First and last of so many sheets.
    ///
    /// # Errors
    /// When there are fewer.
    pub fn within(self, sheets: usize) -> Result<(usize, usize), Failure> {
        let to = self.to.unwrap_or(sheets);
        if self.from > sheets || to > sheets {
            return Err(Failure::new(format!("there are only {sheets} sheets"))
                .hint(format!("take sheets from `1..{sheets}`")));
        }
        Ok((self.from, to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_are_counted_from_one() {
        let range: SheetRange = "2..".parse().unwrap();
        assert_eq!(range.within(6), Ok((2, 6)));
        assert!("7".parse::<SheetRange>().unwrap().within(6).is_err());
        for text in ["0", "2..1", "x", "..0"] {
            assert!(text.parse::<SheetRange>().is_err(), "{text}");
        }
    }
}
