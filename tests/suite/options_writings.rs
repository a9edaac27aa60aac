//! What each option of the commands that write pages does, and of those that tell.

use std::fs;

use crate::drawn::{Drawn, is_near, pages};
use crate::grove::{GROVE, grove};
use crate::sandbox::{Ran, Sandbox, card, deck_of};

/// A page and its book in a language, in the folder of pages of one's own.
fn book_in(sandbox: Sandbox, folder: &str, language: &str, title: &str) -> Sandbox {
    let page = format!(
        "id = \"check-in\"\ntitle = \"{title}\"\nlanguage = \"{language}\"\n\
         [[block]]\ntype = \"scale\"\neach = true\n\
         items = [{{ name = \"rest\", text = \"Descanso\" }}]\n"
    );
    let book = format!(
        "id = \"ours\"\ntitle = \"Libro\"\nlanguage = \"{language}\"\n\
         [[chapter]]\nweekly = true\npages = [\"check-in\"]\n"
    );
    sandbox
        .file(&format!("{folder}/check-in.toml"), page)
        .file(&format!("{folder}/book.toml"), book)
}

const BOOK: [&str; 7] =
    ["workbook", "--weeks=1", "--page", "check-in", "--page", "repair", "-q"];

/// The pages of a small book.
fn book(options: &[&str]) -> Vec<Drawn> {
    let sandbox = Sandbox::new();
    sandbox.succeed(&[&BOOK[..], options].concat());
    pages(&sandbox.read("workbook.pdf"))
}

/// How far letters stay from the left edge of a page.
fn left(page: &Drawn) -> f64 {
    let lefts = page.letters.iter().map(|([x, _], _)| *x);
    lefts.reduce(f64::min).expect("letters")
}

#[test]
fn a_spiral_gets_room_on_the_inner_side() {
    let (plain, spiral) = (book(&["--paper=a4"]), book(&["--paper=a4", "--spiral"]));
    assert_eq!((plain.len(), spiral.len()), (4, 4));
    // The third page is a recto: its inner side is the left one.
    // Quotation marks hang out of it by two millimetres at most.
    // To 20 mm and 25 mm come two fifths of what is wider than 39 sizes of 11 pt.
    let measure = 39.0 * 11.0 * 25.4 / 72.0;
    let inner = |least: f64| least + (210.0 - least - 16.0 - measure) * 0.4;
    for (page, edge) in [(&plain[2], inner(20.0)), (&spiral[2], inner(25.0))] {
        let left = left(page);
        assert!(left > edge - 2.1 && left < edge + 0.1, "{left}");
    }
    assert!(is_near(left(&spiral[2]) - left(&plain[2]), 3.0));
}

#[test]
fn a_book_is_written_where_it_is_asked_for_on_the_day_that_is_given() {
    let sandbox = Sandbox::new();
    let date = ["--date", "2026-10-05", "--output", "ours.pdf"];
    sandbox.succeed(&[&BOOK[..], &date].concat());
    assert_eq!(sandbox.files(), ["ours.pdf"]);
    let has =
        |name: &str| sandbox.read(name).windows(10).any(|part| part == b"2026-10-05");
    assert!(has("ours.pdf"));
    sandbox.succeed(&BOOK);
    assert!(!has("workbook.pdf"));
}

