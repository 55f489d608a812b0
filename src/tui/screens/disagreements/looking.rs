//! What is looked at: the card under the cursor, and the words in their transcript, kept in step with the bar.

use super::areas::{Areas, GUTTER};
use super::{DisagreementsScreen, Passage, cards, wording};
use crate::model::CoderId;
use crate::tui::commands::Action;
use crate::tui::look::{Look, Role};
use crate::tui::message::{Effect, Study};
use crate::tui::model::Popup;
use crate::tui::opened::OpenTranscript;
use crate::tui::reconciling::Ask;
use crate::tui::widgets::{Page, Picker, scrolled};
use crate::workbench::{DecisionLine, ReadingLine};
use ratatui::layout::Position;

impl DisagreementsScreen {
    /// The reading whose card is under the cursor; `None` where that coder has none.
    #[must_use]
    pub fn reading(&self) -> Option<&ReadingLine> {
        cards::cards(self.line()?).get(self.card)?.reading
    }

    /// To the card beside, as far as there is one.
    pub fn turn_to(&mut self, right: bool) {
        let last = self.line().map_or(0, |line| cards::cards(line).len().saturating_sub(1));
        self.card = if right { (self.card + 1).min(last) } else { self.card.saturating_sub(1) };
    }

    /// Shows the words of the discrepancy under the bar, where their transcript is there.
    pub fn look(&mut self, body: (u16, u16), study: &Study) {
        let areas = self.areas(body);
        let Some(line) = self.line() else { return };
        let (id, transcript) = (line.id, line.transcript_id);
        // The line is copied because the passage, which is changed, stands beside it in the screen.
        let line = line.clone();
        if let Some(passage) = self.passage.as_mut().filter(|passage| passage.transcript() == transcript) {
            if passage.about == id {
                passage.fit(&line, study, &areas);
            } else {
                passage.show(&line, study, &areas);
            }
        }
    }

    /// Takes in a transcript that was read, if it is the one that is looked at.
    pub fn read(&mut self, open: &OpenTranscript, body: (u16, u16), study: &Study) {
        let areas = self.areas(body);
        let Some(line) = self.line().cloned() else { return };
        if open.loaded.transcript.id != line.transcript_id {
            return;
        }
        match self.passage.as_mut().filter(|passage| passage.transcript() == line.transcript_id) {
            Some(passage) => passage.renew(open.clone(), &line, study, &areas),
            None => self.passage = Some(Passage::new(open.clone(), &line, study, &areas)),
        }
    }

    /// Fits the passage to a screen of so many columns and rows; the words stay where they are as far as they can.
    pub fn refit(&mut self, body: (u16, u16), study: &Study) {
        let areas: Areas = self.areas(body);
        let Some(line) = self.line().cloned() else { return };
        if let Some(passage) = self.passage.as_mut().filter(|passage| passage.transcript() == line.transcript_id) {
            passage.refit(&line, study, &areas);
        }
    }

    /// Puts the bar on the line at a place of the screen, or the cursor on the words there.
    pub fn click(&mut self, column: u16, row: u16, body: (u16, u16), study: &Study) {
        let areas = self.areas(body);
        let place = Position::new(column, row);
        if areas.queue.contains(place) {
            let top = scrolled(self.bar.at, self.shown.len(), usize::from(areas.queue.height));
            let at = top + usize::from(row - areas.queue.y);
            if at < self.shown.len() {
                self.bar.at = at;
                self.card = 0;
                self.in_passage = false;
            }
        } else if areas.passage.contains(place)
            && let (Some(column), Some(passage)) = (column.checked_sub(areas.passage.x + GUTTER), self.passage.as_mut())
        {
            self.in_passage = true;
            passage.text.click(column, row - areas.passage.y, study);
        }
    }

    /// The window a command opens at once; `None` where it opens none.
    #[must_use]
    pub fn asks(&self, action: Action, study: &Study, look: &Look) -> Option<Popup> {
        let picker = match action {
            Action::FilterTheme => Picker::disputed_themes(&study.names.framework),
            Action::FilterType => Picker::kinds(self, study),
            Action::FilterState => Picker::states(look),
            Action::FilterTranscript => Picker::disputed_transcripts(study),
            Action::FilterPair => Picker::pairs(self, study),
            Action::Outdated => Picker::outdated(&self.report.as_ref()?.outdated, self, study),
            Action::WholeCard => {
                let line = self.line()?;
                let title = super::place_and_theme(line, &study.names.framework);
                return Some(Popup::Page(Box::new(Page::told(&title, cards::whole_card(line, study)))));
            }
            other => return Some(Popup::Reason(Box::new(self.decide(other, study)?))),
        };
        Some(Popup::Picker(Box::new(picker)))
    }

    /// Themes to choose from for a new reading of what is selected.
    #[must_use]
    pub fn new_theme_picker(&self, study: &Study) -> Option<Picker> {
        let words = self.selected()?;
        let text = &self.passage.as_ref()?.text.loaded.text;
        let mut read: Vec<_> = self.line()?.readings.iter().map(|reading| reading.theme_id).collect();
        read.dedup();
        Some(Picker::theme_anew(&study.names.framework, &read, words.slice(text).unwrap_or_default()))
    }

    /// An outdated decision in full; Enter takes it back.
    #[must_use]
    pub fn take_back_page(&self, mut decision: DecisionLine, study: &Study) -> Page {
        self.disguise(&mut decision, study);
        let framework = &study.names.framework;
        let mut lines = vec![
            (Role::Strong, wording::decided(&decision, framework)),
            (Role::Text, String::new()),
            (Role::Text, "It was about readings that are there no longer:".into()),
        ];
        for reading in &decision.readings {
            let theme = wording::theme(framework, reading.theme_id);
            lines.push((Role::Text, format!("{}: {theme}: “{}”", reading.coder, reading.text)));
        }
        lines.push((Role::Text, String::new()));
        lines.push((Role::Quiet, "Its consensus stands until it is taken back; u brings it back again.".into()));
        let title = format!("Take the decision at {} back? Enter does, Esc does not", decision.citation);
        let mut page = Page::told(&title, lines);
        page.offer = Some(Box::new(Effect::Reconcile(Ask::Reopen(decision.discrepancy))));
        page
    }

    /// Where names are hidden, puts what coders are called here in place of their initials.
    pub fn disguise(&self, decision: &mut DecisionLine, study: &Study) {
        if !self.filters.hide_names {
            return;
        }
        let id = |initials: &str| study.names.coders.iter().find(|coder| coder.initials == initials).map(|one| one.id);
        let called =
            |initials: &str| id(initials).map_or_else(|| initials.to_string(), |one: CoderId| self.called(one, study));
        decision.coders = decision.coders.each_ref().map(|initials| called(initials));
        decision.adopted = decision.adopted.as_deref().map(called);
        decision.coder = called(&decision.coder);
        for reading in &mut decision.readings {
            reading.coder = called(&reading.coder);
        }
    }
}
