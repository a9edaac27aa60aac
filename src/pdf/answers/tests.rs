//! Tests of reading what was filled in.

use lopdf_reading::dictionary;

use super::*;
use crate::pdf::about;
use crate::pdf::answers_error::MOST_BYTES;

/// A file with these objects, numbered from 1, and these as fields of its form.
fn file(objects: &[Dictionary], fields: Vec<Object>) -> Vec<u8> {
    let mut file = Document::with_version("1.7");
    for object in objects {
        file.add_object(object.clone());
    }
    let form = dictionary! { "Fields" => fields };
    let catalog = dictionary! { "Type" => "Catalog", "AcroForm" => form };
    let root = file.add_object(catalog);
    file.trailer.set("Root", root);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

fn object(number: u32) -> Object {
    Object::Reference((number, 0))
}

fn told(bytes: &[u8]) -> Vec<(String, Given)> {
    let answers = answers(bytes).unwrap().into_iter();
    answers.map(|answered| (answered.name, answered.value)).collect()
}

fn part(name: &str) -> Object {
    Object::string_literal(name)
}

fn given(name: &str, text: &str) -> (String, Given) {
    (name.to_owned(), Given::Text(text.to_owned()))
}

#[test]
fn texts_are_told_with_their_lines_and_empty_ones_left_out() {
    let text = |name: &str, value: &str| -> Object {
        dictionary! { "T" => part(name), "FT" => "Tx", "V" => part(value) }.into()
    };
    let fields = vec![text("a", "two\r\nlines\rmore"), text("b", ""), text("c", "x")];
    let wanted = [given("a", "two\nlines\nmore"), given("c", "x")];
    assert_eq!(told(&file(&[], fields)), wanted);
}

#[test]
fn buttons_are_read_by_their_value_and_else_by_what_they_show() {
    let radio = |value: Option<&str>, shown: &str| {
        let kid = dictionary! { "Subtype" => "Widget", "AS" => shown };
        let mut field = dictionary! {
            "T" => part("r"), "FT" => "Btn", "Ff" => 1 << 15, "Kids" => vec![kid.into()],
        };
        if let Some(value) = value {
            field.set("V", value);
        }
        told(&file(&[], vec![field.into()]))
    };
    let chosen = |value: &str| vec![("r".to_owned(), Given::Chosen(value.to_owned()))];
    assert_eq!(radio(Some("7"), "Off"), chosen("7"));
    assert_eq!(radio(None, "7"), chosen("7"));
    assert_eq!(radio(None, "Off"), []);
    assert_eq!(radio(Some("Off"), "7"), []);
    let check = |state: &str| {
        let field = dictionary! { "T" => part("c"), "FT" => "Btn", "AS" => state };
        told(&file(&[], vec![field.into()]))
    };
    assert_eq!(check("Yes"), [("c".to_owned(), Given::Ticked)]);
    assert_eq!(check("Off"), []);
}

#[test]
fn a_button_has_no_state_that_it_is_not_drawn_in_and_a_text_field_holds_text() {
    let field = |kind: &str, value: Object| {
        let looks = dictionary! { "Yes" => Object::Null, "Off" => Object::Null };
        let looks = dictionary! { "N" => looks };
        let field =
            dictionary! { "T" => part("c"), "FT" => kind, "V" => value, "AP" => looks };
        told(&file(&[], vec![field.into()]))
    };
    let stray = |said: &str| vec![("c".to_owned(), Given::Stray(said.to_owned()))];
    let name = |name: &str| Object::Name(name.as_bytes().to_vec());
    assert_eq!(field("Btn", name("Yes")), [("c".to_owned(), Given::Ticked)]);
    assert_eq!(field("Btn", part("/Yes")), [("c".to_owned(), Given::Ticked)]);
    assert_eq!(field("Btn", name("No")), stray("No"));
    assert_eq!(field("Btn", part("hello")), stray("hello"));
    assert_eq!(field("Btn", 7.into()), stray(""));
    assert_eq!(field("Tx", name("Yes")), stray(""));
}

#[test]
fn every_field_is_counted_but_those_that_are_only_pressed() {
    let field = |name: &str| dictionary! { "T" => part(name), "FT" => "Tx" };
    let mut pressed = dictionary! { "T" => part("p"), "FT" => "Btn", "Ff" => PUSH };
    pressed.set("V", "Yes");
    let mut given = field("b");
    given.set("V", part("x"));
    let long = "x".repeat(LONGEST_NAME + 1);
    let fields = [field("a"), given, field(&long), pressed];
    let found = filled(&file(&[], fields.map(Object::from).to_vec())).unwrap();
    assert_eq!((found.empty, found.unnamed), (vec!["a".to_owned()], 1));
    assert_eq!(found.answered.len(), 1);
}

#[test]
fn what_is_above_a_field_is_the_fields_too() {
    let kid = dictionary! { "T" => part("b"), "Parent" => object(2) };
    let above = dictionary! {
        "T" => part("a"), "FT" => "Tx", "V" => part("said"), "Kids" => vec![object(1)],
    };
    let bytes = file(&[kid, above], vec![object(2), object(2)]);
    assert_eq!(told(&bytes), [given("a.b", "said")]);
}

#[test]
fn fields_that_hold_each_other_come_to_an_end() {
    let one = dictionary! { "T" => part("a"), "Kids" => vec![object(2), object(1)] };
    let other = dictionary! {
        "T" => part("b"), "Kids" => vec![object(1)], "Parent" => object(2),
    };
    assert_eq!(told(&file(&[one, other], vec![object(1)])), []);
    // Without numbers of their own, two fields twice in each other are 2^32.
    let mut file = Document::with_version("1.7");
    let kid = |kids| dictionary! { "T" => part("a"), "Kids" => kids };
    let kids = Object::Array(vec![kid(object(1)).into(), kid(object(1)).into()]);
    file.add_object(kids);
    let form = dictionary! { "Fields" => object(1) };
    let root = file.add_object(dictionary! { "AcroForm" => form });
    file.trailer.set("Root", root);
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    assert_eq!(answers(&bytes), Err(AnswersError::TooManyFields));
}

#[test]
fn a_text_that_all_fields_inherit_is_not_told_without_end() {
    let kids: Vec<_> = (2..2000).map(object).collect();
    let above = dictionary! {
        "T" => part("a"), "FT" => "Tx", "V" => part(&"x".repeat(100_000)), "Kids" => kids,
    };
    let below = dictionary! { "T" => part("b") };
    let objects: Vec<_> =
        std::iter::once(above).chain(std::iter::repeat_n(below, 1998)).collect();
    let bytes = file(&objects, vec![object(1)]);
    assert_eq!(answers(&bytes), Err(AnswersError::TooLarge));
}

#[test]
fn a_table_that_claims_a_terabyte_is_not_believed() {
    let hostile = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]>>>>\n\
        endobj\n2 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\n3 0 obj\n\
        <</Type/XRef/Size 4/W[1 1099511627776 1]/Root 1 0 R/Length 4>>\nstream\n\x01\0\0\x02\n\
        endstream\nendobj\nstartxref\n122\n%%EOF\n";
    assert!(
        answers(hostile).is_ok_and(|found| found.is_empty()) || about(hostile).is_err()
    );
}

#[test]
fn other_files_are_refused() {
    assert!(matches!(answers(b""), Err(AnswersError::NotPdf(_))));
    assert!(matches!(answers(b"%PDF-1.7\nno more"), Err(AnswersError::NotPdf(_))));
    assert_eq!(answers(&vec![0; MOST_BYTES + 1]), Err(AnswersError::TooLarge));
    let mut bare = Document::with_version("1.7");
    let root = bare.add_object(dictionary! { "Type" => "Catalog" });
    bare.trailer.set("Root", root);
    let mut bytes = Vec::new();
    bare.save_to(&mut bytes).unwrap();
    assert_eq!(answers(&bytes), Err(AnswersError::NoForm));
}
