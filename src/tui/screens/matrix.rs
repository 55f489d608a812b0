//! The framework matrix: cases down, the themes of one main theme across, and the quotes of the cell under the cursor.

use crate::model::ThemeId;
use crate::text;
use crate::tui::commands::Action;
use crate::tui::look::{Look, Role};
use crate::tui::message::Study;
use crate::tui::model::Model;
use crate::tui::widgets::{Bar, lines, scrolled};
use crate::workbench::{CellView, ChartView, MatrixRequest, MatrixView, QuoteView};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

/// Columns of a case's name.
const NAME: usize = 12;
/// Columns of a cell.
const CELL: usize = 14;

/// A matrix on screen.
#[derive(Debug)]
pub struct MatrixScreen {
    /// The main theme.
    pub theme: ThemeId,
    /// Its chart, once it is there.
    pub chart: Option<ChartView>,
    /// The case under the cursor.
    pub row: Bar,
    /// The theme under the cursor.
    pub column: Bar,
    /// Whether keys go to the quotes.
    pub in_quotes: bool,
    /// The quote under the bar.
    pub quote: Bar,
    /// The number of the chart that is waited for.
    pub ticket: u64,
    /// The name of the case to go to once the chart is there.
    pub seek: Option<String>,
}

impl MatrixScreen {
    /// A matrix of a main theme that is still to be charted.
    #[must_use]
    pub fn new(theme: ThemeId) -> Self {
        Self {
            theme,
            chart: None,
            row: Bar::default(),
            column: Bar::default(),
            in_quotes: false,
            quote: Bar::default(),
            ticket: 0,
            seek: None,
        }
    }

    /// What is asked for now.
    #[must_use]
    pub fn request(&self) -> MatrixRequest {
        MatrixRequest { theme: Some(self.theme.to_string()), ..MatrixRequest::default() }
    }

    /// Takes a chart in, if it is the one waited for.
    pub fn take(&mut self, ticket: u64, view: MatrixView) {
        if ticket == self.ticket {
            self.chart = view.charts.into_iter().next();
            let sought = self.seek.take().zip(self.chart.as_ref());
            let row = sought.and_then(|(name, chart)| chart.rows.iter().position(|row| row.name() == name));
            self.row.at = row.unwrap_or(self.row.at);
            self.keep();
        }
    }

    /// The name of the case under the cursor, where the row is a case's.
    #[must_use]
    pub fn case(&self) -> Option<&str> {
        self.chart.as_ref()?.rows.get(self.row.at).map(crate::workbench::RowView::name)
    }

    /// The key of the theme under the cursor.
    #[must_use]
    pub fn column_theme(&self) -> Option<&str> {
        self.chart.as_ref()?.columns.get(self.column.at).map(|column| column.theme.as_str())
    }

    fn rows(&self) -> usize {
        // What belongs to no case is a row of its own at the end.
        self.chart.as_ref().map_or(0, |chart| chart.rows.len() + usize::from(!chart.no_case.is_empty()))
    }

    fn keep(&mut self) {
        self.row.keep(self.rows());
        self.column.keep(self.chart.as_ref().map_or(0, |chart| chart.columns.len()));
        self.quote.keep(self.quotes().len());
    }

    /// The cell under the cursor.
    #[must_use]
    pub fn cell(&self) -> Option<&CellView> {
        cell_at(self.chart.as_ref()?, self.row.at, self.column.at)
    }

    /// Its quotes.
    #[must_use]
    pub fn quotes(&self) -> &[QuoteView] {
        self.cell().map_or(&[], |cell| cell.quotes.as_slice())
    }

    /// Moves the cursor, or the bar in the quotes; whether the command was a movement.
    pub fn travel(&mut self, action: Action, count: usize, height: usize) -> bool {
        if matches!(action, Action::Left | Action::Right) {
            let step = isize::try_from(count).unwrap_or(isize::MAX);
            let columns = self.chart.as_ref().map_or(0, |chart| chart.columns.len());
            self.in_quotes = false;
            self.column.step(if action == Action::Left { -step } else { step }, columns);
            self.quote = Bar::default();
            return true;
        }
        let Some(lines) = lines(action, count, height / 2) else { return false };
        if self.in_quotes {
            let quotes = self.quotes().len();
            self.quote.step(lines, quotes);
        } else {
            let rows = self.rows();
            self.row.step(lines, rows);
            self.quote = Bar::default();
        }
        true
    }
}

