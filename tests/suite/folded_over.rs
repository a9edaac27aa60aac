//! Cards that are folded: sheets cut along their marks, bent along their dots and laid on a pile,
//! as a hand does it with the finished PDF.

use crate::cut_cards::numbered;
use crate::drawn::{Area, Drawn, Run, is_near, pages};
use crate::sandbox::Sandbox;

/// Where the marks around the cards say that a page is cut, across and down.
fn cuts(page: &Drawn) -> [Vec<f64>; 2] {
    let trim = page.trim.expect("an outline");
    let marks = page.lines.iter().filter(|line| line.width.max(line.height) >= 1.0);
    let (mut across, mut down) = (Vec::new(), Vec::new());
    for mark in marks {
        if mark.width < 0.01 && (mark.bottom() <= trim.top) {
            across.push(mark.left);
        } else if mark.height < 0.01 && mark.right() <= trim.left {
            down.push(mark.top);
        }
    }
    [across, down].map(|mut cuts| {
        cuts.sort_by(f64::total_cmp);
        cuts.dedup_by(|one, other| is_near(*one, *other));
        cuts
    })
}

/// The pieces of a page, row by row.
fn pieces(page: &Drawn) -> Vec<Area> {
    let [across, down] = cuts(page);
    let rows = down.windows(2);
    rows.flat_map(|row| {
        across.windows(2).map(|column| Area {
            left: column[0],
            top: row[0],
            width: column[1] - column[0],
            height: row[1] - row[0],
        })
    })
    .collect()
}

fn holds(area: Area, [x, y]: [f64; 2]) -> bool {
    (area.left..area.right()).contains(&x) && (area.top..area.bottom()).contains(&y)
}

/// The two panels of a piece along its dots, the front first, and whether they are bent head over
/// foot; none when there are no dots.
fn bent(page: &Drawn, piece: Area) -> Option<([Area; 2], bool)> {
    let dots: Vec<&Area> = page
        .lines
        .iter()
        .filter(|line| line.width.max(line.height) < 0.3)
        .filter(|dot| {
            holds(piece, [dot.left + dot.width / 2.0, dot.top + dot.height / 2.0])
        })
        .collect();
    let first = dots.first()?;
    let is_upright = dots.iter().all(|dot| is_near(dot.left, first.left));
    let is_level = dots.iter().all(|dot| is_near(dot.top, first.top));
    assert!(is_upright != is_level && dots.len() > 20, "one line of dots: {dots:?}");
    let halves = if is_upright {
        assert!(is_near(first.left, piece.left + piece.width / 2.0), "in the middle");
        let one = Area { width: piece.width / 2.0, ..piece };
        [one, Area { left: first.left, ..one }]
    } else {
        assert!(is_near(first.top, piece.top + piece.height / 2.0), "in the middle");
        let one = Area { height: piece.height / 2.0, ..piece };
        [one, Area { top: first.top, ..one }]
    };
    // A front says what is asked.
    let asks = |half: Area| runs(page, half).iter().any(|run| run.text.contains("And?"));
    let [one, other] = halves;
    Some((if asks(one) { [one, other] } else { [other, one] }, is_level))
}

fn runs(page: &Drawn, area: Area) -> Vec<&Run> {
    page.runs.iter().filter(|run| holds(area, run.at)).collect()
}

/// Where a place of a back panel lies when it is bent behind its front and the card is turned like
/// the leaf of a book: from the left and from the top of the card, as one looks at the back.
fn behind([x, y]: [f64; 2], [front, back]: [Area; 2], is_level: bool) -> [f64; 2] {
    let (x, y) = if is_level {
        let fold = if front.top > back.top { front.top } else { front.bottom() };
        (x, 2.0 * fold - y)
    } else {
        let fold = if front.left > back.left { front.left } else { front.right() };
        (2.0 * fold - x, y)
    };
    [front.right() - x, y - front.top]
}

