//! Drawings that logos are made of, and files that would break a reader.

use std::time::{Duration, Instant};

use crate::color::Ink;
use crate::geom::{Length, Point};
use crate::load::svg::{SvgFault, drawing};
use crate::model::Drawing;

fn read(inner: &str) -> Result<Drawing, SvgFault> {
    file(&format!("viewBox='0 0 100 50'>{inner}"))
}

fn file(inner: &str) -> Result<Drawing, SvgFault> {
    let head = "<svg xmlns='http://www.w3.org/2000/svg' \
                xmlns:xlink='http://www.w3.org/1999/xlink' ";
    drawing(format!("{head}{inner}</svg>").as_bytes())
}

fn inks(drawing: &Drawing) -> Vec<Ink> {
    drawing.shapes.iter().map(|(_, ink)| *ink).collect()
}

/// Reads a file that must be refused at once.
fn refused(inner: &str) -> SvgFault {
    let start = Instant::now();
    let fault = read(inner).expect_err("the file is refused");
    assert!(start.elapsed() < Duration::from_secs(10), "{}", fault.why);
    fault
}

#[test]
fn a_simple_logo_has_its_shapes_and_colours() {
    let drawing = read(
        "<style>.a{fill:#14686a} .b{fill:none;stroke:#000;stroke-width:2}</style>\
         <title>Practice</title><defs><circle id='dot' r='5'/></defs>\
         <g transform='translate(10 10)'><rect class='a' width='40' height='20'/></g>\
         <path class='b' d='M10 40H90'/><use xlink:href='#dot' x='80' y='15' fill='#fff'/>",
    )
    .unwrap();
    assert_eq!(
        inks(&drawing),
        [Ink::Rgb(0x14, 0x68, 0x6A), Ink::Gray(0), Ink::Gray(255)]
    );
    // From 10,10 to 90,41 of 100: cut to what is drawn.
    let unit = |value: f64| Length::pt(value * 10.0);
    assert!((drawing.size.width - unit(80.0)).abs() < Length::pt(0.01));
    assert!((drawing.size.height - unit(31.0)).abs() < Length::pt(0.01));
    let square = drawing.shapes[0].0.bounds();
    assert!(square.origin() == Point::ORIGIN && square.right().is_near(unit(40.0)));
    let line = drawing.shapes[1].0.bounds();
    assert!(line.top().is_near(unit(29.0)) && line.bottom().is_near(unit(31.0)));
}

#[test]
fn see_through_shapes_are_as_light_as_on_paper() {
    let drawing = read(
        "<rect width='100' height='50' fill='#fff'/>\
         <g opacity='.5'><rect width='20' height='9'/></g>\
         <rect x='50' width='20' height='9' fill='#f00' fill-opacity='.5'/>",
    );
    let drawing = drawing.unwrap();
    assert_eq!(inks(&drawing)[1..], [Ink::Gray(128), Ink::Rgb(255, 128, 128)]);
    let fault = refused(
        "<rect width='20' height='9'/><rect width='9' height='20' opacity='.5' fill='red'/>",
    );
    assert_eq!(fault.why, "it has see-through shapes on top of others");
}

#[test]
fn a_letter_with_a_hole_keeps_it_under_the_even_odd_rule() {
    let drawing = read("<path fill-rule='evenodd' d='M0 0H50V50H0ZM10 10H40V40H10Z'/>");
    let drawing = drawing.unwrap();
    // The hole runs the other way: along its foot to the right.
    let segments = drawing.shapes[0].0.segments();
    let crate::geom::Segment::Line(next) = segments[6] else { panic!("{segments:?}") };
    let crate::geom::Segment::Move(corner) = segments[5] else { panic!("{segments:?}") };
    assert!(next.y.is_near(corner.y) && next.x > corner.x, "{segments:?}");
    let star = "<path fill-rule='evenodd' d='M50 2L64 46L27 19H73L36 46Z'/>";
    assert!(refused(star).why.contains("evenodd"));
}

#[test]
fn a_clip_path_as_large_as_the_page_is_passed_over() {
    let clip = |size: &str| {
        format!(
            "<g clip-path='url(#c)'><rect width='80' height='40'/></g>\
             <defs><clipPath id='c'><rect {size}/></clipPath></defs>"
        )
    };
    assert!(read(&clip("width='100' height='50'")).is_ok());
    let fault = read(&clip("width='50' height='50'")).unwrap_err();
    assert_eq!(fault.why, "it has a clip path that cuts something off");
}

