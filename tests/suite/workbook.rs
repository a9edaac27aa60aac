//! The couples workbook: what is in which copy, the names of answers, nothing off the page.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use emberdeck::diag::Source;
use emberdeck::frame::{Answer, Frame, Item, Page, Run};
use emberdeck::geom::{Length, Paper, Point, Size};
use emberdeck::load::{PageLibrary, SHIPPED, load_plan};
use emberdeck::model::{
    Audience, Block, Card, Deck, Edition, Extent, Language, Lead, PlanFile, PlannedCard,
    Practice, Theme, Vocabulary, Whose,
};
use emberdeck::text::Typesetter;
use emberdeck::workbook::{
    Binding, BookJob, BookLook, BookWeek, PageGeometry, make_book,
};

use crate::sandbox::Sandbox;

/// A plan of four weeks, drawn by the program.
pub(crate) fn plan() -> PlanFile {
    let sandbox = Sandbox::new();
    sandbox.succeed(&[
        "weekly",
        "--weeks=4",
        "--seed=maple tree",
        "--start=2026-11-30",
        "--no-history",
        "--one-file",
        "-q",
    ]);
    let text = String::from_utf8(sandbox.read("weekly/plan.toml")).expect("text");
    load_plan(&Source::new("plan.toml", &text)).expect("a sound plan")
}

/// The pages of a copy.
fn book(
    plan: Option<&PlanFile>,
    whose: Whose,
    paper: &str,
    edition: Edition,
) -> Vec<Page> {
    book_of(&Practice::default(), plan, whose, paper, edition)
}

/// The pages of a copy that comes from a practice.
pub(crate) fn book_of(
    practice: &Practice,
    plan: Option<&PlanFile>,
    whose: Whose,
    paper: &str,
    edition: Edition,
) -> Vec<Page> {
    copy_of(practice, plan, (whose, Extent::Whole), paper, edition)
}

/// The pages of a copy, or of a part of it.
pub(crate) fn copy_of(
    practice: &Practice,
    plan: Option<&PlanFile>,
    (whose, extent): (Whose, Extent),
    paper: &str,
    edition: Edition,
) -> Vec<Page> {
    let decks: Vec<Deck> =
        SHIPPED.iter().filter_map(|shipped| shipped.load().deck).collect();
    let find = |planned: &PlannedCard| -> Option<&Card> {
        let deck = decks.iter().find(|deck| deck.id == planned.deck)?;
        deck.cards.iter().find(|card| card.id == planned.card)
    };
    let library = PageLibrary::shipped();
    let english = Language::english();
    let (theme, pages) = (Theme::hearth(), library.pages_in(&english));
    let weeks: Vec<BookWeek<'_>> = match plan {
        Some(file) => file.plan.weeks.iter().map(BookWeek::planned).collect(),
        None => (1..=12).map(|number| BookWeek::open(number, None)).collect(),
    };
    let paper: Paper = paper.parse().expect("a paper");
    let job = BookJob {
        book: library.book(&english).expect("an English book"),
        pages: &pages,
        weeks: &weeks,
        find: &find,
        whose,
        extent,
        names: None,
        practice,
        look: BookLook {
            paper: paper.size(),
            theme: &theme,
            edition,
            fillable: true,
            binding: Binding::Plain,
        },
        seed: Some("maple tree"),
        decks: &[],
        options: "",
        summary: None,
    };
    make_book(&Typesetter::new(), &job).expect("a book").pages
}

/// The frames with text on them.
fn frames(pages: &[Page]) -> impl Iterator<Item = &Frame> {
    pages.iter().flat_map(|page| &page.placed).map(|placed| &*placed.frame)
}

/// The names of all answers, those of one choice once.
pub(crate) fn names(pages: &[Page]) -> Vec<String> {
    let mut names = Vec::new();
    let mut groups = BTreeSet::new();
    for (_, item) in frames(pages).flat_map(Frame::items) {
        let Item::Field(field) = item else { continue };
        let is_choice = matches!(field.answer, Answer::Choice { .. });
        if !is_choice || groups.insert(field.name.clone()) {
            names.push(field.name.clone());
        }
    }
    names
}

pub(crate) fn text(pages: &[Page]) -> String {
    let mut text = String::new();
    for (_, item) in frames(pages).flat_map(Frame::items) {
        if let Item::Run(run) = item {
            text.push_str(&run.text);
            text.push(' ');
        }
    }
    text
}

