//! Languages, however their tags are spelled, wherever they are typed or stand in a file.

use crate::sandbox::{Sandbox, card, deck_of};

/// The language that a PDF says it is in.
fn language_of(sandbox: &Sandbox, name: &str) -> String {
    let file = lopdf::Document::load(sandbox.path(name)).expect("the PDF is sound");
    let language = file.catalog().and_then(|catalog| catalog.get(b"Lang"));
    let bytes = language.and_then(lopdf::Object::as_str).expect("a language");
    String::from_utf8(bytes.to_vec()).expect("a tag is ASCII")
}

const HEBREW: &str = include_str!("../decks/hebrew.toml");

#[test]
fn a_deck_comes_out_the_same_however_its_language_is_spelled() {
    let made = |tag: &str| {
        let deck = HEBREW.replace("language = \"he\"", &format!("language = \"{tag}\""));
        let sandbox = Sandbox::new().file("d.toml", deck);
        let ran = sandbox.succeed(&["cards", "d.toml", "-o", "d.pdf"]);
        assert_eq!(language_of(&sandbox, "d.pdf"), "he", "{tag}");
        (sandbox.read("d.pdf"), ran.stderr)
    };
    let plain = made("he");
    assert!(plain.1.contains("not there in `he` yet"), "{}", plain.1);
    for spelled in ["HE", "iw", "heb", "Heb"] {
        assert!(made(spelled) == plain, "{spelled}");
    }
}

#[test]
fn what_is_no_language_is_told_at_its_place_with_what_was_meant() {
    let sandbox = Sandbox::new()
        .file("d.toml", HEBREW.replace("language = \"he\"", "language = \"hebrew\""));
    let ran = sandbox.run(&["check", "d.toml"]);
    assert_eq!(
        (ran.code, &*ran.stderr),
        (
            Some(1),
            "error: `hebrew` is no language tag
 --> d.toml:5:12
  |
5 | language = \"hebrew\"
  |            ^^^^^^^^
  |
  = help: did you mean `he`?

error: 1 problem found
"
        )
    );
    for (file, text, place, help) in [
        ("emberdeck.toml", "[print]\nlang = \"Spanish\"\n", "2:8", "did you mean `es`?"),
        ("q.txt", "Quoi ?\n# language: français\n", "2:1", "did you mean `fr`?"),
        (
            "t.toml",
            &deck_of(
                &(card("C-001", "What?")
                    + "[card.i18n.jp]\ntitle = \"A\"\nprompt = \"B\"\n"),
            ),
            "15:12",
            "did you mean `ja`?",
        ),
        (
            "courses/c.toml",
            "[course]\nid = \"c\"\ntitle = \"C\"\nlanguage = \"xy\"\nsummary = \"S\"\nweeks = [1]\n",
            "4:12",
            "use a BCP 47 tag such as `en`, `es` or `pt-BR`",
        ),
    ] {
        let sandbox = Sandbox::new().file(file, text);
        let ran = match file {
            "emberdeck.toml" => sandbox.run(&["cards", "--dry-run"]),
            _ => sandbox.run(&["check", file]),
        };
        assert_eq!(ran.code, Some(1), "{file}");
        let (at, cure) = (format!("{file}:{place}\n"), format!("= help: {help}\n"));
        assert!(ran.stderr.contains("is no language tag"), "{}", ran.stderr);
        assert!(ran.stderr.contains(&at) && ran.stderr.contains(&cure), "{}", ran.stderr);
    }
    let ran = Sandbox::new().run(&["cards", "--lang", "en,inglés"]);
    assert_eq!(ran.code, Some(2), "{}", ran.stderr);
    let told = "`--lang` cannot be `inglés`: it is no language tag";
    assert!(ran.stderr.contains(told), "{}", ran.stderr);
    let sandbox =
        Sandbox::new().file("b.csv", "client,cards,language\nA,C-014,Spanish\n");
    let ran = sandbox.run(&["handout", "--batch", "b.csv"]);
    assert!(ran.stderr.contains("`Spanish` is no language tag"), "{}", ran.stderr);
}

#[test]
fn a_card_has_each_language_once() {
    let again = "[card.i18n.pt_BR]\ntitle = \"A\"\nprompt = \"B\"\n\
                 [card.i18n.PT-br]\ntitle = \"A\"\nprompt = \"B\"\n";
    let sandbox =
        Sandbox::new().file("d.toml", deck_of(&(card("C-001", "What?") + again)));
    let ran = sandbox.run(&["check", "d.toml"]);
    let told = "error: this card has its texts in `pt-BR` already\n";
    assert!(ran.stderr.contains(told), "{}", ran.stderr);
    assert!(ran.stderr.contains("d.toml:18:12\n"), "{}", ran.stderr);
}

