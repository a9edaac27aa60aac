//! Files of settings, and the texts that options take.

use std::fmt::{Debug, Display};
use std::path::Path;
use std::str::FromStr;

use emberdeck::diag::Source;
use emberdeck::geom::{Format, Length, Paper};
use emberdeck::job::Shelf;
use emberdeck::job::handout::{HandoutMaker, HandoutRequest, HandoutShelf, day_of};
use emberdeck::job::settings::{Settled, SheetRange, Sources, Surroundings};
use emberdeck::load::{find_printer, load_printers, load_project};
use emberdeck::model::{
    DateRange, FieldName, Kind, Language, Mix, Project, Ramp, Range, Side, SlotId, Spell,
    Theme, Topic, YearDay, printers_file,
};
use emberdeck::text::Typesetter;

use super::told;

/// A file of settings is sound or has a problem, and a sound one can be settled by.
pub(super) fn project(bytes: &[u8]) {
    let Some(source) = told::source("emberdeck.toml", bytes) else { return };
    // There lies a picture, for a logo.
    let path = Path::new("tests/decks/emberdeck.toml");
    match load_project(&source, path) {
        Ok(project) => {
            assert_eq!(load_project(&source, path).as_ref(), Ok(&project));
            settled(project);
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            told::check(&source, &problems);
        }
    }
}

/// A file of printers is sound, and can be written as it is read, or has a problem.
pub(super) fn printers(bytes: &[u8]) {
    let Some(source) = told::source("printers.toml", bytes) else { return };
    match load_printers(&source) {
        Ok(printers) => {
            for printer in &printers {
                assert_eq!(
                    find_printer(&printers, &printer.name).map(|found| &found.name),
                    Some(&printer.name)
                );
                assert!(!printer.to_string().is_empty());
            }
            let written = Source::new("printers.toml", &printers_file(&printers));
            let again = load_printers(&written).expect("what is written is read");
            assert_eq!(again.len(), printers.len());
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            told::check(&source, &problems);
        }
    }
}

/// What a project settles, and its practice on a handout.
pub(super) fn settled(project: Project) {
    let around = Surroundings { paper: Paper::a4(), date: None };
    let sources = Sources { project, ..Sources::default() };
    let settled = match Settled::new(&sources, around) {
        Ok(settled) => settled,
        Err(failure) => return told::refused(&failure),
    };
    for told in settled.told(|_| true) {
        assert!(!told.option.is_empty());
    }
    if let Err(failure) = settled.sheet(Theme::hearth()) {
        told::refused(&failure);
    }
    let shelf = HandoutShelf::new(Shelf::starter(), &settled);
    let theme = Theme::hearth();
    let maker = HandoutMaker::new(&shelf, &settled, &theme);
    let made = HandoutRequest::new(&["C-001"], &settled)
        .and_then(|request| maker.make(&mut Typesetter::new(), &request));
    if let Err(failure) = made {
        told::refused(&failure);
    }
}

/// The text of an option is a value that can be typed again, or is refused with a reason.
pub(super) fn option(bytes: &[u8]) {
    let Some(text) = told::text(bytes) else { return };
    spelled::<Paper>(text);
    spelled::<Format>(text);
    spelled::<Mix>(text);
    spelled::<Ramp>(text);
    spelled::<Range>(text);
    spelled::<DateRange>(text);
    spelled::<YearDay>(text);
    spelled::<Language>(text);
    spelled::<Side<Topic>>(text);
    spelled::<Side<Kind>>(text);
    spelled::<Side<String>>(text);
    shown::<SlotId>(text);
    shown::<FieldName>(text);
    let _ = text.parse::<Length>();
    let _ = text.parse::<SheetRange>();
    if let Err(failure) = day_of(text) {
        told::refused(&failure);
    }
}

fn spelled<T: FromStr + Spell + PartialEq + Debug>(text: &str) {
    if let Ok(value) = text.parse::<T>() {
        let written = value.spell();
        assert_eq!(written.parse::<T>().ok(), Some(value), "`{text}`, `{written}`");
    }
}

fn shown<T: FromStr + Display + PartialEq + Debug>(text: &str) {
    if let Ok(value) = text.parse::<T>() {
        let written = value.to_string();
        assert_eq!(written.parse::<T>().ok(), Some(value), "`{text}`, `{written}`");
    }
}
