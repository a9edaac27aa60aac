//! Marks stay on their letters: every letter with marks of sixty languages is set in one face,
//! in titles and in text, and each mark stands where it belongs.

use std::fs;

use emberdeck::text::{FontId, Glyph, LineRun, Style, Typesetter};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// A glyph's ink: left, bottom, right, top, in thousandths of the type size.
fn ink(font: FontId, glyph: &Glyph, pen: f32) -> Option<[f32; 4]> {
    let reader = FontRef::new(font.data()).expect("the embedded fonts are sound");
    let metrics = reader.glyph_metrics(Size::new(1000.0), LocationRef::default());
    let bounds = metrics.bounds(GlyphId::from(glyph.id))?;
    let (right, up) = (pen + glyph.offset.0, glyph.offset.1);
    (bounds.x_max > bounds.x_min).then_some([
        bounds.x_min + right,
        bounds.y_min + up,
        bounds.x_max + right,
        bounds.y_max + up,
    ])
}

/// What is wrong with how a letter and its marks are set, if anything.
fn fault(run: &LineRun) -> Option<String> {
    let mut pen = 0.0;
    let mut placed = Vec::new();
    for glyph in &run.glyphs {
        let at = ink(run.font, glyph, pen);
        pen += glyph.advance;
        placed.extend(at.map(|at| (glyph, at)));
    }
    let ((_, letter), marks) = placed.split_first()?;
    let middle = |box_: &[f32; 4]| f32::midpoint(box_[0], box_[2]);
    for (nth, (glyph, mark)) in marks.iter().enumerate() {
        // A caron may stand beside its letter (ď), a horn at its corner (ơ).
        if middle(mark) < letter[0] - 60.0 || middle(mark) > letter[2] + 120.0 {
            return Some(format!("a mark at {mark:?} off its letter at {letter:?}"));
        }
        if glyph.advance.abs() > 1.0 {
            return Some("a mark takes room".to_owned());
        }
        for (_, other) in &marks[..nth] {
            let shared = mark[3].min(other[3]) - mark[1].max(other[1]);
            let beside = mark[2].min(other[2]) - mark[0].max(other[0]);
            let thin = (mark[3] - mark[1]).min(other[3] - other[1]);
            if shared > 0.5 * thin && beside > 0.0 {
                return Some(format!("a mark at {mark:?} on the mark at {other:?}"));
            }
        }
    }
    None
}

#[test]
fn no_mark_falls_off_its_letter_in_sixty_languages() {
    let data = fs::read_to_string("tests/languages/exemplars.txt").expect("the letters");
    let mut typesetter = Typesetter::new();
    let mut faults = Vec::new();
    let (mut languages, mut letters) = (0, 0);
    let mut seen = std::collections::BTreeSet::new();
    for line in data.lines().filter(|line| !line.starts_with('#')) {
        let (language, all) = line.split_once(": ").expect("a language and its letters");
        languages += 1;
        for letter in all.split(' ').flat_map(|one| [one.to_owned(), one.to_uppercase()])
        {
            // Some letters are written with two signs (dž, SS for ß, k’).
            let is_pair =
                letter.chars().filter(|c| c.is_alphabetic() || *c == '’').count() > 1;
            if is_pair || !seen.insert(letter.clone()) {
                continue;
            }
            letters += 1;
            for (voice, style) in [("title", Style::DISPLAY), ("text", Style::TEXT)] {
                let line = typesetter.line(&letter, style, "en").expect("a face has it");
                let fault = match line.runs() {
                    [run] => fault(run),
                    runs => Some(format!("{} faces", runs.len())),
                };
                let fonts: Vec<_> =
                    line.runs().iter().map(|run| run.font.name()).collect();
                faults.extend(fault.map(|fault| {
                    format!("{letter} of {language} as {voice} in {fonts:?}: {fault}")
                }));
            }
        }
    }
    assert!(
        languages >= 60 && letters >= 800,
        "{languages} languages, {letters} letters"
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_word_with_marks_is_set_in_one_face() {
    let mut typesetter = Typesetter::new();
    for (word, title, text) in [
        ("hǎo", "Literata-SemiBold", "AtkinsonHyperlegibleNext-Regular"),
        ("àkọ́kọ́", "Literata-SemiBold", "NotoSans-Regular"),
        ("hạnh", "Fraunces-SemiBold", "NotoSans-Regular"),
        ("łį́į́ʼ", "NotoSans-SemiBold", "NotoSans-Regular"),
        ("g̃uarã", "Literata-SemiBold", "AtkinsonHyperlegibleNext-Regular"),
        ("Привет", "Literata-SemiBold", "NotoSans-Regular"),
        ("Zoë", "Fraunces-SemiBold", "AtkinsonHyperlegibleNext-Regular"),
    ] {
        for (style, face) in [(Style::DISPLAY, title), (Style::TEXT, text)] {
            let line = typesetter.line(word, style, "en").expect("a face has it");
            let fonts: Vec<_> = line.runs().iter().map(|run| run.font.name()).collect();
            assert_eq!(fonts, [face], "{word}");
        }
    }
}
