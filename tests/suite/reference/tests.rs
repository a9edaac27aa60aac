//! Each specimen looks as it did.

use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

use emberdeck::geom::{Length, Paper};
use emberdeck::job::cards::CardsJob;
use emberdeck::job::settings::Settled;
use emberdeck::model::Theme;
use emberdeck::pdf::{self, Standard};
use emberdeck::preview::{self, Group, PrintedFile};
use image::{Rgb, RgbImage};
use rayon::prelude::*;

use crate::golden::names_in;
use crate::reference::contact_sheet::contact_sheet;
use crate::reference::difference::{differing, side_by_side};
use crate::reference::drawing::drawn;
use crate::reference::files::{
    FOLDER, failed, read, reference, sheet, write, write_photograph,
};
use crate::specimens::{deck, specimens};

/// Renews the pictures instead of comparing them.
const RENEW: &str = "EMBERDECK_RENEW";
const HOW: &str = "if this is meant, `EMBERDECK_RENEW=1 cargo test --test suite reference` \
                   renews the pictures";

/// Each specimen's name and picture, in the order of their names.
fn pictures() -> &'static [(String, RgbImage)] {
    static ALL: LazyLock<Vec<(String, RgbImage)>> = LazyLock::new(|| {
        let drawn = specimens()
            .par_iter()
            .map(|one| (one.name.clone(), drawn(&one.document, &one.pages, one.density)));
        let mut all: Vec<_> = drawn.collect();
        all.push(at_a_glance());
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
        all
    });
    &ALL
}

/// What `preview` shows of a deck.
const AT_A_GLANCE: &str = "sheets/preview";

/// A contact sheet of `preview`, at a quarter of its size.
fn at_a_glance() -> (String, RgbImage) {
    let shelf = deck("each-kind.toml");
    let settled = Settled::default_for(Paper::a4());
    let sheet = settled.sheet(Theme::hearth()).expect("one language");
    let allowed = settled.allowed(None);
    let laid = CardsJob::new(&shelf, &allowed, &sheet).lay();
    let (laid, _) = laid.unwrap_or_else(|why| panic!("{why}"));
    let standard = Standard::ARCHIVE_ACCESSIBLE;
    let bytes = pdf::write(&laid.made.document, &standard).expect("a PDF");
    let file = PrintedFile::own(bytes).expect("a sound PDF");
    let faces = laid.cards.iter().map(|card| card.front).collect();
    let group = Group { file: &file, title: Some("Week 1".to_owned()), faces };
    let shown = preview::contact_sheet(&[group], Length::mm(3.5)).expect("a picture");
    let (width, height) = shown.dimensions();
    let small = image::imageops::thumbnail(&shown, width / 4, height / 4);
    (AT_A_GLANCE.to_owned(), small)
}

#[test]
fn every_specimen_looks_as_it_did() {
    if std::env::var_os(RENEW).is_some() {
        return renew();
    }
    let mut wrong = Vec::new();
    for (name, new) in pictures() {
        let old = read(&reference(name)).unwrap_or_default();
        let Some(differing) = differing(&old, new) else { continue };
        let path = failed(name);
        write(&path, &side_by_side(&old, new));
        let path = path.display();
        wrong.push(format!("{name}: {differing} pixels, shown in {path}"));
    }
    assert!(wrong.is_empty(), "{wrong:#?} look otherwise; {HOW}");
}

/// Writes the pictures that look otherwise, and the sheets; takes away what has no specimen.
fn renew() {
    for (name, new) in pictures() {
        let old = read(&reference(name)).unwrap_or_default();
        if differing(&old, new).is_some() {
            write(&reference(name), new);
        }
    }
    let names: BTreeSet<&str> = pictures().iter().map(|(name, _)| &**name).collect();
    for name in names_in(FOLDER, ".png").iter().filter(|name| !names.contains(&***name)) {
        fs::remove_file(reference(name)).expect("a picture without a specimen");
    }
    for group in groups() {
        let of_group =
            pictures().iter().filter(|(name, _)| name.split('/').next() == Some(group));
        let of_group: Vec<_> =
            of_group.map(|(name, picture)| (&**name, picture)).collect();
        write_photograph(&sheet(group), &contact_sheet(&of_group));
    }
}

fn groups() -> BTreeSet<&'static str> {
    pictures().iter().filter_map(|(name, _)| name.split('/').next()).collect()
}

#[test]
fn every_picture_has_its_specimen_and_every_specimen_its_picture() {
    if std::env::var_os(RENEW).is_some() {
        return;
    }
    let mut names: BTreeSet<String> =
        specimens().iter().map(|one| one.name.clone()).collect();
    assert!(names.len() >= 150, "{}", names.len());
    names.insert(AT_A_GLANCE.to_owned());
    assert_eq!(names_in(FOLDER, ".png"), names, "{HOW}");
    for group in groups() {
        assert!(read(&sheet(group)).is_some(), "there is no sheet of {group}; {HOW}");
    }
}

#[test]
fn no_picture_is_blank() {
    for (name, picture) in pictures() {
        let mut colors: Vec<Rgb<u8>> = Vec::new();
        for pixel in picture.pixels().step_by(3) {
            if !colors.contains(pixel) {
                colors.push(*pixel);
            }
            if colors.len() > 8 {
                break;
            }
        }
        assert!(colors.len() > 8, "{name} has {} colours", colors.len());
    }
}

#[test]
fn a_line_that_moves_by_a_millimetre_differs_and_a_rounding_does_not() {
    let page = |row: u32, ink: u8| {
        RgbImage::from_fn(80, 60, |_, y| Rgb([if y == row { ink } else { 255 }; 3]))
    };
    let old = page(20, 0xAA);
    assert_eq!(differing(&old, &page(21, 0xAA)), Some(160));
    assert_eq!(differing(&old, &page(20, 0xAA + 17)), None);
    let mut dots = old.clone();
    dots.put_pixel(0, 0, Rgb([0; 3]));
    assert_eq!(differing(&old, &dots), None);
    dots.put_pixel(1, 0, Rgb([0; 3]));
    dots.put_pixel(1, 1, Rgb([0, 255, 255]));
    assert_eq!(differing(&old, &dots), Some(3));
}

#[test]
fn a_difference_is_shown_beside_the_two() {
    let [old, new] = [0, 255].map(|ink| RgbImage::from_pixel(4, 3, Rgb([ink; 3])));
    let shown = side_by_side(&old, &new);
    assert_eq!(shown.dimensions(), (12, 3));
    let inks = [0, 4, 8].map(|x| shown.get_pixel(x, 1).0[0]);
    assert_eq!(inks, [0, 255, 0]);
}
