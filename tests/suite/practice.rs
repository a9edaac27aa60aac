//! A practice on all that it hands out: handouts, session plans, plans, workbooks.

use std::sync::Arc;

use emberdeck::color::Ink;
use emberdeck::frame::{Item, Page, Placed};
use emberdeck::geom::{Length, Paper, Path, Point, Rect, Size};
use emberdeck::handout::{
    HandoutItem, HandoutJob, HandoutLook, make_handout, make_session_plan,
};
use emberdeck::load::{PageLibrary, SHIPPED};
use emberdeck::model::{
    Adaptation, Book, Card, Deck, Drawing, Edition, Extent, Language, Lead, Logo,
    PageType, PlanFile, PlannedCard, Practice, Theme, Vocabulary, Whose,
};
use emberdeck::text::Typesetter;
use emberdeck::workbook::{Binding, BookJob, BookLook, BookWeek, week_pages};

use crate::sandbox::Sandbox;
use crate::workbook::{book_of, plan, seen, strings};

/// The papers that are tried.
const PAPERS: [&str; 4] = ["a4", "letter", "a5", "half-letter"];
/// What no home printer reaches.
const EDGE: Length = Length::mm(4.0);

fn practice() -> Practice {
    Practice {
        name: Some("Anna Meyer".to_owned()),
        credentials: Some("LMFT 12345".to_owned()),
        phone: Some("+1 555 0100".to_owned()),
        web: Some("https://example.org/".to_owned()),
        license: Some("CC BY-SA 4.0, copy and share".to_owned()),
        ..Practice::default()
    }
}

/// As long as a practice is in life, and a logo.
fn long() -> Practice {
    let size = Size::mm(30.0, 20.0);
    let path = Path::rect(Rect::new(Point::ORIGIN, size));
    let drawing = Drawing { size, shapes: vec![(path, Ink::BLACK)] };
    Practice {
        name: Some("Elm Street Centre for Couples and Families".to_owned()),
        credentials: Some(
            "Dr. Anna-Maria Schneider-Ramirez, LMFT 12345, CST, certified in four methods"
                .to_owned(),
        ),
        email: Some("anna@elm-street-centre.example".to_owned()),
        logo: Some(Logo::Drawing(Arc::new(drawing))),
        ..practice()
    }
}

/// A text of a page, where it stands, and whether it is content.
#[derive(Debug)]
struct Seen {
    text: String,
    at: Rect,
    is_content: bool,
}

/// The texts of a frame on its page.
fn texts(placed: &Placed) -> Vec<Seen> {
    let runs = placed.frame.items().iter().filter_map(|(_, item)| match item {
        Item::Run(run) => Some(run),
        _ => None,
    });
    // Letters reach 0.72 of the size up and 0.22 down.
    let seen = runs.map(|run| {
        let at =
            Point::new(placed.at.x + run.at.x, placed.at.y + run.at.y - run.size * 0.72);
        let size = Size::new(seen(run), run.size * 0.94);
        let is_content = placed.article.is_some();
        Seen { text: run.text.clone(), at: Rect::new(at, size), is_content }
    });
    seen.collect()
}

/// What repeats on a page: the frames without an article.
fn furniture(page: &Page) -> Vec<Seen> {
    page.placed.iter().filter(|on| on.article.is_none()).flat_map(texts).collect()
}

fn says(page: &Page, text: &str) -> Option<bool> {
    let mut all = page.placed.iter().flat_map(texts);
    all.find(|seen| seen.text.trim_end() == text).map(|seen| seen.is_content)
}

fn worksheet<'a>(pages: &'a [&PageType], id: &str) -> HandoutItem<'a> {
    HandoutItem::Page(pages.iter().find(|page| page.id == id).expect("a worksheet"))
}

