//! The sections of a book in order: what comes in which week of which copy.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{
    Audience, Block, Chapter, Extent, Kind, PageEntry, PageNumbers, PageType,
    PlannedBlock, PlannedCard, Stem, WhenCards, Whose,
};
use crate::words::Words;
use crate::workbook::job::{BookError, BookJob, BookWeek};

/// The page that is a filler, and what is written on one where the book has no such page.
pub(super) const NOTES: &str = "notes";

/// What a section holds.
#[derive(Clone, Copy)]
pub(super) enum Content<'a> {
    Cover,
    Contents,
    /// The first page of a chapter.
    Opener(&'a Chapter),
    /// A page of a page type.
    Page(&'a PageType),
    /// Lines on a page that only makes the next chapter begin on a recto, or ends the book.
    Filler(Option<&'a PageType>),
    /// Notes for the counsellor.
    Notes,
}

/// One section: an article of its own in the file.
#[derive(Clone)]
pub(super) struct Section<'a> {
    pub(super) content: Content<'a>,
    /// The chapter that it belongs to.
    pub(super) chapter: usize,
    /// What the names of its answers begin with.
    pub(super) stem: Stem,
    /// For which time its page comes in its week, or outside of weeks.
    pub(super) nth: u16,
    pub(super) week: Option<BookWeek<'a>>,
    /// Whether it opens the chapter of a week.
    pub(super) opens: bool,
    /// A page that stands above it on the same paper, and what the names of its answers begin
    /// with.
    pub(super) above: Option<(&'a PageType, Stem)>,
}

/// A chapter as it comes in this book: the weekly one comes once for each week.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub(super) title: String,
    pub(super) kind: Kind,
    pub(super) numbers: PageNumbers,
}

/// The sections and chapters of a book.
pub(super) struct Outline<'a> {
    pub(super) sections: Vec<Section<'a>>,
    pub(super) chapters: Vec<Heading>,
    stems: BTreeMap<Stem, u16>,
    pages: HashMap<&'a str, &'a PageType>,
}

impl<'a> Outline<'a> {
    /// The sections of a copy.
    ///
    /// # Errors
    /// [`BookError`] when the book names a page that is not there, or a card of the plan would
    /// have no place in its week's log, or two.
    pub(super) fn new(job: &BookJob<'a>) -> Result<Self, BookError> {
        let mut outline = Self {
            sections: Vec::new(),
            chapters: Vec::new(),
            stems: BTreeMap::new(),
            pages: job.pages.iter().map(|page| (&*page.id, page)).collect(),
        };
        outline.front(job);
        for chapter in &job.book.chapters {
            if chapter.weekly {
                for (nth, week) in job.weeks.iter().enumerate() {
                    outline.week(job, chapter, nth, *week)?;
                }
            } else {
                outline.chapter(job, chapter)?;
            }
        }
        outline.back(job);
        outline.name_fillers();
        check_logs(job, &outline.sections)?;
        Ok(outline)
    }

    fn add(&mut self, content: Content<'a>) -> &mut Section<'a> {
        let chapter = self.chapters.len().saturating_sub(1);
        let (stem, week) = (Stem::default(), None);
        let (nth, opens, above) = (1, false, None);
        let section = Section { content, chapter, stem, nth, week, opens, above };
        self.sections.push(section);
        self.sections.last_mut().expect("it was just added")
    }

    fn front(&mut self, job: &BookJob<'a>) {
        let is_whole = job.extent == Extent::Whole;
        self.chapters.push(Heading {
            title: job.book.title.clone(),
            kind: Kind::Ritual,
            numbers: if is_whole { PageNumbers::Roman } else { PageNumbers::Arabic },
        });
        self.add(Content::Cover);
        if is_whole {
            self.add(Content::Contents);
        }
    }

    fn find(&self, id: &str) -> Result<&'a PageType, BookError> {
        self.pages.get(id).copied().ok_or_else(|| BookError::NoPage {
            page: id.to_owned(),
            near: self
                .pages
                .keys()
                .filter(|known| known.starts_with(id) || id.starts_with(**known))
                .min()
                .map(|near| (*near).to_owned()),
        })
    }

    /// A name for the answers of a page: a page that comes twice is told by a number.
    fn stem(&mut self, week: Option<BookWeek<'_>>, page: String) -> (Stem, u16) {
        let stem = Stem::new(week.map(|week| week.number), page);
        let count = self.stems.entry(stem.clone()).or_insert(0);
        *count += 1;
        (stem.nth(*count), *count)
    }

