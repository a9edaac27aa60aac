//! The numbers of the weekly check-in → a page of curves for each of the two, or for both.

use crate::frame::{Document, Parts, inked};
use crate::geom::Paper;
use crate::job::book::book_paper;
use crate::job::count::count;
use crate::job::{Facts, Failure, Made};
use crate::model::{
    Answers, Block, Duplex, Edition, FieldName, Language, Lead, PageType, People, Reply,
    Scale, Theme,
};
use crate::text::Typesetter;
use crate::words::Words;
use crate::workbook::{Curve, CurvesJob, curve_pages};

/// The page whose scales are drawn.
const PAGE: &str = "check-in";
/// More weeks than this are no book of ours, and no chart.
const MOST_WEEKS: u16 = 520;

/// What curves are made from.
#[derive(Debug, Clone, Copy)]
pub struct CurvesRequest<'a> {
    /// The answers.
    pub answers: &'a Answers,
    /// The pages of the workbook.
    pub pages: &'a [PageType],
    /// Both on one page.
    pub together: bool,
    /// The paper.
    pub paper: &'a Paper,
    /// The look.
    pub theme: &'a Theme,
    /// How large the type is.
    pub edition: Edition,
    /// The language.
    pub language: &'a Language,
    /// The day that the file is dated.
    pub date: Option<&'a str>,
}

/// Makes a page of curves for each of the two, or for both.
///
/// # Errors
/// When there are no numbers of a weekly check-in, or they go over too many weeks.
pub fn make_curves(request: &CurvesRequest<'_>) -> Result<Vec<(People, Made)>, Failure> {
    let numbers = Numbers::new(request.answers, request.pages)?;
    let language = request.language;
    let mut made = Vec::new();
    for people in numbers.files(request.together) {
        let curves = numbers.curves(people);
        let job = CurvesJob {
            weeks: &numbers.weeks,
            curves: &curves,
            people,
            paper: book_paper(request.paper),
            theme: request.theme,
            edition: request.edition,
            language,
        };
        let pages = curve_pages(&mut Typesetter::with(request.theme.typefaces), &job)?;
        let weeks = count(numbers.weeks.len(), "week", "weeks");
        let pages_made = count(pages.len(), "page", "pages");
        let line = format!("{weeks}, {pages_made} on {}", request.paper.name());
        let document = Document {
            title: Words::of(language).curves.title.to_owned(),
            language: language.tag().to_owned(),
            authors: Vec::new(),
            subject: String::new(),
            date: request.date.map(str::to_owned),
            duplex: Duplex::None,
            pages: inked(pages, request.theme.inking),
            parts: Parts::Sections,
            numbering: Vec::new(),
            bookmarks: Vec::new(),
        };
        let facts = Facts {
            weeks: Some(numbers.weeks.len()),
            paper: Some(request.paper.name().to_owned()),
            ..Facts::default()
        };
        made.push((people, Made { document, line, facts }));
    }
    Ok(made)
}

/// The numbers that the two gave, by scale, week and person.
struct Numbers<'a> {
    scales: Vec<(&'a Scale, usize)>,
    /// All weeks from the first with a number to the last.
    weeks: Vec<u16>,
    given: Vec<(u16, Lead, String, u16)>,
}

impl<'a> Numbers<'a> {
    fn new(answers: &Answers, pages: &'a [PageType]) -> Result<Self, Failure> {
        let none = || {
            Failure::new("there is no number of a weekly check-in in these answers")
                .hint("the workbook's page `check-in` asks for them")
        };
        let page = pages.iter().find(|page| page.id == PAGE).ok_or_else(none)?;
        let scales = page.blocks.iter().filter_map(|block| match block {
            Block::Scale(scale) if scale.each => Some(scale),
            _ => None,
        });
        let scales: Vec<_> = scales
            .flat_map(|scale| (0..scale.items.len()).map(move |item| (scale, item)))
            .collect();
        let given: Vec<_> = answers
            .iter()
            .filter_map(|(name, reply)| {
                let field = name.parse::<FieldName>().ok()?;
                let Reply::Number(number) = *reply else { return None };
                let is_asked = |(scale, item): &&(&Scale, usize)| {
                    field.stem.page == page.stem()
                        && scale.answer(&scale.items[*item]) == field.asked
                        && (1..=scale.to).contains(&number)
                };
                scales.iter().find(is_asked)?;
                Some((field.stem.week?, field.person?, field.asked, number))
            })
            .collect();
        let first = given.iter().map(|(week, ..)| *week).min().ok_or_else(none)?;
        let last = given.iter().map(|(week, ..)| *week).max().ok_or_else(none)?;
        if last - first >= MOST_WEEKS {
            return Err(Failure::new(format!(
                "the answers go from week {first} to week {last}, and {MOST_WEEKS} weeks at most are drawn"
            ))
            .hint("draw those of fewer workbooks"));
        }
        Ok(Self { scales, weeks: (first..=last).collect(), given })
    }

    fn has(&self, person: Lead) -> bool {
        self.given.iter().any(|(_, of, ..)| *of == person)
    }

    /// Whose curves are in which file.
    fn files(&self, together: bool) -> Vec<People> {
        if together && self.has(Lead::A) && self.has(Lead::B) {
            return vec![People::Both];
        }
        let one = [Lead::A, Lead::B].into_iter().filter(|person| self.has(*person));
        one.map(People::One).collect()
    }

    fn curves(&self, people: People) -> Vec<Curve> {
        let number = |week: u16, person: Lead, name: &str| {
            let found = self.given.iter().find(|(of_week, of, asked, _)| {
                (*of_week, *of, &**asked) == (week, person, name)
            });
            found.map(|(.., number)| *number)
        };
        let of = |person: Lead, name: &str| {
            let weeks = self.weeks.iter();
            (person, weeks.map(|week| number(*week, person, name)).collect())
        };
        let curve = |(scale, item): &(&Scale, usize)| {
            let name = scale.answer(&scale.items[*item]);
            Curve {
                text: scale.items[*item].text.clone(),
                ends: scale.low.clone().zip(scale.high.clone()),
                to: scale.to,
                numbers: people.list().iter().map(|person| of(*person, &name)).collect(),
            }
        };
        self.scales.iter().map(curve).collect()
    }
}
