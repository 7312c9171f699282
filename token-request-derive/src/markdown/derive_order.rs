//! The order of `#[field_table]` and `#[derive(..)]`: a derive above the attribute has received the struct without its fields.

/// The error if a derive is above the attribute.
pub(crate) const DERIVE_FIRST: &str =
    "`#[field_table]` must come before `#[derive(..)]`, which otherwise does not see the fields";

/// Returns whether an attribute directly above this position is a derive. The position is that of a `#`, counted from 1.
pub(crate) fn is_below_derive(text: &str, line: usize, column: usize) -> bool {
    let lines = text.split_inclusive('\n');
    let lines_above: String = lines.clone().take(line.saturating_sub(1)).collect();
    let same_line: String = lines
        .skip(line.saturating_sub(1))
        .take(1)
        .flat_map(|line| line.chars().take(column.saturating_sub(1)))
        .collect();
    let mut above = format!("{lines_above}{same_line}");
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_derive_above_the_attribute_is_found_past_comments_and_other_attributes() {
        let is_below = |text: &str| {
            let at = text.find("#[field_table").unwrap();
            let before = &text[..at];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap().len() + 1;
            is_below_derive(text, line, column)
        };
        assert!(is_below("#[derive(Debug)]\n#[field_table]\nstruct X;"));
        assert!(is_below(
            "/// x\n#[derive(\n    Debug,\n)]\n// y\n#[cfg(all())]\n/// | a |\n    #[field_table]\nstruct X;"
        ));
        assert!(is_below("#[derive(Debug)] #[field_table] struct X;"));
        assert!(!is_below(
            "#[derive(Debug)]\nstruct Y;\n\n/// x\n#[field_table]\n#[derive(Debug)]\nstruct X;"
        ));
        assert!(!is_below("#[field_table]\nstruct X;"));
        assert!(!is_below("const A: [u8; 1] = [1]; const B: u8 = A[0]\n#[field_table]"));
    }
}
