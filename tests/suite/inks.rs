//! With which inks things are printed, and how much of it.

use std::sync::Arc;

use emberdeck::color::Ink;
use emberdeck::frame::{Document, Frame, Item, Mark, Placed, Shape};
use emberdeck::job::Shelf;
use emberdeck::job::cards::{CardsJob, LaidCards};
use emberdeck::job::settings::Settled;
use emberdeck::load::{LOOKS, SHIPPED};
use emberdeck::model::{BackSide, Given, Inking, Origin, Theme};
use emberdeck::pdf::{self, Standard};
use emberdeck::preview::PrintedFile;
use image::RgbImage;

use crate::sandbox::{Sandbox, png};

#[expect(clippy::unnecessary_wraps, reason = "settings hold what may be given")]
fn given<T>(value: T) -> Option<Given<T>> {
    Some(Given { value, origin: Origin::Typed })
}

/// All cards of a shipped deck.
fn laid(shelf: &Shelf, backs: BackSide, inking: Inking) -> LaidCards {
    laid_in(Theme::hearth().inked(inking), shelf, backs)
}

/// All cards of a shipped deck in a look.
fn laid_in(theme: Theme, shelf: &Shelf, backs: BackSide) -> LaidCards {
    let mut settled = Settled::default_for("a4".parse().expect("a paper"));
    settled.print.backs = given(backs);
    let sheet = settled.sheet(theme).expect("one language");
    let allowed = settled.allowed(Some(5));
    let laid = CardsJob::new(shelf, &allowed, &sheet).lay();
    laid.unwrap_or_else(|why| panic!("{backs:?}: {why}")).0
}

/// A frame without its text, all that is left in black.
fn bare(frame: &Frame) -> Frame {
    let mut bare = Frame::new(frame.size());
    for (_, item) in frame.items() {
        let black = |ink: Ink| if ink == Ink::WHITE { ink } else { Ink::BLACK };
        let item = match item {
            Item::Shape(Shape { path, fill, stroke }) => Item::Shape(Shape {
                path: path.clone(),
                fill: fill.map(black),
                stroke: stroke.map(|(width, ink)| (width, black(ink))),
            }),
            Item::Stamp(stamp) => {
                let mut stamp = stamp.clone();
                stamp.frame = Arc::new(self::bare(&stamp.frame));
                Item::Stamp(stamp)
            }
            Item::Run(_) => continue,
            other => other.clone(),
        };
        bare.push(Mark::Artifact, item);
    }
    bare
}

/// The part of each face that is inked beyond its text: front and back of each card.
fn inked(laid: &LaidCards) -> Vec<f64> {
    let mut pages = laid.made.document.pages.clone();
    for placed in pages.iter_mut().flat_map(|page| &mut page.placed) {
        let frame = Arc::new(bare(&placed.frame));
        *placed = Placed { frame, article: None, ..placed.clone() };
    }
    let document =
        Document { pages, bookmarks: Vec::new(), ..laid.made.document.clone() };
    let bytes = pdf::write(&document, &Standard::ARCHIVE_ACCESSIBLE).expect("a PDF");
    let file = PrintedFile::own(bytes).expect("a sound PDF");
    let faces = laid.cards.iter().flat_map(|card| [Some(card.front), card.back]);
    faces
        .flatten()
        .map(|place| darkness(&file.face(&place, DPI).expect("a face")))
        .collect()
}

/// Pixels an inch: a line of 0.16 mm is as wide as one.
const DPI: u16 = 160;

/// How much of a picture is covered with black.
fn darkness(picture: &RgbImage) -> f64 {
    let dark: u64 = picture.pixels().map(|pixel| u64::from(255 - pixel.0[1])).sum();
    #[expect(clippy::cast_precision_loss, reason = "some millions")]
    let dark = dark as f64 / 255.0;
    dark / f64::from(picture.width() * picture.height())
}

