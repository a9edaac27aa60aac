//! Where things stand on a handout's pages: margins, foot, numbers; what keeps together; what is
//! said in its head.

use std::sync::LazyLock;

use emberdeck::frame::{Frame, Item, Page, Run};
use emberdeck::geom::Paper;
use emberdeck::handout::{HandoutItem, HandoutJob, HandoutLook, Loose, make_handout};
use emberdeck::load::{PageLibrary, SHIPPED};
use emberdeck::model::{Adaptation, Card, Edition, Language, Practice, Theme, Whose};
use emberdeck::text::Typesetter;

fn cards(ids: &[&str]) -> Vec<Card> {
    let decks: Vec<_> =
        SHIPPED.iter().filter_map(|shipped| shipped.load().deck).collect();
    let find = |id: &&str| {
        let mut cards = decks.iter().flat_map(|deck| &deck.cards);
        cards.find(|card| card.id == **id).cloned().expect("a shipped card")
    };
    ids.iter().map(find).collect()
}

/// A handout of these items, changed before it is made.
fn made<'a>(
    items: Vec<HandoutItem<'a>>,
    paper: &str,
    change: impl FnOnce(&mut HandoutJob<'a>),
) -> Loose {
    tried(items, paper, change).expect("a handout")
}

/// The same; it may be too much for its paper.
fn tried<'a>(
    items: Vec<HandoutItem<'a>>,
    paper: &str,
    change: impl FnOnce(&mut HandoutJob<'a>),
) -> Option<Loose> {
    static LOOK: LazyLock<(Theme, Practice, Language)> =
        LazyLock::new(|| (Theme::hearth(), Practice::default(), Language::english()));
    let (theme, practice, english) = &*LOOK;
    let mut job = HandoutJob {
        items,
        title: None,
        note: None,
        client: None,
        date: None,
        due: None,
        whose: Whose::Shared,
        adaptation: const { &Adaptation::NONE },
        discreet: false,
        language: english,
        look: HandoutLook {
            paper: paper.parse::<Paper>().expect("a paper").size(),
            theme,
            edition: Edition::Standard,
            fillable: true,
        },
        practice,
        foot: "emberdeck · CC-BY-4.0",
    };
    change(&mut job);
    make_handout(&mut Typesetter::new(), &job).ok()
}

fn runs(frame: &Frame) -> impl Iterator<Item = &Run> {
    frame.items().iter().filter_map(|(_, item)| match item {
        Item::Run(run) => Some(run),
        _ => None,
    })
}

