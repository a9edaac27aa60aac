//! Presets: what comes out is what each says of itself.

use emberdeck::load::SHIPPED;
use emberdeck::model::{Deck, Kind, LongDistance};

use crate::drawn::{Area, Drawn, pages};
use crate::sandbox::Sandbox;

/// What a preset makes of the starter deck, and what is said of it.
fn cards(preset: &str, more: &[&str]) -> (Sandbox, String) {
    let sandbox = Sandbox::new();
    let told = sandbox.succeed(&[&["cards", "--preset", preset], more].concat()).stdout;
    (sandbox, told)
}

fn starter() -> Deck {
    SHIPPED[0].load().deck.expect("the starter deck is sound")
}

fn signs(text: &str) -> String {
    let text = emberdeck::text::plain(text);
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn written(sandbox: &Sandbox, file: &str) -> String {
    sandbox.signs(file).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn count(side: &Drawn, what: &str) -> usize {
    side.runs.iter().filter(|run| run.text == what).count()
}

#[test]
fn every_preset_that_is_listed_is_tried_here() {
    let listed =
        Sandbox::new().succeed(&["list", "presets", "--message-format", "json"]).stdout;
    let names = listed.lines().filter_map(|line| line.split('"').nth(3));
    let tried = include_str!("presets.rs");
    for name in names {
        assert!(tried.matches(&format!("\"{name}\"")).count() > 0, "{name}");
    }
    assert!(listed.lines().count() >= 6, "{listed}");
}

#[test]
fn at_home_a_deck_has_a_cover_a_key_marks_a_margin_and_a_full_last_sheet() {
    for paper in ["a4", "letter"] {
        let (sandbox, told) = cards("home", &["--paper", paper]);
        assert!(
            told.contains(&format!("63 cards on 7 sheets of {paper}, 9 poker")),
            "{told}"
        );
        let sides = pages(&sandbox.read("cards.pdf"));
        let (first, last) = (&sides[0], &sides[sides.len() - 2]);
        // The cover comes first, with what a deck says of itself; fronts have marks.
        assert!(written(&sandbox, "cards.pdf").contains("Adeckfortwo"));
        // Marks that come again on the next sheet are a stamp, and not seen.
        sandbox.succeed(&[
            "cards",
            "--preset",
            "home",
            "--paper",
            paper,
            "--sheets",
            "1",
            "-o",
            "first.pdf",
        ]);
        let alone = pages(&sandbox.read("first.pdf"));
        let cards = alone[0].trim.expect("a trim");
        let is_over = |line: &&Area| {
            line.width < 0.1 && line.height > 0.9 && line.bottom() < cards.top
        };
        let marks = alone[0].lines.iter().filter(is_over).count();
        assert_eq!(marks, 4, "one for each cut, at the head");
        assert_eq!(count(last, "A card of our own"), 7);
        // Nothing of a card comes nearer to the paper's edge than the printer reaches.
        let sheet = first.media.expect("a sheet");
        let trim = first.trim.expect("a trim");
        let least = [trim.left, sheet.right() - trim.right()];
        let ends = [trim.top, sheet.bottom() - trim.bottom()];
        assert!(least.iter().all(|side| *side >= 5.0), "{trim:?}");
        assert!(ends.iter().all(|end| *end >= 4.2), "{trim:?}");
    }
}

#[test]
fn a_present_has_backs_that_do_not_tell_and_a_leaflet_that_does() {
    for paper in ["a4", "letter"] {
        let (sandbox, told) = cards("present", &["--paper", paper]);
        assert_eq!(sandbox.files(), ["cards-leaflet.pdf", "cards.pdf"]);
        assert!(told.contains("cards-leaflet.pdf: a leaflet of "), "{told}");
        // The cards, the sheets and the cards of a sheet: all are full.
        let numbers = told.split([' ', ',', '\n']).filter_map(|word| word.parse().ok());
        let numbers: Vec<usize> = numbers.take(3).collect();
        assert_eq!(numbers[0], numbers[1] * numbers[2], "{told}");
        let sides = pages(&sandbox.read("cards.pdf"));
        for (front, back) in sides.chunks(2).map(|sheet| (&sheet[0], &sheet[1])) {
            // Beside the slug nothing is written on a back.
            let trim = back.trim.expect("a trim");
            let inside = |at: &[f64; 2]| {
                (trim.left..trim.right()).contains(&at[0])
                    && (trim.top..trim.bottom()).contains(&at[1])
            };
            assert!(!back.runs.iter().any(|run| inside(&run.at)));
            assert!(front.runs.iter().any(|run| inside(&run.at)));
        }
        let (cards, leaflet) =
            (written(&sandbox, "cards.pdf"), written(&sandbox, "cards-leaflet.pdf"));
        assert!(cards.contains("Adeckfortwo"), "a cover");
        for card in starter().cards {
            assert!(cards.contains(&signs(&card.texts.prompt)), "{}", card.id);
            for text in &card.texts.follow_ups {
                assert!(leaflet.contains(&signs(text)), "{}: {text}", card.id);
            }
        }
    }
}

#[test]
fn large_print_sets_nothing_under_sixteen_points() {
    let (sandbox, _) = cards("large-print", &["--kind", "touch,wild", "--marks", "none"]);
    sandbox.succeed(&["handout", "C-014", "say-avoid", "--preset", "large-print"]);
    let present = ["cards", "--kind", "wild", "--backs", "pattern", "--more", "leaflet"];
    sandbox.succeed(
        &[&present[..], &["--preset", "large-print", "-o", "wild.pdf"]].concat(),
    );
    for file in ["cards.pdf", "handout.pdf", "wild-leaflet.pdf"] {
        for side in pages(&sandbox.read(file)) {
            let media = side.media.expect("a sheet");
            // The slug beside the cards is for who cuts, and turned or in the outer strip.
            let trim = side.trim.unwrap_or(media);
            let letters = side.letters.iter().filter(|(at, _)| {
                (trim.left..trim.right()).contains(&at[0])
                    && (trim.top..trim.bottom()).contains(&at[1])
            });
            // The licence and who answers for confidentiality stand small on a handout in any edition.
            let is_small_print =
                |size: f64| file == "handout.pdf" && (size - 8.5).abs() < 0.01;
            for (at, size) in letters.filter(|(_, size)| !is_small_print(*size)) {
                assert!(*size > 15.9, "{file}: {size} at {at:?}");
            }
        }
    }
}

#[test]
fn thick_stock_has_one_printed_side_with_all_that_a_card_says() {
    let (sandbox, told) = cards("thick-stock", &["--paper", "a4"]);
    let sheets: usize = pages(&sandbox.read("cards.pdf")).len();
    assert!(told.contains(&format!("on {sheets} sheets of a4")), "{told}");
    assert!(told.contains("fronts only"), "{told}");
    let cards = written(&sandbox, "cards.pdf");
    for card in starter().cards {
        let texts = &card.texts;
        let all = texts.steps.iter().chain(&texts.follow_ups).chain(&texts.debrief);
        for text in all.chain(&texts.consent).chain(&texts.stop_note) {
            assert!(cards.contains(&signs(text)), "{}: {text}", card.id);
        }
    }
}

#[test]
fn from_far_away_only_what_can_be_done_so_is_printed_and_how() {
    let (sandbox, _) = cards("long-distance", &["touch"]);
    let cards = written(&sandbox, "cards.pdf");
    let touch =
        SHIPPED.iter().find_map(|one| one.load().deck.filter(|it| it.id == "touch"));
    let (mut near, mut far) = (0, 0);
    for card in touch.expect("the deck of touch").cards {
        let is_there = cards.contains(&signs(&card.texts.prompt));
        match &card.texts.long_distance {
            LongDistance::Variant(text) if is_there => {
                assert!(cards.contains(&signs(text)), "{}", card.id);
                far += 1;
            }
            LongDistance::No | LongDistance::Unsaid if card.kind != Kind::Rule => {
                assert!(!is_there, "{}", card.id);
                near += 1;
            }
            _ => {}
        }
    }
    assert!(near > 5 && far > 20, "{near} {far}");
}

#[test]
fn a_handout_is_in_clear_type_with_a_neutral_title_and_no_fields() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&["handout", "C-014", "say-avoid", "--preset", "handout"]);
    let sides = pages(&sandbox.read("handout.pdf"));
    let sizes = sides.iter().flat_map(|side| &side.letters).map(|(_, size)| *size);
    // But for the small print, which is 8.5 in any edition.
    let read = sizes.filter(|size| (size - 8.5).abs() > 0.01);
    assert!(read.fold(f64::MAX, f64::min) > 13.9);
    assert!(written(&sandbox, "handout.pdf").contains("Exercise1open15minC014"));
    let file = lopdf::Document::load_mem(&sandbox.read("handout.pdf")).expect("a PDF");
    let catalog = file.catalog().expect("a catalog");
    assert!(catalog.get(b"AcroForm").is_err());
}
