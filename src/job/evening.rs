//! One evening: a pile of cards in order, on sheets, with a first card that tells the way.

use crate::job::allowed::Allowed;
use crate::job::cards::{Selected, less, make_selected};
use crate::job::note::noted;
use crate::job::settings::SheetSettings;
use crate::job::{Failure, Made, NoteKind, Noted, Notes, Shelf};
use crate::load::{Loaded, LoadedEvening, shipped_evenings};
use crate::model::{
    Card, Evening, Kind, Language, More, Range, Side, Step, Texts, TouchLevel,
};
use crate::pick::{Candidate, Filter, Wanted, choose, draw_pile};
use crate::text::Typesetter;
use crate::words::Words;

/// What an evening is made from.
#[derive(Debug, Clone, Copy)]
pub struct EveningJob<'a> {
    /// The decks.
    pub shelf: &'a Shelf,
    /// The evening.
    pub evening: &'a LoadedEvening,
    /// How many minutes it has; none takes the middle one of its lengths.
    pub minutes: Option<u16>,
    /// Which cards may come.
    pub allowed: &'a Allowed,
    /// The touch that the two ask for tonight; none means brief touch at most.
    pub touch: Option<Range>,
    /// Only these cards, as people name them; none means all.
    pub named: &'a [String],
    /// Any words.
    pub seed: &'a str,
    /// How the cards look and lie on their sheets.
    pub sheet: &'a SheetSettings,
}

/// The evening by its id, of one's own or of those that come with the program; the first in the
/// language where none is named.
///
/// # Errors
/// When there is none of that id, or none in the language.
pub fn find_evening(
    word: Option<&str>,
    own: &[LoadedEvening],
    language: &Language,
) -> Result<LoadedEvening, Failure> {
    let mut all = own.iter().chain(shipped_evenings());
    let languages =
        |all: &'static [LoadedEvening]| all.iter().map(|one| &one.evening.language);
    let found = if let Some(id) = word {
        all.find(|loaded| loaded.evening.id.eq_ignore_ascii_case(id))
    } else {
        // Evenings of one's own come when they are named, or go by the name of the usual one.
        let nearest = language.find(languages(shipped_evenings()));
        let usual = shipped_evenings()
            .iter()
            .find(|loaded| Some(&loaded.evening.language) == nearest)
            .map(|loaded| &*loaded.evening.id);
        let nearest = language.find(all.clone().map(|loaded| &loaded.evening.language));
        all.find(|loaded| match usual {
            Some(id) => loaded.evening.id == id,
            None => Some(&loaded.evening.language) == nearest,
        })
    };
    found.cloned().ok_or_else(|| {
        let known = own.iter().chain(shipped_evenings());
        let mut known: Vec<String> = known
            .map(|loaded| {
                format!("`{}` ({})", loaded.evening.id, loaded.evening.language)
            })
            .collect();
        known.dedup();
        let told = match word {
            Some(id) => format!("there is no evening `{id}`"),
            None => format!("there is no evening in `{language}`"),
        };
        let known = known.join(", ");
        Failure::new(told).hint(format!(
            "there are {known}; or write one: `--evening FILE`, as decks/README.md shows"
        ))
    })
}

fn is_in(evening: &Evening, language: &Language) -> bool {
    evening.language.is_like(language)
}

/// A step with its minutes and its card.
type Dealt<'a> = (&'a Step, u16, Candidate<'a>);

