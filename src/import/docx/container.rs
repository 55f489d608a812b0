//! The zip around a Word document: which part is the document, and how much of it may be unpacked.
//!
//! Owns the limit: what is unpacked is counted while it is read, never believed from a header, so that a small file
//! cannot fill the memory. Nothing is ever written to a disk.

use crate::import::ImportError;
use crate::import::decode::{MAX_TEXT, too_large, xml};
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most that is unpacked from one document, all parts together, in bytes.
const MAX_UNPACKED: u64 = MAX_TEXT;
const OLE: &[u8] = b"\xD0\xCF\x11\xE0";
const DOCUMENT: &str = "word/document.xml";

/// An opened document.
pub struct Container<'b> {
    file: &'b str,
    archive: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

impl<'b> Container<'b> {
    /// Opens the zip.
    ///
    /// # Errors
    /// What is no zip, cut off, from before 2007, or protected by a password.
    pub fn open(file: &'b str, bytes: &'b [u8]) -> Result<Self, ImportError> {
        if bytes.is_empty() {
            return Err(ImportError::Empty { file: file.to_string() });
        }
        if bytes.starts_with(OLE) {
            return Err(ole(file, bytes));
        }
        match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => Ok(Self { file, archive, left: MAX_UNPACKED }),
            Err(_) if bytes.starts_with(b"PK") => Err(broken(file, "it is cut off or damaged")),
            Err(_) => Err(broken(file, "it is no .docx container at all")),
        }
    }

    /// The name and the XML of the part that holds the document.
    ///
    /// # Errors
    /// Where there is none, or it cannot be unpacked.
    pub fn document(&mut self) -> Result<(String, String), ImportError> {
        let related = self
            .part("_rels/.rels")?
            .and_then(|rels| named(&rels, "Relationship", ("Type", "/officeDocument"), "Target"));
        let typed = match related {
            Some(_) => None,
            None => self
                .part("[Content_Types].xml")?
                .and_then(|types| named(&types, "Override", ("ContentType", "main+xml"), "PartName")),
        };
        for name in [related, typed, Some(DOCUMENT.to_string())].into_iter().flatten() {
            let name = name.trim_start_matches('/').to_string();
            if let Some(xml) = self.part(&name)? {
                return Ok((name, xml));
            }
        }
        Err(broken(self.file, "no document is in it"))
    }

    /// The XML of the part called `name` in the folder of `part`, where there is one.
    ///
    /// # Errors
    /// Where it is there and cannot be unpacked.
    pub fn beside(&mut self, part: &str, name: &str) -> Result<Option<String>, ImportError> {
        let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.part(format!("{folder}/{name}.xml").trim_start_matches('/'))
    }

    fn part(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::InvalidPassword) => return Err(encrypted(self.file)),
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => {
                return Err(encrypted(self.file));
            }
            Err(_) => return Err(broken(self.file, &format!("`{name}` in it cannot be unpacked"))),
        };
        let mut bytes = Vec::new();
        if part.take(self.left + 1).read_to_end(&mut bytes).is_err() {
            return Err(broken(self.file, &format!("`{name}` in it is damaged")));
        }
        let Some(left) = self.left.checked_sub(bytes.len() as u64) else { return Err(too_large(self.file)) };
        self.left = left;
        match xml(&bytes) {
            Some(text) => Ok(Some(text)),
            None => Err(broken(self.file, &format!("`{name}` in it is neither UTF-8 nor UTF-16"))),
        }
    }
}

/// The error for a container that is no whole Word document.
pub fn broken(file: &str, why: &str) -> ImportError {
    ImportError::BrokenDocx { file: file.to_string(), why: why.to_string() }
}

fn encrypted(file: &str) -> ImportError {
    ImportError::Encrypted { file: file.to_string() }
}

/// A password puts a .docx into the old container, as a stream of a fixed name (in UTF-16).
fn ole(file: &str, bytes: &[u8]) -> ImportError {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = bytes.windows(name.len()).any(|window| window == name.as_slice());
    if locked { encrypted(file) } else { ImportError::OldWord { file: file.to_string() } }
}

/// The attribute `wanted` of the first `element` whose attribute ends as given; `None` also for XML that is broken,
/// because the document may still be at its usual place.
fn named(xml: &str, element: &str, (attribute, ending): (&str, &str), wanted: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag)
                if tag.local_name().as_ref() == element
                    && value(&tag, attribute).is_some_and(|value| value.ends_with(ending)) =>
            {
                return value(&tag, wanted);
            }
            Event::Eof | Event::DocType(_) => return None,
            _ => {}
        }
    }
}

fn value(tag: &BytesStart, attribute: &str) -> Option<String> {
    let found = tag.try_get_attribute(attribute).ok()??;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
