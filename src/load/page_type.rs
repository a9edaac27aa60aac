//! Reading the page types of the workbook.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Source};
use crate::load::block::read_block;
use crate::load::deck::is_kebab;
use crate::load::describe::list;
use crate::load::fields::{Fields, Lines};
use crate::load::language::read_tag;
use crate::load::rows::read_rows;
use crate::load::toml_file::{check_schema, tables, walk};
use crate::model::{
    Audience, Block, Citation, CounsellorNotes, Evidence, FieldName, Kind, Language,
    PageType, Stem, Vocabulary,
};

/// A title that is longer does not stand on one line of a small page.
const TITLE: usize = 40;

/// Reads a page type.
///
/// # Errors
/// All problems of the file.
///
/// # Panics
/// Never: what is missing is a problem.
pub fn load_page_type(source: &Source) -> Result<PageType, Vec<Diagnostic>> {
    walk(source, "page", read_page)
        .map(|page| page.expect("a page without problems is whole"))
}

fn read_page(file: &mut Fields<'_, '_, '_>) -> Option<PageType> {
    check_schema(file);
    let id = read_id(file);
    if let Some(id) = &id {
        check_stem(file, id);
    }
    let title = read_title(file);
    let language = read_language(file);
    let kind = file.word("kind").unwrap_or(Kind::Rule);
    let audience = file.word("privacy").unwrap_or(Audience::Shared);
    let worksheet = file.flag("worksheet").unwrap_or(true);
    let alone = file.flag("alone").unwrap_or(false);
    let avoid_if = file.words("avoid_if");
    let rows = read_rows(file);
    let intro = file.text("intro", Lines::Many).map(|(text, _)| text);
    let notes = notes(file);
    let blocks = blocks(file, title.as_deref());
    Some(PageType {
        id: id?,
        title: title?,
        language: language?,
        kind,
        audience,
        worksheet,
        alone,
        avoid_if,
        is_left_out: false,
        covers: rows.covers,
        touches: rows.touches,
        intro,
        notes,
        blocks,
    })
}

pub(super) fn read_title(file: &mut Fields<'_, '_, '_>) -> Option<String> {
    let (title, span) = required(file, "title", "write what the page is called")?;
    let length = title.chars().count();
    if length > TITLE {
        let message = format!("the title has {length} characters; {TITLE} at most");
        file.problem(Diagnostic::error(message, span).hint("shorten it"));
    }
    Some(title)
}

pub(super) fn notes(file: &mut Fields<'_, '_, '_>) -> CounsellorNotes {
    let counsellor = file.spelling("counsellor", "counselor");
    let Some((table, span)) = file.table(counsellor) else {
        return CounsellorNotes::default();
    };
    let mut fields = Fields::new(table, span, "table for counsellors", file.problems);
    let notes = read_notes(&mut fields);
    fields.finish();
    notes
}

/// The blocks, of which every answer has a name of its own and is told to who hears the page.
pub(super) fn blocks(file: &mut Fields<'_, '_, '_>, title: Option<&str>) -> Vec<Block> {
    let blocks = tables(file, "block", "block", read_block);
    check_names(file, &blocks);
    if let Some(title) = title {
        check_heard(file, title, &blocks);
    }
    blocks
}

/// Names of answers begin with the page's id, and tell by it which page they stand on, and so
/// whether they are private: an id that would be read as something else is none.
fn check_stem(file: &mut Fields<'_, '_, '_>, id: &str) {
    let stem = Stem::new(None, id.replace('-', ""));
    let name = FieldName::new(stem.clone(), None, &["asked", "answer"]);
    if stem.page_type().is_none() || name.to_string().parse() != Ok(name) {
        let span = file.value("id").map_or(0..0, toml::Spanned::span);
        let message = format!("a page cannot be called `{id}`");
        let hint = "the names of its answers would be those of a cover, a week or a handout; \
                    give it another id";
        file.problem(Diagnostic::error(message, span).hint(hint));
    }
}

