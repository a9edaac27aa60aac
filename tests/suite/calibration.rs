//! The way of a printer's owner: the sheet, what is read on it, and cards whose backs lie behind
//! their fronts. The printer is made up, and the lines are read out of the PDFs.

use serde_json::Value;

use crate::calibrated::Stray;
use crate::drawn::{Area, Drawn, pages};
use crate::sandbox::{Ran, Sandbox};

const MADE: &str = "calibrate.pdf: 1 sheet of a4, turn on the long edge, print at 100 %; it says how it is read\n";

/// A printer as they come, and worse: 2.3 mm to the left, 1.4 mm down, half a degree askew.
const PRINTER: Stray = Stray { shift: [2.3, -1.4], turn: 0.5, scale: [1.004, 0.997] };

/// A sheet, and how it is turned.
#[derive(Debug, Clone, Copy)]
struct Turned {
    sheet: [f64; 2],
    /// Whether head and foot change places; else left and right do.
    over_head: bool,
}

impl Turned {
    /// A place of a back page as one holds the back upright.
    fn held(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let [width, height] = self.sheet;
        if self.over_head { [width - x, height - y] } else { [x, y] }
    }

    /// A place of a back page, printed, as it is seen through the sheet from the front.
    fn seen(&self, stray: &Stray, at: [f64; 2]) -> [f64; 2] {
        let [x, y] = stray.prints(self.sheet, self.held(at));
        [self.sheet[0] - x, y]
    }
}

fn middle(line: &Area) -> [f64; 2] {
    [line.left + line.width / 2.0, line.top + line.height / 2.0]
}

/// The lines across a scale that lie about its zero, and how long they are.
fn lines_at(page: &Drawn, [x, y]: [f64; 2], is_level: bool) -> Vec<(Area, f64)> {
    let is_it = |line: &&Area| {
        let (long, thin) =
            if is_level { (line.height, line.width) } else { (line.width, line.height) };
        let [at_x, at_y] = middle(line);
        let (along, across) =
            if is_level { (at_x - x, at_y - y) } else { (at_y - y, at_x - x) };
        thin < 0.01
            && (2.0..9.0).contains(&long)
            && along.abs() < 8.6
            && across.abs() < 5.0
    };
    let lines = page.lines.iter().filter(is_it);
    lines.map(|line| (*line, line.width.max(line.height))).collect()
}

/// What an eye reads at a scale: whole millimeters at the long line, tenths where lines meet.
fn read(
    front: &Drawn,
    back: &Drawn,
    turned: Turned,
    zero: [f64; 2],
    is_level: bool,
) -> f64 {
    let [width, height] = turned.sheet;
    let of_back = if turned.over_head {
        [zero[0], height - zero[1]]
    } else {
        [width - zero[0], zero[1]]
    };
    let along = |at: [f64; 2]| if is_level { at[0] - zero[0] } else { zero[1] - at[1] };
    let fronts = lines_at(front, zero, is_level);
    let fronts: Vec<f64> = fronts.iter().map(|(line, _)| along(middle(line))).collect();
    assert_eq!(fronts.len(), 17, "lines of the front at {zero:?}");
    let backs = lines_at(back, of_back, is_level);
    assert_eq!(backs.len(), 11, "lines of the back at {zero:?}");
    let longest = backs.iter().map(|(_, long)| *long).fold(0.0, f64::max);
    let mut seen: Vec<(f64, bool)> = backs
        .iter()
        .map(|(line, long)| {
            (along(turned.seen(&PRINTER, middle(line))), *long > longest - 0.01)
        })
        .collect();
    seen.sort_by(|one, other| one.0.total_cmp(&other.0));
    let zero_line = seen.iter().position(|(_, is_long)| *is_long).expect("a long line");
    assert_eq!(zero_line, 5, "the long line stands in the middle");
    let off = seen[zero_line].0;
    let whole = off.round();
    let tenths = seen.iter().enumerate().map(|(nth, (at, _))| {
        let gap = fronts.iter().map(|front| (front - at).abs()).fold(9.0, f64::min);
        (i32::try_from(nth).expect("few") - 5, gap)
    });
    // The long line lies on that side of its number on which the tenths count.
    let is_on_side = |tenth: i32| f64::from(tenth) * (off - whole) >= 0.0;
    let tenth = tenths
        .filter(|(tenth, _)| is_on_side(*tenth))
        .min_by(|one, other| one.1.total_cmp(&other.1))
        .expect("a line that meets one")
        .0;
    whole + f64::from(tenth) / 10.0
}