/// The sizes of type on the pages, the smallest first.
fn sizes(pages: &[Drawn]) -> Vec<f64> {
    let mut sizes: Vec<f64> =
        pages.iter().flat_map(|page| &page.letters).map(|(_, size)| *size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes
}

#[test]
fn a_preset_makes_a_book_larger() {
    let (plain, large) = (book(&[]), book(&["--preset", "large-print"]));
    let (plain, large) = (sizes(&plain), sizes(&large));
    assert!(plain[0] < 14.0, "{plain:?}");
    assert!(large[0] >= 14.0 && large[large.len() / 2] >= 16.0, "{large:?}");
}

#[test]
fn a_book_and_its_curves_come_in_the_language_that_is_asked_for() {
    let sandbox = book_in(Sandbox::new(), "workbook", "es", "Mirada");
    sandbox.succeed(&["workbook", "--weeks=1", "--lang", "es", "-q"]);
    let letters = sandbox.letters("workbook.pdf");
    assert!(letters.contains("Descanso") && letters.contains("Semana"), "{letters}");
    let refused = sandbox.run(&["workbook", "--lang", "de"]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.stderr.contains("there are no pages in `de`"), "{}", refused.stderr);
    let answers = "schema = 1\n[answers.week01.checkin]\na.rest = 3\nb.rest = 8\n\
                   [answers.week02.checkin]\na.rest = 4\nb.rest = 6\n";
    let sandbox = sandbox.file("ours.toml", answers);
    let curves = ["answers", "ours.toml", "--curves", "--together", "-q", "-o"];
    let dated = ["es.pdf", "--lang", "es", "--date", "2026-10-05"];
    sandbox.succeed(&[&curves[..], &dated].concat());
    sandbox.succeed(&[&curves[..], &["en.pdf"]].concat());
    let [spanish, english] = ["es.pdf", "en.pdf"].map(|name| sandbox.letters(name));
    assert!(spanish.contains("Descanso"), "{spanish}");
    assert!(!english.contains("Descanso"), "{english}");
    let has =
        |name: &str| sandbox.read(name).windows(10).any(|part| part == b"2026-10-05");
    assert_eq!([has("es.pdf"), has("en.pdf")], [true, false]);
}

#[test]
fn a_booklet_is_split_into_fronts_and_backs() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&[&BOOK[..], &["--booklet"]].concat());
    sandbox.succeed(&[&BOOK[..], &["--booklet", "--split"]].concat());
    let [whole, fronts, backs] = ["workbook", "workbook-fronts", "workbook-backs"]
        .map(|name| pages(&sandbox.read(&format!("{name}.pdf"))));
    assert_eq!((whole.len(), fronts.len(), backs.len()), (2, 1, 1));
    assert_eq!(whole[0].letters, fronts[0].letters);
    assert_eq!(whole[1].letters, backs[0].letters);
    assert!(!fronts[0].letters.is_empty() && fronts[0].letters != backs[0].letters);
}

#[test]
fn a_spine_is_as_wide_as_the_leaves_are_thick() {
    let sandbox = Sandbox::new();
    let cover = ["workbook", "--weeks=1", "--paper=a5", "--cover", "-q"];
    let width = |caliper: &str| {
        let caliper = ["--cover-paper", "sra3", "--caliper", caliper, "--force"];
        sandbox.succeed(&[&cover[..], &caliper].concat());
        let cover = pages(&sandbox.read("workbook-cover.pdf"));
        cover[0].trim.expect("a trim").width
    };
    let leaves = {
        width("0.4mm");
        pages(&sandbox.read("workbook.pdf")).len().div_ceil(2)
    };
    let thick = f64::from(u32::try_from(leaves).expect("few leaves"));
    for (caliper, each) in [("0.4mm", 0.4), ("0.5mm", 0.5)] {
        assert!(thick * each > 3.0, "{leaves} leaves have a spine");
        let (width, wanted) = (width(caliper), 2.0 * 148.0 + thick * each);
        assert!(is_near(width, wanted), "{caliper}: {width} {wanted}");
    }
}

const HANDOUT: [&str; 3] = ["handout", "-q", "--flat"];

/// The letters of a handout.
fn handout(sandbox: &Sandbox, options: &[&str]) -> String {
    sandbox.succeed(&[&HANDOUT[..], options, &["-o", "some.pdf"]].concat());
    sandbox.letters("some.pdf")
}

