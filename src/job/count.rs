//! "1 card", "2 cards".

/// A number with its noun.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// A few of many words.
pub(super) fn some(words: &[String]) -> String {
    let few: Vec<_> = words.iter().take(8).map(String::as_str).collect();
    let more = if words.len() > few.len() { ", …" } else { "" };
    format!("{}{more}", few.join(", "))
}
