//! Which themes a coder has at hand: those she used last, and those she uses most.

use super::{Result, Workbench};
use crate::model::{Coding, ThemeId};
use std::collections::HashMap;

/// So many of the coder's latest codings say which themes she has at hand.
const LATEST: usize = 300;

/// So many of those themes are the ones used last; the others are the ones used most.
const LAST_USED: usize = 5;

impl Workbench {
    /// The theme this coder applied last, with the magnitude the coding has by now; `None` where she has coded nothing, or
    /// that coding or its theme is gone.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn theme_applied_last(&self) -> Result<Option<(ThemeId, Option<String>)>> {
        let Some(coder) = self.coder().map(|coder| coder.id) else { return Ok(None) };
        let written = self.store.read().codings_written(coder, 1)?;
        let latest = written.first().and_then(|json| serde_json::from_str::<Coding>(json).ok());
        let Some(latest) = latest.filter(|coding| coding.coder == coder) else { return Ok(None) };
        Ok(self.store.read().coding(latest.id)?.map(|coding| (coding.theme, coding.magnitude)))
    }

    /// The themes the coder at this workbench has at hand, at most `limit`: those she applied last, the latest first, then
    /// those she has lately applied most. Read from the journal, from her own codings alone.
    ///
    /// # Errors
    /// Where the project file cannot be read.
    pub fn themes_at_hand(&self, limit: usize) -> Result<Vec<ThemeId>> {
        let Some(coder) = self.coder().map(|coder| coder.id) else { return Ok(Vec::new()) };
        let written = self.store.read().codings_written(coder, LATEST)?;
        let latest: Vec<ThemeId> = written
            .iter()
            .filter_map(|json| serde_json::from_str::<Coding>(json).ok())
            .filter(|coding| coding.coder == coder)
            .map(|coding| coding.theme)
            .collect();
        let names = self.names()?;
        let mut counts: HashMap<ThemeId, usize> = HashMap::new();
        let mut last: Vec<ThemeId> = Vec::new();
        for theme in latest.into_iter().filter(|theme| names.framework.theme(*theme).is_some()) {
            *counts.entry(theme).or_default() += 1;
            if !last.contains(&theme) {
                last.push(theme);
            }
        }
        // Of two themes used as often the one used later comes first, which is the order they stand in already.
        let mut most = last.split_off(last.len().min(LAST_USED));
        most.sort_by_key(|theme| std::cmp::Reverse(counts.get(theme).copied().unwrap_or(0)));
        last.extend(most);
        last.truncate(limit);
        Ok(last)
    }
}
