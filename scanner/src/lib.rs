//! An allocator that searches each block of memory for a text before it frees it.
//!
//! ```
//! use token_request_scanner::{Scanner, freed_with};
//!
//! #[global_allocator]
//! static SCANNER: Scanner = Scanner;
//!
//! let (kept, n_blocks) = freed_with("s3cr3t", || {
//!     drop("a s3cr3t".to_owned());
//!     "a s3cr3t".to_owned()
//! });
//! assert_eq!((kept.as_str(), n_blocks), ("a s3cr3t", 1));
//! ```

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::slice;

thread_local! {
    /// The text that is searched for. It is empty while no search runs.
    static TEXT: Cell<&'static [u8]> = const { Cell::new(&[]) };
    static N_BLOCKS: Cell<usize> = const { Cell::new(0) };
}

/// Runs a function. Returns its result, and how many blocks that contained the text this thread freed meanwhile.
pub fn freed_with<T>(text: &'static str, run: impl FnOnce() -> T) -> (T, usize) {
    N_BLOCKS.set(0);
    TEXT.set(text.as_bytes());
    let result = run();
    TEXT.set(&[]);
    (result, N_BLOCKS.get())
}

/// The system's allocator, which also searches each block that is freed.
///
/// A block that is reallocated is always moved, as any allocator may do, so that the old block is freed and searched. A new
/// block is filled with zeros, so that a text that was counted is not counted again when its memory is reused.
#[derive(Debug)]
pub struct Scanner;

impl Scanner {
    fn search(block: &[u8]) {
        let text = TEXT.get();
        if !text.is_empty() && block.windows(text.len()).any(|bytes| bytes == text) {
            N_BLOCKS.set(N_BLOCKS.get() + 1);
        }
    }
}

// SAFETY: It forwards to the system's allocator. `realloc` is the trait's own, which allocates, copies and frees. Nothing in
// it allocates: the variables of the thread are constants that need no destructor.
unsafe impl GlobalAlloc for Scanner {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: The caller upholds the same contract.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: The caller gives up a block of this layout, so nobody else reads or writes it, and all of it was filled with
        // zeros when it was allocated.
        Self::search(unsafe { slice::from_raw_parts(block, layout.size()) });
        // SAFETY: The caller upholds the same contract.
        unsafe { System.dealloc(block, layout) }
    }
}
