//! The errors in a page, each with its line.

/// An error in a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PageError {
    /// The line of the page, counted from 1; 0 if the error is about the whole page.
    pub(crate) line: usize,
    pub(crate) message: String,
}

impl PageError {
    pub(crate) fn new(line: usize, message: impl Into<String>) -> Self {
        Self { line, message: message.into() }
    }
}

/// The errors found so far in a page, in order.
#[derive(Debug, Default)]
pub(crate) struct PageErrors(pub(crate) Vec<PageError>);

impl PageErrors {
    pub(crate) fn at(&mut self, line: usize, message: impl Into<String>) {
        self.0.push(PageError::new(line, message));
    }

    pub(crate) fn of_page(&mut self, message: impl Into<String>) {
        self.at(0, message);
    }
}
