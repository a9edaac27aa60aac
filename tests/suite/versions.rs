//! Files that an earlier Emberdeck wrote are read, and written as today's keeps them.

use std::collections::BTreeSet;
use std::fs;

use emberdeck::diag::Source;
use emberdeck::load::{load_answers, load_history, load_plan, load_recipe, load_record};
use emberdeck::model::{PlanFile, Recipe};

use crate::answers::text;
use crate::sandbox::Sandbox;

/// Each kind of file that the program writes to read again, with the version of its format and
/// how a file is read: whether it can be, and what it is when it is written again.
type Kind = (&'static str, u8, fn(&Source) -> Option<String>);

const KINDS: [Kind; 5] = [
    ("plan", PlanFile::SCHEMA, |source| {
        Some(load_plan(source).ok()?.to_toml(|_| "a title".to_owned()))
    }),
    ("recipe", Recipe::SCHEMA, |source| Some(load_recipe(source).ok()?.to_toml())),
    ("record", 1, |source| Some(load_record(source).ok()?.to_toml())),
    ("history", 1, |source| Some(load_history(source).ok()?.to_toml())),
    ("answers", 1, |source| Some(load_answers(source).ok()?.to_toml())),
];

fn kept(kind: &str, version: u8) -> String {
    let path = format!("tests/versions/{kind}-{version}.toml");
    fs::read_to_string(&path).unwrap_or_else(|why| panic!("{path}: {why}"))
}

#[test]
fn a_file_of_every_version_is_read_and_written_as_the_newest() {
    let mut known = BTreeSet::new();
    for (kind, newest, again) in KINDS {
        for version in 1..=newest {
            let source = Source::new(kind, &kept(kind, version));
            let written = again(&source);
            let written = written.unwrap_or_else(|| panic!("{kind} of schema {version}"));
            let line = format!("schema = {newest}");
            assert_eq!(
                written.lines().find(|line| line.starts_with("schema")),
                Some(&*line)
            );
            assert_eq!(again(&Source::new(kind, &written)).as_ref(), Some(&written));
            known.insert(format!("{kind}-{version}.toml"));
        }
        let newer = kept(kind, newest).replace(
            &format!("schema = {newest}\n"),
            &format!("schema = {}\n", newest + 1),
        );
        assert_eq!(again(&Source::new(kind, &newer)), None, "{kind} of a later version");
    }
    let entries = fs::read_dir("tests/versions").expect("the folder is there").flatten();
    let there: BTreeSet<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(there, known);
}

#[test]
fn a_plan_says_the_same_in_both_versions() {
    let read = |version| load_plan(&Source::new("plan", &kept("plan", version)));
    let (old, new) = (read(1).expect("a plan"), read(2).expect("a plan"));
    let [old, new] = [old, new].map(|file| PlanFile { schema: 0, ..file });
    assert_eq!(old, new);
    assert!(!new.settings.told().is_empty() && !new.drawn_by.decks.is_empty());
}

/// A plan's text as schema 1 had it: the words of the command in place of the tables.
fn of_schema_one(plan: &str, options: &str) -> String {
    let (head, rest) = plan.split_once("\n[draw]").expect("a table");
    let (_, decks) = rest.split_once("\n[[deck]]").expect("decks");
    let head = head.replace("schema = 2", "schema = 1");
    format!("{head}options = [{options}]\n\n[[deck]]{decks}")
}

#[test]
fn a_plan_of_schema_one_is_made_again_and_written_anew_with_a_note() {
    let words = ["--weeks", "2", "--start", "2026-11-30", "--seed", "maple tree"];
    let more = [
        // There were no courses then.
        "--course",
        "none",
        "--touch",
        "..1",
        "--days",
        "mon,wed,sat",
        "--paper",
        "letter",
        "--date",
        "2026-11-29",
    ];
    let sandbox = Sandbox::new();
    sandbox.succeed(&[&["weekly"], &words[..], &more[..]].concat());
    let (plan, pages) =
        (text(&sandbox, "weekly/plan.toml"), sandbox.read("weekly/plan.pdf"));
    let options = "\"--course=none\", \"--weeks=2\", \"--start=2026-11-30\", \"--days=mon,wed,sat\", \"--touch=..1\", \
                   \"--paper=letter\", \"--date=2026-11-29\", \"--sheets=1\"";
    let old = of_schema_one(&plan, options).replace("[[week]]", "# ours\n[[week]]");
    fs::write(sandbox.path("weekly/plan.toml"), &old).expect("it can be written");
    let ran = sandbox.succeed(&["weekly", "--plan", "weekly/plan.toml"]);
    assert_eq!(
        ran.stderr,
        "note: `weekly/plan.toml` is of an earlier Emberdeck; the plan is written as this one keeps it\n"
    );
    let written = text(&sandbox, "weekly/plan.toml");
    assert_eq!(written.replace("# ours\n", ""), plan);
    assert_eq!(written.matches("# ours\n").count(), 2);
    assert_eq!(sandbox.read("weekly/plan.pdf"), pages);
    let ran = sandbox.succeed(&["weekly", "--plan", "weekly/plan.toml"]);
    assert_eq!(ran.stderr, "");
    // The weeks that follow go on with what it was told.
    fs::write(sandbox.path("weekly/plan.toml"), &old).expect("it can be written");
    let votes = "schema = 1\nmade_by = \"emberdeck answers\"\n[answers.week02.vote]\na.pace = \"up\"\n";
    fs::write(sandbox.path("a.toml"), votes).expect("it can be written");
    let next = ["weekly", "--answers", "a.toml", "--start", "2026-12-14", "-o", "next"];
    let ran = sandbox.succeed(&next);
    let goes_on = "as in the plan in `weekly`: course none, weeks 2, days mon,wed,sat, touch ..1, paper letter\n";
    assert!(ran.stderr.contains(goes_on), "{}", ran.stderr);
}

#[test]
fn what_stands_where_in_a_plan_is_checked() {
    let plan = kept("plan", 2);
    let told = |from: &str, to: &str| {
        assert!(plan.contains(from), "{from}");
        let problems = load_plan(&Source::new("p", &plan.replace(from, to)));
        let problems = problems.expect_err("it is no plan");
        problems.into_iter().map(|problem| problem.message).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(
        told("pace_ramp = [1, 2]", "pace_ramp = [1, 4]"),
        "`pace_ramp`: from 1 to 4 is more than one step up in a week; go by way of 2"
    );
    assert_eq!(
        told("date = \"2026-11-29\"", "both_agree = 2"),
        "`both_agree` takes a whole number from 3 to 5, not `2`"
    );
    assert_eq!(
        told("paper = \"letter\"", "both_agree = 3"),
        "`both_agree` is never settled in a file: agreement holds for one command and the plan that it draws"
    );
    assert_eq!(
        told("seed =", "options = [\"--adult\"]\nseed ="),
        "a plan has no key `options`"
    );
}
