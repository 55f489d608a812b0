//! # reconcile: where two coders differ
//!
//! The readings of one transcript by two coders go in; what they agree on and what they differ in comes out, typed, with
//! ids that stay what they are for as long as nothing about a disagreement changes. What the readings would be once
//! every decision were followed is worked out here too.
//!
//! **Rules it owns.** Codings of one theme are matched one to one so that the total overlap is greatest ([`compare`]);
//! every reading is told about in exactly one place as itself, either in an agreement or in a discrepancy. Which coder
//! is called first changes nothing but the words *first* and *second*. Positions are code points, because overlap is
//! counted in characters as people and other programs count them.
//!
//! **Arrows.** `reconcile` names `model`.
//!
//! **What never holds here.** No project, no text, no opinion about who may see what, and none about who is right.

mod after_talk;
mod compare;
mod counts;
mod identity;
mod matching;
mod overlap;
mod reading;
mod severity;
mod themes;
mod weight;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use after_talk::{Followed, after_talk};
pub use compare::{Agreement, Comparison, Discrepancy, compare};
pub use counts::Counts;
pub use reading::{Mark, Reading};
pub use severity::Severity;
