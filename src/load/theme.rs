//! Reading a theme file: other colours for the house look.

use toml::de::DeTable;

use crate::color::Ink;
use crate::diag::{Diagnostic, Source};
use crate::load::fields::{Fields, Lines};
use crate::model::{Kind, Theme, Vocabulary};

/// Reads a theme: a `name`, and `[colors]` with a colour for any kind, `pattern` or `marks`.
/// Colours too faint to read are errors, in colour and in grey.
///
/// # Errors
/// All problems of the file.
pub fn load_theme(source: &Source) -> Result<Theme, Vec<Diagnostic>> {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    let mut problems: Vec<_> = errors
        .iter()
        .map(|error| {
            let span = error.span().unwrap_or(0..0);
            Diagnostic::error(format!("not TOML: {}", error.message().trim()), span)
        })
        .collect();
    let mut theme = Theme::hearth();
    let mut file = Fields::new(table.get_ref(), 0..0, "theme file", &mut problems);
    match file.text("name", Lines::One) {
        Some((name, _)) => theme.name = name,
        None => file.missing("name", "give the theme a name"),
    }
    let colors = file.table("colors");
    file.finish();
    if let Some((table, span)) = colors {
        let mut fields = Fields::new(table, span, "table of colors", &mut problems);
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
    }
    problems.sort_by_key(|problem| problem.span.start);
    if problems.is_empty() { Ok(theme) } else { Err(problems) }
}

fn color(fields: &mut Fields<'_, '_, '_>, key: &'static str) -> Option<Ink> {
    let (text, span) = fields.text(key, Lines::One)?;
    let Some(ink) = Ink::from_hex(&text) else {
        let problem = Diagnostic::error(format!("`{text}` is no colour"), span);
        fields.problem(problem.hint("write it as `#A8391A`"));
        return None;
    };
    let contrast = ink.contrast(Ink::WHITE).min(ink.gray_contrast());
    if contrast < Theme::CONTRAST {
        let message = format!(
            "`{text}` is too faint on white: its contrast is {contrast:.1}, in grey at worst; {} is the least that can be read",
            Theme::CONTRAST
        );
        fields.problem(Diagnostic::error(message, span).hint("take a darker one"));
        return None;
    }
    Some(ink)
}
