//! Reading the files of an import, several at a time.
//!
//! Finding the turns and looking for oddities is most of the work of an import and needs nothing of the project, so every
//! processor takes a share of it. What comes out is in the order of the files, as if one had been read after the other.

use super::file_name::file_name;
use crate::import::{self, ReadOptions};
use crate::model::TranscriptDraft;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;

/// More threads than this would only wait for the disk.
const MOST: usize = 4;

/// A file that was read, or the reason why not.
pub(super) struct ReadFile {
    pub(super) path: PathBuf,
    pub(super) draft: Result<TranscriptDraft, String>,
}

/// Reads all files. `progress` is told how many of how many are read, and answers whether to go on; `None` where it said
/// no.
pub(super) fn read_files(
    files: &[PathBuf],
    options: &ReadOptions,
    progress: &mut dyn FnMut(usize, usize) -> bool,
) -> Option<Vec<ReadFile>> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(MOST).min(files.len());
    let (next, stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (send, receive) = mpsc::channel();
    let mut read: Vec<(usize, ReadFile)> = std::thread::scope(|scope| {
        for _ in 0..threads {
            let send = send.clone();
            scope.spawn(|| {
                // The next file nobody has taken yet, until there is none.
                let send = send;
                while !stopped.load(Ordering::Relaxed) {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(path) = files.get(place) else { return };
                    if send.send((place, read_file(path, options))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut read = Vec::with_capacity(files.len());
        while read.len() < files.len() {
            if !progress(read.len(), files.len()) {
                stopped.store(true, Ordering::Relaxed);
                break;
            }
            match receive.recv() {
                Ok(file) => read.push(file),
                Err(mpsc::RecvError) => break,
            }
        }
        read
    });
    if stopped.into_inner() {
        return None;
    }
    read.sort_unstable_by_key(|(place, _)| *place);
    Some(read.into_iter().map(|(_, file)| file).collect())
}

fn read_file(path: &Path, options: &ReadOptions) -> ReadFile {
    let draft =
        std::fs::read(path).map_err(|why| format!("{} could not be read: {why}", path.display())).and_then(|bytes| {
            import::read_transcript(&file_name(path), &bytes, options).map_err(|error| error.to_string())
        });
    ReadFile { path: path.to_path_buf(), draft }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(count: usize) -> (tempfile::TempDir, Vec<PathBuf>) {
        let folder = tempfile::tempdir().unwrap();
        let files = (0..count).map(|number| {
            let path = folder.path().join(format!("P{number}.txt"));
            std::fs::write(&path, format!("P{number}: {}\n", "talk ".repeat(number * 50))).unwrap();
            path
        });
        let files = files.collect();
        (folder, files)
    }

    #[test]
    fn files_come_out_in_their_order_whoever_read_them() {
        let (_folder, mut files) = folder(40);
        files.reverse();
        files.insert(7, PathBuf::from("/nowhere/P99.txt"));
        let mut told = Vec::new();
        let read = read_files(&files, &ReadOptions::default(), &mut |done, all| {
            told.push((done, all));
            true
        });
        let read = read.unwrap();
        assert_eq!(read.iter().map(|file| file.path.clone()).collect::<Vec<_>>(), files);
        assert!(read.iter().enumerate().all(|(place, file)| file.draft.is_err() == (place == 7)));
        assert_eq!(told, (0..41).map(|done| (done, 41)).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_comes_out_of_a_reading_that_was_stopped() {
        let (_folder, files) = folder(5);
        assert!(read_files(&files, &ReadOptions::default(), &mut |done, _| done < 3).is_none());
        assert_eq!(read_files(&[], &ReadOptions::default(), &mut |_, _| false).map(|read| read.len()), Some(0));
    }
}
