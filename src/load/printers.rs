//! Reading the file of printers that a user has measured.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::DeValue;

use crate::diag::{Diagnostic, Source};
use crate::geom::Point;
use crate::load::fields::Fields;
use crate::load::toml_file::{check_schema, tables, walk};
use crate::model::{self, Correction, Printer};

/// Reads a file of printers.
///
/// # Errors
/// All problems of the file.
pub fn load_printers(source: &Source) -> Result<Vec<Printer>, Vec<Diagnostic>> {
    walk(source, "file of printers", |file| {
        check_schema(file);
        let mut names = BTreeSet::new();
        tables(file, "printer", "printer", |fields| {
            let Some((name, span)) = fields.name("name") else {
                if fields.value("name").is_none() {
                    fields.missing("name", "call it as you like, such as \"office\"");
                }
                fields.pass_over();
                return None;
            };
            if !names.insert(name.to_lowercase()) {
                let message = format!("there is a printer `{name}` above");
                fields.problem(Diagnostic::error(message, span).hint("keep one of them"));
            }
            Some(Printer {
                name,
                margins: read(fields, "margins", model::margins),
                upright: correction(fields, "upright"),
                lying: correction(fields, "lying"),
            })
        })
    })
}

/// A text that something else reads and says what is wrong with.
fn read<T>(
    fields: &mut Fields<'_, '_, '_>,
    key: &'static str,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> Option<T> {
    let (text, span) = fields.name(key)?;
    let wrong = |why| Diagnostic::error(format!("`{key}`: {why}"), span);
    read(&text).map_err(|why| fields.problem(wrong(why))).ok()
}

fn correction(fields: &mut Fields<'_, '_, '_>, key: &'static str) -> Option<Correction> {
    let (table, span) = fields.table(key)?;
    let mut fields = Fields::new(table, span, "table of a printer", fields.problems);
    let f = &mut fields;
    let (least, most) = (1.0 - Correction::MOST_SCALE, 1.0 + Correction::MOST_SCALE);
    let turn = f.value("turn").and_then(|value| {
        let most = Correction::MOST_TURN;
        bounded(f, "turn", value, (-most, most), "degrees clockwise, such as -0.25")
    });
    let scales = f.list("scale").unwrap_or_default();
    let scale: Vec<f64> = scales
        .iter()
        .filter_map(|value| {
            bounded(
                f,
                "scale",
                value,
                (least, most),
                "1 is as it is, as in [1.002, 0.999]",
            )
        })
        .collect();
    if scales.len() != 2
        && let Some(value) = f.value("scale")
    {
        let message = "`scale` takes two numbers, wide and high";
        let problem = Diagnostic::error(message, value.span());
        f.problem(problem.hint("such as [1.002, 0.999]"));
    }
    let scale =
        if let [wide, high] = scale[..] { (wide, high) } else { Correction::NONE.scale };
    let shift = read(f, "shift", model::back_offset).unwrap_or(Point::ORIGIN);
    fields.finish();
    Some(Correction { shift, turn: turn.unwrap_or(0.0), scale })
}

/// A number, whole or not, from one to another.
fn bounded(
    fields: &mut Fields<'_, '_, '_>,
    key: &str,
    value: &Spanned<DeValue<'_>>,
    (least, most): (f64, f64),
    hint: &str,
) -> Option<f64> {
    let written = match value.get_ref() {
        DeValue::Float(float) => float.as_str().replace('_', ""),
        DeValue::Integer(whole) => whole.as_str().replace('_', ""),
        _ => String::new(),
    };
    let number = written.parse().ok();
    let number = number.filter(|number: &f64| (least..=most).contains(number));
    if number.is_none() {
        let message = format!("`{key}` takes a number from {least} to {most}");
        fields.problem(Diagnostic::error(message, value.span()).hint(hint));
    }
    number
}

/// The printer of a name, whatever its case.
pub fn find_printer<'a>(printers: &'a [Printer], name: &str) -> Option<&'a Printer> {
    printers.iter().find(|printer| printer.name.to_lowercase() == name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::printers_file;

    fn load(text: &str) -> Result<Vec<Printer>, Vec<Diagnostic>> {
        load_printers(&Source::new("printers.toml", text))
    }

    #[test]
    fn what_is_written_of_printers_is_read_back() {
        let correction = Correction {
            shift: Point::mm(0.812, -0.5),
            turn: -0.1234,
            scale: (1.002_5, 0.999),
        };
        let printers = [
            Printer {
                margins: Some(model::margins("3mm,4mm,14mm,3mm").unwrap()),
                upright: Some(correction),
                lying: Some(Correction::NONE),
                ..Printer::new("office \"b\" #2")
            },
            Printer::new("home"),
        ];
        assert_eq!(load(&printers_file(&printers)).unwrap(), printers);
        assert_eq!(find_printer(&printers, "HOME"), Some(&printers[1]));
    }

    #[test]
    fn every_mistake_in_a_file_of_printers_is_told() {
        let problems = load(
            "[[printer]]\nname = \"a\"\nmargins = \"3mm,3mm\"\n[printer.upright]\n\
             shift = \"30mm,0\"\nturn = 9\nscale = [1.002]\n[[printer]]\nname = \"A\"\n\
             [printer.lying]\nscale = [2.0, 1]\nskew = 1\n[[printer]]\n",
        )
        .unwrap_err();
        let messages: Vec<_> =
            problems.iter().map(|problem| problem.message.clone()).collect();
        assert_eq!(
            messages,
            [
                "`margins`: `3mm,3mm` is not one length or four; write top, right, bottom and left, as in `3mm,3mm,14mm,3mm`",
                "`shift`: `30mm` is out of bounds; a printer shifts by a few millimeters",
                "`turn` takes a number from -3 to 3",
                "`scale` takes two numbers, wide and high",
                "there is a printer `A` above",
                "`scale` takes a number from 0.97 to 1.03",
                "a table of a printer has no key `skew`",
                "this printer has no `name`",
            ]
        );
    }
}
