//! A course: weeks that go somewhere, and what each of them must hold.

use std::collections::BTreeMap;

use crate::model::{
    Card, Kind, Language, PlannedCourse, Range, Serves, Topic, Vocabulary, WeekOutline,
};

/// Cards that take more minutes than this are long for any day, as an evening goes.
const LONG: u16 = 45;

/// Cards by what they are; what is not said is not asked for.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Ask {
    /// One card, by its id.
    pub card: Option<String>,
    /// The kind.
    pub kind: Option<Kind>,
    /// What it gives a week.
    pub serves: Option<Serves>,
    /// A tag.
    pub tag: Option<String>,
    /// A topic.
    pub topic: Option<Topic>,
    /// Rows of the table of techniques; it serves one of them at least.
    pub covers: Vec<u16>,
    /// How tender.
    pub pace: Option<Range>,
    /// How near.
    pub touch: Option<Range>,
    /// Whether it takes longer than a day's cards may.
    pub long: bool,
}

impl Ask {
    /// Whether a card is what is asked for, where a day's cards may take so many minutes.
    pub fn takes(&self, card: &Card, minutes_a_day: u16) -> bool {
        let within = |range: Option<Range>, level: u8| {
            range.is_none_or(|range| range.contains(u16::from(level)))
        };
        self.card.as_ref().is_none_or(|id| *id == card.id)
            && self.kind.is_none_or(|kind| kind == card.kind)
            && self.serves.is_none_or(|what| card.serves.contains(&what))
            && self.tag.as_ref().is_none_or(|tag| card.tags.contains(tag))
            && self.topic.is_none_or(|topic| card.topics.contains(&topic))
            && (self.covers.is_empty()
                || self.covers.iter().any(|row| card.covers.contains(row)))
            && within(self.pace, card.pace.number())
            && within(self.touch, card.touch_level.number())
            && self.long == is_long(card, minutes_a_day)
    }
}

/// Whether a card takes longer than a day's cards may, or than an evening's ever should.
pub fn is_long(card: &Card, minutes_a_day: u16) -> bool {
    card.minutes().is_some_and(|minutes| minutes > minutes_a_day.min(LONG))
}

/// A slot that a week has: the cards that may stand in it, in the order in which they are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Must {
    /// What the card is for, as people are told: "mending".
    pub name: String,
    /// The cards: of the first that can be had, else of the next.
    pub any: Vec<Ask>,
}

impl Must {
    /// What is asked for first that a card is; none when it is nothing of it.
    pub fn choice(&self, card: &Card, minutes_a_day: u16) -> Option<usize> {
        self.any.iter().position(|ask| ask.takes(card, minutes_a_day))
    }

    /// Whether the slot stands outside the minutes of a day.
    pub fn is_long(&self) -> bool {
        self.any.iter().any(|ask| ask.long)
    }

    /// The kind that all of it asks for, if it is one.
    pub fn kind(&self) -> Option<Kind> {
        let kind = self.any.first()?.kind?;
        self.any.iter().all(|ask| ask.kind == Some(kind)).then_some(kind)
    }
}

/// One week of a course.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct CourseWeek {
    /// Its name.
    pub title: String,
    /// What it is for.
    pub aim: String,
    /// Which week it is of a course of so many weeks.
    pub at: BTreeMap<u16, u16>,
    /// Whether a course of fewer weeks leaves it out.
    pub may_drop: bool,
    /// Its ceiling of pace, where the course sets one.
    pub pace: Option<u8>,
    /// Its ceiling of touch, where the course sets one.
    pub touch: Option<u8>,
    /// The slots that it has.
    pub must: Vec<Must>,
    /// Those of a week of few cards.
    pub must_light: Option<Vec<Must>>,
    /// Pages of the workbook, by id.
    pub pages: Vec<String>,
    /// Kinds of cards of which no two share a day.
    pub apart: Vec<Kind>,
}

impl CourseWeek {
    /// What a plan keeps of it.
    pub fn outline(&self) -> WeekOutline {
        WeekOutline {
            title: self.title.clone(),
            aim: self.aim.clone(),
            pages: self.pages.clone(),
        }
    }

    /// The slots that the week has, where it has few cards or not.
    pub fn musts(&self, is_light: bool) -> Vec<Must> {
        match &self.must_light {
            _ if !is_light => self.must.clone(),
            Some(light) => light.clone(),
            None => self.must.iter().take(1).cloned().collect(),
        }
    }
}

