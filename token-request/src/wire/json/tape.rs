//! An index of the values in a JSON text.

use std::ops::Range;

/// The values of a JSON text in the order of their first bytes. In an object, each key comes before its value.
///
/// It takes 12 bytes a value, and is built in one pass.
#[derive(Debug, Default)]
pub(crate) struct Tape(Vec<TapeEntry>);

#[derive(Debug, Clone, Copy)]
struct TapeEntry {
    start: u32,
    end: u32,
    /// The index of the next value that is not inside this one.
    next: u32,
}

impl Tape {
    /// Indexes a valid JSON text of less than 4 GiB.
    pub(crate) fn new(json: &str) -> Self {
        let json = json.as_bytes();
        // The exact capacity, as a vector that grows takes up to three times as much. One of these bytes precedes each value but
        // the first.
        let is_before = |byte: &&u8| matches!(byte, b',' | b':' | b'[' | b'{');
        let n_most = json.iter().filter(is_before).count() + 1;
        let (mut entries, mut open) = (Vec::with_capacity(n_most), Vec::new());
        let mut at = 0;
        while let Some(first) = json.get(at) {
            let (index, start) = (entries.len(), at);
            at = match first {
                b' ' | b'\t' | b'\n' | b'\r' | b',' | b':' => {
                    at += 1;
                    continue;
                }
                b'}' | b']' => {
                    at += 1;
                    close(&mut entries, open.pop(), at);
                    continue;
                }
                b'{' | b'[' => {
                    open.push(index);
                    at + 1
                }
                b'"' => end_of_string(json, at + 1),
                _ => end_of_scalar(json, at + 1),
            };
            entries.push(TapeEntry {
                start: to_u32(start),
                end: to_u32(at),
                next: to_u32(index + 1),
            });
        }
        Self(entries)
    }

    /// Returns the number of values and keys.
    pub(crate) fn len(&self) -> u32 {
        to_u32(self.0.len())
    }

    /// Returns the range of a value in the text.
    pub(crate) fn range(&self, index: u32) -> Range<usize> {
        self.0.get(index as usize).map_or(0..0, |entry| entry.start as usize..entry.end as usize)
    }

    /// Returns the index of the value after this one and those inside it.
    pub(crate) fn next(&self, index: u32) -> u32 {
        self.0.get(index as usize).map_or(u32::MAX, |entry| entry.next)
    }
}

fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Sets the end of an array or an object.
fn close(entries: &mut [TapeEntry], open: Option<usize>, end: usize) {
    let next = to_u32(entries.len());
    if let Some(entry) = open.and_then(|index| entries.get_mut(index)) {
        (entry.end, entry.next) = (to_u32(end), next);
    }
}

/// Returns the end of a string. `at` is the index after its opening quotation mark.
fn end_of_string(json: &[u8], mut at: usize) -> usize {
    loop {
        match json.get(at) {
            Some(b'"') => return at + 1,
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
            None => return json.len(),
        }
    }
}

/// Returns the end of a number, or of `true`, `false` or `null`.
fn end_of_scalar(json: &[u8], mut at: usize) -> usize {
    let is_end = |byte: &u8| matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\n' | b'\r');
    while json.get(at).is_some_and(|byte| !is_end(byte)) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_in_order_and_have_their_ends() {
        let json = r#" {"a\"}": [1, -2.5e1 ,"]\\"], "b":{} , "c" : null} "#;
        let tape = Tape::new(json);
        let texts: Vec<_> = (0..tape.len()).map(|index| &json[tape.range(index)]).collect();
        let whole = json.trim();
        let list = r#"[1, -2.5e1 ,"]\\"]"#;
        assert_eq!(
            texts,
            [whole, r#""a\"}""#, list, "1", "-2.5e1", r#""]\\""#, r#""b""#, "{}", r#""c""#, "null"],
        );
        let next: Vec<_> = (0..tape.len()).map(|index| tape.next(index)).collect();
        assert_eq!(next, [10, 2, 6, 4, 5, 6, 7, 8, 9, 10]);
        assert_eq!(Tape::new("7").len(), 1);
    }
}
