//! Drawing at random which transcripts are coded twice.
//!
//! The rules it owns: what a transcript's stratum is. By `kind` it is the kind of conversation; by an attribute it is the
//! value its cases have, the values of several cases joined in the order of the alphabet, `-` where none has one. Several
//! strata are joined. The pool is always in the project's order, so that the same seed on the same transcripts gives the
//! same draw, in whatever order they were named.

use super::error::WorkbenchError;
use super::shelf::Names;
use super::{Result, Workbench};
use crate::model::{CaseId, Draw, Stratum, TranscriptId};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};

/// The seed where none is named.
pub const DRAW_SEED: u64 = 1;

/// What stands for the kind of a transcript among strata.
const KIND: &str = "kind";

/// What stands where no case has a value.
const NO_VALUE: &str = "-";

/// Between the parts of a stratum.
const JOINT: &str = " · ";

/// A random choice that is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DrawRequest {
    /// The share in thousandths, 1 to 1,000.
    pub per_mille: u16,
    /// The seed; [`DRAW_SEED`] where none is named.
    pub seed: Option<u64>,
    /// `kind`, or keys of case attributes; none for a simple choice.
    pub strata: Vec<String>,
}

/// A random choice as lists show one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DrawLine {
    /// The share asked for, `20%`.
    pub share: String,
    /// The seed.
    pub seed: u64,
    /// What it was stratified by.
    pub strata: Vec<String>,
    /// Titles of what it was drawn from.
    pub pool: Vec<String>,
    /// Titles of what was drawn.
    pub drawn: Vec<String>,
    /// When, RFC 3339, UTC.
    pub at: String,
    /// How many of each stratum, where the draw is just being made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts: Option<Vec<Stratum>>,
}