/// The text of the first frame of a page, its lines one after the other.
fn text(page: &Page) -> String {
    let mut text = String::new();
    for run in runs(&page.placed[0].frame) {
        text.push_str(&run.text);
        text.push(' ');
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.01
}

#[test]
fn text_and_foot_keep_to_the_margins_and_each_page_says_which_it_is() {
    let exercises = cards(&["C-014", "R-001", "T-003", "N-001", "C-001"]);
    let all = || exercises.iter().map(HandoutItem::Card).collect();
    for (paper, margin) in [
        ("a4", 18.0),
        ("letter", 18.0),
        ("a5", 12.0),
        ("180x280mm", 12.0),
        ("181x280mm", 18.0),
    ] {
        let pages = made(all(), paper, |_| {}).pages;
        assert!(pages.len() > 1, "{paper}");
        for (nth, page) in pages.iter().enumerate() {
            let (width, height) = (page.size.width.to_mm(), page.size.height.to_mm());
            let body = &page.placed[0];
            // What is wider than 39 sizes of 11 pt goes to the margins at both sides.
            let measure = (width - 2.0 * margin).min(39.0 * 11.0 * 25.4 / 72.0);
            let side = (width - measure) / 2.0;
            assert!(near(body.at.x.to_mm(), side) && near(body.at.y.to_mm(), margin));
            let size = body.frame.size();
            assert!(near(size.width.to_mm(), measure), "{paper}");
            // Whole units of 8/3 mm, and 8 mm of air over the foot.
            let room = height - 2.0 * margin - 8.0;
            let unit = 8.0 / 3.0;
            let depth = size.height.to_mm();
            assert!(near(depth, (room / unit).floor() * unit), "{paper}: {depth}");
            let foot: Vec<&Run> = runs(&page.placed[1].frame).collect();
            let (first, last) = (foot[0], foot[foot.len() - 1]);
            assert_eq!(first.text, "emberdeck · CC-BY-4.0");
            assert!(near(first.at.x.to_mm(), side));
            let said: String = foot[1..].iter().map(|run| &*run.text).collect();
            assert_eq!(said, format!("page {} of {}", nth + 1, pages.len()));
            let right = (last.at.x + last.width()).to_mm();
            assert!(near(right, width - side), "{paper}: {right}");
            for run in foot {
                assert!(near(run.at.y.to_mm(), height - margin), "{paper}");
            }
        }
    }
    // One page has no number.
    let one = made(vec![HandoutItem::Card(&exercises[0])], "a4", |_| {}).pages;
    assert_eq!(one.len(), 1);
    assert_eq!(runs(&one[0].placed[1].frame).count(), 1);
}

#[test]
fn a_foot_of_several_lines_stands_over_the_margin_and_takes_from_the_text() {
    let exercise = cards(&["C-014"]);
    let foot = "A licence with a long name, and all that it asks for, ".repeat(5);
    let plain = made(vec![HandoutItem::Card(&exercise[0])], "a4", |_| {}).pages;
    let page = &made(vec![HandoutItem::Card(&exercise[0])], "a4", |job| job.foot = &foot)
        .pages[0];
    let lines: Vec<f64> =
        runs(&page.placed[1].frame).map(|run| run.at.y.to_mm()).collect();
    assert!(lines.len() > 2, "{lines:?}");
    let leading = 11.0 * 25.4 / 72.0;
    for (up, y) in (0_u32..).zip(lines.iter().rev()) {
        assert!(near(*y, 297.0 - 18.0 - leading * f64::from(up)), "{lines:?}");
    }
    let less = f64::from(u32::try_from(lines.len() - 1).expect("few")) * leading;
    let taken = plain[0].placed[0].frame.size().height.to_mm()
        - page.placed[0].frame.size().height.to_mm();
    // The text gives whole units of 8/3 mm.
    assert!(taken > less - 8.0 / 3.0 && taken < less + 8.0 / 3.0, "{taken} for {less}");
    // Beside it the number of the page keeps its room.
    let right = 105.0 + (39.0 * 11.0 / 2.0 - 7.0 * 10.0) * 25.4 / 72.0;
    for run in runs(&page.placed[1].frame) {
        assert!((run.at.x + run.width()).to_mm() <= right + 1.0, "{}", run.text);
    }
}

/// Where a page breaks is moved through the whole text: whatever the height, what belongs together
/// stands on one page.
#[test]
fn rules_stand_whole_before_the_first_touch_and_heads_with_what_they_are_over() {
    let exercises = cards(&["C-014", "T-007", "R-001"]);
    let rules = "When touch is part of it";
    let support = "or someone you trust.";
    let (mut breaks, mut ends_with_rules) = (0, false);
    let by_paper = (130..297).step_by(5).map(|height| (height, 0));
    // A longer and longer note moves all that follows it down, a line at a time.
    for (height, lines) in by_paper.chain((1..36).map(|lines| (260, lines))) {
        let items = exercises.iter().map(HandoutItem::Card).collect();
        let paper = format!("210x{height}mm");
        let note = "Take the time that it takes, both of you, and no more than that. ";
        let note = note.repeat(lines);
        let noted = Some(&*note).filter(|note| !note.is_empty());
        let made = tried(items, &paper, |job| job.note = noted);
        let Some(Loose { pages, .. }) = made else { continue };
        breaks += pages.len() - 1;
        let texts: Vec<String> = pages.iter().map(text).collect();
        let all = texts.join(" ");
        assert_eq!(all.matches(rules).count(), 1, "{height}");
        let page = texts.iter().find(|page| page.contains(rules)).expect("the rules");
        assert!(page.contains(support), "{height}: the rules are torn");
        let at = |what: &str| all.find(what).expect("it is there");
        assert!(at(&exercises[0].texts.title) < at(rules), "{height}");
        assert!(at(support) < at(&exercises[1].texts.title), "{height}");
        for page in &texts {
            for card in &exercises {
                assert!(!page.ends_with(&card.texts.title), "{height}: a title alone");
            }
            assert!(!page.ends_with("After"), "{height}: a head alone");
            ends_with_rules |= page.ends_with(support);
        }
    }
    assert!(breaks > 20, "only {breaks} breaks");
    // They need not stand with the first touch: a page may end with them.
    assert!(ends_with_rules);
}

#[test]
fn a_handout_says_its_title_once_and_code_and_days_only_where_they_are_given() {
    let library = PageLibrary::shipped();
    let page = library.pages.iter().find(|page| page.id == "repair").expect("a page");
    let exercise = cards(&["C-014"]);
    let sheet = || vec![HandoutItem::Page(page)];
    let both = || vec![HandoutItem::Page(page), HandoutItem::Card(&exercise[0])];
    let all = |loose: &Loose| loose.pages.iter().map(text).collect::<Vec<_>>().join(" ");
    let alone = made(sheet(), "a4", |_| {});
    assert!(all(&alone).starts_with(&page.title));
    assert_eq!(all(&alone).matches(&page.title).count(), 1);
    // The outline is seen by others, and stays neutral.
    let said: Vec<_> = alone.bookmarks.iter().map(|mark| &*mark.title).collect();
    assert_eq!(said, ["For the two of you"]);
    let more = made(both(), "a4", |_| {});
    let safe = "Either of you may stop at any time, without a reason.";
    assert!(all(&more).starts_with(&format!("For the two of you {safe}")));
    assert_eq!(all(&more).matches(&page.title).count(), 1);
    let titled = made(sheet(), "a4", |job| job.title = Some("A *quiet* hour"));
    assert!(all(&titled).starts_with("A *quiet* hour "));
    assert_eq!(all(&titled).matches(&page.title).count(), 1);
    assert_eq!(titled.bookmarks[0].title, "For the two of you");
    let day = |text: &str| Some(text.parse().expect("a day"));
    let noted = made(both(), "a4", |job| {
        job.client = Some("K*7*");
        job.date = day("2026-12-01");
        job.due = day("2026-12-15");
        job.note = Some("Take *your* time.");
    });
    let head = "For the two of you Client: K*7* Given on: Tue 1 Dec, 2026 Until: Tue 15 Dec, 2026 \
                For you two Take *your* time. ";
    let said = all(&noted);
    assert!(said.starts_with(&format!("{head}{safe}")), "{}", &said[..200]);
    let due = made(both(), "a4", |job| job.due = day("2026-12-15"));
    let head = format!("For the two of you Until: Tue 15 Dec, 2026 {safe}");
    assert!(all(&due).starts_with(&head), "{}", &all(&due)[..200]);
}
