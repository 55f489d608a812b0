//! Pages that ask before something is done about who codes what, and that tell about rounds.

use super::Page;
use crate::model::TranscriptId;
use crate::text;
use crate::tui::look::Role;
use crate::tui::message::{Assigning, Effect, Study};
use crate::workbench::{AssignReport, AssignRequest, DrawLine, OwnWork, ProgressLine};

impl Page {
    /// Asks whether a transcript is done, told what will be locked.
    #[must_use]
    pub fn finishing(study: &Study, transcript: TranscriptId, work: &OwnWork) -> Self {
        let title = study.titles(&[transcript]);
        let codings = counted(work.codings, "coding");
        let mut lines = vec![(Role::Text, format!("You have {codings} there."))];
        if work.unrated > 0 {
            let told =
                format!("! {} still without a magnitude, though there is a scale.", counted(work.unrated, "coding"));
            lines.push((Role::Alert, told));
        }
        lines.push((Role::Text, String::new()));
        lines.push((Role::Text, "Your codings are locked then, and you see what others have coded there.".into()));
        lines.push((Role::Text, "R opens it again, for a reason that is kept.".into()));
        let offer = Some(Box::new(Effect::Assigning(Assigning::Finish(transcript))));
        Self { offer, ..Self::new(&format!("Done with {title}? Enter says so, Esc does not"), lines) }
    }

    /// Asks before somebody works as another coder, told what view she takes over.
    #[must_use]
    pub fn switching(study: &Study, initials: &str) -> Self {
        let own = study.coder.as_deref().unwrap_or("nobody");
        let mut lines = vec![(
            Role::Text,
            format!("You will see what {initials} sees, and what you do is written under {initials}'s name."),
        )];
        let mine = study.coder_id();
        let open =
            study.transcripts.iter().filter(|line| mine.is_some_and(|own| study.board.is_open_for(line.id, own)));
        let open: Vec<TranscriptId> = open.map(|line| line.id).collect();
        if !open.is_empty() {
            let told =
                format!("! {own} is not done with {}: others' work there is hidden from {own}.", study.titles(&open));
            lines.push((Role::Text, String::new()));
            lines.push((Role::Alert, told));
        }
        lines.push((Role::Text, String::new()));
        lines.push((
            Role::Quiet,
            "No password is asked for. That nobody takes another coder's initials to read what is hidden from her is a \
             promise among colleagues."
                .into(),
        ));
        let offer = Some(Box::new(Effect::SitDown(initials.to_string())));
        Self { offer, ..Self::new(&format!("Work as {initials}? Enter does, Esc stays {own}"), lines) }
    }

    /// What a random choice would assign; Enter assigns it.
    #[must_use]
    pub fn subset(request: AssignRequest, report: &AssignReport) -> Self {
        let mut lines = Vec::new();
        if let Some(draw) = &report.draw {
            lines.push((Role::Strong, drawn(draw)));
            lines.push((Role::Text, format!("  {}", text::safe(&draw.drawn.join(", ")))));
            for of in draw.counts.iter().flatten().filter(|_| !draw.strata.is_empty()) {
                let told = format!("    {}: {} of {}", text::safe(&of.stratum), of.drawn, of.pool);
                lines.push((Role::Text, told));
            }
        }
        lines.push((Role::Text, String::new()));
        let (added, already) = (counted(report.added, "new assignment"), report.already_there);
        let there = if already > 0 { format!(", {already} there already") } else { String::new() };
        let (whom, round) = (request.coders.join(", "), text::safe(&report.round));
        lines.push((Role::Text, format!("{added} for {whom} in round {round}{there}")));
        lines.extend(report.notes.iter().map(|note| (Role::Quiet, format!("Note: {}.", text::safe(note)))));
        let title = "Assign these? Enter does, Esc does not";
        Self { offer: Some(Box::new(Effect::Assigning(Assigning::Give(request)))), ..Self::new(title, lines) }
    }

    /// The rounds: how far everybody is, and how transcripts were drawn.
    #[must_use]
    pub fn rounds(study: &Study) -> Self {
        let mut lines = Vec::new();
        for round in &study.board.rounds {
            let transcripts = counted(round.transcripts, "transcript");
            let begun = round.begun.as_deref().map_or_else(String::new, |at| format!(", begun {}", moment(at)));
            lines.push((Role::Strong, format!("round {}: {transcripts}{begun}", text::safe(&round.name))));
            lines.extend(round.progress.iter().map(|of| (Role::Text, format!("  {}", progress(of)))));
            for draw in &round.draws {
                lines.push((Role::Text, format!("  {}, {}", drawn(draw), moment(&draw.at))));
                lines.push((Role::Quiet, format!("    drawn: {}", text::safe(&draw.drawn.join(", ")))));
                lines.push((Role::Quiet, format!("    from: {}", text::safe(&draw.pool.join(", ")))));
            }
            lines.push((Role::Text, String::new()));
        }
        Self::new("Rounds", lines)
    }

    /// Why the latest act is not undone; Enter takes back what was done before it.
    #[must_use]
    pub fn not_undone(why: String, next: Option<String>) -> Self {
        let mut lines = vec![(Role::Text, why), (Role::Text, String::new())];
        let title = match &next {
            Some(what) => {
                lines.push((Role::Strong, format!("Enter takes back what you did before it: {}", text::safe(what))));
                "Not undone. Enter goes further back, Esc leaves all as it is"
            }
            None => {
                lines.push((Role::Quiet, "There is nothing before it that could be taken back.".into()));
                "Not undone"
            }
        };
        Self { offer: next.map(|_| Box::new(Effect::UndoPast)), ..Self::new(title, lines) }
    }

    /// Something that could not be done, whose reason is too long for a line.
    #[must_use]
    pub fn refused(why: String) -> Self {
        Self::sentences("Not done", vec![why])
    }

    /// Sentences to be read.
    #[must_use]
    pub fn sentences(heading: &str, sentences: Vec<String>) -> Self {
        Self::new(heading, sentences.into_iter().map(|sentence| (Role::Text, sentence)).collect())
    }
}

/// `2 of 10 transcripts drawn at random (20%, seed 1, by kind)`.
fn drawn(draw: &DrawLine) -> String {
    let by =
        if draw.strata.is_empty() { String::new() } else { format!(", by {}", text::safe(&draw.strata.join(", "))) };
    let (some, all) = (draw.drawn.len(), counted(draw.pool.len(), "transcript"));
    format!("{some} of {all} drawn at random ({}, seed {}{by})", draw.share, draw.seed)
}

/// `AB 3 of 8 done, 2 in progress`.
#[must_use]
pub fn progress(of: &ProgressLine) -> String {
    let begun = if of.in_progress == 0 { String::new() } else { format!(", {} in progress", of.in_progress) };
    format!("{} {} of {} done{begun}", of.coder, of.done, of.assigned)
}

/// `2026-01-31T09:05:07.250Z` as `2026-01-31 09:05`.
#[must_use]
pub fn moment(at: &str) -> String {
    at.chars().take(16).collect::<String>().replace('T', " ")
}

fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}
