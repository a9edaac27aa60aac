//! Handouts: what may lie beside what, what stays private, one for each row of a table.

use std::fmt::Write;

use emberdeck::frame::{Frame, Item, Run};
use emberdeck::geom::{Length, Paper};
use emberdeck::handout::{
    HandoutError, HandoutItem, HandoutJob, HandoutLook, make_handout,
};
use emberdeck::load::{PageLibrary, SHIPPED};
use emberdeck::model::{
    Adaptation, Audience, Edition, Language, Lead, Practice, Theme, TouchLevel,
    Vocabulary, Whose,
};
use emberdeck::text::Typesetter;

use crate::sandbox::{Sandbox, card, deck_of};

#[test]
fn three_ids_in_an_empty_folder_are_one_page() {
    for paper in ["a4", "letter"] {
        let ran =
            Sandbox::new().run(&["handout", "C-014", "T-003", "R-001", "--paper", paper]);
        assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
        assert_eq!(ran.stdout, format!("handout.pdf: 1 page on {paper}\n"));
    }
}

#[test]
fn what_may_not_be_handed_out_says_why() {
    let sandbox = Sandbox::new();
    for (arguments, expected) in [
        (
            &["handout"][..],
            "error: a handout needs a card or a worksheet\n  = help: name cards and worksheets, such as `C-014 say-avoid`\n",
        ),
        (
            &["handout", "repiar"],
            "error: there is no card or worksheet `repiar`\n  = help: did you mean `repair`?\n",
        ),
        (
            &["handout", "C-041X"],
            "error: there is no card `C-041X` in these decks\n  = help: did you mean `C-419`?\n",
        ),
        (
            &["handout", "week"],
            "error: `week` belongs into a workbook and stands on no handout\n  = help: `emberdeck list worksheets` shows what stands alone\n",
        ),
        (
            &["handout", "let-go"],
            "error: `let-go` is a page for one alone\n  = help: make it with `--for a` or `--for b`, for each alone\n",
        ),
        (
            &["handout", "safety", "C-014", "--for", "a"],
            "error: `safety` stands on a page of its own\n  = help: hand it out alone, to each alone\n",
        ),
        (
            &["handout", "T-151"],
            "error: T-151 brings the two nearer than both have said yes to\n  = help: say `--both-agree 3` when both of them have\n",
        ),
        (
            &["handout", "repair", "goals", "stress", "rituals", "devices", "promises"],
            "error: this takes 6 pages; a handout has four at most\n  = help: take fewer cards and worksheets, or make two handouts\n",
        ),
    ] {
        let ran = sandbox.run(arguments);
        assert_eq!((ran.code, &*ran.stderr), (Some(1), expected), "{arguments:?}");
    }
    assert_eq!(sandbox.files(), Vec::<String>::new());
}

fn text(pages: &[emberdeck::frame::Page]) -> String {
    let frames = pages.iter().flat_map(|page| &page.placed).map(|placed| &placed.frame);
    let items = frames.flat_map(|frame| frame.items());
    let runs = items.filter_map(|(_, item)| match item {
        Item::Run(run) => Some(&*run.text),
        _ => None,
    });
    runs.collect::<Vec<_>>().join(" ")
}

/// A handout of one item.
fn made(
    item: HandoutItem<'_>,
    whose: Whose,
    paper: &str,
    edition: Edition,
) -> Result<Vec<emberdeck::frame::Page>, HandoutError> {
    let (theme, practice, english) =
        (Theme::hearth(), Practice::default(), Language::english());
    let job = HandoutJob {
        items: vec![item],
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
        practice: &practice,
        foot: "emberdeck · CC-BY-4.0",
    };
    make_handout(&mut Typesetter::new(), &job).map(|loose| loose.pages)
}

#[test]
fn touch_brings_its_rules_and_the_line_of_support() {
    let decks: Vec<_> =
        SHIPPED.iter().filter_map(|shipped| shipped.load().deck).collect();
    let cards = decks.iter().flat_map(|deck| &deck.cards);
    let (mut with, mut without) = (0, 0);
    for card in cards.filter(|card| card.id.starts_with('T')).take(40) {
        let pages = made(HandoutItem::Card(card), Whose::Shared, "a4", Edition::Standard);
        let text = text(&pages.expect("a handout"));
        let has_rules = text.contains("When touch is part of it")
            && text.contains("If touch brings back something bad");
        assert_eq!(has_rules, card.touch_level >= TouchLevel::HELD, "{}", card.id);
        *(if has_rules { &mut with } else { &mut without }) += 1;
    }
    assert!(with >= 5 && without >= 5, "{with} with rules, {without} without");
}

/// The width of what is seen of a run: the space at a line's end hangs.
fn seen(run: &Run) -> Length {
    let hanging = run.glyphs.last().filter(|_| run.text.ends_with(' '));
    let hanging = hanging.map_or(0.0, |glyph| f64::from(glyph.advance));
    run.width() - run.size * (hanging / 1000.0)
}

