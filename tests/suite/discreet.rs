//! What may lie where others see it says nothing of what it is about.

use crate::sandbox::{Sandbox, card, deck_of};
use crate::workbook::strings;

/// A card and a worksheet whose titles are like no other word.
fn telling() -> Sandbox {
    let deck = deck_of(&card("C-901", "What did you see?").replace("A card", "Zyxomma"));
    let page = "id = \"ours\"\ntitle = \"Quendolin\"\nlanguage = \"en\"\n\
                [[block]]\ntype = \"lines\"\nname = \"one\"\nlabel = \"What came of it\"\n";
    let spanish = page.replace("\"en\"", "\"es\"");
    Sandbox::new()
        .file("d.toml", deck.clone())
        .file("workbook/ours.toml", page)
        .file("workbook/ours-es.toml", spanish)
}

const WORDS: [&str; 2] = ["Zyxomma", "Quendolin"];

/// Where a word stands: on a page, or in an object that is no page's content.
fn finds(sandbox: &Sandbox, file: &str, word: &str) -> Vec<String> {
    let mut found = Vec::new();
    if sandbox.signs(file).contains(word) {
        found.push("a page".to_owned());
    }
    let document = lopdf::Document::load_mem(&sandbox.read(file)).expect("a PDF");
    for (id, object) in &document.objects {
        if strings(object).iter().any(|text| text.contains(word)) {
            found.push(format!("object {id:?}"));
        }
    }
    found
}

#[test]
fn a_discreet_handout_bears_no_title_on_its_pages_or_in_the_file() {
    for language in ["en", "es"] {
        for items in [&["C-901"][..], &["ours"], &["C-901", "ours"]] {
            let sandbox = telling();
            let lang = ["--lang", language, "--deck", "d.toml", "-q"];
            // The titles of this deck are in no language but its own.
            let handout = [&["handout"], items, &lang].concat();
            let plain = sandbox.succeed(&handout);
            assert_eq!(plain.stderr, "");
            let seen = WORDS
                .iter()
                .filter(|word| !finds(&sandbox, "handout.pdf", word).is_empty());
            assert_eq!(seen.count(), items.len(), "{items:?} in {language}");
            sandbox.succeed(&[&handout[..], &["--discreet"]].concat());
            for word in WORDS {
                let found = finds(&sandbox, "handout.pdf", word);
                assert_eq!(found, [""; 0], "{word} of {items:?} in {language}");
            }
            let all = sandbox.letters("handout.pdf");
            let [title, name] = if language == "en" {
                ["Exercises", "Exercise"]
            } else {
                ["Ejercicios", "Ejercicio"]
            };
            assert!(all.contains(title), "{all}");
            assert_eq!(all.matches(name).count(), 1 + items.len(), "{all}");
            let made = ["d.toml", "handout.pdf", "workbook"];
            assert_eq!(sandbox.files(), made, "no name of a file tells");
        }
    }
}

#[test]
fn a_discreet_handout_can_be_settled_and_undone() {
    let project = "[print]\ndiscreet = true\n";
    let sandbox = telling().file("emberdeck.toml", project);
    sandbox.succeed(&["handout", "ours", "-q"]);
    assert_eq!(finds(&sandbox, "handout.pdf", "Quendolin"), [""; 0]);
    sandbox.succeed(&["handout", "ours", "--discreet=no", "-q"]);
    assert!(!finds(&sandbox, "handout.pdf", "Quendolin").is_empty());
}

#[test]
fn a_discreet_handout_with_touch_does_not_say_so_over_its_exercise() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&["handout", "T-001", "-q"]);
    let plain = sandbox.letters("handout.pdf");
    sandbox.succeed(&["handout", "T-001", "--discreet", "-q"]);
    let discreet = sandbox.letters("handout.pdf");
    assert!(plain.contains("brieftouch"), "{plain}");
    assert!(!discreet.contains("brieftouch"), "{discreet}");
}

#[test]
fn the_title_of_a_handout_is_in_no_property_though_it_is_typed() {
    let sandbox = telling();
    let titled = ["handout", "ours", "--title", "Xylophon", "-q"];
    for more in [&[][..], &["--discreet"]] {
        sandbox.succeed(&[&titled[..], more].concat());
        assert_eq!(finds(&sandbox, "handout.pdf", "Xylophon"), ["a page"]);
    }
}
