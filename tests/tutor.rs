//! The tutorial: every key that a lesson names is pressed just as it is told, in order, and what the lesson promises then
//! stands on the screen and in the project.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_screen;

use common_screen::Desk;
use emic::model::{MemoKind, Span};
use emic::tui::{Inline, Look, Screen, TranscriptScreen};
use emic::workbench::{CodingLine, CodingQuery, MemoQuery, StepLine, Tutorial, Workbench};
use serde_json::Value;
use std::path::Path;

/// Columns left of the text, and those of the text, in a terminal of so many columns and rows.
const SIZES: [(u16, u16, usize); 2] = [(80, 24, 66), (160, 50, 94)];
const GUTTER: usize = 11;

/// Places where what is no key is typed.
const TYPED_INTO: [&str; 4] = ["search line", "pickers and palette", "questions", "memo editor"];

/// Somebody who learns.
struct Learner {
    desk: Desk,
    keys: Value,
    text: String,
    width: usize,
}

fn sit_down(path: &Path, columns: u16, rows: u16) -> Inline {
    let mut bench = Workbench::open(path, None).unwrap();
    bench.remember_places_in(Some(path.with_file_name("places")));
    let mut inline = Inline::new(bench, columns, rows, Look::new(true, true)).unwrap();
    inline.begin();
    inline
}

impl Learner {
    fn new((columns, rows, width): (u16, u16, usize)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tutor.emic");
        Workbench::make_tutorial(&path).unwrap();
        let inline = sit_down(&path, columns, rows);
        let tutorial = inline.bench.tutorial().unwrap().unwrap();
        let text = inline.bench.load(tutorial.transcript).unwrap().text.clone();
        let keys = serde_json::from_str(&emic::tui::keys(true)).unwrap();
        Self { desk: Desk { folder, inline }, keys, text: text.to_string(), width }
    }

    /// The program ends and is started again.
    fn again(self) -> Self {
        let Self { desk: Desk { folder, inline }, keys, text, width } = self;
        let (path, (columns, rows)) = (inline.bench.path().to_path_buf(), inline.model.size);
        drop(inline);
        let inline = sit_down(&path, columns, rows);
        Self { desk: Desk { folder, inline }, keys, text, width }
    }

    fn tutorial(&self) -> Tutorial {
        self.desk.inline.bench.tutorial().unwrap().unwrap()
    }

    /// Whether the commands table has this key in a place, or everywhere.
    fn is_key(&self, key: &str, place: &str) -> bool {
        self.keys["keys"].as_array().unwrap().iter().any(|line| {
            let here = line["place"] == place || line["place"] == "everywhere";
            here && line["keys"].as_array().unwrap().iter().any(|known| known == key)
        })
    }

    /// Presses a key, or types what stands in its marks, as the lesson tells.
    fn follow(&mut self, told: &str, title: &str) {
        let place = self.desk.inline.place();
        if TYPED_INTO.contains(&place) {
            match self.is_key(told, place) {
                true => self.desk.press(told),
                false => self.desk.type_in(told),
            };
            return;
        }
        let count = told.chars().all(|c| c.is_ascii_digit());
        assert!(count || self.is_key(told, place), "{title}: there is no key {told} in {place}");
        self.desk.press(told);
    }

    /// What the interviewer says in a turn, or the participant.
    fn turn(&self, n: u32) -> String {
        let loaded = self.desk.inline.bench.load(self.tutorial().transcript).unwrap();
        let turn = loaded.transcript.turns.iter().find(|turn| turn.n == n).unwrap();
        self.text[turn.body..turn.end].to_string()
    }

    /// The words on the screen, without what stands beside them.
    fn words(&self) -> String {
        let screen = self.desk.text();
        let row = |row: &str| row.chars().skip(GUTTER).take(self.width).collect::<String>().trim().to_string();
        screen.lines().skip(1).map(row).collect::<Vec<_>>().join(" ")
    }

    fn shows(&self, told: &str, when: &str) {
        assert!(self.desk.text().contains(told), "{when}: “{told}” is not shown:\n{}", self.desk.text());
    }

    fn reads(&self, turn: u32, when: &str) {
        let told = self.turn(turn);
        assert!(self.words().contains(&told), "{when}: turn {turn} is not shown whole:\n{}", self.desk.text());
    }

