//! The leaflet: whatever comes after a prompt stands in it once, and how to stop stays on the card.

use std::path::Path;

use emberdeck::load::SHIPPED;
use emberdeck::model::{Card, Deck};

use crate::cut_cards::numbered;
use crate::drawn::{Drawn, pages};
use crate::sandbox::Sandbox;

/// Letters and digits alone: what marks of emphasis, hyphens and ends of lines leave alike.
fn bare(text: &str) -> String {
    let text = emberdeck::text::plain(text);
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The text of a PDF in the order in which it is read, by its tags.
fn read(sandbox: &Sandbox, file: &str) -> String {
    sandbox.signs(file).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn starter() -> Deck {
    SHIPPED[0].load().deck.expect("the starter deck is sound")
}

/// What of a card stands in the leaflet.
fn beyond(card: &Card) -> Vec<&String> {
    let texts = &card.texts;
    texts.steps.iter().chain(&texts.follow_ups).chain(&texts.debrief).collect()
}

#[test]
fn all_that_comes_after_a_prompt_stands_in_the_leaflet_once_and_not_on_the_cards() {
    let sandbox = Sandbox::new();
    let run = ["cards", "--backs", "pattern", "--more", "leaflet", "--paper", "a4"];
    let told = sandbox.succeed(&run).stdout;
    assert!(told.contains("cards-leaflet.pdf: a leaflet of "), "{told}");
    let (cards, leaflet) =
        (read(&sandbox, "cards.pdf"), read(&sandbox, "cards-leaflet.pdf"));
    let deck = starter();
    let all: Vec<String> =
        deck.cards.iter().flat_map(beyond).map(|text| bare(text)).collect();
    assert!(all.len() > 150, "{}", all.len());
    for text in &all {
        // A short one may stand in a longer one too.
        let own = all.iter().map(|other| other.matches(&**text).count()).sum::<usize>();
        assert_eq!(leaflet.matches(&**text).count(), own, "{text}");
    }
    let prompts: Vec<String> =
        deck.cards.iter().map(|card| bare(&card.texts.prompt)).collect();
    for (card, prompt) in deck.cards.iter().zip(&prompts) {
        assert!(cards.contains(prompt) && !leaflet.contains(prompt), "{}", card.id);
        for safe in [&card.texts.consent, &card.texts.stop_note].into_iter().flatten() {
            assert!(cards.contains(&bare(safe)), "{}: {safe}", card.id);
        }
        for text in beyond(card).into_iter().filter(|text| bare(text).len() > 25) {
            assert!(!cards.contains(&bare(text)), "{}: {text}", card.id);
        }
    }
    // Those that have something come in the order of their ids.
    let titled = deck.cards.iter().filter(|card| !beyond(card).is_empty());
    let mut ids: Vec<String> = titled.map(|card| card.id.clone()).collect();
    ids.sort();
    assert_eq!(outline(&sandbox, "cards-leaflet.pdf"), ids);
}

/// The ids of the cards in the outline.
fn outline(sandbox: &Sandbox, file: &str) -> Vec<String> {
    let pdf = lopdf::Document::load_mem(&sandbox.read(file)).expect("a PDF");
    let toc = pdf.get_toc().expect("an outline").toc;
    let word = |entry: &lopdf::TocType| entry.title.split(' ').next().map(str::to_owned);
    toc.iter().filter_map(word).filter(|word| word.contains('-')).collect()
}

#[test]
fn pages_are_cut_folded_and_laid_into_each_other_in_order() {
    // Each card takes a page of its own, and says which it is.
    let long = "words that take up room on their page ".repeat(9);
    let card = |nth: usize| {
        format!(
            "[[card]]\nid = \"C-{nth:03}\"\nkind = \"conversation\"\ntitle = \"Page {}\"\nprompt = \"And?\"\nfollow_ups = [\"{long}\"]\nminutes = 5\npace = 1\n\n",
            nth + 1
        )
    };
    let deck = crate::sandbox::deck_of(&(1..=22).map(card).collect::<String>());
    for edge in ["long-edge", "short-edge"] {
        let sandbox = Sandbox::new().file("deck.toml", &deck);
        let told = sandbox
            .succeed(&[
                "cards",
                "deck.toml",
                "--backs",
                "pattern",
                "--more",
                "leaflet",
                "--paper",
                "a4",
                "--format",
                "poker",
                "--duplex",
                edge,
            ])
            .stdout;
        assert!(told.contains("a leaflet of 23 pages on 2 sheets of a4"), "{told}");
        let sides = pages(&sandbox.read("cards-leaflet.pdf"));
        assert_eq!(sides.len(), 4);
        let mut leaves = 0;
        let titles = |side: &Drawn| -> Vec<(f64, f64, usize)> {
            let title = |run: &crate::drawn::Run| {
                let number = run.text.trim().strip_prefix("Page ")?.parse().ok()?;
                Some((run.at[0], run.at[1], number))
            };
            side.runs.iter().filter_map(title).collect()
        };
        // The pile is cut: under the outermost sheet lies the next one.
        let next: Vec<usize> = titles(&sides[2]).iter().map(|at| at.2).collect();
        assert!(next.contains(&3) && next.contains(&22), "{next:?}");
        // The leaves of each sheet: a page of the front and the one behind it.
        for (front, back) in sides.chunks(2).map(|sheet| (&sheet[0], &sheet[1])) {
            let sheet = front.media.expect("a sheet");
            let stands = sheet.height > sheet.width;
            let (fronts, backs) = (titles(front), titles(back));
            assert!(fronts.len() >= 4, "{fronts:?}");
            for (x, y, number) in &fronts {
                // A title begins at the left of its page, as one holds it: that of the page behind
                // it ends where this one begins.
                let behind = |at: &&(f64, f64, usize)| {
                    let (bx, by) = if (edge == "long-edge") == stands {
                        (sheet.width - at.0, at.1)
                    } else {
                        (at.0, sheet.height - at.1)
                    };
                    (0.0..50.0).contains(&(bx - x)) && (by - y).abs() < 12.0
                };
                let found: Vec<usize> =
                    backs.iter().filter(behind).map(|at| at.2).collect();
                // A leaf has an odd page and the next one; before page 2 comes the cover, and
                // behind page 23 nothing.
                let leaf = if number % 2 == 0 { number - 1 } else { number + 1 };
                let leaf = (2..=23).contains(&leaf).then_some(leaf);
                assert_eq!(
                    found,
                    leaf.into_iter().collect::<Vec<_>>(),
                    "{edge}: {number}"
                );
                leaves += 1;
            }
        }
        // As many as there are pages with a title on outsides.
        assert!(leaves > 9, "{leaves}");
    }
}

#[test]
fn a_leaflet_goes_with_backs_that_are_all_alike_and_with_nothing_else() {
    let sandbox = Sandbox::new().file("deck.toml", numbered(3));
    let refused = |options: &[&str], code: i32, words: &str| {
        let ran = sandbox.run(options);
        assert!(ran.code == Some(code) && ran.stderr.contains(words), "{}", ran.stderr);
        assert_eq!(sandbox.files().len(), 1, "{:?}", sandbox.files());
    };
    let leaflet = ["--more", "leaflet"];
    let of = |options: &[&str]| -> Vec<&'static str> {
        let all = [options, &leaflet].concat();
        all.iter().map(|word| &*String::leak((*word).to_owned())).collect()
    };
    refused(&of(&["cards", "deck.toml"]), 2, "add `--backs pattern`");
    let two = of(&["cards", "--backs", "pattern", "--lang", "en,es"]);
    refused(&two, 2, "name one language with `--lang`");
    let piped = of(&["cards", "deck.toml", "--backs", "pattern", "-o", "-"]);
    refused(&piped, 2, "cards with a leaflet are two");
    let evening = of(&["tonight", "--backs", "pattern"]);
    refused(&evening, 2, "an evening has no leaflet");
    // What is typed wins over a preset: text backs need no leaflet.
    let ran = sandbox.succeed(&[
        "cards",
        "deck.toml",
        "--preset",
        "present",
        "--backs",
        "text",
    ]);
    assert!(!ran.stdout.contains("leaflet"), "{}", ran.stdout);
    // A file that someone else made is not replaced, and then the cards are not there either.
    let sandbox = Sandbox::new()
        .file("deck.toml", numbered(3))
        .file("cards-leaflet.pdf", "a letter");
    let ran = sandbox.run(&of(&["cards", "deck.toml", "--backs", "pattern"]));
    assert!(ran.stderr.contains("Emberdeck did not make it"), "{}", ran.stderr);
    assert!(!sandbox.files().contains(&"cards.pdf".to_owned()));
    // Nothing comes after these prompts.
    let bare = numbered(3).replace("follow_ups", "tags").replace("Back", "back");
    let sandbox = Sandbox::new().file("deck.toml", bare);
    let ran = sandbox.succeed(&of(&["cards", "deck.toml", "--backs", "pattern"]));
    assert!(ran.stderr.contains("there is no leaflet"), "{}", ran.stderr);
    assert!(!sandbox.files().contains(&"cards-leaflet.pdf".to_owned()));
}

#[test]
fn a_pile_that_is_turned_by_hand_has_a_leaflet_in_two_files() {
    let sandbox = Sandbox::new();
    let run = ["cards", "--backs", "pattern", "--more", "leaflet", "--split", "--paper"];
    let told = sandbox.succeed(&[&run[..], &["letter"]].concat()).stdout;
    assert!(told.contains("cards-leaflet-backs.pdf: "), "{told}");
    let names = ["cards-leaflet-fronts.pdf", "cards-leaflet-backs.pdf"];
    let [fronts, backs] = names.map(|name| read(&sandbox, name));
    for text in starter().cards.iter().flat_map(beyond) {
        let text = bare(text);
        assert!(fronts.contains(&text) || backs.contains(&text), "{text}");
    }
    // Each outline leads to what is in its own file.
    let [one, other] = names.map(|name| outline(&sandbox, name).len());
    assert!(one > 10 && other > 10 && one + other < 70, "{one} {other}");
}

#[test]
fn weeks_and_previews_take_a_leaflet_as_cards_do() {
    let sandbox = Sandbox::new();
    let leaflet = ["--backs", "pattern", "--more", "leaflet", "--paper", "a4"];
    let weeks =
        ["weekly", "--weeks", "2", "--undated", "--seed", "maple", "--no-history"];
    let told = sandbox.succeed(&[&weeks[..], &leaflet].concat()).stdout;
    let file = Path::new("weekly").join("leaflet.pdf").display().to_string();
    assert!(told.contains(&format!("{file}: a leaflet of ")), "{told}");
    assert!(read(&sandbox, "weekly/leaflet.pdf").contains("Moretoeachcard"));
    // The plan keeps it, and makes it again.
    sandbox.succeed(&["weekly", "--plan", "weekly/plan.toml", "--paper", "letter"]);
    assert!(sandbox.path("weekly/leaflet.pdf").exists());
    sandbox.succeed(&[&["preview", "--kind", "wild"][..], &leaflet].concat());
    assert!(sandbox.files().contains(&"preview.png".to_owned()));
    let forgotten = sandbox.succeed(&["forget", "plans", "--yes"]).stdout;
    assert!(forgotten.contains("leaflet.pdf"), "{forgotten}");
}

#[test]
fn a_leaflet_is_read_from_right_to_left_where_its_deck_is() {
    let sandbox = Sandbox::new().file("deck.toml", include_str!("../decks/hebrew.toml"));
    sandbox.succeed(&[
        "cards",
        "deck.toml",
        "--backs",
        "pattern",
        "--more",
        "leaflet",
        "--paper",
        "a4",
        "--format",
        "poker",
    ]);
    let sides = pages(&sandbox.read("cards-leaflet.pdf"));
    let front = &sides[0];
    // The cover lies at the left of its fold: the spine is on its right.
    let fold = front.trim.expect("a trim").left + 63.5;
    let title = front.letters.iter().find(|(_, size)| *size > 15.0).expect("a title");
    assert!(title.0[0] < fold, "{title:?} {fold}");
}
