//! Reading the tables that settle how things are printed and how weeks are planned.

use std::fmt::Display;
use std::ops::Range as Bytes;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use toml::de::DeValue;

use crate::diag::{Diagnostic, Source};
use crate::load::fields::{Fields, Lines};
use crate::load::suggest::closest;
use crate::model::{
    self, Blank, Given, Language, NoLanguage, OPTIONS, Origin, Print, Ramp, Settings,
    SettledIn, Side, TextRule, UnknownWord, Weekly,
};

/// Where a table of settings stands.
pub(super) enum Home<'a> {
    /// In a file of settings, in a folder that paths are looked for in.
    File { source: &'a Source, name: Arc<str>, folder: &'a Path },
    /// In a preset.
    Preset(&'a str),
    /// In a plan.
    Plan,
}

impl Home<'_> {
    pub(super) fn origin(&self, span: &Bytes<usize>) -> Origin {
        match self {
            Self::File { source, name, .. } => Origin::File {
                name: Arc::clone(name),
                line: source.line_and_column(span.start).0,
            },
            Self::Preset(name) => Origin::Preset((*name).to_owned()),
            Self::Plan => Origin::Plan,
        }
    }
}

/// A table of settings, read key by key.
struct SettingsTable<'f, 't, 's, 'p> {
    fields: &'f mut Fields<'t, 's, 'p>,
    home: &'f Home<'f>,
}

/// Reads both tables.
pub(super) fn read_settings(file: &mut Fields<'_, '_, '_>, home: &Home<'_>) -> Settings {
    let mut settings = Settings::default();
    if let Some((table, span)) = file.table("print") {
        let mut fields = Fields::new(table, span, "table `print`", file.problems);
        settings.print = read_print(&mut fields, home);
        fields.finish();
    }
    if let Some((table, span)) = file.table("weekly") {
        let mut fields = Fields::new(table, span, "table `weekly`", file.problems);
        settings.weekly = read_weekly(&mut fields, home);
        fields.finish();
    }
    settings
}

/// Reads `[print]`.
pub(super) fn read_print(fields: &mut Fields<'_, '_, '_>, home: &Home<'_>) -> Print {
    refuse(fields);
    misplaced(fields, SettledIn::Weekly, "weekly");
    let mut table = SettingsTable { fields, home };
    let t = &mut table;
    Print {
        kind: t.list("kind", side),
        topic: t.list("topic", side),
        tag: t.list("tag", |text| Ok(text.parse::<Side<String>>().expect("any text"))),
        pace: t.range("pace"),
        touch: t.range("touch"),
        minutes: t.range("minutes"),
        cost: t.one("cost", Fields::word),
        energy: t.one("energy", Fields::word),
        privacy: t.one("privacy", Fields::word),
        setting: t.list("setting", word),
        long_distance: t.one("long_distance", Fields::flag),
        access: t.list("access", word),
        shuffle: t.one("shuffle", Fields::flag),
        paper: t.one("paper", Fields::parsed),
        format: t.one("format", Fields::parsed),
        stock: t.named("stock"),
        // Its older name is `theme`.
        look: t.named("look").or_else(|| t.named("theme")),
        ink: t.one("ink", Fields::word),
        edition: t.one("edition", Fields::word),
        gutter: t.read("gutter", model::gutter),
        margin: t.read("margin", model::margin),
        bleed: t.read("bleed", model::sheet_length),
        marks: t.one("marks", Fields::word),
        marks_on: t.one("marks_on", Fields::word),
        order: t.one("order", Fields::word),
        copies: t.number("copies", 100, "such as 2; 100 at most"),
        blank: t.one("blank", blank),
        duplex: t.one("duplex", Fields::word),
        backs: t.one("backs", Fields::word),
        more: t.one("more", Fields::word),
        back_offset: t.read("back_offset", model::back_offset),
        printer: t.one("printer", |fields, key| fields.name(key).map(|(name, _)| name)),
        with_key: t.one("with_key", Fields::flag),
        lang: t.list("lang", language),
        flat: t.one("flat", Fields::flag),
        discreet: t.one("discreet", Fields::flag),
        caliper: t.read("caliper", model::caliper),
        cover_paper: t.one("cover_paper", Fields::parsed),
    }
}

