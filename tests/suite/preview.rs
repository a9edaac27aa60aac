//! Pictures of what would be printed.

use std::fs;

use image::{Rgb, RgbImage};

use crate::sandbox::{Sandbox, card, deck_of};

/// What lies around faces.
const GROUND: Rgb<u8> = Rgb([0xE7, 0xE2, 0xD9]);

fn picture(sandbox: &Sandbox, name: &str) -> RgbImage {
    let read = image::load_from_memory(&sandbox.read(name));
    read.expect("a sound picture").to_rgb8()
}

/// A deck of a few short cards.
fn few() -> Sandbox {
    let cards = ["C-001", "C-002", "C-003"].map(|id| card(id, "What is it like?"));
    Sandbox::new().file("few.toml", deck_of(&cards.concat()))
}

#[test]
fn all_cards_are_shown_at_a_glance_and_the_same_way_each_time() {
    let sandbox = few();
    let ran = sandbox.succeed(&["preview", "few.toml"]);
    assert_eq!(ran.stdout, "preview.png: 3 cards, 2096 × 1076 pixels\n");
    let shown = picture(&sandbox, "preview.png");
    assert_eq!(shown.dimensions(), (2096, 1076));
    assert_eq!(*shown.get_pixel(2, 2), GROUND);
    // The first card begins behind the edge; its corners are round, its middle is paper.
    let edge = 146;
    let corner = *shown.get_pixel(edge, edge);
    assert!(corner != Rgb([255; 3]), "{corner:?}");
    assert_eq!(*shown.get_pixel(edge + 280, edge + 10), Rgb([255; 3]));
    let first = sandbox.read("preview.png");
    // Ours, and unchanged: it may be made anew.
    sandbox.succeed(&["preview", "few.toml", "-q"]);
    assert_eq!(first, sandbox.read("preview.png"));
}

#[test]
fn each_face_is_a_picture_by_its_id_and_side() {
    let sandbox = few();
    let command = ["preview", "few.toml", "--card", "C-002,C-003", "--copies", "2"];
    let faces = ["--cards", "faces", "--dpi", "100"];
    let ran = sandbox.succeed(&[&command[..], &faces].concat());
    let names = ["C-002-front", "C-002-back", "C-003-front", "C-003-back"].map(|name| {
        let face = picture(&sandbox, &format!("faces/{name}.png"));
        assert_eq!(face.dimensions(), (250, 350), "{name}");
        format!("faces/{name}.png: {name}, 250 × 350 pixels\n")
    });
    assert_eq!(ran.stdout, names.concat());
    let at = |name: &str| picture(&sandbox, &format!("faces/{name}.png"));
    assert_ne!(at("C-002-back"), at("C-003-back"), "their ids stand on them");
    // Backs that stand on their head on the sheet are shown upright.
    let turned = ["preview", "few.toml", "--duplex", "short-edge", "--dpi", "100"];
    sandbox.succeed(&[&turned[..], &["--cards", "turned", "-q"]].concat());
    let other = picture(&sandbox, "turned/C-002-back.png");
    assert!(unlike(&at("C-002-back"), &other) < 0.01, "they differ");
    let one_sided = ["preview", "few.toml", "--duplex", "none", "--cards", "one"];
    sandbox.succeed(&[&one_sided[..], &["-q", "--dpi", "36"]].concat());
    assert_eq!(fs::read_dir(sandbox.path("one")).expect("a folder").count(), 3);
}

/// The part of all pixels that differ by more than an edge's smoothing.
fn unlike(one: &RgbImage, other: &RgbImage) -> f64 {
    assert_eq!(one.dimensions(), other.dimensions());
    let pairs = one.pixels().zip(other.pixels());
    let far = pairs.filter(|(one, other)| one.0[1].abs_diff(other.0[1]) > 128).count();
    f64::from(u32::try_from(far).expect("few")) / f64::from(one.width() * one.height())
}

#[test]
fn cards_of_two_decks_that_share_an_id_are_told_apart() {
    let other = deck_of(&card("C-001", "And this?")).replace("\"test\"", "\"other\"");
    let sandbox = few().file("other.toml", other);
    let command = ["preview", "few.toml", "--deck", "other.toml", "--cards", "faces"];
    let ran = sandbox.succeed(&[&command[..], &["--dpi", "36"]].concat());
    for name in ["test-C-001-front.png", "other-C-001-back.png", "test-C-003-back.png"] {
        assert!(ran.stdout.contains(name), "{name}: {}", ran.stdout);
    }
    assert_eq!(fs::read_dir(sandbox.path("faces")).expect("a folder").count(), 8);
}