    fn transcript(&self) -> &TranscriptScreen {
        match self.desk.inline.model.screen().unwrap() {
            Screen::Transcript(screen) => screen,
            other => panic!("no transcript is shown but {other:?}"),
        }
    }

    fn cursor_on(&self, words: &str) -> bool {
        self.text[self.transcript().cursor..].starts_with(words)
    }

    fn selected(&self) -> Option<&str> {
        self.transcript().selected().map(|span| &self.text[span.start..span.end])
    }

    /// What was coded in the answer of a step, by place: theme, magnitude, words.
    fn coded(&self, step: &StepLine) -> Vec<(String, Option<String>, String)> {
        let said = |line: CodingLine| (line.theme, line.magnitude, line.text);
        self.codings(step).into_iter().map(said).collect()
    }

    fn codings(&self, step: &StepLine) -> Vec<CodingLine> {
        let citation = format!("Tutorial:{}", step.turn + 1);
        let mut lines = self.desk.inline.bench.codings(&CodingQuery::default()).unwrap();
        lines.retain(|line| line.citation == citation);
        lines
    }

    fn theme(&self, key: &str) -> Option<String> {
        let names = self.desk.inline.bench.names().unwrap();
        names.framework.themes().iter().find(|theme| theme.key == key).map(|theme| theme.name.clone())
    }

    /// Does a step as its lesson tells it, looking on at what comes of every key, and stays where it leads.
    fn learn(&mut self, step: &StepLine, mut after: impl FnMut(&Self, usize, &str)) {
        for (place, told) in marked(&self.turn(step.turn)).into_iter().enumerate() {
            self.follow(&told, step.title);
            after(self, place, &told);
        }
    }

    /// Goes on to the next lesson as the line below says.
    fn go_on(&mut self, step: &StepLine) {
        let told = format!("{} of 27 ✓", step.n);
        if !self.desk.text().contains(&told) {
            // News that takes the whole line stand until the next key.
            self.desk.press("j k");
        }
        self.shows(&told, step.title);
        for _ in 0..2 {
            if self.transcript().cursor < step.span.end {
                self.desk.press("}");
            }
        }
    }
}

/// What stands between ‹ and ›, in order.
fn marked(told: &str) -> Vec<String> {
    told.split('‹').skip(1).map(|rest| rest.split_once('›').expect("every ‹ is closed").0.to_string()).collect()
}

fn coding(theme: &str, magnitude: &str, words: &str) -> (String, Option<String>, String) {
    (theme.to_string(), Some(magnitude.to_string()).filter(|value| !value.is_empty()), words.to_string())
}

