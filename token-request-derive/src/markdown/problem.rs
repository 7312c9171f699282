//! What is wrong with a page, and where on it.

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Problem {
    /// The line of the page; 0 where it is the page as a whole.
    pub(crate) line: usize,
    pub(crate) message: String,
}

/// All that is, in order.
#[derive(Debug, Default)]
pub(crate) struct Problems(pub(crate) Vec<Problem>);

impl Problems {
    pub(crate) fn at(&mut self, line: usize, message: impl Into<String>) {
        self.0.push(Problem { line, message: message.into() });
    }

    pub(crate) fn of_page(&mut self, message: impl Into<String>) {
        self.at(0, message);
    }
}