    fn page(&mut self, page: &'a PageType, week: Option<BookWeek<'a>>, opens: bool) {
        let (stem, nth) = self.stem(week, page.stem());
        let section = self.add(Content::Page(page));
        (section.stem, section.nth) = (stem, nth);
        (section.week, section.opens) = (week, opens);
    }

    fn chapter(
        &mut self,
        job: &BookJob<'a>,
        chapter: &'a Chapter,
    ) -> Result<(), BookError> {
        let weeks = u16::try_from(job.weeks.len()).unwrap_or(u16::MAX);
        let mut pages = Vec::new();
        // What a course has brought into a week need not come again behind the weeks.
        let by_course = |id: &String| {
            let mut weeks = job.weeks.iter().filter_map(|week| week.outline);
            weeks.any(|outline| outline.pages.contains(id))
        };
        let in_a_week = |id: &String| {
            let mut sections =
                self.sections.iter().filter(|section| section.week.is_some());
            sections.any(|section| matches!(section.content, Content::Page(page) if page.id == *id))
        };
        for entry in &chapter.pages {
            let page = self.find(&entry.page)?;
            if by_course(&entry.page) && in_a_week(&entry.page) {
                continue;
            }
            if entry.comes(0, weeks) && job.has(page) {
                pages.push(page);
            }
        }
        if pages.is_empty() {
            return Ok(());
        }
        let numbers = match job.extent {
            Extent::Whole => chapter.numbers,
            Extent::OwnPages => PageNumbers::Arabic,
        };
        self.begin(job.extent, chapter.title.clone(), chapter.kind, numbers);
        if job.extent == Extent::Whole {
            self.add(Content::Opener(chapter));
        }
        for page in pages {
            self.page(page, None, false);
        }
        Ok(())
    }

    /// Begins a chapter; in a whole book, and where the numbers begin anew, on a recto.
    fn begin(&mut self, extent: Extent, title: String, kind: Kind, numbers: PageNumbers) {
        let before = self.chapters.last().map(|chapter| chapter.numbers);
        if before.is_some_and(|before| before != numbers) {
            self.filler();
        } else if extent == Extent::Whole {
            self.filler_to_name();
        }
        self.chapters.push(Heading { title, kind, numbers });
    }

    /// A week of one page alone needs no recto: half of the book would be notes.
    fn close_up(&mut self, filler: usize) {
        let is_free = self.sections.get(filler).is_some_and(|section| {
            matches!(section.content, Content::Filler(_))
                && section.stem == Stem::default()
        });
        if is_free && self.sections.len() == filler + 2 {
            self.sections.remove(filler);
        }
    }

    /// A filler that every book has.
    fn filler(&mut self) {
        self.filler_to_name();
        self.name_filler(self.sections.len() - 1);
    }

    /// A filler whose answers have no names yet.
    fn filler_to_name(&mut self) {
        let notes = self.pages.get(NOTES).copied();
        self.add(Content::Filler(notes));
    }

    /// Names the answers of the other fillers last, so that all names but theirs stay the same,
    /// however many it takes to begin on rectos.
    fn name_fillers(&mut self) {
        for at in 0..self.sections.len() {
            if self.sections[at].stem == Stem::default() {
                self.name_filler(at);
            }
        }
    }

    fn name_filler(&mut self, at: usize) {
        let Content::Filler(notes) = self.sections[at].content else { return };
        let page = notes.map_or_else(|| NOTES.to_owned(), PageType::stem);
        self.sections[at].stem = self.stem(None, page).0;
    }

    fn week(
        &mut self,
        job: &BookJob<'a>,
        chapter: &'a Chapter,
        nth: usize,
        week: BookWeek<'a>,
    ) -> Result<(), BookError> {
        let place = u16::try_from(nth + 1).unwrap_or(u16::MAX);
        let word = Words::of(&job.book.language).book.week;
        let title = match week.title() {
            Some(theme) => format!("{word} {}: {theme}", week.number),
            None => format!("{word} {}", week.number),
        };
        let before = self.sections.len();
        self.begin(job.extent, title, chapter.kind, chapter.numbers);
        let mut is_first = true;
        let mut above = None;
        for id in pages_of_week(job, chapter, week, place) {
            let page = self.find(id)?;
            if !job.has(page) {
                continue;
            }
            // What is said alone of the cards takes few lines: the next page stands beneath it.
            if job.extent == Extent::OwnPages && page.audience == Audience::Shared {
                above = Some((page, self.stem(Some(week), page.stem()).0));
                continue;
            }
            // Own pages have no plan of the week to open with: each has its own title.
            self.page(page, Some(week), is_first && job.extent == Extent::Whole);
            if let Some(section) = self.sections.last_mut() {
                section.above = above.take();
            }
            is_first = false;
        }
        if let Some((page, stem)) = above {
            self.page(page, Some(week), false);
            if let Some(section) = self.sections.last_mut() {
                section.stem = stem;
            }
            is_first = false;
        }
        if is_first {
            self.chapters.pop();
            self.sections.pop_if(|last| matches!(last.content, Content::Filler(_)));
        }
        self.close_up(before);
        Ok(())
    }