/// Whether all that is seen or filled in stays within a frame's width.
fn stays_inside(frame: &Frame) -> bool {
    let slack = Length::mm(0.3);
    frame.items().iter().all(|(_, item)| {
        let right = match item {
            Item::Run(run) => run.at.x + seen(run),
            Item::Field(field) => field.at.x + field.size.width,
            _ => return true,
        };
        (frame.size().width + slack).fits(right)
    })
}

#[test]
fn every_worksheet_stands_alone_in_every_edition() {
    let library = PageLibrary::shipped();
    assert!(library.pages.iter().filter(|page| page.worksheet).count() >= 15);
    for page in library.pages.iter().filter(|page| page.worksheet) {
        let whose = match page.audience {
            Audience::Shared => Whose::Shared,
            Audience::Private => Whose::Own(Lead::A),
        };
        for &edition in Edition::ALL {
            for paper in ["a4", "letter"] {
                let pages = made(HandoutItem::Page(page), whose, paper, edition);
                let pages = pages.unwrap_or_else(|why| panic!("{}: {why}", page.id));
                let most = if edition == Edition::Standard { 2 } else { 4 };
                assert!(pages.len() <= most, "{}: {} pages", page.id, pages.len());
                let inside = pages
                    .iter()
                    .flat_map(|page| &page.placed)
                    .all(|placed| stays_inside(&placed.frame));
                assert!(inside, "{} {edition:?} {paper}", page.id);
            }
        }
    }
}

#[test]
fn at_least_the_worksheets_that_counsellors_ask_for_are_there() {
    let ran = Sandbox::new().run(&["list", "worksheets"]);
    for id in [
        "say-avoid",
        "listening",
        "our-loop",
        "togetherness",
        "care",
        "rituals",
        "repair",
        "promises",
        "touch-preferences",
        "stages-log",
        "support-signs",
        "kinds-of-help",
        "faq",
        "fades",
        "talk-and-touch",
    ] {
        let line = ran.stdout.lines().find(|line| line.split(' ').next() == Some(id));
        assert!(line.is_some_and(|line| line.contains("worksheet")), "{id}");
    }
}

#[test]
fn a_recipe_names_the_decks_that_were_named() {
    let deck = deck_of(&card("C-001", "What did you see today?"));
    let sandbox = Sandbox::new().file("ours.toml", deck);
    let made = ["handout", "C-001", "--deck", "ours.toml", "--save", "r.toml"];
    sandbox.succeed(&made);
    let recipe = String::from_utf8(sandbox.read("r.toml")).expect("text");
    assert!(
        recipe.ends_with("schema = 2\nitems = [\"C-001\"]\ndecks = [\"ours.toml\"]\n")
    );
    sandbox.succeed(&["handout", "r.toml", "-o", "again.pdf"]);
    assert_eq!(sandbox.read("again.pdf"), sandbox.read("handout.pdf"));
    // A deck that is named now takes their place.
    let ran = sandbox.run(&["handout", "r.toml", "--deck", "touch", "-o", "other.pdf"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("there is no card `C-001`"), "{}", ran.stderr);
}

#[test]
fn a_recipe_keeps_the_choices_without_the_client() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&[
        "handout",
        "C-014",
        "say-avoid",
        "--note",
        "Twice",
        "--client",
        "K-17",
        "--due",
        "2026-12-08",
        "--save",
        "r.toml",
        "-q",
    ]);
    let recipe = String::from_utf8(sandbox.read("r.toml")).expect("text");
    assert!(!recipe.contains("K-17") && !recipe.contains("2026"), "{recipe}");
    let first = sandbox.read("handout.pdf");
    sandbox.succeed(&[
        "handout",
        "r.toml",
        "--client",
        "K-17",
        "--due",
        "2026-12-08",
        "-o",
        "again.pdf",
        "-q",
    ]);
    assert!(first == sandbox.read("again.pdf"), "the recipe makes another handout");
}

#[test]
fn the_record_warns_of_what_a_code_has_had() {
    let sandbox = Sandbox::new();
    let arguments =
        ["handout", "C-014", "R-001", "--client", "K-17", "--log", "log.toml"];
    assert_eq!(sandbox.run(&arguments).stderr, "");
    let again = ["handout", "C-014", "--client", "K-17", "--log=log.toml", "--force"];
    assert_eq!(sandbox.run(&again).stderr, "note: K-17 has had C-014 before\n");
    let other = ["handout", "C-014", "--client", "K-18", "--log=log.toml", "--force"];
    assert_eq!(sandbox.run(&other).stderr, "");
}

