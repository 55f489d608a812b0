//! Versions of the framework: every change makes one with who, when and why; two of them can be compared; and what was
//! coded when a theme meant something else is listed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_store;

use common_store::{Study, apply, tamper};
use emic::model::{FieldDifference, ThemeFate, ThemeId, ThemePlace};
use emic::workbench::{NewTheme, SplitTheme, ThemeEdit, Workbench};

fn id(bench: &Workbench, key: &str) -> ThemeId {
    bench.find_theme(key).unwrap()
}

fn define(bench: &mut Workbench, key: &str, definition: &str, why: Option<&str>) {
    let edit = ThemeEdit { definition: Some(definition.into()), ..ThemeEdit::default() };
    bench.edit_theme(id(bench, key), &edit, why).unwrap();
}

/// The versions as `number coder: why`.
fn versions(bench: &Workbench) -> Vec<String> {
    let line = |version: &emic::workbench::VersionLine| {
        format!("{} {}: {}", version.number, version.coder.as_deref().unwrap_or("-"), version.why)
    };
    bench.framework_versions().unwrap().iter().map(line).collect()
}

/// The difference as `+ key`, `- key`, `~ key field: before > after`.
fn difference(bench: &Workbench, from: u32, to: u32) -> Vec<String> {
    let told = bench.framework_difference(from, to).unwrap();
    let of = |theme: &emic::model::ThemeDifference| match theme.change {
        ThemeFate::Added => vec![format!("+ {}", theme.key)],
        ThemeFate::Removed => vec![format!("- {}", theme.key)],
        ThemeFate::Changed => {
            let field = |field: &FieldDifference| {
                format!("~ {} {}: {} > {}", theme.key, field.field, field.before, field.after)
            };
            theme.fields.iter().map(field).collect()
        }
    };
    told.difference.themes.iter().flat_map(of).collect()
}

/// What is to revisit, as `transcript coder theme count since`.
fn to_revisit(bench: &Workbench) -> Vec<String> {
    let mut told = Vec::new();
    for line in bench.to_revisit(None).unwrap() {
        assert_eq!(line.codings, line.themes.iter().map(|theme| theme.codings).sum::<usize>());
        for theme in line.themes {
            told.push(format!("{} {} {} {} {}", line.transcript, theme.coder, theme.theme, theme.codings, theme.since));
        }
    }
    told
}

#[test]
fn every_change_makes_a_version_with_its_reason_and_its_author() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    define(&mut asha, "room", "Where one sleeps.", Some("Both coders asked."));
    let mut carys = study.sit(Some("CD"));
    carys.add_theme(&NewTheme { name: "Pets".into(), ..NewTheme::default() }, None).unwrap();
    let (room, home) = (id(&asha, "room"), id(&asha, "home"));
    asha.merge_themes(room, home, Some("  ")).unwrap();
    assert_eq!(
        versions(&asha),
        [
            "1 -: read from small.toml",
            "2 AB: Both coders asked.",
            "3 CD: add the theme “Pets”",
            "4 AB: merge “Room” into “Home”"
        ]
    );
    asha.undo().unwrap();
    assert_eq!(versions(&asha).last().unwrap(), "5 AB: undo: merge “Room” into “Home”", "taking back is a change too");
    asha.redo().unwrap();
    assert_eq!(versions(&asha).last().unwrap(), "6 AB: redo: merge “Room” into “Home”");
    assert_eq!(difference(&asha, 3, 5), Vec::<String>::new());
    assert_eq!(difference(&asha, 4, 6), Vec::<String>::new());
}

#[test]
fn the_difference_of_any_two_versions_names_what_came_went_moved_and_was_reworded() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let (room, help) = (id(&asha, "room"), id(&asha, "help"));
    define(&mut asha, "room", "Old.", None);
    define(&mut asha, "room", "New.", None);
    let rename = ThemeEdit { name: Some("Rooms".into()), ..ThemeEdit::default() };
    asha.edit_theme(room, &rename, None).unwrap();
    asha.move_theme(room, ThemePlace { parent: Some(help), before: None }, None).unwrap();
    asha.delete_theme(id(&asha, "garden"), None).unwrap();
    asha.add_theme(&NewTheme { name: "Pets".into(), ..NewTheme::default() }, None).unwrap();
    assert_eq!(
        difference(&asha, 2, 7),
        [
            "~ room name: Room > Rooms",
            "~ room parent: Home > Help",
            "~ room definition: Old. > New.",
            "~ room scale:  > valence",
            "+ pets",
            "- garden"
        ]
    );
    assert_eq!(difference(&asha, 7, 2), difference(&asha, 2, 7), "the earlier one is always the first");
    assert_eq!(difference(&asha, 2, 3), ["~ room definition: Old. > New."]);
    assert_eq!(difference(&asha, 5, 5), Vec::<String>::new());
    let why = asha.framework_difference(1, 99).unwrap_err().to_string();
    assert_eq!(why, "there is no version of the framework “99”; `emic codebook versions` lists them");
}

