//! The numbers of the pages as a viewer shows them (ISO 32000-1, 12.4.2).

use lopdf::{Dictionary, Object, dictionary};

use crate::frame::{Numbering, Numerals};

/// The number tree of page labels; none when pages are counted from 1.
pub(super) fn page_labels(numbering: &[Numbering]) -> Option<Dictionary> {
    let first = numbering.first()?;
    let mut entries: Vec<Object> = Vec::with_capacity(numbering.len() * 2 + 2);
    // The tree must begin with the first page.
    if first.from > 0 {
        let from_one = dictionary! { "S" => "D" };
        entries.extend([0.into(), Object::Dictionary(from_one)]);
    }
    for stretch in numbering {
        let page = i64::try_from(stretch.from).unwrap_or(i64::MAX);
        entries.extend([page.into(), Object::Dictionary(label(stretch))]);
    }
    Some(dictionary! { "Nums" => entries })
}

fn label(stretch: &Numbering) -> Dictionary {
    let style = match stretch.numerals {
        // Without a style a label has no number at all (table 159).
        None => return Dictionary::new(),
        Some(Numerals::Arabic) => "D",
        Some(Numerals::Roman) => "r",
    };
    let mut label = dictionary! { "S" => style };
    if stretch.first != 1 {
        label.set("St", i64::from(stretch.first));
    }
    label
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::syntax::write_object;

    fn written(numbering: &[Numbering]) -> String {
        let mut out = Vec::new();
        let labels = page_labels(numbering).unwrap();
        write_object(&mut out, &Object::Dictionary(labels));
        String::from_utf8(out).unwrap()
    }

    fn stretch(from: usize, numerals: Option<Numerals>, first: u32) -> Numbering {
        Numbering { from, numerals, first }
    }

    #[test]
    fn a_book_numbers_its_front_matter_apart() {
        let stretches = [
            stretch(0, None, 1),
            stretch(1, Some(Numerals::Roman), 1),
            stretch(6, Some(Numerals::Arabic), 3),
        ];
        assert_eq!(written(&stretches), "<</Nums[0 <<>> 1 <</S/r>> 6 <</S/D/St 3>>]>>");
    }

    #[test]
    fn pages_before_the_first_stretch_are_counted_from_one() {
        let stretches = [stretch(4, Some(Numerals::Roman), 1)];
        assert_eq!(written(&stretches), "<</Nums[0 <</S/D>> 4 <</S/r>>]>>");
        assert_eq!(page_labels(&[]), None);
    }
}
