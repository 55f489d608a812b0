//! A card for each reading: whose it is, its theme, magnitude and memo, and what the framework says of the theme.
//!
//! A coder who has not coded the words has a card that says so. Where the readings have one theme its rules stand once,
//! under the cards; else each card has its own.

use super::{DisagreementsScreen, wording};
use crate::model::{DiscrepancyType, Framework};
use crate::text;
use crate::tui::commands::{Action, Place, key_of};
use crate::tui::look::{Look, Role};
use crate::tui::message::Study;
use crate::tui::widgets::theme_detail;
use crate::workbench::{DiscrepancyLine, ReadingLine};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// From this many rows on, cards are shown in full.
const FULL: u16 = 9;

type Told = Vec<(Role, String)>;

/// One reading, or that there is none.
#[derive(Debug, Clone, Copy)]
pub struct Card<'l> {
    /// Whose.
    pub coder: &'l str,
    /// The key that takes this coder's reading.
    pub key: &'static str,
    /// The reading; `None` where the coder has not coded the words.
    pub reading: Option<&'l ReadingLine>,
    /// Whether it is the further coding of a split.
    pub further: bool,
}

/// The cards of a discrepancy, the first coder's first; of a split the further coding first, then the pair.
#[must_use]
pub fn cards(line: &DiscrepancyLine) -> Vec<Card<'_>> {
    let of = |reading: &ReadingLine| usize::from(line.coder_ids.first() != Some(&reading.coder_id));
    let mut told: Vec<(Option<&ReadingLine>, usize)> =
        line.readings.iter().map(|reading| (Some(reading), of(reading))).collect();
    if line.types.contains(&DiscrepancyType::OnlyFirst) {
        told.push((None, 1));
    } else if line.types.contains(&DiscrepancyType::OnlySecond) {
        told.insert(0, (None, 0));
    }
    let actions = [Action::AdoptFirst, Action::AdoptSecond];
    let card = |(reading, place): (Option<_>, usize)| Card {
        coder: line.coders.get(place).map_or("", String::as_str),
        key: actions.get(place).map_or("", |action| key_of(Place::Disagreements, *action)),
        reading,
        further: false,
    };
    let mut cards: Vec<Card<'_>> = told.into_iter().map(card).collect();
    if let Some(first) = cards.first_mut() {
        first.further = line.types.contains(&DiscrepancyType::Split);
    }
    cards
}

/// Draws the cards into `area`.
pub fn draw(
    frame: &mut Frame<'_>,
    area: Rect,
    screen: &DisagreementsScreen,
    line: &DiscrepancyLine,
    paint: &Paint<'_>,
) {
    let full = area.height >= FULL;
    let cards = cards(line);
    let shared = shared_theme(line);
    let columns = u16::try_from(cards.len()).unwrap_or(1).max(1);
    let width = area.width / columns;
    let mut used = 0;
    for (place, card) in cards.iter().enumerate() {
        let left = width * u16::try_from(place).unwrap_or(0);
        let column = Rect { x: area.x + left + 1, width: width.saturating_sub(2), ..area };
        let named = full || shared.is_none();
        let mut told = paint.card(card, screen.card == place, usize::from(column.width), full, named);
        if shared.is_none() {
            told.extend(paint.rules(card.reading, usize::from(column.width), full));
        }
        let lines = paint.lines(told);
        used = used.max(u16::try_from(lines.len()).unwrap_or(u16::MAX));
        frame.render_widget(Paragraph::new(lines), column);
    }
    let below = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let below = Rect { y: area.y + used.min(area.height), height: area.height.saturating_sub(used), ..below };
    let mut told = Vec::new();
    if let Some(reading) = shared {
        told.extend(paint.rules(Some(reading), usize::from(below.width), full));
    }
    if full {
        told.extend(paint.story(line, screen, usize::from(below.width)));
    }
    frame.render_widget(Paragraph::new(paint.lines(told)), below);
}

/// The reading whose theme all readings have; `None` where they differ in it.
fn shared_theme(line: &DiscrepancyLine) -> Option<&ReadingLine> {
    let first = line.readings.first()?;
    line.readings.iter().all(|reading| reading.theme_id == first.theme_id).then_some(first)
}

/// What all cards are drawn with.
#[derive(Clone, Copy)]
pub struct Paint<'m> {
    /// Names of everything.
    pub study: &'m Study,
    /// Colours and glyphs.
    pub look: &'m Look,
}

