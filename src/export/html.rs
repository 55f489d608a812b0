//! HTML: one self-contained page that can be read, printed and mailed.
//!
//! The rule this file owns: nothing of a text becomes markup. Everything goes through [`escape`], the page has no
//! scripts and loads nothing, and says so to the browser. Each cell is its own piece of text for the direction of
//! writing, so that an override in one quote does not turn the next.

use super::{Table, Value};
use crate::model::stand_in;

const STYLE: &str = "body{font:15px/1.45 system-ui,sans-serif;margin:2rem;color:#111;background:#fff}\
table{border-collapse:collapse;margin:1rem 0}\
th,td{border:1px solid #999;padding:.3rem .5rem;text-align:start;vertical-align:top;white-space:pre-wrap;\
overflow-wrap:anywhere;unicode-bidi:isolate}\
thead th{background:#eee;position:sticky;top:0}\
td.n{text-align:end}\
summary{cursor:pointer}\
ul{margin:.3rem 0;padding-inline-start:1.2rem}\
@media print{body{margin:0;font-size:10pt}thead{display:table-header-group}tr{break-inside:avoid-page}\
thead th{position:static}details::details-content{content-visibility:visible;display:block}}";

/// The text with everything that could be markup written as references, and unseen characters as stand-ins.
#[must_use]
pub fn escape(text: &str) -> String {
    let shown = stand_in::replace(text, stand_in::cannot_be_seen);
    let mut out = String::with_capacity(shown.len());
    for ch in shown.chars() {
        match ch {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// A whole page. `title` is text, `body` is markup.
pub(super) fn page(title: &str, body: &str) -> String {
    let title = escape(title);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}</body>\n</html>\n"
    )
}

/// The tables as one page, each under its own heading where there are several.
#[must_use]
pub fn write(title: &str, tables: &[Table]) -> String {
    let mut body = String::new();
    for table in tables {
        if tables.len() > 1 {
            body.push_str(&format!("<h2>{}</h2>\n", escape(&table.title)));
        }
        push_table(&mut body, table);
    }
    page(title, &body)
}

/// A table and its notes.
pub(super) fn push_table(body: &mut String, table: &Table) {
    let width = table.width();
    body.push_str("<table>\n<thead><tr>");
    for place in 0..width {
        let name = table.header.get(place).map_or("", String::as_str);
        body.push_str(&format!("<th scope=\"col\" dir=\"auto\">{}</th>", escape(name)));
    }
    body.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        body.push_str("<tr>");
        for place in 0..width {
            let value = row.get(place).unwrap_or(&Value::Empty);
            let kind = if value.is_number() { " class=\"n\"" } else { " dir=\"auto\"" };
            body.push_str(&format!("<td{kind}>{}</td>", escape(&value.written())));
        }
        body.push_str("</tr>\n");
    }
    body.push_str("</tbody>\n</table>\n");
    for note in &table.notes {
        body.push_str(&format!("<p dir=\"auto\">{}</p>\n", escape(note)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::{HOSTILE, hostile_table};

    fn unescape(markup: &str) -> String {
        let one_by_one = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
        one_by_one.iter().fold(markup.to_string(), |text, (from, to)| text.replace(from, to))
    }

    #[test]
    fn everything_that_could_be_markup_is_written_as_a_reference() {
        assert_eq!(escape("<a href='x'>\"&amp;\"</a>"), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;amp;&quot;&lt;/a&gt;");
        assert_eq!(escape("bell\x07"), "bell␇");
        assert_eq!(escape("café 😀\n"), "café 😀\n");
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
        assert!(page.contains("<h2>First</h2>"));
        assert!(page.contains("<h2>Second</h2>"));
        assert!(page.contains("A note &amp; more."));
    }
}
