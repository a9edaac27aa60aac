//! What a practice's own looks like on pages, small ones and in large print.

use std::sync::Arc;

use crate::block::{BlockError, BlockLook, Piece, Setter};
use crate::color::Ink;
use crate::frame::{Frame, Item, LinkTarget, Tag, dump};
use crate::geom::{Length, Path, Point, Rect, Size};
use crate::letterhead::{
    coarse, contact, head, imprint, logo, running_head, running_words,
};
use crate::model::{
    Drawing, Edition, Language, Logo, People, Practice, Theme, Vocabulary,
};
use crate::picture::Picture;
use crate::text::Typesetter;

fn practice() -> Practice {
    Practice {
        name: Some("Anna Meyer".to_owned()),
        credentials: Some("LMFT 12345".to_owned()),
        logo: Some(drawing(30.0, 10.0)),
        phone: Some("+1 555 0100".to_owned()),
        email: Some("anna@example.org".to_owned()),
        web: Some("https://example.org".to_owned()),
        booking: Some("https://example.org/book".to_owned()),
        address: vec!["12 Elm Street".to_owned(), "Springfield".to_owned()],
        color: Some(Ink::Rgb(0x14, 0x68, 0x6A)),
        license: Some("CC BY-SA 4.0, copy and share".to_owned()),
        confidentiality: Some("What you say here stays here. * See over.".to_owned()),
        resources: vec![
            "In danger: 112".to_owned(),
            "Someone to talk to: 988".to_owned(),
        ],
    }
}

/// As long as the project file lets everything be.
fn longest() -> Practice {
    let words = |most: usize| {
        let text: String = "Counselling for couples and families ".repeat(20);
        text.chars().take(most).collect::<String>().trim().to_owned()
    };
    let address = |start: &str, most: usize| {
        let rest = "abcdefgh-".repeat(20);
        format!("{start}{}", &rest[..most - start.len()])
    };
    Practice {
        name: Some(words(80)),
        credentials: Some(words(120)),
        phone: Some("+49 (0) 30 123 456 789 012 345 ext. 1234".to_owned()),
        email: Some(address("someone@", 76) + ".org"),
        web: Some(address("https://example.org/", 150)),
        booking: Some(address("https://example.org/", 150)),
        address: vec![words(60); 6],
        license: Some(words(160)),
        confidentiality: Some(words(600)),
        resources: vec![words(160); 12],
        ..practice()
    }
}

fn drawing(width: f64, height: f64) -> Logo {
    let size = Size::new(Length::pt(width), Length::pt(height));
    let path = Path::rect(Rect::new(Point::ORIGIN, size));
    Logo::Drawing(Arc::new(Drawing { size, shapes: vec![(path, Ink::BLACK)] }))
}

fn png(width: u32, height: u32) -> Logo {
    let image = image::RgbImage::new(width, height);
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    Logo::Picture(Arc::new(Picture::read(bytes.into_inner()).unwrap()))
}

/// All strips of a practice on a page.
fn set(
    practice: &Practice,
    edition: Edition,
    page: Size,
    language: &str,
) -> Result<(Option<Piece>, Vec<Piece>), BlockError> {
    with_setter(edition, page, language, |setter| {
        Ok((head(setter, practice)?, contact(setter, practice)?))
    })
}