/// The numbers of all four corners, as they are typed.
fn read_corners(sheet: &[Drawn], turned: Turned) -> String {
    let [width, height] = turned.sheet;
    let corner = |sign: &str, x: fn(f64, f64) -> f64, y: fn(f64, f64) -> f64| {
        let at =
            |from_side: f64, from_end: f64| [x(from_side, width), y(from_end, height)];
        let across = read(&sheet[0], &sheet[1], turned, at(16.0, 12.0), true);
        let up = read(&sheet[0], &sheet[1], turned, at(12.0, 34.0), false);
        format!("{sign}={across:.1},{up:.1}")
    };
    let near = |from: f64, _: f64| from;
    let far = |from: f64, side: f64| side - from;
    [
        corner("TL", near, near),
        corner("TR", far, near),
        corner("BL", near, far),
        corner("BR", far, far),
    ]
    .join(",")
}

/// The places of the letters of all back pages, in order.
fn backs(pdf: &[u8]) -> Vec<Vec<[f64; 2]>> {
    let pages = pages(pdf);
    let backs = pages.iter().skip(1).step_by(2);
    // The slug stays where it is, and comes first: cards go to the right, or stand on their head.
    backs.map(|page| page.letters.iter().map(|(at, _)| *at).collect()).collect()
}

const CARDS: [&str; 6] =
    ["cards", "--kind", "conversation", "--force", "-q", "--marks=none"];

/// Cards, printed by the printer, against those of one that does not stray: the farthest that a
/// letter of a back lies off. So much of the slug is passed over as stays.
fn farthest(sandbox: &Sandbox, turned: Turned, more: &[&str], printer: &str) -> f64 {
    sandbox.succeed(&[&CARDS[..], more, &["-o", "plain.pdf"]].concat());
    let named = ["--printer", printer, "-o", "true.pdf"];
    sandbox.succeed(&[&CARDS[..], more, &named].concat());
    let (plain, corrected) =
        (backs(&sandbox.read("plain.pdf")), backs(&sandbox.read("true.pdf")));
    assert_eq!(plain.len(), corrected.len());
    let (mut farthest, mut all): (f64, usize) = (0.0, 0);
    for (plain, corrected) in plain.iter().zip(&corrected) {
        // Slugs differ in what they say: letters are counted from the end.
        let letters = plain.len().min(corrected.len()) - 3;
        all += letters;
        for (plain, corrected) in
            plain.iter().rev().zip(corrected.iter().rev()).take(letters)
        {
            let printed = PRINTER.prints(turned.sheet, turned.held(*corrected));
            let meant = turned.held(*plain);
            for axis in [0, 1] {
                farthest = farthest.max((printed[axis] - meant[axis]).abs());
            }
        }
    }
    assert!(all > 30, "{all} letters");
    farthest
}

const KNOWN: &str = "schema = 1\n\n[[printer]]\nname = \"exact\"\n\n[printer.upright]\nshift = \"2.3mm,-1.4mm\"\nturn = 0.5\nscale = [1.004, 0.997]\n\n[printer.lying]\nshift = \"2.3mm,-1.4mm\"\nturn = 0.5\nscale = [1.004, 0.997]\n";

#[test]
fn backs_lie_behind_their_fronts_when_the_printer_is_known() {
    for (more, sheet, over_head) in [
        (&["--paper", "a4"][..], [210.0, 297.0], false),
        (&["--paper", "letter", "--duplex", "short-edge"], [215.9, 279.4], true),
        // Four by two on a sheet that lies on its side.
        (&["--paper", "a4", "--margin", "12mm"], [297.0, 210.0], true),
    ] {
        let sandbox = Sandbox::new().file(".config/emberdeck/printers.toml", KNOWN);
        let turned = Turned { sheet, over_head };
        let off = farthest(&sandbox, turned, more, "exact");
        assert!(off < 0.01, "{more:?}: {off} mm");
        let plain = pages(&sandbox.read("plain.pdf"));
        let corrected = pages(&sandbox.read("true.pdf"));
        for (plain, corrected) in plain.iter().zip(&corrected) {
            assert_eq!(plain.media, corrected.media);
            assert_eq!(plain.trim, corrected.trim, "a cut falls where it falls");
        }
        assert_eq!(plain[0].letters.len(), corrected[0].letters.len());
        assert_eq!(plain[0].lines, corrected[0].lines, "fronts stay");
    }
}

