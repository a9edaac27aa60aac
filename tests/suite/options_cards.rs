//! What each option of `cards` does: which cards come, and where their ink lies.

use crate::drawn::{Area, Drawn, is_near, pages};
use crate::grove::{TREES, grove, tree};
use crate::sandbox::{Sandbox, deck_of};

/// The trees on the fronts of a PDF.
fn trees(sandbox: &Sandbox, name: &str) -> Vec<&'static str> {
    let letters = sandbox.letters(name);
    TREES.into_iter().filter(|tree| letters.contains(tree)).collect()
}

#[test]
fn each_limit_leaves_out_what_goes_beyond_it_and_nothing_that_does_not_say() {
    let sandbox = grove();
    sandbox.succeed(&["cards", "grove.toml", "-q"]);
    assert_eq!(trees(&sandbox, "cards.pdf"), TREES);
    let cases: [(&[&str], &[&str]); 14] = [
        (&["--cost", "free"], &["Alder", "Birch", "Elm", "Fir"]),
        (&["--cost", "medium"], &["Alder", "Birch", "Cedar", "Elm", "Fir"]),
        (&["--energy", "low"], &["Alder", "Birch", "Elm", "Fir"]),
        (&["--energy", "medium"], &["Alder", "Birch", "Cedar", "Elm", "Fir"]),
        (&["--privacy", "anywhere"], &["Alder", "Birch", "Elm", "Fir"]),
        (&["--privacy", "kids-asleep"], &["Alder", "Birch", "Cedar", "Elm", "Fir"]),
        (&["--setting", "home"], &["Alder", "Birch", "Elm", "Fir"]),
        (&["--setting", "out,online"], &["Alder", "Cedar", "Damson", "Elm", "Fir"]),
        (&["--long-distance"], &["Damson", "Elm"]),
        (&["--long-distance=no"], &TREES),
        (&["--access", "seated"], &["Alder", "Birch", "Cedar", "Damson", "Elm"]),
        (&["--access", "hearing"], &["Alder", "Birch", "Cedar", "Damson"]),
        (&["--minutes", "..10"], &["Alder", "Birch", "Elm", "Fir"]),
        (&["--minutes", "20.."], &["Cedar", "Damson"]),
    ];
    for (options, expected) in cases {
        let command = ["cards", "grove.toml", "-q", "-o", "some.pdf"];
        sandbox.succeed(&[&command[..], options].concat());
        assert_eq!(trees(&sandbox, "some.pdf"), expected, "{options:?}");
    }
}

#[test]
fn skin_comes_only_up_to_the_level_that_both_agree_to() {
    let touch = |id: &str, title: &str, level: u8| {
        let deck = include_str!("../required/touch.toml");
        let card = deck.split("[[card]]").nth(1).expect("a card");
        let card = card.replace("T-001", id).replace("Skin to skin", title);
        let level = format!("touch_level = {level}");
        format!("[[card]]{}", card.replace("touch_level = 3", &level))
    };
    let cards = [touch("T-001", "Alder", 2), touch("T-002", "Birch", 3)].concat()
        + &touch("T-003", "Cedar", 4);
    let deck = deck_of(&cards).replace("version", "adult = true\nversion");
    let sandbox = Sandbox::new().file("grove.toml", deck);
    for (options, expected) in [
        (&[][..], &["Alder"][..]),
        (&["--both-agree", "3"], &["Alder", "Birch"]),
        (&["--both-agree", "4"], &["Alder", "Birch", "Cedar"]),
    ] {
        let command = ["cards", "grove.toml", "--adult", "-q", "-o", "some.pdf"];
        sandbox.succeed(&[&command[..], options].concat());
        assert_eq!(trees(&sandbox, "some.pdf"), expected, "{options:?}");
    }
}

/// Millimetres of a poker card (2.5 by 3.5 inches).
const POKER: (f64, f64) = (63.5, 88.9);

/// The cards of a page, in the order in which they are drawn.
fn cards_on(page: &Drawn, (width, height): (f64, f64)) -> Vec<Area> {
    let shapes = page.shapes.iter().filter(|shape| shape.measures(width, height));
    shapes.copied().collect()
}

