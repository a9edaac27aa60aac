//! How many cards a sheet holds: a table worked out by others, cell by cell.

use std::fmt::Write;

use emberdeck::geom::{Gutter, Length, Margin, Paper, Size};
use emberdeck::sheet::{FitRequest, fit};

use crate::sandbox::Sandbox;

/// Paper, printable margin and bleed of each column, in millimetres. Each card has its own bleed,
/// so that the space between two of them is twice as wide.
const COLUMNS: [(&str, f64, f64); 6] = [
    ("a4", 5.0, 0.0),
    ("a4", 5.0, 3.0),
    ("a4", 3.0, 1.5),
    ("letter", 5.0, 0.0),
    ("letter", 5.0, 3.0),
    ("letter", 3.0, 1.5),
];

/// A card in millimetres, and how many fit when all of them stand or all of them lie.
type Row = (&'static str, f64, f64, [usize; 6]);

/// The counts of the table (shared facts, 2.2).
#[rustfmt::skip]
const COUNTS: [Row; 19] = [
    ("poker", 63.5, 88.9, [9, 8, 9, 9, 6, 8]),
    ("euro poker", 63.0, 88.0, [9, 8, 9, 9, 6, 9]),
    ("bridge", 57.15, 88.9, [10, 9, 9, 9, 8, 8]),
    ("tarot", 70.0, 120.0, [4, 4, 4, 4, 4, 4]),
    ("mini", 44.45, 63.5, [18, 12, 18, 18, 12, 16]),
    ("business US", 88.9, 50.8, [10, 10, 10, 12, 8, 10]),
    ("business EU", 85.0, 55.0, [10, 9, 10, 9, 8, 9]),
    ("ID-1", 85.6, 53.98, [10, 9, 10, 9, 8, 9]),
    ("square 63.5", 63.5, 63.5, [12, 8, 12, 12, 6, 12]),
    ("square 70", 70.0, 70.0, [8, 6, 6, 6, 6, 6]),
    ("square 88.9", 88.9, 88.9, [6, 6, 6, 6, 4, 4]),
    ("jumbo 5.5", 88.9, 139.7, [4, 3, 4, 3, 2, 2]),
    ("jumbo 5", 88.9, 127.0, [4, 4, 4, 4, 4, 4]),
    ("A6", 105.0, 148.0, [2, 2, 2, 2, 2, 2]),
    ("A7", 74.0, 105.0, [4, 4, 4, 4, 4, 4]),
    ("A8", 52.0, 74.0, [10, 9, 10, 10, 9, 9]),
    ("3 × 5", 76.2, 127.0, [4, 4, 4, 4, 4, 4]),
    ("4 × 6", 101.6, 152.4, [2, 2, 2, 2, 2, 2]),
    ("business US, standing", 50.8, 88.9, [10, 10, 10, 12, 8, 10]),
];

/// How many fit where that is more when some of them stand and some lie, in two lots that one
/// straight cut parts; 0 where it is not. Worked out by trying every column and row after which the
/// others lie.
#[rustfmt::skip]
const TURNED: [Row; 12] = [
    ("bridge", 57.15, 88.9, [0, 0, 0, 10, 0, 9]),
    ("tarot", 70.0, 120.0, [6, 0, 5, 5, 5, 5]),
    ("mini", 44.45, 63.5, [19, 14, 0, 0, 14, 17]),
    ("business US", 88.9, 50.8, [11, 0, 11, 0, 9, 0]),
    ("business EU", 85.0, 55.0, [11, 0, 11, 10, 0, 10]),
    ("ID-1", 85.6, 53.98, [11, 0, 11, 10, 0, 10]),
    ("jumbo 5.5", 88.9, 139.7, [0, 0, 0, 0, 3, 3]),
    ("A7", 74.0, 105.0, [5, 5, 5, 5, 5, 5]),
    ("A8", 52.0, 74.0, [13, 10, 11, 13, 10, 11]),
    ("3 × 5", 76.2, 127.0, [0, 0, 0, 5, 0, 5]),
    ("4 × 6", 101.6, 152.4, [0, 0, 0, 3, 0, 3]),
    ("business US, standing", 50.8, 88.9, [11, 0, 11, 0, 9, 0]),
];

/// How many cards a sheet holds, and how many of them lie.
fn count(card: Size, (paper, margin, bleed): (&str, f64, f64)) -> (usize, usize) {
    let between = Length::mm(bleed * 2.0);
    let request = FitRequest {
        paper: paper.parse::<Paper>().expect("a paper"),
        card,
        gutter: Gutter { x: between, y: between },
        margin: Margin::even(Length::mm(margin)),
        bleed: Length::mm(bleed),
        clear: Length::ZERO,
    };
    fit(&request).map_or((0, 0), |layout| (layout.capacity(), layout.turned()))
}

#[test]
fn a_sheet_holds_as_many_cards_as_the_table_says() {
    let mut other = String::new();
    for (name, width, height, counts) in COUNTS {
        let turned = TURNED.iter().find(|row| row.0 == name).map_or([0; 6], |row| row.3);
        for ((column, alike), turned) in COLUMNS.into_iter().zip(counts).zip(turned) {
            let (found, lying) = count(Size::mm(width, height), column);
            let expected = if turned > 0 { turned } else { alike };
            if found != expected || (lying > 0) != (turned > alike) {
                let _ = writeln!(other, "{name} {column:?}: {found}, not {expected}");
            }
        }
    }
    assert_eq!(other, "");
}

/// The columns of a dry run's whole table, from the name of each size.
const PAPERS: [&str; 5] = ["a4", "letter", "a5", "half-letter", "a3"];

/// A part of a dry run's table: the name of each size, and its sheets on each paper.
fn table(told: &str, title: &str) -> Vec<(String, Vec<usize>)> {
    let begin = format!("  {title} ");
    let rows = told.lines().skip_while(|line| !line.starts_with(&begin)).skip(1);
    let rows = rows.take_while(|line| line.contains('%'));
    let row = |line: &str| {
        let mut words = line.split_whitespace();
        let name = words.next().expect("a name").to_owned();
        let sheets = words.filter_map(|word| word.parse().ok());
        (name, sheets.collect())
    };
    rows.map(row).collect()
}

#[test]
fn a_dry_run_tells_what_every_size_paper_and_bleed_would_take() {
    let sandbox = Sandbox::new();
    let dry = ["cards", "--paper", "a4", "--dry-run"];
    let short = sandbox.succeed(&dry).stderr;
    assert!(short.lines().all(|line| line.chars().count() <= 80), "{short}");
    assert!(short.lines().count() <= 24, "{short}");
    assert!(short.contains("`-v` shows all papers"), "{short}");
    // 54 × 63.5 × 88.9 of 6 × 215.9 × 279.4, and of 6 × 210 × 297 with eight and more on a sheet.
    assert!(
        short.contains("\n  poker            letter 6 (16 %)          a4 6 (19 %)\n"),
        "{short}"
    );
    let told = sandbox.succeed(&[&dry[..], &["-v"]].concat()).stderr;
    assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
    let rows = table(&told, "shared cuts");
    let (name, sheets) = &rows[0];
    // Nine to a sheet of A4 and letter, four to one of half the size, eighteen to A3.
    assert_eq!((&**name, &sheets[..]), ("poker", &[6, 6, 14, 14, 3][..]));
    // With 2 mm around each, eight to a sheet of letter, three to one of half its size.
    assert_eq!(table(&told, "2 mm bleed")[0].1, [6, 7, 14, 18, 3]);
    assert!(rows.len() > 12, "{told}");
    // Every size of the table holds every card, on as many sheets as it says.
    for (name, sheets) in &rows {
        let run = ["cards", "--paper", "a4", "--format", name, "--force"];
        let line = sandbox.succeed(&run).stdout;
        let plural = if sheets[0] == 1 { "sheet" } else { "sheets" };
        let said = format!("on {} {plural} of a4", sheets[0]);
        assert!(line.contains(&said), "{name}: {line}");
    }
    // And one that is not there does not hold them, or no paper holds it.
    for format in ["mini", "small-square", "business-eu"] {
        assert!(rows.iter().all(|(name, _)| name != format), "{format}");
        let run = ["cards", "--paper", "a4", "--format", format, "--force"];
        assert_eq!(sandbox.run(&run).code, Some(1), "{format}");
    }
    assert!(told.contains("none of these takes fewer sheets"), "{told}");
    let large = sandbox.succeed(&[&dry[..], &["--format", "a6"]].concat()).stderr;
    assert!(large.contains("cheaper: `--format "), "{large}");
    // Few sizes are shown whole at once.
    let few = sandbox.succeed(&[&dry[..], &["--edition", "large"]].concat()).stderr;
    assert!(!few.contains("`-v` shows"), "{few}");
    assert_eq!(table(&few, "shared cuts")[0].1.len(), PAPERS.len(), "{few}");
    // Whoever prints is not told, nor is a stock compared.
    let printed = sandbox.succeed(&["cards", "--paper", "a4", "--force"]).stderr;
    assert!(!printed.contains("how much of the paper"), "{printed}");
}