#[test]
fn what_a_perfect_eye_reads_makes_up_for_the_printer() {
    for (more, sheet, over_head) in [
        (&["--paper", "a4"][..], [210.0, 297.0], false),
        (&["--paper", "letter", "--duplex", "short-edge"], [215.9, 279.4], true),
        (&["--paper", "a4", "--landscape"], [297.0, 210.0], true),
    ] {
        let sandbox = Sandbox::new();
        let turned = Turned { sheet, over_head };
        sandbox.succeed(&[&["calibrate", "--precise"], more].concat());
        let drawn = pages(&sandbox.read("calibrate.pdf"));
        let numbers = read_corners(&drawn, turned);
        let keep = ["calibrate", "--read", &numbers, "--printer", "mine"];
        sandbox.succeed(&[&keep, more].concat());
        let cards: Vec<&str> = more
            .iter()
            .copied()
            .filter(|word| *word != "--landscape")
            .chain(if more.contains(&"--landscape") {
                vec!["--margin=12mm"]
            } else {
                vec![]
            })
            .collect();
        let off = farthest(&sandbox, turned, &cards, "mine");
        assert!(off < 0.1, "{more:?}: {numbers}: {off} mm");
    }
}

fn printers(sandbox: &Sandbox) -> String {
    String::from_utf8(sandbox.read(".config/emberdeck/printers.toml")).expect("text")
}

/// What was said, with the folder of the test left out.
fn said(sandbox: &Sandbox, ran: &Ran) -> String {
    let home = sandbox.path("").display().to_string();
    let all = format!("{}{}", ran.stdout, ran.stderr);
    all.replace(home.trim_end_matches('/'), "~")
}

#[test]
fn two_numbers_are_kept_and_used() {
    let sandbox = Sandbox::new();
    let made = sandbox.succeed(&["calibrate"]);
    assert_eq!((&*made.stdout, &*made.stderr), (MADE, ""));
    let keep = ["calibrate", "--read", "0.8,-0.5", "--printer", "office"];
    let dry = sandbox.succeed(&[&keep[..], &["--dry-run"]].concat());
    assert_eq!(
        said(&sandbox, &dry),
        "~/.config/emberdeck/printers.toml: printer `office`: backs of upright sheets 0.8 mm right, 0.5 mm up (dry run, nothing written)\n"
    );
    assert!(!sandbox.path(".config").exists());
    let kept = sandbox.succeed(&keep);
    assert_eq!(
        said(&sandbox, &kept),
        "~/.config/emberdeck/printers.toml: printer `office`: backs of upright sheets 0.8 mm right, 0.5 mm up\n"
    );
    assert!(printers(&sandbox).ends_with(
        "schema = 1\n\n[[printer]]\nname = \"office\"\n\n[printer.upright]\nshift = \"0.8mm,-0.5mm\"\nturn = 0.0\nscale = [1.0, 1.0]\n"
    ));
    let cards = sandbox.succeed(&["cards", "--kind", "wild", "--printer", "Office"]);
    assert_eq!(
        cards.stdout,
        "cards.pdf: 3 cards on 1 sheet of a4, 9 poker to a sheet, turn on the long edge, backs 0.8 mm right, 0.5 mm up for printer `office`; room for 6 more (`--blank fill`)\n"
    );
    assert!(sandbox.signs("cards.pdf").contains("backs0.8mmright,0.5mmup"));
    // A shift that is typed adds to that of the printer.
    let more =
        ["cards", "--kind", "wild", "--printer=office", "--back-offset=0.2mm,0.1mm"];
    let more = sandbox.succeed(&more);
    assert!(more.stdout.contains("backs 1 mm right, 0.4 mm up for"), "{}", more.stdout);
    let none = sandbox
        .file("emberdeck.toml", "[print]\nprinter = \"office\"\n")
        .succeed(&["cards", "--kind", "wild", "--printer", "none"]);
    assert!(!none.stdout.contains("backs"), "{}", none.stdout);
}

