//! The pickers of the disagreements screen: what to narrow the list to, theme and magnitude of a new reading, and lists of
//! decisions to look through.

use super::{Picker, PickerItem, theme_item};
use crate::model::{CoderKind, DiscrepancyState, DiscrepancyType, Framework, Scale, Span, ThemeId};
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::message::Study;
use crate::tui::reconciling::Choice;
use crate::tui::screens::{DisagreementsScreen, decided, kind, said_at, theme};
use crate::tui::widgets::Pick;
use crate::workbench::{DecisionLine, OverruledLine, Severity, TranscriptLine};

fn plain(choice: Choice, number: &str, label: &str) -> PickerItem {
    PickerItem::plain(Pick::Reconcile(choice), number, label)
}

/// A picker whose first line takes the narrowing away.
fn narrowing(title: &str, any: PickerItem, rest: impl Iterator<Item = PickerItem>) -> Picker {
    Picker::new(title, std::iter::once(any).chain(rest).collect())
}

impl Picker {
    /// Themes to narrow the list to.
    #[must_use]
    pub fn disputed_themes(framework: &Framework) -> Self {
        let one = |id| theme_item(framework, id, Pick::Reconcile(Choice::Theme(Some(id))));
        let themes = framework.themes().iter().map(|theme| one(theme.id));
        let any = plain(Choice::Theme(None), "", "any theme");
        narrowing("Only disagreements about a theme and everything below it", any, themes)
    }

    /// Types to narrow the list to, each with how many there are.
    #[must_use]
    pub fn kinds(screen: &DisagreementsScreen, study: &Study) -> Self {
        let two = screen.two(study);
        let count = |kind| screen.report.as_ref().map_or(0, |report| report.counts.of(kind)).to_string();
        // The word of the command line finds it too.
        let one = |each: DiscrepancyType| PickerItem {
            words: each.word().into(),
            ..plain(Choice::Kind(Some(each)), &count(each), &kind(each, &two))
        };
        let lines = screen.report.as_ref().map_or(&[][..], |report| report.discrepancies.as_slice());
        let far = |severity: &Severity| {
            let word = severity.word();
            let count = lines.iter().filter(|line| line.severity.word() == word).count();
            plain(Choice::Severity(word), &count.to_string(), &format!("magnitudes: {word}"))
        };
        let magnitudes = [Severity::Opposite, Severity::Apart(0), Severity::Neighbouring, Severity::Unrated];
        let any = plain(Choice::Kind(None), "", "any type");
        let kinds = DiscrepancyType::ALL.into_iter().map(one).chain(magnitudes.iter().map(far));
        narrowing("Only disagreements of a type", any, kinds)
    }

    /// States to narrow the list to.
    #[must_use]
    pub fn states(look: &Look) -> Self {
        let one = |state: DiscrepancyState| plain(Choice::State(Some(state)), look.glyphs.state(state), state.word());
        let any = plain(Choice::State(None), "", "any state");
        narrowing("Only disagreements in a state", any, DiscrepancyState::ALL.into_iter().map(one))
    }

    /// Transcripts to narrow the list to.
    #[must_use]
    pub fn disputed_transcripts(study: &Study) -> Self {
        let one = |line: &TranscriptLine| plain(Choice::Transcript(Some(line.id)), "", &text::safe(&line.title));
        let any = plain(Choice::Transcript(None), "", "all transcripts");
        narrowing("Only disagreements in a transcript", any, study.transcripts.iter().map(one))
    }

    /// Pairs of coders to narrow the list to.
    #[must_use]
    pub fn pairs(screen: &DisagreementsScreen, study: &Study) -> Self {
        let people = study.names.coders.iter().filter(|coder| coder.kind == CoderKind::Person);
        let people: Vec<_> = people.map(|coder| coder.id).collect();
        let mut items = Vec::new();
        for (place, first) in people.iter().enumerate() {
            for second in people.get(place + 1..).unwrap_or_default() {
                let [one, other] = [*first, *second].map(|coder| screen.called(coder, study));
                items.push(plain(Choice::Pair(Some([*first, *second])), "", &format!("{one} and {other}")));
            }
        }
        let any = plain(Choice::Pair(None), "", "every pair");
        narrowing("Only disagreements between two coders", any, items.into_iter())
    }

    /// Themes for a new reading, those of the coders' readings first.
    #[must_use]
    pub fn theme_anew(framework: &Framework, read: &[ThemeId], passage: &str) -> Self {
        let mut items: Vec<PickerItem> = Vec::new();
        let one = |id| theme_item(framework, id, Pick::Reconcile(Choice::NewTheme(id)));
        for (id, digit) in read.iter().filter(|id| framework.theme(**id).is_some()).zip('1'..='9') {
            items.push(PickerItem { digit: Some(digit), ..one(*id) });
        }
        for theme in framework.themes() {
            let mut item = one(theme.id);
            if !theme.codable {
                item.refused = Some("a heading: choose a theme below it".into());
            }
            items.push(item);
        }
        Self::new(format!("Theme of the new reading of “{}”", text::truncate(&text::safe(passage), 30)), items)
    }

    /// The magnitude of a new reading, and none.
    #[must_use]
    pub fn rate_anew(scale: &Scale) -> Self {
        let one = |(place, value): (usize, &String)| {
            plain(Choice::NewMagnitude(Some(value.clone())), &place.to_string(), value)
        };
        let mut items: Vec<PickerItem> = scale.values.iter().enumerate().map(one).collect();
        items.push(plain(Choice::NewMagnitude(None), "", "no magnitude"));
        Self::new("Magnitude of the new reading", items)
    }

    /// Decisions that did not follow a coder, and why.
    #[must_use]
    pub fn overruled(lines: &[OverruledLine], screen: &DisagreementsScreen, study: &Study) -> Self {
        let items = lines.iter().rev().map(|line| decision(&line.decision, screen, study)).collect();
        Self::new("Where you were overruled, the latest first: Enter goes to the place", items)
    }

    /// Decisions about what is there no longer.
    #[must_use]
    pub fn outdated(lines: &[DecisionLine], screen: &DisagreementsScreen, study: &Study) -> Self {
        let one = |line: &DecisionLine| PickerItem {
            pick: Pick::Reconcile(Choice::Outdated(Box::new(line.clone()))),
            ..decision(line, screen, study)
        };
        Self::new("Outdated decisions: a coding has changed since", lines.iter().map(one).collect())
    }
}

/// A decision, with the readings it was about and its reason beside it.
fn decision(line: &DecisionLine, screen: &DisagreementsScreen, study: &Study) -> PickerItem {
    let framework = &study.names.framework;
    let mut told = line.clone();
    screen.disguise(&mut told, study);
    let about = told.readings.first().map_or_else(String::new, |reading| theme(framework, reading.theme_id));
    let mut detail =
        vec![(Role::Quiet, format!("{} {about}", told.citation)), (Role::Strong, decided(&told, framework))];
    for reading in &told.readings {
        let magnitude = reading.magnitude.as_ref().map_or_else(String::new, |value| format!(", {value}"));
        let name = theme(framework, reading.theme_id);
        detail.push((Role::Text, format!("{}: {name}{magnitude}: “{}”", reading.coder, reading.text)));
    }
    let span = line.readings.first().map_or(Span::new(0, 0), |reading| reading.span);
    PickerItem {
        words: format!("{} {} {}", told.why, told.coder, said_at(&told.at)).to_lowercase(),
        detail,
        ..plain(Choice::Place(line.transcript_id, span), &told.citation, &format!("{about}: {}", told.why))
    }
}
