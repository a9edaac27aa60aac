//! Boxes and bands as people make them: what each option does, and what is said.

use serde_json::Value;

use crate::drawn::{Drawn, pages};
use crate::sandbox::{Sandbox, card, deck_of};

/// A sandbox whose paper is A4.
fn made(options: &[&str]) -> (Sandbox, Vec<Drawn>) {
    let sandbox = Sandbox::new();
    let drawn = again(&sandbox, options);
    (sandbox, drawn)
}

fn again(sandbox: &Sandbox, options: &[&str]) -> Vec<Drawn> {
    sandbox.succeed(&[&["box", "-q"], options].concat());
    pages(&sandbox.read("box.pdf"))
}

/// The sizes of the sheets, in whole millimetres.
fn sizes(drawn: &[Drawn]) -> Vec<(i32, i32)> {
    #[expect(clippy::cast_possible_truncation, reason = "a sheet has few millimetres")]
    let size = |page: &Drawn| {
        let media = page.media.expect("a page has a size");
        (media.width.round() as i32, media.height.round() as i32)
    };
    drawn.iter().map(size).collect()
}

/// How wide all is that a page draws.
fn extent(page: &Drawn) -> f64 {
    let lines = page.lines.iter().chain(&page.shapes);
    let (least, most) = lines.fold((f64::INFINITY, 0.0_f64), |(least, most), line| {
        (least.min(line.left), most.max(line.right()))
    });
    most - least
}

#[test]
fn a_box_is_one_sheet_with_the_name_and_a_place_for_who_gives_it_to_whom() {
    let sandbox = Sandbox::new();
    let ran = sandbox.succeed(&["box", "--paper", "a4"]);
    assert_eq!(
        ran.stdout,
        "box.pdf: a box for 54 poker cards of 0.36 mm, on 1 sheet of a4, print at 100 %\n"
    );
    assert!(ran.stderr.contains("measure ten of yours"), "{}", ran.stderr);
    let letters = sandbox.letters("box.pdf");
    for said in
        ["Hearth", "cardsfortwopeople", "For", "From", "Solidcut", "Dashedfoldback"]
    {
        assert!(letters.contains(said), "{said}: {letters}");
    }
    assert_eq!(sizes(&pages(&sandbox.read("box.pdf"))), [(210, 297)]);
}

#[test]
fn how_many_and_how_thick_the_cards_are_makes_a_box_deeper() {
    let sandbox = Sandbox::new();
    let wide = |options: &[&str]| {
        let said = [&["--paper", "a3", "--outline"], options].concat();
        extent(&again(&sandbox, &said)[0])
    };
    let usual = wide(&[]);
    // Two sides, each as deep as the pile and as three boards, of which one lacks one again.
    let deeper = |count: f64, caliper: f64, board: f64| {
        2.0 * (count * caliper - 54.0 * 0.36) + 7.0 * (board - 0.36)
    };
    for (options, expected) in [
        (&["--count", "108"][..], deeper(108.0, 0.36, 0.36)),
        (&["--count", "20"], deeper(20.0, 0.36, 0.36)),
        (&["--caliper", "0.3mm"], deeper(54.0, 0.3, 0.3)),
        (&["--weight", "350gsm"], deeper(54.0, 0.42, 0.42)),
        (&["--weight", "300"], 0.0),
    ] {
        let found = wide(options) - usual;
        assert!((found - expected).abs() < 0.1, "{options:?}: {found} for {expected}");
    }
}

#[test]
fn cards_are_counted_as_they_are_printed() {
    let cards: String = (1..=9).map(|nth| card(&format!("C-00{nth}"), "Why?")).collect();
    let sandbox = Sandbox::new()
        .file("mine.toml", deck_of(&cards))
        .file("emberdeck.toml", "[print]\ncopies = 2\nblank = 3\nwith_key = true\n");
    let ran = sandbox.succeed(&["box", "mine.toml"]);
    assert!(ran.stdout.contains("for 23 poker cards"), "{}", ran.stdout);
    assert!(sandbox.letters("box.pdf").contains("Test"));
}