#[test]
fn what_is_known_of_a_printer_grows_and_notes_stay() {
    let sandbox = Sandbox::new();
    let keep = |more: &[&str]| {
        let keep = [&["calibrate", "--printer", "office"], more].concat();
        said(&sandbox, &sandbox.succeed(&keep))
    };
    assert_eq!(
        keep(&["--margins", "3mm,3mm,14mm,4mm"]),
        "~/.config/emberdeck/printers.toml: printer `office`: margins 3 mm at the top, 3 mm right, 14 mm at the bottom, 4 mm left\n"
    );
    let noted = format!("{}# the one upstairs\n", printers(&sandbox));
    std::fs::write(sandbox.path(".config/emberdeck/printers.toml"), noted)
        .expect("a note");
    assert_eq!(
        keep(&["--landscape", "--read=TL=0.1,0,TR=0.1,0,BL=0.1,0,BR=0.1,0"]),
        "~/.config/emberdeck/printers.toml: printer `office`: backs of sheets on their side 0.1 mm right; the numbers go together within 0.00 mm\n"
    );
    keep(&["--read=TL=0.3,0.1,TR=0.3,-0.2,BL=-0.2,0.1,BR=-0.2,-0.2", "--paper=a4"]);
    let file = printers(&sandbox);
    for part in [
        "margins = \"3mm,3mm,14mm,4mm\"",
        "[printer.upright]",
        "[printer.lying]",
        "# the one upstairs",
    ] {
        assert!(file.contains(part), "{part} in {file}");
    }
    // Margins of a printer cost cards where they are wide, and a sheet that lies on its side has
    // a correction of its own.
    let cards = sandbox.succeed(&[
        "cards",
        "--kind",
        "wild",
        "--printer",
        "office",
        "--paper=a4",
    ]);
    assert!(cards.stdout.contains("8 poker to a sheet"), "{}", cards.stdout);
    assert!(cards.stdout.contains("backs 0.1 mm right for printer"), "{}", cards.stdout);
}

#[test]
fn what_no_printer_does_is_refused_with_what_to_do() {
    let sandbox = Sandbox::new();
    let refused = |arguments: &[&str], code: i32, told: &str| {
        let ran = sandbox.run(arguments);
        assert_eq!((ran.code, &*ran.stderr), (Some(code), told), "{arguments:?}");
        assert_eq!(ran.stdout, "");
    };
    let read = |numbers| ["calibrate", "--printer", "office", "--read", numbers];
    refused(
        &read("12,0"),
        1,
        "error: 12 mm is more than the scale of the sheet reaches (8 mm)\n  = help: read the number again, in millimeters; if the back lies farther off than the scales reach, print both sides at 100 % (\"actual size\") and on the right paper\n",
    );
    refused(
        &read("TL=0.3,0.1,TR=-9,0.1,BL=0.3,0.1,BR=0.3,0.1"),
        1,
        "error: -9 mm at the top right (TR) is more than the scale of the sheet reaches (8 mm)\n  = help: read the number again, in millimeters; if the back lies farther off than the scales reach, print both sides at 100 % (\"actual size\") and on the right paper\n",
    );
    refused(
        &read("TL=0.3,0.1,TR=0.3,0.1,BL=0.3,0.1,BR=1.3,0.1"),
        1,
        "error: a number was misread at the bottom right (BR): it is 1.0 mm off from what the others say\n  = help: read that corner again: the nearest whole number first, then the tenths, each with its sign\n",
    );
    refused(
        &read("TL=-4,4,TR=4,4,BL=-4,-4,BR=4,-4"),
        1,
        "error: backs would have to be at 95.7 × 96.62 %: no printer strays so far\n  = help: print the sheet again at 100 % (\"actual size\"), straight in the tray, and turned on the edge that it names\n",
    );
    refused(
        &["calibrate", "--printer", "office"],
        2,
        "error: `--printer` names what was read, and nothing was\n  = help: print the sheet first, without `--printer`; then type what you read with `--read`\n",
    );
    refused(
        &["calibrate", "--duplex", "none"],
        1,
        "error: with `--duplex none` there are no backs that could lie off\n  = help: say how your printer turns sheets: `--duplex long-edge` or `short-edge`\n",
    );
    refused(
        &["calibrate", "--precise", "--paper", "100x150mm"],
        1,
        "error: a sheet of 100 mm × 150 mm is too small for the scales and what is said of them\n  = help: take `--paper a5`, `--paper half-letter` or larger: what a printer does to large sheets says enough of small ones\n",
    );
    refused(
        &["cards", "--printer", "office"],
        1,
        "error: there is no printer `office`\n  = help: measure it first: `emberdeck calibrate` prints a sheet and says how; `--printer none` does without\n",
    );
    sandbox.succeed(&read("0.8,-0.5"));
    refused(
        &["tonight", "--printer", "ofice"],
        1,
        "error: there is no printer `ofice`\n  = help: did you mean `office`?\n",
    );
    refused(
        &["weekly", "--printer", "x", "--weeks=1", "--no-history"],
        1,
        "error: there is no printer `x`\n  = help: there are `office`; `emberdeck calibrate` measures another\n",
    );
    for numbers in ["0.8", "TL=1,1", "a,b"] {
        assert_eq!(sandbox.run(&read(numbers)).code, Some(2), "{numbers}");
    }
    let none = ["calibrate", "--printer", "none", "--read", "0,0"];
    assert_eq!(sandbox.run(&none).code, Some(2));
}

