//! The line on top of a transcript: what it is, how the coder stands to it, and how far one has come.

use super::{TranscriptScreen, Whose};
use crate::text::safe;
use crate::tui::message::Study;

impl TranscriptScreen {
    /// Its parts, what must be seen in the narrowest terminal first: title, turn, how far one is, assignment, whose
    /// codings and which theme are shown, case, attributes, kind.
    #[must_use]
    pub fn heading(&self, study: &Study) -> Vec<String> {
        let transcript = &self.loaded.transcript;
        let turn = transcript.turn_at(self.cursor);
        let speaker = turn.and_then(|turn| self.loaded.speaker(turn));
        let case = speaker.and_then(|speaker| speaker.case).and_then(|case| study.names.case(case));
        let mut told = vec![safe(&transcript.title).into_owned()];
        told.extend(turn.map(|turn| format!("turn {} of {}", turn.n, transcript.turns.len())));
        told.push(format!("{}%", self.far()));
        told.extend(study.own_standing(transcript.id).map(|own| match own.is_done() {
            true => "done, locked".to_string(),
            false => format!("{}, others hidden", own.word()),
        }));
        if let Whose::One(coder) = self.whose {
            told.push(format!("only {}", safe(study.names.initials(coder))));
        }
        if let Some(theme) = self.only {
            told.push(format!("only theme {}", study.names.framework.number(theme)));
        }
        told.extend(case.map(|case| format!("case {}", safe(&case.name))));
        let attributes = case.into_iter().flat_map(|case| &case.attributes).filter(|(_, value)| !value.is_empty());
        told.extend(attributes.map(|(name, value)| format!("{} {}", safe(name), safe(value))));
        told.push(transcript.kind.word().to_string());
        told
    }

    /// How much of the text lies before the end of the cursor's row, in percent: nothing is left at 100.
    fn far(&self) -> usize {
        let row = self.layout.lines.get(self.cursor_line()).map(|line| line.row);
        let last = self.talk.whole().map_or(0, |whole| whole.end);
        let read = row.map_or(0, |row| if self.cursor <= self.talk.first_byte() { 0 } else { row.end });
        (read.min(last) * 100).checked_div(last).unwrap_or(0)
    }
}
