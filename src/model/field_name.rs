//! The names of fields: whose answer stands where.

use std::fmt;
use std::str::FromStr;

use crate::model::Lead;

/// What the names of a page's answers begin with, such as `week02.checkin`.
#[derive(Debug, Default, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stem {
    /// The week, on pages that come in every week.
    pub week: Option<u16>,
    /// The page's id without hyphens; a number follows when the page comes more than once.
    pub page: String,
    /// On a handout, the worksheet; the page is the handout.
    pub sheet: Option<String>,
}

impl Stem {
    /// What stands for the page of all that is on a handout.
    const HANDOUT: &str = "handout";

    /// The stem of a page of a book.
    pub fn new(week: Option<u16>, page: impl Into<String>) -> Self {
        Self { week, page: page.into(), sheet: None }
    }

    /// The stem of a book's cover.
    pub fn cover() -> Self {
        Self::new(None, "cover")
    }

    /// The page type that asks, by its id without hyphens; none for what the program asks without
    /// one: on a cover, and on a handout beside worksheets.
    pub fn page_type(&self) -> Option<&str> {
        let is_own = [Self::cover(), Self::handout(None)].contains(self);
        self.sheet.as_deref().or((!is_own).then_some(&self.page))
    }

    /// The stem of a worksheet on a handout, or of what else stands on it.
    pub fn handout(sheet: Option<String>) -> Self {
        Self { sheet, ..Self::new(None, Self::HANDOUT) }
    }

    /// The stem of a page that comes for the nth time: no two pages share a name.
    #[must_use]
    pub fn nth(mut self, nth: u16) -> Self {
        if nth > 1 {
            let last = self.sheet.as_mut().unwrap_or(&mut self.page);
            *last = format!("{last}{nth}");
        }
        self
    }

    /// Week and page, under which the answers of a page are kept together.
    pub fn head(&self) -> String {
        join([self.week.map(week_part).as_deref(), Some(&self.page)])
    }
}

/// The name of a field, such as `week02.checkin.a.closeness`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FieldName {
    /// The page.
    pub stem: Stem,
    /// Whose answer it is, where each has a place of their own.
    pub person: Option<Lead>,
    /// What is asked: block, row and item, as far as there are any, with points between them.
    pub asked: String,
}

impl FieldName {
    /// No plan has a later week.
    const LAST_WEEK: u16 = 9999;
    /// Names of ours have half as many.
    const MOST_PARTS: usize = 16;

    /// The name of what is asked on a page; parts that are empty are left out.
    pub fn new(stem: Stem, person: Option<Lead>, asked: &[&str]) -> Self {
        Self { stem, person, asked: Self::asked(asked) }
    }

    /// What is asked, from its parts; those that are empty are left out.
    pub fn asked(parts: &[&str]) -> String {
        join(parts.iter().map(|part| Some(*part)))
    }

    /// A name of something else as one part of a field's: without points, which part it.
    pub fn part(name: &str) -> String {
        name.replace('.', "_")
    }

    /// What follows week and page.
    pub fn rest(&self) -> String {
        join([
            self.stem.sheet.as_deref(),
            self.person.map(person_part),
            Some(&self.asked),
        ])
    }
}

impl fmt::Display for FieldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&join([Some(&*self.stem.head()), Some(&*self.rest())]))
    }
}

/// A name that no page of ours gives to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoFieldName;

impl fmt::Display for NoFieldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is not a page and what it asks, joined by points")
    }
}

impl std::error::Error for NoFieldName {}

impl FromStr for FieldName {
    type Err = NoFieldName;

    fn from_str(name: &str) -> Result<Self, NoFieldName> {
        let mut parts: Vec<&str> = name.split('.').collect();
        if parts.len() > Self::MOST_PARTS || parts.contains(&"") {
            return Err(NoFieldName);
        }
        let week = week_of(parts[0]);
        if week.is_some() {
            parts.remove(0);
        }
        let (page, mut rest) = match &parts[..] {
            [page, rest @ ..] if !rest.is_empty() => (*page, rest),
            _ => return Err(NoFieldName),
        };
        let mut stem = Stem::new(week, page);
        // What stands on a handout beside worksheets has a name of one part.
        if let ([sheet, asked @ ..], true) = (rest, stem == Stem::handout(None))
            && !asked.is_empty()
        {
            (stem, rest) = (Stem::handout(Some((*sheet).to_owned())), asked);
        }
        let person =
            [Lead::A, Lead::B].into_iter().find(|who| rest[0] == person_part(*who));
        let rest = &rest[usize::from(person.is_some())..];
        Ok(Self::new(stem, person, rest))
    }
}