#[test]
fn a_sheet_is_a_file_like_all_others() {
    let sandbox = Sandbox::new().file("mine.pdf", "not ours");
    let taken = sandbox.run(&["calibrate", "-o", "mine.pdf"]);
    assert!(taken.stderr.contains("Emberdeck did not make it"), "{}", taken.stderr);
    sandbox.succeed(&["calibrate", "-o", "mine.pdf", "--force", "--date", "2026-11-30"]);
    let dated = lopdf::Document::load(sandbox.path("mine.pdf")).expect("a PDF");
    let info = dated.trailer.get(b"Info").and_then(|info| dated.dereference(info));
    assert!(format!("{:?}", info.expect("its properties").1).contains("D:20261130"));
    let dry = sandbox.succeed(&["calibrate", "--dry-run", "--preset", "home"]);
    assert!(dry.stdout.contains("dry run") && !sandbox.path("calibrate.pdf").exists());
    let opened = sandbox.run(&["calibrate", "--open", "--dry-run"]);
    assert_eq!(opened.code, Some(2));
    let json = sandbox.succeed(&["calibrate", "--precise", "--message-format=json"]);
    let told: Value = serde_json::from_str(&json.stdout).expect("an object");
    assert_eq!(
        (&told["sheets"], &told["paper"], &told["pages"]),
        (&1.into(), &"a4".into(), &2.into())
    );
    // Nothing is read beside what is made, and the same sheet is the same bytes.
    let once = sandbox.read("calibrate.pdf");
    sandbox.succeed(&["calibrate", "--precise"]);
    assert_eq!(sandbox.read("calibrate.pdf"), once);
}

#[test]
fn outlines_of_a_stock_lie_where_its_cards_are() {
    let sandbox = Sandbox::new();
    let made = sandbox.succeed(&["calibrate", "--stock", "avery-5371"]);
    assert_eq!(
        made.stdout,
        "calibrate.pdf: outlines of `avery-5371` on letter, to be printed on plain paper and held against a real sheet\n"
    );
    let drawn = pages(&sandbox.read("calibrate.pdf"));
    // Two columns of five, 3.5 × 2 in, from 0.75 and 0.5 in.
    let cards: Vec<_> =
        drawn[0].lines.iter().filter(|line| line.measures(88.9, 50.8)).collect();
    assert_eq!(cards.len(), 10);
    assert!((cards[0].left - 19.05).abs() < 0.01 && (cards[0].top - 12.7).abs() < 0.01);
    assert_eq!(
        sandbox.run(&["calibrate", "--stock", "avery-5371", "--precise"]).code,
        Some(2)
    );
}

#[test]
fn backs_that_would_leave_the_paper_are_told() {
    let sandbox = Sandbox::new().file(".config/emberdeck/printers.toml", KNOWN);
    let pattern = ["cards", "--kind", "wild", "--backs=pattern", "--format=poker"];
    let cards = sandbox.run(
        &[&pattern[..], &["--paper=letter", "--printer=exact", "--card=W-001"]].concat(),
    );
    let text = cards.stderr;
    assert!(
        text.contains(
            "moved so, backs leave what the printer reaches, and are not printed there: "
        ) && text.contains(" mm at the head of the page"),
        "{text}"
    );
    let upright = KNOWN.split("[printer.lying]").next().expect("a half");
    let sandbox = Sandbox::new().file(".config/emberdeck/printers.toml", upright);
    let lying = ["cards", "--kind=wild", "--margin=12mm", "--printer=exact"];
    let lying = sandbox.succeed(&lying);
    assert_eq!(
        lying.stderr.lines().next_back(),
        Some(
            "note: the backs of printer `exact` were not measured on sheets that lie on their side, and stay as they are; `emberdeck calibrate --landscape` prints a sheet to measure them with"
        )
    );
}