impl Paint<'_> {
    fn framework(&self) -> &Framework {
        &self.study.names.framework
    }

    /// Whose reading it is, what it says and what was noted.
    fn card(&self, card: &Card<'_>, under: bool, width: usize, full: bool, named: bool) -> Told {
        let mark = if under { self.look.glyphs.bar } else { " " };
        let role = if under { Role::Bar } else { Role::Strong };
        let further = if card.further { " one more" } else { "" };
        let lead = format!("{mark} {} {}{further}", card.key, text::safe(card.coder));
        let Some(reading) = card.reading else {
            let mut told = vec![(role, text::pad(&lead, width))];
            told.push((Role::Quiet, text::truncate("  did not code these words", width)));
            return told;
        };
        let theme = wording::theme(self.framework(), reading.theme_id);
        let magnitude = self.magnitude(reading);
        if !full {
            let mut told = vec![(role, text::pad(&format!("{lead}  {magnitude}"), width))];
            if named {
                told.push((Role::Text, text::truncate(&format!("  {theme}"), width)));
            }
            if !reading.memo.is_empty() {
                told.push((Role::Quiet, text::truncate(&format!("  memo: {}", text::safe(&reading.memo)), width)));
            }
            return told;
        }
        let mut told = vec![(role, text::pad(&lead, width)), (Role::Strong, format!("  {theme}"))];
        told.push((Role::Text, format!("  {magnitude}")));
        told.extend(self.filled(Role::Text, &format!("“{}”", reading.text), width, 3));
        if !reading.memo.is_empty() {
            told.extend(self.filled(Role::Quiet, &format!("memo: {}", reading.memo), width, 4));
        }
        told
    }

    /// The magnitude in words.
    fn magnitude(&self, reading: &ReadingLine) -> String {
        match (&reading.magnitude, self.framework().scale_of(reading.theme_id)) {
            (Some(value), _) => text::safe(value).into_owned(),
            (None, Some(_)) => "no magnitude given".into(),
            (None, None) => "no scale".into(),
        }
    }

    /// Definition and rules of a reading's theme; one line each where there is little room.
    fn rules(&self, reading: Option<&ReadingLine>, width: usize, full: bool) -> Told {
        let Some(reading) = reading else { return Vec::new() };
        let mut told: Told = if full { vec![(Role::Text, String::new())] } else { Vec::new() };
        for (role, rule) in theme_detail(self.framework(), reading.theme_id).into_iter().skip(1) {
            if full {
                told.extend(self.filled(role, &rule, width, 6));
            } else {
                told.push((role, text::truncate(&format!("  {}", text::safe(&rule)), width)));
            }
        }
        told
    }

    /// What was decided and what was said.
    fn story(&self, line: &DiscrepancyLine, screen: &DisagreementsScreen, width: usize) -> Told {
        let mut told: Told = vec![(Role::Text, String::new())];
        if let Some(decision) = &line.decision {
            let state = self.look.glyphs.state(line.state);
            let words = format!("{state} {}", wording::decided(decision, self.framework()));
            told.extend(self.filled(Role::Strong, &words, width, 4));
        }
        if screen.is_linked(line) {
            let words = "The framework was changed for this one; the decision will be linked to it.";
            told.extend(self.filled(Role::Alert, words, width, 2));
        }
        for comment in line.comments.iter().rev() {
            let words = format!("{}, {}: {}", comment.coder, wording::said_at(&comment.at), comment.text);
            told.extend(self.filled(Role::Text, &words, width, 3));
        }
        told
    }

    /// At most `most` rows of a text, two columns in; what does not fit is marked.
    fn filled(&self, role: Role, words: &str, width: usize, most: usize) -> Told {
        let rows = text::fill(words, width.saturating_sub(2).max(8));
        let cut = rows.len() > most;
        let mut told: Told = rows.into_iter().take(most).map(|row| (role, format!("  {row}"))).collect();
        if let Some((_, last)) = told.last_mut().filter(|_| cut) {
            last.push_str(self.look.glyphs.more);
        }
        told
    }

    fn lines(&self, told: Told) -> Vec<Line<'static>> {
        told.into_iter().map(|(role, words)| Line::from(Span::styled(words, self.look.style(role)))).collect()
    }
}

/// Everything there is to tell of a discrepancy, for a page of its own.
#[must_use]
pub fn whole_card(line: &DiscrepancyLine, study: &Study) -> Told {
    let framework = &study.names.framework;
    let mut told: Told = vec![(Role::Strong, wording::difference(line, framework)), (Role::Text, String::new())];
    for card in cards(line) {
        let Some(reading) = card.reading else {
            told.push((Role::Strong, format!("{} did not code these words", card.coder)));
            told.push((Role::Text, String::new()));
            continue;
        };
        let magnitude = reading.magnitude.as_deref().map_or_else(|| "no magnitude".to_string(), str::to_string);
        let theme = wording::theme(framework, reading.theme_id);
        told.push((Role::Strong, format!("{}: {theme}, {magnitude}", card.coder)));
        told.push((Role::Text, format!("“{}”", reading.text)));
        if !reading.memo.is_empty() {
            told.push((Role::Text, format!("memo: {}", reading.memo)));
        }
        told.push((Role::Text, String::new()));
    }
    let mut themes: Vec<_> = line.readings.iter().map(|reading| reading.theme_id).collect();
    themes.dedup();
    for theme in themes {
        told.extend(theme_detail(framework, theme));
        told.push((Role::Text, String::new()));
    }
    if let Some(decision) = &line.decision {
        told.push((Role::Strong, format!("{}: {}", line.state.word(), wording::decided(decision, framework))));
    }
    for comment in &line.comments {
        told.push((Role::Text, format!("{}, {}: {}", comment.coder, wording::said_at(&comment.at), comment.text)));
    }
    told
}
