//! Frames of text → numbered pages with their foot lines and bookmarks.

use crate::block::{Metrics, Target};
use crate::frame::{Article, Bookmark, Frame, Numbering, Numerals};
use crate::geom::Length;
use crate::letterhead;
use crate::model::{Extent, PageNumbers};
use crate::text::{Line, Style, Typesetter};
use crate::words::Words;
use crate::workbook::book::{BookMaker, Bound};
use crate::workbook::furniture;
use crate::workbook::geometry::PageGeometry;
use crate::workbook::section::Content;

impl BookMaker<'_, '_> {
    /// A filler has its page where the next chapter would begin on a verso, or the book would end
    /// on a recto; otherwise none. `fillers` are the pages that they may have.
    pub(super) fn fit_fillers(&self, set: &mut [Vec<Frame>], fillers: &[Vec<Frame>]) {
        let mut pages = 0;
        let sections = self.outline.sections.iter().zip(fillers);
        for ((section, filler), frames) in sections.zip(set) {
            if matches!(section.content, Content::Filler(_)) {
                frames.clear();
                if !PageGeometry::is_recto(pages) {
                    frames.extend(filler.first().cloned());
                }
            }
            pages += frames.len();
        }
    }

    /// Where each section is and how its first page is numbered.
    pub(super) fn targets(&self, counts: &[usize]) -> Vec<Target> {
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
    pub(super) fn bind(&self, set: Vec<Vec<Frame>>, targets: &[Target]) -> Bound {
        let bookmarks = self.bookmarks(&set, targets);
        let mut pages = Vec::new();
        let mut arabic = None;
        let mut typesetter = Typesetter::new();
        let running = self.running(&mut typesetter);
        for ((section, frames), target) in
            self.outline.sections.iter().zip(set).zip(targets)
        {
            let chapter = &self.outline.chapters[section.chapter];
            let is_filler = matches!(section.content, Content::Filler(_));
            if chapter.numbers == PageNumbers::Arabic && arabic.is_none() && !is_filler {
                arabic = Some(pages.len());
            }
            for frame in frames {
                let foot = furniture::Foot {
                    geometry: &self.geometry,
                    page: pages.len(),
                    number: furniture::number(pages.len(), arabic),
                    book: &self.job.book.title,
                    chapter: &chapter.title,
                    language: self.job.book.language.tag(),
                    edition: self.job.look.edition,
                    running: running.as_ref(),
                    is_bare: matches!(section.content, Content::Cover),
                    figure: section
                        .week
                        .and_then(|week| self.week_figure(week, furniture::FIGURE)),
                };
                pages.push(furniture::page(
                    &mut typesetter,
                    &foot,
                    frame,
                    target.article,
                ));
            }
        }
        Bound { numbering: numbering(arabic), bookmarks, pages }
    }

    /// What the practice says of itself on every page: all when that has room beside every
    /// title, else less, wherever that has room.
    fn running(&self, typesetter: &mut Typesetter) -> Option<Line> {
        let look = self.job.look;
        let measure = self.geometry.text.width;
        let metrics = Metrics::new(look.edition, measure);
        let style = Style { spaced: look.edition.is_spaced(), ..Style::TEXT };
        let tag = self.job.book.language.tag();
        // What has no glyph was told of where it stands in the text.
        let mut set = |text: &str| typesetter.plain_line(text, style, tag).ok();
        let words = letterhead::running_words(self.job.practice);
        let mut lines: Vec<Line> = words.iter().filter_map(|words| set(words)).collect();
        let titles = self.outline.chapters.iter().map(|chapter| &chapter.title);
        let size = metrics.small.size;
        let widest = titles
            .chain([&self.job.book.title])
            .filter_map(|title| set(&crate::text::plain(title)))
            .fold(Length::ZERO, |widest, line| widest.max(line.width_at(size)));
        let room = furniture::inner_room(&metrics, measure, widest);
        let least = lines.pop()?;
        let most = lines.into_iter().find(|line| room.fits(line.width_at(size)));
        Some(most.unwrap_or(least))
    }

    pub(super) fn bookmarks(
        &self,
        set: &[Vec<Frame>],
        targets: &[Target],
    ) -> Vec<Bookmark> {
        let mut bookmarks: Vec<(usize, Bookmark)> = Vec::new();
        for ((section, frames), target) in
            self.outline.sections.iter().zip(set).zip(targets)
        {
            if frames.is_empty() || matches!(section.content, Content::Filler(_)) {
                continue;
            }
            let title = match section.content {
                Content::Contents => {
                    Words::of(&self.job.book.language).book.contents.to_owned()
                }
                _ => target.title.clone(),
            };
            let mark = Bookmark { title, article: target.article, children: Vec::new() };
            let is_page = matches!(section.content, Content::Page(_)) && !section.opens;
            match bookmarks.last_mut() {
                Some((chapter, last)) if is_page && *chapter == section.chapter => {
                    last.children.push(mark);
                }
                // Own pages have no page that opens their chapter.
                _ if is_page && self.job.extent == Extent::OwnPages => {
                    let title = self.outline.chapters[section.chapter].title.clone();
                    let (article, children) = (mark.article, vec![mark]);
                    let parent = Bookmark { title, article, children };
                    bookmarks.push((section.chapter, parent));
                }
                _ => bookmarks.push((section.chapter, mark)),
            }
        }
        bookmarks.into_iter().map(|(_, mark)| mark).collect()
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
