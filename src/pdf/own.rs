//! Whose a PDF is: one that Emberdeck made and nobody has changed may be replaced.

use crate::pdf::file::{hash, id_digits};

/// What a file in the way is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ownership {
    /// Emberdeck made it, and it is as it was.
    Ours,
    /// Emberdeck made it, and it was changed since: perhaps someone typed answers into it.
    Changed,
    /// Something else made it.
    Foreign,
}

/// Looks at a file's bytes: a PDF of ours has the hash of its own bytes as identifier.
pub fn ownership(bytes: &[u8]) -> Ownership {
    if !bytes.starts_with(b"%PDF-") {
        return Ownership::Foreign;
    }
    let is_named = bytes.windows(10).any(|window| window == b"Emberdeck ");
    let foreign = if is_named { Ownership::Changed } else { Ownership::Foreign };
    let Some(digits) = id_digits(bytes) else { return foreign };
    let claimed = bytes[digits[0].clone()].to_vec();
    let mut zeroed = bytes.to_vec();
    for place in digits {
        zeroed[place].fill(b'0');
    }
    if hash(&zeroed) == claimed { Ownership::Ours } else { foreign }
}