#[test]
fn versions_made_by_reading_files_are_compared_like_any_other() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let changed = common_store::FRAMEWORK
        .replace(
            "name = \"Garden\"\nscale = \"none\"",
            "name = \"Garden\"\ndefinition = \"Outside.\"\nscale = \"none\"",
        )
        .replace("key = \"friends\"", "key = \"neighbours\"");
    asha.import_codebook(&study.file("next.toml", &changed)).unwrap();
    let told = difference(&asha, 1, 2);
    assert_eq!(told, ["~ garden definition:  > Outside.", "+ neighbours", "- friends"]);
    asha.import_codebook(&study.file("next.toml", &changed)).unwrap();
    assert_eq!(versions(&asha).len(), 2, "the same file once more is no change");
}

#[test]
fn a_project_from_before_has_its_versions_too() {
    let study = Study::new();
    study
        .sit(Some("AB"))
        .import_codebook(&study.file("next.toml", &common_store::FRAMEWORK.replace("Home", "House")))
        .unwrap();
    tamper(
        &study.path,
        "DROP INDEX change_of_framework; DROP INDEX coding_by_theme;
         CREATE INDEX coding_by_theme ON coding (theme, coder);
         ALTER TABLE theme DROP COLUMN colour; ALTER TABLE theme DROP COLUMN split_from;
         DROP TABLE memo; DROP INDEX coding_with_memo;
         DROP TABLE cell; DROP TABLE synthesis; DROP INDEX coding_by_reading; DROP INDEX change_of_cell;
         DROP INDEX change_of_charting; ALTER TABLE coding DROP COLUMN exemplar;
         PRAGMA user_version = 3;",
    );
    let asha = study.sit(Some("AB"));
    assert_eq!(versions(&asha), ["1 -: read from small.toml", "2 AB: read from next.toml"]);
    assert_eq!(difference(&asha, 1, 2), ["~ home name: Home > House"]);
    assert_eq!(asha.check().unwrap(), []);
}

#[test]
fn what_was_coded_under_another_meaning_is_listed_with_counts() {
    let study = Study::new();
    let (mut asha, mut carys) = (study.sit(Some("AB")), study.sit(Some("CD")));
    apply(&mut asha, "anna", "a room by the café", "room");
    apply(&mut asha, "anna", "It is small", "room");
    apply(&mut asha, "anna", "dandelions", "garden");
    apply(&mut carys, "bert", "The room is cold", "room");
    assert_eq!(to_revisit(&asha), Vec::<String>::new());
    define(&mut asha, "room", "Where one sleeps.", None);
    assert_eq!(to_revisit(&asha), ["anna AB room 2 2", "bert CD room 1 2"]);
    apply(&mut asha, "bert", "The room is cold", "room");
    assert_eq!(to_revisit(&asha), ["anna AB room 2 2", "bert CD room 1 2"], "what is coded now is coded under it");
    let anna = asha.find_transcript("anna").unwrap();
    let first = asha.first_to_revisit(anna).unwrap().unwrap();
    assert_eq!(asha.coding(first).unwrap().text, "a room by the café");
    let version = |number: usize| asha.framework_versions().unwrap()[number - 1].codings;
    assert_eq!((version(1), version(2)), (4, 1));
}

#[test]
fn order_colour_key_example_and_questions_are_no_reason_to_revisit_and_a_change_taken_back_is_none() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    apply(&mut asha, "anna", "a room by the café", "room");
    let (room, home) = (id(&asha, "room"), id(&asha, "home"));
    let edit = ThemeEdit {
        key: Some("rooms".into()),
        example: Some("It is small.".into()),
        questions: Some(vec!["RQ2".into()]),
        colour: Some(emic::model::ThemeColour::new(4)),
        ..ThemeEdit::default()
    };
    asha.edit_theme(room, &edit, None).unwrap();
    asha.move_theme(room, ThemePlace { parent: Some(home), before: None }, None).unwrap();
    assert_eq!(to_revisit(&asha), Vec::<String>::new());
    define(&mut asha, "rooms", "Another.", None);
    assert_eq!(to_revisit(&asha).len(), 1);
    asha.undo().unwrap();
    assert_eq!(to_revisit(&asha), Vec::<String>::new());
}

#[test]
fn the_codings_of_a_theme_that_was_split_are_to_be_revisited_until_they_are_sorted() {
    for beside in [false, true] {
        let study = Study::new();
        let mut asha = study.sit(Some("AB"));
        let sorted = apply(&mut asha, "anna", "a room by the café", "room");
        let left = apply(&mut asha, "anna", "It is small", "room");
        apply(&mut study.sit(Some("CD")), "bert", "The room is cold", "room");
        let split = SplitTheme { names: vec!["Nooks".into()], beside, sorted: vec![(sorted, 0)] };
        asha.split_theme(id(&asha, "room"), &split, None).unwrap();
        assert_eq!(to_revisit(&asha), ["anna AB room 1 2", "bert CD room 1 2"]);
        asha.sort_codings(&[(left, id(&asha, "nooks"))]).unwrap();
        assert_eq!(to_revisit(&asha), ["bert CD room 1 2"]);
    }
}

#[test]
fn another_value_on_a_scale_changes_the_meaning_of_every_theme_that_has_it() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    apply(&mut asha, "anna", "a room by the café", "room");
    apply(&mut asha, "anna", "dandelions", "garden");
    let values = ["very negative", "negative", "neutral", "positive"].map(String::from).to_vec();
    asha.set_scale(&emic::model::Scale { key: "valence".into(), values }, None).unwrap();
    assert_eq!(to_revisit(&asha), ["anna AB room 1 2"]);
}
