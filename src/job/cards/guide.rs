//! The page that says how this very deck is printed and cut.

use crate::frame::inked;
use crate::frame::{Document, Parts};
use crate::geom::{Format, Paper};
use crate::job::cards::sheets::{request_for, scale_bar};
use crate::job::settings::SheetSettings;
use crate::job::{Facts, Failure, Made};
use crate::model::{BackSide, Deck, Duplex, Kind, Language, Order};
use crate::sheet::{
    Cuts, GuideJob, GuideTexts, Layout, ScaleBar, fit, guide_page, lay_stock,
};
use crate::text::{Typesetter, plain};
use crate::words::{GuideWords, Words, filled};

/// The name of a paper as people write it.
fn shown(paper: &Paper) -> String {
    let name = paper.name();
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if first.is_ascii_alphabetic() => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

/// The page for sheets that were made: on Letter where the sheets are measured in inches, else on
/// A4.
///
/// # Errors
/// When no font has a sign of the deck's name.
pub fn guide(sheet: &SheetSettings, deck: &Deck, facts: &Facts) -> Result<Made, Failure> {
    let language: &Language = sheet.languages.first().unwrap_or(&deck.language);
    let words = Words::of(language);
    let layout = laid(sheet, facts)?;
    let is_cut = sheet.stock.is_none() && !layout.is_one_card();
    let cuts = is_cut.then(|| Cuts::of(&layout));
    let bar = scale_bar(&sheet.paper);
    let told = Told { sheet, facts, layout: &layout, cuts: cuts.as_ref(), bar };
    let texts = told.texts(&words.guide, deck);
    let paper = match bar {
        ScaleBar::Inch => Paper::letter(),
        ScaleBar::Metric => Paper::a4(),
    };
    let job = GuideJob {
        size: paper.size(),
        layout: &layout,
        cuts: cuts.as_ref(),
        texts: &texts,
        language: words.tag,
        accent: sheet.theme.accent(Kind::Conversation),
        bar,
    };
    let page = guide_page(&mut Typesetter::with(sheet.theme.typefaces), &job)
        .map_err(|missing| Failure::new(missing.to_string()))?;
    let document = Document {
        title: texts.title.clone(),
        language: words.tag.to_owned(),
        authors: deck.authors.clone(),
        subject: texts.facts.clone(),
        date: sheet.date.clone(),
        duplex: Duplex::None,
        pages: inked(vec![page], sheet.theme.inking),
        parts: Parts::Sections,
        numbering: Vec::new(),
        bookmarks: Vec::new(),
    };
    let line = format!("how they are printed and cut, a page of {}", paper.name());
    let facts = Facts { paper: Some(paper.name().to_owned()), ..Facts::default() };
    Ok(Made { document, line, facts })
}

/// The places on the sheets that were made.
fn laid(sheet: &SheetSettings, facts: &Facts) -> Result<Layout, Failure> {
    let named = facts.format.as_deref().and_then(|name| name.parse::<Format>().ok());
    let format = named.or_else(|| sheet.format.clone()).unwrap_or_else(Format::poker);
    let bleeds = sheet.backs == BackSide::Pattern || sheet.theme.bleeds_in_front();
    let request = request_for(sheet, format.trim(), bleeds);
    Ok(match &sheet.stock {
        Some(stock) => lay_stock(stock, sheet.margin, request.bleed)?,
        None => fit(&request)?,
    })
}

struct Told<'a> {
    sheet: &'a SheetSettings,
    facts: &'a Facts,
    layout: &'a Layout,
    cuts: Option<&'a Cuts>,
    bar: ScaleBar,
}

impl Told<'_> {
    fn texts(&self, words: &GuideWords, deck: &Deck) -> GuideTexts {
        let (sheet, facts) = (self.sheet, self.facts);
        let sheets = facts.sheets.unwrap_or_default();
        let long = self.cuts.map_or(0, |cuts| cuts.long.len());
        let all = self.cuts.map_or(0, Cuts::count);
        let bar = match self.bar {
            ScaleBar::Metric => "50 mm",
            ScaleBar::Inch => "2 in",
        };
        let places = [
            ("deck", plain(&deck.title).replace('*', "\\*")),
            ("cards", facts.cards.unwrap_or_default().to_string()),
            ("sheets", sheets.to_string()),
            ("paper", shown(&sheet.paper)),
            ("each", self.layout.capacity().to_string()),
            ("format", facts.format.clone().unwrap_or_default()),
            ("stock", facts.stock.clone().unwrap_or_default()),
            ("bar", bar.to_owned()),
            ("first", "1".to_owned()),
            ("last", long.to_string()),
            ("cuts", all.to_string()),
        ];
        let fill = |text: &str| filled(text, &places);
        let short = [("first", (long + 1).to_string()), ("last", all.to_string())];
        let [paper, first, dialog, cut, then] = words.heads.map(str::to_owned);
        let both = sheet.duplex.prints_both();
        let mut look = vec![fill(words.first)];
        look.extend(both.then(|| fill(words.behind)));
        let side = match sheet.duplex {
            Duplex::LongEdge => words.sides[0],
            Duplex::ShortEdge => words.sides[1],
            Duplex::Fold => words.sides[2],
            Duplex::None => words.sides[3],
        };
        let [scale, on, borderless] = words.dialog;
        let chosen = [scale, on, side, borderless].map(fill).to_vec();
        let stock = if sheet.stock.is_some() { words.stock } else { words.paper };
        let mut cutting = match (self.cuts, &sheet.stock) {
            (Some(_), _) => {
                let [long, short] = [fill(words.long), filled(words.short, &short)];
                vec![fill(words.tool), long, short]
            }
            (None, Some(_)) => vec![fill(words.perforated)],
            (None, None) => vec![fill(words.whole)],
        };
        cutting.extend((sheet.duplex == Duplex::Fold).then(|| fill(words.folded)));
        let order = match sheet.order {
            Order::Stack => words.stack,
            Order::Rows => words.rows,
        };
        // What is perforated has its corners and lies apart at once.
        let later = if sheet.stock.is_none() {
            vec![words.corners, order, words.keep]
        } else if sheet.order == Order::Stack {
            vec![order, words.keep]
        } else {
            vec![words.keep]
        };
        GuideTexts {
            title: fill(words.title),
            facts: fill(words.facts[usize::from(sheets != 1)]),
            beside: vec![(paper, vec![fill(stock)]), (dialog, chosen), (first, look)],
            below: vec![(cut, cutting), (then, later.into_iter().map(fill).collect())],
            bar: format!("{bar}, {}", words.bar),
            shows: fill(words.shows),
        }
    }
}
