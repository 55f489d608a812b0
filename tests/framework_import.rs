//! Taking a framework in again: themes keep their codings by key whatever else changes about them, and a file that would
//! lose anything is refused whole.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common_store;

use common_store::{FRAMEWORK, Study, apply, apply_with, dump, dump_all};
use emic::model::ThemeId;
use emic::workbench::{CodebookFormat, CodingQuery, NewProject, Theming, Workbench};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// A framework file of themes without scales: `(key, parent)` in order.
fn tree(themes: &[(&str, Option<&str>)]) -> String {
    let mut file = "title = \"Tree\"\nversion = \"1\"\n".to_string();
    for (key, parent) in themes {
        write!(file, "\n[[theme]]\nkey = \"{key}\"\nname = \"{}\"\n", key.to_uppercase()).unwrap();
        if let Some(parent) = parent {
            writeln!(file, "parent = \"{parent}\"").unwrap();
        }
    }
    file
}

fn read(study: &Study, workbench: &mut Workbench, name: &str, text: &str) {
    workbench.import_codebook(&study.file(name, text)).unwrap();
}

/// `1.2 key` of every theme, in order.
fn outline(workbench: &Workbench) -> Vec<String> {
    let themes = workbench.codebook().unwrap().themes;
    themes.into_iter().map(|theme| format!("{} {}", theme.number, theme.key)).collect()
}

fn ids(workbench: &Workbench) -> BTreeMap<String, ThemeId> {
    workbench.codebook().unwrap().themes.into_iter().map(|theme| (theme.key, theme.id)).collect()
}

fn versions(path: &Path) -> Vec<u32> {
    let store = common_store::store(path).unwrap();
    store.read().framework_versions().unwrap().into_iter().map(|version| version.number).collect()
}

#[test]
fn themes_keep_their_codings_whatever_changes_about_them() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let theming = Theming { theme: "room".into(), magnitude: Some("positive".into()), memo: "Kept.".into() };
    let id = apply_with(&mut asha, "anna", "a room by the café", &theming);
    let before = asha.codings(&CodingQuery::default()).unwrap();
    let changed = FRAMEWORK
        .replace("name = \"Room\"", "name = \"A room of one's own\"\ndefinition = \"Where somebody sleeps.\"")
        .replace("key = \"room\"\nparent = \"home\"", "key = \"room\"\nparent = \"friends\"\nscale = \"valence\"");
    read(&study, &mut asha, "changed.toml", &changed);
    assert_eq!(asha.codings(&CodingQuery::default()).unwrap(), before, "to the letter");
    assert_eq!(outline(&asha), ["1 home", "1.1 garden", "2 help", "2.1 friends", "2.1.1 room"]);
    let names = asha.names().unwrap();
    assert_eq!(names.framework.resolve("room").unwrap().name, "A room of one's own");
    assert_eq!(asha.codings(&CodingQuery { theme: Some("help".into()), ..CodingQuery::default() }).unwrap()[0].id, id);
}

#[test]
fn a_parent_and_its_child_may_change_places() {
    let study = Study::bare(&["AB:Asha Bell"]);
    let mut asha = study.sit(None);
    read(&study, &mut asha, "1.toml", &tree(&[("a", None), ("b", Some("a")), ("c", Some("b")), ("d", None)]));
    assert_eq!(outline(&asha), ["1 a", "1.1 b", "1.1.1 c", "2 d"]);
    let known = ids(&asha);
    let before = dump(&study.path);
    read(&study, &mut asha, "2.toml", &tree(&[("d", None), ("c", Some("d")), ("b", Some("c")), ("a", Some("b"))]));
    assert_eq!(outline(&asha), ["1 d", "1.1 c", "1.1.1 b", "1.1.1.1 a"]);
    assert_eq!(ids(&asha), known, "they are the same themes");
    asha.undo().unwrap();
    assert_eq!(dump(&study.path), before);
    asha.redo().unwrap();
    assert_eq!(outline(&asha), ["1 d", "1.1 c", "1.1.1 b", "1.1.1.1 a"]);
    assert_eq!(asha.check().unwrap(), []);
}

#[test]
fn a_theme_that_goes_lets_go_of_what_stands_below_it() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    apply(&mut asha, "anna", "dandelions", "garden");
    let garden = ids(&asha)["garden"];
    read(&study, &mut asha, "fewer.toml", &tree(&[("garden", None)]));
    assert_eq!(outline(&asha), ["1 garden"]);
    assert_eq!(ids(&asha)["garden"], garden);
    assert_eq!(asha.codings(&CodingQuery::default()).unwrap().len(), 1);
    asha.undo().unwrap();
    assert_eq!(outline(&asha), ["1 home", "1.1 room", "1.2 garden", "2 help", "2.1 friends"]);
}

