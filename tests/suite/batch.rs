//! Tables of clients as spreadsheets save them: letters, separators, empty rows, days, and what is
//! said of rows that fail.

use crate::sandbox::{Ran, Sandbox, card, deck_of};

const CLIENTS: &str = "clients.csv";

fn batch(sandbox: &Sandbox, more: &[&str]) -> Ran {
    sandbox.run(&[&["handout", "--batch", CLIENTS, "-o", "out"], more].concat())
}

/// What is said of a table on standard error, and the files that come of it.
fn told(table: impl AsRef<[u8]>) -> (String, Vec<String>) {
    let sandbox = Sandbox::new().file(CLIENTS, table.as_ref());
    let ran = batch(&sandbox, &[]);
    let entries = std::fs::read_dir(sandbox.path("out")).into_iter().flatten().flatten();
    let mut files: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    files.sort();
    (ran.stderr, files)
}

const TABLE: &str = "client;cards;title;note\r\nK-1;C-014;Für diese Woche;\r\n\
                     K-2;T-003 C-014;Größe;Äpfel\r\n";

#[test]
fn a_table_reads_the_same_in_every_encoding_that_spreadsheets_save() {
    let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let latin = TABLE.chars().map(|sign| u8::try_from(u32::from(sign)).expect("Latin-1"));
    let marked = format!("\u{feff}{TABLE}");
    let ways: [(&str, Vec<u8>); 9] = [
        ("UTF-8", TABLE.as_bytes().to_vec()),
        ("UTF-8 with its mark", marked.clone().into_bytes()),
        ("with a line for the separator", format!("sep=;\r\n{TABLE}").into_bytes()),
        ("with both", format!("\u{feff}sep=;\r\n{TABLE}").into_bytes()),
        ("Windows-1252", latin.collect()),
        ("UTF-16", little(TABLE)),
        ("UTF-16, high bytes first", big(TABLE)),
        ("UTF-16 with its mark", little(&marked)),
        ("UTF-16 with tabs", little(&TABLE.replace(';', "\t"))),
    ];
    let mut first: Option<Vec<u8>> = None;
    for (way, bytes) in ways {
        let sandbox = Sandbox::new().file(CLIENTS, bytes);
        let ran = batch(&sandbox, &["--flat"]);
        assert_eq!(ran.code, Some(0), "{way}: {}", ran.stderr);
        let note = "note: `clients.csv` is not in UTF-8 and is read as Windows-1252; \
                    if accents come out wrong, save it as \"CSV UTF-8\"\n";
        let said = if way == "Windows-1252" { note } else { "" };
        assert_eq!(ran.stderr, said, "{way}");
        let signs = sandbox.signs("out/handout-0003.pdf");
        assert!(signs.contains("Größe") && signs.contains("Äpfel"), "{way}: {signs}");
        let made = sandbox.read("out/handout-0003.pdf");
        assert!(*first.get_or_insert_with(|| made.clone()) == made, "{way}");
    }
}

#[test]
fn what_is_no_text_is_no_table() {
    let sandbox = Sandbox::new().file(CLIENTS, b"client,cards\nK-\x81,C-014\n");
    let ran = batch(&sandbox, &[]);
    assert_eq!(
        ran.stderr,
        "error: `clients.csv` cannot be read: line 2 has a letter that is neither in UTF-8 nor \
         in Windows-1252\n  \
         = help: save it as CSV in UTF-8, with the names of the columns in the first row\n"
    );
}

#[test]
fn a_row_has_the_number_that_its_spreadsheet_shows() {
    let (said, files) =
        told("client,cards,,\nK-1,C-014,,\n,,,\n\nK-2,T-003\nK-3,C-O14,,\n,,,\n");
    assert_eq!(files, ["handout-0002.pdf", "handout-0005.pdf"]);
    assert!(said.starts_with("row 6: there is no card `C-O14`"), "{said}");
    let end = "error: 1 handout could not be made; the others were\n";
    assert!(said.ends_with(end), "{said}");
}

#[test]
fn a_table_without_rows_is_told() {
    let (said, files) = told("client,cards\n,\n\n");
    assert_eq!(
        said,
        "error: `clients.csv` has no rows\n  \
         = help: write a row for each, under the names of the columns\n"
    );
    assert!(files.is_empty());
}

#[test]
fn rows_that_fail_alike_are_told_in_one_line_and_others_only_where_there_are_some() {
    let near = "there is no card `C-O14` in these decks; did you mean `C-014`?";
    let (said, files) = told(
        "client,cards\nA,C-O14\nB,C-O14\nC,C-014\nD,C-O14\nE,T-003 X-9\nF,C-O14\nG,C-O14\n",
    );
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], format!("rows 2, 3, 5, 7 and 8: {near}"));
    assert!(lines[1].starts_with("row 6: there is no card `X-9`"), "{said}");
    assert_eq!(lines[2], "error: 6 handouts could not be made; the other one was");
    assert_eq!((lines.len(), files), (3, vec!["handout-0004.pdf".to_owned()]));
    let (said, files) = told("client,cards\nA,C-O14\nB,C-O14\nC,C-O14\n");
    assert_eq!(
        said,
        format!("rows 2 to 4: {near}\nerror: 3 handouts could not be made\n")
    );
    assert!(files.is_empty());
    let table = "client,cards\nA,C-O14\nB,C-014\nC,C-014\n";
    let ran = batch(&Sandbox::new().file(CLIENTS, table), &["--dry-run"]);
    assert!(ran.stderr.ends_with("error: 1 handout could not be made; the others can\n"));
}