#[test]
fn a_handout_shows_the_way_for_a_need_and_from_afar_when_asked() {
    let deck = deck_of(
        &(card("C-001", "What did you see?").trim_end().to_owned()
            + "\naccess = { seated = \"Xylophone.\", hearing = \"Zebra.\" }\n\
               long_distance = \"Quagga.\"\n"),
    );
    let sandbox = Sandbox::new().file("d.toml", deck);
    for (options, expected) in [
        (&[][..], &[][..]),
        (&["--access", "seated"], &["Xylophone"]),
        (&["--access", "seated,hearing"], &["Xylophone", "Zebra"]),
        (&["--long-distance"], &["Quagga"]),
        (&["--long-distance=no"], &[]),
    ] {
        let letters =
            handout(&sandbox, &[&["C-001", "--deck", "d.toml"], options].concat());
        let found = ["Xylophone", "Zebra", "Quagga"]
            .into_iter()
            .filter(|word| letters.contains(word));
        assert_eq!(found.collect::<Vec<_>>(), expected, "{options:?}");
    }
}

#[test]
fn a_handout_takes_the_card_from_the_deck_that_is_named() {
    let deck = deck_of(&card("C-014", "Which quagga was it?"));
    let sandbox = Sandbox::new().file("d.toml", deck);
    assert!(handout(&sandbox, &["C-014", "--deck", "d.toml"]).contains("quagga"));
    assert!(!handout(&sandbox, &["C-014"]).contains("quagga"));
    let ran = sandbox.run(&["handout", "C-015", "--deck", "d.toml"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("there is no card `C-015`"), "{}", ran.stderr);
}

#[test]
fn a_handout_comes_in_the_language_that_is_asked_for() {
    let sandbox = Sandbox::new();
    let spanish = handout(&sandbox, &["C-001", "--lang", "es"]);
    let english = handout(&sandbox, &["C-001"]);
    assert!(spanish.contains("minutos") || spanish.contains("Tupareja"), "{spanish}");
    let title = "Thesoundofyourday";
    assert!(english.contains(title) && !spanish.contains(title));
}

#[test]
fn near_touch_and_adult_cards_are_handed_out_only_when_asked() {
    let skin = include_str!("../required/touch.toml");
    let adult = skin.replace("version", "adult = true\nversion");
    let sandbox = Sandbox::new().file("skin.toml", skin).file("adult.toml", adult);
    let run = |options: &[&str]| {
        sandbox.run(&[&["handout", "T-001", "--force"], options].concat())
    };
    let said = |ran: &Ran| (ran.code, ran.stderr.lines().next().map(str::to_owned));
    let near = "error: T-001 brings the two nearer than both have said yes to";
    let ran = run(&["--deck", "skin.toml"]);
    assert_eq!(said(&ran), (Some(1), Some(near.to_owned())));
    assert_eq!(run(&["--deck", "skin.toml", "--both-agree", "3"]).code, Some(0));
    let ran = run(&["--deck", "adult.toml", "--both-agree", "3"]);
    let grown = "error: `d` is a deck for adults";
    assert_eq!(said(&ran), (Some(1), Some(grown.to_owned())));
    let both = ["--deck", "adult.toml", "--both-agree", "3", "--adult"];
    assert_eq!(run(&both).code, Some(0));
    assert!(sandbox.letters("handout.pdf").contains("Lieskintoskin"));
}

#[test]
fn a_deck_for_adults_is_listed_only_when_asked() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["list", "cards", "closer"]);
    assert_eq!((ran.code, &*ran.stdout), (Some(1), ""));
    assert!(ran.stderr.contains("`closer` is a deck for adults"), "{}", ran.stderr);
    let listed = ["list", "cards", "closer", "--adult"];
    let some = sandbox.succeed(&listed).stdout;
    assert!(!some.contains("T-309") && some.lines().count() > 1, "{some}");
    let all = sandbox.succeed(&[&listed[..], &["--both-agree", "5"]].concat()).stdout;
    let cards = all.lines().skip(1).filter(|line| !line.starts_with(' '));
    assert_eq!(cards.count(), 31, "{all}");
    assert!(all.contains("T-309"), "{all}");
}

