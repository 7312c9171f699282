//! The presence of fields, for the rules that compare it.

/// Returns the number of fields that are given.
pub(crate) const fn n_given(given: &[bool]) -> usize {
    let mut n = 0;
    let mut i = 0;
    while i < given.len() {
        n += given[i] as usize;
        i += 1;
    }
    n
}