#[test]
fn a_file_that_would_lose_anything_is_refused_whole_with_all_the_reasons() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let rated = |theme: &str| Theming { theme: theme.into(), magnitude: Some("negative".into()), memo: String::new() };
    apply_with(&mut asha, "anna", "a room by the café", &rated("room"));
    apply_with(&mut asha, "bert", "The room is cold", &rated("room"));
    apply(&mut asha, "anna", "It is small", "home");
    apply(&mut asha, "anna", "dandelions", "garden");
    apply(&mut asha, "anna", "My friend Zoë", "friends");
    let lossy = FRAMEWORK
        .replace("key = \"friends\"", "key = \"neighbours\"")
        .replace("key = \"garden\"", "key = \"yard\"")
        .replace("\"negative\", \"neutral\", \"positive\"", "\"low\", \"high\"");
    let before = dump_all(&study.path).unwrap();
    let why = asha.import_codebook(&study.file("lossy.toml", &lossy)).unwrap_err().to_string();
    assert_eq!(
        why,
        "the framework was not changed: “Room” (room) has 2 codings with a magnitude its new scale lacks; “Garden” \
         (garden) has 1 coding and is not in the file; “Friends” (friends) has 1 coding and is not in the file"
    );
    assert_eq!(dump_all(&study.path).unwrap(), before);
    // A scale that still has the values in use may lose the others, and change their order.
    let narrower = FRAMEWORK.replace("\"negative\", \"neutral\", \"positive\"", "\"bad\", \"negative\"");
    read(&study, &mut asha, "narrower.toml", &narrower);
    assert_eq!(asha.check().unwrap(), []);
}

#[test]
fn a_scale_that_is_taken_off_a_parent_takes_no_magnitude_from_its_children() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let theming = Theming { theme: "room".into(), magnitude: Some("positive".into()), memo: String::new() };
    apply_with(&mut asha, "anna", "a room by the café", &theming);
    let bare = FRAMEWORK.replace("name = \"Home\"\nscale = \"valence\"", "name = \"Home\"");
    let why = asha.import_codebook(&study.file("bare.toml", &bare)).unwrap_err().to_string();
    assert!(why.contains("“Room” (room) has 1 coding with a magnitude its new scale lacks"), "{why}");
}

#[test]
fn every_change_makes_a_version_and_a_coding_remembers_its_own() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let first = apply(&mut asha, "anna", "dandelions", "garden");
    assert_eq!(versions(&study.path), [1]);
    read(&study, &mut asha, "two.toml", &FRAMEWORK.replace("\"Garden\"", "\"Gardens\""));
    let second = apply(&mut asha, "anna", "It is small", "room");
    read(&study, &mut asha, "two.toml", &FRAMEWORK.replace("\"Garden\"", "\"Gardens\""));
    assert_eq!(versions(&study.path), [1, 2], "the same once more is no change");
    let store = common_store::store(&study.path).unwrap();
    let known = store.read().framework_versions().unwrap();
    let version = |id| {
        let of = store.read().coding(id).unwrap().unwrap().framework_version;
        known.iter().find(|version| Some(version.id) == of).map(|version| (version.number, version.why.clone()))
    };
    assert_eq!(version(first), Some((1, "read from small.toml".into())));
    assert_eq!(version(second), Some((2, "read from two.toml".into())));
}

#[test]
fn the_frameworks_that_come_with_the_program_are_sound() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("codebooks");
    let mut read = BTreeSet::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let file = entry.unwrap().path();
        let study = Study::bare(&["AB:Asha Bell"]);
        let mut asha = study.sit(None);
        let (codebook, _) = asha.import_codebook(&file).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        assert!(codebook.themes.len() > 5, "{}", file.display());
        assert_eq!(asha.lint_codebook().unwrap(), [], "{}", file.display());
        read.insert(file.file_name().unwrap().to_string_lossy().into_owned());
    }
    let all = ["advice-acceptance.toml", "staff-views.csv", "support-evaluation.toml"];
    assert_eq!(read, all.map(String::from).into());
}

/// What a framework says, without identities and counts; a scale by its values, since a table has no name for it.
fn said(workbench: &Workbench) -> String {
    let mut codebook = workbench.codebook().unwrap();
    let nobody = ThemeId::mint();
    for theme in &mut codebook.themes {
        (theme.id, theme.codings) = (nobody, 0);
    }
    let own: Vec<_> = workbench.names().unwrap().framework.themes().iter().map(|theme| theme.scale.clone()).collect();
    let mut told = format!("{codebook:?} {own:?}").replace(&nobody.to_string(), "");
    for scale in &codebook.scales {
        told = told.replace(&format!("{:?}", scale.key), &format!("{:?}", scale.values));
    }
    told
}