#[test]
fn a_broken_row_fails_alone_with_one_clear_line() {
    let mut table = String::from("client,cards,worksheets,note\n");
    for row in 1..=30 {
        let cards = if row == 17 { "C-O14" } else { "C-014" };
        let _ = writeln!(table, "K-{row},{cards},promises,\"Hello, you two\"");
    }
    let sandbox = Sandbox::new().file("clients.csv", &table);
    let ran = sandbox.run(&["handout", "--batch", "clients.csv", "-o", "out"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.stdout, "out: 29 handouts\n");
    assert_eq!(
        ran.stderr,
        "row 18: there is no card `C-O14` in these decks; did you mean `C-014`?\n\
         error: 1 handout could not be made; the others were\n"
    );
    assert!(sandbox.path("out/handout-0017.pdf").exists());
    assert!(!sandbox.path("out/handout-0018.pdf").exists());
}

#[test]
fn ids_in_a_cell_may_stand_on_lines_of_their_own() {
    let table = "client,cards,for\nK-1,\"C-014\nT-003\",\"shared\ncounsellor\"\n";
    let sandbox = Sandbox::new().file("clients.csv", table);
    let ran = sandbox.run(&["handout", "--batch", "clients.csv", "-o", "out"]);
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
    assert!(sandbox.path("out/handout-0002-counsellor.pdf").exists());
}

#[test]
fn a_table_with_a_strange_column_is_refused_whole() {
    let sandbox = Sandbox::new().file("clients.csv", "client,crads\nK-1,C-014\n");
    let ran = sandbox.run(&["handout", "--batch", "clients.csv"]);
    assert_eq!(
        ran.stderr,
        "error: this table can have no column `crads`\n  = help: did you mean `cards`?\n"
    );
    assert!(!sandbox.path("handouts").exists());
}

#[test]
fn a_note_that_no_page_holds_is_refused_and_never_cut() {
    let sandbox = Sandbox::new();
    let note = "one more line\n".repeat(80);
    let ran = sandbox.run(&["handout", "C-014", "--note", &note]);
    assert_eq!(
        ran.stderr,
        "error: `note`: a text is too long to stand in one piece on a page\n  = help: shorten the text, or take another paper or edition\n"
    );
}

#[test]
fn stars_in_a_note_stand_for_themselves() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&["handout", "C-014", "--note", "a*b and 2*3*4", "--flat", "-q"]);
    let signs = sandbox.signs("handout.pdf");
    assert!(signs.contains("a*band2*3*4"), "{signs}");
}

#[test]
fn a_torn_row_fails_alone_and_semicolons_part_cells_too() {
    let table = "client;cards\nA;C-014\nB;C-015;x\nC;C-016\n";
    let sandbox = Sandbox::new().file("c.csv", table);
    let ran = sandbox.run(&["handout", "--batch", "c.csv", "-o", "out"]);
    assert_eq!(ran.stdout, "out: 2 handouts\n");
    assert_eq!(
        ran.stderr,
        "row 3: it has 3 cells, the table 2 columns; put a text that has a semicolon in it between quotes\nerror: 1 handout could not be made; the others were\n"
    );
}

#[test]
fn a_copy_s_name_is_no_other_row_s() {
    let table = "client,cards,for\nK1,C-014,a\nK1-a,C-015,\n";
    let sandbox = Sandbox::new().file("c.csv", table);
    let ran = sandbox.run(&["handout", "--batch", "c.csv", "--name-by", "code"]);
    assert_eq!(
        ran.stderr,
        "error: rows 2 and 3 would go by one name\n  = help: give each row its own code, or name the files by row\n"
    );
}

#[test]
fn two_rows_of_one_code_do_not_share_a_file() {
    let sandbox = Sandbox::new().file("c.csv", "client,cards\nK-1,C-014\nK-1,C-001\n");
    let ran = sandbox.run(&["handout", "--batch", "c.csv", "--name-by", "code"]);
    assert_eq!(
        ran.stderr,
        "error: rows 2 and 3 would go by one name\n  = help: give each row its own code, or name the files by row\n"
    );
}

#[test]
fn the_client_s_code_and_the_note_are_nowhere_but_on_the_page() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&[
        "handout",
        "T-003",
        "say-avoid",
        "--client",
        "Zyxomma-17",
        "--title",
        "Quendolin asks",
        "--note",
        "Xylophon twice",
        "--date",
        "2026-12-01",
        "-q",
    ]);
    let document =
        lopdf::Document::load_mem(&sandbox.read("handout.pdf")).expect("a PDF");
    for (id, object) in &document.objects {
        let strings = crate::workbook::strings(object);
        for word in ["Zyxomma", "Quendolin", "Xylophon"] {
            assert!(!strings.iter().any(|text| text.contains(word)), "{word} in {id:?}");
        }
    }
    // And it is on the page.
    let signs = sandbox.signs("handout.pdf");
    for said in ["Zyxomma-17", "Quendolinasks", "Xylophontwice"] {
        assert!(signs.contains(said), "{said} in {signs}");
    }
}
