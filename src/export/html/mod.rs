//! HTML: one self-contained page that can be read, printed and mailed.
//!
//! The rule this folder owns: nothing of a text becomes markup. Markup is written in the program and whatever is put into
//! it is escaped by the writer (maud), so that forgetting is not possible; [`shown`] makes visible what could not be seen.
//! A page loads nothing and runs nothing but the script it was made with, and says so to the browser. Each cell is its own
//! piece of text for the direction of writing, so that an override in one quote does not turn the next.

mod policy;

use super::{Table, Value};
use crate::model::stand_in;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::borrow::Cow;

/// How every page looks.
const STYLE: &str = include_str!("style.css");

/// The text with characters that cannot be seen, or would end a page's text, as stand-ins. It is not escaped: it is put
/// into markup, which escapes it.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    stand_in::replace(text, stand_in::cannot_be_seen)
}

/// A whole page.
pub(super) fn page(title: &str, body: &Markup) -> String {
    page_with(title, body, "", None)
}

/// A whole page with more style, and maybe a script, both written in this program.
pub(super) fn page_with(title: &str, body: &Markup, style: &str, script: Option<&str>) -> String {
    let style = format!("{STYLE}{style}");
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy::policy(&style, script));
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (shown(title)) }
                style { (PreEscaped(&style)) }
            }
            body {
                h1 dir="auto" { (shown(title)) }
                (body)
                @if let Some(script) = script {
                    script { (PreEscaped(script)) }
                }
            }
        }
    };
    page.into_string() + "\n"
}

/// The tables as one page, each under its own heading where there are several.
#[must_use]
pub fn write(title: &str, tables: &[Table]) -> String {
    let body = html! {
        @for table in tables {
            @if tables.len() > 1 {
                h2 dir="auto" { (shown(&table.title)) }
            }
            (self::table(table))
        }
    };
    page(title, &body)
}

/// A table and its notes.
pub(super) fn table(table: &Table) -> Markup {
    let width = table.width();
    let name = |place: usize| table.header.get(place).map_or("", String::as_str);
    html! {
        table {
            thead { tr { @for place in 0..width { th scope="col" dir="auto" { (shown(name(place))) } } } }
            tbody {
                @for row in &table.rows {
                    tr { @for place in 0..width { (cell(row.get(place).unwrap_or(&Value::Empty))) } }
                }
            }
        }
        @for note in &table.notes {
            p dir="auto" { (shown(note)) }
        }
    }
}

/// One cell: numbers to the right.
pub(super) fn cell(value: &Value) -> Markup {
    let text = value.written();
    html! {
        @if value.is_number() {
            td.n { (shown(&text)) }
        } @else {
            td dir="auto" { (shown(&text)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::{HOSTILE, hostile_table};

    fn unescape(markup: &str) -> String {
        let one_by_one = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
        one_by_one.iter().fold(markup.to_string(), |text, (from, to)| text.replace(from, to))
    }

    #[test]
    fn everything_that_could_be_markup_is_written_as_a_reference() {
        let escaped = |text: &str| html! { (shown(text)) }.into_string();
        assert_eq!(escaped("<a href='x'>\"&amp;\"</a>"), "&lt;a href='x'&gt;&quot;&amp;amp;&quot;&lt;/a&gt;");
        assert_eq!(escaped("bell\x07"), "bell␇");
        assert_eq!(escaped("café 😀\n"), "café 😀\n");
    }

    #[test]
    fn a_page_holds_hostile_text_whole_and_no_markup_of_it() {
        let page = write("a <b> title", &[hostile_table()]);
        assert!(!page.contains("<script"), "no script gets in");
        assert!(!page.contains("<b>"));
        let cells: Vec<String> = page
            .split("<td dir=\"auto\">")
            .skip(1)
            .map(|rest| unescape(rest.split("</td>").next().unwrap_or_default()))
            .collect();
        assert_eq!(cells, *HOSTILE);
    }

    #[test]
    fn several_tables_stand_under_their_titles_with_their_notes() {
        let mut first = Table::new("First", &["a"]);
        first.notes.push("A note & more.".into());
        let page = write("Both", &[first, Table::new("Second", &["b"])]);
        assert!(page.contains("<h2 dir=\"auto\">First</h2>"));
        assert!(page.contains("<h2 dir=\"auto\">Second</h2>"));
        assert!(page.contains("A note &amp; more."));
    }

    #[test]
    fn a_page_loads_nothing_and_runs_nothing_of_its_text() {
        let page = write("t", &[hostile_table()]);
        assert!(page.contains("default-src 'none'") && page.contains("script-src 'none'"));
        assert!(!page.contains("unsafe-inline"));
        assert!(!STYLE.contains("url(") && !STYLE.contains("@import"), "no outside resources");
        assert!(!STYLE.contains("</"), "the style ends where its element does");
    }
}