#[test]
fn answers_have_one_name_each_and_the_same_on_every_paper() {
    let plan = plan();
    for whose in [Whose::Shared, Whose::Own(Lead::A)] {
        let first = names(&book(Some(&plan), whose, "a4", Edition::Standard));
        let unique: BTreeSet<&String> = first.iter().collect();
        assert_eq!(unique.len(), first.len(), "two answers share a name");
        for (paper, edition) in [
            ("a5", Edition::Standard),
            ("letter", Edition::Large),
            ("half-letter", Edition::Dyslexia),
        ] {
            let other = names(&book(Some(&plan), whose, paper, edition));
            // The pages that only fill up the book differ from paper to paper.
            let own = |names: &[String]| -> BTreeSet<String> {
                names.iter().filter(|name| !name.starts_with("notes")).cloned().collect()
            };
            let (first, other) = (own(&first), own(&other));
            let differ: Vec<_> = first.symmetric_difference(&other).take(5).collect();
            assert!(differ.is_empty(), "{paper} {edition:?}: {differ:?}");
        }
    }
}

#[test]
fn private_pages_are_in_no_copy_but_their_owner_s() {
    let plan = plan();
    let library = PageLibrary::shipped();
    let private: Vec<_> =
        library.pages.iter().filter(|page| page.audience == Audience::Private).collect();
    assert!(private.len() >= 6);
    for whose in [Whose::Shared, Whose::Counsellor] {
        let pages = book(Some(&plan), whose, "a4", Edition::Standard);
        let (names, text) = (names(&pages), text(&pages));
        for page in &private {
            let stem = page.stem();
            let is_its = |name: &&String| name.split('.').any(|part| part == stem);
            assert_eq!(names.iter().find(is_its), None, "{}", page.id);
            let intro = page.intro.as_deref().unwrap_or(&page.title);
            let start: String = intro.chars().take(25).collect();
            assert!(!text.contains(&start), "{} in {whose:?}", page.id);
        }
        assert!(!names.iter().any(|name| name.ends_with(".verdict")), "{whose:?}");
    }
    let own = names(&book(Some(&plan), Whose::Own(Lead::B), "a4", Edition::Standard));
    assert!(own.contains(&"week01.vote.b.pace".to_owned()), "{own:?}");
    assert!(own.contains(&"week02.checkin.b.closeness".to_owned()));
    let other = own.iter().find(|name| name.split('.').any(|part| part == "a"));
    assert_eq!(other, None, "B's copy asks A");
}

#[test]
fn every_card_of_the_plan_has_one_place_in_its_week_s_log() {
    let plan = plan();
    for whose in [Whose::Shared, Whose::Own(Lead::A), Whose::Counsellor] {
        let pages = book(Some(&plan), whose, "letter", Edition::Standard);
        let mut places: BTreeMap<(String, String), usize> = BTreeMap::new();
        for name in
            names(&pages).iter().filter(|name| name.rsplit('.').next() == Some("date"))
        {
            let parts: Vec<&str> = name.split('.').collect();
            if let [week, "log", slot, card, "date"] = parts[..] {
                let key = (format!("{week}.{slot}"), card.to_owned());
                *places.entry(key).or_default() += 1;
            }
        }
        let mut cards = 0;
        for card in plan.plan.cards() {
            let slot = format!("week{:02}.{:02}", card.slot.week, card.slot.place);
            assert_eq!(places.get(&(slot, card.name())), Some(&1), "{}", card.slot);
            cards += 1;
        }
        assert_eq!(places.len(), cards);
        assert!(cards >= 20, "{cards} cards");
    }
}

/// The width of what is seen of a run: the space at a line's end hangs.
pub(crate) fn seen(run: &Run) -> Length {
    let hanging = run.glyphs.last().filter(|_| run.text.ends_with(' '));
    let hanging = hanging.map_or(0.0, |glyph| f64::from(glyph.advance));
    run.width() - run.size * (hanging / 1000.0)
}

