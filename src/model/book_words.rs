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
    /// The title of the counsellor's notes.
    pub for_counselors: &'static str,
    /// Where a private page is found, in the counsellor's notes.
    pub own_copies: &'static str,
    /// Whose copy it is, on the cover: shared, A, B, counsellor.
    pub copies: [&'static str; 4],
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

/// English.
pub(super) const ENGLISH: BookWords = BookWords {
    page: "page",
    contents: "What is in this book",
    date: "Date",
    signature: "Signed",
    ends: ["1 is", "is"],
    example: "For example",
    day: "Day",
    weekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
    row: "row",
    verdicts: [("again", "again"), ("later", "later"), ("not-for-us", "not for us")],
    verdict: "Another time?",
    rating: "How was it? 1 hard, 5 lovely",
    kept: "What we want to keep",
    own_card: "Card",
    graph: "A grid with the weeks from left to right and the numbers from 1 at the foot to 10 at the top",
    weeks: "Week",
    program: ["Week", "Theme"],
    evidence: [
        "tested in a trial",
        "seen in studies",
        "from clinical practice",
        "from tradition",
    ],
    notes: ["Aim", "Time", "Do not use if", "Ask", "Adapt", "Sources"],
    for_counselors: "Notes for the counselor",
    own_copies: "A’s and B’s own copies",
    copies: ["For the two of us", "A’s own copy", "B’s own copy", "The counselor’s copy"],
    complement: "A workbook for two. It goes well with any counsel you have, and replaces none.",
    cover: ["Names or initials", "We begin on"],
    week: "Week",
    weeks_long: ["week", "weeks"],
    colophon: ["Seed", "Decks", "Made with", "Licenses"],
};

/// Spanish.
pub(super) const SPANISH: BookWords = BookWords {
    page: "página",
    contents: "Qué hay en este cuaderno",
    date: "Fecha",
    signature: "Firma",
    ends: ["1 es", "es"],
    example: "Por ejemplo",
    day: "Día",
    weekdays: ["lu", "ma", "mi", "ju", "vi", "sá", "do"],
    row: "fila",
    verdicts: [
        ("again", "otra vez"),
        ("later", "más adelante"),
        ("not-for-us", "no es lo nuestro"),
    ],
    verdict: "¿En otro momento?",
    rating: "¿Qué tal fue? 1 difícil, 5 precioso",
    kept: "Lo que queremos guardar",
    own_card: "Carta",
    graph: "Una cuadrícula con las semanas de izquierda a derecha y los números del 1, abajo, al 10, arriba",
    weeks: "Semana",
    program: ["Semana", "Tema"],
    evidence: [
        "probado en un ensayo",
        "visto en estudios",
        "de la práctica clínica",
        "de la tradición",
    ],
    notes: ["Para qué", "Tiempo", "No usar si", "Preguntas", "Adaptar", "Fuentes"],
    for_counselors: "Notas para quien acompaña",
    own_copies: "los ejemplares de A y de B",
    copies: [
        "Para las dos personas",
        "El ejemplar de A",
        "El ejemplar de B",
        "El ejemplar de quien acompaña",
    ],
    complement: "Un cuaderno para dos. Va bien con cualquier consejo o terapia, y no sustituye a ninguno.",
    cover: ["Nombres o iniciales", "Empezamos el"],
    week: "Semana",
    weeks_long: ["semana", "semanas"],
    colophon: ["Semilla", "Barajas", "Hecho con", "Licencias"],
};

impl BookWords {
    /// The end of a line that leads to another page.
    pub fn see(&self, title: &str, number: &str) -> String {
        format!("*{title}*, {} {number}", self.page)
    }
}