#[test]
fn files_of_an_earlier_batch_are_named_where_their_rows_fail_now() {
    let sandbox =
        Sandbox::new().file(CLIENTS, "client,cards\nA,C-014\nB,C-014\nC,C-014\n");
    assert_eq!(batch(&sandbox, &[]).code, Some(0));
    for (table, said) in [
        (
            "client,cards\nA,C-O14\nB,C-O14\nC,C-014\n",
            "; 2 files there, from `handout-0002.pdf` to `handout-0003.pdf`, are of an earlier batch, and may be other clients'",
        ),
        (
            "client,cards\nA,C-014\nB,C-O14\nC,C-014\n",
            "; `handout-0003.pdf` there is of an earlier batch, and may be another client's",
        ),
    ] {
        std::fs::write(sandbox.path(CLIENTS), table).expect("a table");
        let ran = batch(&sandbox, &[]);
        let line = ran.stderr.lines().next().expect("a line");
        assert!(line.ends_with(said), "{line}");
    }
}

/// The signs on the first handout of a table with days, and what was said.
fn first_of(rows: &[&str]) -> (String, String) {
    let table = format!("client;cards;due\n{}\n", rows.join("\n"));
    let sandbox = Sandbox::new().file(CLIENTS, table);
    let ran = batch(&sandbox, &["--flat"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    (sandbox.signs("out/handout-0002.pdf"), ran.stderr)
}

#[test]
fn a_column_of_days_shows_itself_which_number_is_the_month() {
    let (plain, said) = first_of(&["K;C-014;2026-12-07", "L;C-014;2026-11-30"]);
    assert_eq!(said, "");
    for (rows, read) in [
        (["K;C-014;07.12.2026", "L;C-014;30.11.2026"], "07.12.2026"),
        (["K;C-014;12/7/2026", "L;C-014;11/30/2026"], "12/7/2026"),
        (["K;C-014;46363", "L;C-014;2026-11-30"], "46363"),
    ] {
        let (signs, said) = first_of(&rows);
        assert_eq!(signs, plain, "{rows:?}");
        assert_eq!(said, format!("note: in `due`, `{read}` is read as 2026-12-07\n"));
    }
    // A day above 12 says all by itself.
    let (signs, said) = first_of(&["K;C-014;30.11.2026"]);
    assert_eq!((&*said, signs == plain), ("", false));
}

#[test]
fn days_that_may_be_others_are_refused_once_with_both_readings() {
    let (said, files) =
        told(include_bytes!("../../fuzz/corpus/batch/batch-dates").as_slice());
    assert_eq!(
        said,
        "note: in `date`, `46356` is read as 2026-11-30\n\
         note: in `due`, `07.12.2026` is read as 2026-12-07\n\
         note: in `due`, `46363` is read as 2026-12-07\n\
         row 3: `due` can be read in two ways: `12/7/2026` is 2026-07-12 or 2026-12-07; \
         write the dates of the column as `2026-07-12`, year first\n\
         error: 1 handout could not be made; the others were\n"
    );
    assert_eq!(files, ["handout-0002.pdf", "handout-0004.pdf"]);
}

#[test]
fn a_card_that_has_no_way_for_a_need_is_named_once() {
    let sandbox = Sandbox::new().file(CLIENTS, "client,cards\nA,T-003\nB,T-003 C-014\n");
    let ran = batch(&sandbox, &["--access", "seated,hearing"]);
    assert_eq!(ran.code, Some(0));
    let told = "note: T-003 has no variant for `seated`; it is shown unchanged\n\
                note: T-003 has no variant for `hearing`; it is shown unchanged\n\
                note: C-014 has no variant for `seated`; it is shown unchanged\n";
    assert_eq!(ran.stderr, told);
    let two = ["handout", "T-003", "C-014", "--access=seated", "--access=hearing", "-q"];
    assert_eq!(sandbox.run(&two[..5]).stderr, told);
    assert_eq!(sandbox.run(&two).stderr, "");
    let has = ["handout", "C-014", "--access", "hearing", "--long-distance"];
    assert_eq!(sandbox.run(&has).stderr, "");
    // For everyone as it is, but not for those who are apart.
    let keys = "long_distance = false\naccess = { universal = true }\n";
    let near = card("C-001", "Why is it so?").trim_end().to_owned() + "\n" + keys;
    let sandbox = sandbox.file("near.toml", deck_of(&near));
    let far =
        ["handout", "C-001", "--deck=near.toml", "--long-distance", "--access=seated"];
    assert_eq!(
        sandbox.run(&far).stderr,
        "note: C-001 cannot be done from far away; it stands as it is\n"
    );
}

#[test]
fn what_is_noted_without_a_day_is_noted_with_the_one_it_is() {
    let sandbox = Sandbox::new();
    let noted = |arguments: &[&str], epoch: Option<&str>| {
        let mut command = sandbox.command(arguments);
        if let Some(epoch) = epoch {
            command.env("SOURCE_DATE_EPOCH", epoch);
        }
        assert!(command.output().expect("it runs").status.success());
        let record = String::from_utf8(sandbox.read("log.toml")).expect("text");
        let record: toml::Table = record.parse().expect("TOML");
        let given = record["handout"].as_array().and_then(|all| all.last()).expect("one");
        given["date"].to_string()
    };
    let one = ["handout", "C-014", "--client", "K", "--log", "log.toml", "--force"];
    let today = noted(&one, None);
    let year = today.get(..4).and_then(|year| year.parse::<u32>().ok());
    assert!(year.is_some_and(|year| year >= 2025) && today.len() == 10, "{today}");
    // The page stays without a day: the same request gives the same bytes on any. Records are in
    // the order of days, so that those that follow are far ahead.
    let page = sandbox.signs("handout.pdf");
    assert!(!page.contains(&today), "{page}");
    assert_eq!(noted(&one, Some("3787041600")), "2090-01-02");
    assert_eq!(noted(&[&one[..], &["--date=2090-01-03"]].concat(), None), "2090-01-03");
    let table = "client,cards,date\nA,C-014,\nB,C-014,2026-12-02\n";
    let sandbox = sandbox.file(CLIENTS, table);
    assert_eq!(batch(&sandbox, &["--log", "new.toml"]).code, Some(0));
    let record = String::from_utf8(sandbox.read("new.toml")).expect("text");
    assert_eq!(record.matches("date = 2").count(), 2, "{record}");
}

#[test]
fn one_handout_does_not_fall_on_the_one_of_another_client() {
    let sandbox = Sandbox::new();
    let first = ["handout", "C-014", "--client", "K-17"];
    sandbox.succeed(&first);
    // The same once more is no other.
    sandbox.succeed(&first);
    let kept = sandbox.read("handout.pdf");
    let refused = "error: `handout.pdf` is there and may be another client's\n  \
                   = help: name this one with `--output` or `--name-by code`, or replace \
                   that one with `--force`\n";
    for other in [
        &["handout", "C-014", "--client", "K-18"][..],
        &["handout", "T-003", "--client", "K-17", "--dry-run"],
        #[cfg(unix)]
        &["handout", "C-014"],
    ] {
        let ran = sandbox.run(other);
        assert_eq!((ran.code, &*ran.stderr), (Some(1), refused), "{other:?}");
        assert!(sandbox.read("handout.pdf") == kept, "{other:?}");
    }
    for (named, file) in [
        (&["--client", "K-18", "--name-by", "code"][..], "handout-K-18.pdf"),
        (&["--client", "K-17", "--name-by", "code"], "handout-K-17.pdf"),
        (&["--client", "K-18", "-o", "k18.pdf"], "k18.pdf"),
        (&["--client", "K-18", "--force"], "handout.pdf"),
    ] {
        let ran = sandbox.succeed(&[&["handout", "C-014"], named].concat());
        assert!(ran.stdout.starts_with(file), "{}", ran.stdout);
    }
    // A client's own name is for that client: a new handout takes the place of the old one.
    sandbox.succeed(&["handout", "T-003", "--client", "K-17", "--name-by", "code"]);
    // But codes that a name of a file cannot tell apart are two.
    sandbox.succeed(&["handout", "C-014", "--client", "K/1", "--name-by", "code"]);
    let ran = sandbox.run(&["handout", "C-014", "--client", "K_1", "--name-by", "code"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    for (wrong, said) in [
        (&["--name-by", "code"][..], "`--name-by code` needs a code"),
        (&["--name-by", "row"], "`--name-by row` needs `--batch`"),
        (&["--name-by", "code", "--client=K", "-o", "x.pdf"], "both name the file"),
    ] {
        let ran = sandbox.run(&[&["handout", "C-014"], wrong].concat());
        assert_eq!(ran.code, Some(2), "{wrong:?}");
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
}

#[test]
fn handouts_for_nobody_in_particular_are_made_over_and_over() {
    let sandbox = Sandbox::new();
    sandbox.succeed(&["handout", "C-014"]);
    sandbox.succeed(&["handout", "T-003"]);
    // Whose the one that is there is, nobody sees: one for somebody does not take its place.
    let ran = sandbox.run(&["handout", "C-014", "--client", "K-17"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
}
