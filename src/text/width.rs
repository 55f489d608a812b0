//! How many terminal cells a text takes.
//!
//! Widths come from `unicode-width`, by whole grapheme clusters, and nothing that is shown takes less than one cell.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Terminal cells of one cluster as the tables have it; 0 for a combining mark that stands alone.
pub(super) fn cluster_width(cluster: &str) -> usize {
    if cluster.len() == 1 { 1 } else { cluster.width() }
}

/// Terminal cells that `text` takes.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(|cluster| cluster_width(cluster).max(1)).sum()
}

/// What is drawn, character by character as one sees them, each with the terminal cells it takes.
pub fn clusters(text: &str) -> impl Iterator<Item = (&str, usize)> {
    text.graphemes(true).map(|cluster| (cluster, cluster_width(cluster).max(1)))
}
