//! Shares as people read them.
//!
//! The rule this file owns: a share of nothing is no number, and is written as a dash.

/// A share as a whole percentage, `38 %`; undefined as a dash.
#[must_use]
pub fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_string(), |share| format!("{:.0} %", share * 100.0))
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_share_of_nothing_is_not_nought() {
        assert_eq!(
            (percent(None), percent(Some(0.0)), percent(Some(0.375))),
            ("–".into(), "0 %".into(), "38 %".into())
        );
    }
}
