//! Word documents made by hand, one rule each.

use crate::import::{ImportError, ReadOptions, read_transcript};
use crate::model::TranscriptDraft;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"{WORD}\" \
         xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><w:body>{body}</w:body></w:document>"
    )
}

fn read(bytes: &[u8]) -> Result<TranscriptDraft, ImportError> {
    read_transcript("a.docx", bytes, &ReadOptions::default())
}

fn of(body: &str) -> TranscriptDraft {
    read(&zipped(&[("word/document.xml", &document(body))])).unwrap()
}

fn p(words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>"
    )
}

fn refusal(bytes: &[u8]) -> String {
    read(bytes).unwrap_err().to_string()
}

#[test]
fn a_paragraph_is_a_line_and_labels_begin_turns() {
    let draft = of(&format!("{}{}<w:p/>{}", p("I: How was it?"), p("P07: Cold."), p("And damp.")));
    assert_eq!(draft.text, "I: How was it?\nP07: Cold.\n\nAnd damp.");
    assert_eq!(draft.turns.len(), 2);
    assert_eq!(&draft.text[draft.turns[1].body..draft.turns[1].end], "Cold.\n\nAnd damp.");
    assert_eq!(draft.layout, "docx");
}

#[test]
fn runs_join_and_signs_are_kept() {
    let text = |body: &str| of(body).text;
    assert_eq!(
        text(
            "<w:p><w:r><w:t>He</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>llo</w:t><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r></w:p>"
        ),
        "Hello\ta\nb\nc"
    );
    assert_eq!(
        text("<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r></w:p>"),
        "a\u{2011}bc"
    );
    assert_eq!(
        text("<w:p><w:r><w:t>a&amp;b &lt;c&gt; &#x20AC;&#233; &quot;&apos;</w:t></w:r></w:p>"),
        "a&b <c> €é \"'"
    );
    assert_eq!(text("<w:p><w:r><w:t>a\nb</w:t><w:t><![CDATA[<c>]]></w:t></w:r></w:p>"), "a b<c>");
    assert_eq!(
        text("<w:p><w:r><w:t>x </w:t></w:r><m:oMath><m:r><m:t>y</m:t></m:r></m:oMath><a:t>no</a:t></w:p>"),
        "x y"
    );
}

#[test]
fn symbols_are_read_or_said_to_be_unreadable() {
    let draft = of(
        "<w:p><w:r><w:t>a</w:t><w:sym w:font=\"Wingdings\" w:char=\"F04A\"/><w:sym w:font=\"Wingdings\" w:char=\"F001\"/></w:r></w:p>",
    );
    assert_eq!(draft.text, "a☺\u{FFFD}");
    assert!(draft.warnings.iter().any(|warning| warning.starts_with("1 sign from a symbol font")));
}

#[test]
fn a_table_row_is_a_line_with_tabs_between_cells() {
    let cell = |inner: &str| format!("<w:tc><w:tcPr/>{inner}</w:tc>");
    let nested = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(&p("x")), cell(&p("y")));
    let rows = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell(&p("I")),
        cell(&format!("{}<w:p/>{}", p("Why"), p("here?"))),
        cell(&p("P07")),
        cell(&format!("{}{nested}", p("Because"))),
    );
    assert_eq!(of(&rows).text, "I\tWhy here?\nP07\tBecause x\ty");
}

#[test]
fn a_table_of_speakers_and_talk_gives_turns() {
    let row = |who: &str, what: &str| format!("<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", p(who), p(what));
    let rows: String = [row("I", "Two things: a"), row("P07", "b"), row("I", "c"), row("P07", "d")].concat();
    let draft = of(&format!("<w:tbl>{rows}</w:tbl>"));
    assert_eq!(draft.turns.len(), 4);
    assert_eq!(draft.speakers.iter().map(|speaker| speaker.label.as_str()).collect::<Vec<_>>(), ["I", "P07"]);
    assert_eq!(&draft.text[draft.turns[0].body..draft.turns[0].end], "Two things: a");
}

#[test]
fn tracked_changes_are_read_as_accepted_and_said() {
    let body = "<w:p><w:r><w:t>It was </w:t></w:r><w:del><w:r><w:delText>bad</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>good</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> old</w:t></w:r></w:moveFrom>\
        <w:moveTo><w:r><w:t> new</w:t></w:r></w:moveTo></w:p>";
    let draft = of(body);
    assert_eq!(draft.text, "It was good new");
    assert!(draft.warnings.iter().any(|warning| warning.contains("tracked changes")));
    assert!(!of(&p("I: a")).warnings.iter().any(|warning| warning.contains("tracked")));
}

#[test]
fn field_codes_and_ruby_readings_are_no_text() {
    let body = "<w:p><w:r><w:instrText>HYPERLINK x</w:instrText></w:r><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink>\
        <w:sdt><w:sdtPr><w:rPr><w:t>no</w:t></w:rPr></w:sdtPr><w:sdtContent><w:r><w:t> in</w:t></w:r></w:sdtContent></w:sdt>\
        <w:ruby><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:p>";
    assert_eq!(of(body).text, "link in漢");
}

