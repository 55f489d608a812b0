//! The one clock: the only place that asks what time it is.

/// Now, RFC 3339, UTC, to the millisecond.
pub(super) fn now() -> String {
    let now = jiff::Timestamp::now();
    let millis = jiff::Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now);
    format!("{millis:.3}")
}
