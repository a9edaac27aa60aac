//! TOML files as they are written: line by line, with their comments, in the order in which
//! somebody reads them.
//!
//! A document tree would keep neither the blank lines nor the ways in which texts are quoted.

use std::fmt::Write;

use jiff::civil::Date;

/// A TOML file in the making.
pub(super) struct TomlText(String);

impl TomlText {
    /// Begins a file with a comment, a line at a time.
    pub(super) fn new(comment: &[&str]) -> Self {
        let lines = comment.iter().map(|line| format!("# {line}\n"));
        Self(lines.collect())
    }

    /// Begins a table; its name is keys joined by points.
    pub(super) fn table(&mut self, name: &str) {
        let _ = writeln!(self.0, "\n[{}]", parted(name));
    }

    /// Begins another table of a list of tables.
    pub(super) fn next_of(&mut self, name: &str) {
        let _ = writeln!(self.0, "\n[[{}]]", parted(name));
    }

    /// Writes a value under a key that is one word.
    pub(super) fn put(&mut self, key: &str, value: impl Into<Value>) {
        self.line(&self::key(key), &value.into());
    }

    /// Writes a value under keys joined by points.
    pub(super) fn put_parted(&mut self, name: &str, value: impl Into<Value>) {
        self.line(&parted(name), &value.into());
    }

    /// Writes a value under a key in quotes, whatever it is.
    pub(super) fn put_quoted(&mut self, key: &str, value: impl Into<Value>) {
        self.line(&quoted(key), &value.into());
    }

    fn line(&mut self, name: &str, value: &Value) {
        let _ = writeln!(self.0, "{name} = {}", value.0);
    }

    /// The file's text.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// A value as it is written.
pub(super) struct Value(String);

impl Value {
    /// What people wrote, in double quotes; in lines of their own when there are several.
    pub(super) fn prose(text: &str) -> Self {
        if text.contains('\n') {
            return Self(format!("\"\"\"\n{}\"\"\"", escaped(text, true)));
        }
        Self(quoted(text))
    }

    /// A list of texts.
    pub(super) fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self::list(texts.into_iter().map(Self::from))
    }

    /// A number with so many decimals at most, and one at least.
    pub(super) fn decimal(number: f64, decimals: usize) -> Self {
        let text = format!("{:.decimals$}", number + 0.0);
        let short = text.trim_end_matches('0');
        let short =
            if short.ends_with('.') { format!("{short}0") } else { short.to_owned() };
        Self(if short == "-0.0" { "0.0".to_owned() } else { short })
    }

    /// A list of days.
    pub(super) fn days<'a>(days: impl IntoIterator<Item = &'a Date>) -> Self {
        Self::list(days.into_iter().copied().map(Self::from))
    }

    /// A list.
    pub(super) fn list(values: impl Iterator<Item = Self>) -> Self {
        let values: Vec<String> = values.map(|value| value.0).collect();
        Self(format!("[{}]", values.join(", ")))
    }
}

impl From<&str> for Value {
    /// In the quotes that need the fewest escapes.
    fn from(text: &str) -> Self {
        Self(toml::Value::from(text).to_string())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Self {
        Self(number.to_string())
    }
}

impl From<u8> for Value {
    fn from(number: u8) -> Self {
        Self::from(u16::from(number))
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self(flag.to_string())
    }
}

impl From<Date> for Value {
    fn from(day: Date) -> Self {
        Self(day.to_string())
    }
}

/// A name as keys joined by points.
fn parted(name: &str) -> String {
    name.split('.').map(key).collect::<Vec<_>>().join(".")
}

/// A key, in quotes where it needs them (TOML 1.0, keys).
fn key(part: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !part.is_empty() && part.chars().all(is_bare) {
        part.to_owned()
    } else {
        quoted(part)
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text, false))
}

/// A text between quotes; in a text of several lines these stand as they are, and a single
/// quote too.
fn escaped(text: &str, has_lines: bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let mut before = None;
    while let Some(c) = letters.next() {
        match c {
            '\n' if has_lines => escaped.push(c),
            '\t' => escaped.push(c),
            '"' if has_lines && before != Some('"') && letters.peek().is_some() => {
                escaped.push(c);
            }
            '"' | '\\' => escaped.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(escaped, "\\u{:04X}", u32::from(c));
            }
            c => escaped.push(c),
        }
        before = Some(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Texts with all that has a meaning in TOML.
    const TEXT: &str = "[a\"'\\\\\n\r\t#.=é\\[\u{7f}\u{1}]{0,12}";

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            comment in "[^\\n\\r\\x00-\\x1f\\x7f]{0,9}",
            name in TEXT,
            (text, prose) in (TEXT, TEXT),
            texts in proptest::collection::vec(TEXT, 0..4),
            number in any::<u16>(),
        ) {
            let day = jiff::civil::date(2026, 11, 30);
            let mut file = TomlText::new(&[&comment]);
            file.put("schema", 1_u8);
            for _ in 0..2 {
                file.next_of("list");
                file.put(&format!("x{name}"), text.as_str());
            }
            file.table("table.inner");
            file.put_quoted(&name, Value::prose(&prose));
            file.put_parted("one.two\"", number);
            file.put("texts", Value::texts(texts.iter().map(String::as_str)));
            file.put("days", Value::days([&day, &day]));
            file.put("flag", true);
            let read: toml::Table = file.finish().parse().unwrap();
            prop_assert_eq!(read["schema"].as_integer(), Some(1));
            for table in read["list"].as_array().unwrap() {
                prop_assert_eq!(table[&format!("x{name}")].as_str(), Some(&*text));
            }
            let inner = &read["table"]["inner"];
            prop_assert_eq!(inner[&name].as_str(), Some(&*prose));
            prop_assert_eq!(inner["one"]["two\""].as_integer(), Some(number.into()));
            let all: Vec<_> = inner["texts"].as_array().unwrap().iter().collect();
            prop_assert_eq!(all.len(), texts.len());
            for (read, text) in all.iter().zip(&texts) {
                prop_assert_eq!(read.as_str(), Some(&**text));
            }
            prop_assert_eq!(inner["days"][1].as_datetime().unwrap().to_string(), "2026-11-30");
            prop_assert_eq!(inner["flag"].as_bool(), Some(true));
        }
    }
}