/// What a setter of a page makes.
fn with_setter<T>(
    edition: Edition,
    page: Size,
    language: &str,
    make: impl FnOnce(&mut Setter<'_>) -> T,
) -> T {
    let theme = Theme::hearth();
    let language: Language = language.parse().unwrap();
    let look = BlockLook {
        measure: page.width,
        depth: page.height,
        theme: &theme,
        edition,
        language: &language,
        fillable: false,
        people: People::Both,
    };
    let mut typesetter = Typesetter::new();
    let find = |_: &str| None;
    make(&mut Setter::new(&mut typesetter, &look, &find))
}

/// The text of A5 and of A4.
const A5: Size = Size::mm(112.0, 180.0);
const A4: Size = Size::mm(174.0, 260.0);

fn covered(item: &Item) -> Rect {
    match item {
        Item::Run(run) => {
            // Letters reach 0.72 of the size up and 0.22 down.
            let at = Point::new(run.at.x, run.at.y - run.size * 0.72);
            let spaces = run.text.len() - run.text.trim_end().len();
            let hang: f64 =
                run.glyphs.iter().rev().take(spaces).map(|g| f64::from(g.advance)).sum();
            let width = run.width() - run.size * (hang / 1000.0);
            Rect::new(at, Size::new(width, run.size * 0.94))
        }
        Item::Shape(shape) => shape.path.bounds(),
        Item::Picture(picture) => Rect::new(picture.at, picture.size),
        Item::Link(link) => Rect::new(link.at, link.size),
        Item::Stamp(_) | Item::Field(_) => panic!("a practice has no stamps or fields"),
    }
}

#[test]
fn nothing_leaves_its_strip_on_small_pages_and_in_large_print() {
    let logos = [drawing(400.0, 20.0), drawing(20.0, 400.0), png(300, 100)];
    for &edition in Edition::ALL {
        for page in [A5, A4] {
            for (practice, logo) in
                [practice(), longest()].into_iter().flat_map(|practice| {
                    logos.iter().map(move |logo| (practice.clone(), logo.clone()))
                })
            {
                let practice = Practice { logo: Some(logo), ..practice };
                let (head, contact) = set(&practice, edition, page, "en").unwrap();
                assert!(head.is_some() && !contact.is_empty());
                for piece in head.iter().chain(&contact) {
                    assert!(!piece.frame.items().is_empty());
                    assert!(
                        page.height.fits(piece.height),
                        "{edition:?} {:?}",
                        piece.height
                    );
                    let strip = Size::new(page.width, piece.height);
                    let strip = Rect::new(Point::ORIGIN, strip);
                    for (_, item) in piece.frame.items() {
                        let covered = covered(item);
                        assert!(
                            strip.contains(covered),
                            "{edition:?} {page:?} {:?} {covered:?} {item:?}",
                            strip.size()
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn words_of_a_block_do_not_run_into_its_code_or_each_other() {
    for &edition in Edition::ALL {
        for practice in [practice(), longest()] {
            let (head, contact) = set(&practice, edition, A5, "es").unwrap();
            assert!(head.is_some() && !contact.is_empty());
            for piece in head.iter().chain(&contact) {
                let runs = |item: &Item| matches!(item, Item::Run(_) | Item::Picture(_));
                let seen: Vec<Rect> = piece
                    .frame
                    .items()
                    .iter()
                    .filter(|(mark, item)| {
                        let is_code = matches!(
                            (mark, item),
                            (crate::frame::Mark::Content(_), Item::Shape(_))
                        );
                        runs(item) || is_code
                    })
                    .map(|(_, item)| covered(item))
                    .collect();
                for (nth, one) in seen.iter().enumerate() {
                    for other in &seen[nth + 1..] {
                        let apart = one.right().fits(other.left())
                            && other.left().fits(one.right());
                        let is_clear = apart
                            || other.left().fits(one.right())
                            || one.left().fits(other.right())
                            || other.top().fits(one.bottom())
                            || one.top().fits(other.bottom());
                        assert!(is_clear, "{edition:?}: {one:?} {other:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_practice_without_anything_takes_no_room() {
    let nobody = Practice::default();
    let (head, contact) = set(&nobody, Edition::Standard, A4, "en").unwrap();
    assert!(head.is_none() && contact.is_empty());
    with_setter(Edition::Standard, A4, "en", |setter| {
        assert!(running_head(setter, &nobody).is_none());
        assert!(imprint(setter, &nobody).unwrap().is_empty());
    });
    assert!(running_words(&nobody).is_empty());
}

/// The texts of a frame in order.
fn said(frame: &Frame) -> Vec<String> {
    let runs = frame.items().iter().filter_map(|(_, item)| match item {
        Item::Run(run) => Some(run.text.clone()),
        _ => None,
    });
    runs.collect()
}

#[test]
fn a_running_head_is_decoration_that_keeps_to_its_strip() {
    let mut heads = 0;
    for &edition in Edition::ALL {
        for practice in [practice(), longest()] {
            for page in [A5, A4] {
                let head =
                    with_setter(edition, page, "en", |set| running_head(set, &practice));
                let Some(head) = head else { continue };
                heads += 1;
                assert!(head.nodes().is_empty() && !head.items().is_empty());
                let strip = Rect::new(Point::ORIGIN, head.size());
                for (mark, item) in head.items() {
                    assert_eq!(*mark, crate::frame::Mark::Artifact);
                    let covered = covered(item);
                    assert!(strip.contains(covered), "{edition:?} {covered:?} {item:?}");
                }
            }
        }
    }
    assert!(heads >= Edition::ALL.len(), "{heads} heads");
}

#[test]
fn what_has_no_room_beside_a_name_makes_way_for_less() {
    let head = |practice: &Practice| {
        let head = |set: &mut Setter<'_>| running_head(set, practice);
        said(&with_setter(Edition::Standard, A5, "en", head).unwrap())
    };
    assert_eq!(head(&practice()), ["Anna Meyer", "LMFT 12345"]);
    let wordy = Practice { credentials: longest().credentials, ..practice() };
    assert_eq!(head(&wordy), ["Anna Meyer", "example.org"]);
    let unnamed = Practice { name: None, ..practice() };
    assert_eq!(head(&unnamed), ["LMFT 12345"]);
    assert_eq!(running_words(&practice()), ["Anna Meyer · LMFT 12345", "Anna Meyer"]);
}

#[test]
fn an_imprint_gives_up_credentials_before_contact_and_the_name_never() {
    let pieces = with_setter(Edition::Standard, A5, "en", |set| {
        imprint(set, &practice()).unwrap()
    });
    let told: Vec<_> = pieces.iter().map(|piece| said(&piece.frame)).collect();
    let contact = "+1 555 0100 · anna@example.org · example.org";
    assert_eq!(told[0], ["Anna Meyer", "LMFT 12345", contact]);
    assert_eq!(told[1], ["Anna Meyer", contact]);
    assert_eq!(told[2], ["Anna Meyer"]);
    for &edition in Edition::ALL {
        for page in [A5, A4] {
            let pieces = with_setter(edition, page, "en", |set| imprint(set, &longest()));
            for piece in pieces.unwrap() {
                let strip = Size::new(page.width, piece.height);
                let strip = Rect::new(Point::ORIGIN, strip);
                let mut items = piece.frame.items().iter();
                assert!(items.all(|(_, item)| strip.contains(covered(item))));
            }
        }
    }
}

#[test]
fn links_lead_to_the_web_and_say_where() {
    let (_, contact) = set(&practice(), Edition::Standard, A4, "en").unwrap();
    let links: Vec<_> = contact
        .iter()
        .flat_map(|piece| piece.frame.items())
        .filter_map(|(mark, item)| match item {
            Item::Link(link) => Some((mark, link)),
            _ => None,
        })
        .collect();
    let to = |nth: usize| match &links[nth].1.to {
        LinkTarget::Uri(address) => address.as_str(),
        LinkTarget::Article(_) => panic!("a practice's links lead out"),
    };
    assert_eq!(
        [to(0), to(1), to(2), to(3)],
        [
            "tel:+15550100",
            "mailto:anna@example.org",
            "https://example.org",
            "https://example.org/book"
        ]
    );
    assert_eq!(links[3].1.label, "Book a session: https://example.org/book");
    for (nth, (_, link)) in links.iter().enumerate() {
        assert!(link.size.height >= Length::pt(18.0), "{link:?}");
        let area = Rect::new(link.at, link.size);
        for (_, other) in &links[..nth] {
            let over = area.top() < other.at.y + other.size.height - Length::mm(0.001)
                && area.left() < other.at.x + other.size.width - Length::mm(0.001)
                && other.at.x < area.right() - Length::mm(0.001);
            assert!(!over, "{link:?} lies over {other:?}");
        }
    }
    let frame = &contact[0].frame;
    for (mark, _) in &links {
        let crate::frame::Mark::Content(node) = mark else { panic!("a link is content") };
        assert_eq!(frame.nodes()[node.index()].tag, Tag::Link);
    }
}

#[test]
fn a_practice_reads_as_it_is_seen() {
    let practice = Practice { logo: None, booking: None, ..practice() };
    let (head, contact) = set(&practice, Edition::Standard, A4, "en").unwrap();
    let pieces = head.iter().chain(&contact);
    let text: String = pieces.map(|piece| dump(&piece.frame)).collect();
    let runs = text.lines().filter(|line| line.contains(" text "));
    let said: Vec<_> = runs.filter_map(|line| line.split('"').nth(1)).collect();
    assert_eq!(
        said,
        [
            "Anna Meyer",
            "LMFT 12345",
            "+1 555 0100",
            "anna@example.org",
            "https://example.org",
            "12 Elm Street, Springfield",
            "What you say here stays here. * See over.",
            "Help near you",
            "In danger: 112",
            "Someone to talk to: 988",
            "CC BY-SA 4.0, copy and share",
        ]
    );
}

#[test]
fn a_logo_and_a_code_are_figures_that_are_told_in_words() {
    let (head, contact) = set(&practice(), Edition::Standard, A4, "en").unwrap();
    let head = head.unwrap();
    let alts: Vec<_> = head
        .frame
        .nodes()
        .iter()
        .chain(contact[0].frame.nodes())
        .filter(|node| node.tag == Tag::Figure)
        .map(|node| node.alt().unwrap_or_default())
        .collect();
    assert_eq!(
        alts,
        ["Logo: Anna Meyer", "QR code: Book a session, https://example.org/book"]
    );
}

#[test]
fn a_logo_keeps_its_shape() {
    let within = Size::mm(45.0, 16.0);
    let high = logo(&drawing(100.0, 200.0), within).size();
    assert!(high.height.is_near(Length::mm(16.0)) && high.width.is_near(Length::mm(8.0)));
    let wide = logo(&png(90, 10), within).size();
    assert!(wide.width.is_near(Length::mm(45.0)) && wide.height.is_near(Length::mm(5.0)));
}

#[test]
fn a_coarse_logo_is_told_and_a_fine_one_is_not() {
    assert!(coarse(&png(100, 100)).is_some_and(|density| (density - 84.7).abs() < 0.1));
    assert_eq!(coarse(&png(100, 400)), None);
    assert_eq!(coarse(&png(178, 20)), None);
    assert_eq!(coarse(&drawing(1.0, 1.0)), None);
}
