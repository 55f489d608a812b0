//! Why a transcript file was refused, in one sentence that names the file and the next step.

use super::read::layout_names;
use thiserror::Error;

/// A transcript file that could not be read. Nothing of it was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ImportError {
    /// The extension names no layout that is known.
    #[error("`{file}` cannot be read: only .txt, .docx and .vtt files are understood. Save it as one of these.")]
    Unsupported {
        /// The file's name.
        file: String,
    },
    /// The extension is one that a later version will read.
    #[error("`{file}` cannot be read yet: .{extension} files are not understood so far. Save it as .txt.")]
    NotYet {
        /// The file's name.
        file: String,
        /// Its extension, in lower case.
        extension: String,
    },
    /// `--layout` names nothing that is known.
    #[error(
        "There is no layout `{layout}`: the layouts are {}. Choose one of these, or leave --layout away.",
        layout_names()
    )]
    UnknownLayout {
        /// What was asked for.
        layout: String,
    },
    /// There is nothing in it.
    #[error("`{file}` holds no text. Check that it is the right file.")]
    Empty {
        /// The file's name.
        file: String,
    },
    /// It is larger than any transcript.
    #[error("`{file}` holds more than {limit_mib} MiB of text, which is more than can be read. Split it into parts.")]
    TooLarge {
        /// The file's name.
        file: String,
        /// The limit, in MiB.
        limit_mib: u64,
    },
    /// It is not text, whatever its name says.
    #[error("`{file}` is not a text file: it looks like {what}. Save the transcript as UTF-8 text (.txt) or as .docx.")]
    Binary {
        /// The file's name.
        file: String,
        /// What it seems to be, with its article.
        what: &'static str,
    },
    /// It says which encoding it has, and has not.
    #[error("`{file}` begins as {encoding} but line {line} holds something that is none. Save it again as UTF-8 text.")]
    BrokenEncoding {
        /// The file's name.
        file: String,
        /// The encoding its first bytes promise.
        encoding: &'static str,
        /// The line of the first wrong byte, counted from 1.
        line: usize,
    },
    /// A `.doc` from before 2007.
    #[error("`{file}` is in the old Word format (.doc). Open it in a word processor and save it as .docx.")]
    OldWord {
        /// The file's name.
        file: String,
    },
    /// A password stands before it.
    #[error(
        "`{file}` is protected by a password. Open it in a word processor, take the password off and save it again."
    )]
    Encrypted {
        /// The file's name.
        file: String,
    },
    /// The container or the XML in it is broken.
    #[error("`{file}` is not a complete Word document: {why}. Open it in a word processor and save it again as .docx.")]
    BrokenDocx {
        /// The file's name.
        file: String,
        /// What is wrong with it.
        why: String,
    },
    /// It carries a document type declaration, which no word processor writes.
    #[error(
        "`{file}` declares XML entities in `{part}`, which is not safe to read. Open it in a word processor and save it again as .docx."
    )]
    Entities {
        /// The file's name.
        file: String,
        /// The part of the container.
        part: String,
    },
    /// The first line is not the one WebVTT files have.
    #[error("`{file}` does not begin with WEBVTT, so it is not a WebVTT file. Save it as .txt, or export it again.")]
    NotVtt {
        /// The file's name.
        file: String,
    },
    /// There is no cue with words in it.
    #[error("`{file}` holds no cue that can be read{}. Export it again as WebVTT.", first_of(warnings))]
    NoCues {
        /// The file's name.
        file: String,
        /// What was wrong with the cues it holds, in whole sentences.
        warnings: Vec<String>,
    },
}

fn first_of(warnings: &[String]) -> String {
    warnings.first().map(|first| format!(" ({})", first.trim_end_matches('.'))).unwrap_or_default()
}