/// Reads `[weekly]`.
pub(super) fn read_weekly(fields: &mut Fields<'_, '_, '_>, home: &Home<'_>) -> Weekly {
    refuse(fields);
    misplaced(fields, SettledIn::Print, "print");
    let preset = "`preset` belongs under [print]".to_owned();
    fields.refuse("preset", preset, "write it there".to_owned());
    let mut table = SettingsTable { fields, home };
    let t = &mut table;
    let minutes = "minutes, such as 45";
    Weekly {
        one_file: t.one("one_file", Fields::flag),
        calendar_titles: t.one("calendar_titles", Fields::flag),
        at: t.one("at", Fields::parsed),
        remind: t.one("remind", Fields::parsed),
        course: t.one("course", |fields, key| fields.path(key).map(|(path, _)| path)),
        weeks: t.number("weeks", 104, "such as 8; 104 at most"),
        start: t.one("start", |fields, key| fields.date(key).map(|(date, _)| date)),
        undated: t.one("undated", Fields::flag),
        profile: t.one("profile", Fields::word),
        mix: t.one("mix", Fields::parsed),
        days: t.list("days", word),
        rest_days: t.list("rest_days", word),
        blackout: t.list("blackout", parsed),
        anniversaries: match t.list("anniversaries", parsed) {
            None => t.list("anniversary", parsed),
            found => found,
        },
        minutes_per_day: t.number("minutes_per_day", 1440, minutes),
        minutes_per_week: t.number("minutes_per_week", 10_080, minutes),
        pace_ramp: t.one("pace_ramp", ramp),
        touch_ramp: t.one("touch_ramp", ramp),
        cooldown_weeks: t.number("cooldown_weeks", 104, "weeks, such as 8"),
        hemisphere: t.one("hemisphere", Fields::word),
        no_history: t.one("no_history", Fields::flag),
    }
}

/// Says of options that are never settled why they are not.
pub(super) fn refuse(fields: &mut Fields<'_, '_, '_>) {
    for row in OPTIONS {
        let SettledIn::Never(why) = row.settled else { continue };
        let key = row.key();
        let message = format!("`{key}` is never settled in a file: {why}");
        let hint = format!("type it when it is meant: `--{}`", row.name);
        fields.refuse(&key, message, hint);
    }
}

/// Says of keys of the other table where they belong.
fn misplaced(fields: &mut Fields<'_, '_, '_>, other: SettledIn, table: &str) {
    for row in OPTIONS.iter().filter(|row| row.settled == other) {
        let key = row.key();
        let message = format!("`{key}` belongs under [{table}]");
        fields.refuse(&key, message, "write it there".to_owned());
    }
}

/// Why a text is no value, and what it may be.
struct Slip {
    why: String,
    hint: Option<String>,
}

fn unknown(slip: &UnknownWord) -> Slip {
    let hint = match closest(&slip.word, slip.all.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("one of {}", slip.all.join(", ")),
    };
    Slip { why: format!("does not know `{}`", slip.word), hint: Some(hint) }
}

fn side<T>(text: &str) -> Result<Side<T>, Slip>
where
    Side<T>: std::str::FromStr<Err = UnknownWord>,
{
    text.parse().map_err(|slip: UnknownWord| unknown(&slip))
}

fn word<V: model::Vocabulary>(text: &str) -> Result<V, Slip> {
    V::from_word(text).ok_or_else(|| {
        let all = V::ALL.iter().map(|value| value.word()).collect();
        unknown(&UnknownWord { word: text.to_owned(), all })
    })
}

fn parsed<T: std::str::FromStr<Err: Display>>(text: &str) -> Result<T, Slip> {
    text.parse().map_err(|why: T::Err| Slip { why: format!(": {why}"), hint: None })
}

fn language(text: &str) -> Result<Language, Slip> {
    text.parse().map_err(|wrong: NoLanguage| Slip {
        why: format!(": {wrong}"),
        hint: Some(wrong.hint()),
    })
}

