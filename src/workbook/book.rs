//! A book from its order, its pages and its plan.

use rayon::prelude::*;

use crate::block::{BlockError, BlockLook, Piece, Setter, Target, Title, flow};
use crate::frame::{Article, Bookmark, Frame, Numbering, Numerals, Page, Tag};
use crate::geom::Size;
use crate::model::{
    Audience, Block, Chapter, Citation, PageNumbers, PageType, Room, Space,
};
use crate::text::Typesetter;
use crate::workbook::contents::{self, Entry};
use crate::workbook::geometry::PageGeometry;
use crate::workbook::job::{BookError, BookJob};
use crate::workbook::section::{Content, Outline, Section};
use crate::workbook::{card_log, cover, furniture, graph, program, sources, weeks};

/// The pages of a book, and what leads through them.
pub struct Bound {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// How many sections there are.
    pub articles: usize,
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
    let press = Press { job, outline: &outline, geometry };
    let mut targets = press.targets(&[]);
    let all: Vec<usize> = (0..outline.sections.len()).collect();
    let leading: Vec<usize> =
        all.iter().copied().filter(|at| outline.sections[*at].leads()).collect();
    let mut set = press.set_all(typesetter, &targets, &all)?;
    for _ in 0..ROUNDS {
        press.fit_fillers(&mut set);
        let counts: Vec<usize> = set.iter().map(Vec::len).collect();
        let found = press.targets(&counts);
        if found == targets {
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
                page.blocks.iter().any(|block| matches!(block, Block::See { .. }))
            }
            Content::Cover | Content::Filler(_) => false,
        }
    }
}

/// Everything at hand while a book is made.
struct Press<'a, 'j> {
    job: &'j BookJob<'a>,
    outline: &'j Outline<'a>,
    geometry: PageGeometry,
}

