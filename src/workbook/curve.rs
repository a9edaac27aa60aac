//! The numbers of the weekly check-in, and what a page of them is made from.

use crate::geom::Size;
use crate::model::{Edition, Language, Lead, People, Theme};

/// The numbers of one scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curve {
    /// What is rated.
    pub text: String,
    /// What 1 and the last number mean, where the scale says so.
    pub ends: Option<(String, String)>,
    /// The last number.
    pub to: u16,
    /// Each one's number in each of [`CurvesJob::weeks`], as far as there is one.
    pub numbers: Vec<(Lead, Vec<Option<u16>>)>,
}

/// What a page of curves is made from.
#[derive(Debug, Clone, Copy)]
pub struct CurvesJob<'a> {
    /// The weeks from left to right.
    pub weeks: &'a [u16],
    /// The scales.
    pub curves: &'a [Curve],
    /// Whose curves are on the page.
    pub people: People,
    /// The page.
    pub paper: Size,
    /// The colours.
    pub theme: &'a Theme,
    /// How large the type is.
    pub edition: Edition,
    /// The language.
    pub language: &'a Language,
}
