//! Pictures on cards, from the file to the PDF.

#![expect(clippy::unwrap_used, reason = "a file that cannot be read fails the test")]

use std::fs;
use std::path::Path;

use crate::sandbox::{Sandbox, card, deck_of, png};

/// A photograph of 1200 x 800 pixels with Exif, finer than a poker card shows.
const SHORE: &str = "shore.jpg";
/// A progressive one of 300 x 200.
const HILL: &str = "hill.jpg";
/// One of 300 x 200 in grey.
const MOON: &str = "moon.jpg";
/// One that ends in the middle of its scan.
const CUT_SHORT: &str = "cut-short.jpg";

fn bytes(picture: &str) -> Vec<u8> {
    fs::read(Path::new("tests/decks").join(picture)).unwrap()
}

/// A card with a picture.
fn shown(id: &str, prompt: &str, picture: &str) -> String {
    format!(
        "{}\nimage = \"{picture}\"\nalt = \"Something to look at\"\n\n",
        card(id, prompt).trim_end()
    )
}

/// What an image object says, and its bytes.
struct Image {
    size: [i64; 2],
    color: String,
    filter: String,
    bytes: Vec<u8>,
}

/// The image objects of a PDF in order.
fn images(pdf: &[u8]) -> Vec<Image> {
    let file = lopdf::Document::load_mem(pdf).unwrap();
    let streams = file.objects.values().filter_map(|object| object.as_stream().ok());
    let images = streams.filter(|stream| {
        let kind = stream.dict.get(b"Subtype").and_then(lopdf::Object::as_name);
        kind.is_ok_and(|kind| kind == b"Image")
    });
    let name = |stream: &lopdf::Stream, key: &[u8]| {
        let name = stream.dict.get(key).unwrap().as_name().unwrap();
        String::from_utf8(name.to_owned()).unwrap()
    };
    let number = |stream: &lopdf::Stream, key: &[u8]| {
        stream.dict.get(key).unwrap().as_i64().unwrap()
    };
    images
        .map(|stream| Image {
            size: [number(stream, b"Width"), number(stream, b"Height")],
            color: name(stream, b"ColorSpace"),
            filter: name(stream, b"Filter"),
            bytes: stream.content.clone(),
        })
        .collect()
}

#[test]
fn photographs_stay_jpegs_and_drawings_lose_nothing() {
    let cards = [SHORE, HILL, MOON, "a.png"]
        .iter()
        .zip(1..)
        .map(|(picture, nth)| shown(&format!("C-{nth:03}"), "Look.", picture));
    let sandbox = Sandbox::new()
        .file("d.toml", deck_of(&cards.collect::<String>()))
        .file(SHORE, bytes(SHORE))
        .file(HILL, bytes(HILL))
        .file(MOON, bytes(MOON))
        .file("a.png", png());
    sandbox.succeed(&["cards", "d.toml", "-o", "d.pdf"]);
    let images = images(&sandbox.read("d.pdf"));
    let told: Vec<_> =
        images.iter().map(|image| (&*image.filter, &*image.color)).collect();
    let expected = [
        ("DCTDecode", "DeviceRGB"),
        ("DCTDecode", "DeviceRGB"),
        ("DCTDecode", "DeviceGray"),
        ("FlateDecode", "DeviceRGB"),
    ];
    assert_eq!(told, expected);
    let [shore, hill, moon, square] = &images[..] else { panic!("four pictures") };
    // The measure of a poker card, some 52 mm, is 800 pixels at 400 an inch.
    assert!((700..=850).contains(&shore.size[0]), "{:?}", shore.size);
    assert!((shore.size[0] * 2 - shore.size[1] * 3).abs() <= 3, "{:?}", shore.size);
    assert_eq!(hill.size, [300, 200]);
    assert_eq!(moon.size, [300, 200]);
    assert_eq!(square.size, [40, 30]);
    // The scan of one that is fine enough is that of its file, byte for byte.
    for (image, picture) in [(hill, HILL), (moon, MOON)] {
        let file = bytes(picture);
        let end = &file[file.len() - 1000..];
        assert!(image.bytes.ends_with(end), "{picture}");
    }
}

