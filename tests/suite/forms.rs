//! Forms as they are written, and as viewers fill them in.

#![expect(clippy::unwrap_used, reason = "a book that cannot be made fails the test")]

use std::fs;
use std::process::Command;
use std::sync::Arc;

use emberdeck::frame::{
    Answer, Article, Document, Frame, Item, Link, LinkTarget, Mark, Parts, Tag,
};
use emberdeck::geom::{Point, Size};
use emberdeck::pdf::{
    self, Answered, AnswersError, Given, Standard, Violation, WriteError,
};

use crate::filled::{Saved, fill};
use crate::form_book::{book, field};
use crate::judges::{project, verdict};

fn write(document: &Document) -> Result<Vec<u8>, WriteError> {
    pdf::write(document, &Standard::ARCHIVE_ACCESSIBLE)
}

/// The catalog of a file.
fn catalog(bytes: &[u8]) -> lopdf::Dictionary {
    lopdf::Document::load_mem(bytes).unwrap().catalog().unwrap().clone()
}

/// The book with one more thing on its last page, in an element.
fn with(tag: Tag, item: Item) -> Document {
    let mut book = book();
    let placed = &mut book.pages[2].placed[0];
    let mut frame = Frame::clone(&placed.frame);
    let node = frame.node(tag, None);
    frame.push(Mark::Content(node), item);
    placed.frame = Arc::new(frame);
    book
}

fn check(name: &str) -> Item {
    Item::Field(field(name, Point::mm(20.0, 90.0), Size::mm(4.0, 4.0), Answer::Check))
}

/// What `tests/judge/fill.py` types after a field's name.
const SAID: &str = "é – Žluťoučký kůň, Ελληνικά, Привет";

#[test]
fn what_was_typed_and_clicked_is_read_back_however_it_was_saved() {
    let folder = tempfile::tempdir().unwrap();
    let form = folder.path().join("form.pdf");
    fs::write(&form, write(&book()).unwrap()).unwrap();
    let mut fill = Command::new(project("target/judge/venv/bin/python"));
    fill.arg(project("tests/judge/fill.py")).arg(&form).arg(folder.path());
    if verdict(&mut fill).is_none() {
        return;
    }
    let answered = |name: &str, value| Answered { name: format!("week01.{name}"), value };
    let said = |name: &str| {
        answered(name, Given::Text(format!("Said in week01.{name}: {SAID}")))
    };
    let wanted = [
        answered("closeness", Given::Chosen("4".to_owned())),
        answered("done", Given::Ticked),
        said("notes"),
        said("wish"),
        said("monday"),
        said("tuesday"),
    ];
    for saved in ["pdfium", "appended", "pypdf", "pikepdf"] {
        let bytes = fs::read(folder.path().join(saved).with_extension("pdf")).unwrap();
        assert_eq!(pdf::answers(&bytes).unwrap(), wanted, "saved by {saved}");
        let about = pdf::about(&bytes).unwrap();
        assert_eq!((&*about.title, &*about.creator), ("A small workbook", pdf::PRODUCER));
    }
}

#[test]
fn an_unfilled_form_has_no_answers() {
    assert_eq!(pdf::answers(&write(&book()).unwrap()), Ok(Vec::new()));
}

#[test]
fn a_document_without_fields_has_no_form_and_no_font_for_it() {
    let has_font = |bytes: &[u8]| {
        let file = lopdf::Document::load_mem(bytes).unwrap();
        let mut objects = file.objects.values();
        objects.any(|object| {
            let base = object.as_dict().and_then(|font| font.get(b"BaseFont"));
            base.and_then(lopdf::Object::as_name)
                .is_ok_and(|name| name.ends_with(b"+NotoSans-Regular"))
        })
    };
    let whole = write(&book()).unwrap();
    assert!(has_font(&whole) && catalog(&whole).has(b"AcroForm"));
    let mut bare = book();
    bare.pages.truncate(1);
    // The link to the second article would lead nowhere.
    let first = bare.pages[0].placed[0].clone();
    bare.pages.push(bare.pages[0].clone());
    bare.pages[1].placed = vec![first];
    bare.pages[1].placed[0].article = Some(Article(1));
    let bare = write(&bare).unwrap();
    assert!(!has_font(&bare) && !catalog(&bare).has(b"AcroForm"));
    assert_eq!(pdf::answers(&bare), Err(pdf::AnswersError::NoForm));
}

