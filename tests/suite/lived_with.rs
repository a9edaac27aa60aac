//! What newcomers tripped over: words of safety, filled books, and plans that change.

use std::fs;

use crate::sandbox::Sandbox;

#[test]
fn words_of_safety_stay_when_what_they_are_about_is_left_out() {
    let wish = "[leave_out]\ntopics = [\"trust\", \"boundaries\"]\navoid_if = [\"trauma-touch\"]\n";
    let sandbox = Sandbox::new().file("emberdeck.toml", wish);
    let listed = sandbox.succeed(&["list", "cards", "--kind", "rule"]).stdout;
    for id in ["H-001", "H-002"] {
        assert!(listed.contains(id), "{listed}");
    }
    let ran = sandbox.succeed(&["tonight", "--seed", "a", "--dry-run"]);
    assert!(!ran.stderr.contains("What holds all evening"), "{}", ran.stderr);
    // By its id a rule is left out as any card is.
    let wish = "[leave_out]\ncards = [\"H-002\"]\n";
    let sandbox = sandbox.file("emberdeck.toml", wish);
    let listed = sandbox.succeed(&["list", "cards", "--kind", "rule"]).stdout;
    assert!(listed.contains("H-001") && !listed.contains("H-002"), "{listed}");
}

#[test]
fn a_page_is_left_out_for_a_reason_that_it_names() {
    let title = "Toforgiveisnottoexcuse";
    let handout = ["handout", "forgiveness"];
    let book = ["workbook", "--weeks", "8"];
    let sandbox = Sandbox::new();
    sandbox.succeed(&book);
    sandbox.succeed(&handout);
    assert!(sandbox.letters("workbook.pdf").contains(title));
    let wish = "[leave_out]\navoid_if = [\"recent-betrayal\"]\n";
    let sandbox = sandbox.file("emberdeck.toml", wish);
    sandbox.succeed(&book);
    assert!(!sandbox.letters("workbook.pdf").contains(title));
    let ran = sandbox.run(&handout);
    assert_eq!(ran.code, Some(1));
    let said = "error: forgiveness is not among the cards that your options and settings allow\n";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
}

#[test]
fn a_plan_that_changes_says_what_goes_and_keeps_a_book_that_is_filled_in() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&["weekly", "--weeks=2", "--start=2026-11-30", "--seed=a", "-q"]);
    let own = sandbox.path("weekly/own-a.pdf");
    let mut filled = fs::read(&own).expect("own pages");
    filled.extend_from_slice(b"\n%changed\n");
    fs::write(&own, &filled).expect("own pages");
    let before = fs::read_to_string(sandbox.path("weekly/plan.toml")).expect("a plan");
    let ran = sandbox.succeed(&["weekly", "--plan", "weekly", "--reroll", "2.3"]);
    let kept = "note: `weekly/own-a.pdf` is filled in, and kept; the new pages are `weekly/own-a-2.pdf`\n";
    assert!(ran.stderr.contains(kept), "{}", ran.stderr);
    let changed =
        ran.stderr.lines().find(|line| line.contains(" goes, ")).expect("a note");
    assert!(changed.starts_with("note: 2.3: "), "{changed}");
    assert!(changed.ends_with("; print week 2 again"), "{changed}");
    let gone = changed.split(' ').nth(2).expect("an id");
    assert!(before.contains(&format!("\"{gone}\"")), "{gone}");
    assert_eq!(fs::read(&own).expect("own pages"), filled);
    assert!(sandbox.path("weekly/own-a-2.pdf").is_file());
    // Another change writes the new pages again, and fills no folder with them.
    sandbox.succeed(&["weekly", "--plan", "weekly", "--reroll", "2.3"]);
    assert!(!sandbox.path("weekly/own-a-3.pdf").exists());
    let found = sandbox.succeed(&["forget"]).stdout;
    for name in ["weekly/own-a.pdf", "weekly/own-a-2.pdf"] {
        assert!(found.contains(name), "{found}");
    }
}

#[test]
fn touch_on_the_skin_right_after_what_is_heavy_is_told() {
    let evening = "[evening]\nid = \"ours\"\ntitle = \"Ours\"\nlanguage = \"en\"\nsummary = \"S\"\nminutes = [40]\n\
        [[step]]\ntitle = \"Mend\"\nminutes = { 40 = 20 }\nany = [{ kind = \"repair\" }]\n\
        [[step]]\ntitle = \"Near\"\nminutes = { 40 = 20 }\nany = [{ kind = \"touch\", touch = 3 }]\n";
    let sandbox = Sandbox::new().file("ours.toml", evening);
    let tonight = ["tonight", "--evening", "ours.toml", "--seed", "a", "--dry-run"];
    let near = ["--touch", "..3", "--both-agree", "3"];
    let said = sandbox.succeed(&[&tonight[..], &near].concat()).stderr;
    assert!(said.contains("“Near” touches skin right after “Mend”"), "{said}");
    let said = sandbox.succeed(&tonight).stderr;
    assert!(!said.contains("touches skin"), "{said}");
}
