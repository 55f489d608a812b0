//! Changing the framework tells a blind coder nothing of what is hidden from her: what she may do, what she is shown and
//! what she is refused is the same whether or not another coder has coded.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_store;

use common_store::{Study, apply, apply_with};
use emic::model::{Assignment, AssignmentId, AssignmentState, Scale, ThemeId, ThemePlace};
use emic::store::Author;
use emic::workbench::{NewTheme, ScaleEdit, SplitTheme, ThemeEdit, Theming, Workbench};
use std::path::{Path, PathBuf};

/// One project before Carys coded `anna` and after it. Asha and Carys are assigned to it, and not done.
struct Moments {
    study: Study,
    before: PathBuf,
    after: PathBuf,
}

fn moments() -> Moments {
    let study = Study::new();
    study.sit(Some("AB")).add_coder("EF:Ella Frost").unwrap();
    for coder in ["AB", "CD"] {
        study.assign("anna", coder, AssignmentState::InProgress);
    }
    apply(&mut study.sit(Some("AB")), "anna", "a room by the café", "room");
    let before = study.folder().join("files").join("before.emic");
    std::fs::create_dir_all(before.parent().unwrap()).unwrap();
    std::fs::copy(&study.path, &before).unwrap();
    let rated = |theme: &str, magnitude: &str| Theming {
        theme: theme.into(),
        magnitude: Some(magnitude.into()),
        memo: "unmistakable".into(),
    };
    let mut carys = study.sit(Some("CD"));
    apply_with(&mut carys, "anna", "a room by the café", &rated("home", "negative"));
    apply_with(&mut carys, "anna", "It is small", &rated("room", "positive"));
    apply(&mut carys, "anna", "a garden of dandelions", "garden");
    let after = study.path.clone();
    drop(carys);
    Moments { study, before, after }
}

fn sit(path: &Path, coder: &str) -> Workbench {
    Workbench::open(path, Some(coder)).unwrap()
}

fn id(bench: &Workbench, key: &str) -> ThemeId {
    bench.find_theme(key).unwrap()
}

const NOT_YET: &str = "what others coded on anna is hidden from you until your own work there is done, so themes are not \
    merged, deleted or given other scales by you before; mark it as done first, or let somebody do it who is done or not \
    assigned";

/// Everything that takes something away, each tried and told as its sentence.
fn refused(path: &Path, coder: &str) -> Vec<String> {
    let mut bench = sit(path, coder);
    let mut told = Vec::new();
    for key in ["home", "room", "garden", "help", "friends"] {
        let theme = id(&bench, key);
        told.push(bench.delete_theme(theme, None).unwrap_err().to_string());
        for into in ["home", "room", "garden", "help", "friends"] {
            let into = id(&bench, into);
            told.push(bench.merge_themes(theme, into, None).unwrap_err().to_string());
        }
    }
    for key in ["home", "room"] {
        let edit = ThemeEdit { scale: Some(ScaleEdit::None), ..ThemeEdit::default() };
        let theme = id(&bench, key);
        told.push(bench.edit_theme(theme, &edit, None).unwrap_err().to_string());
    }
    let fewer = Scale { key: "valence".into(), values: vec!["neutral".into(), "positive".into()] };
    told.push(bench.set_scale(&fewer, None).unwrap_err().to_string());
    told
}

#[test]
fn what_would_reach_into_hidden_codings_is_refused_in_the_same_words_whether_there_are_any_or_not() {
    let moments = moments();
    for path in [&moments.before, &moments.after] {
        for coder in ["AB", "CD"] {
            let told = refused(path, coder);
            assert!(told.iter().all(|why| why == NOT_YET), "{told:#?}");
        }
    }
}

#[test]
fn previews_counts_versions_and_the_list_to_revisit_hold_only_what_may_be_seen() {
    let moments = moments();
    let shown = |path: &Path| {
        let mut asha = sit(path, "AB");
        let (room, home) = (id(&asha, "room"), id(&asha, "home"));
        let edit = ThemeEdit { definition: Some("Another.".into()), ..ThemeEdit::default() };
        asha.edit_theme(room, &edit, None).unwrap();
        let told = [
            format!("{:?}", asha.preview_merge(room, home).unwrap()),
            format!("{:?}", asha.preview_merge(home, id(&asha, "garden")).unwrap()),
            format!("{:?}", asha.preview_delete(home).unwrap()),
            format!("{:?}", asha.codebook().unwrap()),
            format!("{:?}", asha.to_revisit(None).unwrap()),
            format!("{:?}", asha.sortable(room).unwrap()),
        ];
        let counts: Vec<_> = asha.framework_versions().unwrap().iter().map(|v| (v.number, v.codings)).collect();
        let first = asha.first_to_revisit(asha.find_transcript("anna").unwrap()).unwrap();
        (told, counts, first)
    };
    let (before, after) = (shown(&moments.before), shown(&moments.after));
    assert_eq!(before, after);
    assert!(after.0.iter().all(|told| !told.contains("unmistakable") && !told.contains("\"CD\"")));
    let lead = sit(&moments.after, "EF").preview_delete(id(&sit(&moments.after, "EF"), "home")).unwrap();
    assert_eq!((lead.codings, lead.coders), (4, 2), "somebody who is not assigned sees all of it");
}

