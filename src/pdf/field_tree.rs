//! The fields of a form by their names: the parts of a name are the way from the root
//! (ISO 32000-1, 12.7.3.2).

use std::collections::HashMap;

use crate::frame::{Answer, FormField};
use crate::pdf::WriteError;

/// All fields of a form; `W` is what shows a field on a page.
pub(super) struct FieldTree<'a, W> {
    branches: Vec<Branch<'a, W>>,
    by_name: HashMap<&'a str, usize>,
}

/// A field, or what fields have the beginning of their names in common by.
pub(super) struct Branch<'a, W> {
    /// Its part of the name.
    pub(super) part: &'a str,
    /// The branch that it grows from, by its place in the tree.
    pub(super) parent: Option<usize>,
    /// What grows from it, in the order in which it was added.
    pub(super) kids: Vec<usize>,
    /// Where the field is shown: once, or once for each button of a group.
    pub(super) shown: Vec<(&'a FormField, W)>,
}

impl<'a, W> FieldTree<'a, W> {
    /// A tree without fields.
    pub(super) fn new() -> Self {
        Self { branches: Vec::new(), by_name: HashMap::new() }
    }

    /// Adds a field, or a button to the group of its name.
    ///
    /// # Errors
    /// [`WriteError`] if its name or value cannot stand, or another field has the name.
    pub(super) fn add(
        &mut self,
        field: &'a FormField,
        shown: W,
    ) -> Result<(), WriteError> {
        check_value(field)?;
        let name = &*field.name;
        if name.split('.').any(str::is_empty) {
            return Err(WriteError::FieldName(name.to_owned()));
        }
        let ends = name.match_indices('.').map(|(at, _)| at).chain([name.len()]);
        let mut parent: Option<usize> = None;
        for end in ends {
            // What has parts beneath it is no field itself.
            if parent.is_some_and(|parent| !self.branches[parent].shown.is_empty()) {
                return Err(WriteError::SameField(name.to_owned()));
            }
            parent = Some(self.branch(&name[..end], parent));
        }
        let branch = &mut self.branches[parent.unwrap_or_default()];
        let is_free = branch.kids.is_empty();
        if !is_free || !branch.shown.iter().all(|(other, _)| are_one_group(other, field))
        {
            return Err(WriteError::SameField(name.to_owned()));
        }
        branch.shown.push((field, shown));
        Ok(())
    }

    /// The branch of a beginning of a name, grown if it is not there.
    fn branch(&mut self, name: &'a str, parent: Option<usize>) -> usize {
        if let Some(known) = self.by_name.get(name) {
            return *known;
        }
        let at = self.branches.len();
        let part = name.rsplit('.').next().unwrap_or(name);
        self.branches.push(Branch { part, parent, kids: Vec::new(), shown: Vec::new() });
        self.by_name.insert(name, at);
        if let Some(parent) = parent {
            self.branches[parent].kids.push(at);
        }
        at
    }

    /// All branches, each after its parent.
    pub(super) fn branches(&self) -> &[Branch<'a, W>] {
        &self.branches
    }

    /// The branches that grow from the root.
    pub(super) fn roots(&self) -> impl Iterator<Item = usize> {
        let branches = self.branches.iter().enumerate();
        branches.filter(|(_, branch)| branch.parent.is_none()).map(|(at, _)| at)
    }
}

/// A button's value is the name of its state, and `Off` is the state of all others
/// (ISO 32000-1, 12.7.4.2.3). More than ASCII would be told apart by bytes that viewers do not
/// all write alike.
fn check_value(field: &FormField) -> Result<(), WriteError> {
    let Answer::Choice { value, .. } = &field.answer else { return Ok(()) };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if value.is_empty() || value == "Off" || !value.chars().all(is_plain) {
        let (name, value) = (field.name.clone(), value.clone());
        return Err(WriteError::FieldValue { name, value });
    }
    Ok(())
}

/// Whether two fields of one name are two buttons of a group.
fn are_one_group(one: &FormField, other: &FormField) -> bool {
    match (&one.answer, &other.answer) {
        (Answer::Choice { value: one, .. }, Answer::Choice { value: other, .. }) => {
            one != other
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Point, Size};

    fn field(name: &str, answer: Answer) -> FormField {
        FormField {
            at: Point::ORIGIN,
            size: Size::mm(5.0, 5.0),
            name: name.to_owned(),
            label: "A field".to_owned(),
            answer,
        }
    }

    fn choice(name: &str, value: &str) -> FormField {
        let (value, says) = (value.to_owned(), value.to_owned());
        field(name, Answer::Choice { value, says })
    }

    fn grown(fields: &[FormField]) -> Result<FieldTree<'_, ()>, WriteError> {
        let mut tree = FieldTree::new();
        fields.iter().try_for_each(|field| tree.add(field, ()))?;
        Ok(tree)
    }

    #[test]
    fn names_share_the_branches_of_their_parts() {
        let fields = [
            field("week01.a.note", Answer::Check),
            field("week02.a.note", Answer::Check),
            choice("week01.a.closeness", "1"),
            choice("week01.a.closeness", "2"),
        ];
        let tree = grown(&fields).unwrap();
        let told: Vec<_> = tree
            .branches()
            .iter()
            .map(|branch| (branch.part, branch.kids.clone(), branch.shown.len()))
            .collect();
        let wanted = [
            ("week01", vec![1], 0),
            ("a", vec![2, 6], 0),
            ("note", vec![], 1),
            ("week02", vec![4], 0),
            ("a", vec![5], 0),
            ("note", vec![], 1),
            ("closeness", vec![], 2),
        ];
        assert_eq!(told, wanted);
        assert_eq!(tree.roots().collect::<Vec<_>>(), [0, 3]);
    }

    #[test]
    fn a_name_is_one_field_or_one_group() {
        let same = |name: &str| Some(WriteError::SameField(name.to_owned()));
        let twice = [field("a.b", Answer::Check), field("a.b", Answer::Check)];
        assert_eq!(grown(&twice).err(), same("a.b"));
        let mixed = [choice("a.b", "1"), field("a.b", Answer::Check)];
        assert_eq!(grown(&mixed).err(), same("a.b"));
        let alike = [choice("a.b", "1"), choice("a.b", "1")];
        assert_eq!(grown(&alike).err(), same("a.b"));
        let above = [field("a.b", Answer::Check), field("a", Answer::Check)];
        assert_eq!(grown(&above).err(), same("a"));
        let beneath = [field("a", Answer::Check), field("a.b", Answer::Check)];
        assert_eq!(grown(&beneath).err(), same("a.b"));
    }

    #[test]
    fn a_name_has_no_empty_part_and_a_value_is_a_plain_word() {
        for name in ["", ".", "a.", ".a", "a..b"] {
            let fields = [field(name, Answer::Check)];
            assert_eq!(
                grown(&fields).err(),
                Some(WriteError::FieldName(name.to_owned()))
            );
        }
        for value in ["", "Off", "two words", "ä", "a/b"] {
            let (name, value) = ("a".to_owned(), value.to_owned());
            let wanted = Some(WriteError::FieldValue { name, value: value.clone() });
            assert_eq!(grown(&[choice("a", &value)]).err(), wanted);
        }
    }
}
