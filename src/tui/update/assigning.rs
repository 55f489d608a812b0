//! Questions about who codes what, one after the other, and what their answers lead to.

use super::*;
use crate::model::CoderKind;
use crate::tui::message::{Assigning, Study};
use crate::workbench::{AssignRequest, DRAW_SEED, DrawRequest, FIRST_ROUND};

/// Begins with the first question of a command about the transcripts that are marked, or the one under the bar.
pub(super) fn ask(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Screen::Project(screen)) = model.screen() else { return Vec::new() };
    let chosen = screen.chosen(&model.study);
    let question = match action {
        Action::Assign => Question::Coders(AssignRequest { transcripts: chosen, ..AssignRequest::default() }),
        Action::Subset => {
            let pool = if screen.marked.is_empty() { Vec::new() } else { chosen };
            let draw = Some(DrawRequest { per_mille: 200, ..DrawRequest::default() });
            Question::Coders(AssignRequest { transcripts: pool, draw, ..AssignRequest::default() })
        }
        Action::Unassign => Question::Unassign(chosen),
        _ => {
            let page = Page::rounds(&model.study);
            model.popups.push(Popup::Page(Box::new(page)));
            return Vec::new();
        }
    };
    put(model, question);
    Vec::new()
}

/// Being done, and opening again, with the transcript that is shown or under the bar.
pub(super) fn own(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(transcript) = model.transcript_here() else { return Vec::new() };
    if action == Action::Finish {
        return vec![Effect::Assigning(Assigning::CountWork(transcript))];
    }
    put(model, Question::Reopen(transcript));
    Vec::new()
}

/// Sits down as another coder: asked first, unless nobody sat there.
pub(super) fn sit_down(model: &mut Model, initials: String) -> Vec<Effect> {
    match &model.study.coder {
        None => vec![Effect::SitDown(initials)],
        Some(own) if *own == initials => {
            model.say(format!("You work as {initials} already."));
            Vec::new()
        }
        Some(_) => {
            let page = Page::switching(&model.study, &initials);
            model.popups.push(Popup::Page(Box::new(page)));
            Vec::new()
        }
    }
}

/// Puts a question on the screen, with a first answer to change.
fn put(model: &mut Model, question: Question) {
    let study = &model.study;
    let what = |request: &AssignRequest| match request.transcripts.as_slice() {
        [] => "all transcripts".to_string(),
        some => study.titles(some),
    };
    let people = || -> String {
        let people = study.coders.iter().filter(|coder| coder.kind == CoderKind::Person);
        people.map(|coder| format!("{} {}", coder.initials, coder.name)).collect::<Vec<_>>().join(", ")
    };
    let (title, note, answer) = match &question {
        Question::Coders(request) if request.draw.is_some() => {
            (format!("Whom to assign a random part of {}", what(request)), people(), initials(study))
        }
        Question::Coders(request) => (format!("Whom to assign {}", what(request)), people(), initials(study)),
        Question::Round(request) => {
            let known: Vec<&str> = study.board.rounds.iter().map(|round| round.name.as_str()).collect();
            let note = match known.is_empty() {
                true => {
                    "Any name. Whoever is assigned a transcript sees nothing of others' work there until done.".into()
                }
                false => format!("A new name, or a round there is: {}", known.join(", ")),
            };
            let answer = if request.draw.is_some() { "second" } else { FIRST_ROUND };
            ("In which round".to_string(), note, answer.to_string())
        }
        Question::Share(request) => {
            let note = "A percentage; it is rounded to whole transcripts, at least one.".to_string();
            (format!("Which share of {}", what(request)), note, "20%".to_string())
        }
        Question::Seed(_) => {
            let note = "Any whole number; the same seed on the same transcripts gives the same draw. It is kept.";
            ("Seed of the random numbers".to_string(), note.to_string(), DRAW_SEED.to_string())
        }
        Question::Strata(_) => ("Draw from each its part, by".to_string(), strata(study), String::new()),
        Question::Unassign(transcripts) => {
            let open = study.coders.iter().filter(|coder| {
                let id = study.names.coders.iter().find(|known| known.initials == coder.initials).map(|known| known.id);
                id.is_some_and(|id| transcripts.iter().any(|transcript| study.board.is_open_for(*transcript, id)))
            });
            let open: Vec<&str> = open.map(|coder| coder.initials.as_str()).collect();
            let note = "Initials. What is done is kept; its coder opens it again first.".to_string();
            (format!("From whom to take {}", study.titles(transcripts)), note, open.join(", "))
        }
        Question::Reopen(transcript) => {
            let title = format!("Why is {} opened again?", study.titles(&[*transcript]));
            (
                title,
                "The reason is kept. Others' work there is hidden from you again until you are done.".into(),
                String::new(),
            )
        }
    };
    model.popups.push(Popup::Prompt(Box::new(Prompt::new(Asked::Assigning(question), &title, &note, answer))));
}

