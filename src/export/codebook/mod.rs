//! The codebook as a file: TOML and CSV that can be read in again, and Markdown for people.

mod csv;
mod md;
mod toml;

#[cfg(test)]
mod sample;

pub use self::csv::{csv, table};
pub use self::md::md;
pub use self::toml::toml;
