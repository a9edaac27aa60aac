//! `emberdeck cards`: decks → card sheets.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use crate::cli::args::{BacksWord, CardsOptions, DuplexWord, MarksWord};
use crate::cli::deck_words::load_decks;
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::report::{Report, count};
use crate::diag::{Diagnostic, Source};
use crate::face::{Backs, FaceError, FaceNote, Faces, Look, lay_out_cards, lay_out_key};
use crate::frame::{Article, Bookmark, Document, Frame, SheetEdge};
use crate::geom::{Format, Length, Paper};
use crate::load::{Loaded, SHIPPED, load_theme, read_text};
use crate::model::{Card, Deck, Kind, Language, Theme, Vocabulary};
use crate::pick::{choose, shuffle};
use crate::sheet::{Duplex, Grid, Imposition, Job, Marks, Request, ScaleBar, impose};
use crate::text::Typesetter;

/// The decks of a run, and which of their cards are printed.
struct Selected<'a> {
    loaded: &'a [Loaded],
    decks: Vec<&'a Deck>,
    cards: Vec<(usize, &'a Card)>,
    seed: Option<String>,
}

pub(super) fn run(options: &CardsOptions, report: &Report) -> Result<(), Failure> {
    if !options.dry_run {
        output::may_write_pdf(&options.output, options.force)?;
    }
    let loaded = load_decks(&options.decks, options.choice.adult, report)?;
    let house = SHIPPED[0].load();
    let selected = select(options, &loaded, house.deck.as_ref(), report)?;
    let typesetter = Typesetter::new();
    let (look, faces) = lay_out(options, &selected, &typesetter, report)?;
    let grid = lay_grid(options, &look.format, report)?;
    let opening = if options.with_key {
        key_cards(&typesetter, &look, &selected)?
    } else {
        Vec::new()
    };
    let entries = entries(opening, &faces, &selected, options.copies);
    let sheets = entries.len().div_ceil(grid.1.capacity());
    let range = options.sheets.map(|range| range.within(sheets)).transpose()?;
    let pairs: Vec<(Arc<Frame>, Arc<Frame>)> = entries
        .iter()
        .map(|entry| (entry.faces.front.clone(), entry.faces.back.clone()))
        .collect();
    let imposed =
        impose_cards(options, &selected, &grid, &pairs, &look, range, &typesetter);
    report_sheets(&imposed, report);
    let line = result_line(options, &selected, &grid, &look, &imposed);
    let document = document(options, &selected, &entries, imposed)?;
    let bytes = crate::pdf::write(&document);
    if options.dry_run {
        report.result(&format!("{line} (dry run, nothing written)"));
        return Ok(());
    }
    output::write_pdf(&options.output, &bytes, options.force)?;
    report.result(&line);
    if options.open { open(&options.output) } else { Ok(()) }
}

fn select<'a>(
    options: &CardsOptions,
    loaded: &'a [Loaded],
    house: Option<&'a Deck>,
    report: &Report,
) -> Result<Selected<'a>, Failure> {
    let decks: Vec<&Deck> =
        loaded.iter().filter_map(|loaded| loaded.deck.as_ref()).collect();
    let named = options.choice.named(&decks)?;
    let house_rule =
        house.and_then(|deck| deck.cards.iter().find(|card| card.kind == Kind::Rule));
    let (mut cards, left_out) =
        choose(&decks, &options.choice.filter(), &named, house_rule);
    if !left_out.nearer.is_empty() {
        let cards = count(left_out.nearer.len(), "card", "cards");
        report.note(&format!(
            "{cards} left out from touch level 3: {}; `--both-agree 3` brings them when both of you have said yes",
            some(&left_out.nearer)
        ));
    }
    if let Some(id) = &left_out.brought {
        report.note(&format!(
            "{id} comes along: any set with held touch brings the house rules"
        ));
    }
    if cards.is_empty() {
        return Err(Failure::new("no card is left to print").hint(
            "ask for less with --kind, --topic, --tag, --pace, --touch or --minutes",
        ));
    }
    let seed = match (&options.seed, options.shuffle) {
        (Some(seed), _) => Some(seed.clone()),
        (None, true) => Some(environment::draw_seed()?),
        (None, false) => None,
    };
    if let Some(seed) = &seed {
        shuffle(&mut cards, seed, |(at, card)| format!("{}#{}", decks[*at].id, card.id));
    }
    Ok(Selected { loaded, decks, cards, seed })
}

