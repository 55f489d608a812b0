//! Bytes become text, once: UTF-8, UTF-16 by its byte order mark, Windows-1252 as a last resort.
//!
//! Owns the rule that a text never moves: the byte order mark is dropped, CRLF and CR become LF, and everything else
//! is kept exactly, labels, odd spaces and control characters included. What is not text at all is refused here.

use super::ImportError;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The most text that is read from one file, in bytes: 64 MiB, some ten million words.
pub const MAX_TEXT: u64 = 64 * 1024 * 1024;
const MIB: u64 = 1024 * 1024;

/// A text as it will be stored, and what there is to say about how it was decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// UTF-8, LF.
    pub text: String,
    /// Whole sentences.
    pub warnings: Vec<String>,
}

/// Decodes the bytes of a text file.
///
/// # Errors
/// What is too large, not text, broken in its own encoding, or holds nothing but white space.
pub fn decode(file: &str, bytes: &[u8]) -> Result<Decoded, ImportError> {
    if bytes.len() as u64 > MAX_TEXT {
        return Err(too_large(file));
    }
    if let Some(what) = signature(bytes) {
        return Err(ImportError::Binary { file: file.to_string(), what });
    }
    let decoded = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => marked_utf8(file, rest)?,
        [0xFF, 0xFE, rest @ ..] => utf16(file, UTF_16LE, rest)?,
        [0xFE, 0xFF, rest @ ..] => utf16(file, UTF_16BE, rest)?,
        _ => unmarked(bytes),
    };
    if looks_binary(&decoded.text) {
        return Err(ImportError::Binary { file: file.to_string(), what: "binary data" });
    }
    let text = lf(decoded.text);
    refuse_empty(file, &text)?;
    Ok(Decoded { text, warnings: decoded.warnings })
}

/// The error for a text above the limit.
pub fn too_large(file: &str) -> ImportError {
    ImportError::TooLarge { file: file.to_string(), limit_mib: MAX_TEXT / MIB }
}

/// Refuses a text that holds nothing but white space.
///
/// # Errors
/// [`ImportError::Empty`].
pub fn refuse_empty(file: &str, text: &str) -> Result<(), ImportError> {
    if text.trim().is_empty() { Err(ImportError::Empty { file: file.to_string() }) } else { Ok(()) }
}

/// The text of an XML part: UTF-8, or UTF-16 by its byte order mark; `None` where it is neither.
pub fn xml(bytes: &[u8]) -> Option<String> {
    let wide = |encoding: &'static Encoding, rest| {
        encoding.decode_without_bom_handling_and_without_replacement(rest).map(std::borrow::Cow::into_owned)
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => std::str::from_utf8(rest).ok().map(String::from),
        [0xFF, 0xFE, rest @ ..] => wide(UTF_16LE, rest),
        [0xFE, 0xFF, rest @ ..] => wide(UTF_16BE, rest),
        _ => std::str::from_utf8(bytes).ok().map(String::from),
    }
}

fn marked_utf8(file: &str, rest: &[u8]) -> Result<Decoded, ImportError> {
    match std::str::from_utf8(rest) {
        Ok(text) => Ok(Decoded { text: text.to_string(), warnings: Vec::new() }),
        Err(error) => {
            let line = line_of(rest, error.valid_up_to());
            Err(ImportError::BrokenEncoding { file: file.to_string(), encoding: "UTF-8", line })
        }
    }
}

fn utf16(file: &str, encoding: &'static Encoding, rest: &[u8]) -> Result<Decoded, ImportError> {
    match encoding.decode_without_bom_handling_and_without_replacement(rest) {
        Some(text) => Ok(Decoded { text: text.into_owned(), warnings: Vec::new() }),
        None => {
            let (replaced, _) = encoding.decode_without_bom_handling(rest);
            let before = replaced.split('\u{FFFD}').next().unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            Err(ImportError::BrokenEncoding { file: file.to_string(), encoding: "UTF-16", line })
        }
    }
}

fn unmarked(bytes: &[u8]) -> Decoded {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Decoded { text: text.to_string(), warnings: Vec::new() },
        Err(error) => error,
    };
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let line = line_of(bytes, error.valid_up_to());
    let mut warning = format!(
        "The text is not UTF-8 (first seen on line {line}) and was read as Windows-1252: look whether accents and \
         quotation marks are right."
    );
    if bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii()) {
        warning.push_str(" Parts of it look like UTF-8 all the same, so two encodings may be mixed in it.");
    }
    Decoded { text: text.into_owned(), warnings: vec![warning] }
}