/// A card in British English, with a translation for Mexico.
fn two_regions() -> Sandbox {
    let texts = "i18n.ES_mx = { title = \"Aliso\", prompt = \"¿Y luego?\" }\n";
    let deck = deck_of(&(card("C-001", "And then?") + texts));
    Sandbox::new().file("d.toml", deck.replace("\"en\"", "\"EN_gb\""))
}

#[test]
fn a_request_finds_the_nearest_language_that_is_there() {
    let sandbox = two_regions();
    for (asked, told, has) in [
        ("en", "en-GB", "Andthen"),
        ("EN_US", "en-GB", "Andthen"),
        ("eng", "en-GB", "Andthen"),
        ("es", "es-MX", "Yluego"),
        ("spa-ES", "es-MX", "Yluego"),
        ("es_mx", "es-MX", "Yluego"),
    ] {
        let cards = ["cards", "d.toml", "-q", "-o", "c.pdf", "--lang", asked];
        sandbox.succeed(&cards);
        assert_eq!(language_of(&sandbox, "c.pdf"), told, "{asked}");
        assert!(sandbox.letters("c.pdf").contains(has), "{asked}");
    }
    let ran = sandbox.run(&["cards", "d.toml", "--lang", "FR-ca"]);
    assert_eq!(
        ran.stderr,
        "error: 1 card has no text in `fr-CA`: C-001
  = help: write it under [card.i18n.fr-CA], or leave these cards out
"
    );
}

#[test]
fn every_command_finds_its_words_in_another_region_s_tag() {
    let sandbox = Sandbox::new().file("emberdeck.toml", "[print]\nlang = \"ES_MX\"\n");
    let rule = ["hearth-starter", "--kind", "rule"];
    sandbox.succeed(&[&["cards", "-o", "c.pdf", "-q"], &rule[..]].concat());
    assert_eq!(language_of(&sandbox, "c.pdf"), "es");
    let ran = sandbox.succeed(&["tonight", "--seed", "a", "-o", "t.pdf"]);
    assert!(sandbox.letters("t.pdf").contains("Estanoche"), "{}", ran.stdout);
    sandbox.succeed(&["handout", "C-014", "-o", "h.pdf", "-q"]);
    assert_eq!(language_of(&sandbox, "h.pdf"), "es-MX");
    assert!(
        sandbox.letters("h.pdf").contains("minutos")
            || sandbox.letters("h.pdf").contains("min")
    );
    let weekly = ["weekly", "hearth-starter", "--weeks=1", "--undated", "--seed=a", "-q"];
    sandbox.succeed(&weekly);
    let plan = String::from_utf8(sandbox.read("weekly/plan.toml")).expect("a text");
    assert!(plan.contains("lang = [\"es-MX\"]\n"), "{plan}");
    sandbox.succeed(&["workbook", "--weeks=1", "--page=check-in", "--lang=EN_us", "-q"]);
    assert_eq!(language_of(&sandbox, "workbook.pdf"), "en");
}

#[test]
fn pages_and_books_of_a_region_are_found_by_their_language() {
    let page = "id = \"check-in\"\ntitle = \"Repaso\"\nlanguage = \"SPA_mx\"\n\
                [[block]]\ntype = \"scale\"\nitems = [{ name = \"rest\", text = \"Descanso\" }]\n";
    let book = "id = \"ours\"\ntitle = \"Libro\"\nlanguage = \"es-mx\"\n\
                [[chapter]]\nweekly = true\npages = [\"check-in\"]\n";
    let sandbox = Sandbox::new()
        .file("workbook/check-in.toml", page)
        .file("workbook/book.toml", book);
    sandbox.succeed(&["workbook", "--weeks=1", "--lang=es", "-q"]);
    assert_eq!(language_of(&sandbox, "workbook.pdf"), "es-MX");
    assert!(sandbox.letters("workbook.pdf").contains("Descanso"));
}

/// The languages that parts of a PDF say they are in, where it is not the document's.
fn languages_within(sandbox: &Sandbox, name: &str) -> Vec<String> {
    let file = lopdf::Document::load(sandbox.path(name)).expect("the PDF is sound");
    let mut found: Vec<String> = Vec::new();
    for object in file.objects.values() {
        let element = object.as_dict().ok().filter(|dict| dict.has(b"S"));
        let Some(tag) = element.and_then(|dict| dict.get(b"Lang").ok()) else { continue };
        let tag = String::from_utf8_lossy(tag.as_str().expect("a tag")).into_owned();
        if !found.contains(&tag) {
            found.push(tag);
        }
    }
    found
}

