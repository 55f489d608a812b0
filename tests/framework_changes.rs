//! Changing the framework: what each act does to themes and codings, what is refused, and that one undo of its author
//! brings everything back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common_store;

use common_store::{Study, apply, apply_with, dump, dump_all, transcript};
use emic::model::{
    AssignmentState, CoderId, CodingId, Decision, DecisionId, DiscrepancyId, DiscrepancyType, Frozen, FrozenId, Origin,
    Outcome, Scale, ThemeColour, ThemeId, ThemePlace,
};
use emic::store::{Author, CodingFilter, Store};
use emic::workbench::{
    CodingLine, CodingQuery, NewTheme, ScaleEdit, SplitTheme, ThemeEdit, ThemeLine, Theming, Workbench,
};

fn id(bench: &Workbench, key: &str) -> ThemeId {
    bench.find_theme(key).unwrap()
}

fn theme(bench: &Workbench, key: &str) -> ThemeLine {
    bench.codebook().unwrap().themes.into_iter().find(|theme| theme.key == key).unwrap()
}

/// The framework as numbers and keys.
fn tree(bench: &Workbench) -> String {
    let themes = bench.codebook().unwrap().themes;
    themes.iter().map(|theme| format!("{} {}", theme.number, theme.key)).collect::<Vec<_>>().join(", ")
}

fn codings(bench: &Workbench) -> Vec<CodingLine> {
    bench.codings(&CodingQuery::default()).unwrap()
}

fn rated(theme: &str, magnitude: &str, memo: &str) -> Theming {
    Theming {
        theme: theme.into(),
        magnitude: (!magnitude.is_empty()).then(|| magnitude.to_string()),
        memo: memo.into(),
    }
}

fn named(name: &str, parent: Option<ThemeId>) -> NewTheme {
    NewTheme { name: name.into(), place: ThemePlace { parent, before: None }, fields: ThemeEdit::default() }
}

/// Does something that is refused; its sentence, after making sure that nothing changed.
fn refusal<T: std::fmt::Debug>(study: &Study, act: impl FnOnce() -> emic::workbench::Result<T>) -> String {
    let before = dump_all(&study.path).unwrap();
    let why = act().expect_err("it should have been refused").to_string();
    assert_eq!(dump_all(&study.path).unwrap(), before, "a refused act changes nothing");
    why
}

/// Does something, takes it back with one undo and does it again: back it is as it was, and again as it had become.
fn there_and_back<T>(study: &Study, bench: &mut Workbench, act: impl FnOnce(&mut Workbench) -> T) -> T {
    let before = dump(&study.path);
    let done = act(bench);
    let after = dump(&study.path);
    assert_ne!(before, after, "something happened");
    bench.undo().unwrap();
    assert_eq!(dump(&study.path), before, "one undo brings everything back");
    bench.redo().unwrap();
    assert_eq!(dump(&study.path), after, "and one redo does it again");
    assert_eq!(bench.check().unwrap(), []);
    done
}

#[test]
fn a_theme_is_added_with_a_key_made_from_its_name() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let home = id(&asha, "home");
    let made =
        there_and_back(&study, &mut asha, |asha| asha.add_theme(&named("Café & kitchen", Some(home)), None).unwrap());
    assert_eq!(
        (made.key.as_str(), made.number.as_str(), made.scale.as_deref()),
        ("cafe-kitchen", "1.3", Some("valence"))
    );
    assert_eq!(made.origin, Origin::Emergent, "there are transcripts it was found in");
    let again = asha.add_theme(&named(" Café  &\nkitchen ", None), None).unwrap();
    assert_eq!((again.key.as_str(), again.name.as_str()), ("cafe-kitchen-2", "Café & kitchen"));
    assert_eq!(
        refusal(&study, || asha.add_theme(&named(" ", None), None)),
        "a theme needs a name; write what it is called"
    );
    let fields = ThemeEdit { key: Some("home".into()), ..ThemeEdit::default() };
    let taken = NewTheme { fields, ..named("Homes", None) };
    assert_eq!(
        refusal(&study, || asha.add_theme(&taken, None)),
        "the key “home” is that of “Home” already; choose another"
    );
}