/// The number of the card on a piece, none for a piece that is blank.
fn card(page: &Drawn, piece: Area, has_text: bool) -> Option<usize> {
    let Some((panels, is_level)) = bent(page, piece) else {
        assert!(runs(page, piece).is_empty(), "a piece without a fold is blank");
        return None;
    };
    let [front, back] = panels.map(|panel| runs(page, panel));
    let number = |runs: &[&Run]| {
        let number = |run: &&Run| {
            let told = run.text.strip_prefix("C-");
            told.or_else(|| run.text.strip_prefix("Front ")).map(str::to_owned)
        };
        let id = runs.iter().find_map(number);
        id.and_then(|id| id.trim().parse::<usize>().ok())
    };
    let title = |runs: &[&Run]| {
        let title = runs.iter().find(|run| run.text.starts_with("Front"));
        title.map(|run| (run.at, run.along))
    };
    let named = number(&front).expect("a number on the front");
    let (at, along) = title(&front).expect("a title on the front");
    assert_eq!(along, [1, 0], "fronts stand upright");
    if has_text {
        assert_eq!(number(&back), Some(named), "another back lies behind it");
        let (back_at, back_along) = title(&back).expect("a title on the back");
        let seen = behind(back_at, panels, is_level);
        assert_eq!(back_along, if is_level { [-1, 0] } else { [1, 0] });
        // As far from the left on both sides, like a card that is printed on both.
        assert!((seen[0] - (at[0] - panels[0].left)).abs() < 0.01, "{seen:?} {at:?}");
        assert!(seen[1] > 4.0 && seen[1] < 20.0, "the head of the back is up: {seen:?}");
    } else {
        assert!(back.is_empty(), "a pattern says nothing: {back:?}");
        let covers = |shape: &Area| {
            shape.left <= panels[1].left + 0.01
                && shape.top <= panels[1].top + 0.01
                && shape.right() >= panels[1].right() - 0.01
                && shape.bottom() >= panels[1].bottom() - 0.01
        };
        assert!(page.shapes.iter().any(covers), "the pattern covers the back");
        let on_front = |shape: &&Area| {
            let wide =
                shape.right().min(panels[0].right()) - shape.left.max(panels[0].left);
            let high =
                shape.bottom().min(panels[0].bottom()) - shape.top.max(panels[0].top);
            covers(shape) && wide > 0.01 && high > 0.01
        };
        assert!(page.shapes.iter().find(on_front).is_none(), "no pattern on the front");
    }
    Some(named)
}

#[test]
fn cut_folded_and_laid_on_a_pile_the_deck_is_in_order_with_its_own_backs() {
    for (cards, options, to_a_sheet, is_level) in [
        (1, &["--paper=a4"][..], 4, false),
        (9, &["--paper=a4"], 4, false),
        (14, &["--paper=letter", "--copies=1"], 4, false),
        (7, &["--paper=letter", "--format=60x110mm"], 3, true),
        (5, &["--paper=a4", "--format=tarot", "--gutter=2mm"], 2, false),
        (6, &["--paper=letter", "--format=mini"], 9, false),
    ] {
        for backs in ["text", "pattern"] {
            let sandbox = Sandbox::new().file("deck.toml", numbered(cards));
            let fold =
                ["cards", "deck.toml", "--duplex", "fold", "--backs", backs, "--blank=0"];
            let format = ["--format=poker"];
            let has_format = options.iter().any(|option| option.starts_with("--format"));
            let format = if has_format { &[][..] } else { &format[..] };
            let ran = sandbox.succeed(&[&fold[..], format, options].concat());
            assert!(ran.stdout.contains(", fold at the dotted lines"), "{}", ran.stdout);
            let sheets = cards.div_ceil(to_a_sheet);
            assert_eq!(pages(&sandbox.read("cards.pdf")).len(), sheets, "{}", ran.stdout);
            let mut pile = Vec::new();
            for sheet in 1..=sheets {
                // Marks that come again on the next sheet are a stamp, and not seen.
                let sheet = format!("--sheets={sheet}");
                sandbox.succeed(&[&fold[..], format, options, &[&sheet]].concat());
                let page = &pages(&sandbox.read("cards.pdf"))[0];
                let mut blank = false;
                // Gutters are pieces too, and blank.
                for piece in pieces(page).into_iter().filter(|piece| piece.width > 10.0) {
                    if piece.height < 10.0 {
                        continue;
                    }
                    let found = card(page, piece, backs == "text");
                    assert!(!blank || found.is_none(), "blank pieces come last");
                    blank = found.is_none();
                    pile.extend(found);
                    if let Some((_, level)) = bent(page, piece) {
                        assert_eq!(level, is_level, "{options:?}");
                    }
                }
            }
            assert_eq!(pile, (1..=cards).collect::<Vec<_>>(), "{options:?} {backs}");
        }
    }
}

#[test]
fn what_folded_cards_have_no_use_for_is_told() {
    let sandbox = Sandbox::new().file("deck.toml", numbered(5));
    let cards = ["cards", "deck.toml", "--duplex", "fold"];
    let stock = sandbox.run(&[&cards[..], &["--stock", "avery-5371"]].concat());
    assert_eq!(
        (stock.code, &*stock.stderr),
        (
            Some(1),
            "error: `--duplex fold` lays front and back side by side, and the places of `avery-5371` are single cards\n  = help: print both sides of it, or leave out `--stock`\n"
        )
    );
    let shifted = sandbox.succeed(&[&cards[..], &["--back-offset=1mm,0mm"]].concat());
    assert!(
        shifted.stderr.contains("`--back-offset` changes nothing here: with `--duplex fold` only one side is printed"),
        "{}",
        shifted.stderr
    );
    assert_eq!(
        shifted.stdout,
        "cards.pdf: 8 cards on 2 sheets of a4, 4 poker to a sheet, fold at the dotted lines; 3 of them to write on (`--blank 0` leaves these out)\n"
    );
    assert!(sandbox.signs("cards.pdf").contains("sheet1of2·foldatthedottedlines"));
}
