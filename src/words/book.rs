//! The words that the program prints on the pages of a workbook.

/// Words on the pages of a workbook.
#[derive(Debug)]
pub struct BookWords {
    /// "page", before its number.
    pub page: &'static str,
    /// Over the table of contents.
    pub contents: &'static str,
    /// Before a day.
    pub date: &'static str,
    /// Over a line to sign.
    pub signature: &'static str,
    /// Before what 1 and the last number of a scale mean.
    pub ends: [&'static str; 2],
    /// Before a row that shows how.
    pub example: &'static str,
    /// What the columns of a tracker are called: day 1, day 2.
    pub day: &'static str,
    /// Days of the week from Monday, in two letters.
    pub weekdays: [&'static str; 7],
    /// "row", before its number, in what is said of an answer.
    pub row: &'static str,
    /// What is said of a line on which one writes what a row is about.
    pub own_words: &'static str,
    /// What is said of a line to sign, and of the day beside it.
    pub signing: [&'static str; 2],
    /// Between whose answer it is, or where, and a question that begins with the same word.
    pub answer: &'static str,
    /// What is said of lines for notes that have no page type, of those before a chapter, and of
    /// those that end the book.
    pub notes_at: [&'static str; 3],
    /// On a card's place: what the two may choose for another time, and how it was.
    pub verdicts: [(&'static str, &'static str); 3],
    /// Before them.
    pub verdict: &'static str,
    /// Before the five circles for how a card was.
    pub rating: &'static str,
    /// Over a card's lines.
    pub kept: &'static str,
    /// A card that the two write in themselves.
    pub own_card: &'static str,
    /// What is said of the graph to plot by hand.
    pub graph: &'static str,
    /// The axis of the weeks.
    pub weeks: &'static str,
    /// The heads of the program: week, theme.
    pub program: [&'static str; 2],
    /// How well a method is supported: trial, study, practice, tradition.
    pub evidence: [&'static str; 4],
    /// Heads in the counsellor's notes: aim, time, leave out when, questions, adapt, sources.
    pub notes: [&'static str; 6],
    /// At the top of a page that is not there in the language of the book.
    pub untranslated: &'static str,
    /// The title of the counsellor's notes.
    pub for_counsellors: &'static str,
    /// Where a private page is found, in the counsellor's notes.
    pub own_copies: &'static str,
    /// Whose copy it is, on the cover: shared, A, B, counsellor; A's and B's own pages.
    pub copies: [&'static str; 6],
    /// On the cover of one's own copy: who can read what is typed.
    pub typed: &'static str,
    /// On the cover: what the book is not.
    pub complement: &'static str,
    /// Before names and the first day on the cover.
    pub cover: [&'static str; 2],
    /// "week", as it begins a title.
    pub week: &'static str,
    /// "week" and "weeks" behind a number.
    pub weeks_long: [&'static str; 2],
    /// Seed, decks, options: before each in the colophon.
    pub colophon: [&'static str; 4],
}

impl BookWords {
    /// The end of a line that leads to another page.
    pub fn see(&self, title: &str, number: &str) -> String {
        format!("*{title}*, {} {number}", self.page)
    }
}