/// Everybody who codes.
fn initials(study: &Study) -> String {
    let people = study.coders.iter().filter(|coder| coder.kind == CoderKind::Person);
    people.map(|coder| coder.initials.as_str()).collect::<Vec<_>>().join(", ")
}

fn strata(study: &Study) -> String {
    let mut keys: Vec<&str> =
        study.names.cases.iter().flat_map(|case| case.attributes.keys().map(String::as_str)).collect();
    keys.sort_unstable();
    keys.dedup();
    let attributes = if keys.is_empty() { String::new() } else { format!(", {}", keys.join(", ")) };
    format!("Nothing for a simple draw, or several with commas: kind{attributes}")
}

/// What an answer leads to: the next question, or what was asked for.
pub(super) fn answered(model: &mut Model, question: Question, typed: &str) -> Vec<Effect> {
    match next(model, question, typed) {
        Ok(Next::Ask(question)) => {
            model.popups.pop();
            put(model, question);
            Vec::new()
        }
        // The question stays until it has its answer, which may be that something is wrong with it.
        Ok(Next::Do(asked)) => vec![Effect::Assigning(asked)],
        Err(why) => {
            if let Some(Popup::Prompt(prompt)) = model.popups.last_mut() {
                prompt.note = why;
            }
            Vec::new()
        }
    }
}

enum Next {
    Ask(Question),
    Do(Assigning),
}

fn next(model: &Model, question: Question, typed: &str) -> Result<Next, String> {
    Ok(match question {
        Question::Coders(request) => {
            let request = AssignRequest { coders: people(model, typed)?, ..request };
            Next::Ask(if request.draw.is_some() { Question::Share(request) } else { Question::Round(request) })
        }
        Question::Share(request) => {
            let per_mille = DrawRequest::share(typed).map_err(|error| error.to_string())?;
            Next::Ask(Question::Seed(drawing(request, |draw| draw.per_mille = per_mille)))
        }
        Question::Seed(request) => {
            let seed = typed.parse().map_err(|_| "The seed is a whole number, such as 1 or 2024.".to_string())?;
            Next::Ask(Question::Round(drawing(request, |draw| draw.seed = Some(seed))))
        }
        Question::Round(request) => {
            if typed.is_empty() {
                return Err("Give the round a name, such as 1, pilot or second.".into());
            }
            let request = AssignRequest { round: Some(typed.to_string()), ..request };
            if request.draw.is_some() {
                return Ok(Next::Ask(Question::Strata(request)));
            }
            Next::Do(Assigning::Give(request))
        }
        Question::Strata(request) => {
            Next::Do(Assigning::PreviewDraw(drawing(request, |draw| draw.strata = parts(typed))))
        }
        Question::Unassign(transcripts) => Next::Do(Assigning::TakeAway(transcripts, people(model, typed)?)),
        Question::Reopen(transcript) => {
            if typed.is_empty() {
                return Err("Say why in a few words; the reason is kept. Esc leaves it as it is.".into());
            }
            Next::Do(Assigning::Reopen(transcript, typed.to_string()))
        }
    })
}

fn drawing(request: AssignRequest, change: impl FnOnce(&mut DrawRequest)) -> AssignRequest {
    let mut draw = request.draw.unwrap_or_default();
    change(&mut draw);
    AssignRequest { draw: Some(draw), ..request }
}

/// What stands between commas.
fn parts(typed: &str) -> Vec<String> {
    typed.split(',').map(|part| part.trim().to_string()).filter(|part| !part.is_empty()).collect()
}

/// The initials that were typed, all of them somebody's.
fn people(model: &Model, typed: &str) -> Result<Vec<String>, String> {
    let known = initials(&model.study);
    let told: Vec<String> = typed.split([',', ' ']).map(String::from).filter(|part| !part.is_empty()).collect();
    let people: Vec<&str> = known.split(", ").collect();
    match told.iter().find(|part| !people.iter().any(|known| known.to_lowercase() == part.to_lowercase())) {
        Some(nobody) => Err(format!("There is no coder “{nobody}”; the coders are {known}.")),
        None if told.is_empty() => Err(format!("Give initials: {known}.")),
        None => Ok(told),
    }
}
