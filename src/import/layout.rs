//! What a layout hands over to the door of the room.

use super::labels::Found;

/// What a layout makes of the bytes, before anybody has a role.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The text as it will be stored.
    pub text: String,
    /// Its speakers' labels and its turns.
    pub found: Found,
    /// What was odd before there were turns, in whole sentences.
    pub warnings: Vec<String>,
}