/// A cell of the chart; the row after the last case is what belongs to no case.
fn cell_at(chart: &ChartView, row: usize, column: usize) -> Option<&CellView> {
    if let Some(row) = chart.rows.get(row) {
        return row.cells.get(column);
    }
    let theme = &chart.columns.get(column)?.theme;
    chart.no_case.iter().find(|cell| cell.theme == *theme)
}

/// Draws the grid and, beside or below it, the quotes.
pub(in crate::tui) fn draw(frame: &mut Frame<'_>, area: Rect, screen: &MatrixScreen, model: &Model) {
    let look = &model.look;
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let Some(chart) = &screen.chart else {
        let told = Line::from(Span::styled("charting", look.style(Role::Quiet)));
        frame.render_widget(Paragraph::new(told), area);
        return;
    };
    let wide = area.width >= 120;
    let (grid, quotes) = if wide {
        let grid = area.width * 3 / 5;
        (Rect { width: grid, ..area }, Rect { x: area.x + grid + 1, width: area.width - grid - 1, ..area })
    } else {
        let quotes = area.height * 2 / 5;
        let grid = area.height - quotes;
        (Rect { height: grid, ..area }, Rect { y: area.y + grid, height: quotes, ..area })
    };
    draw_grid(frame, grid, screen, chart, model);
    draw_quotes(frame, quotes, screen, chart, model);
}

fn draw_grid(frame: &mut Frame<'_>, area: Rect, screen: &MatrixScreen, chart: &ChartView, model: &Model) {
    let look = &model.look;
    let columns = (usize::from(area.width).saturating_sub(NAME) / CELL).max(1);
    let left = scrolled(screen.column.at, chart.columns.len(), columns);
    let shown: Vec<usize> = (left..chart.columns.len()).take(columns).collect();
    let dot = look.glyphs.dot;
    let title = format!("{} {} {dot} all coders, same readings once", chart.number, text::safe(&chart.name));
    let more = chart.columns.len().saturating_sub(shown.len());
    let title =
        if more > 0 { format!("{title}  ({} of {} themes shown)", shown.len(), chart.columns.len()) } else { title };
    let mut lines = vec![
        Line::from(Span::styled(text::truncate(&title, usize::from(area.width)), look.style(Role::Strong))),
        Line::from(Span::styled(legend(screen, &model.study, look), look.style(Role::Quiet))),
    ];
    let mut heads = vec![Span::raw(" ".repeat(NAME))];
    let mut names = vec![Span::styled(text::pad("case", NAME), look.style(Role::Quiet))];
    for column in shown.iter().filter_map(|place| chart.columns.get(*place)) {
        heads.push(Span::styled(text::pad(&column.number, CELL), look.style(Role::Quiet)));
        names.push(Span::styled(
            text::pad(&text::truncate(&text::safe(&column.name), CELL - 1), CELL),
            look.style(Role::Strong),
        ));
    }
    lines.extend([Line::from(heads), Line::from(names)]);
    let height = usize::from(area.height).saturating_sub(5).max(1);
    let rows = screen.rows();
    let top = scrolled(screen.row.at, rows, height);
    for row in (top..rows).take(height) {
        let name = chart.rows.get(row).map_or("(no case)", |row| row.name());
        let mut spans = vec![Span::styled(
            text::pad(&text::truncate(&text::safe(name), NAME - 1), NAME),
            look.style(if row == screen.row.at { Role::Strong } else { Role::Text }),
        )];
        for column in &shown {
            let under = row == screen.row.at && *column == screen.column.at;
            let counts = cell_at(chart, row, *column).map_or_else(String::new, |cell| counts(cell, &model.study, look));
            let mark = if under { look.glyphs.bar } else { " " };
            let role = if under && !screen.in_quotes { Role::Bar } else { Role::Text };
            let told = text::pad(&text::truncate(&format!("{mark}{counts}"), CELL - 1), CELL - 1);
            spans.extend([Span::styled(told, look.style(role)), Span::raw(" ")]);
        }
        lines.push(Line::from(spans));
    }
    frame.render_widget(Paragraph::new(lines), area);
    if model.popups.is_empty() && !screen.in_quotes {
        let column = NAME + CELL * (screen.column.at - left);
        let row = 4 + screen.row.at - top;
        let (column, row) = (u16::try_from(column).unwrap_or(0), u16::try_from(row).unwrap_or(0));
        frame.set_cursor_position(Position::new(area.x + column, area.y + row.min(area.height.saturating_sub(1))));
    }
}

