//! Reading one `[[card]]`.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use crate::diag::{Diagnostic, Problems};
use crate::load::art::ArtFolder;
use crate::load::describe::{list, short};
use crate::load::fields::{Fields, Lines};
use crate::load::language::read_tag;
use crate::load::places::CardPlaces;
use crate::load::rows::read_rows;
use crate::load::rules::{self, Stated};
use crate::load::texts::read_texts;
use crate::model::{
    Access, AccessNeed, Art, Card, Duration, Field, Kind, Language, Pace, Texts,
    TouchLevel, Vocabulary, Who,
};

/// What reading a card needs to know of its deck.
pub(super) struct Context<'a> {
    pub(super) adult: bool,
    pub(super) art: &'a ArtFolder,
}

/// Reads a card; none when something is missing that nothing can stand in for.
pub(super) fn read_card(
    table: &DeTable<'_>,
    span: Range<usize>,
    context: &Context<'_>,
    problems: &mut Problems,
) -> (Option<Card>, CardPlaces) {
    let before = problems.len();
    let mut places = CardPlaces::new(span.clone());
    let mut fields = Fields::new(table, span, "card", problems);
    let id = fields.name("id");
    let kind = fields.word::<Kind>("kind");
    if let Some((_, span)) = &id {
        places.add(None, Field::Id, span.clone());
    }
    let texts = read_texts(&mut fields, None, &mut places);
    let duration = read_duration(&mut fields);
    let pace = fields
        .number("pace", 1..=5, "1 easy, 2 gentle, 3 open, 4 deep, 5 tender")
        .and_then(Pace::new);
    let touch = fields
        .number(
            "touch_level",
            0..=5,
            "0 none, 1 brief, 2 held, 3 skin, 4 and 5 in adult decks",
        )
        .and_then(TouchLevel::new);
    let translations = read_translations(&mut fields, &mut places);
    let stated = Stated { id: &id, kind, pace, touch, duration };
    rules::check_card(&mut fields, &stated, context.adult);
    for (language, (translation, span)) in &translations {
        let tag = language.tag();
        rules::check_translation(&mut fields, &texts, tag, translation, span);
    }
    let art = read_art(&mut fields, context.art, &texts, &mut places);
    // What is missing is stood in for, so that the rest of the card is read and checked too;
    // a card with problems is not used.
    let head = CardHead {
        id: id.map(|(id, _)| id).unwrap_or_default(),
        kind: kind.unwrap_or(Kind::Conversation),
        texts,
        translations: translations
            .into_iter()
            .map(|(language, (texts, _))| (language, texts))
            .collect(),
        duration,
        pace: pace.or_else(|| Pace::new(1)).expect("1 is a pace"),
        touch_level: touch.unwrap_or_default(),
        art,
    };
    let card = read_rest(&mut fields, head, kind);
    fields.finish();
    let is_sound = problems.len() == before;
    (is_sound.then_some(card), places)
}

struct CardHead {
    id: String,
    kind: Kind,
    texts: Texts,
    translations: BTreeMap<Language, Texts>,
    duration: Option<Duration>,
    pace: Pace,
    touch_level: TouchLevel,
    art: Option<Art>,
}

/// The fields that every card may leave out.
fn read_rest(
    fields: &mut Fields<'_, '_, '_>,
    head: CardHead,
    kind: Option<Kind>,
) -> Card {
    let owned =
        |found: Vec<(String, Range<usize>)>| found.into_iter().map(|(text, _)| text);
    let one = |found: Option<(String, Range<usize>)>| found.map(|(text, _)| text);
    let rows = read_rows(fields);
    Card {
        mode: fields.word("mode"),
        who: fields.word("who").unwrap_or(Who::Both),
        swap: fields.flag("swap").unwrap_or(false),
        setting: fields.words("setting"),
        cost: fields.word("cost"),
        energy: fields.word("energy"),
        privacy: fields.word("privacy"),
        season: fields.words("season"),
        time_of_day: fields.words("time_of_day"),
        topics: fields.words("topic"),
        avoid_if: fields.words("avoid_if"),
        tags: owned(fields.names("tags")).collect(),
        props: owned(fields.texts("props", Lines::One)).collect(),
        needs: owned(fields.names("needs")).collect(),
        family: one(fields.name("family")),
        serves: fields.words("serves"),
        access: read_access(fields),
        technique: one(fields.text("technique", Lines::One)),
        credit: one(fields.text("credit", Lines::One)),
        evidence: fields.word("evidence"),
        worksheet: one(fields.name("worksheet")),
        covers: rows.covers,
        touches: rows.touches,
        copies: fields
            .number("copies", 1..=99, "how many of this card the deck holds")
            .and_then(|copies| u16::try_from(copies).ok())
            .unwrap_or(1),
        weight: fields.weight("weight").unwrap_or(1.0),
        repeatable: rules::read_repeatable(fields, kind),
        cooldown_weeks: fields
            .number("cooldown_weeks", 0..=520, "weeks before the card may come again")
            .and_then(|weeks| u16::try_from(weeks).ok())
            .unwrap_or(8),
        allow: read_allow(fields),
        id: head.id,
        // Its deck says which; a card is read without its deck.
        language: Language::english(),
        kind: head.kind,
        texts: head.texts,
        translations: head.translations,
        duration: head.duration,
        pace: head.pace,
        touch_level: head.touch_level,
        art: head.art,
    }
}

const MINUTES: &str = "write how long the card takes, for example `minutes = 10`";

