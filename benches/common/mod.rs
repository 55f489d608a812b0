//! Made-up studies of any size, for measuring: the files a team would have, and the project they become.
//!
//! Everything is decided by a seed, so that two people who measure measure the same study. Nothing is written into a
//! project file directly: the files go in by the workbench, as a person's would ([`Study::take_in`]). Words follow Zipf's
//! law as in real talk: a few are everywhere, most are rare, and some occur once or twice in the whole study.
//!
//! This is no part of the library. The example `generate` and the benchmarks include it by its path.

// Each of the programs that include this uses a part of it.
#![allow(dead_code, unused_imports)]

mod chance;
mod coders;
mod figures;
mod framework;
mod study;
mod talk;
mod tasks;
mod vocabulary;

pub use figures::measure;
pub use framework::QUOTED_THEME;
pub use study::{Size, Step, Study};
pub use talk::{COMMON_PHRASE, RARE_WORD};
pub use tasks::{Coding, first_screen, matrix, open, quotes, quotes_with, words};
pub use vocabulary::TOPIC_WORD;
