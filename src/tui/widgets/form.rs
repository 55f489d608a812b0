//! The form of a theme: every field of the framework file, one under the other. The field one is in is open, the others
//! show their beginning. Saved on the way out, as a memo is.

use crate::model::{Framework, Origin, Theme, ThemeColour, ThemeId};
use crate::text;
use crate::tui::look::{Look, Role};
use crate::tui::widgets::{draw_editor, editor, window};
use crate::workbench::{ScaleEdit, ThemeEdit};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use ratatui_textarea::{Input, Key, TextArea};

/// Columns of the names of the fields.
const NAMES: u16 = 13;
/// Rows of a field of several lines while one is in it, where there is room.
const OPEN: u16 = 6;

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// What it is called.
    Name,
    /// Its key.
    Key,
    /// What it means.
    Definition,
    /// When to use it.
    Include,
    /// When not to.
    Exclude,
    /// A passage that shows it.
    Example,
    /// Its scale.
    Scale,
    /// Where it came from.
    Origin,
    /// The research questions.
    Questions,
    /// Whether it can be applied.
    Codable,
    /// Its colour.
    Colour,
    /// Why it is changed.
    Why,
}

impl Field {
    /// All fields, in their order.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Key,
        Self::Definition,
        Self::Include,
        Self::Exclude,
        Self::Example,
        Self::Scale,
        Self::Origin,
        Self::Questions,
        Self::Codable,
        Self::Colour,
        Self::Why,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Key => "key",
            Self::Definition => "definition",
            Self::Include => "use for",
            Self::Exclude => "not for",
            Self::Example => "example",
            Self::Scale => "scale",
            Self::Origin => "origin",
            Self::Questions => "questions",
            Self::Codable => "can be coded",
            Self::Colour => "colour",
            Self::Why => "reason",
        }
    }

    /// What helps to fill it in.
    const fn hint(self) -> &'static str {
        match self {
            Self::Name => "What the theme is called.",
            Self::Key => "A short name for scripts: a to z, 0 to 9 and hyphens.",
            Self::Definition => "What the theme means. Several lines are as good as one.",
            Self::Include => "When to use it.",
            Self::Exclude => "When not to use it, and what to use then.",
            Self::Example => "A passage that shows it.",
            Self::Scale => {
                "Empty takes the scale above; none; a key; or a new one: size: small, large. Left and Right in an empty \
                 field show those there are."
            }
            Self::Origin => "Left and Right: from before the reading, or out of it.",
            Self::Questions => "The research questions it speaks to, with commas between.",
            Self::Codable => "Left and Right: no makes it a heading that is not applied.",
            Self::Colour => "Left and Right: 1 to 8, or the colour of the theme above.",
            Self::Why => "Why this is changed; kept with the new version of the framework. May stay empty.",
        }
    }

    const fn is_long(self) -> bool {
        matches!(self, Self::Definition | Self::Include | Self::Exclude | Self::Example)
    }

    /// Whether Left and Right choose instead of moving in a text.
    const fn is_choice(self) -> bool {
        matches!(self, Self::Origin | Self::Codable | Self::Colour)
    }
}

/// A theme being edited.
#[derive(Debug)]
pub struct ThemeForm {
    /// Which theme.
    pub theme: ThemeId,
    /// Why what is written could not be saved; the next step back gives it up.
    pub refused: Option<String>,
    title: String,
    at: usize,
    texts: Vec<TextArea<'static>>,
    before: Vec<String>,
    scales: Vec<String>,
}

impl ThemeForm {
    /// The form with the theme as it is.
    #[must_use]
    pub fn new(framework: &Framework, theme: &Theme) -> Self {
        let before: Vec<String> = Field::ALL.iter().map(|field| written(theme, *field)).collect();
        Self {
            theme: theme.id,
            refused: None,
            title: format!("{} {}", framework.number(theme.id), theme.name),
            at: 0,
            texts: before.iter().map(|text| editor(text)).collect(),
            before,
            scales: framework.scales().iter().map(|scale| scale.key.clone()).chain(["none".into()]).collect(),
        }
    }

    /// The field one is in.
    #[must_use]
    pub fn field(&self) -> Field {
        Field::ALL.get(self.at).copied().unwrap_or(Field::Name)
    }