#[test]
fn the_cards_are_those_that_the_same_options_print() {
    let sandbox = Sandbox::new();
    let options: [&[&str]; 11] = [
        &[
            "--paper",
            "letter",
            "--format",
            "tarot",
            "--gutter",
            "3mm",
            "--margin",
            "5mm",
            "--date",
            "2026-11-30",
        ],
        &["--backs", "pattern", "--bleed", "3mm", "--marks", "none", "--order", "rows"],
        &["--copies", "2", "--kind", "wild", "--with-key"],
        &[
            "--edition",
            "clear",
            "--sheets",
            "2",
            "--back-offset",
            "1mm,0mm",
            "--duplex",
            "short-edge",
        ],
        &["--lang", "es", "--topic", "memories", "--pace", "..3"],
        &[
            "--touch",
            "..1",
            "--minutes",
            "..10",
            "--tag",
            "no:none",
            "--cost",
            "free",
            "--energy",
            "low",
        ],
        &["--privacy", "anywhere", "--setting", "home", "--access", "seated"],
        &["--long-distance", "--kind", "conversation"],
        &["--shuffle", "--seed", "maple"],
        &["closer", "--adult", "--both-agree", "3", "--touch", "3"],
        &["--preset", "thick-stock", "--kind", "novelty"],
    ];
    for options in options {
        let page = ["--page", "1", "--dpi", "36", "-q"];
        let own = [&["preview", "-o", "own.png"], &page[..], options].concat();
        sandbox.succeed(&own);
        sandbox.succeed(&[&["cards", "-q"], options].concat());
        sandbox.succeed(
            &[&["preview", "cards.pdf", "-o", "printed.png"], &page[..]].concat(),
        );
        let same = sandbox.read("own.png") == sandbox.read("printed.png");
        assert!(same, "{options:?} are shown otherwise than printed");
    }
}

#[test]
fn a_theme_colours_the_picture() {
    let theme = "name = \"blue\"\n[colors]\nconversation = \"#0000C0\"\n";
    let sandbox = few().file("blue.toml", theme);
    let command = ["preview", "few.toml", "--card", "C-001", "--look", "blue.toml"];
    sandbox.succeed(&[&command[..], &["--cards", "faces", "--dpi", "72"]].concat());
    let face = picture(&sandbox, "faces/C-001-front.png");
    assert!(face.pixels().any(|pixel| *pixel == Rgb([0, 0, 0xC0])));
}

#[test]
fn one_card_fits_the_screen_of_a_phone() {
    let sandbox = few();
    let command = ["preview", "few.toml", "--size", "540x960"];
    let ran = sandbox.succeed(&command);
    assert_eq!(ran.stdout, "preview.png: C-001, 540 × 960 pixels\n");
    assert_eq!(
        ran.stderr,
        "note: this is the first of 3 cards; `--card` names another, `--cards` makes all\n"
    );
    let shown = picture(&sandbox, "preview.png");
    assert_eq!(shown.dimensions(), (540, 960));
    assert_eq!(*shown.get_pixel(0, 480), GROUND);
    let white: Vec<u32> =
        (0..540).filter(|x| *shown.get_pixel(*x, 200) == Rgb([255; 3])).collect();
    let (first, last) = (white[0], white[white.len() - 1]);
    assert!(first.abs_diff(539 - last) <= 1 && last - first > 450, "{first} to {last}");
    for wrong in ["1080", "10x20", "1080x9000", "ax b"] {
        let ran = sandbox.run(&["preview", "few.toml", "--size", wrong]);
        assert_eq!(ran.code, Some(2), "{wrong}");
    }
}

