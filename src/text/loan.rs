//! Typesetters for threads.

use std::ops::{Deref, DerefMut};
use std::sync::PoisonError;

use crate::text::Typesetter;

/// A typesetter for one thread, for as long as this lives.
pub struct Loan<'a> {
    lender: &'a Typesetter,
    own: Option<Typesetter>,
}

impl<'a> Loan<'a> {
    pub(super) fn new(lender: &'a Typesetter, own: Option<Typesetter>) -> Self {
        Self { lender, own }
    }
}

impl Deref for Loan<'_> {
    type Target = Typesetter;

    fn deref(&self) -> &Typesetter {
        self.own.as_ref().unwrap_or(self.lender)
    }
}

impl DerefMut for Loan<'_> {
    fn deref_mut(&mut self) -> &mut Typesetter {
        self.own.get_or_insert_with(|| self.lender.clone())
    }
}

impl Drop for Loan<'_> {
    fn drop(&mut self) {
        if let Some(mut own) = self.own.take() {
            own.only_counts = self.lender.only_counts;
            self.lender.back.lock().unwrap_or_else(PoisonError::into_inner).push(own);
        }
    }
}
