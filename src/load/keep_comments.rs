//! What people have noted in a file of the program's stays there when the file is written anew.

use toml_edit::{DocumentMut, Item, Table, Value};

/// What tells one table of a list from the others.
const NAMES: [&str; 4] = ["slot", "number", "id", "name"];

/// The new text with the comments, and the blank lines, of the old one. Tables of lists are known
/// again by their slot, number, id or name; what was noted beside something that is no longer there goes
/// with it. A file that cannot be read has nothing to keep.
pub(crate) fn keep_comments(old: &str, new: &str) -> String {
    let parsed = (old.parse::<DocumentMut>(), new.parse::<DocumentMut>());
    let (Ok(mut old), Ok(mut kept)) = parsed else { return new.to_owned() };
    keep(old.as_table_mut(), kept.as_table_mut());
    if old.trailing().as_str().is_some_and(|text| text.contains('#')) {
        kept.set_trailing(old.trailing().clone());
    }
    let kept = kept.to_string();
    // Comments must not change what the file says.
    let value = |text: &str| text.parse::<toml::Table>().ok();
    if value(&kept) == value(new) { kept } else { new.to_owned() }
}

fn keep(old: &mut Table, new: &mut Table) {
    for (mut key, item) in new.iter_mut() {
        let Some((old_key, old_item)) = old.get_key_value_mut(key.get()) else {
            continue;
        };
        *key.leaf_decor_mut() = old_key.leaf_decor().clone();
        match (old_item, item) {
            (Item::Value(old), Item::Value(new)) => keep_value(old, new),
            (Item::Table(old), Item::Table(new)) => keep_table(old, new),
            (Item::ArrayOfTables(old), Item::ArrayOfTables(new)) => {
                for new in new.iter_mut() {
                    if let Some(old) = old.iter_mut().find(|old| is_same(old, new)) {
                        keep_table(old, new);
                    }
                }
            }
            _ => {}
        }
    }
}

fn keep_table(old: &mut Table, new: &mut Table) {
    *new.decor_mut() = old.decor().clone();
    keep(old, new);
}

/// A value that says the same stays as it was written.
fn keep_value(old: &mut Value, new: &mut Value) {
    if said(old) == said(new) {
        *new = old.clone();
    } else {
        *new.decor_mut() = old.decor().clone();
    }
}

/// What a value says, however it is written.
fn said(value: &Value) -> Option<toml::Value> {
    let table: toml::Table = format!("a = {}", value.to_string().trim()).parse().ok()?;
    table.get("a").cloned()
}

fn is_same(old: &Table, new: &Table) -> bool {
    let name = NAMES.iter().find(|name| new.contains_key(name));
    name.is_some_and(|name| {
        let said =
            |table: &Table| table.get(name).and_then(Item::as_value).and_then(said);
        said(old) == said(new)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "# made\nseed = \"a\" # ours\n\n# first\n[[week]]\nnumber = 1\n\n# loved it\n[[week.card]]\nslot = \"1.1\"\nid = \"C-001\"\n\n[[week.card]]\nslot = \"1.2\"\nid = 'C-002' # again?\ndays = [\n  1, # Monday\n]\n# the end\n";

    #[test]
    fn notes_stay_with_what_they_were_written_beside() {
        let new = "# made\nseed = \"a\"\n\n[[week]]\nnumber = 1\n\n[[week.card]]\nslot = \"1.1\"\nid = \"C-009\"\nrerolls = 1\n\n[[week.card]]\nslot = \"1.2\"\nid = \"C-002\"\ndays = [1]\n";
        let kept = keep_comments(OLD, new);
        let one = OLD.replace("\"C-001\"", "\"C-009\"\nrerolls = 1");
        assert_eq!(kept, one);
    }

    #[test]
    fn without_notes_a_file_is_as_it_is_written() {
        let plain = "a = 1\n\n[[week]]\nnumber = 1\n";
        let new = "a = 2\nb = 3\n\n[[week]]\nnumber = 2\n\n[[week]]\nnumber = 1\n";
        assert_eq!(keep_comments(plain, new), new);
        assert_eq!(keep_comments("a = ", new), new);
    }
}
