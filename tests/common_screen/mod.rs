//! The driver of the screen tests: the demo project, real key events, and what is drawn as text with its styles.

use emic::tui::{Inline, Look};
use emic::workbench::Workbench;
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use tempfile::TempDir;

/// A project in a folder of its own, with screens over it.
#[allow(dead_code)] // Not every test file uses all of the driver.
pub struct Desk {
    /// The folder; it goes when the desk goes.
    pub folder: TempDir,
    /// The screens.
    pub inline: Inline,
}

#[allow(dead_code)]
impl Desk {
    /// The demo project, as coder AB.
    pub fn demo(columns: u16, rows: u16) -> Self {
        Self::with_look(columns, rows, Look::new(true, true))
    }

    pub fn with_look(columns: u16, rows: u16, look: Look) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("demo.emic");
        Workbench::demo(&path).unwrap();
        let bench = Workbench::open(&path, Some("AB")).unwrap();
        let inline = Inline::new(bench, columns, rows, look).unwrap();
        Self { folder, inline }
    }

    /// Screens over a workbench whose project somebody else keeps.
    pub fn over(bench: Workbench, columns: u16, rows: u16, look: Look) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder, inline: Inline::new(bench, columns, rows, look).unwrap() }
    }

    /// A copy of a project, as this coder, with what is found out after the first screen stands.
    pub fn open(project: &std::path::Path, coder: Option<&str>, columns: u16, rows: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("study.emic");
        std::fs::copy(project, &path).unwrap();
        let bench = Workbench::open(&path, coder).unwrap();
        let mut inline = Inline::new(bench, columns, rows, Look::new(true, true)).unwrap();
        inline.begin();
        Self { folder, inline }
    }

    /// A project with nothing in it.
    pub fn empty(columns: u16, rows: u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("empty.emic");
        drop(Workbench::create(&path, &emic::workbench::NewProject::default()).unwrap());
        let bench = Workbench::open(&path, None).unwrap();
        let inline = Inline::new(bench, columns, rows, Look::new(true, true)).unwrap();
        Self { folder, inline }
    }

    /// Presses keys as the commands table writes them.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.inline.press(keys);
        self
    }

    /// Types letters.
    pub fn type_in(&mut self, text: &str) -> &mut Self {
        self.inline.type_in(text);
        self
    }

    /// What the screen shows, row by row.
    pub fn text(&self) -> String {
        let (buffer, _) = self.inline.draw().unwrap();
        text(&buffer)
    }

    /// What the screen shows, and beneath it every run that is not plain, with its style.
    pub fn styled(&self) -> String {
        let (buffer, cursor) = self.inline.draw().unwrap();
        format!("{}\ncursor {},{}\n{}", text(&buffer), cursor.0, cursor.1, styles(&buffer))
    }
}

fn text(buffer: &Buffer) -> String {
    let area = buffer.area;
    let row = |y: u16| {
        let mut line = String::new();
        let mut skip = 0;
        for x in 0..area.width {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = buffer[(x, y)].symbol();
            skip = emic::text::width(symbol).saturating_sub(1);
            line.push_str(symbol);
        }
        line.trim_end().to_string()
    };
    (0..area.height).map(row).collect::<Vec<_>>().join("\n")
}

/// `row:from-to style`, for every run of cells in one style.
#[allow(dead_code)]
fn styles(buffer: &Buffer) -> String {
    let area = buffer.area;
    let mut lines = Vec::new();
    for y in 0..area.height {
        let mut x = 0;
        while x < area.width {
            let style = buffer[(x, y)].style();
            let from = x;
            while x < area.width && buffer[(x, y)].style() == style {
                x += 1;
            }
            if let Some(word) = word(style) {
                lines.push(format!("{y}:{from}-{x} {word}"));
            }
        }
    }
    lines.join("\n")
}

#[allow(dead_code)]
fn word(style: Style) -> Option<String> {
    let mut words = Vec::new();
    for (modifier, name) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ] {
        if style.add_modifier.contains(modifier) {
            words.push(name.to_string());
        }
    }
    for (name, colour) in [("fg", style.fg), ("bg", style.bg)] {
        if let Some(colour) = colour.filter(|colour| *colour != ratatui::style::Color::Reset) {
            words.push(format!("{name} {colour}"));
        }
    }
    (!words.is_empty()).then(|| words.join(" "))
}
