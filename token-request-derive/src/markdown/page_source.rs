//! The text of a page and its origin: a doc comment or a file.

use std::path::{Path, PathBuf};
use std::{env, fs};

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::{Attribute, Error, Expr, ExprLit, Lit, LitStr, Meta};

use crate::diag::{Errors, Result};
use crate::markdown::described_type::NamedType;
use crate::markdown::page_error::{PageError, PageErrors};

pub(crate) struct PageSource {
    pub(crate) text: String,
    origin: PageOrigin,
}

enum PageOrigin {
    /// A doc comment, with the span of each line.
    DocComment(Vec<Span>),
    /// A file, with its path as written and the span of that path.
    File { written: String, path: PathBuf, span: Span },
}

impl PageSource {
    /// Takes the text of the doc comment in these attributes.
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
            // An empty doc attribute is one line too, so `lines` cannot be used.
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
        Ok(Self { text, origin: PageOrigin::DocComment(spans) })
    }

    /// Reads a file. Its path is relative to the root of the crate that is compiled.
    pub(crate) fn of_file(written_path: &LitStr) -> Result<Self> {
        let written = written_path.value();
        let path = crate_root().join(&written);
        let text = fs::read_to_string(&path).map_err(|error| {
            let root = crate_root();
            let message = format!("cannot read `{written}` in {}: {error}", root.display());
            Error::new(written_path.span(), message)
        })?;
        Ok(Self { text, origin: PageOrigin::File { written, path, span: written_path.span() } })
    }

    /// Reads the file in `docs/page.md#heading`, and returns it with the anchor of the heading.
    pub(crate) fn of_file_with_anchor(written_path: &LitStr) -> Result<(Self, Option<String>)> {
        let written = written_path.value();
        let (file, anchor) = match written.split_once('#') {
            Some((file, anchor)) => (file, Some(anchor.to_owned())),
            None => (written.as_str(), None),
        };
        Ok((Self::of_file(&LitStr::new(file, written_path.span()))?, anchor))
    }

    /// Returns the span of a line of the page in the user's code.
    pub(crate) fn span(&self, line: usize) -> Span {
        match &self.origin {
            PageOrigin::DocComment(spans) => {
                let of_line = line.checked_sub(1).and_then(|i| spans.get(i));
                of_line.or(spans.first()).copied().unwrap_or_else(Span::call_site)
            }
            PageOrigin::File { span, .. } => *span,
        }
    }

    /// Returns the prefix of errors about a line of a file: `docs/page.md:12`. In a doc comment the span shows the line.
    pub(crate) fn line_name(&self, line: usize) -> Option<String> {
        match &self.origin {
            PageOrigin::DocComment(_) => None,
            PageOrigin::File { written, .. } if line == 0 => Some(written.clone()),
            PageOrigin::File { written, .. } => Some(format!("{written}:{line}")),
        }
    }

    /// Prefixes a message about a line with the name of that line.
    pub(crate) fn message(&self, line: usize, message: &str) -> String {
        match self.line_name(line) {
            Some(name) => format!("{name}: {message}"),
            None => message.to_owned(),
        }
    }

    pub(crate) fn error(&self, error: &PageError) -> Error {
        Error::new(self.span(error.line), self.message(error.line, &error.message))
    }

    pub(crate) fn report(&self, page_errors: &PageErrors, errors: &mut Errors) {
        page_errors.0.iter().for_each(|error| errors.push(self.error(error)));
    }

    fn path(&self) -> Option<&Path> {
        match &self.origin {
            PageOrigin::DocComment(_) => None,
            PageOrigin::File { path, .. } => Some(path),
        }
    }

    /// Returns whether a named type links to an existing file. In a doc comment every link refers to a type in scope.
    pub(crate) fn has_linked_page(&self, named: &NamedType) -> bool {
        let Some(link) = &named.link else { return false };
        let file = link.split('#').next().unwrap_or(link);
        match self.path().and_then(Path::parent) {
            Some(folder) if !file.is_empty() => folder.join(file).is_file(),
            _ => true,
        }
    }

    /// Returns `const _: &[u8] = include_bytes!("..");`, so that a change of the file recompiles the crate.
    pub(crate) fn dependency(&self) -> Option<TokenStream> {
        let path = self.path()?.to_str()?;
        Some(quote_spanned! {self.span(0)=>
            const _: &[::core::primitive::u8] = ::core::include_bytes!(#path);
        })
    }
}

/// Returns the root of the crate that is compiled.
pub(crate) fn crate_root() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from)
}

/// The message for `#[doc = include_str!(..)]`, which reaches a macro unexpanded.
const INCLUDED: &str = "`field_table` cannot read an included doc comment: name the file in the attribute, with its path from the crate's root, as in `#[field_table(\"docs/page.md\")]`";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_page_is_reported_with_the_folder_of_the_crate() {
        let path = LitStr::new("pages/nowhere.md", Span::call_site());
        let error = PageSource::of_file(&path).err().expect("the page is missing").to_string();
        let folder = env!("CARGO_MANIFEST_DIR");
        assert!(
            error.starts_with(&format!("cannot read `pages/nowhere.md` in {folder}: ")),
            "{error}"
        );
    }
}