/// The pages that the trees come out as.
fn sheets(options: &[&str]) -> Vec<Drawn> {
    let sandbox = grove();
    let command = ["cards", "grove.toml", "--paper", "a4", "-q"];
    sandbox.succeed(&[&command[..], options].concat());
    pages(&sandbox.read("cards.pdf"))
}

#[test]
fn a_format_is_the_size_of_the_cards() {
    for (format, size) in
        [("poker", POKER), ("tarot", (69.85, 120.65)), ("60mmx80mm", (60.0, 80.0))]
    {
        let pages = sheets(&["--format", format, "--blank", "0"]);
        // Some tarot cards lie on their sides.
        let lying = (size.1, size.0);
        let on = |page| cards_on(page, size).len() + cards_on(page, lying).len();
        let cards: usize = pages.iter().map(on).sum();
        assert_eq!(cards, 2 * TREES.len(), "{format}: fronts and backs");
    }
}

#[test]
fn a_gutter_lies_between_cards_and_nowhere_else() {
    for (gutter, across, down) in
        [("0", 0.0, 0.0), ("3mm", 3.0, 3.0), ("3mm,5mm", 3.0, 5.0)]
    {
        let pages = sheets(&["--gutter", gutter]);
        let cards = cards_on(&pages[0], POKER);
        assert_eq!(cards.len(), TREES.len(), "{gutter}");
        for pair in cards.windows(2) {
            let is_row = is_near(pair[0].top, pair[1].top);
            let found = if is_row {
                (pair[1].left - pair[0].right(), across)
            } else {
                (pair[1].top - pair[0].bottom(), down)
            };
            assert!(is_near(found.0, found.1), "{gutter}: {pair:?}");
        }
        assert!(cards.windows(2).any(|pair| !is_near(pair[0].top, pair[1].top)));
    }
}

#[test]
fn bleed_is_how_far_a_pattern_runs_past_the_cut() {
    for (bleed, length) in [("0mm", 0.0), ("2mm", 2.0), ("4.5mm", 4.5)] {
        let one = ["--backs", "pattern", "--card", "C-001", "--bleed", bleed];
        let pages = sheets(&one);
        let [front, back] = &pages[..] else { panic!("a front and a back") };
        let [card] = cards_on(front, POKER)[..] else { panic!("one card") };
        let drawn = Area::around(&back.shapes).expect("a pattern");
        let size = (POKER.0 + 2.0 * length, POKER.1 + 2.0 * length);
        assert!(drawn.measures(size.0, size.1), "{bleed}: {drawn:?}");
        // Turned on the long edge of paper that stands: mirrored from left to right.
        let width = front.media.expect("a sheet").width;
        assert!(is_near(drawn.left, width - card.right() - length), "{drawn:?}");
        assert!(is_near(drawn.top, card.top - length), "{drawn:?}");
    }
}

/// The lines of a page that point at a card's edges from outside.
fn marks(page: &Drawn, card: &Area) -> Vec<Area> {
    let is_at = |line: &Area| {
        let across = is_near(line.width, 0.0)
            && (is_near(line.left, card.left) || is_near(line.left, card.right()));
        let down = is_near(line.height, 0.0)
            && (is_near(line.top, card.top) || is_near(line.top, card.bottom()));
        across || down
    };
    page.lines.iter().filter(|line| is_at(line)).copied().collect()
}

#[test]
fn crop_marks_stand_at_both_ends_of_each_cut_on_the_front_and_can_be_left_out() {
    let one = ["--card", "C-001", "--backs", "pattern"];
    let pages = sheets(&[&one[..], &["--marks", "crop"]].concat());
    let [card] = cards_on(&pages[0], POKER)[..] else { panic!("one card") };
    let found = marks(&pages[0], &card);
    assert_eq!(found.len(), 8, "{found:?}");
    for mark in &found {
        let is_outside = mark.right() <= card.left
            || mark.left >= card.right()
            || mark.bottom() <= card.top
            || mark.top >= card.bottom();
        assert!(is_outside, "{mark:?} at {card:?}");
    }
    let plain = sheets(&[&one[..], &["--marks", "none"]].concat());
    assert_eq!(cards_on(&plain[0], POKER), [card]);
    assert_eq!(marks(&plain[0], &card), []);
    assert!(pages.iter().all(|page| page.media == plain[0].media));
}