    fn back(&mut self, job: &BookJob<'a>) {
        if job.whose == Whose::Counsellor {
            let has_any = self.sections.iter().any(|section| match section.content {
                Content::Page(page) => page.has_notes(),
                _ => false,
            });
            if has_any {
                let title = Words::of(&job.book.language).book.for_counsellors.to_owned();
                let numbers =
                    self.chapters.last().map_or(PageNumbers::Arabic, |last| last.numbers);
                self.begin(job.extent, title, Kind::Rule, numbers);
                self.add(Content::Notes);
            }
        }
        if job.extent == Extent::Whole {
            self.filler();
        }
    }
}

/// The pages of a week by id: behind the one that opens it those that its course names, each once.
fn pages_of_week<'a>(
    job: &BookJob<'_>,
    chapter: &'a Chapter,
    week: BookWeek<'a>,
    place: u16,
) -> Vec<&'a str> {
    let weeks = u16::try_from(job.weeks.len()).unwrap_or(u16::MAX);
    let named = week.outline.filter(|_| chapter.follows_course);
    let named = named.map_or(&[][..], |outline| &outline.pages);
    let is_due = |entry: &&PageEntry| entry.comes(place, weeks) && fits(job, week, entry);
    let mut due = chapter.pages.iter().filter(is_due).map(|entry| &*entry.page);
    let opens = due.next();
    let named = named.iter().filter(|id| !chapter.left_out.contains(id));
    let named: Vec<&str> = named.map(String::as_str).collect();
    let rest = due.filter(|id| !named.contains(id));
    let rest: Vec<&str> = rest.collect();
    opens.into_iter().chain(named).chain(rest).collect()
}

/// The pages of a copy in order, as often as they come.
///
/// # Errors
/// [`BookError`] as when the copy is made.
pub fn pages_of<'a>(job: &BookJob<'a>) -> Result<Vec<&'a PageType>, BookError> {
    let outline = Outline::new(job)?;
    let pages = outline.sections.iter().filter_map(|section| match section.content {
        Content::Page(page) => Some(page),
        _ => None,
    });
    Ok(pages.collect())
}

/// Whether a week's cards are such that the page comes. Without a plan, what asks for touch
/// cards may be needed; what asks for touch by stages waits until such cards are drawn.
fn fits(job: &BookJob<'_>, week: BookWeek<'_>, entry: &PageEntry) -> bool {
    /// The rows of touch in turns and by stages in the table of techniques.
    const STAGED: [u16; 2] = [42, 43];
    let Some(when) = entry.when else { return true };
    let Some(planned) = week.planned else { return when == WhenCards::Touch };
    let mut cards =
        planned.cards.iter().filter_map(|card: &PlannedCard| (job.find)(card));
    match when {
        WhenCards::Touch => cards.any(|card| card.touch_level.number() > 0),
        WhenCards::StagedTouch => {
            cards.any(|card| card.covers.iter().any(|row| STAGED.contains(row)))
        }
    }
}

/// Every card of the plan has exactly one place in its week's log, when the book has a log.
fn check_logs(job: &BookJob<'_>, sections: &[Section<'_>]) -> Result<(), BookError> {
    let logs = |number: u16| {
        let own = sections
            .iter()
            .filter(|section| section.week.is_some_and(|week| week.number == number));
        let blocks = own.flat_map(|section| match section.content {
            Content::Page(page) => &page.blocks[..],
            _ => &[],
        });
        blocks.filter(|block| **block == Block::Planned(PlannedBlock::CardLog)).count()
    };
    for week in job.weeks {
        let Some(planned) = week.planned else { continue };
        let slots: BTreeSet<_> = planned
            .cards
            .iter()
            .filter(|card| (job.find)(card).is_some())
            .map(|card| card.slot)
            .collect();
        let (logs, cards) = (logs(week.number), planned.cards.len());
        let places = slots.len() * logs;
        if logs > 0 && places != cards {
            return Err(BookError::Log { week: week.number, cards, places });
        }
    }
    Ok(())
}
