//! The words that the program prints on a page of curves.

/// Words on a page of curves.
#[derive(Debug)]
pub struct CurveWords {
    /// The title.
    pub title: &'static str,
    /// What a gap in a line is.
    pub gap: &'static str,
    /// How the lines of A and B are told apart.
    pub lines: &'static str,
    /// Over the table of the same numbers.
    pub numbers: &'static str,
    /// "week", before its number, and in the head of the table.
    pub week: &'static str,
    /// In what is said of a curve, for a week without a number.
    pub none: &'static str,
}

/// English.
pub(super) const ENGLISH: CurveWords = CurveWords {
    title: "Our check-ins, week by week",
    gap: "A gap is a week without a number. No number is good or bad.",
    lines: "A has the full line with full dots, B the broken line with open dots.",
    numbers: "The same in numbers",
    week: "Week",
    none: "no number",
};

/// Spanish.
pub(super) const SPANISH: CurveWords = CurveWords {
    title: "Cómo nos fue, semana a semana",
    gap: "Un hueco es una semana sin número. Ningún número es bueno ni malo.",
    lines: "A tiene la línea continua con puntos llenos; B, la línea cortada con puntos abiertos.",
    numbers: "Lo mismo en números",
    week: "Semana",
    none: "sin número",
};
