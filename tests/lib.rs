//! Nothing: trybuild hands features on only through a library.
