//! Stories told to the API over HTTP, on both engines; one file for each feature, one binary for all.

mod documents;
