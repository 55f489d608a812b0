//! What a researcher reads when something cannot be done: the thing, what is wrong, the next step.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // A test that cannot go on has failed.

mod common;

use common::Study;

#[test]
fn no_project_and_several_projects_name_the_next_step() {
    let study = Study::empty();
    let said = study.fails(&["transcripts"]);
    assert!(said.starts_with("there is no .emic file in "), "{said}");
    assert!(
        said.ends_with("make one with `emic new study.emic`, or name one with --project or EMIC_PROJECT"),
        "{said}"
    );
    study.run(&["new", "b.emic"]);
    study.run(&["new", "a.emic"]);
    assert_eq!(
        study.fails(&["transcripts"]),
        "there are several projects in this folder (a.emic, b.emic); say which with --project or EMIC_PROJECT"
    );
    study.run(&["--project", "a.emic", "transcripts"]);
}

#[test]
fn the_project_and_the_coder_may_come_from_the_environment_and_options_win() {
    let study = Study::with_interviews();
    study.run(&["new", "other.emic"]);
    let titles = |project: &str, arguments: &[&str]| {
        let output = study.command(arguments).env("EMIC_PROJECT", project).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(titles("study.emic", &["transcripts"]).contains("P07"));
    assert!(!titles("study.emic", &["transcripts", "--project", "other.emic"]).contains("P07"));
    let code = ["--project", "study.emic", "code", "--transcript", "P07", "--quote", "harbour", "--theme", "rooms"];
    let output = study.command(&code).env("EMIC_CODER", "CD").output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("[CD]"));
    let output = study.command(&[&code[..], &["--coder", "AB"]].concat()).env("EMIC_CODER", "CD").output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("[AB]"));
}

#[test]
fn an_act_without_a_coder_lists_the_coders() {
    let study = Study::with_interviews();
    let code = ["code", "--transcript", "P07", "--quote", "above the harbour", "--theme", "rooms"];
    assert_eq!(study.fails(&code), "this needs a coder: say who you are with --coder, one of AB, CD");
    assert_eq!(study.fails(&["--coder", "ZZ", "transcripts"]), "there is no coder “ZZ”; the coders are AB, CD");
}

#[test]
fn the_only_coder_need_not_be_named() {
    let study = Study::empty();
    study.write("framework.toml", common::FRAMEWORK);
    study.write("P07.txt", common::INTERVIEW);
    study.run(&["new", "study.emic", "--codebook", "framework.toml", "--add-coder", "AB:Asha Bell"]);
    study.run(&["import", "P07.txt"]);
    study.run(&["code", "--transcript", "P07", "--quote", "above the harbour", "--theme", "rooms"]);
}

