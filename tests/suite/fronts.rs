//! Fronts of cards against measures that are worked out here: how far a prompt reaches, in which
//! size, and what stands beside the arch.

use emberdeck::face::{Backs, FaceError, Fault, Look, Printed, lay_out_cards};
use emberdeck::frame::{Frame, Item, Run};
use emberdeck::geom::Length;
use emberdeck::load::SHIPPED;
use emberdeck::model::{Adaptation, Card, Edition, Kind, Language, Theme, TouchLevel};
use emberdeck::text::Typesetter;

/// A card with nothing on its back, not even minutes in its foot.
fn card(prompt: &str, consent: Option<&str>) -> Card {
    let deck = SHIPPED[0].load().deck.expect("the starter deck is sound");
    let first = deck.cards.iter().find(|card| card.kind == Kind::Conversation);
    let mut card = first.expect("a conversation").clone();
    card.duration = None;
    "Walk".clone_into(&mut card.texts.title);
    prompt.clone_into(&mut card.texts.prompt);
    card.texts.consent = consent.map(str::to_owned);
    card.texts.follow_ups = Vec::new();
    card.avoid_if = Vec::new();
    card
}

fn front(card: &Card, format: &str) -> Result<Frame, Vec<FaceError>> {
    front_with(card, format, Backs::Text)
}

fn front_with(card: &Card, format: &str, backs: Backs) -> Result<Frame, Vec<FaceError>> {
    let look = Look {
        theme: Theme::hearth(),
        format: format.parse().expect("a format"),
        edition: Edition::Standard,
        backs,
        more: emberdeck::model::More::Card,
        back_image: None,
        bleed: Length::mm(2.0),
        adaptation: Adaptation::NONE,
        language: Language::english(),
    };
    let printed =
        Printed { card, language: &look.language, other: None, foot: None, page: None };
    let laid = lay_out_cards(&Typesetter::new(), &look, &[printed]);
    laid.map(|(faces, _)| (*faces[0].front).clone())
}

fn runs(frame: &Frame) -> impl Iterator<Item = &Run> {
    frame.items().iter().filter_map(|(_, item)| match item {
        Item::Run(run) => Some(run),
        _ => None,
    })
}

/// The size of the prompt, its first baseline and its last, and how many lines it has.
fn set(frame: &Frame, word: &str) -> (f64, f64, f64, usize) {
    let lines: Vec<&Run> = runs(frame).filter(|run| run.text.contains(word)).collect();
    let (first, last) = (lines[0], lines[lines.len() - 1]);
    (first.size.to_pt(), first.at.y.to_mm(), last.at.y.to_mm(), lines.len())
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.002
}

/// How many lines of 12 pt on 5.5 mm, 11 on 5 and 10 on 4.5 a poker card holds. The arch stands
/// on the floor line at 17 mm, the title 8 mm below it; the prompt begins its leading and 2.5 mm
/// below that. It may reach to 14.4 mm above the card's foot. A consent line stands there
/// instead, on 4.5 mm; its dash is 5.2 mm above its first baseline, and the prompt ends 6.6 mm
/// above the dash: 1.156 and 1.467 leadings.
fn room(consent_lines: usize) -> [(f64, f64, usize); 3] {
    let last = 88.9 - 14.4;
    let limit = match consent_lines {
        0 => last,
        1 => last - 4.5 * (1.156 + 1.467),
        _ => last - 4.5 - 4.5 * (1.156 + 1.467),
    };
    [(12.0, 5.5), (11.0, 5.0), (10.0, 4.5)].map(|(size, leading)| {
        let first = 17.0 + 8.0 + leading + 2.5;
        let lines =
            (0..100).take_while(|n| first + f64::from(*n) * leading <= limit).count();
        (size, leading, lines)
    })
}

