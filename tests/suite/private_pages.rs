//! What one alone may see stays with them, whatever pages of one's own are called.

use std::fs;

use crate::filled::{Saved, fill};
use crate::sandbox::Sandbox;

/// A page of one's own: its id, its language and who sees it.
fn page(id: &str, language: &str, more: &str) -> String {
    format!(
        "id = \"{id}\"\ntitle = \"Xylophon\"\nlanguage = \"{language}\"\n{more}\n\
         [[block]]\ntype = \"lines\"\nname = \"alone\"\nlabel = \"Zyxomma\"\neach = true\n"
    )
}

const SHARED: &str = "privacy = \"shared\"";

/// Pages that are named like a private one, in another spelling or language.
fn namesakes() -> [(&'static str, Vec<(&'static str, String)>); 4] {
    [
        ("vote", vec![("vote", page("vote", "en", SHARED))]),
        ("vote", vec![("v-ote", page("v-ote", "en", ""))]),
        (
            "diary",
            vec![
                ("diary", page("diary", "en", SHARED)),
                ("diary-es", page("diary", "es", "privacy = \"private\"")),
            ],
        ),
        (
            "diary",
            vec![
                ("diary", page("diary", "es", SHARED)),
                ("diary-en", page("diary", "en", "privacy = \"private\"")),
            ],
        ),
    ]
}

/// A book of nothing but the page.
fn with(pages: &[(&str, String)], id: &str, language: &str) -> Sandbox {
    let book = format!(
        "id = \"ours\"\ntitle = \"Ours\"\nlanguage = \"{language}\"\n\
         [[chapter]]\ntitle = \"All\"\npages = [\"{id}\", \"open\"]\n"
    );
    let open = page("open", language, "").replace("Zyxomma", "Quagga");
    let sandbox =
        Sandbox::new().file("workbook/book.toml", book).file("workbook/open.toml", open);
    pages.iter().fold(sandbox, |sandbox, (name, text)| {
        sandbox.file(&format!("workbook/{name}.toml"), text)
    })
}

#[test]
fn a_page_named_like_a_private_one_is_in_no_shared_copy_and_no_shared_answers() {
    for (stem, pages) in namesakes() {
        let id = pages[0].1.split('"').nth(1).expect("an id").to_owned();
        let language = pages[0].1.split('"').nth(5).expect("a language").to_owned();
        let sandbox = with(&pages, &id, &language);
        let book =
            ["workbook", "--lang", &language, "--for", "shared,a,counsellor", "-q"];
        sandbox.succeed(&book);
        for copy in ["workbook", "workbook-counsellor"] {
            let letters = sandbox.letters(&format!("{copy}.pdf"));
            assert!(letters.contains("Quagga"), "{id} {language} {copy}: {letters}");
            assert!(!letters.contains("Zyxomma"), "{id} {language} {copy}: {letters}");
        }
        assert!(sandbox.letters("workbook-a.pdf").contains("Zyxomma"), "{id} {language}");
        let said = [(&*format!("{stem}.a.alone"), "hush"), ("open.a.alone", "aloud")];
        let filled = fill(&sandbox.read("workbook-a.pdf"), &said, Saved::Whole);
        let sandbox = sandbox.file("mine.pdf", filled);
        let ran = sandbox.succeed(&["answers", "mine.pdf"]);
        let told =
            "answers.toml: 1 answer on 1 page, from 5 fields; 1 private one left out\n";
        assert_eq!(ran.stdout, told, "{id} {language}");
        let kept = sandbox.read("answers.toml");
        let kept = String::from_utf8(kept).expect("a text");
        assert!(kept.contains("aloud") && !kept.contains("hush"), "{kept}");
    }
}

#[test]
fn a_page_named_like_a_private_one_is_handed_out_to_one_alone() {
    for (_, pages) in namesakes() {
        let id = pages[0].1.split('"').nth(1).expect("an id").to_owned();
        let language = pages[0].1.split('"').nth(5).expect("a language").to_owned();
        let sandbox = with(&pages, &id, &language);
        let ran = sandbox.run(&["handout", &id, "--lang", &language]);
        let said = format!("error: `{id}` is a page for one alone\n");
        assert!(ran.stderr.starts_with(&said), "{language}: {}", ran.stderr);
        let ran = sandbox.run(&["handout", &id, "--lang", &language, "--for", "a"]);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    }
}

#[test]
fn a_page_of_one_s_own_with_a_name_of_its_own_is_shared() {
    let pages = [("mine", page("mine", "en", SHARED))];
    let sandbox = with(&pages, "mine", "en");
    sandbox.succeed(&["workbook", "-q"]);
    assert!(sandbox.letters("workbook.pdf").contains("Zyxomma"));
    fs::remove_file(sandbox.path("workbook/book.toml")).expect("the file is there");
    let ran = sandbox.succeed(&["list", "worksheets"]);
    let line = ran.stdout.lines().find(|line| line.starts_with("mine "));
    assert!(line.is_some_and(|line| line.contains("shared")), "{}", ran.stdout);
}
