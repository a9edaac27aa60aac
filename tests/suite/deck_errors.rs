//! What a deck's author reads when something is wrong.

use snapbox::{assert_data_eq, file};

use crate::sandbox::{Sandbox, card, deck_of, png};

#[test]
fn eleven_mistakes_get_eleven_messages_in_one_run() {
    let sandbox = Sandbox::new()
        .file("eleven-mistakes.toml", include_bytes!("../decks/eleven-mistakes.toml"));
    let ran = sandbox.run(&["cards", "eleven-mistakes.toml"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(ran.stdout, "");
    assert_eq!(ran.stderr.matches("-->").count(), 11);
    assert_data_eq!(ran.stderr, file!["../messages/eleven-mistakes.txt"].raw());
    assert_eq!(sandbox.files(), ["eleven-mistakes.toml"], "no PDF is made");
}

#[test]
fn an_overlong_prompt_is_refused_with_a_format_that_holds_it_or_none() {
    let words = "We talk about the small things that make a week. ".repeat(41);
    let deck = deck_of(&card("C-001", &words[..2000]));
    let sandbox = Sandbox::new().file("long.toml", deck);
    let ran = sandbox.run(&["cards", "long.toml"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(ran.stderr, file!["../messages/overlong.txt"].raw());
    let shorter = deck_of(&card("C-001", &words[..600]));
    let sandbox = sandbox.file("long.toml", shorter);
    let ran = sandbox.run(&["cards", "long.toml"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(ran.stderr, file!["../messages/too-long-for-poker.txt"].raw());
}

#[test]
fn safety_is_checked_by_touch_and_pace() {
    let deck = deck_of(
        "[[card]]\nid = \"T-001\"\nkind = \"touch\"\ntitle = \"Hold\"\nprompt = \"Hold on.\"\n\
         minutes = 5\npace = 1\ntouch_level = 2\n\n\
         [[card]]\nid = \"C-002\"\nkind = \"conversation\"\ntitle = \"Deep\"\n\
         prompt = \"What hurts?\"\nminutes = 5\npace = 4\n\n\
         [[card]]\nid = \"M-003\"\nkind = \"repair\"\ntitle = \"Mend\"\nprompt = \"Say sorry.\"\n\
         minutes = 5\npace = 2\n\n\
         [[card]]\nid = \"T-004\"\nkind = \"touch\"\ntitle = \"Near\"\nprompt = \"Be near.\"\n\
         minutes = 5\npace = 3\ntouch_level = 4\nconsent = \"Yes?\"\nsteps = [\"a\"]\n\
         stop_note = \"Stop.\"\ndebrief = [\"How?\"]\n",
    );
    let ran = Sandbox::new().file("d.toml", deck).run(&["cards", "d.toml"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(ran.stderr, file!["../messages/safety.txt"].raw());
}

#[test]
fn a_file_that_is_no_toml_is_answered_too() {
    let ran =
        Sandbox::new().file("d.toml", "[deck\nid = 5\n= x").run(&["cards", "d.toml"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("error: not TOML"), "{}", ran.stderr);
}

#[test]
fn hostile_files_get_a_clear_error_soon() {
    let sandbox = Sandbox::new()
        .file("deep.toml", format!("a = {}", "[".repeat(100_000)))
        .file("binary.toml", [0xFF, 0xFE, 0x00])
        .file("empty.toml", "")
        .file("bidi.toml", deck_of(&card("C-001", "a\\u0000b")));
    for file in ["deep.toml", "binary.toml", "empty.toml", "bidi.toml", "nothing.toml"] {
        let ran = sandbox.run(&["cards", file]);
        assert_eq!(ran.code, Some(1), "{file}: {}", ran.stderr);
        assert!(ran.stderr.contains("error"), "{file}: {}", ran.stderr);
    }
}

#[test]
fn a_picture_needs_words_and_stays_in_its_folder() {
    let picture = |keys: &str| {
        deck_of(&(card("C-001", "Look.").trim_end().to_owned() + "\n" + keys))
    };
    for (keys, message) in [
        ("image = \"a.png\"", "this picture has no `alt`"),
        ("image = \"../a.png\"\nalt = \"A\"", "the path leaves the deck's folder"),
        ("image = \"a.png\"\nalt = \"A\"", "picture `a.png`"),
    ] {
        let ran = Sandbox::new().file("d.toml", picture(keys)).run(&["cards", "d.toml"]);
        assert_eq!(ran.code, Some(1));
        assert!(ran.stderr.contains(message), "{}", ran.stderr);
    }
}

#[test]
fn pictures_are_set_on_fronts_and_on_backs() {
    let deck = deck_of(
        &(card("C-001", "Look.").trim_end().to_owned()
            + "\nimage = \"a.png\"\nalt = \"A red square\"\n"),
    )
    .replace("language = \"en\"\n", "language = \"en\"\nback_image = \"a.png\"\n");
    let sandbox = Sandbox::new().file("d.toml", deck).file("a.png", png());
    let ran = sandbox.succeed(&["cards", "d.toml", "-o", "front.pdf"]);
    assert!(ran.stderr.contains("dots an inch when printed"), "{}", ran.stderr);
    sandbox.succeed(&["cards", "d.toml", "--backs", "pattern", "-o", "back.pdf"]);
    let long = deck_of(
        &(card("C-001", &"Look at this. ".repeat(16)).trim_end().to_owned()
            + "\nimage = \"a.png\"\nalt = \"A red square\"\n"),
    );
    let ran = sandbox.file("d.toml", long).run(&["cards", "d.toml"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(ran.stderr.contains("does not fit"), "{}", ran.stderr);
}