pub(super) fn required(
    file: &mut Fields<'_, '_, '_>,
    key: &'static str,
    hint: &str,
) -> Option<(String, std::ops::Range<usize>)> {
    if file.value(key).is_none() {
        file.missing(key, hint);
    }
    file.text(key, Lines::One)
}

pub(super) fn read_id(file: &mut Fields<'_, '_, '_>) -> Option<String> {
    const HINT: &str = "lowercase words with hyphens between them, such as `say-avoid`";
    if file.value("id").is_none() {
        file.missing("id", HINT);
    }
    let (id, span) = file.name("id")?;
    let is_id = is_kebab(&id);
    if !is_id {
        file.problem(Diagnostic::error(format!("`{id}` is no id"), span).hint(HINT));
    }
    is_id.then_some(id)
}

pub(super) fn read_language(file: &mut Fields<'_, '_, '_>) -> Option<Language> {
    let (tag, span) =
        required(file, "language", "the language of the texts: `language = \"en\"`")?;
    read_tag(file, &tag, span)
}

fn read_notes(fields: &mut Fields<'_, '_, '_>) -> CounsellorNotes {
    let mut texts = |key| -> Vec<String> {
        fields.texts(key, Lines::Many).into_iter().map(|(text, _)| text).collect()
    };
    let (not_when, questions, adapt) =
        (texts("not_when"), texts("questions"), texts("adapt"));
    CounsellorNotes {
        aim: fields.text("aim", Lines::Many).map(|(text, _)| text),
        minutes: fields
            .number("minutes", 1..=600, "minutes, such as 15")
            .and_then(|minutes| u16::try_from(minutes).ok()),
        not_when,
        questions,
        adapt,
        sources: tables(fields, "sources", "source", |source| {
            let text = required(source, "text", "name the study or the practice");
            let evidence = source.word::<Evidence>("evidence");
            if source.value("evidence").is_none() {
                let words = list(Evidence::ALL.iter().map(|evidence| evidence.word()));
                source.missing("evidence", format!("one of {words}"));
            }
            Some(Citation { text: text?.0, evidence: evidence? })
        }),
    }
}

/// No two answers of a page have one name.
fn check_names(file: &mut Fields<'_, '_, '_>, blocks: &[Block]) {
    let mut seen = BTreeSet::new();
    let twice: Vec<String> = blocks
        .iter()
        .flat_map(Block::answers)
        .filter(|name| !seen.insert(name.clone()))
        .collect();
    let span = file.value("block").map_or(0..0, toml::Spanned::span);
    for name in twice {
        let message = format!("two answers of this page are called `{name}`");
        let hint = "give one of the blocks another `name`";
        file.problem(Diagnostic::error(message, span.clone()).hint(hint));
    }
}

