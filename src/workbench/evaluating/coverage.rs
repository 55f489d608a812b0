//! Coverage of the research questions.

use super::{EvaluationRequest, called, told};
use crate::export::evaluation::{CoverageTable, CoveredTheme, QuestionLine};
use crate::matrix::evaluation::{Charted, Covered, Question, coverage};
use crate::model::{CaseId, CellState};
use crate::workbench::order::natural;
use crate::workbench::shelf::Names;
use crate::workbench::{Result, Workbench};

impl Workbench {
    pub(super) fn coverage_table(&self, request: &EvaluationRequest) -> Result<CoverageTable> {
        let cases = self.asked_cases(request)?;
        let about = self.how_evaluated(request, cases.len())?;
        let ids: Vec<CaseId> = cases.iter().map(|case| case.id).collect();
        let charted = self.charted_cells()?;
        self.evidence(request, &cases, |names, evidence| {
            let covered = coverage(evidence, &ids, &charted);
            let mut questions: Vec<QuestionLine> =
                covered.questions.into_iter().map(|question| line(names, question)).collect();
            questions.sort_by_cached_key(|line| natural(&line.question));
            Ok(CoverageTable {
                about,
                questions,
                without_question: covered.without.iter().map(|one| theme(names, one)).collect(),
                silent_cases: covered.silent.into_iter().map(|case| called(names, case)).collect(),
            })
        })
    }

    /// How many cells of a theme and a case are charted, as far as the viewer may see what was charted there.
    fn charted_cells(&self) -> Result<Charted> {
        let access = self.access()?;
        let mut charted = Charted::new();
        for cell in self.store.read().cells(None)? {
            if cell.state == CellState::Charted && access.sees_charting_of(cell.case) {
                *charted.entry((cell.theme, cell.case)).or_default() += 1;
            }
        }
        Ok(charted)
    }
}

fn theme(names: &Names, covered: &Covered) -> CoveredTheme {
    CoveredTheme { theme: told(names, covered.theme), quotes: covered.quotes, cases: covered.cases }
}

fn line(names: &Names, question: Question) -> QuestionLine {
    let cases = |ids: Vec<CaseId>| ids.into_iter().map(|case| called(names, case)).collect::<Vec<_>>();
    QuestionLine {
        question: question.question,
        themes_with_quotes: question.themes.iter().filter(|theme| theme.quotes > 0).count(),
        themes: question.themes.iter().map(|one| theme(names, one)).collect(),
        quotes: question.quotes,
        cases: question.cases.len(),
        charted_cells: question.charted,
        which_cases: cases(question.cases),
        silent_cases: cases(question.silent),
    }
}
