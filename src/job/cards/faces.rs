//! How the cards look, and what is said of texts that do not fit.

use crate::diag::{Diagnostic, Source};
use crate::face::{
    Backs, FaceError, FaceNote, Faces, Fault, Look, Printed, first_misfit, lay_out_cards,
    print_pictures, suggest_formats,
};
use crate::geom::Format;
use crate::job::cards::format::{Taken, fewest_sheets, named_cards};
use crate::job::cards::select::Selected;
use crate::job::cards::voices::voices;
use crate::job::count::count;
use crate::job::settings::SheetSettings;
use crate::job::{Failure, FileProblems, NoteKind, Notes};
use crate::model::{BackSide, Card, Edition, Field, Language, More, Vocabulary};
use crate::text::Typesetter;

/// How cards look, and whether that was found by trying.
pub(super) struct Taking {
    pub(super) look: Look,
    is_tried: bool,
}

/// How the cards look. Without a format named, large editions, cards with all text on one side
/// and cards that show their variants take the format that holds every card on the fewest sheets.
pub(super) fn take_look(
    sheet: &SheetSettings,
    selected: &Selected<'_>,
    cards: &[Printed<'_>],
    typesetter: &Typesetter,
    notes: &mut Notes,
) -> Taking {
    let languages = &sheet.languages[..];
    let backs = match sheet.backs {
        _ if languages.len() > 1 => Backs::Twin,
        BackSide::Text => Backs::Text,
        BackSide::Pattern => Backs::Pattern,
    };
    let edition = sheet.edition;
    let is_plain = edition == Edition::Standard && sheet.adaptation.is_none();
    let mut look = Look {
        theme: sheet.theme.clone(),
        format: sheet.format.clone().unwrap_or_else(Format::poker),
        edition,
        backs,
        more: sheet.more,
        back_image: selected.decks[0].back_image.clone(),
        bleed: sheet.bleed,
        adaptation: sheet.adaptation.clone(),
        language: document_language(cards, selected, languages).clone(),
    };
    // Fronts that leave the rest to a leaflet are for the usual size too, if it holds them.
    let is_usual = match (backs, sheet.more) {
        (Backs::Text, _) => is_plain,
        (Backs::Pattern, More::Leaflet) => {
            is_plain && first_misfit(typesetter, &look, cards, 0).is_none()
        }
        _ => false,
    };
    let is_tried = sheet.format.is_none() && !is_usual;
    if is_tried && let Some(taken) = fewest_sheets(sheet, &look, cards, typesetter) {
        if taken.format != Format::poker() {
            notes.say(NoteKind::TakesFormat, taken.told(cards));
        }
        look.format = taken.format;
    }
    Taking { look, is_tried }
}

/// Lays out the cards.
pub(super) fn lay_out(
    sheet: &SheetSettings,
    selected: &Selected<'_>,
    typesetter: &Typesetter,
    notes: &mut Notes,
) -> Result<(Look, Vec<Faces>), Failure> {
    let cards = voices(selected, &sheet.languages, notes)?;
    let taking = take_look(sheet, selected, &cards, typesetter, notes);
    match lay_out_cards(typesetter, &taking.look, &cards) {
        Ok((faces, found)) => {
            tell_small(selected, &cards, &found, notes);
            Ok((taking.look, faces))
        }
        Err(refused) => {
            Err(refusal(sheet, selected, &cards, &taking, typesetter, refused))
        }
    }
}

/// Tells of texts that are set below the deck's size. Who prints a deck that comes with the program
/// cannot mend it.
pub(super) fn tell_small(
    selected: &Selected<'_>,
    cards: &[Printed<'_>],
    found: &[FaceNote],
    notes: &mut Notes,
) {
    let warnings = found.iter().map(|note| {
        let warning = Diagnostic::warning(note.to_string(), 0..0);
        (note.card, note.field, 0, warning)
    });
    let files = at_places(selected, cards, warnings.collect());
    for file in files.into_iter().filter(|file| is_own(selected, &file.source)) {
        notes.problems(&file.source, file.problems);
    }
}

/// What is said when cards cannot be set.
pub(super) fn refusal(
    sheet: &SheetSettings,
    selected: &Selected<'_>,
    cards: &[Printed<'_>],
    Taking { look, is_tried }: &Taking,
    typesetter: &Typesetter,
    mut refused: Vec<FaceError>,
) -> Failure {
    let taken = || fewest_sheets(sheet, look, cards, typesetter).filter(|_| !is_tried);
    if let Some(failure) = whole_deck(selected, look, cards, &refused, taken) {
        return failure;
    }
    suggest_formats(typesetter, look, cards, &mut refused);
    failure(selected, cards, &refused)
}

fn is_own(selected: &Selected<'_>, source: &Source) -> bool {
    let mut shipped = selected.loaded.iter().filter(|deck| deck.is_shipped());
    !shipped.any(|deck| deck.source == *source)
}

/// More cards than this that do not fit are no slips of their author: the size is.
const SLIPS: usize = 5;

/// What is said in a line where it is the size that is too small, and not some text that is too
/// long: of cards that nobody here wrote, or of many.
fn whole_deck(
    selected: &Selected<'_>,
    look: &Look,
    cards: &[Printed<'_>],
    refused: &[FaceError],
    taken: impl FnOnce() -> Option<Taken>,
) -> Option<Failure> {
    let is_size =
        |error: &FaceError| !matches!(error.fault, Fault::Missing(_) | Fault::Picture(_));
    if !refused.iter().all(is_size) {
        return None;
    }
    let mut places: Vec<usize> = refused.iter().map(|error| error.card).collect();
    places.dedup();
    let is_shipped = |place: &usize| {
        let (deck, _) = selected.cards[*place];
        selected.loaded[deck].is_shipped()
    };
    if places.len() <= SLIPS && !places.iter().all(is_shipped) {
        return None;
    }
    let (name, edition) = (look.format.name(), look.edition);
    let large = match edition {
        Edition::Standard => String::new(),
        edition => format!(" in the edition `{}`", edition.word()),
    };
    let told = format!(
        "{} of {} do not fit {name} cards{large}: {}",
        places.len(),
        count(cards.len(), "card", "cards"),
        named_cards(&places, cards)
    );
    let hint = match taken() {
        Some(taken) => format!(
            "`--format {}` holds them all, on {}",
            taken.format.name(),
            count(taken.sheets, "sheet", "sheets")
        ),
        None if look.backs == Backs::Text => {
            "no size that this paper holds is large enough; take larger paper, or smaller type with `--edition`".to_owned()
        }
        None => "print steps on the backs (`--backs text`), take larger paper, or smaller type with `--edition`".to_owned(),
    };
    Some(Failure::new(told).hint(hint))
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

pub(super) fn failure(
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
