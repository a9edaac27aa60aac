//! What each has alone of a plan's workbook, and how cards and pages name each other.

use std::collections::BTreeSet;

use emberdeck::load::{PageLibrary, SHIPPED};
use emberdeck::model::{
    Audience, Card, Edition, Extent, Lead, PlanFile, Practice, Whose,
};

use crate::sandbox::{Sandbox, card, deck_of};
use crate::workbook::{copy_of, names, plan, text};

const PEOPLE: [Lead; 2] = [Lead::A, Lead::B];

fn pages(
    plan: &PlanFile,
    copy: (Whose, Extent),
    paper: &str,
) -> Vec<emberdeck::frame::Page> {
    copy_of(&Practice::default(), Some(plan), copy, paper, Edition::Standard)
}

#[test]
fn own_pages_ask_what_the_shared_copy_does_not_and_nothing_else() {
    let plan = plan();
    for paper in ["a4", "letter", "a5"] {
        let shared = pages(&plan, (Whose::Shared, Extent::Whole), paper);
        let in_shared: BTreeSet<String> = names(&shared).into_iter().collect();
        for person in PEOPLE {
            let whole = pages(&plan, (Whose::Own(person), Extent::Whole), paper);
            let own = pages(&plan, (Whose::Own(person), Extent::OwnPages), paper);
            let found: BTreeSet<String> = names(&own).into_iter().collect();
            assert_eq!(found.len(), names(&own).len(), "two answers share a name");
            assert!(found.is_disjoint(&in_shared), "{paper}");
            // In one's own whole copy they go by the same names, so answers are one's own either
            // way. How a card was has its place there alone: it takes a row of its own.
            let lacks: BTreeSet<String> = names(&whole)
                .into_iter()
                .filter(|name| !in_shared.contains(name) && !name.ends_with(".rating"))
                // Lines that only fill up a book come where its pages fall so.
                .filter(|name| !name.starts_with("notes"))
                .collect();
            assert_eq!(found, lacks, "{paper}");
            assert!(own.len() * 2 < whole.len(), "{} of {}", own.len(), whole.len());
        }
    }
}

#[test]
fn dangers_stand_in_own_pages_alone_and_every_first_sheet_says_that_either_may_stop() {
    let plan = plan();
    let either = "Either of you may stop at any time, without a reason.";
    let shared = pages(&plan, (Whose::Shared, Extent::Whole), "a4");
    assert!(text(&shared[..1]).contains(either));
    let all = text(&shared);
    for danger in ["is not free to say no", "there is hitting", "choked"] {
        assert!(!all.contains(danger), "{danger}");
    }
    for extent in [Extent::Whole, Extent::OwnPages] {
        let own = pages(&plan, (Whose::Own(Lead::B), extent), "a4");
        let first = text(&own[..1]);
        assert!(first.contains(either), "{first}");
        assert!(first.contains("can be read by whoever uses this computer"), "{first}");
        assert!(text(&own).contains("there is hitting"));
    }
}

#[test]
fn a_page_names_the_cards_of_the_plan_that_go_with_it_and_the_log_names_the_page() {
    let plan = plan();
    let decks: Vec<_> =
        SHIPPED.iter().filter_map(|shipped| shipped.load().deck).collect();
    let cards: Vec<&Card> = plan
        .plan
        .cards()
        .filter_map(|planned| {
            let deck = decks.iter().find(|deck| deck.id == planned.deck)?;
            deck.cards.iter().find(|card| card.id == planned.card)
        })
        .collect();
    let shared = pages(&plan, (Whose::Shared, Extent::Whole), "a4");
    let texts: Vec<String> =
        shared.iter().map(|page| text(std::slice::from_ref(page))).collect();
    let mut named = 0;
    for card in cards {
        let Some(page) = card.worksheet.as_ref().filter(|page| *page != "notes") else {
            continue;
        };
        let library = PageLibrary::shipped();
        let page = library.pages.iter().find(|known| known.id == *page).expect("a page");
        let with_title = |text: &&String| text.starts_with(&page.title);
        let at: Vec<&String> = texts.iter().filter(with_title).collect();
        if at.is_empty() {
            continue;
        }
        // Once, however often the page comes.
        let named_by = at.iter().filter(|text| text.contains(&card.id)).count();
        assert_eq!(named_by, 1, "{}: {at:?}", card.id);
        if page.audience == Audience::Shared {
            let log = format!("{} · {} · page ", card.id, card.texts.title);
            let is_told = |text: &String| {
                text.split_whitespace().collect::<Vec<_>>().join(" ").contains(&log)
            };
            assert!(texts.iter().any(is_told), "{log}");
            named += 1;
        }
    }
    assert!(named >= 2, "{named}");
}

#[test]
fn a_card_whose_page_is_not_there_and_a_page_without_a_chapter_are_told() {
    let named = card("C-001", "What is it?") + "worksheet = \"stres\"\n";
    let sandbox = Sandbox::new().file("mine.toml", deck_of(&named));
    let ran = sandbox.run(&["check", "mine.toml"]);
    assert!(
        ran.stderr.contains("there is no page `stres` for this card's `worksheet`"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("did you mean `stress`?"), "{}", ran.stderr);
    let page = "schema = 1\nid = \"garden\"\ntitle = \"Our garden\"\nlanguage = \"en\"\nkind = \"ritual\"\n\n\
                [[block]]\ntype = \"text\"\ntext = \"What grows?\"\n";
    let sandbox = Sandbox::new().file("workbook/garden.toml", page);
    let told = "note: no chapter of the book names `garden`: name it in `book.toml`, or with `--page`\n";
    assert_eq!(sandbox.succeed(&["workbook", "--weeks", "1"]).stderr, told);
    let asked = sandbox.succeed(&["workbook", "--page", "check-in", "-o", "one.pdf"]);
    assert_eq!(asked.stderr, "");
}

#[test]
fn a_card_that_comes_with_its_workbook_names_the_page_where_that_makes_nothing_smaller() {
    let sandbox = Sandbox::new();
    let draw = ["weekly", "--weeks=2", "--seed=maple tree", "--start=2026-11-30", "-q"];
    sandbox.succeed(&[&draw[..], &["--paper=a4"]].concat());
    let letters = |text: &str| -> String {
        text.chars().filter(|sign| sign.is_alphabetic()).collect()
    };
    let printed = sandbox.letters("weekly/week-01-cards.pdf")
        + &sandbox.letters("weekly/week-02-cards.pdf");
    let pages = &PageLibrary::shipped().pages;
    let named = pages
        .iter()
        .filter(|page| printed.contains(&format!("Workbook{}", letters(&page.title))));
    assert!(named.count() >= 2, "{printed}");
    // Without a workbook beside them no card speaks of one.
    sandbox.succeed(&["cards", "-q", "-o", "some.pdf"]);
    assert!(!sandbox.letters("some.pdf").contains("Workbook"));
}
