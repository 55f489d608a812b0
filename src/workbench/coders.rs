//! Adding and listing coders.

use super::error::WorkbenchError;
use super::{CoderLine, Result, Workbench};
use crate::model::{Coder, CoderId, CoderKind};
use crate::store::{CodingCount, Door};

/// The initials that stand for what the team settled on.
pub(super) const CONSENSUS: &str = "consensus";

/// Reads `AB:Full name`; without a colon the initials are the name.
pub(super) fn parse(told: &str) -> Result<Coder> {
    let (initials, name) = told.split_once(':').unwrap_or((told, told));
    let (initials, name) = (initials.trim(), name.trim());
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if initials.is_empty() || initials.chars().count() > 12 || !initials.chars().all(plain) {
        return Err(WorkbenchError::Refused(format!(
            "“{told}” is not a coder: write initials of up to 12 letters or digits, a colon and the name, such as AB:Asha Bell"
        )));
    }
    if initials.to_lowercase() == CONSENSUS {
        return Err(WorkbenchError::Refused(
            "“consensus” is the name of what coders settle on together; choose other initials".into(),
        ));
    }
    let name = if name.is_empty() { initials } else { name };
    Ok(Coder { id: CoderId::mint(), initials: initials.into(), name: name.into(), kind: CoderKind::Person })
}

/// Writes a coder whose initials nobody has yet.
pub(super) fn put(door: &mut Door<'_>, coder: &Coder) -> Result<()> {
    let lower = coder.initials.to_lowercase();
    if door.read().coders()?.iter().any(|known| known.initials.to_lowercase() == lower) {
        return Err(WorkbenchError::Refused(format!(
            "there is a coder “{}” already; choose other initials",
            coder.initials
        )));
    }
    Ok(door.put(coder)?)
}

impl Workbench {
    /// Adds a coder, given as `AB:Full name`.
    ///
    /// # Errors
    /// Where the initials are taken or cannot be initials.
    pub fn add_coder(&mut self, told: &str) -> Result<CoderLine> {
        let coder = parse(told)?;
        self.set_up(&format!("add the coder {} ({})", coder.initials, coder.name), |door| put(door, &coder))?;
        Ok(CoderLine::from(&coder))
    }

    /// All coders the viewer may know of, people first.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn coders(&self) -> Result<Vec<CoderLine>> {
        Ok(self.known_coders()?.iter().map(CoderLine::from).collect())
    }

    /// All coders the viewer may know of, people first. That there is a consensus tells a blind coder that others have
    /// settled something: she knows of it once she may see a coding of it.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub(super) fn known_coders(&self) -> Result<Vec<Coder>> {
        let names = self.names()?;
        let mut coders = names.coders.clone();
        let access = self.access()?;
        if let Some(consensus) = names.consensus()
            && access.restricted().next().is_some()
        {
            let counts = self.store.read().coding_counts()?;
            let of = |count: &CodingCount| count.coder == consensus && access.may_see(count.transcript, consensus);
            if !counts.iter().any(of) {
                coders.retain(|coder| coder.id != consensus);
            }
        }
        Ok(coders)
    }
}
