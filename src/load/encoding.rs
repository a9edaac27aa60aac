//! The text of a file that a spreadsheet has saved, in whichever encoding it did.

/// How the letters of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16 in either order of bytes, with or without its mark.
    Utf16,
    /// Windows-1252, which nothing marks: what is no UTF-8 is taken for it.
    Windows1252,
}

/// What Windows-1252 has where Latin-1 has control characters, from 0x80 on (the table of the
/// WHATWG Encoding Standard, without the five that are only control characters there).
const FROM_80: [Option<char>; 32] = [
    Some('€'),
    None,
    Some('‚'),
    Some('ƒ'),
    Some('„'),
    Some('…'),
    Some('†'),
    Some('‡'),
    Some('ˆ'),
    Some('‰'),
    Some('Š'),
    Some('‹'),
    Some('Œ'),
    None,
    Some('Ž'),
    None,
    None,
    Some('‘'),
    Some('’'),
    Some('“'),
    Some('”'),
    Some('•'),
    Some('–'),
    Some('—'),
    Some('˜'),
    Some('™'),
    Some('š'),
    Some('›'),
    Some('œ'),
    None,
    Some('ž'),
    Some('Ÿ'),
];

/// The text of a file and how it was written; none when it is no text in any of these ways.
pub(super) fn decoded(bytes: Vec<u8>) -> Option<(String, Encoding)> {
    if let Some(is_little) = utf16(&bytes) {
        return Some((from_utf16(&bytes, is_little)?, Encoding::Utf16));
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.remove(0);
            }
            Some((text, Encoding::Utf8))
        }
        Err(no_utf8) => {
            let signs = no_utf8.as_bytes().iter().map(|byte| windows_1252(*byte));
            Some((signs.collect::<Option<String>>()?, Encoding::Windows1252))
        }
    }
}

/// Whether a file is in UTF-16, and then whether the low byte of each unit comes first. Without a
/// mark it is told by the zeros beside separators, digits and Latin letters, which no text in
/// another encoding has.
fn utf16(bytes: &[u8]) -> Option<bool> {
    match bytes {
        [0xff, 0xfe, ..] => Some(true),
        [0xfe, 0xff, ..] => Some(false),
        _ if !bytes.len().is_multiple_of(2) => None,
        _ => {
            let zeros =
                |at: usize| bytes.iter().skip(at).step_by(2).filter(|b| **b == 0).count();
            let (first, second) = (zeros(0), zeros(1));
            // A table has more separators and ids than anything else.
            let is_half = first.max(second) * 4 > bytes.len();
            (is_half && first != second).then_some(second > first)
        }
    }
}

fn from_utf16(bytes: &[u8], is_little: bool) -> Option<String> {
    let (units, rest) = bytes.as_chunks::<2>();
    let read = if is_little { u16::from_le_bytes } else { u16::from_be_bytes };
    let text: Result<String, _> =
        char::decode_utf16(units.iter().map(|unit| read(*unit))).collect();
    let mut text = text.ok().filter(|_| rest.is_empty())?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Some(text)
}

fn windows_1252(byte: u8) -> Option<char> {
    match byte {
        0x80..=0x9f => FROM_80[usize::from(byte - 0x80)],
        _ => Some(char::from(byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "client;cards\nK-1;C-014 für Größe\n";

    fn read(bytes: &[u8]) -> (String, Encoding) {
        decoded(bytes.to_vec()).unwrap()
    }

    #[test]
    fn utf_8_is_read_with_its_mark_and_without() {
        for mark in ["", "\u{feff}"] {
            let bytes = format!("{mark}{TEXT}").into_bytes();
            assert_eq!(read(&bytes), (TEXT.to_owned(), Encoding::Utf8), "{mark:?}");
        }
    }

    #[test]
    fn utf_16_is_read_in_both_orders_with_its_mark_and_without() {
        for mark in ["", "\u{feff}"] {
            let units: Vec<u16> = format!("{mark}{TEXT}").encode_utf16().collect();
            let little: Vec<u8> =
                units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
            let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            for bytes in [&little, &big] {
                assert_eq!(read(bytes), (TEXT.to_owned(), Encoding::Utf16), "{mark:?}");
            }
            assert_eq!(
                decoded(little[..little.len() - 1].to_vec()).is_none(),
                !mark.is_empty()
            );
        }
        assert_eq!(decoded(vec![0xff, 0xfe, 0x00, 0xd8]), None, "half of a pair");
    }

    #[test]
    fn what_is_no_utf_8_is_windows_1252_as_far_as_that_goes() {
        let read = read(b"F\xfcr \x8450 \x80\x93\xc4pfel");
        assert_eq!(read, ("Für „50 €“Äpfel".to_owned(), Encoding::Windows1252));
        for undefined in [0x81, 0x8d, 0x8f, 0x90, 0x9d] {
            assert_eq!(decoded(vec![b'a', undefined]), None, "{undefined:x}");
        }
    }
}
