//! A book from its order, its pages and its plan.

use rayon::prelude::*;

use crate::block::{
    BlockError, BlockLook, Flowed, PageHead, Piece, Setter, Target, Title, check_heights,
    flow, flow_pages,
};
use crate::frame::{Bookmark, Frame, Numbering, Page, Tag, tell_apart};
use crate::geom::{Length, Size};
use crate::model::{Block, Card, Citation, Extent, PageType, PlannedBlock, Room, Space};
use crate::text::Typesetter;
use crate::words::Words;
use crate::workbook::geometry::PageGeometry;
use crate::workbook::job::{BookError, BookJob};
use crate::workbook::section::{Content, NOTES, Outline, Section};
use crate::workbook::{card_log, cover, graph, notes, opener, program, sources, weeks};

/// The pages of a book, and what leads through them.
pub struct Bound {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// The numbers of the pages.
    pub numbering: Vec<Numbering>,
    /// Chapters and their pages.
    pub bookmarks: Vec<Bookmark>,
}

/// Makes a book.
///
/// Pages are set side by side, then numbered; those that lead to others are set again with the
/// numbers, until the numbers stay.
///
/// # Errors
/// [`BookError`] when a page is not there or cannot be set.
pub fn make_book(typesetter: &Typesetter, job: &BookJob<'_>) -> Result<Bound, BookError> {
    /// Numbers that change the count of pages that change the numbers: twice is a lot.
    const ROUNDS: usize = 5;
    let outline = Outline::new(job)?;
    let geometry = PageGeometry::new(job.look.paper, job.look.edition, job.look.binding);
    let press = BookMaker { job, outline: &outline, geometry };
    let mut targets = press.targets(&[]);
    let all: Vec<usize> = (0..outline.sections.len()).collect();
    let leading: Vec<usize> =
        all.iter().copied().filter(|at| outline.sections[*at].leads()).collect();
    let mut set = press.set_all(typesetter, &targets, &all)?;
    let fillers: Vec<Vec<Frame>> = (outline.sections.iter().zip(&set))
        .map(|(section, frames)| match section.content {
            Content::Filler(_) => frames.clone(),
            _ => Vec::new(),
        })
        .collect();
    for _ in 0..ROUNDS {
        press.fit_fillers(&mut set, &fillers);
        let counts: Vec<usize> = set.iter().map(Vec::len).collect();
        let found = press.targets(&counts);
        if found == targets {
            tell_apart(set.iter_mut().flatten());
            return Ok(press.bind(set, &targets));
        }
        targets = found;
        let again = press.set_all(typesetter, &targets, &leading)?;
        for (at, frames) in leading.iter().zip(again) {
            set[*at] = frames;
        }
    }
    Err(BookError::Unsettled)
}

impl Section<'_> {
    /// Whether numbers of other pages stand on it.
    fn leads(&self) -> bool {
        match self.content {
            Content::Contents | Content::Opener(_) | Content::Notes => true,
            Content::Page(page) => {
                let leads = |block: &Block| {
                    matches!(
                        block,
                        Block::See { .. } | Block::Planned(PlannedBlock::CardLog)
                    )
                };
                page.blocks.iter().any(leads)
            }
            Content::Cover | Content::Filler(_) => false,
        }
    }
}

/// Everything at hand while a book is made.
pub(super) struct BookMaker<'a, 'j> {
    pub(super) job: &'j BookJob<'a>,
    pub(super) outline: &'j Outline<'a>,
    pub(super) geometry: PageGeometry,
}

impl BookMaker<'_, '_> {
    /// Sets the sections that are due.
    fn set_all(
        &self,
        typesetter: &Typesetter,
        targets: &[Target],
        due: &[usize],
    ) -> Result<Vec<Vec<Frame>>, BookError> {
        let look = BlockLook {
            measure: self.geometry.text.width,
            depth: self.geometry.text.height,
            theme: self.job.look.theme,
            edition: self.job.look.edition,
            language: &self.job.book.language,
            fillable: self.job.look.fillable,
            people: self.job.whose.people(),
        };
        let set = due.par_iter().map_init(
            || typesetter.lend(),
            |typesetter, at| {
                let section = &self.outline.sections[*at];
                self.set(typesetter, &look, section, targets)
                    .map_err(|why| BookError::Page { page: section.id().to_owned(), why })
            },
        );
        set.collect()
    }

