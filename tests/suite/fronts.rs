//! Fronts of cards against measures that are worked out here: how far a prompt reaches, in which
//! size, and what stands beside the arch.

use emberdeck::color::Ink;
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

/// Where things stand on a poker card, by the drawing: the floor line 6.3 mm above the card's foot,
/// on it an arch of 13.6 × 15.64 mm whose right edge is 6 mm from the card's; the foot's baseline
/// 2.4 mm and a descender (a quarter of the size) above the floor.
const FLOOR: f64 = 88.9 - 6.3;
const ARCH_TOP: f64 = FLOOR - 15.64;
const ARCH_LEFT: f64 = 63.5 - 6.0 - 13.6;
const TEN_PT: f64 = 10.0 / 72.0 * 25.4;
const FOOT: f64 = FLOOR - 2.4 - TEN_PT / 4.0;
/// A consent line ends 1.55 leadings of 4.5 mm above the foot, and lines beside the arch do.
const BESIDE: f64 = FOOT - 1.55 * 4.5;
/// Over the whole measure text ends 1.9 mm above the arch.
const WHOLE: f64 = ARCH_TOP - 1.9;
/// The kind's word stands at the head (6.8 mm, and the height of its capitals: 0.7 of the size), the
/// title under it: a descender, 3.4 mm and its capitals.
const KIND: f64 = 6.8 + 0.7 * TEN_PT;
const TITLE: f64 = KIND + TEN_PT / 4.0 + 3.4 + 0.7 * 1.5 * TEN_PT;

#[test]
fn a_prompt_ends_over_the_arch_or_in_lines_that_stand_beside_it() {
    let two = "Will you lean on me for a bit? A no is fine.";
    for consent in [None, Some("Is now a good time?"), Some(two)] {
        let (mut sizes, mut besides, mut is_refused) = ([0; 3], 0, false);
        // From where a prompt is too long to be displayed.
        for words in 31..200 {
            let prompt = ["to"; 200][..words].join(" ");
            let frame = match front(&card(&prompt, consent), "poker") {
                Ok(frame) => frame,
                Err(errors) => {
                    let Fault::Overset { size, .. } = errors[0].fault else {
                        panic!("{errors:?}");
                    };
                    assert!(near(size.to_pt(), 10.0));
                    is_refused = true;
                    break;
                }
            };
            let (size, first, _, _) = set(&frame, "to");
            let all = [(12.0, 5.5), (11.0, 5.0), (10.0, 4.5)];
            let at = all.iter().position(|one| near(one.0, size)).expect("a size");
            assert!(near(first, TITLE + all[at].1 + 2.1), "{size} pt begins at {first}");
            let lines: Vec<&Run> =
                runs(&frame).filter(|run| run.text.contains("to ")).collect();
            let of_consent =
                |run: &&Run| near(run.size.to_pt(), 10.0) && run.at.y.to_mm() > first;
            for (nth, line) in lines.iter().enumerate() {
                let steps = f64::from(u32::try_from(nth).expect("few"));
                let y = line.at.y.to_mm();
                assert!(near(y, first + steps * all[at].1), "{y}");
                if y > WHOLE + 0.001 {
                    assert!(consent.is_none() && y <= BESIDE, "{y}");
                    assert!(right(line) <= ARCH_LEFT - 2.5 + 0.001, "{}", right(line));
                    besides += 1;
                }
            }
            if consent.is_some() {
                let begin = runs(&frame)
                    .filter(of_consent)
                    .find(|run| run.text.contains("good") || run.text.contains("Will"));
                let begin = begin.expect("a consent line").at.y.to_mm();
                let last = lines[lines.len() - 1].at.y.to_mm();
                assert!(last <= begin - 1.45 * 4.5 + 0.001, "{last} over {begin}");
            }
            sizes[at] = sizes[at].max(lines.len());
        }
        assert!(is_refused && sizes[0] >= 4 && sizes[2] > sizes[0], "{sizes:?}");
        assert_eq!(besides > 0, consent.is_none(), "{consent:?}");
    }
}

#[test]
fn a_consent_line_ends_on_its_baseline_beside_the_arch() {
    let two = "Will you lean on me for a bit? A no is fine.";
    for consent in ["A good time?", two] {
        let frame = front(&card("Look at the water.", Some(consent)), "poker");
        let frame = frame.expect("it fits");
        let ends = consent.split(' ').next_back().expect("words");
        let last = runs(&frame).find(|run| run.text.ends_with(ends)).expect("its end");
        assert!(near(last.at.y.to_mm(), BESIDE), "{}", last.at.y);
        for run in runs(&frame).filter(|run| consent.contains(run.text.trim())) {
            assert!(right(run) <= ARCH_LEFT - 2.5, "{}", run.text);
        }
    }
}

#[test]
fn the_shorter_a_prompt_the_larger_it_is_displayed() {
    // Characters, not bytes: an é takes two of those.
    let words = |count: usize| {
        let whole = "aimée ".repeat(count / 6 + 1);
        let cut: String = whole.chars().take(count - 1).collect();
        format!(
            "{}s",
            cut.trim_end().to_owned()
                + &"s".repeat(count - 1 - cut.trim_end().chars().count())
        )
    };
    for (count, size) in [
        (30, 24.0),
        (45, 24.0),
        (46, 20.0),
        (60, 20.0),
        (61, 16.0),
        (90, 16.0),
        (91, 12.0),
    ] {
        let prompt = words(count);
        assert_eq!(prompt.chars().count(), count);
        let frame = front(&card(&prompt, None), "poker").expect("it fits");
        let (set, first, _, _) = set(&frame, "aim");
        assert!(near(set, size), "{count}: {set} pt");
        assert!(first > TITLE + 2.1, "{first}");
    }
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
    // 11 pt stands on 5 mm.
    let gap = first.at.y.to_mm() - last;
    assert!(near(gap, 5.0 + 2.0), "{gap}");
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

#[test]
fn the_qualifier_follows_its_noun_in_black_and_the_id_keeps_to_the_back() {
    let mut touch = card("Look.", None);
    touch.kind = Kind::Touch;
    touch.touch_level = TouchLevel::new(2).expect("a level");
    let frame = front(&touch, "poker").expect("it fits");
    let find = |text: &str| runs(&frame).find(|run| run.text == text).expect("a run");
    let (word, way) = (find("Touch"), find(", held"));
    assert!(near(word.at.y.to_mm(), KIND) && near(way.at.y.to_mm(), KIND));
    assert!(near(right(word), way.at.x.to_mm()), "{}", right(word));
    assert!(word.ink != way.ink && way.ink == Ink::BLACK);
    assert!(runs(&frame).all(|run| run.text != touch.id));

    let frame = front_with(&touch, "tarot", Backs::Pattern).expect("it fits");
    let id = runs(&frame).find(|run| run.text == touch.id).expect("the id");
    assert!(near(id.size.to_pt(), 8.0), "{}", id.size);
}
