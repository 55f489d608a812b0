//! Whatever is written in a summary or a synthesis: an export of it that nobody edited has no difference, and what is typed
//! into an export is what is read back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;
mod common_books;

use common::Study;
use common_books::Book;
use emic::model::{CellPlace, Paragraph, ParagraphKind, SynthesisAbout};
use emic::workbench::{CellEdit, Export, Format, MatrixRequest, Workbench};
use proptest::prelude::*;

/// Pieces that careless writers and readers stumble over.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("=1+1"),
        Just("+"),
        Just("-"),
        Just("@x"),
        Just("'"),
        Just("\t"),
        Just("\n"),
        Just("\n\n"),
        Just(" "),
        Just("> "),
        Just("// "),
        Just("\\"),
        Just("<b>"),
        Just("</script>"),
        Just("&amp;"),
        Just("\u{7}"),
        Just("␇"),
        Just("\u{ffff}"),
        Just("⟨U+FFFF⟩"),
        Just("\u{0}"),
        Just("\u{202e}"),
        Just("שלום"),
        Just("👩\u{200d}👧"),
        Just("_x0041_"),
        Just("_x005F_"),
        Just("word"),
        Just("\r"),
        Just(","),
        Just(";"),
        Just("\""),
        Just("\u{a0}"),
    ];
    prop::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat())
}

fn paragraphs() -> impl Strategy<Value = Vec<Paragraph>> {
    let kinds = prop::sample::select(vec![ParagraphKind::Plain, ParagraphKind::Verbatim, ParagraphKind::Comment]);
    prop::collection::vec((kinds, text()), 0..4)
        .prop_map(|told| told.iter().map(|(kind, text)| Paragraph::new(*kind, text)).collect())
}

fn place(bench: &Workbench) -> CellPlace {
    CellPlace { case: bench.find_case("P07").unwrap(), theme: bench.find_theme("rooms").unwrap() }
}

fn write(bench: &mut Workbench, summary: &[Paragraph], synthesis: &[Paragraph]) {
    let place = place(bench);
    bench.chart_cell(place, &CellEdit::summary(summary.to_vec(), None)).unwrap();
    bench.write_synthesis(SynthesisAbout::Theme(place.theme), synthesis, None).unwrap();
    bench.write_synthesis(SynthesisAbout::Case(place.case), summary, None).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_text_goes_out_and_comes_back_unchanged_and_an_edited_one_as_it_was_typed(
        summary in paragraphs(), synthesis in paragraphs(), typed in paragraphs()
    ) {
        let study = Study::with_interviews();
        let mut bench = Workbench::open(&study.path("study.emic"), Some("AB")).unwrap();
        write(&mut bench, &summary, &synthesis);
        let export = Export::Matrix(MatrixRequest::default());
        for format in [Format::Xlsx, Format::Csv] {
            let file = study.write(&format!("m.{}", format.word()), bench.export(&export, format).unwrap());
            let read = bench.read_matrix_back(&file).unwrap();
            prop_assert_eq!(read.differences.len(), 0, "{:?}: {:?}", format, read.differences);
        }
        // A workbook holds no control characters: what is typed there has none.
        let typed: Vec<Paragraph> = typed
            .iter()
            .map(|told| Paragraph::new(told.kind, &told.text.replace(['\u{7}', '\u{0}', '\u{ffff}'], "")))
            .collect();
        let typed = Paragraph::write(&typed);
        let mut book = Book::open(&study.path("m.xlsx"));
        book.type_in("1 Housing", "P07", "1.1 summary", &typed);
        let file = study.path("typed.xlsx");
        book.save(&file);
        let reading = bench.read_matrix_back(&file).unwrap();
        bench.write_matrix_back(&reading, None).unwrap();
        let stands = bench.cell_page(place(&bench), None).unwrap().cell.paragraphs;
        // Where the summary has such characters, stand-ins for them that were typed mean them; they are no difference here.
        let plain = |text: &str| text.replace('\u{7}', "␇").replace('\u{0}', "␀").replace('\u{ffff}', "⟨U+FFFF⟩");
        prop_assert_eq!(plain(&Paragraph::write(&stands)), plain(&Paragraph::write(&Paragraph::read(&typed))));
    }
}