/// A handout of several pages, or the session plan to it.
fn handout(
    practice: &Practice,
    whose: Whose,
    (paper, edition): (&str, Edition),
    ids: &[&str],
) -> Vec<Page> {
    let (theme, english) = (Theme::hearth(), Language::english());
    let pages = PageLibrary::shipped().pages_in(&english);
    let pages: Vec<&PageType> = pages.iter().collect();
    let job = HandoutJob {
        items: ids.iter().map(|id| worksheet(&pages, id)).collect(),
        title: None,
        note: None,
        client: None,
        date: None,
        due: None,
        whose,
        adaptation: const { &Adaptation::NONE },
        discreet: false,
        language: &english,
        look: HandoutLook {
            paper: paper.parse::<Paper>().expect("a paper").size(),
            theme: &theme,
            edition,
            fillable: true,
        },
        practice,
        foot: "emberdeck · CC-BY-4.0",
    };
    let mut typesetter = Typesetter::new();
    let made = if whose == Whose::Counsellor {
        make_session_plan(&mut typesetter, &job)
    } else {
        make_handout(&mut typesetter, &job)
    };
    made.expect("a handout").pages
}

/// The loose pages of a plan.
fn plan_pages(
    practice: &Practice,
    file: &PlanFile,
    paper: &str,
    edition: Edition,
) -> Vec<Page> {
    let decks: Vec<Deck> =
        SHIPPED.iter().filter_map(|shipped| shipped.load().deck).collect();
    let find = |planned: &PlannedCard| -> Option<&Card> {
        let deck = decks.iter().find(|deck| deck.id == planned.deck)?;
        deck.cards.iter().find(|card| card.id == planned.card)
    };
    let book = Book {
        id: "plan".to_owned(),
        title: "Plan".to_owned(),
        language: Language::english(),
        chapters: Vec::new(),
    };
    let weeks = file.plan.weeks.iter();
    let weeks: Vec<_> = weeks.map(BookWeek::planned).collect();
    let theme = Theme::hearth();
    let job = BookJob {
        book: &book,
        pages: &[],
        weeks: &weeks,
        find: &find,
        whose: Whose::Shared,
        extent: Extent::Whole,
        names: None,
        practice,
        look: BookLook {
            paper: paper.parse::<Paper>().expect("a paper").size(),
            theme: &theme,
            edition,
            fillable: false,
            binding: Binding::Plain,
        },
        seed: None,
        decks: &[],
        options: "",
        summary: None,
    };
    week_pages(&mut Typesetter::new(), &job, "Seed “maple tree”").expect("pages")
}

/// The first page has the letterhead as content, the others the running head as decoration.
fn bears_the_practice(pages: &[Page]) {
    assert!(pages.len() > 1);
    for (nth, page) in pages.iter().enumerate() {
        for text in ["Anna Meyer", "LMFT 12345"] {
            assert_eq!(says(page, text), Some(nth == 0), "{text} on page {nth}");
        }
    }
}

#[test]
fn a_handout_bears_the_practice_on_every_page() {
    let ids = ["goals", "stress", "repair"];
    let a4 = ("a4", Edition::Standard);
    bears_the_practice(&handout(&practice(), Whose::Shared, a4, &ids));
}

#[test]
fn a_session_plan_bears_the_practice_on_every_page() {
    let ids = ["goals", "stress", "repair", "rituals"];
    let a4 = ("a4", Edition::Standard);
    bears_the_practice(&handout(&practice(), Whose::Counsellor, a4, &ids));
}

#[test]
fn a_plan_bears_the_practice_on_every_page() {
    bears_the_practice(&plan_pages(&practice(), &plan(), "a4", Edition::Standard));
}

#[test]
fn a_practice_costs_a_plan_no_page() {
    let file = plan();
    for paper in PAPERS {
        for &edition in Edition::ALL {
            let pages = |practice| plan_pages(practice, &file, paper, edition);
            let (with, without) = (pages(&long()), pages(&Practice::default()));
            assert_eq!(with.len(), without.len(), "{paper} {edition:?}");
            let name = long().name.unwrap_or_default();
            let is_told =
                says(&with[0], &name).is_some()
                    || with[0].placed.iter().flat_map(texts).any(|seen| {
                        seen.is_content && seen.text.starts_with("Elm Street")
                    });
            assert!(is_told, "{paper} {edition:?}");
        }
    }
}

