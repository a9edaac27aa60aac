//! Where the methods come from and how well they are supported; how the book came about.

use crate::block::{BlockError, Piece, Setter};
use crate::model::{Card, Citation, Evidence};
use crate::workbook::job::BookJob;

/// A method with the cards that use it.
struct Method<'a> {
    technique: &'a str,
    credit: Option<&'a str>,
    evidence: Option<Evidence>,
    cards: Vec<&'a str>,
}

/// The methods of the cards used, then what the pages rest on.
pub(super) fn sources(
    setter: &mut Setter<'_>,
    job: &BookJob<'_>,
    cited: &[&Citation],
) -> Result<Vec<Piece>, BlockError> {
    let mut points: Vec<String> = Vec::new();
    for method in methods(job) {
        let credit =
            method.credit.map(|credit| format!(". {credit}")).unwrap_or_default();
        let evidence = method
            .evidence
            .map(|evidence| format!(" ({})", setter.grade(evidence)))
            .unwrap_or_default();
        let cards = method.cards.join(", ");
        let technique = crate::text::plain(method.technique);
        points
            .push(format!("{technique}{credit}{evidence}: {cards}").replace('*', "\\*"));
    }
    for citation in cited {
        points.push(format!("{} ({})", citation.text, setter.grade(citation.evidence)));
    }
    setter.list(&points, false)
}

/// The methods in the order in which their cards first come.
fn methods<'a>(job: &BookJob<'a>) -> Vec<Method<'a>> {
    let mut methods: Vec<Method<'a>> = Vec::new();
    let planned = job.weeks.iter().filter_map(|week| week.planned);
    for card in planned.flat_map(|week| &week.cards).filter_map(|card| (job.find)(card)) {
        let card: &'a Card = card;
        let Some(technique) = card.technique.as_deref() else { continue };
        let credit = card.credit.as_deref();
        let known = methods.iter_mut().find(|method| {
            method.technique == technique
                && method.credit == credit
                && method.evidence == card.evidence
        });
        match known {
            Some(method) if method.cards.contains(&&*card.id) => {}
            Some(method) => method.cards.push(&card.id),
            None => methods.push(Method {
                technique,
                credit,
                evidence: card.evidence,
                cards: vec![&card.id],
            }),
        }
    }
    methods
}

/// Seed, decks, licences and the program.
pub(super) fn colophon(
    setter: &mut Setter<'_>,
    job: &BookJob<'_>,
) -> Result<Vec<Piece>, BlockError> {
    let [seed, decks, made, licenses] = setter.words.colophon;
    let mut lines = Vec::new();
    let escaped = |text: &str| text.replace('*', "\\*");
    if let Some(words) = job.seed {
        lines.push(format!("**{seed}** “{}”", escaped(words)));
    }
    if !job.decks.is_empty() {
        let names: Vec<_> = job.decks.iter().map(|deck| escaped(&deck.name)).collect();
        lines.push(format!("**{decks}** {}", names.join(", ")));
    }
    let mut known: Vec<&str> = job.practice.license.as_deref().into_iter().collect();
    for license in job.decks.iter().filter_map(|deck| deck.license.as_deref()) {
        if !known.contains(&license) {
            known.push(license);
        }
    }
    if !known.is_empty() {
        lines.push(format!("**{licenses}** {}", escaped(&known.join(", "))));
    }
    let options = if job.options.is_empty() {
        String::new()
    } else {
        format!(" {}", escaped(job.options))
    };
    lines.push(format!("**{made}** emberdeck {}{options}", env!("CARGO_PKG_VERSION")));
    let mut pieces = Vec::new();
    for line in lines {
        pieces.extend(setter.paragraph(&line)?);
    }
    Ok(pieces)
}
