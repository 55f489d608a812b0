//! # agreement: how far coders agree, in numbers that can be published
//!
//! Plain values go in ([`Material`], [`Request`]) and plain values come out ([`Report`]). What is counted is a theme
//! *given* or *not given* to a unit: a turn, a sentence or a code point ([`UnitKind`]).
//!
//! | file | what it owns |
//! |---|---|
//! | `material`, `request` | what goes in |
//! | `sweep`, `axis`, `study`, `group` | counting: stretches, the line of units, who is where, patterns by turn |
//! | `cells`, `table`, `ratings`, `alpha`, `weights` | the coefficients, each with its source |
//! | `u_alpha` | agreement on the stretches themselves |
//! | `random`, `bootstrap` | intervals by resampling turns |
//! | `pairs`, `everyone`, `overall`, `magnitude`, `report` | the rows |
//! | `unit_table` | the raw units, to count again elsewhere |
//! | [`remark`] | what should be said beside the numbers |
//! | `scope` | whose turns are counted |
//! | `coefficient` | a number, or the reason why there is none |
//!
//! **Rules it owns.**
//!
//! 1. A coefficient is a finite number or a [`Reason`]; 0/0 is never shown as 0 or 1.
//! 2. Cells are added over transcripts and the coefficient is taken once; coefficients are never averaged (the mean
//!    kappa of pairs says in its name that it is).
//! 3. Who was not assigned to a transcript is *missing* there; who was and coded nothing *coded nothing*.
//! 4. Counting goes by the ends of codings, never character by character.
//! 5. The same material, request and seed give the same report, on every machine.
//!
//! **Arrows.** `agreement` names only `std`, `serde` and `model`.
//!
//! **What never holds here.** No names, no text, no file, no clock, and no opinion about who may see what or which
//! transcripts are done: what must not count is never handed in.

mod alpha;
mod axis;
mod bootstrap;
mod cells;
mod coefficient;
mod everyone;
mod group;
mod magnitude;
mod material;
mod overall;
mod pairs;
mod random;
mod ratings;
pub mod remark;
mod report;
mod request;
mod scope;
mod study;
mod sweep;
mod table;
mod u_alpha;
mod unit_table;
mod weights;

pub use alpha::Metric;
pub use bootstrap::Interval;
pub use cells::Cells;
pub use coefficient::{Coefficient, Reason};
pub use everyone::AllCodersRow;
pub use magnitude::{MagnitudeRow, TwoCoders};
pub use material::{ComparedTranscript, Material, Reading, ScaleUnder, ThemeUnder, Unit};
pub use overall::{Lowest, OverallRow};
pub use pairs::PairRow;
pub use ratings::Ratings;
pub use report::Report;
pub use request::{DEFAULT_RESAMPLES, DEFAULT_SEED, MOST_RESAMPLES, Request, UnitKind};
pub use scope::Scope;
pub use table::Table;
pub use u_alpha::Unitized;
pub use unit_table::{DecidedUnit, RatedUnit, UnitTable};
pub use weights::Weights;
