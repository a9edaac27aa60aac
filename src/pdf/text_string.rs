//! Text strings as any program may have written them (ISO 32000-2, 7.9.2.2).

/// What codes 24 to 31 and 128 to 160 of `PDFDocEncoding` stand for (ISO 32000-1, annex D.3).
const LOW: &str = "˘ˇˆ˙˝˛˚˜";
const HIGH: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\u{FFFD}€";

/// The text of a string: UTF-16 or UTF-8 when it begins with a byte order mark, also UTF-16 the
/// other way round, as some programs write it; else `PDFDocEncoding`.
pub(super) fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| character(*byte)).collect(),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let characters = char::decode_utf16(units);
    characters.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// lopdf's own table has no line ends, and would run the lines of an answer together.
fn character(byte: u8) -> char {
    let from = |table: &str, first: u8| table.chars().nth(usize::from(byte - first));
    let found = match byte {
        24..=31 => from(LOW, 24),
        128..=160 => from(HIGH, 128),
        _ => Some(char::from(byte)),
    };
    found.unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_in_every_encoding() {
        assert_eq!(decode(b"plain\r\n\x85 \xE9 \xA0 \x18 \x9E"), "plain\r\n– é € ˘ ž");
        assert_eq!(decode(b"\xFE\xFF\x05\xD0\xD8\x3D\xDE\x00"), "א😀");
        assert_eq!(decode(b"\xFF\xFE\xD0\x05"), "א");
        assert_eq!(decode(b"\xEF\xBB\xBF\xC3\xA9"), "é");
        assert_eq!(decode(b"\xFE\xFF\xD8\x3D\x00"), "\u{FFFD}");
        assert_eq!(decode(b""), "");
    }
}