    /// What stands in a field.
    #[must_use]
    pub fn said(&self, field: Field) -> String {
        let place = Field::ALL.iter().position(|known| *known == field);
        let area = place.and_then(|place| self.texts.get(place));
        area.map_or_else(String::new, |area| area.lines().join("\n").trim().to_string())
    }

    /// Goes to the next field, or to the one before.
    pub fn step(&mut self, forward: bool) {
        let fields = Field::ALL.len();
        self.at = (self.at + if forward { 1 } else { fields - 1 }) % fields;
    }

    /// Takes a key that is no command.
    pub fn input(&mut self, key: Input) {
        let field = self.field();
        // What was refused may be right by now; nothing is given up that was not looked at again.
        self.refused = None;
        let offered = field == Field::Scale && self.offers_scales();
        let Some(area) = self.texts.get_mut(self.at) else { return };
        let (row, last) = (area.cursor().0, area.lines().len().saturating_sub(1));
        match key.key {
            Key::Enter if !field.is_long() => self.step(true),
            Key::Up if !field.is_long() || row == 0 => self.step(false),
            Key::Down if !field.is_long() || row == last => self.step(true),
            Key::Left | Key::Right | Key::Char(' ') if field.is_choice() => self.choose(key.key != Key::Left),
            Key::Left | Key::Right if offered => {
                self.choose(key.key == Key::Right);
            }
            _ if field.is_choice() => {}
            _ => {
                area.input(key);
            }
        }
    }

    /// Takes pasted text; line breaks stay where they may.
    pub fn paste(&mut self, text: &str) {
        let field = self.field();
        if field.is_choice() {
            return;
        }
        let text =
            if field.is_long() { text.to_string() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") };
        if let Some(area) = self.texts.get_mut(self.at) {
            area.insert_str(text);
        }
    }

    /// Whether the scale is one that can be stepped through: none written yet, or one of those there are.
    fn offers_scales(&self) -> bool {
        let said = self.said(Field::Scale);
        said.is_empty() || self.scales.contains(&said)
    }

    fn choose(&mut self, forward: bool) {
        let field = self.field();
        let choices: Vec<String> = match field {
            Field::Origin => vec![Origin::APriori.word().into(), Origin::Emergent.word().into()],
            Field::Codable => vec!["yes".into(), "no".into()],
            Field::Colour => {
                let numbers = ThemeColour::all().map(|colour| colour.to_string());
                std::iter::once(String::new()).chain(numbers).collect()
            }
            Field::Scale => std::iter::once(String::new()).chain(self.scales.iter().cloned()).collect(),
            _ => return,
        };
        let said = self.said(field);
        let here = choices.iter().position(|choice| *choice == said).unwrap_or(0);
        let next = (here + if forward { 1 } else { choices.len() - 1 }) % choices.len();
        if let (Some(choice), Some(text)) = (choices.get(next), self.texts.get_mut(self.at)) {
            *text = editor(choice);
        }
    }

    /// Whether something is written that is not on disk; a reason alone changes nothing.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.edit() != ThemeEdit::default()
    }

    /// The reason given.
    #[must_use]
    pub fn why(&self) -> String {
        self.said(Field::Why)
    }

    /// What was changed.
    #[must_use]
    pub fn edit(&self) -> ThemeEdit {
        let changed = |field: Field| {
            let place = Field::ALL.iter().position(|known| *known == field)?;
            let said = self.said(field);
            (self.before.get(place).is_none_or(|before| before.trim() != said)).then_some(said)
        };
        let list = |said: String| said.split(',').map(|item| item.trim().to_string()).collect();
        ThemeEdit {
            name: changed(Field::Name),
            key: changed(Field::Key),
            definition: changed(Field::Definition),
            include: changed(Field::Include),
            exclude: changed(Field::Exclude),
            example: changed(Field::Example),
            scale: changed(Field::Scale).map(|said| ScaleEdit::parse(&said)),
            origin: changed(Field::Origin).and_then(|said| Origin::from_word(&said)),
            questions: changed(Field::Questions).map(list),
            codable: changed(Field::Codable).map(|said| said == "yes"),
            colour: changed(Field::Colour).map(|said| said.parse().ok().and_then(ThemeColour::new)),
        }
    }