/// Every place to write can be told from the others by who hears the page: by its label, by the
/// prompt before it, and one of them by the title of the page alone.
fn check_heard(file: &mut Fields<'_, '_, '_>, title: &str, blocks: &[Block]) {
    let mut is_title_free = title.contains(char::is_alphanumeric);
    let span = file.value("block").map_or(0..0, toml::Spanned::span);
    for (at, block) in blocks.iter().enumerate() {
        let (Block::Lines(space) | Block::Area(space) | Block::Dots(space)) = block
        else {
            continue;
        };
        let prompt = Block::prompt_before(blocks, at);
        if space.heard(prompt).is_some() || std::mem::take(&mut is_title_free) {
            continue;
        }
        let message = format!("nothing says what to write at `{}`", space.name);
        let hint = "give it a `label`, or a `prompt` before it: a reader who hears the page knows \
                    the place by that";
        file.problem(Diagnostic::error(message, span.clone()).hint(hint));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Room;

    const HEAD: &str =
        "schema = 1\nid = \"a-page\"\ntitle = \"A page\"\nlanguage = \"en\"\n";

    fn load(blocks: &str) -> Result<PageType, Vec<String>> {
        let source = Source::new("a-page.toml", &format!("{HEAD}{blocks}"));
        load_page_type(&source)
            .map_err(|found| found.into_iter().map(|problem| problem.message).collect())
    }

    #[test]
    fn a_page_is_made_of_blocks() {
        let page =
            load("[[block]]\ntype = \"lines\"\nname = \"hope\"\nfill = true\n").unwrap();
        let Block::Lines(space) = &page.blocks[0] else { panic!("{page:?}") };
        assert_eq!((space.room, space.each), (Room::Fill, false));
        assert_eq!(page.stem(), "apage");
    }

    #[test]
    fn no_page_is_called_so_that_its_answers_seem_to_stand_on_another_one() {
        for id in ["cover", "co-ver", "handout", "week-01", "week12"] {
            let text = format!("id = \"{id}\"\ntitle = \"T\"\nlanguage = \"en\"\n");
            let problems = load_page_type(&Source::new("x.toml", &text)).unwrap_err();
            let told: Vec<_> = problems.iter().map(|problem| &*problem.message).collect();
            assert_eq!(told, [format!("a page cannot be called `{id}`")]);
        }
        for id in ["week", "week-1", "covers", "a"] {
            let text = format!("id = \"{id}\"\ntitle = \"T\"\nlanguage = \"en\"\n");
            assert!(load_page_type(&Source::new("x.toml", &text)).is_ok(), "{id}");
        }
    }

    #[test]
    fn a_counsellor_may_be_spelled_either_way() {
        let notes = |table: &str| load(&format!("[{table}]\naim = \"To begin.\"\n"));
        assert_eq!(notes("counselor"), notes("counsellor"));
        assert_eq!(notes("counselor").unwrap().notes.aim.as_deref(), Some("To begin."));
        let both = "[counsellor]\naim = \"a\"\n[counselor]\naim = \"b\"\n";
        assert_eq!(load(both).unwrap_err(), ["a page has no key `counselor`"]);
    }

    #[test]
    fn every_mistake_of_a_page_is_told() {
        let found = load(
            "tittle = \"x\"\n[[block]]\ntype = \"lnes\"\n[[block]]\ntype = \"lines\"\n\
             name = \"a.b\"\n[[block]]\ntype = \"box\"\nname = \"c\"\nheight = \"2mm\"\n\
             [[block]]\ntype = \"prompt\"\n",
        )
        .unwrap_err();
        assert_eq!(
            found,
            [
                "a page has no key `tittle`",
                "there is no block of type `lnes`",
                "`a.b` cannot name an answer",
                "`height` takes 25 mm to 400 mm",
                "this block has no `text`",
            ]
        );
    }

    #[test]
    fn a_place_to_write_that_nothing_names_is_told() {
        let lines =
            |name: &str| format!("[[block]]\ntype = \"lines\"\nname = \"{name}\"\n");
        let prompt = "[[block]]\ntype = \"prompt\"\ntext = \"What helps?\"\n";
        let aside = "[[block]]\ntype = \"text\"\ntext = \"In your words.\"\n";
        let label = "label = \"Hope\"\n";
        // One place may have the title of the page.
        let told =
            [&*lines("a"), prompt, aside, &lines("b"), &lines("c"), label].concat();
        assert!(load(&told).is_ok());
        for blocks in [
            [&*lines("a"), &lines("b")].concat(),
            [&*lines("a"), prompt, &lines("c"), &lines("b")].concat(),
            [&*lines("a"), &lines("b"), "label = \"…\"\n"].concat(),
        ] {
            assert_eq!(load(&blocks).unwrap_err(), ["nothing says what to write at `b`"]);
        }
        let mute =
            "id = \"a\"\ntitle = \"—\"\nlanguage = \"en\"\n".to_owned() + &lines("b");
        let found = load_page_type(&Source::new("a.toml", &mute)).unwrap_err();
        assert_eq!(found[0].message, "nothing says what to write at `b`");
        assert!(found[0].hint.as_ref().is_some_and(|hint| hint.contains("`label`")));
    }

    #[test]
    fn two_answers_of_one_name_are_told() {
        let twice = "[[block]]\ntype = \"lines\"\nname = \"a\"\nlabel = \"A\"\n";
        let found = load(&format!("{twice}{twice}")).unwrap_err();
        assert_eq!(found, ["two answers of this page are called `a`"]);
    }
}