fn line_of(bytes: &[u8], offset: usize) -> usize {
    bytes.iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}

/// What the first bytes say a file is, where that is no text.
fn signature(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 10] = [
        (b"%PDF-", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
        (b"\xFF\xD8\xFF", "a picture (JPEG)"),
        (b"GIF8", "a picture (GIF)"),
        (b"PK\x03\x04", "a zip container, such as .docx or .odt"),
        (b"\xD0\xCF\x11\xE0", "an old Office document (.doc)"),
        (b"{\\rtf", "an RTF document"),
        (b"\x1f\x8b", "a compressed file (gzip)"),
        (b"ID3", "a sound recording (MP3)"),
        (b"SQLite format 3\0", "a database"),
    ];
    KNOWN.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, what)| *what)
}

/// A NUL is in no text; neither are many other control characters. A few are kept and shown as stand-ins.
fn looks_binary(text: &str) -> bool {
    let mut controls = 0usize;
    let mut all = 0usize;
    for c in text.chars() {
        if c == '\0' {
            return true;
        }
        all += 1;
        controls += usize::from(c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}'));
    }
    controls > 8 && controls * 20 > all
}

fn lf(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode("a.txt", bytes).unwrap().text
    }

    fn refusal(bytes: &[u8]) -> String {
        decode("a.txt", bytes).unwrap_err().to_string()
    }

    #[test]
    fn utf8_is_kept_exactly_but_for_the_mark_and_the_line_ends() {
        assert_eq!(text(b"\xEF\xBB\xBFa\r\nb\rc\n\r\nd \t "), "a\nb\nc\n\nd \t ");
        assert_eq!(
            text("e\u{301} \u{a0}\u{202e}\u{1b}[1m \u{feff}x".as_bytes()),
            "e\u{301} \u{a0}\u{202e}\u{1b}[1m \u{feff}x"
        );
        assert_eq!(decode("a.txt", b"plain").unwrap().warnings, Vec::<String>::new());
    }

    #[test]
    fn utf16_is_known_by_its_mark() {
        let little: Vec<u8> = "\u{feff}é😀\r\nb".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}é😀\r\nb".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&little), "é😀\nb");
        assert_eq!(text(&big), "é😀\nb");
        assert!(refusal(&little[..little.len() - 1]).contains("begins as UTF-16 but line 2"));
    }

    #[test]
    fn windows_1252_is_the_last_resort_and_is_said() {
        let decoded = decode("a.txt", b"one\ncaf\xe9 \x93so\x94").unwrap();
        assert_eq!(decoded.text, "one\ncafé “so”");
        assert!(decoded.warnings[0].contains("Windows-1252") && decoded.warnings[0].contains("line 2"));
        assert!(!decoded.warnings[0].contains("mixed"));
        assert!(decode("a.txt", b"caf\xc3\xa9 caf\xe9.").unwrap().warnings[0].contains("mixed"));
    }

    #[test]
    fn a_file_that_promises_utf8_and_is_none_is_refused_rather_than_garbled() {
        assert!(refusal(b"\xEF\xBB\xBFa\nb\nc\xe9").contains("begins as UTF-8 but line 3"));
    }

    #[test]
    fn what_is_not_text_is_refused() {
        assert!(refusal(b"%PDF-1.7 x").contains("a PDF"));
        assert!(refusal(b"\x89PNG\r\n\x1a\nxx").contains("PNG"));
        assert!(refusal(b"a\0b").contains("binary data"));
        assert!(refusal(&[1u8; 50]).contains("binary data"));
    }

    #[test]
    fn nothing_but_white_space_is_refused() {
        assert_eq!(refusal(b""), "`a.txt` holds no text. Check that it is the right file.");
        assert!(refusal(b"\xEF\xBB\xBF \r\n\t ").contains("holds no text"));
    }

    #[test]
    fn a_text_above_the_limit_is_refused_with_the_limit() {
        let long = vec![b'a'; MAX_TEXT as usize + 1];
        assert!(refusal(&long).contains("more than 64 MiB"));
    }
}