#[test]
fn where_ink_is_saved_no_face_of_any_shipped_deck_takes_more_than_its_share() {
    const MOST: f64 = 0.015;
    let mut faces = 0;
    let mut decks = SHIPPED.iter().enumerate();
    // The starter deck and one other of each run; all of them before a release.
    let is_tried =
        |nth: usize| nth < crate::extent::of([2, 100, 100]).try_into().expect("few");
    for (_, shipped) in decks.by_ref().filter(|(nth, _)| is_tried(*nth)) {
        let loaded = std::borrow::Cow::Borrowed(shipped.loaded());
        let mut notes = emberdeck::job::Notes::default();
        let shelf = Shelf::new(vec![loaded], true, &mut notes).expect("a sound deck");
        for backs in [BackSide::Text, BackSide::Pattern] {
            let laid = laid(&shelf, backs, Inking::Saver);
            for (face, share) in inked(&laid).into_iter().enumerate() {
                let card = &laid.cards[face / 2].id;
                assert!(share <= MOST, "{}#{card} {backs:?}: {share}", shipped.id);
                assert!(
                    share > 0.0005,
                    "{}#{card} {backs:?} is bare: {share}",
                    shipped.id
                );
                faces += 1;
            }
        }
    }
    assert!(faces >= 400, "{faces} faces");
}

#[test]
fn no_look_takes_more_ink_than_dries_and_each_can_save_it() {
    let shelf = Shelf::starter();
    let gray = |picture: &RgbImage| {
        let light = |pixel: &image::Rgb<u8>| {
            let [red, green, blue] = pixel.0.map(f64::from);
            255.0 - (0.299 * red + 0.587 * green + 0.114 * blue)
        };
        let dark: f64 = picture.pixels().map(light).sum();
        dark / 255.0 / f64::from(picture.width() * picture.height())
    };
    for look in LOOKS {
        for backs in [BackSide::Text, BackSide::Pattern] {
            let laid = laid_in(look.theme(), &shelf, backs);
            let bytes = pdf::write(&laid.made.document, &Standard::ARCHIVE_ACCESSIBLE);
            let file = PrintedFile::own(bytes.expect("a PDF")).expect("a sound PDF");
            for card in laid.cards.iter().step_by(4) {
                let share = |place| gray(&file.face(&place, 90).expect("a face"));
                let front = share(card.front);
                assert!(
                    (0.01..=0.09).contains(&front),
                    "{} {}: {front}",
                    look.name,
                    card.id
                );
                let back = card.back.map_or(0.0, share);
                assert!(back <= 0.15, "{} {}: {back}", look.name, card.id);
            }
            let saved = inked(&laid_in(look.theme().inked(Inking::Saver), &shelf, backs));
            let most = saved.into_iter().fold(0.0, f64::max);
            assert!(most <= 0.015, "{} {backs:?}: {most}", look.name);
        }
    }
}

#[test]
fn what_saves_ink_takes_far_less_than_what_does_not() {
    let shelf = Shelf::starter();
    let mean = |inking| {
        let shares = inked(&laid(&shelf, BackSide::Pattern, inking));
        #[expect(clippy::cast_precision_loss, reason = "a hundred")]
        let count = shares.len() as f64;
        shares.iter().sum::<f64>() / count
    };
    let (usual, saved) = (mean(Inking::Color), mean(Inking::Saver));
    assert!(saved * 5.0 < usual, "{saved} of {usual}");
}

/// Whether a PDF of the sandbox has any colour, page by page.
fn has_color(sandbox: &Sandbox, name: &str) -> bool {
    let file = PrintedFile::own(sandbox.read(name)).expect("a sound PDF");
    (0..file.pages()).any(|page| {
        let place = file.whole(page).expect("the page");
        let drawn = file.face(&place, 40).expect("a picture");
        drawn.pixels().any(|pixel| {
            let [red, green, blue] = pixel.0;
            red.abs_diff(green).max(green.abs_diff(blue)) > 2
        })
    })
}