#[test]
fn a_variable_that_names_nobody_does_not_keep_the_first_coder_out() {
    let study = Study::empty();
    study.run(&["new", "study.emic"]);
    let output = study.command(&["coder", "add", "AB:Asha Bell"]).env("EMIC_CODER", "AB").output().unwrap();
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn things_that_are_not_there_say_where_to_look() {
    let study = Study::with_interviews();
    for (arguments, expected) in [
        (&["show", "P99"][..], "there is no transcript “P99”; `emic transcripts` lists them"),
        (&["matrix", "--theme", "9"], "there is no theme “9”; `emic codebook show` lists keys and numbers"),
        (&["search", "--case", "X"], "there is no case “X”; `emic case list` lists them"),
        (&["--coder", "AB", "codings", "remove", "beef"], "there is no coding “beef”; `emic codings` lists them"),
        (&["search", "--where", "age=3"], "there is no attribute “age”; `emic case list` shows the attributes"),
        (&["import", "nowhere"], "there is no file or folder nowhere; give transcripts, or a folder of them"),
    ] {
        assert_eq!(study.fails(arguments), expected);
    }
}

#[test]
fn a_coding_that_cannot_be_says_why() {
    let study = Study::with_interviews();
    let code = |quote: &str, theme: &str, magnitude: &[&str]| {
        let arguments = ["--coder", "AB", "code", "--transcript", "P07", "--quote", quote, "--theme", theme];
        study.fails(&[&arguments[..], magnitude].concat())
    };
    assert_eq!(
        code("The room is small", "rooms", &[]),
        "the quote “The room is small” occurs 2 times in P07; it must occur exactly once, letters, blanks and line breaks as in the text: give more or less of it, or the span"
    );
    assert_eq!(
        code("harbour", "rooms", &["--magnitude", "much"]),
        "“much” is not on the scale of “Rooms”; its values are negative, neutral, positive"
    );
    assert_eq!(
        code("harbour", "moves", &["--magnitude", "-"]),
        "“Moves” has no scale, so “-” cannot be set; leave the magnitude out"
    );
    assert_eq!(
        code("harbour", "other", &[]),
        "“Other matters” is a heading and cannot be applied; choose a theme below it"
    );
    study.code("P07", "harbour", "rooms", None);
    assert_eq!(
        code("harbour", "rooms", &[]),
        "AB has already applied “Rooms” to exactly this passage of P07; change that coding on the screen, or remove it first with `emic codings remove`"
    );
}

#[test]
fn nobody_removes_another_coders_coding() {
    let study = Study::with_interviews();
    let coding = study.code("P07", "harbour", "rooms", None);
    let said = study.fails(&["--coder", "CD", "codings", "remove", coding["id"].as_str().unwrap()]);
    assert_eq!(said, "this coding is AB's; only AB can change it");
}

#[test]
fn faults_of_a_framework_are_all_named_with_their_lines() {
    let study = Study::new();
    study.write("bad.toml", "title = \"x\"\n\n[[theme]]\nkey = \"A b\"\nname = \"x\"\n\n[[theme]]\nkey = \"c\"\nname = \"c\"\nparent = \"d\"\n");
    let said = study.fails(&["codebook", "import", "bad.toml"]);
    assert!(said.contains("bad.toml:4:") && said.contains("bad.toml:10:"), "{said}");
    assert_eq!(study.json(&["codebook", "show"])["title"], "Small study", "nothing was changed");
}

#[test]
fn a_framework_that_would_lose_codings_is_refused() {
    let study = Study::with_interviews();
    study.code("P07", "harbour", "rooms", Some("+"));
    study.write("less.toml", "title = \"x\"\n\n[[theme]]\nkey = \"housing\"\nname = \"Housing\"\n");
    let said = study.fails(&["codebook", "import", "less.toml"]);
    assert!(said.starts_with("the framework was not changed: ") && said.contains("“Rooms” (rooms)"), "{said}");
    assert_eq!(study.json(&["codings"])["codings"][0]["theme"], "rooms");
}

#[test]
fn a_new_project_never_replaces_anything() {
    let study = Study::with_interviews();
    let said = study.fails(&["new", "study.emic"]);
    assert_eq!(said, "study.emic exists already; choose another name, or open it with `emic open`");
    assert!(study.run(&["transcripts"]).contains("P07"));
    let said = study.fails(&["new", "fresh.emic", "--codebook", "nothing.toml"]);
    assert!(said.contains("nothing.toml"), "{said}");
    assert!(!study.path("fresh.emic").exists(), "no half-made project is left");
    let said = study.fails(&["snapshot", "--out", "study.emic"]);
    assert!(said.contains("is not replaced"), "{said}");
}

#[test]
fn messages_are_safe_to_draw() {
    let study = Study::with_interviews();
    let said = study.fails(&["show", "a\u{1b}[31mb"]);
    assert!(said.contains("a␛[31mb") && !said.contains('\u{1b}'), "{said:?}");
}

#[test]
fn the_program_alone_says_what_to_do_where_there_is_no_project() {
    let study = Study::empty();
    let said = study.run(&[]);
    assert!(said.contains("emic demo") && said.contains("emic new"), "{said}");
    study.run(&["new", "a.emic"]);
    let ended = study.ends(&["a.emic"]);
    assert_eq!((ended.status, ended.stdout.as_str()), (1, ""));
    assert!(ended.stderr.contains("need a terminal"), "{}", ended.stderr);
}
