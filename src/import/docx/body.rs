//! The words of a Word document: paragraphs, table rows and what stands in them become lines.
//!
//! Owns the meaning of the elements (ECMA-376 part 1, chapter 17): deleted text, field codes and properties are no
//! text; inserted text is; of alternative contents the first is read. An entity is never expanded.

use super::container::broken;
use super::symbol;
use crate::import::ImportError;
use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

/// How deep elements may be nested. Word itself stays below a hundred.
const MAX_DEPTH: usize = 1_000;

/// What a document says.
#[derive(Debug, Default)]
pub struct Body {
    /// One line for each paragraph and each table row.
    pub text: String,
    /// How many signs of symbol fonts could not be read.
    pub symbols: usize,
    /// Whether there are tracked changes.
    pub revisions: bool,
}

/// Reads the document's XML.
///
/// # Errors
/// Broken or hostile XML, and XML that is no Word document.
pub fn text(file: &str, part: &str, xml: &str) -> Result<Body, ImportError> {
    let mut reader = NsReader::from_str(xml);
    let mut walk = Walk::default();
    let fail = |why: &str| broken(file, &format!("`{part}` in it {why}"));
    loop {
        let (space, event) = match reader.read_resolved_event() {
            Ok((space, event)) => (Space::of(&space), event),
            Err(_) => return Err(fail("is broken XML")),
        };
        match event {
            Event::Start(tag) => {
                if walk.start(space, &tag) == Step::Skip {
                    reader.read_to_end(tag.name()).map_err(|_| fail("is broken XML"))?;
                } else {
                    walk.depth += 1;
                }
            }
            Event::Empty(tag) => walk.empty(space, &tag),
            Event::End(tag) => {
                walk.depth = walk.depth.saturating_sub(1);
                walk.end(space, tag.local_name().as_ref());
            }
            Event::Text(words) if walk.in_words => walk.say(&words.xml10_content()),
            Event::CData(words) if walk.in_words => walk.say(&words.xml10_content()),
            Event::GeneralRef(reference) => match resolve(&reference) {
                Some(c) if walk.in_words => walk.say(c.encode_utf8(&mut [0; 4])),
                Some(_) => {}
                None => return Err(fail("names an entity that does not exist")),
            },
            Event::DocType(_) => return Err(ImportError::Entities { file: file.into(), part: part.into() }),
            Event::Eof => break,
            _ => {}
        }
        if walk.depth > MAX_DEPTH {
            return Err(fail("is nested too deep"));
        }
    }
    if walk.depth > 0 {
        return Err(fail("is cut off"));
    }
    if !walk.has_body {
        return Err(fail("is no Word text"));
    }
    Ok(Body { text: walk.lines.join("\n"), symbols: walk.symbols, revisions: walk.revisions })
}

/// Whether a part of comments or notes holds words; the separators Word always writes do not count.
pub fn notes_have_words(xml: &str) -> bool {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut in_words = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "footnote" | "endnote" if attribute(&tag, "type").is_some_and(|kind| kind != "normal") => {
                    if reader.read_to_end(tag.name()).is_err() {
                        return false;
                    }
                }
                local => in_words = local == "t",
            },
            Ok(Event::End(_)) => in_words = false,
            Ok(Event::Text(words)) if in_words && !words.trim().is_empty() => return true,
            Ok(Event::Eof | Event::DocType(_)) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// The namespaces that mean something here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    Word,
    Math,
    Alternatives,
    Foreign,
}

impl Space {
    fn of(resolved: &ResolveResult) -> Self {
        let ResolveResult::Bound(Namespace(name)) = resolved else { return Self::Foreign };
        match *name {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Alternatives,
            _ => Self::Foreign,
        }
    }
}

#[derive(PartialEq, Eq)]
enum Step {
    Into,
    Skip,
}

/// What is being put together; each frame is closed into the one around it.
enum Frame {
    /// A paragraph, and the lines of text boxes anchored in it, which follow it.
    Paragraph(String, Vec<String>),
    /// A table cell's paragraphs.
    Cell(Vec<String>),
    /// A table row's cells.
    Row(Vec<String>),
}

#[derive(Default)]
struct Walk {
    lines: Vec<String>,
    frames: Vec<Frame>,
    /// For each open choice between alternatives, whether one was read already.
    chosen: Vec<bool>,
    depth: usize,
    in_words: bool,
    has_body: bool,
    symbols: usize,
    revisions: bool,
}

