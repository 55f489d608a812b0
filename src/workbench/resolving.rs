//! Resolutions: how a discrepancy can be settled, and which readings that makes consensus.

use super::coding::{Passage, find_span, on_scale, theme_name};
use super::consensus::Settling;
use super::error::WorkbenchError;
use super::finding::Located;
use super::{Result, Workbench};
use crate::model::{CoderId, Coding, DiscrepancyId, Outcome};
use crate::reconcile::{Comparison, Discrepancy};

/// How a discrepancy is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// As this coder, one of the two, has read it. Where she has not coded what the other did, nothing is consensus.
    Adopt(CoderId),
    /// Both readings stand.
    Both,
    /// Neither does.
    Neither,
    /// The coders agree to differ; nothing is consensus.
    Keep,
    /// A reading that is neither coder's.
    Set(NewReading),
    /// It is put off, to be talked about.
    Discuss,
}

/// A reading that is neither coder's. What is left out is what the coders' readings have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewReading {
    /// Key, number, id or name of the theme.
    pub theme: Option<String>,
    /// The magnitude, maybe shortened or a sign; none where it is left out.
    pub magnitude: Option<String>,
    /// The passage.
    pub passage: Option<Passage>,
}

impl Workbench {
    /// What a resolution comes to for one discrepancy.
    pub(super) fn outcome(
        &self,
        located: &Located,
        comparison: &Comparison,
        one: &Discrepancy,
        resolution: &Resolution,
    ) -> Result<(Outcome, Vec<Settling>)> {
        let own = |coder: Option<CoderId>| {
            let readings = one.own().iter().filter(|reading| coder.is_none_or(|coder| coder == reading.coder));
            readings.filter_map(|reading| located.differences.coding(reading)).map(Settling::from).collect()
        };
        Ok(match resolution {
            Resolution::Adopt(coder) => {
                let [first, second] = comparison.coders;
                let outcome = match *coder {
                    coder if coder == first => Outcome::First,
                    coder if coder == second => Outcome::Second,
                    _ => return Err(self.not_between(one.id, *coder, comparison.coders)?),
                };
                (outcome, own(Some(*coder)))
            }
            Resolution::Both => (Outcome::Both, own(None)),
            Resolution::Neither => (Outcome::Neither, Vec::new()),
            Resolution::Keep => (Outcome::Keep, Vec::new()),
            Resolution::Set(reading) => (Outcome::New, vec![self.new_reading(located, one, reading)?]),
            Resolution::Discuss => (Outcome::Discuss, Vec::new()),
        })
    }

    fn not_between(&self, id: DiscrepancyId, coder: CoderId, [first, second]: [CoderId; 2]) -> Result<WorkbenchError> {
        let names = self.names()?;
        Ok(WorkbenchError::Refused(format!(
            "{id} is between {} and {}; {} has no reading there to adopt",
            names.initials(first),
            names.initials(second),
            names.initials(coder)
        )))
    }

    /// The reading that was given, filled up with what the coders' readings have in common.
    fn new_reading(&self, located: &Located, one: &Discrepancy, given: &NewReading) -> Result<Settling> {
        let names = self.names()?;
        let loaded = &located.differences.loaded;
        let codings: Vec<&Coding> = one.own().iter().filter_map(|one| located.differences.coding(one)).collect();
        let theme = match &given.theme {
            Some(typed) => self.find_theme(typed)?,
            None => shared(codings.iter().map(|coding| coding.theme)).ok_or_else(|| unshared("theme", "theme=KEY"))?,
        };
        let name = theme_name(&names.framework, theme);
        if names.framework.theme(theme).is_some_and(|theme| !theme.codable) {
            return Err(WorkbenchError::NotCodable { theme: name.to_string() });
        }
        let span = match &given.passage {
            Some(passage) => find_span(loaded, passage)?,
            None => shared(codings.iter().map(|coding| coding.span)).ok_or_else(|| unshared("ends", "span=S..E"))?,
        };
        let magnitude = given.magnitude.as_deref().map(|given| on_scale(&names.framework, theme, given)).transpose()?;
        Ok(Settling { theme, span, magnitude, memo: String::new() })
    }
}

/// What all of them are, if they are all the same.
fn shared<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

fn unshared(what: &str, how: &str) -> WorkbenchError {
    WorkbenchError::Refused(format!("the two readings have different {what}, so the new one must say its own: {how}"))
}
