//! The problems of one file, as many as help.

use std::ops::Range;

use crate::diag::diagnostic::Diagnostic;

/// More problems of one file than this are counted and not kept: nobody reads them, and a million
/// of them would fill the memory.
const KEPT: usize = 1000;

/// The problems that were found in a file: the first ones, and how many there are.
#[derive(Debug, Default)]
pub struct Problems {
    kept: Vec<Diagnostic>,
    more: usize,
    /// What could not be read, in order.
    unread: Vec<Range<usize>>,
    /// Where the tables begin of which a part could not be read.
    hurt: Vec<usize>,
    is_hurt: bool,
}

impl Problems {
    /// Notes a problem.
    pub fn push(&mut self, problem: Diagnostic) {
        self.note(|| problem);
    }

    /// Notes a problem whose words are found when they are kept: that may take long. A problem
    /// that comes of what could not be read is passed over, as its cause is told.
    pub fn note(&mut self, problem: impl FnOnce() -> Diagnostic) {
        if self.kept.len() >= KEPT {
            self.more += 1;
            return;
        }
        let problem = problem();
        if !self.is_consequence(&problem.span) {
            self.kept.push(problem);
        }
    }

    /// From now on passes over what comes of parts of the file that could not be read, and of the
    /// tables that they belong to. Both are in order.
    pub fn unread(&mut self, parts: Vec<Range<usize>>, tables: Vec<usize>) {
        self.is_hurt |= !parts.is_empty();
        self.unread = parts;
        self.hurt = tables;
    }

    /// Whether a part of the file could not be read.
    pub fn is_hurt(&self) -> bool {
        self.is_hurt
    }

    /// Whether a part of a table could not be read, so that what it lacks may stand there.
    pub fn is_hurt_table(&self, table: &Range<usize>) -> bool {
        let parts = &self.unread;
        let next = parts.partition_point(|part| part.start < table.start);
        self.hurt.binary_search(&table.start).is_ok()
            || parts.get(next).is_some_and(|part| part.start < table.end)
    }

    /// What stands where nothing could be read, or nowhere in a file of which a part could not.
    fn is_consequence(&self, place: &Range<usize>) -> bool {
        let next = self.unread.partition_point(|part| part.end <= place.start);
        let is_unread =
            self.unread.get(next).is_some_and(|part| part.start <= place.start);
        !self.unread.is_empty() && (is_unread || *place == (0..0))
    }

    /// How many there are, kept or not.
    pub fn len(&self) -> usize {
        self.kept.len() + self.more
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Adds what was found in a part of the file that begins at a byte.
    pub fn add_part(&mut self, part: Self, begins: usize) {
        self.more += part.more;
        self.is_hurt |= part.is_hurt;
        for problem in part.kept {
            self.note(|| problem.moved(begins));
        }
    }

    /// The problems in the order of their places; one more tells how many are not listed.
    pub fn listed(mut self) -> Vec<Diagnostic> {
        self.kept.sort_by_key(|problem| problem.span.start);
        // A value that is looked at twice is told of once.
        self.kept.dedup();
        if self.more > 0 {
            let last = self.kept.last().map_or(0..0, |problem| problem.span.clone());
            self.kept.push(Diagnostic::unlisted(self.more, last));
        }
        self.kept
    }
}

impl From<Diagnostic> for Problems {
    fn from(problem: Diagnostic) -> Self {
        Self { kept: vec![problem], ..Self::default() }
    }
}

/// How many problems are told of, with those that are not listed.
pub fn told<'a>(problems: impl IntoIterator<Item = &'a Diagnostic>) -> usize {
    problems.into_iter().map(Diagnostic::count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_listed_is_counted() {
        let mut problems = Problems::default();
        for at in (0..KEPT + 7).rev() {
            problems.push(Diagnostic::error("wrong", at..at + 1));
        }
        problems.note(|| panic!("the words of what is not kept are looked for"));
        assert_eq!(problems.len(), KEPT + 8);
        let listed = problems.listed();
        assert_eq!((listed.len(), told(&listed)), (KEPT + 1, KEPT + 8));
        assert_eq!(listed[KEPT].message, "8 more problems like these are not listed");
        assert!(listed.is_sorted_by_key(|problem| problem.span.start));
    }

    #[test]
    fn the_problems_of_a_part_stand_where_the_part_stands() {
        let mut problems = Problems::from(Diagnostic::error("here", 3..4));
        let part = Diagnostic::error("there", 1..2).other(0..1, "and there");
        problems.add_part(part.into(), 100);
        let there = &problems.listed()[1];
        assert_eq!(
            (&there.span, &there.other.as_ref().unwrap().0),
            (&(101..102), &(100..101))
        );
    }
}