/// A few of many words.
fn some(words: &[String]) -> String {
    let few: Vec<_> = words.iter().take(8).map(String::as_str).collect();
    let more = if words.len() > few.len() { ", …" } else { "" };
    format!("{}{more}", few.join(", "))
}

/// The theme that is named, or read from its file.
fn theme(word: &str, report: &Report) -> Result<Theme, Failure> {
    if word == "hearth" {
        return Ok(Theme::hearth());
    }
    let path = Path::new(word);
    if !path.exists() {
        return Err(Failure::new(format!("there is no theme `{word}`"))
            .hint("name `hearth`, or a TOML file with other colors"));
    }
    let source = Source::new(word, &read_text(path)?);
    load_theme(&source).map_err(|problems| {
        report.problems(&source, &problems);
        Failure::reported()
    })
}

/// Lays out the cards; without a format named, pattern backs take the first that holds all.
fn lay_out(
    options: &CardsOptions,
    selected: &Selected<'_>,
    typesetter: &Typesetter,
    report: &Report,
) -> Result<(Look, Vec<Faces>), Failure> {
    let language = language(options, selected, report)?;
    let backs = match options.backs {
        BacksWord::Text => Backs::Text,
        BacksWord::Pattern => Backs::Pattern,
    };
    let formats = match (&options.format, backs) {
        (Some(format), _) => vec![format.clone()],
        (None, Backs::Text) => vec![Format::poker()],
        (None, Backs::Pattern) => {
            ["poker", "tarot", "a6"].iter().filter_map(|name| name.parse().ok()).collect()
        }
    };
    let translated = options.lang.is_some();
    let mut look = Look {
        theme: theme(&options.theme, report)?,
        format: formats[0].clone(),
        backs,
        bleed: options.bleed,
        language,
        translated,
    };
    let cards: Vec<&Card> = selected.cards.iter().map(|(_, card)| *card).collect();
    let last = formats.len() - 1;
    for (at, format) in formats.into_iter().enumerate() {
        look.format = format;
        match lay_out_cards(typesetter, &look, &cards) {
            Ok((faces, notes)) => {
                if at > 0 {
                    let name = look.format.name();
                    report.note(&format!("all text on the fronts takes {name} cards; `--format` names another size"));
                }
                report_notes(selected, &look, &notes, report);
                return Ok((look, faces));
            }
            Err(errors) if at == last => {
                report_errors(selected, &look, &errors, report);
                return Err(Failure::reported());
            }
            Err(_) => {}
        }
    }
    Err(Failure::reported())
}

/// The language of the cards: the one asked for, which every card must have, or the decks'.
fn language(
    options: &CardsOptions,
    selected: &Selected<'_>,
    report: &Report,
) -> Result<Language, Failure> {
    let own = &selected.decks[0].language;
    let Some(tag) = &options.lang else {
        if !own.has_words() {
            report.note(&format!("the words on cards (kinds, pace, minutes) are not there in `{own}` yet; they are in English"));
        }
        return Ok(own.clone());
    };
    let Some(language) = Language::parse(tag) else {
        return Err(Failure::new(format!("`{tag}` is no language tag"))
            .hint("such as `es` or `pt-BR`"));
    };
    let lacking: Vec<String> = selected
        .cards
        .iter()
        .filter(|(at, card)| {
            selected.decks[*at].language != language
                && !card.translations.contains_key(tag)
        })
        .map(|(_, card)| card.id.clone())
        .collect();
    if !lacking.is_empty() {
        let cards = count(lacking.len(), "card has", "cards have");
        return Err(Failure::new(format!(
            "{cards} no text in `{tag}`: {}",
            some(&lacking)
        ))
        .hint(format!("write it under [card.i18n.{tag}], or leave these cards out")));
    }
    if !language.has_words() {
        report.note(&format!("the words on cards (kinds, pace, minutes) are not there in `{tag}` yet; they are in English"));
    }
    Ok(language)
}