#[test]
fn nothing_leaves_the_text_area_on_any_paper_in_any_edition() {
    let plan = plan();
    let slack = Length::mm(0.3);
    let is_whole = crate::extent::is_whole();
    let mut seen_of = HashSet::new();
    for (nth, paper) in ["a4", "letter", "a5", "half-letter"].into_iter().enumerate() {
        for (which, &edition) in Edition::ALL.iter().enumerate() {
            // The sample has each paper and each edition once.
            if !is_whole && nth != which % 4 {
                continue;
            }
            let size = paper.parse::<Paper>().expect("a paper").size();
            let geometry = PageGeometry::new(size, edition, Binding::Plain);
            for plan in [Some(&plan), None] {
                let pages = book(plan, Whose::Own(Lead::A), paper, edition);
                for (number, page) in pages.iter().enumerate() {
                    let placed =
                        page.placed.iter().find(|placed| placed.article.is_some());
                    let frame = &placed.expect("text").frame;
                    for (_, item) in frame.items() {
                        let [left, top, right, foot] = covered(item);
                        // An opening quotation mark hangs.
                        let hangs = matches!(item, Item::Run(run)
                            if run.text.starts_with(['“', '‘', '«', '"']));
                        let hang = Length::mm(if hangs { 2.0 } else { 0.0 });
                        let is_inside = (left + slack + hang).fits(Length::ZERO)
                            && (top + slack).fits(Length::ZERO)
                            && (geometry.text.width + slack).fits(right)
                            && (geometry.text.height + slack).fits(foot);
                        let what: String =
                            format!("{item:?}").chars().take(300).collect();
                        let place = format!(
                            "{paper} {edition:?} page {}: {:.1} to {:.1} of {:.1}, {:.1} to {:.1} of {:.1}",
                            number + 1,
                            left.to_mm(),
                            right.to_mm(),
                            geometry.text.width.to_mm(),
                            top.to_mm(),
                            foot.to_mm(),
                            geometry.text.height.to_mm()
                        );
                        assert!(is_inside, "{place}: {what}");
                        seen_of.insert(std::mem::discriminant(item));
                    }
                }
            }
        }
    }
    // Text, shapes, fields, links, and signs that come again and again.
    assert!(seen_of.len() >= 5, "only {} sorts of things", seen_of.len());
}

/// How high capitals stand over the baseline, in sizes; descenders may hang into the margin.
const CAPITALS: f64 = 0.7;

/// What of its frame an item covers: its left edge, its top, its right edge, its foot.
fn covered(item: &Item) -> [Length; 4] {
    let boxed =
        |at: Point, size: Size| [at.x, at.y, at.x + size.width, at.y + size.height];
    match item {
        Item::Run(run) => {
            [run.at.x, run.at.y - run.size * CAPITALS, run.at.x + seen(run), run.at.y]
        }
        Item::Shape(shape) => {
            let bounds = shape.path.bounds();
            [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()]
        }
        Item::Stamp(stamp) => boxed(stamp.at, stamp.frame.size()),
        Item::Picture(picture) => boxed(picture.at, picture.size),
        Item::Field(field) => boxed(field.at, field.size),
        Item::Link(link) => boxed(link.at, link.size),
    }
}

#[test]
fn answers_leave_room_for_a_hand() {
    for (edition, pitch) in [(Edition::Standard, 8.0), (Edition::Large, 10.0)] {
        let pages = book(None, Whose::Shared, "a4", edition);
        let (mut lines, mut boxes) = (0, 0);
        for (_, item) in frames(&pages).flat_map(Frame::items) {
            let Item::Field(field) = item else { continue };
            match field.answer {
                // A millimetre or two of the line's pitch is kept for the rule and the air.
                Answer::Line { .. } => {
                    lines += 1;
                    let room = field.size.height + Length::mm(2.0);
                    assert!(room.fits(Length::mm(pitch)), "{field:?}");
                }
                Answer::Check | Answer::Choice { .. } => {
                    boxes += 1;
                    assert!(field.size.height.fits(Length::mm(5.0)), "{field:?}");
                }
                Answer::Area { .. } => {}
            }
        }
        assert!(lines > 50 && boxes > 50, "{lines} lines, {boxes} boxes");
    }
}

#[test]
fn every_page_that_is_named_may_be_led_to() {
    let library = PageLibrary::shipped();
    let mut leads = 0;
    for page in &library.pages {
        for block in &page.blocks {
            let Block::See { page: to, .. } = block else { continue };
            leads += 1;
            assert!(
                library.pages.iter().any(|other| other.id == *to),
                "{} → {to}",
                page.id
            );
        }
    }
    assert!(leads >= 5, "{leads} leads");
}

#[test]
fn a_book_without_a_plan_has_four_weeks() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["workbook", "--for", "shared,a,b,counselor"]);
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
    let lines: Vec<&str> =
        ran.stdout.lines().map(|line| line.split(", ").next().unwrap_or("")).collect();
    assert_eq!(
        lines,
        [
            "workbook.pdf: 4 weeks",
            "workbook-a.pdf: 4 weeks",
            "workbook-b.pdf: 4 weeks",
            "workbook-counsellor.pdf: 4 weeks",
        ]
    );
}

