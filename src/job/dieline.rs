//! A box or a band for a deck.

use crate::dieline::{Case, Contents, DielineJob, Laid, dieline_pages, lay};
use crate::frame::{Article, Bookmark, Document, Parts, inked};
use crate::geom::{Format, Length};
use crate::job::cards::{CardsJob, scale_bar, select};
use crate::job::note::noted;
use crate::job::settings::SheetSettings;
use crate::job::{Allowed, Facts, Failure, Made, NoteKind, Noted, Notes, Shelf};
use crate::model::{BackSide, Blank, Deck, Duplex, Inking};
use crate::text::Typesetter;
use crate::words::Words;

/// How thick the cards are, as far as anyone knows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Thickness {
    /// One was measured.
    Caliper(Length),
    /// What they weigh, in g/m².
    Grammage(f64),
    /// Nothing: usual card is taken.
    Unknown,
}

/// The card that most home printers take at most.
const USUAL: f64 = 300.0;

impl Thickness {
    fn caliper(self) -> Length {
        match self {
            Self::Caliper(length) => length,
            Self::Grammage(grammage) => Contents::caliper_of(grammage),
            Self::Unknown => Contents::caliper_of(USUAL),
        }
    }
}

/// What a box or a band is made from.
#[derive(Debug, Clone, Copy)]
pub struct BoxJob<'a> {
    /// The decks.
    pub shelf: &'a Shelf,
    /// Which of their cards come.
    pub allowed: &'a Allowed,
    /// How the cards are printed.
    pub sheet: &'a SheetSettings,
    /// A box, or a band.
    pub case: Case,
    /// How many cards go in; none counts those of the decks.
    pub count: Option<u16>,
    /// How thick they are.
    pub thickness: Thickness,
    /// How the second side is printed, if it is.
    pub duplex: Duplex,
    /// Whether it has lines alone, without a flood.
    pub is_outline: bool,
    /// The name on the front; none takes the deck's.
    pub title: Option<&'a str>,
}