/// Points into the deck file at each text that cannot be set.
pub(super) fn report_face_errors(
    errors: &[FaceError],
    language: Option<&str>,
    card_of: impl Fn(usize) -> Option<(usize, usize)>,
    loaded: &[Loaded],
    report: &Report,
) {
    for (at, deck) in loaded.iter().enumerate() {
        let problems: Vec<Diagnostic> = errors
            .iter()
            .filter_map(|error| {
                let (_, card) = card_of(error.card).filter(|(deck, _)| *deck == at)?;
                let span = deck.places.get(card)?.of(language, error.field, error.nth);
                Some(Diagnostic::error(error.to_string(), span).hint(error.hint()))
            })
            .collect();
        report.problems(&deck.source, &problems);
    }
}

fn place_of(selected: &Selected<'_>, index: usize) -> Option<(usize, usize)> {
    let (deck, card) = selected.cards.get(index)?;
    let at = selected.decks[*deck]
        .cards
        .iter()
        .position(|other| std::ptr::eq(other, *card))?;
    Some((*deck, at))
}

fn report_errors(
    selected: &Selected<'_>,
    look: &Look,
    errors: &[FaceError],
    report: &Report,
) {
    let language = look.translated.then(|| look.language.tag());
    report_face_errors(
        errors,
        language,
        |card| place_of(selected, card),
        selected.loaded,
        report,
    );
}

fn report_notes(
    selected: &Selected<'_>,
    look: &Look,
    notes: &[FaceNote],
    report: &Report,
) {
    let language = look.translated.then(|| look.language.tag());
    for (at, deck) in selected.loaded.iter().enumerate() {
        let problems: Vec<Diagnostic> = notes
            .iter()
            .filter_map(|note| {
                let (_, card) =
                    place_of(selected, note.card).filter(|(deck, _)| *deck == at)?;
                let span = deck.places.get(card)?.of(language, note.field, 0);
                let message = format!(
                    "`{}` of card `{}` is {}",
                    note.field.key(),
                    note.id,
                    note.message
                );
                Some(Diagnostic::warning(message, span))
            })
            .collect();
        report.problems(&deck.source, &problems);
    }
}

/// The paper and the grid on it; says so when the margin costs cards.
fn lay_grid(
    options: &CardsOptions,
    format: &Format,
    report: &Report,
) -> Result<(Paper, Grid), Failure> {
    let paper = options.paper.clone().unwrap_or_else(environment::paper);
    let request = Request {
        paper: paper.clone(),
        card: format.trim(),
        gutter: options.gutter,
        margin: options.margin,
        bleed: options.bleed,
    };
    let grid = Grid::new(&request).map_err(|error| {
        Failure::from(error)
            .hint("take smaller cards with `--format`, or larger paper with `--paper`")
    })?;
    let usual = Request {
        margin: Length::mm(3.0).min(options.margin),
        bleed: Length::mm(2.0).min(options.bleed),
        ..request
    };
    let most = Grid::new(&usual).map_or(0, |grid| grid.capacity());
    if most > grid.capacity() {
        report.note(&format!(
            "with a margin of {} and a bleed of {} a sheet holds {} cards instead of {most}",
            options.margin,
            options.bleed,
            grid.capacity()
        ));
    }
    let (columns, rows) = grid.dimensions();
    let outline = grid.outline();
    report.detail(&format!(
        "grid: {columns} × {rows} on {}, {} from the left, {} from the top",
        paper.name(),
        outline.left(),
        outline.top()
    ));
    Ok((paper, grid))
}

