//! Stub.
pub(super) fn grade(_texts: &[&str]) -> Option<f64> {
    None
}
pub(super) fn words(_text: &str) -> usize {
    0
}
