//! Whole messages of `workbook --booklet` and `--cover`.

use std::fs;

use snapbox::{assert_data_eq, str};

use crate::sandbox::{Ran, Sandbox};

const BOOK: &str = "\
id = \"small\"
title = \"Our small book\"
language = \"en\"

[[chapter]]
title = \"Weeks\"
weekly = true
pages = [\"thoughts\"]
";

const PAGE: &str = "\
id = \"thoughts\"
title = \"Thoughts\"
language = \"en\"
kind = \"reflection\"

[[block]]
type = \"lines\"
name = \"thoughts\"
label = \"What stays with us\"
count = 5
";

/// A folder with pages for a small book of a page a week.
fn folder() -> Sandbox {
    let sandbox = Sandbox::new();
    fs::create_dir(sandbox.path("workbook")).expect("a folder for the pages");
    sandbox.file("workbook/book.toml", BOOK).file("workbook/thoughts.toml", PAGE)
}

/// Runs `workbook` on the small book with A4 as paper.
fn workbook(sandbox: &Sandbox, options: &[&str]) -> Ran {
    let mut arguments = vec!["workbook", "--pages", "workbook"];
    arguments.extend(options);
    sandbox.run(&arguments)
}

fn media_box(pdf: &[u8]) -> Vec<f32> {
    let document = lopdf::Document::load_mem(pdf).expect("a PDF");
    let page = document.page_iter().next().expect("a page");
    let page = document.get_dictionary(page).expect("a page");
    let values = page.get(b"MediaBox").and_then(lopdf::Object::as_array).expect("a box");
    values.iter().map(|value| value.as_float().expect("a number")).collect()
}

#[test]
fn a_booklet_is_on_sheets_turned_on_the_short_edge() {
    let sandbox = folder();
    let ran = workbook(&sandbox, &["--booklet"]);
    assert_data_eq!(
        ran.stdout,
        str![[r"
workbook.pdf: 4 weeks, 6 pages and 2 blank on 2 sheets of a4, turn on the short edge; fold all sheets together

"]]
    );
    assert_data_eq!(
        ran.stderr,
        str![[r"
note: ordinary a4 is long grain: folded in half it bends across the grain and cracks a little at the spine; short-grain paper folds better

"]]
    );
    assert_eq!(ran.code, Some(0));
    assert_eq!(sandbox.files(), ["workbook", "workbook.pdf"]);
    let pdf = sandbox.read("workbook.pdf");
    let [left, foot, right, head] = media_box(&pdf)[..] else { panic!("four sides") };
    assert_eq!((left, foot), (0.0, 0.0));
    assert!((right - 841.89).abs() < 0.01 && (head - 595.276).abs() < 0.01);
    let text = String::from_utf8_lossy(&pdf);
    assert!(!text.contains("/AcroForm"), "a booklet has no fields");
}

#[test]
fn a_thick_booklet_is_several_signatures_and_says_how_to_bind_them() {
    let ran = workbook(
        &folder(),
        &["--booklet", "--weeks", "104", "--paper", "letter", "--dry-run"],
    );
    assert_data_eq!(
        ran.stdout,
        str![[r"
workbook.pdf: 104 weeks, 110 pages and 2 blank on 28 sheets of letter, turn on the short edge; fold 10 sheets together, then 2 times 9 (dry run, nothing written)

"]]
    );
    assert_data_eq!(
        ran.stderr,
        str![[r"
note: ordinary letter is long grain: folded in half it bends across the grain and cracks a little at the spine; short-grain paper folds better
note: 28 sheets are too many to fold as one; fold and staple each signature by itself, then sew or glue them together at the fold, in order
note: inner sheets stand out by up to 1.41 mm, and their pages are shifted towards the fold by as much: cut the fore-edge even after folding

"]]
    );
}

#[test]
fn a_signature_near_what_a_stapler_takes_is_told_of() {
    let ran = workbook(
        &folder(),
        &["--booklet", "--weeks", "60", "--paper", "a3", "--dry-run"],
    );
    assert_data_eq!(
        ran.stdout,
        str![[r"
workbook.pdf: 60 weeks, 64 pages on 16 sheets of a3, turn on the short edge; fold all sheets together (dry run, nothing written)

"]]
    );
    assert_data_eq!(
        ran.stderr,
        str![[r"
note: paper folds best along its grain: here that is short-grain paper
note: 16 sheets folded together, 1.6 mm of paper, spring open, and many staplers stop at 20; `--signature 8` makes thinner ones
note: inner sheets stand out by up to 2.36 mm, and their pages are shifted towards the fold by as much: cut the fore-edge even after folding

"]]
    );
}

#[test]
fn signatures_that_cannot_be_folded_are_refused() {
    let options =
        ["--booklet", "--weeks", "104", "--signature", "30", "--caliper", "0.3mm"];
    let ran = workbook(&folder(), &options);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(
        ran.stderr,
        str![[r"
error: a signature of 28 sheets of 0.3 mm pushes its inner pages out by 12.72 mm
  = help: fold fewer together: `--signature 13`

"]]
    );
}

#[test]
fn a_split_booklet_has_a_file_for_each_pass_and_says_how_to_feed_the_second() {
    let sandbox = folder();
    let ran =
        workbook(&sandbox, &["--booklet", "--split", "--for", "a,b", "-o", "us.pdf"]);
    assert_data_eq!(
        ran.stdout,
        str![[r"
us-a-fronts.pdf: 4 weeks, 6 pages and 2 blank on 2 sheets of a4, fronts; fold all sheets together
us-a-backs.pdf: 2 sheets, backs in the same order: turn the pile over on its short edge, so that sheet 1 lies on top
us-b-fronts.pdf: 4 weeks, 6 pages and 2 blank on 2 sheets of a4, fronts; fold all sheets together
us-b-backs.pdf: 2 sheets, backs in the same order: turn the pile over on its short edge, so that sheet 1 lies on top

"]]
    );
    let files =
        ["us-a-backs.pdf", "us-a-fronts.pdf", "us-b-backs.pdf", "us-b-fronts.pdf"];
    assert_eq!(sandbox.files()[..4], files);
}

#[test]
fn the_cover_of_a_booklet_is_one_more_sheet_around_it() {
    let sandbox = folder();
    let ran = workbook(&sandbox, &["--booklet", "--cover", "--signature", "9"]);
    assert_data_eq!(
        ran.stdout,
        str![[r"
workbook.pdf: 4 weeks, 6 pages and 2 blank on 2 sheets of a4, turn on the short edge; fold all sheets together
workbook-cover.pdf: a cover of 297 mm by 210 mm on a4, without a spine

"]]
    );
    assert_eq!(sandbox.files(), ["workbook", "workbook-cover.pdf", "workbook.pdf"]);
}

#[test]
fn a_cover_that_its_paper_does_not_hold_names_papers_that_do() {
    let sandbox = folder();
    let ran = workbook(&sandbox, &["--cover", "--weeks", "104"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(
        ran.stderr,
        str![[r"
error: the cover is 425.5 mm wide and 297 mm high, more than its paper
  = help: it fits on arch-b, sra3: name one with `--cover-paper`

"]]
    );
    assert_eq!(sandbox.files(), ["workbook"], "no half of what was asked for");
    let ran = workbook(&sandbox, &["--cover", "--weeks", "104", "--cover-paper", "sra3"]);
    assert_data_eq!(
        ran.stdout,
        str![[r"
workbook.pdf: 104 weeks, 110 pages on a4
workbook-cover.pdf: a cover of 425.5 mm by 297 mm on sra3, with a spine of 5.5 mm

"]]
    );
}

#[test]
fn a_file_that_is_not_ours_keeps_all_files_from_being_written() {
    let sandbox = folder().file("workbook-cover.pdf", "mine");
    let ran = workbook(&sandbox, &["--booklet", "--cover"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(
        ran.stderr,
        str![[r"
error: `workbook-cover.pdf` is there, and Emberdeck did not make it
  = help: write to another file with `--output`, or replace it with `--force`

"]]
    );
    assert_eq!(sandbox.files(), ["workbook", "workbook-cover.pdf"]);
}

#[test]
fn options_that_need_or_exclude_each_other_say_so() {
    let ran = workbook(&folder(), &["--booklet", "--spiral"]);
    assert_eq!(ran.code, Some(2));
    assert_data_eq!(
        ran.stderr,
        str![[r"
error: `--booklet` and `--spiral` do not go together
  = help: leave one of them out

"]]
    );
    let ran = workbook(&folder(), &["--split"]);
    assert_eq!(ran.code, Some(2));
    assert_data_eq!(
        ran.stderr,
        str![[r"
error: `--booklet` is missing: another option here needs it
  = help: add `--booklet`, or leave the other option out

"]]
    );
    let ran = workbook(&folder(), &["--booklet", "--caliper", "3mm"]);
    assert_eq!(ran.code, Some(2));
    assert_data_eq!(
        ran.stderr,
        str![[r"
error: `--caliper` cannot be `3mm`: it is out of bounds
  = help: a sheet is 0 to 1 mm thick

"]]
    );
}

#[test]
fn the_same_booklet_has_the_same_bytes() {
    let made = |name: &str| {
        let sandbox = folder();
        workbook(&sandbox, &["--booklet", "--cover"]);
        sandbox.read(name)
    };
    assert!(made("workbook.pdf") == made("workbook.pdf"));
    assert!(made("workbook-cover.pdf") == made("workbook-cover.pdf"));
}
