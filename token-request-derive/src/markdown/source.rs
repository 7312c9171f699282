//! Where a page stands: in a doc comment or in a file.

use std::path::{Path, PathBuf};
use std::{env, fs};

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::{Attribute, Error, Expr, ExprLit, Lit, LitStr, Meta};

use super::problem::Problem;
use crate::check::with_row;
use crate::diag::Result;

pub(crate) struct Source {
    pub(crate) text: String,
    place: Place,
}

enum Place {
    /// The span of each line.
    Doc(Vec<Span>),
    /// The path as it was written, with its span.
    File { shown: String, path: PathBuf, span: Span },
}

impl Source {
    /// The text of a doc comment.
    pub(crate) fn of_docs(attrs: &[Attribute]) -> Result<Self> {
        let docs = attrs.iter().filter_map(|attr| match &attr.meta {
            Meta::NameValue(doc) if doc.path.is_ident("doc") => Some(&doc.value),
            _ => None,
        });
        let (mut text, mut spans) = (String::new(), Vec::new());
        for doc in docs {
            let Expr::Lit(ExprLit { lit: Lit::Str(doc), .. }) = doc else {
                return Err(Error::new_spanned(doc, INCLUDED));
            };
            // An empty one is a line too.
            let doc_text = doc.value();
            for line in doc_text.split('\n') {
                let is_block = doc_text.contains('\n');
                let starred = line.trim_start().strip_prefix('*').filter(|_| is_block);
                let line = starred.unwrap_or(line);
                text.push_str(line.strip_prefix(' ').unwrap_or(line));
                text.push('\n');
                spans.push(doc.span());
            }
        }
        Ok(Self { text, place: Place::Doc(spans) })
    }

    /// A file, with its path from the root of the crate that is compiled.
    pub(crate) fn of_file(written: &LitStr) -> Result<Self> {
        let shown = written.value();
        let path = root().join(&shown);
        let text = fs::read_to_string(&path).map_err(|error| {
            let root = root();
            let message = format!("cannot read `{shown}` in {}: {error}", root.display());
            Error::new(written.span(), message)
        })?;
        Ok(Self { text, place: Place::File { shown, path, span: written.span() } })
    }

    /// Where a line of it is in the user's code.
    pub(crate) fn span(&self, line: usize) -> Span {
        match &self.place {
            Place::Doc(spans) => {
                let of_line = line.checked_sub(1).and_then(|i| spans.get(i));
                of_line.or(spans.first()).copied().unwrap_or_else(Span::call_site)
            }
            Place::File { span, .. } => *span,
        }
    }

    /// What an error about a line begins with, where its place does not tell: `docs/page.md:12`.
    pub(crate) fn shown(&self, line: usize) -> Option<String> {
        match &self.place {
            Place::Doc(_) => None,
            Place::File { shown, .. } if line == 0 => Some(shown.clone()),
            Place::File { shown, .. } => Some(format!("{shown}:{line}")),
        }
    }

    pub(crate) fn error(&self, problem: &Problem) -> Error {
        let message = with_row(self.shown(problem.line).as_deref(), &problem.message);
        Error::new(self.span(problem.line), message)
    }

    pub(crate) fn path(&self) -> Option<&Path> {
        match &self.place {
            Place::Doc(_) => None,
            Place::File { path, .. } => Some(path),
        }
    }

    /// `const _: &[u8] = include_bytes!("..");`, so that the crate is compiled again when the file changes.
    pub(crate) fn watched(&self) -> Option<TokenStream> {
        let path = self.path()?.to_str()?;
        Some(quote_spanned! {self.span(0)=>
            const _: &[::core::primitive::u8] = ::core::include_bytes!(#path);
        })
    }
}

/// The root of the crate that is compiled.
pub(crate) fn root() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from)
}

/// What a doc comment that stands elsewhere is told.
const INCLUDED: &str = "a macro sees only that something is included here, and not what: write `#[field_table(\"docs/page.md\")]` with the path from the root of the crate, and the file is read";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_page_is_reported_with_the_folder_of_the_crate() {
        let path = LitStr::new("pages/nowhere.md", Span::call_site());
        let error = Source::of_file(&path).err().expect("the page is missing").to_string();
        let folder = env!("CARGO_MANIFEST_DIR");
        assert!(
            error.starts_with(&format!("cannot read `pages/nowhere.md` in {folder}: ")),
            "{error}"
        );
    }
}
