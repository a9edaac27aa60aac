//! How the cards look, and what is said of texts that do not fit.

use crate::diag::Diagnostic;
use crate::face::{
    Backs, FaceError, Faces, Look, Printed, lay_out_cards, print_pictures,
    suggest_formats,
};
use crate::geom::Format;
use crate::job::cards::select::Selected;
use crate::job::cards::voices::voices;
use crate::job::settings::SheetSettings;
use crate::job::{Failure, FileProblems, NoteKind, Notes};
use crate::model::{BackSide, Card, Edition, Field, Language};
use crate::text::Typesetter;

/// Lays out the cards. Without a format named, large editions, cards with all text on one side
/// and cards that show their variants take the first of a few formats that holds every card.
pub(super) fn lay_out(
    sheet: &SheetSettings,
    selected: &Selected<'_>,
    typesetter: &Typesetter,
    notes: &mut Notes,
) -> Result<(Look, Vec<Faces>), Failure> {
    let languages = &sheet.languages[..];
    let cards = voices(selected, languages, notes)?;
    let backs = match sheet.backs {
        _ if languages.len() > 1 => Backs::Twin,
        BackSide::Text => Backs::Text,
        BackSide::Pattern => Backs::Pattern,
    };
    let edition = sheet.edition;
    let formats = match &sheet.format {
        Some(format) => vec![format.clone()],
        None if backs == Backs::Text
            && edition == Edition::Standard
            && sheet.adaptation.is_none() =>
        {
            vec![Format::poker()]
        }
        None => Format::ladder(),
    };
    let mut look = Look {
        theme: sheet.theme.clone(),
        format: formats[0].clone(),
        edition,
        backs,
        back_image: selected.decks[0].back_image.clone(),
        bleed: sheet.bleed,
        adaptation: sheet.adaptation.clone(),
        language: document_language(&cards, selected, languages).clone(),
    };
    let mut refused = Vec::new();
    for (at, format) in formats.into_iter().enumerate() {
        look.format = format;
        match lay_out_cards(typesetter, &look, &cards) {
            Ok((faces, found)) => {
                if at > 0 {
                    let name = look.format.name();
                    notes.say(
                        NoteKind::TakesFormat,
                        format!("this takes {name} cards; `--format` names another size"),
                    );
                }
                let warnings = found.iter().map(|note| {
                    let warning = Diagnostic::warning(note.to_string(), 0..0);
                    (note.card, note.field, 0, warning)
                });
                // Who prints a deck that comes with the program cannot mend it.
                let is_own = |file: &FileProblems| {
                    let mut shipped =
                        selected.loaded.iter().filter(|deck| deck.is_shipped());
                    !shipped.any(|deck| deck.source == file.source)
                };
                let files = at_places(selected, &cards, warnings.collect());
                for file in files.into_iter().filter(is_own) {
                    notes.problems(&file.source, file.problems);
                }
                return Ok((look, faces));
            }
            Err(errors) => refused = errors,
        }
    }
    suggest_formats(typesetter, &look, &cards, &mut refused);
    Err(failure(selected, &cards, &refused))
}

/// The language of most of what is printed: that of the first deck, or the one that the first card
/// has for the language asked for.
fn document_language<'a>(
    cards: &[Printed<'a>],
    selected: &'a Selected<'_>,
    languages: &'a [Language],
) -> &'a Language {
    match (languages.first(), cards.first()) {
        (None, _) => &selected.decks[0].language,
        (Some(_), Some(card)) => card.language,
        (Some(asked), None) => asked,
    }
}

/// Makes the pictures of cards that are laid out, before anything is written.
pub(super) fn make_pictures(
    sheet: &SheetSettings,
    selected: &Selected<'_>,
    faces: &[Faces],
) -> Result<(), Failure> {
    // What there is to say of languages was said when they were laid out.
    let cards = voices(selected, &sheet.languages, &mut Notes::default())?;
    let damaged = print_pictures(&cards, faces);
    if damaged.is_empty() { Ok(()) } else { Err(failure(selected, &cards, &damaged)) }
}

fn failure(
    selected: &Selected<'_>,
    cards: &[Printed<'_>],
    errors: &[FaceError],
) -> Failure {
    let problems = errors.iter().map(|error| {
        let problem = Diagnostic::error(error.to_string(), 0..0).hint(error.hint());
        (error.card, error.field, error.nth, problem)
    });
    Failure::counted(at_places(selected, cards, problems.collect()), errors.len())
}

/// A problem of a card's text, without its place in the file yet.
type Unplaced = (usize, Field, usize, Diagnostic);

/// Problems at the places of their texts, file by file.
fn at_places(
    selected: &Selected<'_>,
    cards: &[Printed<'_>],
    problems: Vec<Unplaced>,
) -> Vec<FileProblems> {
    let mut files = vec![Vec::new(); selected.loaded.len()];
    for (card, field, nth, problem) in problems {
        let Some((deck, found)) = selected.cards.get(card) else { continue };
        let loaded = selected.loaded[*deck];
        let at = loaded.deck.as_ref().and_then(|deck| place_of(found, &deck.cards));
        let Some(places) = at.and_then(|at| loaded.places.get(at)) else { continue };
        let language = Some(cards[card].language).filter(|own| **own != found.language);
        let span = places.of(language.map(Language::tag), field, nth);
        files[*deck].push(Diagnostic { span, ..problem });
    }
    let files = selected.loaded.iter().zip(files);
    files
        .filter(|(_, problems)| !problems.is_empty())
        .map(|(loaded, problems)| FileProblems {
            source: loaded.source.clone(),
            problems,
        })
        .collect()
}

/// Which of the cards this very one is. All of a large deck may be asked for, one after the other,
/// so that none is looked for from the begin.
fn place_of(card: &Card, cards: &[Card]) -> Option<usize> {
    let offset = std::ptr::from_ref(card).addr().checked_sub(cards.as_ptr().addr())?;
    let place = offset / size_of::<Card>();
    cards.get(place).filter(|found| std::ptr::eq(*found, card)).map(|_| place)
}