#[test]
fn what_a_camera_noted_of_time_and_place_is_in_no_pdf() {
    let told = |bytes: &[u8]| bytes.windows(4).any(|part| part == b"Exif");
    // One that is shrunk, and one that goes into the PDF as it is.
    let shore = bytes(SHORE);
    let start = shore.windows(2).position(|pair| pair == [0xFF, 0xE1]).unwrap();
    let length = usize::from(u16::from_be_bytes([shore[start + 2], shore[start + 3]]));
    let exif = &shore[start..start + 2 + length];
    let mut hill = bytes(HILL);
    hill.splice(2..2, exif.iter().copied());
    assert!(told(&shore) && told(&hill));
    let deck = shown("C-001", "Look.", SHORE) + &shown("C-002", "Look.", HILL);
    let sandbox =
        Sandbox::new().file("d.toml", deck_of(&deck)).file(SHORE, shore).file(HILL, hill);
    sandbox.succeed(&["cards", "d.toml", "-o", "d.pdf"]);
    let images = images(&sandbox.read("d.pdf"));
    assert_eq!(images.len(), 2);
    for image in images {
        assert!(!told(&image.bytes));
    }
}

#[test]
fn a_picture_on_many_cards_is_in_the_pdf_once_for_each_size() {
    let many = (1..=12).map(|nth| shown(&format!("C-{nth:03}"), "Look.", SHORE));
    // A longer prompt leaves less room.
    let long = "Look at this for a while and say nothing. ".repeat(3);
    let deck = many.collect::<String>() + &shown("C-099", long.trim(), SHORE);
    let sandbox = Sandbox::new().file("d.toml", deck_of(&deck)).file(SHORE, bytes(SHORE));
    sandbox.succeed(&["cards", "d.toml", "-o", "d.pdf"]);
    let images = images(&sandbox.read("d.pdf"));
    let sizes: Vec<_> = images.iter().map(|image| image.size).collect();
    assert_eq!(sizes.len(), 2, "{sizes:?}");
    assert!(sizes[0][0] > sizes[1][0], "{sizes:?}");
}

#[test]
fn a_photograph_that_is_cut_short_is_told_at_its_place_by_every_command() {
    let deck = deck_of(&shown("C-001", "Look.", CUT_SHORT));
    let sandbox = Sandbox::new().file("d.toml", deck).file(CUT_SHORT, bytes(CUT_SHORT));
    for command in ["check", "cards"] {
        let ran = sandbox.run(&[command, "d.toml"]);
        assert_eq!(ran.code, Some(1));
        let told = "picture `cut-short.jpg`: the file is cut short: it ends before its \
                    picture does";
        assert!(ran.stderr.contains(told), "{}", ran.stderr);
        assert!(ran.stderr.contains("d.toml:14:9"), "{}", ran.stderr);
    }
    assert_eq!(sandbox.files(), [CUT_SHORT, "d.toml"]);
}

/// A photograph whose scan is whole as a file, and no picture's inside.
fn damaged() -> Vec<u8> {
    let mut file = bytes(MOON);
    let (start, end) = (file.len() - 800, file.len() - 2);
    file.splice(start..end, [0xFF, 0].repeat((end - start) / 2));
    file
}

#[test]
fn damage_that_only_decoding_finds_is_told_at_its_card_before_anything_is_written() {
    let deck = shown("C-001", "Look.", "a.png") + &shown("C-002", "Look.", "b.jpg");
    let sandbox = Sandbox::new()
        .file("d.toml", deck_of(&deck))
        .file("a.png", png())
        .file("b.jpg", damaged());
    for command in ["check", "cards"] {
        let ran = sandbox.run(&[command, "d.toml"]);
        assert_eq!(ran.code, Some(1));
        let told = "the picture of card `C-002` cannot be printed: not a readable PNG or \
                    JPEG picture: it is damaged, or a part of it is missing";
        assert!(ran.stderr.contains(told), "{}", ran.stderr);
        assert!(ran.stderr.contains("d.toml:24:9"), "{}", ran.stderr);
        assert!(ran.stderr.contains("save it again as PNG or JPEG"), "{}", ran.stderr);
    }
    assert_eq!(sandbox.files(), ["a.png", "b.jpg", "d.toml"]);
}

#[test]
fn a_damaged_picture_for_backs_and_a_damaged_logo_are_told_where_they_are_named() {
    let deck = deck_of(&card("C-001", "Talk."))
        .replace("language = \"en\"\n", "language = \"en\"\nback_image = \"b.jpg\"\n");
    let sandbox = Sandbox::new().file("d.toml", deck).file("b.jpg", damaged());
    let ran = sandbox.run(&["check", "d.toml"]);
    assert!(ran.stderr.contains("d.toml:6:14"), "{}", ran.stderr);
    let project = "[practice]\nname = \"A\"\nlogo = \"b.jpg\"\n";
    let ran = sandbox.file("emberdeck.toml", project).run(&["handout", "C-014"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("emberdeck.toml:3:8"), "{}", ran.stderr);
}