/// A practice in colours, a deck with a picture on fronts and backs, and answers.
fn colorful() -> Sandbox {
    let logo = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\
                <path d=\"M0 0h9v9h-9z\" fill=\"#c02020\"/></svg>";
    let project = "[practice]\nname = \"Anna\"\nlogo = \"logo.svg\"\n\
                   color = \"#14686A\"\nweb = \"https://example.org\"\n\
                   booking = \"https://example.org/book\"\n";
    let deck = crate::sandbox::deck_of(
        "back_image = \"red.png\"\n\n[[card]]\nid = \"C-001\"\nkind = \"conversation\"\n\
         title = \"Red\"\nprompt = \"What is red?\"\nminutes = 5\npace = 1\n\
         image = \"red.png\"\nalt = \"A square\"\n",
    );
    let answers = "schema = 1\n[answers.week01.checkin]\na.team = 4\n[answers.week02.checkin]\na.team = 7\n";
    Sandbox::new()
        .file("logo.svg", logo)
        .file("emberdeck.toml", project)
        .file("red.png", png())
        .file("red.toml", deck.replace("\n\nback_image", "\nback_image"))
        .file("answers.toml", answers)
}

/// Commands that make PDFs, and one PDF of each.
const MADE: [(&[&str], &str); 7] = [
    (&["cards", "red.toml", "--backs", "pattern", "--force"], "cards.pdf"),
    (&["workbook", "--weeks", "1", "--page", "check-in", "--force"], "workbook.pdf"),
    (
        &["workbook", "--weeks", "1", "--booklet", "--cover", "-o", "b.pdf", "--force"],
        "b-cover.pdf",
    ),
    (&["handout", "C-014", "T-001", "--force"], "handout.pdf"),
    (
        &[
            "weekly",
            "--weeks",
            "1",
            "--undated",
            "--seed",
            "a",
            "--force",
            "--no-history",
        ],
        "weekly/plan.pdf",
    ),
    (&["tonight", "--seed", "a", "--force"], "tonight.pdf"),
    (&["answers", "answers.toml", "--curves", "--force"], "curves-a.pdf"),
];

#[test]
fn in_gray_nothing_that_is_made_has_any_color() {
    let sandbox = colorful();
    for (command, file) in MADE {
        sandbox.succeed(&[command, &["-q"]].concat());
        assert!(has_color(&sandbox, file), "{file} has no color to begin with");
        sandbox.succeed(&[command, &["-q", "--ink", "gray"]].concat());
        assert!(!has_color(&sandbox, file), "{file} has a color");
    }
}

#[test]
fn ink_is_settled_as_all_else_is() {
    let sandbox = colorful();
    let project = String::from_utf8(sandbox.read("emberdeck.toml")).expect("a text");
    let sandbox =
        sandbox.file("emberdeck.toml", format!("[print]\nink = \"gray\"\n\n{project}"));
    for (command, file) in [MADE[0], MADE[3]] {
        sandbox.succeed(&[command, &["-q"]].concat());
        assert!(!has_color(&sandbox, file), "{file} has a color");
        sandbox.succeed(&[command, &["-q", "--ink", "color"]].concat());
        assert!(has_color(&sandbox, file), "{file} has no color");
    }
    let faces = ["preview", "--card", "C-001", "--cards", "faces", "--dpi", "40", "-q"];
    sandbox.succeed(&faces);
    let face = image::load_from_memory(&sandbox.read("faces/C-001-front.png"));
    let face = face.expect("a picture").to_rgb8();
    assert!(face.pixels().all(|pixel| pixel.0[0] == pixel.0[1]));
    sandbox.succeed(&[&faces[..], &["--ink", "color", "--force"]].concat());
    let face = image::load_from_memory(&sandbox.read("faces/C-001-front.png"));
    let face = face.expect("a picture").to_rgb8();
    assert!(face.pixels().any(|pixel| pixel.0[0] != pixel.0[1]));
}