#[test]
fn cards_stand_in_rows_in_the_order_of_the_deck() {
    let sandbox = grove();
    sandbox.succeed(&["cards", "grove.toml", "--order", "rows", "--paper", "a4", "-q"]);
    let letters = sandbox.letters("cards.pdf");
    let places: Vec<_> = TREES.iter().filter_map(|tree| letters.find(tree)).collect();
    assert!(places.len() == TREES.len() && places.is_sorted(), "{places:?}");
    let cards = cards_on(&pages(&sandbox.read("cards.pdf"))[0], POKER);
    let is_after = |pair: &[Area]| {
        let is_row = is_near(pair[0].top, pair[1].top);
        (is_row && pair[0].left < pair[1].left) || pair[0].top < pair[1].top
    };
    assert!(cards.len() == TREES.len() && cards.windows(2).all(is_after), "{cards:?}");
    let ran = sandbox.run(&["cards", "grove.toml", "--order", "columns"]);
    assert_eq!(ran.code, Some(2), "{}", ran.stderr);
}

#[test]
fn copies_are_of_the_whole_deck_one_after_the_other() {
    let sandbox = grove();
    let two = ["--kind", "novelty", "--duplex", "none", "--copies", "3", "-q"];
    sandbox.succeed(&[&["cards", "grove.toml", "--paper", "a4"], &two[..]].concat());
    let fronts = pages(&sandbox.read("cards.pdf"));
    assert_eq!(fronts.len(), 1, "no backs");
    assert_eq!(cards_on(&fronts[0], POKER).len(), 6);
    let letters = sandbox.letters("cards.pdf");
    let mut told: Vec<(usize, &str)> =
        ["Elm", "Fir"].into_iter().flat_map(|tree| letters.match_indices(tree)).collect();
    told.sort_unstable();
    let told: Vec<&str> = told.into_iter().map(|(_, tree)| tree).collect();
    assert_eq!(told, ["Elm", "Fir", "Elm", "Fir", "Elm", "Fir"]);
}

#[test]
fn backs_lie_behind_their_fronts_whichever_edge_the_sheet_turns_on() {
    for (duplex, count) in [("long-edge", 2), ("short-edge", 2), ("none", 1)] {
        let pages = sheets(&["--duplex", duplex]);
        assert_eq!(pages.len(), count, "{duplex}");
        let media = pages[0].media.expect("a sheet");
        // About which axis paper turns: its long edge stands, or lies.
        let is_upright = (media.height > media.width) == (duplex == "long-edge");
        let fronts = cards_on(&pages[0], POKER);
        assert_eq!(fronts.len(), TREES.len());
        let backs = pages.get(1).map(|page| cards_on(page, POKER)).unwrap_or_default();
        for front in fronts.iter().filter(|_| count == 2) {
            let (left, top) = if is_upright {
                (media.width - front.right(), front.top)
            } else {
                (front.left, media.height - front.bottom())
            };
            let is_behind =
                |back: &&Area| is_near(back.left, left) && is_near(back.top, top);
            assert_eq!(backs.iter().filter(is_behind).count(), 1, "{duplex}: {front:?}");
        }
        assert_eq!(backs.len(), if count == 2 { TREES.len() } else { 0 });
    }
}