#[test]
fn a_workbook_bears_the_practice_on_its_cover_and_beside_its_foot() {
    let pages = book_of(&practice(), None, Whose::Shared, "a4", Edition::Standard);
    for text in ["Anna Meyer", "LMFT 12345", "+1 555 0100 · example.org"] {
        assert_eq!(says(&pages[0], text), Some(true), "{text}");
    }
    assert!(furniture(&pages[0]).is_empty());
    for page in &pages[1..] {
        assert_eq!(says(page, "Anna Meyer · LMFT 12345"), Some(false));
    }
    let colophon = pages.iter().flat_map(|page| &page.placed).flat_map(texts);
    let licenses: Vec<_> =
        colophon.filter(|seen| seen.text.contains("copy and share")).collect();
    assert_eq!(licenses.len(), 1, "{licenses:?}");
}

#[test]
fn where_a_foot_has_no_room_the_credentials_go_first() {
    let pages = book_of(&long(), None, Whose::Shared, "a4", Edition::Standard);
    let name = long().name.unwrap_or_default();
    assert!(pages[1..].iter().all(|page| says(page, &name) == Some(false)));
    let pages = book_of(&long(), None, Whose::Shared, "half-letter", Edition::Large);
    assert!(pages[1..].iter().all(|page| furniture(page).len() == 2));
}

#[test]
fn a_long_practice_collides_with_nothing_on_any_paper_in_any_edition() {
    let file = plan();
    for paper in PAPERS {
        for &edition in Edition::ALL {
            let look = (paper, edition);
            let own = Whose::Own(Lead::A);
            let mut pages = book_of(&long(), Some(&file), own, paper, edition);
            pages.extend(plan_pages(&long(), &file, paper, edition));
            for whose in [Whose::Shared, Whose::Counsellor] {
                // A handout has four pages at most.
                let ids = if ["a4", "letter"].contains(&paper) {
                    &["stress", "repair"][..]
                } else {
                    &["repair"]
                };
                pages.extend(handout(&long(), whose, look, ids));
            }
            for (number, page) in pages.iter().enumerate() {
                stands_clear(page, &format!("{paper} {edition:?} {number}"));
            }
        }
    }
}

/// Nothing that repeats on a page leaves it, and what a practice says there lies on no other
/// words.
fn stands_clear(page: &Page, place: &str) {
    let inside = Size::new(page.size.width - EDGE * 2.0, page.size.height - EDGE * 2.0);
    let inside = Rect::new(Point::new(EDGE, EDGE), inside);
    let is_own = |text: &str| {
        ["Elm Street", "Dr. Anna", "example.org"].iter().any(|own| text.starts_with(own))
    };
    for one in furniture(page) {
        assert!(inside.contains(one.at), "{place}: {one:?}");
        if !is_own(&one.text) {
            continue;
        }
        let others = page.placed.iter().flat_map(texts);
        for other in others.filter(|other| other.text != one.text) {
            let is_clear = other.at.left().fits(one.at.right())
                || one.at.left().fits(other.at.right())
                || other.at.top().fits(one.at.bottom())
                || one.at.top().fits(other.at.bottom());
            assert!(is_clear, "{place}: {one:?} {other:?}");
        }
    }
}

#[test]
fn the_project_file_s_practice_is_in_every_file_that_is_handed_out() {
    let logo = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 6'>\
        <path d='M0 0h9v6z'/></svg>";
    let project = "[practice]\nname = \"Anna Meyer\"\nlogo = \"logo.svg\"\n";
    let sandbox = Sandbox::new().file("logo.svg", logo).file("emberdeck.toml", project);
    sandbox.succeed(&["weekly", "--weeks=1", "--seed=x", "--undated", "-q"]);
    sandbox.succeed(&["workbook", "--weeks=1", "--booklet", "--cover", "-q"]);
    sandbox.succeed(&["handout", "C-014", "--for", "counsellor", "-q"]);
    for file in [
        "weekly/plan.pdf",
        "weekly/workbook.pdf",
        "workbook.pdf",
        "workbook-cover.pdf",
        "handout.pdf",
        "handout-counsellor.pdf",
    ] {
        let read = lopdf::Document::load_mem(&sandbox.read(file)).expect("a PDF");
        let said = read.objects.values().flat_map(strings);
        assert_eq!(said.filter(|text| text == "Logo: Anna Meyer").count(), 1, "{file}");
    }
}