#[test]
fn a_project_without_a_framework_gets_one_with_its_first_theme() {
    let study = Study::bare(&["AB:Asha Bell"]);
    let mut asha = study.sit(None);
    let fields = ThemeEdit {
        scale: Some(ScaleEdit::parse("amount: little, much")),
        definition: Some("What people live on.".into()),
        ..ThemeEdit::default()
    };
    let made = asha.add_theme(&NewTheme { fields, ..named("Money", None) }, None).unwrap();
    assert_eq!((made.number.as_str(), made.scale.as_deref(), made.origin), ("1", Some("amount"), Origin::APriori));
    let book = asha.codebook().unwrap();
    assert_eq!((book.title.as_str(), book.scales.len()), ("Study", 1));
    asha.undo().unwrap();
    assert!(asha.codebook().unwrap().themes.is_empty() && asha.codebook().unwrap().scales.is_empty());
}

#[test]
fn every_field_can_be_edited_and_what_is_not_named_stays() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let room = id(&asha, "room");
    let edit = ThemeEdit {
        name: Some("Rooms".into()),
        key: Some("rooms".into()),
        definition: Some("The room\nitself. ".into()),
        include: Some("Size.".into()),
        exclude: Some("Gardens.".into()),
        example: Some("A room by the café.".into()),
        scale: Some(ScaleEdit::None),
        origin: Some(Origin::Emergent),
        questions: Some(vec![" RQ1".into(), String::new()]),
        codable: Some(false),
        colour: Some(ThemeColour::new(7)),
    };
    let line = there_and_back(&study, &mut asha, |asha| asha.edit_theme(room, &edit, Some("They asked.")).unwrap());
    assert_eq!((line.name.as_str(), line.key.as_str(), line.id), ("Rooms", "rooms", room));
    assert_eq!((line.definition.as_str(), line.include.as_str()), ("The room\nitself.", "Size."));
    assert_eq!((line.exclude.as_str(), line.example.as_str()), ("Gardens.", "A room by the café."));
    assert_eq!((line.scale, line.origin, line.codable, line.colour), (None, Origin::Emergent, false, 7));
    assert_eq!(line.questions, ["RQ1"]);
    let other = ThemeEdit { include: Some("Doors.".into()), ..ThemeEdit::default() };
    let line = asha.edit_theme(room, &other, None).unwrap();
    assert_eq!((line.include.as_str(), line.exclude.as_str(), line.name.as_str()), ("Doors.", "Gardens.", "Rooms"));
    let before = dump_all(&study.path).unwrap();
    asha.edit_theme(room, &other, None).unwrap();
    assert_eq!(dump_all(&study.path).unwrap(), before, "what changes nothing leaves no trace and no version");
}

#[test]
fn keys_and_scales_that_cannot_be_are_refused_with_what_would_do() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let room = id(&asha, "room");
    let mut edit = |edit: ThemeEdit| refusal(&study, || asha.edit_theme(room, &edit, None));
    assert_eq!(
        edit(ThemeEdit { key: Some("Two Rooms".into()), ..ThemeEdit::default() }),
        "“Two Rooms” cannot be a key, which has only a to z, 0 to 9 and hyphens; “two-rooms” would do"
    );
    assert_eq!(
        edit(ThemeEdit { scale: Some(ScaleEdit::parse("size")), ..ThemeEdit::default() }),
        "there is no scale “size”; there are valence; declare one with its values from low to high, such as “size: \
         low, middle, high”"
    );
    assert_eq!(
        edit(ThemeEdit { scale: Some(ScaleEdit::parse("size: big")), ..ThemeEdit::default() }),
        "the scale “size” needs at least two values, all different, from low to high"
    );
    assert!(
        edit(ThemeEdit { scale: Some(ScaleEdit::parse("valence: a, b")), ..ThemeEdit::default() })
            .contains("the scale “valence” has other values already (negative, neutral, positive)")
    );
}

