//! What the files promise.

use super::*;
use crate::export::sample::HOSTILE;
use crate::model::{CharSpan, DiscrepancyId, DiscrepancyState, DiscrepancyType, Outcome};
use crate::reconcile::Counts;

fn side(coder: &str, text: &str) -> Side {
    Side {
        coder: coder.into(),
        number: "2.1".into(),
        key: "trust".into(),
        name: "Trust".into(),
        magnitude: Some("positive".into()),
        span: CharSpan::new(3, 9),
        text: text.into(),
        memo: text.into(),
    }
}

fn row(text: &str) -> DiscrepancyRow {
    DiscrepancyRow {
        id: DiscrepancyId(0xA1),
        transcript: text.into(),
        citation: "P01:8".into(),
        coders: ["AB".into(), "CD".into()],
        types: vec![DiscrepancyType::Boundary, DiscrepancyType::Magnitude],
        state: DiscrepancyState::Resolved,
        severity: "opposite".into(),
        outdated: false,
        span: CharSpan::new(3, 12),
        text: text.into(),
        first: Some(side("AB", text)),
        second: None,
        matched: None,
        decision: Some(DecisionCells {
            outcome: Outcome::New,
            told: "a new reading".into(),
            consensus: vec![side("consensus", text)],
            why: text.into(),
            coder: "EF".into(),
            at: "2026-01-01T00:00:00.000Z".into(),
            framework_version: Some(3),
        }),
        comments: vec![text.into()],
    }
}

fn about() -> AboutDiscrepancies {
    AboutDiscrepancies {
        project: "=Study".into(),
        coders: vec!["AB".into(), "CD".into()],
        transcripts: 6,
        left_out: 2,
        counts: Counts { agree: 4, boundary: 1, magnitude: 1, ..Counts::default() },
        framework_version: "version 2, revision 5".into(),
        program_version: "0.1.0".into(),
        ..AboutDiscrepancies::default()
    }
}

fn text(format: Format, rows: &[DiscrepancyRow]) -> String {
    String::from_utf8(write(format, &about(), rows).unwrap()).unwrap()
}

#[test]
fn every_row_says_both_readings_the_decision_and_how_the_list_was_made() {
    let written = text(Format::Csv, &[row("words")]);
    let mut reader = ::csv::Reader::from_reader(written.as_bytes());
    let header = reader.headers().unwrap().clone();
    let record = reader.records().next().unwrap().unwrap();
    let of = |name: &str| &record[header.iter().position(|known| known == name).unwrap()];
    assert_eq!(of("id"), "00000000000000a1");
    assert_eq!(of("types"), "boundary+magnitude");
    assert_eq!(
        (of("first coder"), of("first theme key"), of("first start"), of("first end")),
        ("AB", "trust", "3", "9")
    );
    assert_eq!((of("second coder"), of("second theme key")), ("CD", ""));
    assert_eq!((of("outcome"), of("decided by"), of("reason")), ("new", "EF", "words"));
    assert_eq!(of("consensus"), "2.1 Trust, positive, 3..9");
    assert_eq!((of("compared_coders"), of("left_out"), of("program_version")), ("AB+CD", "2", "0.1.0"));
    assert_eq!(of("framework_version"), "version 2, revision 5");
}

#[test]
fn formula_like_text_stays_text_and_nothing_is_lost() {
    let rows: Vec<DiscrepancyRow> = HOSTILE.iter().map(|text| row(text)).collect();
    let written = text(Format::Csv, &rows);
    let mut reader = ::csv::Reader::from_reader(written.as_bytes());
    let place = reader.headers().unwrap().iter().position(|name| name == "first memo").unwrap();
    for (record, text) in reader.records().zip(HOSTILE.iter()) {
        let record = record.unwrap();
        assert!(record.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{record:?}");
        assert_eq!(
            record[place].strip_prefix('\'').filter(|_| !text.starts_with("'q")).unwrap_or(&record[place]),
            text
        );
    }
    for format in [Format::Html, Format::Md] {
        let page = text(format, &rows);
        assert!(!page.contains("<script>") && page.contains("kept blanks"), "{format:?}");
        assert!(page.contains("left_out") || page.contains("left\\_out"), "{format:?}");
    }
}

#[test]
fn a_workbook_has_the_rows_and_how_they_were_made() {
    use calamine::Reader;
    let bytes = write(Format::Xlsx, &about(), &[row("=1+1")]).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Disagreements", "About"]);
    assert!(book.worksheet_formula("Disagreements").unwrap().is_empty());
    let told = book.worksheet_range("About").unwrap();
    let value = |what: &str| {
        let mut rows = told.rows();
        rows.find(|row| row[0] == calamine::Data::String(what.into())).map(|row| row[1].to_string())
    };
    assert_eq!(value("project").as_deref(), Some("=Study"));
    assert_eq!(value("agree, on the independent codings").as_deref(), Some("4"));
    assert_eq!(value("boundary, after talk").as_deref(), Some("0"));
}

#[test]
fn an_empty_list_says_so() {
    assert!(text(Format::Md, &[]).contains("There is nothing to list."));
    assert_eq!(text(Format::Csv, &[]).lines().count(), 1);
}