#[test]
fn a_text_box_is_read_once_and_follows_its_paragraph() {
    let boxed = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(words));
    let body = format!(
        "<w:p><w:r><w:t>be</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{}</mc:Choice>\
         <mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>fore</w:t></w:r></w:p>{}",
        boxed("box"),
        boxed("box"),
        p("after")
    );
    assert_eq!(of(&body).text, "before\nbox\nafter");
    let only = format!("<mc:AlternateContent><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>", p("old"));
    assert_eq!(of(&only).text, "old");
}

#[test]
fn the_document_is_found_at_another_name_and_in_another_prefix() {
    let rels = "<Relationships><Relationship Id=\"r\" Type=\"http://x/relationships/officeDocument\" Target=\"/word/doc2.xml\"/></Relationships>";
    let xml = document(&p("I: a")).replace("w:", "x:").replace("xmlns:w=", "xmlns:x=");
    assert_eq!(read(&zipped(&[("_rels/.rels", rels), ("word/doc2.xml", &xml)])).unwrap().text, "I: a");
    let types = "<Types><Override PartName=\"/w/d.xml\" ContentType=\"application/x.document.main+xml\"/></Types>";
    let strict = document(&p("I: a")).replace(WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main");
    assert_eq!(read(&zipped(&[("[Content_Types].xml", types), ("w/d.xml", &strict)])).unwrap().text, "I: a");
}

#[test]
fn notes_with_words_are_said_to_be_left_out() {
    let notes = |words: &str| {
        format!(
            "<w:footnotes xmlns:w=\"{WORD}\"><w:footnote w:type=\"separator\"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote><w:footnote>{words}</w:footnote></w:footnotes>"
        )
    };
    let with = |words: &str| {
        read(&zipped(&[("word/document.xml", &document(&p("I: a"))), ("word/footnotes.xml", &notes(words))]))
            .unwrap()
            .warnings
    };
    assert!(with(&p("a note")).iter().any(|warning| warning.contains("footnotes were left out")));
    assert!(!with("").iter().any(|warning| warning.contains("left out")));
}

#[test]
fn entity_declarations_are_refused_and_never_expanded() {
    let bomb = document(&p("&lol;")).replacen("<w:document", "<!DOCTYPE x [<!ENTITY lol \"ha\">]><w:document", 1);
    assert!(refusal(&zipped(&[("word/document.xml", &bomb)])).contains("declares XML entities"));
    assert!(
        refusal(&zipped(&[("word/document.xml", &document(&p("&lol;")))]))
            .contains("names an entity that does not exist")
    );
}

#[test]
fn a_zip_bomb_is_stopped_while_it_is_unpacked() {
    let long = document(&p(&"a".repeat(65 * 1024 * 1024)));
    let bytes = zipped(&[("word/document.xml", &long)]);
    assert!(bytes.len() < 200_000);
    assert!(refusal(&bytes).contains("more than 64 MiB"));
}

#[test]
fn endless_nesting_is_refused() {
    let deep = format!("{}{}", "<w:p>".repeat(5_000), "</w:p>".repeat(5_000));
    assert!(refusal(&zipped(&[("word/document.xml", &document(&deep))])).contains("nested too deep"));
}

#[test]
fn what_is_no_whole_document_is_refused_with_the_next_step() {
    let whole = zipped(&[("word/document.xml", &document(&p(&"words and words ".repeat(500))))]);
    assert!(refusal(&whole[..whole.len() / 2]).contains("cut off or damaged"));
    let mut damaged = whole.clone();
    damaged[60] ^= 0xFF;
    assert!(refusal(&damaged).contains("not a complete Word document"));
    assert!(refusal(b"plain words").contains("no .docx container"));
    assert!(refusal(b"").contains("holds no text"));
    assert!(refusal(&zipped(&[("xl/workbook.xml", "<x/>")])).contains("no document is in it"));
    assert!(refusal(&zipped(&[("word/document.xml", "<x/>")])).contains("is no Word text"));
    assert!(refusal(&zipped(&[("word/document.xml", &document(&p("a"))[..400])])).contains("not a complete"));
    assert!(refusal(&zipped(&[("word/document.xml", &document("<w:p/>"))])).contains("holds no text"));
}

#[test]
fn old_and_protected_documents_are_told_apart() {
    let mut ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    assert!(refusal(&ole).contains("old Word format"));
    ole.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert!(refusal(&ole).contains("protected by a password"));
}

#[test]
fn the_teams_layout_gives_a_time_to_each_turn() {
    let draft =
        of(&format!("{}{}<w:p/>{}{}", p("Jordan Lee   0:01"), p("Thanks."), p("Alex Morgan   1:06"), p("Sure.")));
    assert_eq!(draft.turns.iter().map(|turn| turn.time.as_deref()).collect::<Vec<_>>(), [Some("0:01"), Some("1:06")]);
    assert_eq!(&draft.text[draft.turns[1].start..draft.turns[1].end], "Alex Morgan   1:06\nSure.");
    assert_eq!(&draft.text[draft.turns[1].body..draft.turns[1].end], "Sure.");
}