#[test]
fn a_theme_moves_with_what_is_below_it_and_keeps_its_scale() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    apply_with(&mut asha, "anna", "a room by the café", &rated("room", "positive", ""));
    let (home, room, help) = (id(&asha, "home"), id(&asha, "room"), id(&asha, "help"));
    let to = |parent, before| ThemePlace { parent, before };
    let line = there_and_back(&study, &mut asha, |asha| asha.move_theme(room, to(Some(help), None), None).unwrap());
    assert_eq!((line.number.as_str(), line.scale.as_deref(), line.codings), ("2.2", Some("valence"), 1));
    there_and_back(&study, &mut asha, |asha| asha.move_theme(help, to(None, Some(home)), None).unwrap());
    assert_eq!(tree(&asha), "1 help, 1.1 friends, 1.2 room, 2 home, 2.1 garden");
    assert_eq!(
        refusal(&study, || asha.move_theme(help, to(Some(room), None), None)),
        "“Help” cannot stand there: it would be below itself; move what it should go under out of it first"
    );
    assert!(refusal(&study, || asha.move_theme(help, to(Some(home), Some(room)), None)).contains("stands elsewhere"));
    let before = dump_all(&study.path).unwrap();
    asha.move_theme(room, to(Some(help), None), None).unwrap();
    assert_eq!(dump_all(&study.path).unwrap(), before, "it stands there already");
}

/// Asha and Carys have coded both themes; on one passage Asha has coded both.
fn coded() -> Study {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    apply_with(&mut asha, "anna", "a room by the café", &rated("room", "positive", "the room"));
    apply_with(&mut asha, "anna", "a room by the café", &rated("home", "negative", "the home"));
    apply_with(&mut asha, "bert", "The room is cold", &rated("room", "negative", ""));
    let mut carys = study.sit(Some("CD"));
    apply_with(&mut carys, "anna", "a room by the café", &rated("room", "", "hers"));
    apply_with(&mut carys, "bert", "at night", &rated("garden", "", ""));
    study
}

#[test]
fn a_merge_takes_all_codings_over_and_loses_no_memo_and_no_magnitude() {
    let study = coded();
    study.sit(Some("AB")).add_coder("EF:Ella Frost").unwrap();
    let mut ella = study.sit(Some("EF"));
    let (room, home) = (id(&ella, "room"), id(&ella, "home"));
    let before = codings(&ella);
    let preview = ella.preview_merge(room, home).unwrap();
    assert_eq!(preview.faults, Vec::<String>::new());
    assert_eq!((preview.codings, preview.transcripts, preview.memos, preview.collisions.len()), (3, 2, 2, 1));
    let counted: Vec<String> = preview
        .counts
        .iter()
        .map(|line| format!("{} {} {}", line.coder, line.magnitude.as_deref().unwrap_or("-"), line.codings))
        .collect();
    assert_eq!(counted, ["AB negative 1", "AB positive 1", "CD - 1"]);
    let done = there_and_back(&study, &mut ella, |ella| ella.merge_themes(room, home, Some("They are one.")).unwrap());
    assert_eq!(done, preview, "what was shown is what was done");

    let after = codings(&ella);
    assert_eq!(tree(&ella), "1 home, 1.1 garden, 2 help, 2.1 friends");
    assert_eq!(after.len(), before.len() - 1, "two of one passage became one");
    for coding in before.iter().filter(|coding| coding.coder == "CD" || coding.transcript == "bert") {
        let kept = after.iter().find(|kept| kept.id == coding.id).unwrap();
        let theme = if coding.theme == "room" { "home" } else { &coding.theme };
        assert_eq!(*kept, CodingLine { theme: theme.into(), ..coding.clone() });
    }
    let one = after.iter().find(|coding| coding.coder == "AB" && coding.transcript == "anna").unwrap();
    assert_eq!(one.magnitude.as_deref(), Some("negative"));
    assert_eq!(one.memo, "the home\n\nthe room\n\nMerged from “Room”, where it was positive.");
    let collision = preview.collisions.first().unwrap();
    assert_eq!((collision.memo.as_str(), collision.citation.as_str()), (one.memo.as_str(), "anna:2"));
}

