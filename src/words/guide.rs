//! The words of the page that says how a deck is printed and cut.
//!
//! Places for numbers and names stand in braces; [`filled`] fills them.

/// Words on the page that says how a deck is printed and cut.
#[derive(Debug)]
pub struct GuideWords {
    /// The title; `{deck}`.
    pub title: &'static str,
    /// What is printed; `{cards}`, `{sheets}`, `{paper}`, `{each}`, `{format}`.
    pub facts: [&'static str; 2],
    /// The heads: paper, the first sheet, the print dialog, cutting, when it is cut.
    pub heads: [&'static str; 5],
    /// Which paper to take.
    pub paper: &'static str,
    /// Which stock to take; `{stock}`.
    pub stock: &'static str,
    /// What to look at on the first sheet; `{bar}`.
    pub first: &'static str,
    /// What to look at when both sides are printed.
    pub behind: &'static str,
    /// What is chosen in the print dialog: scale, paper (`{paper}`), borderless.
    pub dialog: [&'static str; 3],
    /// How the second side is printed: long edge, short edge, fold, one side.
    pub sides: [&'static str; 4],
    /// What is cut, with what.
    pub tool: &'static str,
    /// The long cuts; `{first}`, `{last}`.
    pub long: &'static str,
    /// The short cuts; `{first}`, `{last}`.
    pub short: &'static str,
    /// Perforated stock is not cut.
    pub perforated: &'static str,
    /// A card as large as its sheet is not cut.
    pub whole: &'static str,
    /// Cards that are folded.
    pub folded: &'static str,
    /// The corners.
    pub corners: &'static str,
    /// The order of sheets in rows.
    pub rows: &'static str,
    /// The order of a pile that is cut through; `{each}`.
    pub stack: &'static str,
    /// Where the cards go.
    pub keep: &'static str,
    /// Behind the length of the bar.
    pub bar: &'static str,
    /// What the drawing shows; `{each}`, `{first}`, `{last}`, `{cuts}`.
    pub shows: &'static str,
}

/// A text with its places filled.
pub fn filled(text: &str, places: &[(&str, String)]) -> String {
    let fill = |text: String, (name, value): &(&str, String)| {
        text.replace(&format!("{{{name}}}"), value)
    };
    places.iter().fold(text.to_owned(), fill)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    #[test]
    fn every_place_is_filled_by_its_name() {
        let places = [("cards", "54".to_owned()), ("sheets", "6".to_owned())];
        assert_eq!(filled("{cards} on {sheets}", &places), "54 on 6");
    }

    #[test]
    fn every_language_has_the_same_places() {
        let places = |text: &str| {
            let names = text.split('{').skip(1);
            let mut names: Vec<String> = names
                .filter_map(|part| part.split('}').next().map(str::to_owned))
                .collect();
            names.sort();
            names
        };
        let of = |words: &GuideWords| {
            [
                words.title,
                words.facts[0],
                words.facts[1],
                words.stock,
                words.first,
                words.dialog[1],
                words.long,
                words.short,
                words.stack,
                words.shows,
            ]
            .map(places)
        };
        let all: Vec<_> = Words::all().map(|words| of(&words.guide)).collect();
        assert!(all.len() >= 2 && all.iter().all(|one| *one == all[0]), "{all:?}");
        assert!(all[0].iter().all(|places| !places.is_empty()));
    }
}