#[test]
fn what_is_not_flat_is_named() {
    let gradient = "<linearGradient id='g'><stop stop-color='red'/>\
                    <stop offset='1' stop-color='blue'/></linearGradient>\
                    <rect width='9' height='9' fill='url(#g)'/>";
    let square = "<rect width='9' height='9'/>";
    let with = |name: &str, use_: &str| {
        format!("<{name} id='x'>{square}</{name}><rect width='9' height='9' {use_}/>")
    };
    for (inner, what) in [
        (gradient.to_owned(), "a gradient"),
        (with("pattern", "fill='url(#x)'"), "a pattern"),
        (with("mask", "style='mask: url( \"#x\" )'"), "a mask"),
        (with("filter", "filter='url(#x)'"), "a filter"),
        (with("marker", "marker-mid='url(#x)'"), "markers on its lines"),
        ("<image href='logo.png' width='9' height='9'/>".into(), "an embedded picture"),
        ("<path stroke='red' stroke-dasharray='2' d='M0 0H9'/>".into(), "dashed lines"),
        (format!("<g style='mix-blend-mode:multiply'>{square}</g>"), "shapes that blend"),
        ("<style>.a{fill:url(#x)}</style>".into(), "in its style sheet"),
    ] {
        let fault = refused(&inner);
        assert!(fault.why.contains(what), "{what}: {}", fault.why);
        assert!(fault.hint.contains("PNG"), "{}", fault.hint);
    }
    let text = refused("<text y='9'>Practice</text>");
    assert!(text.hint.contains("turn text into outlines"), "{}", text.hint);
}

#[test]
fn files_that_grow_without_bounds_are_refused_at_once() {
    let mut nested = "<g id='a0'><path d='M0 0H9V9Z'/></g>".to_owned();
    for level in 1..40 {
        let below = format!("<use xlink:href='#a{}'/>", level - 1);
        nested +=
            &["<g id='a", &level.to_string(), "'>", &below.repeat(10), "</g>"].concat();
    }
    assert!(refused(&nested).why.contains("elements"));
    let itself = "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>";
    assert_eq!(refused(itself).why, "a part of it refers to itself");
    let heavy = format!("<path id='p' d='M0 0{}'/>", "l1 1".repeat(10_000));
    let heavy = heavy + &"<use href='#p'/>".repeat(100);
    assert!(refused(&heavy).why.contains("over 1 MB"), "{}", refused(&heavy).why);
    let deep = "<g>".repeat(5_000) + &"</g>".repeat(5_000);
    assert!(refused(&deep).why.contains("deep"));
    let many = format!("<path d='M0 0{}Z'/>", "l1 1-1 1".repeat(20_000));
    assert!(refused(&many).why.contains("segments"), "{}", refused(&many).why);
    let rules = format!("<style>{}</style>", "g g g g g g g g{fill:red}".repeat(9));
    assert!(refused(&rules).why.contains("selectors"));
    let long = format!("<style>{}</style>", "a{fill:red}".repeat(9_000));
    assert!(refused(&long).why.contains("style sheets"));
    let large = format!("<desc>{}</desc>", "a".repeat(1 << 20));
    assert!(refused(&large).why.contains("1 MB"));
}

#[test]
fn entities_are_refused_before_they_are_read() {
    let laughs = "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'ha'>\
                  <!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>\
                  <!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>\
                  <svg xmlns='http://www.w3.org/2000/svg'><desc>&c;</desc></svg>";
    assert_eq!(drawing(laughs.as_bytes()).unwrap_err().why, "it declares entities");
    let plain = "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' \
                 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>\
                 <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\
                 <path d='M0 0H9V9Z'/></svg>";
    assert!(drawing(plain.as_bytes()).is_ok());
}

#[test]
fn the_page_may_be_of_any_size_but_none() {
    let large = "viewBox='0 0 1000000000 1000000000'>\
                 <rect width='1000000000' height='500000000'/>";
    let drawn = file(large).unwrap();
    assert!((drawn.size.width / drawn.size.height - 2.0).abs() < 1e-3);
    for inner in [
        "viewBox='0 0 9 0'><rect width='9' height='9'/>",
        "width='0' height='0'><rect width='9' height='9'/>",
        "viewBox='0 0 NaN NaN'>",
        "viewBox='0 0 1e39 1e39'><rect width='9' height='9'/>",
        "viewBox='0 0 9 9'><rect width='9' height='1e-9'/>",
        "viewBox='0 0 9 9'><path d='M0 0L1e39 1e39V9Z'/>",
        "viewBox='0 0 9 9'><path d='M0 0LNaN 1V9Z'/>",
        "viewBox='0 0 9 9'><path d='M0 0a5 1e38 0 1 0 9 9'/>",
        "viewBox='0 0 9 9'><rect width='90' height='90'/>",
        "viewBox='0 0 9 9'>",
    ] {
        assert!(file(inner).is_err(), "{inner}");
    }
    assert!(drawing(b"\xFF\xFE<").is_err() && drawing(b"<html/>").is_err());
    assert!(drawing(&[0x1F, 0x8B, 8]).unwrap_err().why.contains("compressed"));
}
