//! How a deck is printed, as far as it is a choice among a few words.

use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// Marks that show where to cut.
    CutMarks {
        /// Short lines outside the cards, on the fronts.
        Crop = "crop",
        /// None.
        None = "none",
    }
}

vocabulary! {
    /// The order of the cards on the sheets.
    Order {
        /// Row by row, sheet by sheet.
        Rows = "rows",
    }
}

vocabulary! {
    /// What stands on the backs of cards.
    BackSide {
        /// Steps, follow-ups, how to stop and what to ask after.
        Text = "text",
        /// The same pattern on each; all text is on the front.
        Pattern = "pattern",
    }
}