const NOT_IN_SPANISH: &str = "Estapáginatodavíanoestáenespañol";

#[test]
fn a_book_in_spanish_has_its_safety_pages_in_spanish_and_says_what_is_not_there() {
    let sandbox = Sandbox::new();
    for lang in ["es", "es-MX", "es-419"] {
        let book = ["workbook", "--weeks=1", "--for=shared,a", "-q", "--lang", lang];
        sandbox.succeed(&[&book[..], &["--force"]].concat());
        let (shared, own) =
            (sandbox.letters("workbook.pdf"), sandbox.letters("workbook-a.pdf"));
        for safe in ["Reglasdelacasa", "Cómousarestecuaderno", "Elsilencionoesunsí"] {
            assert!(shared.contains(safe), "{lang}: {safe}");
        }
        for danger in ["Letengomiedoamipareja", "haygolpes", "serviciodeemergencias"] {
            assert!(own.contains(danger) && !shared.contains(danger), "{lang}: {danger}");
        }
        assert!(shared.contains("Antesdeempezar"), "{lang}");
        for name in ["workbook.pdf", "workbook-a.pdf"] {
            assert_eq!(language_of(&sandbox, name), "es", "{lang}");
            assert_eq!(languages_within(&sandbox, name), ["en"], "{lang}");
        }
    }
    // A page that is there says nothing of the kind, and is in the language of the book.
    let only = |page: &str| {
        let book = ["workbook", "--weeks=1", "--lang=es", "--for=a", "--force", "-q"];
        sandbox.succeed(&[&book[..], &["--page", page, "-o", "p.pdf"]].concat());
        sandbox.letters("p-a.pdf")
    };
    assert!(!only("safety").contains(NOT_IN_SPANISH));
    let agreement = only("agreement");
    assert!(agreement.contains(NOT_IN_SPANISH) && agreement.contains("Whatwehopefor"));
    let english = sandbox.succeed(&["workbook", "--weeks=1", "-q", "-o", "e.pdf"]);
    assert_eq!(languages_within(&sandbox, "e.pdf"), [""; 0], "{}", english.stderr);
}

#[test]
fn weeks_and_handouts_in_spanish_find_the_pages_that_are_there() {
    let sandbox = Sandbox::new();
    let weekly = ["weekly", "hearth-starter", "--weeks=1", "--undated", "--seed=a"];
    sandbox.succeed(&[&weekly[..], &["--lang=es", "-q"]].concat());
    let own = sandbox.letters("weekly/own-a.pdf");
    assert!(own.contains("Letengomiedoamipareja"), "{own}");
    let given = ["handout", "ground-rules", "--lang=es-MX", "-o", "h.pdf", "-q"];
    sandbox.succeed(&given);
    let given = sandbox.letters("h.pdf");
    assert!(given.contains("Elsilencionoesunsí"), "{given}");
    let refused = sandbox.run(&["handout", "agreement", "--lang=es"]);
    let told = "the worksheet `agreement` is there in en, not in es";
    assert!(refused.stderr.contains(told), "{}", refused.stderr);
}

#[test]
fn a_page_of_one_s_own_is_put_into_another_language_by_a_file_beside_it() {
    let page = "id = \"sunday\"\ntitle = \"Our Sunday\"\nlanguage = \"en\"\n[[block]]\ntype = \"lines\"\n\
                name = \"best\"\nlabel = \"The best of it\"\n";
    let texts = "title = \"Nuestro domingo\"\n[[block]]\ntype = \"lines\"\nname = \"best\"\nlabel = \"Lo mejor\"\n";
    let made = |name: &str, texts: &str| {
        let sandbox = Sandbox::new()
            .file("workbook/sunday.toml", page)
            .file(&format!("workbook/{name}"), texts);
        let book = ["workbook", "--weeks=1", "--lang=es", "--page=sunday", "-q"];
        sandbox.run(&book).stderr
    };
    let sandbox = Sandbox::new()
        .file("workbook/sunday.toml", page)
        .file("workbook/sunday.es.toml", texts);
    sandbox.succeed(&["handout", "sunday", "--lang=es", "-o", "h.pdf", "-q"]);
    assert!(sandbox.letters("h.pdf").contains("Lomejor"));
    let told = made("sunday.es.toml", &texts.replace("\"best\"", "\"mejor\""));
    assert!(told.contains("block 1 is not that of `sunday`"), "{told}");
    assert!(told.contains("sunday.es.toml:2:1"), "{told}");
    let told = made("sundy.es.toml", texts);
    assert!(told.contains("did you mean `sunday.es.toml`?"), "{told}");
}
