//! What must be said of a comparison besides its figures: how its transcripts were chosen, whether anybody changed her
//! codings after she had seen the others', and what became of the differences.

use super::agreeing::Asked;
use super::{Result, Workbench};
use crate::export::agreement::{Choice, Chosen, Settled};
use crate::model::{Assignment, CoderId, Draw, Outcome, Round, TranscriptId};
use std::collections::BTreeMap;

impl Workbench {
    /// How the compared transcripts were chosen, draws first, in the order of the rounds.
    pub(super) fn chosen(&self, asked: &Asked) -> Result<Vec<Chosen>> {
        let read = self.store.read();
        let (assignments, rounds) = (read.assignments()?, read.rounds()?);
        let coders: Vec<CoderId> = asked.coders.iter().map(|coder| coder.id).collect();
        let mut chosen: BTreeMap<Choice, Vec<String>> = BTreeMap::new();
        for compared in &asked.comparable.transcripts {
            let own = assignments.iter().filter(|one| one.transcript == compared.transcript);
            let own: Vec<&Assignment> = own.filter(|one| coders.contains(&one.coder)).collect();
            let how = how(compared.transcript, &own, &rounds);
            chosen.entry(how).or_default().push(asked.names.title(compared.transcript).to_string());
        }
        Ok(chosen.into_iter().map(|(how, transcripts)| Chosen { how, transcripts }).collect())
    }

    /// How many readings of a whole transcript were set aside before their coder changed them, of those that count.
    pub(super) fn changed_later(&self, asked: &Asked) -> Result<usize> {
        let counts = |transcript: TranscriptId, coder: CoderId| {
            let mut compared = asked.comparable.transcripts.iter().filter(|one| one.transcript == transcript);
            compared.any(|one| one.coders.contains(&coder))
        };
        Ok(self.store.read().frozen()?.iter().filter(|kept| counts(kept.transcript, kept.coder)).count())
    }

    /// What became of the differences in the transcripts that count.
    pub(super) fn how_settled(&self, asked: &Asked) -> Result<Settled> {
        let known = self.settled(&self.access()?, false)?;
        let mut settled = Settled::default();
        let mut decisions: Vec<(Outcome, usize)> = Outcome::ALL.map(|outcome| (outcome, 0)).to_vec();
        for compared in &asked.comparable.transcripts {
            let differences = self.differences(&asked.names, &asked.independent, compared)?;
            let about_theme = |theme| asked.is_about(theme);
            let agreed =
                differences.agreements().filter(|(_, one)| one.readings.iter().any(|r| about_theme(r.theme())));
            let differ =
                differences.discrepancies().filter(|(_, one)| one.own().iter().any(|r| about_theme(r.theme())));
            let agreed = agreed.filter_map(|(_, one)| known.decision(one.id));
            for decision in agreed {
                count(&mut decisions, decision.outcome);
            }
            for (_, one) in differ {
                match known.decision(one.id).map(|decision| decision.outcome) {
                    None => settled.open += 1,
                    Some(Outcome::Discuss) => settled.discuss += 1,
                    Some(outcome) => count(&mut decisions, outcome),
                }
            }
        }
        decisions.retain(|(_, count)| *count > 0);
        settled.decisions = decisions;
        Ok(settled)
    }
}

fn count(decisions: &mut [(Outcome, usize)], outcome: Outcome) {
    if let Some((_, count)) = decisions.iter_mut().find(|(known, _)| *known == outcome) {
        *count += 1;
    }
}

/// How a transcript came to be coded by several: by the first draw that drew it, else by name in the first round.
fn how(transcript: TranscriptId, assignments: &[&Assignment], rounds: &[Round]) -> Choice {
    let own = |round: &&Round| assignments.iter().any(|one| one.round == round.name);
    let drew = |round: &Round| {
        let draw = round.draws.iter().find(|draw| draw.drawn.contains(&transcript))?;
        Some(drawn(round, draw))
    };
    if let Some(draw) = rounds.iter().filter(own).find_map(drew) {
        return draw;
    }
    let first = rounds.iter().find(own).map(|round| round.name.clone());
    match first.or_else(|| assignments.first().map(|one| one.round.clone())) {
        Some(round) => Choice::Named { round },
        None => Choice::Unassigned,
    }
}

fn drawn(round: &Round, draw: &Draw) -> Choice {
    Choice::Draw {
        round: round.name.clone(),
        per_mille: draw.per_mille,
        seed: draw.seed,
        strata: draw.strata.clone(),
        pool: draw.pool.len(),
        drawn: draw.drawn.len(),
    }
}
