//! A blind coder is shown the same by every screen and every key as if the other had never coded.
//!
//! Every place where keys go stands either in [`REACHED`], with the keys that lead there, or in [`EXCUSED`], with a reason;
//! a new screen that stands in neither fails a test. At each place every key of the commands table is pressed on two copies
//! of one project, one from before the other coder's work and one from after it, and after each key all that is drawn must
//! be the same to the letter.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_blind;
mod common_screen;
mod common_store;

use common_blind::{Moments, bring_in_others, moments, sit, unmarked};
use common_screen::Desk;
use common_store::apply;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// Places, and several ways to them.
const REACHED: &[(&str, &[&str])] = &[
    ("project", &["", "j"]),
    ("transcript", &["Enter } } Tab", "j Enter } } o o"]),
    ("ends of a coding", &["Enter } } c 2 Enter ]", "j Enter } } c 1 Enter ["]),
    ("search line", &["/ r o o m"]),
    ("search hits", &["/ r o o m Enter", "/ d a n d e l i o n s Enter", "/ Enter t Enter"]),
    ("matrix", &["M", "M ] Tab", "M 0"]),
    ("beside the matrix", &["M Tab Tab z"]),
    ("quotes of a cell", &["M o"]),
    ("tables for the report", &["V", "V p p j", "V Tab", "V Tab Tab", "V Tab Tab Tab", "V Shift+Tab"]),
    ("memos", &["Y", "Y j"]),
    ("codebook", &["B", "B j"]),
    ("agreement", &["A", "A j"]),
    ("disagreements", &["D", "D L"]),
    ("passage of a disagreement", &["D Tab"]),
];

/// Places that are not reached by themselves.
const EXCUSED: &[(&str, &str)] = &[
    ("everywhere", "what holds everywhere is pressed at each of the others"),
    ("pickers and palette", "a window that keys of the others open"),
    ("questions", "a window that keys of the others open"),
    ("memo editor", "a window that keys of the others open"),
    ("summary editor", "a window that keys of the others open"),
    ("rules of a theme", "a window that keys of the others open"),
    ("form of a theme", "a window that keys of the others open"),
    ("what will change", "a window that keys of the others open"),
    ("sorting codings", "a window that keys of the others open"),
    ("reason of a decision", "a window that keys of the others open"),
    ("comments", "a window that keys of the others open"),
    ("help and messages", "a window that keys of the others open"),
];

/// What is pressed after each key, so that what it opened is gone through and what it asked is answered.
const AFTERWARDS: [&str; 6] = ["Down", "Enter", "Enter", "Enter", "Esc", "u"];

/// Keys by which she does come to see it, once she confirms what they ask: being done, and taking another coder's initials,
/// which is a promise among colleagues. Here she does not confirm.
const OPENING: [&str; 2] = ["F", "@"];

/// Every place with its keys, as `emic keys` tells them.
fn places() -> Vec<(String, Vec<String>)> {
    let told: Value = serde_json::from_str(&emic::tui::keys(true)).unwrap();
    let mut places: Vec<(String, Vec<String>)> = Vec::new();
    for line in told["keys"].as_array().unwrap() {
        let place = line["place"].as_str().unwrap();
        let first = line["keys"][0].as_str().unwrap().to_string();
        match places.iter_mut().find(|(known, _)| known == place) {
            Some((_, keys)) => keys.push(first),
            None => places.push((place.to_string(), vec![first])),
        }
    }
    places
}

/// Everything that is drawn, from the way there on.
fn journey(project: &Path, coder: Option<&str>, way: &str, key: &str) -> Vec<String> {
    let mut desk = Desk::open(project, coder, 120, 40);
    let mut shown = Vec::new();
    let opening = OPENING.contains(&key);
    let steps =
        way.split_whitespace().chain([key]).chain(AFTERWARDS.into_iter().filter(|step| !opening || *step != "Enter"));
    for step in [""].into_iter().chain(steps) {
        desk.press(step);
        // The folder of a run has a name that no other has.
        shown.push(unmarked(&desk.text().replace(&*desk.folder.path().to_string_lossy(), "FOLDER")));
        if desk.inline.model.over {
            break;
        }
    }
    shown
}

/// Every key that can be pressed at a place, in the order of the table.
fn keys_at(places: &[(String, Vec<String>)], place: &str) -> Vec<String> {
    let own = places.iter().filter(|(known, _)| known == place || known == "everywhere");
    own.flat_map(|(_, keys)| keys.clone()).collect()
}

/// Both have coded `bert`, which is nobody's to code blindly; there they differ in one place.
fn differing() -> Moments {
    let moments = moments();
    for path in [&moments.nothing, &moments.ashas, &moments.both] {
        apply(&mut sit(path, Some("CD")), "bert", "The neighbours are kind", "friends");
    }
    moments
}

fn walk(coder: Option<&str>, before: &Path, after: &Path) -> Vec<String> {
    let places = places();
    let mut differing = Vec::new();
    for (place, ways) in REACHED {
        for way in *ways {
            for key in keys_at(&places, place) {
                let (left, right) = (journey(before, coder, way, &key), journey(after, coder, way, &key));
                if let Some((before, after)) = left.iter().zip(&right).find(|(left, right)| left != right) {
                    differing.push(format!("{place}: {way} {key}\n--- before\n{before}\n--- after\n{after}"));
                }
            }
        }
    }
    differing
}

#[test]
fn every_place_is_reached_or_excused_with_a_reason() {
    let known: BTreeSet<String> = places().into_iter().map(|(place, _)| place).collect();
    let reached = REACHED.iter().map(|(place, _)| (*place).to_string());
    let named: BTreeSet<String> = reached.chain(EXCUSED.iter().map(|(place, _)| (*place).to_string())).collect();
    assert_eq!(known, named, "left: the places there are; right: those reached or excused");
    assert!(EXCUSED.iter().all(|(_, why)| !why.is_empty()));
}

#[test]
fn the_ways_lead_to_the_places() {
    let moments = differing();
    for (place, ways) in REACHED {
        for way in *ways {
            let mut desk = Desk::open(&moments.both, Some("AB"), 120, 40);
            desk.press(way);
            assert_eq!(desk.inline.place(), *place, "{way}");
        }
    }
}

#[test]
fn no_screen_and_no_key_shows_a_blind_coder_that_the_other_has_coded() {
    let moments = differing();
    bring_in_others(&moments.study);
    let differing = walk(Some("AB"), &moments.ashas, &moments.both);
    assert!(differing.is_empty(), "{} differ\n{}", differing.len(), differing[..differing.len().min(3)].join("\n\n"));
}

#[test]
fn somebody_to_whom_nothing_is_hidden_is_shown_it_on_every_screen() {
    let moments = differing();
    for (place, ways) in REACHED {
        let differs =
            |way: &&str| journey(&moments.ashas, Some("EF"), way, "") != journey(&moments.both, Some("EF"), way, "");
        assert!(ways.iter().any(differs), "the walk would show a difference on {place}");
    }
}
