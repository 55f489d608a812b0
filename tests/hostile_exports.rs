//! A project full of hostile text is exported as text: nothing of it is a formula, an element, an attribute or a script, and
//! none of it is lost.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use calamine::{Data, Reader as _, Xlsx};
use common::{Study, list};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeSet;
use std::io::Cursor;

/// What a spreadsheet, a browser or a terminal would act on.
const HOSTILE: [&str; 9] = [
    "=HYPERLINK(\"http://evil.example\",\"y\")",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "<script>alert('x')</script>",
    "\"><img src=x onerror=alert(1)> & 'more'",
    "turned \u{202e}round\u{202c}, שלום, مرحبا",
    "👩\u{200d}👩\u{200d}👧 𝔘 _x0041_ café",
    "bell \u{7} and \u{1b}[2J clear ␇",
];

/// The elements and attributes that are written by the program.
const ELEMENTS: [&str; 46] = [
    "html",
    "head",
    "meta",
    "title",
    "body",
    "h1",
    "h2",
    "p",
    "b",
    "a",
    "nav",
    "dl",
    "dt",
    "dd",
    "div",
    "section",
    "form",
    "label",
    "select",
    "option",
    "optgroup",
    "input",
    "button",
    "output",
    "span",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "details",
    "summary",
    "ul",
    "li",
    "q",
    "blockquote",
    "figure",
    "figcaption",
    "svg",
    "defs",
    "pattern",
    "g",
    "rect",
];
const DRAWN: [&str; 2] = ["line", "text"];
const ATTRIBUTES: [&str; 34] = [
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "dir",
    "class",
    "id",
    "href",
    "hidden",
    "role",
    "aria-label",
    "aria-hidden",
    "aria-live",
    "value",
    "label",
    "type",
    "for",
    "scope",
    "data-col",
    "data-row",
    "data-mag",
    "data-at",
    "open",
    "viewBox",
    "width",
    "height",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "fill-opacity",
];
const OF_PATTERNS: [&str; 2] = ["patternUnits", "patternTransform"];

/// A study in which titles, names, attributes, themes, magnitudes, memos, quotes and summaries are hostile, and the
/// summaries that were written.
fn hostile() -> (Study, Vec<String>) {
    let study = Study::empty();
    let toml = |text: &str| serde_json::to_string(text).unwrap();
    let mut book = format!(
        "title = {}\nversion = {}\n[[scale]]\nkey = \"s\"\nvalues = [{}, {}, \"high\"]\n",
        toml(HOSTILE[4]),
        toml(HOSTILE[0]),
        toml("<img src=x>"),
        toml("=mid")
    );
    for (place, text) in HOSTILE.iter().enumerate() {
        let parent = if place == 0 { String::new() } else { "parent = \"t0\"\n".into() };
        let name = text.replace(['\u{7}', '\u{1b}'], "");
        book.push_str(&format!("[[theme]]\nkey = \"t{place}\"\n{parent}name = {}\nscale = \"s\"\n", toml(&name)));
        book.push_str(&format!("questions = [{}]\n", toml(&name)));
    }
    study.write("book.toml", book);
    study.run(&[
        "new",
        "study.emic",
        "--title",
        HOSTILE[5],
        "--codebook",
        "book.toml",
        "--add-coder",
        "AB:<b>Asha</b>",
    ]);
    let lines: Vec<String> = HOSTILE.iter().map(|text| format!("P: {text}")).collect();
    study.write("=1+1 <b>.txt", lines.join("\n\n"));
    study.run(&["import", "=1+1 <b>.txt", "--speaker", "P=participant:=cmd <i>"]);
    study.run(&["case", "set", "=cmd <i>", "<script>key=<script>value</script>", "@k=@v"]);
    for (place, text) in HOSTILE.iter().enumerate() {
        let theme = format!("t{place}");
        let memo = "=memo <b>";
        let base = ["code", "--transcript", "=1+1 <b>", "--quote", text, "--theme", &theme, "--memo", memo];
        study.run(&[&base[..], &["--magnitude", "<img src=x>"]].concat());
    }
    let long = format!("{}end", "long 😀 <b> ".repeat(5_000));
    let mut written = Vec::new();
    for (place, text) in HOSTILE.iter().copied().chain([long.as_str()]).enumerate() {
        let (theme, summary) = (format!("t{}", place % 9), format!("{text}\n\n> {text}\n\n// {text}"));
        if place == 9 {
            let mut synthesis = study.command(&["synthesis", "--case", "=cmd <i>", "--text", "-"]);
            synthesis.write_stdin(summary.as_str()).assert().success();
        } else {
            let mut chart = study.command(&["chart", "=cmd <i>", &theme, "--summary", "-"]);
            chart.write_stdin(summary.as_str()).assert().success();
        }
        written.push(summary);
    }
    (study, written)
}

fn shown(text: &str) -> String {
    text.replace('\u{7}', "␇").replace('\u{1b}', "␛")
}

