//! A look over a file that anyone may have made, before anything in it is believed.
//!
//! Whoever reads the objects of such a file makes room for each of them, a hundred bytes for two
//! in the file, and unpacks whatever says that it holds more objects. So they are counted first,
//! by their letters alone, wherever these stand.

/// Names that are looked for are no longer, however they are written.
const LONGEST: usize = 64;

/// What there is of what takes room.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scan {
    /// Beginnings of numbers, names, texts, lists and dictionaries.
    pub(super) tokens: usize,
    /// Streams that may hold objects, or tell where these are: the ones need `First`
    /// (ISO 32000-1, table 16), the others `Size` (table 17).
    pub(super) packed: usize,
    /// Whether the file may be locked by a password.
    pub(super) is_locked: bool,
}

impl Scan {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut scan = Self { tokens: tokens(bytes), ..Self::default() };
        let names = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/');
        for (at, _) in names {
            let rest = &bytes[at + 1..];
            let rest = &rest[..rest.len().min(LONGEST)];
            let end = rest.iter().position(|byte| !is_regular(*byte));
            match &*name(&rest[..end.unwrap_or(rest.len())]) {
                b"First" | b"Size" => scan.packed += 1,
                b"Encrypt" => scan.is_locked = true,
                _ => {}
            }
        }
        scan
    }
}

/// How many objects a text of objects can have at most.
pub(super) fn tokens(bytes: &[u8]) -> usize {
    let mut is_inside = false;
    let mut count = 0;
    for &byte in bytes {
        let is_new = match byte {
            b'[' | b'(' | b'<' | b'/' => true,
            byte => is_regular(byte) && !is_inside,
        };
        count += usize::from(is_new);
        is_inside = byte == b'/' || is_regular(byte);
    }
    count
}

/// Neither white space nor a sign that parts (ISO 32000-1, 7.2.2).
fn is_regular(byte: u8) -> bool {
    !matches!(
        byte,
        0 | b'\t'
            | b'\n'
            | 0x0C
            | b'\r'
            | b' '
            | b'('
            | b')'
            | b'<'
            | b'>'
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'/'
            | b'%'
    )
}

/// A name as it is meant: any letter may be written by its number, `#46irst` (7.3.5).
fn name(written: &[u8]) -> std::borrow::Cow<'_, [u8]> {
    if !written.contains(&b'#') {
        return written.into();
    }
    let mut meant = Vec::with_capacity(written.len());
    let mut rest = written;
    while let [first, behind @ ..] = rest {
        let digits = (*first == b'#').then(|| behind.get(..2)).flatten();
        let number = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        let number = number.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        meant.push(number.unwrap_or(*first));
        rest = if number.is_some() { &behind[2..] } else { behind };
    }
    meant.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_room_is_counted_by_its_letters() {
        let scan = Scan::of(b"<</Size 3/#46irst[1 2(a)]/W<41>>>");
        assert_eq!(scan, Scan { tokens: 13, packed: 2, is_locked: false });
        assert!(Scan::of(b"/Encryp#74 1 0 R").is_locked);
        assert!(!Scan::of(b"/EncryptMetadata #74 /").is_locked);
        assert_eq!(Scan::of(b"/#4").packed, 0);
    }

    #[test]
    fn no_object_of_a_list_is_missed() {
        for list in ["0 ", "[]", "<<>>", "()", "/", "<>", "/a "] {
            assert!(tokens(list.repeat(1000).as_bytes()) >= 1000, "{list}");
        }
    }
}