#[test]
fn the_table_of_techniques_is_that_of_the_documents() {
    let ran = Sandbox::new().succeed(&["check", "--coverage"]);
    let (served, reach) = ran.stdout.split_once("\n## ").expect("two parts");
    let rows = served.lines().filter(|line| line.starts_with("| "));
    assert_eq!(rows.clone().count(), 1 + 173);
    // Of all rows, of each article's, and row by row, each with the heads of its table.
    let reached = reach.lines().filter(|line| line.starts_with("| "));
    assert_eq!(reached.clone().count(), 2 + 6 + 173);
    // What a run hands out when nothing is asked, of all rows and of each article's.
    let cell =
        |line: &str, at: usize| line.split('|').nth(at).unwrap_or("").trim().to_owned();
    let count = |text: &str| text.split(' ').next().and_then(|count| count.parse().ok());
    let percent = |text: &str| {
        let (_, rest) = text.split_once('(')?;
        rest.split(' ').next()?.parse().ok()
    };
    for line in reached.skip(1).take(6) {
        let (name, four, eight) = (cell(line, 1), cell(line, 3), cell(line, 4));
        let percent: u16 = percent(&eight).expect("a share");
        assert!(percent >= 80, "8 weeks, {name}: {eight}");
        if name.starts_with("all") {
            let (four, eight): (Option<u16>, Option<u16>) = (count(&four), count(&eight));
            assert!(four.is_some_and(|four| four >= 110), "{line}");
            assert!(eight.is_some_and(|eight| eight >= 145), "{line}");
        }
    }
    // By hand: these cards say that they cover row 1.
    let first = "| 1 | Open gently: say what you miss | C-014, H-003, C-137, C-193, C-194, C-425, C-614, C-513 | C-239, `first-steps` |";
    assert_eq!(rows.clone().nth(1), Some(first));
    assert!(rows.clone().all(|row| !row.contains("nothing yet")), "{}", ran.stdout);
}

/// A program in the folder `bin` that stands in for the one that opens files, and notes what it
/// is to open.
#[cfg(target_os = "linux")]
fn with_opener(sandbox: Sandbox) -> Sandbox {
    use std::os::unix::fs::PermissionsExt;

    let sandbox = sandbox.file("bin/xdg-open", "#!/bin/sh\necho \"$1\" >> opened\n");
    let path = sandbox.path("bin/xdg-open");
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it may run");
    sandbox
}

#[cfg(target_os = "linux")]
#[test]
fn the_first_file_is_opened_when_it_is_made_and_only_when_asked() {
    let sandbox = with_opener(grove());
    let path = format!("{}:/usr/bin:/bin", sandbox.path("bin").display());
    let opened = |arguments: &[&str]| {
        let _ = fs::remove_file(sandbox.path("opened"));
        let status = sandbox.command(arguments).env("PATH", &path).status();
        assert!(status.expect("it runs").success(), "{arguments:?}");
        // The program goes on before the other one has begun.
        for _ in 0..50 {
            let noted = fs::read_to_string(sandbox.path("opened")).unwrap_or_default();
            if let Some(path) = noted.strip_suffix('\n') {
                return Some(path.to_owned());
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        None
    };
    let cards = ["cards", GROVE, "-q", "-o", "a.pdf"];
    assert_eq!(opened(&cards), None);
    let opened_file = opened(&[&cards[..], &["--open"]].concat());
    assert_eq!(opened_file.as_deref(), Some("a.pdf"));
    let handout = ["handout", "C-001", "-q", "--for", "a,b", "--open"];
    assert_eq!(opened(&handout).as_deref(), Some("handout-a.pdf"));
    let book = [&BOOK[..], &["--open", "-o", "b.pdf"]].concat();
    assert_eq!(opened(&book).as_deref(), Some("b.pdf"));
}