/// One card as it goes on the sheets.
struct Entry {
    faces: Faces,
    title: String,
    group: Option<Kind>,
}

fn key_cards(
    typesetter: &Typesetter,
    look: &Look,
    selected: &Selected<'_>,
) -> Result<Vec<Entry>, Failure> {
    let cards = lay_out_key(typesetter, look, selected.decks[0]).map_err(|errors| {
        let first = errors.first().map_or_else(String::new, ToString::to_string);
        Failure::new(format!("the cover and key cards cannot be set: {first}"))
            .hint("take larger cards with `--format`, or leave out `--with-key`")
    })?;
    Ok(cards
        .into_iter()
        .map(|(title, faces)| Entry { faces, title, group: None })
        .collect())
}

fn entries(
    opening: Vec<Entry>,
    faces: &[Faces],
    selected: &Selected<'_>,
    copies: u16,
) -> Vec<Entry> {
    let mut entries = opening;
    for _ in 0..copies {
        entries.extend(faces.iter().zip(&selected.cards).map(|(faces, (_, card))| {
            Entry {
                faces: faces.clone(),
                title: format!("{} {}", card.id, crate::text::plain(&card.texts.title)),
                group: Some(card.kind),
            }
        }));
    }
    entries
}

fn impose_cards(
    options: &CardsOptions,
    selected: &Selected<'_>,
    (paper, grid): &(Paper, Grid),
    pairs: &[(Arc<Frame>, Arc<Frame>)],
    look: &Look,
    sheets: Option<(usize, usize)>,
    typesetter: &Typesetter,
) -> Imposition {
    let duplex = match options.duplex {
        DuplexWord::LongEdge => Duplex::LongEdge,
        DuplexWord::ShortEdge => Duplex::ShortEdge,
        DuplexWord::None => Duplex::None,
    };
    let slug =
        |sheet, sheets, is_front| slug(selected, duplex.edge(), sheet, sheets, is_front);
    let is_inch = ["letter", "legal", "tabloid", "half-letter", "arch-b"]
        .contains(&paper.name())
        || paper.name().ends_with("in");
    impose(
        typesetter,
        &Job {
            grid,
            cards: pairs,
            duplex,
            back_offset: options.back_offset,
            backs_bleed: look.backs == Backs::Pattern,
            marks: if options.marks == MarksWord::Crop {
                Marks::Crop
            } else {
                Marks::None
            },
            ink: look.theme.marks,
            slug: &slug,
            bar: if is_inch { ScaleBar::Inch } else { ScaleBar::Metric },
            sheets,
        },
    )
}

/// What a side's slug says, longest version first.
fn slug(
    selected: &Selected<'_>,
    edge: Option<SheetEdge>,
    sheet: usize,
    sheets: usize,
    is_front: bool,
) -> Vec<String> {
    let deck = selected.decks[0];
    let more = if selected.decks.len() > 1 { " and others" } else { "" };
    let name = crate::text::plain(&deck.title);
    let side = if is_front { "front" } else { "back" };
    let turn = match edge {
        Some(SheetEdge::Long) => " · turn on the long edge",
        Some(SheetEdge::Short) => " · turn on the short edge",
        None => "",
    };
    let seed =
        selected.seed.as_ref().map_or(String::new(), |seed| format!(" · seed “{seed}”"));
    let place = format!("sheet {sheet} of {sheets}, {side}");
    vec![
        format!("{name} {}{more} · {place}{turn}{seed}", deck.version),
        format!("{name}{more} · {place}{turn}{seed}"),
        format!("{place}{turn}{seed}"),
        format!("{place}{turn}"),
        place,
    ]
}

