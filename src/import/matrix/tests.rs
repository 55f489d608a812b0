//! What is refused before anything of a file is believed.

use super::{MatrixFileError, read_matrix};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn refused(file: &str, bytes: &[u8]) -> MatrixFileError {
    read_matrix(file, bytes).unwrap_err()
}

#[test]
fn a_promise_of_more_texts_than_there_is_room_for_is_not_believed() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/sharedStrings.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"<sst uniqueCount=\"99999999999999999999\"></sst>").unwrap();
    let refused = refused("many.xlsx", &zip.finish().unwrap().into_inner());
    assert!(refused.to_string().contains("promises more texts than it has room for"), "{refused}");
}

#[test]
fn what_unpacks_to_more_than_it_may_is_refused_while_it_is_counted() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    let blanks = vec![b' '; 1024 * 1024];
    for _ in 0..=512 {
        zip.write_all(&blanks).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 4 * 1024 * 1024, "small as a file");
    assert!(refused("bomb.xlsx", &bytes).to_string().contains("unpacks to more than 512 MiB"));
}

#[test]
fn a_file_of_another_kind_is_told_what_is_read() {
    let told = refused("m.ods", b"").to_string();
    assert_eq!(told, "`m.ods` cannot be read back: a matrix is read from .xlsx and .csv; save it as one of these");
}