#[test]
fn what_stands_below_a_merged_theme_goes_along_and_keeps_its_scale() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    apply_with(&mut asha, "anna", "a room by the café", &rated("room", "positive", ""));
    let (home, friends) = (id(&asha, "home"), id(&asha, "friends"));
    there_and_back(&study, &mut asha, |asha| asha.merge_themes(home, friends, None).unwrap());
    assert_eq!(tree(&asha), "1 help, 1.1 friends, 1.1.1 room, 1.1.2 garden");
    assert_eq!((theme(&asha, "room").scale.as_deref(), theme(&asha, "garden").scale), (Some("valence"), None));
}

#[test]
fn a_merge_that_would_lose_something_is_refused_and_its_preview_says_the_same() {
    let study = coded();
    let mut asha = study.sit(Some("AB"));
    let (room, home, garden, help) = (id(&asha, "room"), id(&asha, "home"), id(&asha, "garden"), id(&asha, "help"));
    let mut refused = |from, into| {
        let faults = asha.preview_merge(from, into).unwrap().faults.join("; ");
        let why = refusal(&study, || asha.merge_themes(from, into, None));
        assert!(why.ends_with(&faults) && !faults.is_empty(), "{why} / {faults}");
        why
    };
    assert_eq!(
        refused(room, garden),
        "“Room” was not merged into “Garden”: 1 coding has the magnitude negative, and “Garden” has no scale; give it \
         one first; 1 coding has the magnitude positive, and “Garden” has no scale; give it one first"
    );
    assert_eq!(
        refused(room, help),
        "“Room” was not merged into “Help”: “Help” is a heading; make it codable first; \
        1 coding has the magnitude negative, and “Help” has no scale; give it one first; 1 coding has the magnitude \
        positive, and “Help” has no scale; give it one first"
    );
    assert_eq!(refused(home, room), "“Home” was not merged into “Room”: “Room” stands below it; move it out first");
    assert!(refused(home, home).ends_with("they are one theme already; choose another"));
    let fewer = ScaleEdit::parse("amount: positive, huge");
    asha.edit_theme(garden, &ThemeEdit { scale: Some(fewer), ..ThemeEdit::default() }, None).unwrap();
    assert_eq!(
        refusal(&study, || asha.merge_themes(room, garden, None)),
        "“Room” was not merged into “Garden”: 1 coding has the magnitude negative, which is not on the scale of \
         “Garden” (positive, huge); add it to the scale amount first"
    );
    let longer = Scale { key: "amount".into(), values: ["negative", "positive", "huge"].map(String::from).to_vec() };
    asha.set_scale(&longer, None).unwrap();
    asha.merge_themes(room, garden, None).unwrap();
}

fn coder(study: &Study, initials: &str) -> CoderId {
    let coders = Store::open(&study.path).unwrap().read().coders().unwrap();
    coders.into_iter().find(|coder| coder.initials == initials).unwrap().id
}