#[test]
fn a_proof_draws_trim_safe_area_bleed_and_the_shift_of_backs() {
    let sandbox = few();
    let colors = |options: &[&str]| {
        let command = ["preview", "few.toml", "--card", "C-001", "--proof"];
        sandbox.succeed(&[&command[..], options].concat());
        let shown = picture(&sandbox, "preview.png");
        let signs = [
            [0xC8, 0x10, 0x2E],
            [0x0B, 0x7A, 0x4B],
            [0xB0, 0x5A, 0x00],
            [0x15, 0x5F, 0xB8],
        ];
        signs.map(|sign| shown.pixels().filter(|pixel| pixel.0 == sign).count())
    };
    let [trim, safe, shift, bleed] = colors(&[]);
    assert!(trim > 4000 && safe > 1500 && shift > 500, "{trim} {safe} {shift}");
    assert_eq!(bleed, 0, "text backs have none");
    let [.., bleed] = colors(&["--backs", "pattern"]);
    assert!(bleed > 800, "{bleed}");
    let [one_side, .., shift, _] = colors(&["--duplex", "none"]);
    assert!(shift == 0 && one_side < trim, "{shift} {one_side} {trim}");
}

#[test]
fn a_plan_is_shown_week_by_week() {
    let sandbox = Sandbox::new();
    let weekly = ["weekly", "--weeks", "2", "--seed", "a", "--start", "2026-11-30", "-q"];
    sandbox.succeed(&[&weekly[..], &["--profile", "light", "--no-history"]].concat());
    let both = sandbox.succeed(&["preview", "weekly"]);
    let cards = |told: &str| -> usize {
        let (_, told) = told.split_once(": ").expect("a line");
        told.split(' ').next().and_then(|number| number.parse().ok()).expect("a number")
    };
    let weeks: Vec<usize> = ["1", "2"]
        .iter()
        .map(|week| {
            let command = ["preview", "weekly/plan.toml", "--week", week];
            cards(&sandbox.succeed(&command).stdout)
        })
        .collect();
    assert_eq!(weeks.iter().sum::<usize>(), cards(&both.stdout));
    // The very sheet that the plan has.
    let page = ["--page", "1", "--dpi", "50", "-q"];
    let week = ["preview", "weekly", "--week", "2", "-o", "own.png"];
    sandbox.succeed(&[&week[..], &page].concat());
    let file = ["preview", "weekly/week-02-cards.pdf", "-o", "printed.png"];
    sandbox.succeed(&[&file[..], &page].concat());
    assert!(sandbox.read("own.png") == sandbox.read("printed.png"));
    for (options, told) in [
        (&["weekly", "--week", "3"][..], "the plan has no week 3"),
        (&["weekly", "--page", "1"], "a plan has a file for each week"),
        (&["weekly", "--seed", "b"], "`--seed` says which cards of decks"),
        (&["weekly", "hearth-starter"], "`weekly` is shown alone"),
        (&["--week", "3"], "`--week` says which week of a plan is shown"),
    ] {
        let ran = sandbox.run(&[&["preview"], options].concat());
        assert!(ran.code != Some(0) && ran.stderr.contains(told), "{}", ran.stderr);
    }
}

#[test]
fn a_picture_of_someone_else_is_not_replaced_without_force() {
    let sandbox = few();
    let preview = ["preview", "few.toml", "--card", "C-001", "--size", "64x64"];
    let dry = sandbox.succeed(&[&preview[..], &["--dry-run"]].concat());
    assert_eq!(
        dry.stdout,
        "preview.png: C-001, 64 × 64 pixels (dry run, nothing written)\n"
    );
    assert_eq!(sandbox.files(), ["few.toml"]);
    sandbox.succeed(&[&preview[..], &["-o", "ours.png"]].concat());
    let mut changed = sandbox.read("ours.png");
    changed[60] ^= 1;
    let sandbox = sandbox.file("preview.png", "theirs").file("ours.png", &changed);
    for (name, told) in [
        ("preview.png", "Emberdeck did not make it"),
        ("ours.png", "has been changed since Emberdeck made it"),
    ] {
        let ran = sandbox.run(&[&preview[..], &["-o", name]].concat());
        assert_eq!(ran.code, Some(1));
        assert!(ran.stderr.contains(told), "{}", ran.stderr);
        sandbox.succeed(&[&preview[..], &["-o", name, "--force"]].concat());
        assert!(picture(&sandbox, name).width() == 64);
    }
    // Of many faces none is written when one may not be.
    let sandbox = sandbox.file("faces/C-003-back.png", "theirs");
    let faces = ["preview", "few.toml", "--cards", "faces", "--dpi", "36"];
    let ran = sandbox.run(&faces);
    assert!(ran.code == Some(1) && ran.stderr.contains("C-003-back.png"));
    assert_eq!(fs::read_dir(sandbox.path("faces")).expect("a folder").count(), 1);
    let json = sandbox.succeed(&[&preview[..], &["--message-format", "json"]].concat());
    assert_eq!(
        json.stdout,
        "{\"file\":\"preview.png\",\"state\":\"written\",\"width\":64,\"height\":64,\"cards\":1,\
         \"paper\":\"a4\",\"format\":\"poker\",\"told\":\"C-001, 64 × 64 pixels\"}\n"
    );
}

