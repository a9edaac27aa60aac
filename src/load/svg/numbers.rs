//! Numbers so large that reading them takes for ever: usvg splits an arc into the more curves
//! the larger it is, and one of 10³⁸ into millions.

/// Larger numbers stand in no drawing; the size of a country in nanometres is one of 10¹⁵.
const LARGEST: f64 = 1e10;

/// Whether a number in the value of an attribute or in a style sheet is larger than any drawing
/// needs. Colours such as `#1e3838` are no numbers.
pub(super) fn has_huge_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'#' {
            at += 1 + run(&bytes[at + 1..], u8::is_ascii_hexdigit);
        } else if bytes[at].is_ascii_digit() || bytes[at] == b'.' {
            let end = at + number(&bytes[at..]);
            // What does not parse, as `1.2.3`, stands for several small numbers.
            let value = text.get(at..end).and_then(|text| text.parse::<f64>().ok());
            if value.is_some_and(|value| value > LARGEST) {
                return true;
            }
            at = end;
        } else {
            at += 1;
        }
    }
    false
}

fn run(bytes: &[u8], is_part: impl Fn(&u8) -> bool) -> usize {
    bytes.iter().take_while(|b| is_part(b)).count()
}

/// How long the number at the start is: digits, one point, more digits, an exponent.
fn number(bytes: &[u8]) -> usize {
    let mut end = run(bytes, u8::is_ascii_digit);
    if bytes.get(end) == Some(&b'.') {
        end += 1;
        end += run(&bytes[end..], u8::is_ascii_digit);
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let digits = run(&bytes[(end + 1 + sign).min(bytes.len())..], u8::is_ascii_digit);
        if digits > 0 {
            end += 1 + sign + digits;
        }
    }
    end.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn huge_numbers_are_found_wherever_they_stand() {
        for text in [
            "1e38",
            "M-1 40a5 1e38 0 1 0 9 9",
            "matrix(1,0,0,1E+11,0,0)",
            "stroke-width:99999999999px",
            "M0 0L.5.5e12",
            "1e999",
        ] {
            assert!(has_huge_number(text), "{text}");
        }
        for text in
            ["#1e3838", "0 0 1000000000 1000000000", "1e-38", ".5.5.5", "em", "1e", "."]
        {
            assert!(!has_huge_number(text), "{text}");
        }
    }
}