#[test]
fn a_format_a_paper_and_a_margin_are_taken_or_refused_with_what_fits() {
    let (sandbox, drawn) = made(&["--paper", "letter", "--format", "business"]);
    assert_eq!(sizes(&drawn), [(279, 216)]);
    let ran = sandbox.run(&["box", "--format", "a6", "--paper", "a4"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr.contains(
            "error: the box takes 267 × 211 mm, and the printer reaches 291 × 204 mm of a4"
        ) && ran.stderr.contains("take `--paper a3`, at most 44 cards (`--count 44`) or a belly band, which needs no card stock (`--band`)"),
        "{}",
        ran.stderr
    );
    for way in [&["--paper", "a3"][..], &["--count", "44"], &["--band"]] {
        again(&sandbox, &[&["--format", "a6"], way].concat());
    }
    let narrow = ["box", "--format", "a6", "--count", "44", "--margin", "8mm"];
    assert_eq!(sandbox.run(&narrow).code, Some(1));
}

#[test]
fn an_outline_has_no_flood_and_saver_is_one() {
    let flooded = |options: &[&str]| {
        let (_, drawn) = made(&[&["--paper", "a4"], options].concat());
        drawn[0].shapes.iter().any(|shape| shape.width > 60.0 && shape.height > 80.0)
    };
    assert!(flooded(&[]) && flooded(&["--ink", "gray"]));
    assert!(!flooded(&["--outline"]) && !flooded(&["--ink", "saver"]));
    let is_gray = |drawn: &[Drawn]| drawn[0].inks.iter().all(|ink| ink.len() == 1);
    assert!(is_gray(&made(&["--ink", "gray"]).1) && !is_gray(&made(&[]).1));
}

#[test]
fn a_look_gives_its_color() {
    let theme = "name = \"night\"\n[colors]\npattern = \"#123456\"\n";
    let sandbox = Sandbox::new().file("night.toml", theme);
    let drawn = again(&sandbox, &["--look", "night.toml"]);
    let wanted = [0x12, 0x34, 0x56].map(|part: u8| f64::from(part) / 255.0);
    let is_it = |ink: &Vec<f64>| {
        ink.len() == 3
            && ink.iter().zip(wanted).all(|(one, other)| (one - other).abs() < 0.01)
    };
    assert!(drawn[0].inks.iter().any(is_it), "{:?}", drawn[0].inks);
}

#[test]
fn a_second_side_has_the_gift_s_lines_behind_the_tuck() {
    for (edge, goes_right) in [("long-edge", true), ("short-edge", false)] {
        let (sandbox, drawn) = made(&["--paper", "a4", "--duplex", edge]);
        assert_eq!(drawn.len(), 2);
        let [front, back] = [&drawn[0], &drawn[1]];
        assert_eq!(back.goes_right, [goes_right; 2], "{edge}");
        assert!(!front.runs.iter().any(|run| run.text == "From"));
        // The tuck lies at the upper right of the front.
        let [x, y] = back.runs[0].at;
        let [x, y] = if goes_right { [210.0 - x, y] } else { [x, 297.0 - y] };
        assert!(x > 120.0 && y < 50.0, "{edge}: {x}, {y}");
        let ran = sandbox.succeed(&["box", "--duplex", edge, "--dry-run"]);
        assert!(ran.stdout.contains(&format!("turn on the {}", edge.replace('-', " "))));
    }
    let sandbox = Sandbox::new();
    for (options, said) in [
        (&["--duplex", "fold"][..], "no front and back to fold"),
        (&["--duplex", "long-edge", "--band"], "a band has nothing on its inside"),
    ] {
        let ran = sandbox.run(&[&["box"], options].concat());
        assert_eq!(ran.code, Some(2), "{options:?}");
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
}

#[test]
fn a_band_is_a_strip() {
    let (sandbox, drawn) = made(&["--band", "--paper", "letter"]);
    assert_eq!(sizes(&drawn), [(216, 279)]);
    assert!(drawn[0].lines.iter().all(|line| line.top < 120.0));
    assert!(sandbox.letters("box.pdf").contains("Abandforcards"));
}

#[test]
fn a_name_of_ones_own_stands_on_it_and_a_long_one_is_refused() {
    let (sandbox, _) = made(&["--title", "Ours *alone*", "--lang", "es"]);
    let signs = sandbox.signs("box.pdf");
    assert!(
        signs.contains("*alone*") && signs.contains("Unacajapara54cartas"),
        "{signs}"
    );
    let long = "word ".repeat(40);
    let ran = sandbox.run(&["box", "--title", &long]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("does not fit a front of"), "{}", ran.stderr);
    assert!(ran.stderr.contains("`--title`"), "{}", ran.stderr);
}

#[test]
fn values_that_make_no_box_are_refused_in_plain_words() {
    let sandbox = Sandbox::new();
    for (options, said) in [
        (&["--weight", "110lb"][..], "means something else for each kind of stock"),
        (&["--weight", "9gsm"], "40 to 600 g/m²"),
        (&["--caliper", "0.01mm"], "no card is 0.01 mm thick"),
        (&["--caliper", "0.3mm", "--weight", "300"], "do not go together"),
        (&["--count", "1"], "a whole number from 2 to 500"),
        (&["closer"], "is a deck for adults"),
        (&["--open", "--dry-run"], "do not go together"),
    ] {
        let ran = sandbox.run(&[&["box"], options].concat());
        assert_ne!(ran.code, Some(0), "{options:?}");
        assert!(ran.stderr.contains(said), "{options:?}: {}", ran.stderr);
    }
    sandbox.succeed(&["box", "closer", "--adult", "-q"]);
}

#[test]
fn a_box_is_a_file_like_all_others() {
    let sandbox = Sandbox::new().file("mine.pdf", "a letter");
    let dry = sandbox.succeed(&["box", "--dry-run", "--preset", "thick-stock"]);
    assert!(dry.stdout.contains("dry run") && !sandbox.path("box.pdf").exists());
    let ran = sandbox.run(&["box", "-o", "mine.pdf"]);
    assert!(ran.code == Some(1) && ran.stderr.contains("`--force`"), "{}", ran.stderr);
    sandbox.succeed(&["box", "-o", "mine.pdf", "--force", "--date", "2026-11-30"]);
    let first = sandbox.read("mine.pdf");
    sandbox.succeed(&["box", "-o", "mine.pdf", "--date", "2026-11-30"]);
    assert!(first == sandbox.read("mine.pdf"));
    let json = sandbox.succeed(&["box", "--count", "30", "--message-format=json"]);
    let told: Value = serde_json::from_str(&json.stdout).expect("an object");
    assert_eq!((&told["cards"], &told["sheets"]), (&30.into(), &1.into()));
}

/// The guide of a run of `cards`, in letters and in drawings.
fn guide(options: &[&str]) -> (Sandbox, Drawn) {
    let sandbox = Sandbox::new();
    sandbox.succeed(&[&["cards", "--guide", "-q"], options].concat());
    let mut drawn = pages(&sandbox.read("cards-guide.pdf"));
    assert_eq!(drawn.len(), 1, "a guide is one page");
    (sandbox, drawn.remove(0))
}

#[test]
fn a_guide_numbers_the_cuts_of_its_very_sheet() {
    // Three columns have four edges, three rows too; with a gutter each card has its own. Of five tarot
    // cards on letter three stand and two lie: four edges from side to side, and four and three in
    // the two strips.
    for (options, cuts) in [
        (&["--paper", "a4"][..], 8),
        (&["--paper", "letter", "--format", "tarot"], 11),
        (&["--paper", "a4", "--gutter", "2mm", "--duplex", "short-edge"], 12),
    ] {
        let (_, drawn) = guide(options);
        let numbers = drawn.runs.iter().filter_map(|run| run.text.parse::<usize>().ok());
        let most = numbers.max().expect("cuts are numbered");
        assert_eq!(most, cuts, "{options:?}");
    }
}

#[test]
fn a_guide_says_how_these_cards_are_printed() {
    for (options, said) in [
        (
            &["--paper", "a4"][..],
            &["turnonthelongedge", "stayinorder", "pokercardsonsheetsofA"][..],
        ),
        (&["--duplex", "short-edge"], &["turnontheshortedge"]),
        (&["--order", "stack"], &["Laythepilesononeanother"]),
        (&["--duplex", "fold"], &["Frontandbackliesidebyside", "dottedline"]),
        (&["--duplex", "none"], &["Twosidesoff"]),
        (
            &["--stock", "avery-5371", "--kind", "conversation", "--pace", "..2"],
            &["Perforatedsheets", "Nothingiscut"],
        ),
        (&["--lang", "es"], &["Imprimirycortar", "girarporelbordelargo"]),
    ] {
        let (sandbox, _) = guide(options);
        let letters = sandbox.letters("cards-guide.pdf");
        for said in said {
            assert!(letters.contains(said), "{options:?}: {said}: {letters}");
        }
    }
}

#[test]
fn a_guide_stays_on_its_page_above_its_bar() {
    for paper in ["a4", "letter", "a3", "index-4x6"] {
        for lang in ["en", "es"] {
            let more = ["--card", "C-001", "--edition", "standard"];
            let options = ["--paper", paper, "--lang", lang, "--order", "stack"];
            let (_, drawn) = guide(&[&options[..], &more].concat());
            let media = drawn.media.expect("a page has a size");
            let foot = media.height - 18.0;
            let last = drawn.runs.iter().map(|run| run.at[1]).filter(|y| *y < foot);
            let last = last.fold(0.0, f64::max);
            assert!(last < foot - 5.0, "{paper} {lang}: {last}");
            assert!(drawn.runs.iter().all(|run| run.at[1] < media.height - 10.0));
        }
    }
}

#[test]
fn a_guide_is_a_file_beside_and_minds_what_is_in_the_way() {
    let sandbox = Sandbox::new().file("ours-guide.pdf", "mine");
    let ran = sandbox.run(&["cards", "--guide", "-o", "ours.pdf"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("`ours-guide.pdf` is there"), "{}", ran.stderr);
    assert!(!sandbox.path("ours.pdf").exists());
    let ran = sandbox.run(&["cards", "--guide", "-o", "-"]);
    assert!(ran.stderr.contains("these are 2"), "{}", ran.stderr);
    sandbox.succeed(&["cards", "--guide", "--split", "-q"]);
    assert!(sandbox.path("cards-fronts.pdf").exists());
    assert!(sandbox.path("cards-guide.pdf").exists());
    let dry = sandbox.succeed(&["cards", "--guide", "--dry-run", "-o", "dry.pdf"]);
    assert!(
        dry.stdout.contains("dry-guide.pdf: ") && !sandbox.path("dry-guide.pdf").exists()
    );
}