    /// Sets one section: a frame for the text of each page.
    fn set(
        &self,
        typesetter: &mut Typesetter,
        look: &BlockLook<'_>,
        section: &Section<'_>,
        targets: &[Target],
    ) -> Result<Vec<Frame>, BlockError> {
        let find = |id: &str| self.target_of(id, targets);
        let mut setter = Setter::new(typesetter, look, &find);
        setter.kind = self.outline.chapters[section.chapter].kind;
        setter.stem.clone_from(&section.stem);
        setter.place = self.place_of(section);
        setter.week = section.week.map(|week| week.number);
        let size = Size::new(look.measure, look.depth);
        let pieces = match section.content {
            Content::Cover => return Ok(vec![cover::cover(&mut setter, self.job)?]),
            Content::Contents => self.contents(&mut setter, targets)?,
            Content::Opener(chapter) => {
                return self.opener(&mut setter, chapter, section, targets);
            }
            Content::Page(page) => {
                return self.pages(&mut setter, page, section, size);
            }
            Content::Filler(page) => self.filler(&mut setter, page)?,
            Content::Notes => self.notes(&mut setter, targets)?,
        };
        check_heights(&pieces, size.height)?;
        Ok(flow(&pieces, size))
    }

    /// The pages of a page type. The figure of a week is as large as leaves its page one; what a
    /// page has left is dotted.
    fn pages<'s>(
        &self,
        setter: &mut Setter<'s>,
        page: &'s PageType,
        section: &Section<'_>,
        size: Size,
    ) -> Result<Vec<Frame>, BlockError> {
        let scales = if section.opens { &opener::SCALES[..] } else { &[1.0] };
        let mut best: Option<Vec<Flowed>> = None;
        for scale in scales {
            let pieces = self.page_pieces(setter, page, section, *scale)?;
            check_heights(&pieces, size.height)?;
            let pages = flow_pages(&pieces, size);
            if best.as_ref().is_none_or(|best| pages.len() < best.len()) {
                best = Some(pages);
            }
            if best.as_ref().is_some_and(|best| best.len() == 1) {
                break;
            }
        }
        let pages = best.unwrap_or_default();
        let last = pages.len().saturating_sub(1);
        // Around one large question the air is meant.
        let is_alone = page.blocks.iter().any(|block| matches!(block, Block::Large(_)));
        let frames = pages.into_iter().enumerate().map(|(nth, mut page)| {
            if !is_alone {
                notes::fill(setter, &mut page, nth == last)?;
            }
            Ok(page.frame)
        });
        frames.collect()
    }

    fn page_pieces<'s>(
        &self,
        setter: &mut Setter<'s>,
        page: &'s PageType,
        section: &Section<'_>,
        scale: f64,
    ) -> Result<Vec<Piece>, BlockError> {
        setter.heading_tag = Tag::SubHeading;
        let mut pieces = match &section.above {
            Some((above, stem)) => {
                setter.stem.clone_from(stem);
                setter.place = self.place_in(section.week, &above.title);
                self.above(setter, above, section)?
            }
            None => Vec::new(),
        };
        setter.stem.clone_from(&section.stem);
        setter.place = self.place_of(section);
        let over = setter.metrics.units(3.0);
        let mut own = self.page(setter, page, section, scale)?;
        if let Some(title) = own.first_mut().filter(|_| !pieces.is_empty()) {
            title.over = over;
        }
        pieces.extend(own);
        Ok(pieces)
    }

    /// The rows of a page that stands above another, without what is said of its lines.
    fn above(
        &self,
        setter: &mut Setter<'_>,
        page: &PageType,
        section: &Section<'_>,
    ) -> Result<Vec<Piece>, BlockError> {
        let week = self.nth_week(section, setter.words.week);
        setter.kind = page.kind;
        setter.heading_tag = Tag::SubHeading;
        let title = Title {
            text: &page.title,
            tag: Tag::PageHeading,
            setting: setter.metrics.title,
            scale: 1.0,
            aside: week.as_deref(),
        };
        let mut pieces = vec![setter.title(&title)?];
        for block in &page.blocks {
            if let Block::Planned(block) = block {
                pieces.extend(self.planned(setter, block, section)?);
            }
        }
        Ok(pieces)
    }

    /// The cards of the plan that go with a page, by their ids, in the order in which they come. A
    /// page that comes in several weeks names those from its own week to before its next one.
    fn cards_of(&self, page: &PageType, section: &Section<'_>) -> Option<String> {
        /// So many stand beside a title.
        const MOST: usize = 4;
        let is_it = |other: &&Section<'_>| matches!(other.content, Content::Page(of) if of.id == page.id);
        let same = self.outline.sections.iter().filter(is_it);
        let of_page: Vec<u16> =
            same.filter_map(|other| Some(other.week?.number)).collect();
        let home = |week: u16| {
            let before = of_page.iter().filter(|of| **of <= week).max();
            before.or_else(|| of_page.iter().min()).copied()
        };
        let own = section.week.map(|week| week.number);
        let weeks = self.job.weeks.iter().filter_map(|week| week.planned);
        let weeks = weeks.filter(|week| own.is_none() || home(week.number) == own);
        let cards = weeks.flat_map(|week| &week.cards);
        let goes = |card: &&Card| card.worksheet.as_ref() == Some(&page.id);
        let mut ids: Vec<&str> = Vec::new();
        for card in cards.filter_map(|card| (self.job.find)(card)).filter(goes) {
            if !ids.contains(&&*card.id) {
                ids.push(&card.id);
            }
        }
        let more = if ids.len() > MOST { " …" } else { "" };
        ids.truncate(MOST);
        (!ids.is_empty()).then(|| format!("{}{more}", ids.join(", ")))
    }

    /// Which week own pages are of; other copies say it where the week begins.
    fn nth_week(&self, section: &Section<'_>, word: &str) -> Option<String> {
        let week = section.week.filter(|_| self.job.extent == Extent::OwnPages)?;
        Some(format!("{word} {}", week.number))
    }

    fn page<'s>(
        &self,
        setter: &mut Setter<'s>,
        page: &'s PageType,
        section: &Section<'_>,
        scale: f64,
    ) -> Result<Vec<Piece>, BlockError> {
        let chapter = &self.outline.chapters[section.chapter];
        let title = Title {
            text: &page.title,
            tag: Tag::PageHeading,
            setting: setter.metrics.title,
            scale: 1.0,
            aside: None,
        };
        let week = self.nth_week(section, setter.words.week);
        let aside = [week, self.cards_of(page, section)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>();
        let aside = aside.join(" · ");
        let title =
            Title { aside: Some(&*aside).filter(|aside| !aside.is_empty()), ..title };
        let head = PageHead {
            title: (!section.opens).then_some((title, Length::ZERO)),
            kind: if section.opens { chapter.kind } else { page.kind },
            is_own_title: !section.opens,
            intro: Some(setter.metrics.units(2.0)),
        };
        setter.kind = head.kind;
        let mut pieces = Vec::new();
        if section.opens {
            pieces.extend(self.week_head(setter, section, scale)?);
        }
        let planned = &mut |setter: &mut Setter<'s>, block: &PlannedBlock| {
            self.planned(setter, block, section)
        };
        pieces.extend(setter.page(page, &head, planned)?);
        Ok(pieces)
    }

    /// The days of a planned week, as they stand beside its title.
    pub(super) fn dates(&self, section: &Section<'_>) -> Option<String> {
        let planned = section.week?.planned?;
        let (first, last) = (planned.start?, planned.date(7)?);
        Some(Words::of(&self.job.book.language).plan.dates(first, last))
    }

    /// A block that is made from the plan or the book.
    fn planned(
        &self,
        setter: &mut Setter<'_>,
        block: &PlannedBlock,
        section: &Section<'_>,
    ) -> Result<Vec<Piece>, BlockError> {
        let job = self.job;
        let week = |name| section.week.ok_or(BlockError::NoWeek(name));
        // A day or a card says by itself where in the week one is.
        let of_week = section.week.map(|_| self.place_in(section.week, ""));
        let place = std::mem::take(&mut setter.place);
        setter.place = of_week.unwrap_or_else(|| place.clone());
        let pieces = match block {
            PlannedBlock::WeekPlan => weeks::week_plan(setter, job, week("week-plan")?),
            PlannedBlock::CardLog => card_log::card_log(setter, job, week("card-log")?),
            PlannedBlock::Program => program::program(setter, job),
            PlannedBlock::Graph { items, .. } => graph::graph(setter, job, items),
            PlannedBlock::Sources => sources::sources(setter, job, &self.cited()),
            PlannedBlock::Colophon => sources::colophon(setter, job),
        };
        setter.place = place;
        pieces
    }

    /// What the pages of this copy rest on, each source once.
    fn cited(&self) -> Vec<&Citation> {
        let mut cited: Vec<&Citation> = Vec::new();
        for section in &self.outline.sections {
            let Content::Page(page) = section.content else { continue };
            for source in &page.notes.sources {
                if !cited.contains(&source) {
                    cited.push(source);
                }
            }
        }
        cited
    }

    fn filler<'s>(
        &self,
        setter: &mut Setter<'s>,
        page: Option<&'s PageType>,
    ) -> Result<Vec<Piece>, BlockError> {
        if let Some(page) = page {
            let section = Section {
                content: Content::Page(page),
                chapter: 0,
                stem: setter.stem.clone(),
                nth: 1,
                week: None,
                opens: false,
                above: None,
            };
            return self.page(setter, page, &section, 1.0);
        }
        let space =
            Space { name: NOTES.to_owned(), label: None, room: Room::Fill, each: false };
        setter.block(&Block::Dots(space))
    }
}

impl Section<'_> {
    /// What it is called in messages.
    fn id(&self) -> &str {
        match self.content {
            Content::Cover => "cover",
            Content::Contents => "contents",
            Content::Opener(chapter) => &chapter.title,
            Content::Page(page) => &page.id,
            Content::Filler(_) => "notes",
            Content::Notes => "notes for the counselor",
        }
    }
}
