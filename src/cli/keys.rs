//! `emic keys`: the keys of the screens.

use super::End;
use super::session::Session;
use anyhow::Result;

pub(super) fn run(session: &Session) -> Result<End> {
    session.out.text(&(session.screens.keys)(session.out.json))?;
    Ok(End::Done)
}
