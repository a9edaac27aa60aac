//! What stands before and behind operators: numbers, strings, names, objects (ISO 32000-1, 7.3).

use std::io::Write;

use printpdf::DictItem;

use crate::pdf::operations::Operations;
use crate::pdf::syntax;

impl Operations {
    pub(super) fn operator(&mut self, operator: &str) {
        self.bytes.extend_from_slice(operator.as_bytes());
    }

    /// Numbers and what they are for.
    pub(super) fn numbers<const N: usize>(&mut self, numbers: [f32; N], operator: &str) {
        for number in numbers {
            self.number(number);
            self.bytes.push(b' ');
        }
        self.operator(operator);
    }

    /// A number as short as it can be. Ours are thousandths, which are told apart up to 8192.
    pub(super) fn number(&mut self, number: f32) {
        let thousandths = (f64::from(number) * 1000.0).round();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a thousandth, and far from the ends of both"
        )]
        let is_short = number.abs() < 8192.0 && (thousandths / 1000.0) as f32 == number;
        if !is_short {
            return self.put(format_args!("{number}"));
        }
        #[expect(clippy::cast_possible_truncation, reason = "below 8,192,000")]
        let thousandths = thousandths as i32;
        if thousandths < 0 || (thousandths == 0 && number.is_sign_negative()) {
            self.bytes.push(b'-');
        }
        let (whole, rest) =
            (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
        self.integer(whole);
        if rest == 0 {
            return;
        }
        let digits = [rest / 100, rest / 10 % 10, rest % 10];
        let seen = digits.iter().rposition(|digit| *digit > 0).map_or(0, |at| at + 1);
        self.bytes.push(b'.');
        self.bytes.extend(digits.iter().take(seen).map(|digit| digit_of(*digit)));
    }

    pub(super) fn integer(&mut self, number: u32) {
        let mut digits = [0; 10];
        let mut at = digits.len();
        let mut rest = number;
        loop {
            at -= 1;
            digits[at] = digit_of(rest % 10);
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.bytes.extend_from_slice(&digits[at..]);
    }

    pub(super) fn object(&mut self, object: &DictItem) {
        match object {
            DictItem::Array(items) => {
                self.bytes.push(b'[');
                for (nth, item) in items.iter().enumerate() {
                    if nth > 0 && stands_apart(item) {
                        self.bytes.push(b' ');
                    }
                    self.object(item);
                }
                self.bytes.push(b']');
            }
            DictItem::Dict { map } => {
                self.operator("<<");
                for (key, item) in map {
                    self.name(key.as_bytes());
                    if stands_apart(item) {
                        self.bytes.push(b' ');
                    }
                    self.object(item);
                }
                self.operator(">>");
            }
            DictItem::Bytes(data) | DictItem::String { data, literal: false } => {
                self.hexadecimal(data);
            }
            DictItem::Float(number) | DictItem::Real(number) => self.number(*number),
            DictItem::Int(number) => match u32::try_from(*number) {
                Ok(number) => self.integer(number),
                Err(_) => self.put(format_args!("{number}")),
            },
            DictItem::Name(name) => self.name(name),
            DictItem::Bool(value) => self.put(format_args!("{value}")),
            DictItem::Null => self.operator("null"),
            DictItem::String { data, literal: true } => self.literal(data),
            // In a content stream nothing refers to an object, and no stream can stand.
            DictItem::Ref { .. } | DictItem::Stream { .. } => {
                syntax::write_object(&mut self.bytes, &object.to_lopdf());
            }
        }
    }

    pub(super) fn hexadecimal(&mut self, data: &[u8]) {
        self.bytes.push(b'<');
        self.bytes.extend(data.iter().flat_map(|byte| HEXADECIMAL[usize::from(*byte)]));
        self.bytes.push(b'>');
    }

    /// A string as it is, but for parentheses without a partner, backslashes and returns (ISO 32000-1,
    /// 7.3.4.2).
    fn literal(&mut self, data: &[u8]) {
        self.bytes.push(b'(');
        if data.iter().any(|byte| matches!(byte, b'(' | b')' | b'\\' | b'\r')) {
            let lonely = lonely_parentheses(data);
            for (at, &byte) in data.iter().enumerate() {
                match byte {
                    b'\r' => self.operator("\\r"),
                    b'\\' => self.operator("\\\\"),
                    _ if lonely.contains(&at) => self.bytes.extend([b'\\', byte]),
                    _ => self.bytes.push(byte),
                }
            }
        } else {
            self.bytes.extend_from_slice(data);
        }
        self.bytes.push(b')');
    }

    pub(super) fn name(&mut self, name: &[u8]) {
        syntax::write_name(&mut self.bytes, name);
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        self.bytes.write_fmt(text).expect("writing to memory does not fail");
    }
}

/// Where parentheses stand that no other one opens or closes.
fn lonely_parentheses(data: &[u8]) -> Vec<usize> {
    let (mut open, mut lonely) = (Vec::new(), Vec::new());
    for (at, byte) in data.iter().enumerate() {
        match byte {
            b'(' => open.push(at),
            b')' if open.pop().is_none() => lonely.push(at),
            _ => {}
        }
    }
    lonely.extend(open);
    lonely
}

/// Whether an object would run into the one before it.
fn stands_apart(object: &DictItem) -> bool {
    matches!(
        object,
        DictItem::Bool(_)
            | DictItem::Float(_)
            | DictItem::Int(_)
            | DictItem::Real(_)
            | DictItem::Ref { .. }
            | DictItem::Null
    )
}

fn digit_of(digit: u32) -> u8 {
    b'0' + u8::try_from(digit).unwrap_or(0)
}

/// The two digits of each byte.
static HEXADECIMAL: [[u8; 2]; 256] = {
    let mut all = [[0; 2]; 256];
    let mut byte = 0;
    while byte < all.len() {
        all[byte] = [b"0123456789ABCDEF"[byte >> 4], b"0123456789ABCDEF"[byte & 15]];
        byte += 1;
    }
    all
};