/// What a lesson promises, looked at when all of its keys are pressed. `seen` is what was seen on the way.
fn promised(learner: &Learner, step: &StepLine, seen: &[String]) {
    let (coded, title) = (learner.coded(step), step.title);
    let on_the_way = |told: &str| assert!(seen.iter().any(|shown| shown.contains(told)), "{title}: no “{told}”");
    match step.title {
        "turns" => assert!(learner.cursor_on("I cook on Thursdays")),
        "rows and words" => assert!(learner.cursor_on("market")),
        "sentences" => assert!(learner.cursor_on("Nobody asks you")),
        "finding" => {
            on_the_way("turn");
            assert!(learner.cursor_on("Step 4"), "one comes back to where one was");
        }
        "selecting" => assert_eq!(learner.selected(), Some("My mother cooked like that.")),
        "some words" => assert_eq!(learner.selected(), None),
        "whole turns" => assert_eq!(learner.selected(), None),
        "a theme" => {
            on_the_way("magnitude still missing: 1");
            assert_eq!(coded, [coding("welcome", "positive", "At the door somebody says your name.")]);
        }
        "both at once" => {
            assert_eq!(coded, [coding("talk", "negative", "At my table two men did not speak for a month.")]);
        }
        "once more" => {
            let first = coding("cooking", "positive", "You learn to cut an onion without thinking.");
            assert_eq!(coded, [first, coding("cooking", "positive", "You learn to wait for it, too.")]);
        }
        "digits" => {
            assert_eq!(coded, [coding("talk", "positive", "In the end it was the boy who made them talk.")]);
        }
        "two themes" => {
            let words = "So they peeled, the two of them, and ate, and argued about potatoes.";
            let mut themes = coded;
            themes.sort();
            assert_eq!(themes, [coding("eating", "positive", words), coding("talk", "positive", words)]);
            learner.shows("1.2 Eating: positive", title);
            learner.shows("2.2 Talk: positive", title);
        }
        "beginning and end" => {
            on_the_way("was “Well anyway");
            let words = "the beans have to be soaked on Wednesday,";
            assert_eq!(coded, [coding("cooking", "positive", words)]);
        }
        "a memo" => assert_eq!(learner.codings(step)[0].memo, "Who are they?"),
        "a good example" => assert!(learner.codings(step)[0].exemplar),
        "a new theme" => {
            assert_eq!(coded, [coding("learn", "", "The boy can do the soup alone now.")]);
            assert_eq!(learner.theme("learn").as_deref(), Some("Learn"));
        }
        "in their own words" => {
            assert_eq!(coded, [coding("my-second-family", "", "My second family")]);
            assert_eq!(learner.theme("my-second-family").as_deref(), Some("My second family"));
        }
        "what is missing" => {
            on_the_way("magnitude still missing: 1");
            let pot = coding("cooking", "negative", "The big pot burned, in the first winter.");
            let bus = coding("way-there", "", "I took the bus home with it on my knees.");
            assert_eq!(coded, [pot, bus]);
        }
        "one theme alone" => {
            on_the_way("All but 1.2 Eating are dimmed");
            assert!(learner.transcript().only.is_none());
        }
        "the codebook" => {
            on_the_way("codebook");
            assert_eq!(learner.theme("learn").as_deref(), Some("Learning"));
        }
        "merging" => {
            on_the_way("Merge 4 Learning into 1.1 Cooking?");
            assert_eq!(learner.theme("learn"), None);
        }
        "taking back" => {
            on_the_way("Undone: merge “Learning” into “Cooking”");
            on_the_way("Done again: merge “Learning” into “Cooking”");
            assert_eq!(learner.theme("learn"), None);
        }
        "all memos" => {
            on_the_way("Who are they?");
            assert!(learner.cursor_on("Step 23"));
        }
        "help" => {
            on_the_way("┌ Keys ");
            on_the_way("Colours: ");
        }
        "quotes" => {
            on_the_way("We eat at half past twelve.");
            assert!(learner.cursor_on("Step 25"));
        }
        "the matrix" => {
            on_the_way("· matrix");
            on_the_way("Cooking");
        }
        "done" => {
            on_the_way("done, locked");
            learner.shows("in progress", title);
        }
        other => panic!("nothing is said of what {other} leads to"),
    }
}

/// Does all steps, holding each to what it promises.
fn learn_all(learner: &mut Learner) {
    for step in learner.tutorial().steps {
        learner.reads(step.turn, step.title);
        learner.shows(&format!("step {} of 27", step.n), step.title);
        let fresh = learner.tutorial().steps;
        assert!(!fresh.iter().any(|known| known.n == step.n && known.done), "{} is done before it is done", step.title);
        let mut seen = Vec::new();
        learner.learn(&step, |learner, _, _| seen.push(learner.desk.text()));
        promised(learner, &step, &seen);
        learner.go_on(&step);
    }
}

#[test]
fn every_step_done_as_its_lesson_tells_leads_to_what_it_promises_at_both_sizes() {
    for size in SIZES {
        let mut learner = Learner::new(size);
        learner.shows("Step 1, turns.", "it opens at the first lesson");
        learn_all(&mut learner);
        learner.shows("all steps are done, ‹q› leaves", "the end");
        learner.reads(55, "the end");
        for told in marked(&learner.turn(55)) {
            assert!(!learner.desk.inline.model.over);
            learner.follow(&told, "the end");
        }
        assert!(learner.desk.inline.model.over, "the last key leaves");
        assert!(learner.tutorial().steps.iter().filter(|step| step.sight.is_none()).all(|step| step.done));
    }
}

#[test]
fn lesson_and_answer_stand_on_the_smallest_screen_together() {
    let mut learner = Learner::new(SIZES[0]);
    for step in learner.tutorial().steps {
        learner.reads(step.turn, step.title);
        learner.desk.press("}");
        learner.reads(step.turn, step.title);
        learner.reads(step.turn + 1, step.title);
        learner.desk.press("}");
    }
}

