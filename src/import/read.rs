//! The door of the room: which layout a file has, and the draft it becomes.

use super::layout::Reading;
use super::{ImportError, ReadOptions, SpeakerRule, decode, docx, findings::findings, labels, roles, vtt};
use crate::model::TranscriptDraft;

/// The layouts: the name `--layout` takes, and what it reads.
pub const LAYOUTS: &[(&str, &str)] = &[
    ("labels", "plain text (.txt) with a speaker's label before each turn, such as `P07: …`"),
    ("docx", "a Word document (.docx) with a speaker's label before each turn"),
    ("vtt", "WebVTT captions (.vtt) with voices or names"),
];

/// Extensions that a later version will read.
const LATER: [&str; 4] = ["md", "markdown", "srt", "rst"];

/// Whether a file of this name can be read: `.txt`, `.docx` or `.vtt`, in any letter case.
#[must_use]
pub fn supported(file_name: &str) -> bool {
    layout_of(&extension(file_name)).is_some()
}

/// Reads one transcript.
///
/// `file_name` gives the title (without folders and extension) and the layout, unless the options name one.
///
/// # Errors
/// Every reason for which nothing of the file can be taken in; see [`ImportError`].
pub fn read_transcript(file_name: &str, bytes: &[u8], options: &ReadOptions) -> Result<TranscriptDraft, ImportError> {
    let file = base(file_name);
    let layout = choose_layout(file, options.layout.as_deref())?;
    let told = |label: &str| SpeakerRule::find(&options.speakers, label).is_some();
    let reading = match layout {
        "docx" => docx::read(file, bytes, told)?,
        "vtt" => vtt::read(file, bytes, told)?,
        _ => plain(file, bytes, told)?,
    };
    let labels: Vec<&str> = reading.found.labels.iter().map(String::as_str).collect();
    let speakers = roles::assign(&labels, &options.speakers);
    let kind = options.kind.unwrap_or_else(|| roles::kind(&speakers));
    let mut warnings = reading.warnings;
    warnings.extend(reading.found.warnings);
    let mut draft = TranscriptDraft {
        title: stem(file).to_string(),
        kind,
        layout: layout.to_string(),
        text: reading.text,
        speakers,
        turns: reading.found.turns,
        warnings,
    };
    let found = findings(&draft);
    draft.warnings.extend(found);
    Ok(draft)
}

fn plain(file: &str, bytes: &[u8], told: impl Fn(&str) -> bool) -> Result<Reading, ImportError> {
    let decoded = decode::decode(file, bytes)?;
    let found = labels::find(&decoded.text, told);
    Ok(Reading { text: decoded.text, found, warnings: decoded.warnings })
}

/// The names of the layouts as a sentence lists them.
pub(super) fn layout_names() -> String {
    LAYOUTS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}

/// The layout asked for, else the one of the extension. A Word document is unpacked whatever was asked for.
fn choose_layout(file: &str, asked: Option<&str>) -> Result<&'static str, ImportError> {
    let extension = extension(file);
    let Some(own) = layout_of(&extension) else { return Err(refusal(file, extension)) };
    let Some(asked) = asked else { return Ok(own) };
    let known = LAYOUTS.iter().map(|(name, _)| *name).find(|name| *name == asked.trim().to_lowercase());
    match known {
        None => Err(ImportError::UnknownLayout { layout: asked.to_string() }),
        Some("labels") if own == "docx" => Ok(own),
        Some(name) => Ok(name),
    }
}

fn refusal(file: &str, extension: String) -> ImportError {
    let file = file.to_string();
    match extension.as_str() {
        "doc" | "dot" => ImportError::OldWord { file },
        later if LATER.contains(&later) => ImportError::NotYet { file, extension },
        _ => ImportError::Unsupported { file },
    }
}

fn layout_of(extension: &str) -> Option<&'static str> {
    match extension {
        "txt" => Some("labels"),
        "docx" => Some("docx"),
        "vtt" => Some("vtt"),
        _ => None,
    }
}

/// The name without folders.
pub(super) fn base(file_name: &str) -> &str {
    file_name.rsplit(['/', '\\']).next().unwrap_or(file_name)
}

/// What stands after the last point, in lower case; empty where there is none.
pub(super) fn extension(file_name: &str) -> String {
    base(file_name).rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_lowercase())
}

fn stem(file: &str) -> &str {
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Role, TranscriptKind};

    fn read(name: &str, options: &ReadOptions) -> Result<TranscriptDraft, ImportError> {
        read_transcript(name, b"I: hello\nP07: hi\n", options)
    }

    fn refused(name: &str) -> String {
        read(name, &ReadOptions::default()).unwrap_err().to_string()
    }

    #[test]
    fn the_title_is_the_name_without_folders_and_extension() {
        assert_eq!(read("a/b/P07.v2.TXT", &ReadOptions::default()).unwrap().title, "P07.v2");
        assert_eq!(read("c:\\d\\P07.txt", &ReadOptions::default()).unwrap().title, "P07");
    }

    #[test]
    fn the_extension_decides_in_any_letter_case() {
        assert!(["a.txt", "a.TXT", "a.Docx", "a.VTT"].iter().all(|name| supported(name)));
        assert!(!["a.md", "a", "txt", "a.txt.bak", "a.doc"].iter().any(|name| supported(name)));
        assert!(refused("a.odt").contains("only .txt, .docx and .vtt"));
        assert!(refused("a.srt").contains("cannot be read yet") && refused("a.srt").contains("Save it as .txt."));
        assert!(refused("a.doc").contains("save it as .docx"));
    }

    #[test]
    fn an_unknown_layout_is_refused_with_the_known_ones() {
        let options = ReadOptions { layout: Some("otter".into()), ..ReadOptions::default() };
        assert!(read("a.txt", &options).unwrap_err().to_string().contains("labels, docx, vtt"));
        let options = ReadOptions { layout: Some("labels".into()), ..ReadOptions::default() };
        assert_eq!(read("a.vtt", &options).unwrap().layout, "labels");
    }

    #[test]
    fn what_is_told_about_kind_and_speakers_holds() {
        let rule = SpeakerRule::parse("p07=interpreter:Amina").unwrap();
        let other = SpeakerRule::parse("P08=participant").unwrap();
        let options =
            ReadOptions { kind: Some(TranscriptKind::Notes), speakers: vec![rule, other], ..ReadOptions::default() };
        let draft = read("a.txt", &options).unwrap();
        assert_eq!(draft.kind, TranscriptKind::Notes);
        assert_eq!((draft.speakers[1].role, draft.speakers[1].case.as_deref()), (Role::Interpreter, Some("Amina")));
        let unmatched = crate::import::unmatched(&options.speakers, std::iter::once(&draft));
        assert_eq!(unmatched.iter().map(|rule| rule.label.as_str()).collect::<Vec<_>>(), ["P08"]);
    }

    #[test]
    fn a_label_that_was_told_is_believed_though_it_looks_like_talk() {
        let bytes = b"I: hello\n\nwhat he said: nothing\n";
        let told = ReadOptions {
            speakers: vec![SpeakerRule::parse("what he said=participant").unwrap()],
            ..ReadOptions::default()
        };
        assert_eq!(read_transcript("a.txt", bytes, &told).unwrap().turns.len(), 2);
        assert_eq!(read_transcript("a.txt", bytes, &ReadOptions::default()).unwrap().turns.len(), 1);
    }
}