#[test]
fn a_prompt_reaches_as_far_as_the_consent_line_leaves_it_and_no_further() {
    let two = "Will you lean on me for a bit? A no is fine.";
    for (nth, consent) in
        [None, Some("Is now a good time?"), Some(two)].into_iter().enumerate()
    {
        let rooms = room(nth);
        let mut most = [0; 3];
        let mut refused = None;
        // From where a prompt is too long to be displayed.
        for words in 31..200 {
            let prompt = ["to"; 200][..words].join(" ");
            match front(&card(&prompt, consent), "poker") {
                Ok(frame) => {
                    let (size, first, last, lines) = set(&frame, "to");
                    let at = rooms.iter().position(|room| near(room.0, size));
                    let at = at.expect("one of the sizes");
                    let leading = rooms[at].1;
                    assert!(near(first, 27.5 + leading), "{size} pt begins at {first}");
                    let steps = f64::from(u32::try_from(lines - 1).expect("few"));
                    assert!(
                        near(last, first + steps * leading),
                        "{size} pt ends at {last}"
                    );
                    most[at] = most[at].max(lines);
                }
                Err(errors) => {
                    let Fault::Overset { room, size, .. } = errors[0].fault else {
                        panic!("{errors:?}");
                    };
                    refused = Some((size.to_pt(), room));
                    break;
                }
            }
        }
        assert_eq!(most, rooms.map(|(_, _, lines)| lines), "{consent:?}");
        assert_eq!(refused, Some((10.0, rooms[2].2)), "{consent:?}");
    }
}

#[test]
fn a_consent_line_stands_on_the_last_baseline_under_its_dash() {
    let two = "Will you lean on me for a bit? A no is fine.";
    for (consent, lines) in [("A good time?", 1.0), (two, 2.0)] {
        let frame = front(&card("Look at the water.", Some(consent)), "poker");
        let frame = frame.expect("it fits");
        let ends = consent.split(' ').next_back().expect("words");
        let last = runs(&frame).find(|run| run.text.ends_with(ends)).expect("its end");
        assert!(near(last.at.y.to_mm(), 74.5), "{}", last.at.y);
        let dash = frame.items().iter().filter_map(|(_, item)| match item {
            Item::Stamp(stamp) => Some(stamp.at),
            _ => None,
        });
        let mut dash = dash.filter(|at| (20.0..74.0).contains(&at.y.to_mm()));
        let at = dash.next().expect("a dash");
        let first = 74.5 - 4.5 * (lines - 1.0);
        assert!(near(at.x.to_mm(), 6.0) && near(at.y.to_mm(), first - 4.5 * 1.156));
    }
}

#[test]
fn a_prompt_of_ninety_characters_is_displayed_and_one_of_more_is_not() {
    // Characters, not bytes: an é takes two of those.
    let ninety = format!("{}aimées", "aimée ".repeat(14));
    assert_eq!(ninety.chars().count(), 90);
    let frame = front(&card(&ninety, None), "poker").expect("it fits");
    let (size, first, last, lines) = set(&frame, "aim");
    assert!(near(size, 16.0) && near(first, 25.0 + 7.0 + 2.5), "{size} pt at {first}");
    let steps = f64::from(u32::try_from(lines - 1).expect("few"));
    assert!(near(last, first + 7.0 * steps));
    let frame = front(&card(&format!("{ninety}!"), None), "poker").expect("it fits");
    assert!(near(set(&frame, "aim").0, 12.0));
}

#[test]
fn with_all_text_on_one_side_the_list_begins_a_line_and_two_millimetres_below_the_prompt()
{
    let mut whole = card("Look at the water.", None);
    whole.texts.follow_ups = vec!["Which pond?".to_owned(), "Which boat?".to_owned()];
    let frame = front_with(&whole, "poker", Backs::Pattern).expect("it fits");
    let (size, _, last, lines) = set(&frame, "water");
    assert!(near(size, 12.0) && lines == 1);
    let at = |word| runs(&frame).find(|run| run.text.contains(word)).expect("a line");
    let first = at("pond");
    assert!(near(first.size.to_pt(), 11.0));
    // 11 pt stands on 5 mm; the arch is 9 mm wide here, not 10, and the air as much less.
    let gap = first.at.y.to_mm() - last;
    assert!(near(gap, 5.0 + 2.0 * 0.9), "{gap}");
    assert!(at("boat").at.y > first.at.y);
}