#[test]
fn everything_done_in_the_tutorial_is_taken_back_and_the_steps_stay_done() {
    let mut learner = Learner::new(SIZES[0]);
    let themes = |learner: &Learner| learner.desk.inline.bench.names().unwrap().framework.themes().to_vec();
    let before = themes(&learner);
    learn_all(&mut learner);
    let mut count = 0;
    while !learner.desk.text().contains("There is nothing before it that could be taken back.") {
        count += 1;
        assert!(count < 200, "it never ends:\n{}", learner.desk.text());
        // That she was done is not taken back; it is told, with what Enter takes back instead.
        match learner.desk.inline.place() {
            "help and messages" => learner.desk.press("Enter"),
            _ => learner.desk.press("u"),
        };
    }
    let bench = &learner.desk.inline.bench;
    assert_eq!(bench.codings(&CodingQuery::default()).unwrap(), []);
    let memos = MemoQuery { about: Some(MemoKind::Coding), ..MemoQuery::default() };
    assert!(bench.memos(&memos).unwrap().is_empty());
    assert_eq!(themes(&learner), before);
    assert_eq!(learner.tutorial().steps.iter().filter(|step| step.done).count(), 27);
    assert_eq!(bench.names().unwrap().transcripts.len(), 1, "the tutorial itself stays");
}

#[test]
fn after_a_restart_one_is_where_one_was_and_what_was_done_is_done() {
    let mut learner = Learner::new(SIZES[0]);
    let steps = learner.tutorial().steps;
    for step in &steps[..9] {
        learner.learn(step, |_, _, _| ());
        learner.go_on(step);
    }
    learner.shows("step 10 of 27", "before");
    let mut learner = learner.again();
    learner.shows("step 10 of 27", "after");
    let done = |learner: &Learner| learner.tutorial().steps.iter().filter(|step| step.done).count();
    assert_eq!(done(&learner), 9);
    learner.desk.press("{");
    learner.shows("step 9 of 27 ✓", "back");
    // A step that was passed by is open, and the line at the end says so.
    learner.desk.press("G");
    let open: Vec<String> = (10..=27).filter(|n| ![19, 23, 24, 25, 26].contains(n)).map(|n| n.to_string()).collect();
    learner.shows(&format!("steps {}", &open[..5].join(", ")), "the end");
    assert_eq!(done(&learner), 14, "what leaves no trace counts as done once it lies behind");
}

#[test]
fn a_step_done_in_ones_own_way_is_done_too_and_nothing_else_is() {
    let mut learner = Learner::new(SIZES[0]);
    let steps = learner.tutorial().steps;
    let done = |learner: &Learner| -> Vec<usize> {
        learner.tutorial().steps.iter().filter(|step| step.done && step.sight.is_none()).map(|step| step.n).collect()
    };
    // Another theme and magnitude than the lesson names, on the whole answer.
    let span = |step: &StepLine| {
        let start = learner.text[step.span.start..].find("P01: ").unwrap() + step.span.start + 5;
        Span::new(start, learner.text[start..].find('\n').unwrap() + start)
    };
    let eighth = span(&steps[7]);
    let screen_at = |learner: &mut Learner, byte: usize| {
        while learner.transcript().cursor < byte {
            learner.desk.press("}");
        }
    };
    screen_at(&mut learner, eighth.start);
    learner.desk.press("x c").type_in("1.2").press("Enter");
    assert_eq!(done(&learner), [0; 0], "a theme without a magnitude is half of it");
    learner.desk.press("{ c").type_in("1.2+").press("Enter }");
    assert_eq!(done(&learner), [0; 0], "the lesson itself is not what one codes");
    learner.desk.press("-");
    assert_eq!(done(&learner), [8]);
    learner.desk.press("u u");
    assert_eq!(done(&learner), [8], "taking back makes nothing undone that was learned");
    learner.desk.press("U");
    assert_eq!(done(&learner), [8, 22]);
}

#[test]
fn every_hint_names_keys_that_are_there_and_fits_into_the_line() {
    let learner = Learner::new(SIZES[0]);
    let known = |key: &str| {
        let all = learner.keys["keys"].as_array().unwrap();
        all.iter().any(|line| line["keys"].as_array().unwrap().iter().any(|known| known == key))
    };
    for step in learner.tutorial().steps {
        let lesson = marked(&learner.turn(step.turn));
        for hint in [step.here, step.there] {
            assert!(emic::text::width(&format!(" {}: {hint}  step 27 of 27 ✓ ", step.title)) <= 80, "{}", step.title);
            for told in marked(hint) {
                let single = lesson.contains(&told) || known(&told);
                assert!(single, "{}: {told} is neither a key nor told in the lesson", step.title);
            }
        }
    }
}
