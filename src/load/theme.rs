//! Reading a look: one that comes with the program, or a file of one's own.

use std::sync::LazyLock;

use crate::color::Ink;
use crate::diag::{Diagnostic, Source};
use crate::load::fields::{Fields, Lines};
use crate::load::tile::read_back;
use crate::load::toml_file::walk;
use crate::model::{Kind, Theme, Vocabulary};
use crate::text::{Typeface, Typefaces};

/// A look that comes with the program.
#[derive(Debug)]
pub struct ShippedLook {
    /// The name as it is typed.
    pub name: &'static str,
    /// The file's text, for copies.
    pub text: &'static str,
    read: LazyLock<Read>,
}

/// A look, and what is said of it where looks are listed.
#[derive(Debug, Clone, PartialEq)]
struct Read {
    theme: Theme,
    summary: String,
}

impl ShippedLook {
    /// The look with a name.
    pub fn find(name: &str) -> Option<&'static Self> {
        LOOKS.iter().find(|look| look.name.eq_ignore_ascii_case(name))
    }

    /// The look; it is read when it is first asked for.
    pub fn theme(&self) -> Theme {
        self.read.theme.clone()
    }

    /// What it is like, in a sentence.
    pub fn summary(&self) -> &str {
        &self.read.summary
    }
}

macro_rules! shipped {
    ($($name:literal),+ $(,)?) => {
        [$({
            const TEXT: &str = include_str!(concat!("../../decks/looks/", $name, ".toml"));
            ShippedLook {
                name: $name,
                text: TEXT,
                read: LazyLock::new(|| {
                    let read = read(&Source::new(concat!($name, ".toml"), TEXT));
                    read.unwrap_or_else(|_| Read { theme: Theme::hearth(), summary: String::new() })
                }),
            }
        }),+]
    };
}

/// The looks that come with the program, the usual one first.
pub static LOOKS: &[ShippedLook] = &SHIPPED;

static SHIPPED: [ShippedLook; 4] = shipped!["hearth", "tide", "meadow", "plain"];

/// Reads a look of one's own: a `name`, and what is other than in `hearth`, or than in the look that
/// `from` names. Colours too faint to read are errors, in colour and in grey, and so is a pattern
/// that takes too much ink.
///
/// # Errors
/// All problems of the file.
pub fn load_theme(source: &Source) -> Result<Theme, Vec<Diagnostic>> {
    read(source).map(|read| read.theme)
}

fn read(source: &Source) -> Result<Read, Vec<Diagnostic>> {
    walk(source, "look", |file| {
        let mut theme = from(file).unwrap_or_else(Theme::hearth);
        match file.text("name", Lines::One) {
            Some((name, _)) => theme.name = name,
            None => file.missing("name", "give the look a name"),
        }
        let summary = file.text("summary", Lines::One).map(|(text, _)| text);
        if let Some(house) = file.word("house") {
            theme.house = house;
        }
        if let Some(are_colored) = file.flag("colored_titles") {
            theme.has_colored_titles = are_colored;
        }
        if let Some((table, span)) = file.table("typefaces") {
            let mut fields =
                Fields::new(table, span, "table of typefaces", file.problems);
            typefaces(&mut fields, &mut theme.typefaces);
            fields.finish();
        }
        if let Some((table, span)) = file.table("colors") {
            let mut fields = Fields::new(table, span, "table of colors", file.problems);
            colors(&mut fields, &mut theme);
            fields.finish();
        }
        if let Some((table, span)) = file.table("back") {
            let mut fields = Fields::new(table, span, "back", file.problems);
            let darkness = theme.pattern.darkness();
            if let Some(back) = read_back(&mut fields, darkness) {
                theme.back = back;
            }
            fields.finish();
        }
        Read { theme, summary: summary.unwrap_or_default() }
    })
}

/// The look that a file begins with.
fn from(file: &mut Fields<'_, '_, '_>) -> Option<Theme> {
    let (name, span) = file.text("from", Lines::One)?;
    let found = ShippedLook::find(&name);
    if found.is_none() {
        let names: Vec<_> = LOOKS.iter().map(|look| format!("`{}`", look.name)).collect();
        let problem = Diagnostic::error(format!("there is no look `{name}`"), span);
        file.problem(problem.hint(format!("begin with one of {}", names.join(", "))));
    }
    found.map(ShippedLook::theme)
}

fn typefaces(fields: &mut Fields<'_, '_, '_>, of: &mut Typefaces) {
    if let Some(title) = fields.word("title") {
        of.title = title;
    }
    if let Some(prompt) = for_reading(fields, "prompt") {
        of.prompt = prompt;
    }
    if let Some(text) = for_reading(fields, "text") {
        of.text = text;
    }
}