#[test]
fn a_workbook_holds_every_text_as_text_and_every_number_as_a_number() {
    let (study, written) = hostile();
    study.run(&["matrix", "--out", "m.xlsx"]);
    let bytes = std::fs::read(study.path("m.xlsx")).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let (mut texts, mut numbers, mut long) = (BTreeSet::new(), 0, String::new());
    for (name, range) in book.worksheets() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name} has a formula");
        for (row, _, value) in range.used_cells() {
            match value {
                Data::String(text) => texts.insert(text.clone()),
                Data::Float(_) => {
                    numbers += 1;
                    true
                }
                other => panic!("{name}: {other:?}"),
            };
            if name == "Long texts" && row > 0 && *value == range.rows().nth(row).unwrap()[5] {
                long.push_str(&value.to_string());
            }
        }
    }
    for summary in &written[..9] {
        assert!(texts.contains(&shown(summary)), "{summary:?}");
    }
    assert!(long.contains(&written[9]), "the long one is whole in its sheet");
    for text in HOSTILE {
        assert!(texts.contains(&shown(text)), "the quote {text:?}");
    }
    assert!(texts.contains("<script>key") && texts.contains("@v") && texts.contains("=cmd <i>"));
    assert!(numbers > 50);
    let read = study.run(&["matrix", "import", "m.xlsx", "--dry-run"]);
    assert!(read.contains("no difference"), "{read}");
}

#[test]
fn pages_hold_every_text_as_text_and_no_element_attribute_or_script_of_it() {
    let (study, written) = hostile();
    for what in ["matrix", "quotes", "codebook", "codings", "history", "memos"] {
        let page = study.run(&["export", what, "--format", "html"]);
        let text = text_of(&page, what);
        if what == "matrix" {
            for summary in &written {
                let wanted = summary.split("\n\n> ").next().unwrap();
                assert!(text.contains(&shown(wanted)), "{wanted:?}");
            }
        }
        if ["matrix", "quotes", "codings"].contains(&what) {
            for quote in HOSTILE {
                assert!(text.contains(&shown(quote)), "{what}: {quote:?}");
            }
        }
    }
}

/// The text of a page, held to the elements and attributes that are the program's own.
fn text_of(page: &str, what: &str) -> String {
    let scripts = page.matches("<script").count();
    assert_eq!(scripts, usize::from(what == "matrix"), "{what}");
    let policy = page.split("Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{policy}");
    let mut bare = page.to_string();
    for element in ["style", "script"] {
        if let (Some(from), Some(to)) = (bare.find(&format!("<{element}>")), bare.find(&format!("</{element}>"))) {
            bare.replace_range(from..to + element.len() + 3, "");
        }
    }
    let mut reader = Reader::from_str(&bare);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    let mut text = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.name().as_ref().to_string();
                assert!(
                    ELEMENTS.contains(&name.as_str()) || DRAWN.contains(&name.as_str()),
                    "{what} has an element {name}"
                );
                for attribute in tag.html_attributes().with_checks(false) {
                    let key = attribute.unwrap().key.as_ref().to_string();
                    let known = ATTRIBUTES.contains(&key.as_str())
                        || (name == "pattern" && OF_PATTERNS.contains(&key.as_str()));
                    assert!(known, "{what} has an attribute {key} on {name}");
                }
            }
            Event::Text(told) => text.push_str(&told),
            Event::GeneralRef(reference) => text.push_str(match reference.as_ref() {
                "lt" => "<",
                "gt" => ">",
                "amp" => "&",
                "quot" => "\"",
                other => panic!("{what}: &{other};"),
            }),
            Event::End(_) | Event::DocType(_) => {}
            Event::Eof => return text,
            other => panic!("{what}: {other:?}"),
        }
    }
}

#[test]
fn csv_json_and_markdown_hold_every_text_whole() {
    let (study, written) = hostile();
    let csv = study.run(&["matrix", "--format", "csv"]);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    let mut cells = BTreeSet::new();
    for record in reader.records() {
        for cell in record.unwrap().iter() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?} would be a formula");
            cells.insert(cell.strip_prefix('\'').unwrap_or(cell).to_string());
        }
    }
    let document = study.json(&["matrix"]);
    let told = list(&document["rows"][0], "cells");
    for (place, summary) in written[..9].iter().enumerate() {
        assert!(cells.contains(summary), "{summary:?}");
        assert_eq!(told[place]["summary"], summary.as_str());
    }
    assert!(cells.contains(&written[9]));
    assert_eq!(document["rows"][0]["synthesis"], written[9].as_str());
    let md = study.run(&["matrix", "--format", "md"]);
    let bare = md.replace("<br>", "");
    assert!(
        !bare.contains('<') && !bare.contains('\u{1b}') && !bare.contains('\u{202e}'),
        "nothing of a text is markup"
    );
    assert!(md.contains(&"long 😀 &lt;b&gt; ".repeat(5_000)), "nothing is cut");
}