#[test]
fn a_quotation_mark_hangs_at_the_edge_and_never_into_the_number_of_a_step() {
    let mut quoted = card("“Yes”, said the pond.", None);
    quoted.texts.steps = vec!["“Not today” is fine.".to_owned(), "Then walk.".to_owned()];
    let frame = front_with(&quoted, "poker", Backs::Pattern).expect("it fits");
    let at =
        |word| runs(&frame).find(|run| run.text.contains(word)).expect("a line").at.x;
    assert!(at("“Yes”") < at("Walk"), "{}", at("“Yes”"));
    assert!(at("“Not today”").is_near(at("Then walk")), "{}", at("“Not today”"));
}

/// The right end of what is seen of a run.
fn right(run: &Run) -> f64 {
    let hanging = run.glyphs.last().filter(|_| run.text.ends_with(' '));
    let hanging = hanging.map_or(0.0, |glyph| f64::from(glyph.advance));
    (run.at.x + run.width() - run.size * (hanging / 1000.0)).to_mm()
}

/// A card of a kind as it is set on cards that grow in width by fifths of a millimetre, until what
/// is wanted of it is there: the width, and what stands in its head.
fn narrowest(
    card: &Card,
    wanted: impl Fn(&[Run]) -> bool,
) -> (f64, Vec<Run>, Vec<Vec<FaceError>>) {
    let mut refused = Vec::new();
    for fifths in 200..330 {
        let width = f64::from(fifths) / 5.0;
        match front(card, &format!("{width:.1}x88.9mm")) {
            Ok(frame) => {
                let heads = runs(&frame).filter(|run| run.at.y.to_mm() < 17.0);
                let heads: Vec<Run> = heads.cloned().collect();
                if wanted(&heads) {
                    return (width, heads, refused);
                }
            }
            Err(errors) => refused.push(errors),
        }
    }
    panic!("no card is wide enough")
}

#[test]
fn the_word_for_the_kind_keeps_its_distance_from_arch_and_letter() {
    for (kind, touch, word) in [
        (Kind::Conversation, 1, "Conversation"),
        (Kind::Reflection, 1, "Reflection"),
        (Kind::Novelty, 1, "Something new"),
    ] {
        let mut narrow = card("Look.", None);
        narrow.kind = kind;
        narrow.touch_level = TouchLevel::new(touch).expect("a level");
        let is_letter = |run: &&Run| run.text.len() == 1;
        let said = |heads: &[Run]| {
            let run = heads.iter().find(|run| run.text.trim() == word);
            run.expect("one line").clone()
        };
        let margin = |width: f64| if width < 60.0 { 5.0 } else { 6.0 };

        // The word takes the room of the letter before it refuses the card, and no smaller type.
        let (width, heads, refused) = narrowest(&narrow, |_| true);
        let is_wide = |error: &FaceError| matches!(error.fault, Fault::WideHead { .. });
        // A short word finds room on every card that is wide enough for its foot.
        let is_refused = refused.iter().flatten().any(is_wide);
        assert_eq!(is_refused, word != "Reflection", "{word}");
        assert!(heads.iter().find(is_letter).is_none(), "{word} at {width}");
        let run = said(&heads);
        assert!(near(run.size.to_pt(), 10.0), "{}", run.size);
        let left = width - margin(width) - right(&run);
        assert!(left >= 0.0 && (left < 0.21 || !is_refused), "{word} leaves {left}");

        // A letter stands beside it as soon as there is room, at its distance.
        let (width, heads, _) =
            narrowest(&narrow, |heads| heads.iter().any(|run| is_letter(&run)));
        let letter = heads.iter().find(is_letter).expect("a letter");
        let (run, margin) = (said(&heads), margin(width));
        assert!(near(right(letter), width - margin), "{width}");
        // The arch is 10 mm wide; the word stands 2.5 mm beside it, 2 mm over the floor line.
        assert!(near(run.at.x.to_mm(), margin + 12.5), "{}", run.at.x);
        assert!(near(run.at.y.to_mm(), 15.0) && near(letter.at.y.to_mm(), 15.0));
        let gap = letter.at.x.to_mm() - right(&run);
        assert!((1.0..1.21).contains(&gap), "{word} at {width} leaves {gap}");
    }
}