#[test]
fn fields_and_links_that_would_make_a_bad_file_are_refused() {
    let refused = |tag, item| write(&with(tag, item)).unwrap_err();
    let twice = refused(Tag::Form, check("week01.done"));
    assert_eq!(twice, WriteError::SameField("week01.done".to_owned()));
    let outside = refused(Tag::Paragraph, check("week01.more"));
    assert_eq!(
        outside,
        WriteError::Violation(Violation::Unheard("week01.more".to_owned()))
    );
    let untold = Document { title: " ".to_owned(), ..book() };
    assert_eq!(write(&untold), Err(WriteError::Violation(Violation::NoTitle)));
    let untold = Document { language: String::new(), ..book() };
    assert_eq!(write(&untold), Err(WriteError::Violation(Violation::NoLanguage)));
    let link = Link {
        at: Point::mm(20.0, 90.0),
        size: Size::mm(20.0, 5.0),
        to: LinkTarget::Article(Article(7)),
        label: "Nowhere".to_owned(),
    };
    let dead = refused(Tag::Link, Item::Link(link));
    assert_eq!(dead, WriteError::DeadLink("Nowhere".to_owned()));
}

#[test]
fn a_book_that_leaves_an_article_out_is_refused_and_its_half_is_not() {
    let mut book = book();
    let placed = book.pages.iter_mut().flat_map(|page| &mut page.placed);
    for placed in placed.filter(|placed| placed.article == Some(Article(1))) {
        placed.article = Some(Article(2));
    }
    book.bookmarks.clear();
    assert_eq!(
        pdf::write(&book, &Standard::ARCHIVE_ACCESSIBLE),
        Err(WriteError::NoArticle(2))
    );
    // One of two files: without the links to what the other one has.
    book.pages.truncate(1);
    book.parts = Parts::Excerpt { of: 3 };
    let placed = &mut book.pages[0].placed[0];
    placed.frame = Arc::new(placed.frame.apart());
    assert!(pdf::write(&book, &Standard::ARCHIVE_ACCESSIBLE).is_ok());
}

#[test]
fn broken_files_are_refused_or_read_but_never_the_end_of_the_program() {
    let form = write(&with(Tag::Form, check("week01.more"))).unwrap();
    let whole = fill(&form, &[("week01.more", "Yes")], Saved::Whole);
    let said = pdf::answers(&whole).unwrap();
    assert_eq!(said.len(), 1);
    let (mut refused, mut read) = (0, 0);
    let mut count = |answers: Result<Vec<Answered>, AnswersError>, at: usize| {
        match answers {
            Err(why) => {
                assert!(!why.to_string().is_empty());
                refused += 1;
            }
            // Nothing is read that nobody has said; what no field takes is no answer.
            Ok(found) => {
                let is_kept = |one: &&Answered| !matches!(one.value, Given::Stray(_));
                let kept = found.iter().filter(is_kept).count();
                assert!(kept <= 1, "broken at {at}: {found:?}");
                read += usize::from(found == said);
            }
        }
    };
    for at in (0..whole.len()).step_by(whole.len() / 60) {
        let cut_off = pdf::answers(&whole[..at]);
        // A cut behind the answer may leave it to be read, and none passes for an empty book.
        let is_whole = cut_off.as_ref() == Ok(&said);
        assert!(cut_off.is_err() || is_whole, "cut off at {at}: {cut_off:?}");
        count(cut_off, at);
        let mut broken = whole.clone();
        broken[at] ^= 0x15;
        count(pdf::answers(&broken), at);
    }
    // What is cut off is refused; most bytes say nothing of answers.
    assert!(refused >= 30 && read >= 30, "{refused} refused, {read} read");
}

#[test]
fn three_thousand_fields_make_a_small_file() {
    let mut frame = Frame::new(Size::mm(210.0, 297.0));
    for nth in 0..3000_i32 {
        let node = frame.node(Tag::Form, None);
        let at = Point::mm(f64::from(nth % 50) * 4.0, f64::from(nth / 50) * 4.0);
        let name = format!("week{:02}.part{nth}", nth / 100);
        let field = field(&name, at, Size::mm(3.5, 3.5), Answer::Check);
        frame.push(Mark::Content(node), Item::Field(field));
    }
    let mut book = book();
    book.pages[2].placed[0].frame = Arc::new(frame);
    let bytes = write(&book).unwrap();
    assert_eq!(pdf::answers(&bytes), Ok(Vec::new()));
    assert!(bytes.len() < 400_000, "{} bytes", bytes.len());
}
