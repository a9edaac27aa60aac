//! Perforated stock: cards on their places, backs behind them, and what is used up stays free.

use crate::cut_cards::{Turned, by_rows, card_on, numbered, numbers, pile};
use crate::drawn::{Area, Drawn, pages};
use crate::sandbox::Sandbox;

/// A stock as the sources have it, in millimetres, told apart from the program's table: sheet,
/// card, columns and rows, first corner, from one card to the next.
#[derive(Clone, Copy)]
struct Sheet {
    id: &'static str,
    paper: (f64, f64),
    card: (f64, f64),
    grid: (usize, usize),
    first: (f64, f64),
    step: (f64, f64),
    /// Whether people are told to try it first.
    is_unsure: bool,
}

const LETTER: (f64, f64) = (215.9, 279.4);
const LETTER_LYING: (f64, f64) = (279.4, 215.9);
const A4: (f64, f64) = (210.0, 297.0);
const A4_LYING: (f64, f64) = (297.0, 210.0);

type Pair = (f64, f64);

const fn sheet(
    id: &'static str,
    paper: Pair,
    card: Pair,
    grid: (usize, usize),
    first: Pair,
    step: Pair,
) -> Sheet {
    Sheet { id, paper, card, grid, first, step, is_unsure: false }
}

const fn unsure(sheet: Sheet) -> Sheet {
    Sheet { is_unsure: true, ..sheet }
}

/// Every stock.
#[rustfmt::skip]
const SHEETS: [Sheet; 28] = [
    sheet("avery-5371", LETTER, (88.9, 50.8), (2, 5), (19.05, 12.7), (88.9, 50.8)),
    sheet("avery-8869", LETTER, (88.9, 50.8), (2, 4), (12.7, 19.05), (101.6, 63.5)),
    sheet("avery-5388", LETTER, (127.0, 76.2), (1, 3), (44.45, 25.4), (0.0, 76.2)),
    unsure(sheet("avery-5389", LETTER, (152.4, 101.6), (1, 2), (31.75, 38.1), (0.0, 101.6))),
    sheet("avery-8389", LETTER, (152.4, 101.6), (1, 2), (31.75, 31.75), (0.0, 114.3)),
    sheet("avery-8387", LETTER_LYING, (139.7, 107.95), (2, 2), (0.0, 0.0), (139.7, 107.95)),
    unsure(sheet("avery-5390", LETTER, (88.9, 55.03), (2, 4), (19.05, 29.63), (88.9, 55.03))),
    unsure(sheet("avery-5392", LETTER, (101.6, 76.2), (2, 3), (6.35, 25.4), (101.6, 76.2))),
    sheet("avery-8315", LETTER_LYING, (139.7, 215.9), (2, 1), (0.0, 0.0), (139.7, 0.0)),
    sheet("avery-3265", LETTER, (215.9, 139.7), (1, 2), (0.0, 0.0), (0.0, 139.7)),
    sheet("avery-3266", LETTER, (107.95, 139.7), (2, 2), (0.0, 0.0), (107.95, 139.7)),
    sheet("avery-c32010", A4, (85.0, 54.0), (2, 5), (15.0, 13.5), (95.0, 54.0)),
    sheet("avery-c32015", A4, (85.0, 54.0), (2, 4), (17.0, 31.5), (91.0, 60.0)),
    unsure(sheet("avery-j8414", A4, (87.0, 50.8), (2, 5), (15.0, 21.5), (93.0, 50.8))),
    unsure(sheet("avery-32254", A4, (105.0, 70.0), (2, 4), (0.0, 8.5), (105.0, 70.0))),
    unsure(sheet("avery-32252", A4_LYING, (148.5, 105.0), (2, 2), (0.0, 0.0), (148.5, 105.0))),
    unsure(sheet("avery-32253", A4_LYING, (110.0, 80.0), (2, 2), (38.5, 25.0), (110.0, 80.0))),
    unsure(sheet("avery-32017", A4, (170.0, 54.0), (1, 5), (20.0, 13.5), (0.0, 54.0))),
    sheet("avery-c2353", A4, (146.5, 110.4), (1, 2), (31.75, 31.75), (0.0, 123.1)),
    unsure(sheet("avery-c9355", A4, (148.0, 105.0), (1, 2), (31.0, 36.0), (0.0, 120.0))),
    unsure(sheet("avery-c2354", A4, (80.4, 50.8), (2, 4), (22.5, 34.27), (85.13, 59.22))),
    unsure(sheet("sigel-lp800", A4, (85.0, 55.0), (2, 5), (15.0, 10.0), (95.0, 55.0))),
    unsure(sheet("sigel-lp795", A4, (85.0, 55.0), (2, 5), (14.0, 10.5), (95.0, 55.0))),
    unsure(sheet("sigel-dp830", A4, (85.0, 55.0), (2, 5), (14.11, 10.94), (94.9, 55.03))),
    unsure(sheet("herma-5028", A4, (83.8, 50.8), (2, 5), (18.6, 22.0), (89.2, 50.8))),
    unsure(sheet("avery-l7414", A4, (90.0, 52.0), (2, 5), (15.0, 18.5), (90.0, 52.0))),
    unsure(sheet("apli-02793", A4, (90.0, 50.8), (2, 5), (15.0, 22.0), (90.0, 50.8))),
    unsure(sheet("dataline-57126", A4, (90.0, 50.8), (2, 5), (15.0, 21.5), (90.0, 50.8))),
];

