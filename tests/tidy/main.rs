//! Rules of the repository that no compiler knows. Each says what to do when it is broken, and proves on a
//! snippet that it notices.

mod contract;
mod features;
mod layers;
mod papers;
mod size;
mod tables;
mod tree;
mod words;
