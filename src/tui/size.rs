//! How wide the terminal is, for what is printed rather than drawn.

/// The columns of the terminal; `None` where there is none to ask.
#[must_use]
pub fn width() -> Option<u16> {
    crossterm::terminal::size().ok().map(|(columns, _)| columns).filter(|columns| *columns > 0)
}
