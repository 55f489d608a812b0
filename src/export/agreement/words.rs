//! How figures and remarks are put into words, the same in every format and on every screen.

use crate::agreement::remark::{RELIABLE, Remark, TENTATIVE};
use crate::agreement::{Coefficient, Interval, Reason, UnitKind};

/// A coefficient with three decimals and no zero before the point, `.842`, `1.000`, `-.020`; a value is never rounded
/// so that it crosses .667, .800 or 1, which is why there are three.
#[must_use]
pub fn number(value: f64) -> String {
    let rounded = format!("{value:.3}");
    let (sign, digits) = rounded.strip_prefix('-').map_or(("", rounded.as_str()), |digits| ("-", digits));
    let digits = digits.strip_prefix('0').unwrap_or(digits);
    // What rounds to nothing has no sign.
    if digits == ".000" { ".000".into() } else { format!("{sign}{digits}") }
}

/// A coefficient with three decimals, or `undefined` where it has none.
#[must_use]
pub fn coefficient(value: Coefficient) -> String {
    value.map_or_else(|_| crate::export::UNDEFINED.to_string(), number)
}

/// Why a coefficient has no value, `undefined (never used)`.
#[must_use]
pub fn undefined(reason: Reason) -> String {
    format!("{} ({reason})", crate::export::UNDEFINED)
}

/// A share in percent with one decimal, `98.6`; `undefined` where it has no value.
#[must_use]
pub fn percent(value: Coefficient) -> String {
    value.map_or_else(|_| crate::export::UNDEFINED.to_string(), |share| format!("{:.1}", share * 100.0))
}

/// An interval, `[.412, .790]`.
#[must_use]
pub fn interval(interval: Interval) -> String {
    format!("[{}, {}]", number(interval.low), number(interval.high))
}

/// A number of units with its noun, `1 turn`, `1,204 characters`.
#[must_use]
pub fn units(count: u64, unit: UnitKind) -> String {
    counted(count, unit.word())
}

/// A number with its noun, `1 transcript`, `2 transcripts`.
pub(super) fn counted(count: u64, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{} {noun}s", thousands(count)) }
}

/// A number with commas, `12,345`.
#[must_use]
pub fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut told = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    told
}

/// Things one after the other, `AB`, `AB and CD`, `AB, CD and EF`.
#[must_use]
pub fn list(things: &[String]) -> String {
    match things {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The program's version, `0.1.0`.
#[must_use]
pub const fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// The program and its version, `emic 0.1.0`.
#[must_use]
pub fn program() -> String {
    format!("emic {}", version())
}

/// What a remark says of a row of these coders, in one plain sentence without a full stop. `magnitude` says that the
/// row is about magnitudes.
#[must_use]
pub fn sentence(remark: Remark, coders: &[String], unit: UnitKind, magnitude: bool) -> String {
    let name = |place: usize| coders.get(place).map_or("", String::as_str);
    match remark {
        Remark::Reason(reason) => because(reason, coders.len(), magnitude).to_string(),
        Remark::OneCoder { first, second } => {
            let (user, given) = if second == 0 { (name(0), first) } else { (name(1), second) };
            format!("only {user} used it ({}): kappa is 0 by arithmetic", units(given, unit))
        }
        Remark::Bias { first, second } => {
            let (more, less) = if first > second { (0, 1) } else { (1, 0) };
            let (high, low) = (units(first.max(second), unit), thousands(first.min(second)));
            format!("{} gives it far more often than {}: {high} against {low}", name(more), name(less))
        }
        Remark::Rare { given, units: of } => {
            format!(
                "rare theme: few chances to agree ({} of {} have it from anybody)",
                thousands(given),
                units(of, unit)
            )
        }
        Remark::Common { not_given, units: of } => format!(
            "nearly everywhere: few chances to agree that it is absent ({} of {} lack it from somebody)",
            thousands(not_given),
            units(of, unit)
        ),
        Remark::Uneven => "nearly all decisions are the same one: few chances to agree on anything else".into(),
        Remark::Wide => format!(
            "too few {}s to tell: the interval holds both {} and {}",
            unit.word(),
            number(TENTATIVE),
            number(RELIABLE)
        ),
        Remark::FewMagnitudes { units: n } => format!("only {} to compare: too few to tell", units(n, UnitKind::Turn)),
    }
}

const fn because(reason: Reason, coders: usize, magnitude: bool) -> &'static str {
    match (reason, magnitude) {
        (Reason::NeverUsed, _) => "never used: there is nothing to agree on",
        (Reason::NoVariation, false) if coders > 2 => {
            "no variation: everybody gave it to everything, which cannot be told from chance"
        }
        (Reason::NoVariation, false) => "no variation: both gave it to everything, which cannot be told from chance",
        (Reason::NoVariation, true) => "no variation: only one value was ever given, which cannot be told from chance",
        (Reason::FewerThanTwoCoders, _) => "fewer than two coders: there is nobody to compare with",
        (Reason::NoPairableUnits, false) => "no pairable units: nothing that counts was for two of them to code",
        (Reason::NoPairableUnits, true) => "no pairable units: no turn has the theme with a magnitude from two of them",
        (Reason::UsedByOneCoderOnly, _) => "used by one coder only",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coefficients_have_three_decimals_and_no_zero_before_the_point() {
        let told: Vec<String> = [0.8421, 1.0, -0.02, 0.0, -0.0001, -1.0, 0.6665].into_iter().map(number).collect();
        assert_eq!(told, [".842", "1.000", "-.020", ".000", ".000", "-1.000", ".666"]);
        assert_eq!(coefficient(Err(Reason::NeverUsed)), "undefined");
        assert_eq!(undefined(Reason::NeverUsed), "undefined (never used)");
        assert_eq!(percent(Ok(0.9857)), "98.6");
    }

    #[test]
    fn counts_have_their_nouns() {
        assert_eq!(units(1, UnitKind::Turn), "1 turn");
        assert_eq!(units(0, UnitKind::Sentence), "0 sentences");
        assert_eq!(units(1_234_567, UnitKind::Character), "1,234,567 characters");
        let names: Vec<String> = ["AB", "CD", "EF"].map(String::from).to_vec();
        assert_eq!(
            (list(&names[..1]), list(&names[..2]), list(&names)),
            ("AB".into(), "AB and CD".into(), "AB, CD and EF".into())
        );
    }

    #[test]
    fn a_remark_names_the_coder_it_is_about() {
        let coders = ["AB".to_string(), "CD".to_string()];
        let said = |remark| sentence(remark, &coders, UnitKind::Turn, false);
        assert_eq!(
            said(Remark::OneCoder { first: 0, second: 1 }),
            "only CD used it (1 turn): kappa is 0 by arithmetic"
        );
        assert_eq!(
            said(Remark::Bias { first: 7, second: 22 }),
            "CD gives it far more often than AB: 22 turns against 7"
        );
        assert_eq!(
            said(Remark::Rare { given: 3, units: 143 }),
            "rare theme: few chances to agree (3 of 143 turns have it from anybody)"
        );
    }
}