fn join<'a>(parts: impl IntoIterator<Item = Option<&'a str>>) -> String {
    let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(".")
}

fn person_part(person: Lead) -> &'static str {
    match person {
        Lead::A => "a",
        Lead::B => "b",
    }
}

fn week_part(week: u16) -> String {
    format!("week{week:02}")
}

/// The week that a part names, if it is written as we write it.
fn week_of(part: &str) -> Option<u16> {
    let week = part.strip_prefix("week")?.parse().ok()?;
    let is_week = (1..=FieldName::LAST_WEEK).contains(&week) && week_part(week) == part;
    is_week.then_some(week)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_tells_week_page_and_person() {
        let field: FieldName = "week02.log.a.03.touch#T-114.verdict".parse().unwrap();
        assert_eq!(field.stem, Stem::new(Some(2), "log"));
        assert_eq!(field.stem.head(), "week02.log");
        assert_eq!(field.person, Some(Lead::A));
        assert_eq!(field.asked, "03.touch#T-114.verdict");
        let field: FieldName = "baseline.b.trust".parse().unwrap();
        assert_eq!(
            field,
            FieldName::new(Stem::new(None, "baseline"), Some(Lead::B), &["trust"])
        );
        for name in ["", "notes", "week02.log", "a..b", ".a", "week02.log."] {
            assert_eq!(name.parse::<FieldName>(), Err(NoFieldName), "{name}");
        }
        let stem = |name: &str| name.parse::<FieldName>().unwrap().stem;
        for odd in ["week2", "week00", "week002", "week+2", "week"] {
            assert_eq!(stem(&format!("{odd}.a.b")), Stem::new(None, odd));
        }
        assert_eq!(stem("week120.checkin.a.b"), Stem::new(Some(120), "checkin"));
    }

    #[test]
    fn a_handout_keeps_its_worksheets_apart() {
        let field: FieldName = "handout.repair2.b.sorry".parse().unwrap();
        assert_eq!(field.stem, Stem::handout(Some("repair".to_owned())).nth(2));
        assert_eq!((field.person, &*field.asked), (Some(Lead::B), "sorry"));
        assert_eq!(
            (field.stem.head(), field.rest()),
            ("handout".into(), "repair2.b.sorry".into())
        );
        let field: FieldName = "handout.c-014-noticed".parse().unwrap();
        assert_eq!(field, FieldName::new(Stem::handout(None), None, &["c-014-noticed"]));
    }

    #[test]
    fn a_page_type_asks_all_but_what_the_program_asks_by_itself() {
        let page = |name: &str| {
            let field: FieldName = name.parse().unwrap();
            field.stem.page_type().map(str::to_owned)
        };
        assert_eq!(page("week01.cover.x").as_deref(), Some("cover"));
        assert_eq!(page("handout.repair2.b.sorry").as_deref(), Some("repair2"));
        assert_eq!(page("baseline.b.trust").as_deref(), Some("baseline"));
        assert_eq!(page("cover.start"), None);
        assert_eq!(page("handout.c-014-noticed"), None);
    }

    fn stems() -> impl Strategy<Value = Stem> {
        let nth = 1..4_u16;
        prop_oneof![
            (proptest::option::of(1..400_u16), "[c-v][a-z]{2,8}", nth.clone())
                .prop_map(|(week, page, nth)| Stem::new(week, page).nth(nth))
                .prop_filter("a page of ours", |stem| stem.page != Stem::HANDOUT),
            ("[a-z]{2,8}", nth)
                .prop_map(|(page, nth)| Stem::handout(Some(page)).nth(nth)),
        ]
    }

    proptest! {
        #[test]
        fn what_is_put_together_comes_apart_again(
            stem in stems(),
            person in proptest::option::of(prop_oneof![Just(Lead::A), Just(Lead::B)]),
            asked in proptest::collection::vec("[0-9c-z][a-z0-9#-]{0,8}", 1..4),
        ) {
            let parts: Vec<&str> = asked.iter().map(|part| &**part).collect();
            let name = FieldName::new(stem, person, &parts);
            prop_assert_eq!(name.to_string().parse(), Ok(name));
        }

        #[test]
        fn a_name_that_is_read_is_written_as_it_was(name in "(week[0-9]{1,3}|handout|a|[a-c]{1,3})(\\.([ab]|[a-c0-9-]{1,3})){0,5}") {
            if let Ok(field) = name.parse::<FieldName>() {
                prop_assert_eq!(field.to_string(), name);
            }
        }
    }
}