impl Sheet {
    /// The places in reading order.
    #[expect(clippy::cast_precision_loss, reason = "few columns and rows")]
    fn places(&self) -> Vec<Area> {
        let (columns, rows) = self.grid;
        let place = |nth: usize| Area {
            left: self.first.0 + self.step.0 * (nth % columns) as f64,
            top: self.first.1 + self.step.1 * (nth / columns) as f64,
            width: self.card.0,
            height: self.card.1,
        };
        (0..columns * rows).map(place).collect()
    }

    fn turned(&self, edge: &str) -> Turned {
        let (width, height) = self.paper;
        Turned::of(edge, Area { left: 0.0, top: 0.0, width, height })
    }
}

fn made(sandbox: &Sandbox, options: &[&str]) -> (Vec<Drawn>, String) {
    let command = ["cards", "deck.toml", "--force"];
    let ran = sandbox.succeed(&[&command[..], options].concat());
    (pages(&sandbox.read("cards.pdf")), ran.stderr)
}

/// The boxes of a page are the outline of the places, and within the sheet.
fn check_boxes(sheet: &Sheet, sides: &[Drawn], edge: &str) {
    let outline = Area::around(&sheet.places()).expect("places");
    let media = sides[0].media.expect("a sheet");
    assert!(media.measures(sheet.paper.0, sheet.paper.1), "{}: {media:?}", sheet.id);
    let behind = sheet.turned(edge).behind(outline, media);
    for (side, outline) in sides.iter().zip([outline, behind]) {
        let (trim, bleed) = (side.trim.expect("a trim"), side.bleed.expect("a bleed"));
        let off = (trim.left - outline.left).abs().max((trim.top - outline.top).abs());
        assert!(off < 0.01 && trim.measures(outline.width, outline.height), "{trim:?}");
        assert!(bleed.left > -0.01 && bleed.top > -0.01, "{bleed:?}");
        assert!(
            bleed.right() < media.width + 0.01 && bleed.bottom() < media.height + 0.01
        );
        assert!(
            side.lines.iter().all(|line| line.left < outline.left || line.height < 3.0)
        );
    }
}

#[test]
fn each_stock_has_its_cards_on_their_places_with_their_backs_behind_them() {
    let all = crate::extent::is_whole();
    for (nth, sheet) in SHEETS.iter().enumerate() {
        let places = sheet.places();
        let cards = places.len() * 2 - 1;
        let sandbox = Sandbox::new().file("deck.toml", numbered(cards));
        let ways = [
            ("long-edge", "rows"),
            ("short-edge", "stack"),
            ("long-edge", "stack"),
            ("short-edge", "rows"),
        ];
        let mut first = None;
        let some = if all { 4 } else { 1 + nth % 2 };
        for (edge, order) in ways.into_iter().take(some) {
            let options = ["--stock", sheet.id, "--duplex", edge, "--order", order];
            let (pages, said) = made(&sandbox, &options);
            assert_eq!(pages.len(), 4, "{}", sheet.id);
            pages.chunks(2).for_each(|sides| check_boxes(sheet, sides, edge));
            let read = if order == "stack" { pile } else { by_rows };
            let read = read(&pages, &places, sheet.turned(edge));
            let in_order = (1..=cards).collect::<Vec<_>>();
            assert_eq!(numbers(&read), in_order, "{} {edge} {order}", sheet.id);
            let first = *first.get_or_insert(read[0]);
            assert!(read.iter().all(|card| card.lies_as(&first)), "{first:?} {read:?}");
            let is_told = said.contains("hold it against the real one");
            assert_eq!(is_told, sheet.is_unsure, "{said}");
        }
    }
}

