//! What can go wrong with the index and with a query. The messages name the thing and the next step.

use std::path::PathBuf;
use thiserror::Error;

/// Why the index cannot be used.
#[derive(Debug, Error)]
pub enum SearchError {
    /// The folder cannot be made, read or written.
    #[error("the search folder {} cannot be used ({reason}): check its permissions and the space left on the disk", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The folder holds files, and nothing says that they are an index made by emic. It was left as it is.
    #[error("{} holds files that are no search index of emic: move them away or name another folder", path.display())]
    Foreign {
        /// The folder.
        path: PathBuf,
    },
    /// Somebody else is writing to the index.
    #[error("another emic is writing the search index of this project: wait until it is done and try again")]
    Busy,
    /// The index could not be read or written, or is damaged.
    #[error(
        "the search index cannot be read or written ({reason}): close emic and delete the index's folder, it is built again from the project"
    )]
    Engine {
        /// What the engine said.
        reason: String,
    },
}

impl From<tantivy::TantivyError> for SearchError {
    fn from(error: tantivy::TantivyError) -> Self {
        use tantivy::directory::error::LockError;
        match error {
            tantivy::TantivyError::LockFailure(LockError::LockBusy, _) => Self::Busy,
            other => Self::Engine { reason: other.to_string() },
        }
    }
}

/// Why a query cannot be understood. Places count characters from 1.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum QueryError {
    /// A quotation mark without its second.
    #[error("the quote opened at character {place} is never closed: add a \" where the phrase ends")]
    OpenQuote {
        /// Where it opens.
        place: usize,
    },
    /// A bracket without its second.
    #[error("the bracket at character {place} has no partner: add the missing one or leave it out")]
    LoneBracket {
        /// Where it stands.
        place: usize,
    },
    /// `OR` with nothing before or after it.
    #[error(
        "OR at character {place} needs a word on both sides: add it, or write \"or\" to search for the word itself"
    )]
    LoneOr {
        /// Where it stands.
        place: usize,
    },
    /// A star anywhere but at the end of a word.
    #[error(
        "the star at character {place} can only stand at the end of a word, outside quotes: write support* to find supporting"
    )]
    Star {
        /// Where it stands.
        place: usize,
    },
    /// A star after something that is several words.
    #[error("{word} at character {place} is more than one word: put a space between them and the star after the last")]
    StarAfterMany {
        /// Where it begins.
        place: usize,
        /// What was typed before the star.
        word: String,
    },
    /// Nothing but punctuation.
    #[error("there is no word to search for in this query: type letters or digits")]
    NoWord,
    /// Brackets in brackets without end.
    #[error("the bracket at character {place} is nested too deep: use at most {limit} levels of brackets")]
    TooDeep {
        /// Where the first too many opens.
        place: usize,
        /// How many levels there may be.
        limit: usize,
    },
}