#[test]
fn a_picture_goes_to_standard_output_and_is_opened() {
    let sandbox = few();
    let preview = ["preview", "few.toml", "--card", "C-001", "--size", "64x64"];
    let mut command = sandbox.command(&[&preview[..], &["--output", "-"]].concat());
    let ran = command.output().expect("the program runs");
    assert!(ran.status.success() && ran.stdout.starts_with(b"\x89PNG"));
    let refused = sandbox.run(&[&preview[..], &["-o", "-", "--open"]].concat());
    assert!(refused.stderr.contains("`--open` opens a file"), "{}", refused.stderr);
}

#[test]
fn what_does_not_go_together_is_said() {
    let sandbox = few();
    sandbox.succeed(&["cards", "few.toml", "-q"]);
    for (options, told) in [
        (&["few.toml", "--dpi", "100"][..], "`--dpi` is for a face or a page"),
        (&["few.toml", "--seed", "a"], "add `--shuffle`"),
        (&["few.toml", "--page", "3"], "there is no page 3; it has 2"),
        (&["cards.pdf", "--kind", "wild"], "`--kind` says how cards are made"),
        (&["cards.pdf", "--proof"], "`--proof` says how cards are made"),
        (&["cards.pdf", "few.toml"], "`cards.pdf` is shown alone"),
        (&["cards.pdf", "-o", "cards.pdf"], "read and written at once"),
        (&["none.pdf"], "none.pdf"),
    ] {
        let ran = sandbox.run(&[&["preview"], options].concat());
        assert!(ran.code != Some(0), "{options:?}");
        assert!(ran.stderr.contains(told), "{options:?}: {}", ran.stderr);
    }
    let shown =
        sandbox.succeed(&["preview", "cards.pdf", "--cards", "pages", "--dpi", "36"]);
    assert!(shown.stdout.starts_with("pages/page-001.png: page-001, 298 × 421 pixels\n"));
    let glance = sandbox.succeed(&["preview", "cards.pdf"]);
    assert!(glance.stdout.starts_with("preview.png: 2 pages, "), "{}", glance.stdout);
}

#[test]
fn faces_are_shown_wherever_they_lie_on_their_sheet() {
    let sandbox = few();
    let faces = |folder: &str, more: &[&str]| {
        let command = ["preview", "few.toml", "--dpi", "100", "-q", "--cards", folder];
        sandbox.succeed(&[&command[..], more].concat());
        let face = |name: &str| picture(&sandbox, &format!("{folder}/{name}.png"));
        ["C-001-front", "C-003-front", "C-003-back"].map(face)
    };
    let stock = ["--stock", "avery-5371"];
    let whole = faces("whole", &stock);
    assert_eq!(whole[0].dimensions(), (350, 200));
    assert_ne!(whole[1], whole[2]);
    let used = ["--start-at", "9", "--skip", "10", "--marks", "lines"];
    let marked = ["--marks-on", "both", "--printer", "none"];
    let rest = faces("rest", &[&stock[..], &used, &marked].concat());
    for (one, other) in whole.iter().zip(&rest) {
        assert!(unlike(one, other) < 0.02, "they differ");
    }
    let command = ["preview", "few.toml", "--blank", "2", "--duplex", "fold", "-q"];
    sandbox.succeed(&[&command[..], &["--cards", "folded", "--dpi", "36"]].concat());
    // Fronts and backs of three cards and of two to write on.
    assert_eq!(fs::read_dir(sandbox.path("folded")).expect("a folder").count(), 10);
}