#[test]
fn every_stock_is_tried() {
    let listed = Sandbox::new().succeed(&["list", "stocks"]).stdout;
    let ids: Vec<&str> = listed
        .lines()
        .filter(|line| !line.starts_with(' '))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(ids, SHEETS.iter().map(|sheet| sheet.id).collect::<Vec<_>>());
    let json = ["list", "stocks", "--message-format", "json"];
    let json = Sandbox::new().succeed(&json).stdout;
    assert_eq!(json.lines().count(), ids.len());
    let first: serde_json::Value =
        serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!(
        (&first["left_mm"], &first["confidence"]),
        (&19.05.into(), &"agreed".into())
    );
}

/// The places of a sheet that hold a card, counted from 1, each with its number.
fn taken(sides: &[Drawn], sheet: &Sheet) -> Vec<(usize, usize)> {
    let places = sheet.places().into_iter().enumerate();
    let turned = sheet.turned("long-edge");
    let on =
        places.map(|(nth, place)| Some((nth + 1, card_on(sides, place, turned)?.number)));
    on.flatten().collect()
}

#[test]
fn what_is_used_up_of_the_first_sheet_stays_free_on_both_sides() {
    let sheet = &SHEETS[21];
    let sandbox = Sandbox::new().file("deck.toml", numbered(9));
    let used = ["--stock", "sigel-lp801", "--start-at", "3", "--skip", "5,8"];
    let (pages, _) = made(&sandbox, &used);
    assert_eq!(pages.len(), 4);
    let first = [(3, 1), (4, 2), (6, 3), (7, 4), (9, 5), (10, 6)];
    assert_eq!(taken(&pages[..2], sheet), first);
    assert_eq!(taken(&pages[2..], sheet), [(1, 7), (2, 8), (3, 9)]);
    let (pages, _) = made(&sandbox, &[&used[..], &["--order", "stack"]].concat());
    let cards = pile(&pages, &sheet.places(), Turned::Sideways);
    assert_eq!(numbers(&cards), (1..=9).collect::<Vec<_>>());
    assert_eq!(taken(&pages[2..], sheet).len(), 3);
}

#[test]
fn tonight_and_weeks_are_printed_on_stock_too() {
    let sandbox = Sandbox::new().file(
        "mine.toml",
        "[stock]\nid = \"mine\"\npaper = \"a4\"\ncard = \"90x130mm\"\ncolumns = 2\nrows = 2\n\
         left = \"15mm\"\ntop = \"18.5mm\"\n",
    );
    let tonight = [
        "tonight",
        "--stock",
        "mine.toml",
        "--seed",
        "maple",
        "--start-at",
        "2",
        "--skip",
        "3",
    ];
    let ran = sandbox.succeed(&[&tonight[..], &["--marks-on", "both"]].concat());
    assert!(
        ran.stdout.contains("sheets of mine (a4), 4 90x130mm to a sheet"),
        "{}",
        ran.stdout
    );
    let first = &pages(&sandbox.read("tonight.pdf"))[0];
    let in_third = |at: [f64; 2]| at[0] < 105.0 && at[1] > 148.5 && at[1] < 278.5;
    assert!(first.runs.iter().all(|run| !in_third(run.at)), "{:?}", first.runs);
    let weekly =
        ["weekly", "--weeks", "2", "--undated", "--seed", "maple", "--no-history"];
    let on = [
        "--stock",
        "mine.toml",
        "--start-at",
        "4",
        "--skip",
        "1",
        "--marks-on",
        "fronts",
    ];
    sandbox.succeed(&[&weekly[..], &on].concat());
    let all = sandbox.path("weekly");
    let read = |name: &str| std::fs::read(all.join(name)).expect("a file of the plan");
    let plan = String::from_utf8(read("plan.toml")).expect("text");
    assert!(plan.contains("stock = \"mine.toml\""), "{plan}");
    // One place of the first sheet is left, and all of the first one a week later.
    let fronts = |name: &str| {
        pages(&read(name))[0].runs.iter().filter(|run| run.text.contains(" min")).count()
    };
    assert_eq!(fronts("week-01-cards.pdf"), 1);
    assert_eq!(fronts("week-02-cards.pdf"), 4);
}

