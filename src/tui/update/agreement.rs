//! What commands do on the agreement screen, and what its answers do.
//!
//! Every choice asks for the figures anew, beside the acts; a counting that a newer one overtakes is given up. While
//! somebody looks at the screen it follows what happens to the project; else it is counted when one comes back to it.

use super::*;
use crate::tui::agreeing::{Answer, Ask, Choice, Question, Written};
use crate::tui::screens::{AgreementScreen, AgreementWay, DisagreementsScreen, Filters};
use crate::workbench::{MOST_RESAMPLES, methods_paragraph};
use std::path::PathBuf;

/// Opens the screen, with what was chosen the last time it was looked at, on the theme one comes from.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    if matches!(model.screen(), Some(Screen::Agreement(_))) {
        return Vec::new();
    }
    let aim = match model.screen() {
        Some(Screen::Transcript(screen)) => screen.current_coding().map(|coding| coding.theme),
        Some(Screen::Matrix(screen)) => screen.theme(),
        Some(Screen::Disagreements(screen)) => screen.line().map(|line| line.theme_id),
        _ => None,
    };
    let kept = model.screens.iter().rev().find_map(|screen| match screen {
        Screen::Agreement(screen) => Some(screen),
        _ => None,
    });
    let mut screen = kept.map_or_else(AgreementScreen::default, |kept| kept.again());
    screen.aim = aim;
    model.screens.push(Screen::Agreement(Box::new(screen)));
    count(model)
}

/// Asks for the figures of the screen that is shown.
pub(super) fn count(model: &mut Model) -> Vec<Effect> {
    let ticket = model.next_ticket();
    let Some(Screen::Agreement(screen)) = model.screens.last_mut() else { return Vec::new() };
    count_as(screen, ticket)
}

fn count_as(screen: &mut AgreementScreen, ticket: u64) -> Vec<Effect> {
    screen.wait(ticket);
    vec![Effect::Agree(Ask::Count(ticket, Box::new(screen.request.clone())))]
}

/// Something was written to the project: what is looked at is counted anew, the rest when one comes back to it.
pub(super) fn changed(model: &mut Model) -> Vec<Effect> {
    let shown = model.screens.len().saturating_sub(1);
    for (place, screen) in model.screens.iter_mut().enumerate() {
        if let Screen::Agreement(screen) = screen
            && place != shown
        {
            screen.outdate();
        }
    }
    count(model)
}

/// One came back to a screen: it is counted anew where something has changed meanwhile.
pub(super) fn returned(model: &mut Model) -> Vec<Effect> {
    match model.screen() {
        Some(Screen::Agreement(screen)) if screen.stale => count(model),
        _ => Vec::new(),
    }
}

/// Somebody else looks at the screens now: nothing counted for another stays on them.
pub(super) fn forget(model: &mut Model) {
    for screen in &mut model.screens {
        if let Screen::Agreement(screen) = screen {
            screen.forget();
        }
    }
}

/// One step back within the screen: a counting is stopped. `None` where there is none.
pub(super) fn stop(model: &mut Model) -> Option<Vec<Effect>> {
    let Some(Screen::Agreement(screen)) = model.screens.last_mut() else { return None };
    screen.stop().then(|| vec![Effect::Cancel])
}

/// Does a command of the screen.
pub(super) fn act(model: &mut Model, action: Action, count: usize) -> Vec<Effect> {
    let body = model.body_size();
    let Some(Screen::Agreement(screen)) = model.screens.last_mut() else { return Vec::new() };
    let height = screen.height(body);
    if screen.travel(action, count, height) {
        screen.hold(body);
        return Vec::new();
    }
    if screen.choose(action) {
        return self::count(model);
    }
    match action {
        Action::OtherPane | Action::OtherPaneBack => {
            let wants = screen.turn(action == Action::OtherPane);
            return if wants { self::count(model) } else { Vec::new() };
        }
        Action::Recount => return self::count(model),
        Action::FurtherFigures => screen.further = !screen.further,
        Action::Order => screen.reorder(),
        Action::Open => return go(model),
        _ => ask(model, action),
    }
    Vec::new()
}

