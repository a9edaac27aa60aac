//! Reading a theme file: other colours for the house look.

use crate::color::Ink;
use crate::diag::{Diagnostic, Source};
use crate::load::fields::{Fields, Lines};
use crate::load::toml_file::walk;
use crate::model::{Kind, Theme, Vocabulary};

/// Reads a theme: a `name`, and `[colors]` with a colour for any kind, `pattern` or `marks`.
/// Colours too faint to read are errors, in colour and in grey.
///
/// # Errors
/// All problems of the file.
pub fn load_theme(source: &Source) -> Result<Theme, Vec<Diagnostic>> {
    walk(source, "theme file", |file| {
        let mut theme = Theme::hearth();
        match file.text("name", Lines::One) {
            Some((name, _)) => theme.name = name,
            None => file.missing("name", "give the theme a name"),
        }
        let Some((table, span)) = file.table("colors") else { return theme };
        let mut fields = Fields::new(table, span, "table of colors", file.problems);
        for &kind in Kind::ALL {
            if let Some(ink) = color(&mut fields, kind.word()) {
                theme.set_accent(kind, ink);
            }
        }
        if let Some(ink) = color(&mut fields, "pattern") {
            theme.pattern = ink;
        }
        if let Some(ink) = color(&mut fields, "marks") {
            theme.marks = ink;
        }
        fields.finish();
        theme
    })
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