impl BoxJob<'_> {
    /// Makes the sheet.
    ///
    /// # Errors
    /// When no paper holds it, its name does not fit, or no card is left.
    pub fn make(&self) -> Noted<Made> {
        noted(|notes| self.made(notes))
    }

    /// How many cards go in: as many as `cards` would print.
    fn counted(&self) -> Result<u16, Failure> {
        if let Some(count) = self.count {
            return Ok(count);
        }
        // What is said of the cards is said when they are printed.
        let mut unsaid = Notes::default();
        let job = CardsJob::new(self.shelf, self.allowed, self.sheet);
        let chosen = select(&job, &mut unsaid)?.cards.len();
        let opening = match (self.sheet.with_key, self.sheet.backs) {
            (false, _) => 0,
            (true, BackSide::Text) => 2,
            (true, BackSide::Pattern) => 4,
        };
        let written = match self.sheet.blank {
            Some(Blank::Cards(number)) => usize::from(number),
            Some(Blank::Fill) | None => 0,
        };
        let mut all = chosen * usize::from(self.sheet.copies) + written + opening;
        // How many cards to write on fill the last sheet is known when all are laid out.
        let may_fill = !matches!(self.sheet.blank, Some(Blank::Cards(_)));
        if may_fill
            && all <= usize::from(MOST)
            && let Ok((laid, _)) = job.lay()
        {
            all = laid.cards.len();
        }
        u16::try_from(all).ok().filter(|all| *all <= MOST).ok_or_else(|| {
            Failure::new(format!("{all} cards are too many for one box"))
                .hint("make one for each part of them, with `--count`")
        })
    }

    fn made(&self, notes: &mut Notes) -> Result<Made, Failure> {
        let (sheet, count) = (self.sheet, self.counted()?);
        let caliper = self.thickness.caliper();
        if caliper < Length::mm(0.05) {
            return Err(Failure::new(format!("no card is {caliper} thick"))
                .hint("measure ten cards in a pile, and say a tenth of it"));
        }
        let format = sheet.format.clone().unwrap_or_else(Format::poker);
        let contents = Contents { card: format.trim(), count, caliper };
        let laid = lay(self.case, &contents, &sheet.paper, sheet.margin)?;
        self.tell(&contents, notes);
        let decks = self.shelf.decks();
        let deck = decks.first().ok_or_else(|| Failure::new("there is no deck"))?;
        let axis = self.duplex.axis(laid.sheet);
        if axis.is_some() && self.case == Case::Band {
            return Err(Failure::usage("a band has nothing on its inside")
                .hint("leave out `--duplex`"));
        }
        let pages = self.pages(&laid, deck, count)?;
        let sides = if axis.is_some() { 2 } else { 1 };
        let has_more = pages.len() > sides;
        let document = self.document(deck, pages, count);
        let what = self.case.word();
        let turn = match self.duplex {
            Duplex::LongEdge => ", turn on the long edge",
            Duplex::ShortEdge => ", turn on the short edge",
            Duplex::Fold | Duplex::None => "",
        };
        let more = if has_more { "; the last page says how it is made" } else { "" };
        let line = format!(
            "a {what} for {count} {} cards of {caliper}, on 1 sheet of {}{turn}, print at 100 %{more}",
            format.name(),
            sheet.paper.name()
        );
        let facts = Facts {
            cards: Some(usize::from(count)),
            sheets: Some(1),
            paper: Some(sheet.paper.name().to_owned()),
            format: Some(format.name().to_owned()),
            ..Facts::default()
        };
        Ok(Made { document, line, facts })
    }

    /// What was taken for granted.
    fn tell(&self, contents: &Contents, notes: &mut Notes) {
        let of = match self.thickness {
            Thickness::Caliper(_) => None,
            Thickness::Grammage(grammage) => Some(format!("of {grammage} g/m²")),
            Thickness::Unknown => {
                Some(format!("of {USUAL} g/m² (nobody said what they weigh)"))
            }
        };
        if let Some(of) = of {
            let told = format!(
                "cards {of} are taken to be {} thick (a bulk of 1.2 cm³/g; coated card is thinner): measure ten of yours in a pile, and say a tenth of it with `--caliper`",
                contents.caliper
            );
            notes.say(NoteKind::Unsure, told);
        }
        notes.detail(format!("the pile is {} deep", contents.depth()));
    }

    fn pages(
        &self,
        laid: &Laid,
        deck: &Deck,
        count: u16,
    ) -> Result<Vec<crate::frame::Page>, Failure> {
        let sheet = self.sheet;
        let asked = sheet.languages.first().unwrap_or(&deck.language);
        let words = Words::of(asked);
        let said = self.title.map(|title| title.replace('*', "\\*"));
        let title = said.as_deref().unwrap_or(&deck.title);
        let imprint = [deck.license.as_deref(), Some(&*deck.version)];
        let imprint: Vec<&str> = imprint.into_iter().flatten().collect();
        let job = DielineJob {
            case: self.case,
            dieline: &laid.dieline,
            count,
            theme: &sheet.theme,
            is_outline: self.is_outline || sheet.theme.inking == Inking::Saver,
            title,
            title_language: deck.language.tag(),
            about: deck.description.as_deref(),
            imprint: Some(imprint.join(" · ")).filter(|all| !all.is_empty()),
            count_said: words.dieline.cards_for_two(count),
            words,
            bar: scale_bar(&sheet.paper),
            axis: self.duplex.axis(laid.sheet),
        };
        let pages =
            dieline_pages(&mut Typesetter::with(self.sheet.theme.typefaces), &job, laid)?;
        Ok(inked(pages, sheet.theme.inking))
    }

    fn document(
        &self,
        deck: &Deck,
        pages: Vec<crate::frame::Page>,
        count: u16,
    ) -> Document {
        let asked = self.sheet.languages.first().unwrap_or(&deck.language);
        let words = Words::of(asked);
        let of = match self.case {
            Case::TuckBox => words.dieline.box_for(count),
            Case::Band => words.dieline.band_for(count),
        };
        let title =
            self.title.map_or_else(|| crate::text::plain(&deck.title), str::to_owned);
        Document {
            title: format!("{title} · {of}"),
            language: words.tag.to_owned(),
            authors: deck.authors.clone(),
            subject: deck
                .description
                .as_deref()
                .map(crate::text::plain)
                .unwrap_or_default(),
            date: self.sheet.date.clone(),
            duplex: self.duplex,
            pages,
            parts: Parts::Sections,
            numbering: Vec::new(),
            bookmarks: vec![Bookmark {
                title: of,
                article: Article(0),
                children: Vec::new(),
            }],
        }
    }
}

/// The most cards that one box is made for.
const MOST: u16 = 500;