/// Opens the window in which something is chosen or asked.
fn ask(model: &mut Model, action: Action) {
    let Some(Screen::Agreement(screen)) = model.screens.last() else { return };
    let study = &model.study;
    let request = || Box::new(screen.request.clone());
    let popup = match (action, screen.report()) {
        (Action::FilterCoder, _) => Popup::Picker(Box::new(Picker::compared(study))),
        (Action::FilterTranscript, _) => Popup::Picker(Box::new(Picker::compared_transcripts(study))),
        (Action::ChooseTheme, _) => Popup::Picker(Box::new(Picker::agreed_themes(&study.names.framework))),
        (Action::Resampling, _) => {
            let answer = format!("{} {}", screen.request.resamples, screen.request.seed);
            let note = "How many resamples the intervals are made from (0 for no intervals), then the seed.";
            let asked = Asked::Agreement(Question::Resampling);
            Popup::Prompt(Box::new(Prompt::new(asked, "Resamples and seed", note, answer)))
        }
        (Action::Export, Some(_)) => {
            let note = "The ending says the format: .xlsx, .csv, .html, .md or .json.";
            file(study, "Write these figures to", note, ("agreement.xlsx", Written::Report(request())))
        }
        (Action::ExportUnits, Some(_)) => {
            let note = "Every decision, to be counted elsewhere. The ending says the format: .csv, .xlsx, .html, .md or .json.";
            file(study, "Write the raw units to", note, ("agreement-units.csv", Written::Units(request())))
        }
        (Action::WriteMethods, Some(report)) => {
            let written = Written::Methods(methods_paragraph(report));
            file(study, "Write the methods paragraph to", "As plain text.", ("methods.txt", written))
        }
        _ => return,
    };
    model.popups.push(popup);
}

/// The question where a file is to be written: beside the project unless told otherwise.
fn file(study: &crate::tui::message::Study, title: &str, note: &str, (name, written): (&str, Written)) -> Popup {
    let path = study.path.with_file_name(name).to_string_lossy().into_owned();
    Popup::Prompt(Box::new(Prompt::new(Asked::Agreement(Question::Where(written)), title, note, path)))
}

/// A line was typed in answer to a question.
pub(super) fn answered(model: &mut Model, question: Question, typed: &str, replace: bool) -> Vec<Effect> {
    match question {
        Question::Where(written) => vec![Effect::Agree(Ask::Write(written, PathBuf::from(typed), replace))],
        Question::Resampling => {
            let Some((resamples, seed)) = resampling(typed) else {
                if let Some(Popup::Prompt(prompt)) = model.popups.last_mut() {
                    prompt.note = format!(
                        "Two whole numbers with a blank between them: how many resamples, at most {MOST_RESAMPLES}, then \
                         the seed."
                    );
                }
                return Vec::new();
            };
            model.popups.pop();
            let Some(Screen::Agreement(screen)) = model.screens.last_mut() else { return Vec::new() };
            screen.request.resamples = resamples;
            screen.request.seed = seed;
            count(model)
        }
    }
}

/// How many resamples, and the seed.
fn resampling(typed: &str) -> Option<(usize, u64)> {
    let mut parts = typed.split_whitespace();
    let (resamples, seed) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    (resamples <= MOST_RESAMPLES && parts.next().is_none()).then_some((resamples, seed))
}

/// A line of a picker was chosen.
pub(super) fn choose(model: &mut Model, choice: Choice) -> Vec<Effect> {
    let Some(Screen::Agreement(screen)) = model.screens.last_mut() else { return Vec::new() };
    match choice {
        Choice::Coders(coders) => screen.request.coders = coders,
        Choice::Transcript(transcript) => screen.request.transcript = transcript,
        Choice::Theme(theme) => {
            if !screen.go_to(theme) {
                model.warn("This theme has no row here.");
            }
            return Vec::new();
        }
    }
    count(model)
}

/// Where Enter leads: to the disagreements of the theme under the bar, or to the themes of the pair under it.
fn go(model: &mut Model) -> Vec<Effect> {
    let Some(Screen::Agreement(screen)) = model.screens.last_mut() else { return Vec::new() };
    match screen.way(&model.study) {
        Some(AgreementWay::Themes) => {
            screen.enter_pair();
            Vec::new()
        }
        Some(AgreementWay::Disagreements { theme, transcript, pair }) => {
            let include_open = screen.request.include_open;
            let filters = Filters { theme, transcript, pair, include_open, ..Filters::default() };
            disagreements::show(model, DisagreementsScreen { filters, ..DisagreementsScreen::default() })
        }
        None => Vec::new(),
    }
}

/// Takes in what comes back.
pub(super) fn take(model: &mut Model, answer: Answer) {
    let mut answer = Some(answer);
    for screen in &mut model.screens {
        let Screen::Agreement(screen) = screen else { continue };
        match &answer {
            Some(Answer::Progress(ticket, read, all)) => screen.progress(*ticket, *read, *all),
            Some(Answer::Counted(ticket, _)) if *ticket == screen.ticket => {
                if let Some(Answer::Counted(ticket, counted)) = answer.take() {
                    screen.take(ticket, counted);
                }
            }
            _ => {}
        }
    }
}

