//! Syntheses: what is written of a row or a column as a whole.
//!
//! The rule it owns: that of cells. A row is closed to whoever still codes blind in a transcript of its case, and a column
//! to whoever still codes blind anywhere, whether or not anything was written.

use super::writing::{both, is_same};
use crate::export::matrix::{SynthesisView, synthesis_view};
use crate::matrix::{Charted, Rows};
use crate::model::{Coder, Paragraph, Synthesis, SynthesisAbout, SynthesisId};
use crate::store::Door;
use crate::workbench::error::WorkbenchError;
use crate::workbench::{Access, Result, Workbench};

impl Workbench {
    /// Writes the synthesis of a row or column; an empty one takes it away. `base` is what the writer began with; without
    /// one, whatever stands is replaced. Whether another one stood there, so that both were kept.
    ///
    /// # Errors
    /// Where nobody is named, there is no such case or theme, or she still codes blind.
    pub fn write_synthesis(
        &mut self,
        about: SynthesisAbout,
        paragraphs: &[Paragraph],
        base: Option<&[Paragraph]>,
    ) -> Result<bool> {
        let coder = self.actor()?;
        let name = self.synthesis_name(about)?;
        self.refuse_closed_synthesis(&self.access()?, about, &name)?;
        let (talks, alone) = (self.talks()?, self.is_alone()?);
        let author = self.author(Some(coder.id));
        self.store.act(&author, &format!("write the synthesis of {name}"), |door| {
            let access = Access::new(Some(coder.id), &door.read().assignments()?).with_cases(talks, alone);
            if !access.sees_synthesis(about) {
                let transcripts = "a transcript that was just assigned to you".to_string();
                return Err(WorkbenchError::BlindToChart { what: name.clone(), transcripts });
            }
            let (met, emptied) = put_synthesis(door, about, paragraphs, base, &coder)?;
            if emptied {
                door.reword(format!("take away the synthesis of {name}"));
            }
            Ok(met)
        })
    }

    /// The synthesis of a row or column, as far as the viewer may see it.
    ///
    /// # Errors
    /// Where there is no such case or theme.
    pub fn synthesis(&self, about: SynthesisAbout) -> Result<SynthesisView> {
        self.synthesis_name(about)?;
        let access = self.access()?;
        let mut charted = Charted { themes_closed: !access.sees_charting_across(), ..Charted::default() };
        if let SynthesisAbout::Case(case) = about
            && !access.sees_charting_of(case)
        {
            charted.closed.insert(case);
        }
        charted.syntheses = self.store.read().synthesis_of(about)?.into_iter().map(|one| (one.about, one)).collect();
        self.with_names(Rows::Cases, None, &charted, |input| Ok(synthesis_view(about, input)))
    }

    /// What a row or column is called.
    pub(super) fn synthesis_name(&self, about: SynthesisAbout) -> Result<String> {
        let names = self.names()?;
        let name = match about {
            SynthesisAbout::Case(id) => names.case(id).map(|case| case.name.clone()),
            SynthesisAbout::Theme(id) => names.framework.theme(id).map(|theme| format!("“{}”", theme.name)),
        };
        name.ok_or_else(|| WorkbenchError::Unknown {
            kind: if matches!(about, SynthesisAbout::Case(_)) { "case" } else { "theme" },
            given: String::new(),
            hint: "`emic case list` and `emic codebook show` list them".into(),
        })
    }

    pub(super) fn refuse_closed_synthesis(&self, access: &Access, about: SynthesisAbout, name: &str) -> Result<()> {
        if access.sees_synthesis(about) {
            return Ok(());
        }
        let case = match about {
            SynthesisAbout::Case(case) => Some(case),
            SynthesisAbout::Theme(_) => None,
        };
        Err(WorkbenchError::BlindToChart { what: name.to_string(), transcripts: self.open_titles(access, case)? })
    }
}

/// Writes a synthesis through the door. Whether another one stood there than the one that was begun with, so that both
/// were kept, and whether there was one and is none now.
pub(super) fn put_synthesis(
    door: &mut Door<'_>,
    about: SynthesisAbout,
    paragraphs: &[Paragraph],
    base: Option<&[Paragraph]>,
    coder: &Coder,
) -> Result<(bool, bool)> {
    let old = door.read().synthesis_of(about)?;
    let standing = old.as_ref().map(|old| old.paragraphs.clone()).unwrap_or_default();
    let met = base.is_some_and(|base| !is_same(base, &standing) && !is_same(paragraphs, &standing));
    let paragraphs = if met { both(&standing, paragraphs) } else { paragraphs.to_vec() };
    let at = door.at().to_string();
    let emptied = old.is_some() && paragraphs.is_empty();
    match old {
        Some(old) if paragraphs.is_empty() => door.remove::<Synthesis>(old.id.0)?,
        Some(old) if old.paragraphs == paragraphs => {}
        Some(old) => door.put(&Synthesis { paragraphs, coder: coder.id, at, ..old })?,
        None if paragraphs.is_empty() => {}
        None => door.put(&Synthesis { id: SynthesisId::mint(), about, paragraphs, coder: coder.id, at })?,
    }
    Ok((met, emptied))
}