impl<'t, 's, 'p> SettingsTable<'_, 't, 's, 'p> {
    fn one<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Fields<'t, 's, 'p>, &'static str) -> Option<T>,
    ) -> Option<Given<T>> {
        let origin = self.home.origin(&self.fields.value(key)?.span());
        Some(Given { value: read(self.fields, key)?, origin })
    }

    fn number(&mut self, key: &'static str, most: i64, hint: &str) -> Option<Given<u16>> {
        self.one(key, |fields, key| {
            u16::try_from(fields.number(key, 1..=most, hint)?).ok()
        })
    }

    /// A text that a function reads.
    fn read<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<Given<T>> {
        self.one(key, |fields, key| {
            let (text, span) = fields.text(key, Lines::One)?;
            let wrong = |why| Diagnostic::error(format!("`{key}`: {why}"), span);
            read(&text).map_err(|why| fields.problem(wrong(why))).ok()
        })
    }

    /// A range, as a text or as a number.
    fn range<T: FromStr<Err: Display>>(&mut self, key: &'static str) -> Option<Given<T>> {
        self.one(key, |fields, key| match fields.value(key)?.get_ref() {
            DeValue::Integer(number) => {
                let (text, span) =
                    (number.as_str().to_owned(), fields.value(key)?.span());
                fields.parse(key, &text, span)
            }
            _ => fields.parsed(key),
        })
    }

    /// A list of texts, or one of them alone.
    fn list<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&str) -> Result<T, Slip>,
    ) -> Option<Given<Vec<T>>> {
        self.one(key, |fields, key| {
            let texts = match fields.value(key)?.get_ref() {
                DeValue::String(_) => fields.name(key).into_iter().collect(),
                _ => fields.long_list(key, TextRule::NAME),
            };
            let mut values = Vec::new();
            for (text, span) in texts {
                match read(&text) {
                    Ok(value) => values.push(value),
                    Err(Slip { why, hint }) => {
                        let why = why.strip_prefix(": ").map_or_else(
                            || format!("`{key}` {why}"),
                            |why| format!("`{key}`: {why}"),
                        );
                        let mut problem = Diagnostic::error(why, span);
                        problem.hint = hint;
                        fields.problem(problem);
                    }
                }
            }
            Some(values)
        })
    }

    /// A look or a stock: a name, or a path from the folder of the file.
    fn named(&mut self, key: &'static str) -> Option<Given<String>> {
        let home = self.home;
        self.one(key, |fields, key| {
            let (text, _) = fields.path(key)?;
            let is_path =
                text.contains(['/', '\\']) || Path::new(&text).extension().is_some();
            Some(match home {
                Home::File { folder, .. } if is_path => {
                    folder.join(&text).to_string_lossy().into_owned()
                }
                _ => text,
            })
        })
    }
}

/// A number of cards to write on, or the word for as many as there is room for.
fn blank(fields: &mut Fields<'_, '_, '_>, key: &'static str) -> Option<Blank> {
    let word = fields.value(key)?.get_ref().as_str();
    if word.is_some_and(|word| word.parse() == Ok(Blank::Fill)) {
        return Some(Blank::Fill);
    }
    let most = i64::from(Blank::MOST);
    let number = fields.number(key, 0..=most, "such as 3, or \"fill\"; 100 at most")?;
    u16::try_from(number).ok().map(Blank::Cards)
}

/// A ramp, as a list of levels or as a text.
fn ramp(fields: &mut Fields<'_, '_, '_>, key: &'static str) -> Option<Ramp> {
    let value = fields.value(key)?;
    let Some(list) = value.get_ref().as_array() else { return fields.parsed(key) };
    let numbers = list.iter().filter_map(|level| level.get_ref().as_integer());
    let words: Vec<_> = numbers.map(|level| level.as_str().to_owned()).collect();
    if words.len() < list.len() {
        let message = format!("`{key}` takes a list of levels");
        fields
            .problem(Diagnostic::error(message, value.span()).hint("such as [1, 2, 2]"));
        return None;
    }
    fields.parse(key, &words.join(","), value.span())
}