#[test]
fn what_a_copy_cannot_hold_is_told() {
    let sandbox = Sandbox::new();
    for (arguments, expected) in [
        (
            &["workbook", "--page", "safety"][..],
            "error: `safety` is a page for one alone\n  = help: make it with `--for a` or `--for b`, for each alone\n",
        ),
        (
            &["workbook", "touch", "--weeks", "2"],
            "error: `touch` says where a plan's cards come from, and there is no plan\n  = help: name the plan with `--plan`\n",
        ),
    ] {
        let ran = sandbox.run(arguments);
        assert_eq!((ran.code, &*ran.stderr), (Some(1), expected), "{arguments:?}");
    }
}

/// A page type and an order of one's own.
const OWN: [(&str, &str); 2] = [
    (
        "workbook/sunday.toml",
        "id = \"sunday\"\ntitle = \"Our Sunday\"\nlanguage = \"en\"\n[[block]]\ntype = \"lines\"\n\
         name = \"walk\"\nlabel = \"Where we walked\"\n",
    ),
    (
        "workbook/book.toml",
        "id = \"ours\"\ntitle = \"Ours\"\nlanguage = \"en\"\n[[chapter]]\ntitle = \"Sundays\"\n\
         pages = [\"sunday\", \"repair\", \"sunday\"]\n",
    ),
];

fn with_own_pages() -> Sandbox {
    let sandbox = Sandbox::new();
    std::fs::create_dir(sandbox.path("workbook")).expect("a folder");
    OWN.into_iter().fold(sandbox, |sandbox, (name, text)| sandbox.file(name, text))
}

#[test]
fn a_page_of_one_s_own_needs_a_file_and_nothing_else() {
    let sandbox = with_own_pages();
    let ran = sandbox.run(&["workbook", "--weeks", "1"]);
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
    // Cover, contents, the opening page of the chapter, and the three.
    assert_eq!(ran.stdout, "workbook.pdf: 1 week, 6 pages on a4\n");
}

#[test]
fn a_wrong_key_in_a_page_is_told_with_its_place() {
    let sandbox = with_own_pages()
        .file("workbook/sunday.toml", "id = \"sunday\"\ntitle = \"Our Sunday\"\nlanguage = \"en\"\nkindd = \"ritual\"\n");
    let ran = sandbox.run(&["workbook", "--dry-run"]);
    assert_eq!(ran.code, Some(1));
    let expected = "\
error: a page has no key `kindd`
 --> workbook/sunday.toml:4:1
  |
4 | kindd = \"ritual\"
  | ^^^^^
  |
  = help: did you mean `kind`?

error: 1 problem; nothing was made
";
    assert_eq!(ran.stderr, expected);
}

#[test]
fn pages_may_be_chosen_and_left_out() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["workbook", "--page", "repare"]);
    assert_eq!(
        ran.stderr,
        "error: there is no page `repare`\n  = help: did you mean `repair`?\n"
    );
    let all = sandbox.run(&["workbook", "--dry-run"]).stdout;
    let fewer = sandbox.run(&["workbook", "--dry-run", "--page", "no:log"]).stdout;
    assert_ne!(all, fewer);
}

#[test]
fn names_on_the_cover_stand_nowhere_else_in_the_file() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&["workbook", "--names", "Quendolin & Xaver", "--weeks", "1", "-q"]);
    let document =
        lopdf::Document::load_mem(&sandbox.read("workbook.pdf")).expect("a PDF");
    let needle = |text: &str| text.contains("Quendolin") || text.contains("Xaver");
    for (id, object) in &document.objects {
        let strings = strings(object);
        assert!(!strings.iter().any(|text| needle(text)), "object {id:?}");
    }
}

/// Every string of an object, decoded as bytes and as UTF-16; metadata as plain text, the pages'
/// own content left out.
pub(crate) fn strings(object: &lopdf::Object) -> Vec<String> {
    let mut found = Vec::new();
    collect(object, &mut found);
    found
}

fn collect(object: &lopdf::Object, strings: &mut Vec<String>) {
    use lopdf::Object;
    match object {
        Object::String(bytes, _) => {
            strings.push(String::from_utf8_lossy(bytes).into_owned());
            let units: Vec<u16> = bytes
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                .collect();
            strings.push(String::from_utf16_lossy(&units));
        }
        Object::Array(items) => items.iter().for_each(|item| collect(item, strings)),
        Object::Dictionary(dictionary) => {
            dictionary.iter().for_each(|(_, value)| collect(value, strings));
        }
        Object::Stream(stream) => {
            stream.dict.iter().for_each(|(_, value)| collect(value, strings));
            let is_page =
                stream.dict.get(b"Type").is_err() && stream.dict.get(b"Subtype").is_err();
            if !is_page {
                let plain =
                    stream.decompressed_content().unwrap_or(stream.content.clone());
                strings.push(String::from_utf8_lossy(&plain).into_owned());
            }
        }
        _ => {}
    }
}
