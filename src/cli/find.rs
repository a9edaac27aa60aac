//! `emberdeck list cards` and `emberdeck list worksheets`: finding by what they are and what they
//! say.

use std::borrow::Cow;

use serde::Serialize;

use crate::cli::args::ListOptions;
use crate::cli::columns::{Column, beneath, columns};
use crate::cli::deck_words::{read_every_deck, read_searched_decks};
use crate::cli::report::Report;
use crate::cli::settled::{Ask, Ground};
use crate::cli::workbook::own_pages;
use crate::job::book::library;
use crate::job::{Failure, Finding, FoundCard, find_pages};
use crate::model::{Card, Language, PageType, Vocabulary};

/// Lists the cards that are asked for.
pub(super) fn cards(
    options: &ListOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let ask = Ask { command: "list", typed: options.typed(), ..Ask::default() };
    let settled = ground.settle(ask)?;
    let adult = options.choice.adult;
    let shelf = if options.decks.is_empty() {
        read_every_deck(adult, report)?
    } else {
        read_searched_decks(&options.decks, adult, report)?
    };
    ground.check_wishes(&shelf)?;
    let finding = Finding {
        shelf: &shelf,
        allowed: &settled.allowed(options.choice.both_agree),
        named: &options.choice.card,
        words: &options.search,
    };
    let found = report.noted(finding.find())?;
    if report.is_json() {
        for found in &found {
            report.object(&CardTold::of(found));
        }
        return Ok(());
    }
    if found.is_empty() {
        return Ok(());
    }
    let kinds = [
        Column::Whole,
        Column::Cut(14),
        Column::Whole,
        Column::Cut(11),
        Column::Number,
        Column::Number,
        Column::Number,
        Column::Cut(24),
    ];
    let heads = ["id", "deck", "kind", "topic", "pace", "touch", "min", "title"];
    let rows: Vec<_> = found.iter().map(row).collect();
    let mut lines = columns(kinds, heads, &rows).into_iter();
    if let Some(heads) = lines.next() {
        report.result(&heads);
    }
    let indent = rows.iter().map(|row| row[0].chars().count()).max().unwrap_or(0);
    for (line, found) in lines.zip(&found) {
        report.result(&line);
        if let Some(needs) = needs(found.card) {
            report.result(&beneath(indent, &needs));
        }
    }
    Ok(())
}

fn row(FoundCard { deck, card }: &FoundCard<'_>) -> [String; 8] {
    let topics: Vec<&str> = card.topics.iter().map(|topic| topic.word()).collect();
    [
        card.id.clone(),
        deck.id.clone(),
        card.kind.word().to_owned(),
        topics.join(", "),
        card.pace.number().to_string(),
        card.touch_level.number().to_string(),
        card.minutes().map_or(String::new(), |minutes| minutes.to_string()),
        crate::text::plain(&card.texts.title),
    ]
}

/// What a card takes beforehand: cards that come first, and things.
fn needs(card: &Card) -> Option<String> {
    let first = card.needs.iter().map(|id| format!("{id} first"));
    let needs: Vec<String> = first.chain(card.props.iter().cloned()).collect();
    (!needs.is_empty()).then(|| format!("needs {}", needs.join(", ")))
}

/// A card for programs. The keys are the options that choose by them, and those of decks.
#[derive(Serialize)]
struct CardTold<'a> {
    id: &'a str,
    deck: &'a str,
    language: &'a str,
    title: String,
    kind: &'a str,
    topic: Vec<&'a str>,
    tag: &'a [String],
    pace: u8,
    touch: u8,
    minutes: Option<u16>,
    cost: Option<&'a str>,
    energy: Option<&'a str>,
    privacy: Option<&'a str>,
    setting: Vec<&'a str>,
    needs: &'a [String],
    props: &'a [String],
}

impl<'a> CardTold<'a> {
    fn of(FoundCard { deck, card }: &FoundCard<'a>) -> Self {
        Self {
            id: &card.id,
            deck: &deck.id,
            language: deck.language.tag(),
            title: crate::text::plain(&card.texts.title),
            kind: card.kind.word(),
            topic: card.topics.iter().map(|topic| topic.word()).collect(),
            tag: &card.tags,
            pace: card.pace.number(),
            touch: card.touch_level.number(),
            minutes: card.minutes(),
            cost: card.cost.map(Vocabulary::word),
            energy: card.energy.map(Vocabulary::word),
            privacy: card.privacy.map(Vocabulary::word),
            setting: card.setting.iter().map(|setting| setting.word()).collect(),
            needs: &card.needs,
            props: &card.props,
        }
    }
}

/// Lists the pages of the workbook by id: who sees them, and what they are called.
pub(super) fn worksheets(
    options: &ListOptions,
    ground: &Ground<'_>,
    report: &Report,
) -> Result<(), Failure> {
    let own = own_pages(None, &ground.project.home())?;
    let found = library(own, &Language::english(), &[])?;
    let pages = find_pages(&found.pages, &options.search);
    if pages.is_empty() {
        report.note("no page is found; search for fewer words");
    }
    for page in pages {
        if report.is_json() {
            report.object(&PageTold::of(page));
            continue;
        }
        let alone = if page.worksheet { "worksheet" } else { "" };
        let line = format!(
            "{:<18} {:<8} {alone:<10} {}",
            page.id,
            page.audience.word(),
            crate::text::whole(&page.title)
        );
        report.result(line.trim_end());
    }
    Ok(())
}

/// A page for programs.
#[derive(Serialize)]
struct PageTold<'a> {
    id: &'a str,
    language: &'a str,
    title: Cow<'a, str>,
    audience: &'a str,
    worksheet: bool,
    minutes: Option<u16>,
    aim: Option<Cow<'a, str>>,
}

impl<'a> PageTold<'a> {
    fn of(page: &'a PageType) -> Self {
        Self {
            id: &page.id,
            language: page.language.tag(),
            title: crate::text::whole(&page.title),
            audience: page.audience.word(),
            worksheet: page.worksheet,
            minutes: page.notes.minutes,
            aim: page.notes.aim.as_deref().map(crate::text::whole),
        }
    }
}