/// Sets Asha's codings of `anna` aside as independent, and writes a decision that her codings stand for.
fn settled(study: &Study) -> (FrozenId, DecisionId) {
    let asha = coder(study, "AB");
    let anna = transcript(&study.sit(None), "anna");
    let mut store = Store::open(&study.path).unwrap();
    let filter = CodingFilter { transcript: Some(anna), coder: Some(asha), ..CodingFilter::default() };
    let codings = store.read().codings(&filter).unwrap();
    let at = "2024-05-01T09:00:00.000Z".to_string();
    let consensus: Vec<CodingId> = codings.iter().map(|coding| coding.id).collect();
    let kept = Frozen { id: FrozenId::mint(), transcript: anna, coder: asha, codings, at: at.clone() };
    let decision = Decision {
        id: DecisionId::mint(),
        discrepancy: DiscrepancyId(7),
        transcript: anna,
        coders: [asha, coder(study, "CD")],
        types: vec![DiscrepancyType::Boundary],
        readings: Vec::new(),
        outcome: Outcome::Both,
        why: "Both.".into(),
        coder: asha,
        at: at.clone(),
        consensus,
        framework_version: None,
    };
    let author = Author { coder: None, at };
    store
        .act(&author, "settle", |door| {
            door.put(&kept)?;
            door.put(&decision)
        })
        .unwrap();
    (kept.id, decision.id)
}

#[test]
fn what_was_set_aside_and_settled_follows_a_merge_and_a_deletion() {
    let study = coded();
    let (_, decided) = settled(&study);
    let mut asha = study.sit(Some("AB"));
    let (room, home) = (id(&asha, "room"), id(&asha, "home"));
    let read = |study: &Study| {
        let store = Store::open(&study.path).unwrap();
        let kept = store.read().frozen().unwrap().remove(0).codings;
        let decision = store.read().decisions().unwrap().into_iter().find(|known| known.id == decided).unwrap();
        (kept, decision.consensus)
    };
    let (kept, consensus) = read(&study);
    assert_eq!((kept.len(), consensus.len()), (2, 2));
    there_and_back(&study, &mut asha, |asha| asha.merge_themes(room, home, None).unwrap());
    let (kept, consensus) = read(&study);
    assert_eq!(consensus.len(), 1, "the coding that two became is named once");
    assert_eq!(kept.iter().map(|coding| (coding.id, coding.theme)).collect::<Vec<_>>(), [(consensus[0], home)]);
    assert!(kept[0].memo.contains("the home") && kept[0].memo.contains("the room"));
    there_and_back(&study, &mut asha, |asha| asha.delete_theme(home, None).unwrap());
    let (kept, consensus) = read(&study);
    assert!(kept.is_empty() && consensus.is_empty());
}

#[test]
fn a_deletion_says_how_many_codings_of_whom_and_one_undo_brings_all_back() {
    let study = coded();
    let mut asha = study.sit(Some("AB"));
    let home = id(&asha, "home");
    let preview = asha.preview_delete(home).unwrap();
    assert_eq!((preview.codings, preview.coders, preview.transcripts, preview.memos), (5, 2, 2, 3));
    assert_eq!(preview.below, ["1.1 Room", "1.2 Garden"]);
    let before = codings(&asha);
    let done = there_and_back(&study, &mut asha, |asha| asha.delete_theme(home, None).unwrap());
    assert_eq!(done, preview);
    assert_eq!((codings(&asha).len(), tree(&asha).as_str()), (0, "1 help, 1.1 friends"));
    assert_eq!(asha.undo().unwrap().what, "delete “Home” and 2 themes below it");
    assert_eq!(codings(&asha), before);
}

#[test]
fn an_undo_of_ones_own_merge_is_refused_where_a_coding_it_moved_was_changed_since() {
    let study = coded();
    let mut asha = study.sit(Some("AB"));
    let (room, home) = (id(&asha, "room"), id(&asha, "home"));
    asha.merge_themes(room, home, None).unwrap();
    let mut carys = study.sit(Some("CD"));
    let hers = codings(&carys).into_iter().find(|coding| coding.coder == "CD" && coding.theme == "home").unwrap().id;
    carys.set_memo(hers, "another").unwrap();
    let why = refusal(&study, || asha.undo());
    assert_eq!(
        why,
        "“merge “Room” into “Home”” cannot be taken back: a later act changed the same coding; undo that one first"
    );
    carys.set_memo(hers, "hers").unwrap();
    assert_eq!(refusal(&study, || asha.undo()), why, "also where it was changed back: Carys could not undo that");
    carys.undo().unwrap();
    carys.undo().unwrap();
    asha.undo().unwrap();
    assert_eq!(theme(&asha, "room").codings, 3);
    asha.redo().unwrap();
    assert_eq!(theme(&asha, "home").codings, 3);
}

