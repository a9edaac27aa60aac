//! The looks that are not the usual one: a card of each kind, sheets with covers and keys, boxes, and
//! a deck from right to left.

use emberdeck::dieline::Case;
use emberdeck::geom::Length;
use emberdeck::job::Shelf;
use emberdeck::job::dieline::{BoxJob, Thickness};
use emberdeck::load::LOOKS;
use emberdeck::model::{BackSide, Blank, Duplex, Edition, Vocabulary};

use crate::specimens::asked::{bare_cards, cards, given, settled, theme_of};
use crate::specimens::cards::{CARDS, POKER, deck};
use crate::specimens::{Specimen, Telling};

pub(super) fn looks() -> Vec<Specimen> {
    LOOKS.iter().flat_map(|look| of(look.name)).collect()
}

fn of(look: &'static str) -> Vec<Specimen> {
    let starter = Shelf::starter();
    let mut all = Vec::new();
    let named = |name: &str| format!("looks/{look}-{name}");
    let in_look = |settled: &mut emberdeck::job::settings::Settled| {
        settled.print.look = given(look.to_owned());
    };
    // The usual one is shown among the cards.
    let is_other = look != LOOKS[0].name;
    for (kind, card) in CARDS.into_iter().filter(|_| is_other) {
        let document = bare_cards(&starter, POKER, &[card], in_look);
        all.push(Specimen::new(named(kind.word()), document, 72.0));
    }
    if is_other {
        let hebrew = bare_cards(&deck("hebrew.toml"), POKER, &["C-001"], in_look);
        all.push(Specimen::new(named("hebrew"), hebrew, 72.0));
        let large = bare_cards(&starter, ("a6", "105x148mm"), &["T-007"], |settled| {
            in_look(settled);
            settled.print.edition = given(Edition::Large);
        });
        all.push(Specimen::new(named("large"), large, 60.0));
    }
    // Nine fronts and their backs; cover, key, and the pattern behind them.
    let nine: Vec<&str> = CARDS.iter().map(|(_, card)| *card).collect();
    let sheet = settled("letter", |settled| {
        in_look(settled);
        settled.print.format = given("poker".parse().expect("a format"));
    });
    let sheet = cards(&starter, &sheet, &nine);
    all.push(Specimen::new(named("nine"), sheet, 60.0).told(Telling::Layout));
    let keys = settled("letter", |settled| {
        in_look(settled);
        settled.print.format = given("tarot".parse().expect("a format"));
        settled.print.with_key = given(true);
        settled.print.blank = given(Blank::Cards(0));
        settled.print.backs = given(BackSide::Pattern);
    });
    let keys = cards(&starter, &keys, &["C-001"]);
    all.push(Specimen::new(named("key"), keys, 45.0).on([0, 1]));
    let sheet = settled("letter", in_look);
    let sheet = sheet.sheet(theme_of(&sheet)).expect("one language");
    let allowed = settled("letter", in_look).allowed(None);
    let job = BoxJob {
        shelf: &starter,
        allowed: &allowed,
        sheet: &sheet,
        case: Case::TuckBox,
        count: Some(54),
        thickness: Thickness::Caliper(Length::mm(0.3)),
        duplex: Duplex::None,
        is_outline: false,
        title: None,
    };
    let made = job.make().unwrap_or_else(|why| panic!("{look}: {why}")).0.document;
    all.push(Specimen::new(named("box"), made, 45.0));
    all
}
