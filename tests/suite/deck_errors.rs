//! What a deck's author reads when something is wrong.

use std::time::{Duration, Instant};

use snapbox::{assert_data_eq, file};

use crate::drawn::{Area, is_near, pages};
use crate::sandbox::{Sandbox, card, deck_of, png};

/// What an author waits for an answer at most, on a machine that does much else.
const SOON: Duration = Duration::from_secs(20);

#[test]
fn eleven_mistakes_get_eleven_messages_in_one_run() {
    let sandbox = Sandbox::new()
        .file("eleven-mistakes.toml", include_bytes!("../decks/eleven-mistakes.toml"));
    let ran = sandbox.run(&["cards", "eleven-mistakes.toml"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.stdout, "");
    assert_eq!(ran.stderr.matches("-->").count(), 11);
    assert_data_eq!(ran.stderr, file!["../messages/eleven-mistakes.txt"].raw());
    assert_eq!(sandbox.files(), ["eleven-mistakes.toml"], "no PDF is made");
}

#[test]
fn an_overlong_prompt_is_refused_with_a_format_that_holds_it_or_none() {
    let words = "We talk about the small things that make a week. ".repeat(41);
    let deck = deck_of(&card("C-001", &words[..2000]));
    let sandbox = Sandbox::new().file("long.toml", deck);
    let ran = sandbox.run(&["cards", "long.toml"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(ran.stderr, file!["../messages/overlong.txt"].raw());
    let shorter = deck_of(&card("C-001", &words[..600]));
    let sandbox = sandbox.file("long.toml", shorter);
    let ran = sandbox.run(&["cards", "long.toml"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(ran.stderr, file!["../messages/too-long-for-poker.txt"].raw());
}

#[test]
fn safety_is_checked_by_touch_and_pace() {
    let deck = deck_of(
        "[[card]]\nid = \"T-001\"\nkind = \"touch\"\ntitle = \"Hold\"\nprompt = \"Hold on.\"\n\
         minutes = 5\npace = 1\ntouch_level = 2\n\n\
         [[card]]\nid = \"C-002\"\nkind = \"conversation\"\ntitle = \"Deep\"\n\
         prompt = \"What hurts?\"\nminutes = 5\npace = 4\n\n\
         [[card]]\nid = \"M-003\"\nkind = \"repair\"\ntitle = \"Mend\"\nprompt = \"Say sorry.\"\n\
         minutes = 5\npace = 2\n\n\
         [[card]]\nid = \"T-004\"\nkind = \"touch\"\ntitle = \"Near\"\nprompt = \"Be near.\"\n\
         minutes = 5\npace = 3\ntouch_level = 4\nconsent = \"Yes?\"\nsteps = [\"a\"]\n\
         stop_note = \"Stop.\"\ndebrief = [\"How?\"]\n",
    );
    let ran = Sandbox::new().file("d.toml", deck).run(&["cards", "d.toml"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(ran.stderr, file!["../messages/safety.txt"].raw());
}

#[test]
fn a_file_that_is_no_toml_is_answered_too() {
    let ran =
        Sandbox::new().file("d.toml", "[deck\nid = 5\n= x").run(&["cards", "d.toml"]);
    assert_eq!(ran.code, Some(1));
    let said = "error: the brackets around this name do not match\n --> d.toml:1:1\n";
    assert!(ran.stderr.starts_with(said), "{}", ran.stderr);
}

#[test]
fn hostile_files_get_a_clear_error_soon() {
    let sandbox = Sandbox::new()
        .file("deep.toml", format!("a = {}", "[".repeat(100_000)))
        .file("binary.toml", [0xFF, 0xFE, 0x00])
        .file("empty.toml", "")
        .file("nul.toml", deck_of(&card("C-001", "a\\u0000b")))
        .file("bidi.toml", deck_of(&card("C-001", "a\u{202e}b")));
    for (file, said) in [
        ("deep.toml", "this list has no closing bracket"),
        ("binary.toml", "`binary.toml` is saved as UTF-16"),
        ("empty.toml", "this deck file has no `deck`"),
        ("nul.toml", "`prompt` holds U+0000, a control character"),
        ("bidi.toml", "`prompt` holds U+202E, which turns the direction of letters"),
        ("nothing.toml", "there is no file `nothing.toml`"),
    ] {
        let begun = Instant::now();
        let ran = sandbox.run(&["cards", file]);
        assert_eq!(ran.code, Some(1), "{file}: {}", ran.stderr);
        assert!(ran.stderr.starts_with(&format!("error: {said}")), "{}", ran.stderr);
        assert!(!ran.stderr.contains('\u{202e}'), "{file}: {}", ran.stderr);
        // Some tenths of a second, and no more for what is nested deeply.
        assert!(begun.elapsed() < SOON, "{file} took {:?}", begun.elapsed());
        assert!(ran.stderr.len() < 20_000, "{file}: {} bytes", ran.stderr.len());
    }
}

#[test]
fn a_picture_needs_words_and_stays_in_its_folder() {
    let picture = |keys: &str| {
        deck_of(&(card("C-001", "Look.").trim_end().to_owned() + "\n" + keys))
    };
    for (keys, message) in [
        ("image = \"a.png\"", "this picture has no `alt`"),
        ("image = \"../a.png\"\nalt = \"A\"", "the path leaves the deck's folder"),
        ("image = \"a.png\"\nalt = \"A\"", "picture `a.png`"),
    ] {
        let ran = Sandbox::new().file("d.toml", picture(keys)).run(&["cards", "d.toml"]);
        assert_eq!(ran.code, Some(1));
        assert!(ran.stderr.contains(message), "{}", ran.stderr);
    }
}

#[test]
fn pictures_are_set_on_fronts_and_on_backs() {
    let deck = deck_of(
        &(card("C-001", "Look.").trim_end().to_owned()
            + "\nimage = \"a.png\"\nalt = \"A red square\"\n"),
    )
    .replace("language = \"en\"\n", "language = \"en\"\nback_image = \"a.png\"\n");
    let sandbox = Sandbox::new().file("d.toml", deck).file("a.png", png());
    let ran = sandbox.succeed(&["cards", "d.toml", "-o", "front.pdf"]);
    assert!(ran.stderr.contains("dots an inch when printed"), "{}", ran.stderr);
    let fronts = pages(&sandbox.read("front.pdf"));
    let [front, back] = &fronts[..] else { panic!("a front and a back") };
    let card_on = |shapes: &[Area]| {
        let mut cards = shapes.iter().filter(|shape| shape.measures(63.5, 88.9));
        *cards.next().expect("a card")
    };
    let (trim, [picture]) = (card_on(&front.shapes), &front.pictures[..]) else {
        panic!("one picture on the front")
    };
    // It keeps its shape, 40 by 30, fills the width between margins of 6 mm or less, and stays
    // clear of the cut.
    assert!(is_near(picture.width * 30.0, picture.height * 40.0), "{picture:?}");
    assert!((45.0..=51.5).contains(&picture.width), "{picture:?}");
    assert!(picture.left >= trim.left + 6.0 && picture.right() <= trim.right() - 6.0);
    assert!(picture.top >= trim.top + 10.0 && picture.bottom() <= trim.bottom() - 10.0);
    let middle = |area: &Area| area.left + area.width / 2.0;
    assert!(is_near(middle(picture), middle(&trim)), "{picture:?} on {trim:?}");
    assert_eq!(back.pictures, [], "a back with text has none");
    let pattern = ["cards", "d.toml", "--backs", "pattern", "--bleed=2mm"];
    sandbox.succeed(&[&pattern[..], &["-o", "back.pdf"]].concat());
    let backs = pages(&sandbox.read("back.pdf"));
    let [front, back] = &backs[..] else { panic!("a front and a back") };
    assert_eq!((front.pictures.len(), back.pictures.len()), (1, 1));
    // On the back it covers the card and its bleed, cut off at the sides and not drawn out.
    let (cut, picture) = (back.shapes[0], back.pictures[0]);
    assert!(cut.measures(67.5, 92.9), "{cut:?}");
    assert!(is_near(picture.width * 30.0, picture.height * 40.0), "{picture:?}");
    assert!(is_near(picture.height, cut.height) && is_near(picture.top, cut.top));
    assert!(is_near(middle(&picture), middle(&cut)), "{picture:?} {cut:?}");
    let long = deck_of(
        &(card("C-001", &"Look at this. ".repeat(16)).trim_end().to_owned()
            + "\nimage = \"a.png\"\nalt = \"A red square\"\n"),
    );
    let ran = sandbox.file("d.toml", long).run(&["cards", "d.toml"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(ran.stderr.contains("does not fit"), "{}", ran.stderr);
}