    /// Draws the form over the middle of `area`.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look) {
        let rows = u16::try_from(Field::ALL.len()).unwrap_or(0) + OPEN - 1 + 5;
        let inner = window(frame, area, &format!("Theme: {}", self.title), (96, rows), look);
        let fields = u16::try_from(Field::ALL.len()).unwrap_or(0);
        // Below the fields there is a blank row and one for help.
        let open = OPEN.min((inner.height + 1).saturating_sub(fields + 2)).max(1);
        let mut y = inner.y;
        for (place, field) in Field::ALL.into_iter().enumerate() {
            let here = place == self.at;
            let height = if here && field.is_long() { open } else { 1 };
            let row = |x: u16, width: u16, height: u16| Rect { x, y, width, height };
            let role = if here { Role::Key } else { Role::Quiet };
            let name = Line::from(Span::styled(field.name(), look.style(role)));
            frame.render_widget(Paragraph::new(name), row(inner.x, NAMES, 1));
            let value = row(inner.x + NAMES, inner.width.saturating_sub(NAMES), height);
            self.draw_value(frame, value, place, field, look);
            y += height;
        }
        let help = match &self.refused {
            Some(why) => (Role::Alert, format!("Not saved (Esc gives it up): {why}")),
            None => (Role::Quiet, self.field().hint().to_string()),
        };
        let below =
            Rect { x: inner.x, y: y + 1, width: inner.width, height: (inner.y + inner.height).saturating_sub(y + 1) };
        let rows = text::fill(&help.1, usize::from(below.width));
        let lines: Vec<Line<'_>> =
            rows.into_iter().map(|row| Line::from(Span::styled(row, look.style(help.0)))).collect();
        frame.render_widget(Paragraph::new(lines), below);
    }

    fn draw_value(&self, frame: &mut Frame<'_>, area: Rect, place: usize, field: Field, look: &Look) {
        let Some(text) = self.texts.get(place) else { return };
        if place == self.at && !field.is_choice() {
            return draw_editor(frame, area, text, look);
        }
        let said = text.lines().join(" ");
        let said = if said.trim().is_empty() { nothing(field).to_string() } else { text::safe(&said).into_owned() };
        let told = match (field, place == self.at) {
            (Field::Colour, _) => self.colour_line(&said, place == self.at, look),
            (_, true) => Line::from(Span::styled(chosen(&said, look), look.style(Role::Selection))),
            (_, false) => {
                let shown = text::truncate(&said, usize::from(area.width));
                let role = if text.lines().concat().trim().is_empty() { Role::Quiet } else { Role::Text };
                Line::from(Span::styled(shown, look.style(role)))
            }
        };
        frame.render_widget(Paragraph::new(told), area);
        if place == self.at {
            frame.set_cursor_position((area.x, area.y));
        }
    }

    fn colour_line(&self, said: &str, here: bool, look: &Look) -> Line<'static> {
        let role = if here { Role::Selection } else { Role::Text };
        let mut spans = vec![Span::styled(if here { chosen(said, look) } else { said.to_string() }, look.style(role))];
        if let Some(colour) = said.parse().ok().and_then(ThemeColour::new) {
            spans.push(Span::styled(format!(" {0}{0}{0}", look.glyphs.stripe), look.colour(colour)));
        }
        Line::from(spans)
    }
}

/// A choice while one is in its field: the arrows say that Left and Right change it.
fn chosen(said: &str, look: &Look) -> String {
    if look.glyphs.bar.is_ascii() { format!("< {said} >") } else { format!("‹ {said} ›") }
}

/// What an empty field means.
const fn nothing(field: Field) -> &'static str {
    match field {
        Field::Scale => "as the theme above",
        Field::Colour => "as the theme above",
        _ => "",
    }
}

/// What a theme says in a field, as a person would write it.
fn written(theme: &Theme, field: Field) -> String {
    match field {
        Field::Name => theme.name.clone(),
        Field::Key => theme.key.clone(),
        Field::Definition => theme.definition.clone(),
        Field::Include => theme.include.clone(),
        Field::Exclude => theme.exclude.clone(),
        Field::Example => theme.example.clone(),
        Field::Scale => ScaleEdit::written(&theme.scale),
        Field::Origin => theme.origin.word().to_string(),
        Field::Questions => theme.questions.join(", "),
        Field::Codable => if theme.codable { "yes" } else { "no" }.to_string(),
        Field::Colour => theme.colour.map_or_else(String::new, |colour| colour.to_string()),
        Field::Why => String::new(),
    }
}