fn report_sheets(imposed: &Imposition, report: &Report) {
    if !imposed.marks_whole {
        report.note("there is no room for marks on every side; a smaller `--margin` or `--bleed` may give it");
    }
    if !imposed.has_slug {
        report.note(
            "there is no room for the line that names the sheet and checks the scale",
        );
    }
}

fn result_line(
    options: &CardsOptions,
    selected: &Selected<'_>,
    (paper, grid): &(Paper, Grid),
    look: &Look,
    imposed: &Imposition,
) -> String {
    let printed = options.sheets.map_or(imposed.sheets, |_| {
        imposed.pages.len() / if options.duplex == DuplexWord::None { 1 } else { 2 }
    });
    let cards = count(imposed.cards.1, "card", "cards");
    let sheets = count(printed, "sheet", "sheets");
    let seed =
        selected.seed.as_ref().map_or(String::new(), |seed| format!(", seed “{seed}”"));
    let turn = match options.duplex {
        DuplexWord::LongEdge => "turn on the long edge",
        DuplexWord::ShortEdge => "turn on the short edge",
        DuplexWord::None => "fronts only",
    };
    format!(
        "{}: {cards} on {sheets} of {}, {} {} to a sheet, {turn}{seed}",
        options.output.display(),
        paper.name(),
        grid.capacity(),
        look.format.name(),
    )
}

fn document(
    options: &CardsOptions,
    selected: &Selected<'_>,
    entries: &[Entry],
    imposed: Imposition,
) -> Result<Document, Failure> {
    let (first, printed) = imposed.cards;
    let entries = &entries[first..first + printed];
    let titles: Vec<_> =
        selected.decks.iter().map(|deck| crate::text::plain(&deck.title)).collect();
    let mut authors: Vec<String> = Vec::new();
    for author in selected.decks.iter().flat_map(|deck| &deck.authors) {
        if !authors.contains(author) {
            authors.push(author.clone());
        }
    }
    let deck = selected.decks[0];
    let duplex = options.duplex;
    Ok(Document {
        title: titles.join(", "),
        language: options.lang.clone().unwrap_or_else(|| deck.language.tag().to_owned()),
        authors,
        subject: deck.description.as_deref().map(crate::text::plain).unwrap_or_default(),
        date: environment::date(options.date.as_deref())?,
        turn_on: match duplex {
            DuplexWord::LongEdge => Some(SheetEdge::Long),
            DuplexWord::ShortEdge => Some(SheetEdge::Short),
            DuplexWord::None => None,
        },
        pages: imposed.pages,
        articles: printed,
        bookmarks: bookmarks(entries, &deck.language),
    })
}

/// The outline: cover and key first, then the kinds with their cards.
fn bookmarks(entries: &[Entry], language: &Language) -> Vec<Bookmark> {
    let leaf = |(at, entry): (usize, &Entry)| Bookmark {
        title: entry.title.clone(),
        article: Article(at),
        children: Vec::new(),
    };
    let of = |group: Option<Kind>| {
        entries
            .iter()
            .enumerate()
            .filter(move |(_, entry)| entry.group == group)
            .map(leaf)
    };
    let mut bookmarks: Vec<Bookmark> = of(None).collect();
    for &kind in Kind::ALL {
        let children: Vec<_> = of(Some(kind)).collect();
        if let Some(first) = children.first() {
            let title = language.words().kind(kind).to_owned();
            let article = first.article;
            bookmarks.push(Bookmark { title, article, children });
        }
    }
    bookmarks
}

/// Hands the file to whatever the system opens PDFs with.
fn open(path: &Path) -> Result<(), Failure> {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(target_os = "windows") {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", ""]);
        command
    } else {
        Command::new("xdg-open")
    };
    command.arg(path).spawn().map_err(|why| {
        Failure::new(format!("cannot open `{}`: {why}", path.display()))
            .hint("the file is made; open it by hand")
    })?;
    Ok(())
}
