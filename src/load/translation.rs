//! Reading the texts of a page in another language, from a file beside the page's own.

use crate::diag::{Diagnostic, Source};
use crate::load::fields::{Fields, Lines};
use crate::load::page_type::{blocks, notes, read_title};
use crate::load::toml_file::{check_schema, walk};
use crate::model::{Block, CounsellorNotes, Language, PageType};

/// What a page says of itself, whatever its language.
const OF_THE_PAGE: [&str; 9] = [
    "id",
    "language",
    "kind",
    "privacy",
    "avoid_if",
    "worksheet",
    "alone",
    "covers",
    "touches",
];

/// Reads a page in another language: its title, introduction, notes and blocks, which are those of
/// the page in other words. All else is as the page itself has it.
///
/// # Errors
/// All problems of the file.
///
/// # Panics
/// Never: what is missing is a problem.
pub(super) fn load_translation(
    source: &Source,
    (page, language): (&PageType, Language),
) -> Result<PageType, Vec<Diagnostic>> {
    walk(source, "translation", |file| {
        check_schema(file);
        for key in OF_THE_PAGE {
            let message =
                format!("`{key}` stands in the page itself, or in the file's name");
            file.refuse(
                key,
                message,
                "a translation has texts alone; leave it out".to_owned(),
            );
        }
        let title = read_title(file);
        if page.intro.is_some() && file.value("intro").is_none() {
            file.missing("intro", "the page has one");
        }
        let intro = file.text("intro", Lines::Many).map(|(text, _)| text);
        let notes = CounsellorNotes {
            minutes: page.notes.minutes,
            sources: page.notes.sources.clone(),
            ..notes(file)
        };
        check_notes(file, &notes, page);
        let blocks = blocks(file, title.as_deref());
        check_blocks(file, &blocks, page);
        Some(PageType { title: title?, language, intro, notes, blocks, ..page.clone() })
    })
    .map(|page| page.expect("a translation without problems is whole"))
}

/// A counsellor is told as much as by the page itself.
fn check_notes(file: &mut Fields<'_, '_, '_>, notes: &CounsellorNotes, page: &PageType) {
    let count = |notes: &CounsellorNotes| {
        let lists = [&notes.not_when, &notes.questions, &notes.adapt];
        (notes.aim.is_some(), lists.map(Vec::len))
    };
    if count(notes) == count(&page.notes) {
        return;
    }
    let counsellor = file.spelling("counsellor", "counselor");
    let Some(value) = file.value(counsellor) else {
        return file.missing("counsellor", "the page has notes for the counselor");
    };
    let message = format!("the notes are not those of `{}`", page.id);
    let hint = "`aim`, `not_when`, `questions` and `adapt` as the page has them, with as many texts; \
                minutes and sources are the page's own";
    file.problem(Diagnostic::error(message, value.span()).hint(hint));
}

/// Every block asks what the page's own asks, by the same names.
fn check_blocks(file: &mut Fields<'_, '_, '_>, blocks: &[Block], page: &PageType) {
    let value = file.value("block");
    let array = value.and_then(|value| value.get_ref().as_array());
    // Blocks that could not be read are told of already, and those behind them have moved.
    if array.is_some_and(|array| array.len() != blocks.len()) {
        return;
    }
    let hint = format!(
        "the same types, names and numbers as in `{}.toml`, in the same order, and the same words of choices: only \
         the texts are others",
        page.id
    );
    for (at, (block, own)) in blocks.iter().zip(&page.blocks).enumerate() {
        if form(block) != form(own) {
            let span =
                array.and_then(|array| array.get(at)).map_or(0..0, toml::Spanned::span);
            let message = format!("block {} is not that of `{}`", at + 1, page.id);
            file.problem(Diagnostic::error(message, span).hint(&*hint));
        }
    }
    if blocks.len() != page.blocks.len() {
        let span = value.map_or(0..0, toml::Spanned::span);
        let (has, wanted) = (blocks.len(), page.blocks.len());
        let message =
            format!("the blocks are {has}, and those of `{}` {wanted}", page.id);
        file.problem(Diagnostic::error(message, span).hint(hint));
    }
}

