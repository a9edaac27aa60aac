//! How a deck is printed, as far as it is a choice among a few words.

use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// Marks that show where to cut.
    CutMarks {
        /// Short lines outside the cards.
        Crop = "crop",
        /// Lines along each cut, from the cards to where the printer stops.
        Lines = "lines",
        /// A dot at each end of each cut.
        Dots = "dots",
        /// None.
        None = "none",
    }
}

vocabulary! {
    /// The sides that bear marks.
    MarkedSides {
        /// The fronts.
        Fronts = "fronts",
        /// The backs.
        Backs = "backs",
        /// Both.
        Both = "both",
    }
}

impl MarkedSides {
    /// Whether a side bears marks.
    pub fn has(self, is_front: bool) -> bool {
        match self {
            Self::Fronts => is_front,
            Self::Backs => !is_front,
            Self::Both => true,
        }
    }
}

vocabulary! {
    /// The order of the cards on the sheets.
    Order {
        /// Row by row, sheet by sheet.
        Rows = "rows",
        /// Such that the pile, cut through, is in order.
        Stack = "stack",
    }
}

vocabulary! {
    /// The order of the backs, when they are a file of their own.
    SplitOrder {
        /// That of the fronts: the first sheet lies on top of the pile.
        InOrder = "in-order",
        /// The other way: the last sheet lies on top.
        Reversed = "reversed",
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

vocabulary! {
    /// Where backs that are all alike leave what comes after the prompt.
    More {
        /// On the fronts.
        Card = "card",
        /// In a leaflet, by the cards' ids; how to stop stays on the front.
        Leaflet = "leaflet",
    }
}