#[test]
fn a_shift_moves_backs_right_and_down_as_one_holds_them_upright() {
    let a6 = (105.0, 148.0);
    // Three by three poker cards on a sheet that stands begin 9.75 mm from its left edge and 15.15
    // from its head; two of A6 on one that lies, 43.5 and 31. All is shifted right by 3 and up by 2.
    for (format, size, duplex, stands, place) in [
        ("poker", POKER, "long-edge", true, (210.0 - 9.75 - 63.5 + 3.0, 15.15 - 2.0)),
        ("poker", POKER, "short-edge", false, (9.75 - 3.0, 297.0 - 15.15 - 88.9 + 2.0)),
        ("a6", a6, "long-edge", false, (43.5 - 3.0, 210.0 - 31.0 - 148.0 + 2.0)),
        ("a6", a6, "short-edge", true, (297.0 - 43.5 - 105.0 + 3.0, 31.0 - 2.0)),
    ] {
        let told = format!("{format}, {duplex}");
        let sandbox = grove();
        sandbox.succeed(&[
            "cards",
            "grove.toml",
            "--paper=a4",
            "--card=N-005",
            "--format",
            format,
            "--duplex",
            duplex,
            "--back-offset",
            "3mm,-2mm",
            "-q",
        ]);
        let pages = pages(&sandbox.read("cards.pdf"));
        let [back] = cards_on(&pages[1], size)[..] else { panic!("{told}: one back") };
        assert!(
            is_near(back.left, place.0) && is_near(back.top, place.1),
            "{told}: {back:?}"
        );
        let inside = pages[1].letters.iter().zip(&pages[1].goes_right);
        let inside = inside.filter(|(([x, y], _), _)| {
            (back.left..back.right()).contains(x) && (back.top..back.bottom()).contains(y)
        });
        let upright: Vec<bool> = inside.map(|(_, goes_right)| *goes_right).collect();
        assert!(!upright.is_empty() && upright.iter().all(|it| *it == stands), "{told}");
        let said = sandbox.signs("cards.pdf").matches("backs3mmright,2mmup").count();
        assert_eq!(said, 2, "{told}: front and back say it");
    }
}

#[test]
fn the_sheet_s_edge_says_no_shift_where_there_is_none() {
    for (shift, said) in [
        ("0,0", None),
        ("0,1.5mm", Some("backs1.5mmdown")),
        ("-0.25mm,0", Some("backs0.25mmleft")),
    ] {
        for (duplex, is_turned) in [("long-edge", true), ("none", false)] {
            let sandbox = grove();
            let command = ["cards", "grove.toml", "--paper=a4", "-q", "--duplex", duplex];
            sandbox.succeed(&[&command[..], &["--back-offset", shift]].concat());
            let signs = sandbox.signs("cards.pdf");
            match said {
                Some(said) if is_turned => assert!(signs.contains(said), "{signs}"),
                _ => assert!(!signs.contains("backs"), "{signs}"),
            }
        }
    }
}

#[test]
fn an_edition_has_a_smallest_size_of_type_on_its_cards() {
    for (edition, least) in
        [("standard", 10.0), ("clear", 14.0), ("large", 16.0), ("dyslexia", 12.0)]
    {
        let pages = sheets(&["--edition", edition, "--format", "poker", "--card=C-001"]);
        let [card] = cards_on(&pages[0], POKER)[..] else {
            panic!("{edition}: one card")
        };
        let letters = pages[0].letters.iter().filter(|([x, y], _)| {
            (card.left..card.right()).contains(x) && (card.top..card.bottom()).contains(y)
        });
        let mut sizes: Vec<f64> = letters.map(|(_, size)| *size).collect();
        sizes.sort_by(f64::total_cmp);
        assert!(is_near(sizes[0], least), "{edition}: {sizes:?}");
    }
}

#[test]
fn a_deck_of_two_languages_is_printed_in_either_or_in_both() {
    let deck = deck_of(&tree(
        "C-001",
        "Alder",
        "pace = 1\nminutes = 5\ni18n.es = { title = \"Aliso\", prompt = \"¿Y luego?\" }",
    ));
    let sandbox = Sandbox::new().file("d.toml", deck);
    for (lang, has) in
        [("en", [true, false]), ("es", [false, true]), ("en,es", [true; 2])]
    {
        sandbox.succeed(&["cards", "d.toml", "--lang", lang, "-q", "-o", "some.pdf"]);
        let letters = sandbox.letters("some.pdf");
        assert_eq!(["Alder", "Aliso"].map(|tree| letters.contains(tree)), has, "{lang}");
    }
}