/// A block without what is said in it.
fn form(block: &Block) -> Block {
    let mut block = block.clone();
    for text in block.texts_mut() {
        text.clear();
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load_page_type;

    const PAGE: &str = "id = \"a\"\ntitle = \"A page\"\nlanguage = \"en\"\nprivacy = \"private\"\n\
        covers = [4]\nintro = \"Hello.\"\n[counsellor]\naim = \"Aim.\"\nminutes = 5\n\
        questions = [\"Why?\"]\n[[block]]\ntype = \"list\"\nitems = [\"one\", \"two\"]\n\
        [[block]]\ntype = \"entries\"\nitems = [{ name = \"stop\", label = \"Stop\" }]\n\
        [[block]]\ntype = \"choices\"\noptions = [\"yes\", \"no\"]\nitems = [{ name = \"x\", text = \"Now?\" }]\n";

    const TEXTS: &str = "title = \"Una página\"\nintro = \"Hola.\"\n[counsellor]\naim = \"Meta.\"\n\
        questions = [\"¿Por qué?\"]\n[[block]]\ntype = \"list\"\nitems = [\"uno\", \"dos\"]\n\
        [[block]]\ntype = \"entries\"\nitems = [{ name = \"stop\", label = \"Parar\" }]\n\
        [[block]]\ntype = \"choices\"\noptions = [\"yes\", \"no\"]\nitems = [{ name = \"x\", text = \"¿Ya?\" }]\n";

    fn load(texts: &str) -> Result<PageType, Vec<String>> {
        let page = load_page_type(&Source::new("a.toml", PAGE)).unwrap();
        let language = "es".parse().unwrap();
        load_translation(&Source::new("a.es.toml", texts), (&page, language))
            .map_err(|found| found.into_iter().map(|problem| problem.message).collect())
    }

    #[test]
    fn a_translation_is_the_page_in_other_words() {
        let page = load(TEXTS).unwrap();
        assert_eq!(
            (&*page.id, &*page.title, page.language.tag()),
            ("a", "Una página", "es")
        );
        assert_eq!(page.audience, crate::model::Audience::Private);
        assert_eq!((page.covers, page.intro.as_deref()), (vec![4], Some("Hola.")));
        assert_eq!(
            (page.notes.minutes, page.notes.aim.as_deref()),
            (Some(5), Some("Meta."))
        );
        assert_eq!(page.blocks.len(), 3);
    }

    #[test]
    fn every_way_in_which_it_is_another_page_is_told_at_once() {
        let texts = TEXTS
            .replace("intro = \"Hola.\"\n", "covers = [1]\n")
            .replace("\"uno\", ", "")
            .replace("name = \"stop\"", "name = \"para\"")
            .replace("questions", "question")
            .replace("[\"yes\", \"no\"]", "[\"sí\", \"no\"]");
        let more = "[[block]]\ntype = \"break\"\n";
        assert_eq!(
            load(&(texts + more)).unwrap_err(),
            [
                "this translation has no `intro`",
                "`covers` stands in the page itself, or in the file's name",
                "the notes are not those of `a`",
                "a table for counsellors has no key `question`",
                "block 1 is not that of `a`",
                "the blocks are 4, and those of `a` 3",
                "block 2 is not that of `a`",
                "block 3 is not that of `a`",
            ]
        );
        let without = TEXTS.split_once("[counsellor]").unwrap();
        let (_, blocks) = without.1.split_once("[[block]]").unwrap();
        let none = format!("{}[[block]]{blocks}", without.0);
        assert_eq!(load(&none).unwrap_err(), ["this translation has no `counsellor`"]);
    }
}
