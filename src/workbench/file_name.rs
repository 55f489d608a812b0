//! What a file is called, without its folders.

use std::path::Path;

/// The name of a file, with stand-ins for what is no Unicode.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy()).into_owned()
}
