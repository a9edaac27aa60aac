//! A plan as a file: to read, to keep, to make again.

use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::model::toml_text::{TomlText, Value};
use crate::model::{
    Access, Card, Deck, DrawnBy, LongDistance, Origin, Plan, PlannedCard, Settings,
    Texts, Vocabulary,
};

/// A deck that a plan was drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedDeck {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The word or path that names it; none for what comes along by itself.
    pub source: Option<String>,
}

/// A plan with what it takes to make its files again.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanFile {
    /// The plan.
    pub plan: Plan,
    /// The decks.
    pub decks: Vec<PlannedDeck>,
    /// What it was drawn by, beside its seed and its settings.
    pub drawn_by: DrawnBy,
    /// All that was settled when it was drawn, or when its files were made last.
    pub settings: Settings,
    /// The version of the format that it was read from.
    pub schema: u8,
    /// A fingerprint of each card, by its name.
    pub fingerprints: BTreeMap<String, String>,
}

/// A short hash over all that a card says and asks; another one when any of it changes. Its
/// picture is not in it.
pub fn fingerprint(card: &Card) -> String {
    let mut parts = vec![
        card.kind.word().to_owned(),
        card.pace.number().to_string(),
        card.touch_level.number().to_string(),
        card.who.word().to_owned(),
        card.mode.map_or("", Vocabulary::word).to_owned(),
        format!("{:?} {:?} {}", card.duration, card.family, card.swap),
        words(&card.topics),
        words(&card.serves),
        words(&card.avoid_if),
        card.needs.join(" "),
    ];
    match &card.access {
        Access::Universal => parts.push("universal".to_owned()),
        Access::Variants(variants) => {
            parts.extend(
                variants.iter().map(|(need, text)| format!("{} {text}", need.word())),
            );
        }
    }
    add_texts(&card.texts, &mut parts);
    for (tag, texts) in &card.translations {
        parts.push(tag.tag().to_owned());
        add_texts(texts, &mut parts);
    }
    let mut hash = Sha256::new();
    for part in parts {
        // Where a word may be parted is no part of what the card says.
        let part = part.replace('\u{AD}', "");
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().take(8).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn words<V: Vocabulary>(values: &[V]) -> String {
    values.iter().map(|value| value.word()).collect::<Vec<_>>().join(" ")
}

fn add_texts(texts: &Texts, parts: &mut Vec<String>) {
    parts.extend([texts.title.clone(), texts.prompt.clone()]);
    for list in [&texts.steps, &texts.follow_ups, &texts.debrief] {
        parts.push(list.len().to_string());
        parts.extend(list.iter().cloned());
    }
    for text in [&texts.consent, &texts.stop_note, &texts.alt] {
        parts.push(text.clone().unwrap_or_default());
    }
    let (one, other) = texts.roles.clone().unwrap_or_default();
    parts.extend([one, other]);
    parts.push(match &texts.long_distance {
        LongDistance::Unsaid => String::new(),
        LongDistance::No => "false".to_owned(),
        LongDistance::Variant(text) => text.clone(),
    });
}

impl PlanFile {
    /// The version of the format that is written.
    pub const SCHEMA: u8 = 2;

    /// The file of a plan that was drawn from decks.
    pub fn new(
        plan: Plan,
        decks: &[(&Deck, Option<&str>)],
        (drawn_by, settings): (DrawnBy, Settings),
    ) -> Self {
        let find = |planned: &PlannedCard| {
            let (deck, _) = decks.iter().find(|(deck, _)| deck.id == planned.deck)?;
            deck.cards.iter().find(|card| card.id == planned.card)
        };
        let fingerprints = plan
            .cards()
            .filter_map(|planned| Some((planned.name(), fingerprint(find(planned)?))))
            .collect();
        let used = decks.iter().filter(|(deck, source)| {
            source.is_some() || plan.cards().any(|planned| planned.deck == deck.id)
        });
        let decks = used.map(|(deck, source)| PlannedDeck {
            id: deck.id.clone(),
            version: deck.version.clone(),
            source: source.map(str::to_owned),
        });
        let (decks, schema) = (decks.collect(), Self::SCHEMA);
        let settings = settings.from(&Origin::Plan);
        Self { plan, decks, drawn_by, settings, schema, fingerprints }
    }

    /// The file's text; `title` names a card for the reader.
    pub fn to_toml(&self, title: impl Fn(&PlannedCard) -> String) -> String {
        let mut file = TomlText::new(&[
            "A plan of weeks, drawn by Emberdeck. The same seed, decks and settings draw the same plan;",
            "`emberdeck weekly --plan` makes its files again from this one.",
        ]);
        file.put("schema", Self::SCHEMA);
        file.put("made_by", concat!("emberdeck ", env!("CARGO_PKG_VERSION")));
        file.put("seed", &self.plan.seed);
        self.drawn_by.put(&mut file);
        self.settings.put(&mut file);
        if let Some(course) = &self.plan.course {
            file.table("course");
            file.put("id", &course.id);
            file.put("title", &course.title);
            file.put("summary", &course.summary);
            if let Some(stage) = course.stage {
                file.put("stage", stage);
            }
        }
        let appointments = &self.plan.appointments;
        if appointments.revision > 0 {
            file.table("calendar");
            file.put("revision", appointments.revision);
            if let Some(changed) = appointments.changed {
                file.put("changed", &changed.to_string());
            }
        }
        for (day, date) in &appointments.cancelled {
            file.next_of("cancelled");
            file.put("week", day.week);
            file.put("day", day.day);
            file.put("date", *date);
        }
        for deck in &self.decks {
            file.next_of("deck");
            file.put("id", &deck.id);
            file.put("version", &deck.version);
            if let Some(source) = &deck.source {
                file.put("source", source);
            }
        }
        for week in &self.plan.weeks {
            file.next_of("week");
            file.put("number", week.number);
            if let Some(start) = week.start {
                file.put("start", start);
            }
            file.put("pace", week.pace.number());
            file.put("touch", week.touch.number());
            if week.is_away {
                file.put("away", true);
            }
            if let Some(outline) = &week.outline {
                file.put("title", &outline.title);
                file.put("aim", &outline.aim);
                if !outline.pages.is_empty() {
                    let pages = outline.pages.iter().map(String::as_str);
                    file.put("pages", Value::texts(pages));
                }
            }
            for card in &week.cards {
                file.next_of("week.card");
                self.put_card(&mut file, card, &title(card));
            }
        }
        file.finish()
    }

    fn put_card(&self, file: &mut TomlText, card: &PlannedCard, title: &str) {
        file.put("slot", &card.slot.to_string());
        file.put("role", card.role.word());
        file.put("deck", &card.deck);
        file.put("id", &card.card);
        file.put("title", title);
        file.put("day", card.day);
        if let Some(lead) = card.lead {
            file.put("lead", &lead.letter().to_string());
        }
        if card.rerolls > 0 {
            file.put("rerolls", card.rerolls);
        }
        file.put("why", &card.why);
        let print = self.fingerprints.get(&card.name());
        file.put("fingerprint", print.map_or("", |print| print));
    }
}
