//! # evaluation: what goes into the report
//!
//! Counts over the codings, as pure values: how many quotes of a theme carry which magnitude, by case, attribute and
//! coder ([`tallies`]); what speaks to each research question ([`coverage()`]); which case speaks of which theme
//! ([`presence()`]); which themes a transcript brought that no transcript before it had ([`saturation()`]); and what the
//! sample is made of ([`attribute()`]). All but the last read the same [`Evidence`], so that no two tables can differ in
//! what they count.
//!
//! **The rule it owns.** A quote counts once in every total, however many cases, coders or attribute values it stands
//! under. Numbers of groups may therefore come to more than their total, and never to less than the largest of them.
//!
//! **What never holds here.** No names and no wording: themes, cases and coders are ids, which the caller names.

mod attribute;
mod coverage;
mod evidence;
mod grouping;
mod presence;
mod saturation;
mod sides;
mod tally;

pub use attribute::{AttributeMakeup, Makeup, ValueCount, attribute};
pub use coverage::{Charted, Coverage, Covered, Question, coverage};
pub use evidence::{Evidence, Spoken, spoken};
pub use grouping::{Group, Grouping};
pub use presence::{Presence, PresenceRow, presence};
pub use saturation::{Begun, Saturation, Step, saturation};
pub use sides::Sides;
pub use tally::{ScaleTotal, Tally, tallies, totals};
