//! Numbers of a table.

use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::DeValue;

use crate::diag::Diagnostic;
use crate::load::describe::describe;
use crate::load::fields::Fields;
use crate::load::wanted::{Wanted, in_quotes};

impl<'s> Fields<'_, 's, '_> {
    /// A whole number within bounds.
    pub(super) fn number(
        &mut self,
        key: &'static str,
        bounds: RangeInclusive<i64>,
        hint: &str,
    ) -> Option<i64> {
        let value = self.value(key)?;
        self.check_number(key, value, bounds, hint)
    }

    pub(super) fn check_number(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'s>>,
        bounds: RangeInclusive<i64>,
        hint: &str,
    ) -> Option<i64> {
        let number = whole(value.get_ref()).filter(|number| bounds.contains(number));
        if number.is_none() {
            let text = value.get_ref().as_str().filter(|text| {
                text.parse().is_ok_and(|number: i64| bounds.contains(&number))
            });
            if let Some((message, hint)) = text.and_then(|text| in_quotes(key, text)) {
                self.problem(Diagnostic::error(message, value.span()).hint(hint));
                return None;
            }
            let found = describe(value.get_ref());
            let (least, most) = (bounds.start(), bounds.end());
            let expected = match (*least, *most) {
                (1, i64::MAX..) => "a whole number above zero".to_owned(),
                _ => format!("a whole number from {least} to {most}"),
            };
            let message = format!("`{key}` takes {expected}, not {found}");
            self.problem(Diagnostic::error(message, value.span()).hint(hint));
        }
        number
    }

    /// A number above zero.
    pub(super) fn weight(&mut self, key: &'static str) -> Option<f64> {
        let value = self.value(key)?;
        let number = match value.get_ref() {
            DeValue::Float(float) => float.as_str().replace('_', "").parse().ok(),
            other => whole(other).map(|number| {
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "weights are small numbers"
                )]
                let number = number as f64;
                number
            }),
        };
        let number = number.filter(|number: &f64| number.is_finite() && *number > 0.0);
        if number.is_none() {
            self.wrong(key, value, Wanted::Weight);
        }
        number
    }
}

fn whole(value: &DeValue<'_>) -> Option<i64> {
    let integer = value.as_integer()?;
    i64::from_str_radix(&integer.as_str().replace('_', ""), integer.radix()).ok()
}