impl Press<'_, '_> {
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
        // A typesetter for each stretch of sections: its fonts take long to copy.
        let stretch = due.len().div_ceil(rayon::current_num_threads() * 2).max(1);
        let set: Result<Vec<Vec<_>>, BookError> = due
            .par_chunks(stretch)
            .map(|due| {
                let mut typesetter = typesetter.clone();
                let sections = due.iter().map(|at| &self.outline.sections[*at]);
                let set = sections.map(|section| {
                    self.set(&mut typesetter, &look, section, targets).map_err(|why| {
                        BookError::Page { page: section.id().to_owned(), why }
                    })
                });
                set.collect()
            })
            .collect();
        Ok(set?.into_iter().flatten().collect())
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
        setter.week = section.week.map(|week| week.number);
        let size = Size::new(look.measure, look.depth);
        let pieces = match section.content {
            Content::Cover => return Ok(vec![cover::cover(&mut setter, self.job)?]),
            Content::Contents => self.contents(&mut setter, targets)?,
            Content::Opener(chapter) => {
                self.opener(&mut setter, chapter, section, targets)?
            }
            Content::Page(page) => self.page(&mut setter, page, section)?,
            Content::Filler(page) => self.filler(&mut setter, page)?,
            Content::Notes => self.notes(&mut setter, targets)?,
        };
        Ok(flow(&pieces, size))
    }

    fn contents(
        &self,
        setter: &mut Setter<'_>,
        targets: &[Target],
    ) -> Result<Vec<Piece>, BlockError> {
        let head = Title {
            text: setter.words.contents,
            tag: Tag::Heading,
            setting: setter.metrics.title,
            scale: 1.0,
            aside: None,
        };
        let mut pieces = vec![setter.title(&head)?];
        let mut entries = Vec::new();
        let mut chapter = 0;
        for (section, target) in self.outline.sections.iter().zip(targets) {
            let is_first = section.chapter != chapter;
            chapter = section.chapter;
            let is_listed = match section.content {
                Content::Page(_) => section.week.is_none(),
                _ => false,
            };
            if is_first {
                let title = self.outline.chapters[chapter].title.clone();
                entries.push(Entry {
                    target: Target { title, ..target.clone() },
                    is_chapter: true,
                });
            }
            if is_listed {
                entries.push(Entry { target: target.clone(), is_chapter: false });
            }
        }
        let mut lines = contents::entries(setter, &entries)?;
        if let Some(first) = lines.first_mut() {
            first.over = setter.metrics.units(2.0);
        }
        pieces.extend(lines);
        Ok(pieces)
    }

    /// The first page of a chapter: its sign, its title, and what is in it.
    fn opener(
        &self,
        setter: &mut Setter<'_>,
        chapter: &Chapter,
        section: &Section<'_>,
        targets: &[Target],
    ) -> Result<Vec<Piece>, BlockError> {
        // The title stands a third down the page, where the eye rests first.
        let air = setter.metrics.whole(setter.look.depth * 0.2);
        let mut pieces = vec![Piece::new(setter.frame(), air).keeps()];
        let head = Title {
            text: &chapter.title,
            tag: Tag::Heading,
            setting: setter.metrics.chapter,
            scale: 2.4,
            aside: None,
        };
        pieces.push(setter.title(&head)?);
        if let Some(intro) = &chapter.intro {
            let mut intro = setter.paragraph(intro)?;
            if let Some(first) = intro.first_mut() {
                first.over = setter.metrics.units(2.0);
            }
            pieces.extend(intro);
        }
        let own = self.outline.sections.iter().zip(targets).filter(|(other, _)| {
            other.chapter == section.chapter && matches!(other.content, Content::Page(_))
        });
        let entries: Vec<Entry> = own
            .map(|(_, target)| Entry { target: target.clone(), is_chapter: false })
            .collect();
        let mut lines = contents::entries(setter, &entries)?;
        if let Some(first) = lines.first_mut() {
            first.over = setter.metrics.units(4.0);
        }
        pieces.extend(lines);
        Ok(pieces)
    }

    fn page<'s>(
        &self,
        setter: &mut Setter<'s>,
        page: &'s PageType,
        section: &Section<'_>,
    ) -> Result<Vec<Piece>, BlockError> {
        setter.kind = page.kind;
        setter.language = &page.language;
        let mut pieces = vec![self.page_title(setter, page, section)?];
        setter.heading_tag =
            if section.opens { Tag::PageHeading } else { Tag::SubHeading };
        if let Some(intro) = &page.intro {
            let mut intro = setter.paragraph(intro)?;
            if let Some(first) = intro.first_mut() {
                first.over = setter.metrics.units(2.0);
            }
            if let Some(last) = intro.last_mut() {
                last.keeps = true;
            }
            pieces.extend(intro);
        }
        for block in &page.blocks {
            let set = match setter.block(block)? {
                Some(set) => set,
                None => self.planned(setter, block, section)?,
            };
            pieces.extend(set);
        }
        Ok(pieces)
    }

    /// The page's own title, or that of the week that it opens.
    fn page_title(
        &self,
        setter: &mut Setter<'_>,
        page: &PageType,
        section: &Section<'_>,
    ) -> Result<Piece, BlockError> {
        if !section.opens {
            let setting = setter.metrics.title;
            let head = Title {
                text: &page.title,
                tag: Tag::PageHeading,
                setting,
                scale: 1.0,
                aside: None,
            };
            return setter.title(&head);
        }
        let chapter = &self.outline.chapters[section.chapter];
        setter.kind = chapter.kind;
        let planned = section.week.and_then(|week| week.planned);
        let dates = planned.and_then(|week| week.start.zip(week.date(7)));
        let dates = dates
            .map(|(first, last)| setter.look.language.words().plan.dates(first, last));
        let head = Title {
            text: &chapter.title,
            tag: Tag::Heading,
            setting: setter.metrics.chapter,
            scale: 1.5,
            aside: dates.as_deref(),
        };
        setter.title(&head)
    }

    /// A block that is made from the plan or the book.
    fn planned(
        &self,
        setter: &mut Setter<'_>,
        block: &Block,
        section: &Section<'_>,
    ) -> Result<Vec<Piece>, BlockError> {
        let job = self.job;
        let week = |name| section.week.ok_or(BlockError::NoWeek(name));
        match block {
            Block::WeekPlan => weeks::week_plan(setter, job, week("week-plan")?),
            Block::CardLog => card_log::card_log(setter, job, week("card-log")?),
            Block::Program => program::program(setter, job, self.themes()),
            Block::Graph { items, .. } => graph::graph(setter, job, items),
            Block::Sources => sources::sources(setter, job, &self.cited()),
            Block::Colophon => sources::colophon(setter, job),
            _ => Ok(Vec::new()),
        }
    }

    fn themes(&self) -> &[String] {
        let weekly = self.job.book.chapters.iter().find(|chapter| chapter.weekly);
        weekly.map_or(&[], |chapter| &chapter.themes)
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
                week: None,
                opens: false,
            };
            return self.page(setter, page, &section);
        }
        let space = Space {
            name: "notes".to_owned(),
            label: None,
            room: Room::Fill,
            each: false,
        };
        Ok(setter.block(&Block::Lines(space))?.unwrap_or_default())
    }

    fn notes(
        &self,
        setter: &mut Setter<'_>,
        targets: &[Target],
    ) -> Result<Vec<Piece>, BlockError> {
        let text = setter.words.for_counselors;
        let setting = setter.metrics.title;
        let head = Title { text, tag: Tag::Heading, setting, scale: 1.0, aside: None };
        let mut pieces = vec![setter.title(&head)?];
        let mut seen: Vec<&str> = Vec::new();
        let used =
            self.outline.sections.iter().filter_map(|section| match section.content {
                Content::Page(page) => Some(page),
                _ => None,
            });
        let named: Vec<&str> = self
            .job
            .book
            .chapters
            .iter()
            .flat_map(|chapter| &chapter.pages)
            .map(|entry| &*entry.page)
            .collect();
        let private = self.job.pages.iter().filter(|page| {
            page.audience == Audience::Private && named.contains(&&*page.id)
        });
        for page in used.chain(private) {
            if seen.contains(&&*page.id) || !page.has_notes() {
                continue;
            }
            seen.push(&page.id);
            let place = match self.target_of(&page.id, targets) {
                Some(target) => format!("{} {}", setter.words.page, target.number),
                None => setter.words.copies[1].to_owned(),
            };
            let name = format!("{} · {place}", page.title);
            pieces.extend(setter.notes(&name, &page.notes)?);
        }
        Ok(pieces)
    }

    /// The first section that is a page of an id.
    fn target_of(&self, id: &str, targets: &[Target]) -> Option<Target> {
        let at =
            self.outline.sections.iter().position(|section| match section.content {
                Content::Page(page) => page.id == id,
                _ => false,
            })?;
        targets.get(at).cloned()
    }

    /// A filler has a page where the next chapter would begin on a verso, or the book would end
    /// on a recto; otherwise none.
    fn fit_fillers(&self, set: &mut [Vec<Frame>]) {
        let mut pages = 0;
        for (section, frames) in self.outline.sections.iter().zip(set) {
            if matches!(section.content, Content::Filler(_)) {
                frames.truncate(usize::from(!PageGeometry::is_recto(pages)));
                if frames.is_empty() && !PageGeometry::is_recto(pages) {
                    frames.push(Frame::new(self.geometry.text));
                }
            }
            pages += frames.len();
        }
    }

    /// Where each section is and how its first page is numbered.
    fn targets(&self, counts: &[usize]) -> Vec<Target> {
        let (mut article, mut page, mut arabic) = (0, 0, None);
        let mut targets = Vec::new();
        for (at, section) in self.outline.sections.iter().enumerate() {
            let chapter = &self.outline.chapters[section.chapter];
            let is_filler = matches!(section.content, Content::Filler(_));
            if chapter.numbers == PageNumbers::Arabic && arabic.is_none() && !is_filler {
                arabic = Some(page);
            }
            let title = match section.content {
                Content::Page(_) if section.opens => chapter.title.clone(),
                Content::Page(page) => page.title.clone(),
                _ => chapter.title.clone(),
            };
            let number = furniture::number(page, arabic);
            targets.push(Target { article: Article(article), number, title });
            let count = counts.get(at).copied().unwrap_or(1);
            article += usize::from(count > 0);
            page += count;
        }
        targets
    }

    /// Puts the frames on pages with their foot lines.
    fn bind(&self, set: Vec<Vec<Frame>>, targets: &[Target]) -> Bound {
        let bookmarks = self.bookmarks(&set, targets);
        let mut pages = Vec::new();
        let mut arabic = None;
        let mut typesetter = Typesetter::new();
        let mut articles = 0;
        for ((section, frames), target) in
            self.outline.sections.iter().zip(set).zip(targets)
        {
            let chapter = &self.outline.chapters[section.chapter];
            let is_filler = matches!(section.content, Content::Filler(_));
            if chapter.numbers == PageNumbers::Arabic && arabic.is_none() && !is_filler {
                arabic = Some(pages.len());
            }
            articles += usize::from(!frames.is_empty());
            for frame in frames {
                let foot = furniture::Foot {
                    geometry: &self.geometry,
                    page: pages.len(),
                    number: furniture::number(pages.len(), arabic),
                    book: &self.job.book.title,
                    chapter: &chapter.title,
                    language: self.job.book.language.tag(),
                    edition: self.job.look.edition,
                    is_bare: matches!(section.content, Content::Cover),
                };
                pages.push(furniture::page(
                    &mut typesetter,
                    &foot,
                    frame,
                    target.article,
                ));
            }
        }
        Bound { articles, numbering: numbering(arabic), bookmarks, pages }
    }

    fn bookmarks(&self, set: &[Vec<Frame>], targets: &[Target]) -> Vec<Bookmark> {
        let mut bookmarks: Vec<(usize, Bookmark)> = Vec::new();
        for ((section, frames), target) in
            self.outline.sections.iter().zip(set).zip(targets)
        {
            if frames.is_empty() || matches!(section.content, Content::Filler(_)) {
                continue;
            }
            let title = match section.content {
                Content::Contents => {
                    self.job.book.language.words().book().contents.to_owned()
                }
                _ => target.title.clone(),
            };
            let mark = Bookmark { title, article: target.article, children: Vec::new() };
            let is_page = matches!(section.content, Content::Page(_)) && !section.opens;
            match bookmarks.last_mut() {
                Some((chapter, last)) if is_page && *chapter == section.chapter => {
                    last.children.push(mark);
                }
                _ => bookmarks.push((section.chapter, mark)),
            }
        }
        bookmarks.into_iter().map(|(_, mark)| mark).collect()
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

/// Roman numbers up to the first page of the book proper.
fn numbering(arabic: Option<usize>) -> Vec<Numbering> {
    let roman = Numbering { from: 0, numerals: Some(Numerals::Roman), first: 1 };
    let arabic =
        arabic.map(|from| Numbering { from, numerals: Some(Numerals::Arabic), first: 1 });
    let mut numbering = vec![roman];
    if arabic.is_some_and(|arabic| arabic.from == 0) {
        numbering.clear();
    }
    numbering.extend(arabic);
    numbering
}