impl DrawRequest {
    /// A request for a share as people write it: `20%`, `12.5 %`, or `20` for the same as `20%`.
    ///
    /// # Errors
    /// Where it is no share between 0.1% and 100%, in steps of 0.1%.
    pub fn share(typed: &str) -> Result<u16> {
        let refused = || {
            WorkbenchError::Refused(format!(
                "“{}” is not a share; write it as a percentage from 0.1% to 100% with at most one decimal, such as 20%",
                typed.trim()
            ))
        };
        let plain = typed.trim();
        let (number, marked) = match plain.strip_suffix('%') {
            Some(number) => (number.trim_end(), true),
            None => (plain, false),
        };
        let (whole, tenth) = number.split_once('.').unwrap_or((number, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(tenth) || tenth.len() > 1 {
            return Err(refused());
        }
        // Half of everything, or half of a hundredth: without its mark a number below one says neither.
        let per_mille = whole.parse::<u16>().ok().and_then(|whole| whole.checked_mul(10));
        let per_mille = per_mille.and_then(|whole| whole.checked_add(tenth.parse().ok()?));
        per_mille.filter(|share| (1..=1000).contains(share) && (marked || *share >= 10)).ok_or_else(refused)
    }
}

impl Workbench {
    /// Makes a random choice of the pool, which is in the project's order; nothing is written.
    pub(super) fn make_draw(
        &self,
        asked: &DrawRequest,
        pool: &[TranscriptId],
        at: &str,
    ) -> Result<(Draw, Vec<Stratum>)> {
        if !(1..=1000).contains(&asked.per_mille) {
            return Err(WorkbenchError::Refused("a share is from 0.1% to 100%; give one such as 20%".into()));
        }
        let strata = self.known_strata(&asked.strata)?;
        let names = self.names()?;
        let cases = if strata.iter().any(|key| key != KIND) { self.cases_by_transcript()? } else { HashMap::new() };
        let stratum = |id: &TranscriptId| -> String {
            let part = |key: &String| match key.as_str() {
                KIND => names.transcript(*id).map_or(NO_VALUE, |head| head.kind.word()).to_string(),
                key => value(&names, cases.get(id), key),
            };
            strata.iter().map(part).collect::<Vec<_>>().join(JOINT)
        };
        let grouped: Vec<(TranscriptId, String)> = pool.iter().map(|id| (*id, stratum(id))).collect();
        let seed = asked.seed.unwrap_or(DRAW_SEED);
        let (drawn, counts) = crate::model::draw(&grouped, asked.per_mille, seed);
        let draw = Draw { per_mille: asked.per_mille, seed, strata, pool: pool.to_vec(), drawn, at: at.to_string() };
        Ok((draw, counts))
    }

    /// The strata that were named, each once, as they are written in the project.
    fn known_strata(&self, named: &[String]) -> Result<Vec<String>> {
        let names = self.names()?;
        let keys: BTreeSet<&String> = names.cases.iter().flat_map(|case| case.attributes.keys()).collect();
        let mut strata: Vec<String> = Vec::new();
        for typed in named.iter().map(|typed| typed.trim()).filter(|typed| !typed.is_empty()) {
            let lower = typed.to_lowercase();
            let exact = keys.iter().find(|key| key.as_str() == typed);
            let found = exact.or_else(|| keys.iter().find(|key| key.to_lowercase() == lower));
            let known = match (lower.as_str(), found) {
                (KIND, _) => KIND.to_string(),
                (_, Some(key)) => (*key).clone(),
                (_, None) => {
                    let attributes: Vec<&str> = keys.iter().map(|key| key.as_str()).collect();
                    let hint = match attributes.is_empty() {
                        true => "no case has attributes yet; kind is always there".to_string(),
                        false => format!("give kind, or an attribute of the cases: {}", attributes.join(", ")),
                    };
                    return Err(WorkbenchError::Unknown { kind: "attribute", given: typed.to_string(), hint });
                }
            };
            if !strata.contains(&known) {
                strata.push(known);
            }
        }
        Ok(strata)
    }

    /// The cases that speak in each transcript, or are spoken for, and its group case.
    fn cases_by_transcript(&self) -> Result<HashMap<TranscriptId, BTreeSet<CaseId>>> {
        let mut cases: HashMap<TranscriptId, BTreeSet<CaseId>> = HashMap::new();
        for speaker in self.store.read().speakers()? {
            cases.entry(speaker.transcript).or_default().extend(speaker.case);
        }
        for head in self.store.read().transcripts()? {
            cases.entry(head.id).or_default().extend(head.group_case);
        }
        Ok(cases)
    }
}

/// The value of an attribute over the cases of a transcript.
fn value(names: &Names, cases: Option<&BTreeSet<CaseId>>, key: &str) -> String {
    let held = cases.into_iter().flatten().filter_map(|id| names.case(*id)?.attributes.get(key));
    let values: BTreeSet<&str> = held.map(String::as_str).filter(|value| !value.is_empty()).collect();
    if values.is_empty() { NO_VALUE.to_string() } else { values.into_iter().collect::<Vec<_>>().join(", ") }
}

/// A draw as lists show one.
pub(super) fn drawn(names: &Names, draw: &Draw, counts: Option<Vec<Stratum>>) -> DrawLine {
    let titles = |ids: &[TranscriptId]| ids.iter().map(|id| names.title(*id).to_string()).collect();
    DrawLine {
        share: draw.share(),
        seed: draw.seed,
        strata: draw.strata.clone(),
        pool: titles(&draw.pool),
        drawn: titles(&draw.drawn),
        at: draw.at.clone(),
        counts,
    }
}

#[cfg(test)]
mod tests {
    use super::DrawRequest;

    #[test]
    fn a_share_is_a_percentage() {
        for (typed, per_mille) in [("20%", 200), ("20", 200), (" 12.5 %", 125), ("100%", 1000), ("0.5%", 5), ("1", 10)]
        {
            assert_eq!(DrawRequest::share(typed).unwrap(), per_mille, "{typed}");
        }
        for typed in ["", "%", "0%", "0.2", "101%", "12.55%", "a fifth", "-5%", "1e1%", ".5%", "99999999%"] {
            let why = DrawRequest::share(typed).unwrap_err().to_string();
            assert!(why.ends_with("such as 20%"), "{typed}: {why}");
        }
    }
}
