//! What a warning means.

use crate::job::failure::Failure;
use crate::load::closest;
use crate::load::lint::{LINTS, Lint};

/// What the warning of a code means, and how it is allowed where it is right as it is.
pub(crate) fn explained(code: &str) -> Result<String, Failure> {
    let Some(lint) = Lint::find(&code.to_ascii_uppercase()) else {
        let codes = LINTS.iter().map(|lint| lint.code);
        let failure = Failure::new(format!("there is no warning `{code}`"));
        return Err(match closest(code, codes) {
            Some(near) => failure.hint(format!("did you mean `{near}`?")),
            None => failure.hint(format!(
                "they go from {} to {}",
                LINTS[0].code,
                LINTS[LINTS.len() - 1].code
            )),
        });
    };
    let Lint { code, name, explanation, .. } = lint;
    Ok(format!(
        "{code}: {name}\n\n{explanation}\n\nWhere it is right as it is, say so on the card, or for \
         a whole deck under `[deck]`: `allow = {{ {code} = \"why\" }}`"
    ))
}
