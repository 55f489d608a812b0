//! Which case speaks of which theme.

use super::{EvaluationRequest, told};
use crate::export::evaluation::{CaseTotal, PresenceCell, PresenceLine, PresenceTable};
use crate::matrix::evaluation::{PresenceRow, presence};
use crate::model::{Case, CaseId};
use crate::workbench::shelf::Names;
use crate::workbench::{Result, Workbench};

impl Workbench {
    pub(super) fn presence_table(&self, request: &EvaluationRequest) -> Result<PresenceTable> {
        let cases = self.asked_cases(request)?;
        let about = self.how_evaluated(request, cases.len())?;
        let ids: Vec<CaseId> = cases.iter().map(|case| case.id).collect();
        self.evidence(request, &cases, |names, evidence| {
            let found = presence(evidence, &ids);
            let totals = cases.iter().zip(found.of_cases);
            Ok(PresenceTable {
                about,
                rows: found.rows.into_iter().map(|row| line(names, &cases, row)).collect(),
                totals: totals
                    .map(|(case, (themes, quotes))| CaseTotal { case: case.name.clone(), themes, quotes })
                    .collect(),
                no_case: found.no_case,
                cases: found.cases,
                quotes: found.quotes,
            })
        })
    }
}

fn line(names: &Names, cases: &[Case], row: PresenceRow) -> PresenceLine {
    let cell = |(case, quotes): (&Case, usize)| PresenceCell { case: case.name.clone(), present: quotes > 0, quotes };
    PresenceLine {
        theme: told(names, row.theme),
        cases: row.cases,
        quotes: row.quotes,
        no_case: row.no_case,
        cells: cases.iter().zip(row.quotes_of).map(cell).collect(),
    }
}
