//! Whose a PDF is: one that Emberdeck made and nobody has changed may be replaced.

use std::io::{self, Read, Seek, SeekFrom};

use crate::pdf::file::{hash, id_digits};

/// No PDF of ours is larger, in bytes.
pub(crate) const LARGEST_PDF: u64 = 1 << 30;
/// The last bytes of a PDF say where its trailer is (ISO 32000-1, 7.5.5)…
const END: u64 = 64;
/// …and that begins with its dictionary.
const DICTIONARY: u64 = 4096;

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

/// Whether a file may be ours, as far as its ends tell: a PDF that has our name at its head, or a
/// trailer with an identifier as ours have. Only then it is worth reading.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn may_be_ours(file: &mut (impl Read + Seek)) -> io::Result<bool> {
    let length = file.seek(SeekFrom::End(0))?;
    let mut part = |from: u64, most: u64| -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(from))?;
        file.by_ref().take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let head = part(0, DICTIONARY)?;
    if length > LARGEST_PDF || !head.starts_with(b"%PDF-") {
        return Ok(false);
    }
    let end = part(length.saturating_sub(END), END)?;
    let end = String::from_utf8_lossy(&end);
    let trailer = end
        .rsplit_once("startxref")
        .and_then(|(_, place)| place.split_whitespace().next()?.parse::<u64>().ok());
    let trailer = trailer.map_or(Ok(Vec::new()), |from| part(from, DICTIONARY))?;
    Ok([&head, &trailer].iter().any(|part| {
        part.windows(5).any(|word| matches!(word, b"/ID[<" | b"/ID [" | b"Ember"))
    }))
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