/// A typeface that sentences can be set in.
fn for_reading(fields: &mut Fields<'_, '_, '_>, key: &'static str) -> Option<Typeface> {
    let span = fields.value(key).map(toml::Spanned::span);
    let typeface = fields.word::<Typeface>(key)?;
    if Typeface::READ.contains(&typeface) {
        return Some(typeface);
    }
    let names: Vec<_> = Typeface::READ.iter().map(|face| face.word()).collect();
    let message = format!("`{}` is for titles", typeface.word());
    let problem = Diagnostic::error(message, span.unwrap_or_default());
    fields.problem(problem.hint(format!("what is read takes {}", names.join(", "))));
    None
}

fn colors(fields: &mut Fields<'_, '_, '_>, theme: &mut Theme) {
    for &kind in Kind::ALL {
        if let Some(ink) = color(fields, kind.word()) {
            theme.set_accent(kind, ink);
        }
    }
    if let Some(ink) = color(fields, "house") {
        theme.house_ink = Some(ink);
    }
    if let Some(ink) = color(fields, "pattern") {
        theme.pattern = ink;
    }
    if let Some(ink) = color(fields, "marks") {
        theme.marks = ink;
    }
}

/// A colour that can be read on white, in grey too.
pub(super) fn color(fields: &mut Fields<'_, '_, '_>, key: &'static str) -> Option<Ink> {
    let (text, span) = fields.text(key, Lines::One)?;
    let Some(ink) = Ink::from_hex(&text) else {
        let problem = Diagnostic::error(format!("`{text}` is no color"), span);
        fields.problem(problem.hint("write it as `#A8391A`"));
        return None;
    };
    let contrast = ink.contrast(Ink::WHITE).min(ink.gray_contrast());
    if contrast < Theme::CONTRAST {
        let message = format!(
            "`{text}` is too faint on white: its contrast is {contrast:.1}, in gray at worst; {} is the least that can be read",
            Theme::CONTRAST
        );
        fields.problem(Diagnostic::error(message, span).hint("take a darker one"));
        return None;
    }
    Some(ink)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_looks_that_come_along_are_sound_and_can_be_told_apart() {
        for look in LOOKS {
            let read = read(&Source::new(look.name, look.text));
            let read =
                read.unwrap_or_else(|problems| panic!("{}: {problems:?}", look.name));
            assert_eq!(read.theme.name, look.name);
            assert_eq!(read.theme.faint(), [], "{}", look.name);
            assert!(
                !read.summary.is_empty() && read.summary.len() <= 78,
                "{}",
                look.name
            );
        }
        assert_eq!(LOOKS[0].name, Theme::HEARTH);
        assert_eq!(LOOKS[0].theme(), Theme::hearth());
    }

    #[test]
    fn a_file_changes_what_it_names_and_nothing_else() {
        let read = |text: &str| load_theme(&Source::new("own.toml", text));
        let own = read("name = \"own\"\nfrom = \"tide\"\n[colors]\ntouch = \"#333333\"");
        let own = own.expect("a look");
        let tide = LOOKS[1].theme();
        assert_eq!(own.accent(Kind::Touch), Ink::Gray(0x33));
        assert_eq!((&own.back, own.house), (&tide.back, tide.house));
        assert_eq!(own.accent(Kind::Wild), tide.accent(Kind::Wild));
        let old = read("name = \"own\"\n[colors]\ntouch = \"#333333\"").expect("a look");
        assert_eq!(old.back, Theme::hearth().back);
    }

    #[test]
    fn what_a_look_cannot_be_is_told_at_its_place() {
        for (text, message) in [
            ("from = \"sea\"", "there is no look `sea`"),
            ("[typefaces]\ntext = \"fraunces\"", "`fraunces` is for titles"),
            ("[back]\npattern = \"dots\"", "there is no pattern `dots`"),
            (
                "[back]\ntile = \"12\"\n[[back.fill]]\npath = \"M0 0 H3 V3 Z\"",
                "`12` is no size of a tile",
            ),
            (
                "[back]\ntile = \"1x1mm\"\n[[back.fill]]\npath = \"M0 0 H3 V3 Z\"",
                "`1x1mm` is no size of a tile",
            ),
            ("[back]\ntile = \"9x9mm\"", "the tile is empty"),
            (
                "[back]\ntile = \"9x9mm\"\n[[back.fill]]\npath = \"0 0\"",
                "this is no path as SVG has it",
            ),
            (
                "[back]\ntile = \"9x9mm\"\n[[back.fill]]\npath = \"M0 0 L1e9 1\"",
                "this is no path as SVG has it",
            ),
            (
                "[back]\ntile = \"9x9mm\"\n[[back.fill]]\npath = \"M0 0 H9 V9 H0 Z\"",
                "the tile takes 63 %",
            ),
            (
                "[back]\ntile = \"9x9mm\"\n[[back.line]]\nwidth = \"0.01mm\"\npath = \"M0 0 H9\"",
                "`0.01mm` is no width of a line",
            ),
        ] {
            let problems = load_theme(&Source::new(
                "own.toml",
                &format!("name = \"own\"\n{text}\n"),
            ));
            let problems = problems.expect_err(text);
            assert!(problems[0].message.starts_with(message), "{text}: {problems:?}");
        }
    }
}
