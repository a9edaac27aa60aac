//! The words that the program prints on boxes and bands.

/// Words on a box, on a band, and beside them on their sheet.
#[derive(Debug)]
pub struct DielineWords {
    /// Over the sheet of a box, before and behind the number of its cards.
    pub(super) a_box: [&'static str; 2],
    /// Over the sheet of a band.
    pub(super) a_band: [&'static str; 2],
    /// Behind the number of cards, on the front.
    pub(super) cards: &'static str,
    /// Before the name of who gets it.
    pub for_whom: &'static str,
    /// Before the name of who gives it.
    pub from_whom: &'static str,
    /// What a solid line is.
    pub cut: &'static str,
    /// What a dashed line is.
    pub fold: &'static str,
    /// What is hatched.
    pub glued: &'static str,
    /// On what is hatched.
    pub glue: &'static str,
    /// Behind the length of the bar.
    pub bar: &'static str,
    /// Over the steps.
    pub steps: &'static str,
    /// How a box is made.
    pub box_steps: [&'static str; 6],
    /// How a band is made.
    pub band_steps: [&'static str; 4],
    /// What the sheet of a box shows, to a reader who does not see it.
    pub box_shows: &'static str,
    /// What the sheet of a band shows.
    pub band_shows: &'static str,
}

impl DielineWords {
    /// "A box for 54 cards".
    pub fn box_for(&self, count: u16) -> String {
        let [before, behind] = self.a_box;
        format!("{before} {count} {behind}")
    }

    /// "A band for 54 cards".
    pub fn band_for(&self, count: u16) -> String {
        let [before, behind] = self.a_band;
        format!("{before} {count} {behind}")
    }

    /// "54 cards for two people".
    pub fn cards_for_two(&self, count: u16) -> String {
        format!("{count} {}", self.cards)
    }
}

#[cfg(test)]
mod tests {
    use crate::words::Words;

    #[test]
    fn a_box_tells_its_number_in_every_language() {
        for words in Words::all().map(|words| &words.dieline) {
            for said in [words.box_for(54), words.band_for(54), words.cards_for_two(54)] {
                assert!(said.contains("54 "), "{said}");
            }
        }
    }
}
