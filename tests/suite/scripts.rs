//! Text of many scripts is set right, or refused with a message.

use emberdeck::text::{Style, Typesetter};

use crate::drawn::pages;
use crate::sandbox::{Sandbox, card, deck_of};

fn glyph_text(text: &str) -> (bool, String, Vec<String>) {
    let mut typesetter = Typesetter::new();
    let mut paragraph =
        typesetter.shape(text, Style::TEXT, "en").expect("the fonts have it");
    let line = paragraph.line(&typesetter);
    let shown = line
        .runs()
        .iter()
        .flat_map(|run| {
            run.glyphs.iter().map(|glyph| {
                let (start, length) =
                    (usize::from(glyph.text.0), usize::from(glyph.text.1));
                run.text[start..start + length].to_owned()
            })
        })
        .collect();
    let fonts = line.runs().iter().map(|run| run.font.name().to_owned()).collect();
    (line.is_rtl(), shown, fonts)
}

#[test]
fn hebrew_and_arabic_run_from_right_to_left() {
    let (is_rtl, shown, fonts) = glyph_text("שלום");
    assert!(is_rtl);
    assert_eq!(shown, "םולש", "glyphs stand from left to right");
    assert_eq!(fonts, ["NotoSansHebrew-Regular"]);
    let (is_rtl, _, fonts) = glyph_text("مرحبا بك");
    assert!(is_rtl);
    // The space between the words is of their face.
    assert_eq!(fonts, ["NotoSansArabic-Regular"]);
}

#[test]
fn greek_cyrillic_symbols_and_emoji_find_their_fonts() {
    for (text, font) in [
        ("Καλημέρα", "NotoSans-Regular"),
        ("Привет", "NotoSans-Regular"),
        ("→", "NotoSansSymbols-Regular"),
        ("★", "NotoSansSymbols2-Regular"),
        ("🔥", "NotoEmoji-Regular"),
        ("❤️", "NotoEmoji-Regular"),
    ] {
        let (_, shown, fonts) = glyph_text(text);
        assert_eq!(fonts, [font], "{text}");
        assert_eq!(shown, text);
    }
}

#[test]
fn a_ligature_stands_for_all_its_letters() {
    let (_, shown, _) = glyph_text("office fire ﬁ");
    assert_eq!(shown, "office fire ﬁ");
}

#[test]
fn many_scripts_make_a_deck() {
    let prompts = [
        "ما الذي أضحكك هذا الأسبوع؟ قل لي في ثلاث كلمات.",
        "מה הצחיק אותך השבוע? ספר לי בשלוש מילים.",
        "Two coffees ☕ and ﬁve ofﬁces: what would a good day 🌞 look like → where?",
        "Τι σε έκανε να γελάσεις;",
        "Что тебя рассмешило?",
    ];
    let cards: String = prompts
        .iter()
        .enumerate()
        .map(|(nth, prompt)| card(&format!("C-00{nth}"), prompt))
        .collect();
    let sandbox = Sandbox::new().file("scripts.toml", deck_of(&cards));
    sandbox.succeed(&["cards", "scripts.toml"]);
    let signs = sandbox.signs("cards.pdf");
    // Line by line as they are read, so that only words are looked for.
    for word in ["coffees", "☕", "ofﬁces", "🌞", "→", "Тебя", "рассмешило", "έκανε"]
    {
        let word = word.to_lowercase();
        assert!(signs.to_lowercase().contains(&word), "{word} in {signs}");
    }
    // From right to left letters stand in the order in which they are drawn.
    for word in ["הצחיק", "בשלוש", "מילים"] {
        let drawn: String = word.chars().rev().collect();
        assert!(signs.contains(word) || signs.contains(&drawn), "{word} in {signs}");
    }
    for letter in "ماالذيأضحككهذاالأسبوع؟".chars() {
        assert!(signs.contains(letter), "{letter} in {signs}");
    }
}

/// How far from the card's left edge the letter of the kind, its ornament and the id stand, in
/// widths of the card.
fn places(sandbox: &Sandbox, deck: &str) -> [f64; 2] {
    sandbox.succeed(&["cards", deck, "-q", "-o", "side.pdf"]);
    let pages = pages(&sandbox.read("side.pdf"));
    let front = &pages[0];
    let mut shapes = front.shapes.iter().filter(|shape| shape.measures(63.5, 88.9));
    let card = *shapes.next().expect("a card");
    let across = |x: f64| (x - card.left) / card.width;
    let on_card = front.letters.iter().map(|(at, _)| at);
    let on_card = on_card.filter(|[_, y]| (card.top..card.bottom()).contains(y));
    let on_card: Vec<f64> = on_card.map(|[x, _]| across(*x)).collect();
    let [first, ..] = on_card[..] else { panic!("{on_card:?}") };
    [first, across(front.stamps[0][0])]
}

#[test]
fn a_deck_from_right_to_left_is_mirrored_without_complaint() {
    let deck = deck_of(&card("C-001", "ما الذي أضحكك هذا الأسبوع؟"))
        .replace("language = \"en\"", "language = \"ar\"");
    let sandbox = Sandbox::new().file("ar.toml", deck);
    let ran = sandbox.succeed(&["cards", "ar.toml", "--with-key"]);
    assert!(ran.stderr.contains("not there in `ar` yet"), "{}", ran.stderr);
    // In English the sign stands at the right edge, text begins at the left one; here it is the other
    // way round.
    let english = deck_of(&card("C-001", "What made you laugh this week?"));
    let sandbox = sandbox.file("en.toml", english);
    let [first, sign] = places(&sandbox, "en.toml");
    assert!(first < 0.2 && sign > 0.6, "{first} {sign}");
    let [first, sign] = places(&sandbox, "ar.toml");
    assert!(first > 0.5 && sign < 0.2, "{first} {sign}");
}

#[test]
fn a_character_that_no_font_has_is_refused_by_name() {
    let deck = deck_of(&card("C-001", "A word in cuneiform: 𒀀."));
    let ran = Sandbox::new().file("d.toml", deck).run(&["cards", "d.toml"]);
    assert_eq!(ran.code, Some(1));
    snapbox::assert_data_eq!(
        ran.stderr,
        snapbox::file!["../messages/missing-glyph.txt"].raw()
    );
}