#[test]
fn undo_of_the_framework_is_its_authors_and_nobody_elses() {
    let study = coded();
    let mut asha = study.sit(Some("AB"));
    let (room, home) = (id(&asha, "room"), id(&asha, "home"));
    asha.merge_themes(room, home, None).unwrap();
    assert_eq!(study.sit(Some("CD")).undo().unwrap().what, "apply “Garden” to bert:2", "her own, not Asha's merge");
    assert_eq!(study.sit(Some("AB")).undo().unwrap().what, "merge “Room” into “Home”");
}

#[test]
fn changing_the_framework_needs_a_name() {
    let study = coded();
    let mut nobody = study.sit(None);
    let (room, home) = (id(&nobody, "room"), id(&nobody, "home"));
    let which = "this needs a coder: say who you are with --coder, one of AB, CD";
    assert_eq!(refusal(&study, || nobody.merge_themes(room, home, None)), which);
    assert_eq!(refusal(&study, || nobody.delete_theme(room, None)), which);
    assert_eq!(refusal(&study, || nobody.add_theme(&named("Pets", None), None)), which);
}

#[test]
fn a_theme_is_split_and_ones_own_codings_are_sorted_with_it() {
    let study = coded();
    let mut asha = study.sit(Some("AB"));
    let room = id(&asha, "room");
    let own = asha.sortable(room).unwrap();
    assert_eq!(own.len(), 2, "Carys's are not hers to sort");
    let names = vec!["Cold rooms".into(), "Warm rooms".into()];
    let sorted = vec![(own[1].id, 0)];
    let split = SplitTheme { names, beside: false, sorted };
    let made = there_and_back(&study, &mut asha, |asha| asha.split_theme(room, &split, None).unwrap());
    assert_eq!(made.iter().map(|line| line.number.as_str()).collect::<Vec<_>>(), ["1.1.1", "1.1.2"]);
    assert_eq!((theme(&asha, "cold-rooms").codings, theme(&asha, "room").codings), (1, 2));
    let cold = codings(&asha).into_iter().find(|coding| coding.theme == "cold-rooms").unwrap();
    assert_eq!((cold.id, cold.magnitude.as_deref()), (own[1].id, Some("negative")));

    let warm = id(&asha, "warm-rooms");
    there_and_back(&study, &mut asha, |asha| asha.sort_codings(&[(own[0].id, warm)]).unwrap());
    let hers = codings(&asha).into_iter().find(|coding| coding.theme == "room").unwrap().id;
    assert_eq!(refusal(&study, || asha.sort_codings(&[(hers, warm)])), "this coding is CD's; only CD can change it");
    let garden = id(&asha, "garden");
    assert_eq!(
        refusal(&study, || asha.sort_codings(&[(own[0].id, garden)])),
        "“Garden” has no scale, so “positive” cannot be set; leave the magnitude out"
    );
}

#[test]
fn themes_split_off_beside_stand_behind_the_theme_and_have_its_scale() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let home = id(&asha, "home");
    let split = SplitTheme { names: vec!["House".into(), "Flat".into()], beside: true, sorted: Vec::new() };
    let made = there_and_back(&study, &mut asha, |asha| asha.split_theme(home, &split, None).unwrap());
    assert_eq!(tree(&asha), "1 home, 1.1 room, 1.2 garden, 2 house, 3 flat, 4 help, 4.1 friends");
    assert!(made.iter().all(|line| line.scale.as_deref() == Some("valence")));
    let none = SplitTheme::default();
    assert!(refusal(&study, || asha.split_theme(home, &none, None)).contains("write at least one"));
    let twice = SplitTheme { names: vec!["A".into(), "A ".into()], ..SplitTheme::default() };
    assert!(refusal(&study, || asha.split_theme(home, &twice, None)).contains("“A” stands twice"));
}