#[test]
fn a_blind_coder_may_still_add_edit_move_and_split() {
    let moments = moments();
    let mut asha = sit(&moments.after, "AB");
    let (room, help) = (id(&asha, "room"), id(&asha, "help"));
    let edit = ThemeEdit { definition: Some("Another.".into()), name: Some("Rooms".into()), ..ThemeEdit::default() };
    asha.edit_theme(room, &edit, None).unwrap();
    asha.move_theme(room, ThemePlace { parent: Some(help), before: None }, None).unwrap();
    let new = NewTheme { name: "Pets".into(), ..NewTheme::default() };
    asha.add_theme(&new, None).unwrap();
    let split = SplitTheme { names: vec!["Cold".into()], ..SplitTheme::default() };
    asha.split_theme(room, &split, None).unwrap();
    for _ in 0..4 {
        asha.undo().unwrap();
    }
    let longer = ["very negative", "negative", "neutral", "positive"].map(String::from).to_vec();
    asha.set_scale(&Scale { key: "valence".into(), values: longer }, None).unwrap();
    assert_eq!(sit(&moments.after, "CD").codebook().unwrap().scales[0].values.len(), 4);
}

#[test]
fn taking_back_a_theme_never_tells_a_blind_coder_whether_it_was_used() {
    let new = NewTheme { name: "Pets".into(), ..NewTheme::default() };
    let told = |theme: Option<&str>| {
        let moments = moments();
        let mut asha = sit(&moments.after, "AB");
        asha.add_theme(&new, None).unwrap();
        if let Some(theme) = theme {
            apply(&mut sit(&moments.after, "CD"), "anna", "My friend Zoë", theme);
        }
        asha.undo().map(|done| done.what).map_err(|why| why.to_string())
    };
    assert_eq!(told(None), Ok("add the theme “Pets”".into()), "nobody has done anything since");
    let why = told(Some("pets")).unwrap_err();
    assert_eq!(told(Some("friends")), Err(why.clone()), "used or not, the answer is the same");
    assert!(why.contains("others have worked in the project since"), "{why}");
}

/// Assigns `anna` to Ella, as an act of Carys.
fn assigned_by_carys(study: &Study, state: AssignmentState) {
    let mut store = emic::store::Store::open(&study.path).unwrap();
    let coder = |initials: &str| {
        let coders = store.read().coders().unwrap();
        coders.into_iter().find(|coder| coder.initials == initials).unwrap().id
    };
    let (carys, ella) = (coder("CD"), coder("EF"));
    let transcript = store.read().transcripts().unwrap().into_iter().find(|head| head.title == "anna").unwrap().id;
    let known = store.read().assignments().unwrap().into_iter().find(|held| held.coder == ella);
    let id = known.map_or_else(AssignmentId::mint, |held| held.id);
    let held = Assignment { id, transcript, coder: ella, round: "2".into(), state, reopened: String::new() };
    let author = Author { coder: Some(carys), at: "2024-05-01T09:00:00.000Z".into() };
    store.act(&author, "assign", |door| door.put(&held)).unwrap();
}

#[test]
fn who_merged_and_was_assigned_afterwards_takes_nothing_back_that_is_hidden_now() {
    let moments = moments();
    let mut ella = sit(&moments.after, "EF");
    let (room, home) = (id(&ella, "room"), id(&ella, "home"));
    ella.merge_themes(room, home, None).unwrap();
    assigned_by_carys(&moments.study, AssignmentState::ToDo);
    let why = ella.undo().unwrap_err().to_string();
    assert!(why.contains("mark yours as done first"), "{why}");
    assigned_by_carys(&moments.study, AssignmentState::Done);
    ella.undo().unwrap();
    assert_eq!(ella.preview_delete(room).unwrap().codings, 2);
}

#[test]
fn a_merge_by_somebody_else_shows_a_blind_coder_no_change_of_a_hidden_coding() {
    let moments = moments();
    let history = |path: &Path| {
        let mut ella = sit(path, "EF");
        let (garden, room) = (id(&ella, "garden"), id(&ella, "room"));
        ella.merge_themes(garden, room, None).unwrap();
        let asha = sit(path, "AB");
        let told = asha.history(None).unwrap().into_iter();
        told.map(|line| (line.seq, line.what, line.entity)).collect::<Vec<_>>()
    };
    assert_eq!(history(&moments.before), history(&moments.after));
}

#[test]
fn a_lone_coder_with_open_work_is_not_blind() {
    let study = Study::bare(&["AB:Asha Bell"]);
    let mut asha = study.sit(None);
    asha.import_codebook(&study.file("small.toml", common_store::FRAMEWORK)).unwrap();
    study.import(&mut asha, &[("anna.txt", common_store::ANNA)]);
    study.assign("anna", "AB", AssignmentState::InProgress);
    let mut asha = study.sit(None);
    let (room, home) = (id(&asha, "room"), id(&asha, "home"));
    asha.merge_themes(room, home, None).unwrap();
    asha.delete_theme(home, None).unwrap();
}
