//! What a PDF tells those who do not look at it: where its outline leads, and how its lists are
//! numbered; read by lopdf, and held against the decks.

#![expect(clippy::unwrap_used, reason = "a PDF that is not as expected fails the test")]

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::sandbox::Sandbox;

/// A bookmark: its title, the page that it leads to, from 1, and the place there in points from
/// the lower left corner.
type Target = (String, u32, [f64; 2]);

/// The bookmarks of an outline, each before those beneath it.
fn targets(file: &Document) -> Vec<Target> {
    let catalog = file.catalog().unwrap();
    let outline = catalog.get(b"Outlines").unwrap().as_reference().unwrap();
    let mut found = Vec::new();
    below(file, file.get_dictionary(outline).unwrap(), &mut found);
    found
}

fn below(file: &Document, parent: &Dictionary, found: &mut Vec<Target>) {
    let mut next = parent.get(b"First").ok();
    while let Some(item) = next {
        let item = file.get_dictionary(item.as_reference().unwrap()).unwrap();
        let to = item.get(b"Dest").unwrap().as_array().unwrap();
        let is_page = |(_, id): &(&u32, &ObjectId)| **id == to[0].as_reference().unwrap();
        let pages = file.get_pages();
        let (page, _) = pages.iter().find(is_page).expect("a page of the file");
        let place = [&to[2], &to[3]].map(|it| f64::from(it.as_float().unwrap()));
        found.push((title(item), *page, place));
        below(file, item, found);
        next = item.get(b"Next").ok();
    }
}

fn title(item: &Dictionary) -> String {
    let bytes = item.get(b"Title").unwrap().as_str().unwrap();
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        None => String::from_utf8_lossy(bytes).into_owned(),
        Some(wide) => {
            let units =
                wide.chunks_exact(2).map(|two| u16::from_be_bytes([two[0], two[1]]));
            String::from_utf16_lossy(&units.collect::<Vec<_>>())
        }
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).collect()
}

/// Whether the page that a bookmark leads to says its title.
fn is_said(file: &Document, (title, page, _): &Target) -> bool {
    let text = letters(&file.extract_text(&[*page]).unwrap());
    text.contains(&letters(title))
}

#[test]
fn each_card_s_bookmark_leads_to_its_own_place() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&["cards", "-q", "-o", "c.pdf", "--paper", "a4"]);
    let file = Document::load_mem(&sandbox.read("c.pdf")).unwrap();
    let all = targets(&file);
    let deck = include_str!("../../decks/hearth-starter.toml");
    let ids =
        deck.lines().filter_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"'));
    let order: Vec<&str> = ids.skip(1).collect();
    let mut places = Vec::new();
    for target in &all {
        let (title, page, place) = target;
        // A card is called by its id and its title; a group leads to its first card.
        let Some((id, name)) = title.split_once(' ').filter(|(id, _)| id.contains('-'))
        else {
            continue;
        };
        assert_eq!(page % 2, 1, "{title} leads to a back");
        assert!(is_said(&file, &(name.to_owned(), *page, *place)), "{title}");
        // The id stands on the back behind it.
        assert!(is_said(&file, &(id.to_owned(), *page + 1, *place)), "{title}");
        let nth = order.iter().position(|known| *known == id).expect("a card");
        places.push((nth, *page, *place));
    }
    assert!(places.len() > 40, "only {} cards", places.len());
    // Nine on a sheet, in rows from the upper left: 9.75 mm from the left, 15.15 from the top.
    let mm = 72.0 / 25.4;
    // They go by kinds, and the cards lie in the order of the deck.
    for (nth, page, [left, top]) in &places {
        let nth = u32::try_from(*nth).expect("a small deck");
        assert_eq!(*page, nth / 9 * 2 + 1);
        let (column, row) = (f64::from(nth % 3), f64::from(nth % 9 / 3));
        let expected = [9.75 + column * 63.5, 297.0 - 15.15 - row * 88.9];
        assert!((left - expected[0] * mm).abs() < 0.6, "card {nth} at {left}");
        assert!((top - expected[1] * mm).abs() < 0.6, "card {nth} at {top}");
    }
    for pair in all.windows(2).filter(|pair| !pair[0].0.contains('-')) {
        assert_eq!(pair[0].1, pair[1].1, "{} leads elsewhere", pair[0].0);
        assert_eq!(pair[0].2, pair[1].2, "{} leads elsewhere", pair[0].0);
    }
}