impl Walk {
    fn start(&mut self, space: Space, tag: &BytesStart) -> Step {
        match (space, tag.local_name().as_ref()) {
            (Space::Word, "del" | "moveFrom") => {
                self.revisions = true;
                return Step::Skip;
            }
            (
                Space::Word,
                "pPr" | "rPr" | "tblPr" | "tblPrEx" | "trPr" | "tcPr" | "sectPr" | "sdtPr" | "sdtEndPr" | "instrText"
                | "delText" | "delInstrText" | "rt",
            ) => return Step::Skip,
            (Space::Word, "ins" | "moveTo") => self.revisions = true,
            (Space::Word | Space::Math, "t") => self.in_words = true,
            (Space::Word, "body") => self.has_body = true,
            (Space::Word, "p") => self.frames.push(Frame::Paragraph(String::new(), Vec::new())),
            (Space::Word, "tr") => self.frames.push(Frame::Row(Vec::new())),
            (Space::Word, "tc") => self.frames.push(Frame::Cell(Vec::new())),
            (Space::Alternatives, "AlternateContent") => self.chosen.push(false),
            (Space::Alternatives, "Choice" | "Fallback") => match self.chosen.last_mut() {
                Some(true) => return Step::Skip,
                Some(chosen) => *chosen = true,
                None => {}
            },
            _ => self.sign(space, tag),
        }
        Step::Into
    }

    fn empty(&mut self, space: Space, tag: &BytesStart) {
        match (space, tag.local_name().as_ref()) {
            (Space::Word, "p") => self.close(String::new(), Vec::new()),
            (Space::Word, "tc") => self.put(String::new()),
            (Space::Word, "body") => self.has_body = true,
            _ => self.sign(space, tag),
        }
    }

    fn end(&mut self, space: Space, local: &str) {
        match (space, local) {
            (Space::Word | Space::Math, "t") => self.in_words = false,
            (Space::Word, "p" | "tc" | "tr") => match self.frames.pop() {
                Some(Frame::Paragraph(words, boxes)) => self.close(words, boxes),
                Some(Frame::Cell(parts)) => {
                    let filled: Vec<String> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
                    self.put(filled.join(" ").replace('\n', " "));
                }
                Some(Frame::Row(cells)) => self.put(cells.join("\t")),
                None => {}
            },
            (Space::Alternatives, "AlternateContent") => {
                self.chosen.pop();
            }
            _ => {}
        }
    }

    /// Elements that stand for one character.
    fn sign(&mut self, space: Space, tag: &BytesStart) {
        if space != Space::Word {
            return;
        }
        match tag.local_name().as_ref() {
            "tab" | "ptab" => self.say("\t"),
            "br" | "cr" => self.break_line(),
            "noBreakHyphen" => self.say("\u{2011}"),
            // A soft hyphen shows only where a line happens to end; in a word it would hide the word from a search.
            "softHyphen" => {}
            "sym" => {
                let font = attribute(tag, "font").unwrap_or_default();
                let code = attribute(tag, "char").unwrap_or_default();
                let sign = symbol::character(&font, &code);
                self.symbols += usize::from(sign.is_none());
                self.say(sign.unwrap_or('\u{FFFD}').encode_utf8(&mut [0; 4]));
            }
            _ => {}
        }
    }

    fn say(&mut self, words: &str) {
        // A line end inside the XML is a space to Word; lines come from paragraphs and breaks only.
        let words = words.replace(['\n', '\r'], " ");
        match self.frames.last_mut() {
            Some(Frame::Paragraph(line, _)) => line.push_str(&words),
            _ => self.put(words),
        }
    }

    fn break_line(&mut self) {
        if let Some(Frame::Paragraph(line, _)) = self.frames.last_mut() {
            line.push('\n');
        }
    }

    fn close(&mut self, words: String, boxes: Vec<String>) {
        self.put(words);
        for line in boxes {
            self.put(line);
        }
    }

    /// Gives a finished line to what is around it.
    fn put(&mut self, line: String) {
        match self.frames.last_mut() {
            Some(Frame::Paragraph(_, boxes)) => boxes.push(line),
            Some(Frame::Cell(parts) | Frame::Row(parts)) => parts.push(line),
            None => self.lines.push(line),
        }
    }
}

/// The five entities every XML has, and numbered characters; nothing else.
fn resolve(reference: &BytesRef) -> Option<char> {
    match reference.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

/// The value of an attribute, whatever prefix it has.
fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let found = attributes.with_checks(false).flatten().find(|found| found.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
