//! Without a size named, cards take the one that holds them all on the fewest sheets.

use emberdeck::geom::{Format, Paper};
use emberdeck::job::cards::CardsJob;
use emberdeck::job::settings::{Settled, SheetSettings};
use emberdeck::job::{Failure, Made, Shelf};
use emberdeck::model::{BackSide, Edition, Theme};

use crate::sandbox::Sandbox;

fn made(shelf: &Shelf, sheet: &SheetSettings) -> Result<(Made, String), Failure> {
    let settled = Settled::default_for(sheet.paper.clone());
    let allowed = settled.allowed(None);
    let (made, notes) = CardsJob::new(shelf, &allowed, sheet).make()?;
    Ok((made, format!("{notes:?}")))
}

fn sheet(edition: Edition, backs: BackSide, paper: &str) -> SheetSettings {
    let usual = Settled::default_for(paper.parse::<Paper>().expect("a paper"));
    let sheet = usual.sheet(Theme::hearth()).expect("a look");
    SheetSettings { edition, backs, ..sheet }
}

#[test]
fn no_format_that_has_a_name_holds_the_deck_on_fewer_sheets() {
    let shelf = Shelf::starter();
    for (edition, backs, paper) in [
        (Edition::Clear, BackSide::Text, "a4"),
        (Edition::Standard, BackSide::Pattern, "letter"),
    ] {
        let sheet = sheet(edition, backs, paper);
        let (chosen, notes) = made(&shelf, &sheet).unwrap();
        let sheets = chosen.facts.sheets.unwrap();
        let mut fewer = 0;
        // Those that take more sheets need no trying.
        let area =
            chosen.facts.format.as_deref().and_then(|name| name.parse::<Format>().ok());
        let area = area.expect("a name").trim();
        let least = area.width.to_mm() * area.height.to_mm() * 0.35;
        let near = Format::by_area().into_iter().filter(|format| {
            let trim = format.trim();
            (least..least * 3.4).contains(&(trim.width.to_mm() * trim.height.to_mm()))
        });
        for format in near {
            let with = SheetSettings { format: Some(format.clone()), ..sheet.clone() };
            match made(&shelf, &with) {
                Ok((other, _)) => {
                    assert!(other.facts.sheets.unwrap() >= sheets, "{}", format.name());
                }
                Err(_) => fewer += 1,
            }
        }
        assert!(fewer > 3, "some formats are too small");
        let told = format!(
            "this takes {} cards, {sheets} sheets: ",
            chosen.facts.format.unwrap()
        );
        assert!(
            notes.contains(&told) && notes.contains("fit no size that takes fewer"),
            "{notes}"
        );
    }
}

#[test]
fn a_size_that_is_too_small_is_told_in_a_line_with_one_that_is_not() {
    let sandbox = Sandbox::new();
    let ran = sandbox.run(&["cards", "--edition", "large", "--format", "tarot"]);
    assert_eq!((ran.code, &*ran.stdout), (Some(1), ""));
    let lines: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(lines.len(), 2, "{}", ran.stderr);
    assert!(
        lines[0].contains(" of 54 cards do not fit tarot cards in the edition `large`: "),
        "{}",
        lines[0]
    );
    let format = lines[1].split("--format ").nth(1).unwrap().split('`').next().unwrap();
    let held = ["cards", "--edition", "large", "--format", format, "--dry-run"];
    assert!(lines[1].contains("holds them all, on "), "{}", lines[1]);
    let said = sandbox.succeed(&held).stdout;
    let on = lines[1].split("on ").nth(1).unwrap();
    assert!(said.contains(&format!("on {on} of a4")), "{said} {on}");
}

/// A deck that no format with a name holds in large type with all of it on the fronts.
#[test]
fn where_no_name_holds_the_cards_a_size_is_found() {
    let sandbox = Sandbox::new();
    let command = ["cards", "--edition", "large", "--backs", "pattern"];
    let ran = sandbox.succeed(&[&command[..], &["--paper", "a4"]].concat());
    let size = ran.stderr.split("this takes ").nth(1).unwrap().split(' ').next().unwrap();
    assert!(size.ends_with("mm") && size.contains('x'), "{}", ran.stderr);
    assert!(ran.stdout.contains(size), "{}", ran.stdout);
}