impl EveningJob<'_> {
    /// Draws the cards, and lays them on their sheets.
    ///
    /// # Errors
    /// When the evening has no such length or another language, no card is left, or a text does
    /// not fit.
    pub fn make(&self) -> Noted<Made> {
        noted(|notes| self.pile(notes))
    }

    fn pile(&self, notes: &mut Notes) -> Result<Made, Failure> {
        let minutes = self.length()?;
        let pile = self.draw(minutes, notes)?;
        for (step, minutes, drawn) in &pile {
            let Candidate { deck_id, card, .. } = drawn;
            let (title, id) = (&step.title, &card.id);
            notes.detail(format!("{title} ({minutes} min): {deck_id}#{id}"));
        }
        let first = self.evening.as_deck(self.first_card(&pile), minutes);
        let selected = self.selected(&first, &pile, notes);
        // A few cards in their order, of which each is read when it comes: no leaflet.
        let sheet = SheetSettings { more: More::Card, ..self.sheet.clone() };
        let typesetter = Typesetter::with(sheet.theme.typefaces);
        make_selected(&sheet, &selected, &typesetter, notes)
    }

    /// The cards in their order, those of steps that have one.
    ///
    /// # Errors
    /// As [`EveningJob::make`], but for texts that do not fit.
    pub fn cards(&self) -> Noted<Vec<&Card>> {
        noted(|notes| {
            let pile = self.draw(self.length()?, notes)?;
            Ok(pile.into_iter().map(|(.., drawn)| drawn.card).collect())
        })
    }

    fn draw(&self, minutes: u16, notes: &mut Notes) -> Result<Vec<Dealt<'_>>, Failure> {
        self.check_language()?;
        let steps = self.evening.evening.of_minutes(minutes);
        let candidates = self.candidates(notes)?;
        let drawn = draw_pile(&steps, &candidates, self.seed);
        let mut pile = Vec::new();
        for ((_, step, minutes), card) in steps.into_iter().zip(drawn) {
            match card {
                Some(card) => pile.push((step, minutes, card)),
                None => notes.say(
                    NoteKind::Lacking,
                    format!(
                        "the evening has no card for “{}” within what your options and settings allow",
                        step.title
                    ),
                ),
            }
        }
        if pile.iter().all(|(.., card)| card.card.kind == Kind::Rule) {
            return Err(Failure::new("no card is left for the evening")
                .hint(less(self.shelf, self.allowed)));
        }
        Self::tell_others(&pile, notes);
        Self::tell_near_after_deep(&pile, notes);
        Ok(pile)
    }

    /// Says where touch on the skin follows what is heavy: an evening of one's own may ask for it.
    fn tell_near_after_deep(pile: &[Dealt<'_>], notes: &mut Notes) {
        for pair in pile.windows(2) {
            let (before, card) = (pair[0].2.card, pair[1].2.card);
            let is_heavy = before.kind == Kind::Repair || before.pace.is_deep();
            if is_heavy && card.touch_level > TouchLevel::HELD {
                notes.say(
                    NoteKind::Nearer,
                    format!(
                        "“{}” touches skin right after “{}”, which is deep; put a light step between them",
                        pair[1].0.title, pair[0].0.title
                    ),
                );
            }
        }
    }

    /// An evening is told in one language.
    fn check_language(&self) -> Result<(), Failure> {
        let evening = &self.evening.evening;
        match &self.sheet.languages[..] {
            [] => Ok(()),
            [one] if is_in(evening, one) => Ok(()),
            [one] => Err(Failure::new(format!(
                "the evening `{}` is in `{}`, not in `{one}`",
                evening.id, evening.language
            ))
            .hint("`emberdeck list courses` shows the evenings with their languages")),
            _ => Err(Failure::new("an evening is told in one language")
                .hint("take one of the two: `--lang en`")),
        }
    }

    /// How long the evening is.
    fn length(&self) -> Result<u16, Failure> {
        let evening = &self.evening.evening;
        let middle = evening.minutes.get(evening.minutes.len() / 2).copied();
        let Some(asked) = self.minutes else { return Ok(middle.unwrap_or_default()) };
        if evening.minutes.contains(&asked) {
            return Ok(asked);
        }
        let known: Vec<String> = evening.minutes.iter().map(u16::to_string).collect();
        let known = match &known[..] {
            [all @ .., last] if !all.is_empty() => {
                format!("{} or {last}", all.join(", "))
            }
            all => all.concat(),
        };
        Err(Failure::new(format!(
            "the evening `{}` has {known} minutes, not {asked}",
            evening.id
        ))
        .hint("take one of its lengths with `--length`"))
    }

    /// The filter of tonight: touch is brief unless more was asked for now, and a range of touch
    /// leaves talk as it is.
    fn filter(&self) -> Filter {
        let mut filter = self.allowed.filter.clone();
        let asked = self.touch.map_or(1, |range| range.most);
        let settled = filter.touch.map_or(asked, |range| range.most.min(asked));
        filter.touch = Some(Range { least: 0, most: settled });
        filter
    }

    /// The cards that may come, those that were asked for marked: of kinds, topics and tags that
    /// are asked for where there are any, of others where there are none.
    fn candidates(&self, notes: &mut Notes) -> Result<Vec<Candidate<'_>>, Failure> {
        let decks = self.shelf.drawn_from();
        let strict = self.filter();
        let mut wide = strict.clone();
        wide.kinds.retain(|side| matches!(side, Side::Without(_)));
        wide.topics.retain(|side| matches!(side, Side::Without(_)));
        wide.tags.retain(|side| matches!(side, Side::Without(_)));
        let mut named = Vec::new();
        for word in self.named {
            let (at, deck, card) = self.shelf.find(word)?;
            self.allowed.check(&deck.id, card)?;
            named.push((at, &*card.id));
        }
        let wishes = &self.allowed.leave_out;
        let (cards, left_out) = choose(&decks, &wide, wishes, &named, None);
        if strict.asks_for_skin() && !left_out.nearer.is_empty() {
            notes.say(
                NoteKind::Nearer,
                format!(
                    "skin stays out: `--both-agree {}` brings it when both of you have said yes",
                    left_out.needs.number()
                ),
            );
        }
        if let (Some(agreed), None) = (strict.both_agree, self.touch) {
            notes.say(
                NoteKind::Nearer,
                format!(
                    "touch stays brief: `--both-agree` says what may come, `--touch ..{}` asks for it",
                    agreed.number()
                ),
            );
        }
        let own = self.shelf.decks().len();
        let is_rule = |card: &Card| card.kind == Kind::Rule;
        let mut found: Vec<Candidate<'_>> = Vec::new();
        for (at, card) in cards.into_iter().filter(|(_, card)| !is_rule(card)) {
            let Some(deck) = decks.get(at) else { continue };
            if self.is_spoken(card, &deck.language) && self.is_near_enough(card) {
                let wanted = match (strict.wants(card), at < own) {
                    (_, false) => Wanted::Lent,
                    (true, true) => Wanted::Asked,
                    (false, true) => Wanted::Other,
                };
                found.push(Candidate { deck: at, deck_id: &deck.id, card, wanted });
            }
        }
        // The words of safety come whatever else is asked for.
        for (at, deck) in decks.iter().enumerate() {
            let rules = deck.cards.iter().filter(|card| is_rule(card));
            for card in rules.filter(|card| !wishes.holds(&deck.id, card)) {
                if self.is_spoken(card, &deck.language) {
                    let wanted = if at < own { Wanted::Asked } else { Wanted::Lent };
                    found.push(Candidate { deck: at, deck_id: &deck.id, card, wanted });
                }
            }
        }
        Ok(found)
    }

    /// Whether a card has texts in the language of the evening.
    fn is_spoken(&self, card: &Card, own: &Language) -> bool {
        match self.sheet.languages.first() {
            Some(asked) => card.speaks(asked),
            None => is_in(&self.evening.evening, own),
        }
    }

    /// Whether touch is as near as was asked for at least.
    fn is_near_enough(&self, card: &Card) -> bool {
        let least = self.touch.map_or(0, |range| range.least);
        !card.touch_level.is_touch() || u16::from(card.touch_level.number()) >= least
    }

    /// Says that cards came which were not asked for.
    fn tell_others(pile: &[Dealt<'_>], notes: &mut Notes) {
        let lent: Vec<&str> = pile
            .iter()
            .filter(|(.., card)| card.wanted == Wanted::Lent)
            .map(|(.., card)| &*card.card.id)
            .collect();
        if !lent.is_empty() {
            notes.say(
                NoteKind::Lent,
                format!(
                    "your decks have no card for some steps; the shipped decks lend them: {}",
                    lent.join(", ")
                ),
            );
        }
        let others: Vec<String> = pile
            .iter()
            .filter(|(.., card)| card.wanted == Wanted::Other)
            .map(|(step, ..)| format!("“{}”", step.title))
            .collect();
        if !others.is_empty() {
            let others = others.join(", ");
            notes.say(
                NoteKind::Lacking,
                format!(
                    "no card that you asked for goes with {others}; others come there"
                ),
            );
        }
    }

    /// The card that tells the way: what the evening is, its steps with their minutes, and that
    /// either may stop.
    fn first_card(&self, pile: &[Dealt<'_>]) -> Card {
        let Evening { title, summary, language, .. } = &self.evening.evening;
        let words = Words::of(language);
        let steps = pile.iter().map(|(step, minutes, _)| {
            format!("{}, {}", step.title, words.duration.minutes((*minutes).into()))
        });
        let texts = Texts {
            title: title.clone(),
            prompt: summary.clone(),
            steps: steps.collect(),
            stop_note: Some(words.card.safe.to_owned()),
            ..Texts::default()
        };
        let card = Card::plain(String::new(), Kind::Rule, texts);
        Card { language: language.clone(), ..card }
    }

    fn selected<'a>(
        &'a self,
        first: &'a Loaded,
        pile: &[Dealt<'a>],
        notes: &mut Notes,
    ) -> Selected<'a> {
        let mut loaded = self.shelf.files();
        let own = loaded.len();
        loaded.push(first);
        let decks: Vec<_> = first.deck.iter().collect();
        let words = Words::of(&self.evening.evening.language);
        let mut cards: Vec<(usize, &Card)> =
            decks.iter().flat_map(|deck| &deck.cards).map(|card| (own, card)).collect();
        // A step without a card takes no time.
        let minutes: u16 = pile.iter().map(|(_, minutes, _)| minutes).sum();
        let mut feet = vec![words.duration.minutes(minutes.into())];
        let drawn: Vec<_> =
            pile.iter().map(|(.., card)| (card.deck, card.card)).collect();
        let is_held = drawn.iter().any(|(_, card)| card.touch_level >= TouchLevel::HELD);
        let house = self.shelf.house_rule().filter(|_| is_held);
        let is_drawn = |rule: &&Card| drawn.iter().any(|(_, card)| card.id == rule.id);
        if let Some(rule) = house.filter(|rule| !is_drawn(rule)) {
            notes.say(
                NoteKind::RuleComes,
                format!(
                    "{} comes along: an evening with held touch brings the house rules",
                    rule.id
                ),
            );
            cards.push((own - 1, rule));
            feet.push(words.card.kind(Kind::Rule).to_owned());
        }
        let count = drawn.len();
        feet.extend((1..=count).map(|nth| words.card.place(nth, count)));
        cards.extend(drawn);
        let seed = Some(self.seed.to_owned());
        let pages = Vec::new();
        Selected { loaded, decks, cards, seed, part: None, feet, pages, is_deck: false }
    }
}
