//! What a screen reader finds in tables, contents, key cards and session plans.

#![expect(clippy::unwrap_used, reason = "a file that cannot be made fails the test")]

use lopdf::{Dictionary, Document, Object};

use crate::sandbox::Sandbox;

/// A file, read by nothing of ours.
struct Read(Document);

/// An element of its structure.
#[derive(Clone, Copy)]
struct Element<'a>(&'a Read, &'a Dictionary);

impl Read {
    fn of(sandbox: &Sandbox, name: &str) -> Self {
        Self(Document::load_mem(&sandbox.read(name)).unwrap())
    }

    /// All elements of a kind.
    fn all<'a>(&'a self, tag: &str) -> Vec<Element<'a>> {
        let dictionaries =
            self.0.objects.values().filter_map(|object| object.as_dict().ok());
        let elements = dictionaries.filter(|node| node.has(b"P") && node.has(b"K"));
        let elements = elements.map(|node| Element(self, node));
        elements.filter(|element| element.tag() == tag).collect()
    }
}

impl<'a> Element<'a> {
    fn tag(self) -> String {
        let tag = self.1.get(b"S").and_then(Object::as_name).unwrap_or_default();
        String::from_utf8_lossy(tag).into_owned()
    }

    fn text(self, key: &[u8]) -> Option<String> {
        self.1.get(key).ok().map(|text| lopdf::decode_text_string(text).unwrap())
    }

    /// The elements in it.
    fn kids(self) -> Vec<Element<'a>> {
        let Ok(kids) = self.1.get(b"K").and_then(Object::as_array) else {
            return Vec::new();
        };
        let ids = kids.iter().filter_map(|kid| kid.as_reference().ok());
        ids.map(|id| Element(self.0, self.0.0.get_dictionary(id).unwrap())).collect()
    }

    fn attribute(self, key: &[u8]) -> Option<&'a Object> {
        let attributes = self.1.get(b"A").and_then(Object::as_dict).ok()?;
        attributes.get(key).ok()
    }

    fn scope(self) -> Option<&'a [u8]> {
        self.attribute(b"Scope").map(|scope| scope.as_name().unwrap())
    }

    fn rows(self) -> usize {
        let rows = self.attribute(b"RowSpan").map_or(1, |rows| rows.as_i64().unwrap());
        usize::try_from(rows).unwrap()
    }
}

/// The tables of a file: each row but the heads has a head, and all rows are equally wide, with
/// what reaches into them from above.
fn check_tables(read: &Read, least: usize) {
    let tables = read.all("Table");
    assert!(tables.len() >= least, "{}", tables.len());
    for table in tables {
        let rows = table.kids();
        assert!(rows.iter().all(|row| row.tag() == "TR"));
        let mut reach: Vec<usize> = Vec::new();
        let mut widths = Vec::new();
        for row in rows {
            let cells = row.kids();
            let is_head = cells.iter().any(|cell| cell.scope() == Some(b"Column"));
            let has_head = cells.iter().any(|cell| cell.scope() == Some(b"Row"));
            assert!(is_head || has_head, "a row has no head");
            widths.push(cells.len() + reach.len());
            reach.extend(cells.iter().map(|cell| cell.rows()));
            reach =
                reach.into_iter().filter(|rows| *rows > 1).map(|rows| rows - 1).collect();
        }
        assert!(reach.is_empty(), "a head reaches beyond its table");
        assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "{widths:?}");
    }
}

#[test]
fn every_row_of_a_table_has_a_head_and_a_day_stands_before_all_of_its_cards() {
    let sandbox = Sandbox::new();
    let make = ["weekly", "--weeks", "4", "--start", "2026-11-30", "--seed", "maple"];
    sandbox.succeed(&make);
    let plan = Read::of(&sandbox, "weekly/plan.pdf");
    check_tables(&plan, 4);
    check_tables(&Read::of(&sandbox, "weekly/workbook.pdf"), 20);
    check_tables(&Read::of(&sandbox, "weekly/own-a.pdf"), 4);
    let heads = plan.all("TH");
    assert!(heads.iter().any(|head| head.rows() > 1), "no day has two cards");
    let heard: Vec<String> =
        heads.iter().filter_map(|head| head.text(b"ActualText")).collect();
    for days in ["Monday, 30 November", "Tuesday, 1 December", "minutes"] {
        assert!(heard.iter().any(|head| head == days), "{days}: {heard:?}");
    }
    let sums = plan.all("P").into_iter().filter_map(|text| text.text(b"ActualText"));
    assert_eq!(sums.filter(|text| text.ends_with(" minutes")).count(), 4);
}

#[test]
fn a_book_without_a_plan_has_heads_in_its_rows_and_numbers_on_its_cards() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&["workbook", "--weeks", "2", "-o", "book.pdf"]);
    let book = Read::of(&sandbox, "book.pdf");
    check_tables(&book, 10);
    // What leads to a page can be met by a finger (WCAG 2.2, 2.5.8).
    let mut links = 0;
    for object in book.0.objects.values() {
        let Ok(link) = object.as_dict() else { continue };
        if link.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Link") {
            continue;
        }
        let area = link.get(b"Rect").unwrap().as_array().unwrap();
        let [bottom, top] = [1, 3].map(|at: usize| area[at].as_float().unwrap());
        assert!(top - bottom > 17.99, "a link is {} pt high", top - bottom);
        links += 1;
    }
    assert!(links > 30, "{links}");
}

#[test]
fn the_signs_and_dots_of_the_key_card_are_told_in_words() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&["cards", "--with-key", "--card", "T-004"]);
    let cards = Read::of(&sandbox, "cards.pdf");
    let mut told: Vec<String> =
        cards.all("Figure").iter().filter_map(|sign| sign.text(b"Alt")).collect();
    told.sort_unstable();
    let words = [
        "Check-in",
        "Conversation",
        "House rule",
        "Reflection",
        "Repair",
        "Ritual",
        "Something new",
        "Touch",
        "Wild card",
    ];
    let found: Vec<&str> =
        told.iter().filter_map(|sign| sign.strip_prefix("Sign: ")).collect();
    assert_eq!(found, words);
    for dots in 1..=5 {
        assert!(told.contains(&format!("{dots} of 5 steps deep")), "{told:?}");
    }
    // The foot of a card is read without abbreviations.
    let read = cards.all("P").into_iter().filter_map(|text| text.text(b"ActualText"));
    assert_eq!(read.collect::<Vec<_>>(), ["easy, 20 minutes"]);
}

#[test]
fn the_labels_of_a_session_plan_are_headings() {
    let sandbox = Sandbox::new();
    let make = ["handout", "T-004", "our-loop", "--for", "counsellor", "-o", "two.pdf"];
    sandbox.succeed(&make);
    let plan = Read::of(&sandbox, "two-counsellor.pdf");
    assert_eq!([plan.all("H1").len(), plan.all("H2").len()], [1, 2]);
    assert!(plan.all("H3").len() >= 6, "{}", plan.all("H3").len());
}
