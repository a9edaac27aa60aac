//! The numbers of the weekly check-in → a page of curves for each of the two, or for both.

use std::path::{Path, PathBuf};

use crate::cli::args::AnswersOptions;
use crate::cli::cards::theme;
use crate::cli::failure::Failure;
use crate::cli::report::{Report, count};
use crate::cli::values::WhoseWord;
use crate::cli::workbook::{book_paper, library, path_for};
use crate::cli::{environment, output, values};
use crate::frame::{Document, Parts};
use crate::model::{Answers, Block, FieldName, Lead, PageType, People, Reply, Scale};
use crate::text::Typesetter;
use crate::words::Words;
use crate::workbook::{Curve, CurvesJob, curve_pages};

/// The page whose scales are drawn.
const PAGE: &str = "check-in";
/// More weeks than this are no book of ours, and no chart.
const MOST_WEEKS: u16 = 520;

/// Makes the pages, and writes them when all are made.
pub(super) fn write(
    options: &AnswersOptions,
    path: &Path,
    answers: &Answers,
    report: &Report,
) -> Result<(), Failure> {
    let language = values::language(&options.lang)?;
    let pages = library(options.pages.as_deref(), &language, &[], report)?.pages;
    let numbers = Numbers::new(answers, &pages)?;
    let theme = theme(&options.theme, report)?;
    let paper = options.paper.clone().unwrap_or_else(environment::paper);
    let date = environment::date(options.date.as_deref())?;
    let mut made = Vec::new();
    for (people, path) in numbers.files(path, options.together) {
        output::may_write_pdf(&path, options.force)?;
        let curves = numbers.curves(people);
        let job = CurvesJob {
            weeks: &numbers.weeks,
            curves: &curves,
            people,
            paper: book_paper(&paper),
            theme: &theme,
            edition: options.edition.edition(),
            language: &language,
        };
        let pages = curve_pages(&mut Typesetter::new(), &job)?;
        let weeks = count(numbers.weeks.len(), "week", "weeks");
        let pages_made = count(pages.len(), "page", "pages");
        let line = format!("{weeks}, {pages_made} on {}", paper.name());
        let document = Document {
            title: Words::of(&language).curves.title.to_owned(),
            language: language.tag().to_owned(),
            authors: Vec::new(),
            subject: String::new(),
            date: date.clone(),
            turn_on: None,
            pages,
            articles: 1,
            parts: Parts::Sections,
            numbering: Vec::new(),
            bookmarks: Vec::new(),
        };
        made.push((path, crate::pdf::write(&document)?, line));
    }
    for (path, bytes, line) in made {
        output::write_pdf(&path, &bytes, options.force)?;
        report.result(&format!("{}: {line}", path.display()));
    }
    Ok(())
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
                let field = FieldName::parse(name)?;
                let Reply::Number(number) = *reply else { return None };
                let is_asked = |(scale, item): &&(&Scale, usize)| {
                    field.page == page.stem()
                        && asked(scale, *item) == field.asked()
                        && (1..=scale.to).contains(&number)
                };
                scales.iter().find(is_asked)?;
                Some((field.week?, field.person()?, field.asked().to_owned(), number))
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
    fn files(&self, path: &Path, together: bool) -> Vec<(People, PathBuf)> {
        if together && self.has(Lead::A) && self.has(Lead::B) {
            return vec![(People::Both, path.to_owned())];
        }
        [(Lead::A, WhoseWord::A), (Lead::B, WhoseWord::B)]
            .into_iter()
            .filter(|(person, _)| self.has(*person))
            .map(|(person, word)| (People::One(person), path_for(path, word)))
            .collect()
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
            let name = asked(scale, *item);
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

/// What the name of an item's answer ends with.
fn asked(scale: &Scale, item: usize) -> String {
    let parts = [&*scale.name, &*scale.items[item].name];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")
}
