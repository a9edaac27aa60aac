//! A month by script: a plan, both copies of one's own filled in by viewers that others wrote, and
//! the next month from the answers, for each of the nine pairs of votes.
#![expect(clippy::unwrap_used, reason = "a sandbox that is not there fails the test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use emberdeck::load::SHIPPED;

use crate::judges::{project, verdict};
use crate::sandbox::Sandbox;

const MARKS: [&str; 3] = ["back", "hold", "up"];
/// Words of the pages for how deep and how near a week goes.
const PACES: [&str; 6] = ["", "easy", "gentle", "open", "deep", "tender"];
const TOUCHES: [&str; 3] = ["", "brief touch", "held touch"];

/// Fills a copy of one's own in by a viewer: the votes of the fourth week. Whether the viewer is
/// there.
fn filled(
    folder: &Path,
    copy: &Path,
    person: &str,
    mark: &str,
    viewer: [&str; 2],
) -> bool {
    let field = |asked: &str| format!("week04.vote.{person}.{asked}");
    let values: BTreeMap<String, &str> =
        [(field("pace"), mark), (field("touch"), mark)].into();
    let told = folder.join("values.json");
    fs::write(&told, serde_json::to_string(&values).unwrap()).unwrap();
    let [program, script] = viewer.map(project);
    let target = folder.join(format!("{person}-{mark}.pdf"));
    let mut command = Command::new(program);
    command.arg(script).arg(copy).arg(&told).arg(target);
    verdict(&mut command).is_some()
}

/// The touch level of each shipped card, by the names of their decks and theirs.
fn levels() -> BTreeMap<(String, String), u8> {
    let decks = SHIPPED.iter().filter_map(|deck| deck.load().deck);
    let of = |deck: emberdeck::model::Deck| {
        let id = deck.id;
        let named = move |card: emberdeck::model::Card| {
            ((id.clone(), card.id), card.touch_level.number())
        };
        deck.cards.into_iter().map(named)
    };
    decks.flat_map(of).collect()
}

/// The ceilings of a plan's weeks, and the touch levels of their cards.
fn plan(
    text: &str,
    levels: &BTreeMap<(String, String), u8>,
) -> (Vec<(i64, i64)>, Vec<u8>) {
    let table: toml::Table = text.parse().unwrap();
    let (mut ceilings, mut came) = (Vec::new(), Vec::new());
    for week in table["week"].as_array().unwrap() {
        let number = |key: &str| week[key].as_integer().unwrap();
        ceilings.push((number("pace"), number("touch")));
        for card in week["card"].as_array().unwrap() {
            let word = |key: &str| card[key].as_str().unwrap().to_owned();
            came.push(levels[&(word("deck"), word("id"))]);
        }
    }
    (ceilings, came)
}

/// What the pages say of how deep and how near a week goes, letters alone.
fn most(pace: i64, touch: i64) -> String {
    let [pace, touch] = [pace, touch].map(|level| usize::try_from(level).unwrap());
    format!("{}{}", PACES[pace], TOUCHES[touch]).replace(' ', "")
}

#[test]
fn a_month_goes_on_as_each_pair_of_votes_says() {
    let sandbox = Sandbox::new();
    let draw = ["weekly", "--start", "2026-11-30", "--seed", "two cups", "--weeks"];
    sandbox.succeed(&[&draw[..], &["4"]].concat());
    let levels = levels();
    let text = |name: &str| String::from_utf8(sandbox.read(name)).unwrap();
    let (ceilings, came) = plan(&text("weekly/plan.toml"), &levels);
    assert_eq!(ceilings, [(1, 1), (2, 1), (3, 2), (3, 2)]);
    assert_eq!(came.iter().max(), Some(&2));
    assert!(
        sandbox.letters("weekly/plan.pdf").contains(
            "nocardcomesnearerthanheldtouchEitherofusmayholdorstepbackatanytime"
        )
    );
    let viewers = [
        ["target/judge/node", "tests/judge/fill.mjs"],
        ["target/judge/venv/bin/python", "tests/judge/fill_all.py"],
    ];
    // pypdf draws what it writes, and takes a while.
    let is_whole = crate::extent::is_whole();
    let tried = if is_whole { 2 } else { 1 };
    for (nth, viewer) in viewers.into_iter().take(tried).enumerate() {
        let folder = sandbox.path(&format!("filled-{nth}"));
        fs::create_dir_all(&folder).unwrap();
        let each = ["a", "b"].into_iter().flat_map(|who| MARKS.map(|mark| (who, mark)));
        let is_there = each.into_iter().all(|(who, mark)| {
            let copy = sandbox.path(&format!("weekly/own-{who}.pdf"));
            filled(&folder, &copy, who, mark, viewer)
        });
        if is_there {
            check_pairs(&sandbox, nth, &levels, is_whole);
        }
    }
}

/// Draws the next month from each pair of votes, as one viewer saved them.
fn check_pairs(
    sandbox: &Sandbox,
    nth: usize,
    levels: &BTreeMap<(String, String), u8>,
    is_whole: bool,
) {
    for a in MARKS {
        for b in MARKS {
            let step = match (a, b) {
                ("back", _) | (_, "back") => -1,
                ("up", "up") => 1,
                _ => 0,
            };
            // Touch is held already: nobody has said yes to more.
            let (pace, touch) = (3 + step, (2 + step).min(2));
            // A sample has the files of a pair of each outcome, and of the others the table.
            let pairs = [("back", "up"), ("hold", "up"), ("up", "up")];
            let is_written = is_whole || pairs.contains(&(a, b));
            let [a, b] = [("a", a), ("b", b)]
                .map(|(who, mark)| format!("filled-{nth}/{who}-{mark}.pdf"));
            let next =
                ["weekly", "--answers", &a, "--answers", &b, "--start", "2026-12-28"];
            let more = ["--weeks", "2", "--seed", "on", "--no-history", "--force"];
            if !is_written {
                let ran = sandbox.run(&[&next[..], &more[..], &["--preview"]].concat());
                let told = format!(": pace up to {pace}, touch up to {touch}, ");
                assert_eq!(
                    ran.stdout.matches(&told).count(),
                    2,
                    "{a} {b}: {}",
                    ran.stdout
                );
                continue;
            }
            let ran = sandbox.run(&[&next[..], &more[..], &["-o", "next"]].concat());
            assert_eq!(ran.code, Some(0), "{a} {b}: {}", ran.stderr);
            assert!(
                ran.stderr.contains("note: from your votes: the pace "),
                "{}",
                ran.stderr
            );
            let text = String::from_utf8(sandbox.read("next/plan.toml")).unwrap();
            let (ceilings, came) = plan(&text, levels);
            assert_eq!(ceilings, [(pace, touch); 2], "{a} {b}");
            let nearest = came.into_iter().max().map(i64::from);
            assert!(
                nearest.is_some_and(|nearest| nearest <= touch),
                "{a} {b}: {nearest:?}"
            );
            for file in ["next/plan.pdf", "next/workbook.pdf"] {
                let letters = sandbox.letters(file);
                assert!(letters.contains(&most(pace, touch)), "{file} {a} {b}");
            }
        }
    }
}