#[test]
fn codings_of_finished_work_are_not_sorted() {
    let study = coded();
    study.assign("anna", "AB", AssignmentState::Done);
    let mut asha = study.sit(Some("AB"));
    let (room, home) = (id(&asha, "room"), id(&asha, "home"));
    assert_eq!(asha.sortable(room).unwrap().iter().map(|line| line.transcript.as_str()).collect::<Vec<_>>(), ["bert"]);
    let done = codings(&asha).into_iter().find(|c| c.coder == "AB" && c.transcript == "anna" && c.theme == "room");
    let why = refusal(&study, || asha.sort_codings(&[(done.unwrap().id, home)]));
    assert!(why.contains("AB has marked anna as done"), "{why}");
    assert_eq!(asha.preview_merge(room, home).unwrap().done, 1, "a merge says how many are on finished work");
}

#[test]
fn a_scale_loses_no_value_that_a_coding_has() {
    let study = coded();
    let mut asha = study.sit(Some("AB"));
    let of =
        |values: &[&str]| Scale { key: "valence".into(), values: values.iter().map(ToString::to_string).collect() };
    assert_eq!(
        refusal(&study, || asha.set_scale(&of(&["neutral", "positive"]), None)),
        "the framework was not changed: “Home” (home) has 1 coding with a magnitude its new scale lacks; “Room” (room) \
         has 1 coding with a magnitude its new scale lacks"
    );
    let room = id(&asha, "room");
    assert!(
        refusal(&study, || asha.edit_theme(
            room,
            &ThemeEdit { scale: Some(ScaleEdit::None), ..ThemeEdit::default() },
            None
        ))
        .contains("“Room” (room) has 2 codings with a magnitude its new scale lacks")
    );
    let longer = of(&["very negative", "negative", "neutral", "positive"]);
    there_and_back(&study, &mut asha, |asha| asha.set_scale(&longer, None).unwrap());
}

#[test]
fn a_scale_is_not_taken_back_from_codings_that_were_rated_on_it_since() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let friends = id(&asha, "friends");
    let edit = ThemeEdit { scale: Some(ScaleEdit::Own("valence".into())), ..ThemeEdit::default() };
    asha.edit_theme(friends, &edit, None).unwrap();
    let mut carys = study.sit(Some("CD"));
    let hers = apply_with(&mut carys, "anna", "My friend Zoë helps me", &rated("friends", "positive", ""));
    assert_eq!(
        refusal(&study, || asha.undo()),
        "“edit “Friends”: scale” cannot be taken back: 1 coding made since would lose the magnitude; take these \
         magnitudes away first"
    );
    carys.set_magnitude(hers, None).unwrap();
    asha.undo().unwrap();
    assert_eq!(theme(&asha, "friends").scale, None);
}

#[test]
fn what_others_coded_meanwhile_does_not_stop_the_undo_of_an_unused_theme() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    asha.add_theme(&named("Pets", None), None).unwrap();
    apply(&mut study.sit(Some("CD")), "anna", "dandelions", "garden");
    assert_eq!(asha.undo().unwrap().what, "add the theme “Pets”");
    asha.redo().unwrap();
    apply(&mut study.sit(Some("CD")), "anna", "helps me", "pets");
    assert!(refusal(&study, || asha.undo()).contains("other work in the project rests on it"));
}

#[test]
fn a_framework_file_read_again_keeps_the_colours() {
    let study = Study::new();
    let mut asha = study.sit(Some("AB"));
    let room = id(&asha, "room");
    asha.edit_theme(room, &ThemeEdit { colour: Some(ThemeColour::new(6)), ..ThemeEdit::default() }, None).unwrap();
    asha.import_codebook(&study.file("again.toml", common_store::FRAMEWORK)).unwrap();
    assert_eq!(theme(&asha, "room").colour, 6);
}