#[test]
fn a_stock_that_is_settled_gives_way_to_a_paper_that_is_typed() {
    let sandbox = Sandbox::new()
        .file("deck.toml", numbered(3))
        .file("emberdeck.toml", "[print]\nstock = \"avery-c32010\"\n");
    let line = |options: &[&str]| {
        let command = ["cards", "deck.toml", "--dry-run"];
        sandbox.succeed(&[&command[..], options].concat()).stdout
    };
    assert!(line(&[]).contains("of avery-c32010 (a4), 10 85x54mm"), "{}", line(&[]));
    assert!(line(&["--paper", "letter"]).contains("of letter, 9 poker"));
    assert!(line(&["--stock", "avery-5371"]).contains("of avery-5371 (letter)"));
}

#[test]
fn what_does_not_go_with_a_stock_is_refused_with_the_reason() {
    let sandbox = Sandbox::new().file("deck.toml", numbered(3)).file(
        "slips.toml",
        "[stock]\nid = \"mine\"\npaper = \"a4\"\ncard = \"85x54mm\"\ncolums = 2\nrows = 9\n\
         left = \"15\"\ntop = \"13.5mm\"\n",
    );
    for (options, code, told) in [
        (
            &["--stock", "avery-5371", "--paper", "a4"][..],
            2,
            "`avery-5371` is a sheet of letter, not a4",
        ),
        (
            &["--stock", "avery-5371", "--format", "poker"],
            2,
            "the cards of `avery-5371` are business, not poker",
        ),
        (&["--stock", "avery-5371", "--gutter", "2mm"], 2, "settled by its perforation"),
        (&["--stock", "avery-5370"], 1, "did you mean `avery-"),
        (
            &["--stock", "avery-5371", "--start-at", "11"],
            2,
            "a sheet of `avery-5371` has 10 places",
        ),
        (&["--skip", "2"], 2, "`--skip` counts the places of perforated stock"),
        (&["--stock", "avery-3265", "--margin", "5mm"], 1, "it may be 4 mm"),
        (&["--stock", "slips.toml"], 1, "a stock has no key `colums`"),
    ] {
        let ran = sandbox.run(&[&["cards", "deck.toml"], options].concat());
        assert_eq!(ran.code, Some(code), "{options:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(told), "{options:?}: {}", ran.stderr);
        assert!(ran.stdout.is_empty() && !sandbox.path("cards.pdf").exists());
    }
    let ran = sandbox.run(&["cards", "deck.toml", "--stock", "slips.toml"]);
    assert!(
        ran.stderr.contains("`left`")
            && ran.stderr.contains("this stock has no `columns`")
    );
}

/// The clips of patterns on a page that is no front.
fn patterns(side: &Drawn) -> Vec<Area> {
    let large = |area: &&Area| area.width > 60.0 && area.height > 35.0;
    side.shapes.iter().filter(large).copied().collect()
}

#[test]
fn a_pattern_runs_to_the_middle_of_a_gap_and_not_onto_a_place_that_stays_clean() {
    let pattern = |stock: &str, cards: &str| {
        let sandbox =
            Sandbox::new().file("deck.toml", numbered(cards.parse().expect("a number")));
        let options = ["--stock", stock, "--backs", "pattern", "--bleed", "5mm"];
        patterns(&made(&sandbox, &options).0[1])
    };
    // A gap of 6 mm: 3 mm to the neighbour, 5 where none lies.
    let [first, ..] = pattern("avery-c32015", "3")[..] else { panic!("a pattern") };
    assert!(first.measures(85.0 + 8.0, 54.0 + 8.0), "{first:?}");
    // Ten of ten without a gap: over the shared cut there is the same pattern.
    let all = pattern("avery-5371", "10");
    assert_eq!(all.len(), 10);
    let whole = Area::around(&all).expect("patterns");
    assert!(whole.measures(2.0 * 88.9 + 10.0, 5.0 * 50.8 + 10.0), "{whole:?}");
    // Nine of ten: the tenth place stays clean, and all backs are alike.
    let nine = pattern("avery-5371", "9");
    assert_eq!(nine.len(), 9);
    assert!(nine.iter().all(|back| back.measures(88.9 - 8.0, 50.8 - 8.0)), "{nine:?}");
}
