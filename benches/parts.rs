//! How long each part of the way takes: `cargo bench`. See README.md.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what a bench is made from is sound"
)]

use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

use divan::{Bencher, black_box};
use emberdeck::diag::Source;
use emberdeck::face::{Backs, Look, Printed, lay_out_cards, try_cards};
use emberdeck::frame::Document;
use emberdeck::geom::{Format, Length};
use emberdeck::job::Shelf;
use emberdeck::job::book::{BookOrder, Planned, book_paper, library, make_copy};
use emberdeck::job::cards::CardsJob;
use emberdeck::job::plan::PlanJob;
use emberdeck::job::settings::Settled;
use emberdeck::load::lint::lint;
use emberdeck::load::{ArtFolder, Loaded, SHIPPED, load};
use emberdeck::model::{
    Adaptation, Edition, Extent, Given, Language, Origin, Practice, Theme, Whose,
};
use emberdeck::pdf::{self, Standard};
use emberdeck::text::{Breaking, Style, Typesetter};
use emberdeck::workbook::{Binding, BookLook};

fn main() {
    divan::main();
}

/// A thousand cards of different texts.
static DECK: LazyLock<String> = LazyLock::new(|| {
    const WORDS: [&str; 12] = [
        "bread", "window", "river", "lamp", "letter", "garden", "quiet", "morning",
        "table", "kettle", "street", "song",
    ];
    let mut deck =
        "[deck]\nid = \"bench\"\ntitle = \"Cards\"\nversion = \"1\"\nlanguage = \"en\"\n"
            .to_owned();
    for nth in 0..1000_usize {
        let word = |at: usize| WORDS[(nth * 7 + at * at + at * nth / 3) % WORDS.len()];
        let many = |from: usize| (from..from + 7).map(word).collect::<Vec<_>>().join(" ");
        write!(
            deck,
            "\n[[card]]\nid = \"C-{nth:04}\"\nkind = \"conversation\"\ntitle = \"{} {}\"\n\
             prompt = \"Keep {}. Then bring {}.\"\nfollow_ups = [\"Ask {}?\"]\nminutes = 5\npace = 1\n",
            word(1),
            word(2),
            many(3),
            many(9),
            many(15),
        )
        .expect("writing to memory does not fail");
    }
    deck
});

fn loaded() -> Loaded {
    let loaded = load(Source::new("bench.toml", &DECK), &ArtFolder::new(Path::new(".")));
    assert!(loaded.problems.is_empty());
    loaded
}

fn look() -> Look {
    Look {
        theme: Theme::hearth(),
        format: Format::poker(),
        edition: Edition::Standard,
        backs: Backs::Text,
        more: emberdeck::model::More::Card,
        back_image: None,
        bleed: Length::ZERO,
        adaptation: Adaptation::NONE,
        language: "en".parse::<Language>().unwrap(),
    }
}

fn printed<'a>(loaded: &'a Loaded, language: &'a Language) -> Vec<Printed<'a>> {
    let print = |card| Printed { card, language, other: None, foot: None, page: None };
    loaded.deck.as_ref().unwrap().cards.iter().map(print).collect()
}

/// The sheets of the starter deck.
fn starter() -> Document {
    let shelf = Shelf::starter();
    let settled = Settled::default_for("letter".parse().unwrap());
    let sheet = settled.sheet(Theme::hearth()).unwrap();
    let allowed = settled.allowed(None);
    CardsJob::new(&shelf, &allowed, &sheet).make().unwrap().0.document
}

#[divan::bench]
fn parse_1000_cards(bencher: Bencher<'_, '_>) {
    LazyLock::force(&DECK);
    bencher.bench(loaded);
}

#[divan::bench]
fn lint_1000_cards(bencher: Bencher<'_, '_>) {
    let decks = [loaded()];
    bencher.bench(|| lint(black_box(&decks)));
}

const PROMPT: &str = "What did you see from the window of the room in which you grew up? \
                      Say who was there, and what the light was like in the morning.";

#[divan::bench]
fn shape_a_prompt(bencher: Bencher<'_, '_>) {
    let mut typesetter = Typesetter::new();
    bencher
        .bench_local(|| typesetter.shape(black_box(PROMPT), Style::TEXT, "en").unwrap());
}

#[divan::bench]
fn break_a_prompt(bencher: Bencher<'_, '_>) {
    let mut typesetter = Typesetter::new();
    let mut paragraph = typesetter.shape(PROMPT, Style::TEXT, "en").unwrap();
    bencher.bench_local(|| {
        let (measure, size) = (Length::mm(51.5), Length::pt(11.0));
        paragraph.lines(&typesetter, measure, size, Breaking::SENSE)
    });
}

#[divan::bench]
fn face_1000_cards(bencher: Bencher<'_, '_>) {
    let (loaded, look) = (loaded(), look());
    let cards = printed(&loaded, &look.language);
    let typesetter = Typesetter::new();
    bencher.bench(|| lay_out_cards(&typesetter, &look, black_box(&cards)).unwrap());
}

#[divan::bench]
fn try_1000_cards(bencher: Bencher<'_, '_>) {
    let (loaded, look) = (loaded(), look());
    let cards = printed(&loaded, &look.language);
    let typesetter = Typesetter::new();
    bencher.bench(|| try_cards(&typesetter, &look, black_box(&cards)));
}

#[divan::bench]
fn face_and_impose_the_starter(bencher: Bencher<'_, '_>) {
    bencher.bench(starter);
}

#[divan::bench]
fn write_the_starter(bencher: Bencher<'_, '_>) {
    let document = starter();
    bencher.bench(|| pdf::write(&document, &Standard::ARCHIVE_ACCESSIBLE).unwrap());
}

#[divan::bench]
fn plan_8_weeks(bencher: Bencher<'_, '_>) {
    for shipped in SHIPPED {
        shipped.loaded();
    }
    let shelf = Shelf::shipped(false);
    let mut settled = Settled::default_for("letter".parse().unwrap());
    settled.weekly.weeks = Some(Given { value: 8, origin: Origin::Typed });
    let allowed = settled.allowed(None);
    bencher
        .bench(|| PlanJob::new(&shelf, &settled, &allowed, "maple tree").draw().unwrap());
}

#[divan::bench]
fn book_of_12_weeks(bencher: Bencher<'_, '_>) {
    let language: Language = "en".parse().unwrap();
    let pages = library(None, &language, &[]).unwrap();
    let planned = Planned::open(12, None);
    let (theme, practice) = (Theme::hearth(), Practice::default());
    let look = BookLook {
        paper: book_paper(&"letter".parse().unwrap()),
        theme: &theme,
        edition: Edition::Standard,
        fillable: true,
        binding: Binding::Plain,
    };
    let order = BookOrder {
        library: &pages,
        planned: &planned,
        look,
        names: None,
        extent: Extent::Whole,
        practice: &practice,
        date: None,
        paper: "letter".to_owned(),
    };
    let typesetter = Typesetter::new();
    bencher.bench(|| make_copy(&typesetter, &order, Whose::Shared).unwrap());
}