/// Writes the framework out, reads it into the same project and into a new one; both must say the same.
fn there_and_back(study: &Study, workbench: &mut Workbench, format: CodebookFormat, extension: &str) {
    let before = (dump(&study.path), said(workbench));
    let file = study.file(&format!("out.{extension}"), &workbench.export_codebook(format).unwrap());
    let seq = workbench.seq().unwrap();
    let (_, notes) = workbench.import_codebook(&file).unwrap();
    // A CSV has no line for the title and the version of the whole, which therefore come from the file's name.
    if extension == "toml" {
        assert_eq!(notes, Vec::<String>::new(), "nothing had to be guessed");
        assert_eq!(dump(&study.path), before.0);
        assert_eq!(workbench.seq().unwrap(), seq, "there is nothing to change");
    }
    let path = study.folder().join("files").join(format!("copy-{extension}.emic"));
    let copy = Workbench::create(&path, &NewProject { codebook: Some(file), ..NewProject::default() }).unwrap();
    let themes = |text: &str| text[text.find("scales").unwrap()..].to_string();
    assert_eq!(themes(&said(&copy)), themes(&before.1));
    drop(copy);
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn a_framework_that_is_written_out_and_read_in_is_the_same() {
    for name in ["support-evaluation.toml", "advice-acceptance.toml", "staff-views.csv"] {
        let study = Study::bare(&["AB:Asha Bell"]);
        let mut asha = study.sit(None);
        asha.import_codebook(&Path::new(env!("CARGO_MANIFEST_DIR")).join("codebooks").join(name)).unwrap();
        there_and_back(&study, &mut asha, CodebookFormat::Toml, "toml");
        there_and_back(&study, &mut asha, CodebookFormat::Csv, "csv");
    }
}

#[test]
fn odd_letters_in_a_framework_survive_there_and_back() {
    let study = Study::bare(&["AB:Asha Bell"]);
    let mut asha = study.sit(None);
    let odd = r#"
title = "Größe \"und\" Maß"
version = "1.0 β"

[[scale]]
key = "wie-sehr"
values = ["gar nicht", "ein wenig; kaum", "sehr, sehr", "=1+1"]

[[theme]]
key = "a-1"
name = "=HYPERLINK(\"x\") | a, b; c"
definition = "First line.\nSecond \"line\".\n\n'''Third''' \\ \u0007 end"
include = "- one\n- two"
exclude = "@nobody, +1, -1"
example = "“Ça va?” 😀 \u202Egnal"
scale = "wie-sehr"
origin = "emergent"
questions = ["RQ1", "RQ; 2, or 3"]

[[theme]]
key = "b-2"
parent = "a-1"
name = "ß"
scale = "none"
codable = false
"#;
    read(&study, &mut asha, "odd.toml", odd);
    let theme = &asha.codebook().unwrap().themes[0];
    assert_eq!(theme.definition, "First line.\nSecond \"line\".\n\n'''Third''' \\ \u{7} end");
    there_and_back(&study, &mut asha, CodebookFormat::Toml, "toml");
}

#[test]
fn keys_with_other_letters_are_refused_with_their_line() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    for key in ["Größe", "two words", "UPPER", "a_b", "a/b", ""] {
        let file = study.file("odd.toml", &format!("title = \"T\"\n\n[[theme]]\nkey = \"{key}\"\nname = \"N\"\n"));
        let before = dump_all(&study.path).unwrap();
        let why = asha.import_codebook(&file).unwrap_err().to_string();
        assert!(why.contains("odd.toml:4: "), "{key}: {why}");
        assert_eq!(dump_all(&study.path).unwrap(), before);
    }
}

/// Random trees over a few keys: every theme may stand under any that comes before it in a random order.
fn trees() -> impl Strategy<Value = Vec<(String, Option<String>)>> {
    let keys: Vec<String> = ('a'..='h').map(String::from).collect();
    (Just(keys).prop_shuffle(), 1..9_usize, prop::collection::vec(any::<prop::sample::Index>(), 8), any::<u64>())
        .prop_map(|(keys, many, parents, seed)| {
            let mut themes: Vec<(String, Option<String>)> = Vec::new();
            for (place, key) in keys.into_iter().take(many).enumerate() {
                let above = parents[place].index(place + 1);
                let parent = themes.get(above).map(|(key, _)| key.clone());
                themes.push((key, parent));
            }
            // In the file a theme may stand before its parent.
            let turn = seed as usize % themes.len();
            themes.rotate_left(turn);
            themes
        })
}

fn file_of(themes: &[(String, Option<String>)]) -> String {
    tree(&themes.iter().map(|(key, parent)| (key.as_str(), parent.as_deref())).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_framework_over_another_is_the_other_and_can_be_undone(one in trees(), other in trees()) {
        let study = Study::bare(&["AB:Asha Bell"]);
        let mut asha = study.sit(None);
        read(&study, &mut asha, "one.toml", &file_of(&one));
        let (before, known) = (dump(&study.path), ids(&asha));
        read(&study, &mut asha, "other.toml", &file_of(&other));

        let fresh = Study::bare(&["AB:Asha Bell"]);
        let mut carys = fresh.sit(None);
        read(&fresh, &mut carys, "other.toml", &file_of(&other));
        prop_assert_eq!(said(&asha), said(&carys));
        for (key, id) in ids(&asha) {
            prop_assert!(known.get(&key).is_none_or(|old| *old == id), "{} is another theme now", key);
        }
        prop_assert_eq!(asha.check().unwrap(), []);
        let after = dump(&study.path);
        if after != before {
            asha.undo().unwrap();
            prop_assert_eq!(dump(&study.path), before);
            asha.redo().unwrap();
            prop_assert_eq!(dump(&study.path), after);
        }
    }
}