/// Puts the bar on the row somebody clicked.
pub(super) fn click(model: &mut Model, row: u16) {
    let body = model.body_size();
    if let (Some(Screen::Agreement(screen)), Some(row)) = (model.screens.last_mut(), row.checked_sub(1)) {
        screen.click(row, body);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::look::Look;
    use crate::tui::perform::{perform, study};
    use crate::workbench::{UnitKind, Workbench};
    use tempfile::TempDir;

    /// The demo project as AB, with effects that are only done when asked to be.
    struct Waiting {
        _folder: TempDir,
        bench: Workbench,
        model: Model,
    }

    impl Waiting {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("demo.emic");
            Workbench::demo(&path).unwrap();
            let bench = Workbench::open(&path, Some("AB")).unwrap();
            let model = Model::new(study(&bench).unwrap(), (120, 40), Look::new(true, true));
            Self { _folder: folder, bench, model }
        }

        fn act(&mut self, action: Action) -> Vec<Effect> {
            update(&mut self.model, Message::Do(action))
        }

        /// Does what was asked for, and takes the answers in.
        fn answer(&mut self, effects: Vec<Effect>) {
            for effect in effects {
                for message in perform(&mut self.bench, effect, &mut |_, _| true) {
                    update(&mut self.model, message);
                }
            }
        }

        fn screen(&self) -> &AgreementScreen {
            match self.model.screen() {
                Some(Screen::Agreement(screen)) => screen,
                other => panic!("{other:?}"),
            }
        }
    }

    fn unit_asked(effects: &[Effect]) -> UnitKind {
        match effects {
            [Effect::Agree(Ask::Count(_, request))] => request.unit,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_screen_is_there_at_once_and_keys_act_while_figures_are_counted() {
        let mut desk = Waiting::new();
        let opened = desk.act(Action::Agreement);
        assert!(desk.screen().report().is_none(), "nothing is shown that was not counted");
        let chosen = desk.act(Action::CountUnit);
        assert_eq!((unit_asked(&opened), unit_asked(&chosen)), (UnitKind::Turn, UnitKind::Character));
        // The first answer is late: it would be figures of turns under the choice of characters.
        desk.answer(opened);
        assert!(desk.screen().report().is_none());
        desk.answer(chosen);
        assert_eq!(desk.screen().report().unwrap().about.unit, UnitKind::Character);
    }

    #[test]
    fn esc_stops_a_counting_and_goes_back_to_what_was_counted_before() {
        let mut desk = Waiting::new();
        let opened = desk.act(Action::Agreement);
        assert!(matches!(desk.act(Action::Back)[..], [Effect::Cancel]));
        assert!(matches!(desk.model.screen(), Some(Screen::Agreement(_))), "the screen stays");
        desk.answer(opened);
        assert!(desk.screen().report().is_none(), "what was stopped does not come after all");
        let again = desk.act(Action::Recount);
        desk.answer(again);
        let chosen = desk.act(Action::RollUp);
        assert!(desk.screen().report().is_none() && desk.screen().request.rollup);
        assert!(matches!(desk.act(Action::Back)[..], [Effect::Cancel]));
        assert!(!desk.screen().request.rollup, "the figures that are shown are not rolled up");
        assert!(desk.screen().report().is_some_and(|report| !report.about.rollup));
        desk.answer(chosen);
        assert!(desk.screen().report().is_some_and(|report| !report.about.rollup));
        assert!(matches!(desk.act(Action::Back)[..], [Effect::ReadAttention]));
        assert!(matches!(desk.model.screen(), Some(Screen::Project(_))), "the next step back leaves the screen");
    }

    #[test]
    fn figures_that_were_out_of_sight_are_counted_anew_when_one_comes_back_to_them() {
        let mut desk = Waiting::new();
        let opened = desk.act(Action::Agreement);
        desk.answer(opened);
        let led = desk.act(Action::Open);
        assert!(matches!(desk.model.screen(), Some(Screen::Disagreements(_))));
        desk.answer(led);
        let counts = |effects: &[Effect]| effects.iter().filter(|one| matches!(one, Effect::Agree(_))).count();
        let changed = update(&mut desk.model, Message::Changed);
        assert_eq!(counts(&changed), 0, "nobody looks at them");
        let back = desk.act(Action::Back);
        assert_eq!(counts(&back), 1);
        desk.answer(back);
        let changed = update(&mut desk.model, Message::Changed);
        assert_eq!(counts(&changed), 1, "somebody looks at them");
    }

    #[test]
    fn how_far_a_counting_is_is_told_until_it_is_done() {
        let mut desk = Waiting::new();
        let opened = desk.act(Action::Agreement);
        let [Effect::Agree(Ask::Count(ticket, _))] = &opened[..] else { panic!("{opened:?}") };
        let told = opened[0].progress(3, 6);
        assert!(matches!(&told, Message::Agreed(Answer::Progress(number, 3, 6)) if number == ticket));
        update(&mut desk.model, told);
        assert_eq!(desk.screen().counting, crate::tui::screens::Counting::UnderWay(3, 6));
        desk.answer(opened);
        assert_eq!(desk.screen().counting, crate::tui::screens::Counting::Over);
    }
}
