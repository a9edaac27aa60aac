//! Proofs of one face, one page, one screen: the lines lie where a ruler says.

use image::{Rgb, RgbImage};

use crate::sandbox::{Sandbox, card, deck_of};

const TRIM: Rgb<u8> = Rgb([0xC8, 0x10, 0x2E]);
const SAFE: Rgb<u8> = Rgb([0x0B, 0x7A, 0x4B]);
const SHIFTED: Rgb<u8> = Rgb([0xB0, 0x5A, 0x00]);
const BLEED: Rgb<u8> = Rgb([0x15, 0x5F, 0xB8]);

fn few() -> Sandbox {
    let cards = ["C-001", "C-002"].map(|id| card(id, "What is it like?"));
    Sandbox::new().file("few.toml", deck_of(&cards.concat()))
}

fn picture(sandbox: &Sandbox, name: &str) -> RgbImage {
    let read = image::load_from_memory(&sandbox.read(name));
    read.expect("a sound picture").to_rgb8()
}

/// The first and last column and row with a color.
fn reach(shown: &RgbImage, color: Rgb<u8>) -> Option<[u32; 4]> {
    let places: Vec<(u32, u32)> = shown
        .enumerate_pixels()
        .filter(|(.., pixel)| **pixel == color)
        .map(|(x, y, _)| (x, y))
        .collect();
    let (x, y) = (places.iter().map(|at| at.0), places.iter().map(|at| at.1));
    Some([x.clone().min()?, y.clone().min()?, x.max()?, y.max()?])
}

/// Whether a line's reach is that of a box, in millimetres, but for two widths of a line.
fn is_around(found: Option<[u32; 4]>, wanted: [f64; 4], dpi: f64) -> bool {
    let found = found.expect("the line is drawn").map(f64::from);
    found
        .iter()
        .zip(wanted)
        .all(|(found, wanted)| (found - wanted / 25.4 * dpi).abs() < 4.5)
}

#[test]
fn a_proof_of_each_face_has_its_lines_where_they_belong() {
    let sandbox = few();
    let command = ["preview", "few.toml", "--proof", "--cards", "faces", "--dpi", "200"];
    let backs = ["--backs", "pattern", "--bleed", "3mm"];
    let ran = sandbox.succeed(&[&command[..], &backs].concat());
    assert!(ran.stderr.contains("red: trim: where the card is cut"), "{}", ran.stderr);
    let front = picture(&sandbox, "faces/C-001-front.png");
    let back = picture(&sandbox, "faces/C-001-back.png");
    // Five millimetres are shown around a card.
    let format = ran.stdout.lines().next().expect("a line").to_owned();
    let (width, height) = front.dimensions();
    assert_eq!(front.dimensions(), back.dimensions(), "{format}");
    let mm = |pixels: u32| f64::from(pixels) * 25.4 / 200.0;
    let (width, height) = (mm(width) - 10.0, mm(height) - 10.0);
    let within = |by: f64| [5.0 + by, 5.0 + by, 5.0 + width - by, 5.0 + height - by];
    for (face, is_back) in [(&front, false), (&back, true)] {
        assert!(is_around(reach(face, TRIM), within(0.0), 200.0), "{is_back}");
        assert!(is_around(reach(face, SAFE), within(4.0), 200.0), "{is_back}");
        assert_eq!(reach(face, SHIFTED).is_some(), is_back);
        assert_eq!(reach(face, BLEED).is_some(), is_back);
    }
    assert!(is_around(reach(&back, SHIFTED), within(-2.0), 200.0));
    assert!(is_around(reach(&back, BLEED), within(-3.0), 200.0));
}

#[test]
fn a_proof_of_a_page_has_the_lines_of_all_its_faces() {
    let sandbox = few();
    let proof = |page: &str, options: &[&str]| {
        let command = ["preview", "few.toml", "--paper", "a4", "--proof", "--page", page];
        sandbox.succeed(&[&command[..], &["--copies", "2"], options].concat());
        picture(&sandbox, "preview.png")
    };
    // Four poker cards: a row of three from 9.75 and 15.15 mm, and one below the first.
    let front = proof("1", &[]);
    let dpi = 110.0;
    assert!(is_around(reach(&front, TRIM), [9.75, 15.15, 200.25, 192.95], dpi));
    assert_eq!(reach(&front, SHIFTED), None);
    let back = proof("2", &[]);
    assert!(is_around(reach(&back, SHIFTED), [7.75, 13.15, 202.25, 194.95], dpi));
    // Cards on their side too: four tarot cards stand in a row, and none lies.
    let turned = proof("1", &["--format", "tarot", "--copies", "3"]);
    assert!(reach(&turned, TRIM).is_some_and(|[.., bottom]| bottom > 800), "six cards");
}

#[test]
fn a_proof_on_a_screen_has_the_screen_s_size() {
    let sandbox = few();
    let command =
        ["preview", "few.toml", "--proof", "--size", "600x1000", "--card", "C-001"];
    let ran = sandbox.succeed(&command);
    let shown = picture(&sandbox, "preview.png");
    assert_eq!(shown.dimensions(), (600, 1000), "{}", ran.stdout);
    let [left, top, right, bottom] = reach(&shown, TRIM).expect("a trim");
    assert!(left > 30 && right < 570 && top > 30 && bottom < 970);
    let inner = reach(&shown, SAFE).expect("a safe area");
    assert!(inner[0] > left && inner[3] < bottom);
    let plain = sandbox
        .run(&["preview", "few.toml", "--proof", "--page", "1", "--size", "600x1000"]);
    assert_eq!(plain.code, Some(2), "{}", plain.stderr);
}
