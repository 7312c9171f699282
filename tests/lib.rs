//! Empty: `trybuild` passes features on to its cases only through a library.