#[test]
fn each_bookmark_of_a_book_leads_to_the_page_with_its_title() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&["workbook", "-q", "--weeks", "2", "--paper", "a4"]);
    let file = Document::load_mem(&sandbox.read("workbook.pdf")).unwrap();
    let all = targets(&file);
    assert!(all.len() > 15, "{all:?}");
    for target in &all {
        assert!(is_said(&file, target), "{target:?}");
    }
    // Pages come in the order of the book.
    assert!(all.is_sorted_by_key(|(_, page, _)| *page), "{all:?}");
}

/// The lists of a file in the order of reading: how each says that it is numbered, how many items
/// it has, and how many of those have a label.
fn lists(file: &Document) -> Vec<(String, usize, usize)> {
    let root = file.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let root = file.get_dictionary(root.as_reference().unwrap()).unwrap();
    let mut found = Vec::new();
    gather(file, root, &mut found);
    found
}

fn kids<'f>(file: &'f Document, element: &Dictionary) -> Vec<&'f Dictionary> {
    let Ok(kids) = element.get(b"K") else { return Vec::new() };
    let one = std::slice::from_ref(kids);
    let kids = kids.as_array().map_or(one, |kids| &kids[..]);
    let kids = kids.iter().filter_map(|kid| kid.as_reference().ok());
    kids.map(|kid| file.get_dictionary(kid).unwrap()).collect()
}

fn is(element: &Dictionary, tag: &[u8]) -> bool {
    element.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == tag)
}

fn gather(
    file: &Document,
    element: &Dictionary,
    found: &mut Vec<(String, usize, usize)>,
) {
    let below = kids(file, element);
    if is(element, b"L") {
        let attributes = element.get(b"A").unwrap().as_dict().unwrap();
        let numbering = attributes.get(b"ListNumbering").unwrap().as_name().unwrap();
        let labels = below.iter().flat_map(|item| kids(file, item));
        let labels = labels.filter(|kid| is(kid, b"Lbl")).count();
        found.push((
            String::from_utf8_lossy(numbering).into_owned(),
            below.len(),
            labels,
        ));
    }
    for kid in below {
        gather(file, kid, found);
    }
}

#[test]
fn steps_are_a_numbered_list_and_questions_are_not() {
    let sandbox = Sandbox::new();
    // The house rules come first, in five steps.
    sandbox
        .succeed(&["cards", "-q", "-o", "c.pdf", "--card", "C-001", "--card", "T-007"]);
    let file = Document::load_mem(&sandbox.read("c.pdf")).unwrap();
    let (numbered, plain) = (String::from("Decimal"), String::from("Disc"));
    assert_eq!(lists(&file), [(numbered.clone(), 5, 5), (plain, 3, 0), (numbered, 3, 3)]);
}

#[test]
fn every_list_of_a_handout_says_whether_it_has_numbers() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&["handout", "-q", "C-014", "T-007", "--paper", "a4"]);
    let file = Document::load_mem(&sandbox.read("handout.pdf")).unwrap();
    let all = lists(&file);
    assert!(all.len() >= 3, "{all:?}");
    for (numbering, items, labels) in &all {
        let expected = if numbering == "Decimal" { *items } else { 0 };
        assert!(*items > 0 && *labels == expected, "{all:?}");
    }
    assert!(all.iter().any(|(numbering, ..)| numbering == "Decimal"), "{all:?}");
    assert!(all.iter().any(|(numbering, ..)| numbering == "Disc"), "{all:?}");
}
