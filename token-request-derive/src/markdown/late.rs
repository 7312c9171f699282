//! Whether a derive stands above the attribute: it has seen the struct without its fields.

/// Whether the attributes right above a place in a file derive something. The place is that of the attribute's `#`.
pub(crate) fn is_below_derive(text: &str, line: usize, column: usize) -> bool {
    let lines = text.split_inclusive('\n');
    let before: String = lines.clone().take(line.saturating_sub(1)).collect();
    let beside: String = lines
        .skip(line.saturating_sub(1))
        .take(1)
        .flat_map(|line| line.chars().take(column.saturating_sub(1)))
        .collect();
    let mut above = format!("{before}{beside}");
    loop {
        let rest = above.trim_end();
        let last_line = rest.rsplit('\n').next().unwrap_or(rest).trim_start();
        let attribute = rest.ends_with(']').then(|| rest.rfind("#[")).flatten();
        let start = if last_line.starts_with("//") {
            rest.len() - last_line.len()
        } else if let Some(start) = attribute {
            let name = rest.get(start..).unwrap_or_default().trim_start_matches(['#', '[', ' ']);
            if name.starts_with("derive") {
                return true;
            }
            start
        } else {
            return false;
        };
        above = rest.get(..start).unwrap_or_default().to_owned();
    }
}

/// What it is told.
pub(crate) const MESSAGE: &str = "`field_table` comes too late below a `#[derive(..)]`, which has seen the struct without its fields: it stands above";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_derive_is_seen_among_what_stands_above() {
        let late = |text: &str| {
            let at = text.find("#[field_table").unwrap();
            let before = &text[..at];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().len() + 1;
            is_below_derive(text, line, column)
        };
        assert!(late("#[derive(Debug)]\n#[field_table]\nstruct X;"));
        assert!(late(
            "/// x\n#[derive(\n    Debug,\n)]\n// y\n#[cfg(all())]\n/// | a |\n    #[field_table]\nstruct X;"
        ));
        assert!(late("#[derive(Debug)] #[field_table] struct X;"));
        assert!(!late(
            "#[derive(Debug)]\nstruct Y;\n\n/// x\n#[field_table]\n#[derive(Debug)]\nstruct X;"
        ));
        assert!(!late("#[field_table]\nstruct X;"));
        assert!(!late("const A: [u8; 1] = [1]; const B: u8 = A[0]\n#[field_table]"));
    }
}
