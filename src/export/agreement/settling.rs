//! How differences were settled, as the methods paragraph tells it.

use super::view::{AboutReport, Settled};
use super::words::{list, thousands};
use crate::model::Outcome;

/// The sentences about what became of the coders' differences.
pub(super) fn sentences(about: &AboutReport) -> Vec<String> {
    let settled = &about.settled;
    let mut told = vec![decided(settled, &about.coders)];
    told.extend(waiting(settled));
    told
}

fn decided(settled: &Settled, coders: &[String]) -> String {
    let count = settled.settled();
    if count == 0 {
        let none = "No decision about a difference between them is recorded";
        return if settled.open + settled.discuss == 0 {
            format!("{none}, and there is no difference to settle.")
        } else {
            format!("{none}.")
        };
    }
    let ways = ways(settled, coders);
    let (differences, were) = if count == 1 { ("difference", "was") } else { ("differences", "were") };
    let mut told = format!(
        "{} {differences} {were} settled by a recorded decision with its reason: {}.",
        thousands(count as u64),
        list(&ways)
    );
    match settled.with(Outcome::Agreed) {
        0 => {}
        1 => told.push_str(" One reading the coders had agreed on was taken as consensus as it stood."),
        many => told.push_str(&format!(
            " {} readings the coders had agreed on were taken as consensus as they stood.",
            thousands(many as u64)
        )),
    }
    told
}

/// How many were settled in which way. Whose reading it was can only be said where there is one pair.
fn ways(settled: &Settled, coders: &[String]) -> Vec<String> {
    let mut ways = Vec::new();
    let mut push = |count: usize, way: String| {
        if count > 0 {
            ways.push(format!("{way} in {}", thousands(count as u64)));
        }
    };
    let (first, second) = (settled.with(Outcome::First), settled.with(Outcome::Second));
    if let [one, other] = coders {
        push(first, format!("{one}'s reading was taken"));
        push(second, format!("{other}'s reading was taken"));
    } else {
        push(first + second, "one of the two readings was taken".into());
    }
    push(settled.with(Outcome::Both), "both readings were taken".into());
    push(settled.with(Outcome::New), "a new reading was made".into());
    push(settled.with(Outcome::Neither), "neither reading was taken".into());
    push(settled.with(Outcome::Keep), "the coders agreed to differ".into());
    ways
}

fn waiting(settled: &Settled) -> Option<String> {
    let open = settled.open + settled.discuss;
    let discuss = match settled.discuss {
        0 => String::new(),
        put_off => format!(" ({} put off to be talked about)", thousands(put_off as u64)),
    };
    match open {
        0 => None,
        1 => Some(format!("One difference is not settled yet{discuss}.")),
        many => Some(format!("{} differences are not settled yet{discuss}.", thousands(many as u64))),
    }
}
