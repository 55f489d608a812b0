//! Markdown: tables in the common pipe form.
//!
//! The rule this file owns: nothing of a text becomes markup, and no text ends a row. Everything goes through
//! [`escape`], which also shows what a terminal could not: control characters and what turns the line round.

use super::{Table, Value};
use crate::model::stand_in;

/// The text as inline Markdown: on one line, every character that could be markup escaped.
#[must_use]
pub fn escape(text: &str) -> String {
    let shown = stand_in::replace(text, stand_in::cannot_be_seen_or_turns_the_line);
    let mut out = String::with_capacity(shown.len());
    for ch in shown.chars() {
        match ch {
            '\n' => out.push_str("<br>"),
            '\t' => out.push(' '),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(ch);
            }
            other => out.push(other),
        }
    }
    out
}

/// The text as a paragraph of its own: what would make it a heading, a list, a rule or code is escaped too.
#[must_use]
pub fn paragraph(text: &str) -> String {
    let escaped = escape(text);
    let bare = escaped.trim_start_matches(' ');
    let blanks = "&#32;".repeat(escaped.len() - bare.len());
    let digits = bare.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let number = bare.len() - digits.len();
    match (bare.chars().next(), bare.split_at_checked(number)) {
        (Some('#' | '-' | '+' | '='), _) => format!("{blanks}\\{bare}"),
        (Some('0'..='9'), Some((number, rest))) if rest.starts_with(['.', ')']) => format!("{blanks}{number}\\{rest}"),
        _ => format!("{blanks}{bare}"),
    }
}

/// The tables, each under its title, notes below.
#[must_use]
pub fn write(tables: &[Table]) -> String {
    let mut out = String::new();
    for (place, table) in tables.iter().enumerate() {
        if place > 0 {
            out.push('\n');
        }
        if !table.title.is_empty() {
            out.push_str(&format!("# {}\n\n", escape(&table.title)));
        }
        push_table(&mut out, table);
        for note in &table.notes {
            out.push_str(&format!("\n{}\n", escape(note)));
        }
    }
    out
}

/// The header, the line below it and the rows; columns of numbers stand to the right.
pub(super) fn push_table(out: &mut String, table: &Table) {
    let width = table.width();
    let cells = |value: &dyn Fn(usize) -> String| -> String {
        (0..width).map(|place| format!(" {} |", value(place))).collect::<String>()
    };
    let name = |place: usize| table.header.get(place).map(|name| escape(name)).unwrap_or_default();
    let rule = |place: usize| if holds_numbers(table, place) { "--:".to_string() } else { "---".to_string() };
    out.push_str(&format!("|{}\n|{}\n", cells(&name), cells(&rule)));
    for row in &table.rows {
        let value = |place: usize| row.get(place).map(|value| escape(&value.written())).unwrap_or_default();
        out.push_str(&format!("|{}\n", cells(&value)));
    }
}

fn holds_numbers(table: &Table, place: usize) -> bool {
    let mut some = false;
    for row in &table.rows {
        match row.get(place) {
            Some(value) if value.is_number() => some = true,
            None | Some(Value::Empty) => {}
            Some(_) => return false,
        }
    }
    some
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::{HOSTILE, hostile_table};

    #[test]
    fn markup_pipes_and_line_breaks_of_a_text_are_escaped() {
        assert_eq!(escape("a|b\nc `d` <i>&"), "a\\|b<br>c \\`d\\` &lt;i&gt;&amp;");
        assert_eq!(escape("*x* _y_ [z](w) \\ ~s~ $m$"), "\\*x\\* \\_y\\_ \\[z\\](w) \\\\ \\~s\\~ \\$m\\$");
        assert_eq!(escape("\x1b[2J\u{202e}"), "␛\\[2J⟨U+202E⟩");
    }

    #[test]
    fn a_paragraph_is_no_heading_list_rule_or_code() {
        assert_eq!(paragraph("# not a heading"), "\\# not a heading");
        assert_eq!(paragraph("- no item\n- nor this"), "\\- no item<br>- nor this");
        assert_eq!(paragraph("12. no number"), "12\\. no number");
        assert_eq!(paragraph("12 rooms"), "12 rooms");
        assert_eq!(paragraph("    no code"), "&#32;&#32;&#32;&#32;no code");
        assert_eq!(paragraph("=== x"), "\\=== x");
    }

    #[test]
    fn every_row_is_one_line_with_as_many_bars_as_columns() {
        let text = write(&[hostile_table()]);
        let lines: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
        assert_eq!(lines.len(), HOSTILE.len() + 2);
        assert_eq!(lines[1], "| --: | --- |");
        for line in lines {
            let bare = line.replace("\\\\", "").replace("\\|", "");
            assert_eq!(bare.matches('|').count(), 3, "{line}");
        }
        assert!(text.contains(&"long 😀 ".repeat(50_000 / 7)), "nothing is cut");
    }

    #[test]
    fn title_and_notes_stand_around_the_table() {
        let mut table = Table::new("Counts <1>", &["a"]);
        table.notes.push("Coded by *two*.".into());
        assert_eq!(write(&[table]), "# Counts &lt;1&gt;\n\n| a |\n| --- |\n\nCoded by \\*two\\*.\n");
    }
}
