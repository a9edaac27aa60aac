//! Which cards of which decks are printed, and in which order.

use crate::cli::args::CardsOptions;
use crate::cli::environment;
use crate::cli::failure::Failure;
use crate::cli::report::{Report, count};
use crate::load::Loaded;
use crate::model::{Card, Deck, Kind};
use crate::pick::{choose, shuffle};

/// The decks of a run, and which of their cards are printed.
pub(in crate::cli) struct Selected<'a> {
    /// The decks' files; last the shipped deck whose rule card came along, if it did.
    pub(in crate::cli) loaded: Vec<&'a Loaded>,
    /// The decks that were asked for.
    pub(in crate::cli) decks: Vec<&'a Deck>,
    /// The cards, each with the place of its deck among the files.
    pub(in crate::cli) cards: Vec<(usize, &'a Card)>,
    pub(in crate::cli) seed: Option<String>,
    /// The part of a plan that this is, such as "week 3 of 8", for slug and title.
    pub(in crate::cli) part: Option<String>,
    /// What the foot of each card says beside its pace; as many as cards, or none at all.
    pub(in crate::cli) feet: Vec<String>,
}

pub(super) fn select<'a>(
    options: &CardsOptions,
    loaded: &'a [Loaded],
    house: &'a Loaded,
    report: &Report,
) -> Result<Selected<'a>, Failure> {
    let decks: Vec<&Deck> =
        loaded.iter().filter_map(|loaded| loaded.deck.as_ref()).collect();
    let named = options.choice.named(&decks)?;
    let is_rule = |card: &&'a Card| card.kind == Kind::Rule;
    let house_rule = house.deck.as_ref().and_then(|deck| deck.cards.iter().find(is_rule));
    let (mut cards, left_out) =
        choose(&decks, &options.choice.filter(&options.limits), &named, house_rule);
    if !left_out.nearer.is_empty() {
        let cards = count(left_out.nearer.len(), "card", "cards");
        report.note(&format!(
            "{cards} left out from touch level 3: {}; `--both-agree {}` brings them when both of you have said yes",
            some(&left_out.nearer),
            left_out.needs.number()
        ));
    }
    if let Some(id) = &left_out.brought {
        report.note(&format!(
            "{id} comes along: any set with held touch brings the house rules"
        ));
    }
    if cards.is_empty() {
        let hint = if left_out.nearer.is_empty() {
            "ask for less with --kind, --topic, --tag, --pace, --touch or --minutes"
                .to_owned()
        } else {
            format!(
                "say `--both-agree {}` when both of you have said yes",
                left_out.needs.number()
            )
        };
        return Err(Failure::new("no card is left to print").hint(hint));
    }
    let seed = match (&options.seed, options.shuffle) {
        (Some(seed), _) => Some(seed.clone()),
        (None, true) => Some(environment::draw_seed()?),
        (None, false) => None,
    };
    if let Some(seed) = &seed {
        shuffle(&mut cards, seed, |(at, card)| format!("{}#{}", decks[*at].id, card.id));
    }
    let loaded = loaded.iter().chain([house]).collect();
    Ok(Selected { loaded, decks, cards, seed, part: None, feet: Vec::new() })
}

/// A few of many words.
pub(super) fn some(words: &[String]) -> String {
    let few: Vec<_> = words.iter().take(8).map(String::as_str).collect();
    let more = if words.len() > few.len() { ", …" } else { "" };
    format!("{}{more}", few.join(", "))
}
