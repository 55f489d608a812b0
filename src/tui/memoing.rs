//! What the screens ask for about memos, and what comes back.

use crate::workbench::{DraftTarget, MemoDraft, MemoLine, MemoPage, MemoQuery, MemoTarget, MemoWritten};
use std::path::PathBuf;

/// Something asked for.
#[derive(Debug, Clone)]
pub enum Ask {
    /// Open a memo to be written.
    Open(MemoTarget),
    /// Write a memo: what it is about, the text, and the text it was begun with.
    Write(MemoTarget, String, String),
    /// Keep what is being typed beside the project; the revision comes back with the answer.
    Keep(Box<MemoDraft>, u64),
    /// What was typed is saved, or given up.
    Drop(DraftTarget),
    /// List memos; the number comes back with the answer.
    List(u64, MemoQuery),
    /// Write memos to a file; whether it may replace one.
    Export(MemoQuery, PathBuf, bool),
}

/// What came of it.
#[derive(Debug, Clone)]
pub enum Answer {
    /// A memo to be written.
    Page(Box<MemoPage>),
    /// The memo being written is on disk.
    Saved(Box<MemoWritten>),
    /// What is being typed is kept beside the project, as it was at this revision.
    Kept(DraftTarget, u64),
    /// What is being typed could not be kept beside the project; why.
    NotKept(String),
    /// The memos that were asked for.
    List(u64, Result<Vec<MemoLine>, String>),
}
