//! The words that the program prints with a counsellor's own.

/// Words beside what a practice says of itself.
#[derive(Debug)]
pub struct PracticeWords {
    /// Beside the QR code, before the address in words.
    pub booking: &'static str,
    /// Before what is said of the QR code to a reader who does not see it.
    pub code: &'static str,
    /// Before whose logo it is.
    pub logo: &'static str,
    /// Over whom to turn to in the region.
    pub resources: &'static str,
}