/// How a course goes from week to week.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// With every week.
    #[default]
    Weekly,
    /// With a step that both voted for; else the same week comes again.
    ByVotes,
}

/// A course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The language of its texts.
    pub language: Language,
    /// What it is, for the first page of a plan.
    pub summary: String,
    /// The numbers of weeks that it is made for, the fewest first.
    pub weeks: Vec<u16>,
    /// How it goes on.
    pub progress: Progress,
    /// From this week on little of the talk is easy.
    pub deeper_from: Option<u16>,
    /// All its weeks, in the order of the file.
    pub week: Vec<CourseWeek>,
}

impl Course {
    /// The weeks of a plan of so many.
    ///
    /// A plan that is shorter than what the course is made for leaves out weeks that may be
    /// dropped, the last of them first, and else ends sooner; a longer one repeats the last week.
    pub fn of_weeks(&self, weeks: u16) -> Vec<&CourseWeek> {
        let of = |length: u16| -> Vec<&CourseWeek> {
            let mut found: Vec<(u16, &CourseWeek)> = self
                .week
                .iter()
                .filter_map(|week| Some((*week.at.get(&length)?, week)))
                .collect();
            found.sort_by_key(|(at, _)| *at);
            found.into_iter().map(|(_, week)| week).collect()
        };
        let fitting = self.weeks.iter().find(|length| **length >= weeks);
        let Some(length) = fitting.or(self.weeks.last()) else { return Vec::new() };
        let mut outline = of(*length);
        while outline.len() > usize::from(weeks) {
            let Some(at) = outline.iter().rposition(|week| week.may_drop) else { break };
            outline.remove(at);
        }
        outline.truncate(usize::from(weeks));
        while let Some(last) = outline.last().copied()
            && outline.len() < usize::from(weeks)
        {
            outline.push(last);
        }
        outline
    }

    /// What a plan keeps of it; `stage` is which of its weeks the plan is, if it goes on by votes.
    pub fn planned(&self, stage: Option<u16>) -> PlannedCourse {
        PlannedCourse {
            stage,
            id: self.id.clone(),
            title: self.title.clone(),
            summary: self.summary.clone(),
        }
    }

    /// The number of weeks of a plan that does not say: as many as are usual, if the course is made
    /// for so many, else as many as it has.
    pub fn usual_weeks(&self, usual: u16) -> u16 {
        match self.progress {
            Progress::ByVotes => 1,
            Progress::Weekly if self.weeks.contains(&usual) => usual,
            Progress::Weekly => self.weeks.last().copied().unwrap_or(usual),
        }
    }

    /// The name of a kind of card, as people are told what is lacking.
    pub fn name_of(kind: Kind) -> &'static str {
        match kind {
            Kind::Conversation => "talk",
            Kind::Repair => "mending",
            Kind::Reflection => "a look at oneself",
            other => other.word(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course() -> Course {
        let week = |title: &str, at: &[(u16, u16)], may_drop| CourseWeek {
            title: title.to_owned(),
            at: at.iter().copied().collect(),
            may_drop,
            ..CourseWeek::default()
        };
        Course {
            id: "c".to_owned(),
            title: "C".to_owned(),
            language: "en".parse().unwrap(),
            summary: String::new(),
            weeks: vec![2, 4],
            progress: Progress::Weekly,
            deeper_from: None,
            week: vec![
                week("a", &[(2, 1), (4, 1)], false),
                week("b", &[(4, 2)], true),
                week("c", &[(4, 3)], false),
                week("d", &[(2, 2), (4, 4)], false),
            ],
        }
    }

    #[test]
    fn a_plan_has_the_weeks_of_its_length_fewer_or_the_last_again() {
        let course = course();
        let titles = |weeks| -> String {
            course.of_weeks(weeks).iter().map(|week| &*week.title).collect()
        };
        let found: Vec<String> = (1..=6).map(titles).collect();
        assert_eq!(found, ["a", "ad", "acd", "abcd", "abcdd", "abcddd"]);
    }

    #[test]
    fn a_light_week_has_what_it_says_or_the_first_alone() {
        let must = |name: &str| Must { name: name.to_owned(), any: Vec::new() };
        let both =
            CourseWeek { must: vec![must("a"), must("b")], ..CourseWeek::default() };
        assert_eq!(both.musts(true), [must("a")]);
        assert_eq!(both.musts(false), [must("a"), must("b")]);
        let said = CourseWeek { must_light: Some(Vec::new()), ..both };
        assert_eq!(said.musts(true), []);
    }
}
