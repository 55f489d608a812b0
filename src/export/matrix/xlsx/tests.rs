//! What a workbook of the matrix promises, read back by another program.

use crate::export::matrix::AboutMatrix;
use crate::export::matrix::sample::study;
use crate::export::matrix::view::MatrixView;
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;

fn bytes(matrix: &MatrixView) -> Vec<u8> {
    super::xlsx(matrix, &AboutMatrix { codings: "merged".into(), ..AboutMatrix::default() }).unwrap()
}

fn sheets(matrix: &MatrixView) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes(matrix))).unwrap();
    for name in workbook.sheet_names() {
        assert!(workbook.worksheet_formula(&name).unwrap().is_empty());
    }
    let rows = |range: calamine::Range<Data>| range.rows().map(<[Data]>::to_vec).collect();
    workbook.worksheets().into_iter().map(|(name, range)| (name, rows(range))).collect()
}

/// The cells of a row but the first, which holds its mark.
fn line(row: &[Data]) -> String {
    row[1..].iter().map(ToString::to_string).collect::<Vec<_>>().join("|")
}

#[test]
fn a_workbook_has_an_index_the_cases_a_sheet_per_main_theme_and_every_quote_once() {
    let sheets = sheets(&study().view(&["housing", "money"]));
    let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Index", "Cases", "1 Housing", "2 Money", "Linked quotes", "Quotes", "emic"]);
    let index: Vec<String> = sheets[0].1.iter().map(|row| row[0].to_string()).collect();
    assert!(names[1..6].iter().all(|name| index.contains(&(*name).to_string())), "{index:?}");
    let quotes = &sheets[5].1;
    assert_eq!(quotes.len(), 7);
    assert!(
        line(&quotes[1])
            .starts_with("2|P07:2|R|participant|Ana|1.1|Rooms & beds|Housing > Rooms & beds|positive|AB+CD|=é😀x|")
    );
}

#[test]
fn a_cell_has_its_summary_alone_and_its_counts_as_numbers_beside_it() {
    let sheets = sheets(&study().view(&["housing", "money"]));
    let rows = &sheets[2].1;
    assert_eq!(
        line(&rows[2]),
        "case|age|lone|town|1.1 summary|1.1 state|1.1 overall|1.1 judged|1.1 positive|1.1 neutral|1.1 negative\
         |1.1 unrated|1.1 linked|1.1 new since|1.1 stale because|1.2 summary|1.2 state|1.2 overall|1.2 judged\
         |1.2 unrated|1.2 linked|1.2 new since|1.2 stale because"
    );
    assert_eq!(line(&rows[3]), "Ana|34|yes|=Ulm||to chart|mixed||2|0|1|0|0|0|||to chart|none||1|0|0|");
    assert_eq!(line(&rows[4]), "Bea||no|||to chart|||0|0|0|0|0|0|||to chart|||0|0|0|");
    assert_eq!(line(&rows[5]), "(no case)|||||to chart|none||0|0|0|1|0|0|||||||||");
    assert_eq!(rows[3][9], Data::Float(2.0), "a number, not the word for it");
}

#[test]
fn every_row_and_column_says_by_its_id_what_it_is() {
    let study = study();
    let matrix = study.view(&["housing"]);
    let sheets = sheets(&matrix);
    let rows = &sheets[2].1;
    let chart = &matrix.charts[0];
    assert_eq!(rows[0][0].to_string(), "emic:matrix:1");
    assert_eq!(rows[0][5].to_string(), format!("theme {}", chart.columns[0].id));
    assert_eq!(rows[3][0].to_string(), format!("case {}", chart.rows[0].id.unwrap()));
    assert_eq!(rows[5][0].to_string(), "none");
    let by_transcripts = sheets_marks(&study.transcripts_view(&["housing"]));
    assert!(!by_transcripts.iter().any(|mark| mark.starts_with("case ")), "rows of transcripts hold no summaries");
}

fn sheets_marks(matrix: &MatrixView) -> Vec<String> {
    sheets(matrix)[2].1.iter().map(|row| row[0].to_string()).collect()
}
