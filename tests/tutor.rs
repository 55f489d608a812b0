//! The tutorial: every key that a lesson names is pressed just as it is told, in order, and what the lesson promises then
//! stands on the screen and in the project.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_screen;

use common_screen::Desk;
use emic::tui::{Inline, Look};
use emic::workbench::{StepLine, Workbench};

fn tutorial(columns: u16, rows: u16) -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tutor.emic");
    Workbench::make_tutorial(&path).unwrap();
    let bench = Workbench::open(&path, None).unwrap();
    let mut inline = Inline::new(bench, columns, rows, Look::new(true, true)).unwrap();
    inline.begin();
    Desk { folder, inline }
}

/// What stands between ‹ and ›, in order.
fn marked(told: &str) -> Vec<&str> {
    told.split('‹').skip(1).map(|rest| rest.split_once('›').expect("every ‹ is closed").0).collect()
}

#[test]
fn walk() {
    let mut desk = tutorial(80, 24);
    println!("{}", desk.text());
    let tutorial = desk.inline.bench.tutorial().unwrap().unwrap();
    let loaded = desk.inline.bench.load(tutorial.transcript).unwrap();
    for step in &tutorial.steps {
        let turn = loaded.transcript.turns.iter().find(|t| t.n == step.turn).unwrap();
        println!("=== {} {}", step.n, step.title);
        println!("{}", desk.text());
        for key in marked(&loaded.text[turn.body..turn.end]) {
            let place = desk.inline.place();
            let before = desk.text(); let _ = place;
            if emic::tui::keys(true).contains(&format!("\"{key}\"")) { desk.press(key); } else { desk.type_in(key); }
            println!("--- [{place}] {key}");
            if desk.text() != before { println!("{}", desk.text()); } else { println!("(same)"); }
        }
        desk.press("}");
        if desk.text().contains(&format!("step {} of", step.n)) { desk.press("}"); }
    }
}