fn read_duration(fields: &mut Fields<'_, '_, '_>) -> Option<Duration> {
    let bounds = 1..=1440;
    let minutes = fields.number("minutes", bounds.clone(), MINUTES);
    let Some(value) = fields.value("turns") else {
        return minutes
            .and_then(|minutes| u16::try_from(minutes).ok())
            .map(Duration::Minutes);
    };
    let span = value.span();
    let turns = fields.list("turns")?;
    let hint = "minutes for each in turn, for example `turns = [10, 10]`";
    if let [first, second] = turns {
        let mut read = |value| {
            let number = fields.check_number("turns", value, bounds.clone(), hint)?;
            u16::try_from(number).ok()
        };
        let (first, second) = (read(first), read(second));
        if fields.value("minutes").is_some() {
            let message = "this card has both `minutes` and `turns`";
            fields.problem(Diagnostic::error(message, span).hint("keep one of the two"));
        }
        return Some(Duration::Turns(first?, second?));
    }
    fields.problem(Diagnostic::error("`turns` takes two numbers", span).hint(hint));
    None
}

fn read_access(fields: &mut Fields<'_, '_, '_>) -> Access {
    let mut variants = BTreeMap::new();
    let Some((table, span)) = fields.table("access") else {
        return Access::Variants(variants);
    };
    let mut access =
        Fields::new(table, span, "table of access variants", fields.problems);
    for &need in AccessNeed::ALL {
        if let Some((text, _)) = access.text(need.word(), Lines::One) {
            variants.insert(need, text);
        }
    }
    let universal = access.flag("universal").unwrap_or(false);
    access.finish();
    if universal { Access::Universal } else { Access::Variants(variants) }
}

/// Codes of warnings, each with the reason why it is right here.
pub(super) fn read_allow(fields: &mut Fields<'_, '_, '_>) -> BTreeMap<String, String> {
    let Some((table, _)) = fields.table("allow") else { return BTreeMap::new() };
    let is_code = |code: &str| {
        code.len() == 4
            && code.starts_with('W')
            && code[1..].bytes().all(|b| b.is_ascii_digit())
    };
    let mut allowed = BTreeMap::new();
    for (code, reason) in table {
        let name: &str = code.get_ref();
        let problem = match reason.get_ref().as_str().map(str::trim) {
            _ if !is_code(name) => {
                Some((format!("{} is no code of a warning", short(name)), code.span()))
            }
            None | Some("") => {
                Some((format!("`{name}` is allowed without a reason"), reason.span()))
            }
            Some(reason) => {
                allowed.insert(name.to_owned(), reason.to_owned());
                None
            }
        };
        if let Some((message, span)) = problem {
            let hint =
                "write the code and why it is right here: `allow = { W012 = \"…\" }`";
            fields.problem(Diagnostic::error(message, span).hint(hint));
        }
    }
    allowed
}

type Translations = BTreeMap<Language, (Texts, Range<usize>)>;

fn read_translations(
    fields: &mut Fields<'_, '_, '_>,
    places: &mut CardPlaces,
) -> Translations {
    let mut translations = BTreeMap::new();
    let Some((table, _)) = fields.table("i18n") else { return translations };
    for (tag, value) in table {
        let name: &str = tag.get_ref();
        let Some(language) = read_tag(fields, name, tag.span()) else { continue };
        if translations.contains_key(&language) {
            let message = format!("this card has its texts in `{language}` already");
            let hint = "keep one of the two tables: both tags mean the same language";
            fields.problem(Diagnostic::error(message, tag.span()).hint(hint));
            continue;
        }
        let Some(words) = value.get_ref().as_table() else {
            let message = format!("`i18n.{name}` takes a table of texts");
            fields.problem(Diagnostic::error(message, value.span()));
            continue;
        };
        let mut inner = Fields::new(words, value.span(), "translation", fields.problems);
        let texts = read_texts(&mut inner, Some(language.tag()), places);
        inner.finish();
        translations.insert(language, (texts, value.span()));
    }
    translations
}

fn read_art(
    fields: &mut Fields<'_, '_, '_>,
    folder: &ArtFolder,
    texts: &Texts,
    places: &mut CardPlaces,
) -> Option<Art> {
    if let (None, Some(alt)) = (fields.value("image"), fields.value("alt")) {
        let problem =
            Diagnostic::error("`alt` stands here without an `image`", alt.span());
        fields.problem(problem.hint("name the picture, or leave `alt` out"));
    }
    let (path, span) = fields.path("image")?;
    places.add(None, Field::Image, span.clone());
    let Some(alt) = texts.alt.clone() else {
        let message = "this picture has no `alt`";
        let hint = "say what it shows, for people who do not see it";
        fields.problem(Diagnostic::error(message, span).hint(hint));
        return None;
    };
    match folder.picture(&path) {
        Ok(picture) => Some(Art { picture, alt }),
        Err(refused) => {
            let message = format!("picture `{path}`: {}", refused.why);
            fields.problem(Diagnostic::error(message, span).hint(refused.hint));
            None
        }
    }
}

/// The values of an array of tables, or a note that it is none.
pub(super) fn tables<'t, 's>(
    values: &'t [Spanned<toml::de::DeValue<'s>>],
    problems: &mut Problems,
) -> Vec<(&'t DeTable<'s>, Range<usize>)> {
    let mut tables = Vec::new();
    for value in values {
        if let Some(table) = value.get_ref().as_table() {
            tables.push((table, value.span()));
        } else {
            let message = "`card` takes tables";
            let hint =
                format!("write each card under {}", list(std::iter::once("[[card]]")));
            problems.push(Diagnostic::error(message, value.span()).hint(hint));
        }
    }
    tables
}