/// What the signs of the theme under the cursor stand for.
fn legend(screen: &MatrixScreen, study: &Study, look: &Look) -> String {
    let framework = &study.names.framework;
    let theme = screen.cell().and_then(|cell| framework.resolve(&cell.theme)).map_or(screen.theme, |theme| theme.id);
    match framework.scale_of(theme) {
        None => format!("{} codings; this theme has no magnitude", look.glyphs.unscaled),
        Some(scale) => {
            let mut told: Vec<String> = scale
                .values
                .iter()
                .rev()
                .map(|value| format!("{} {value}", look.magnitude(Some(value), Some(scale))))
                .collect();
            told.push(format!("{} no magnitude yet", look.glyphs.unrated));
            told.join("   ")
        }
    }
}

/// The counts of a cell, as signs and numbers: `+2 01 -3`; nothing where nothing is coded.
fn counts(cell: &CellView, study: &Study, look: &Look) -> String {
    let framework = &study.names.framework;
    let scale = framework.resolve(&cell.theme).and_then(|theme| framework.scale_of(theme.id));
    let mut told: Vec<String> = Vec::new();
    let mut values: Vec<(String, usize)> =
        cell.counts.values().iter().map(|(value, count)| (look.magnitude(Some(value), scale), *count)).collect();
    values.reverse();
    values.push((look.magnitude(None, scale), cell.counts.unrated()));
    for (sign, count) in values.into_iter().filter(|(_, count)| *count > 0) {
        // The middle sign is a digit itself; a point keeps it from being read as part of the number.
        let point = if sign.ends_with(|c: char| c.is_ascii_digit()) { look.glyphs.dot } else { "" };
        told.push(format!("{sign}{point}{count}"));
    }
    told.join(" ")
}

fn draw_quotes(frame: &mut Frame<'_>, area: Rect, screen: &MatrixScreen, chart: &ChartView, model: &Model) {
    let look = &model.look;
    let width = usize::from(area.width);
    let case = chart.rows.get(screen.row.at).map_or("no case", |row| row.name());
    let theme = chart.columns.get(screen.column.at).map_or_else(String::new, |column| column.heading());
    let quotes = screen.quotes();
    let count = match quotes.len() {
        1 => "1 quote".to_string(),
        many => format!("{many} quotes"),
    };
    let title = format!("{} {} {}: {count}", text::safe(case), look.glyphs.dot, text::safe(&theme));
    let mut lines = vec![Line::from(Span::styled(text::truncate(&title, width), look.style(Role::Strong)))];
    let height = usize::from(area.height).saturating_sub(1);
    let mut at_bar = 0;
    let mut rows: Vec<Line<'_>> = Vec::new();
    for (place, quote) in quotes.iter().enumerate() {
        let under = place == screen.quote.at && screen.in_quotes;
        if place == screen.quote.at {
            at_bar = rows.len();
        }
        let mark = if under { look.glyphs.bar } else { " " };
        let magnitude = quote.magnitude.as_ref().map_or_else(String::new, |value| format!(", {value}"));
        let coders = quote.coders.join("+");
        let head =
            format!("{mark} {} {}  {coders}{magnitude}", text::safe(&quote.citation), text::safe(&quote.speaker));
        rows.push(Line::from(Span::styled(
            text::pad(&text::truncate(&head, width), width),
            look.style(if under { Role::Bar } else { Role::Quiet }),
        )));
        rows.extend(
            text::fill(&quote.text, width.saturating_sub(2).max(8))
                .into_iter()
                .map(|row| Line::from(format!("  {row}"))),
        );
    }
    let top = at_bar.min(rows.len().saturating_sub(height));
    lines.extend(rows.into_iter().skip(top).take(height));
    frame.render_widget(Paragraph::new(lines), area);
    if model.popups.is_empty() && screen.in_quotes {
        let row = u16::try_from(1 + at_bar - top).unwrap_or(1);
        frame.set_cursor_position(Position::new(area.x, area.y + row.min(area.height.saturating_sub(1))));
    }
}
