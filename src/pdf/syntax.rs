//! Objects as bytes (ISO 32000-1, 7.3). lopdf keeps its own writer of objects to itself.

use std::io::Write;

use lopdf::{Object, StringFormat};

/// Writes an object that is no stream.
pub(super) fn write_object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null | Object::Stream(_) => out.extend_from_slice(b"null"),
        Object::Boolean(value) => put(out, format_args!("{value}")),
        Object::Integer(value) => put(out, format_args!("{value}")),
        Object::Real(value) => put(out, format_args!("{value}")),
        Object::Name(name) => write_name(out, name),
        Object::String(bytes, StringFormat::Hexadecimal) => write_hexadecimal(out, bytes),
        Object::String(bytes, StringFormat::Literal) => write_literal(out, bytes),
        Object::Array(items) => {
            out.push(b'[');
            for (nth, item) in items.iter().enumerate() {
                if nth > 0 {
                    out.push(b' ');
                }
                write_object(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => {
            out.extend_from_slice(b"<<");
            for (key, value) in dictionary {
                write_name(out, key);
                if !matches!(
                    value,
                    Object::Name(_)
                        | Object::String(..)
                        | Object::Array(_)
                        | Object::Dictionary(_)
                ) {
                    out.push(b' ');
                }
                write_object(out, value);
            }
            out.extend_from_slice(b">>");
        }
        Object::Reference((id, generation)) => {
            put(out, format_args!("{id} {generation} R"));
        }
    }
}

/// Appends formatted text.
pub(super) fn put(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("writing to memory does not fail");
}

/// Characters outside the regular ones are written as `#` and two digits (7.3.5).
pub(super) fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            put(out, format_args!("#{byte:02X}"));
        }
    }
}

fn write_hexadecimal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'<');
    for byte in bytes {
        put(out, format_args!("{byte:02X}"));
    }
    out.push(b'>');
}

fn write_literal(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(b'(');
    for &byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\n' => out.extend_from_slice(b"\\n"),
            _ => out.push(byte),
        }
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    #[test]
    fn objects_are_written_as_the_standard_spells_them() {
        let object = Object::Dictionary(dictionary! {
            "A b" => Object::string_literal("(x\\)\r"),
            "N" => vec![Object::Integer(1), Object::Null, Object::Reference((7, 0))],
            "H" => Object::String(vec![0xAB, 1], StringFormat::Hexadecimal),
            "R" => Object::Real(0.5),
        });
        let mut out = Vec::new();
        write_object(&mut out, &object);
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "<</A#20b(\\(x\\\\\\)\\r)/N[1 null 7 0 R]/H<AB01>/R 0.5>>");
    }
}
